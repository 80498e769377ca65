import datetime

from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import httpbody_pb2 as _httpbody_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetBirthCertificateRequest(_message.Message):
    __slots__ = ("certificate_no",)
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    def __init__(self, certificate_no: _Optional[str] = ...) -> None: ...

class BirthCertificate(_message.Message):
    __slots__ = ("certificate_no", "child_name", "sex", "born_at", "institution", "weight_grams", "gestation_weeks", "mother_id", "father_id", "issued_on", "revoked", "child_id")
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    CHILD_NAME_FIELD_NUMBER: _ClassVar[int]
    SEX_FIELD_NUMBER: _ClassVar[int]
    BORN_AT_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_GRAMS_FIELD_NUMBER: _ClassVar[int]
    GESTATION_WEEKS_FIELD_NUMBER: _ClassVar[int]
    MOTHER_ID_FIELD_NUMBER: _ClassVar[int]
    FATHER_ID_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    REVOKED_FIELD_NUMBER: _ClassVar[int]
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    child_name: str
    sex: str
    born_at: str
    institution: str
    weight_grams: int
    gestation_weeks: int
    mother_id: str
    father_id: str
    issued_on: str
    revoked: bool
    child_id: str
    def __init__(self, certificate_no: _Optional[str] = ..., child_name: _Optional[str] = ..., sex: _Optional[str] = ..., born_at: _Optional[str] = ..., institution: _Optional[str] = ..., weight_grams: _Optional[int] = ..., gestation_weeks: _Optional[int] = ..., mother_id: _Optional[str] = ..., father_id: _Optional[str] = ..., issued_on: _Optional[str] = ..., revoked: _Optional[bool] = ..., child_id: _Optional[str] = ...) -> None: ...

class GetVaccinationRecordRequest(_message.Message):
    __slots__ = ("record_id",)
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    record_id: str
    def __init__(self, record_id: _Optional[str] = ...) -> None: ...

class VaccinationRecord(_message.Message):
    __slots__ = ("record_id", "county", "doses", "resident_id")
    class Dose(_message.Message):
        __slots__ = ("vaccine", "number", "due_on", "given_on", "batch")
        VACCINE_FIELD_NUMBER: _ClassVar[int]
        NUMBER_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        GIVEN_ON_FIELD_NUMBER: _ClassVar[int]
        BATCH_FIELD_NUMBER: _ClassVar[int]
        vaccine: str
        number: int
        due_on: str
        given_on: str
        batch: str
        def __init__(self, vaccine: _Optional[str] = ..., number: _Optional[int] = ..., due_on: _Optional[str] = ..., given_on: _Optional[str] = ..., batch: _Optional[str] = ...) -> None: ...
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DOSES_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    record_id: str
    county: str
    doses: _containers.RepeatedCompositeFieldContainer[VaccinationRecord.Dose]
    resident_id: str
    def __init__(self, record_id: _Optional[str] = ..., county: _Optional[str] = ..., doses: _Optional[_Iterable[_Union[VaccinationRecord.Dose, _Mapping]]] = ..., resident_id: _Optional[str] = ...) -> None: ...

class RecordDoseRequest(_message.Message):
    __slots__ = ("record_id", "vaccine", "number", "given_on", "batch")
    RECORD_ID_FIELD_NUMBER: _ClassVar[int]
    VACCINE_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    GIVEN_ON_FIELD_NUMBER: _ClassVar[int]
    BATCH_FIELD_NUMBER: _ClassVar[int]
    record_id: str
    vaccine: str
    number: int
    given_on: str
    batch: str
    def __init__(self, record_id: _Optional[str] = ..., vaccine: _Optional[str] = ..., number: _Optional[int] = ..., given_on: _Optional[str] = ..., batch: _Optional[str] = ...) -> None: ...

class GetInsuranceRequest(_message.Message):
    __slots__ = ("insurance_no",)
    INSURANCE_NO_FIELD_NUMBER: _ClassVar[int]
    insurance_no: str
    def __init__(self, insurance_no: _Optional[str] = ...) -> None: ...

class Insurance(_message.Message):
    __slots__ = ("insurance_no", "resident_id", "county", "covered_from", "cancelled")
    INSURANCE_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    COVERED_FROM_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    insurance_no: str
    resident_id: str
    county: str
    covered_from: str
    cancelled: bool
    def __init__(self, insurance_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., covered_from: _Optional[str] = ..., cancelled: _Optional[bool] = ...) -> None: ...

class GetReimbursementRequest(_message.Message):
    __slots__ = ("reimbursement_no",)
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    def __init__(self, reimbursement_no: _Optional[str] = ...) -> None: ...

class Reimbursement(_message.Message):
    __slots__ = ("reimbursement_no", "mother_id", "amount_fen", "decided_on", "cancelled", "paid_on")
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    MOTHER_ID_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
    DECIDED_ON_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    PAID_ON_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    mother_id: str
    amount_fen: int
    decided_on: str
    cancelled: bool
    paid_on: str
    def __init__(self, reimbursement_no: _Optional[str] = ..., mother_id: _Optional[str] = ..., amount_fen: _Optional[int] = ..., decided_on: _Optional[str] = ..., cancelled: _Optional[bool] = ..., paid_on: _Optional[str] = ...) -> None: ...

class PayReimbursementRequest(_message.Message):
    __slots__ = ("reimbursement_no", "paid_on")
    REIMBURSEMENT_NO_FIELD_NUMBER: _ClassVar[int]
    PAID_ON_FIELD_NUMBER: _ClassVar[int]
    reimbursement_no: str
    paid_on: str
    def __init__(self, reimbursement_no: _Optional[str] = ..., paid_on: _Optional[str] = ...) -> None: ...

class GetFhirCapabilitiesRequest(_message.Message):
    __slots__ = ("host", "proto")
    HOST_FIELD_NUMBER: _ClassVar[int]
    PROTO_FIELD_NUMBER: _ClassVar[int]
    host: str
    proto: str
    def __init__(self, host: _Optional[str] = ..., proto: _Optional[str] = ...) -> None: ...

class CreateFhirResourceRequest(_message.Message):
    __slots__ = ("resource_type", "resource", "prefer", "if_none_exist")
    RESOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    PREFER_FIELD_NUMBER: _ClassVar[int]
    IF_NONE_EXIST_FIELD_NUMBER: _ClassVar[int]
    resource_type: str
    resource: _httpbody_pb2.HttpBody
    prefer: str
    if_none_exist: str
    def __init__(self, resource_type: _Optional[str] = ..., resource: _Optional[_Union[_httpbody_pb2.HttpBody, _Mapping]] = ..., prefer: _Optional[str] = ..., if_none_exist: _Optional[str] = ...) -> None: ...

class UpdateFhirResourceRequest(_message.Message):
    __slots__ = ("resource_type", "id", "resource", "if_match", "prefer")
    RESOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    RESOURCE_FIELD_NUMBER: _ClassVar[int]
    IF_MATCH_FIELD_NUMBER: _ClassVar[int]
    PREFER_FIELD_NUMBER: _ClassVar[int]
    resource_type: str
    id: str
    resource: _httpbody_pb2.HttpBody
    if_match: str
    prefer: str
    def __init__(self, resource_type: _Optional[str] = ..., id: _Optional[str] = ..., resource: _Optional[_Union[_httpbody_pb2.HttpBody, _Mapping]] = ..., if_match: _Optional[str] = ..., prefer: _Optional[str] = ...) -> None: ...

class ReadFhirResourceRequest(_message.Message):
    __slots__ = ("resource_type", "id")
    RESOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    resource_type: str
    id: str
    def __init__(self, resource_type: _Optional[str] = ..., id: _Optional[str] = ...) -> None: ...

class ReadFhirVersionRequest(_message.Message):
    __slots__ = ("resource_type", "id", "version_id")
    RESOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_ID_FIELD_NUMBER: _ClassVar[int]
    resource_type: str
    id: str
    version_id: str
    def __init__(self, resource_type: _Optional[str] = ..., id: _Optional[str] = ..., version_id: _Optional[str] = ...) -> None: ...

class SearchFhirResourcesRequest(_message.Message):
    __slots__ = ("resource_type", "query", "prefer", "host", "proto")
    RESOURCE_TYPE_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    PREFER_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    PROTO_FIELD_NUMBER: _ClassVar[int]
    resource_type: str
    query: str
    prefer: str
    host: str
    proto: str
    def __init__(self, resource_type: _Optional[str] = ..., query: _Optional[str] = ..., prefer: _Optional[str] = ..., host: _Optional[str] = ..., proto: _Optional[str] = ...) -> None: ...

class ReadFhirEverythingRequest(_message.Message):
    __slots__ = ("id", "query", "host", "proto")
    ID_FIELD_NUMBER: _ClassVar[int]
    QUERY_FIELD_NUMBER: _ClassVar[int]
    HOST_FIELD_NUMBER: _ClassVar[int]
    PROTO_FIELD_NUMBER: _ClassVar[int]
    id: str
    query: str
    host: str
    proto: str
    def __init__(self, id: _Optional[str] = ..., query: _Optional[str] = ..., host: _Optional[str] = ..., proto: _Optional[str] = ...) -> None: ...

class GrantRecordConsentRequest(_message.Message):
    __slots__ = ("resident_id", "grantee_kind", "grantee", "grantee_county", "categories", "until")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    GRANTEE_KIND_FIELD_NUMBER: _ClassVar[int]
    GRANTEE_FIELD_NUMBER: _ClassVar[int]
    GRANTEE_COUNTY_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    grantee_kind: str
    grantee: str
    grantee_county: str
    categories: _containers.RepeatedScalarFieldContainer[str]
    until: str
    def __init__(self, resident_id: _Optional[str] = ..., grantee_kind: _Optional[str] = ..., grantee: _Optional[str] = ..., grantee_county: _Optional[str] = ..., categories: _Optional[_Iterable[str]] = ..., until: _Optional[str] = ...) -> None: ...

class RecordConsent(_message.Message):
    __slots__ = ("consent_id", "resident_id", "grantee_kind", "grantee", "grantee_county", "categories", "since", "until", "revoked_at")
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    GRANTEE_KIND_FIELD_NUMBER: _ClassVar[int]
    GRANTEE_FIELD_NUMBER: _ClassVar[int]
    GRANTEE_COUNTY_FIELD_NUMBER: _ClassVar[int]
    CATEGORIES_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    REVOKED_AT_FIELD_NUMBER: _ClassVar[int]
    consent_id: str
    resident_id: str
    grantee_kind: str
    grantee: str
    grantee_county: str
    categories: _containers.RepeatedScalarFieldContainer[str]
    since: str
    until: str
    revoked_at: str
    def __init__(self, consent_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., grantee_kind: _Optional[str] = ..., grantee: _Optional[str] = ..., grantee_county: _Optional[str] = ..., categories: _Optional[_Iterable[str]] = ..., since: _Optional[str] = ..., until: _Optional[str] = ..., revoked_at: _Optional[str] = ...) -> None: ...

class RevokeRecordConsentRequest(_message.Message):
    __slots__ = ("consent_id",)
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    consent_id: str
    def __init__(self, consent_id: _Optional[str] = ...) -> None: ...

class ListRecordConsentsRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class ListRecordConsentsResponse(_message.Message):
    __slots__ = ("consents",)
    CONSENTS_FIELD_NUMBER: _ClassVar[int]
    consents: _containers.RepeatedCompositeFieldContainer[RecordConsent]
    def __init__(self, consents: _Optional[_Iterable[_Union[RecordConsent, _Mapping]]] = ...) -> None: ...

class BreakGlassRequest(_message.Message):
    __slots__ = ("resident_id", "reason")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    reason: str
    def __init__(self, resident_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class GlassOpening(_message.Message):
    __slots__ = ("opening_id", "what", "resident_id", "account", "unit_id", "incident_id", "department", "county", "reason", "opened_at", "until", "reads", "reviewed_at", "reviewed_by", "justified", "note")
    OPENING_ID_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    ACCOUNT_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    OPENED_AT_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    READS_FIELD_NUMBER: _ClassVar[int]
    REVIEWED_AT_FIELD_NUMBER: _ClassVar[int]
    REVIEWED_BY_FIELD_NUMBER: _ClassVar[int]
    JUSTIFIED_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    opening_id: str
    what: str
    resident_id: str
    account: str
    unit_id: str
    incident_id: str
    department: str
    county: str
    reason: str
    opened_at: str
    until: str
    reads: int
    reviewed_at: str
    reviewed_by: str
    justified: bool
    note: str
    def __init__(self, opening_id: _Optional[str] = ..., what: _Optional[str] = ..., resident_id: _Optional[str] = ..., account: _Optional[str] = ..., unit_id: _Optional[str] = ..., incident_id: _Optional[str] = ..., department: _Optional[str] = ..., county: _Optional[str] = ..., reason: _Optional[str] = ..., opened_at: _Optional[str] = ..., until: _Optional[str] = ..., reads: _Optional[int] = ..., reviewed_at: _Optional[str] = ..., reviewed_by: _Optional[str] = ..., justified: _Optional[bool] = ..., note: _Optional[str] = ...) -> None: ...

class ListGlassOpeningsRequest(_message.Message):
    __slots__ = ("reviewed", "page_size", "page_token")
    REVIEWED_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    reviewed: bool
    page_size: int
    page_token: str
    def __init__(self, reviewed: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListGlassOpeningsResponse(_message.Message):
    __slots__ = ("openings", "next_page_token")
    OPENINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    openings: _containers.RepeatedCompositeFieldContainer[GlassOpening]
    next_page_token: str
    def __init__(self, openings: _Optional[_Iterable[_Union[GlassOpening, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ReviewGlassOpeningRequest(_message.Message):
    __slots__ = ("opening_id", "justified", "note")
    OPENING_ID_FIELD_NUMBER: _ClassVar[int]
    JUSTIFIED_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    opening_id: str
    justified: bool
    note: str
    def __init__(self, opening_id: _Optional[str] = ..., justified: _Optional[bool] = ..., note: _Optional[str] = ...) -> None: ...

class GetEmergencySummaryRequest(_message.Message):
    __slots__ = ("release_id",)
    RELEASE_ID_FIELD_NUMBER: _ClassVar[int]
    release_id: str
    def __init__(self, release_id: _Optional[str] = ...) -> None: ...

class EmergencySummary(_message.Message):
    __slots__ = ("release_id", "incident_id", "unit_id", "resident_id", "allergies", "conditions", "medications", "blood_group", "empty", "released_at", "until")
    class Item(_message.Message):
        __slots__ = ("text", "code", "system", "severity")
        TEXT_FIELD_NUMBER: _ClassVar[int]
        CODE_FIELD_NUMBER: _ClassVar[int]
        SYSTEM_FIELD_NUMBER: _ClassVar[int]
        SEVERITY_FIELD_NUMBER: _ClassVar[int]
        text: str
        code: str
        system: str
        severity: str
        def __init__(self, text: _Optional[str] = ..., code: _Optional[str] = ..., system: _Optional[str] = ..., severity: _Optional[str] = ...) -> None: ...
    RELEASE_ID_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    ALLERGIES_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    MEDICATIONS_FIELD_NUMBER: _ClassVar[int]
    BLOOD_GROUP_FIELD_NUMBER: _ClassVar[int]
    EMPTY_FIELD_NUMBER: _ClassVar[int]
    RELEASED_AT_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    release_id: str
    incident_id: str
    unit_id: str
    resident_id: str
    allergies: _containers.RepeatedCompositeFieldContainer[EmergencySummary.Item]
    conditions: _containers.RepeatedCompositeFieldContainer[EmergencySummary.Item]
    medications: _containers.RepeatedCompositeFieldContainer[EmergencySummary.Item]
    blood_group: str
    empty: bool
    released_at: str
    until: str
    def __init__(self, release_id: _Optional[str] = ..., incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., allergies: _Optional[_Iterable[_Union[EmergencySummary.Item, _Mapping]]] = ..., conditions: _Optional[_Iterable[_Union[EmergencySummary.Item, _Mapping]]] = ..., medications: _Optional[_Iterable[_Union[EmergencySummary.Item, _Mapping]]] = ..., blood_group: _Optional[str] = ..., empty: _Optional[bool] = ..., released_at: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class DetectAberrationsRequest(_message.Message):
    __slots__ = ("method", "counts", "parameters")
    METHOD_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    method: str
    counts: _containers.RepeatedScalarFieldContainer[int]
    parameters: _struct_pb2.Struct
    def __init__(self, method: _Optional[str] = ..., counts: _Optional[_Iterable[int]] = ..., parameters: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., **kwargs) -> None: ...

class DetectAberrationsResponse(_message.Message):
    __slots__ = ("method", "parameters", "points")
    class Point(_message.Message):
        __slots__ = ("index", "count", "upper_bound", "statistic", "alarm")
        INDEX_FIELD_NUMBER: _ClassVar[int]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        UPPER_BOUND_FIELD_NUMBER: _ClassVar[int]
        STATISTIC_FIELD_NUMBER: _ClassVar[int]
        ALARM_FIELD_NUMBER: _ClassVar[int]
        index: int
        count: int
        upper_bound: float
        statistic: float
        alarm: bool
        def __init__(self, index: _Optional[int] = ..., count: _Optional[int] = ..., upper_bound: _Optional[float] = ..., statistic: _Optional[float] = ..., alarm: _Optional[bool] = ...) -> None: ...
    METHOD_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    method: str
    parameters: _struct_pb2.Struct
    points: _containers.RepeatedCompositeFieldContainer[DetectAberrationsResponse.Point]
    def __init__(self, method: _Optional[str] = ..., parameters: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., points: _Optional[_Iterable[_Union[DetectAberrationsResponse.Point, _Mapping]]] = ...) -> None: ...

class ListSurveillanceDiseasesRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListSurveillanceDiseasesResponse(_message.Message):
    __slots__ = ("diseases",)
    DISEASES_FIELD_NUMBER: _ClassVar[int]
    diseases: _containers.RepeatedCompositeFieldContainer[SurveillanceDisease]
    def __init__(self, diseases: _Optional[_Iterable[_Union[SurveillanceDisease, _Mapping]]] = ...) -> None: ...

class SurveillanceDisease(_message.Message):
    __slots__ = ("code", "title_zh", "title_en", "disease_class", "method", "parameters", "source", "status")
    CODE_FIELD_NUMBER: _ClassVar[int]
    TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
    TITLE_EN_FIELD_NUMBER: _ClassVar[int]
    DISEASE_CLASS_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    code: str
    title_zh: str
    title_en: str
    disease_class: str
    method: str
    parameters: _struct_pb2.Struct
    source: str
    status: str
    def __init__(self, code: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., disease_class: _Optional[str] = ..., method: _Optional[str] = ..., parameters: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., source: _Optional[str] = ..., status: _Optional[str] = ...) -> None: ...

class ReportCountsRequest(_message.Message):
    __slots__ = ("institution_id", "week", "counts")
    class DiseaseCount(_message.Message):
        __slots__ = ("disease", "count")
        DISEASE_FIELD_NUMBER: _ClassVar[int]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        disease: str
        count: int
        def __init__(self, disease: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    WEEK_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    week: str
    counts: _containers.RepeatedCompositeFieldContainer[ReportCountsRequest.DiseaseCount]
    def __init__(self, institution_id: _Optional[str] = ..., week: _Optional[str] = ..., counts: _Optional[_Iterable[_Union[ReportCountsRequest.DiseaseCount, _Mapping]]] = ...) -> None: ...

class ReportCountsResponse(_message.Message):
    __slots__ = ("institution_id", "week", "changed", "judged_anew")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    WEEK_FIELD_NUMBER: _ClassVar[int]
    CHANGED_FIELD_NUMBER: _ClassVar[int]
    JUDGED_ANEW_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    week: str
    changed: int
    judged_anew: bool
    def __init__(self, institution_id: _Optional[str] = ..., week: _Optional[str] = ..., changed: _Optional[int] = ..., judged_anew: _Optional[bool] = ...) -> None: ...

class GetWeeklyCountsRequest(_message.Message):
    __slots__ = ("disease", "county", "from_week", "until_week")
    DISEASE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    FROM_WEEK_FIELD_NUMBER: _ClassVar[int]
    UNTIL_WEEK_FIELD_NUMBER: _ClassVar[int]
    disease: str
    county: str
    from_week: str
    until_week: str
    def __init__(self, disease: _Optional[str] = ..., county: _Optional[str] = ..., from_week: _Optional[str] = ..., until_week: _Optional[str] = ...) -> None: ...

class GetWeeklyCountsResponse(_message.Message):
    __slots__ = ("from_week", "counts")
    FROM_WEEK_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    from_week: str
    counts: _containers.RepeatedScalarFieldContainer[int]
    def __init__(self, from_week: _Optional[str] = ..., counts: _Optional[_Iterable[int]] = ...) -> None: ...

class ListOutbreakSignalsRequest(_message.Message):
    __slots__ = ("county", "state", "overdue", "disease")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    DISEASE_FIELD_NUMBER: _ClassVar[int]
    county: str
    state: str
    overdue: bool
    disease: str
    def __init__(self, county: _Optional[str] = ..., state: _Optional[str] = ..., overdue: _Optional[bool] = ..., disease: _Optional[str] = ...) -> None: ...

class ListOutbreakSignalsResponse(_message.Message):
    __slots__ = ("signals",)
    SIGNALS_FIELD_NUMBER: _ClassVar[int]
    signals: _containers.RepeatedCompositeFieldContainer[OutbreakSignal]
    def __init__(self, signals: _Optional[_Iterable[_Union[OutbreakSignal, _Mapping]]] = ...) -> None: ...

class GetOutbreakSignalRequest(_message.Message):
    __slots__ = ("signal_id",)
    SIGNAL_ID_FIELD_NUMBER: _ClassVar[int]
    signal_id: str
    def __init__(self, signal_id: _Optional[str] = ...) -> None: ...

class OutbreakSignal(_message.Message):
    __slots__ = ("signal_id", "disease", "disease_zh", "county", "week", "method", "parameters", "count", "upper_bound", "raised_at", "verify_until", "state", "overdue", "escalated", "verified_by", "verified_at", "in_time", "verification", "concluded_by", "concluded_at", "field_cases", "conclusion", "weeks")
    class Week(_message.Message):
        __slots__ = ("week", "count", "upper_bound")
        WEEK_FIELD_NUMBER: _ClassVar[int]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        UPPER_BOUND_FIELD_NUMBER: _ClassVar[int]
        week: str
        count: int
        upper_bound: float
        def __init__(self, week: _Optional[str] = ..., count: _Optional[int] = ..., upper_bound: _Optional[float] = ...) -> None: ...
    SIGNAL_ID_FIELD_NUMBER: _ClassVar[int]
    DISEASE_FIELD_NUMBER: _ClassVar[int]
    DISEASE_ZH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    WEEK_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    UPPER_BOUND_FIELD_NUMBER: _ClassVar[int]
    RAISED_AT_FIELD_NUMBER: _ClassVar[int]
    VERIFY_UNTIL_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_FIELD_NUMBER: _ClassVar[int]
    VERIFIED_BY_FIELD_NUMBER: _ClassVar[int]
    VERIFIED_AT_FIELD_NUMBER: _ClassVar[int]
    IN_TIME_FIELD_NUMBER: _ClassVar[int]
    VERIFICATION_FIELD_NUMBER: _ClassVar[int]
    CONCLUDED_BY_FIELD_NUMBER: _ClassVar[int]
    CONCLUDED_AT_FIELD_NUMBER: _ClassVar[int]
    FIELD_CASES_FIELD_NUMBER: _ClassVar[int]
    CONCLUSION_FIELD_NUMBER: _ClassVar[int]
    WEEKS_FIELD_NUMBER: _ClassVar[int]
    signal_id: str
    disease: str
    disease_zh: str
    county: str
    week: str
    method: str
    parameters: _struct_pb2.Struct
    count: int
    upper_bound: float
    raised_at: _timestamp_pb2.Timestamp
    verify_until: _timestamp_pb2.Timestamp
    state: str
    overdue: bool
    escalated: int
    verified_by: str
    verified_at: _timestamp_pb2.Timestamp
    in_time: bool
    verification: str
    concluded_by: str
    concluded_at: _timestamp_pb2.Timestamp
    field_cases: int
    conclusion: str
    weeks: _containers.RepeatedCompositeFieldContainer[OutbreakSignal.Week]
    def __init__(self, signal_id: _Optional[str] = ..., disease: _Optional[str] = ..., disease_zh: _Optional[str] = ..., county: _Optional[str] = ..., week: _Optional[str] = ..., method: _Optional[str] = ..., parameters: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., count: _Optional[int] = ..., upper_bound: _Optional[float] = ..., raised_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., verify_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., state: _Optional[str] = ..., overdue: _Optional[bool] = ..., escalated: _Optional[int] = ..., verified_by: _Optional[str] = ..., verified_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., in_time: _Optional[bool] = ..., verification: _Optional[str] = ..., concluded_by: _Optional[str] = ..., concluded_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., field_cases: _Optional[int] = ..., conclusion: _Optional[str] = ..., weeks: _Optional[_Iterable[_Union[OutbreakSignal.Week, _Mapping]]] = ...) -> None: ...

class VerifyOutbreakSignalRequest(_message.Message):
    __slots__ = ("signal_id", "outcome", "note")
    SIGNAL_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    signal_id: str
    outcome: str
    note: str
    def __init__(self, signal_id: _Optional[str] = ..., outcome: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class ConcludeFieldInvestigationRequest(_message.Message):
    __slots__ = ("signal_id", "outcome", "cases", "note")
    SIGNAL_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    CASES_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    signal_id: str
    outcome: str
    cases: int
    note: str
    def __init__(self, signal_id: _Optional[str] = ..., outcome: _Optional[str] = ..., cases: _Optional[int] = ..., note: _Optional[str] = ...) -> None: ...

class GetSurveillancePrecisionRequest(_message.Message):
    __slots__ = ("from_week", "until_week")
    FROM_WEEK_FIELD_NUMBER: _ClassVar[int]
    UNTIL_WEEK_FIELD_NUMBER: _ClassVar[int]
    from_week: str
    until_week: str
    def __init__(self, from_week: _Optional[str] = ..., until_week: _Optional[str] = ...) -> None: ...

class GetSurveillancePrecisionResponse(_message.Message):
    __slots__ = ("from_week", "until_week", "by_disease", "by_method")
    class Row(_message.Message):
        __slots__ = ("disease", "method", "signals", "confirmed", "excluded", "waiting", "precision", "in_time")
        DISEASE_FIELD_NUMBER: _ClassVar[int]
        METHOD_FIELD_NUMBER: _ClassVar[int]
        SIGNALS_FIELD_NUMBER: _ClassVar[int]
        CONFIRMED_FIELD_NUMBER: _ClassVar[int]
        EXCLUDED_FIELD_NUMBER: _ClassVar[int]
        WAITING_FIELD_NUMBER: _ClassVar[int]
        PRECISION_FIELD_NUMBER: _ClassVar[int]
        IN_TIME_FIELD_NUMBER: _ClassVar[int]
        disease: str
        method: str
        signals: int
        confirmed: int
        excluded: int
        waiting: int
        precision: float
        in_time: float
        def __init__(self, disease: _Optional[str] = ..., method: _Optional[str] = ..., signals: _Optional[int] = ..., confirmed: _Optional[int] = ..., excluded: _Optional[int] = ..., waiting: _Optional[int] = ..., precision: _Optional[float] = ..., in_time: _Optional[float] = ...) -> None: ...
    FROM_WEEK_FIELD_NUMBER: _ClassVar[int]
    UNTIL_WEEK_FIELD_NUMBER: _ClassVar[int]
    BY_DISEASE_FIELD_NUMBER: _ClassVar[int]
    BY_METHOD_FIELD_NUMBER: _ClassVar[int]
    from_week: str
    until_week: str
    by_disease: _containers.RepeatedCompositeFieldContainer[GetSurveillancePrecisionResponse.Row]
    by_method: _containers.RepeatedCompositeFieldContainer[GetSurveillancePrecisionResponse.Row]
    def __init__(self, from_week: _Optional[str] = ..., until_week: _Optional[str] = ..., by_disease: _Optional[_Iterable[_Union[GetSurveillancePrecisionResponse.Row, _Mapping]]] = ..., by_method: _Optional[_Iterable[_Union[GetSurveillancePrecisionResponse.Row, _Mapping]]] = ...) -> None: ...

class TryThresholdRequest(_message.Message):
    __slots__ = ("disease", "method", "parameters")
    DISEASE_FIELD_NUMBER: _ClassVar[int]
    METHOD_FIELD_NUMBER: _ClassVar[int]
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    disease: str
    method: str
    parameters: _struct_pb2.Struct
    def __init__(self, disease: _Optional[str] = ..., method: _Optional[str] = ..., parameters: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ...) -> None: ...

class TryThresholdResponse(_message.Message):
    __slots__ = ("disease", "from_week", "until_week", "as_it_is", "as_tried")
    class Outcome(_message.Message):
        __slots__ = ("method", "parameters", "alarms", "signals", "outbreaks_found", "outbreaks_missed", "known_false", "unknown", "precision")
        METHOD_FIELD_NUMBER: _ClassVar[int]
        PARAMETERS_FIELD_NUMBER: _ClassVar[int]
        ALARMS_FIELD_NUMBER: _ClassVar[int]
        SIGNALS_FIELD_NUMBER: _ClassVar[int]
        OUTBREAKS_FOUND_FIELD_NUMBER: _ClassVar[int]
        OUTBREAKS_MISSED_FIELD_NUMBER: _ClassVar[int]
        KNOWN_FALSE_FIELD_NUMBER: _ClassVar[int]
        UNKNOWN_FIELD_NUMBER: _ClassVar[int]
        PRECISION_FIELD_NUMBER: _ClassVar[int]
        method: str
        parameters: _struct_pb2.Struct
        alarms: int
        signals: int
        outbreaks_found: int
        outbreaks_missed: int
        known_false: int
        unknown: int
        precision: float
        def __init__(self, method: _Optional[str] = ..., parameters: _Optional[_Union[_struct_pb2.Struct, _Mapping]] = ..., alarms: _Optional[int] = ..., signals: _Optional[int] = ..., outbreaks_found: _Optional[int] = ..., outbreaks_missed: _Optional[int] = ..., known_false: _Optional[int] = ..., unknown: _Optional[int] = ..., precision: _Optional[float] = ...) -> None: ...
    DISEASE_FIELD_NUMBER: _ClassVar[int]
    FROM_WEEK_FIELD_NUMBER: _ClassVar[int]
    UNTIL_WEEK_FIELD_NUMBER: _ClassVar[int]
    AS_IT_IS_FIELD_NUMBER: _ClassVar[int]
    AS_TRIED_FIELD_NUMBER: _ClassVar[int]
    disease: str
    from_week: str
    until_week: str
    as_it_is: TryThresholdResponse.Outcome
    as_tried: TryThresholdResponse.Outcome
    def __init__(self, disease: _Optional[str] = ..., from_week: _Optional[str] = ..., until_week: _Optional[str] = ..., as_it_is: _Optional[_Union[TryThresholdResponse.Outcome, _Mapping]] = ..., as_tried: _Optional[_Union[TryThresholdResponse.Outcome, _Mapping]] = ...) -> None: ...

class BookAppointmentRequest(_message.Message):
    __slots__ = ("session_id", "resident_id", "number", "referral_id")
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    resident_id: str
    number: int
    referral_id: str
    def __init__(self, session_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., number: _Optional[int] = ..., referral_id: _Optional[str] = ...) -> None: ...

class Appointment(_message.Message):
    __slots__ = ("appointment_no", "session_id", "number", "resident_id", "institution_id", "county", "starts_at", "status", "referral_id", "from_waiting_list", "cancel_until")
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_WAITING_LIST_FIELD_NUMBER: _ClassVar[int]
    CANCEL_UNTIL_FIELD_NUMBER: _ClassVar[int]
    appointment_no: str
    session_id: str
    number: int
    resident_id: str
    institution_id: str
    county: str
    starts_at: _timestamp_pb2.Timestamp
    status: str
    referral_id: str
    from_waiting_list: bool
    cancel_until: _timestamp_pb2.Timestamp
    def __init__(self, appointment_no: _Optional[str] = ..., session_id: _Optional[str] = ..., number: _Optional[int] = ..., resident_id: _Optional[str] = ..., institution_id: _Optional[str] = ..., county: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., status: _Optional[str] = ..., referral_id: _Optional[str] = ..., from_waiting_list: _Optional[bool] = ..., cancel_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetAppointmentRequest(_message.Message):
    __slots__ = ("appointment_no",)
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    appointment_no: str
    def __init__(self, appointment_no: _Optional[str] = ...) -> None: ...

class ListAppointmentsRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class ListAppointmentsResponse(_message.Message):
    __slots__ = ("appointments",)
    APPOINTMENTS_FIELD_NUMBER: _ClassVar[int]
    appointments: _containers.RepeatedCompositeFieldContainer[Appointment]
    def __init__(self, appointments: _Optional[_Iterable[_Union[Appointment, _Mapping]]] = ...) -> None: ...

class CancelAppointmentRequest(_message.Message):
    __slots__ = ("appointment_no",)
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    appointment_no: str
    def __init__(self, appointment_no: _Optional[str] = ...) -> None: ...

class NoteArrivalRequest(_message.Message):
    __slots__ = ("appointment_no",)
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    appointment_no: str
    def __init__(self, appointment_no: _Optional[str] = ...) -> None: ...

class FindClinicSessionsRequest(_message.Message):
    __slots__ = ("county", "institution_id", "clinic", "from_day", "until_day")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    CLINIC_FIELD_NUMBER: _ClassVar[int]
    FROM_DAY_FIELD_NUMBER: _ClassVar[int]
    UNTIL_DAY_FIELD_NUMBER: _ClassVar[int]
    county: str
    institution_id: str
    clinic: str
    from_day: str
    until_day: str
    def __init__(self, county: _Optional[str] = ..., institution_id: _Optional[str] = ..., clinic: _Optional[str] = ..., from_day: _Optional[str] = ..., until_day: _Optional[str] = ...) -> None: ...

class FindClinicSessionsResponse(_message.Message):
    __slots__ = ("sessions",)
    SESSIONS_FIELD_NUMBER: _ClassVar[int]
    sessions: _containers.RepeatedCompositeFieldContainer[ClinicSession]
    def __init__(self, sessions: _Optional[_Iterable[_Union[ClinicSession, _Mapping]]] = ...) -> None: ...

class FindClinicSessionRequest(_message.Message):
    __slots__ = ("session_id",)
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    def __init__(self, session_id: _Optional[str] = ...) -> None: ...

class ClinicSession(_message.Message):
    __slots__ = ("session_id", "institution_id", "practitioner_id", "county", "clinic", "starts_at", "ends_at", "status", "free", "free_for_referred", "waiting", "slots")
    class Slot(_message.Message):
        __slots__ = ("number", "starts_at", "kind", "status")
        NUMBER_FIELD_NUMBER: _ClassVar[int]
        STARTS_AT_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        number: int
        starts_at: _timestamp_pb2.Timestamp
        kind: str
        status: str
        def __init__(self, number: _Optional[int] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[str] = ..., status: _Optional[str] = ...) -> None: ...
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    PRACTITIONER_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CLINIC_FIELD_NUMBER: _ClassVar[int]
    STARTS_AT_FIELD_NUMBER: _ClassVar[int]
    ENDS_AT_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    FREE_FIELD_NUMBER: _ClassVar[int]
    FREE_FOR_REFERRED_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    SLOTS_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    institution_id: str
    practitioner_id: str
    county: str
    clinic: str
    starts_at: _timestamp_pb2.Timestamp
    ends_at: _timestamp_pb2.Timestamp
    status: str
    free: int
    free_for_referred: int
    waiting: int
    slots: _containers.RepeatedCompositeFieldContainer[ClinicSession.Slot]
    def __init__(self, session_id: _Optional[str] = ..., institution_id: _Optional[str] = ..., practitioner_id: _Optional[str] = ..., county: _Optional[str] = ..., clinic: _Optional[str] = ..., starts_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ends_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., status: _Optional[str] = ..., free: _Optional[int] = ..., free_for_referred: _Optional[int] = ..., waiting: _Optional[int] = ..., slots: _Optional[_Iterable[_Union[ClinicSession.Slot, _Mapping]]] = ...) -> None: ...

class CancelClinicSessionRequest(_message.Message):
    __slots__ = ("session_id",)
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    def __init__(self, session_id: _Optional[str] = ...) -> None: ...

class WaitForSlotRequest(_message.Message):
    __slots__ = ("session_id", "resident_id", "mode", "referral_id")
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    session_id: str
    resident_id: str
    mode: str
    referral_id: str
    def __init__(self, session_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., mode: _Optional[str] = ..., referral_id: _Optional[str] = ...) -> None: ...

class WaitingPlace(_message.Message):
    __slots__ = ("waiting_id", "session_id", "resident_id", "mode", "status", "ahead", "number", "offer_until", "appointment_no")
    WAITING_ID_FIELD_NUMBER: _ClassVar[int]
    SESSION_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    AHEAD_FIELD_NUMBER: _ClassVar[int]
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    OFFER_UNTIL_FIELD_NUMBER: _ClassVar[int]
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    waiting_id: str
    session_id: str
    resident_id: str
    mode: str
    status: str
    ahead: int
    number: int
    offer_until: _timestamp_pb2.Timestamp
    appointment_no: str
    def __init__(self, waiting_id: _Optional[str] = ..., session_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., mode: _Optional[str] = ..., status: _Optional[str] = ..., ahead: _Optional[int] = ..., number: _Optional[int] = ..., offer_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., appointment_no: _Optional[str] = ...) -> None: ...

class GetWaitingPlaceRequest(_message.Message):
    __slots__ = ("waiting_id",)
    WAITING_ID_FIELD_NUMBER: _ClassVar[int]
    waiting_id: str
    def __init__(self, waiting_id: _Optional[str] = ...) -> None: ...

class AnswerSlotOfferRequest(_message.Message):
    __slots__ = ("waiting_id", "accept")
    WAITING_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_FIELD_NUMBER: _ClassVar[int]
    waiting_id: str
    accept: bool
    def __init__(self, waiting_id: _Optional[str] = ..., accept: _Optional[bool] = ...) -> None: ...

class LeaveWaitingListRequest(_message.Message):
    __slots__ = ("waiting_id",)
    WAITING_ID_FIELD_NUMBER: _ClassVar[int]
    waiting_id: str
    def __init__(self, waiting_id: _Optional[str] = ...) -> None: ...

class ListBookingBlocksRequest(_message.Message):
    __slots__ = ("resident_id", "appealed")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    APPEALED_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    appealed: bool
    def __init__(self, resident_id: _Optional[str] = ..., appealed: _Optional[bool] = ...) -> None: ...

class ListBookingBlocksResponse(_message.Message):
    __slots__ = ("blocks",)
    BLOCKS_FIELD_NUMBER: _ClassVar[int]
    blocks: _containers.RepeatedCompositeFieldContainer[BookingBlock]
    def __init__(self, blocks: _Optional[_Iterable[_Union[BookingBlock, _Mapping]]] = ...) -> None: ...

class BookingBlock(_message.Message):
    __slots__ = ("block_id", "resident_id", "from_day", "until_day", "missed", "appeal", "appealed_at", "decision", "decided_at", "lifted")
    BLOCK_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_DAY_FIELD_NUMBER: _ClassVar[int]
    UNTIL_DAY_FIELD_NUMBER: _ClassVar[int]
    MISSED_FIELD_NUMBER: _ClassVar[int]
    APPEAL_FIELD_NUMBER: _ClassVar[int]
    APPEALED_AT_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    DECIDED_AT_FIELD_NUMBER: _ClassVar[int]
    LIFTED_FIELD_NUMBER: _ClassVar[int]
    block_id: str
    resident_id: str
    from_day: str
    until_day: str
    missed: _containers.RepeatedScalarFieldContainer[str]
    appeal: str
    appealed_at: _timestamp_pb2.Timestamp
    decision: str
    decided_at: _timestamp_pb2.Timestamp
    lifted: bool
    def __init__(self, block_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., from_day: _Optional[str] = ..., until_day: _Optional[str] = ..., missed: _Optional[_Iterable[str]] = ..., appeal: _Optional[str] = ..., appealed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., decision: _Optional[str] = ..., decided_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., lifted: _Optional[bool] = ...) -> None: ...

class AppealBookingBlockRequest(_message.Message):
    __slots__ = ("block_id", "reason")
    BLOCK_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    block_id: str
    reason: str
    def __init__(self, block_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class DecideBookingAppealRequest(_message.Message):
    __slots__ = ("block_id", "lift", "note")
    BLOCK_ID_FIELD_NUMBER: _ClassVar[int]
    LIFT_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    block_id: str
    lift: bool
    note: str
    def __init__(self, block_id: _Optional[str] = ..., lift: _Optional[bool] = ..., note: _Optional[str] = ...) -> None: ...

class IssueCardTokenRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class CardToken(_message.Message):
    __slots__ = ("card_no", "token", "expires_at")
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    token: str
    expires_at: str
    def __init__(self, card_no: _Optional[str] = ..., token: _Optional[str] = ..., expires_at: _Optional[str] = ...) -> None: ...

class DrawCardTokenRequest(_message.Message):
    __slots__ = ("resident_id", "form")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    FORM_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    form: str
    def __init__(self, resident_id: _Optional[str] = ..., form: _Optional[str] = ...) -> None: ...

class RevokeCardRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class HealthCard(_message.Message):
    __slots__ = ("card_no", "resident_id", "issued_at", "revoked_at")
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    ISSUED_AT_FIELD_NUMBER: _ClassVar[int]
    REVOKED_AT_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    issued_at: str
    revoked_at: str
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., issued_at: _Optional[str] = ..., revoked_at: _Optional[str] = ...) -> None: ...

class VerifyCardRequest(_message.Message):
    __slots__ = ("token",)
    TOKEN_FIELD_NUMBER: _ClassVar[int]
    token: str
    def __init__(self, token: _Optional[str] = ...) -> None: ...

class VerifyCardResponse(_message.Message):
    __slots__ = ("valid", "problem", "card_no", "resident_id", "shown_by")
    VALID_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SHOWN_BY_FIELD_NUMBER: _ClassVar[int]
    valid: bool
    problem: str
    card_no: str
    resident_id: str
    shown_by: str
    def __init__(self, valid: _Optional[bool] = ..., problem: _Optional[str] = ..., card_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., shown_by: _Optional[str] = ...) -> None: ...

class GetCardKeyRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class CardKey(_message.Message):
    __slots__ = ("kid", "alg", "x", "pem", "typ", "leeway_seconds")
    KID_FIELD_NUMBER: _ClassVar[int]
    ALG_FIELD_NUMBER: _ClassVar[int]
    X_FIELD_NUMBER: _ClassVar[int]
    PEM_FIELD_NUMBER: _ClassVar[int]
    TYP_FIELD_NUMBER: _ClassVar[int]
    LEEWAY_SECONDS_FIELD_NUMBER: _ClassVar[int]
    kid: str
    alg: str
    x: str
    pem: str
    typ: str
    leeway_seconds: int
    def __init__(self, kid: _Optional[str] = ..., alg: _Optional[str] = ..., x: _Optional[str] = ..., pem: _Optional[str] = ..., typ: _Optional[str] = ..., leeway_seconds: _Optional[int] = ...) -> None: ...

class GetDeathCertificateRequest(_message.Message):
    __slots__ = ("certificate_no",)
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    def __init__(self, certificate_no: _Optional[str] = ...) -> None: ...

class DeathCertificate(_message.Message):
    __slots__ = ("certificate_no", "kind", "resident_id", "died_on", "issued_on", "institution", "revoked")
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DIED_ON_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    REVOKED_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    kind: str
    resident_id: str
    died_on: str
    issued_on: str
    institution: str
    revoked: bool
    def __init__(self, certificate_no: _Optional[str] = ..., kind: _Optional[str] = ..., resident_id: _Optional[str] = ..., died_on: _Optional[str] = ..., issued_on: _Optional[str] = ..., institution: _Optional[str] = ..., revoked: _Optional[bool] = ...) -> None: ...

class FindDoctorTeamsRequest(_message.Message):
    __slots__ = ("county", "town")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    county: str
    town: str
    def __init__(self, county: _Optional[str] = ..., town: _Optional[str] = ...) -> None: ...

class FindDoctorTeamsResponse(_message.Message):
    __slots__ = ("teams", "packages")
    class Team(_message.Message):
        __slots__ = ("team_id", "name", "institution_id", "county", "town", "signed", "room")
        TEAM_ID_FIELD_NUMBER: _ClassVar[int]
        NAME_FIELD_NUMBER: _ClassVar[int]
        INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        SIGNED_FIELD_NUMBER: _ClassVar[int]
        ROOM_FIELD_NUMBER: _ClassVar[int]
        team_id: str
        name: str
        institution_id: str
        county: str
        town: str
        signed: int
        room: int
        def __init__(self, team_id: _Optional[str] = ..., name: _Optional[str] = ..., institution_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., signed: _Optional[int] = ..., room: _Optional[int] = ...) -> None: ...
    class Package(_message.Message):
        __slots__ = ("code", "title_zh", "title_en", "price_fen", "youngest", "oldest", "source", "status")
        CODE_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        PRICE_FEN_FIELD_NUMBER: _ClassVar[int]
        YOUNGEST_FIELD_NUMBER: _ClassVar[int]
        OLDEST_FIELD_NUMBER: _ClassVar[int]
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        STATUS_FIELD_NUMBER: _ClassVar[int]
        code: str
        title_zh: str
        title_en: str
        price_fen: int
        youngest: int
        oldest: int
        source: str
        status: str
        def __init__(self, code: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., price_fen: _Optional[int] = ..., youngest: _Optional[int] = ..., oldest: _Optional[int] = ..., source: _Optional[str] = ..., status: _Optional[str] = ...) -> None: ...
    TEAMS_FIELD_NUMBER: _ClassVar[int]
    PACKAGES_FIELD_NUMBER: _ClassVar[int]
    teams: _containers.RepeatedCompositeFieldContainer[FindDoctorTeamsResponse.Team]
    packages: _containers.RepeatedCompositeFieldContainer[FindDoctorTeamsResponse.Package]
    def __init__(self, teams: _Optional[_Iterable[_Union[FindDoctorTeamsResponse.Team, _Mapping]]] = ..., packages: _Optional[_Iterable[_Union[FindDoctorTeamsResponse.Package, _Mapping]]] = ...) -> None: ...

class SignFamilyContractRequest(_message.Message):
    __slots__ = ("resident_id", "team_id", "package", "born_on")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_ID_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    BORN_ON_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    team_id: str
    package: str
    born_on: str
    def __init__(self, resident_id: _Optional[str] = ..., team_id: _Optional[str] = ..., package: _Optional[str] = ..., born_on: _Optional[str] = ...) -> None: ...

class FamilyContract(_message.Message):
    __slots__ = ("contract_no", "resident_id", "team_id", "county", "package", "starts_on", "ends_on", "status", "follows", "services")
    class Service(_message.Message):
        __slots__ = ("service_id", "code", "from_on", "due_on", "done_on", "overdue")
        SERVICE_ID_FIELD_NUMBER: _ClassVar[int]
        CODE_FIELD_NUMBER: _ClassVar[int]
        FROM_ON_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        DONE_ON_FIELD_NUMBER: _ClassVar[int]
        OVERDUE_FIELD_NUMBER: _ClassVar[int]
        service_id: str
        code: str
        from_on: str
        due_on: str
        done_on: str
        overdue: bool
        def __init__(self, service_id: _Optional[str] = ..., code: _Optional[str] = ..., from_on: _Optional[str] = ..., due_on: _Optional[str] = ..., done_on: _Optional[str] = ..., overdue: _Optional[bool] = ...) -> None: ...
    CONTRACT_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    STARTS_ON_FIELD_NUMBER: _ClassVar[int]
    ENDS_ON_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    FOLLOWS_FIELD_NUMBER: _ClassVar[int]
    SERVICES_FIELD_NUMBER: _ClassVar[int]
    contract_no: str
    resident_id: str
    team_id: str
    county: str
    package: str
    starts_on: str
    ends_on: str
    status: str
    follows: str
    services: _containers.RepeatedCompositeFieldContainer[FamilyContract.Service]
    def __init__(self, contract_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., team_id: _Optional[str] = ..., county: _Optional[str] = ..., package: _Optional[str] = ..., starts_on: _Optional[str] = ..., ends_on: _Optional[str] = ..., status: _Optional[str] = ..., follows: _Optional[str] = ..., services: _Optional[_Iterable[_Union[FamilyContract.Service, _Mapping]]] = ...) -> None: ...

class RenewFamilyContractRequest(_message.Message):
    __slots__ = ("contract_no", "package")
    CONTRACT_NO_FIELD_NUMBER: _ClassVar[int]
    PACKAGE_FIELD_NUMBER: _ClassVar[int]
    contract_no: str
    package: str
    def __init__(self, contract_no: _Optional[str] = ..., package: _Optional[str] = ...) -> None: ...

class EndFamilyContractRequest(_message.Message):
    __slots__ = ("contract_no", "reason")
    CONTRACT_NO_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    contract_no: str
    reason: str
    def __init__(self, contract_no: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class GetFamilyContractRequest(_message.Message):
    __slots__ = ("contract_no",)
    CONTRACT_NO_FIELD_NUMBER: _ClassVar[int]
    contract_no: str
    def __init__(self, contract_no: _Optional[str] = ...) -> None: ...

class ListFamilyContractsRequest(_message.Message):
    __slots__ = ("resident_id", "team_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEAM_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    team_id: str
    def __init__(self, resident_id: _Optional[str] = ..., team_id: _Optional[str] = ...) -> None: ...

class ListFamilyContractsResponse(_message.Message):
    __slots__ = ("contracts",)
    CONTRACTS_FIELD_NUMBER: _ClassVar[int]
    contracts: _containers.RepeatedCompositeFieldContainer[FamilyContract]
    def __init__(self, contracts: _Optional[_Iterable[_Union[FamilyContract, _Mapping]]] = ...) -> None: ...

class RecordFamilyServiceRequest(_message.Message):
    __slots__ = ("service_id", "done_on")
    SERVICE_ID_FIELD_NUMBER: _ClassVar[int]
    DONE_ON_FIELD_NUMBER: _ClassVar[int]
    service_id: str
    done_on: str
    def __init__(self, service_id: _Optional[str] = ..., done_on: _Optional[str] = ...) -> None: ...

class ListFamilyProposalsRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class ListFamilyProposalsResponse(_message.Message):
    __slots__ = ("proposals",)
    class Proposal(_message.Message):
        __slots__ = ("resident_id", "package", "until")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        PACKAGE_FIELD_NUMBER: _ClassVar[int]
        UNTIL_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        package: str
        until: str
        def __init__(self, resident_id: _Optional[str] = ..., package: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...
    PROPOSALS_FIELD_NUMBER: _ClassVar[int]
    proposals: _containers.RepeatedCompositeFieldContainer[ListFamilyProposalsResponse.Proposal]
    def __init__(self, proposals: _Optional[_Iterable[_Union[ListFamilyProposalsResponse.Proposal, _Mapping]]] = ...) -> None: ...

class CareReason(_message.Message):
    __slots__ = ("code", "zh", "en", "legal_reference", "parameter", "parameter_value", "parameter_from", "field")
    CODE_FIELD_NUMBER: _ClassVar[int]
    ZH_FIELD_NUMBER: _ClassVar[int]
    EN_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_VALUE_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_FROM_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    code: str
    zh: str
    en: str
    legal_reference: str
    parameter: str
    parameter_value: str
    parameter_from: str
    field: str
    def __init__(self, code: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., legal_reference: _Optional[str] = ..., parameter: _Optional[str] = ..., parameter_value: _Optional[str] = ..., parameter_from: _Optional[str] = ..., field: _Optional[str] = ...) -> None: ...

class CareTask(_message.Message):
    __slots__ = ("task_id", "kind", "county", "town", "resident_id", "due_on", "reasons", "status", "outcome")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    kind: str
    county: str
    town: str
    resident_id: str
    due_on: str
    reasons: _containers.RepeatedCompositeFieldContainer[CareReason]
    status: str
    outcome: str
    def __init__(self, task_id: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., resident_id: _Optional[str] = ..., due_on: _Optional[str] = ..., reasons: _Optional[_Iterable[_Union[CareReason, _Mapping]]] = ..., status: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class ListCareTasksRequest(_message.Message):
    __slots__ = ("county", "kind", "status")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    county: str
    kind: str
    status: str
    def __init__(self, county: _Optional[str] = ..., kind: _Optional[str] = ..., status: _Optional[str] = ...) -> None: ...

class ListCareTasksResponse(_message.Message):
    __slots__ = ("tasks",)
    TASKS_FIELD_NUMBER: _ClassVar[int]
    tasks: _containers.RepeatedCompositeFieldContainer[CareTask]
    def __init__(self, tasks: _Optional[_Iterable[_Union[CareTask, _Mapping]]] = ...) -> None: ...

class CloseCareTaskRequest(_message.Message):
    __slots__ = ("task_id", "outcome")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    outcome: str
    def __init__(self, task_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class AssessReferralRequest(_message.Message):
    __slots__ = ("measures", "symptoms")
    class MeasuresEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: float
        def __init__(self, key: _Optional[str] = ..., value: _Optional[float] = ...) -> None: ...
    MEASURES_FIELD_NUMBER: _ClassVar[int]
    SYMPTOMS_FIELD_NUMBER: _ClassVar[int]
    measures: _containers.ScalarMap[str, float]
    symptoms: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, measures: _Optional[_Mapping[str, float]] = ..., symptoms: _Optional[_Iterable[str]] = ...) -> None: ...

class AssessReferralResponse(_message.Message):
    __slots__ = ("urgency", "reasons")
    URGENCY_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    urgency: str
    reasons: _containers.RepeatedCompositeFieldContainer[CareReason]
    def __init__(self, urgency: _Optional[str] = ..., reasons: _Optional[_Iterable[_Union[CareReason, _Mapping]]] = ...) -> None: ...

class SendReferralRequest(_message.Message):
    __slots__ = ("direction", "resident_id", "from_institution", "to_institution", "clinic", "measures", "symptoms", "summary", "returns")
    class MeasuresEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: float
        def __init__(self, key: _Optional[str] = ..., value: _Optional[float] = ...) -> None: ...
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    TO_INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    CLINIC_FIELD_NUMBER: _ClassVar[int]
    MEASURES_FIELD_NUMBER: _ClassVar[int]
    SYMPTOMS_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    RETURNS_FIELD_NUMBER: _ClassVar[int]
    direction: str
    resident_id: str
    from_institution: str
    to_institution: str
    clinic: str
    measures: _containers.ScalarMap[str, float]
    symptoms: _containers.RepeatedScalarFieldContainer[str]
    summary: str
    returns: str
    def __init__(self, direction: _Optional[str] = ..., resident_id: _Optional[str] = ..., from_institution: _Optional[str] = ..., to_institution: _Optional[str] = ..., clinic: _Optional[str] = ..., measures: _Optional[_Mapping[str, float]] = ..., symptoms: _Optional[_Iterable[str]] = ..., summary: _Optional[str] = ..., returns: _Optional[str] = ...) -> None: ...

class Referral(_message.Message):
    __slots__ = ("referral_id", "direction", "resident_id", "from_institution", "to_institution", "clinic", "urgency", "reasons", "measures", "symptoms", "summary", "returns", "state", "appointment_no", "sent_at", "until", "note", "received_at", "reply", "replied_at")
    class MeasuresEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: float
        def __init__(self, key: _Optional[str] = ..., value: _Optional[float] = ...) -> None: ...
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    TO_INSTITUTION_FIELD_NUMBER: _ClassVar[int]
    CLINIC_FIELD_NUMBER: _ClassVar[int]
    URGENCY_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    MEASURES_FIELD_NUMBER: _ClassVar[int]
    SYMPTOMS_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    RETURNS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    APPOINTMENT_NO_FIELD_NUMBER: _ClassVar[int]
    SENT_AT_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_AT_FIELD_NUMBER: _ClassVar[int]
    REPLY_FIELD_NUMBER: _ClassVar[int]
    REPLIED_AT_FIELD_NUMBER: _ClassVar[int]
    referral_id: str
    direction: str
    resident_id: str
    from_institution: str
    to_institution: str
    clinic: str
    urgency: str
    reasons: _containers.RepeatedCompositeFieldContainer[CareReason]
    measures: _containers.ScalarMap[str, float]
    symptoms: _containers.RepeatedScalarFieldContainer[str]
    summary: str
    returns: str
    state: str
    appointment_no: str
    sent_at: _timestamp_pb2.Timestamp
    until: _timestamp_pb2.Timestamp
    note: str
    received_at: _timestamp_pb2.Timestamp
    reply: str
    replied_at: _timestamp_pb2.Timestamp
    def __init__(self, referral_id: _Optional[str] = ..., direction: _Optional[str] = ..., resident_id: _Optional[str] = ..., from_institution: _Optional[str] = ..., to_institution: _Optional[str] = ..., clinic: _Optional[str] = ..., urgency: _Optional[str] = ..., reasons: _Optional[_Iterable[_Union[CareReason, _Mapping]]] = ..., measures: _Optional[_Mapping[str, float]] = ..., symptoms: _Optional[_Iterable[str]] = ..., summary: _Optional[str] = ..., returns: _Optional[str] = ..., state: _Optional[str] = ..., appointment_no: _Optional[str] = ..., sent_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., note: _Optional[str] = ..., received_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reply: _Optional[str] = ..., replied_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetReferralRequest(_message.Message):
    __slots__ = ("referral_id",)
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    referral_id: str
    def __init__(self, referral_id: _Optional[str] = ...) -> None: ...

class ListReferralsRequest(_message.Message):
    __slots__ = ("institution_id", "state")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    state: str
    def __init__(self, institution_id: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class ListReferralsResponse(_message.Message):
    __slots__ = ("referrals",)
    REFERRALS_FIELD_NUMBER: _ClassVar[int]
    referrals: _containers.RepeatedCompositeFieldContainer[Referral]
    def __init__(self, referrals: _Optional[_Iterable[_Union[Referral, _Mapping]]] = ...) -> None: ...

class DecideReferralRequest(_message.Message):
    __slots__ = ("referral_id", "accept", "note")
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    referral_id: str
    accept: bool
    note: str
    def __init__(self, referral_id: _Optional[str] = ..., accept: _Optional[bool] = ..., note: _Optional[str] = ...) -> None: ...

class ReceiveReferredRequest(_message.Message):
    __slots__ = ("referral_id",)
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    referral_id: str
    def __init__(self, referral_id: _Optional[str] = ...) -> None: ...

class ReplyToReferralRequest(_message.Message):
    __slots__ = ("referral_id", "summary")
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    SUMMARY_FIELD_NUMBER: _ClassVar[int]
    referral_id: str
    summary: str
    def __init__(self, referral_id: _Optional[str] = ..., summary: _Optional[str] = ...) -> None: ...

class CancelReferralRequest(_message.Message):
    __slots__ = ("referral_id", "note")
    REFERRAL_ID_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    referral_id: str
    note: str
    def __init__(self, referral_id: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class PrescriptionLine(_message.Message):
    __slots__ = ("drug", "dose_mg", "times_a_day", "days", "quantity", "unit_price_fen")
    DRUG_FIELD_NUMBER: _ClassVar[int]
    DOSE_MG_FIELD_NUMBER: _ClassVar[int]
    TIMES_A_DAY_FIELD_NUMBER: _ClassVar[int]
    DAYS_FIELD_NUMBER: _ClassVar[int]
    QUANTITY_FIELD_NUMBER: _ClassVar[int]
    UNIT_PRICE_FEN_FIELD_NUMBER: _ClassVar[int]
    drug: str
    dose_mg: float
    times_a_day: int
    days: int
    quantity: int
    unit_price_fen: int
    def __init__(self, drug: _Optional[str] = ..., dose_mg: _Optional[float] = ..., times_a_day: _Optional[int] = ..., days: _Optional[int] = ..., quantity: _Optional[int] = ..., unit_price_fen: _Optional[int] = ...) -> None: ...

class CheckPrescriptionRequest(_message.Message):
    __slots__ = ("institution_id", "setting", "issued_on", "reason", "lines")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    SETTING_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    setting: str
    issued_on: str
    reason: str
    lines: _containers.RepeatedCompositeFieldContainer[PrescriptionLine]
    def __init__(self, institution_id: _Optional[str] = ..., setting: _Optional[str] = ..., issued_on: _Optional[str] = ..., reason: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[PrescriptionLine, _Mapping]]] = ...) -> None: ...

class CheckPrescriptionResponse(_message.Message):
    __slots__ = ("reasons",)
    REASONS_FIELD_NUMBER: _ClassVar[int]
    reasons: _containers.RepeatedCompositeFieldContainer[CareReason]
    def __init__(self, reasons: _Optional[_Iterable[_Union[CareReason, _Mapping]]] = ...) -> None: ...

class ReportPrescriptionRequest(_message.Message):
    __slots__ = ("institution_id", "setting", "issued_on", "reason", "lines", "prescription_no", "resident_id", "prescriber")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    SETTING_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    PRESCRIPTION_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    PRESCRIBER_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    setting: str
    issued_on: str
    reason: str
    lines: _containers.RepeatedCompositeFieldContainer[PrescriptionLine]
    prescription_no: str
    resident_id: str
    prescriber: str
    def __init__(self, institution_id: _Optional[str] = ..., setting: _Optional[str] = ..., issued_on: _Optional[str] = ..., reason: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[PrescriptionLine, _Mapping]]] = ..., prescription_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., prescriber: _Optional[str] = ...) -> None: ...

class Prescription(_message.Message):
    __slots__ = ("prescription_id", "institution_id", "prescription_no", "resident_id", "setting", "issued_on", "reason", "lines", "findings")
    PRESCRIPTION_ID_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    PRESCRIPTION_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SETTING_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    prescription_id: str
    institution_id: str
    prescription_no: str
    resident_id: str
    setting: str
    issued_on: str
    reason: str
    lines: _containers.RepeatedCompositeFieldContainer[PrescriptionLine]
    findings: _containers.RepeatedCompositeFieldContainer[Finding]
    def __init__(self, prescription_id: _Optional[str] = ..., institution_id: _Optional[str] = ..., prescription_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., setting: _Optional[str] = ..., issued_on: _Optional[str] = ..., reason: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[PrescriptionLine, _Mapping]]] = ..., findings: _Optional[_Iterable[_Union[Finding, _Mapping]]] = ...) -> None: ...

class GetPrescriptionRequest(_message.Message):
    __slots__ = ("prescription_id",)
    PRESCRIPTION_ID_FIELD_NUMBER: _ClassVar[int]
    prescription_id: str
    def __init__(self, prescription_id: _Optional[str] = ...) -> None: ...

class ReportExaminationRequest(_message.Message):
    __slots__ = ("institution_id", "examination_no", "resident_id", "code", "done_on", "price_fen", "reason")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    EXAMINATION_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    DONE_ON_FIELD_NUMBER: _ClassVar[int]
    PRICE_FEN_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    examination_no: str
    resident_id: str
    code: str
    done_on: str
    price_fen: int
    reason: str
    def __init__(self, institution_id: _Optional[str] = ..., examination_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., code: _Optional[str] = ..., done_on: _Optional[str] = ..., price_fen: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class ExaminationReport(_message.Message):
    __slots__ = ("examination_id", "findings")
    EXAMINATION_ID_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    examination_id: str
    findings: _containers.RepeatedCompositeFieldContainer[Finding]
    def __init__(self, examination_id: _Optional[str] = ..., findings: _Optional[_Iterable[_Union[Finding, _Mapping]]] = ...) -> None: ...

class Finding(_message.Message):
    __slots__ = ("finding_id", "subject", "kind", "institution_id", "county", "on_day", "reason", "state", "answer_until", "overdue", "answer", "decision")
    FINDING_ID_FIELD_NUMBER: _ClassVar[int]
    SUBJECT_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ON_DAY_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ANSWER_UNTIL_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    DECISION_FIELD_NUMBER: _ClassVar[int]
    finding_id: str
    subject: str
    kind: str
    institution_id: str
    county: str
    on_day: str
    reason: CareReason
    state: str
    answer_until: str
    overdue: bool
    answer: str
    decision: str
    def __init__(self, finding_id: _Optional[str] = ..., subject: _Optional[str] = ..., kind: _Optional[str] = ..., institution_id: _Optional[str] = ..., county: _Optional[str] = ..., on_day: _Optional[str] = ..., reason: _Optional[_Union[CareReason, _Mapping]] = ..., state: _Optional[str] = ..., answer_until: _Optional[str] = ..., overdue: _Optional[bool] = ..., answer: _Optional[str] = ..., decision: _Optional[str] = ...) -> None: ...

class ListFindingsRequest(_message.Message):
    __slots__ = ("county", "institution_id", "state", "overdue")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    county: str
    institution_id: str
    state: str
    overdue: bool
    def __init__(self, county: _Optional[str] = ..., institution_id: _Optional[str] = ..., state: _Optional[str] = ..., overdue: _Optional[bool] = ...) -> None: ...

class ListFindingsResponse(_message.Message):
    __slots__ = ("findings",)
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    findings: _containers.RepeatedCompositeFieldContainer[Finding]
    def __init__(self, findings: _Optional[_Iterable[_Union[Finding, _Mapping]]] = ...) -> None: ...

class AnswerFindingRequest(_message.Message):
    __slots__ = ("finding_id", "answer")
    FINDING_ID_FIELD_NUMBER: _ClassVar[int]
    ANSWER_FIELD_NUMBER: _ClassVar[int]
    finding_id: str
    answer: str
    def __init__(self, finding_id: _Optional[str] = ..., answer: _Optional[str] = ...) -> None: ...

class DecideFindingRequest(_message.Message):
    __slots__ = ("finding_id", "outcome", "note")
    FINDING_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    finding_id: str
    outcome: str
    note: str
    def __init__(self, finding_id: _Optional[str] = ..., outcome: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class GetSupervisionStatisticsRequest(_message.Message):
    __slots__ = ("county", "from_day", "until_day")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    FROM_DAY_FIELD_NUMBER: _ClassVar[int]
    UNTIL_DAY_FIELD_NUMBER: _ClassVar[int]
    county: str
    from_day: str
    until_day: str
    def __init__(self, county: _Optional[str] = ..., from_day: _Optional[str] = ..., until_day: _Optional[str] = ...) -> None: ...

class GetSupervisionStatisticsResponse(_message.Message):
    __slots__ = ("from_day", "until_day", "institutions")
    class Institution(_message.Message):
        __slots__ = ("institution_id", "name", "level", "prescriptions", "examinations", "findings", "upheld", "dismissed", "unanswered", "by_kind", "upheld_per_100")
        class ByKindEntry(_message.Message):
            __slots__ = ("key", "value")
            KEY_FIELD_NUMBER: _ClassVar[int]
            VALUE_FIELD_NUMBER: _ClassVar[int]
            key: str
            value: int
            def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
        INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
        NAME_FIELD_NUMBER: _ClassVar[int]
        LEVEL_FIELD_NUMBER: _ClassVar[int]
        PRESCRIPTIONS_FIELD_NUMBER: _ClassVar[int]
        EXAMINATIONS_FIELD_NUMBER: _ClassVar[int]
        FINDINGS_FIELD_NUMBER: _ClassVar[int]
        UPHELD_FIELD_NUMBER: _ClassVar[int]
        DISMISSED_FIELD_NUMBER: _ClassVar[int]
        UNANSWERED_FIELD_NUMBER: _ClassVar[int]
        BY_KIND_FIELD_NUMBER: _ClassVar[int]
        UPHELD_PER_100_FIELD_NUMBER: _ClassVar[int]
        institution_id: str
        name: str
        level: int
        prescriptions: int
        examinations: int
        findings: int
        upheld: int
        dismissed: int
        unanswered: int
        by_kind: _containers.ScalarMap[str, int]
        upheld_per_100: float
        def __init__(self, institution_id: _Optional[str] = ..., name: _Optional[str] = ..., level: _Optional[int] = ..., prescriptions: _Optional[int] = ..., examinations: _Optional[int] = ..., findings: _Optional[int] = ..., upheld: _Optional[int] = ..., dismissed: _Optional[int] = ..., unanswered: _Optional[int] = ..., by_kind: _Optional[_Mapping[str, int]] = ..., upheld_per_100: _Optional[float] = ...) -> None: ...
    FROM_DAY_FIELD_NUMBER: _ClassVar[int]
    UNTIL_DAY_FIELD_NUMBER: _ClassVar[int]
    INSTITUTIONS_FIELD_NUMBER: _ClassVar[int]
    from_day: str
    until_day: str
    institutions: _containers.RepeatedCompositeFieldContainer[GetSupervisionStatisticsResponse.Institution]
    def __init__(self, from_day: _Optional[str] = ..., until_day: _Optional[str] = ..., institutions: _Optional[_Iterable[_Union[GetSupervisionStatisticsResponse.Institution, _Mapping]]] = ...) -> None: ...

from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import httpbody_pb2 as _httpbody_pb2
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

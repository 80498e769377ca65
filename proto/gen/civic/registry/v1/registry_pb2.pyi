import datetime

from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import httpbody_pb2 as _httpbody_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetResidentRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class FindResidentRequest(_message.Message):
    __slots__ = ("id_number",)
    ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    id_number: str
    def __init__(self, id_number: _Optional[str] = ...) -> None: ...

class Resident(_message.Message):
    __slots__ = ("resident_id", "name", "id_number", "sex", "birth_date", "household_id", "village", "hukou_county", "phone", "ethnicity", "died_on", "hukou_ended_on")
    class Sex(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        SEX_UNSPECIFIED: _ClassVar[Resident.Sex]
        MALE: _ClassVar[Resident.Sex]
        FEMALE: _ClassVar[Resident.Sex]
    SEX_UNSPECIFIED: Resident.Sex
    MALE: Resident.Sex
    FEMALE: Resident.Sex
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    SEX_FIELD_NUMBER: _ClassVar[int]
    BIRTH_DATE_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    HUKOU_COUNTY_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    ETHNICITY_FIELD_NUMBER: _ClassVar[int]
    DIED_ON_FIELD_NUMBER: _ClassVar[int]
    HUKOU_ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    name: str
    id_number: str
    sex: Resident.Sex
    birth_date: str
    household_id: str
    village: str
    hukou_county: str
    phone: str
    ethnicity: str
    died_on: str
    hukou_ended_on: str
    def __init__(self, resident_id: _Optional[str] = ..., name: _Optional[str] = ..., id_number: _Optional[str] = ..., sex: _Optional[_Union[Resident.Sex, str]] = ..., birth_date: _Optional[str] = ..., household_id: _Optional[str] = ..., village: _Optional[str] = ..., hukou_county: _Optional[str] = ..., phone: _Optional[str] = ..., ethnicity: _Optional[str] = ..., died_on: _Optional[str] = ..., hukou_ended_on: _Optional[str] = ...) -> None: ...

class GetHouseholdRequest(_message.Message):
    __slots__ = ("household_id",)
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    household_id: str
    def __init__(self, household_id: _Optional[str] = ...) -> None: ...

class Household(_message.Message):
    __slots__ = ("household_id", "village", "address", "members")
    class Member(_message.Message):
        __slots__ = ("resident_id", "relation", "name")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        RELATION_FIELD_NUMBER: _ClassVar[int]
        NAME_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        relation: str
        name: str
        def __init__(self, resident_id: _Optional[str] = ..., relation: _Optional[str] = ..., name: _Optional[str] = ...) -> None: ...
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    MEMBERS_FIELD_NUMBER: _ClassVar[int]
    household_id: str
    village: str
    address: str
    members: _containers.RepeatedCompositeFieldContainer[Household.Member]
    def __init__(self, household_id: _Optional[str] = ..., village: _Optional[str] = ..., address: _Optional[str] = ..., members: _Optional[_Iterable[_Union[Household.Member, _Mapping]]] = ...) -> None: ...

class ListMyLicencesRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListMyLicencesResponse(_message.Message):
    __slots__ = ("licences",)
    LICENCES_FIELD_NUMBER: _ClassVar[int]
    licences: _containers.RepeatedCompositeFieldContainer[Licence]
    def __init__(self, licences: _Optional[_Iterable[_Union[Licence, _Mapping]]] = ...) -> None: ...

class Licence(_message.Message):
    __slots__ = ("licence_no", "kind", "title_zh", "issued_at", "document", "revoked")
    LICENCE_NO_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
    ISSUED_AT_FIELD_NUMBER: _ClassVar[int]
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    REVOKED_FIELD_NUMBER: _ClassVar[int]
    licence_no: str
    kind: str
    title_zh: str
    issued_at: _timestamp_pb2.Timestamp
    document: str
    revoked: bool
    def __init__(self, licence_no: _Optional[str] = ..., kind: _Optional[str] = ..., title_zh: _Optional[str] = ..., issued_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., document: _Optional[str] = ..., revoked: _Optional[bool] = ...) -> None: ...

class VerifyLicenceRequest(_message.Message):
    __slots__ = ("document",)
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: str
    def __init__(self, document: _Optional[str] = ...) -> None: ...

class VerifyLicenceResponse(_message.Message):
    __slots__ = ("valid", "kind", "problem")
    VALID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    valid: bool
    kind: str
    problem: str
    def __init__(self, valid: _Optional[bool] = ..., kind: _Optional[str] = ..., problem: _Optional[str] = ...) -> None: ...

class IssueResidencePermitRequest(_message.Message):
    __slots__ = ("id_number", "village", "resident_since")
    ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_SINCE_FIELD_NUMBER: _ClassVar[int]
    id_number: str
    village: str
    resident_since: str
    def __init__(self, id_number: _Optional[str] = ..., village: _Optional[str] = ..., resident_since: _Optional[str] = ...) -> None: ...

class ResidencePermit(_message.Message):
    __slots__ = ("permit_no", "resident_id", "village", "valid_from", "valid_until")
    PERMIT_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    permit_no: str
    resident_id: str
    village: str
    valid_from: str
    valid_until: str
    def __init__(self, permit_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., village: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_until: _Optional[str] = ...) -> None: ...

class GetResidencePermitRequest(_message.Message):
    __slots__ = ("permit_no",)
    PERMIT_NO_FIELD_NUMBER: _ClassVar[int]
    permit_no: str
    def __init__(self, permit_no: _Optional[str] = ...) -> None: ...

class ListMyDataUsageRequest(_message.Message):
    __slots__ = ("page_size", "page_token")
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    page_size: int
    page_token: str
    def __init__(self, page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListMyDataUsageResponse(_message.Message):
    __slots__ = ("reads", "next_page_token")
    class Read(_message.Message):
        __slots__ = ("at", "reader", "reader_county", "purpose", "what", "case_id", "entry_id")
        AT_FIELD_NUMBER: _ClassVar[int]
        READER_FIELD_NUMBER: _ClassVar[int]
        READER_COUNTY_FIELD_NUMBER: _ClassVar[int]
        PURPOSE_FIELD_NUMBER: _ClassVar[int]
        WHAT_FIELD_NUMBER: _ClassVar[int]
        CASE_ID_FIELD_NUMBER: _ClassVar[int]
        ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
        at: _timestamp_pb2.Timestamp
        reader: str
        reader_county: str
        purpose: str
        what: str
        case_id: str
        entry_id: str
        def __init__(self, at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reader: _Optional[str] = ..., reader_county: _Optional[str] = ..., purpose: _Optional[str] = ..., what: _Optional[str] = ..., case_id: _Optional[str] = ..., entry_id: _Optional[str] = ...) -> None: ...
    READS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    reads: _containers.RepeatedCompositeFieldContainer[ListMyDataUsageResponse.Read]
    next_page_token: str
    def __init__(self, reads: _Optional[_Iterable[_Union[ListMyDataUsageResponse.Read, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RecordReadsRequest(_message.Message):
    __slots__ = ("resident_ids", "what", "kin")
    RESIDENT_IDS_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    KIN_FIELD_NUMBER: _ClassVar[int]
    resident_ids: _containers.RepeatedScalarFieldContainer[str]
    what: str
    kin: str
    def __init__(self, resident_ids: _Optional[_Iterable[str]] = ..., what: _Optional[str] = ..., kin: _Optional[str] = ...) -> None: ...

class RecordReadsResponse(_message.Message):
    __slots__ = ("entries",)
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    entries: int
    def __init__(self, entries: _Optional[int] = ...) -> None: ...

class AuditReadsRequest(_message.Message):
    __slots__ = ("known_head", "from_entry")
    KNOWN_HEAD_FIELD_NUMBER: _ClassVar[int]
    FROM_ENTRY_FIELD_NUMBER: _ClassVar[int]
    known_head: str
    from_entry: int
    def __init__(self, known_head: _Optional[str] = ..., from_entry: _Optional[int] = ...) -> None: ...

class AuditReadsResponse(_message.Message):
    __slots__ = ("entries", "intact", "first_altered", "head", "waiting", "known_head_stands")
    ENTRIES_FIELD_NUMBER: _ClassVar[int]
    INTACT_FIELD_NUMBER: _ClassVar[int]
    FIRST_ALTERED_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    KNOWN_HEAD_STANDS_FIELD_NUMBER: _ClassVar[int]
    entries: int
    intact: bool
    first_altered: int
    head: str
    waiting: int
    known_head_stands: bool
    def __init__(self, entries: _Optional[int] = ..., intact: _Optional[bool] = ..., first_altered: _Optional[int] = ..., head: _Optional[str] = ..., waiting: _Optional[int] = ..., known_head_stands: _Optional[bool] = ...) -> None: ...

class ListCaseReadsRequest(_message.Message):
    __slots__ = ("case_id",)
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    def __init__(self, case_id: _Optional[str] = ...) -> None: ...

class ListCaseReadsResponse(_message.Message):
    __slots__ = ("case_id", "reads", "at", "signature", "key_id", "more")
    class Read(_message.Message):
        __slots__ = ("id", "resident_id", "reader", "reader_county", "purpose", "what", "at", "algorithm", "digest", "number", "hash")
        ID_FIELD_NUMBER: _ClassVar[int]
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        READER_FIELD_NUMBER: _ClassVar[int]
        READER_COUNTY_FIELD_NUMBER: _ClassVar[int]
        PURPOSE_FIELD_NUMBER: _ClassVar[int]
        WHAT_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        ALGORITHM_FIELD_NUMBER: _ClassVar[int]
        DIGEST_FIELD_NUMBER: _ClassVar[int]
        NUMBER_FIELD_NUMBER: _ClassVar[int]
        HASH_FIELD_NUMBER: _ClassVar[int]
        id: str
        resident_id: str
        reader: str
        reader_county: str
        purpose: str
        what: str
        at: str
        algorithm: str
        digest: str
        number: int
        hash: str
        def __init__(self, id: _Optional[str] = ..., resident_id: _Optional[str] = ..., reader: _Optional[str] = ..., reader_county: _Optional[str] = ..., purpose: _Optional[str] = ..., what: _Optional[str] = ..., at: _Optional[str] = ..., algorithm: _Optional[str] = ..., digest: _Optional[str] = ..., number: _Optional[int] = ..., hash: _Optional[str] = ...) -> None: ...
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    READS_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    KEY_ID_FIELD_NUMBER: _ClassVar[int]
    MORE_FIELD_NUMBER: _ClassVar[int]
    case_id: str
    reads: _containers.RepeatedCompositeFieldContainer[ListCaseReadsResponse.Read]
    at: str
    signature: str
    key_id: str
    more: bool
    def __init__(self, case_id: _Optional[str] = ..., reads: _Optional[_Iterable[_Union[ListCaseReadsResponse.Read, _Mapping]]] = ..., at: _Optional[str] = ..., signature: _Optional[str] = ..., key_id: _Optional[str] = ..., more: _Optional[bool] = ...) -> None: ...

class GetDeathRequest(_message.Message):
    __slots__ = ("death_no",)
    DEATH_NO_FIELD_NUMBER: _ClassVar[int]
    death_no: str
    def __init__(self, death_no: _Optional[str] = ...) -> None: ...

class RevokeDeathRequest(_message.Message):
    __slots__ = ("death_no", "reason")
    DEATH_NO_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    death_no: str
    reason: str
    def __init__(self, death_no: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class Death(_message.Message):
    __slots__ = ("death_no", "resident_id", "died_on", "county", "recorded_at", "revoked", "revoked_why")
    DEATH_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DIED_ON_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    RECORDED_AT_FIELD_NUMBER: _ClassVar[int]
    REVOKED_FIELD_NUMBER: _ClassVar[int]
    REVOKED_WHY_FIELD_NUMBER: _ClassVar[int]
    death_no: str
    resident_id: str
    died_on: str
    county: str
    recorded_at: _timestamp_pb2.Timestamp
    revoked: bool
    revoked_why: str
    def __init__(self, death_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., died_on: _Optional[str] = ..., county: _Optional[str] = ..., recorded_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., revoked: _Optional[bool] = ..., revoked_why: _Optional[str] = ...) -> None: ...

class GetPoliceCertificateRequest(_message.Message):
    __slots__ = ("certificate_no",)
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    def __init__(self, certificate_no: _Optional[str] = ...) -> None: ...

class PoliceCertificate(_message.Message):
    __slots__ = ("certificate_no", "resident_id", "died_on", "place_of_death", "issued_at")
    CERTIFICATE_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DIED_ON_FIELD_NUMBER: _ClassVar[int]
    PLACE_OF_DEATH_FIELD_NUMBER: _ClassVar[int]
    ISSUED_AT_FIELD_NUMBER: _ClassVar[int]
    certificate_no: str
    resident_id: str
    died_on: str
    place_of_death: str
    issued_at: _timestamp_pb2.Timestamp
    def __init__(self, certificate_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., died_on: _Optional[str] = ..., place_of_death: _Optional[str] = ..., issued_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GetHukouCancellationRequest(_message.Message):
    __slots__ = ("cancellation_no",)
    CANCELLATION_NO_FIELD_NUMBER: _ClassVar[int]
    cancellation_no: str
    def __init__(self, cancellation_no: _Optional[str] = ...) -> None: ...

class HukouCancellation(_message.Message):
    __slots__ = ("cancellation_no", "resident_id", "death_no", "ended_on", "restored")
    CANCELLATION_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEATH_NO_FIELD_NUMBER: _ClassVar[int]
    ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    RESTORED_FIELD_NUMBER: _ClassVar[int]
    cancellation_no: str
    resident_id: str
    death_no: str
    ended_on: str
    restored: bool
    def __init__(self, cancellation_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., death_no: _Optional[str] = ..., ended_on: _Optional[str] = ..., restored: _Optional[bool] = ...) -> None: ...

class ListSupportersRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class ListSupportersResponse(_message.Message):
    __slots__ = ("supporters", "rules_from")
    class Supporter(_message.Message):
        __slots__ = ("resident_id", "relation", "duty", "binding", "legal_reference", "same_household")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        RELATION_FIELD_NUMBER: _ClassVar[int]
        DUTY_FIELD_NUMBER: _ClassVar[int]
        BINDING_FIELD_NUMBER: _ClassVar[int]
        LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
        SAME_HOUSEHOLD_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        relation: str
        duty: str
        binding: str
        legal_reference: str
        same_household: bool
        def __init__(self, resident_id: _Optional[str] = ..., relation: _Optional[str] = ..., duty: _Optional[str] = ..., binding: _Optional[str] = ..., legal_reference: _Optional[str] = ..., same_household: _Optional[bool] = ...) -> None: ...
    SUPPORTERS_FIELD_NUMBER: _ClassVar[int]
    RULES_FROM_FIELD_NUMBER: _ClassVar[int]
    supporters: _containers.RepeatedCompositeFieldContainer[ListSupportersResponse.Supporter]
    rules_from: str
    def __init__(self, supporters: _Optional[_Iterable[_Union[ListSupportersResponse.Supporter, _Mapping]]] = ..., rules_from: _Optional[str] = ...) -> None: ...

class MoveResidentRequest(_message.Message):
    __slots__ = ("resident_id", "to_household_id", "why")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TO_HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    to_household_id: str
    why: str
    def __init__(self, resident_id: _Optional[str] = ..., to_household_id: _Optional[str] = ..., why: _Optional[str] = ...) -> None: ...

class SplitHouseholdRequest(_message.Message):
    __slots__ = ("household_id", "resident_ids", "head_id", "village", "address", "why")
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_IDS_FIELD_NUMBER: _ClassVar[int]
    HEAD_ID_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    household_id: str
    resident_ids: _containers.RepeatedScalarFieldContainer[str]
    head_id: str
    village: str
    address: str
    why: str
    def __init__(self, household_id: _Optional[str] = ..., resident_ids: _Optional[_Iterable[str]] = ..., head_id: _Optional[str] = ..., village: _Optional[str] = ..., address: _Optional[str] = ..., why: _Optional[str] = ...) -> None: ...

class MergeHouseholdsRequest(_message.Message):
    __slots__ = ("household_id", "into_household_id", "why")
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    INTO_HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    household_id: str
    into_household_id: str
    why: str
    def __init__(self, household_id: _Optional[str] = ..., into_household_id: _Optional[str] = ..., why: _Optional[str] = ...) -> None: ...

class ListHouseholdChangesRequest(_message.Message):
    __slots__ = ("household_id",)
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    household_id: str
    def __init__(self, household_id: _Optional[str] = ...) -> None: ...

class ListHouseholdChangesResponse(_message.Message):
    __slots__ = ("changes",)
    class Change(_message.Message):
        __slots__ = ("at", "kind", "resident_id", "from_household_id", "to_household_id", "from_relation", "to_relation", "why")
        AT_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        FROM_HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
        TO_HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
        FROM_RELATION_FIELD_NUMBER: _ClassVar[int]
        TO_RELATION_FIELD_NUMBER: _ClassVar[int]
        WHY_FIELD_NUMBER: _ClassVar[int]
        at: _timestamp_pb2.Timestamp
        kind: str
        resident_id: str
        from_household_id: str
        to_household_id: str
        from_relation: str
        to_relation: str
        why: str
        def __init__(self, at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., kind: _Optional[str] = ..., resident_id: _Optional[str] = ..., from_household_id: _Optional[str] = ..., to_household_id: _Optional[str] = ..., from_relation: _Optional[str] = ..., to_relation: _Optional[str] = ..., why: _Optional[str] = ...) -> None: ...
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    changes: _containers.RepeatedCompositeFieldContainer[ListHouseholdChangesResponse.Change]
    def __init__(self, changes: _Optional[_Iterable[_Union[ListHouseholdChangesResponse.Change, _Mapping]]] = ...) -> None: ...

class GiveConsentRequest(_message.Message):
    __slots__ = ("resident_id", "department", "what", "purpose", "until", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    department: str
    what: _containers.RepeatedScalarFieldContainer[str]
    purpose: str
    until: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., department: _Optional[str] = ..., what: _Optional[_Iterable[str]] = ..., purpose: _Optional[str] = ..., until: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class DataConsent(_message.Message):
    __slots__ = ("consent_id", "resident_id", "department", "what", "purpose", "until", "case_id", "given_at", "revoked_at")
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    GIVEN_AT_FIELD_NUMBER: _ClassVar[int]
    REVOKED_AT_FIELD_NUMBER: _ClassVar[int]
    consent_id: str
    resident_id: str
    department: str
    what: _containers.RepeatedScalarFieldContainer[str]
    purpose: str
    until: str
    case_id: str
    given_at: _timestamp_pb2.Timestamp
    revoked_at: _timestamp_pb2.Timestamp
    def __init__(self, consent_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., department: _Optional[str] = ..., what: _Optional[_Iterable[str]] = ..., purpose: _Optional[str] = ..., until: _Optional[str] = ..., case_id: _Optional[str] = ..., given_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., revoked_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TakeConsentBackRequest(_message.Message):
    __slots__ = ("consent_id",)
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    consent_id: str
    def __init__(self, consent_id: _Optional[str] = ...) -> None: ...

class ListMyConsentsRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class ListMyConsentsResponse(_message.Message):
    __slots__ = ("consents",)
    CONSENTS_FIELD_NUMBER: _ClassVar[int]
    consents: _containers.RepeatedCompositeFieldContainer[DataConsent]
    def __init__(self, consents: _Optional[_Iterable[_Union[DataConsent, _Mapping]]] = ...) -> None: ...

class CheckConsentRequest(_message.Message):
    __slots__ = ("resident_id", "what", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    what: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., what: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class CheckConsentResponse(_message.Message):
    __slots__ = ("holds", "consent_id", "purpose", "until")
    HOLDS_FIELD_NUMBER: _ClassVar[int]
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    holds: bool
    consent_id: str
    purpose: str
    until: str
    def __init__(self, holds: _Optional[bool] = ..., consent_id: _Optional[str] = ..., purpose: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class GetResidencePointsRequest(_message.Message):
    __slots__ = ("permit_no",)
    PERMIT_NO_FIELD_NUMBER: _ClassVar[int]
    permit_no: str
    def __init__(self, permit_no: _Optional[str] = ...) -> None: ...

class PointsProof(_message.Message):
    __slots__ = ("item", "proof_no", "value", "issuer", "valid_from", "valid_until")
    ITEM_FIELD_NUMBER: _ClassVar[int]
    PROOF_NO_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    ISSUER_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    item: str
    proof_no: str
    value: int
    issuer: str
    valid_from: str
    valid_until: str
    def __init__(self, item: _Optional[str] = ..., proof_no: _Optional[str] = ..., value: _Optional[int] = ..., issuer: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_until: _Optional[str] = ...) -> None: ...

class ResidencePoints(_message.Message):
    __slots__ = ("permit_no", "resident_id", "total", "lines", "rules_from", "rules_status")
    class Line(_message.Message):
        __slots__ = ("item", "title_zh", "reached", "cap", "points", "proofs")
        ITEM_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        REACHED_FIELD_NUMBER: _ClassVar[int]
        CAP_FIELD_NUMBER: _ClassVar[int]
        POINTS_FIELD_NUMBER: _ClassVar[int]
        PROOFS_FIELD_NUMBER: _ClassVar[int]
        item: str
        title_zh: str
        reached: int
        cap: int
        points: int
        proofs: _containers.RepeatedCompositeFieldContainer[PointsProof]
        def __init__(self, item: _Optional[str] = ..., title_zh: _Optional[str] = ..., reached: _Optional[int] = ..., cap: _Optional[int] = ..., points: _Optional[int] = ..., proofs: _Optional[_Iterable[_Union[PointsProof, _Mapping]]] = ...) -> None: ...
    PERMIT_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    RULES_FROM_FIELD_NUMBER: _ClassVar[int]
    RULES_STATUS_FIELD_NUMBER: _ClassVar[int]
    permit_no: str
    resident_id: str
    total: int
    lines: _containers.RepeatedCompositeFieldContainer[ResidencePoints.Line]
    rules_from: str
    rules_status: str
    def __init__(self, permit_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., total: _Optional[int] = ..., lines: _Optional[_Iterable[_Union[ResidencePoints.Line, _Mapping]]] = ..., rules_from: _Optional[str] = ..., rules_status: _Optional[str] = ...) -> None: ...

class RecordPointsProofRequest(_message.Message):
    __slots__ = ("id_number", "item", "proof_no", "value", "issuer", "valid_from", "valid_until")
    ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    ITEM_FIELD_NUMBER: _ClassVar[int]
    PROOF_NO_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    ISSUER_FIELD_NUMBER: _ClassVar[int]
    VALID_FROM_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    id_number: str
    item: str
    proof_no: str
    value: int
    issuer: str
    valid_from: str
    valid_until: str
    def __init__(self, id_number: _Optional[str] = ..., item: _Optional[str] = ..., proof_no: _Optional[str] = ..., value: _Optional[int] = ..., issuer: _Optional[str] = ..., valid_from: _Optional[str] = ..., valid_until: _Optional[str] = ...) -> None: ...

class RegisterLicenceRequest(_message.Message):
    __slots__ = ("kind", "source_no", "resident_id", "statement", "valid_until")
    KIND_FIELD_NUMBER: _ClassVar[int]
    SOURCE_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    STATEMENT_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    kind: str
    source_no: str
    resident_id: str
    statement: str
    valid_until: str
    def __init__(self, kind: _Optional[str] = ..., source_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., statement: _Optional[str] = ..., valid_until: _Optional[str] = ...) -> None: ...

class WithdrawLicenceRequest(_message.Message):
    __slots__ = ("kind", "source_no")
    KIND_FIELD_NUMBER: _ClassVar[int]
    SOURCE_NO_FIELD_NUMBER: _ClassVar[int]
    kind: str
    source_no: str
    def __init__(self, kind: _Optional[str] = ..., source_no: _Optional[str] = ...) -> None: ...

class PrintMyLicenceRequest(_message.Message):
    __slots__ = ("licence_no",)
    LICENCE_NO_FIELD_NUMBER: _ClassVar[int]
    licence_no: str
    def __init__(self, licence_no: _Optional[str] = ...) -> None: ...

class CheckLicencePaperRequest(_message.Message):
    __slots__ = ("licence_no", "code")
    LICENCE_NO_FIELD_NUMBER: _ClassVar[int]
    CODE_FIELD_NUMBER: _ClassVar[int]
    licence_no: str
    code: str
    def __init__(self, licence_no: _Optional[str] = ..., code: _Optional[str] = ...) -> None: ...

class CheckLicencePaperResponse(_message.Message):
    __slots__ = ("valid", "kind", "title_zh", "issued_at", "problem")
    VALID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
    ISSUED_AT_FIELD_NUMBER: _ClassVar[int]
    PROBLEM_FIELD_NUMBER: _ClassVar[int]
    valid: bool
    kind: str
    title_zh: str
    issued_at: _timestamp_pb2.Timestamp
    problem: str
    def __init__(self, valid: _Optional[bool] = ..., kind: _Optional[str] = ..., title_zh: _Optional[str] = ..., issued_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., problem: _Optional[str] = ...) -> None: ...

class GetReadHeadRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ReadHead(_message.Message):
    __slots__ = ("size", "root", "algorithm", "at", "signature", "key_id")
    SIZE_FIELD_NUMBER: _ClassVar[int]
    ROOT_FIELD_NUMBER: _ClassVar[int]
    ALGORITHM_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    SIGNATURE_FIELD_NUMBER: _ClassVar[int]
    KEY_ID_FIELD_NUMBER: _ClassVar[int]
    size: int
    root: str
    algorithm: str
    at: str
    signature: str
    key_id: str
    def __init__(self, size: _Optional[int] = ..., root: _Optional[str] = ..., algorithm: _Optional[str] = ..., at: _Optional[str] = ..., signature: _Optional[str] = ..., key_id: _Optional[str] = ...) -> None: ...

class ProveMyReadRequest(_message.Message):
    __slots__ = ("entry_id",)
    ENTRY_ID_FIELD_NUMBER: _ClassVar[int]
    entry_id: str
    def __init__(self, entry_id: _Optional[str] = ...) -> None: ...

class ReadProof(_message.Message):
    __slots__ = ("number", "entry", "digest", "path", "head")
    NUMBER_FIELD_NUMBER: _ClassVar[int]
    ENTRY_FIELD_NUMBER: _ClassVar[int]
    DIGEST_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    HEAD_FIELD_NUMBER: _ClassVar[int]
    number: int
    entry: str
    digest: str
    path: _containers.RepeatedScalarFieldContainer[str]
    head: ReadHead
    def __init__(self, number: _Optional[int] = ..., entry: _Optional[str] = ..., digest: _Optional[str] = ..., path: _Optional[_Iterable[str]] = ..., head: _Optional[_Union[ReadHead, _Mapping]] = ...) -> None: ...

class ProveReadsGrowthRequest(_message.Message):
    __slots__ = ("first", "second")
    FIRST_FIELD_NUMBER: _ClassVar[int]
    SECOND_FIELD_NUMBER: _ClassVar[int]
    first: int
    second: int
    def __init__(self, first: _Optional[int] = ..., second: _Optional[int] = ...) -> None: ...

class GrowthProof(_message.Message):
    __slots__ = ("first", "second", "path")
    FIRST_FIELD_NUMBER: _ClassVar[int]
    SECOND_FIELD_NUMBER: _ClassVar[int]
    PATH_FIELD_NUMBER: _ClassVar[int]
    first: ReadHead
    second: ReadHead
    path: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, first: _Optional[_Union[ReadHead, _Mapping]] = ..., second: _Optional[_Union[ReadHead, _Mapping]] = ..., path: _Optional[_Iterable[str]] = ...) -> None: ...

class ReadCensusRequest(_message.Message):
    __slots__ = ("after", "page_size", "county")
    AFTER_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    after: str
    page_size: int
    county: str
    def __init__(self, after: _Optional[str] = ..., page_size: _Optional[int] = ..., county: _Optional[str] = ...) -> None: ...

class ReadCensusResponse(_message.Message):
    __slots__ = ("page", "households", "persons", "next")
    PAGE_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLDS_FIELD_NUMBER: _ClassVar[int]
    PERSONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    page: bytes
    households: int
    persons: int
    next: str
    def __init__(self, page: _Optional[bytes] = ..., households: _Optional[int] = ..., persons: _Optional[int] = ..., next: _Optional[str] = ...) -> None: ...

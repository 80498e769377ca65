import datetime

from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
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
    __slots__ = ("resident_id", "name", "id_number", "sex", "birth_date", "household_id", "village", "hukou_county", "phone", "ethnicity")
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
    def __init__(self, resident_id: _Optional[str] = ..., name: _Optional[str] = ..., id_number: _Optional[str] = ..., sex: _Optional[_Union[Resident.Sex, str]] = ..., birth_date: _Optional[str] = ..., household_id: _Optional[str] = ..., village: _Optional[str] = ..., hukou_county: _Optional[str] = ..., phone: _Optional[str] = ..., ethnicity: _Optional[str] = ...) -> None: ...

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
        __slots__ = ("at", "reader", "reader_county", "purpose", "what", "case_id")
        AT_FIELD_NUMBER: _ClassVar[int]
        READER_FIELD_NUMBER: _ClassVar[int]
        READER_COUNTY_FIELD_NUMBER: _ClassVar[int]
        PURPOSE_FIELD_NUMBER: _ClassVar[int]
        WHAT_FIELD_NUMBER: _ClassVar[int]
        CASE_ID_FIELD_NUMBER: _ClassVar[int]
        at: _timestamp_pb2.Timestamp
        reader: str
        reader_county: str
        purpose: str
        what: str
        case_id: str
        def __init__(self, at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reader: _Optional[str] = ..., reader_county: _Optional[str] = ..., purpose: _Optional[str] = ..., what: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...
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

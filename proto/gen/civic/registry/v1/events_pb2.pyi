from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class HukouRegistered(_message.Message):
    __slots__ = ("resident_id", "household_id", "village", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    household_id: str
    village: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., household_id: _Optional[str] = ..., village: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class HukouCancelled(_message.Message):
    __slots__ = ("resident_id", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class ResidencePermitIssued(_message.Message):
    __slots__ = ("resident_id", "permit_no", "village")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    PERMIT_NO_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    permit_no: str
    village: str
    def __init__(self, resident_id: _Optional[str] = ..., permit_no: _Optional[str] = ..., village: _Optional[str] = ...) -> None: ...

class DeathRecorded(_message.Message):
    __slots__ = ("resident_id", "death_no", "died_on", "county", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEATH_NO_FIELD_NUMBER: _ClassVar[int]
    DIED_ON_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    death_no: str
    died_on: str
    county: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., death_no: _Optional[str] = ..., died_on: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class DeathRevoked(_message.Message):
    __slots__ = ("resident_id", "death_no")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEATH_NO_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    death_no: str
    def __init__(self, resident_id: _Optional[str] = ..., death_no: _Optional[str] = ...) -> None: ...

class ResidentMoved(_message.Message):
    __slots__ = ("resident_id", "household_id", "village")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    household_id: str
    village: str
    def __init__(self, resident_id: _Optional[str] = ..., household_id: _Optional[str] = ..., village: _Optional[str] = ...) -> None: ...

class HukouEnded(_message.Message):
    __slots__ = ("resident_id", "cancellation_no", "death_no", "household_id", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CANCELLATION_NO_FIELD_NUMBER: _ClassVar[int]
    DEATH_NO_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    cancellation_no: str
    death_no: str
    household_id: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., cancellation_no: _Optional[str] = ..., death_no: _Optional[str] = ..., household_id: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class ConsentGranted(_message.Message):
    __slots__ = ("resident_id", "consent_id", "department", "until", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    consent_id: str
    department: str
    until: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., consent_id: _Optional[str] = ..., department: _Optional[str] = ..., until: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class ConsentRevoked(_message.Message):
    __slots__ = ("resident_id", "consent_id", "department", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CONSENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    consent_id: str
    department: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., consent_id: _Optional[str] = ..., department: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

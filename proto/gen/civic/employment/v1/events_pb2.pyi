from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class SocialSecurityCardIssued(_message.Message):
    __slots__ = ("resident_id", "card_no", "county", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    card_no: str
    county: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., card_no: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class SocialSecurityCardActivated(_message.Message):
    __slots__ = ("resident_id", "card_no")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    card_no: str
    def __init__(self, resident_id: _Optional[str] = ..., card_no: _Optional[str] = ...) -> None: ...

class SocialSecurityCardCancelled(_message.Message):
    __slots__ = ("resident_id", "card_no", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    card_no: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., card_no: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class EmploymentChanged(_message.Message):
    __slots__ = ("resident_id", "state", "county", "town", "since", "case_id")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    state: str
    county: str
    town: str
    since: str
    case_id: str
    def __init__(self, resident_id: _Optional[str] = ..., state: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., since: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class PensionStarted(_message.Message):
    __slots__ = ("resident_id", "from_month", "county")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    from_month: str
    county: str
    def __init__(self, resident_id: _Optional[str] = ..., from_month: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class PersonTold(_message.Message):
    __slots__ = ("notice_id", "resident_id", "one_thing_id", "county")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    ONE_THING_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    resident_id: str
    one_thing_id: str
    county: str
    def __init__(self, notice_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., one_thing_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class WageArrearsChanged(_message.Message):
    __slots__ = ("arrears_id", "county", "state", "workers")
    ARREARS_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    WORKERS_FIELD_NUMBER: _ClassVar[int]
    arrears_id: str
    county: str
    state: str
    workers: int
    def __init__(self, arrears_id: _Optional[str] = ..., county: _Optional[str] = ..., state: _Optional[str] = ..., workers: _Optional[int] = ...) -> None: ...

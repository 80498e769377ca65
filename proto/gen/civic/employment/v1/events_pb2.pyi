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

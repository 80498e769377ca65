from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetSocialSecurityCardRequest(_message.Message):
    __slots__ = ("card_no",)
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    def __init__(self, card_no: _Optional[str] = ...) -> None: ...

class ActivateSocialSecurityCardRequest(_message.Message):
    __slots__ = ("card_no",)
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    def __init__(self, card_no: _Optional[str] = ...) -> None: ...

class SocialSecurityCard(_message.Message):
    __slots__ = ("card_no", "resident_id", "bank", "status", "issued_on")
    class Status(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATUS_UNSPECIFIED: _ClassVar[SocialSecurityCard.Status]
        ORDERED: _ClassVar[SocialSecurityCard.Status]
        ACTIVE: _ClassVar[SocialSecurityCard.Status]
        CANCELLED: _ClassVar[SocialSecurityCard.Status]
    STATUS_UNSPECIFIED: SocialSecurityCard.Status
    ORDERED: SocialSecurityCard.Status
    ACTIVE: SocialSecurityCard.Status
    CANCELLED: SocialSecurityCard.Status
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    BANK_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    bank: str
    status: SocialSecurityCard.Status
    issued_on: str
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., bank: _Optional[str] = ..., status: _Optional[_Union[SocialSecurityCard.Status, str]] = ..., issued_on: _Optional[str] = ...) -> None: ...

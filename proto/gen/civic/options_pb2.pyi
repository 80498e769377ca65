from google.protobuf import descriptor_pb2 as _descriptor_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf.internal import enum_type_wrapper as _enum_type_wrapper
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class Sensitive(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    SENSITIVE_UNSPECIFIED: _ClassVar[Sensitive]
    SENSITIVE_NAME: _ClassVar[Sensitive]
    SENSITIVE_ID_NUMBER: _ClassVar[Sensitive]
    SENSITIVE_PHONE: _ClassVar[Sensitive]
    SENSITIVE_ADDRESS: _ClassVar[Sensitive]
    SENSITIVE_HEALTH: _ClassVar[Sensitive]
    SENSITIVE_MONEY: _ClassVar[Sensitive]

class Channel(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
    __slots__ = ()
    CHANNEL_UNSPECIFIED: _ClassVar[Channel]
    CHANNEL_ADDRESSED: _ClassVar[Channel]
    CHANNEL_ANSWERS: _ClassVar[Channel]
SENSITIVE_UNSPECIFIED: Sensitive
SENSITIVE_NAME: Sensitive
SENSITIVE_ID_NUMBER: Sensitive
SENSITIVE_PHONE: Sensitive
SENSITIVE_ADDRESS: Sensitive
SENSITIVE_HEALTH: Sensitive
SENSITIVE_MONEY: Sensitive
CHANNEL_UNSPECIFIED: Channel
CHANNEL_ADDRESSED: Channel
CHANNEL_ANSWERS: Channel
ACCESS_FIELD_NUMBER: _ClassVar[int]
access: _descriptor.FieldDescriptor
STREAM_FIELD_NUMBER: _ClassVar[int]
stream: _descriptor.FieldDescriptor
ROUTED_BY_FIELD_NUMBER: _ClassVar[int]
routed_by: _descriptor.FieldDescriptor
MEDIA_TYPE_FIELD_NUMBER: _ClassVar[int]
media_type: _descriptor.FieldDescriptor
TAKES_FIELD_NUMBER: _ClassVar[int]
takes: _descriptor.FieldDescriptor
CREATES_FIELD_NUMBER: _ClassVar[int]
creates: _descriptor.FieldDescriptor
SENSITIVE_FIELD_NUMBER: _ClassVar[int]
sensitive: _descriptor.FieldDescriptor
RAW_JSON_FIELD_NUMBER: _ClassVar[int]
raw_json: _descriptor.FieldDescriptor
HEADER_FIELD_NUMBER: _ClassVar[int]
header: _descriptor.FieldDescriptor
RAW_QUERY_FIELD_NUMBER: _ClassVar[int]
raw_query: _descriptor.FieldDescriptor
CHANNEL_FIELD_NUMBER: _ClassVar[int]
channel: _descriptor.FieldDescriptor

class Access(_message.Message):
    __slots__ = ("roles", "public", "own")
    ROLES_FIELD_NUMBER: _ClassVar[int]
    PUBLIC_FIELD_NUMBER: _ClassVar[int]
    OWN_FIELD_NUMBER: _ClassVar[int]
    roles: _containers.RepeatedScalarFieldContainer[str]
    public: bool
    own: bool
    def __init__(self, roles: _Optional[_Iterable[str]] = ..., public: _Optional[bool] = ..., own: _Optional[bool] = ...) -> None: ...

class Stream(_message.Message):
    __slots__ = ("topic", "key", "cursor", "items", "done")
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    CURSOR_FIELD_NUMBER: _ClassVar[int]
    ITEMS_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    topic: str
    key: str
    cursor: str
    items: str
    done: str
    def __init__(self, topic: _Optional[str] = ..., key: _Optional[str] = ..., cursor: _Optional[str] = ..., items: _Optional[str] = ..., done: _Optional[str] = ...) -> None: ...

class Takes(_message.Message):
    __slots__ = ("media_types", "most_kib")
    MEDIA_TYPES_FIELD_NUMBER: _ClassVar[int]
    MOST_KIB_FIELD_NUMBER: _ClassVar[int]
    media_types: _containers.RepeatedScalarFieldContainer[str]
    most_kib: int
    def __init__(self, media_types: _Optional[_Iterable[str]] = ..., most_kib: _Optional[int] = ...) -> None: ...

class Head(_message.Message):
    __slots__ = ("status", "location", "etag", "last_modified")
    STATUS_FIELD_NUMBER: _ClassVar[int]
    LOCATION_FIELD_NUMBER: _ClassVar[int]
    ETAG_FIELD_NUMBER: _ClassVar[int]
    LAST_MODIFIED_FIELD_NUMBER: _ClassVar[int]
    status: int
    location: str
    etag: str
    last_modified: str
    def __init__(self, status: _Optional[int] = ..., location: _Optional[str] = ..., etag: _Optional[str] = ..., last_modified: _Optional[str] = ...) -> None: ...

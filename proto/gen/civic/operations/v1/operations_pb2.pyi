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

class ListParkedRequest(_message.Message):
    __slots__ = ("department",)
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    department: str
    def __init__(self, department: _Optional[str] = ...) -> None: ...

class ListParkedResponse(_message.Message):
    __slots__ = ("parked",)
    PARKED_FIELD_NUMBER: _ClassVar[int]
    parked: _containers.RepeatedCompositeFieldContainer[ParkedEvent]
    def __init__(self, parked: _Optional[_Iterable[_Union[ParkedEvent, _Mapping]]] = ...) -> None: ...

class ParkedEvent(_message.Message):
    __slots__ = ("event_id", "topic", "key", "type", "status", "reason", "parked_at", "tries")
    class Status(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATUS_UNSPECIFIED: _ClassVar[ParkedEvent.Status]
        FAILED: _ClassVar[ParkedEvent.Status]
        BEHIND: _ClassVar[ParkedEvent.Status]
        DROPPED: _ClassVar[ParkedEvent.Status]
        UNREADABLE: _ClassVar[ParkedEvent.Status]
    STATUS_UNSPECIFIED: ParkedEvent.Status
    FAILED: ParkedEvent.Status
    BEHIND: ParkedEvent.Status
    DROPPED: ParkedEvent.Status
    UNREADABLE: ParkedEvent.Status
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    TOPIC_FIELD_NUMBER: _ClassVar[int]
    KEY_FIELD_NUMBER: _ClassVar[int]
    TYPE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    PARKED_AT_FIELD_NUMBER: _ClassVar[int]
    TRIES_FIELD_NUMBER: _ClassVar[int]
    event_id: str
    topic: str
    key: str
    type: str
    status: ParkedEvent.Status
    reason: str
    parked_at: _timestamp_pb2.Timestamp
    tries: int
    def __init__(self, event_id: _Optional[str] = ..., topic: _Optional[str] = ..., key: _Optional[str] = ..., type: _Optional[str] = ..., status: _Optional[_Union[ParkedEvent.Status, str]] = ..., reason: _Optional[str] = ..., parked_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., tries: _Optional[int] = ...) -> None: ...

class ReplayParkedRequest(_message.Message):
    __slots__ = ("department", "event_id")
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    department: str
    event_id: str
    def __init__(self, department: _Optional[str] = ..., event_id: _Optional[str] = ...) -> None: ...

class ReplayParkedResponse(_message.Message):
    __slots__ = ("replayed", "still_failing")
    REPLAYED_FIELD_NUMBER: _ClassVar[int]
    STILL_FAILING_FIELD_NUMBER: _ClassVar[int]
    replayed: int
    still_failing: str
    def __init__(self, replayed: _Optional[int] = ..., still_failing: _Optional[str] = ...) -> None: ...

class DropParkedRequest(_message.Message):
    __slots__ = ("department", "event_id", "reason")
    DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    department: str
    event_id: str
    reason: str
    def __init__(self, department: _Optional[str] = ..., event_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class DropParkedResponse(_message.Message):
    __slots__ = ("replayed",)
    REPLAYED_FIELD_NUMBER: _ClassVar[int]
    replayed: int
    def __init__(self, replayed: _Optional[int] = ...) -> None: ...

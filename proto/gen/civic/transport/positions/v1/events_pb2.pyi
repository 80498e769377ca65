from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class PositionsReported(_message.Message):
    __slots__ = ("positions",)
    POSITIONS_FIELD_NUMBER: _ClassVar[int]
    positions: _containers.RepeatedCompositeFieldContainer[Position]
    def __init__(self, positions: _Optional[_Iterable[_Union[Position, _Mapping]]] = ...) -> None: ...

class Position(_message.Message):
    __slots__ = ("vehicle_id", "at", "lat_e6", "lon_e6", "speed", "direction", "alarm", "status", "received_ms")
    VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    LAT_E6_FIELD_NUMBER: _ClassVar[int]
    LON_E6_FIELD_NUMBER: _ClassVar[int]
    SPEED_FIELD_NUMBER: _ClassVar[int]
    DIRECTION_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    RECEIVED_MS_FIELD_NUMBER: _ClassVar[int]
    vehicle_id: str
    at: int
    lat_e6: int
    lon_e6: int
    speed: int
    direction: int
    alarm: int
    status: int
    received_ms: int
    def __init__(self, vehicle_id: _Optional[str] = ..., at: _Optional[int] = ..., lat_e6: _Optional[int] = ..., lon_e6: _Optional[int] = ..., speed: _Optional[int] = ..., direction: _Optional[int] = ..., alarm: _Optional[int] = ..., status: _Optional[int] = ..., received_ms: _Optional[int] = ...) -> None: ...

from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from typing import ClassVar as _ClassVar, Optional as _Optional

DESCRIPTOR: _descriptor.FileDescriptor

class GetGreenWayRouteRequest(_message.Message):
    __slots__ = ("incident_id",)
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    def __init__(self, incident_id: _Optional[str] = ...) -> None: ...

class GreenWayRoute(_message.Message):
    __slots__ = ("incident_id", "unit_id", "from_lat", "from_lon", "to_lat", "to_lon")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_LAT_FIELD_NUMBER: _ClassVar[int]
    FROM_LON_FIELD_NUMBER: _ClassVar[int]
    TO_LAT_FIELD_NUMBER: _ClassVar[int]
    TO_LON_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    from_lat: float
    from_lon: float
    to_lat: float
    to_lon: float
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., from_lat: _Optional[float] = ..., from_lon: _Optional[float] = ..., to_lat: _Optional[float] = ..., to_lon: _Optional[float] = ...) -> None: ...

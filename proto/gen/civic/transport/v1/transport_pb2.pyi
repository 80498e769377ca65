from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class EnterVehicleRequest(_message.Message):
    __slots__ = ("plate", "kind", "county", "route_id")
    PLATE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ROUTE_ID_FIELD_NUMBER: _ClassVar[int]
    plate: str
    kind: str
    county: str
    route_id: str
    def __init__(self, plate: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., route_id: _Optional[str] = ...) -> None: ...

class Vehicle(_message.Message):
    __slots__ = ("vehicle_id", "plate", "kind", "county", "route_id")
    VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
    PLATE_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ROUTE_ID_FIELD_NUMBER: _ClassVar[int]
    vehicle_id: str
    plate: str
    kind: str
    county: str
    route_id: str
    def __init__(self, vehicle_id: _Optional[str] = ..., plate: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., route_id: _Optional[str] = ...) -> None: ...

class TakeTerminalOffRequest(_message.Message):
    __slots__ = ("phone",)
    PHONE_FIELD_NUMBER: _ClassVar[int]
    phone: str
    def __init__(self, phone: _Optional[str] = ...) -> None: ...

class TakeTerminalOffResponse(_message.Message):
    __slots__ = ("vehicle_id",)
    VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
    vehicle_id: str
    def __init__(self, vehicle_id: _Optional[str] = ...) -> None: ...

class GetTerminalReportRequest(_message.Message):
    __slots__ = ("day",)
    DAY_FIELD_NUMBER: _ClassVar[int]
    day: str
    def __init__(self, day: _Optional[str] = ...) -> None: ...

class TerminalReport(_message.Message):
    __slots__ = ("counts", "claims")
    class Count(_message.Message):
        __slots__ = ("what", "count")
        WHAT_FIELD_NUMBER: _ClassVar[int]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        what: str
        count: int
        def __init__(self, what: _Optional[str] = ..., count: _Optional[int] = ...) -> None: ...
    class Claim(_message.Message):
        __slots__ = ("phone", "what", "peer", "at")
        PHONE_FIELD_NUMBER: _ClassVar[int]
        WHAT_FIELD_NUMBER: _ClassVar[int]
        PEER_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        phone: str
        what: str
        peer: str
        at: str
        def __init__(self, phone: _Optional[str] = ..., what: _Optional[str] = ..., peer: _Optional[str] = ..., at: _Optional[str] = ...) -> None: ...
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    CLAIMS_FIELD_NUMBER: _ClassVar[int]
    counts: _containers.RepeatedCompositeFieldContainer[TerminalReport.Count]
    claims: _containers.RepeatedCompositeFieldContainer[TerminalReport.Claim]
    def __init__(self, counts: _Optional[_Iterable[_Union[TerminalReport.Count, _Mapping]]] = ..., claims: _Optional[_Iterable[_Union[TerminalReport.Claim, _Mapping]]] = ...) -> None: ...

class GetGreenWayRequest(_message.Message):
    __slots__ = ("green_way_id",)
    GREEN_WAY_ID_FIELD_NUMBER: _ClassVar[int]
    green_way_id: str
    def __init__(self, green_way_id: _Optional[str] = ...) -> None: ...

class ReleaseGreenWayRequest(_message.Message):
    __slots__ = ("green_way_id",)
    GREEN_WAY_ID_FIELD_NUMBER: _ClassVar[int]
    green_way_id: str
    def __init__(self, green_way_id: _Optional[str] = ...) -> None: ...

class ListHeldCrossingsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListHeldCrossingsResponse(_message.Message):
    __slots__ = ("crossings",)
    CROSSINGS_FIELD_NUMBER: _ClassVar[int]
    crossings: _containers.RepeatedCompositeFieldContainer[HeldCrossing]
    def __init__(self, crossings: _Optional[_Iterable[_Union[HeldCrossing, _Mapping]]] = ...) -> None: ...

class GreenWay(_message.Message):
    __slots__ = ("green_way_id", "incident_id", "unit_id", "county", "status", "why", "until", "travel_seconds", "crossings")
    GREEN_WAY_ID_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    TRAVEL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    CROSSINGS_FIELD_NUMBER: _ClassVar[int]
    green_way_id: str
    incident_id: str
    unit_id: str
    county: str
    status: str
    why: str
    until: str
    travel_seconds: int
    crossings: _containers.RepeatedCompositeFieldContainer[HeldCrossing]
    def __init__(self, green_way_id: _Optional[str] = ..., incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., county: _Optional[str] = ..., status: _Optional[str] = ..., why: _Optional[str] = ..., until: _Optional[str] = ..., travel_seconds: _Optional[int] = ..., crossings: _Optional[_Iterable[_Union[HeldCrossing, _Mapping]]] = ...) -> None: ...

class HeldCrossing(_message.Message):
    __slots__ = ("crossing_id", "name", "lat", "lon", "phase", "since", "until", "green_way_id")
    CROSSING_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    PHASE_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    GREEN_WAY_ID_FIELD_NUMBER: _ClassVar[int]
    crossing_id: str
    name: str
    lat: float
    lon: float
    phase: str
    since: str
    until: str
    green_way_id: str
    def __init__(self, crossing_id: _Optional[str] = ..., name: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., phase: _Optional[str] = ..., since: _Optional[str] = ..., until: _Optional[str] = ..., green_way_id: _Optional[str] = ...) -> None: ...

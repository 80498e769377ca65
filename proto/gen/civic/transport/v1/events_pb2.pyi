import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GreenWayOpened(_message.Message):
    __slots__ = ("green_way_id", "incident_id", "unit_id", "crossings", "travel_seconds", "until")
    GREEN_WAY_ID_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    CROSSINGS_FIELD_NUMBER: _ClassVar[int]
    TRAVEL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    green_way_id: str
    incident_id: str
    unit_id: str
    crossings: int
    travel_seconds: int
    until: _timestamp_pb2.Timestamp
    def __init__(self, green_way_id: _Optional[str] = ..., incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., crossings: _Optional[int] = ..., travel_seconds: _Optional[int] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class GreenWayRefused(_message.Message):
    __slots__ = ("incident_id", "unit_id", "reason")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    reason: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class GreenWayReleased(_message.Message):
    __slots__ = ("green_way_id", "incident_id", "why", "at")
    GREEN_WAY_ID_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    WHY_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    green_way_id: str
    incident_id: str
    why: str
    at: _timestamp_pb2.Timestamp
    def __init__(self, green_way_id: _Optional[str] = ..., incident_id: _Optional[str] = ..., why: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TrafficIncidentReported(_message.Message):
    __slots__ = ("traffic_incident_id", "county", "grade", "lat", "lon", "at", "act_until")
    TRAFFIC_INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    ACT_UNTIL_FIELD_NUMBER: _ClassVar[int]
    traffic_incident_id: str
    county: str
    grade: int
    lat: float
    lon: float
    at: _timestamp_pb2.Timestamp
    act_until: _timestamp_pb2.Timestamp
    def __init__(self, traffic_incident_id: _Optional[str] = ..., county: _Optional[str] = ..., grade: _Optional[int] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., act_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class TrafficIncidentCleared(_message.Message):
    __slots__ = ("traffic_incident_id", "county")
    TRAFFIC_INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    traffic_incident_id: str
    county: str
    def __init__(self, traffic_incident_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class RideCardIssued(_message.Message):
    __slots__ = ("card_no", "resident_id", "county")
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    county: str
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class RideCardStopped(_message.Message):
    __slots__ = ("card_no", "resident_id")
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ...) -> None: ...

class TravelCounted(_message.Message):
    __slots__ = ("county", "day", "public_trips", "all_trips")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    PUBLIC_TRIPS_FIELD_NUMBER: _ClassVar[int]
    ALL_TRIPS_FIELD_NUMBER: _ClassVar[int]
    county: str
    day: str
    public_trips: int
    all_trips: int
    def __init__(self, county: _Optional[str] = ..., day: _Optional[str] = ..., public_trips: _Optional[int] = ..., all_trips: _Optional[int] = ...) -> None: ...

from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import httpbody_pb2 as _httpbody_pb2
from google.protobuf import struct_pb2 as _struct_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class NoteGreenTripRequest(_message.Message):
    __slots__ = ("trip_id", "resident_id", "mode", "metres")
    TRIP_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    MODE_FIELD_NUMBER: _ClassVar[int]
    METRES_FIELD_NUMBER: _ClassVar[int]
    trip_id: str
    resident_id: str
    mode: str
    metres: int
    def __init__(self, trip_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., mode: _Optional[str] = ..., metres: _Optional[int] = ...) -> None: ...

class NoteGreenTripResponse(_message.Message):
    __slots__ = ("points",)
    POINTS_FIELD_NUMBER: _ClassVar[int]
    points: int
    def __init__(self, points: _Optional[int] = ...) -> None: ...

class RedeemPointsRequest(_message.Message):
    __slots__ = ("request_id", "points")
    REQUEST_ID_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    request_id: str
    points: int
    def __init__(self, request_id: _Optional[str] = ..., points: _Optional[int] = ...) -> None: ...

class GetTravelPointsRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class TravelPoints(_message.Message):
    __slots__ = ("resident_id", "points")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    points: int
    def __init__(self, resident_id: _Optional[str] = ..., points: _Optional[int] = ...) -> None: ...

class ReportTravelCountsRequest(_message.Message):
    __slots__ = ("day", "county", "trips", "source")
    class TripsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    DAY_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TRIPS_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    day: str
    county: str
    trips: _containers.ScalarMap[str, int]
    source: str
    def __init__(self, day: _Optional[str] = ..., county: _Optional[str] = ..., trips: _Optional[_Mapping[str, int]] = ..., source: _Optional[str] = ...) -> None: ...

class GetTravelShareRequest(_message.Message):
    __slots__ = ("first", "last", "county")
    FIRST_FIELD_NUMBER: _ClassVar[int]
    LAST_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    first: str
    last: str
    county: str
    def __init__(self, first: _Optional[str] = ..., last: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class TravelShare(_message.Message):
    __slots__ = ("trips", "public_percent", "base_percent", "target_percent", "reached")
    class TripsEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    TRIPS_FIELD_NUMBER: _ClassVar[int]
    PUBLIC_PERCENT_FIELD_NUMBER: _ClassVar[int]
    BASE_PERCENT_FIELD_NUMBER: _ClassVar[int]
    TARGET_PERCENT_FIELD_NUMBER: _ClassVar[int]
    REACHED_FIELD_NUMBER: _ClassVar[int]
    trips: _containers.ScalarMap[str, int]
    public_percent: float
    base_percent: float
    target_percent: float
    reached: bool
    def __init__(self, trips: _Optional[_Mapping[str, int]] = ..., public_percent: _Optional[float] = ..., base_percent: _Optional[float] = ..., target_percent: _Optional[float] = ..., reached: _Optional[bool] = ...) -> None: ...

class OpenRideShiftRequest(_message.Message):
    __slots__ = ("vehicle_id", "seats", "wheelchairs", "lat", "lon", "since", "until")
    VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
    SEATS_FIELD_NUMBER: _ClassVar[int]
    WHEELCHAIRS_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    vehicle_id: str
    seats: int
    wheelchairs: int
    lat: float
    lon: float
    since: str
    until: str
    def __init__(self, vehicle_id: _Optional[str] = ..., seats: _Optional[int] = ..., wheelchairs: _Optional[int] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., since: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class RideShift(_message.Message):
    __slots__ = ("shift_id", "vehicle_id", "county")
    SHIFT_ID_FIELD_NUMBER: _ClassVar[int]
    VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    shift_id: str
    vehicle_id: str
    county: str
    def __init__(self, shift_id: _Optional[str] = ..., vehicle_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class OrderRideRequest(_message.Message):
    __slots__ = ("resident_id", "from_lat", "from_lon", "to_lat", "to_lon", "window_from", "window_to", "seats", "wheelchairs")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_LAT_FIELD_NUMBER: _ClassVar[int]
    FROM_LON_FIELD_NUMBER: _ClassVar[int]
    TO_LAT_FIELD_NUMBER: _ClassVar[int]
    TO_LON_FIELD_NUMBER: _ClassVar[int]
    WINDOW_FROM_FIELD_NUMBER: _ClassVar[int]
    WINDOW_TO_FIELD_NUMBER: _ClassVar[int]
    SEATS_FIELD_NUMBER: _ClassVar[int]
    WHEELCHAIRS_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    from_lat: float
    from_lon: float
    to_lat: float
    to_lon: float
    window_from: str
    window_to: str
    seats: int
    wheelchairs: int
    def __init__(self, resident_id: _Optional[str] = ..., from_lat: _Optional[float] = ..., from_lon: _Optional[float] = ..., to_lat: _Optional[float] = ..., to_lon: _Optional[float] = ..., window_from: _Optional[str] = ..., window_to: _Optional[str] = ..., seats: _Optional[int] = ..., wheelchairs: _Optional[int] = ...) -> None: ...

class GetRideRequest(_message.Message):
    __slots__ = ("ride_id",)
    RIDE_ID_FIELD_NUMBER: _ClassVar[int]
    ride_id: str
    def __init__(self, ride_id: _Optional[str] = ...) -> None: ...

class CancelRideRequest(_message.Message):
    __slots__ = ("ride_id",)
    RIDE_ID_FIELD_NUMBER: _ClassVar[int]
    ride_id: str
    def __init__(self, ride_id: _Optional[str] = ...) -> None: ...

class PickRiderUpRequest(_message.Message):
    __slots__ = ("ride_id",)
    RIDE_ID_FIELD_NUMBER: _ClassVar[int]
    ride_id: str
    def __init__(self, ride_id: _Optional[str] = ...) -> None: ...

class SettleRideRequest(_message.Message):
    __slots__ = ("ride_id",)
    RIDE_ID_FIELD_NUMBER: _ClassVar[int]
    ride_id: str
    def __init__(self, ride_id: _Optional[str] = ...) -> None: ...

class Ride(_message.Message):
    __slots__ = ("ride_id", "resident_id", "status", "shift_id", "pick_at", "drop_at", "metres", "fare_fen", "own_fen")
    RIDE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    SHIFT_ID_FIELD_NUMBER: _ClassVar[int]
    PICK_AT_FIELD_NUMBER: _ClassVar[int]
    DROP_AT_FIELD_NUMBER: _ClassVar[int]
    METRES_FIELD_NUMBER: _ClassVar[int]
    FARE_FEN_FIELD_NUMBER: _ClassVar[int]
    OWN_FEN_FIELD_NUMBER: _ClassVar[int]
    ride_id: str
    resident_id: str
    status: str
    shift_id: str
    pick_at: str
    drop_at: str
    metres: int
    fare_fen: int
    own_fen: int
    def __init__(self, ride_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., status: _Optional[str] = ..., shift_id: _Optional[str] = ..., pick_at: _Optional[str] = ..., drop_at: _Optional[str] = ..., metres: _Optional[int] = ..., fare_fen: _Optional[int] = ..., own_fen: _Optional[int] = ...) -> None: ...

class ReportTrafficIncidentRequest(_message.Message):
    __slots__ = ("report_id", "kind", "lat", "lon", "injured", "lanes_blocked", "at")
    REPORT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    INJURED_FIELD_NUMBER: _ClassVar[int]
    LANES_BLOCKED_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    report_id: str
    kind: str
    lat: float
    lon: float
    injured: int
    lanes_blocked: int
    at: str
    def __init__(self, report_id: _Optional[str] = ..., kind: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., injured: _Optional[int] = ..., lanes_blocked: _Optional[int] = ..., at: _Optional[str] = ...) -> None: ...

class ClearTrafficIncidentRequest(_message.Message):
    __slots__ = ("traffic_incident_id",)
    TRAFFIC_INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    traffic_incident_id: str
    def __init__(self, traffic_incident_id: _Optional[str] = ...) -> None: ...

class GetTrafficIncidentRequest(_message.Message):
    __slots__ = ("traffic_incident_id",)
    TRAFFIC_INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    traffic_incident_id: str
    def __init__(self, traffic_incident_id: _Optional[str] = ...) -> None: ...

class ListTrafficIncidentsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListTrafficIncidentsResponse(_message.Message):
    __slots__ = ("incidents",)
    INCIDENTS_FIELD_NUMBER: _ClassVar[int]
    incidents: _containers.RepeatedCompositeFieldContainer[TrafficIncident]
    def __init__(self, incidents: _Optional[_Iterable[_Union[TrafficIncident, _Mapping]]] = ...) -> None: ...

class TrafficIncident(_message.Message):
    __slots__ = ("traffic_incident_id", "kind", "county", "lat", "lon", "grade", "status", "reports", "blocked", "road", "detour", "detour_seconds", "unit_id", "unit_seconds", "opened_at", "cleared_at", "merged")
    TRAFFIC_INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    REPORTS_FIELD_NUMBER: _ClassVar[int]
    BLOCKED_FIELD_NUMBER: _ClassVar[int]
    ROAD_FIELD_NUMBER: _ClassVar[int]
    DETOUR_FIELD_NUMBER: _ClassVar[int]
    DETOUR_SECONDS_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_SECONDS_FIELD_NUMBER: _ClassVar[int]
    OPENED_AT_FIELD_NUMBER: _ClassVar[int]
    CLEARED_AT_FIELD_NUMBER: _ClassVar[int]
    MERGED_FIELD_NUMBER: _ClassVar[int]
    traffic_incident_id: str
    kind: str
    county: str
    lat: float
    lon: float
    grade: int
    status: str
    reports: int
    blocked: bool
    road: _containers.RepeatedScalarFieldContainer[str]
    detour: _containers.RepeatedScalarFieldContainer[str]
    detour_seconds: int
    unit_id: str
    unit_seconds: int
    opened_at: str
    cleared_at: str
    merged: bool
    def __init__(self, traffic_incident_id: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., grade: _Optional[int] = ..., status: _Optional[str] = ..., reports: _Optional[int] = ..., blocked: _Optional[bool] = ..., road: _Optional[_Iterable[str]] = ..., detour: _Optional[_Iterable[str]] = ..., detour_seconds: _Optional[int] = ..., unit_id: _Optional[str] = ..., unit_seconds: _Optional[int] = ..., opened_at: _Optional[str] = ..., cleared_at: _Optional[str] = ..., merged: _Optional[bool] = ...) -> None: ...

class GetAlertsRequest(_message.Message):
    __slots__ = ("format",)
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    format: str
    def __init__(self, format: _Optional[str] = ...) -> None: ...

class FindParkingRequest(_message.Message):
    __slots__ = ("lat", "lon", "limit", "datum")
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    DATUM_FIELD_NUMBER: _ClassVar[int]
    lat: float
    lon: float
    limit: int
    datum: str
    def __init__(self, lat: _Optional[float] = ..., lon: _Optional[float] = ..., limit: _Optional[int] = ..., datum: _Optional[str] = ...) -> None: ...

class FindParkingResponse(_message.Message):
    __slots__ = ("car_parks",)
    CAR_PARKS_FIELD_NUMBER: _ClassVar[int]
    car_parks: _containers.RepeatedCompositeFieldContainer[CarPark]
    def __init__(self, car_parks: _Optional[_Iterable[_Union[CarPark, _Mapping]]] = ...) -> None: ...

class CarPark(_message.Message):
    __slots__ = ("car_park_id", "name", "county", "lat", "lon", "capacity", "free", "heard_at", "distance_m")
    CAR_PARK_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    FREE_FIELD_NUMBER: _ClassVar[int]
    HEARD_AT_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_M_FIELD_NUMBER: _ClassVar[int]
    car_park_id: str
    name: str
    county: str
    lat: float
    lon: float
    capacity: int
    free: int
    heard_at: str
    distance_m: int
    def __init__(self, car_park_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., capacity: _Optional[int] = ..., free: _Optional[int] = ..., heard_at: _Optional[str] = ..., distance_m: _Optional[int] = ...) -> None: ...

class GetCarParkRequest(_message.Message):
    __slots__ = ("car_park_id",)
    CAR_PARK_ID_FIELD_NUMBER: _ClassVar[int]
    car_park_id: str
    def __init__(self, car_park_id: _Optional[str] = ...) -> None: ...

class CarParkReport(_message.Message):
    __slots__ = ("car_park", "notes", "reconciliations")
    class NotesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    CAR_PARK_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    RECONCILIATIONS_FIELD_NUMBER: _ClassVar[int]
    car_park: CarPark
    notes: _containers.ScalarMap[str, int]
    reconciliations: _containers.RepeatedCompositeFieldContainer[Reconciliation]
    def __init__(self, car_park: _Optional[_Union[CarPark, _Mapping]] = ..., notes: _Optional[_Mapping[str, int]] = ..., reconciliations: _Optional[_Iterable[_Union[Reconciliation, _Mapping]]] = ...) -> None: ...

class Reconciliation(_message.Message):
    __slots__ = ("by_gates", "counted", "difference", "at")
    BY_GATES_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    DIFFERENCE_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    by_gates: int
    counted: int
    difference: int
    at: str
    def __init__(self, by_gates: _Optional[int] = ..., counted: _Optional[int] = ..., difference: _Optional[int] = ..., at: _Optional[str] = ...) -> None: ...

class EnterCarParkRequest(_message.Message):
    __slots__ = ("car_park_id", "name", "county", "lat", "lon", "capacity")
    CAR_PARK_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    car_park_id: str
    name: str
    county: str
    lat: float
    lon: float
    capacity: int
    def __init__(self, car_park_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., capacity: _Optional[int] = ...) -> None: ...

class TakeGateEventsRequest(_message.Message):
    __slots__ = ("car_park_id", "events")
    class Event(_message.Message):
        __slots__ = ("event_id", "kind", "ticket", "at")
        EVENT_ID_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        TICKET_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        event_id: str
        kind: str
        ticket: str
        at: str
        def __init__(self, event_id: _Optional[str] = ..., kind: _Optional[str] = ..., ticket: _Optional[str] = ..., at: _Optional[str] = ...) -> None: ...
    CAR_PARK_ID_FIELD_NUMBER: _ClassVar[int]
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    car_park_id: str
    events: _containers.RepeatedCompositeFieldContainer[TakeGateEventsRequest.Event]
    def __init__(self, car_park_id: _Optional[str] = ..., events: _Optional[_Iterable[_Union[TakeGateEventsRequest.Event, _Mapping]]] = ...) -> None: ...

class TakeGateEventsResponse(_message.Message):
    __slots__ = ("car_park", "notes")
    class NotesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: int
        def __init__(self, key: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...
    CAR_PARK_FIELD_NUMBER: _ClassVar[int]
    NOTES_FIELD_NUMBER: _ClassVar[int]
    car_park: CarPark
    notes: _containers.ScalarMap[str, int]
    def __init__(self, car_park: _Optional[_Union[CarPark, _Mapping]] = ..., notes: _Optional[_Mapping[str, int]] = ...) -> None: ...

class ReconcileCarParkRequest(_message.Message):
    __slots__ = ("car_park_id", "counted")
    CAR_PARK_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTED_FIELD_NUMBER: _ClassVar[int]
    car_park_id: str
    counted: int
    def __init__(self, car_park_id: _Optional[str] = ..., counted: _Optional[int] = ...) -> None: ...

class GetRideCardRequest(_message.Message):
    __slots__ = ("card_no",)
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    def __init__(self, card_no: _Optional[str] = ...) -> None: ...

class RideCard(_message.Message):
    __slots__ = ("card_no", "resident_id", "kind", "issued_on", "ended_on")
    CARD_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    ISSUED_ON_FIELD_NUMBER: _ClassVar[int]
    ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    card_no: str
    resident_id: str
    kind: str
    issued_on: str
    ended_on: str
    def __init__(self, card_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., kind: _Optional[str] = ..., issued_on: _Optional[str] = ..., ended_on: _Optional[str] = ...) -> None: ...

class EvaluateCongestionRequest(_message.Message):
    __slots__ = ("segments",)
    class Segment(_message.Message):
        __slots__ = ("id", "length_m", "free_speed_kmh", "speed_kmh")
        ID_FIELD_NUMBER: _ClassVar[int]
        LENGTH_M_FIELD_NUMBER: _ClassVar[int]
        FREE_SPEED_KMH_FIELD_NUMBER: _ClassVar[int]
        SPEED_KMH_FIELD_NUMBER: _ClassVar[int]
        id: str
        length_m: float
        free_speed_kmh: float
        speed_kmh: float
        def __init__(self, id: _Optional[str] = ..., length_m: _Optional[float] = ..., free_speed_kmh: _Optional[float] = ..., speed_kmh: _Optional[float] = ...) -> None: ...
    SEGMENTS_FIELD_NUMBER: _ClassVar[int]
    segments: _containers.RepeatedCompositeFieldContainer[EvaluateCongestionRequest.Segment]
    def __init__(self, segments: _Optional[_Iterable[_Union[EvaluateCongestionRequest.Segment, _Mapping]]] = ...) -> None: ...

class Congestion(_message.Message):
    __slots__ = ("segments", "dtp", "tpi", "word", "word_en")
    class Segment(_message.Message):
        __slots__ = ("id", "level")
        ID_FIELD_NUMBER: _ClassVar[int]
        LEVEL_FIELD_NUMBER: _ClassVar[int]
        id: str
        level: int
        def __init__(self, id: _Optional[str] = ..., level: _Optional[int] = ...) -> None: ...
    SEGMENTS_FIELD_NUMBER: _ClassVar[int]
    DTP_FIELD_NUMBER: _ClassVar[int]
    TPI_FIELD_NUMBER: _ClassVar[int]
    WORD_FIELD_NUMBER: _ClassVar[int]
    WORD_EN_FIELD_NUMBER: _ClassVar[int]
    segments: _containers.RepeatedCompositeFieldContainer[Congestion.Segment]
    dtp: float
    tpi: float
    word: str
    word_en: str
    def __init__(self, segments: _Optional[_Iterable[_Union[Congestion.Segment, _Mapping]]] = ..., dtp: _Optional[float] = ..., tpi: _Optional[float] = ..., word: _Optional[str] = ..., word_en: _Optional[str] = ...) -> None: ...

class ImportFeedRequest(_message.Message):
    __slots__ = ("feed",)
    FEED_FIELD_NUMBER: _ClassVar[int]
    feed: _httpbody_pb2.HttpBody
    def __init__(self, feed: _Optional[_Union[_httpbody_pb2.HttpBody, _Mapping]] = ...) -> None: ...

class ImportFeedResponse(_message.Message):
    __slots__ = ("version", "routes", "stops", "trips", "stop_times")
    VERSION_FIELD_NUMBER: _ClassVar[int]
    ROUTES_FIELD_NUMBER: _ClassVar[int]
    STOPS_FIELD_NUMBER: _ClassVar[int]
    TRIPS_FIELD_NUMBER: _ClassVar[int]
    STOP_TIMES_FIELD_NUMBER: _ClassVar[int]
    version: str
    routes: int
    stops: int
    trips: int
    stop_times: int
    def __init__(self, version: _Optional[str] = ..., routes: _Optional[int] = ..., stops: _Optional[int] = ..., trips: _Optional[int] = ..., stop_times: _Optional[int] = ...) -> None: ...

class GetVehiclePositionsRequest(_message.Message):
    __slots__ = ("format", "datum")
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    DATUM_FIELD_NUMBER: _ClassVar[int]
    format: str
    datum: str
    def __init__(self, format: _Optional[str] = ..., datum: _Optional[str] = ...) -> None: ...

class GetTripUpdatesRequest(_message.Message):
    __slots__ = ("format",)
    FORMAT_FIELD_NUMBER: _ClassVar[int]
    format: str
    def __init__(self, format: _Optional[str] = ...) -> None: ...

class PropagateDelaysRequest(_message.Message):
    __slots__ = ("stops", "updates")
    class Update(_message.Message):
        __slots__ = ("stop", "delay", "schedule_relationship", "no_data", "skipped")
        STOP_FIELD_NUMBER: _ClassVar[int]
        DELAY_FIELD_NUMBER: _ClassVar[int]
        SCHEDULE_RELATIONSHIP_FIELD_NUMBER: _ClassVar[int]
        NO_DATA_FIELD_NUMBER: _ClassVar[int]
        SKIPPED_FIELD_NUMBER: _ClassVar[int]
        stop: str
        delay: _struct_pb2.Value
        schedule_relationship: str
        no_data: bool
        skipped: bool
        def __init__(self, stop: _Optional[str] = ..., delay: _Optional[_Union[_struct_pb2.Value, _Mapping]] = ..., schedule_relationship: _Optional[str] = ..., no_data: _Optional[bool] = ..., skipped: _Optional[bool] = ...) -> None: ...
    STOPS_FIELD_NUMBER: _ClassVar[int]
    UPDATES_FIELD_NUMBER: _ClassVar[int]
    stops: _containers.RepeatedScalarFieldContainer[str]
    updates: _containers.RepeatedCompositeFieldContainer[PropagateDelaysRequest.Update]
    def __init__(self, stops: _Optional[_Iterable[str]] = ..., updates: _Optional[_Iterable[_Union[PropagateDelaysRequest.Update, _Mapping]]] = ...) -> None: ...

class PropagateDelaysResponse(_message.Message):
    __slots__ = ("stops",)
    class Stop(_message.Message):
        __slots__ = ("stop", "delay", "unknown", "skipped")
        STOP_FIELD_NUMBER: _ClassVar[int]
        DELAY_FIELD_NUMBER: _ClassVar[int]
        UNKNOWN_FIELD_NUMBER: _ClassVar[int]
        SKIPPED_FIELD_NUMBER: _ClassVar[int]
        stop: str
        delay: int
        unknown: bool
        skipped: bool
        def __init__(self, stop: _Optional[str] = ..., delay: _Optional[int] = ..., unknown: _Optional[bool] = ..., skipped: _Optional[bool] = ...) -> None: ...
    STOPS_FIELD_NUMBER: _ClassVar[int]
    stops: _containers.RepeatedCompositeFieldContainer[PropagateDelaysResponse.Stop]
    def __init__(self, stops: _Optional[_Iterable[_Union[PropagateDelaysResponse.Stop, _Mapping]]] = ...) -> None: ...

class ListArrivalsRequest(_message.Message):
    __slots__ = ("stop_id", "limit")
    STOP_ID_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    stop_id: str
    limit: int
    def __init__(self, stop_id: _Optional[str] = ..., limit: _Optional[int] = ...) -> None: ...

class ListArrivalsResponse(_message.Message):
    __slots__ = ("stop_id", "name", "arrivals")
    class Arrival(_message.Message):
        __slots__ = ("trip_id", "route_id", "route_name", "headsign", "stop_sequence", "scheduled_at", "expected_at", "delay", "vehicle_id")
        TRIP_ID_FIELD_NUMBER: _ClassVar[int]
        ROUTE_ID_FIELD_NUMBER: _ClassVar[int]
        ROUTE_NAME_FIELD_NUMBER: _ClassVar[int]
        HEADSIGN_FIELD_NUMBER: _ClassVar[int]
        STOP_SEQUENCE_FIELD_NUMBER: _ClassVar[int]
        SCHEDULED_AT_FIELD_NUMBER: _ClassVar[int]
        EXPECTED_AT_FIELD_NUMBER: _ClassVar[int]
        DELAY_FIELD_NUMBER: _ClassVar[int]
        VEHICLE_ID_FIELD_NUMBER: _ClassVar[int]
        trip_id: str
        route_id: str
        route_name: str
        headsign: str
        stop_sequence: int
        scheduled_at: str
        expected_at: str
        delay: int
        vehicle_id: str
        def __init__(self, trip_id: _Optional[str] = ..., route_id: _Optional[str] = ..., route_name: _Optional[str] = ..., headsign: _Optional[str] = ..., stop_sequence: _Optional[int] = ..., scheduled_at: _Optional[str] = ..., expected_at: _Optional[str] = ..., delay: _Optional[int] = ..., vehicle_id: _Optional[str] = ...) -> None: ...
    STOP_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    ARRIVALS_FIELD_NUMBER: _ClassVar[int]
    stop_id: str
    name: str
    arrivals: _containers.RepeatedCompositeFieldContainer[ListArrivalsResponse.Arrival]
    def __init__(self, stop_id: _Optional[str] = ..., name: _Optional[str] = ..., arrivals: _Optional[_Iterable[_Union[ListArrivalsResponse.Arrival, _Mapping]]] = ...) -> None: ...

class GetArrivalErrorsRequest(_message.Message):
    __slots__ = ("since",)
    SINCE_FIELD_NUMBER: _ClassVar[int]
    since: str
    def __init__(self, since: _Optional[str] = ...) -> None: ...

class ArrivalErrors(_message.Message):
    __slots__ = ("since", "horizons")
    class Horizon(_message.Message):
        __slots__ = ("minutes", "count", "mean_seconds", "mean_absolute_seconds", "p90_absolute_seconds")
        MINUTES_FIELD_NUMBER: _ClassVar[int]
        COUNT_FIELD_NUMBER: _ClassVar[int]
        MEAN_SECONDS_FIELD_NUMBER: _ClassVar[int]
        MEAN_ABSOLUTE_SECONDS_FIELD_NUMBER: _ClassVar[int]
        P90_ABSOLUTE_SECONDS_FIELD_NUMBER: _ClassVar[int]
        minutes: int
        count: int
        mean_seconds: float
        mean_absolute_seconds: float
        p90_absolute_seconds: float
        def __init__(self, minutes: _Optional[int] = ..., count: _Optional[int] = ..., mean_seconds: _Optional[float] = ..., mean_absolute_seconds: _Optional[float] = ..., p90_absolute_seconds: _Optional[float] = ...) -> None: ...
    SINCE_FIELD_NUMBER: _ClassVar[int]
    HORIZONS_FIELD_NUMBER: _ClassVar[int]
    since: str
    horizons: _containers.RepeatedCompositeFieldContainer[ArrivalErrors.Horizon]
    def __init__(self, since: _Optional[str] = ..., horizons: _Optional[_Iterable[_Union[ArrivalErrors.Horizon, _Mapping]]] = ...) -> None: ...

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

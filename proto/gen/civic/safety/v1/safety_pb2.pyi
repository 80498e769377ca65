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

class Incident(_message.Message):
    __slots__ = ("incident_id", "source_department", "source_id", "kind", "grade", "grade_reason", "state", "county", "town", "resident_id", "lat", "lon", "place_known", "presses", "raised_at", "opened_at", "closed_at", "outcome", "merged_into", "escalated_to", "wanting", "units", "questions", "timeline", "words")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Incident.State]
        OPEN: _ClassVar[Incident.State]
        SENT: _ClassVar[Incident.State]
        ON_SCENE: _ClassVar[Incident.State]
        CLOSED: _ClassVar[Incident.State]
    STATE_UNSPECIFIED: Incident.State
    OPEN: Incident.State
    SENT: Incident.State
    ON_SCENE: Incident.State
    CLOSED: Incident.State
    class Unit(_message.Message):
        __slots__ = ("unit_id", "kind", "name", "state", "travel_seconds", "assigned_at", "arrived_at", "ended_at")
        UNIT_ID_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        NAME_FIELD_NUMBER: _ClassVar[int]
        STATE_FIELD_NUMBER: _ClassVar[int]
        TRAVEL_SECONDS_FIELD_NUMBER: _ClassVar[int]
        ASSIGNED_AT_FIELD_NUMBER: _ClassVar[int]
        ARRIVED_AT_FIELD_NUMBER: _ClassVar[int]
        ENDED_AT_FIELD_NUMBER: _ClassVar[int]
        unit_id: str
        kind: str
        name: str
        state: str
        travel_seconds: int
        assigned_at: _timestamp_pb2.Timestamp
        arrived_at: _timestamp_pb2.Timestamp
        ended_at: _timestamp_pb2.Timestamp
        def __init__(self, unit_id: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., state: _Optional[str] = ..., travel_seconds: _Optional[int] = ..., assigned_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., arrived_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Question(_message.Message):
        __slots__ = ("what", "department", "tries", "asked_at")
        WHAT_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        TRIES_FIELD_NUMBER: _ClassVar[int]
        ASKED_AT_FIELD_NUMBER: _ClassVar[int]
        what: str
        department: str
        tries: int
        asked_at: _timestamp_pb2.Timestamp
        def __init__(self, what: _Optional[str] = ..., department: _Optional[str] = ..., tries: _Optional[int] = ..., asked_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Mark(_message.Message):
        __slots__ = ("at", "department", "kind", "zh", "en")
        AT_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        at: _timestamp_pb2.Timestamp
        department: str
        kind: str
        zh: str
        en: str
        def __init__(self, at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., department: _Optional[str] = ..., kind: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ...) -> None: ...
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    GRADE_REASON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    PLACE_KNOWN_FIELD_NUMBER: _ClassVar[int]
    PRESSES_FIELD_NUMBER: _ClassVar[int]
    RAISED_AT_FIELD_NUMBER: _ClassVar[int]
    OPENED_AT_FIELD_NUMBER: _ClassVar[int]
    CLOSED_AT_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    MERGED_INTO_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
    WANTING_FIELD_NUMBER: _ClassVar[int]
    UNITS_FIELD_NUMBER: _ClassVar[int]
    QUESTIONS_FIELD_NUMBER: _ClassVar[int]
    TIMELINE_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    source_department: str
    source_id: str
    kind: str
    grade: int
    grade_reason: str
    state: Incident.State
    county: str
    town: str
    resident_id: str
    lat: float
    lon: float
    place_known: bool
    presses: int
    raised_at: _timestamp_pb2.Timestamp
    opened_at: _timestamp_pb2.Timestamp
    closed_at: _timestamp_pb2.Timestamp
    outcome: str
    merged_into: str
    escalated_to: str
    wanting: _containers.RepeatedScalarFieldContainer[str]
    units: _containers.RepeatedCompositeFieldContainer[Incident.Unit]
    questions: _containers.RepeatedCompositeFieldContainer[Incident.Question]
    timeline: _containers.RepeatedCompositeFieldContainer[Incident.Mark]
    words: str
    def __init__(self, incident_id: _Optional[str] = ..., source_department: _Optional[str] = ..., source_id: _Optional[str] = ..., kind: _Optional[str] = ..., grade: _Optional[int] = ..., grade_reason: _Optional[str] = ..., state: _Optional[_Union[Incident.State, str]] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., resident_id: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., place_known: _Optional[bool] = ..., presses: _Optional[int] = ..., raised_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., opened_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., closed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., outcome: _Optional[str] = ..., merged_into: _Optional[str] = ..., escalated_to: _Optional[str] = ..., wanting: _Optional[_Iterable[str]] = ..., units: _Optional[_Iterable[_Union[Incident.Unit, _Mapping]]] = ..., questions: _Optional[_Iterable[_Union[Incident.Question, _Mapping]]] = ..., timeline: _Optional[_Iterable[_Union[Incident.Mark, _Mapping]]] = ..., words: _Optional[str] = ...) -> None: ...

class ReportIncidentRequest(_message.Message):
    __slots__ = ("kind", "source_id", "lat", "lon", "town", "resident_id", "dead", "badly_hurt", "words")
    KIND_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEAD_FIELD_NUMBER: _ClassVar[int]
    BADLY_HURT_FIELD_NUMBER: _ClassVar[int]
    WORDS_FIELD_NUMBER: _ClassVar[int]
    kind: str
    source_id: str
    lat: float
    lon: float
    town: str
    resident_id: str
    dead: int
    badly_hurt: int
    words: str
    def __init__(self, kind: _Optional[str] = ..., source_id: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., town: _Optional[str] = ..., resident_id: _Optional[str] = ..., dead: _Optional[int] = ..., badly_hurt: _Optional[int] = ..., words: _Optional[str] = ...) -> None: ...

class GetIncidentRequest(_message.Message):
    __slots__ = ("incident_id",)
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    def __init__(self, incident_id: _Optional[str] = ...) -> None: ...

class GetIncidentPlaceRequest(_message.Message):
    __slots__ = ("incident_id",)
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    def __init__(self, incident_id: _Optional[str] = ...) -> None: ...

class ListIncidentsRequest(_message.Message):
    __slots__ = ("county", "kind", "state", "waiting", "page_size", "page_token")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    county: str
    kind: str
    state: Incident.State
    waiting: bool
    page_size: int
    page_token: str
    def __init__(self, county: _Optional[str] = ..., kind: _Optional[str] = ..., state: _Optional[_Union[Incident.State, str]] = ..., waiting: _Optional[bool] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListIncidentsResponse(_message.Message):
    __slots__ = ("incidents", "next_page_token")
    INCIDENTS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    incidents: _containers.RepeatedCompositeFieldContainer[Incident]
    next_page_token: str
    def __init__(self, incidents: _Optional[_Iterable[_Union[Incident, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class IncidentPlace(_message.Message):
    __slots__ = ("incident_id", "lat", "lon", "address", "instructions", "open_question")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    INSTRUCTIONS_FIELD_NUMBER: _ClassVar[int]
    OPEN_QUESTION_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    lat: float
    lon: float
    address: str
    instructions: str
    open_question: bool
    def __init__(self, incident_id: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., address: _Optional[str] = ..., instructions: _Optional[str] = ..., open_question: _Optional[bool] = ...) -> None: ...

class GradeIncidentRequest(_message.Message):
    __slots__ = ("incident_id", "grade", "reason")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    grade: int
    reason: str
    def __init__(self, incident_id: _Optional[str] = ..., grade: _Optional[int] = ..., reason: _Optional[str] = ...) -> None: ...

class MergeIncidentRequest(_message.Message):
    __slots__ = ("incident_id", "into")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    INTO_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    into: str
    def __init__(self, incident_id: _Optional[str] = ..., into: _Optional[str] = ...) -> None: ...

class SendUnitRequest(_message.Message):
    __slots__ = ("incident_id", "unit_id")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

class CloseIncidentRequest(_message.Message):
    __slots__ = ("incident_id", "outcome")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    outcome: str
    def __init__(self, incident_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class AcceptOrderRequest(_message.Message):
    __slots__ = ("incident_id", "unit_id")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

class DepartUnitRequest(_message.Message):
    __slots__ = ("incident_id", "unit_id")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

class ArriveUnitRequest(_message.Message):
    __slots__ = ("incident_id", "unit_id")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

class DeclineOrderRequest(_message.Message):
    __slots__ = ("incident_id", "unit_id", "reason")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    reason: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class FinishUnitRequest(_message.Message):
    __slots__ = ("incident_id", "unit_id", "outcome")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    outcome: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class GetGreenWayRouteRequest(_message.Message):
    __slots__ = ("incident_id", "unit_id")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

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

class ListRescueUnitsRequest(_message.Message):
    __slots__ = ("county", "kind", "state", "page_size", "page_token")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    county: str
    kind: str
    state: str
    page_size: int
    page_token: str
    def __init__(self, county: _Optional[str] = ..., kind: _Optional[str] = ..., state: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListRescueUnitsResponse(_message.Message):
    __slots__ = ("units", "next_page_token")
    UNITS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    units: _containers.RepeatedCompositeFieldContainer[RescueUnit]
    next_page_token: str
    def __init__(self, units: _Optional[_Iterable[_Union[RescueUnit, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class RescueUnit(_message.Message):
    __slots__ = ("unit_id", "kind", "name", "skills", "county", "town", "state", "incident_id", "lat", "lon")
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    unit_id: str
    kind: str
    name: str
    skills: _containers.RepeatedScalarFieldContainer[str]
    county: str
    town: str
    state: str
    incident_id: str
    lat: float
    lon: float
    def __init__(self, unit_id: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., skills: _Optional[_Iterable[str]] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., state: _Optional[str] = ..., incident_id: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ...) -> None: ...

class EnterRescueUnitRequest(_message.Message):
    __slots__ = ("unit_id", "kind", "name", "skills", "town", "lat", "lon", "out_of_service")
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    SKILLS_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    OUT_OF_SERVICE_FIELD_NUMBER: _ClassVar[int]
    unit_id: str
    kind: str
    name: str
    skills: _containers.RepeatedScalarFieldContainer[str]
    town: str
    lat: float
    lon: float
    out_of_service: bool
    def __init__(self, unit_id: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., skills: _Optional[_Iterable[str]] = ..., town: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., out_of_service: _Optional[bool] = ...) -> None: ...

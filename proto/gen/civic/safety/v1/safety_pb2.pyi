import datetime

from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.api import httpbody_pb2 as _httpbody_pb2
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
        __slots__ = ("unit_id", "kind", "name", "state", "travel_seconds", "assigned_at", "arrived_at", "ended_at", "summary_release_id")
        UNIT_ID_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        NAME_FIELD_NUMBER: _ClassVar[int]
        STATE_FIELD_NUMBER: _ClassVar[int]
        TRAVEL_SECONDS_FIELD_NUMBER: _ClassVar[int]
        ASSIGNED_AT_FIELD_NUMBER: _ClassVar[int]
        ARRIVED_AT_FIELD_NUMBER: _ClassVar[int]
        ENDED_AT_FIELD_NUMBER: _ClassVar[int]
        SUMMARY_RELEASE_ID_FIELD_NUMBER: _ClassVar[int]
        unit_id: str
        kind: str
        name: str
        state: str
        travel_seconds: int
        assigned_at: _timestamp_pb2.Timestamp
        arrived_at: _timestamp_pb2.Timestamp
        ended_at: _timestamp_pb2.Timestamp
        summary_release_id: str
        def __init__(self, unit_id: _Optional[str] = ..., kind: _Optional[str] = ..., name: _Optional[str] = ..., state: _Optional[str] = ..., travel_seconds: _Optional[int] = ..., assigned_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., arrived_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., summary_release_id: _Optional[str] = ...) -> None: ...
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
    __slots__ = ("incident_id", "lat", "lon", "address", "name", "phone", "open_question")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    OPEN_QUESTION_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    lat: float
    lon: float
    address: str
    name: str
    phone: str
    open_question: bool
    def __init__(self, incident_id: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., address: _Optional[str] = ..., name: _Optional[str] = ..., phone: _Optional[str] = ..., open_question: _Optional[bool] = ...) -> None: ...

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

class ParseWarningRequest(_message.Message):
    __slots__ = ("document",)
    DOCUMENT_FIELD_NUMBER: _ClassVar[int]
    document: _httpbody_pb2.HttpBody
    def __init__(self, document: _Optional[_Union[_httpbody_pb2.HttpBody, _Mapping]] = ...) -> None: ...

class ParseWarningResponse(_message.Message):
    __slots__ = ("valid", "profile", "problems")
    class Problem(_message.Message):
        __slots__ = ("rule", "where", "zh", "en")
        RULE_FIELD_NUMBER: _ClassVar[int]
        WHERE_FIELD_NUMBER: _ClassVar[int]
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        rule: str
        where: str
        zh: str
        en: str
        def __init__(self, rule: _Optional[str] = ..., where: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ...) -> None: ...
    VALID_FIELD_NUMBER: _ClassVar[int]
    PROFILE_FIELD_NUMBER: _ClassVar[int]
    PROBLEMS_FIELD_NUMBER: _ClassVar[int]
    valid: bool
    profile: str
    problems: _containers.RepeatedCompositeFieldContainer[ParseWarningResponse.Problem]
    def __init__(self, valid: _Optional[bool] = ..., profile: _Optional[str] = ..., problems: _Optional[_Iterable[_Union[ParseWarningResponse.Problem, _Mapping]]] = ...) -> None: ...

class DraftWarningRequest(_message.Message):
    __slots__ = ("message_type", "references", "colour", "event_code", "headline", "description", "instruction", "area_geojson", "counties", "expires_at", "channels")
    MESSAGE_TYPE_FIELD_NUMBER: _ClassVar[int]
    REFERENCES_FIELD_NUMBER: _ClassVar[int]
    COLOUR_FIELD_NUMBER: _ClassVar[int]
    EVENT_CODE_FIELD_NUMBER: _ClassVar[int]
    HEADLINE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    INSTRUCTION_FIELD_NUMBER: _ClassVar[int]
    AREA_GEOJSON_FIELD_NUMBER: _ClassVar[int]
    COUNTIES_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    CHANNELS_FIELD_NUMBER: _ClassVar[int]
    message_type: str
    references: _containers.RepeatedScalarFieldContainer[str]
    colour: str
    event_code: str
    headline: str
    description: str
    instruction: str
    area_geojson: str
    counties: _containers.RepeatedScalarFieldContainer[str]
    expires_at: _timestamp_pb2.Timestamp
    channels: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, message_type: _Optional[str] = ..., references: _Optional[_Iterable[str]] = ..., colour: _Optional[str] = ..., event_code: _Optional[str] = ..., headline: _Optional[str] = ..., description: _Optional[str] = ..., instruction: _Optional[str] = ..., area_geojson: _Optional[str] = ..., counties: _Optional[_Iterable[str]] = ..., expires_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., channels: _Optional[_Iterable[str]] = ...) -> None: ...

class Warning(_message.Message):
    __slots__ = ("warning_id", "message_type", "references", "state", "colour", "event_code", "event_zh", "headline", "description", "instruction", "area_geojson", "counties", "drafted_at", "published_at", "expires_at", "ended_at", "author", "approvals_missing", "decisions", "receipts", "incident_id")
    class State(int, metaclass=_enum_type_wrapper.EnumTypeWrapper):
        __slots__ = ()
        STATE_UNSPECIFIED: _ClassVar[Warning.State]
        DRAFT: _ClassVar[Warning.State]
        PUBLISHED: _ClassVar[Warning.State]
        REJECTED: _ClassVar[Warning.State]
        REPLACED: _ClassVar[Warning.State]
        CANCELLED: _ClassVar[Warning.State]
        EXPIRED: _ClassVar[Warning.State]
    STATE_UNSPECIFIED: Warning.State
    DRAFT: Warning.State
    PUBLISHED: Warning.State
    REJECTED: Warning.State
    REPLACED: Warning.State
    CANCELLED: Warning.State
    EXPIRED: Warning.State
    class Decision(_message.Message):
        __slots__ = ("person", "approved", "reason", "at")
        PERSON_FIELD_NUMBER: _ClassVar[int]
        APPROVED_FIELD_NUMBER: _ClassVar[int]
        REASON_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        person: str
        approved: bool
        reason: str
        at: _timestamp_pb2.Timestamp
        def __init__(self, person: _Optional[str] = ..., approved: _Optional[bool] = ..., reason: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    class Receipt(_message.Message):
        __slots__ = ("channel", "sent", "reached", "at")
        CHANNEL_FIELD_NUMBER: _ClassVar[int]
        SENT_FIELD_NUMBER: _ClassVar[int]
        REACHED_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        channel: str
        sent: bool
        reached: int
        at: _timestamp_pb2.Timestamp
        def __init__(self, channel: _Optional[str] = ..., sent: _Optional[bool] = ..., reached: _Optional[int] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...
    WARNING_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_TYPE_FIELD_NUMBER: _ClassVar[int]
    REFERENCES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    COLOUR_FIELD_NUMBER: _ClassVar[int]
    EVENT_CODE_FIELD_NUMBER: _ClassVar[int]
    EVENT_ZH_FIELD_NUMBER: _ClassVar[int]
    HEADLINE_FIELD_NUMBER: _ClassVar[int]
    DESCRIPTION_FIELD_NUMBER: _ClassVar[int]
    INSTRUCTION_FIELD_NUMBER: _ClassVar[int]
    AREA_GEOJSON_FIELD_NUMBER: _ClassVar[int]
    COUNTIES_FIELD_NUMBER: _ClassVar[int]
    DRAFTED_AT_FIELD_NUMBER: _ClassVar[int]
    PUBLISHED_AT_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    ENDED_AT_FIELD_NUMBER: _ClassVar[int]
    AUTHOR_FIELD_NUMBER: _ClassVar[int]
    APPROVALS_MISSING_FIELD_NUMBER: _ClassVar[int]
    DECISIONS_FIELD_NUMBER: _ClassVar[int]
    RECEIPTS_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    warning_id: str
    message_type: str
    references: _containers.RepeatedScalarFieldContainer[str]
    state: Warning.State
    colour: str
    event_code: str
    event_zh: str
    headline: str
    description: str
    instruction: str
    area_geojson: str
    counties: _containers.RepeatedScalarFieldContainer[str]
    drafted_at: _timestamp_pb2.Timestamp
    published_at: _timestamp_pb2.Timestamp
    expires_at: _timestamp_pb2.Timestamp
    ended_at: _timestamp_pb2.Timestamp
    author: str
    approvals_missing: int
    decisions: _containers.RepeatedCompositeFieldContainer[Warning.Decision]
    receipts: _containers.RepeatedCompositeFieldContainer[Warning.Receipt]
    incident_id: str
    def __init__(self, warning_id: _Optional[str] = ..., message_type: _Optional[str] = ..., references: _Optional[_Iterable[str]] = ..., state: _Optional[_Union[Warning.State, str]] = ..., colour: _Optional[str] = ..., event_code: _Optional[str] = ..., event_zh: _Optional[str] = ..., headline: _Optional[str] = ..., description: _Optional[str] = ..., instruction: _Optional[str] = ..., area_geojson: _Optional[str] = ..., counties: _Optional[_Iterable[str]] = ..., drafted_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., published_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., expires_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., author: _Optional[str] = ..., approvals_missing: _Optional[int] = ..., decisions: _Optional[_Iterable[_Union[Warning.Decision, _Mapping]]] = ..., receipts: _Optional[_Iterable[_Union[Warning.Receipt, _Mapping]]] = ..., incident_id: _Optional[str] = ...) -> None: ...

class ApproveWarningRequest(_message.Message):
    __slots__ = ("warning_id",)
    WARNING_ID_FIELD_NUMBER: _ClassVar[int]
    warning_id: str
    def __init__(self, warning_id: _Optional[str] = ...) -> None: ...

class RejectWarningRequest(_message.Message):
    __slots__ = ("warning_id", "reason")
    WARNING_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    warning_id: str
    reason: str
    def __init__(self, warning_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class GetWarningRequest(_message.Message):
    __slots__ = ("warning_id",)
    WARNING_ID_FIELD_NUMBER: _ClassVar[int]
    warning_id: str
    def __init__(self, warning_id: _Optional[str] = ...) -> None: ...

class ListWarningsRequest(_message.Message):
    __slots__ = ("state", "county", "page_size", "page_token")
    STATE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    state: Warning.State
    county: str
    page_size: int
    page_token: str
    def __init__(self, state: _Optional[_Union[Warning.State, str]] = ..., county: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListWarningsResponse(_message.Message):
    __slots__ = ("warnings", "next_page_token")
    WARNINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    warnings: _containers.RepeatedCompositeFieldContainer[Warning]
    next_page_token: str
    def __init__(self, warnings: _Optional[_Iterable[_Union[Warning, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class GetWarningFeedRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class GetWarningDocumentRequest(_message.Message):
    __slots__ = ("warning_id",)
    WARNING_ID_FIELD_NUMBER: _ClassVar[int]
    warning_id: str
    def __init__(self, warning_id: _Optional[str] = ...) -> None: ...

class NoteWarningReceiptRequest(_message.Message):
    __slots__ = ("warning_id", "channel", "reached")
    WARNING_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    REACHED_FIELD_NUMBER: _ClassVar[int]
    warning_id: str
    channel: str
    reached: int
    def __init__(self, warning_id: _Optional[str] = ..., channel: _Optional[str] = ..., reached: _Optional[int] = ...) -> None: ...

class FindPeopleToHelpRequest(_message.Message):
    __slots__ = ("area_geojson", "counties", "towns", "warning_id", "most", "purpose")
    AREA_GEOJSON_FIELD_NUMBER: _ClassVar[int]
    COUNTIES_FIELD_NUMBER: _ClassVar[int]
    TOWNS_FIELD_NUMBER: _ClassVar[int]
    WARNING_ID_FIELD_NUMBER: _ClassVar[int]
    MOST_FIELD_NUMBER: _ClassVar[int]
    PURPOSE_FIELD_NUMBER: _ClassVar[int]
    area_geojson: str
    counties: _containers.RepeatedScalarFieldContainer[str]
    towns: _containers.RepeatedScalarFieldContainer[str]
    warning_id: str
    most: int
    purpose: str
    def __init__(self, area_geojson: _Optional[str] = ..., counties: _Optional[_Iterable[str]] = ..., towns: _Optional[_Iterable[str]] = ..., warning_id: _Optional[str] = ..., most: _Optional[int] = ..., purpose: _Optional[str] = ...) -> None: ...

class FindPeopleToHelpResponse(_message.Message):
    __slots__ = ("people", "questions", "answered")
    class Person(_message.Message):
        __slots__ = ("resident_id", "town", "rank", "department", "reasons")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        RANK_FIELD_NUMBER: _ClassVar[int]
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        town: str
        rank: int
        department: str
        reasons: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, resident_id: _Optional[str] = ..., town: _Optional[str] = ..., rank: _Optional[int] = ..., department: _Optional[str] = ..., reasons: _Optional[_Iterable[str]] = ...) -> None: ...
    class Question(_message.Message):
        __slots__ = ("department", "zh", "en")
        DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        department: str
        zh: str
        en: str
        def __init__(self, department: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ...) -> None: ...
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    QUESTIONS_FIELD_NUMBER: _ClassVar[int]
    ANSWERED_FIELD_NUMBER: _ClassVar[int]
    people: _containers.RepeatedCompositeFieldContainer[FindPeopleToHelpResponse.Person]
    questions: _containers.RepeatedCompositeFieldContainer[FindPeopleToHelpResponse.Question]
    answered: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, people: _Optional[_Iterable[_Union[FindPeopleToHelpResponse.Person, _Mapping]]] = ..., questions: _Optional[_Iterable[_Union[FindPeopleToHelpResponse.Question, _Mapping]]] = ..., answered: _Optional[_Iterable[str]] = ...) -> None: ...

class ListContingencyPlansRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListContingencyPlansResponse(_message.Message):
    __slots__ = ("plans",)
    PLANS_FIELD_NUMBER: _ClassVar[int]
    plans: _containers.RepeatedCompositeFieldContainer[ContingencyPlan]
    def __init__(self, plans: _Optional[_Iterable[_Union[ContingencyPlan, _Mapping]]] = ...) -> None: ...

class GetContingencyPlanRequest(_message.Message):
    __slots__ = ("plan_id",)
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    def __init__(self, plan_id: _Optional[str] = ...) -> None: ...

class ContingencyPlan(_message.Message):
    __slots__ = ("plan_id", "version", "title_zh", "title_en", "source", "tasks", "roles")
    class Task(_message.Message):
        __slots__ = ("task", "title_zh", "title_en", "role", "after", "within_minutes", "escalate_to", "does", "grade")
        TASK_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        ROLE_FIELD_NUMBER: _ClassVar[int]
        AFTER_FIELD_NUMBER: _ClassVar[int]
        WITHIN_MINUTES_FIELD_NUMBER: _ClassVar[int]
        ESCALATE_TO_FIELD_NUMBER: _ClassVar[int]
        DOES_FIELD_NUMBER: _ClassVar[int]
        GRADE_FIELD_NUMBER: _ClassVar[int]
        task: str
        title_zh: str
        title_en: str
        role: str
        after: _containers.RepeatedScalarFieldContainer[str]
        within_minutes: int
        escalate_to: str
        does: str
        grade: int
        def __init__(self, task: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., role: _Optional[str] = ..., after: _Optional[_Iterable[str]] = ..., within_minutes: _Optional[int] = ..., escalate_to: _Optional[str] = ..., does: _Optional[str] = ..., grade: _Optional[int] = ...) -> None: ...
    class RolesEntry(_message.Message):
        __slots__ = ("key", "value")
        KEY_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        key: str
        value: str
        def __init__(self, key: _Optional[str] = ..., value: _Optional[str] = ...) -> None: ...
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
    TITLE_EN_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    ROLES_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    version: int
    title_zh: str
    title_en: str
    source: str
    tasks: _containers.RepeatedCompositeFieldContainer[ContingencyPlan.Task]
    roles: _containers.ScalarMap[str, str]
    def __init__(self, plan_id: _Optional[str] = ..., version: _Optional[int] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., source: _Optional[str] = ..., tasks: _Optional[_Iterable[_Union[ContingencyPlan.Task, _Mapping]]] = ..., roles: _Optional[_Mapping[str, str]] = ...) -> None: ...

class GetContingencyPlanGraphRequest(_message.Message):
    __slots__ = ("plan_id",)
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    def __init__(self, plan_id: _Optional[str] = ...) -> None: ...

class CheckPlanGapsRequest(_message.Message):
    __slots__ = ("plan_id", "county")
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    county: str
    def __init__(self, plan_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class CheckPlanGapsResponse(_message.Message):
    __slots__ = ("gaps",)
    class Gap(_message.Message):
        __slots__ = ("kind", "county", "what", "wanted", "found", "zh", "en")
        KIND_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        WHAT_FIELD_NUMBER: _ClassVar[int]
        WANTED_FIELD_NUMBER: _ClassVar[int]
        FOUND_FIELD_NUMBER: _ClassVar[int]
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        kind: str
        county: str
        what: str
        wanted: int
        found: int
        zh: str
        en: str
        def __init__(self, kind: _Optional[str] = ..., county: _Optional[str] = ..., what: _Optional[str] = ..., wanted: _Optional[int] = ..., found: _Optional[int] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ...) -> None: ...
    GAPS_FIELD_NUMBER: _ClassVar[int]
    gaps: _containers.RepeatedCompositeFieldContainer[CheckPlanGapsResponse.Gap]
    def __init__(self, gaps: _Optional[_Iterable[_Union[CheckPlanGapsResponse.Gap, _Mapping]]] = ...) -> None: ...

class NameRoleHolderRequest(_message.Message):
    __slots__ = ("role", "county", "person", "ended")
    ROLE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    ENDED_FIELD_NUMBER: _ClassVar[int]
    role: str
    county: str
    person: str
    ended: bool
    def __init__(self, role: _Optional[str] = ..., county: _Optional[str] = ..., person: _Optional[str] = ..., ended: _Optional[bool] = ...) -> None: ...

class RoleHolder(_message.Message):
    __slots__ = ("role", "county", "person", "ended")
    ROLE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PERSON_FIELD_NUMBER: _ClassVar[int]
    ENDED_FIELD_NUMBER: _ClassVar[int]
    role: str
    county: str
    person: str
    ended: bool
    def __init__(self, role: _Optional[str] = ..., county: _Optional[str] = ..., person: _Optional[str] = ..., ended: _Optional[bool] = ...) -> None: ...

class ActivatePlanRequest(_message.Message):
    __slots__ = ("plan_id", "drill", "county", "incident_id", "grade")
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    DRILL_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    drill: bool
    county: str
    incident_id: str
    grade: int
    def __init__(self, plan_id: _Optional[str] = ..., drill: _Optional[bool] = ..., county: _Optional[str] = ..., incident_id: _Optional[str] = ..., grade: _Optional[int] = ...) -> None: ...

class Activation(_message.Message):
    __slots__ = ("activation_id", "plan_id", "version", "county", "drill", "incident_id", "grade", "activated_by", "activated_at", "ended_at", "tasks")
    class Task(_message.Message):
        __slots__ = ("task", "title_zh", "title_en", "role", "state", "overdue", "ready_at", "due_at", "ended_at", "ended_by", "note", "effect")
        TASK_FIELD_NUMBER: _ClassVar[int]
        TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
        TITLE_EN_FIELD_NUMBER: _ClassVar[int]
        ROLE_FIELD_NUMBER: _ClassVar[int]
        STATE_FIELD_NUMBER: _ClassVar[int]
        OVERDUE_FIELD_NUMBER: _ClassVar[int]
        READY_AT_FIELD_NUMBER: _ClassVar[int]
        DUE_AT_FIELD_NUMBER: _ClassVar[int]
        ENDED_AT_FIELD_NUMBER: _ClassVar[int]
        ENDED_BY_FIELD_NUMBER: _ClassVar[int]
        NOTE_FIELD_NUMBER: _ClassVar[int]
        EFFECT_FIELD_NUMBER: _ClassVar[int]
        task: str
        title_zh: str
        title_en: str
        role: str
        state: str
        overdue: bool
        ready_at: _timestamp_pb2.Timestamp
        due_at: _timestamp_pb2.Timestamp
        ended_at: _timestamp_pb2.Timestamp
        ended_by: str
        note: str
        effect: str
        def __init__(self, task: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., role: _Optional[str] = ..., state: _Optional[str] = ..., overdue: _Optional[bool] = ..., ready_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_by: _Optional[str] = ..., note: _Optional[str] = ..., effect: _Optional[str] = ...) -> None: ...
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    VERSION_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DRILL_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    ACTIVATED_BY_FIELD_NUMBER: _ClassVar[int]
    ACTIVATED_AT_FIELD_NUMBER: _ClassVar[int]
    ENDED_AT_FIELD_NUMBER: _ClassVar[int]
    TASKS_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    plan_id: str
    version: int
    county: str
    drill: bool
    incident_id: str
    grade: int
    activated_by: str
    activated_at: _timestamp_pb2.Timestamp
    ended_at: _timestamp_pb2.Timestamp
    tasks: _containers.RepeatedCompositeFieldContainer[Activation.Task]
    def __init__(self, activation_id: _Optional[str] = ..., plan_id: _Optional[str] = ..., version: _Optional[int] = ..., county: _Optional[str] = ..., drill: _Optional[bool] = ..., incident_id: _Optional[str] = ..., grade: _Optional[int] = ..., activated_by: _Optional[str] = ..., activated_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., tasks: _Optional[_Iterable[_Union[Activation.Task, _Mapping]]] = ...) -> None: ...

class GetActivationRequest(_message.Message):
    __slots__ = ("activation_id",)
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    def __init__(self, activation_id: _Optional[str] = ...) -> None: ...

class GetActivationGraphRequest(_message.Message):
    __slots__ = ("activation_id",)
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    def __init__(self, activation_id: _Optional[str] = ...) -> None: ...

class FinishPlanTaskRequest(_message.Message):
    __slots__ = ("activation_id", "task", "note")
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    task: str
    note: str
    def __init__(self, activation_id: _Optional[str] = ..., task: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...

class SkipPlanTaskRequest(_message.Message):
    __slots__ = ("activation_id", "task", "reason")
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    task: str
    reason: str
    def __init__(self, activation_id: _Optional[str] = ..., task: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class EndActivationRequest(_message.Message):
    __slots__ = ("activation_id",)
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    def __init__(self, activation_id: _Optional[str] = ...) -> None: ...

class FindNearestSheltersRequest(_message.Message):
    __slots__ = ("lat", "lon", "town", "people", "limit")
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    lat: float
    lon: float
    town: str
    people: int
    limit: int
    def __init__(self, lat: _Optional[float] = ..., lon: _Optional[float] = ..., town: _Optional[str] = ..., people: _Optional[int] = ..., limit: _Optional[int] = ...) -> None: ...

class FindNearestSheltersResponse(_message.Message):
    __slots__ = ("shelters",)
    SHELTERS_FIELD_NUMBER: _ClassVar[int]
    shelters: _containers.RepeatedCompositeFieldContainer[Shelter]
    def __init__(self, shelters: _Optional[_Iterable[_Union[Shelter, _Mapping]]] = ...) -> None: ...

class Shelter(_message.Message):
    __slots__ = ("shelter_id", "name", "county", "town", "lat", "lon", "capacity", "taken", "open", "distance_m")
    SHELTER_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    TAKEN_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_M_FIELD_NUMBER: _ClassVar[int]
    shelter_id: str
    name: str
    county: str
    town: str
    lat: float
    lon: float
    capacity: int
    taken: int
    open: bool
    distance_m: int
    def __init__(self, shelter_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., capacity: _Optional[int] = ..., taken: _Optional[int] = ..., open: _Optional[bool] = ..., distance_m: _Optional[int] = ...) -> None: ...

class SetShelterRequest(_message.Message):
    __slots__ = ("shelter_id", "open", "capacity")
    SHELTER_ID_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    shelter_id: str
    open: bool
    capacity: int
    def __init__(self, shelter_id: _Optional[str] = ..., open: _Optional[bool] = ..., capacity: _Optional[int] = ...) -> None: ...

class EnterShelterRequest(_message.Message):
    __slots__ = ("shelter_id", "people", "incident_id")
    SHELTER_ID_FIELD_NUMBER: _ClassVar[int]
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    shelter_id: str
    people: int
    incident_id: str
    def __init__(self, shelter_id: _Optional[str] = ..., people: _Optional[int] = ..., incident_id: _Optional[str] = ...) -> None: ...

class ShelterStay(_message.Message):
    __slots__ = ("stay_id", "shelter_id", "people", "entered_at", "left_at")
    STAY_ID_FIELD_NUMBER: _ClassVar[int]
    SHELTER_ID_FIELD_NUMBER: _ClassVar[int]
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    ENTERED_AT_FIELD_NUMBER: _ClassVar[int]
    LEFT_AT_FIELD_NUMBER: _ClassVar[int]
    stay_id: str
    shelter_id: str
    people: int
    entered_at: _timestamp_pb2.Timestamp
    left_at: _timestamp_pb2.Timestamp
    def __init__(self, stay_id: _Optional[str] = ..., shelter_id: _Optional[str] = ..., people: _Optional[int] = ..., entered_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., left_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class LeaveShelterRequest(_message.Message):
    __slots__ = ("stay_id",)
    STAY_ID_FIELD_NUMBER: _ClassVar[int]
    stay_id: str
    def __init__(self, stay_id: _Optional[str] = ...) -> None: ...

class PlanEvacuationRequest(_message.Message):
    __slots__ = ("groups", "danger_geojson", "farthest_m")
    class Group(_message.Message):
        __slots__ = ("village", "people")
        VILLAGE_FIELD_NUMBER: _ClassVar[int]
        PEOPLE_FIELD_NUMBER: _ClassVar[int]
        village: str
        people: int
        def __init__(self, village: _Optional[str] = ..., people: _Optional[int] = ...) -> None: ...
    GROUPS_FIELD_NUMBER: _ClassVar[int]
    DANGER_GEOJSON_FIELD_NUMBER: _ClassVar[int]
    FARTHEST_M_FIELD_NUMBER: _ClassVar[int]
    groups: _containers.RepeatedCompositeFieldContainer[PlanEvacuationRequest.Group]
    danger_geojson: str
    farthest_m: int
    def __init__(self, groups: _Optional[_Iterable[_Union[PlanEvacuationRequest.Group, _Mapping]]] = ..., danger_geojson: _Optional[str] = ..., farthest_m: _Optional[int] = ...) -> None: ...

class Evacuation(_message.Message):
    __slots__ = ("moves", "unplaced", "people", "placed", "person_km")
    class Move(_message.Message):
        __slots__ = ("village", "shelter_id", "people", "distance_m")
        VILLAGE_FIELD_NUMBER: _ClassVar[int]
        SHELTER_ID_FIELD_NUMBER: _ClassVar[int]
        PEOPLE_FIELD_NUMBER: _ClassVar[int]
        DISTANCE_M_FIELD_NUMBER: _ClassVar[int]
        village: str
        shelter_id: str
        people: int
        distance_m: int
        def __init__(self, village: _Optional[str] = ..., shelter_id: _Optional[str] = ..., people: _Optional[int] = ..., distance_m: _Optional[int] = ...) -> None: ...
    class Left(_message.Message):
        __slots__ = ("village", "people")
        VILLAGE_FIELD_NUMBER: _ClassVar[int]
        PEOPLE_FIELD_NUMBER: _ClassVar[int]
        village: str
        people: int
        def __init__(self, village: _Optional[str] = ..., people: _Optional[int] = ...) -> None: ...
    MOVES_FIELD_NUMBER: _ClassVar[int]
    UNPLACED_FIELD_NUMBER: _ClassVar[int]
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    PLACED_FIELD_NUMBER: _ClassVar[int]
    PERSON_KM_FIELD_NUMBER: _ClassVar[int]
    moves: _containers.RepeatedCompositeFieldContainer[Evacuation.Move]
    unplaced: _containers.RepeatedCompositeFieldContainer[Evacuation.Left]
    people: int
    placed: int
    person_km: float
    def __init__(self, moves: _Optional[_Iterable[_Union[Evacuation.Move, _Mapping]]] = ..., unplaced: _Optional[_Iterable[_Union[Evacuation.Left, _Mapping]]] = ..., people: _Optional[int] = ..., placed: _Optional[int] = ..., person_km: _Optional[float] = ...) -> None: ...

class ReviewIncidentRequest(_message.Message):
    __slots__ = ("incident_id",)
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    def __init__(self, incident_id: _Optional[str] = ...) -> None: ...

class GetIncidentTimelineRequest(_message.Message):
    __slots__ = ("incident_id",)
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    def __init__(self, incident_id: _Optional[str] = ...) -> None: ...

class IncidentReview(_message.Message):
    __slots__ = ("incident", "indicators", "improvements")
    class Indicator(_message.Message):
        __slots__ = ("indicator", "zh", "en", "seconds", "target_seconds", "result")
        INDICATOR_FIELD_NUMBER: _ClassVar[int]
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        SECONDS_FIELD_NUMBER: _ClassVar[int]
        TARGET_SECONDS_FIELD_NUMBER: _ClassVar[int]
        RESULT_FIELD_NUMBER: _ClassVar[int]
        indicator: str
        zh: str
        en: str
        seconds: float
        target_seconds: float
        result: str
        def __init__(self, indicator: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., seconds: _Optional[float] = ..., target_seconds: _Optional[float] = ..., result: _Optional[str] = ...) -> None: ...
    INCIDENT_FIELD_NUMBER: _ClassVar[int]
    INDICATORS_FIELD_NUMBER: _ClassVar[int]
    IMPROVEMENTS_FIELD_NUMBER: _ClassVar[int]
    incident: Incident
    indicators: _containers.RepeatedCompositeFieldContainer[IncidentReview.Indicator]
    improvements: _containers.RepeatedCompositeFieldContainer[Improvement]
    def __init__(self, incident: _Optional[_Union[Incident, _Mapping]] = ..., indicators: _Optional[_Iterable[_Union[IncidentReview.Indicator, _Mapping]]] = ..., improvements: _Optional[_Iterable[_Union[Improvement, _Mapping]]] = ...) -> None: ...

class AddImprovementRequest(_message.Message):
    __slots__ = ("incident_id", "title", "owner", "due_on")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    title: str
    owner: str
    due_on: str
    def __init__(self, incident_id: _Optional[str] = ..., title: _Optional[str] = ..., owner: _Optional[str] = ..., due_on: _Optional[str] = ...) -> None: ...

class Improvement(_message.Message):
    __slots__ = ("improvement_id", "incident_id", "title", "owner", "due_on", "overdue", "done_at", "done_by")
    IMPROVEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TITLE_FIELD_NUMBER: _ClassVar[int]
    OWNER_FIELD_NUMBER: _ClassVar[int]
    DUE_ON_FIELD_NUMBER: _ClassVar[int]
    OVERDUE_FIELD_NUMBER: _ClassVar[int]
    DONE_AT_FIELD_NUMBER: _ClassVar[int]
    DONE_BY_FIELD_NUMBER: _ClassVar[int]
    improvement_id: str
    incident_id: str
    title: str
    owner: str
    due_on: str
    overdue: bool
    done_at: _timestamp_pb2.Timestamp
    done_by: str
    def __init__(self, improvement_id: _Optional[str] = ..., incident_id: _Optional[str] = ..., title: _Optional[str] = ..., owner: _Optional[str] = ..., due_on: _Optional[str] = ..., overdue: _Optional[bool] = ..., done_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_by: _Optional[str] = ...) -> None: ...

class FinishImprovementRequest(_message.Message):
    __slots__ = ("improvement_id",)
    IMPROVEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    improvement_id: str
    def __init__(self, improvement_id: _Optional[str] = ...) -> None: ...

class ListImprovementsRequest(_message.Message):
    __slots__ = ("owner", "all")
    OWNER_FIELD_NUMBER: _ClassVar[int]
    ALL_FIELD_NUMBER: _ClassVar[int]
    owner: str
    all: bool
    def __init__(self, owner: _Optional[str] = ..., all: _Optional[bool] = ...) -> None: ...

class ListImprovementsResponse(_message.Message):
    __slots__ = ("improvements",)
    IMPROVEMENTS_FIELD_NUMBER: _ClassVar[int]
    improvements: _containers.RepeatedCompositeFieldContainer[Improvement]
    def __init__(self, improvements: _Optional[_Iterable[_Union[Improvement, _Mapping]]] = ...) -> None: ...

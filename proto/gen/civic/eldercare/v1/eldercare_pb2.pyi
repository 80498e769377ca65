import datetime

from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class Reason(_message.Message):
    __slots__ = ("code", "zh", "en", "legal_reference", "parameter", "parameter_value", "parameter_from", "field")
    CODE_FIELD_NUMBER: _ClassVar[int]
    ZH_FIELD_NUMBER: _ClassVar[int]
    EN_FIELD_NUMBER: _ClassVar[int]
    LEGAL_REFERENCE_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_VALUE_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_FROM_FIELD_NUMBER: _ClassVar[int]
    FIELD_FIELD_NUMBER: _ClassVar[int]
    code: str
    zh: str
    en: str
    legal_reference: str
    parameter: str
    parameter_value: str
    parameter_from: str
    field: str
    def __init__(self, code: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., legal_reference: _Optional[str] = ..., parameter: _Optional[str] = ..., parameter_value: _Optional[str] = ..., parameter_from: _Optional[str] = ..., field: _Optional[str] = ...) -> None: ...

class Position(_message.Message):
    __slots__ = ("lat", "lon")
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    lat: float
    lon: float
    def __init__(self, lat: _Optional[float] = ..., lon: _Optional[float] = ...) -> None: ...

class RaiseSosRequest(_message.Message):
    __slots__ = ("device_id", "resident_id", "kind", "pressed_at", "message_id", "position")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    PRESSED_AT_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_ID_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    resident_id: str
    kind: str
    pressed_at: _timestamp_pb2.Timestamp
    message_id: str
    position: Position
    def __init__(self, device_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., kind: _Optional[str] = ..., pressed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., message_id: _Optional[str] = ..., position: _Optional[_Union[Position, _Mapping]] = ...) -> None: ...

class RaiseSosResponse(_message.Message):
    __slots__ = ("outcome", "emergency_id", "presses", "raised_at", "reasons")
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    PRESSES_FIELD_NUMBER: _ClassVar[int]
    RAISED_AT_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    outcome: str
    emergency_id: str
    presses: int
    raised_at: _timestamp_pb2.Timestamp
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    def __init__(self, outcome: _Optional[str] = ..., emergency_id: _Optional[str] = ..., presses: _Optional[int] = ..., raised_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...

class RecallSosRequest(_message.Message):
    __slots__ = ("emergency_id", "reason")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    reason: str
    def __init__(self, emergency_id: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class ConfirmSosRequest(_message.Message):
    __slots__ = ("emergency_id",)
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    def __init__(self, emergency_id: _Optional[str] = ...) -> None: ...

class CloseSosRequest(_message.Message):
    __slots__ = ("emergency_id", "outcome")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    outcome: str
    def __init__(self, emergency_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class GetEmergencyRequest(_message.Message):
    __slots__ = ("emergency_id", "with_person")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    WITH_PERSON_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    with_person: bool
    def __init__(self, emergency_id: _Optional[str] = ..., with_person: _Optional[bool] = ...) -> None: ...

class Emergency(_message.Message):
    __slots__ = ("emergency_id", "resident_id", "device_id", "kind", "county", "town", "lat", "lon", "position_from", "address", "raised_at", "send_until", "presses", "state", "incident_id", "unit_id", "travel_seconds", "outcome", "closed_at", "notices", "name", "phone", "registry_silent")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    POSITION_FROM_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    RAISED_AT_FIELD_NUMBER: _ClassVar[int]
    SEND_UNTIL_FIELD_NUMBER: _ClassVar[int]
    PRESSES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    TRAVEL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    CLOSED_AT_FIELD_NUMBER: _ClassVar[int]
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    REGISTRY_SILENT_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    resident_id: str
    device_id: str
    kind: str
    county: str
    town: str
    lat: float
    lon: float
    position_from: str
    address: str
    raised_at: _timestamp_pb2.Timestamp
    send_until: _timestamp_pb2.Timestamp
    presses: int
    state: str
    incident_id: str
    unit_id: str
    travel_seconds: int
    outcome: str
    closed_at: _timestamp_pb2.Timestamp
    notices: _containers.RepeatedCompositeFieldContainer[ElderNotice]
    name: str
    phone: str
    registry_silent: bool
    def __init__(self, emergency_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., device_id: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., position_from: _Optional[str] = ..., address: _Optional[str] = ..., raised_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., send_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., presses: _Optional[int] = ..., state: _Optional[str] = ..., incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., travel_seconds: _Optional[int] = ..., outcome: _Optional[str] = ..., closed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., notices: _Optional[_Iterable[_Union[ElderNotice, _Mapping]]] = ..., name: _Optional[str] = ..., phone: _Optional[str] = ..., registry_silent: _Optional[bool] = ...) -> None: ...

class ListElderNoticesRequest(_message.Message):
    __slots__ = ("state", "county", "limit")
    STATE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    state: str
    county: str
    limit: int
    def __init__(self, state: _Optional[str] = ..., county: _Optional[str] = ..., limit: _Optional[int] = ...) -> None: ...

class ListElderNoticesResponse(_message.Message):
    __slots__ = ("notices",)
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    notices: _containers.RepeatedCompositeFieldContainer[ElderNotice]
    def __init__(self, notices: _Optional[_Iterable[_Union[ElderNotice, _Mapping]]] = ...) -> None: ...

class ElderNotice(_message.Message):
    __slots__ = ("notice_id", "emergency_id", "resident_id", "channel", "contact", "contact_name", "what", "state", "entered_at", "changed_at", "detail")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CHANNEL_FIELD_NUMBER: _ClassVar[int]
    CONTACT_FIELD_NUMBER: _ClassVar[int]
    CONTACT_NAME_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ENTERED_AT_FIELD_NUMBER: _ClassVar[int]
    CHANGED_AT_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    emergency_id: str
    resident_id: str
    channel: str
    contact: str
    contact_name: str
    what: str
    state: str
    entered_at: _timestamp_pb2.Timestamp
    changed_at: _timestamp_pb2.Timestamp
    detail: str
    def __init__(self, notice_id: _Optional[str] = ..., emergency_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., channel: _Optional[str] = ..., contact: _Optional[str] = ..., contact_name: _Optional[str] = ..., what: _Optional[str] = ..., state: _Optional[str] = ..., entered_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., changed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., detail: _Optional[str] = ...) -> None: ...

class NoteElderNoticeRequest(_message.Message):
    __slots__ = ("notice_id", "reached", "detail")
    NOTICE_ID_FIELD_NUMBER: _ClassVar[int]
    REACHED_FIELD_NUMBER: _ClassVar[int]
    DETAIL_FIELD_NUMBER: _ClassVar[int]
    notice_id: str
    reached: bool
    detail: str
    def __init__(self, notice_id: _Optional[str] = ..., reached: _Optional[bool] = ..., detail: _Optional[str] = ...) -> None: ...

class RegisterElderDeviceRequest(_message.Message):
    __slots__ = ("device_id", "resident_id", "kind", "position", "address", "retired")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    RETIRED_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    resident_id: str
    kind: str
    position: Position
    address: str
    retired: bool
    def __init__(self, device_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., kind: _Optional[str] = ..., position: _Optional[_Union[Position, _Mapping]] = ..., address: _Optional[str] = ..., retired: _Optional[bool] = ...) -> None: ...

class GetElderDeviceRequest(_message.Message):
    __slots__ = ("device_id",)
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    def __init__(self, device_id: _Optional[str] = ...) -> None: ...

class ElderDevice(_message.Message):
    __slots__ = ("device_id", "resident_id", "kind", "county", "town", "lat", "lon", "address", "last_heard_at", "clock_ahead_seconds", "retired", "faults")
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    LAST_HEARD_AT_FIELD_NUMBER: _ClassVar[int]
    CLOCK_AHEAD_SECONDS_FIELD_NUMBER: _ClassVar[int]
    RETIRED_FIELD_NUMBER: _ClassVar[int]
    FAULTS_FIELD_NUMBER: _ClassVar[int]
    device_id: str
    resident_id: str
    kind: str
    county: str
    town: str
    lat: float
    lon: float
    address: str
    last_heard_at: _timestamp_pb2.Timestamp
    clock_ahead_seconds: int
    retired: bool
    faults: int
    def __init__(self, device_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., address: _Optional[str] = ..., last_heard_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., clock_ahead_seconds: _Optional[int] = ..., retired: _Optional[bool] = ..., faults: _Optional[int] = ...) -> None: ...

class SetElderContactsRequest(_message.Message):
    __slots__ = ("resident_id", "contacts")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    contacts: _containers.RepeatedCompositeFieldContainer[ElderContact]
    def __init__(self, resident_id: _Optional[str] = ..., contacts: _Optional[_Iterable[_Union[ElderContact, _Mapping]]] = ...) -> None: ...

class ElderContacts(_message.Message):
    __slots__ = ("resident_id", "contacts")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    contacts: _containers.RepeatedCompositeFieldContainer[ElderContact]
    def __init__(self, resident_id: _Optional[str] = ..., contacts: _Optional[_Iterable[_Union[ElderContact, _Mapping]]] = ...) -> None: ...

class ElderContact(_message.Message):
    __slots__ = ("name", "relation", "phone")
    NAME_FIELD_NUMBER: _ClassVar[int]
    RELATION_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    name: str
    relation: str
    phone: str
    def __init__(self, name: _Optional[str] = ..., relation: _Optional[str] = ..., phone: _Optional[str] = ...) -> None: ...

class ListElderTasksRequest(_message.Message):
    __slots__ = ("kind", "county", "with_done", "limit")
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    WITH_DONE_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    kind: str
    county: str
    with_done: bool
    limit: int
    def __init__(self, kind: _Optional[str] = ..., county: _Optional[str] = ..., with_done: _Optional[bool] = ..., limit: _Optional[int] = ...) -> None: ...

class ListElderTasksResponse(_message.Message):
    __slots__ = ("tasks",)
    TASKS_FIELD_NUMBER: _ClassVar[int]
    tasks: _containers.RepeatedCompositeFieldContainer[ElderTask]
    def __init__(self, tasks: _Optional[_Iterable[_Union[ElderTask, _Mapping]]] = ...) -> None: ...

class ElderTask(_message.Message):
    __slots__ = ("task_id", "kind", "county", "town", "resident_id", "about", "why_zh", "why_en", "opened_at", "done_at", "done_by", "result")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    ABOUT_FIELD_NUMBER: _ClassVar[int]
    WHY_ZH_FIELD_NUMBER: _ClassVar[int]
    WHY_EN_FIELD_NUMBER: _ClassVar[int]
    OPENED_AT_FIELD_NUMBER: _ClassVar[int]
    DONE_AT_FIELD_NUMBER: _ClassVar[int]
    DONE_BY_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    kind: str
    county: str
    town: str
    resident_id: str
    about: str
    why_zh: str
    why_en: str
    opened_at: _timestamp_pb2.Timestamp
    done_at: _timestamp_pb2.Timestamp
    done_by: str
    result: str
    def __init__(self, task_id: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., resident_id: _Optional[str] = ..., about: _Optional[str] = ..., why_zh: _Optional[str] = ..., why_en: _Optional[str] = ..., opened_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., done_by: _Optional[str] = ..., result: _Optional[str] = ...) -> None: ...

class FinishElderTaskRequest(_message.Message):
    __slots__ = ("task_id", "result")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    RESULT_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    result: str
    def __init__(self, task_id: _Optional[str] = ..., result: _Optional[str] = ...) -> None: ...

class KeepElderRequest(_message.Message):
    __slots__ = ("resident_id", "support", "conditions")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    support: str
    conditions: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, resident_id: _Optional[str] = ..., support: _Optional[str] = ..., conditions: _Optional[_Iterable[str]] = ...) -> None: ...

class GetElderRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class Elder(_message.Message):
    __slots__ = ("elder_no", "resident_id", "county", "town", "village", "age", "lives_alone", "support", "grade", "assessed_on", "reassess_on", "conditions", "contacts", "devices")
    ELDER_NO_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    AGE_FIELD_NUMBER: _ClassVar[int]
    LIVES_ALONE_FIELD_NUMBER: _ClassVar[int]
    SUPPORT_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    ASSESSED_ON_FIELD_NUMBER: _ClassVar[int]
    REASSESS_ON_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    DEVICES_FIELD_NUMBER: _ClassVar[int]
    elder_no: str
    resident_id: str
    county: str
    town: str
    village: str
    age: int
    lives_alone: bool
    support: str
    grade: int
    assessed_on: str
    reassess_on: str
    conditions: _containers.RepeatedScalarFieldContainer[str]
    contacts: _containers.RepeatedCompositeFieldContainer[ElderContact]
    devices: _containers.RepeatedCompositeFieldContainer[ElderDevice]
    def __init__(self, elder_no: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., village: _Optional[str] = ..., age: _Optional[int] = ..., lives_alone: _Optional[bool] = ..., support: _Optional[str] = ..., grade: _Optional[int] = ..., assessed_on: _Optional[str] = ..., reassess_on: _Optional[str] = ..., conditions: _Optional[_Iterable[str]] = ..., contacts: _Optional[_Iterable[_Union[ElderContact, _Mapping]]] = ..., devices: _Optional[_Iterable[_Union[ElderDevice, _Mapping]]] = ...) -> None: ...

class ListMyEldercareReadsRequest(_message.Message):
    __slots__ = ("limit",)
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    limit: int
    def __init__(self, limit: _Optional[int] = ...) -> None: ...

class ListMyEldercareReadsResponse(_message.Message):
    __slots__ = ("reads",)
    class Read(_message.Message):
        __slots__ = ("at", "reader", "purpose", "what")
        AT_FIELD_NUMBER: _ClassVar[int]
        READER_FIELD_NUMBER: _ClassVar[int]
        PURPOSE_FIELD_NUMBER: _ClassVar[int]
        WHAT_FIELD_NUMBER: _ClassVar[int]
        at: _timestamp_pb2.Timestamp
        reader: str
        purpose: str
        what: str
        def __init__(self, at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reader: _Optional[str] = ..., purpose: _Optional[str] = ..., what: _Optional[str] = ...) -> None: ...
    READS_FIELD_NUMBER: _ClassVar[int]
    reads: _containers.RepeatedCompositeFieldContainer[ListMyEldercareReadsResponse.Read]
    def __init__(self, reads: _Optional[_Iterable[_Union[ListMyEldercareReadsResponse.Read, _Mapping]]] = ...) -> None: ...

class AbilityScores(_message.Message):
    __slots__ = ("feeding", "grooming", "bathing", "upper_dressing", "lower_dressing", "bladder", "bowel", "toileting", "bed_mobility", "bed_chair_transfer", "walking", "stairs", "time_orientation", "place_orientation", "person_orientation", "memory", "comprehension", "expression", "aggression", "depression", "consciousness", "vision", "hearing", "daily_tasks", "transport", "social_contact")
    FEEDING_FIELD_NUMBER: _ClassVar[int]
    GROOMING_FIELD_NUMBER: _ClassVar[int]
    BATHING_FIELD_NUMBER: _ClassVar[int]
    UPPER_DRESSING_FIELD_NUMBER: _ClassVar[int]
    LOWER_DRESSING_FIELD_NUMBER: _ClassVar[int]
    BLADDER_FIELD_NUMBER: _ClassVar[int]
    BOWEL_FIELD_NUMBER: _ClassVar[int]
    TOILETING_FIELD_NUMBER: _ClassVar[int]
    BED_MOBILITY_FIELD_NUMBER: _ClassVar[int]
    BED_CHAIR_TRANSFER_FIELD_NUMBER: _ClassVar[int]
    WALKING_FIELD_NUMBER: _ClassVar[int]
    STAIRS_FIELD_NUMBER: _ClassVar[int]
    TIME_ORIENTATION_FIELD_NUMBER: _ClassVar[int]
    PLACE_ORIENTATION_FIELD_NUMBER: _ClassVar[int]
    PERSON_ORIENTATION_FIELD_NUMBER: _ClassVar[int]
    MEMORY_FIELD_NUMBER: _ClassVar[int]
    COMPREHENSION_FIELD_NUMBER: _ClassVar[int]
    EXPRESSION_FIELD_NUMBER: _ClassVar[int]
    AGGRESSION_FIELD_NUMBER: _ClassVar[int]
    DEPRESSION_FIELD_NUMBER: _ClassVar[int]
    CONSCIOUSNESS_FIELD_NUMBER: _ClassVar[int]
    VISION_FIELD_NUMBER: _ClassVar[int]
    HEARING_FIELD_NUMBER: _ClassVar[int]
    DAILY_TASKS_FIELD_NUMBER: _ClassVar[int]
    TRANSPORT_FIELD_NUMBER: _ClassVar[int]
    SOCIAL_CONTACT_FIELD_NUMBER: _ClassVar[int]
    feeding: int
    grooming: int
    bathing: int
    upper_dressing: int
    lower_dressing: int
    bladder: int
    bowel: int
    toileting: int
    bed_mobility: int
    bed_chair_transfer: int
    walking: int
    stairs: int
    time_orientation: int
    place_orientation: int
    person_orientation: int
    memory: int
    comprehension: int
    expression: int
    aggression: int
    depression: int
    consciousness: int
    vision: int
    hearing: int
    daily_tasks: int
    transport: int
    social_contact: int
    def __init__(self, feeding: _Optional[int] = ..., grooming: _Optional[int] = ..., bathing: _Optional[int] = ..., upper_dressing: _Optional[int] = ..., lower_dressing: _Optional[int] = ..., bladder: _Optional[int] = ..., bowel: _Optional[int] = ..., toileting: _Optional[int] = ..., bed_mobility: _Optional[int] = ..., bed_chair_transfer: _Optional[int] = ..., walking: _Optional[int] = ..., stairs: _Optional[int] = ..., time_orientation: _Optional[int] = ..., place_orientation: _Optional[int] = ..., person_orientation: _Optional[int] = ..., memory: _Optional[int] = ..., comprehension: _Optional[int] = ..., expression: _Optional[int] = ..., aggression: _Optional[int] = ..., depression: _Optional[int] = ..., consciousness: _Optional[int] = ..., vision: _Optional[int] = ..., hearing: _Optional[int] = ..., daily_tasks: _Optional[int] = ..., transport: _Optional[int] = ..., social_contact: _Optional[int] = ...) -> None: ...

class AssessElderRequest(_message.Message):
    __slots__ = ("resident_id", "scores", "coma", "dementia", "psychiatric", "care_risk_events_in_30_days", "assessors")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SCORES_FIELD_NUMBER: _ClassVar[int]
    COMA_FIELD_NUMBER: _ClassVar[int]
    DEMENTIA_FIELD_NUMBER: _ClassVar[int]
    PSYCHIATRIC_FIELD_NUMBER: _ClassVar[int]
    CARE_RISK_EVENTS_IN_30_DAYS_FIELD_NUMBER: _ClassVar[int]
    ASSESSORS_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    scores: AbilityScores
    coma: bool
    dementia: bool
    psychiatric: bool
    care_risk_events_in_30_days: int
    assessors: _containers.RepeatedCompositeFieldContainer[Assessor]
    def __init__(self, resident_id: _Optional[str] = ..., scores: _Optional[_Union[AbilityScores, _Mapping]] = ..., coma: _Optional[bool] = ..., dementia: _Optional[bool] = ..., psychiatric: _Optional[bool] = ..., care_risk_events_in_30_days: _Optional[int] = ..., assessors: _Optional[_Iterable[_Union[Assessor, _Mapping]]] = ...) -> None: ...

class Assessor(_message.Message):
    __slots__ = ("assessor_id", "evidence")
    ASSESSOR_ID_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    assessor_id: str
    evidence: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, assessor_id: _Optional[str] = ..., evidence: _Optional[_Iterable[str]] = ...) -> None: ...

class AssessElderResponse(_message.Message):
    __slots__ = ("assessment_id", "resident_id", "total", "parts", "preliminary_grade", "final_grade", "reasons", "state", "assessors", "assessed_at")
    class Parts(_message.Message):
        __slots__ = ("self_care", "mobility", "mental", "senses")
        SELF_CARE_FIELD_NUMBER: _ClassVar[int]
        MOBILITY_FIELD_NUMBER: _ClassVar[int]
        MENTAL_FIELD_NUMBER: _ClassVar[int]
        SENSES_FIELD_NUMBER: _ClassVar[int]
        self_care: int
        mobility: int
        mental: int
        senses: int
        def __init__(self, self_care: _Optional[int] = ..., mobility: _Optional[int] = ..., mental: _Optional[int] = ..., senses: _Optional[int] = ...) -> None: ...
    ASSESSMENT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    PRELIMINARY_GRADE_FIELD_NUMBER: _ClassVar[int]
    FINAL_GRADE_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ASSESSORS_FIELD_NUMBER: _ClassVar[int]
    ASSESSED_AT_FIELD_NUMBER: _ClassVar[int]
    assessment_id: str
    resident_id: str
    total: int
    parts: AssessElderResponse.Parts
    preliminary_grade: int
    final_grade: int
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    state: str
    assessors: _containers.RepeatedCompositeFieldContainer[Assessor]
    assessed_at: _timestamp_pb2.Timestamp
    def __init__(self, assessment_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., total: _Optional[int] = ..., parts: _Optional[_Union[AssessElderResponse.Parts, _Mapping]] = ..., preliminary_grade: _Optional[int] = ..., final_grade: _Optional[int] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ..., state: _Optional[str] = ..., assessors: _Optional[_Iterable[_Union[Assessor, _Mapping]]] = ..., assessed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CountersignAssessmentRequest(_message.Message):
    __slots__ = ("assessment_id", "agrees", "scores", "coma", "dementia", "psychiatric", "care_risk_events_in_30_days", "evidence")
    ASSESSMENT_ID_FIELD_NUMBER: _ClassVar[int]
    AGREES_FIELD_NUMBER: _ClassVar[int]
    SCORES_FIELD_NUMBER: _ClassVar[int]
    COMA_FIELD_NUMBER: _ClassVar[int]
    DEMENTIA_FIELD_NUMBER: _ClassVar[int]
    PSYCHIATRIC_FIELD_NUMBER: _ClassVar[int]
    CARE_RISK_EVENTS_IN_30_DAYS_FIELD_NUMBER: _ClassVar[int]
    EVIDENCE_FIELD_NUMBER: _ClassVar[int]
    assessment_id: str
    agrees: bool
    scores: AbilityScores
    coma: bool
    dementia: bool
    psychiatric: bool
    care_risk_events_in_30_days: int
    evidence: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, assessment_id: _Optional[str] = ..., agrees: _Optional[bool] = ..., scores: _Optional[_Union[AbilityScores, _Mapping]] = ..., coma: _Optional[bool] = ..., dementia: _Optional[bool] = ..., psychiatric: _Optional[bool] = ..., care_risk_events_in_30_days: _Optional[int] = ..., evidence: _Optional[_Iterable[str]] = ...) -> None: ...

class GetAssessmentRequest(_message.Message):
    __slots__ = ("assessment_id",)
    ASSESSMENT_ID_FIELD_NUMBER: _ClassVar[int]
    assessment_id: str
    def __init__(self, assessment_id: _Optional[str] = ...) -> None: ...

class Assessment(_message.Message):
    __slots__ = ("assessment_id", "resident_id", "total", "parts", "preliminary_grade", "final_grade", "reasons", "state", "assessors", "assessed_at", "confirmed_at", "reassess_on")
    class Parts(_message.Message):
        __slots__ = ("self_care", "mobility", "mental", "senses")
        SELF_CARE_FIELD_NUMBER: _ClassVar[int]
        MOBILITY_FIELD_NUMBER: _ClassVar[int]
        MENTAL_FIELD_NUMBER: _ClassVar[int]
        SENSES_FIELD_NUMBER: _ClassVar[int]
        self_care: int
        mobility: int
        mental: int
        senses: int
        def __init__(self, self_care: _Optional[int] = ..., mobility: _Optional[int] = ..., mental: _Optional[int] = ..., senses: _Optional[int] = ...) -> None: ...
    ASSESSMENT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    PRELIMINARY_GRADE_FIELD_NUMBER: _ClassVar[int]
    FINAL_GRADE_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    ASSESSORS_FIELD_NUMBER: _ClassVar[int]
    ASSESSED_AT_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_AT_FIELD_NUMBER: _ClassVar[int]
    REASSESS_ON_FIELD_NUMBER: _ClassVar[int]
    assessment_id: str
    resident_id: str
    total: int
    parts: Assessment.Parts
    preliminary_grade: int
    final_grade: int
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    state: str
    assessors: _containers.RepeatedCompositeFieldContainer[Assessor]
    assessed_at: _timestamp_pb2.Timestamp
    confirmed_at: _timestamp_pb2.Timestamp
    reassess_on: str
    def __init__(self, assessment_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., total: _Optional[int] = ..., parts: _Optional[_Union[Assessment.Parts, _Mapping]] = ..., preliminary_grade: _Optional[int] = ..., final_grade: _Optional[int] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ..., state: _Optional[str] = ..., assessors: _Optional[_Iterable[_Union[Assessor, _Mapping]]] = ..., assessed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., confirmed_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reassess_on: _Optional[str] = ...) -> None: ...

class GradeLongTermCareRequest(_message.Message):
    __slots__ = ("resident_id", "daily_living", "cognition", "senses")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    DAILY_LIVING_FIELD_NUMBER: _ClassVar[int]
    COGNITION_FIELD_NUMBER: _ClassVar[int]
    SENSES_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    daily_living: int
    cognition: int
    senses: int
    def __init__(self, resident_id: _Optional[str] = ..., daily_living: _Optional[int] = ..., cognition: _Optional[int] = ..., senses: _Optional[int] = ...) -> None: ...

class LongTermCareGrading(_message.Message):
    __slots__ = ("grading_id", "resident_id", "level", "level_zh", "reasons", "graded_at")
    GRADING_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    LEVEL_FIELD_NUMBER: _ClassVar[int]
    LEVEL_ZH_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    GRADED_AT_FIELD_NUMBER: _ClassVar[int]
    grading_id: str
    resident_id: str
    level: int
    level_zh: str
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    graded_at: _timestamp_pb2.Timestamp
    def __init__(self, grading_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., level: _Optional[int] = ..., level_zh: _Optional[str] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ..., graded_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class MakeCarePlanRequest(_message.Message):
    __slots__ = ("resident_id", "lines", "carer_id")
    class Line(_message.Message):
        __slots__ = ("service", "weekdays", "time", "minutes")
        SERVICE_FIELD_NUMBER: _ClassVar[int]
        WEEKDAYS_FIELD_NUMBER: _ClassVar[int]
        TIME_FIELD_NUMBER: _ClassVar[int]
        MINUTES_FIELD_NUMBER: _ClassVar[int]
        service: str
        weekdays: _containers.RepeatedScalarFieldContainer[int]
        time: str
        minutes: int
        def __init__(self, service: _Optional[str] = ..., weekdays: _Optional[_Iterable[int]] = ..., time: _Optional[str] = ..., minutes: _Optional[int] = ...) -> None: ...
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    CARER_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    lines: _containers.RepeatedCompositeFieldContainer[MakeCarePlanRequest.Line]
    carer_id: str
    def __init__(self, resident_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[MakeCarePlanRequest.Line, _Mapping]]] = ..., carer_id: _Optional[str] = ..., **kwargs) -> None: ...

class GetCarePlanRequest(_message.Message):
    __slots__ = ("plan_id",)
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    def __init__(self, plan_id: _Optional[str] = ...) -> None: ...

class CarePlan(_message.Message):
    __slots__ = ("plan_id", "resident_id", "lines", "carer_id", "review_on", "ended", "visits")
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    LINES_FIELD_NUMBER: _ClassVar[int]
    CARER_ID_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    REVIEW_ON_FIELD_NUMBER: _ClassVar[int]
    ENDED_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    plan_id: str
    resident_id: str
    lines: _containers.RepeatedCompositeFieldContainer[MakeCarePlanRequest.Line]
    carer_id: str
    review_on: str
    ended: bool
    visits: int
    def __init__(self, plan_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., lines: _Optional[_Iterable[_Union[MakeCarePlanRequest.Line, _Mapping]]] = ..., carer_id: _Optional[str] = ..., review_on: _Optional[str] = ..., ended: _Optional[bool] = ..., visits: _Optional[int] = ..., **kwargs) -> None: ...

class ListCareVisitsRequest(_message.Message):
    __slots__ = ("resident_id", "carer_id", "day")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CARER_ID_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    carer_id: str
    day: str
    def __init__(self, resident_id: _Optional[str] = ..., carer_id: _Optional[str] = ..., day: _Optional[str] = ...) -> None: ...

class ListCareVisitsResponse(_message.Message):
    __slots__ = ("visits",)
    VISITS_FIELD_NUMBER: _ClassVar[int]
    visits: _containers.RepeatedCompositeFieldContainer[CareVisit]
    def __init__(self, visits: _Optional[_Iterable[_Union[CareVisit, _Mapping]]] = ...) -> None: ...

class CareVisit(_message.Message):
    __slots__ = ("visit_id", "resident_id", "carer_id", "service", "planned_at", "minutes", "state", "checked_in_at", "ended_at", "distance_m", "belongs_to")
    VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CARER_ID_FIELD_NUMBER: _ClassVar[int]
    SERVICE_FIELD_NUMBER: _ClassVar[int]
    PLANNED_AT_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    CHECKED_IN_AT_FIELD_NUMBER: _ClassVar[int]
    ENDED_AT_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_M_FIELD_NUMBER: _ClassVar[int]
    BELONGS_TO_FIELD_NUMBER: _ClassVar[int]
    visit_id: str
    resident_id: str
    carer_id: str
    service: str
    planned_at: _timestamp_pb2.Timestamp
    minutes: int
    state: str
    checked_in_at: _timestamp_pb2.Timestamp
    ended_at: _timestamp_pb2.Timestamp
    distance_m: int
    belongs_to: str
    def __init__(self, visit_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., carer_id: _Optional[str] = ..., service: _Optional[str] = ..., planned_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., minutes: _Optional[int] = ..., state: _Optional[str] = ..., checked_in_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., ended_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., distance_m: _Optional[int] = ..., belongs_to: _Optional[str] = ...) -> None: ...

class CheckInVisitRequest(_message.Message):
    __slots__ = ("visit_id", "position")
    VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    visit_id: str
    position: Position
    def __init__(self, visit_id: _Optional[str] = ..., position: _Optional[_Union[Position, _Mapping]] = ...) -> None: ...

class EndVisitRequest(_message.Message):
    __slots__ = ("visit_id", "position")
    VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    visit_id: str
    position: Position
    def __init__(self, visit_id: _Optional[str] = ..., position: _Optional[_Union[Position, _Mapping]] = ...) -> None: ...

class EnterElderHomeRequest(_message.Message):
    __slots__ = ("institution_id", "name", "town", "position", "rooms")
    class Room(_message.Message):
        __slots__ = ("room_no", "sex", "nursing", "grade_from", "grade_to", "beds")
        ROOM_NO_FIELD_NUMBER: _ClassVar[int]
        SEX_FIELD_NUMBER: _ClassVar[int]
        NURSING_FIELD_NUMBER: _ClassVar[int]
        GRADE_FROM_FIELD_NUMBER: _ClassVar[int]
        GRADE_TO_FIELD_NUMBER: _ClassVar[int]
        BEDS_FIELD_NUMBER: _ClassVar[int]
        room_no: str
        sex: str
        nursing: bool
        grade_from: int
        grade_to: int
        beds: int
        def __init__(self, room_no: _Optional[str] = ..., sex: _Optional[str] = ..., nursing: _Optional[bool] = ..., grade_from: _Optional[int] = ..., grade_to: _Optional[int] = ..., beds: _Optional[int] = ...) -> None: ...
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    ROOMS_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    name: str
    town: str
    position: Position
    rooms: _containers.RepeatedCompositeFieldContainer[EnterElderHomeRequest.Room]
    def __init__(self, institution_id: _Optional[str] = ..., name: _Optional[str] = ..., town: _Optional[str] = ..., position: _Optional[_Union[Position, _Mapping]] = ..., rooms: _Optional[_Iterable[_Union[EnterElderHomeRequest.Room, _Mapping]]] = ...) -> None: ...

class GetElderHomeRequest(_message.Message):
    __slots__ = ("institution_id",)
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    def __init__(self, institution_id: _Optional[str] = ...) -> None: ...

class ElderHome(_message.Message):
    __slots__ = ("institution_id", "name", "county", "town", "lat", "lon", "beds", "nursing", "occupied", "free", "rooms")
    class Room(_message.Message):
        __slots__ = ("room_no", "sex", "nursing", "grade_from", "grade_to", "beds", "free")
        ROOM_NO_FIELD_NUMBER: _ClassVar[int]
        SEX_FIELD_NUMBER: _ClassVar[int]
        NURSING_FIELD_NUMBER: _ClassVar[int]
        GRADE_FROM_FIELD_NUMBER: _ClassVar[int]
        GRADE_TO_FIELD_NUMBER: _ClassVar[int]
        BEDS_FIELD_NUMBER: _ClassVar[int]
        FREE_FIELD_NUMBER: _ClassVar[int]
        room_no: str
        sex: str
        nursing: bool
        grade_from: int
        grade_to: int
        beds: int
        free: int
        def __init__(self, room_no: _Optional[str] = ..., sex: _Optional[str] = ..., nursing: _Optional[bool] = ..., grade_from: _Optional[int] = ..., grade_to: _Optional[int] = ..., beds: _Optional[int] = ..., free: _Optional[int] = ...) -> None: ...
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    BEDS_FIELD_NUMBER: _ClassVar[int]
    NURSING_FIELD_NUMBER: _ClassVar[int]
    OCCUPIED_FIELD_NUMBER: _ClassVar[int]
    FREE_FIELD_NUMBER: _ClassVar[int]
    ROOMS_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    name: str
    county: str
    town: str
    lat: float
    lon: float
    beds: int
    nursing: int
    occupied: int
    free: int
    rooms: _containers.RepeatedCompositeFieldContainer[ElderHome.Room]
    def __init__(self, institution_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., beds: _Optional[int] = ..., nursing: _Optional[int] = ..., occupied: _Optional[int] = ..., free: _Optional[int] = ..., rooms: _Optional[_Iterable[_Union[ElderHome.Room, _Mapping]]] = ...) -> None: ...

class FindElderHomesRequest(_message.Message):
    __slots__ = ("county", "limit")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    county: str
    limit: int
    def __init__(self, county: _Optional[str] = ..., limit: _Optional[int] = ...) -> None: ...

class FindElderHomesResponse(_message.Message):
    __slots__ = ("institutions",)
    INSTITUTIONS_FIELD_NUMBER: _ClassVar[int]
    institutions: _containers.RepeatedCompositeFieldContainer[ElderHome]
    def __init__(self, institutions: _Optional[_Iterable[_Union[ElderHome, _Mapping]]] = ...) -> None: ...

class ApplyForBedRequest(_message.Message):
    __slots__ = ("resident_id", "institution_ids", "county", "nursing")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_IDS_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    NURSING_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    institution_ids: _containers.RepeatedScalarFieldContainer[str]
    county: str
    nursing: bool
    def __init__(self, resident_id: _Optional[str] = ..., institution_ids: _Optional[_Iterable[str]] = ..., county: _Optional[str] = ..., nursing: _Optional[bool] = ...) -> None: ...

class GetBedApplicationRequest(_message.Message):
    __slots__ = ("application_id",)
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    def __init__(self, application_id: _Optional[str] = ...) -> None: ...

class BedApplication(_message.Message):
    __slots__ = ("application_id", "resident_id", "county", "priority", "rank", "priority_zh", "nursing", "state", "applied_at", "place", "institution_id", "room_no", "bed_id", "offer_until", "reasons", "institution_ids")
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_FIELD_NUMBER: _ClassVar[int]
    RANK_FIELD_NUMBER: _ClassVar[int]
    PRIORITY_ZH_FIELD_NUMBER: _ClassVar[int]
    NURSING_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    APPLIED_AT_FIELD_NUMBER: _ClassVar[int]
    PLACE_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    ROOM_NO_FIELD_NUMBER: _ClassVar[int]
    BED_ID_FIELD_NUMBER: _ClassVar[int]
    OFFER_UNTIL_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_IDS_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    resident_id: str
    county: str
    priority: str
    rank: int
    priority_zh: str
    nursing: bool
    state: str
    applied_at: _timestamp_pb2.Timestamp
    place: int
    institution_id: str
    room_no: str
    bed_id: str
    offer_until: _timestamp_pb2.Timestamp
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    institution_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, application_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., priority: _Optional[str] = ..., rank: _Optional[int] = ..., priority_zh: _Optional[str] = ..., nursing: _Optional[bool] = ..., state: _Optional[str] = ..., applied_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., place: _Optional[int] = ..., institution_id: _Optional[str] = ..., room_no: _Optional[str] = ..., bed_id: _Optional[str] = ..., offer_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ..., institution_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class AnswerBedOfferRequest(_message.Message):
    __slots__ = ("application_id", "accept")
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    ACCEPT_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    accept: bool
    def __init__(self, application_id: _Optional[str] = ..., accept: _Optional[bool] = ...) -> None: ...

class LeaveBedRequest(_message.Message):
    __slots__ = ("application_id",)
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    def __init__(self, application_id: _Optional[str] = ...) -> None: ...

class ListBedQueueRequest(_message.Message):
    __slots__ = ("county", "limit")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    county: str
    limit: int
    def __init__(self, county: _Optional[str] = ..., limit: _Optional[int] = ...) -> None: ...

class ListBedQueueResponse(_message.Message):
    __slots__ = ("queue", "waiting")
    class Waiting(_message.Message):
        __slots__ = ("place", "priority", "priority_zh", "nursing", "waiting_days")
        PLACE_FIELD_NUMBER: _ClassVar[int]
        PRIORITY_FIELD_NUMBER: _ClassVar[int]
        PRIORITY_ZH_FIELD_NUMBER: _ClassVar[int]
        NURSING_FIELD_NUMBER: _ClassVar[int]
        WAITING_DAYS_FIELD_NUMBER: _ClassVar[int]
        place: int
        priority: str
        priority_zh: str
        nursing: bool
        waiting_days: int
        def __init__(self, place: _Optional[int] = ..., priority: _Optional[str] = ..., priority_zh: _Optional[str] = ..., nursing: _Optional[bool] = ..., waiting_days: _Optional[int] = ...) -> None: ...
    QUEUE_FIELD_NUMBER: _ClassVar[int]
    WAITING_FIELD_NUMBER: _ClassVar[int]
    queue: _containers.RepeatedCompositeFieldContainer[ListBedQueueResponse.Waiting]
    waiting: int
    def __init__(self, queue: _Optional[_Iterable[_Union[ListBedQueueResponse.Waiting, _Mapping]]] = ..., waiting: _Optional[int] = ...) -> None: ...

class ReportBedsRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class BedReport(_message.Message):
    __slots__ = ("institutions", "beds", "nursing", "occupied", "free", "nursing_share", "base_share", "target_share", "priorities")
    class Priority(_message.Message):
        __slots__ = ("priority", "priority_zh", "waiting", "median_days")
        PRIORITY_FIELD_NUMBER: _ClassVar[int]
        PRIORITY_ZH_FIELD_NUMBER: _ClassVar[int]
        WAITING_FIELD_NUMBER: _ClassVar[int]
        MEDIAN_DAYS_FIELD_NUMBER: _ClassVar[int]
        priority: str
        priority_zh: str
        waiting: int
        median_days: float
        def __init__(self, priority: _Optional[str] = ..., priority_zh: _Optional[str] = ..., waiting: _Optional[int] = ..., median_days: _Optional[float] = ...) -> None: ...
    INSTITUTIONS_FIELD_NUMBER: _ClassVar[int]
    BEDS_FIELD_NUMBER: _ClassVar[int]
    NURSING_FIELD_NUMBER: _ClassVar[int]
    OCCUPIED_FIELD_NUMBER: _ClassVar[int]
    FREE_FIELD_NUMBER: _ClassVar[int]
    NURSING_SHARE_FIELD_NUMBER: _ClassVar[int]
    BASE_SHARE_FIELD_NUMBER: _ClassVar[int]
    TARGET_SHARE_FIELD_NUMBER: _ClassVar[int]
    PRIORITIES_FIELD_NUMBER: _ClassVar[int]
    institutions: int
    beds: int
    nursing: int
    occupied: int
    free: int
    nursing_share: float
    base_share: float
    target_share: float
    priorities: _containers.RepeatedCompositeFieldContainer[BedReport.Priority]
    def __init__(self, institutions: _Optional[int] = ..., beds: _Optional[int] = ..., nursing: _Optional[int] = ..., occupied: _Optional[int] = ..., free: _Optional[int] = ..., nursing_share: _Optional[float] = ..., base_share: _Optional[float] = ..., target_share: _Optional[float] = ..., priorities: _Optional[_Iterable[_Union[BedReport.Priority, _Mapping]]] = ...) -> None: ...

class RecommendMealsRequest(_message.Message):
    __slots__ = ("resident_id", "conditions", "menu", "meal")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    MENU_FIELD_NUMBER: _ClassVar[int]
    MEAL_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    conditions: _containers.RepeatedScalarFieldContainer[str]
    menu: _containers.RepeatedCompositeFieldContainer[Dish]
    meal: str
    def __init__(self, resident_id: _Optional[str] = ..., conditions: _Optional[_Iterable[str]] = ..., menu: _Optional[_Iterable[_Union[Dish, _Mapping]]] = ..., meal: _Optional[str] = ...) -> None: ...

class Dish(_message.Message):
    __slots__ = ("name", "protein_g", "fat_g", "carbohydrate_g", "sodium_mg", "potassium_mg", "purine_mg", "cholesterol_mg", "soft")
    NAME_FIELD_NUMBER: _ClassVar[int]
    PROTEIN_G_FIELD_NUMBER: _ClassVar[int]
    FAT_G_FIELD_NUMBER: _ClassVar[int]
    CARBOHYDRATE_G_FIELD_NUMBER: _ClassVar[int]
    SODIUM_MG_FIELD_NUMBER: _ClassVar[int]
    POTASSIUM_MG_FIELD_NUMBER: _ClassVar[int]
    PURINE_MG_FIELD_NUMBER: _ClassVar[int]
    CHOLESTEROL_MG_FIELD_NUMBER: _ClassVar[int]
    SOFT_FIELD_NUMBER: _ClassVar[int]
    name: str
    protein_g: float
    fat_g: float
    carbohydrate_g: float
    sodium_mg: float
    potassium_mg: float
    purine_mg: float
    cholesterol_mg: float
    soft: bool
    def __init__(self, name: _Optional[str] = ..., protein_g: _Optional[float] = ..., fat_g: _Optional[float] = ..., carbohydrate_g: _Optional[float] = ..., sodium_mg: _Optional[float] = ..., potassium_mg: _Optional[float] = ..., purine_mg: _Optional[float] = ..., cholesterol_mg: _Optional[float] = ..., soft: _Optional[bool] = ...) -> None: ...

class RecommendMealsResponse(_message.Message):
    __slots__ = ("dishes", "left_out", "conditions", "subsidy_fen", "subsidy_reasons")
    class Judged(_message.Message):
        __slots__ = ("name", "reasons")
        NAME_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        name: str
        reasons: _containers.RepeatedCompositeFieldContainer[Reason]
        def __init__(self, name: _Optional[str] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...
    DISHES_FIELD_NUMBER: _ClassVar[int]
    LEFT_OUT_FIELD_NUMBER: _ClassVar[int]
    CONDITIONS_FIELD_NUMBER: _ClassVar[int]
    SUBSIDY_FEN_FIELD_NUMBER: _ClassVar[int]
    SUBSIDY_REASONS_FIELD_NUMBER: _ClassVar[int]
    dishes: _containers.RepeatedCompositeFieldContainer[RecommendMealsResponse.Judged]
    left_out: _containers.RepeatedCompositeFieldContainer[RecommendMealsResponse.Judged]
    conditions: _containers.RepeatedScalarFieldContainer[str]
    subsidy_fen: int
    subsidy_reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    def __init__(self, dishes: _Optional[_Iterable[_Union[RecommendMealsResponse.Judged, _Mapping]]] = ..., left_out: _Optional[_Iterable[_Union[RecommendMealsResponse.Judged, _Mapping]]] = ..., conditions: _Optional[_Iterable[str]] = ..., subsidy_fen: _Optional[int] = ..., subsidy_reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...

class PlanMealRoundsRequest(_message.Message):
    __slots__ = ("kitchen", "resident_ids", "most_stops")
    KITCHEN_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_IDS_FIELD_NUMBER: _ClassVar[int]
    MOST_STOPS_FIELD_NUMBER: _ClassVar[int]
    kitchen: Position
    resident_ids: _containers.RepeatedScalarFieldContainer[str]
    most_stops: int
    def __init__(self, kitchen: _Optional[_Union[Position, _Mapping]] = ..., resident_ids: _Optional[_Iterable[str]] = ..., most_stops: _Optional[int] = ...) -> None: ...

class PlanMealRoundsResponse(_message.Message):
    __slots__ = ("rounds", "unknown")
    class Round(_message.Message):
        __slots__ = ("resident_ids", "metres")
        RESIDENT_IDS_FIELD_NUMBER: _ClassVar[int]
        METRES_FIELD_NUMBER: _ClassVar[int]
        resident_ids: _containers.RepeatedScalarFieldContainer[str]
        metres: int
        def __init__(self, resident_ids: _Optional[_Iterable[str]] = ..., metres: _Optional[int] = ...) -> None: ...
    ROUNDS_FIELD_NUMBER: _ClassVar[int]
    UNKNOWN_FIELD_NUMBER: _ClassVar[int]
    rounds: _containers.RepeatedCompositeFieldContainer[PlanMealRoundsResponse.Round]
    unknown: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, rounds: _Optional[_Iterable[_Union[PlanMealRoundsResponse.Round, _Mapping]]] = ..., unknown: _Optional[_Iterable[str]] = ...) -> None: ...

class EnterCareProviderRequest(_message.Message):
    __slots__ = ("provider_id", "name", "helps", "county", "position", "volunteers", "orders_a_day", "suspended")
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    HELPS_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    POSITION_FIELD_NUMBER: _ClassVar[int]
    VOLUNTEERS_FIELD_NUMBER: _ClassVar[int]
    ORDERS_A_DAY_FIELD_NUMBER: _ClassVar[int]
    SUSPENDED_FIELD_NUMBER: _ClassVar[int]
    provider_id: str
    name: str
    helps: _containers.RepeatedScalarFieldContainer[str]
    county: str
    position: Position
    volunteers: bool
    orders_a_day: int
    suspended: bool
    def __init__(self, provider_id: _Optional[str] = ..., name: _Optional[str] = ..., helps: _Optional[_Iterable[str]] = ..., county: _Optional[str] = ..., position: _Optional[_Union[Position, _Mapping]] = ..., volunteers: _Optional[bool] = ..., orders_a_day: _Optional[int] = ..., suspended: _Optional[bool] = ...) -> None: ...

class FindCareProvidersRequest(_message.Message):
    __slots__ = ("county", "help", "limit")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    HELP_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    county: str
    help: str
    limit: int
    def __init__(self, county: _Optional[str] = ..., help: _Optional[str] = ..., limit: _Optional[int] = ...) -> None: ...

class FindCareProvidersResponse(_message.Message):
    __slots__ = ("providers",)
    PROVIDERS_FIELD_NUMBER: _ClassVar[int]
    providers: _containers.RepeatedCompositeFieldContainer[CareProvider]
    def __init__(self, providers: _Optional[_Iterable[_Union[CareProvider, _Mapping]]] = ...) -> None: ...

class CareProvider(_message.Message):
    __slots__ = ("provider_id", "name", "helps", "county", "volunteers", "suspended", "ratings", "stars", "visits", "missed", "points", "grade", "reasons")
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    HELPS_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    VOLUNTEERS_FIELD_NUMBER: _ClassVar[int]
    SUSPENDED_FIELD_NUMBER: _ClassVar[int]
    RATINGS_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    MISSED_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    provider_id: str
    name: str
    helps: _containers.RepeatedScalarFieldContainer[str]
    county: str
    volunteers: bool
    suspended: bool
    ratings: int
    stars: float
    visits: int
    missed: int
    points: int
    grade: str
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    def __init__(self, provider_id: _Optional[str] = ..., name: _Optional[str] = ..., helps: _Optional[_Iterable[str]] = ..., county: _Optional[str] = ..., volunteers: _Optional[bool] = ..., suspended: _Optional[bool] = ..., ratings: _Optional[int] = ..., stars: _Optional[float] = ..., visits: _Optional[int] = ..., missed: _Optional[int] = ..., points: _Optional[int] = ..., grade: _Optional[str] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...

class InspectCareProviderRequest(_message.Message):
    __slots__ = ("provider_id", "findings")
    class Finding(_message.Message):
        __slots__ = ("code", "note")
        CODE_FIELD_NUMBER: _ClassVar[int]
        NOTE_FIELD_NUMBER: _ClassVar[int]
        code: str
        note: str
        def __init__(self, code: _Optional[str] = ..., note: _Optional[str] = ...) -> None: ...
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    provider_id: str
    findings: _containers.RepeatedCompositeFieldContainer[InspectCareProviderRequest.Finding]
    def __init__(self, provider_id: _Optional[str] = ..., findings: _Optional[_Iterable[_Union[InspectCareProviderRequest.Finding, _Mapping]]] = ...) -> None: ...

class OrderHelpRequest(_message.Message):
    __slots__ = ("resident_id", "help", "at", "minutes", "by_volunteers", "note")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    HELP_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    BY_VOLUNTEERS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    help: str
    at: _timestamp_pb2.Timestamp
    minutes: int
    by_volunteers: bool
    note: str
    def __init__(self, resident_id: _Optional[str] = ..., help: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., minutes: _Optional[int] = ..., by_volunteers: _Optional[bool] = ..., note: _Optional[str] = ...) -> None: ...

class HelpOrder(_message.Message):
    __slots__ = ("order_id", "resident_id", "help", "at", "minutes", "state", "provider_id", "visit_id", "price_fen", "subsidy_fen", "own_fen", "reasons", "stars", "note", "complaint", "by_volunteers")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    HELP_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    VISIT_ID_FIELD_NUMBER: _ClassVar[int]
    PRICE_FEN_FIELD_NUMBER: _ClassVar[int]
    SUBSIDY_FEN_FIELD_NUMBER: _ClassVar[int]
    OWN_FEN_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    BY_VOLUNTEERS_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    resident_id: str
    help: str
    at: _timestamp_pb2.Timestamp
    minutes: int
    state: str
    provider_id: str
    visit_id: str
    price_fen: int
    subsidy_fen: int
    own_fen: int
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    stars: int
    note: str
    complaint: str
    by_volunteers: bool
    def __init__(self, order_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., help: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., minutes: _Optional[int] = ..., state: _Optional[str] = ..., provider_id: _Optional[str] = ..., visit_id: _Optional[str] = ..., price_fen: _Optional[int] = ..., subsidy_fen: _Optional[int] = ..., own_fen: _Optional[int] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ..., stars: _Optional[int] = ..., note: _Optional[str] = ..., complaint: _Optional[str] = ..., by_volunteers: _Optional[bool] = ...) -> None: ...

class DispatchHelpRequest(_message.Message):
    __slots__ = ("order_id", "provider_id", "carer_id")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    CARER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    provider_id: str
    carer_id: str
    def __init__(self, order_id: _Optional[str] = ..., provider_id: _Optional[str] = ..., carer_id: _Optional[str] = ...) -> None: ...

class GetHelpOrderRequest(_message.Message):
    __slots__ = ("order_id",)
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    def __init__(self, order_id: _Optional[str] = ...) -> None: ...

class CancelHelpRequest(_message.Message):
    __slots__ = ("order_id",)
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    def __init__(self, order_id: _Optional[str] = ...) -> None: ...

class ConfirmHelpRequest(_message.Message):
    __slots__ = ("order_id", "done", "complaint")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    DONE_FIELD_NUMBER: _ClassVar[int]
    COMPLAINT_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    done: bool
    complaint: str
    def __init__(self, order_id: _Optional[str] = ..., done: _Optional[bool] = ..., complaint: _Optional[str] = ...) -> None: ...

class RateHelpRequest(_message.Message):
    __slots__ = ("order_id", "stars", "comment")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    STARS_FIELD_NUMBER: _ClassVar[int]
    COMMENT_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    stars: int
    comment: str
    def __init__(self, order_id: _Optional[str] = ..., stars: _Optional[int] = ..., comment: _Optional[str] = ...) -> None: ...

class SettleHelpRequest(_message.Message):
    __slots__ = ("provider_id",)
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    provider_id: str
    def __init__(self, provider_id: _Optional[str] = ...) -> None: ...

class HelpSettlement(_message.Message):
    __slots__ = ("settlement_id", "provider_id", "orders", "total_fen")
    SETTLEMENT_ID_FIELD_NUMBER: _ClassVar[int]
    PROVIDER_ID_FIELD_NUMBER: _ClassVar[int]
    ORDERS_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FEN_FIELD_NUMBER: _ClassVar[int]
    settlement_id: str
    provider_id: str
    orders: int
    total_fen: int
    def __init__(self, settlement_id: _Optional[str] = ..., provider_id: _Optional[str] = ..., orders: _Optional[int] = ..., total_fen: _Optional[int] = ...) -> None: ...

class AuditHelpLedgerRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class HelpLedger(_message.Message):
    __slots__ = ("accounts", "bookings", "sum_fen", "unbalanced")
    class Account(_message.Message):
        __slots__ = ("kind", "balance_fen")
        KIND_FIELD_NUMBER: _ClassVar[int]
        BALANCE_FEN_FIELD_NUMBER: _ClassVar[int]
        kind: str
        balance_fen: int
        def __init__(self, kind: _Optional[str] = ..., balance_fen: _Optional[int] = ...) -> None: ...
    ACCOUNTS_FIELD_NUMBER: _ClassVar[int]
    BOOKINGS_FIELD_NUMBER: _ClassVar[int]
    SUM_FEN_FIELD_NUMBER: _ClassVar[int]
    UNBALANCED_FIELD_NUMBER: _ClassVar[int]
    accounts: _containers.RepeatedCompositeFieldContainer[HelpLedger.Account]
    bookings: int
    sum_fen: int
    unbalanced: int
    def __init__(self, accounts: _Optional[_Iterable[_Union[HelpLedger.Account, _Mapping]]] = ..., bookings: _Optional[int] = ..., sum_fen: _Optional[int] = ..., unbalanced: _Optional[int] = ...) -> None: ...

class ReportMeterUseRequest(_message.Message):
    __slots__ = ("readings",)
    class Reading(_message.Message):
        __slots__ = ("resident_id", "meter", "last_used_on")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        METER_FIELD_NUMBER: _ClassVar[int]
        LAST_USED_ON_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        meter: str
        last_used_on: str
        def __init__(self, resident_id: _Optional[str] = ..., meter: _Optional[str] = ..., last_used_on: _Optional[str] = ...) -> None: ...
    READINGS_FIELD_NUMBER: _ClassVar[int]
    readings: _containers.RepeatedCompositeFieldContainer[ReportMeterUseRequest.Reading]
    def __init__(self, readings: _Optional[_Iterable[_Union[ReportMeterUseRequest.Reading, _Mapping]]] = ...) -> None: ...

class ReportMeterUseResponse(_message.Message):
    __slots__ = ("kept",)
    KEPT_FIELD_NUMBER: _ClassVar[int]
    kept: int
    def __init__(self, kept: _Optional[int] = ...) -> None: ...

class ListEldersAtRiskRequest(_message.Message):
    __slots__ = ("area_geojson", "counties", "towns", "most")
    AREA_GEOJSON_FIELD_NUMBER: _ClassVar[int]
    COUNTIES_FIELD_NUMBER: _ClassVar[int]
    TOWNS_FIELD_NUMBER: _ClassVar[int]
    MOST_FIELD_NUMBER: _ClassVar[int]
    area_geojson: str
    counties: _containers.RepeatedScalarFieldContainer[str]
    towns: _containers.RepeatedScalarFieldContainer[str]
    most: int
    def __init__(self, area_geojson: _Optional[str] = ..., counties: _Optional[_Iterable[str]] = ..., towns: _Optional[_Iterable[str]] = ..., most: _Optional[int] = ...) -> None: ...

class ListEldersAtRiskResponse(_message.Message):
    __slots__ = ("people", "total")
    class AtRisk(_message.Message):
        __slots__ = ("resident_id", "county", "town", "lat", "lon", "score", "lives_alone", "grade", "reasons", "rank")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        COUNTY_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        LAT_FIELD_NUMBER: _ClassVar[int]
        LON_FIELD_NUMBER: _ClassVar[int]
        SCORE_FIELD_NUMBER: _ClassVar[int]
        LIVES_ALONE_FIELD_NUMBER: _ClassVar[int]
        GRADE_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        RANK_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        county: str
        town: str
        lat: float
        lon: float
        score: int
        lives_alone: bool
        grade: int
        reasons: _containers.RepeatedScalarFieldContainer[str]
        rank: int
        def __init__(self, resident_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., score: _Optional[int] = ..., lives_alone: _Optional[bool] = ..., grade: _Optional[int] = ..., reasons: _Optional[_Iterable[str]] = ..., rank: _Optional[int] = ...) -> None: ...
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FIELD_NUMBER: _ClassVar[int]
    people: _containers.RepeatedCompositeFieldContainer[ListEldersAtRiskResponse.AtRisk]
    total: int
    def __init__(self, people: _Optional[_Iterable[_Union[ListEldersAtRiskResponse.AtRisk, _Mapping]]] = ..., total: _Optional[int] = ...) -> None: ...

class FindCareProductsRequest(_message.Message):
    __slots__ = ("query",)
    QUERY_FIELD_NUMBER: _ClassVar[int]
    query: str
    def __init__(self, query: _Optional[str] = ...) -> None: ...

class FindCareProductsResponse(_message.Message):
    __slots__ = ("products",)
    class Product(_message.Message):
        __slots__ = ("product_id", "name_zh", "name_en", "category", "purpose_zh", "device_kind", "standard", "grades")
        PRODUCT_ID_FIELD_NUMBER: _ClassVar[int]
        NAME_ZH_FIELD_NUMBER: _ClassVar[int]
        NAME_EN_FIELD_NUMBER: _ClassVar[int]
        CATEGORY_FIELD_NUMBER: _ClassVar[int]
        PURPOSE_ZH_FIELD_NUMBER: _ClassVar[int]
        DEVICE_KIND_FIELD_NUMBER: _ClassVar[int]
        STANDARD_FIELD_NUMBER: _ClassVar[int]
        GRADES_FIELD_NUMBER: _ClassVar[int]
        product_id: str
        name_zh: str
        name_en: str
        category: str
        purpose_zh: str
        device_kind: str
        standard: str
        grades: _containers.RepeatedScalarFieldContainer[int]
        def __init__(self, product_id: _Optional[str] = ..., name_zh: _Optional[str] = ..., name_en: _Optional[str] = ..., category: _Optional[str] = ..., purpose_zh: _Optional[str] = ..., device_kind: _Optional[str] = ..., standard: _Optional[str] = ..., grades: _Optional[_Iterable[int]] = ...) -> None: ...
    PRODUCTS_FIELD_NUMBER: _ClassVar[int]
    products: _containers.RepeatedCompositeFieldContainer[FindCareProductsResponse.Product]
    def __init__(self, products: _Optional[_Iterable[_Union[FindCareProductsResponse.Product, _Mapping]]] = ...) -> None: ...

class GrantElderBenefitRequest(_message.Message):
    __slots__ = ("resident_id", "kind")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    kind: str
    def __init__(self, resident_id: _Optional[str] = ..., kind: _Optional[str] = ...) -> None: ...

class ElderBenefit(_message.Message):
    __slots__ = ("benefit_id", "resident_id", "kind", "monthly_fen", "from_month", "paid_through", "stopped_from", "claimed_back_fen", "reasons")
    BENEFIT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MONTHLY_FEN_FIELD_NUMBER: _ClassVar[int]
    FROM_MONTH_FIELD_NUMBER: _ClassVar[int]
    PAID_THROUGH_FIELD_NUMBER: _ClassVar[int]
    STOPPED_FROM_FIELD_NUMBER: _ClassVar[int]
    CLAIMED_BACK_FEN_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    benefit_id: str
    resident_id: str
    kind: str
    monthly_fen: int
    from_month: str
    paid_through: str
    stopped_from: str
    claimed_back_fen: int
    reasons: _containers.RepeatedCompositeFieldContainer[Reason]
    def __init__(self, benefit_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., kind: _Optional[str] = ..., monthly_fen: _Optional[int] = ..., from_month: _Optional[str] = ..., paid_through: _Optional[str] = ..., stopped_from: _Optional[str] = ..., claimed_back_fen: _Optional[int] = ..., reasons: _Optional[_Iterable[_Union[Reason, _Mapping]]] = ...) -> None: ...

class GetElderBenefitRequest(_message.Message):
    __slots__ = ("benefit_id",)
    BENEFIT_ID_FIELD_NUMBER: _ClassVar[int]
    benefit_id: str
    def __init__(self, benefit_id: _Optional[str] = ...) -> None: ...

class PayElderBenefitsRequest(_message.Message):
    __slots__ = ("month",)
    MONTH_FIELD_NUMBER: _ClassVar[int]
    month: str
    def __init__(self, month: _Optional[str] = ...) -> None: ...

class PayElderBenefitsResponse(_message.Message):
    __slots__ = ("paid", "total_fen")
    PAID_FIELD_NUMBER: _ClassVar[int]
    TOTAL_FEN_FIELD_NUMBER: _ClassVar[int]
    paid: int
    total_fen: int
    def __init__(self, paid: _Optional[int] = ..., total_fen: _Optional[int] = ...) -> None: ...

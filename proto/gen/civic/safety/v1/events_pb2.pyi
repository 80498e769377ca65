import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class IncidentOpened(_message.Message):
    __slots__ = ("incident_id", "source_department", "source_id", "kind", "grade", "county", "town", "resident_id", "opened_at")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    OPENED_AT_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    source_department: str
    source_id: str
    kind: str
    grade: int
    county: str
    town: str
    resident_id: str
    opened_at: _timestamp_pb2.Timestamp
    def __init__(self, incident_id: _Optional[str] = ..., source_department: _Optional[str] = ..., source_id: _Optional[str] = ..., kind: _Optional[str] = ..., grade: _Optional[int] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., resident_id: _Optional[str] = ..., opened_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class UnitAssigned(_message.Message):
    __slots__ = ("incident_id", "source_department", "source_id", "unit_id", "travel_seconds", "resident_id", "county", "assigned_at", "act_until")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    TRAVEL_SECONDS_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ASSIGNED_AT_FIELD_NUMBER: _ClassVar[int]
    ACT_UNTIL_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    source_department: str
    source_id: str
    unit_id: str
    travel_seconds: int
    resident_id: str
    county: str
    assigned_at: _timestamp_pb2.Timestamp
    act_until: _timestamp_pb2.Timestamp
    def __init__(self, incident_id: _Optional[str] = ..., source_department: _Optional[str] = ..., source_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., travel_seconds: _Optional[int] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., assigned_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., act_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class NoUnitAvailable(_message.Message):
    __slots__ = ("incident_id", "source_department", "source_id", "county")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    source_department: str
    source_id: str
    county: str
    def __init__(self, incident_id: _Optional[str] = ..., source_department: _Optional[str] = ..., source_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class GreenWayAsked(_message.Message):
    __slots__ = ("incident_id", "unit_id", "county", "until")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    county: str
    until: _timestamp_pb2.Timestamp
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., county: _Optional[str] = ..., until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., **kwargs) -> None: ...

class GreenWayEnded(_message.Message):
    __slots__ = ("incident_id", "unit_id")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    unit_id: str
    def __init__(self, incident_id: _Optional[str] = ..., unit_id: _Optional[str] = ...) -> None: ...

class UnitArrived(_message.Message):
    __slots__ = ("incident_id", "source_department", "source_id", "unit_id", "at")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    UNIT_ID_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    source_department: str
    source_id: str
    unit_id: str
    at: _timestamp_pb2.Timestamp
    def __init__(self, incident_id: _Optional[str] = ..., source_department: _Optional[str] = ..., source_id: _Optional[str] = ..., unit_id: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class IncidentRegraded(_message.Message):
    __slots__ = ("incident_id", "grade", "escalated_to")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    grade: int
    escalated_to: str
    def __init__(self, incident_id: _Optional[str] = ..., grade: _Optional[int] = ..., escalated_to: _Optional[str] = ...) -> None: ...

class IncidentClosed(_message.Message):
    __slots__ = ("incident_id", "source_department", "source_id", "outcome", "resident_id", "county", "at")
    INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SOURCE_DEPARTMENT_FIELD_NUMBER: _ClassVar[int]
    SOURCE_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    incident_id: str
    source_department: str
    source_id: str
    outcome: str
    resident_id: str
    county: str
    at: _timestamp_pb2.Timestamp
    def __init__(self, incident_id: _Optional[str] = ..., source_department: _Optional[str] = ..., source_id: _Optional[str] = ..., outcome: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class WarningPublished(_message.Message):
    __slots__ = ("warning_id", "message_type", "colour", "event_code", "counties", "expires_at")
    WARNING_ID_FIELD_NUMBER: _ClassVar[int]
    MESSAGE_TYPE_FIELD_NUMBER: _ClassVar[int]
    COLOUR_FIELD_NUMBER: _ClassVar[int]
    EVENT_CODE_FIELD_NUMBER: _ClassVar[int]
    COUNTIES_FIELD_NUMBER: _ClassVar[int]
    EXPIRES_AT_FIELD_NUMBER: _ClassVar[int]
    warning_id: str
    message_type: str
    colour: str
    event_code: str
    counties: _containers.RepeatedScalarFieldContainer[str]
    expires_at: _timestamp_pb2.Timestamp
    def __init__(self, warning_id: _Optional[str] = ..., message_type: _Optional[str] = ..., colour: _Optional[str] = ..., event_code: _Optional[str] = ..., counties: _Optional[_Iterable[str]] = ..., expires_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PlanActivated(_message.Message):
    __slots__ = ("activation_id", "plan_id", "county", "drill")
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DRILL_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    plan_id: str
    county: str
    drill: bool
    def __init__(self, activation_id: _Optional[str] = ..., plan_id: _Optional[str] = ..., county: _Optional[str] = ..., drill: _Optional[bool] = ...) -> None: ...

class PlanTaskReady(_message.Message):
    __slots__ = ("activation_id", "task", "role", "county", "due_at")
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    ROLE_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DUE_AT_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    task: str
    role: str
    county: str
    due_at: _timestamp_pb2.Timestamp
    def __init__(self, activation_id: _Optional[str] = ..., task: _Optional[str] = ..., role: _Optional[str] = ..., county: _Optional[str] = ..., due_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PlanTaskOverdue(_message.Message):
    __slots__ = ("activation_id", "task", "escalated_to", "county")
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    TASK_FIELD_NUMBER: _ClassVar[int]
    ESCALATED_TO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    task: str
    escalated_to: str
    county: str
    def __init__(self, activation_id: _Optional[str] = ..., task: _Optional[str] = ..., escalated_to: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class PlanEnded(_message.Message):
    __slots__ = ("activation_id", "plan_id", "county")
    ACTIVATION_ID_FIELD_NUMBER: _ClassVar[int]
    PLAN_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    activation_id: str
    plan_id: str
    county: str
    def __init__(self, activation_id: _Optional[str] = ..., plan_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class ShelterFilled(_message.Message):
    __slots__ = ("shelter_id", "county", "capacity", "taken")
    SHELTER_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    TAKEN_FIELD_NUMBER: _ClassVar[int]
    shelter_id: str
    county: str
    capacity: int
    taken: int
    def __init__(self, shelter_id: _Optional[str] = ..., county: _Optional[str] = ..., capacity: _Optional[int] = ..., taken: _Optional[int] = ...) -> None: ...

import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ChildNotHandedOver(_message.Message):
    __slots__ = ("handover_id", "child_id", "school_id", "county", "town", "kind", "expected_at", "act_until")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    EXPECTED_AT_FIELD_NUMBER: _ClassVar[int]
    ACT_UNTIL_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    child_id: str
    school_id: str
    county: str
    town: str
    kind: str
    expected_at: _timestamp_pb2.Timestamp
    act_until: _timestamp_pb2.Timestamp
    def __init__(self, handover_id: _Optional[str] = ..., child_id: _Optional[str] = ..., school_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., kind: _Optional[str] = ..., expected_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., act_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class HandOverSettled(_message.Message):
    __slots__ = ("handover_id", "child_id", "outcome", "at")
    HANDOVER_ID_FIELD_NUMBER: _ClassVar[int]
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    handover_id: str
    child_id: str
    outcome: str
    at: _timestamp_pb2.Timestamp
    def __init__(self, handover_id: _Optional[str] = ..., child_id: _Optional[str] = ..., outcome: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class CampusIncidentReported(_message.Message):
    __slots__ = ("campus_incident_id", "school_id", "county", "town", "kind", "at", "act_until")
    CAMPUS_INCIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    ACT_UNTIL_FIELD_NUMBER: _ClassVar[int]
    campus_incident_id: str
    school_id: str
    county: str
    town: str
    kind: str
    at: _timestamp_pb2.Timestamp
    act_until: _timestamp_pb2.Timestamp
    def __init__(self, campus_incident_id: _Optional[str] = ..., school_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., kind: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., act_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class PupilAdmitted(_message.Message):
    __slots__ = ("application_id", "round_id", "school_id", "resident_id", "county", "case_id")
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CASE_ID_FIELD_NUMBER: _ClassVar[int]
    application_id: str
    round_id: str
    school_id: str
    resident_id: str
    county: str
    case_id: str
    def __init__(self, application_id: _Optional[str] = ..., round_id: _Optional[str] = ..., school_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., case_id: _Optional[str] = ...) -> None: ...

class AdmissionRun(_message.Message):
    __slots__ = ("round_id", "county", "applicants", "placed")
    ROUND_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    APPLICANTS_FIELD_NUMBER: _ClassVar[int]
    PLACED_FIELD_NUMBER: _ClassVar[int]
    round_id: str
    county: str
    applicants: int
    placed: int
    def __init__(self, round_id: _Optional[str] = ..., county: _Optional[str] = ..., applicants: _Optional[int] = ..., placed: _Optional[int] = ...) -> None: ...

class CreditsEntered(_message.Message):
    __slots__ = ("learner_id", "kind", "credits")
    LEARNER_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CREDITS_FIELD_NUMBER: _ClassVar[int]
    learner_id: str
    kind: str
    credits: int
    def __init__(self, learner_id: _Optional[str] = ..., kind: _Optional[str] = ..., credits: _Optional[int] = ...) -> None: ...

class SharedLessonHeld(_message.Message):
    __slots__ = ("pairing_id", "school_id", "partner_id", "county", "rural")
    PAIRING_ID_FIELD_NUMBER: _ClassVar[int]
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    PARTNER_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    RURAL_FIELD_NUMBER: _ClassVar[int]
    pairing_id: str
    school_id: str
    partner_id: str
    county: str
    rural: bool
    def __init__(self, pairing_id: _Optional[str] = ..., school_id: _Optional[str] = ..., partner_id: _Optional[str] = ..., county: _Optional[str] = ..., rural: _Optional[bool] = ...) -> None: ...

class TeachingSpacesChanged(_message.Message):
    __slots__ = ("school_id", "county", "spaces")
    SCHOOL_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    SPACES_FIELD_NUMBER: _ClassVar[int]
    school_id: str
    county: str
    spaces: int
    def __init__(self, school_id: _Optional[str] = ..., county: _Optional[str] = ..., spaces: _Optional[int] = ...) -> None: ...

import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class SosRaised(_message.Message):
    __slots__ = ("emergency_id", "resident_id", "county", "town", "device_id", "kind", "raised_at", "send_until")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    DEVICE_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    RAISED_AT_FIELD_NUMBER: _ClassVar[int]
    SEND_UNTIL_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    resident_id: str
    county: str
    town: str
    device_id: str
    kind: str
    raised_at: _timestamp_pb2.Timestamp
    send_until: _timestamp_pb2.Timestamp
    def __init__(self, emergency_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., device_id: _Optional[str] = ..., kind: _Optional[str] = ..., raised_at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ..., send_until: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SosRepeated(_message.Message):
    __slots__ = ("emergency_id", "presses", "at")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    PRESSES_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    presses: int
    at: _timestamp_pb2.Timestamp
    def __init__(self, emergency_id: _Optional[str] = ..., presses: _Optional[int] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class SosRecalled(_message.Message):
    __slots__ = ("emergency_id", "reason", "at")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    reason: str
    at: _timestamp_pb2.Timestamp
    def __init__(self, emergency_id: _Optional[str] = ..., reason: _Optional[str] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class FamilyTold(_message.Message):
    __slots__ = ("emergency_id", "what", "contacts", "at")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    WHAT_FIELD_NUMBER: _ClassVar[int]
    CONTACTS_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    what: str
    contacts: int
    at: _timestamp_pb2.Timestamp
    def __init__(self, emergency_id: _Optional[str] = ..., what: _Optional[str] = ..., contacts: _Optional[int] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class EldercareTaskOpened(_message.Message):
    __slots__ = ("task_id", "kind", "county", "town", "resident_id")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    kind: str
    county: str
    town: str
    resident_id: str
    def __init__(self, task_id: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., resident_id: _Optional[str] = ...) -> None: ...

class AbilityAssessed(_message.Message):
    __slots__ = ("assessment_id", "resident_id", "county")
    ASSESSMENT_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    assessment_id: str
    resident_id: str
    county: str
    def __init__(self, assessment_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class CareReviewDue(_message.Message):
    __slots__ = ("resident_id", "emergency_id", "county")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    emergency_id: str
    county: str
    def __init__(self, resident_id: _Optional[str] = ..., emergency_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class BedsChanged(_message.Message):
    __slots__ = ("institution_id", "county", "beds", "nursing", "occupied")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    BEDS_FIELD_NUMBER: _ClassVar[int]
    NURSING_FIELD_NUMBER: _ClassVar[int]
    OCCUPIED_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    county: str
    beds: int
    nursing: int
    occupied: int
    def __init__(self, institution_id: _Optional[str] = ..., county: _Optional[str] = ..., beds: _Optional[int] = ..., nursing: _Optional[int] = ..., occupied: _Optional[int] = ...) -> None: ...

class BedAssigned(_message.Message):
    __slots__ = ("institution_id", "application_id", "county")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    APPLICATION_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    application_id: str
    county: str
    def __init__(self, institution_id: _Optional[str] = ..., application_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class VolunteerHoursConfirmed(_message.Message):
    __slots__ = ("order_id", "volunteer_id", "beneficiary_id", "minutes", "county")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    VOLUNTEER_ID_FIELD_NUMBER: _ClassVar[int]
    BENEFICIARY_ID_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    volunteer_id: str
    beneficiary_id: str
    minutes: int
    county: str
    def __init__(self, order_id: _Optional[str] = ..., volunteer_id: _Optional[str] = ..., beneficiary_id: _Optional[str] = ..., minutes: _Optional[int] = ..., county: _Optional[str] = ...) -> None: ...

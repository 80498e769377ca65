import datetime

from google.protobuf import timestamp_pb2 as _timestamp_pb2
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class ScenicAreaLoaded(_message.Message):
    __slots__ = ("scenic_id", "county", "state", "inside", "capacity", "at")
    SCENIC_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    INSIDE_FIELD_NUMBER: _ClassVar[int]
    CAPACITY_FIELD_NUMBER: _ClassVar[int]
    AT_FIELD_NUMBER: _ClassVar[int]
    scenic_id: str
    county: str
    state: str
    inside: int
    capacity: int
    at: _timestamp_pb2.Timestamp
    def __init__(self, scenic_id: _Optional[str] = ..., county: _Optional[str] = ..., state: _Optional[str] = ..., inside: _Optional[int] = ..., capacity: _Optional[int] = ..., at: _Optional[_Union[datetime.datetime, _timestamp_pb2.Timestamp, _Mapping]] = ...) -> None: ...

class VenueChanged(_message.Message):
    __slots__ = ("venue_id", "county", "kind", "area_m2")
    VENUE_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    AREA_M2_FIELD_NUMBER: _ClassVar[int]
    venue_id: str
    county: str
    kind: str
    area_m2: int
    def __init__(self, venue_id: _Optional[str] = ..., county: _Optional[str] = ..., kind: _Optional[str] = ..., area_m2: _Optional[int] = ...) -> None: ...

class CultureDelivered(_message.Message):
    __slots__ = ("order_id", "county", "village", "rating")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    RATING_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    county: str
    village: str
    rating: int
    def __init__(self, order_id: _Optional[str] = ..., county: _Optional[str] = ..., village: _Optional[str] = ..., rating: _Optional[int] = ...) -> None: ...

class CultureHoursConfirmed(_message.Message):
    __slots__ = ("order_id", "volunteer_id", "minutes", "county")
    ORDER_ID_FIELD_NUMBER: _ClassVar[int]
    VOLUNTEER_ID_FIELD_NUMBER: _ClassVar[int]
    MINUTES_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    order_id: str
    volunteer_id: str
    minutes: int
    county: str
    def __init__(self, order_id: _Optional[str] = ..., volunteer_id: _Optional[str] = ..., minutes: _Optional[int] = ..., county: _Optional[str] = ...) -> None: ...

class CopyLent(_message.Message):
    __slots__ = ("loan_id", "library_id", "home_library_id", "county")
    LOAN_ID_FIELD_NUMBER: _ClassVar[int]
    LIBRARY_ID_FIELD_NUMBER: _ClassVar[int]
    HOME_LIBRARY_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    loan_id: str
    library_id: str
    home_library_id: str
    county: str
    def __init__(self, loan_id: _Optional[str] = ..., library_id: _Optional[str] = ..., home_library_id: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

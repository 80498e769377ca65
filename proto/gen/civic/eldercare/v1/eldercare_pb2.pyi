from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetEmergencyRequest(_message.Message):
    __slots__ = ("emergency_id", "with_person")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    WITH_PERSON_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    with_person: bool
    def __init__(self, emergency_id: _Optional[str] = ..., with_person: _Optional[bool] = ...) -> None: ...

class Emergency(_message.Message):
    __slots__ = ("emergency_id", "resident_id", "kind", "county", "town", "lat", "lon", "address", "state", "name", "phone")
    EMERGENCY_ID_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    ADDRESS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    PHONE_FIELD_NUMBER: _ClassVar[int]
    emergency_id: str
    resident_id: str
    kind: str
    county: str
    town: str
    lat: float
    lon: float
    address: str
    state: str
    name: str
    phone: str
    def __init__(self, emergency_id: _Optional[str] = ..., resident_id: _Optional[str] = ..., kind: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., address: _Optional[str] = ..., state: _Optional[str] = ..., name: _Optional[str] = ..., phone: _Optional[str] = ...) -> None: ...

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
    __slots__ = ("people",)
    class Person(_message.Message):
        __slots__ = ("resident_id", "town", "rank", "reasons")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        RANK_FIELD_NUMBER: _ClassVar[int]
        REASONS_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        town: str
        rank: int
        reasons: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, resident_id: _Optional[str] = ..., town: _Optional[str] = ..., rank: _Optional[int] = ..., reasons: _Optional[_Iterable[str]] = ...) -> None: ...
    PEOPLE_FIELD_NUMBER: _ClassVar[int]
    people: _containers.RepeatedCompositeFieldContainer[ListEldersAtRiskResponse.Person]
    def __init__(self, people: _Optional[_Iterable[_Union[ListEldersAtRiskResponse.Person, _Mapping]]] = ...) -> None: ...

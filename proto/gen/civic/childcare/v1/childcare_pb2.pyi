from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class GetGuidanceRequest(_message.Message):
    __slots__ = ("guidance_no",)
    GUIDANCE_NO_FIELD_NUMBER: _ClassVar[int]
    guidance_no: str
    def __init__(self, guidance_no: _Optional[str] = ...) -> None: ...

class Guidance(_message.Message):
    __slots__ = ("guidance_no", "county", "village", "visits", "nearest", "cancelled")
    class Visit(_message.Message):
        __slots__ = ("age", "due_on", "age_zh")
        AGE_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        AGE_ZH_FIELD_NUMBER: _ClassVar[int]
        age: str
        due_on: str
        age_zh: str
        def __init__(self, age: _Optional[str] = ..., due_on: _Optional[str] = ..., age_zh: _Optional[str] = ...) -> None: ...
    GUIDANCE_NO_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    VILLAGE_FIELD_NUMBER: _ClassVar[int]
    VISITS_FIELD_NUMBER: _ClassVar[int]
    NEAREST_FIELD_NUMBER: _ClassVar[int]
    CANCELLED_FIELD_NUMBER: _ClassVar[int]
    guidance_no: str
    county: str
    village: str
    visits: _containers.RepeatedCompositeFieldContainer[Guidance.Visit]
    nearest: _containers.RepeatedCompositeFieldContainer[NearPlace]
    cancelled: bool
    def __init__(self, guidance_no: _Optional[str] = ..., county: _Optional[str] = ..., village: _Optional[str] = ..., visits: _Optional[_Iterable[_Union[Guidance.Visit, _Mapping]]] = ..., nearest: _Optional[_Iterable[_Union[NearPlace, _Mapping]]] = ..., cancelled: _Optional[bool] = ...) -> None: ...

class FindNearestPlacesRequest(_message.Message):
    __slots__ = ("lat", "lon", "resident_id", "limit")
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    lat: float
    lon: float
    resident_id: str
    limit: int
    def __init__(self, lat: _Optional[float] = ..., lon: _Optional[float] = ..., resident_id: _Optional[str] = ..., limit: _Optional[int] = ...) -> None: ...

class FindNearestPlacesResponse(_message.Message):
    __slots__ = ("places",)
    PLACES_FIELD_NUMBER: _ClassVar[int]
    places: _containers.RepeatedCompositeFieldContainer[NearPlace]
    def __init__(self, places: _Optional[_Iterable[_Union[NearPlace, _Mapping]]] = ...) -> None: ...

class NearPlace(_message.Message):
    __slots__ = ("institution_id", "name", "county", "distance_m", "open_places", "lat", "lon")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_M_FIELD_NUMBER: _ClassVar[int]
    OPEN_PLACES_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    name: str
    county: str
    distance_m: int
    open_places: int
    lat: float
    lon: float
    def __init__(self, institution_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., distance_m: _Optional[int] = ..., open_places: _Optional[int] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ...) -> None: ...

class NotePlacesRequest(_message.Message):
    __slots__ = ("institution_id", "planned", "filed", "used")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    PLANNED_FIELD_NUMBER: _ClassVar[int]
    FILED_FIELD_NUMBER: _ClassVar[int]
    USED_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    planned: int
    filed: int
    used: int
    def __init__(self, institution_id: _Optional[str] = ..., planned: _Optional[int] = ..., filed: _Optional[int] = ..., used: _Optional[int] = ...) -> None: ...

class Institution(_message.Message):
    __slots__ = ("institution_id", "name", "county", "lat", "lon", "planned", "filed", "used")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    PLANNED_FIELD_NUMBER: _ClassVar[int]
    FILED_FIELD_NUMBER: _ClassVar[int]
    USED_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    name: str
    county: str
    lat: float
    lon: float
    planned: int
    filed: int
    used: int
    def __init__(self, institution_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., planned: _Optional[int] = ..., filed: _Optional[int] = ..., used: _Optional[int] = ...) -> None: ...

class ListInfantsAtRiskRequest(_message.Message):
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

class ListInfantsAtRiskResponse(_message.Message):
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
    people: _containers.RepeatedCompositeFieldContainer[ListInfantsAtRiskResponse.Person]
    def __init__(self, people: _Optional[_Iterable[_Union[ListInfantsAtRiskResponse.Person, _Mapping]]] = ...) -> None: ...

class CheckRosterRequest(_message.Message):
    __slots__ = ("class_kind", "child_ages_months", "carers")
    CLASS_KIND_FIELD_NUMBER: _ClassVar[int]
    CHILD_AGES_MONTHS_FIELD_NUMBER: _ClassVar[int]
    CARERS_FIELD_NUMBER: _ClassVar[int]
    class_kind: str
    child_ages_months: _containers.RepeatedScalarFieldContainer[float]
    carers: int
    def __init__(self, class_kind: _Optional[str] = ..., child_ages_months: _Optional[_Iterable[float]] = ..., carers: _Optional[int] = ...) -> None: ...

class CheckRosterResponse(_message.Message):
    __slots__ = ("ok", "breaches")
    class Breach(_message.Message):
        __slots__ = ("rule", "limit", "found", "source", "zh", "en")
        RULE_FIELD_NUMBER: _ClassVar[int]
        LIMIT_FIELD_NUMBER: _ClassVar[int]
        FOUND_FIELD_NUMBER: _ClassVar[int]
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        rule: str
        limit: float
        found: float
        source: str
        zh: str
        en: str
        def __init__(self, rule: _Optional[str] = ..., limit: _Optional[float] = ..., found: _Optional[float] = ..., source: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ...) -> None: ...
    OK_FIELD_NUMBER: _ClassVar[int]
    BREACHES_FIELD_NUMBER: _ClassVar[int]
    ok: bool
    breaches: _containers.RepeatedCompositeFieldContainer[CheckRosterResponse.Breach]
    def __init__(self, ok: _Optional[bool] = ..., breaches: _Optional[_Iterable[_Union[CheckRosterResponse.Breach, _Mapping]]] = ...) -> None: ...

class AssessGrowthRequest(_message.Message):
    __slots__ = ("sex", "birth_date", "observed_on", "weight_kg", "length_cm", "head_cm")
    SEX_FIELD_NUMBER: _ClassVar[int]
    BIRTH_DATE_FIELD_NUMBER: _ClassVar[int]
    OBSERVED_ON_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_KG_FIELD_NUMBER: _ClassVar[int]
    LENGTH_CM_FIELD_NUMBER: _ClassVar[int]
    HEAD_CM_FIELD_NUMBER: _ClassVar[int]
    sex: str
    birth_date: str
    observed_on: str
    weight_kg: float
    length_cm: float
    head_cm: float
    def __init__(self, sex: _Optional[str] = ..., birth_date: _Optional[str] = ..., observed_on: _Optional[str] = ..., weight_kg: _Optional[float] = ..., length_cm: _Optional[float] = ..., head_cm: _Optional[float] = ...) -> None: ...

class GrowthAssessment(_message.Message):
    __slots__ = ("weight_for_age_z", "length_for_age_z", "weight_for_length_z", "bmi_for_age_z", "head_for_age_z", "flags")
    WEIGHT_FOR_AGE_Z_FIELD_NUMBER: _ClassVar[int]
    LENGTH_FOR_AGE_Z_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_FOR_LENGTH_Z_FIELD_NUMBER: _ClassVar[int]
    BMI_FOR_AGE_Z_FIELD_NUMBER: _ClassVar[int]
    HEAD_FOR_AGE_Z_FIELD_NUMBER: _ClassVar[int]
    FLAGS_FIELD_NUMBER: _ClassVar[int]
    weight_for_age_z: float
    length_for_age_z: float
    weight_for_length_z: float
    bmi_for_age_z: float
    head_for_age_z: float
    flags: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, weight_for_age_z: _Optional[float] = ..., length_for_age_z: _Optional[float] = ..., weight_for_length_z: _Optional[float] = ..., bmi_for_age_z: _Optional[float] = ..., head_for_age_z: _Optional[float] = ..., flags: _Optional[_Iterable[str]] = ...) -> None: ...

class RecordGrowthRequest(_message.Message):
    __slots__ = ("resident_id", "observed_on", "weight_kg", "length_cm", "head_cm")
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    OBSERVED_ON_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_KG_FIELD_NUMBER: _ClassVar[int]
    LENGTH_CM_FIELD_NUMBER: _ClassVar[int]
    HEAD_CM_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    observed_on: str
    weight_kg: float
    length_cm: float
    head_cm: float
    def __init__(self, resident_id: _Optional[str] = ..., observed_on: _Optional[str] = ..., weight_kg: _Optional[float] = ..., length_cm: _Optional[float] = ..., head_cm: _Optional[float] = ...) -> None: ...

class GrowthObservation(_message.Message):
    __slots__ = ("growth_id", "observed_on", "weight_kg", "length_cm", "head_cm", "scores", "alarm")
    GROWTH_ID_FIELD_NUMBER: _ClassVar[int]
    OBSERVED_ON_FIELD_NUMBER: _ClassVar[int]
    WEIGHT_KG_FIELD_NUMBER: _ClassVar[int]
    LENGTH_CM_FIELD_NUMBER: _ClassVar[int]
    HEAD_CM_FIELD_NUMBER: _ClassVar[int]
    SCORES_FIELD_NUMBER: _ClassVar[int]
    ALARM_FIELD_NUMBER: _ClassVar[int]
    growth_id: str
    observed_on: str
    weight_kg: float
    length_cm: float
    head_cm: float
    scores: GrowthAssessment
    alarm: str
    def __init__(self, growth_id: _Optional[str] = ..., observed_on: _Optional[str] = ..., weight_kg: _Optional[float] = ..., length_cm: _Optional[float] = ..., head_cm: _Optional[float] = ..., scores: _Optional[_Union[GrowthAssessment, _Mapping]] = ..., alarm: _Optional[str] = ...) -> None: ...

class ListGrowthRequest(_message.Message):
    __slots__ = ("resident_id",)
    RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
    resident_id: str
    def __init__(self, resident_id: _Optional[str] = ...) -> None: ...

class ListGrowthResponse(_message.Message):
    __slots__ = ("observations",)
    OBSERVATIONS_FIELD_NUMBER: _ClassVar[int]
    observations: _containers.RepeatedCompositeFieldContainer[GrowthObservation]
    def __init__(self, observations: _Optional[_Iterable[_Union[GrowthObservation, _Mapping]]] = ...) -> None: ...

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

class ListFilingsRequest(_message.Message):
    __slots__ = ("county", "state")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    county: str
    state: str
    def __init__(self, county: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class ListFilingsResponse(_message.Message):
    __slots__ = ("filings",)
    FILINGS_FIELD_NUMBER: _ClassVar[int]
    filings: _containers.RepeatedCompositeFieldContainer[Filing]
    def __init__(self, filings: _Optional[_Iterable[_Union[Filing, _Mapping]]] = ...) -> None: ...

class GetFilingRequest(_message.Message):
    __slots__ = ("filing_no",)
    FILING_NO_FIELD_NUMBER: _ClassVar[int]
    filing_no: str
    def __init__(self, filing_no: _Optional[str] = ...) -> None: ...

class Filing(_message.Message):
    __slots__ = ("filing_no", "institution_id", "name", "county", "town", "places", "meals", "state", "filed_on", "closed_on", "steps")
    class Step(_message.Message):
        __slots__ = ("kind", "at", "what")
        KIND_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        WHAT_FIELD_NUMBER: _ClassVar[int]
        kind: str
        at: str
        what: str
        def __init__(self, kind: _Optional[str] = ..., at: _Optional[str] = ..., what: _Optional[str] = ...) -> None: ...
    FILING_NO_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    PLACES_FIELD_NUMBER: _ClassVar[int]
    MEALS_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    FILED_ON_FIELD_NUMBER: _ClassVar[int]
    CLOSED_ON_FIELD_NUMBER: _ClassVar[int]
    STEPS_FIELD_NUMBER: _ClassVar[int]
    filing_no: str
    institution_id: str
    name: str
    county: str
    town: str
    places: int
    meals: bool
    state: str
    filed_on: str
    closed_on: str
    steps: _containers.RepeatedCompositeFieldContainer[Filing.Step]
    def __init__(self, filing_no: _Optional[str] = ..., institution_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., town: _Optional[str] = ..., places: _Optional[int] = ..., meals: _Optional[bool] = ..., state: _Optional[str] = ..., filed_on: _Optional[str] = ..., closed_on: _Optional[str] = ..., steps: _Optional[_Iterable[_Union[Filing.Step, _Mapping]]] = ...) -> None: ...

class ChangeFilingRequest(_message.Message):
    __slots__ = ("filing_no", "places", "name")
    FILING_NO_FIELD_NUMBER: _ClassVar[int]
    PLACES_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    filing_no: str
    places: int
    name: str
    def __init__(self, filing_no: _Optional[str] = ..., places: _Optional[int] = ..., name: _Optional[str] = ...) -> None: ...

class CloseFilingRequest(_message.Message):
    __slots__ = ("filing_no", "reason")
    FILING_NO_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    filing_no: str
    reason: str
    def __init__(self, filing_no: _Optional[str] = ..., reason: _Optional[str] = ...) -> None: ...

class RenewInstitutionPaperRequest(_message.Message):
    __slots__ = ("institution_id", "kind", "valid_until")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    kind: str
    valid_until: str
    def __init__(self, institution_id: _Optional[str] = ..., kind: _Optional[str] = ..., valid_until: _Optional[str] = ...) -> None: ...

class ListInstitutionPapersRequest(_message.Message):
    __slots__ = ("institution_id",)
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    def __init__(self, institution_id: _Optional[str] = ...) -> None: ...

class InstitutionPapers(_message.Message):
    __slots__ = ("papers",)
    class Paper(_message.Message):
        __slots__ = ("kind", "valid_until", "estimated")
        KIND_FIELD_NUMBER: _ClassVar[int]
        VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
        ESTIMATED_FIELD_NUMBER: _ClassVar[int]
        kind: str
        valid_until: str
        estimated: bool
        def __init__(self, kind: _Optional[str] = ..., valid_until: _Optional[str] = ..., estimated: _Optional[bool] = ...) -> None: ...
    PAPERS_FIELD_NUMBER: _ClassVar[int]
    papers: _containers.RepeatedCompositeFieldContainer[InstitutionPapers.Paper]
    def __init__(self, papers: _Optional[_Iterable[_Union[InstitutionPapers.Paper, _Mapping]]] = ...) -> None: ...

class ListPaperNoticesRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class ListPaperNoticesResponse(_message.Message):
    __slots__ = ("notices",)
    class Notice(_message.Message):
        __slots__ = ("institution_id", "kind", "days", "valid_until", "at")
        INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        DAYS_FIELD_NUMBER: _ClassVar[int]
        VALID_UNTIL_FIELD_NUMBER: _ClassVar[int]
        AT_FIELD_NUMBER: _ClassVar[int]
        institution_id: str
        kind: str
        days: int
        valid_until: str
        at: str
        def __init__(self, institution_id: _Optional[str] = ..., kind: _Optional[str] = ..., days: _Optional[int] = ..., valid_until: _Optional[str] = ..., at: _Optional[str] = ...) -> None: ...
    NOTICES_FIELD_NUMBER: _ClassVar[int]
    notices: _containers.RepeatedCompositeFieldContainer[ListPaperNoticesResponse.Notice]
    def __init__(self, notices: _Optional[_Iterable[_Union[ListPaperNoticesResponse.Notice, _Mapping]]] = ...) -> None: ...

class CheckBarredPersonRequest(_message.Message):
    __slots__ = ("id_number",)
    ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    id_number: str
    def __init__(self, id_number: _Optional[str] = ...) -> None: ...

class CheckBarredPersonResponse(_message.Message):
    __slots__ = ("barred",)
    BARRED_FIELD_NUMBER: _ClassVar[int]
    barred: bool
    def __init__(self, barred: _Optional[bool] = ...) -> None: ...

class EnterBarredPersonRequest(_message.Message):
    __slots__ = ("id_number", "reason", "until")
    ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    REASON_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    id_number: str
    reason: str
    until: str
    def __init__(self, id_number: _Optional[str] = ..., reason: _Optional[str] = ..., until: _Optional[str] = ...) -> None: ...

class EnterBarredPersonResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class GetPlacesLedgerRequest(_message.Message):
    __slots__ = ("county", "town")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    county: str
    town: str
    def __init__(self, county: _Optional[str] = ..., town: _Optional[str] = ...) -> None: ...

class PlacesLedger(_message.Message):
    __slots__ = ("planned", "filed", "used", "promised", "open", "inhabitants", "per_thousand", "target_per_thousand", "institutions", "parts")
    class Line(_message.Message):
        __slots__ = ("code", "name", "institutions", "planned", "filed", "used", "promised", "open", "inhabitants", "per_thousand")
        CODE_FIELD_NUMBER: _ClassVar[int]
        NAME_FIELD_NUMBER: _ClassVar[int]
        INSTITUTIONS_FIELD_NUMBER: _ClassVar[int]
        PLANNED_FIELD_NUMBER: _ClassVar[int]
        FILED_FIELD_NUMBER: _ClassVar[int]
        USED_FIELD_NUMBER: _ClassVar[int]
        PROMISED_FIELD_NUMBER: _ClassVar[int]
        OPEN_FIELD_NUMBER: _ClassVar[int]
        INHABITANTS_FIELD_NUMBER: _ClassVar[int]
        PER_THOUSAND_FIELD_NUMBER: _ClassVar[int]
        code: str
        name: str
        institutions: int
        planned: int
        filed: int
        used: int
        promised: int
        open: int
        inhabitants: int
        per_thousand: float
        def __init__(self, code: _Optional[str] = ..., name: _Optional[str] = ..., institutions: _Optional[int] = ..., planned: _Optional[int] = ..., filed: _Optional[int] = ..., used: _Optional[int] = ..., promised: _Optional[int] = ..., open: _Optional[int] = ..., inhabitants: _Optional[int] = ..., per_thousand: _Optional[float] = ...) -> None: ...
    PLANNED_FIELD_NUMBER: _ClassVar[int]
    FILED_FIELD_NUMBER: _ClassVar[int]
    USED_FIELD_NUMBER: _ClassVar[int]
    PROMISED_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    INHABITANTS_FIELD_NUMBER: _ClassVar[int]
    PER_THOUSAND_FIELD_NUMBER: _ClassVar[int]
    TARGET_PER_THOUSAND_FIELD_NUMBER: _ClassVar[int]
    INSTITUTIONS_FIELD_NUMBER: _ClassVar[int]
    PARTS_FIELD_NUMBER: _ClassVar[int]
    planned: int
    filed: int
    used: int
    promised: int
    open: int
    inhabitants: int
    per_thousand: float
    target_per_thousand: float
    institutions: int
    parts: _containers.RepeatedCompositeFieldContainer[PlacesLedger.Line]
    def __init__(self, planned: _Optional[int] = ..., filed: _Optional[int] = ..., used: _Optional[int] = ..., promised: _Optional[int] = ..., open: _Optional[int] = ..., inhabitants: _Optional[int] = ..., per_thousand: _Optional[float] = ..., target_per_thousand: _Optional[float] = ..., institutions: _Optional[int] = ..., parts: _Optional[_Iterable[_Union[PlacesLedger.Line, _Mapping]]] = ...) -> None: ...

class NoteTownPeopleRequest(_message.Message):
    __slots__ = ("town", "inhabitants", "counted_on")
    TOWN_FIELD_NUMBER: _ClassVar[int]
    INHABITANTS_FIELD_NUMBER: _ClassVar[int]
    COUNTED_ON_FIELD_NUMBER: _ClassVar[int]
    town: str
    inhabitants: int
    counted_on: str
    def __init__(self, town: _Optional[str] = ..., inhabitants: _Optional[int] = ..., counted_on: _Optional[str] = ...) -> None: ...

class NoteTownPeopleResponse(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ApplyForPlaceRequest(_message.Message):
    __slots__ = ("institution_id", "child_id")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    CHILD_ID_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    child_id: str
    def __init__(self, institution_id: _Optional[str] = ..., child_id: _Optional[str] = ...) -> None: ...

class PlaceApplication(_message.Message):
    __slots__ = ("application_no", "institution_id", "state", "before", "answer_by")
    APPLICATION_NO_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    BEFORE_FIELD_NUMBER: _ClassVar[int]
    ANSWER_BY_FIELD_NUMBER: _ClassVar[int]
    application_no: str
    institution_id: str
    state: str
    before: int
    answer_by: str
    def __init__(self, application_no: _Optional[str] = ..., institution_id: _Optional[str] = ..., state: _Optional[str] = ..., before: _Optional[int] = ..., answer_by: _Optional[str] = ...) -> None: ...

class GetPlaceApplicationRequest(_message.Message):
    __slots__ = ("application_no",)
    APPLICATION_NO_FIELD_NUMBER: _ClassVar[int]
    application_no: str
    def __init__(self, application_no: _Optional[str] = ...) -> None: ...

class ConfirmPlaceRequest(_message.Message):
    __slots__ = ("application_no",)
    APPLICATION_NO_FIELD_NUMBER: _ClassVar[int]
    application_no: str
    def __init__(self, application_no: _Optional[str] = ...) -> None: ...

class WithdrawPlaceApplicationRequest(_message.Message):
    __slots__ = ("application_no",)
    APPLICATION_NO_FIELD_NUMBER: _ClassVar[int]
    application_no: str
    def __init__(self, application_no: _Optional[str] = ...) -> None: ...

class EnterPractitionerRequest(_message.Message):
    __slots__ = ("institution_id", "id_number", "certificate", "certificate_until", "health_until")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    ID_NUMBER_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_UNTIL_FIELD_NUMBER: _ClassVar[int]
    HEALTH_UNTIL_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    id_number: str
    certificate: str
    certificate_until: str
    health_until: str
    def __init__(self, institution_id: _Optional[str] = ..., id_number: _Optional[str] = ..., certificate: _Optional[str] = ..., certificate_until: _Optional[str] = ..., health_until: _Optional[str] = ...) -> None: ...

class Practitioner(_message.Message):
    __slots__ = ("practitioner_id", "certificate", "certificate_until", "health_until", "certified", "left_on", "hours_this_year")
    PRACTITIONER_ID_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_FIELD_NUMBER: _ClassVar[int]
    CERTIFICATE_UNTIL_FIELD_NUMBER: _ClassVar[int]
    HEALTH_UNTIL_FIELD_NUMBER: _ClassVar[int]
    CERTIFIED_FIELD_NUMBER: _ClassVar[int]
    LEFT_ON_FIELD_NUMBER: _ClassVar[int]
    HOURS_THIS_YEAR_FIELD_NUMBER: _ClassVar[int]
    practitioner_id: str
    certificate: str
    certificate_until: str
    health_until: str
    certified: bool
    left_on: str
    hours_this_year: int
    def __init__(self, practitioner_id: _Optional[str] = ..., certificate: _Optional[str] = ..., certificate_until: _Optional[str] = ..., health_until: _Optional[str] = ..., certified: _Optional[bool] = ..., left_on: _Optional[str] = ..., hours_this_year: _Optional[int] = ...) -> None: ...

class LeavePractitionerRequest(_message.Message):
    __slots__ = ("practitioner_id",)
    PRACTITIONER_ID_FIELD_NUMBER: _ClassVar[int]
    practitioner_id: str
    def __init__(self, practitioner_id: _Optional[str] = ...) -> None: ...

class NoteTrainingRequest(_message.Message):
    __slots__ = ("practitioner_id", "course", "day", "hours")
    PRACTITIONER_ID_FIELD_NUMBER: _ClassVar[int]
    COURSE_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    practitioner_id: str
    course: str
    day: str
    hours: int
    def __init__(self, practitioner_id: _Optional[str] = ..., course: _Optional[str] = ..., day: _Optional[str] = ..., hours: _Optional[int] = ...) -> None: ...

class NoteTrainingResponse(_message.Message):
    __slots__ = ("hours_in_year",)
    HOURS_IN_YEAR_FIELD_NUMBER: _ClassVar[int]
    hours_in_year: int
    def __init__(self, hours_in_year: _Optional[int] = ...) -> None: ...

class ListPractitionersRequest(_message.Message):
    __slots__ = ("institution_id",)
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    def __init__(self, institution_id: _Optional[str] = ...) -> None: ...

class ListPractitionersResponse(_message.Message):
    __slots__ = ("staff",)
    STAFF_FIELD_NUMBER: _ClassVar[int]
    staff: _containers.RepeatedCompositeFieldContainer[Practitioner]
    def __init__(self, staff: _Optional[_Iterable[_Union[Practitioner, _Mapping]]] = ...) -> None: ...

class GetCertifiedShareRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class CertifiedShare(_message.Message):
    __slots__ = ("staff", "certified", "percent", "target_percent")
    STAFF_FIELD_NUMBER: _ClassVar[int]
    CERTIFIED_FIELD_NUMBER: _ClassVar[int]
    PERCENT_FIELD_NUMBER: _ClassVar[int]
    TARGET_PERCENT_FIELD_NUMBER: _ClassVar[int]
    staff: int
    certified: int
    percent: float
    target_percent: float
    def __init__(self, staff: _Optional[int] = ..., certified: _Optional[int] = ..., percent: _Optional[float] = ..., target_percent: _Optional[float] = ...) -> None: ...

class NoteAttendanceRequest(_message.Message):
    __slots__ = ("institution_id", "classes")
    class Class(_message.Message):
        __slots__ = ("name", "class_kind", "child_ages_months", "carer_ids")
        NAME_FIELD_NUMBER: _ClassVar[int]
        CLASS_KIND_FIELD_NUMBER: _ClassVar[int]
        CHILD_AGES_MONTHS_FIELD_NUMBER: _ClassVar[int]
        CARER_IDS_FIELD_NUMBER: _ClassVar[int]
        name: str
        class_kind: str
        child_ages_months: _containers.RepeatedScalarFieldContainer[float]
        carer_ids: _containers.RepeatedScalarFieldContainer[str]
        def __init__(self, name: _Optional[str] = ..., class_kind: _Optional[str] = ..., child_ages_months: _Optional[_Iterable[float]] = ..., carer_ids: _Optional[_Iterable[str]] = ...) -> None: ...
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    CLASSES_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    classes: _containers.RepeatedCompositeFieldContainer[NoteAttendanceRequest.Class]
    def __init__(self, institution_id: _Optional[str] = ..., classes: _Optional[_Iterable[_Union[NoteAttendanceRequest.Class, _Mapping]]] = ...) -> None: ...

class NoteAttendanceResponse(_message.Message):
    __slots__ = ("ok", "breaches")
    class Broken(_message.Message):
        __slots__ = ("class_name", "rule", "limit", "found", "source")
        CLASS_NAME_FIELD_NUMBER: _ClassVar[int]
        RULE_FIELD_NUMBER: _ClassVar[int]
        LIMIT_FIELD_NUMBER: _ClassVar[int]
        FOUND_FIELD_NUMBER: _ClassVar[int]
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        class_name: str
        rule: str
        limit: float
        found: float
        source: str
        def __init__(self, class_name: _Optional[str] = ..., rule: _Optional[str] = ..., limit: _Optional[float] = ..., found: _Optional[float] = ..., source: _Optional[str] = ...) -> None: ...
    OK_FIELD_NUMBER: _ClassVar[int]
    BREACHES_FIELD_NUMBER: _ClassVar[int]
    ok: bool
    breaches: _containers.RepeatedCompositeFieldContainer[NoteAttendanceResponse.Broken]
    def __init__(self, ok: _Optional[bool] = ..., breaches: _Optional[_Iterable[_Union[NoteAttendanceResponse.Broken, _Mapping]]] = ...) -> None: ...

class ListRosterTasksRequest(_message.Message):
    __slots__ = ("county",)
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    county: str
    def __init__(self, county: _Optional[str] = ...) -> None: ...

class ListRosterTasksResponse(_message.Message):
    __slots__ = ("tasks",)
    TASKS_FIELD_NUMBER: _ClassVar[int]
    tasks: _containers.RepeatedCompositeFieldContainer[RosterTask]
    def __init__(self, tasks: _Optional[_Iterable[_Union[RosterTask, _Mapping]]] = ...) -> None: ...

class RosterTask(_message.Message):
    __slots__ = ("task_id", "institution_id", "class_name", "day", "rule", "zh", "en", "outcome")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    CLASS_NAME_FIELD_NUMBER: _ClassVar[int]
    DAY_FIELD_NUMBER: _ClassVar[int]
    RULE_FIELD_NUMBER: _ClassVar[int]
    ZH_FIELD_NUMBER: _ClassVar[int]
    EN_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    institution_id: str
    class_name: str
    day: str
    rule: str
    zh: str
    en: str
    outcome: str
    def __init__(self, task_id: _Optional[str] = ..., institution_id: _Optional[str] = ..., class_name: _Optional[str] = ..., day: _Optional[str] = ..., rule: _Optional[str] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class CloseRosterTaskRequest(_message.Message):
    __slots__ = ("task_id", "outcome")
    TASK_ID_FIELD_NUMBER: _ClassVar[int]
    OUTCOME_FIELD_NUMBER: _ClassVar[int]
    task_id: str
    outcome: str
    def __init__(self, task_id: _Optional[str] = ..., outcome: _Optional[str] = ...) -> None: ...

class GetInstitutionCreditRequest(_message.Message):
    __slots__ = ("institution_id",)
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    def __init__(self, institution_id: _Optional[str] = ...) -> None: ...

class InstitutionCredit(_message.Message):
    __slots__ = ("institution_id", "score", "grade", "since", "events")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    SCORE_FIELD_NUMBER: _ClassVar[int]
    GRADE_FIELD_NUMBER: _ClassVar[int]
    SINCE_FIELD_NUMBER: _ClassVar[int]
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    score: float
    grade: str
    since: str
    events: _containers.RepeatedCompositeFieldContainer[CreditEvent]
    def __init__(self, institution_id: _Optional[str] = ..., score: _Optional[float] = ..., grade: _Optional[str] = ..., since: _Optional[str] = ..., events: _Optional[_Iterable[_Union[CreditEvent, _Mapping]]] = ...) -> None: ...

class CreditEvent(_message.Message):
    __slots__ = ("event_id", "kind", "points", "on", "state")
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    POINTS_FIELD_NUMBER: _ClassVar[int]
    ON_FIELD_NUMBER: _ClassVar[int]
    STATE_FIELD_NUMBER: _ClassVar[int]
    event_id: str
    kind: str
    points: float
    on: str
    state: str
    def __init__(self, event_id: _Optional[str] = ..., kind: _Optional[str] = ..., points: _Optional[float] = ..., on: _Optional[str] = ..., state: _Optional[str] = ...) -> None: ...

class NoteCreditEventRequest(_message.Message):
    __slots__ = ("institution_id", "kind", "cause")
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    CAUSE_FIELD_NUMBER: _ClassVar[int]
    institution_id: str
    kind: str
    cause: str
    def __init__(self, institution_id: _Optional[str] = ..., kind: _Optional[str] = ..., cause: _Optional[str] = ...) -> None: ...

class AppealCreditEventRequest(_message.Message):
    __slots__ = ("event_id", "text")
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    event_id: str
    text: str
    def __init__(self, event_id: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class DecideCreditAppealRequest(_message.Message):
    __slots__ = ("event_id", "lift", "text")
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    LIFT_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    event_id: str
    lift: bool
    text: str
    def __init__(self, event_id: _Optional[str] = ..., lift: _Optional[bool] = ..., text: _Optional[str] = ...) -> None: ...

class RepairCreditEventRequest(_message.Message):
    __slots__ = ("event_id", "text")
    EVENT_ID_FIELD_NUMBER: _ClassVar[int]
    TEXT_FIELD_NUMBER: _ClassVar[int]
    event_id: str
    text: str
    def __init__(self, event_id: _Optional[str] = ..., text: _Optional[str] = ...) -> None: ...

class CommitInspectionDrawRequest(_message.Message):
    __slots__ = ("round", "inspectors", "size")
    ROUND_FIELD_NUMBER: _ClassVar[int]
    INSPECTORS_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    round: str
    inspectors: _containers.RepeatedScalarFieldContainer[str]
    size: int
    def __init__(self, round: _Optional[str] = ..., inspectors: _Optional[_Iterable[str]] = ..., size: _Optional[int] = ...) -> None: ...

class RevealInspectionDrawRequest(_message.Message):
    __slots__ = ("draw_id",)
    DRAW_ID_FIELD_NUMBER: _ClassVar[int]
    draw_id: str
    def __init__(self, draw_id: _Optional[str] = ...) -> None: ...

class GetInspectionDrawRequest(_message.Message):
    __slots__ = ("draw_id",)
    DRAW_ID_FIELD_NUMBER: _ClassVar[int]
    draw_id: str
    def __init__(self, draw_id: _Optional[str] = ...) -> None: ...

class InspectionDraw(_message.Message):
    __slots__ = ("draw_id", "county", "round", "commitment", "committed_at", "size", "inspectors", "lots", "seed", "drawn_at", "inspections")
    class Lot(_message.Message):
        __slots__ = ("institution_id", "weight")
        INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
        WEIGHT_FIELD_NUMBER: _ClassVar[int]
        institution_id: str
        weight: int
        def __init__(self, institution_id: _Optional[str] = ..., weight: _Optional[int] = ...) -> None: ...
    DRAW_ID_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    ROUND_FIELD_NUMBER: _ClassVar[int]
    COMMITMENT_FIELD_NUMBER: _ClassVar[int]
    COMMITTED_AT_FIELD_NUMBER: _ClassVar[int]
    SIZE_FIELD_NUMBER: _ClassVar[int]
    INSPECTORS_FIELD_NUMBER: _ClassVar[int]
    LOTS_FIELD_NUMBER: _ClassVar[int]
    SEED_FIELD_NUMBER: _ClassVar[int]
    DRAWN_AT_FIELD_NUMBER: _ClassVar[int]
    INSPECTIONS_FIELD_NUMBER: _ClassVar[int]
    draw_id: str
    county: str
    round: str
    commitment: str
    committed_at: str
    size: int
    inspectors: _containers.RepeatedScalarFieldContainer[str]
    lots: _containers.RepeatedCompositeFieldContainer[InspectionDraw.Lot]
    seed: str
    drawn_at: str
    inspections: _containers.RepeatedCompositeFieldContainer[ChildcareInspection]
    def __init__(self, draw_id: _Optional[str] = ..., county: _Optional[str] = ..., round: _Optional[str] = ..., commitment: _Optional[str] = ..., committed_at: _Optional[str] = ..., size: _Optional[int] = ..., inspectors: _Optional[_Iterable[str]] = ..., lots: _Optional[_Iterable[_Union[InspectionDraw.Lot, _Mapping]]] = ..., seed: _Optional[str] = ..., drawn_at: _Optional[str] = ..., inspections: _Optional[_Iterable[_Union[ChildcareInspection, _Mapping]]] = ...) -> None: ...

class ChildcareInspection(_message.Message):
    __slots__ = ("inspection_id", "institution_id", "inspectors", "findings", "done_at")
    INSPECTION_ID_FIELD_NUMBER: _ClassVar[int]
    INSTITUTION_ID_FIELD_NUMBER: _ClassVar[int]
    INSPECTORS_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    DONE_AT_FIELD_NUMBER: _ClassVar[int]
    inspection_id: str
    institution_id: str
    inspectors: _containers.RepeatedScalarFieldContainer[str]
    findings: _containers.RepeatedScalarFieldContainer[str]
    done_at: str
    def __init__(self, inspection_id: _Optional[str] = ..., institution_id: _Optional[str] = ..., inspectors: _Optional[_Iterable[str]] = ..., findings: _Optional[_Iterable[str]] = ..., done_at: _Optional[str] = ...) -> None: ...

class ReportChildcareInspectionRequest(_message.Message):
    __slots__ = ("inspection_id", "findings", "note")
    INSPECTION_ID_FIELD_NUMBER: _ClassVar[int]
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    NOTE_FIELD_NUMBER: _ClassVar[int]
    inspection_id: str
    findings: _containers.RepeatedScalarFieldContainer[str]
    note: str
    def __init__(self, inspection_id: _Optional[str] = ..., findings: _Optional[_Iterable[str]] = ..., note: _Optional[str] = ...) -> None: ...

class FindBabyRoomsRequest(_message.Message):
    __slots__ = ("lat", "lon", "limit", "open_only")
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    LIMIT_FIELD_NUMBER: _ClassVar[int]
    OPEN_ONLY_FIELD_NUMBER: _ClassVar[int]
    lat: float
    lon: float
    limit: int
    open_only: bool
    def __init__(self, lat: _Optional[float] = ..., lon: _Optional[float] = ..., limit: _Optional[int] = ..., open_only: _Optional[bool] = ...) -> None: ...

class FindBabyRoomsResponse(_message.Message):
    __slots__ = ("rooms",)
    ROOMS_FIELD_NUMBER: _ClassVar[int]
    rooms: _containers.RepeatedCompositeFieldContainer[BabyRoom]
    def __init__(self, rooms: _Optional[_Iterable[_Union[BabyRoom, _Mapping]]] = ...) -> None: ...

class BabyRoom(_message.Message):
    __slots__ = ("room_id", "name", "county", "lat", "lon", "facilities", "hours", "distance_m", "open_now")
    class Hours(_message.Message):
        __slots__ = ("weekday", "opens", "closes")
        WEEKDAY_FIELD_NUMBER: _ClassVar[int]
        OPENS_FIELD_NUMBER: _ClassVar[int]
        CLOSES_FIELD_NUMBER: _ClassVar[int]
        weekday: int
        opens: str
        closes: str
        def __init__(self, weekday: _Optional[int] = ..., opens: _Optional[str] = ..., closes: _Optional[str] = ...) -> None: ...
    ROOM_ID_FIELD_NUMBER: _ClassVar[int]
    NAME_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    FACILITIES_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    DISTANCE_M_FIELD_NUMBER: _ClassVar[int]
    OPEN_NOW_FIELD_NUMBER: _ClassVar[int]
    room_id: str
    name: str
    county: str
    lat: float
    lon: float
    facilities: _containers.RepeatedScalarFieldContainer[str]
    hours: _containers.RepeatedCompositeFieldContainer[BabyRoom.Hours]
    distance_m: int
    open_now: bool
    def __init__(self, room_id: _Optional[str] = ..., name: _Optional[str] = ..., county: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., facilities: _Optional[_Iterable[str]] = ..., hours: _Optional[_Iterable[_Union[BabyRoom.Hours, _Mapping]]] = ..., distance_m: _Optional[int] = ..., open_now: _Optional[bool] = ...) -> None: ...

class NoteBabyRoomRequest(_message.Message):
    __slots__ = ("name", "lat", "lon", "facilities", "hours")
    NAME_FIELD_NUMBER: _ClassVar[int]
    LAT_FIELD_NUMBER: _ClassVar[int]
    LON_FIELD_NUMBER: _ClassVar[int]
    FACILITIES_FIELD_NUMBER: _ClassVar[int]
    HOURS_FIELD_NUMBER: _ClassVar[int]
    name: str
    lat: float
    lon: float
    facilities: _containers.RepeatedScalarFieldContainer[str]
    hours: _containers.RepeatedCompositeFieldContainer[BabyRoom.Hours]
    def __init__(self, name: _Optional[str] = ..., lat: _Optional[float] = ..., lon: _Optional[float] = ..., facilities: _Optional[_Iterable[str]] = ..., hours: _Optional[_Iterable[_Union[BabyRoom.Hours, _Mapping]]] = ...) -> None: ...

class ListGuidanceVisitsRequest(_message.Message):
    __slots__ = ("guidance_no",)
    GUIDANCE_NO_FIELD_NUMBER: _ClassVar[int]
    guidance_no: str
    def __init__(self, guidance_no: _Optional[str] = ...) -> None: ...

class ListGuidanceVisitsResponse(_message.Message):
    __slots__ = ("visits",)
    class Visit(_message.Message):
        __slots__ = ("age", "age_zh", "due_on", "state", "done_on")
        AGE_FIELD_NUMBER: _ClassVar[int]
        AGE_ZH_FIELD_NUMBER: _ClassVar[int]
        DUE_ON_FIELD_NUMBER: _ClassVar[int]
        STATE_FIELD_NUMBER: _ClassVar[int]
        DONE_ON_FIELD_NUMBER: _ClassVar[int]
        age: str
        age_zh: str
        due_on: str
        state: str
        done_on: str
        def __init__(self, age: _Optional[str] = ..., age_zh: _Optional[str] = ..., due_on: _Optional[str] = ..., state: _Optional[str] = ..., done_on: _Optional[str] = ...) -> None: ...
    VISITS_FIELD_NUMBER: _ClassVar[int]
    visits: _containers.RepeatedCompositeFieldContainer[ListGuidanceVisitsResponse.Visit]
    def __init__(self, visits: _Optional[_Iterable[_Union[ListGuidanceVisitsResponse.Visit, _Mapping]]] = ...) -> None: ...

class NoteGuidanceVisitRequest(_message.Message):
    __slots__ = ("guidance_no", "age", "done_on")
    GUIDANCE_NO_FIELD_NUMBER: _ClassVar[int]
    AGE_FIELD_NUMBER: _ClassVar[int]
    DONE_ON_FIELD_NUMBER: _ClassVar[int]
    guidance_no: str
    age: str
    done_on: str
    def __init__(self, guidance_no: _Optional[str] = ..., age: _Optional[str] = ..., done_on: _Optional[str] = ...) -> None: ...

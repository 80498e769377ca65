from civic import options_pb2 as _options_pb2
from google.api import annotations_pb2 as _annotations_pb2
from google.protobuf.internal import containers as _containers
from google.protobuf import descriptor as _descriptor
from google.protobuf import message as _message
from collections.abc import Iterable as _Iterable, Mapping as _Mapping
from typing import ClassVar as _ClassVar, Optional as _Optional, Union as _Union

DESCRIPTOR: _descriptor.FileDescriptor

class AssessHouseholdRequest(_message.Message):
    __slots__ = ("month", "household", "benefits")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLD_FIELD_NUMBER: _ClassVar[int]
    BENEFITS_FIELD_NUMBER: _ClassVar[int]
    month: str
    household: PolicyHousehold
    benefits: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, month: _Optional[str] = ..., household: _Optional[_Union[PolicyHousehold, _Mapping]] = ..., benefits: _Optional[_Iterable[str]] = ...) -> None: ...

class PolicyHousehold(_message.Message):
    __slots__ = ("county", "town", "persons", "assets", "unknown", "necessary_spending_fen")
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    PERSONS_FIELD_NUMBER: _ClassVar[int]
    ASSETS_FIELD_NUMBER: _ClassVar[int]
    UNKNOWN_FIELD_NUMBER: _ClassVar[int]
    NECESSARY_SPENDING_FEN_FIELD_NUMBER: _ClassVar[int]
    county: str
    town: str
    persons: _containers.RepeatedCompositeFieldContainer[PolicyPerson]
    assets: _containers.RepeatedCompositeFieldContainer[PolicyAsset]
    unknown: _containers.RepeatedScalarFieldContainer[str]
    necessary_spending_fen: int
    def __init__(self, county: _Optional[str] = ..., town: _Optional[str] = ..., persons: _Optional[_Iterable[_Union[PolicyPerson, _Mapping]]] = ..., assets: _Optional[_Iterable[_Union[PolicyAsset, _Mapping]]] = ..., unknown: _Optional[_Iterable[str]] = ..., necessary_spending_fen: _Optional[int] = ...) -> None: ...

class PolicyPerson(_message.Message):
    __slots__ = ("person_id", "relation", "birth_date", "sex", "died_on", "disability", "disability_grade", "ability_grade", "occupation", "incomes", "insured_months", "work_ended_on", "hardship", "without_support", "medical_cost_fen", "birth_order", "loan_fen", "loan_rate_bp")
    PERSON_ID_FIELD_NUMBER: _ClassVar[int]
    RELATION_FIELD_NUMBER: _ClassVar[int]
    BIRTH_DATE_FIELD_NUMBER: _ClassVar[int]
    SEX_FIELD_NUMBER: _ClassVar[int]
    DIED_ON_FIELD_NUMBER: _ClassVar[int]
    DISABILITY_FIELD_NUMBER: _ClassVar[int]
    DISABILITY_GRADE_FIELD_NUMBER: _ClassVar[int]
    ABILITY_GRADE_FIELD_NUMBER: _ClassVar[int]
    OCCUPATION_FIELD_NUMBER: _ClassVar[int]
    INCOMES_FIELD_NUMBER: _ClassVar[int]
    INSURED_MONTHS_FIELD_NUMBER: _ClassVar[int]
    WORK_ENDED_ON_FIELD_NUMBER: _ClassVar[int]
    HARDSHIP_FIELD_NUMBER: _ClassVar[int]
    WITHOUT_SUPPORT_FIELD_NUMBER: _ClassVar[int]
    MEDICAL_COST_FEN_FIELD_NUMBER: _ClassVar[int]
    BIRTH_ORDER_FIELD_NUMBER: _ClassVar[int]
    LOAN_FEN_FIELD_NUMBER: _ClassVar[int]
    LOAN_RATE_BP_FIELD_NUMBER: _ClassVar[int]
    person_id: str
    relation: str
    birth_date: str
    sex: str
    died_on: str
    disability: str
    disability_grade: int
    ability_grade: int
    occupation: str
    incomes: _containers.RepeatedCompositeFieldContainer[PolicyIncome]
    insured_months: int
    work_ended_on: str
    hardship: bool
    without_support: bool
    medical_cost_fen: int
    birth_order: int
    loan_fen: int
    loan_rate_bp: int
    def __init__(self, person_id: _Optional[str] = ..., relation: _Optional[str] = ..., birth_date: _Optional[str] = ..., sex: _Optional[str] = ..., died_on: _Optional[str] = ..., disability: _Optional[str] = ..., disability_grade: _Optional[int] = ..., ability_grade: _Optional[int] = ..., occupation: _Optional[str] = ..., incomes: _Optional[_Iterable[_Union[PolicyIncome, _Mapping]]] = ..., insured_months: _Optional[int] = ..., work_ended_on: _Optional[str] = ..., hardship: _Optional[bool] = ..., without_support: _Optional[bool] = ..., medical_cost_fen: _Optional[int] = ..., birth_order: _Optional[int] = ..., loan_fen: _Optional[int] = ..., loan_rate_bp: _Optional[int] = ...) -> None: ...

class PolicyIncome(_message.Message):
    __slots__ = ("kind", "amount_fen", "until")
    KIND_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    UNTIL_FIELD_NUMBER: _ClassVar[int]
    kind: str
    amount_fen: int
    until: str
    def __init__(self, kind: _Optional[str] = ..., amount_fen: _Optional[int] = ..., until: _Optional[str] = ..., **kwargs) -> None: ...

class PolicyAsset(_message.Message):
    __slots__ = ("kind", "value_fen", "count")
    KIND_FIELD_NUMBER: _ClassVar[int]
    VALUE_FEN_FIELD_NUMBER: _ClassVar[int]
    COUNT_FIELD_NUMBER: _ClassVar[int]
    kind: str
    value_fen: int
    count: int
    def __init__(self, kind: _Optional[str] = ..., value_fen: _Optional[int] = ..., count: _Optional[int] = ...) -> None: ...

class AssessHouseholdResponse(_message.Message):
    __slots__ = ("benefits", "rules_digest")
    BENEFITS_FIELD_NUMBER: _ClassVar[int]
    RULES_DIGEST_FIELD_NUMBER: _ClassVar[int]
    benefits: _containers.RepeatedCompositeFieldContainer[BenefitAssessment]
    rules_digest: str
    def __init__(self, benefits: _Optional[_Iterable[_Union[BenefitAssessment, _Mapping]]] = ..., rules_digest: _Optional[str] = ...) -> None: ...

class BenefitAssessment(_message.Message):
    __slots__ = ("benefit", "title_zh", "title_en", "eligible", "amount_fen", "open", "missing", "reasons", "next", "person_ids")
    BENEFIT_FIELD_NUMBER: _ClassVar[int]
    TITLE_ZH_FIELD_NUMBER: _ClassVar[int]
    TITLE_EN_FIELD_NUMBER: _ClassVar[int]
    ELIGIBLE_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    MISSING_FIELD_NUMBER: _ClassVar[int]
    REASONS_FIELD_NUMBER: _ClassVar[int]
    NEXT_FIELD_NUMBER: _ClassVar[int]
    PERSON_IDS_FIELD_NUMBER: _ClassVar[int]
    benefit: str
    title_zh: str
    title_en: str
    eligible: bool
    amount_fen: int
    open: bool
    missing: _containers.RepeatedScalarFieldContainer[str]
    reasons: _containers.RepeatedCompositeFieldContainer[PolicyReason]
    next: str
    person_ids: _containers.RepeatedScalarFieldContainer[str]
    def __init__(self, benefit: _Optional[str] = ..., title_zh: _Optional[str] = ..., title_en: _Optional[str] = ..., eligible: _Optional[bool] = ..., amount_fen: _Optional[int] = ..., open: _Optional[bool] = ..., missing: _Optional[_Iterable[str]] = ..., reasons: _Optional[_Iterable[_Union[PolicyReason, _Mapping]]] = ..., next: _Optional[str] = ..., person_ids: _Optional[_Iterable[str]] = ...) -> None: ...

class PolicyReason(_message.Message):
    __slots__ = ("variable", "value", "parameter", "source", "confirmed", "zh", "en")
    VARIABLE_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    PARAMETER_FIELD_NUMBER: _ClassVar[int]
    FROM_FIELD_NUMBER: _ClassVar[int]
    SOURCE_FIELD_NUMBER: _ClassVar[int]
    CONFIRMED_FIELD_NUMBER: _ClassVar[int]
    ZH_FIELD_NUMBER: _ClassVar[int]
    EN_FIELD_NUMBER: _ClassVar[int]
    variable: str
    value: str
    parameter: str
    source: str
    confirmed: bool
    zh: str
    en: str
    def __init__(self, variable: _Optional[str] = ..., value: _Optional[str] = ..., parameter: _Optional[str] = ..., source: _Optional[str] = ..., confirmed: _Optional[bool] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., **kwargs) -> None: ...

class ScreenCityRequest(_message.Message):
    __slots__ = ("month", "county")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    month: str
    county: str
    def __init__(self, month: _Optional[str] = ..., county: _Optional[str] = ...) -> None: ...

class TryParametersRequest(_message.Message):
    __slots__ = ("month", "county", "changes")
    MONTH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    month: str
    county: str
    changes: _containers.RepeatedCompositeFieldContainer[ParameterChange]
    def __init__(self, month: _Optional[str] = ..., county: _Optional[str] = ..., changes: _Optional[_Iterable[_Union[ParameterChange, _Mapping]]] = ...) -> None: ...

class ParameterChange(_message.Message):
    __slots__ = ("parameter", "value")
    PARAMETER_FIELD_NUMBER: _ClassVar[int]
    VALUE_FIELD_NUMBER: _ClassVar[int]
    parameter: str
    value: int
    def __init__(self, parameter: _Optional[str] = ..., value: _Optional[int] = ...) -> None: ...

class GetScreeningRequest(_message.Message):
    __slots__ = ("screening_id",)
    SCREENING_ID_FIELD_NUMBER: _ClassVar[int]
    screening_id: str
    def __init__(self, screening_id: _Optional[str] = ...) -> None: ...

class Screening(_message.Message):
    __slots__ = ("screening_id", "kind", "month", "county", "status", "waiting_for", "households", "persons", "counts", "rules_digest", "changes")
    SCREENING_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    MONTH_FIELD_NUMBER: _ClassVar[int]
    COUNTY_FIELD_NUMBER: _ClassVar[int]
    STATUS_FIELD_NUMBER: _ClassVar[int]
    WAITING_FOR_FIELD_NUMBER: _ClassVar[int]
    HOUSEHOLDS_FIELD_NUMBER: _ClassVar[int]
    PERSONS_FIELD_NUMBER: _ClassVar[int]
    COUNTS_FIELD_NUMBER: _ClassVar[int]
    RULES_DIGEST_FIELD_NUMBER: _ClassVar[int]
    CHANGES_FIELD_NUMBER: _ClassVar[int]
    screening_id: str
    kind: str
    month: str
    county: str
    status: str
    waiting_for: str
    households: int
    persons: int
    counts: _containers.RepeatedCompositeFieldContainer[ScreeningCount]
    rules_digest: str
    changes: _containers.RepeatedCompositeFieldContainer[ParameterChange]
    def __init__(self, screening_id: _Optional[str] = ..., kind: _Optional[str] = ..., month: _Optional[str] = ..., county: _Optional[str] = ..., status: _Optional[str] = ..., waiting_for: _Optional[str] = ..., households: _Optional[int] = ..., persons: _Optional[int] = ..., counts: _Optional[_Iterable[_Union[ScreeningCount, _Mapping]]] = ..., rules_digest: _Optional[str] = ..., changes: _Optional[_Iterable[_Union[ParameterChange, _Mapping]]] = ...) -> None: ...

class ScreeningCount(_message.Message):
    __slots__ = ("town", "benefit", "eligible", "open", "amount_fen", "not_drawing", "enters", "leaves", "amount_after_fen")
    TOWN_FIELD_NUMBER: _ClassVar[int]
    BENEFIT_FIELD_NUMBER: _ClassVar[int]
    ELIGIBLE_FIELD_NUMBER: _ClassVar[int]
    OPEN_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
    NOT_DRAWING_FIELD_NUMBER: _ClassVar[int]
    ENTERS_FIELD_NUMBER: _ClassVar[int]
    LEAVES_FIELD_NUMBER: _ClassVar[int]
    AMOUNT_AFTER_FEN_FIELD_NUMBER: _ClassVar[int]
    town: str
    benefit: str
    eligible: int
    open: int
    amount_fen: int
    not_drawing: int
    enters: int
    leaves: int
    amount_after_fen: int
    def __init__(self, town: _Optional[str] = ..., benefit: _Optional[str] = ..., eligible: _Optional[int] = ..., open: _Optional[int] = ..., amount_fen: _Optional[int] = ..., not_drawing: _Optional[int] = ..., enters: _Optional[int] = ..., leaves: _Optional[int] = ..., amount_after_fen: _Optional[int] = ...) -> None: ...

class ListScreeningEventsRequest(_message.Message):
    __slots__ = ("screening_id", "after")
    SCREENING_ID_FIELD_NUMBER: _ClassVar[int]
    AFTER_FIELD_NUMBER: _ClassVar[int]
    screening_id: str
    after: int
    def __init__(self, screening_id: _Optional[str] = ..., after: _Optional[int] = ...) -> None: ...

class ListScreeningEventsResponse(_message.Message):
    __slots__ = ("events", "finished")
    class Event(_message.Message):
        __slots__ = ("seq", "kind", "households", "persons", "detail")
        SEQ_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        HOUSEHOLDS_FIELD_NUMBER: _ClassVar[int]
        PERSONS_FIELD_NUMBER: _ClassVar[int]
        DETAIL_FIELD_NUMBER: _ClassVar[int]
        seq: int
        kind: str
        households: int
        persons: int
        detail: str
        def __init__(self, seq: _Optional[int] = ..., kind: _Optional[str] = ..., households: _Optional[int] = ..., persons: _Optional[int] = ..., detail: _Optional[str] = ...) -> None: ...
    EVENTS_FIELD_NUMBER: _ClassVar[int]
    FINISHED_FIELD_NUMBER: _ClassVar[int]
    events: _containers.RepeatedCompositeFieldContainer[ListScreeningEventsResponse.Event]
    finished: bool
    def __init__(self, events: _Optional[_Iterable[_Union[ListScreeningEventsResponse.Event, _Mapping]]] = ..., finished: _Optional[bool] = ...) -> None: ...

class ListScreeningFindingsRequest(_message.Message):
    __slots__ = ("screening_id", "kind", "town", "benefit", "page_size", "page_token")
    SCREENING_ID_FIELD_NUMBER: _ClassVar[int]
    KIND_FIELD_NUMBER: _ClassVar[int]
    TOWN_FIELD_NUMBER: _ClassVar[int]
    BENEFIT_FIELD_NUMBER: _ClassVar[int]
    PAGE_SIZE_FIELD_NUMBER: _ClassVar[int]
    PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    screening_id: str
    kind: str
    town: str
    benefit: str
    page_size: int
    page_token: str
    def __init__(self, screening_id: _Optional[str] = ..., kind: _Optional[str] = ..., town: _Optional[str] = ..., benefit: _Optional[str] = ..., page_size: _Optional[int] = ..., page_token: _Optional[str] = ...) -> None: ...

class ListScreeningFindingsResponse(_message.Message):
    __slots__ = ("findings", "next_page_token")
    class Finding(_message.Message):
        __slots__ = ("resident_id", "household_id", "town", "benefit", "amount_fen", "kind")
        RESIDENT_ID_FIELD_NUMBER: _ClassVar[int]
        HOUSEHOLD_ID_FIELD_NUMBER: _ClassVar[int]
        TOWN_FIELD_NUMBER: _ClassVar[int]
        BENEFIT_FIELD_NUMBER: _ClassVar[int]
        AMOUNT_FEN_FIELD_NUMBER: _ClassVar[int]
        KIND_FIELD_NUMBER: _ClassVar[int]
        resident_id: str
        household_id: str
        town: str
        benefit: str
        amount_fen: int
        kind: str
        def __init__(self, resident_id: _Optional[str] = ..., household_id: _Optional[str] = ..., town: _Optional[str] = ..., benefit: _Optional[str] = ..., amount_fen: _Optional[int] = ..., kind: _Optional[str] = ...) -> None: ...
    FINDINGS_FIELD_NUMBER: _ClassVar[int]
    NEXT_PAGE_TOKEN_FIELD_NUMBER: _ClassVar[int]
    findings: _containers.RepeatedCompositeFieldContainer[ListScreeningFindingsResponse.Finding]
    next_page_token: str
    def __init__(self, findings: _Optional[_Iterable[_Union[ListScreeningFindingsResponse.Finding, _Mapping]]] = ..., next_page_token: _Optional[str] = ...) -> None: ...

class ListPolicyParametersRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListPolicyParametersResponse(_message.Message):
    __slots__ = ("parameters",)
    class Value(_message.Message):
        __slots__ = ("value", "source", "confirmed")
        FROM_FIELD_NUMBER: _ClassVar[int]
        VALUE_FIELD_NUMBER: _ClassVar[int]
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        CONFIRMED_FIELD_NUMBER: _ClassVar[int]
        value: int
        source: str
        confirmed: bool
        def __init__(self, value: _Optional[int] = ..., source: _Optional[str] = ..., confirmed: _Optional[bool] = ..., **kwargs) -> None: ...
    class Parameter(_message.Message):
        __slots__ = ("parameter", "title", "unit", "values")
        PARAMETER_FIELD_NUMBER: _ClassVar[int]
        TITLE_FIELD_NUMBER: _ClassVar[int]
        UNIT_FIELD_NUMBER: _ClassVar[int]
        VALUES_FIELD_NUMBER: _ClassVar[int]
        parameter: str
        title: str
        unit: str
        values: _containers.RepeatedCompositeFieldContainer[ListPolicyParametersResponse.Value]
        def __init__(self, parameter: _Optional[str] = ..., title: _Optional[str] = ..., unit: _Optional[str] = ..., values: _Optional[_Iterable[_Union[ListPolicyParametersResponse.Value, _Mapping]]] = ...) -> None: ...
    PARAMETERS_FIELD_NUMBER: _ClassVar[int]
    parameters: _containers.RepeatedCompositeFieldContainer[ListPolicyParametersResponse.Parameter]
    def __init__(self, parameters: _Optional[_Iterable[_Union[ListPolicyParametersResponse.Parameter, _Mapping]]] = ...) -> None: ...

class ListBenefitOverlapsRequest(_message.Message):
    __slots__ = ()
    def __init__(self) -> None: ...

class ListBenefitOverlapsResponse(_message.Message):
    __slots__ = ("overlaps",)
    class Overlap(_message.Message):
        __slots__ = ("kind", "benefit", "others", "zh", "en", "source", "confirmed")
        KIND_FIELD_NUMBER: _ClassVar[int]
        BENEFIT_FIELD_NUMBER: _ClassVar[int]
        OTHERS_FIELD_NUMBER: _ClassVar[int]
        ZH_FIELD_NUMBER: _ClassVar[int]
        EN_FIELD_NUMBER: _ClassVar[int]
        SOURCE_FIELD_NUMBER: _ClassVar[int]
        CONFIRMED_FIELD_NUMBER: _ClassVar[int]
        kind: str
        benefit: str
        others: _containers.RepeatedScalarFieldContainer[str]
        zh: str
        en: str
        source: str
        confirmed: bool
        def __init__(self, kind: _Optional[str] = ..., benefit: _Optional[str] = ..., others: _Optional[_Iterable[str]] = ..., zh: _Optional[str] = ..., en: _Optional[str] = ..., source: _Optional[str] = ..., confirmed: _Optional[bool] = ...) -> None: ...
    OVERLAPS_FIELD_NUMBER: _ClassVar[int]
    overlaps: _containers.RepeatedCompositeFieldContainer[ListBenefitOverlapsResponse.Overlap]
    def __init__(self, overlaps: _Optional[_Iterable[_Union[ListBenefitOverlapsResponse.Overlap, _Mapping]]] = ...) -> None: ...

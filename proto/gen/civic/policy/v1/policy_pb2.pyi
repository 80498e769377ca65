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

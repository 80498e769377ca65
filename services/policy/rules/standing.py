"""Benefits by who somebody is: disability, age, children, work."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.policy.rules.facts import NEVER, OCCUPATIONS
from services.policy.rules.means import mental
from services.policy.rules.variables import Ints, Law, Month, Population, Rule, months_between, share

Truths = NDArray[np.bool_]
_FLEXIBLE, _UNEMPLOYED = OCCUPATIONS.index("FLEXIBLE"), OCCUPATIONS.index("UNEMPLOYED")
_MENTAL_GRADE = 3


def living_allowance_entitled(person: Population, period: Month, _: Law) -> Truths:
    """A disabled person in a household on minimum living or at its edge."""
    poor = person("on_minimum", period) | person("on_edge", period) | person("extreme_support_entitled", period)
    return np.asarray((person("disability_grade", period) > 0) & poor & person("there", period))


def living_allowance(person: Population, period: Month, parameters: Law) -> Ints:
    """A share of the line."""
    at = parameters(period)
    told = np.where(person("on_edge", period), at.living_allowance_edge, at.living_allowance_minimum).astype(np.int64)
    amount = share(np.asarray(at.minimum_living_line), told)
    return np.where(person("living_allowance_entitled", period), amount, 0)


def care_allowance_entitled(person: Population, period: Month, parameters: Law) -> Truths:
    """Whose grade has an amount."""
    return np.asarray((_care(person, period, parameters) > 0) & person("there", period))


def care_allowance(person: Population, period: Month, parameters: Law) -> Ints:
    """By grade."""
    return np.where(person("care_allowance_entitled", period), _care(person, period, parameters), 0)


def _care(person: Population, period: Month, parameters: Law) -> Ints:
    at, grade = parameters(period), person("disability_grade", period)
    third = np.where(mental(person, period) & (grade == _MENTAL_GRADE), at.care_allowance_mental, 0)
    return np.where(grade == 1, at.care_allowance_1, np.where(grade == 2, at.care_allowance_2, third))  # noqa: PLR2004 - grades


def elderly_allowance_entitled(person: Population, period: Month, parameters: Law) -> Truths:
    """Whose age has an amount."""
    return np.asarray((_by_age(person, period, parameters) > 0) & person("there", period))


def elderly_allowance(person: Population, period: Month, parameters: Law) -> Ints:
    """By age; the month of the birthday counts."""
    return np.where(person("elderly_allowance_entitled", period), _by_age(person, period, parameters), 0)


def _by_age(person: Population, period: Month, parameters: Law) -> Ints:
    at, age = parameters(period), person("age", period)
    told = np.zeros(person.count, np.int64)
    for since in (80, 90, 100):
        told = np.where(age >= since, getattr(at, f"elderly_allowance_{since}"), told)
    return told


def elderly_care_subsidy_entitled(person: Population, period: Month, parameters: Law) -> Truths:
    """Old, in a household of low income, and not able alone."""
    old = person("age", period) >= parameters(period).elderly_care_age
    poor = person("on_minimum", period) | person("on_edge", period) | person("extreme_support_entitled", period)
    unable = _by_ability(person, period, parameters) > 0
    return np.asarray(old & poor & unable & person("there", period))


def elderly_care_subsidy(person: Population, period: Month, parameters: Law) -> Ints:
    """By the grade of ability; a part of it at the edge."""
    whole = _by_ability(person, period, parameters)
    part = share(whole, parameters(period).elderly_care_edge_share)
    amount = np.where(person("on_edge", period), part, whole)
    return np.where(person("elderly_care_subsidy_entitled", period), amount, 0)


def _by_ability(person: Population, period: Month, parameters: Law) -> Ints:
    at = parameters(period)
    amounts = np.array([0, 0, at.elderly_care_2, at.elderly_care_3, at.elderly_care_4], np.int64)
    told: Ints = amounts[np.clip(person("ability_grade", period), 0, 4)]
    return told


def childcare_subsidy_entitled(person: Population, period: Month, parameters: Law) -> Truths:
    """From the month of birth until the third birthday's month, not with it."""
    at, months = parameters(period), months_between(person("birth", period), period)
    young = (months >= 0) & (months < at.childcare_months)
    return np.asarray(young & (at.childcare_amount > 0) & person("there", period))


def childcare_subsidy(person: Population, period: Month, parameters: Law) -> Ints:
    """A month's part of the yearly amount."""
    return np.where(person("childcare_subsidy_entitled", period), parameters(period).childcare_amount, 0)


def unemployment_months(person: Population, period: Month, parameters: Law) -> Ints:
    """For how many months the benefit may be had, by the months insured."""
    at, insured = parameters(period), person("insured_months", period)
    told = np.zeros(person.count, np.int64)
    for step in (1, 2, 3):
        reached = insured >= getattr(at, f"unemployment_step_{step}_insured")
        told = np.where(reached, getattr(at, f"unemployment_step_{step}_months"), told)
    return np.where(insured >= at.unemployment_insured_least, told, 0)


def unemployment_benefit_entitled(person: Population, period: Month, _: Law) -> Truths:
    """Out of work, from the month after the work ended for as many months as were earned."""
    ended = person("work_ended", period)
    since = np.where(ended == NEVER, 0, months_between(ended, period))
    within = (since >= 1) & (since <= person("unemployment_months", period))
    return np.asarray((person("occupation", period) == _UNEMPLOYED) & within & person("there", period))


def unemployment_benefit(person: Population, period: Month, parameters: Law) -> Ints:
    """A share of the minimum wage."""
    at = parameters(period)
    amount = share(np.asarray(at.minimum_wage), at.unemployment_share)
    return np.where(person("unemployment_benefit_entitled", period), amount, 0)


def loan_interest_entitled(person: Population, period: Month, parameters: Law) -> Truths:
    """Interest above what the borrower bears."""
    return np.asarray((_interest(person, period, parameters) > 0) & person("there", period))


def loan_interest(person: Population, period: Month, parameters: Law) -> Ints:
    """A twelfth of the year's interest above LPR less the discount, on the loan up to its limit."""
    return np.where(person("loan_interest_entitled", period), _interest(person, period, parameters), 0)


def _interest(person: Population, period: Month, parameters: Law) -> Ints:
    at = parameters(period)
    borne = max(0, at.lpr_one_year - at.loan_borrower_discount)
    points = np.maximum(person("loan_rate", period).astype(np.int64) - borne, 0)
    year = 12 * 10_000
    told: Ints = (np.minimum(person("loan", period), at.loan_most) * points + year // 2) // year
    return told


def insurance_subsidy_entitled(person: Population, period: Month, parameters: Law) -> Truths:
    """Hard to place and in flexible work, of working age."""
    at, age = parameters(period), person("age", period)
    working_age = (age >= at.insurance_age_least) & (age < at.insurance_age_below)
    flexible = person("hardship", period) & (person("occupation", period) == _FLEXIBLE)
    return np.asarray(flexible & working_age & person("there", period))


def insurance_subsidy(person: Population, period: Month, parameters: Law) -> Ints:
    """So many thirds of the least contribution, rounded down: the law says at most."""
    at = parameters(period)
    amount = at.insurance_contribution * at.insurance_subsidy_thirds // 3
    return np.where(person("insurance_subsidy_entitled", period), amount, 0)


_D, _A, _S = "国发〔2015〕52号", "《中华人民共和国老年人权益保障法》", "《中华人民共和国社会保险法》第四十六条"
RULES = (
    Rule(
        "living_allowance_entitled",
        "person",
        bool,
        "符合生活补贴",
        "entitled to the living allowance",
        _D,
        living_allowance_entitled,
    ),
    Rule("living_allowance", "person", int, "困难残疾人生活补贴（分）", "living allowance (分)", _D, living_allowance),
    Rule(
        "care_allowance_entitled",
        "person",
        bool,
        "符合护理补贴",
        "entitled to the care allowance",
        _D,
        care_allowance_entitled,
    ),
    Rule("care_allowance", "person", int, "重度残疾人护理补贴（分）", "care allowance (分)", _D, care_allowance),
    Rule(
        "elderly_allowance_entitled", "person", bool, "符合高龄津贴", "entitled by age", _A, elderly_allowance_entitled
    ),
    Rule("elderly_allowance", "person", int, "高龄津贴（分）", "allowance of high age (分)", _A, elderly_allowance),
    Rule(
        "elderly_care_subsidy_entitled",
        "person",
        bool,
        "符合养老服务补贴",
        "entitled to elderly care",
        _A,
        elderly_care_subsidy_entitled,
    ),
    Rule(
        "elderly_care_subsidy",
        "person",
        int,
        "养老服务补贴（分）",
        "subsidy of elderly care (分)",
        _A,
        elderly_care_subsidy,
    ),
    Rule(
        "childcare_subsidy_entitled",
        "person",
        bool,
        "符合育儿补贴",
        "entitled to the childcare subsidy",
        "《育儿补贴制度实施方案》（2025）",
        childcare_subsidy_entitled,
    ),
    Rule(
        "childcare_subsidy",
        "person",
        int,
        "育儿补贴（分）",
        "childcare subsidy (分)",
        "《育儿补贴制度实施方案》（2025）",
        childcare_subsidy,
    ),
    Rule(
        "unemployment_months",
        "person",
        int,
        "失业保险金最长月数",
        "months of unemployment benefit",
        _S,
        unemployment_months,
    ),
    Rule(
        "unemployment_benefit_entitled",
        "person",
        bool,
        "符合失业保险金",
        "entitled to unemployment benefit",
        _S,
        unemployment_benefit_entitled,
    ),
    Rule(
        "unemployment_benefit", "person", int, "失业保险金（分）", "unemployment benefit (分)", _S, unemployment_benefit
    ),
    Rule(
        "loan_interest_entitled",
        "person",
        bool,
        "符合贷款贴息",
        "entitled to loan interest",
        "财金〔2023〕75号",
        loan_interest_entitled,
    ),
    Rule("loan_interest", "person", int, "贷款贴息（分）", "loan interest (分)", "财金〔2023〕75号", loan_interest),
    Rule(
        "insurance_subsidy_entitled",
        "person",
        bool,
        "符合社保补贴",
        "entitled to the insurance subsidy",
        "《就业补助资金管理办法》",
        insurance_subsidy_entitled,
    ),
    Rule(
        "insurance_subsidy",
        "person",
        int,
        "灵活就业社保补贴（分）",
        "insurance subsidy (分)",
        "《就业补助资金管理办法》",
        insurance_subsidy,
    ),
)

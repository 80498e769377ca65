"""Benefits by means (按经济状况): minimum living, its edge, extreme hardship, medical relief."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.policy.rules.facts import DISABILITIES
from services.policy.rules.variables import Ints, Law, Month, Population, Rule, household_sum, share

Truths = NDArray[np.bool_]
_INTELLECT, _MIND = DISABILITIES.index("INTELLECT"), DISABILITIES.index("MIND")
_LIVING = "《社会救助暂行办法》第九条；《最低生活保障审核确认办法》（民发〔2021〕57号）"
_EXTREME = "《特困人员认定办法》（民发〔2021〕43号）第四条至第八条"


def mental(person: Population, period: Month) -> Truths:
    """Disability of intellect or mind (智力、精神残疾)."""
    kind = person("disability", period)
    return np.asarray((kind == _INTELLECT) | (kind == _MIND))


def persons_counted(household: Population, period: Month, _: Law) -> Ints:
    """Members who are there and not in extreme support."""
    there = household.members("there", period) & ~household.members("extreme_support_entitled", period)
    return household_sum(household, np.asarray(there))


def household_income(household: Population, period: Month, parameters: Law) -> Ints:
    """What the counted members have, less what illness and schooling must be paid, never below zero."""
    apart = household.members("extreme_support_entitled", period)
    income = household_sum(household, np.where(apart, 0, household.members("counted_income", period)))
    spending = share(household("necessary_spending", period), parameters(period).necessary_spending_counted)
    return np.asarray(np.maximum(income - spending, 0))


def living_line(household: Population, period: Month, parameters: Law) -> Ints:
    """Line × persons."""
    return np.asarray(household("persons_counted", period) * parameters(period).minimum_living_line)


def financial_assets(household: Population, period: Month, _: Law) -> Ints:
    """Cash, securities and what stands in a business."""
    return np.asarray(
        household("asset_cash", period) + household("asset_securities", period) + household("asset_business", period)
    )


def goods_within_limits(household: Population, period: Month, parameters: Law) -> Truths:
    """Vehicles and houses."""
    at = parameters(period)
    return np.asarray(
        (household("vehicles", period) <= at.vehicles_allowed)
        & (household("asset_vehicle", period) <= at.vehicle_value_limit)
        & (household("houses", period) <= at.houses_allowed)
    )


def minimum_living_entitled(household: Population, period: Month, parameters: Law) -> Truths:
    """Income below the line, means within the limits."""
    line = household("living_line", period)
    within = household("financial_assets", period) <= line * parameters(period).minimum_living_asset_months
    within &= household("goods_within_limits", period)
    return np.asarray((household("household_income", period) < line) & within)


def minimum_living(household: Population, period: Month, _: Law) -> Ints:
    """Topped up to line × persons (补差)."""
    lacking = household("living_line", period) - household("household_income", period)
    return np.where(household("minimum_living_entitled", period), lacking, 0)


def low_income_edge_entitled(household: Population, period: Month, parameters: Law) -> Truths:
    """Not on minimum living, income up to so much of the line, means within the wider limits."""
    at, line = parameters(period), household("living_line", period)
    within = household("financial_assets", period) <= line * at.edge_asset_months
    within &= household("goods_within_limits", period) & (household("persons_counted", period) > 0)
    below = household("household_income", period) * 1000 <= line * at.edge_ratio
    return np.asarray(below & within & ~household("minimum_living_entitled", period))


def low_income_edge(household: Population, _period: Month, _: Law) -> Ints:
    """A standing that opens other benefits; nothing is paid for itself."""
    return np.zeros(household.count, np.int64)


def unable_to_work(person: Population, period: Month, parameters: Law) -> Truths:
    """Old, a minor, or disabled so far that work cannot be asked."""
    at, age, grade = parameters(period), person("age", period), person("disability_grade", period)
    disabled = (grade > 0) & (grade <= at.extreme_disability_grade)
    disabled |= mental(person, period) & (grade > 0) & (grade <= at.extreme_mental_grade)
    return np.asarray((age >= at.extreme_elder_age) | (age < at.extreme_minor_age) | disabled)


def extreme_support_entitled(person: Population, period: Month, parameters: Law) -> Truths:
    """Unable to work, nobody bound and able to support, and no own income up to the line."""
    at = parameters(period)
    poor = person("counted_income", period) < at.minimum_living_line
    assets = person.household("financial_assets", period)
    within = assets <= at.minimum_living_line * at.minimum_living_asset_months
    within &= person.household("goods_within_limits", period)
    alone = person("without_support", period) & person("unable_to_work", period)
    return np.asarray(alone & poor & within & person("there", period))


def extreme_support(person: Population, period: Month, parameters: Law) -> Ints:
    """So much of the line for living, and so much of the minimum wage for care by the grade of ability."""
    at, grade = parameters(period), person("ability_grade", period)
    shares = np.array([getattr(at, f"extreme_care_{each}") for each in range(5)], np.int64)
    care = share(np.asarray(at.minimum_wage), shares[np.clip(grade, 0, 4)])
    living = share(np.asarray(at.minimum_living_line), at.extreme_ratio)
    return np.where(person("extreme_support_entitled", period), living + care, 0)


def on_minimum(person: Population, period: Month, _: Law) -> Truths:
    """Counted in a household on minimum living."""
    there = person("there", period) & ~person("extreme_support_entitled", period)
    return np.asarray(person.household("minimum_living_entitled", period) & there)


def on_edge(person: Population, period: Month, _: Law) -> Truths:
    """Counted in a household at the edge."""
    there = person("there", period) & ~person("extreme_support_entitled", period)
    return np.asarray(person.household("low_income_edge_entitled", period) & there)


def medical_relief_entitled(person: Population, period: Month, _: Law) -> Truths:
    """Own cost, and on one of the three lists."""
    listed = person("on_minimum", period) | person("on_edge", period) | person("extreme_support_entitled", period)
    return np.asarray(listed & (person("medical_cost", period) > 0))


def medical_relief(person: Population, period: Month, parameters: Law) -> Ints:
    """A share of the own cost."""
    at, cost = parameters(period), person("medical_cost", period)
    extreme = person("extreme_support_entitled", period)
    told = np.where(person("on_minimum", period), at.medical_share_minimum, at.medical_share_edge)
    told = np.where(extreme, at.medical_share_extreme, told).astype(np.int64)
    return np.where(person("medical_relief_entitled", period), share(cost, told), 0)


_M = "国办发〔2021〕42号"
RULES = (
    Rule("persons_counted", "household", int, "计入人数", "persons counted", _LIVING, persons_counted),
    Rule(
        "household_income",
        "household",
        int,
        "家庭月收入（分）",
        "income of the household (分)",
        _LIVING,
        household_income,
    ),
    Rule("living_line", "household", int, "低保标准×人数（分）", "line × persons (分)", _LIVING, living_line),
    Rule("financial_assets", "household", int, "金融资产（分）", "financial assets (分)", _LIVING, financial_assets),
    Rule(
        "goods_within_limits",
        "household",
        bool,
        "车辆住房未超限",
        "vehicles and houses within limits",
        _LIVING,
        goods_within_limits,
    ),
    Rule(
        "minimum_living_entitled",
        "household",
        bool,
        "符合低保",
        "entitled to minimum living",
        _LIVING,
        minimum_living_entitled,
    ),
    Rule("minimum_living", "household", int, "低保金（分）", "minimum living (分)", _LIVING, minimum_living),
    Rule(
        "low_income_edge_entitled",
        "household",
        bool,
        "符合低保边缘",
        "at the edge of minimum living",
        _LIVING,
        low_income_edge_entitled,
    ),
    Rule(
        "low_income_edge", "household", int, "低保边缘（不发金额）", "edge (nothing is paid)", _LIVING, low_income_edge
    ),
    Rule("unable_to_work", "person", bool, "无劳动能力", "unable to work", _EXTREME, unable_to_work),
    Rule(
        "extreme_support_entitled",
        "person",
        bool,
        "符合特困",
        "entitled to extreme support",
        _EXTREME,
        extreme_support_entitled,
    ),
    Rule("extreme_support", "person", int, "特困供养金（分）", "extreme support (分)", _EXTREME, extreme_support),
    Rule("on_minimum", "person", bool, "属低保家庭", "in a household on minimum living", _LIVING, on_minimum),
    Rule("on_edge", "person", bool, "属低保边缘家庭", "in a household at the edge", _LIVING, on_edge),
    Rule(
        "medical_relief_entitled",
        "person",
        bool,
        "符合医疗救助",
        "entitled to medical relief",
        _M,
        medical_relief_entitled,
    ),
    Rule("medical_relief", "person", int, "医疗救助（分）", "medical relief (分)", _M, medical_relief),
)

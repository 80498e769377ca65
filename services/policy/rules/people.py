"""Persons in a month: whether they count, how old they are, what they earn."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from services.policy.rules.facts import INCOMES, OCCUPATIONS
from services.policy.rules.variables import Ints, Law, Month, Population, Rule, first_day, last_day, share

_WORKING, _FLEXIBLE = OCCUPATIONS.index("WORKING"), OCCUPATIONS.index("FLEXIBLE")


def there(person: Population, period: Month, parameters: Law) -> NDArray[np.bool_]:
    """Born by the end of the month, and not dead before it; the month of death by its parameter."""
    died, first, last = person("died", period), first_day(period), last_day(period)
    alive = died >= first if parameters(period).death_month_paid else died > last
    told: NDArray[np.bool_] = alive & (person("birth", period) <= last)
    return told


def age(person: Population, period: Month, _: Law) -> Ints:
    """Completed years on the last day of the month: a birthday counts for its whole month."""
    birth, last = person("birth", period), last_day(period)
    months = (last.astype("M8[M]") - birth.astype("M8[M]")).astype(np.int64)
    told: Ints = months // 12
    return told


def counted_income(person: Population, period: Month, parameters: Law) -> Ints:
    """Each kind of income by the share in which it counts, less what work costs."""
    told = np.zeros(person.count, np.int64)
    at = parameters(period)
    for kind in INCOMES:
        told += share(person(f"income_{kind.lower()}", period), getattr(at, f"income_counted_{kind.lower()}"))
    return np.asarray(told - person("work_deduction", period) + person("unemployment_benefit", period))


def work_deduction(person: Population, period: Month, parameters: Law) -> Ints:
    """Who works keeps a part, at most what was earned."""
    occupation = person("occupation", period)
    works = (occupation == _WORKING) | (occupation == _FLEXIBLE)
    earned = person("income_wage", period) + person("income_business", period)
    return np.where(works, np.minimum(earned, parameters(period).work_deduction), 0)


RULES = (
    Rule("there", "person", bool, "当月计入", "counts in the month", "当月在世（死亡次月起停发）", there),
    Rule("age", "person", int, "周岁", "age in completed years", "《中华人民共和国民法典》第十七条", age),
    Rule("work_deduction", "person", int, "就业成本扣减", "deduction for work", "家庭收入核算办法", work_deduction),
    Rule(
        "counted_income",
        "person",
        int,
        "计入收入",
        "income that counts",
        "《最低生活保障审核确认办法》（民发〔2021〕57号）",
        counted_income,
    ),
)

"""Which doses a child is due (免疫程序), and whether a dose may be entered as given."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from city.days import add_months

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.parameters import Parameter, Parameters

VACCINE_LAW = "《中华人民共和国疫苗管理法》第四十五条；《国家免疫规划疫苗儿童免疫程序及说明》"


@dataclass(frozen=True)
class Dose:
    """One dose of the schedule: the age in calendar months from which it is due, which is also the least age for it."""

    vaccine: str
    number: int
    months: int

    @property
    def key(self) -> str:
        """For example HepB-2."""
        return f"{self.vaccine}-{self.number}"

    def due_on(self, born_on: date) -> date:
        """The day from which it is due."""
        return add_months(born_on, self.months)


def schedule(law: Parameters, day: date) -> tuple[Dose, ...]:
    """The doses of the schedule in force on a day, by the age at which they are due."""
    doses = [
        Dose(vaccine, number, months)
        for vaccine, ages in law.at("immunisation-schedule", day).value.items()
        for number, months in enumerate(ages, start=1)
    ]
    return tuple(sorted(doses, key=lambda dose: dose.months))


@dataclass(frozen=True)
class Injection:
    """A dose somebody says was given; `given_on` is None if what they said is no date."""

    vaccine: str
    number: int
    given_on: date | None


def faults(
    injection: Injection, born_on: date, given: Mapping[str, date], law: Parameters, opened_on: date, today: date
) -> tuple[Reason, ...]:
    """Everything that is wrong with entering a dose, at once; `given` are the days of earlier doses by their key.

    The schedule is the one that was in force when the record was opened, on `opened_on`.
    """
    wanted = f"{injection.vaccine}-{injection.number}"
    dose = next((dose for dose in schedule(law, opened_on) if dose.key == wanted), None)
    found: list[Reason] = []
    if dose is None:
        found.append(_fault("unknown-dose", "免疫程序中没有这一剂次", "the schedule has no such dose", "vaccine"))
    elif dose.key in given:
        found.append(_fault("dose-already-given", "该剂次已登记接种", "this dose was entered before", "number"))
    day = injection.given_on
    if day is None:
        found.append(_fault("no-date", "接种日期不是有效日期", "no date: use YYYY-MM-DD", "givenOn"))
        return tuple(found)
    if day > today:
        found.append(_fault("dose-in-the-future", "接种日期晚于今天", "the day lies in the future", "givenOn"))
    if day < born_on:
        found.append(_fault("dose-before-birth", "接种日期早于出生日期", "the day lies before the birth", "givenOn"))
    if dose is not None:
        found += _too_early(dose, day, born_on, given, law, opened_on)
    return tuple(found)


def _too_early(
    dose: Dose, day: date, born_on: date, given: Mapping[str, date], law: Parameters, opened_on: date
) -> list[Reason]:
    found: list[Reason] = []
    ages, intervals = law.at("immunisation-schedule", opened_on), law.at("dose-intervals", opened_on)
    earliest = dose.due_on(born_on)
    if born_on <= day < earliest:
        zh, en = f"未满 {dose.months} 月龄，最早 {earliest}", f"under {dose.months} months; not before {earliest}"
        found.append(_fault("dose-under-age", zh, en, "givenOn", (ages, f"{dose.key}: {dose.months} months")))
    if dose.number > 1 and f"{dose.vaccine}-{dose.number - 1}" not in given:
        zh, en = "前一剂次尚未登记接种", "the dose before it was not entered"
        found.append(_fault("previous-dose-missing", zh, en, "number"))
    interval = next((row for row in intervals.value if row["dose"] == dose.key), None)
    if interval and interval["after"] in given:
        first, span = _after(given[interval["after"]], interval)
        if day < first:
            zh = f"与 {interval['after']} 的间隔不足，最早 {first} 可以接种"
            en = f"too soon after {interval['after']}; not before {first}"
            found.append(_fault("dose-interval", zh, en, "givenOn", (intervals, f"{dose.key}: {span}")))
    return found


def _after(day: date, interval: Mapping[str, int]) -> tuple[date, str]:
    if "months" in interval:
        return add_months(day, interval["months"]), f"{interval['months']} months"
    return day + timedelta(days=interval["days"]), f"{interval['days']} days"


def _fault(code: str, zh: str, en: str, field: str, rests_on: tuple[Parameter, str] | None = None) -> Reason:
    cited = rests_on[0].cited(rests_on[1]) if rests_on else {}
    return Reason(f"health.{code}", zh, en, VACCINE_LAW, **cited, field=field)

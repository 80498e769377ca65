"""What a contract holds: its term, its services and their days; whether it may be signed, renewed, ended."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from chassis.errors import Fault
from city.days import add_months, years_between

if TYPE_CHECKING:
    from chassis.parameters import Parameters

MOST_TEXT = 500
DAY = timedelta(days=1)


@dataclass(frozen=True)
class ServiceKind:
    """A service of a package: so many times a year, or at ages in completed months."""

    code: str
    zh: str
    en: str
    times: int
    months: tuple[int, ...]


@dataclass(frozen=True)
class Package:
    """A package (服务包): for whom (ages in completed years, both included), its price a year in 分, its services."""

    code: str
    zh: str
    en: str
    youngest: int
    oldest: int
    price_fen: int
    services: tuple[ServiceKind, ...]
    source: str
    status: str

    @property
    def by_age(self) -> bool:
        """Whether one must know the day of birth."""
        return any(kind.months for kind in self.services) or self.youngest > 0


@dataclass(frozen=True)
class Due:
    """A service of a contract: from when it may be done, and by when."""

    code: str
    serial: int
    from_on: date
    due_on: date


def term(starts_on: date, law: Parameters) -> date:
    """The last day of a contract that starts on a day."""
    return add_months(starts_on, law.at("term-months", starts_on).value) - DAY


def due(package: Package, starts_on: date, ends_on: date, born_on: date | None) -> list[Due]:
    """The services of a contract in the order of their days: evenly spread, or where an age is reached in its term."""
    found: list[Due] = []
    days = (ends_on - starts_on).days + 1
    for kind in package.services:
        for place in range(kind.times):
            first = starts_on + timedelta(days=days * place // kind.times)
            last = starts_on + timedelta(days=days * (place + 1) // kind.times - 1)
            found.append(Due(kind.code, place + 1, first, last))
        for place, months in enumerate(kind.months):
            if born_on is None:
                continue
            first = add_months(born_on, months)
            if starts_on <= first <= ends_on:
                found.append(Due(kind.code, place + 1, first, min(add_months(first, 1), ends_on)))
    return sorted(found, key=lambda one: (one.due_on, one.code, one.serial))


def signing_faults(package: Package | None, born_on: date | None, told: str, today: date) -> list[Fault]:
    """Everything wrong with package and day of birth; `told` is what was said of the latter."""
    faults = []
    if package is None:
        faults.append(Fault("package", "health.family-package", "没有这个服务包", "no such package"))
    if told and born_on is None:
        zh, en = "应为出生日期（YYYY-MM-DD）", "a date of birth (YYYY-MM-DD)"
        faults.append(Fault("bornOn", "health.family-born-on", zh, en))
    elif born_on is not None and born_on > today:
        faults.append(Fault("bornOn", "health.family-born-on", "出生日期晚于今天", "the day lies in the future"))
    elif package is not None and package.by_age and born_on is None:
        zh, en = "该服务包须填写出生日期", "this package needs the date of birth"
        faults.append(Fault("bornOn", "health.family-born-on", zh, en))
    elif package is not None and born_on is not None:
        age = years_between(born_on, today)
        if not package.youngest <= age <= package.oldest:
            zh = f"该服务包适用于 {package.youngest}—{package.oldest} 周岁，本人 {age} 周岁"
            en = f"the package is for ages {package.youngest} to {package.oldest}; the person is {age}"
            faults.append(Fault("package", "health.family-age", zh, en))
    return faults


def may_renew_from(ends_on: date, law: Parameters) -> date:
    """The first day on which a contract may be renewed; on it a reminder goes out."""
    return ends_on - timedelta(days=int(law.at("renewal-notice-days", ends_on).value))


def service_faults(done_on: date | None, from_on: date, starts_on: date, today: date) -> list[Fault]:
    """Everything wrong with the day on which a service is said to have been done."""
    if done_on is None:
        return [Fault("doneOn", "health.no-date", "应为日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)")]
    if done_on > today:
        return [Fault("doneOn", "health.future-date", "日期晚于今天", "the day lies in the future")]
    if done_on < max(from_on, starts_on):
        zh, en = f"该次服务自 {from_on} 起方可登记", f"this service may be entered from {from_on} on"
        return [Fault("doneOn", "health.family-too-early", zh, en)]
    return []


def text_faults(field: str, text: str) -> list[Fault]:
    """What is wrong with what somebody says of the reason or the outcome."""
    if text.strip() and len(text) <= MOST_TEXT:
        return []
    zh, en = f"请填写，不超过 {MOST_TEXT} 字", f"say something, in at most {MOST_TEXT} characters"
    return [Fault(field, "health.family-text", zh, en)]

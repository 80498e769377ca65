"""From which day a newborn's medical insurance (城乡居民医保) covers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.decisions import Reason, Refused

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters

INSURANCE_LAW = "《中华人民共和国社会保险法》第二十五条"
ONCE_LAW = "《关于加强和改进基本医疗保险参保工作的指导意见》（医保发〔2020〕33号）：不得重复参保"


def covered_from(born_on: date, today: date, law: Parameters) -> tuple[date, Reason]:
    """First day of cover, and why that day."""
    window = law.at("newborn-enrolment-days", today)
    if (today - born_on).days <= window.value:
        reason = Reason(
            "health.covered-from-birth",
            f"出生 {window.value} 天内参保，自出生之日起享受待遇",
            f"enrolled within {window.value} days of the birth: covered from the day of birth",
            INSURANCE_LAW,
            **window.cited(),
        )
        return born_on, reason
    reason = Reason(
        "health.covered-from-enrolment",
        f"出生超过 {window.value} 天参保，自参保之日起享受待遇",
        f"enrolled more than {window.value} days after the birth: covered from the day of enrolment",
        INSURANCE_LAW,
        **window.cited(),
    )
    return today, reason


def already_insured() -> Refused:
    """The resident has an enrolment that stands, from another case."""
    reason = Reason(
        "health.already-insured",
        "该居民已参加基本医疗保险，不能重复参保",
        "this resident is already enrolled; nobody is insured twice",
        ONCE_LAW,
    )
    return Refused((reason,))

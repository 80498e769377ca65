"""Promises in place of papers (容缺承诺): when they are looked at, and what may be found. Pure."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from city.calendar import is_working_day
from services.onething import rules

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

    from services.onething.catalogue import Step

OPEN, KEPT, BROKEN, REPAIRED, VOID = "OPEN", "KEPT", "BROKEN", "REPAIRED", "VOID"
# What an officer may find.
UNTRUE, NOT_BROUGHT = "UNTRUE", "NOT_BROUGHT"


def remind_on(due: date, working_days: int) -> date:
    """The day so many working days before the due day."""
    day = due
    while working_days > 0:
        day -= timedelta(days=1)
        working_days -= is_working_day(day)
    return day


def needing(steps: Iterable[Step], material: str) -> Sequence[Step]:
    """The items that need a material, in the order of the catalogue."""
    return [step for step in steps if any(need.origin == "material" and need.name == material for need in step.needs)]


def idle(statuses: Iterable[str]) -> bool:
    """Whether nothing was granted on a promise and nothing will be, by the statuses of the items that need it."""
    return all(status in rules.LOST for status in statuses)


def may_find(finding: str, *, instead: bool, brought: bool, due: date, today: date) -> str:
    """Why an officer cannot find this on an open promise: not-due, brought, no-paper; empty if it can be.

    That a paper did not come is found only of a promise in place of a paper, after its due day, and not of one whose
    paper is there.
    """
    if finding != NOT_BROUGHT:
        return ""
    if not instead:
        return "no-paper"
    if brought:
        return "brought"
    return "" if today > due else "not-due"


def person(promiser: str) -> str:
    """The resident id of who promised; empty for somebody whom the registry does not know."""
    kind, _, resident_id = promiser.partition(":")
    return resident_id if kind == "resident" else ""

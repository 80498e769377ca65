"""Points of a residence permit (居住证积分): a dated table, a cap on each item, whole months only."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_HUNDRED, _MONTHS = 100, 12


@dataclass(frozen=True)
class Line:
    """Points of one item in hundredths."""

    item: str
    months: int
    points: int
    capped: bool


def months_between(since: date, day: date) -> int:
    """Completed months; 0 for what has not begun."""
    months = (day.year - since.year) * _MONTHS + day.month - since.month - (day.day < since.day)
    return max(0, months)


def lease_months(leases: Sequence[tuple[date, date]], day: date) -> int:
    """Completed months under leases until `day`, days that two leases cover counted once."""
    days = 0
    reached = date.min
    for since, until in sorted(leases):
        begin, end = max(since, reached), min(until, day)
        if end >= begin:
            days += (end - begin).days + 1
            reached = end + timedelta(days=1)
    # 365.2425 days a year: an average month, so that February is not dearer than March.
    return int(days / 30.436875)


def count(table: Sequence[Mapping[str, Any]], months: Mapping[str, int]) -> tuple[int, list[Line]]:
    """The sum in hundredths, and each line."""
    lines = []
    for row in table:
        had = months.get(row["item"], 0)
        raw, cap = had * row["hundredthsPerMonth"], row["cap"] * _HUNDRED
        lines.append(Line(row["item"], had, min(raw, cap), raw > cap))
    return sum(line.points for line in lines), lines

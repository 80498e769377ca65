"""Counting working days for anybody who asks (工作日推算)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from chassis.errors import Fault, InvalidInput
from city.calendar import add_working_days, day_of
from services.onething.law import law

if TYPE_CHECKING:
    from chassis.edge import Tx

# The days for which an answer makes sense; years without a file are answered as estimates.
_FIRST, _LAST = date(1949, 10, 1), date(2199, 12, 31)


def due_date(tx: Tx, start: str, working_days: int | None) -> tuple[date, bool]:
    """The last day of a limit that runs from `start`, and whether it is an estimate. Raises InvalidInput."""
    most = law().at("most-working-days", day_of(tx.now)).value
    day, faults = _day(start)
    if working_days is None:
        faults.append(Fault("workingDays", "onething.days-missing", "请填写工作日数", "is required"))
    elif not 0 <= working_days <= most:
        told = (f"应为 0 至 {most}", f"must be 0 to {most}")
        faults.append(Fault("workingDays", "onething.days-out-of-range", *told))
    if faults or day is None or working_days is None:
        raise InvalidInput.of("onething.due-date", faults)
    return add_working_days(day, working_days)


def _day(text: str) -> tuple[date | None, list[Fault]]:
    if not text:
        return None, [Fault("from", "onething.day-missing", "请填写起算日期", "is required")]
    try:
        # ISO 8601 has other forms, e.g. 20261123; one is enough.
        day = date.fromisoformat(text) if len(text) == len("YYYY-MM-DD") else None
    except ValueError:
        day = None
    if day is None:
        return None, [Fault("from", "onething.not-a-day", "日期应为 YYYY-MM-DD 且真实存在", "not a day, YYYY-MM-DD")]
    if not _FIRST <= day <= _LAST:
        told = (f"应在 {_FIRST} 至 {_LAST} 之间", f"must lie between {_FIRST} and {_LAST}")
        return None, [Fault("from", "onething.day-out-of-range", *told)]
    return day, []

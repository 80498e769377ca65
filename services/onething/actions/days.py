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


def due_date(tx: Tx, start: str, working_days: str) -> tuple[date, bool]:
    """The last day of a limit that runs from `start`, and whether it is an estimate. Raises InvalidInput."""
    day, wrong_day = _day(start)
    number, wrong_number = _number(working_days, law().at("most-working-days", day_of(tx.now)).value)
    if day is None or number is None:
        raise InvalidInput.of("onething.due-date", [*wrong_day, *wrong_number])
    return add_working_days(day, number)


def _number(text: str, most: int) -> tuple[int | None, list[Fault]]:
    if not text:
        return None, [Fault("workingDays", "onething.days-missing", "请填写工作日数", "is required")]
    whole = text.isascii() and text.removeprefix("-").isdigit()
    if not whole:
        return None, [Fault("workingDays", "onething.not-a-number", "应为整数", "must be a whole number")]
    # Longer than the limit itself is out of range, whatever it says.
    if len(text) > len(str(most)) or not 0 <= int(text) <= most:
        told = (f"应为 0 至 {most}", f"must be 0 to {most}")
        return None, [Fault("workingDays", "onething.days-out-of-range", *told)]
    return int(text), []


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

"""Days, months and years of age as Chinese law counts them."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, datetime, timedelta, timezone

CHINA = timezone(timedelta(hours=8))
_MONTHS = 12


def china_day(moment: datetime) -> date:
    """The calendar day in China of an aware moment."""
    return moment.astimezone(CHINA).date()


def moment(text: str) -> datetime:
    """An ISO 8601 moment; raises ValueError if it names no offset."""
    found = datetime.fromisoformat(text)
    if found.tzinfo is None:
        raise ValueError("a moment needs an offset")
    return found


def add_months(day: date, months: int) -> date:
    """So many calendar months later; where that month is too short, its last day."""
    year, month = divmod(day.year * _MONTHS + day.month - 1 + months, _MONTHS)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def years_between(earlier: date, later: date) -> int:
    """Completed years (周岁)."""
    return later.year - earlier.year - ((later.month, later.day) < (earlier.month, earlier.day))

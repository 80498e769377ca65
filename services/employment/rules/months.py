"""Months as YYYY-MM."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

_MONTHS = 12


def month_of(day: date) -> str:
    """The month a day is in."""
    return f"{day.year:04}-{day.month:02}"


def later(month: str, count: int) -> str:
    """So many months later."""
    year, rest = divmod(_number(month) + count, _MONTHS)
    return f"{year:04}-{rest + 1:02}"


def between(first: str, last: str) -> int:
    """How many months from the first to the last, both counted; 0 if the last comes before or is empty."""
    return max(0, _number(last) - _number(first) + 1) if last else 0


def _number(month: str) -> int:
    return int(month[:4]) * _MONTHS + int(month[5:]) - 1

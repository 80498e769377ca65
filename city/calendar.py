"""Working days (工作日) of China: which they are, counting on from a day, counting between two.

Convention: the day from which a limit runs does not count, the limit's last day is its n-th working day
(民法典第二百零一条第一款：“按照年、月、日计算期间的，开始的当日不计入，自下一日开始计算。”), and working days leave out
the statutory holidays (行政许可法第八十二条：“本法规定的行政机关实施行政许可的期限以工作日计算，不含法定节假日。”).

Days off and days worked in exchange come from `years/<year>.yaml`. A year that is marked provisional, or that has no
file, is an estimate: what is counted through it is told so.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, timezone
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import yaml

CHINA = timezone(timedelta(hours=8), "Asia/Shanghai")
_FOLDER = Path(__file__).with_name("years")
_SATURDAY = 5
# Limits are short and days few: each (day, number) is worked out once.
_REMEMBERED = 8192


@dataclass(frozen=True)
class Year:
    """One year: its working days in order, as ordinals; `provisional` while its arrangement is not published."""

    year: int
    provisional: bool
    source: str
    working: tuple[int, ...]


@cache
def year(number: int) -> Year:
    """A year as its file says. Without a file: Monday to Friday, provisional.

    Raises ValueError naming the file if what it says cannot be, e.g. a day off on a Sunday.
    """
    path = _FOLDER / f"{number}.yaml"
    said: dict[str, Any] = (
        yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else {"provisional": True, "source": ""}
    )
    off, worked = set(said.get("closed") or ()), set(said.get("worked") or ())
    first, last = date(number, 1, 1), date(number, 12, 31)
    days = [date.fromordinal(n) for n in range(first.toordinal(), last.toordinal() + 1)]
    working = tuple(d.toordinal() for d in days if d in worked or (d.weekday() < _SATURDAY and d not in off))
    wrong = sorted({d for d in off if d.weekday() >= _SATURDAY} | {d for d in worked if d.weekday() < _SATURDAY})
    wrong += sorted(d for d in off | worked if d.year != number)
    if wrong or said.get("working_days", len(working)) != len(working):
        msg = f"{path.name}: {len(working)} working days; these cannot be so: {', '.join(map(str, wrong)) or 'none'}"
        raise ValueError(msg)
    return Year(number, said["provisional"], said["source"], working)


def day_of(moment: datetime) -> date:
    """The day in China at a moment."""
    return moment.astimezone(CHINA).date()


def start_of(day: date) -> datetime:
    """The moment at which a day begins in China."""
    return datetime.combine(day, time(), CHINA)


def is_working_day(day: date) -> bool:
    """Whether offices work on `day`."""
    working = year(day.year).working
    place = bisect_left(working, day.toordinal())
    return place < len(working) and working[place] == day.toordinal()


@lru_cache(_REMEMBERED)
def add_working_days(start: date, n: int) -> tuple[date, bool]:
    """The n-th working day after `start`, and whether it is an estimate; n = 0: `start`, or the next one worked.

    Raises ValueError if n is negative.
    """
    if n < 0:
        raise ValueError("a limit is not negative")
    left, current = (n, start) if n else (1, start - timedelta(days=1))
    place = bisect_right(year(current.year).working, current.toordinal())
    number = current.year
    while left > len(year(number).working) - place:
        left -= len(year(number).working) - place
        number, place = number + 1, 0
    due = date.fromordinal(year(number).working[place + left - 1])
    return due, is_provisional(start, due)


def is_provisional(start: date, end: date) -> bool:
    """Whether the days from `start` to `end` touch a year whose arrangement is not published."""
    return any(year(number).provisional for number in range(start.year, end.year + 1))


@lru_cache(_REMEMBERED)
def working_days_between(start: date, end: date) -> int:
    """Working days after `start`, up to and with `end`; 0 if `end` is not later.

    For n ≥ 1 the inverse of `add_working_days`: between `start` and its answer there are n.
    """
    if end <= start:
        return 0
    if start.year == end.year:
        working = year(start.year).working
        return bisect_right(working, end.toordinal()) - bisect_right(working, start.toordinal())
    whole = sum(len(year(number).working) for number in range(start.year + 1, end.year))
    first, last = year(start.year).working, year(end.year).working
    head = len(first) - bisect_right(first, start.toordinal())
    return head + whole + bisect_right(last, end.toordinal())

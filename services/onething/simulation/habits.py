"""What people do in the simulation, read from `parameters.yaml`; and the working minutes in which it is played."""

from __future__ import annotations

import math
from bisect import bisect_left
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from city import calendar, places

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from random import Random

OURS = Path(__file__).with_name("parameters.yaml")
# A year to play and as many after it as the slowest case may take.
_YEARS = 12


@dataclass(frozen=True)
class Spread:
    """A lognormal distribution by its median and sigma."""

    median: float
    sigma: float

    def draw(self, chance: Random) -> float:
        """One draw, in the unit of the median."""
        return chance.lognormvariate(math.log(self.median), self.sigma)


@dataclass(frozen=True)
class Habits:
    """How an item goes: spreads in working minutes, `comes_after` in calendar days; shares from 0 to 1."""

    work: Spread
    check: Spread
    comes_after: Spread
    to_officer: float
    supplement: float
    refused: float
    objected: float


class Assumptions:
    """`parameters.yaml`. Raises ValueError naming every entry that cannot be."""

    def __init__(self, said: Mapping[str, Any]) -> None:
        """Reads and checks what the file says."""
        found = [
            f"{name}: missing" for name in ("minutes-of-a-day", "arrivals", "officers", "item") if name not in said
        ]
        if found:
            raise ValueError("; ".join(found))
        self.minutes = int(said["minutes-of-a-day"])
        self.arrivals: Sequence[float] = said["arrivals"]
        self._officers: Mapping[str, float] = said["officers"]
        self._usual: Mapping[str, Any] = said["item"]
        self._items: Mapping[str, Mapping[str, Any]] = said.get("items") or {}
        self.confirmed = said.get("status") == "confirmed"
        if self.minutes < 1:
            found.append("minutes-of-a-day: must be 1 or more")
        if len(self.arrivals) != len(_MONTHS) or min(self.arrivals) < 0 or not sum(self.arrivals):
            found.append("arrivals: must be twelve numbers that are not negative, and not all 0")
        if "default" not in self._officers or min(self._officers.values()) <= 0:
            found.append("officers: need a default, and each must be more than 0")
        for task in ("", *self._items):
            found += _faults(task or "item", {**self._usual, **self._items.get(task, {})})
        if found:
            raise ValueError("; ".join(found))

    def of(self, task: str) -> Habits:
        """The habits of a task."""
        said = {**self._usual, **self._items.get(task, {})}
        work, check, comes_after = (Spread(**said[name]) for name in _SPREADS)
        return Habits(work, check, comes_after, *(float(said[name]) for name in _SHARES))

    def officers(self, department: str, county: str) -> int:
        """How many officers a department has in a county."""
        average = self._officers.get(department, self._officers["default"])
        return max(1, round(average * weights()[county] * len(weights())))


_MONTHS = range(1, 13)
_SPREADS = ("work", "check", "comes-after")
_SHARES = ("to-officer", "supplement", "refused", "objected")


def _faults(name: str, said: Mapping[str, Any]) -> list[str]:
    found = [f"{name}.{key}: not known" for key in sorted(set(said) - {*_SPREADS, *_SHARES})]
    found += [f"{name}.{key}: missing" for key in (*_SPREADS, *_SHARES) if key not in said]
    for key in set(_SPREADS) & set(said):
        spread = said[key]
        if not isinstance(spread, dict) or set(spread) != {"median", "sigma"} or min(spread.values()) <= 0:
            found.append(f"{name}.{key}: needs median and sigma, both more than 0")
    found += [f"{name}.{key}: must be from 0 to 1" for key in set(_SHARES) & set(said) if not 0 <= said[key] <= 1]
    return found


@cache
def assumptions(path: Path = OURS) -> Assumptions:
    """What the file says. Raises ValueError, OSError."""
    return Assumptions(yaml.safe_load(path.read_text(encoding="utf-8")))


@cache
def weights() -> Mapping[str, float]:
    """Share of each county in the city's cases, by its villages and communities."""
    counted = {
        county.code: sum(len(places.villages(town.code)) for town in places.towns(county.code))
        for county in places.counties()
    }
    return {code: count / sum(counted.values()) for code, count in counted.items()}


class WorkTime:
    """Virtual time: working minutes since the first working day of a year. Nights, weekends and holidays take none."""

    def __init__(self, year: int, minutes: int) -> None:
        """`minutes` of a working day."""
        self.minutes = minutes
        self._days = [date.fromordinal(n) for y in range(year, year + _YEARS) for n in calendar.year(y).working]
        self.in_year = len(calendar.year(year).working)

    def day(self, at: float) -> date:
        """The working day at a moment; the last one there is for what lies beyond."""
        return self._days[min(int(at // self.minutes), len(self._days) - 1)]

    def start_of(self, day: date) -> float:
        """The moment at which work begins on `day`, or on the next day worked."""
        return float(bisect_left(self._days, day) * self.minutes)

    def month(self, index: int) -> int:
        """Month of the n-th working day, 1 to 12."""
        return self._days[index].month

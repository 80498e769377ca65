"""Credit (信用): points of what happened, fading with time, mended by repair; the grade; the random draw. Pure.

The draw (双随机) can be repeated by anybody: ``sha256:`` and the SHA-256 of ``civic.childcare.draw/1 COUNTY ROUND ``
(UTF-8) followed by the seed is published before the round, the seed afterwards. The lots are the institutions' ids,
each as often as its grade's weight says (``id#1``, ``id#2`` …), in the order of HMAC-SHA256(seed, lot), hexadecimal;
the first institutions to come up are drawn. Inspectors are drawn likewise, from the lots ``institution|inspector``.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from chassis.parameters import Parameters

FORMAT = "civic.childcare.draw/1"
FULL = 100


@dataclass(frozen=True)
class Event:
    """Points (below zero: against the institution) of something on a day; repaired on a day, perhaps."""

    kind: str
    points: float
    on: date
    repaired_on: date | None = None


def points_of(law: Parameters, kind: str, day: date) -> float:
    """The points of a kind of event. Raises KeyError for an unknown one."""
    return float(law.at("credit-points", day).value[kind])


def score(law: Parameters, events: Iterable[Event], day: date) -> float:
    """0 to 100, to one decimal: full, and what is left of every event's points.

    An event counts whole on its day and half after each half-life; repaired, it counts the repaired share of that.
    """
    fading = law.at("credit-fading", day).value
    total = float(FULL)
    for one in events:
        if one.on > day:
            continue
        left = one.points * 0.5 ** ((day - one.on).days / fading["half_life_days"])
        if one.repaired_on and one.repaired_on <= day:
            left *= fading["repaired_share"]
        total += left
    return round(min(float(FULL), max(0.0, total)), 1)


def grade(law: Parameters, points: float, day: date) -> str:
    """A, B, C or D."""
    rows = law.at("credit-grades", day).value
    return str(next(row["grade"] for row in rows if points >= row["from"]))


def may_repair(law: Parameters, on: date, today: date) -> date | None:
    """The first day on which an event may be repaired, if that is still to come."""
    first = on + timedelta(days=law.at("credit-fading", today).value["repair_after_days"])
    return first if first > today else None


def commitment(county: str, number: str, seed: bytes) -> str:
    """What is published before the round."""
    return f"sha256:{hashlib.sha256(f'{FORMAT} {county} {number} '.encode() + seed).hexdigest()}"


def draw(seed: bytes, weights: Mapping[str, int], size: int) -> list[str]:
    """The institutions drawn, in order, whatever order they were given in; a lot for every unit of weight."""
    lots = [(_order(seed, f"{key}#{copy}"), key) for key, weight in weights.items() for copy in range(1, weight + 1)]
    return list(dict.fromkeys(key for _, key in sorted(lots)))[:size]


def inspectors(seed: bytes, institution: str, people: Sequence[str], count: int) -> list[str]:
    """The inspectors of an institution, in order; those drawn do not depend on the order they were given in."""
    return sorted(set(people), key=lambda one: (_order(seed, f"{institution}|{one}"), one))[:count]


def text_faults(name: str, text: str, most: int = 200) -> list[Fault]:
    """What is wrong with a text that somebody writes."""
    if 2 <= len(text.strip()) <= most:  # noqa: PLR2004 - one character says nothing
        return []
    return [Fault(name, "childcare.text", f"请填写 2 至 {most} 字", f"two to {most} characters")]


def _order(seed: bytes, lot: str) -> str:
    return hmac.digest(seed, lot.encode(), "sha256").hex()

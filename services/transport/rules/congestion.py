"""How congested roads are by GB/T 33171-2016 (城市交通运行状况评价规范): pure."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

import numpy as np

from chassis.decisions import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.parameters import Parameters

# Nearer to a bound than this, floating point may fall on the wrong side: decimals decide then.
_NEAR = 1e-9
_DIGITS = 12


@dataclass(frozen=True)
class Segment:
    """A road segment: metres, km/h without others on the road, km/h now."""

    id: str
    length_m: float
    free_speed_kmh: float
    speed_kmh: float


@dataclass(frozen=True)
class State:
    """The network: levels from 1 (free) to 5 (severe), delay time proportion, index from 0 to 10 and its word."""

    levels: tuple[int, ...]
    dtp: float
    tpi: float
    word_zh: str
    word_en: str


def faults(segments: Sequence[Segment]) -> tuple[Reason, ...]:
    """Everything that is wrong, at once."""
    found = []
    if not segments:
        found.append(
            Reason("transport.no-segments", "请至少给出一个路段", "give at least one segment", field="segments")
        )
    seen: set[str] = set()
    for place, one in enumerate(segments):
        where = f"segments[{place}]"
        if not one.id:
            found.append(Reason("transport.segment-id", "缺少路段编号", "a segment without id", field=f"{where}.id"))
        elif one.id in seen:
            zh, en = f"路段 {one.id} 重复", f"twice the same segment {one.id}"
            found.append(Reason("transport.segment-twice", zh, en, field=f"{where}.id"))
        seen.add(one.id)
        for name, value, least in (
            ("lengthM", one.length_m, "above"),
            ("freeSpeedKmh", one.free_speed_kmh, "above"),
            ("speedKmh", one.speed_kmh, "not below"),
        ):
            if not np.isfinite(value) or value < 0 or (least == "above" and value == 0):
                zh = "应大于零" if least == "above" else "不能为负"
                found.append(Reason("transport.segment-value", zh, f"{least} zero", field=f"{where}.{name}"))
    return tuple(found)


def levels(law: Parameters, day: date, segments: Sequence[Segment]) -> tuple[int, ...]:
    """The level of every segment by its share of the free speed; a share on a bound belongs to the worse level."""
    bounds = law.at("congestion-levels", day).value  # percent, falling
    speed = np.array([one.speed_kmh for one in segments])
    free = np.array([one.free_speed_kmh for one in segments])
    percent = 100 * speed / free
    found = 1 + sum((percent <= bound).astype(int) for bound in bounds)
    for place in np.flatnonzero(np.min(np.abs(percent[:, None] - np.array(bounds, float)), axis=1) < _NEAR * 100):
        one = segments[int(place)]
        exact = 100 * Decimal(repr(one.speed_kmh)), Decimal(repr(one.free_speed_kmh))
        found[place] = 1 + sum(exact[0] <= bound * exact[1] for bound in bounds)
    return tuple(int(level) for level in found)


def state(law: Parameters, day: date, segments: Sequence[Segment]) -> State:
    """The segments' levels and the network's index: DTP = (t − t_free) / t over all, TPI piecewise linear in it."""
    rule = law.at("congestion-index", day).value
    speeds = np.maximum(np.array([one.speed_kmh for one in segments]), rule["least-speed-kmh"])
    lengths = np.array([one.length_m for one in segments])
    seconds = float((lengths / speeds).sum())
    free = float((lengths / np.array([one.free_speed_kmh for one in segments])).sum())
    dtp = round(max(0.0, (seconds - free) / seconds), _DIGITS)
    tpi = round(float(np.interp(dtp, rule["dtp"], rule["tpi"])), _DIGITS - 2)
    word = next(word for word in rule["words"] if tpi < word["below"] or word is rule["words"][-1])
    return State(levels(law, day, segments), dtp, tpi, word["zh"], word["en"])

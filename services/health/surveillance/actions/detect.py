"""Judging a series that somebody hands in. Reads and keeps nothing."""

from __future__ import annotations

from dataclasses import dataclass
from math import isfinite
from typing import TYPE_CHECKING, Any

from chassis.errors import InvalidInput
from city.days import china_day
from services.health.surveillance.law import defaults
from services.health.surveillance.rules import farrington, methods, request

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx


@dataclass(frozen=True)
class Point:
    """One point that was judged; `statistic` is None where the method has none or it is infinite."""

    index: int
    count: int
    upper_bound: float
    statistic: float | None
    alarm: bool


def detect_aberrations(
    tx: Tx, method: str, counts: Sequence[int], told: Mapping[str, Any], first: int | None
) -> tuple[dict[str, Any], list[Point]]:
    """The options as used, and every point from `first` on. Raises InvalidInput naming every fault at once."""
    known = defaults(method, china_day(tx.now))
    if faults := request.faults(method, counts, told, known, first):
        raise InvalidInput.of("health.surveillance", faults)
    options = request.options(method, told, known)
    import numpy as np  # noqa: PLC0415 - only who detects needs it

    values = np.asarray([counts], dtype=np.float64)
    if method == "FARRINGTON":
        return options, _farrington(values, options, first)
    found = methods.detect(method, options, values, first)
    rows = zip(found.upper[0], found.statistic[0], found.alarm[0], strict=True)
    return options, [
        _point(found.first + place, counts, float(upper), float(statistic), alarm=bool(alarm))
        for place, (upper, statistic, alarm) in enumerate(rows)
    ]


def _farrington(values: Any, options: Mapping[str, Any], first: int | None) -> list[Point]:  # noqa: ANN401 - an array
    """The same as `methods.detect`, with statsmodels, a point at a time."""
    begin = methods.needed("FARRINGTON", options) if first is None else first
    lags, counts, points = methods.lags(options), values[0], []
    for at in range(begin, len(counts)):
        expected, upper = farrington.predict(counts[at - lags], at - lags, at, options)
        recent = counts[at - options["minCasesPeriods"] + 1 : at + 1].sum()
        score = _score(float(counts[at]), expected, upper) if recent >= options["minCases"] else 0.0
        points.append(_point(at, counts, upper, score, alarm=score > 1 and counts[at] >= options["atLeast"]))
    return points


def _score(count: float, expected: float, upper: float) -> float:
    import numpy as np  # noqa: PLC0415

    return float(methods.exceedance(np.array([count]), np.array([expected]), np.array([upper]))[0])


def _point(index: int, counts: Sequence[float], upper: float, statistic: float, *, alarm: bool) -> Point:
    return Point(index, int(counts[index]), upper, statistic if isfinite(statistic) else None, bool(alarm))

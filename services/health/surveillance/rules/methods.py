"""The methods of detection, for many series at once: an array [series, time] in, bounds and alarms out.

Sources: EARS C1–C3: Fricker, Hegler, Dunfee, Statistics in Medicine 27 (2008) 3407–3429; Hutwagner et al., Journal of
Urban Health 80 (2003) i89–i96. Moving percentile (移动百分位数法): Wang et al., BMC Public Health 17 (2017) 4488.
Farrington et al., Journal of the Royal Statistical Society A 159 (1996) 547–563.
"""

from __future__ import annotations

from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING, Any, TypeAlias

from services.health.surveillance.rules import farrington_batch

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

    Floats: TypeAlias = NDArray[np.float64]
    Options = Mapping[str, Any]


@dataclass(frozen=True)
class Found:
    """What was found at the points `first`, `first` + 1, … of each series; arrays [series, point].

    `upper`: the count above which a point stands out; `statistic`: how far it stands out, by the method's own measure,
    NaN where it has none; `alarm`: whether it does.
    """

    first: int
    upper: Floats
    statistic: Floats
    alarm: NDArray[np.bool_]


def needed(method: str, options: Options) -> int:
    """How many earlier counts a point needs before it can be judged."""
    match method:
        case "EARS_C1":
            return int(options["baseline"])
        case "EARS_C2":
            return int(options["baseline"]) + 2
        case "EARS_C3":
            return int(options["baseline"]) + 4
        case "MOVING_PERCENTILE":
            return _history(options)
        case "FARRINGTON":
            return max(_history(options), int(options["minCasesPeriods"]) - 1)
        case "THRESHOLD":
            return int(options["periods"]) - 1
    raise KeyError(method)


def _history(options: Options) -> int:
    return int(options["years"] * options["period"] + options["halfWindow"])


def detect(method: str, options: Options, counts: Floats, first: int | None = None) -> Found:
    """Judges every point from `first` on (the earliest possible unless told) by what lies before it.

    `options` are complete, see `request.options`. Raises ValueError if `first` is earlier than `needed`.
    """
    import numpy as np  # noqa: PLC0415 - only who detects needs it

    earliest = needed(method, options)
    begin = earliest if first is None else first
    if begin < earliest:
        raise ValueError(f"{method} needs {earliest} earlier counts")
    values = np.asarray(counts, dtype=np.float64)
    shape = (values.shape[0], max(0, values.shape[1] - begin))
    if not all(shape):
        empty = np.empty(shape)
        return Found(begin, empty, empty, np.empty(shape, dtype=np.bool_))
    found = _METHODS[method](values, options, begin)
    enough = values[:, begin:] >= options["atLeast"]
    return Found(begin, found.upper, found.statistic, found.alarm & enough)


def _moments(values: Floats, options: Options, begin: int, lag: int) -> tuple[Floats, Floats]:
    """Mean and standard deviation (n − 1) of the `baseline` counts that end `lag` before each point."""
    import numpy as np  # noqa: PLC0415

    length = options["baseline"]
    windows = np.lib.stride_tricks.sliding_window_view(values, length, axis=1)
    start = begin - lag - length
    chosen = windows[:, start : start + values.shape[1] - begin]
    return chosen.mean(axis=2), np.maximum(chosen.std(axis=2, ddof=1), options["minSigma"])


def _z(options: Options) -> float:
    return NormalDist().inv_cdf(1 - options["alpha"])


def _shewhart(lag: int) -> Callable[[Floats, Options, int], Found]:
    """C1 (no lag) and C2 (two points between baseline and point)."""

    def judge(values: Floats, options: Options, begin: int) -> Found:
        mean, sd = _moments(values, options, begin, lag)
        upper, now = mean + _z(options) * sd, values[:, begin:]
        return Found(begin, upper, _standardised(now, mean, sd), now > upper)

    return judge


def _standardised(now: Floats, mean: Floats, sd: Floats) -> Floats:
    """(count − mean) / sd; without any variation 0 for the mean itself and infinite for more."""
    import numpy as np  # noqa: PLC0415

    away = now - mean
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(sd > 0, away / sd, np.where(away > 0, np.inf, np.where(away < 0, -np.inf, 0.0)))


def _c3(values: Floats, options: Options, begin: int) -> Found:
    """max(0, y + sd·(z − Σ over the two points before of max(0, C2 − 1)))."""
    import numpy as np  # noqa: PLC0415

    mean, sd = _moments(values, options, begin - 2, 2)
    c2 = _standardised(values[:, begin - 2 :], mean, sd)
    before = np.maximum(c2[:, :-2] - 1, 0) + np.maximum(c2[:, 1:-1] - 1, 0)
    now, sd = values[:, begin:], sd[:, 2:]
    with np.errstate(invalid="ignore"):
        # Without any variation in its own baseline a point is judged by itself: it is its own bound.
        moved = np.where(sd > 0, sd * (_z(options) - before), 0.0)
    upper = np.maximum(0.0, now + moved)
    return Found(begin, upper, before, now > upper)


def _moving_percentile(values: Floats, options: Options, begin: int) -> Found:
    """The percentile of the same period ± the half window in each of the years before (5 × 5 = 25 values)."""
    import numpy as np  # noqa: PLC0415

    at = np.arange(begin, values.shape[1])
    past = values[:, at[:, None] - lags(options)[None, :]]
    upper = np.percentile(past, options["percentile"], axis=2)
    now = values[:, begin:]
    return Found(begin, upper, np.full(upper.shape, np.nan), now > upper)


def _farrington(values: Floats, options: Options, begin: int) -> Found:
    """A quasi-Poisson regression on the same periods of the years before."""
    import numpy as np  # noqa: PLC0415

    at = np.arange(begin, values.shape[1])
    back = lags(options)
    places = (at[:, None] - back[None, :]).astype(np.float64)
    past = values[:, at[:, None] - back[None, :]]
    series, points, size = past.shape
    times = np.broadcast_to(places, past.shape).reshape(-1, size)
    moments = np.broadcast_to(at.astype(np.float64), (series, points)).reshape(-1)
    fit = farrington_batch.predict(past.reshape(-1, size), times, moments, options)
    expected, upper = fit.expected.reshape(series, points), fit.upper.reshape(series, points)
    now = values[:, begin:]
    score = exceedance(now, expected, upper)
    recent = np.lib.stride_tricks.sliding_window_view(values, options["minCasesPeriods"], axis=1).sum(axis=2)
    enough = recent[:, begin - options["minCasesPeriods"] + 1 :] >= options["minCases"]
    score = np.where(enough, score, 0.0)
    return Found(begin, upper, score, score > 1)


def exceedance(now: Floats, expected: Floats, upper: Floats) -> Floats:
    """(count − expected) / (upper − expected): above 1 is an alarm. Nothing ever seen before: infinite for any case."""
    import numpy as np  # noqa: PLC0415

    away, room = now - expected, upper - expected
    with np.errstate(divide="ignore", invalid="ignore"):
        return np.where(room > 0, away / room, np.where(away > 0, np.inf, 0.0))


def _threshold(values: Floats, options: Options, begin: int) -> Found:
    """A fixed number (固定阈值): the sum of the last `periods` counts reaches `limit`."""
    import numpy as np  # noqa: PLC0415

    sums = np.lib.stride_tricks.sliding_window_view(values, options["periods"], axis=1).sum(axis=2)
    now = sums[:, begin - options["periods"] + 1 :]
    return Found(begin, np.full(now.shape, float(options["limit"])), now, now >= options["limit"])


def lags(options: Options) -> NDArray[np.int64]:
    """How far before a point the counts lie that it is compared with, the farthest first."""
    import numpy as np  # noqa: PLC0415

    years = np.arange(options["years"], 0, -1) * options["period"]
    around = np.arange(options["halfWindow"], -options["halfWindow"] - 1, -1)
    back: NDArray[np.int64] = (years[:, None] + around[None, :]).reshape(-1)
    return back


_METHODS: dict[str, Callable[[Floats, Options, int], Found]] = {
    "EARS_C1": _shewhart(0),
    "EARS_C2": _shewhart(2),
    "EARS_C3": _c3,
    "MOVING_PERCENTILE": _moving_percentile,
    "FARRINGTON": _farrington,
    "THRESHOLD": _threshold,
}

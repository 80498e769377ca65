"""Methods of detection: published values, an independent computation, and what cannot be asked."""

from __future__ import annotations

import json
import statistics
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from services.health.surveillance.law import defaults
from services.health.surveillance.rules import farrington, methods, request

DAY = date(2026, 11, 23)
PUBLISHED: dict[str, Any] = json.loads(
    (Path(__file__).parent / "data/salmonella_newport.json").read_text(encoding="utf-8")
)
FIRST = date.fromisoformat(PUBLISHED["first"])
SERIES = np.array([PUBLISHED["counts"]], dtype=np.float64)
IN_2011 = (date(2011, 1, 3) - FIRST).days // 7


def options(method: str, **told: Any) -> dict[str, Any]:
    return request.options(method, told, defaults(method, DAY))


def alarm_weeks(method: str, **told: Any) -> list[str]:
    found = methods.detect(method, options(method, **told), SERIES, IN_2011)
    return [str(FIRST + timedelta(weeks=int(place) + IN_2011)) for place in np.flatnonzero(found.alarm[0])]


def test_the_published_bounds_of_c1() -> None:
    """The upper bounds that the R package surveillance states in its own tests."""
    found = methods.detect("EARS_C1", options("EARS_C1", alpha=0.05), SERIES, IN_2011)
    assert found.upper[0, :4] == pytest.approx(PUBLISHED["c1_bounds_2011"], abs=1e-6)


@pytest.mark.parametrize(
    ("method", "told"),
    [
        ("EARS_C1", {}),
        ("EARS_C2", {}),
        ("EARS_C3", {"alpha": 0.001}),
        ("FARRINGTON", {"years": 3}),
    ],
)
def test_the_published_alarms(method: str, told: dict[str, Any]) -> None:
    """Two years of real counts in which the R package surveillance finds these alarms and no others."""
    assert alarm_weeks(method, **told) == PUBLISHED["alarms"][method]


COUNTS = st.lists(st.integers(0, 60), min_size=14, max_size=40)


@given(COUNTS, st.sampled_from(["EARS_C1", "EARS_C2", "EARS_C3"]))
def test_ears_as_the_formulas_say(counts: list[int], method: str) -> None:
    """INVARIANT: C1, C2 and C3 are what their formulas say, worked out here with another library, point by point."""
    found = methods.detect(method, options(method), np.array([counts], dtype=np.float64))
    z = statistics.NormalDist().inv_cdf(1 - options(method)["alpha"])
    for place in range(found.upper.shape[1]):
        t = found.first + place
        if method == "EARS_C1":
            expected = statistics.mean(counts[t - 7 : t]) + z * statistics.stdev(counts[t - 7 : t])
        elif method == "EARS_C2":
            expected = statistics.mean(counts[t - 9 : t - 2]) + z * statistics.stdev(counts[t - 9 : t - 2])
        else:
            expected = c3(counts, t, z)
        assert found.upper[0, place] == pytest.approx(expected, abs=1e-9)
        if abs(counts[t] - expected) > 1e-9:
            assert found.alarm[0, place] == (counts[t] > expected)


def c3(counts: list[int], t: int, z: float) -> float:
    def c2(i: int) -> float:
        mean, sd = statistics.mean(counts[i - 9 : i - 2]), statistics.stdev(counts[i - 9 : i - 2])
        if sd == 0:
            return 0.0 if counts[i] == mean else float("inf") * (counts[i] - mean)
        return (counts[i] - mean) / sd

    sd = statistics.stdev(counts[t - 9 : t - 2])
    if sd == 0:
        return float(counts[t])
    return max(0.0, counts[t] + sd * (z - sum(max(0.0, c2(i) - 1) for i in (t - 2, t - 1))))


def test_the_moving_percentile_rests_on_25_values() -> None:
    """The same week ± 2 of the past five years: 25 values, and not the weeks beside them."""
    told = options("MOVING_PERCENTILE")
    back = methods.lags(told)
    assert (len(back), sorted(back)[:5], max(back)) == (25, [50, 51, 52, 53, 54], 262)
    counts = np.zeros((1, 263))
    counts[0, 262 - back] = np.arange(1, 26)
    found = methods.detect("MOVING_PERCENTILE", told, counts)
    assert found.upper.shape == (1, 1)
    assert found.upper[0, 0] == np.percentile(np.arange(1, 26), 75) == 19
    assert not found.alarm[0, 0]
    counts[0, 262] = 20
    assert methods.detect("MOVING_PERCENTILE", told, counts).alarm[0, 0]


def test_a_fixed_threshold_is_reached_and_sums() -> None:
    counts = np.array([[0, 1, 0, 2, 1]], dtype=np.float64)
    single = methods.detect("THRESHOLD", options("THRESHOLD", limit=2), counts)
    assert single.alarm.tolist() == [[False, False, False, True, False]]
    summed = methods.detect("THRESHOLD", options("THRESHOLD", limit=3, periods=2), counts)
    assert (summed.first, summed.alarm.tolist()) == (1, [[False, False, False, True]])


def test_at_least_so_many() -> None:
    quiet = np.array([[0.0] * 9 + [2.0, 3.0]])
    assert methods.detect("EARS_C2", options("EARS_C2", atLeast=3), quiet).alarm.tolist() == [[False, True]]


@settings(max_examples=60, deadline=None)
@example(seed=2097152, mean=0.05, trend=True, reweight=False, years=4)
@given(st.integers(0, 2**31), st.sampled_from([0.05, 0.6, 4.0, 80.0]), st.booleans(), st.booleans(), st.integers(2, 5))
def test_many_at_once_say_what_statsmodels_says(
    seed: int, mean: float, trend: bool, reweight: bool, years: int
) -> None:
    """INVARIANT: the night's run and a single question have one answer. Would break if the two fits parted."""
    draw = np.random.default_rng(seed)
    told = options("FARRINGTON", trend=trend, reweight=reweight, years=years)
    counts = draw.negative_binomial(2, 2 / (2 + mean), (3, years * 52 + 6)).astype(np.float64)
    counts[1] *= np.linspace(0.2, 3, counts.shape[1])
    counts = np.floor(counts)
    found = methods.detect("FARRINGTON", told, counts)
    back = methods.lags(told)
    for row in range(3):
        for place in range(found.upper.shape[1]):
            at = found.first + place
            _, upper = farrington.predict(counts[row, at - back], at - back, at, told)
            assert found.upper[row, place] == pytest.approx(upper, rel=1e-6, abs=1e-6)


def test_an_outbreak_of_the_past_weighs_less() -> None:
    """Farrington's reweighting: five bad weeks three years ago must not hide the next ones."""
    counts = np.full((1, 264), 4.0)
    counts[0, 106:109] = 60
    with_it = methods.detect("FARRINGTON", options("FARRINGTON", trend=False), counts).upper
    without = methods.detect("FARRINGTON", options("FARRINGTON", trend=False, reweight=False), counts).upper
    assert with_it[0, 0] < without[0, 0] / 2


def test_nothing_ever_seen_before() -> None:
    counts = np.zeros((1, 265))
    counts[0, -1] = 6
    found = methods.detect("FARRINGTON", options("FARRINGTON"), counts)
    assert (found.upper[0, -1], found.alarm[0, -1]) == (0, True)
    assert not found.alarm[0, :-1].any()


# --- what is wrong, all at once -----------------------------------------------------------------------------------


def faults(method: str, counts: list[int], first: int | None = None, **told: Any) -> list[tuple[str, str]]:
    found = request.faults(method, counts, told, defaults(method, DAY), first)
    assert all(fault.zh and fault.en for fault in found)
    return [(fault.field, fault.code.removeprefix("health.surveillance-")) for fault in found]


def test_every_fault_at_once() -> None:
    wrong = {"alpha": 7, "baseline": 2.5, "percentile": 75, "minSigma": True}
    assert faults("EARS_C1", [3, -1, 4, -9], **wrong) == [
        ("parameters.alpha", "parameter"),
        ("parameters.baseline", "parameter"),
        ("parameters.percentile", "unknown-parameter"),
        ("parameters.minSigma", "parameter"),
        ("counts[1]", "count"),
        ("counts[3]", "count"),
    ]
    assert faults("CUSUM", [-1]) == [("method", "unknown-method"), ("counts[0]", "count")]
    assert faults("THRESHOLD", [1]) == [("parameters.limit", "missing-parameter")]
    assert faults("FARRINGTON", [1] * 400, trend=1, years=0) == [
        ("parameters.trend", "parameter"),
        ("parameters.years", "parameter"),
    ]
    assert faults("MOVING_PERCENTILE", [1] * 300, period=5, halfWindow=4) == [
        ("parameters.halfWindow", "window-too-wide")
    ]


@pytest.mark.parametrize(
    ("method", "enough"),
    [("EARS_C1", 8), ("EARS_C2", 10), ("EARS_C3", 12), ("MOVING_PERCENTILE", 263), ("FARRINGTON", 264)],
)
def test_too_short_a_history_says_what_is_needed(method: str, enough: int) -> None:
    assert faults(method, [1] * enough) == []
    assert faults(method, [1] * (enough - 1)) == [("counts", "too-short")]
    assert faults(method, [-1] + [1] * 5) == [("counts[0]", "count"), ("counts", "too-short")]
    (fault,) = request.faults(method, [1] * (enough - 1), {}, defaults(method, DAY), None)
    assert str(enough) in fault.en
    assert str(enough) in fault.zh


def test_a_first_point_that_cannot_be_judged() -> None:
    assert faults("EARS_C1", [1] * 20, first=6) == [("from", "from-index")]
    assert faults("EARS_C1", [1] * 20, first=20) == [("from", "from-index")]
    assert faults("EARS_C1", [1] * 3000) == [("counts", "too-many-counts")]
    assert faults("FARRINGTON", [1] * 1000) == [("from", "too-many-points")]

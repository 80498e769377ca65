"""Congestion by GB/T 33171, exact at its bounds."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gateway.contract import Contract
from services.transport.law import law
from services.transport.rules.congestion import Segment, faults, levels, state

DAY = date(2026, 11, 20)


@pytest.mark.parametrize(
    ("speed", "free", "level"),
    [
        (60, 60, 1),
        (42.01, 60, 1),
        (42, 60, 2),  # 70 % exactly
        (30.01, 60, 2),
        (30, 60, 3),
        (24.001, 60, 3),
        (24, 60, 4),
        (18.1, 60, 4),
        (18, 60, 5),
        (0, 60, 5),
        (0.07, 0.1, 2),  # floating point has 70.00000000000001 % here
        (33.6, 48, 2),
        (23.1, 33, 2),
        (14.4, 36, 4),
        (80, 60, 1),
    ],
)
def test_levels_at_their_bounds(speed: float, free: float, level: int) -> None:
    assert levels(law(), DAY, [Segment("a", 100, free, speed)]) == (level,)


@given(st.integers(1, 2000), st.sampled_from((70, 50, 40, 30)))
def test_a_share_on_a_bound_belongs_to_the_worse_level(tenths: int, bound: int) -> None:
    free = tenths / 10
    on_bound = round(tenths * bound / 1000, 4)
    (level,) = levels(law(), DAY, [Segment("a", 1, free, on_bound)])
    assert level == {70: 2, 50: 3, 40: 4, 30: 5}[bound]


@pytest.mark.parametrize(
    ("speed", "dtp", "tpi", "word"),
    [
        (100, 0, 0, "畅通"),
        (85, 0.15, 1, "畅通"),
        (70, 0.3, 2, "基本畅通"),
        (60, 0.4, 3, "基本畅通"),
        (50, 0.5, 4, "轻度拥堵"),
        (45, 0.55, 5, "轻度拥堵"),
        (40, 0.6, 6, "中度拥堵"),
        (30, 0.7, 8, "严重拥堵"),
        (15, 0.85, 9, "严重拥堵"),
        (120, 0, 0, "畅通"),  # faster than free is no delay
    ],
)
def test_index_at_its_bounds(speed: float, dtp: float, tpi: float, word: str) -> None:
    found = state(law(), DAY, [Segment("a", 1000, 100, speed), Segment("b", 250, 100, speed)])
    assert (found.dtp, found.tpi, found.word_zh) == (pytest.approx(dtp), pytest.approx(tpi), word)


def test_the_network_weighs_by_time() -> None:
    # 1 km at 60 of 60 km/h takes 60 s; 1 km at 20 of 60 km/h takes 180 s instead of 60: (240 − 120) / 240.
    found = state(law(), DAY, [Segment("a", 1000, 60, 60), Segment("b", 1000, 60, 20)])
    assert (found.dtp, found.tpi, found.levels) == (0.5, 4.0, (1, 4))


def test_all_faults_at_once() -> None:
    wrong = [
        Segment("", 0, 60, 20),
        Segment("a", 100, 0, -1),
        Segment("a", float("nan"), 60, 20),
        Segment("b", 100, 60, float("inf")),
    ]
    assert [one.field for one in faults(wrong)] == [
        "segments[0].id",
        "segments[0].lengthM",
        "segments[1].freeSpeedKmh",
        "segments[1].speedKmh",
        "segments[2].id",
        "segments[2].lengthM",
        "segments[3].speedKmh",
    ]
    assert [one.field for one in faults([])] == ["segments"]


def test_twenty_thousand_segments() -> None:
    many = [Segment(str(n), 100 + n % 900, 40 + n % 60, (n * 7) % 100) for n in range(20_000)]
    began = time.process_time()
    assert not faults(many)
    found = state(law(), DAY, many)
    assert len(found.levels) == 20_000
    assert time.process_time() - began < 5  # a guard against quadratic work, not a measurement


def test_the_gateway_lets_twenty_thousand_segments_in() -> None:
    (method,) = (one for one in Contract.shipped().methods if one.full_name.endswith(".EvaluateCongestion"))
    assert method.most >= 20_000 * 100

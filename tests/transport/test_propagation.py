"""GTFS-Realtime's propagation of delays, and the shift of coordinates."""

from __future__ import annotations

from typing import Any

import pytest
from civic.transport.v1 import transport_pb2 as pb
from google.protobuf import json_format
from hypothesis import given
from hypothesis import strategies as st

from chassis.errors import InvalidInput
from services.transport.rpc.realtime import propagate_delays
from services.transport.rules.coordinates import to_gcj02
from services.transport.rules.geometry import apart
from services.transport.rules.propagation import NO_DATA, SKIPPED, Update, faults, propagate

STOPS = ("a", "b", "c", "d", "e")


@pytest.mark.parametrize(
    ("updates", "delays"),
    [
        ([], [None] * 5),
        ([Update("a", 0)], [0, 0, 0, 0, 0]),
        ([Update("b", 300)], [None, 300, 300, 300, 300]),
        ([Update("a", 60), Update("c", -30)], [60, 60, -30, -30, -30]),
        # The example of the specification: 300 s, then 60 s, then no data.
        ([Update("b", 300), Update("c", 60), Update("e", mark=NO_DATA)], [None, 300, 60, 60, None]),
        ([Update("a", 90), Update("b", mark=NO_DATA)], [90, None, None, None, None]),
        ([Update("a", 90), Update("b", mark=NO_DATA), Update("d", 20)], [90, None, None, 20, 20]),
        # Skipped: no arrival there, and the delay before it holds after it.
        ([Update("a", 90), Update("b", mark=SKIPPED)], [90, None, 90, 90, 90]),
        ([Update("b", mark=SKIPPED)], [None] * 5),
        ([Update("a", 90), Update("b", mark=NO_DATA), Update("c", mark=SKIPPED)], [90, None, None, None, None]),
    ],
)
def test_propagation(updates: list[Update], delays: list[int | None]) -> None:
    told = propagate(STOPS, updates)
    assert [one.delay for one in told] == delays
    assert [one.stop for one in told if one.skipped] == [one.stop for one in updates if one.mark == SKIPPED]


def test_a_loop_calls_twice_at_its_first_stop() -> None:
    told = propagate(("a", "b", "a"), [Update("a", 10), Update("a", 20)])
    assert [one.delay for one in told] == [10, 10, 20]
    assert faults(("a", "b", "a"), [Update("a", 10), Update("b", 5), Update("a", 20)]) == ()


@given(st.lists(st.sampled_from(STOPS), unique=True), st.data())
def test_each_stop_knows_what_the_last_update_before_it_said(chosen: list[str], data: st.DataObject) -> None:
    marks = st.one_of(st.integers(-600, 3600), st.sampled_from((NO_DATA, SKIPPED)))
    drawn = {stop: data.draw(marks) for stop in sorted(chosen)}
    updates = [Update(s, v) if isinstance(v, int) else Update(s, mark=v) for s, v in drawn.items()]
    assert faults(STOPS, updates) == ()
    for place, told in enumerate(propagate(STOPS, updates)):
        before = [drawn[stop] for stop in STOPS[: place + 1] if stop in drawn and drawn[stop] != SKIPPED]
        expected = before[-1] if before and isinstance(before[-1], int) else None
        assert told.delay == (None if told.skipped else expected)


def ask(**body: Any) -> list[dict[str, Any]]:
    answer = propagate_delays(None, json_format.ParseDict(body, pb.PropagateDelaysRequest()))  # type: ignore[arg-type]
    return [json_format.MessageToDict(stop) for stop in answer.stops]


@pytest.mark.parametrize(
    "update",
    [
        {"stop": "b", "delay": "NO_DATA"},
        {"stop": "b", "NO_DATA": True},
        {"stop": "b", "scheduleRelationship": "NO_DATA"},
    ],
)
def test_no_data_may_be_told_in_each_way(update: dict[str, Any]) -> None:
    assert ask(stops=["a", "b"], updates=[{"stop": "a", "delay": 60}, update]) == [
        {"stop": "a", "delay": 60},
        {"stop": "b", "unknown": True},
    ]


def test_all_faults_at_once() -> None:
    with pytest.raises(InvalidInput) as refusal:
        ask(
            stops=["a", "b", "c", ""],
            updates=[
                {"stop": "b", "delay": 1},
                {"stop": "a", "delay": 1},  # out of order
                {"stop": "x", "delay": 1},  # no such stop
                {"stop": "c"},  # neither
                {"stop": "c", "delay": 1, "SKIPPED": True},  # both, and twice
                {"stop": "c", "delay": "LATE"},
                {"stop": "c", "delay": 1.5},
            ],
        )
    assert [fault.field for fault in refusal.value.faults] == [
        "updates[6].delay",
        "stops[3]",
        "updates[1].stop",
        "updates[2].stop",
        "updates[3]",
        "updates[4].stop",
        "updates[4]",
        "updates[5].stop",
        "updates[5]",
        "updates[6].stop",
    ]
    with pytest.raises(InvalidInput):
        ask(stops=[])


def test_gcj02_is_a_few_hundred_metres_off_inside_china_and_nothing_outside() -> None:
    # By PyPI fast-geocn 1.1.3, wgs84_to_gcj02(118.86, 28.97).
    assert to_gcj02(28.97, 118.86) == pytest.approx((28.96691349824191, 118.86479362550467), abs=1e-9)
    assert 300 < apart(28.97, 118.86, *to_gcj02(28.97, 118.86)) < 800
    assert to_gcj02(48.85, 2.35) == (48.85, 2.35)

"""Car parks: never below zero, never above their berths, whatever the gates tell."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from civic.transport.v1 import transport_pb2 as pb
from hypothesis import given
from hypothesis import strategies as st

from chassis.errors import InvalidInput, NotFound
from services.transport.rules.parking import Inside, happen
from tests.support import Stage
from tests.transport.factories import OPERATOR, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
EVENTS = st.lists(
    st.tuples(st.sampled_from(("IN", "OUT")), st.sampled_from(("", "a", "b", "c", "d", "e")), st.integers(0, 40)),
    max_size=60,
)


@given(EVENTS, st.integers(1, 4), st.integers(0, 4))
def test_the_count_stays_between_zero_and_the_berths(
    told: list[tuple[str, str, int]], capacity: int, occupied: int
) -> None:
    """INVARIANT: 0 ≤ occupied ≤ capacity, for any events in any order. Would break if a gate were believed blindly."""
    occupied = min(occupied, capacity)
    stays: dict[str, Inside] = {}
    for kind, ticket, minute in told:
        outcome = happen(occupied, capacity, kind, ticket, NOW + timedelta(minutes=minute), stays)
        assert outcome.occupied == occupied + outcome.effect
        occupied = outcome.occupied
        assert 0 <= occupied <= capacity


@given(
    st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(1, 30), st.integers(1, 30)), max_size=10, unique_by=id),
    st.randoms(use_true_random=False),
)
def test_with_tickets_the_order_of_arrival_does_not_matter(visits: list[tuple[str, int, int]], shuffle: object) -> None:
    """Of one visit, however its events arrive and however often, nothing stays behind."""
    stays: dict[str, Inside] = {}
    occupied = 0
    for number, (ticket, begins, lasts) in enumerate(visits):
        name = f"{ticket}{number}"
        told = [("IN", begins), ("OUT", begins + lasts), ("IN", begins), ("OUT", begins + lasts)]
        shuffle.shuffle(told)  # type: ignore[attr-defined]
        for kind, minute in told:
            occupied = happen(occupied, 20, kind, name, NOW + timedelta(minutes=minute), stays).occupied
    assert occupied == 0


def test_each_note() -> None:
    stays: dict[str, Inside] = {}

    def tell(occupied: int, kind: str, ticket: str, minute: int) -> tuple[int, str]:
        outcome = happen(occupied, 2, kind, ticket, NOW + timedelta(minutes=minute), stays)
        return outcome.occupied, outcome.note

    assert tell(0, "OUT", "", 0) == (0, "EMPTY")
    assert tell(0, "OUT", "z", 1) == (0, "NEVER_IN")
    assert tell(0, "IN", "a", 1) == (1, "COUNTED")
    assert tell(1, "IN", "a", 1) == (1, "LATE")
    assert tell(1, "IN", "a", 2) == (1, "ALREADY_IN")
    assert tell(2, "IN", "b", 2) == (2, "FULL")
    assert tell(2, "OUT", "b", 3) == (2, "UNCOUNTED")
    assert tell(2, "OUT", "a", 3) == (1, "COUNTED")
    assert tell(0, "IN", "c", 4) == (1, "COUNTED")
    assert tell(0, "OUT", "c", 5) == (0, "EMPTY")  # somebody had corrected the count meanwhile


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    stage = make_stage(fresh)
    for name, lat, capacity in (("near", 28.95, 5), ("far", 28.99, 50)):
        request = pb.EnterCarParkRequest(car_park_id=name, name=name, county="330802", lat=lat, lon=118.86)
        request.capacity = capacity
        stage.call("transport", "EnterCarPark", request, OPERATOR)
    return stage


def gate(on: Stage, *told: tuple[str, str, str], park: str = "near") -> pb.TakeGateEventsResponse:
    events = [{"event_id": event_id, "kind": kind, "ticket": ticket} for event_id, kind, ticket in told]
    request = pb.TakeGateEventsRequest(car_park_id=park, events=events)
    answer: pb.TakeGateEventsResponse = on.call("transport", "TakeGateEvents", request, OPERATOR)
    return answer


def free(on: Stage) -> dict[str, int]:
    found = on.call("transport", "FindParking", pb.FindParkingRequest(lat=28.951, lon=118.86), OPERATOR)
    return {park.car_park_id: park.free for park in found.car_parks}


def test_the_nearest_with_a_free_berth(on: Stage) -> None:
    assert list(free(on)) == ["near", "far"]
    answer = gate(on, *[(f"e{n}", "IN", f"t{n}") for n in range(7)])
    assert (answer.car_park.free, dict(answer.notes)) == (0, {"COUNTED": 5, "FULL": 2})
    assert free(on) == {"far": 50}
    assert dict(gate(on, ("e0", "IN", "t0"), ("e7", "OUT", "t0"), ("e7", "OUT", "t0")).notes) == {
        "DOUBLED": 2,
        "COUNTED": 1,
    }
    found = on.call("transport", "FindParking", pb.FindParkingRequest(lat=28.951, lon=118.86, limit=1), OPERATOR)
    assert (found.car_parks[0].car_park_id, found.car_parks[0].distance_m) == ("near", 111)
    shifted = pb.FindParkingRequest(lat=28.951, lon=118.86, datum="gcj02")
    assert on.call("transport", "FindParking", shifted, OPERATOR).car_parks[0].lon > 118.863


def test_what_was_corrected_is_shown(on: Stage) -> None:
    gate(on, ("1", "IN", ""), ("2", "IN", ""), ("3", "OUT", "never"))
    request = pb.ReconcileCarParkRequest(car_park_id="near", counted=4)
    made = on.call("transport", "ReconcileCarPark", request, OPERATOR)
    assert (made.by_gates, made.counted, made.difference) == (2, 4, 2)
    report = on.call("transport", "GetCarPark", pb.GetCarParkRequest(car_park_id="near"), OPERATOR)
    assert report.car_park.free == 1
    assert dict(report.notes) == {"COUNTED": 2, "NEVER_IN": 1}
    assert [one.difference for one in report.reconciliations] == [2]
    for counted in (-1, 6):
        wrong = pb.ReconcileCarParkRequest(car_park_id="near", counted=counted)
        with pytest.raises(InvalidInput):
            on.call("transport", "ReconcileCarPark", wrong, OPERATOR)


def test_gates_at_once_never_leave_the_berths(on: Stage) -> None:
    """INVARIANT: 40 cars at 8 gates at once, 5 berths: 5 are counted. Would break without the lock on the row."""
    start = threading.Barrier(8)

    def drive(part: int) -> None:
        start.wait()
        for number in range(5):
            gate(on, (f"{part}-{number}", "IN", f"{part}-{number}"))
            gate(on, (f"{part}-{number}", "IN", f"{part}-{number}"))

    threads = [threading.Thread(target=drive, args=(part,)) for part in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    report = on.call("transport", "GetCarPark", pb.GetCarParkRequest(car_park_id="near"), OPERATOR)
    assert report.car_park.free == 0
    assert dict(report.notes) == {"COUNTED": 5, "FULL": 35}


def test_all_faults_at_once(on: Stage) -> None:
    wrong = pb.EnterCarParkRequest(county="330101", lat=91, lon=-181)
    with pytest.raises(InvalidInput) as refusal:
        on.call("transport", "EnterCarPark", wrong, OPERATOR)
    assert [fault.field for fault in refusal.value.faults] == ["lat", "lon", "carParkId", "county", "capacity"]
    with pytest.raises(InvalidInput) as refusal:
        on.call("transport", "FindParking", pb.FindParkingRequest(limit=1000), OPERATOR)
    assert [fault.field for fault in refusal.value.faults] == ["lat", "lon", "limit"]
    with pytest.raises(InvalidInput) as refusal:
        gate(on, ("", "UP", "x" * 61))
    assert [fault.field for fault in refusal.value.faults] == [
        "events[0].eventId",
        "events[0].kind",
        "events[0].ticket",
    ]
    with pytest.raises(NotFound):
        gate(on, ("1", "IN", ""), park="nowhere")

"""Green travel: points by double entry, the share of public transport."""

from __future__ import annotations

import contextlib
import threading
from typing import TYPE_CHECKING

import pytest
from civic.transport.v1 import events_pb2 as events
from civic.transport.v1 import transport_pb2 as pb
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import func
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from services.transport.actions import ledger
from services.transport.models import Balance, LedgerEntry
from services.transport.rules import travel as rules
from tests.support import Stage
from tests.transport.factories import OPERATOR, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

RULE = {"per-km": {"BUS": 10, "WALK": 30}, "most-a-day": 300}
MINE = Actor("r1", "resident", via="gateway")


@given(st.lists(st.tuples(st.sampled_from(rules.MODES), st.integers(1, 300_000)), max_size=30))
def test_points_of_a_day_stay_under_the_cap(trips: list[tuple[str, int]]) -> None:
    total = 0
    for mode, metres in trips:
        earned = rules.points(RULE, mode, metres, total)
        assert earned >= 0
        total += earned
    assert total <= RULE["most-a-day"]  # type: ignore[operator]


@pytest.mark.parametrize(
    ("counts", "percent"),
    [({}, None), ({"CAR": 0}, None), ({"BUS": 35, "CAR": 65}, 35.0), ({"BUS": 1, "METRO": 1, "WALK": 2}, 50.0)],
)
def test_share(counts: dict[str, int], percent: float | None) -> None:
    assert rules.share(counts) == percent


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)


def trip(on: Stage, trip_id: str, mode: str = "BUS", metres: int = 5000) -> int:
    request = pb.NoteGreenTripRequest(trip_id=trip_id, resident_id="r1", mode=mode, metres=metres)
    return int(on.call("transport", "NoteGreenTrip", request, OPERATOR).points)


def redeem(on: Stage, request_id: str, points: int) -> int:
    request = pb.RedeemPointsRequest(request_id=request_id, points=points)
    return int(on.call("transport", "RedeemPoints", request, MINE).points)


def books(on: Stage) -> tuple[int, bool]:
    """The sum of all entries, and whether every balance equals the entries of its account."""

    def read(tx: object) -> tuple[int, bool]:
        session = tx.session  # type: ignore[attr-defined]
        total = session.exec(select(func.coalesce(func.sum(LedgerEntry.amount), 0))).one()
        rows = session.exec(select(Balance)).all()
        return int(total), all(ledger.balance(tx, row.unit, row.account) == row.amount for row in rows)  # type: ignore[arg-type]

    found: tuple[int, bool] = on.host.departments["transport"].edge.perform(read, system("transport"))
    return found


def test_trips_earn_and_are_redeemed_once(on: Stage) -> None:
    """INVARIANT: entries sum to zero and a balance is the sum of its entries. Would break with a one-sided entry."""
    assert [trip(on, "a"), trip(on, "a"), trip(on, "b", "WALK", 2000), trip(on, "c", "CAR", 9000)] == [50, 0, 60, 0]
    assert trip(on, "d", "BUS", 100_000) == 190  # the cap of the day
    assert trip(on, "e") == 0
    assert redeem(on, "x", 100) == redeem(on, "x", 100) == 200
    with pytest.raises(NotPossibleNow):
        redeem(on, "y", 201)
    read = pb.GetTravelPointsRequest(resident_id="r1")
    assert on.call("transport", "GetTravelPoints", read, MINE).points == 200
    with pytest.raises(NotFound):
        on.call("transport", "GetTravelPoints", read, Actor("r2", "resident", via="gateway"))
    assert books(on) == (0, True)


def test_nobody_gives_away_more_than_there_is(on: Stage) -> None:
    """INVARIANT: ten at once redeem a balance for three: three succeed. Would break if read and write were apart."""
    trip(on, "a", "WALK", 10_000)
    start, done = threading.Barrier(10), []

    def ask(number: int) -> None:
        start.wait()
        with contextlib.suppress(NotPossibleNow):
            done.append(redeem(on, f"x{number}", 100))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(done) == 3
    assert books(on) == (0, True)


def test_trips_at_once_stay_under_the_cap(on: Stage) -> None:
    start = threading.Barrier(8)

    def ask(number: int) -> None:
        start.wait()
        trip(on, f"t{number}", "BUS", 10_000)

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    read = pb.GetTravelPointsRequest(resident_id="r1")
    assert on.call("transport", "GetTravelPoints", read, MINE).points == 300
    assert books(on) == (0, True)


def test_the_share_against_the_plan(on: Stage) -> None:
    def report(county: str, bus: int, car: int) -> pb.TravelShare:
        request = pb.ReportTravelCountsRequest(day="2026-11-02", county=county, source="居民出行调查（演示）")
        request.trips["BUS"], request.trips["CAR"] = bus, car
        answer: pb.TravelShare = on.call("transport", "ReportTravelCounts", request, OPERATOR)
        return answer

    report("330802", 99, 1)
    first = report("330802", 34, 66)  # told again: replaces
    assert (first.public_percent, first.reached, first.base_percent, first.target_percent) == (34, False, 32.4, 35)
    report("330803", 36, 64)
    read = pb.GetTravelShareRequest(first="2026-11-01", last="2026-11-30")
    city = on.call("transport", "GetTravelShare", read, OPERATOR)
    assert (city.public_percent, city.reached, dict(city.trips)) == (35, True, {"BUS": 70, "CAR": 130})
    nothing = pb.GetTravelShareRequest(first="2020-11-01", last="2020-11-30")
    assert not on.call("transport", "GetTravelShare", nothing, OPERATOR).HasField("public_percent")
    counted = [one for one in on.announced("transport") if isinstance(one, events.TravelCounted)]
    assert [(one.county, one.public_trips, one.all_trips) for one in counted][1:] == [
        ("330802", 34, 100),
        ("330803", 36, 100),
    ]


def test_all_faults_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refusal:
        on.call("transport", "NoteGreenTrip", pb.NoteGreenTripRequest(mode="ROCKET", metres=-1), OPERATOR)
    assert [fault.field for fault in refusal.value.faults] == ["tripId", "residentId", "mode", "metres"]
    wrong = pb.ReportTravelCountsRequest(day="2999-01-01", county="1")
    wrong.trips["ROCKET"] = -1
    with pytest.raises(InvalidInput) as refusal:
        on.call("transport", "ReportTravelCounts", wrong, OPERATOR)
    assert [fault.field for fault in refusal.value.faults] == [
        "trips.ROCKET",
        "trips.ROCKET",
        "county",
        "day",
        "source",
    ]
    with pytest.raises(InvalidInput):
        redeem(on, "", 0)

"""Rides for elders and disabled people: ordered, assigned within capacity and time, picked up, settled."""

from __future__ import annotations

import itertools
import threading
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.registry.v1 import registry_pb2
from civic.transport.v1 import transport_pb2 as pb
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from services.transport.models import LedgerEntry, RideCard, Vehicle
from services.transport.network import network
from services.transport.rules import travel as rules
from tests.support import WINDOW, Stage
from tests.transport.factories import OPERATOR, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

CENTRE = network().crossings[network().index["T330802005"]]
START, END = (CENTRE.lat, CENTRE.lon), (CENTRE.lat + 0.0162, CENTRE.lon)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)
TOMORROW = (datetime.now(UTC) + timedelta(days=1)).replace(hour=1, minute=0, second=0, microsecond=0)


class Registry:
    """Answers GetResident: r-old is 80, r-young 30."""

    def __call__(self, actor: Actor, method: str, request: Any, purpose: str, case_id: str) -> Any:
        assert purpose
        born = {"r-young": date.today().year - 30}.get(request.resident_id, date.today().year - 80)  # noqa: DTZ011
        return registry_pb2.Resident(resident_id=request.resident_id, birth_date=f"{born}-01-01")


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    stage = make_stage(fresh, Registry())
    rows = [Vehicle(id=f"V{n}", plate=f"浙H1000{n}", kind="TAXI", county="330802") for n in (1, 2)]
    stage.host.departments["transport"].edge.perform(lambda tx: tx.session.add_all(rows), system("transport"))
    return stage


def shift(on: Stage, vehicle: str = "V1", hours: float = 2, **changes: Any) -> str:
    told = {"vehicle_id": vehicle, "seats": 3, "wheelchairs": 1, "lat": START[0], "lon": START[1], **changes}
    until = TOMORROW + timedelta(hours=hours)
    request = pb.OpenRideShiftRequest(**told, since=TOMORROW.isoformat(), until=until.isoformat())
    return str(on.call("transport", "OpenRideShift", request, WINDOW).shift_id)


def order(on: Stage, resident: str = "r-old", minutes: float = 30, window: float = 30, **changes: Any) -> pb.Ride:
    begins = TOMORROW + timedelta(minutes=minutes)
    told = {
        "resident_id": resident,
        "from_lat": START[0],
        "from_lon": START[1],
        "to_lat": END[0],
        "to_lon": END[1],
        "window_from": begins.isoformat(),
        "window_to": (begins + timedelta(minutes=window)).isoformat(),
        **changes,
    }
    answer: pb.Ride = on.call("transport", "OrderRide", pb.OrderRideRequest(**told), WINDOW)
    return answer


def act(on: Stage, method: str, ride_id: str, actor: Actor = WINDOW) -> pb.Ride:
    request = getattr(pb, f"{method}Request")(ride_id=ride_id)
    answer: pb.Ride = on.call("transport", method, request, actor)
    return answer


def test_from_order_to_settlement(on: Stage) -> None:
    duty = shift(on)
    ride = order(on)
    assert (ride.status, ride.shift_id) == ("ASSIGNED", duty)
    assert ride.metres == pytest.approx(1800, abs=20)  # three blocks
    for _ in range(2):
        assert act(on, "PickRiderUp", ride.ride_id).status == "PICKED_UP"
    with pytest.raises(NotPossibleNow):
        act(on, "CancelRide", ride.ride_id)
    for _ in range(2):
        done = act(on, "SettleRide", ride.ride_id)
    assert (done.status, done.fare_fen, done.own_fen) == ("SETTLED", 800, 400)
    edge = on.host.departments["transport"].edge
    entries = edge.perform(lambda tx: tx.session.exec(select(LedgerEntry)).all(), system("transport"))
    assert {one.account: one.amount for one in entries} == {
        "carrier": 800,
        "rider/r-old": -400,
        "city/ride-subsidy": -400,
    }


def test_who_may_ride(on: Stage) -> None:
    shift(on)
    with pytest.raises(NotPossibleNow):
        order(on, "r-young")
    card = RideCard(no="1", resident_id="r-young", case_id="c", county="330802", kind="DISABLED")
    card.issued_on = date(2026, 1, 1)
    on.host.departments["transport"].edge.perform(lambda tx: tx.session.add(card), system("transport"))
    ride = order(on, "r-young")
    assert ride.status == "ASSIGNED"
    stranger, own = Actor("r-old", "resident", via="gateway"), Actor("r-young", "resident", via="gateway")
    with pytest.raises(NotFound):
        act(on, "GetRide", ride.ride_id, stranger)
    with pytest.raises(NotFound):
        act(on, "CancelRide", ride.ride_id, stranger)
    assert act(on, "CancelRide", ride.ride_id, own).status == "CANCELLED"


def test_without_room_it_waits_and_the_next_car_takes_it(on: Stage) -> None:
    shift(on)
    assert order(on, seats=4).status == "WAITING"
    assert order(on, seats=2, wheelchairs=2).status == "WAITING"
    first = order(on, window=5)
    waiting = order(on, window=5)
    assert (first.status, waiting.status) == ("ASSIGNED", "WAITING")
    shift(on, "V2")
    assert act(on, "GetRide", waiting.ride_id).status == "ASSIGNED"
    with pytest.raises(NotPossibleNow):
        act(on, "PickRiderUp", order(on, seats=9).ride_id)
    with pytest.raises(NotPossibleNow):
        act(on, "SettleRide", first.ride_id)


def test_a_car_is_never_in_two_places_at_once(on: Stage) -> None:
    """INVARIANT: twelve orders at once for one car never overlap. Would break without the lock on the shift."""
    shift(on, hours=1.5)
    start, made = threading.Barrier(12), []

    def ask(number: int) -> None:
        start.wait()
        made.append(order(on, f"r{number}", minutes=0, window=60))

    threads = [threading.Thread(target=ask, args=(number,)) for number in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    taken = sorted((ride.pick_at, ride.drop_at) for ride in made if ride.status == "ASSIGNED")
    assert 3 <= len(taken) < 12
    assert all(one[1] <= other[0] for one, other in itertools.pairwise(taken))


def test_all_faults_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refusal:
        order(on, from_lat=31.2, from_lon=121.5, to_lat=95, seats=99, minutes=99_999, window=9_999)
    assert [fault.field for fault in refusal.value.faults] == ["fromLat", "toLat", "seats", "windowFrom", "windowTo"]
    with pytest.raises(InvalidInput) as refusal:
        order(on, window_from="soon", window_to="later")
    assert [fault.field for fault in refusal.value.faults] == ["windowFrom", "windowTo"]
    with pytest.raises(InvalidInput) as refusal:
        shift(on, hours=-1, seats=0, lat=100)
    assert [fault.field for fault in refusal.value.faults] == ["lat", "seats", "wheelchairs", "until"]
    with pytest.raises(NotFound):
        shift(on, "V9")
    with pytest.raises(NotFound):
        on.call("transport", "GetRide", pb.GetRideRequest(ride_id="none"), OPERATOR)


PLACES = st.tuples(st.integers(0, 20), st.integers(0, 20))


@given(st.lists(st.tuples(PLACES, PLACES, st.integers(0, 120), st.integers(0, 60)), max_size=8))
@settings(max_examples=60)
def test_any_orders_leave_a_plan_that_can_be_driven(
    orders: list[tuple[tuple[int, int], tuple[int, int], int, int]],
) -> None:
    """INVARIANT: every ride is picked up in its window, and between two rides the car has time to drive."""

    def seconds(one: tuple[float, float], other: tuple[float, float]) -> float:
        return 60.0 * (abs(one[0] - other[0]) + abs(one[1] - other[1]))

    rides: list[rules.Taken] = []
    until = NOW + timedelta(hours=4)
    for start, end, minute, window in orders:
        begins = NOW + timedelta(minutes=minute)
        wish = rules.Wish(start, end, begins, begins + timedelta(minutes=window), 1, 0)
        shift = rules.Shift("s", 3, 1, (0, 0), NOW, until, tuple(sorted(rides, key=lambda ride: ride.pick_at)))
        slot = rules.best_slot(wish, [shift], seconds, 120)
        if slot:
            assert wish.window_from <= slot.pick_at <= wish.window_to
            rides.append(rules.Taken(start, end, slot.pick_at, slot.drop_at))
    rides.sort(key=lambda ride: ride.pick_at)
    place, free = (0.0, 0.0), NOW
    for ride in rides:
        assert free + timedelta(seconds=seconds(place, ride.start)) <= ride.pick_at
        assert ride.drop_at - ride.pick_at >= timedelta(seconds=seconds(ride.start, ride.end))
        place, free = ride.end, ride.drop_at
    assert free <= until

"""Rides for elders and disabled people (老年人、残疾人出行服务): ordered, assigned, picked up, settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.ahead import one_of
from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city import geography
from city.days import china_day, years_between
from services.transport.actions import ledger
from services.transport.actions.parking import position_faults
from services.transport.law import law
from services.transport.models import RideCard, RideOrder, RideShift, Vehicle
from services.transport.network import network
from services.transport.rules import travel as rules
from services.transport.rules.geometry import apart

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.edge import Tx
    from services.transport.rules.network import Way

ASSIGNED, WAITING, PICKED_UP, SETTLED, CANCELLED = "ASSIGNED", "WAITING", "PICKED_UP", "SETTLED", "CANCELLED"
_MOST_SEATS, _MOST_SHIFT = 20, timedelta(hours=16)


@dataclass(frozen=True)
class Order:
    """What is ordered."""

    resident_id: str
    start: tuple[float | None, float | None]
    end: tuple[float | None, float | None]
    window_from: datetime
    window_to: datetime
    seats: int
    wheelchairs: int


def open_shift(
    tx: Tx, vehicle_id: str, seats: int, wheelchairs: int, place: tuple[float, float], hours: tuple[datetime, datetime]
) -> RideShift:
    """A car is on duty. What waited for a car is assigned. Raises NotFound, InvalidInput naming every fault."""
    vehicle = tx.session.get(Vehicle, vehicle_id)
    if vehicle is None:
        raise NotFound("transport.no-such-vehicle", "没有这辆车", "no such vehicle")
    faults = position_faults(*place)
    if not 1 <= seats <= _MOST_SEATS:
        faults.append(Fault("seats", "transport.seats", f"1 至 {_MOST_SEATS}", f"from 1 to {_MOST_SEATS}"))
    if not 0 <= wheelchairs <= seats:
        faults.append(Fault("wheelchairs", "transport.wheelchairs", "不多于座位数", "not more than seats"))
    if not timedelta() < hours[1] - hours[0] <= _MOST_SHIFT:
        faults.append(Fault("until", "transport.shift", "班次应在 16 小时以内", "a shift of at most 16 hours"))
    if faults:
        raise InvalidInput.of("transport.shift", faults)
    shift = RideShift(id=new_id(), vehicle_id=vehicle_id, county=vehicle.county, seats=seats, wheelchairs=wheelchairs)
    shift.lat, shift.lon = place
    shift.since, shift.until = hours
    tx.session.add(shift)
    tx.session.flush()
    waiting = select(RideOrder).where(col(RideOrder.status) == WAITING, col(RideOrder.county) == vehicle.county)
    for ride in tx.session.exec(waiting.order_by(col(RideOrder.window_from)).with_for_update()).all():
        if ride.window_to > tx.now:
            _assign(tx, ride)
    return shift


def order_ride(tx: Tx, order: Order) -> RideOrder:
    """Orders a ride; it is assigned at once if a car has room in time, and waits for one otherwise.

    Raises InvalidInput naming every fault, NotFound for somebody else's ride, NotPossibleNow for who is not entitled.
    """
    if tx.actor.role == "resident" and tx.actor.subject != order.resident_id:
        raise NotFound("transport.no-such-resident", "没有这位居民", "no such resident")
    county = _check(tx, order)
    _entitled(tx, order.resident_id)
    (from_lat, from_lon), (to_lat, to_lon) = order.start, order.end
    assert from_lat is not None
    assert from_lon is not None
    assert to_lat is not None
    assert to_lon is not None
    kmh = law().at("road-speeds", china_day(tx.now)).value
    way = _way(kmh, (from_lat, from_lon), (to_lat, to_lon))
    ride = RideOrder(id=new_id(), resident_id=order.resident_id, county=county, status=WAITING)
    ride.from_lat, ride.from_lon, ride.to_lat, ride.to_lon = from_lat, from_lon, to_lat, to_lon
    ride.window_from, ride.window_to = order.window_from, order.window_to
    ride.seats, ride.wheelchairs = order.seats, order.wheelchairs
    ride.metres = round(_metres(way, (from_lat, from_lon), (to_lat, to_lon)))
    _assign(tx, ride)
    return ride


def pick_up(tx: Tx, ride_id: str) -> RideOrder:
    """The rider is in the car. Twice changes nothing. Raises NotFound, NotPossibleNow."""
    ride = _locked(tx, ride_id)
    if ride.status == ASSIGNED:
        ride.status = PICKED_UP
        tx.session.add(ride)
    elif ride.status not in {PICKED_UP, SETTLED}:
        raise NotPossibleNow(
            "transport.not-assigned", "该订单未派车或已取消", "no car was assigned, or it was cancelled"
        )
    return ride


def settle(tx: Tx, ride_id: str) -> RideOrder:
    """The rider is there: fare and subsidy are entered, once. Raises NotFound, NotPossibleNow."""
    ride = _locked(tx, ride_id)
    if ride.status == SETTLED:
        return ride
    if ride.status != PICKED_UP:
        raise NotPossibleNow("transport.not-picked-up", "尚未接到乘客", "the rider was not picked up")
    ride.fare_fen, ride.own_fen = rules.fare(law().at("ride-fares", china_day(tx.now)).value, ride.metres)
    ride.status = SETTLED
    tx.session.add(ride)
    parts = {"carrier": ride.fare_fen, f"rider/{ride.resident_id}": -ride.own_fen}
    parts["city/ride-subsidy"] = ride.own_fen - ride.fare_fen
    ledger.transfer(tx, f"ride/{ride.id}", ledger.FEN, parts)
    return ride


def cancel_ride(tx: Tx, ride_id: str) -> RideOrder:
    """Nobody is picked up any more, and the car is free. Twice changes nothing. Raises NotFound, NotPossibleNow."""
    ride = _locked(tx, ride_id)
    if ride.status in {PICKED_UP, SETTLED}:
        raise NotPossibleNow("transport.under-way", "行程已开始，不能取消", "the ride has begun")
    ride.status, ride.shift_id = CANCELLED, ""
    tx.session.add(ride)
    return ride


def read_ride(tx: Tx, ride_id: str) -> RideOrder:
    """A ride; residents read their own. Raises NotFound."""
    return _mine(tx, tx.session.get(RideOrder, ride_id))


def _check(tx: Tx, order: Order) -> str:
    rule = law().at("rides", china_day(tx.now)).value
    faults = []
    for name, place in (("from", order.start), ("to", order.end)):
        found = position_faults(*place)
        faults += [Fault(f"{name}{one.field.capitalize()}", one.code, one.zh, one.en) for one in found]
        lat, lon = place
        outside = not found and lat is not None and lon is not None and geography.county_at(lat, lon) is None
        if outside:
            faults.append(Fault(f"{name}Lat", "transport.outside", "位置不在本市", "outside the city"))
    if not 1 <= order.seats <= _MOST_SEATS:
        faults.append(Fault("seats", "transport.seats", f"1 至 {_MOST_SEATS}", f"from 1 to {_MOST_SEATS}"))
    if not 0 <= order.wheelchairs <= order.seats:
        faults.append(Fault("wheelchairs", "transport.wheelchairs", "不多于座位数", "not more than seats"))
    if order.window_to <= tx.now or order.window_from > tx.now + timedelta(days=rule["days-ahead"]):
        days = rule["days-ahead"]
        zh, en = f"接载时段应在今后 {days} 天内", f"within the next {days} days"
        faults.append(Fault("windowFrom", "transport.window", zh, en))
    if not timedelta() <= order.window_to - order.window_from <= timedelta(hours=rule["longest-window-hours"]):
        hours = rule["longest-window-hours"]
        zh, en = f"接载时段应不超过 {hours} 小时", f"a window of at most {hours} hours"
        faults.append(Fault("windowTo", "transport.window", zh, en))
    if faults:
        raise InvalidInput.of("transport.ride", faults)
    return geography.county_at(order.start[0] or 0.0, order.start[1] or 0.0) or ""


def _entitled(tx: Tx, resident_id: str) -> None:
    """Who holds a ride card, or is old enough by the registry. Raises NotPossibleNow, Unavailable."""
    card = select(RideCard).where(col(RideCard.resident_id) == resident_id, col(RideCard.ended_on).is_(None))
    if tx.session.exec(card).first():
        return
    age = law().at("rides", china_day(tx.now)).value["age"]
    asked = registry_pb2.GetResidentRequest(resident_id=resident_id)
    resident = tx.ask("GetResident", asked, "核对出行服务资格 entitlement to rides")
    if years_between(date.fromisoformat(resident.birth_date), china_day(tx.now)) < age:
        zh, en = (
            f"出行服务面向 {age} 周岁以上老年人和持优待卡的人员",
            f"for people of {age} and over, and holders of a ride card",
        )
        raise NotPossibleNow("transport.not-entitled", zh, en)


def _assign(tx: Tx, ride: RideOrder) -> None:
    """The best slot, while no other order can take it: the shifts of the county are locked."""
    rule = law().at("rides", china_day(tx.now)).value
    on_duty = (col(RideShift.county) == ride.county, col(RideShift.until) > ride.window_from)
    query = select(RideShift).where(*on_duty, col(RideShift.since) < ride.window_to)
    rows = tx.session.exec(query.order_by(col(RideShift.id)).with_for_update()).all()
    rides: dict[str, list[rules.Taken]] = {}
    if rows:
        taken = select(RideOrder).where(
            one_of(tx, RideOrder.shift_id, [row.id for row in rows]), col(RideOrder.status) != CANCELLED
        )
        for one in tx.session.exec(taken.order_by(col(RideOrder.pick_at))).all():
            assert one.pick_at is not None
            assert one.drop_at is not None
            ends = (one.from_lat, one.from_lon), (one.to_lat, one.to_lon)
            rides.setdefault(one.shift_id, []).append(rules.Taken(*ends, one.pick_at, one.drop_at))
    shifts = [
        rules.Shift(
            row.id,
            row.seats,
            row.wheelchairs,
            (row.lat, row.lon),
            max(row.since, tx.now),
            row.until,
            tuple(rides.get(row.id, ())),
        )
        for row in rows
    ]
    ends = (ride.from_lat, ride.from_lon), (ride.to_lat, ride.to_lon)
    wish = rules.Wish(*ends, ride.window_from, ride.window_to, ride.seats, ride.wheelchairs)
    kmh = law().at("road-speeds", china_day(tx.now)).value
    slot = rules.best_slot(wish, shifts, partial(_seconds, kmh), rule["boarding-seconds"])
    if slot:
        ride.status, ride.shift_id, ride.pick_at, ride.drop_at = ASSIGNED, slot.shift_id, slot.pick_at, slot.drop_at
    tx.session.add(ride)
    tx.session.flush()


def _way(kmh: Mapping[str, float], start: tuple[float, float], end: tuple[float, float]) -> Way | None:
    ends = [network().nearest(*place, float("inf")) for place in (start, end)]
    return network().quickest(ends[0], ends[1], kmh) if ends[0] and ends[1] else None


def _seconds(kmh: Mapping[str, float], start: tuple[float, float], end: tuple[float, float]) -> float:
    way = _way(kmh, start, end)
    last = way.crossings[-1] if way else None
    slow = min(kmh.values()) / 3.6
    straight = apart(*start, *end) / slow
    return min(straight, way.at_seconds[-1] + apart(last.lat, last.lon, *end) / slow) if way and last else straight


def _metres(way: Way | None, start: tuple[float, float], end: tuple[float, float]) -> float:
    if way is None:
        return apart(*start, *end)
    places = [start, *((one.lat, one.lon) for one in way.crossings), end]
    return sum(apart(*one, *other) for one, other in pairwise(places))


def _locked(tx: Tx, ride_id: str) -> RideOrder:
    return _mine(tx, tx.session.exec(select(RideOrder).where(col(RideOrder.id) == ride_id).with_for_update()).first())


def _mine(tx: Tx, ride: RideOrder | None) -> RideOrder:
    if ride is None or (tx.actor.role == "resident" and tx.actor.subject != ride.resident_id):
        raise NotFound("transport.no-such-ride", "没有这个出行订单", "no such ride")
    return ride

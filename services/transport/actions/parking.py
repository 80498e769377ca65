"""Public car parks: gates count, people correct, drivers find the nearest with room."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.ahead import one_of
from chassis.errors import Fault, InvalidInput, NotFound
from chassis.events import new_id
from city import places
from services.transport.models import CarPark, GateEvent, Reconciliation, Stay
from services.transport.rules import parking as rules
from services.transport.rules.geometry import apart

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST_EVENTS, MOST_SHOWN, NEAREST = 500, 100, 10
_AHEAD = timedelta(minutes=5)


@dataclass(frozen=True)
class Told:
    """What a gate told."""

    event_id: str
    kind: str
    ticket: str
    at: datetime


def enter_car_park(  # noqa: PLR0913 - what a car park has
    tx: Tx, car_park_id: str, name: str, county: str, lat: float, lon: float, capacity: int
) -> CarPark:
    """A car park, new or changed. Raises InvalidInput naming every fault."""
    faults = position_faults(lat, lon)
    if not 1 <= len(car_park_id) <= 20:  # noqa: PLR2004
        faults.append(Fault("carParkId", "transport.car-park-id", "编号应为 1 至 20 个字符", "1 to 20 characters"))
    if county not in {one.code for one in places.counties()}:
        faults.append(Fault("county", "transport.county", "没有这个区县", "no such county"))
    if capacity < 1:
        faults.append(Fault("capacity", "transport.capacity", "泊位数应大于零", "at least one berth"))
    if faults:
        raise InvalidInput.of("transport.car-park", faults)
    known = tx.session.exec(select(CarPark).where(col(CarPark.id) == car_park_id).with_for_update()).first()
    park = known or CarPark(id=car_park_id)
    park.name, park.county, park.lat, park.lon, park.capacity = name, county, lat, lon, capacity
    park.occupied = min(park.occupied or 0, capacity)
    tx.session.add(park)
    return park


def take_gate_events(tx: Tx, car_park_id: str, told: Sequence[Told]) -> tuple[CarPark, Counter[str]]:
    """Counts what gates told, in the order told. What was told before by the same id changes nothing (DOUBLED).

    Raises NotFound, InvalidInput naming every fault.
    """
    if faults := _faults(tx, told):
        raise InvalidInput.of("transport.gate-events", faults)
    park = _locked(tx, car_park_id)
    known = set(
        tx.session.exec(
            select(GateEvent.event_id).where(
                col(GateEvent.car_park_id) == car_park_id,
                one_of(tx, GateEvent.event_id, sorted({one.event_id for one in told})),
            )
        ).all()
    )
    rows = _stays(tx, car_park_id, {one.ticket for one in told if one.ticket})
    stays = {ticket: rules.Inside(row.inside, row.counted, row.at) for ticket, row in rows.items()}
    notes: Counter[str] = Counter()
    for one in told:
        if one.event_id in known:
            notes["DOUBLED"] += 1
            continue
        known.add(one.event_id)
        outcome = rules.happen(park.occupied, park.capacity, one.kind, one.ticket, one.at, stays)
        park.occupied = outcome.occupied
        notes[outcome.note] += 1
        names = {"event_id": one.event_id, "kind": one.kind, "at": one.at}
        tx.session.add(GateEvent(car_park_id=car_park_id, **names, effect=outcome.effect, note=outcome.note))
    for ticket, inside in stays.items():
        row = rows.get(ticket) or Stay(car_park_id=car_park_id, ticket=ticket)
        row.inside, row.counted, row.at = inside.inside, inside.counted, inside.at
        tx.session.add(row)
    park.heard_at = tx.now
    tx.session.add(park)
    return park, notes


def reconcile(tx: Tx, car_park_id: str, counted: int) -> Reconciliation:
    """Corrects the count to what somebody counted. Raises NotFound, InvalidInput."""
    park = _locked(tx, car_park_id)
    if not 0 <= counted <= park.capacity:
        zh, en = f"应在 0 与泊位数 {park.capacity} 之间", f"from 0 to the {park.capacity} berths"
        raise InvalidInput.of("transport.reconcile", [Fault("counted", "transport.counted", zh, en)])
    made = Reconciliation(id=new_id(), car_park_id=car_park_id, by_gates=park.occupied, counted=counted)
    made.at, made.by = tx.now, tx.actor.subject[:60]
    park.occupied = counted
    tx.session.add(park)
    tx.session.add(made)
    return made


def read_car_park(tx: Tx, car_park_id: str) -> tuple[CarPark, Counter[str], Sequence[Reconciliation]]:
    """A car park, how often its gates told what, and what was corrected, the newest first. Raises NotFound."""
    park = tx.session.get(CarPark, car_park_id)
    if park is None:
        raise _no_such_car_park()
    notes = tx.session.exec(select(GateEvent.note).where(col(GateEvent.car_park_id) == car_park_id)).all()
    query = select(Reconciliation).where(col(Reconciliation.car_park_id) == car_park_id)
    made = tx.session.exec(query.order_by(col(Reconciliation.id).desc()).limit(MOST_SHOWN)).all()
    return park, Counter(notes), made


def nearest_with_room(tx: Tx, lat: float | None, lon: float | None, limit: int) -> list[tuple[CarPark, int]]:
    """The nearest car parks with a free berth, and how far each is in metres. Raises InvalidInput."""
    faults = position_faults(lat, lon)
    if not 0 <= limit <= MOST_SHOWN:
        faults.append(Fault("limit", "transport.limit", f"最多 {MOST_SHOWN} 个", f"from 1 to {MOST_SHOWN}"))
    if faults:
        raise InvalidInput.of("transport.where", faults)
    assert lat is not None
    assert lon is not None
    with_room = tx.session.exec(select(CarPark).where(col(CarPark.occupied) < col(CarPark.capacity))).all()
    far = sorted((round(apart(lat, lon, park.lat, park.lon)), park.id, park) for park in with_room)
    return [(park, metres) for metres, _, park in far[: limit or NEAREST]]


def position_faults(lat: float | None, lon: float | None) -> list[Fault]:
    """Everything that is wrong with a position in degrees."""
    found = []
    for name, zh, value, most in (("lat", "纬度", lat, 90.0), ("lon", "经度", lon, 180.0)):
        if value is None:
            told = f"请提供{zh}（度）", f"give {name} in degrees"
            found.append(Fault(name, "transport.position-missing", *told))
        elif not -most <= value <= most:
            told = f"{zh}应在 -{most:.0f} 与 {most:.0f} 之间", f"{name} lies from -{most:.0f} to {most:.0f}"
            found.append(Fault(name, "transport.position-out-of-range", *told))
    return found


def _faults(tx: Tx, told: Sequence[Told]) -> list[Fault]:
    faults = []
    if not 1 <= len(told) <= MOST_EVENTS:
        zh, en = f"每次 1 至 {MOST_EVENTS} 条", f"from 1 to {MOST_EVENTS} at a time"
        faults.append(Fault("events", "transport.gate-count", zh, en))
    for place, one in enumerate(told[:MOST_EVENTS]):
        where = f"events[{place}]"
        if not 1 <= len(one.event_id) <= 60:  # noqa: PLR2004
            faults.append(Fault(f"{where}.eventId", "transport.gate-id", "缺少或过长", "missing or too long"))
        if one.kind not in (rules.IN, rules.OUT):
            faults.append(Fault(f"{where}.kind", "transport.gate-kind", "应为 IN 或 OUT", "either IN or OUT"))
        if len(one.ticket) > 60:  # noqa: PLR2004
            faults.append(Fault(f"{where}.ticket", "transport.gate-ticket", "过长", "too long"))
        if one.at > tx.now + _AHEAD:
            faults.append(Fault(f"{where}.at", "transport.gate-future", "时刻在将来", "in the future"))
    return faults


def _locked(tx: Tx, car_park_id: str) -> CarPark:
    park = tx.session.exec(select(CarPark).where(col(CarPark.id) == car_park_id).with_for_update()).first()
    if park is None:
        raise _no_such_car_park()
    return park


def _stays(tx: Tx, car_park_id: str, tickets: set[str]) -> dict[str, Stay]:
    if not tickets:
        return {}
    query = select(Stay).where(col(Stay.car_park_id) == car_park_id, one_of(tx, Stay.ticket, sorted(tickets)))
    return {row.ticket: row for row in tx.session.exec(query).all()}


def _no_such_car_park() -> NotFound:
    return NotFound("transport.no-such-car-park", "没有这个停车场", "no such car park")

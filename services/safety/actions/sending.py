"""Sending units: the nearest able ones, several incidents at once, never one unit on two incidents."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import numpy as np
import sqlalchemy as sa
from civic.safety.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.events import new_id
from city import distance
from services.safety import models
from services.safety.actions.timeline import mark
from services.safety.law import now_in_force
from services.safety.models import Incident, Order, Unit
from services.safety.rules import sending, travel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from numpy.typing import NDArray

    from chassis.edge import Tx

# Incidents that are served together when a unit comes free.
MOST_WAITING = 50


@dataclass(frozen=True)
class _Place:
    """One need of one incident that is being served."""

    tx: Tx
    incident: Incident
    need: dict[str, Any]

    def want(self, skills: Sequence[str]) -> sending.Want:
        return sending.Want(self.incident.lat, self.incident.lon, self.incident.grade, frozenset(skills))


def send_later(tx: Tx, incident: Incident) -> None:
    """Serves the incident at the end of the transaction, together with all others of the batch."""
    waiting: list[tuple[Tx, Incident]] = tx.session.info.setdefault("to_send", [])
    waiting.append((tx, incident))
    tx.before_commit("send", lambda: send_pending(tx))


def send_pending(tx: Tx) -> None:
    """Serves at once what was put off with `send_later`."""
    if waiting := tx.session.info.pop("to_send", []):
        send(waiting)


def send(incidents: Iterable[tuple[Tx, Incident]]) -> None:
    """Sends units for what open incidents still want; what cannot be served keeps waiting and says so once."""
    served = [(tx, one) for tx, one in incidents if one.state != models.CLOSED and one.wanting]
    places = [_Place(tx, one, need) for tx, one in served for need in one.wanting]
    if not places:
        return
    left = _serve(places, lambda place: place.need["skills"], stand_in=False)
    _serve([place for place in left if place.need["else"]], lambda place: place.need["else"], stand_in=True)
    for tx, incident in served:
        if incident.waiting and not incident.nobody_told and incident.state == models.OPEN:
            _tell_nobody(tx, incident)
    places[0].tx.session.flush()


def _serve(
    places: Sequence[_Place], skills_of: Callable[[_Place], Sequence[str]], *, stand_in: bool
) -> Sequence[_Place]:
    """Assigns units to needs; returns the needs that got none.

    The choice is made on what was free a moment ago; then the chosen are locked. One that somebody else took meanwhile
    is skipped, never waited for, and the choice is made again without it.
    """
    left, tx = list(places), places[0].tx if places else None
    units = _free(tx, [skills_of(place) for place in left]) if tx else []
    while left and units and tx:
        chosen = sending.choose([place.want(skills_of(place)) for place in left], units, *_travel(tx.now))
        held = _lock(tx, [unit.id for unit, _ in chosen.values()])
        served = {index: pair for index, pair in chosen.items() if pair[0].id in held}
        _take(tx, {unit.id: left[index].incident.id for index, (unit, _) in served.items()})
        for index, (unit, seconds) in served.items():
            _order(left[index], unit, seconds, stand_in=stand_in)
        tried = {unit.id for unit, _ in chosen.values()}
        left = [place for index, place in enumerate(left) if index not in served]
        if tried == held:
            break
        units = [unit for unit in units if unit.id not in tried]
    return left


def _free(tx: Tx, skills: Iterable[Sequence[str]]) -> list[sending.Able]:
    """Free units that have all skills of at least one of the sets."""
    sets = {tuple(one) for one in skills}
    able = [sa.and_(sa.true(), *(col(Unit.skills).contains(f"|{skill}|") for skill in one)) for one in sorted(sets)]
    table = sa.inspect(Unit).local_table.c
    at_home = table.back_at <= tx.now
    query = sa.select(
        table.id,
        table.kind,
        sa.case((at_home, table.station_lat), else_=table.lat),
        sa.case((at_home, table.station_lon), else_=table.lon),
        table.skills,
    ).where(table.state == models.FREE, sa.or_(*able))
    rows = tx.session.connection().execute(query.order_by(table.id)).all()
    return [sending.Able(*row[:4], skills=skills_in(row[4])) for row in rows]


def skills_in(text: str) -> frozenset[str]:
    """The skills of a unit from their column."""
    return frozenset(text.strip("|").split("|")) - {""}


def _lock(tx: Tx, ids: Sequence[str]) -> set[str]:
    """Those of the units that are still free, held until the end of the transaction; nobody is waited for."""
    if not ids:
        return set()
    table = sa.inspect(Unit).local_table.c
    query = sa.select(table.id).where(table.id.in_(sorted(ids)), table.state == models.FREE).order_by(table.id)
    return set(tx.session.connection().execute(query.with_for_update(skip_locked=True)).scalars())


def _take(tx: Tx, incidents: dict[str, str]) -> None:
    """INVARIANT: a unit is taken only while it is free, so two incidents never have one unit."""
    if not incidents:
        return
    table = sa.inspect(Unit).local_table
    mine = sa.case(incidents, value=table.c.id)
    change = sa.update(table).where(table.c.id.in_(sorted(incidents)), table.c.state == models.FREE)
    done = tx.session.connection().execute(change.values(state=models.ASSIGNED, incident_id=mine))
    if done.rowcount != len(incidents):
        raise AssertionError("a locked unit was taken by somebody else")


def _travel(now: datetime) -> tuple[Callable[..., NDArray[np.float64]], float]:
    kinds, roads = now_in_force("unit-kinds", now), now_in_force("road-classes", now)
    detour = now_in_force("detour-factor", now)

    def seconds(
        lats: NDArray[np.float64], lons: NDArray[np.float64], units: Sequence[sending.Able]
    ) -> NDArray[np.float64]:
        there = np.array([unit.lat for unit in units]), np.array([unit.lon for unit in units])
        straight = distance.metres(lats, lons, *there)
        return travel.seconds(straight, [unit.kind for unit in units], kinds, roads, detour)

    return seconds, float(now_in_force("reach-seconds", now))


def travel_seconds(now: datetime, kind: str, here: tuple[float, float], there: tuple[float, float]) -> int:
    """How long a unit of this kind travels between two points (degrees), with its turn-out."""
    seconds, _ = _travel(now)
    unit = sending.Able("", kind, *here, skills=frozenset())
    return round(float(seconds(np.array([[there[0]]]), np.array([[there[1]]]), [unit])[0, 0]))


def _order(place: _Place, unit: sending.Able, seconds: int, *, stand_in: bool) -> None:
    """The order to go, and everything that is announced of it."""
    tx, incident = place.tx, place.incident
    order = Order(
        id=new_id(),
        incident_id=incident.id,
        unit_id=unit.id,
        state=models.ASSIGNED,
        travel_seconds=seconds,
        from_lat=unit.lat,
        from_lon=unit.lon,
        need=place.need,
        stand_in=stand_in,
        assigned_at=tx.now,
    )
    others = [need for need in incident.wanting if need is not place.need]
    # Whoever stands in helps first; the unit that was meant is still looked for.
    incident.wanting = [*others, {"skills": place.need["skills"], "else": []}] if stand_in else others
    incident.waiting = bool(incident.wanting)
    if incident.state == models.OPEN:
        incident.state = models.SENT
    tx.session.add(incident)
    said = events.UnitAssigned(
        incident_id=incident.id,
        source_department=incident.source_department,
        source_id=incident.source_id,
        unit_id=unit.id,
        travel_seconds=seconds,
        resident_id=incident.resident_id,
        county=incident.county,
    )
    said.assigned_at.FromDatetime(tx.now)
    said.act_until.FromDatetime(tx.now + timedelta(seconds=now_in_force("act-within-seconds", tx.now)))
    tx.emit(incident.id, said)
    zh = "（就近先到，专业队伍仍在找）" if stand_in else ""
    en = ", standing in until the right one is free" if stand_in else ""
    minutes = f"{seconds / 60:.0f}"
    mark(tx, incident.id, "UnitAssigned", f"派出 {unit.id}，预计 {minutes} 分钟{zh}", f"{unit.id}, {minutes} min{en}")
    _ask_green_way(tx, incident, order, unit)
    tx.session.add(order)


def _ask_green_way(tx: Tx, incident: Incident, order: Order, unit: sending.Able) -> None:
    asks = now_in_force("green-way", tx.now)
    if unit.kind not in asks["kinds"]:
        return
    order.green_until = tx.now + timedelta(seconds=order.travel_seconds * asks["times"] + asks["more"])
    asked = events.GreenWayAsked(incident_id=incident.id, unit_id=unit.id, county=incident.county)
    getattr(asked, "from").FromDatetime(tx.now)
    asked.until.FromDatetime(order.green_until)
    tx.emit(incident.id, asked)
    mark(tx, incident.id, "GreenWayAsked", f"为 {unit.id} 申请绿色通道", f"green way asked for {unit.id}")


def _tell_nobody(tx: Tx, incident: Incident) -> None:
    incident.nobody_told = True
    tx.session.add(incident)
    tx.emit(
        incident.id,
        events.NoUnitAvailable(
            incident_id=incident.id,
            source_department=incident.source_department,
            source_id=incident.source_id,
            county=incident.county,
        ),
    )
    mark(
        tx, incident.id, "NoUnitAvailable", "没有空闲可派的队伍，一有空闲立即派出", "no unit is free and able; retried"
    )


def serve_waiting(tx: Tx) -> None:
    """Sends units that have come free to the incidents that wait, gravest and oldest first.

    An incident that another transaction has in hand is left to it.
    """
    query = (
        select(Incident)
        .where(col(Incident.waiting).is_(True), col(Incident.send_until) > tx.now)
        .order_by(col(Incident.grade), col(Incident.opened_at))
        .limit(MOST_WAITING)
    )
    locked = query.with_for_update(skip_locked=True).execution_options(populate_existing=True)
    found = tx.session.exec(locked).all()
    send((tx, one) for one in found)


def send_this(tx: Tx, incident: Incident, unit: Unit) -> None:
    """Sends one unit that a dispatcher chose and that is held and free; the first need it meets is met."""
    home = unit.back_at <= tx.now
    here = (unit.station_lat, unit.station_lon) if home else (unit.lat, unit.lon)
    able = sending.Able(unit.id, unit.kind, *here, skills=skills_in(unit.skills))
    met = [need for need in incident.wanting if set(need["skills"]) <= able.skills]
    need = met[0] if met else {"skills": sorted(able.skills), "else": []}
    seconds = travel_seconds(tx.now, unit.kind, here, (incident.lat, incident.lon))
    _take(tx, {unit.id: incident.id})
    _order(_Place(tx, incident, need), able, seconds, stand_in=False)
    tx.session.flush()
    tx.session.refresh(unit)

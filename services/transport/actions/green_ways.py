"""Green ways (绿色通道): asked for by safety, opened, and released whatever fails."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from civic.safety.v1 import safety_pb2
from civic.transport.v1 import events_pb2 as events
from sqlalchemy import update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import col, select

from chassis.ahead import one_of
from chassis.errors import DomainError, NotFound, Unavailable
from chassis.events import new_id
from services.transport.law import law
from services.transport.models import Crossing, CrossingHold, GreenWay, GreenWayEnd
from services.transport.network import network
from services.transport.rules import green_way as rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx
    from services.transport.rules.network import Way

log = logging.getLogger(__name__)
PURPOSE = "为急救车辆开通绿色通道 open a green way for a unit"
WAITING, OPEN, REFUSED, RELEASED = "WAITING", "OPEN", "REFUSED", "RELEASED"
ROUTE_UNKNOWN, CROSSINGS_TAKEN, TOO_LATE = "ROUTE_UNKNOWN", "CROSSINGS_TAKEN", "TOO_LATE"
ARRIVED, ENDED, EXPIRED = "ARRIVED", "ENDED", "EXPIRED"
# How often another way around taken crossings is looked for.
WAYS = 3
# Longer than any green way is asked for: then nothing can be asked that was ended before.
ENDS_KEPT = timedelta(days=30)


def ask_for_green_way(tx: Tx, incident_id: str, unit_id: str, county: str, since: datetime, until: datetime) -> None:
    """Opens a green way, or says why not; once for a unit and incident, however often it is asked.

    If safety does not answer where from and where to, the asking waits and `keep_green_ways` tries again.
    """
    if _of(tx, incident_id, unit_id):
        return
    way = GreenWay(id=new_id(), incident_id=incident_id, unit_id=unit_id, county=county, status=WAITING)
    way.since, way.until = max(since, tx.now), until
    tx.session.add(way)
    over = tx.session.exec(
        select(GreenWayEnd).where(
            col(GreenWayEnd.incident_id) == incident_id, col(GreenWayEnd.unit_id).in_(["", unit_id])
        )
    ).first()
    if over or until <= tx.now:
        _refuse(tx, way, TOO_LATE)
    else:
        _try_to_open(tx, way)


def end_green_way(tx: Tx, incident_id: str, unit_id: str, why: str) -> None:
    """Releases a unit's green way; with no unit, every unit's of the incident. What was not asked yet opens nothing."""
    table = GreenWayEnd.__table__
    insert = sqlite.insert(table) if tx.session.get_bind().dialect.name == "sqlite" else postgresql.insert(table)
    values = {"incident_id": incident_id, "unit_id": unit_id, "why": why, "at": tx.now}
    tx.session.connection().execute(insert.values(**values).on_conflict_do_nothing())
    for way in _of(tx, incident_id, unit_id, lock=True):
        _end(tx, way, why)


def keep_green_ways(tx: Tx) -> None:
    """By the clock: what is past its time is released, what waits for safety is tried again, old ends are forgotten."""
    query = select(GreenWay).where(col(GreenWay.status).in_([WAITING, OPEN]), col(GreenWay.until) <= tx.now)
    for way in tx.session.exec(query.with_for_update()).all():
        _end(tx, way, EXPIRED)
    for way in tx.session.exec(select(GreenWay).where(col(GreenWay.status) == WAITING).with_for_update()).all():
        if way.until > tx.now and not _try_to_open(tx, way):
            break  # safety does not answer: the others would wait for it as well
    old = select(GreenWayEnd).where(col(GreenWayEnd.at) < tx.now - ENDS_KEPT).limit(500)
    for ended in tx.session.exec(old).all():
        tx.session.delete(ended)


def release_green_way(tx: Tx, green_way_id: str) -> GreenWay:
    """An operator gives the crossings back. Raises NotFound."""
    query = select(GreenWay).where(col(GreenWay.id) == green_way_id).with_for_update()
    way = tx.session.exec(query).first()
    if way is None:
        raise _no_such_green_way()
    _end(tx, way, ENDED)
    return way


def read_green_way(tx: Tx, green_way_id: str) -> tuple[GreenWay, Sequence[CrossingHold]]:
    """A green way with its crossings. One past its time reads as released, whether the clock has come by or not."""
    way = tx.session.get(GreenWay, green_way_id)
    if way is None:
        raise _no_such_green_way()
    query = select(CrossingHold).where(col(CrossingHold.green_way_id) == green_way_id)
    return way, tx.session.exec(query.order_by(col(CrossingHold.since), col(CrossingHold.crossing_id))).all()


def held_crossings(tx: Tx) -> Sequence[CrossingHold]:
    """The crossings held at this moment: neither released, nor past, nor yet to come."""
    query = select(CrossingHold).where(
        col(CrossingHold.released_at).is_(None), col(CrossingHold.since) <= tx.now, col(CrossingHold.until) > tx.now
    )
    return tx.session.exec(query.order_by(col(CrossingHold.crossing_id))).all()


def status_at(way: GreenWay, now: datetime) -> tuple[str, str]:
    """Status and why, as they are at this moment."""
    if way.status in {WAITING, OPEN} and way.until <= now:
        return (RELEASED, EXPIRED) if way.status == OPEN else (REFUSED, TOO_LATE)
    return way.status, way.why


def _try_to_open(tx: Tx, way: GreenWay) -> bool:
    """False if safety did not answer."""
    try:
        asked = safety_pb2.GetGreenWayRouteRequest(incident_id=way.incident_id)
        route = tx.ask("GetGreenWayRoute", asked, PURPOSE)
    except Unavailable:
        log.warning("green way for incident %s waits: safety does not answer", way.incident_id)
        return False
    except DomainError as error:
        log.warning("no route for incident %s: %s", way.incident_id, error.code)
        _refuse(tx, way, ROUTE_UNKNOWN)
        return True
    ends = (route.from_lat, route.from_lon), (route.to_lat, route.to_lon)
    begins = max(way.since, tx.now)
    first = rules.find_way(law(), network(), *ends, begins)
    if first is None or route.unit_id not in ("", way.unit_id):
        _refuse(tx, way, ROUTE_UNKNOWN)
        return True
    chosen = _free_way(tx, way, first, ends, begins)
    if chosen is None:
        _refuse(tx, way, CROSSINGS_TAKEN)
        return True
    way.status, way.opened_at = OPEN, tx.now
    way.crossings, way.travel_seconds = len(chosen.holds), chosen.travel_seconds
    tx.session.add(way)
    tx.session.flush()
    tx.session.add_all(
        CrossingHold(
            green_way_id=way.id, crossing_id=hold.crossing_id, phase=hold.phase, since=hold.since, until=hold.until
        )
        for hold in chosen.holds
    )
    opened = events.GreenWayOpened(green_way_id=way.id, incident_id=way.incident_id, unit_id=way.unit_id)
    opened.crossings, opened.travel_seconds = way.crossings, way.travel_seconds
    opened.until.FromDatetime(way.until)
    tx.emit(way.incident_id, opened)
    return True


def _free_way(
    tx: Tx, way: GreenWay, first: Way, ends: tuple[tuple[float, float], tuple[float, float]], begins: datetime
) -> rules.Plan | None:
    """The quickest plan whose crossings nobody holds in another phase; its crossings are locked then."""
    best = plan = rules.plan(law(), first, begins, way.until)
    without: frozenset[str] = frozenset()
    for _ in range(WAYS):
        taken = rules.taken(plan.holds, _lock_and_read(tx, plan))
        if not taken:
            return plan
        without |= taken
        around = rules.find_way(law(), network(), *ends, begins, without)
        if around is None:
            return None
        plan = rules.plan(law(), around, begins, way.until)
        if not rules.worth_it(law(), best, plan, begins):
            return None
    return None


def _lock_and_read(tx: Tx, plan: rules.Plan) -> list[rules.Hold]:
    """Locks the plan's crossings, then reads who holds them: nobody else can hold one of them until we have committed.

    On SQLite there is one writer at a time anyway.
    """
    ids = sorted({hold.crossing_id for hold in plan.holds})
    if not ids:
        return []
    tx.session.flush()
    if tx.session.get_bind().dialect.name != "sqlite":
        rows = [{"id": crossing_id} for crossing_id in ids]
        tx.session.connection().execute(postgresql.insert(Crossing.__table__).values(rows).on_conflict_do_nothing())
        lock = select(Crossing.id).where(one_of(tx, Crossing.id, ids)).order_by(col(Crossing.id)).with_for_update()
        tx.session.exec(lock).all()
    query = select(CrossingHold).where(
        one_of(tx, CrossingHold.crossing_id, ids),
        col(CrossingHold.released_at).is_(None),
        col(CrossingHold.until) > tx.now,
    )
    return [rules.Hold(one.crossing_id, one.phase, one.since, one.until) for one in tx.session.exec(query).all()]


def _refuse(tx: Tx, way: GreenWay, reason: str) -> None:
    way.status, way.why, way.ended_at = REFUSED, reason, tx.now
    tx.session.add(way)
    refused = events.GreenWayRefused(incident_id=way.incident_id, unit_id=way.unit_id, reason=reason)
    tx.emit(way.incident_id, refused)


def _end(tx: Tx, way: GreenWay, why: str) -> None:
    """Releases an open one, refuses one that still waited; anything else has ended before."""
    if way.status == WAITING:
        _refuse(tx, way, TOO_LATE)
    elif way.status == OPEN:
        past = way.until <= tx.now
        way.status, way.why = RELEASED, EXPIRED if past else why
        way.ended_at = way.until if past else tx.now
        tx.session.add(way)
        mine = (col(CrossingHold.green_way_id) == way.id, col(CrossingHold.released_at).is_(None))
        tx.session.connection().execute(update(CrossingHold).where(*mine).values(released_at=way.ended_at))
        released = events.GreenWayReleased(green_way_id=way.id, incident_id=way.incident_id, why=way.why)
        released.at.FromDatetime(way.ended_at)
        tx.emit(way.incident_id, released)


def _of(tx: Tx, incident_id: str, unit_id: str = "", *, lock: bool = False) -> Sequence[GreenWay]:
    query = select(GreenWay).where(col(GreenWay.incident_id) == incident_id)
    if unit_id:
        query = query.where(col(GreenWay.unit_id) == unit_id)
    return tx.session.exec(query.with_for_update() if lock else query).all()


def _no_such_green_way() -> NotFound:
    return NotFound("transport.no-such-green-way", "没有这条绿色通道", "no such green way")

"""Lights (红黄绿灯): the sweep that turns them, what happens on yellow and on red, and the supervisor's list."""

from __future__ import annotations

import logging
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from sqlalchemy import func, select, tuple_, update

from chassis.bulk import update_rows
from chassis.db import is_down
from chassis.decisions import Reason
from city.calendar import day_of
from services.onething import clock, rules
from services.onething.actions.cases import CITY
from services.onething.actions.sweeping import AGAIN
from services.onething.actions.timing import limit_of, next_change, read_clock
from services.onething.catalogue import load
from services.onething.desks import rows
from services.onething.law import law
from services.onething.store import CASES, ITEMS, CaseState, ItemState, desk, log, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Row

    from chassis.edge import Tx

logger = logging.getLogger(__name__)
EVERY_SECONDS = 60.0
BATCH = 500
_READ = (
    *(ITEMS.c.id, ITEMS.c.case_id, ITEMS.c.key, ITEMS.c.department, ITEMS.c.county, ITEMS.c.status, ITEMS.c.light),
    *(ITEMS.c.started_at, ITEMS.c.stops, ITEMS.c.escalated_to, ITEMS.c.escalated_at),
    *(CASES.c.one_thing_id, CASES.c.version, CASES.c.traceparent),
)


@dataclass(frozen=True)
class _Change:
    """What one item's new light writes and announces; nothing is announced if it only turned back to green."""

    item: dict[str, Any]
    key: str = ""
    reason: Reason | None = None
    event: events_pb2.ItemLightChanged | None = None
    traceparent: str = ""
    # It waits for somebody, who sees the light in a list.
    waits: bool = False


def sweep_lights(tx: Tx) -> bool:
    """Turns the lights that are due, one batch a transaction; True while there may be more.

    A case that somebody is changing at this moment is left for the next sweep. An item that fails is put off and
    logged; the others of its batch are not touched by it.
    """
    query = (
        select(*_READ)
        .join(CASES, CASES.c.id == ITEMS.c.case_id)
        .where(ITEMS.c.next_light_at <= tx.now)
        .order_by(ITEMS.c.next_light_at)
        .limit(BATCH)
        # Both rows: an answer that committed a moment ago is seen, one that is being entered is not waited for.
        .with_for_update(skip_locked=True)
    )
    found: Sequence[Any] = tx.session.connection().execute(query).all()
    changes, failed = [], []
    for row in found:
        try:
            changes.append(_look_at(tx, row))
        except Exception:
            logger.exception("the light of item %s", row.id)
            failed.append(row.id)
    if changes:
        failed += _enter(tx, changes)
    if failed:
        later = update(ITEMS).where(ITEMS.c.id.in_(failed)).values(next_light_at=tx.now + AGAIN)
        tx.session.connection().execute(later)
    return len(found) == BATCH


def _look_at(tx: Tx, row: Row[Any]) -> _Change:
    step = load().versions[row.one_thing_id, row.version].steps[row.key]
    limit, waits = limit_of(step), row.status in rows.WAITS
    now: dict[str, Any] = {
        "id": row.id,
        "due_on": None,
        "due_provisional": False,
        "light": row.light,
        "next_light_at": None,
        "escalated_to": row.escalated_to,
        "escalated_at": row.escalated_at,
    }
    if limit is None or row.started_at is None or row.status not in rules.OPEN:
        return _Change(now, waits=waits)
    reading = read_clock(limit, row.started_at, row.stops, tx.now)
    now |= {
        "due_on": reading.due,
        "due_provisional": reading.provisional,
        "light": reading.light,
        "next_light_at": next_change(reading, reading.light, tx.now),
    }
    if reading.light in {row.light, clock.GREEN}:
        return _Change(now, waits=waits)
    today = day_of(tx.now)
    reason = _why(reading, limit.promised, today)
    if reading.light == clock.RED:
        now |= {"escalated_to": law().at("overdue-role", today).value["role"], "escalated_at": tx.now}
    event = events_pb2.ItemLightChanged(
        case_id=row.case_id,
        item_id=row.id,
        one_thing_id=row.one_thing_id,
        department=row.department,
        county=row.county,
        light=reading.light,
        due_on=reading.due.isoformat(),
        provisional=reading.provisional,
        escalated_to=now["escalated_to"],
    )
    return _Change(now, row.key, reason, event, row.traceparent, waits)


def _why(reading: clock.Reading, promised: int, today: date) -> Reason:
    due = reading.due.isoformat()
    counted = f"承诺 {promised} 个工作日，已用 {reading.used} 个，停钟 {reading.stopped} 个"
    counts = f"promised {promised} working days, used {reading.used}, stopped {reading.stopped}"
    if reading.light == clock.RED:
        post = law().at("overdue-role", today)
        return Reason(
            "onething.limit-past",
            f"已超过承诺时限 {due}（{counted}），转{post.value['zh']}",
            f"the promised limit {due} is past ({counts}); it goes to the {post.value['en']}",
            **post.cited(post.value["role"]),
        )
    share = law().at("yellow-percent", today)
    return Reason("onething.limit-near", f"{due} 到期（{counted}）", f"due on {due} ({counts})", **share.cited())


def _enter(tx: Tx, changes: Sequence[_Change]) -> list[str]:
    """Writes a batch in one savepoint or, if that fails, each item in its own. Returns the ids that failed."""
    failed = []
    done = _written(tx, changes, alone=len(changes) == 1)
    if not done and len(changes) > 1:
        done = [written for change in changes for written in _written(tx, [change], alone=True)]
    written_ids = {change.item["id"] for change in done}
    failed += [change.item["id"] for change in changes if change.item["id"] not in written_ids]
    for change in done:
        if change.event:
            tx.traceparent = change.traceparent
            tx.emit(change.event.case_id, change.event, case_id=change.event.case_id)
    return failed


def _written(tx: Tx, changes: Sequence[_Change], *, alone: bool) -> Sequence[_Change]:
    """The changes with their log entries, in a savepoint; none if one of them fails."""
    try:
        with tx.session.begin_nested():
            _write(tx, changes)
    except Exception as error:
        if is_down(error):
            raise
        desk(tx).take_back_log()
        if alone:
            logger.exception("the light of item %s", changes[0].item["id"])
        return []
    return changes


def _write(tx: Tx, changes: Sequence[_Change]) -> None:
    """Raises Conflict if the end of a case's chain was altered: nothing is added to it then."""
    update_rows(tx.session, ITEMS, [change.item for change in changes])
    if at_desks := [
        {"id": change.item["id"], **rows.shown(change.item["due_on"], change.item["light"])}
        for change in changes
        if change.waits
    ]:
        update_rows(tx.session, rows.DESKS, at_desks)
    telling = [change for change in changes if change.event]
    at_desk = desk(tx)
    # Their rows are locked by the sweep already.
    if missing := {change.event.case_id for change in telling if change.event} - set(at_desk.cases):
        read(tx, missing, lock=True)
    for change in telling:
        assert change.event is not None
        assert change.reason is not None
        case = at_desk.cases[change.event.case_id]
        item, told = case.items[change.key], [asdict(change.reason)]
        log(tx, case, "light_changed", item, status=change.item["light"], reasons=told, products=[])
    at_desk.write_now()


def list_overdue(
    tx: Tx, county: str, department: str, size: int, after: tuple[date, str] | None
) -> tuple[Sequence[tuple[CaseState, ItemState]], Mapping[str, int]]:
    """Open red items of the actor's county, longest overdue first; and how many open items show which light."""
    mine: list[ColumnElement[bool]] = [ITEMS.c.finished_at.is_(None), ITEMS.c.due_on.is_not(None)]
    if tx.actor.county not in {"", CITY}:
        mine.append(ITEMS.c.county == tx.actor.county)
    if county:
        mine.append(ITEMS.c.county == county)
    if department:
        mine.append(ITEMS.c.department == department)
    connection = tx.session.connection()
    counting = select(ITEMS.c.light, func.count()).where(*mine).group_by(ITEMS.c.light)
    counts = {row[0]: int(row[1]) for row in connection.execute(counting)}
    red = [*mine, ITEMS.c.light == clock.RED]
    if after:
        red.append(tuple_(ITEMS.c.due_on, ITEMS.c.id) > tuple_(*after))
    query = select(ITEMS.c.case_id, ITEMS.c.key).where(*red).order_by(ITEMS.c.due_on, ITEMS.c.id).limit(size)
    page = connection.execute(query).all()
    if page:
        read(tx, [row.case_id for row in page], lock=False)
    cases = desk(tx).cases
    return [(cases[row.case_id], cases[row.case_id].items[row.key]) for row in page], counts

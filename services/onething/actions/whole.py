"""The case as a whole: its light along the critical path, the sweep that turns it, and the list of those overdue."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2
from sqlalchemy import delete, func, select, tuple_, update

from chassis.ahead import one_of
from chassis.bulk import insert_rows
from chassis.decisions import Reason
from city import places
from city.calendar import day_of, start_of
from services.onething import clock, rules
from services.onething.actions.sweeping import AGAIN, Due, each
from services.onething.actions.timing import read_whole
from services.onething.clock_models import Reopening
from services.onething.law import law
from services.onething.store import CASES, CLOCKS, CaseState, desk, log, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import date

    from sqlalchemy import ColumnElement
    from sqlalchemy.engine import Row

    from chassis.edge import Tx
    from services.onething.clock import CaseReading

CITY = places.CITY_CODE
EVERY_SECONDS = 60.0
BATCH = 200


def start_clock(tx: Tx, case: CaseState) -> None:
    """The clock of a case that opened just now, for the first time or again; none where no item has a limit."""
    if reading := read_whole(case, tx.now):
        insert_rows(tx.session, CLOCKS, [_row(case, reading)])


def _row(case: CaseState, reading: CaseReading) -> dict[str, object]:
    return {
        "id": case.id,
        "county": case.county,
        "light": reading.light,
        "due_on": reading.due,
        "provisional": reading.provisional,
        "next_at": start_of(reading.changes_on) if reading.changes_on else None,
        "escalated_to": "",
        "escalated_at": None,
    }


def restart_clock(tx: Tx, case: CaseState) -> None:
    """An appeal opened the case again: it counts from now."""
    connection = tx.session.connection()
    connection.execute(delete(CLOCKS).where(CLOCKS.c.id == case.id))
    reopening = tx.session.get(Reopening, case.id)
    if reopening is None:
        tx.session.add(Reopening(id=case.id, at=tx.now))
    else:
        reopening.at = tx.now
        tx.session.add(reopening)
    case.reopened_at = tx.now
    start_clock(tx, case)


def look_up_reopenings(tx: Tx, cases: Iterable[CaseState]) -> None:
    """Tells each case when it was reopened, if it was: `read_whole` counts from there."""
    asked = {case.id: case for case in cases if case.reopened_at is None}
    table = Reopening.__table__  # type: ignore[attr-defined] # SQLModel's table, as SQLAlchemy documents it
    query = select(table.c.id, table.c.at).where(one_of(tx, table.c.id, list(asked)))
    for case_id, at in tx.session.connection().execute(query).all() if asked else ():
        asked[case_id].reopened_at = at


def sweep_cases(tx: Tx) -> bool:
    """Turns the lights of cases that are due, one batch a transaction; True while there may be more.

    A case that fails is put off and logged; the others are not touched by it. One that somebody is changing at this
    moment is left for the next sweep.
    """
    query = (
        select(CLOCKS.c.id)
        .join(CASES, CASES.c.id == CLOCKS.c.id)
        .where(CLOCKS.c.next_at <= tx.now)
        .order_by(CLOCKS.c.next_at)
        .limit(BATCH)
        .with_for_update(skip_locked=True)
    )
    connection = tx.session.connection()
    due = [Due(row.id, row.id) for row in connection.execute(query).all()]
    if not due:
        return False

    def look_at(case: CaseState, _id: str) -> None:
        _look_at(tx, case)

    if failed := each(tx, due, look_at):
        connection.execute(update(CLOCKS).where(CLOCKS.c.id.in_(failed)).values(next_at=tx.now + AGAIN))
    return len(due) == BATCH


def _look_at(tx: Tx, case: CaseState) -> None:
    connection = tx.session.connection()
    look_up_reopenings(tx, [case])
    reading = read_whole(case, tx.now)
    mine = CLOCKS.c.id == case.id
    if reading is None or case.closed_at is not None or case.status == rules.WITHDRAWN:
        connection.execute(delete(CLOCKS).where(mine))
        return
    shown = connection.execute(select(CLOCKS.c.light).where(mine)).scalar_one()
    # A light never turns back: what stops the clock once it is red comes too late.
    turned = clock.worst([shown, reading.light]) != shown
    row = _row(case, reading)
    changed = {name: row[name] for name in ("due_on", "provisional", "next_at")}
    if not turned:
        connection.execute(update(CLOCKS).where(mine).values(**changed))
        return
    today = day_of(tx.now)
    reason, role = _why(reading, today)
    changed |= {"light": reading.light} | ({"escalated_to": role, "escalated_at": tx.now} if role else {})
    connection.execute(update(CLOCKS).where(mine).values(**changed))
    log(tx, case, "case_light_changed", status=reading.light, reasons=[asdict(reason)], products=[])
    event = events_pb2.CaseLightChanged(
        case_id=case.id,
        one_thing_id=case.one_thing_id,
        county=case.county,
        department=case.entry.lead,
        light=reading.light,
        due_on=reading.due.isoformat(),
        provisional=reading.provisional,
        escalated_to=role,
    )
    tx.emit(case.id, event, case_id=case.id)


def _why(reading: CaseReading, today: date) -> tuple[Reason, str]:
    """Why the light turned, and the post that looks after a red one."""
    due = reading.due.isoformat()
    counted = f"全程承诺 {reading.promised} 个工作日，停钟 {reading.stopped} 个"
    counts = f"promised {reading.promised} working days in all, stopped {reading.stopped}"
    if reading.light == clock.RED:
        post = law().at("overdue-role", today)
        told = f"整件已超过承诺时限 {due}（{counted}），转{post.value['zh']}"
        said = f"the case is past its limit {due} ({counts}); it goes to the {post.value['en']}"
        role = str(post.value["role"])
        return Reason("onething.case-limit-past", told, said, **post.cited(role)), role
    share = law().at("yellow-percent", today)
    told, said = f"整件 {due} 到期（{counted}）", f"the case is due on {due} ({counts})"
    return Reason("onething.case-limit-near", told, said, **share.cited()), ""


def list_overdue_cases(
    tx: Tx, county: str, size: int, after: tuple[date, str] | None
) -> tuple[Sequence[tuple[CaseState, Row[tuple[object, ...]]]], Mapping[str, int]]:
    """Open red cases of the actor's county with their clocks, longest overdue first; and how many show which light."""
    mine: list[ColumnElement[bool]] = []
    if tx.actor.county not in {"", CITY}:
        mine.append(CLOCKS.c.county == tx.actor.county)
    if county:
        mine.append(CLOCKS.c.county == county)
    connection = tx.session.connection()
    counting = select(CLOCKS.c.light, func.count()).where(*mine).group_by(CLOCKS.c.light)
    counts = {row[0]: int(row[1]) for row in connection.execute(counting)}
    red = [*mine, CLOCKS.c.light == clock.RED]
    if after:
        red.append(tuple_(CLOCKS.c.due_on, CLOCKS.c.id) > tuple_(*after))
    query = select(CLOCKS).where(*red).order_by(CLOCKS.c.due_on, CLOCKS.c.id).limit(size)
    page = connection.execute(query).all()
    if page:
        read(tx, [row.id for row in page], lock=False)
    cases = desk(tx).cases
    return [(cases[row.id], row) for row in page if row.id in cases], counts

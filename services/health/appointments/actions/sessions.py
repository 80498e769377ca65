"""Sessions: made from schedules, found, cancelled; and what happens to them by the clock."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.bulk import insert_rows
from chassis.errors import Fault, InvalidInput
from city.calendar import is_working_day
from city.days import CHINA, china_day
from services.health.appointments import rules
from services.health.appointments.actions import blocks, slots, waiting
from services.health.appointments.law import law
from services.health.appointments.models import Appointment, ClinicSession, Schedule, Slot
from services.health.network.actions import speak_for

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

EVERY_SECONDS = 60.0
_AT_ONCE, _MOST_SHOWN = 100, 200


def open_sessions(tx: Tx) -> bool:
    """Makes the sessions and slots (放号) of every schedule up to the end of the booking window.

    True while there may be more: so many sessions a transaction.
    """
    today = china_day(tx.now)
    window = law().at("booking-window-days", today).value
    schedules = tx.session.exec(select(Schedule).order_by(col(Schedule.id))).all()
    table: Any = ClinicSession.__table__
    after = sa.select(table.c.schedule_id, table.c.day).where(table.c.day > today)
    there = {(schedule, day) for schedule, day in tx.session.connection().execute(after)}
    wanted = [
        (schedule, day)
        for schedule in schedules
        for day in _days(schedule, today, window)
        if (schedule.id, day) not in there
    ]
    _make(tx, wanted[:_AT_ONCE])
    return len(wanted) > _AT_ONCE


def _days(schedule: Schedule, today: date, window: int) -> list[date]:
    days = rules.session_days(schedule.weekday, today, window, working=is_working_day, holidays=schedule.holidays)
    until = schedule.valid_until or date.max
    return [day for day in days if schedule.valid_from <= day <= until]


def _make(tx: Tx, wanted: Sequence[tuple[Schedule, date]]) -> None:
    sessions: list[dict[str, Any]] = []
    places: list[dict[str, Any]] = []
    for schedule, day in wanted:
        begin = datetime.combine(day, time.fromisoformat(schedule.starts), CHINA)
        step = timedelta(minutes=schedule.minutes)
        session_id = f"{schedule.id}-{day:%Y%m%d}"
        named = {"institution_id": schedule.institution_id, "practitioner_id": schedule.practitioner_id}
        sessions.append(
            {
                "id": session_id,
                "schedule_id": schedule.id,
                **named,
                "county": schedule.county,
                "clinic": schedule.clinic,
                "day": day,
                "starts_at": begin,
                "ends_at": begin + schedule.capacity * step,
                "status": "OPEN",
                "places": 0,
                "released": schedule.reserved == 0,
            }
        )
        places += [
            {
                "session_id": session_id,
                "number": number,
                "starts_at": begin + (number - 1) * step,
                "kind": kind,
                "status": "FREE",
            }
            for number, kind in enumerate(rules.kinds(schedule.capacity, schedule.reserved), start=1)
        ]
    if sessions:
        insert_rows(tx.session, ClinicSession.__table__, sessions)
        insert_rows(tx.session, Slot.__table__, places)


@dataclass(frozen=True)
class Offered:
    """A session as people look for one: its free slots by kind, and how many wait."""

    session: ClinicSession
    free: int
    free_priority: int
    waiting: int = 0


def find_sessions(
    tx: Tx, county: str, institution_id: str, clinic: str, from_day: str, until_day: str
) -> list[Offered]:
    """Sessions still to come, in time order, at most 200. Raises InvalidInput naming every fault."""
    days, faults = [], []
    for name, text in (("fromDay", from_day), ("untilDay", until_day)):
        try:
            days.append(date.fromisoformat(text) if text else None)
        except ValueError:
            faults.append(Fault(name, "health.no-date", "应为日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)"))
    if not (county or institution_id):
        zh, en = "请选择区县或医疗机构", "name a county or an institution"
        faults.append(Fault("county", "health.where", zh, en))
    if faults:
        raise InvalidInput.of("health.sessions", faults)
    query = select(ClinicSession).where(col(ClinicSession.status) == "OPEN", col(ClinicSession.starts_at) > tx.now)
    for column, value in (("county", county), ("institution_id", institution_id), ("clinic", clinic)):
        if value:
            query = query.where(getattr(ClinicSession, column) == value)
    if days[0]:
        query = query.where(col(ClinicSession.day) >= days[0])
    if days[1]:
        query = query.where(col(ClinicSession.day) <= days[1])
    query = query.order_by(col(ClinicSession.starts_at), col(ClinicSession.id)).limit(_MOST_SHOWN)
    found = tx.session.exec(query).all()
    free = _free(tx, [one.id for one in found])
    return [Offered(one, free.get((one.id, "NORMAL"), 0), free.get((one.id, "PRIORITY"), 0)) for one in found]


def read_session(tx: Tx, session_id: str) -> tuple[Offered, list[Slot]]:
    """A session with its slots. Raises NotFound."""
    session = tx.session.get(ClinicSession, session_id)
    if session is None:
        raise slots.no_such_session()
    query = select(Slot).where(col(Slot.session_id) == session_id).order_by(col(Slot.number))
    places = list(tx.session.exec(query))
    free = _free(tx, [session_id])
    waits = waiting.length(tx, session_id)
    return Offered(session, free.get((session_id, "NORMAL"), 0), free.get((session_id, "PRIORITY"), 0), waits), places


def _free(tx: Tx, ids: Sequence[str]) -> dict[tuple[str, str], int]:
    table: Any = Slot.__table__
    query = sa.select(table.c.session_id, table.c.kind, sa.func.count())
    query = query.where(table.c.session_id.in_(ids), table.c.status == "FREE").group_by(
        table.c.session_id, table.c.kind
    )
    rows = tx.session.connection().execute(query) if ids else ()
    return {(session, kind): number for session, kind, number in rows}


def cancel_session(tx: Tx, session_id: str) -> ClinicSession:
    """The institution cancels a session (停诊): everybody booked is told, nobody waits, nothing counts as missed.

    Raises NotFound, NotAllowed, NotPossibleNow once it is over.
    """
    session = slots.hold_session(tx, session_id)
    speak_for(tx, session.institution_id)
    if session.status == "CANCELLED":
        return session
    if session.status != "OPEN":
        raise slots.session_over()
    session.status = "CANCELLED"
    booked = select(Appointment).where(col(Appointment.session_id) == session_id, col(Appointment.status) == "BOOKED")
    mine = tx.session.exec(booked).all()
    for appointment in mine:
        slots.end_appointment(tx, appointment)
    waiting.close_list(tx, session_id)
    tx.session.add(session)
    told = {"session_id": session_id, "institution_id": session.institution_id, "county": session.county}
    tx.emit(session_id, events.ClinicSessionCancelled(**told, appointments=len(mine)))
    return session


def release_priority(tx: Tx) -> bool:
    """Slots kept for the referred that nobody took are everybody's shortly before; True while there may be more.

    One session a transaction: nobody holds two in an order of their own.
    """
    until = tx.now + timedelta(hours=law().at("priority-release-hours", china_day(tx.now)).value)
    query = select(ClinicSession.id).where(
        col(ClinicSession.status) == "OPEN",
        col(ClinicSession.released).is_(False),
        col(ClinicSession.starts_at) > tx.now,
        col(ClinicSession.starts_at) <= until,
    )
    ids = tx.session.exec(query.order_by(col(ClinicSession.starts_at)).limit(1)).all()
    for session_id in ids:
        session = slots.hold_session(tx, session_id)
        for slot in slots.free_slots(tx, session_id):
            slot.kind = rules.NORMAL
            tx.session.add(slot)
        session.released = True
        tx.session.add(session)
        tx.session.flush()
        waiting.fill(tx, session)
    return bool(ids)


def close_sessions(tx: Tx) -> bool:
    """Ends sessions that are over: who did not come has missed the appointment; True while there may be more."""
    over = (col(ClinicSession.status) == "OPEN", col(ClinicSession.ends_at) < tx.now)
    ids = tx.session.exec(select(ClinicSession.id).where(*over).order_by(col(ClinicSession.id)).limit(_AT_ONCE)).all()
    for session_id in ids:
        session = slots.hold_session(tx, session_id)
        if session.status != "OPEN":
            continue
        session.status = "CLOSED"
        tx.session.add(session)
        waiting.close_list(tx, session_id)
        mine = (col(Appointment.session_id) == session_id, col(Appointment.status) == "BOOKED")
        for appointment in tx.session.exec(select(Appointment).where(*mine)).all():
            appointment.status, appointment.ended_by = "NO_SHOW", "clock"
            tx.session.add(appointment)
            told = {"appointment_no": appointment.no, "resident_id": appointment.resident_id}
            tx.emit(appointment.no, events.AppointmentMissed(**told, county=appointment.county))
            tx.session.flush()
            blocks.block_if_due(tx, appointment)
    return len(ids) == _AT_ONCE

"""Booking, cancelling, arriving."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from city.days import china_day
from services.health.appointments import rules
from services.health.appointments.actions import slots, waiting
from services.health.appointments.law import law
from services.health.appointments.models import Appointment, ClinicSession, Slot
from services.health.network.actions import speak_for
from services.health.people import act_for, acts_for

if TYPE_CHECKING:
    from chassis.edge import Tx


def book_appointment(
    tx: Tx, session_id: str, resident_id: str, number: int | None = None, referral_id: str = ""
) -> Appointment:
    """Books a slot of a session: the one wanted, or the first that the person may have.

    `referral_id` was checked by whoever passes it on: it opens the slots kept for those who were referred. Raises
    NotFound, InvalidInput, Conflict if the person has a slot of the session, NotPossibleNow if the session is full or
    over, or the person is blocked.
    """
    told = (("sessionId", session_id), ("residentId", resident_id))
    if missing := [Fault(name, "health.missing", "必填", "is required") for name, value in told if not value]:
        raise InvalidInput.of("health.appointment", missing)
    act_for(tx, resident_id)
    session = slots.hold_session(tx, session_id)
    slots.must_take_bookings(tx, session)
    slots.refuse_blocked(tx, resident_id)
    if mine := slots.standing(tx, session_id, resident_id):
        path = f"/v1/health/appointments/{mine.no}"
        zh, en = "您已预约本次出诊", "this person has a slot of this session"
        raise Conflict("health.already-booked", zh, en, then=path)
    free = slots.free_slots(tx, session_id)
    chosen = rules.pick(((one.number, one.kind) for one in free), referred=bool(referral_id), wanted=number)
    if chosen is None:
        then = f"POST /v1/health/clinic-sessions/{session_id}/waiting"
        if number is not None and rules.pick(((s.number, s.kind) for s in free), referred=bool(referral_id)):
            zh, en = "该时段已被预约，请另选时段", "this slot is taken: choose another"
            raise NotPossibleNow("health.slot-taken", zh, en)
        raise NotPossibleNow("health.session-full", "号源已满，可以候补", "no slot is left: join the list", then=then)
    slot = next(one for one in free if one.number == chosen)
    return slots.enter_appointment(tx, session, slot, resident_id, referral_id=referral_id)


def cancel_appointment(tx: Tx, no: str) -> Appointment:
    """Gives a slot back; it goes to whoever waits. Cancelling twice is cancelling once.

    Raises NotFound; NotPossibleNow after the limit or once the appointment is over.
    """
    session, appointment = _held(tx, no)
    if appointment.status == "CANCELLED":
        return appointment
    if appointment.status != "BOOKED":
        raise NotPossibleNow("health.appointment-over", "该预约已结束", "the appointment is over")
    until = rules.may_cancel_until(appointment.starts_at, law(), china_day(tx.now))
    if tx.actor.role == "resident" and tx.now > until:
        zh, en = "已过取消时限，请联系医疗机构窗口", "too late to cancel: ask at the institution's window"
        raise NotPossibleNow("health.too-late-to-cancel", zh, en)
    slots.end_appointment(tx, appointment)
    slot = tx.session.get(Slot, (session.id, appointment.number))
    assert slot is not None
    slot.status = "FREE"
    tx.session.add(slot)
    tx.session.flush()
    waiting.fill(tx, session)
    return appointment


def arrive(tx: Tx, no: str) -> Appointment:
    """Notes at the window that somebody has come (签到). Raises NotFound, NotAllowed, NotPossibleNow."""
    session, appointment = _held(tx, no)
    speak_for(tx, appointment.institution_id)
    if appointment.status == "ARRIVED":
        return appointment
    early = session.starts_at - timedelta(minutes=law().at("arrival-before-minutes", china_day(tx.now)).value)
    if appointment.status != "BOOKED" or not early <= tx.now <= session.ends_at:
        zh, en = "不在签到时间内，或预约已结束", "not the time to arrive, or the appointment is over"
        raise NotPossibleNow("health.no-arrival-now", zh, en)
    appointment.status, appointment.ended_by = "ARRIVED", tx.actor.subject
    tx.session.add(appointment)
    return appointment


def read_appointment(tx: Tx, no: str) -> Appointment:
    """An appointment. Residents read their own and their children's. Raises NotFound."""
    found = tx.session.get(Appointment, no)
    if found is None or not acts_for(tx, found.resident_id):
        raise _no_such_appointment()
    return found


def list_appointments(tx: Tx, resident_id: str) -> list[Appointment]:
    """The last hundred appointments of a resident, the latest first; their own unless staff name another."""
    who = resident_id or (tx.actor.subject if tx.actor.role == "resident" else "")
    act_for(tx, who)
    mine = select(Appointment).where(col(Appointment.resident_id) == who)
    return list(tx.session.exec(mine.order_by(col(Appointment.starts_at).desc()).limit(100)))


def _held(tx: Tx, no: str) -> tuple[ClinicSession, Appointment]:
    """An appointment with its session, both as they are once the session is held: the session always comes first."""
    seen = read_appointment(tx, no)
    session = slots.hold_session(tx, seen.session_id)
    tx.session.refresh(seen)
    return session, seen


def _no_such_appointment() -> NotFound:
    return NotFound("health.no-such-appointment", "没有这个预约", "no such appointment")

"""A session's slots, as booking and the waiting list share them. Whoever changes slots holds the session's row."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.health.appointments.models import Appointment, BookingBlock, ClinicSession, Slot

if TYPE_CHECKING:
    from chassis.edge import Tx


def hold_session(tx: Tx, session_id: str) -> ClinicSession:
    """A session, kept from others until the end of the transaction. Raises NotFound."""
    query = select(ClinicSession).where(col(ClinicSession.id) == session_id)
    found = tx.session.exec(query.with_for_update().execution_options(populate_existing=True)).first()
    if found is None:
        raise no_such_session()
    return found


def must_take_bookings(tx: Tx, session: ClinicSession) -> None:
    """Raises NotPossibleNow if a session is cancelled or has begun."""
    if session.status != "OPEN" or tx.now >= session.starts_at:
        raise session_over()


def refuse_blocked(tx: Tx, resident_id: str) -> None:
    """Raises NotPossibleNow if a resident may not book for having missed appointments. Staff book in any case."""
    if tx.actor.role != "resident":
        return
    if block := block_of(tx, resident_id):
        zh = f"因多次爽约，{block.until_day} 前暂停网上预约；可以申诉或到窗口预约"
        en = f"no bookings until {block.until_day} for appointments missed: appeal, or book at a window"
        then = f"POST /v1/health/booking-blocks/{block.id}/appeal"
        raise NotPossibleNow("health.booking-blocked", zh, en, then=then)


def block_of(tx: Tx, resident_id: str) -> BookingBlock | None:
    """The block that stands against a resident today."""
    query = select(BookingBlock).where(
        col(BookingBlock.resident_id) == resident_id, col(BookingBlock.lifted).is_(False)
    )
    today = china_day(tx.now)
    return next((one for one in tx.session.exec(query) if one.from_day <= today < one.until_day), None)


def standing(tx: Tx, session_id: str, resident_id: str) -> Appointment | None:
    """A person's appointment in a session, unless it was cancelled."""
    mine = (col(Appointment.session_id) == session_id, col(Appointment.resident_id) == resident_id)
    return tx.session.exec(select(Appointment).where(*mine, col(Appointment.released_at).is_(None))).first()


def free_slots(tx: Tx, session_id: str) -> list[Slot]:
    """The free slots of a session, in order."""
    query = select(Slot).where(col(Slot.session_id) == session_id, col(Slot.status) == "FREE")
    return list(tx.session.exec(query.order_by(col(Slot.number)).execution_options(populate_existing=True)))


def enter_appointment(
    tx: Tx, session: ClinicSession, slot: Slot, resident_id: str, *, referral_id: str = "", waited: bool = False
) -> Appointment:
    """Gives a slot of a session that is held to somebody."""
    slot.status = "BOOKED"
    made = Appointment(
        no=draw("A", 12),
        session_id=session.id,
        number=slot.number,
        resident_id=resident_id,
        county=session.county,
        institution_id=session.institution_id,
        starts_at=slot.starts_at,
        status="BOOKED",
        referral_id=referral_id,
        waited=waited,
        booked_at=tx.now,
        booked_by=tx.actor.subject,
    )
    tx.session.add_all([slot, made])
    event = events.AppointmentBooked(
        appointment_no=made.no,
        session_id=session.id,
        institution_id=session.institution_id,
        resident_id=resident_id,
        county=session.county,
        from_waiting_list=waited,
    )
    tx.emit(made.no, event)
    return made


def end_appointment(tx: Tx, appointment: Appointment) -> None:
    """Marks an appointment cancelled and tells it."""
    appointment.status, appointment.released_at, appointment.ended_by = "CANCELLED", tx.now, tx.actor.subject
    tx.session.add(appointment)
    told = {"appointment_no": appointment.no, "session_id": appointment.session_id, "county": appointment.county}
    tx.emit(appointment.no, events.AppointmentCancelled(**told, resident_id=appointment.resident_id))


def no_such_session() -> NotFound:
    """There is no session of that id."""
    return NotFound("health.no-such-session", "没有这次出诊", "no such session")


def session_over() -> NotPossibleNow:
    """The session takes nothing any more."""
    return NotPossibleNow("health.session-over", "本次出诊已开始或已停诊", "the session has begun or is cancelled")

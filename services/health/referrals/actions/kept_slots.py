"""The slot that is kept for somebody who is referred upwards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import DomainError
from services.health.appointments.actions import booking, slots, waiting
from services.health.appointments.models import Appointment, ClinicSession, Slot

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.health.referrals.models import Referral

_SESSIONS_TRIED = 20


def keep_slot(tx: Tx, referral: Referral) -> str:
    """The earliest slot of the clinic that the person may have within the referral's time; empty if there is none.

    An urgent patient without one is received at once: the emergency room needs no slot.
    """
    query = select(ClinicSession).where(
        col(ClinicSession.institution_id) == referral.to_institution,
        col(ClinicSession.clinic) == referral.clinic,
        col(ClinicSession.status) == "OPEN",
        col(ClinicSession.starts_at) > tx.now,
        col(ClinicSession.starts_at) <= referral.until,
    )
    soonest = query.order_by(col(ClinicSession.starts_at), col(ClinicSession.id)).limit(_SESSIONS_TRIED)
    for session in tx.session.exec(soonest).all():
        if not slots.free_slots(tx, session.id):
            continue  # without holding what will not be used
        try:
            return booking.book_appointment(tx, session.id, referral.resident_id, referral_id=referral.id).no
        except DomainError:  # full, or the person has a slot there: the next one
            continue
    return ""


def give_slot_back(tx: Tx, referral: Referral) -> None:
    """Frees the slot that was kept, unless its time has come; it goes to whoever waits."""
    if not referral.appointment_no:
        return
    kept = tx.session.get(Appointment, referral.appointment_no)
    if kept is None:
        return
    session = slots.hold_session(tx, kept.session_id)
    tx.session.refresh(kept)
    if kept.status != "BOOKED" or tx.now >= session.starts_at:
        return
    slots.end_appointment(tx, kept)
    slot = tx.session.get(Slot, (session.id, kept.number), populate_existing=True)
    assert slot is not None
    slot.status = "FREE"
    tx.session.add(slot)
    tx.session.flush()
    waiting.fill(tx, session)

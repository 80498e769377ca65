"""The waiting list (候补): joined in order, filled in order, by itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.health.appointments import rules
from services.health.appointments.actions import slots
from services.health.appointments.law import law
from services.health.appointments.models import ClinicSession, Slot, Waiting
from services.health.people import act_for, acts_for

if TYPE_CHECKING:
    from chassis.edge import Tx


def join(tx: Tx, session_id: str, resident_id: str, mode: str, referral_id: str = "") -> Waiting:
    """Puts somebody on the waiting list of a session that has no slot left for them.

    Raises NotFound, InvalidInput naming every fault, Conflict if the person waits or is booked already, NotPossibleNow
    if there are slots, the list is full, the session over or the person blocked.
    """
    act_for(tx, resident_id)
    faults = []
    if not resident_id:
        faults.append(Fault("residentId", "health.missing", "必填", "is required"))
    if mode not in rules.MODES:
        known = "、".join(rules.MODES)
        faults.append(Fault("mode", "health.waiting-mode", f"应为 {known}", f"one of {', '.join(rules.MODES)}"))
    if faults:
        raise InvalidInput.of("health.waiting", faults)
    session = slots.hold_session(tx, session_id)
    slots.must_take_bookings(tx, session)
    slots.refuse_blocked(tx, resident_id)
    if slots.standing(tx, session_id, resident_id):
        raise Conflict("health.already-booked", "您已预约本次出诊", "this person has a slot of this session")
    waits = _in_order(tx, session_id)
    if any(one.resident_id == resident_id for one in waits):
        raise Conflict("health.already-waiting", "您已在候补队列中", "this person is on the list already")
    free = [(one.number, one.kind) for one in slots.free_slots(tx, session_id)]
    if rules.pick(free, referred=bool(referral_id)) is not None:
        raise NotPossibleNow("health.slots-left", "仍有号源，请直接预约", "there are slots left: book one")
    most = law().at("waiting-most", china_day(tx.now)).value
    if len(waits) >= most:
        raise NotPossibleNow("health.waiting-list-full", f"候补已满 {most} 人", f"{most} people wait already")
    session.places += 1
    made = Waiting(
        id=draw("W", 12),
        session_id=session_id,
        resident_id=resident_id,
        place=session.places,
        mode=mode,
        referral_id=referral_id,
        joined_at=tx.now,
    )
    tx.session.add_all([session, made])
    return made


def fill(tx: Tx, session: ClinicSession) -> None:
    """Gives the free slots of a session that is held to those who wait, in their order.

    Who is blocked, or has a slot by now, leaves the list.
    """
    if session.status != "OPEN" or tx.now >= session.starts_at:
        return
    free = {one.number: one for one in slots.free_slots(tx, session.id)}
    if not free:
        return
    waits: dict[str, Waiting] = {}
    for one in _in_order(tx, session.id):
        if one.status != "WAITING":
            continue
        if slots.block_of(tx, one.resident_id) or slots.standing(tx, session.id, one.resident_id):
            _end(tx, one, "LEFT")
        else:
            waits[one.id] = one
    order = [rules.Waiter(one.id, bool(one.referral_id), one.mode == "OFFER") for one in waits.values()]
    left = [(one.number, one.kind, one.starts_at) for one in free.values()]
    for given in rules.fills(left, order, tx.now, law(), china_day(tx.now)):
        waiter, slot = waits[given.waiter], free[given.number]
        if given.until is None:
            _fill(tx, session, waiter, slot)
            continue
        slot.status, waiter.status, waiter.number, waiter.offer_until = "HELD", "OFFERED", slot.number, given.until
        tx.session.add_all([slot, waiter])
        event = events.AppointmentOffered(waiting_id=waiter.id, session_id=session.id, resident_id=waiter.resident_id)
        event.until.FromDatetime(given.until)
        tx.emit(waiter.id, event)
    tx.session.flush()


def answer_offer(tx: Tx, waiting_id: str, *, accept: bool) -> Waiting:
    """Takes or declines a slot that is held for somebody. Raises NotFound, NotPossibleNow."""
    session, waiter = _held(tx, waiting_id)
    if waiter.status == "FILLED" and accept:
        return waiter
    if waiter.status != "OFFERED" or waiter.offer_until is None or tx.now > waiter.offer_until:
        raise NotPossibleNow(
            "health.no-offer", "没有待确认的候补号源，或已过时限", "no offer stands, or it has run out"
        )
    slot = _slot(tx, waiter)
    if accept:
        _fill(tx, session, waiter, slot)
    else:
        _decline(tx, session, waiter, slot, "LEFT")
    return waiter


def leave(tx: Tx, waiting_id: str) -> Waiting:
    """Leaves the list; a slot held goes to the next. Raises NotFound."""
    session, waiter = _held(tx, waiting_id)
    if waiter.status == "OFFERED":
        _decline(tx, session, waiter, _slot(tx, waiter), "LEFT")
    elif waiter.status == "WAITING":
        _end(tx, waiter, "LEFT")
    return waiter


def read(tx: Tx, waiting_id: str) -> tuple[Waiting, int]:
    """Somebody's place on a list, and how many wait before them. Residents read their own. Raises NotFound."""
    found = tx.session.get(Waiting, waiting_id)
    if found is None or not acts_for(tx, found.resident_id):
        raise _nobody_waits()
    return found, ahead_of(tx, found)


def ahead_of(tx: Tx, waiter: Waiting) -> int:
    """How many wait before somebody; 0 for who does not wait any more."""
    if waiter.ended_at is not None:
        return 0
    before = (col(Waiting.session_id) == waiter.session_id, col(Waiting.place) < waiter.place)
    query = select(func.count()).select_from(Waiting).where(*before, col(Waiting.ended_at).is_(None))
    return tx.session.exec(query).one()


def expire_offers(tx: Tx) -> bool:
    """An offer nobody answered goes to the next; True while there may be more: one a transaction."""
    late = (col(Waiting.status) == "OFFERED", col(Waiting.offer_until) < tx.now)
    found = tx.session.exec(select(Waiting).where(*late).order_by(col(Waiting.offer_until)).limit(1)).all()
    for seen in found:
        session = slots.hold_session(tx, seen.session_id)
        tx.session.refresh(seen)
        if seen.status == "OFFERED" and seen.offer_until is not None and seen.offer_until < tx.now:
            _decline(tx, session, seen, _slot(tx, seen), "PASSED")
    return bool(found)


def close_list(tx: Tx, session_id: str) -> None:
    """Nobody waits for this session any more."""
    for one in _in_order(tx, session_id):
        _end(tx, one, "CLOSED")


def length(tx: Tx, session_id: str) -> int:
    """How many wait."""
    mine = (col(Waiting.session_id) == session_id, col(Waiting.ended_at).is_(None))
    return tx.session.exec(select(func.count()).select_from(Waiting).where(*mine)).one()


def _fill(tx: Tx, session: ClinicSession, waiter: Waiting, slot: Slot) -> None:
    made = slots.enter_appointment(tx, session, slot, waiter.resident_id, referral_id=waiter.referral_id, waited=True)
    waiter.appointment_no, waiter.number = made.no, slot.number
    _end(tx, waiter, "FILLED")


def _decline(tx: Tx, session: ClinicSession, waiter: Waiting, slot: Slot, status: str) -> None:
    slot.status, waiter.number = "FREE", None
    tx.session.add(slot)
    _end(tx, waiter, status)
    tx.session.flush()
    fill(tx, session)


def _end(tx: Tx, waiter: Waiting, status: str) -> None:
    waiter.status, waiter.ended_at = status, tx.now
    tx.session.add(waiter)


def _slot(tx: Tx, waiter: Waiting) -> Slot:
    slot = tx.session.get(Slot, (waiter.session_id, waiter.number), populate_existing=True)
    assert slot is not None
    return slot


def _in_order(tx: Tx, session_id: str) -> list[Waiting]:
    mine = (col(Waiting.session_id) == session_id, col(Waiting.ended_at).is_(None))
    query = select(Waiting).where(*mine).order_by(col(Waiting.place))
    return list(tx.session.exec(query.execution_options(populate_existing=True)))


def _held(tx: Tx, waiting_id: str) -> tuple[ClinicSession, Waiting]:
    seen, _ = read(tx, waiting_id)
    session = slots.hold_session(tx, seen.session_id)
    tx.session.refresh(seen)
    return session, seen


def _nobody_waits() -> NotFound:
    return NotFound("health.no-such-waiting", "候补队列中没有这一条", "nobody of that number waits")

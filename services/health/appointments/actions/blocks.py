"""Blocks for appointments missed (爽约), and the appeal against them."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.health.appointments import rules
from services.health.appointments.law import law
from services.health.appointments.models import Appointment, BookingBlock
from services.health.network.actions import health_staff
from services.health.people import act_for, acts_for

if TYPE_CHECKING:
    from chassis.edge import Tx

_MOST_SHOWN = 200


def block_if_due(tx: Tx, missed: Appointment) -> None:
    """Blocks the person of an appointment just missed, if that was one too many. A missed one counts once."""
    today = china_day(tx.now)
    before = tx.session.exec(select(BookingBlock).where(col(BookingBlock.resident_id) == missed.resident_id)).all()
    mine = (col(Appointment.resident_id) == missed.resident_id, col(Appointment.status) == "NO_SHOW")
    found = [(one.no, china_day(one.starts_at)) for one in tx.session.exec(select(Appointment).where(*mine))]
    block = rules.block_after(found, [no for one in before for no in one.missed], today, law())
    if block is None or any(one.from_day == block.from_day for one in before):
        return
    made = BookingBlock(
        id=draw("B", 12),
        resident_id=missed.resident_id,
        county=missed.county,
        from_day=block.from_day,
        until_day=block.until_day,
        missed=list(block.missed),
    )
    tx.session.add(made)
    tx.session.flush()
    event = events.BookingBlocked(block_id=made.id, resident_id=made.resident_id, county=made.county)
    event.until = made.until_day.isoformat()
    tx.emit(made.id, event)


def list_blocks(tx: Tx, resident_id: str, *, appealed: bool) -> list[BookingBlock]:
    """A resident's blocks, the newest first; for staff without a resident those whose appeal is open."""
    query = select(BookingBlock).order_by(col(BookingBlock.from_day).desc(), col(BookingBlock.id)).limit(_MOST_SHOWN)
    who = resident_id or (tx.actor.subject if tx.actor.role == "resident" else "")
    act_for(tx, who)
    if who:
        query = query.where(col(BookingBlock.resident_id) == who)
    if appealed or not who:
        query = query.where(col(BookingBlock.appealed_at).is_not(None), col(BookingBlock.decided_at).is_(None))
    return list(tx.session.exec(query))


def appeal(tx: Tx, block_id: str, reason: str) -> BookingBlock:
    """Appeals against a block, once. Raises NotFound, InvalidInput, NotPossibleNow."""
    block = _held(tx, block_id)
    if faults := rules.text_faults("reason", reason):
        raise InvalidInput.of("health.appeal", faults)
    until = block.from_day + timedelta(days=law().at("appeal-days", block.from_day).value)
    if block.appealed_at is not None or china_day(tx.now) > until:
        zh, en = f"已申诉过，或已过申诉期限（{until}）", f"appealed already, or the time to appeal ended on {until}"
        raise NotPossibleNow("health.no-appeal-now", zh, en)
    block.appeal, block.appealed_at = reason.strip(), tx.now
    tx.session.add(block)
    return block


def decide_appeal(tx: Tx, block_id: str, note: str, *, lift: bool) -> BookingBlock:
    """An officer decides an appeal. Raises NotFound, NotAllowed, InvalidInput, NotPossibleNow."""
    health_staff(tx)
    block = _held(tx, block_id)
    if faults := rules.text_faults("note", note):
        raise InvalidInput.of("health.appeal", faults)
    if block.appealed_at is None or block.decided_at is not None:
        raise NotPossibleNow("health.no-appeal", "没有待处理的申诉", "there is no appeal to decide")
    block.decision, block.decided_at, block.decided_by, block.lifted = note.strip(), tx.now, tx.actor.subject, lift
    tx.session.add(block)
    return block


def _held(tx: Tx, block_id: str) -> BookingBlock:
    block = tx.session.exec(select(BookingBlock).where(col(BookingBlock.id) == block_id).with_for_update()).first()
    if block is None or not acts_for(tx, block.resident_id):
        raise NotFound("health.no-such-block", "没有这条暂停预约记录", "no such block")
    return block

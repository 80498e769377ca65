"""What becomes of an emergency: recalled, confirmed, rung through, closed, read."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from civic.eldercare.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from google.protobuf.timestamp_pb2 import Timestamp
from sqlmodel import col, select

from chassis.errors import DomainError, Fault, InvalidInput, NotFound, NotPossibleNow, Unavailable
from city.days import china_day
from services.eldercare.actions import notices, tasks
from services.eldercare.actions.elders import own_or_staff
from services.eldercare.actions.reads import log_reads
from services.eldercare.law import law
from services.eldercare.models import Emergency, Notice
from services.eldercare.rules import sos as rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx

_AT_ONCE = 100


def recall_sos(tx: Tx, emergency_id: str, reason: str) -> Emergency:
    """Nobody needs to come. Saying it twice changes nothing. Raises NotFound, InvalidInput, NotPossibleNow."""
    if reason not in rules.RECALLS:
        told = f"应为 {'、'.join(rules.RECALLS)} 之一", f"one of {', '.join(rules.RECALLS)}"
        raise InvalidInput.of("eldercare.recall", [Fault("reason", "eldercare.recall-reason", *told)])
    emergency = _for_change(tx, emergency_id)
    if emergency.state == rules.RECALLED:
        return emergency
    _still_open(emergency)
    end(tx, emergency, rules.RECALLED, reason)
    recalled = events.SosRecalled(emergency_id=emergency.id, reason=reason, at=stamp(tx.now))
    tx.emit(emergency.id, recalled)
    return emergency


def confirm_sos(tx: Tx, emergency_id: str) -> Emergency:
    """Help is needed: the next in the chain is rung now. Raises NotFound, NotPossibleNow."""
    emergency = _for_change(tx, emergency_id)
    _still_open(emergency)
    emergency.state = rules.moved(emergency.state, rules.CONFIRMED)
    if emergency.next_step_at is not None:
        emergency.next_step_at = tx.now
        advance(tx, emergency)
    tx.session.add(emergency)
    return emergency


def close_sos(tx: Tx, emergency_id: str, outcome: str) -> Emergency:
    """The station saw to it itself. Raises NotFound, InvalidInput, NotPossibleNow if safety has it in hand."""
    if outcome not in rules.CLOSINGS:
        told = f"应为 {'、'.join(rules.CLOSINGS)} 之一", f"one of {', '.join(rules.CLOSINGS)}"
        raise InvalidInput.of("eldercare.close", [Fault("outcome", "eldercare.close-outcome", *told)])
    emergency = _for_change(tx, emergency_id)
    if emergency.state == rules.CLOSED:
        return emergency
    _still_open(emergency)
    if emergency.incident_id:
        zh, en = "公共安全部门正在处置，由其办结", "public safety has an incident for it and closes it"
        raise NotPossibleNow("eldercare.safety-has-it", zh, en)
    close(tx, emergency, outcome)
    return emergency


def close(tx: Tx, emergency: Emergency, outcome: str) -> None:
    """The emergency is over: the family is told, and the care plan is looked at again unless nothing had happened."""
    end(tx, emergency, rules.CLOSED, outcome)
    tell_family(tx, emergency, "CLOSED")
    if outcome not in ("FALSE_ALARM", "MERGED"):
        due = events.CareReviewDue(
            resident_id=emergency.resident_id, emergency_id=emergency.id, county=emergency.county
        )
        tx.emit(emergency.resident_id, due)
        place = (emergency.county, emergency.town)
        zh, en = "紧急求助办结后须重新评估并调整照护计划", "after an emergency: assess again and look at the care plan"
        tasks.open_task(tx, tasks.REASSESSMENT, emergency.resident_id, emergency.resident_id, place, zh=zh, en=en)


def read_emergency(tx: Tx, emergency_id: str) -> tuple[Emergency, Sequence[Notice]]:
    """An emergency and who was told; the read is logged. Raises NotFound, InvalidInput without a purpose."""
    emergency = tx.session.get(Emergency, emergency_id)
    if emergency is None or not own_or_staff(tx, emergency.resident_id):
        raise _no_such_emergency()
    log_reads(tx, [emergency.resident_id], "emergency")
    told = select(Notice).where(Notice.about == emergency_id).order_by(col(Notice.entered_at), col(Notice.id))
    return emergency, tx.session.exec(told).all()


def person_of(tx: Tx, emergency: Emergency) -> registry_pb2.Resident | None:
    """Who it is, from the registry; None if it did not answer: whoever drives there cannot wait for it."""
    asked = registry_pb2.GetResidentRequest(resident_id=emergency.resident_id)
    try:
        person: registry_pb2.Resident = tx.ask("GetResident", asked, tx.actor.purpose or "紧急救助 an emergency")
    except (Unavailable, DomainError):
        return None
    return person


def ring_the_next(tx: Tx) -> bool:
    """Job: where nobody has confirmed, recalled or sent anybody in time, the next in the chain is rung.

    Needs no other department. True if there may be more.
    """
    due = select(Emergency).where(col(Emergency.closed_at).is_(None), col(Emergency.next_step_at).is_not(None))
    due = due.where(col(Emergency.next_step_at) <= tx.now).order_by(col(Emergency.next_step_at)).limit(_AT_ONCE)
    found = tx.session.exec(due.with_for_update(skip_locked=True)).all()
    for emergency in found:
        advance(tx, emergency)
    return len(found) == _AT_ONCE


def let_lapse(tx: Tx) -> bool:
    """Job: an emergency nobody ended is given to people as a task, so that the next press is a new one."""
    hours = law().at("sos-lapses-after", china_day(tx.now)).value
    old = select(Emergency).where(
        col(Emergency.closed_at).is_(None), col(Emergency.raised_at) < tx.now - timedelta(hours=hours)
    )
    found = tx.session.exec(old.limit(_AT_ONCE).with_for_update(skip_locked=True)).all()
    for emergency in found:
        end(tx, emergency, rules.LAPSED, "NOBODY_ENDED_IT")
        place, who = (emergency.county, emergency.town), emergency.resident_id
        zh, en = f"求助 {hours} 小时无人办结，请回拨", f"nobody ended the emergency in {hours} hours: ring back"
        tasks.open_task(tx, tasks.RING_BACK, emergency.device_id or who, who, place, zh=zh, en=en)
    return len(found) == _AT_ONCE


def tell_family(tx: Tx, emergency: Emergency, what: str) -> None:
    """Enters the notices and announces it; nothing is announced where there is no contact."""
    about = {"resident_id": emergency.resident_id, "county": emergency.county}
    contacts = notices.tell(tx, notices.FAMILY, what, emergency.id, **about)
    if contacts:
        told = events.FamilyTold(emergency_id=emergency.id, what=what, contacts=contacts, at=stamp(tx.now))
        tx.emit(emergency.id, told)


def open_emergency(tx: Tx, emergency_id: str) -> Emergency | None:
    """An emergency that is still open, locked; None if there is none or it has ended."""
    emergency = tx.session.get(Emergency, emergency_id, with_for_update=True)
    return emergency if emergency is not None and emergency.closed_at is None else None


def ring(tx: Tx, emergency: Emergency, channel: str, what: str) -> None:
    """Rings one link of the chain."""
    if channel == notices.FAMILY:
        tell_family(tx, emergency, what)
    else:
        about = {"resident_id": emergency.resident_id, "county": emergency.county}
        notices.tell(tx, channel, what, emergency.id, **about)


def stamp(moment: datetime) -> Timestamp:
    """A moment as protobuf has it."""
    found = Timestamp()
    found.FromDatetime(moment)
    return found


def advance(tx: Tx, emergency: Emergency) -> None:
    """Rings everything that is due; what was due long ago (we were down) is rung now, in its order."""
    chain = rules.steps(law(), tx.now)
    while emergency.next_step < len(chain) and emergency.next_step_at is not None and emergency.next_step_at <= tx.now:
        step = chain[emergency.next_step]
        ring(tx, emergency, step.channel, step.what)
        emergency.next_step += 1
        more = emergency.next_step < len(chain)
        gap = chain[emergency.next_step].after - step.after if more else timedelta()
        emergency.next_step_at = max(emergency.next_step_at + gap, emergency.raised_at) if more else None
    tx.session.add(emergency)


def end(tx: Tx, emergency: Emergency, state: str, outcome: str) -> None:
    """Whatever ends it: nobody else is rung."""
    emergency.state, emergency.outcome, emergency.closed_at, emergency.next_step_at = state, outcome, tx.now, None
    tx.session.add(emergency)


def _for_change(tx: Tx, emergency_id: str) -> Emergency:
    emergency = tx.session.get(Emergency, emergency_id, with_for_update=True)
    if emergency is None or not own_or_staff(tx, emergency.resident_id):
        raise _no_such_emergency()
    log_reads(tx, [emergency.resident_id], "emergency", "处置紧急求助 an emergency")
    return emergency


def _still_open(emergency: Emergency) -> None:
    if emergency.closed_at is not None:
        raise NotPossibleNow("eldercare.emergency-over", "求助已经结束", "the emergency is over")


def _no_such_emergency() -> NotFound:
    return NotFound("eldercare.no-such-emergency", "没有这次求助", "no such emergency")

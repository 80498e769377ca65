"""Referrals on their way: sent with a slot kept, accepted, received, answered, sent back."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.decisions import Reason
from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.health.appointments.models import ClinicSession
from services.health.family.actions.tasks import open_task
from services.health.network.actions import find_institution, speak_for
from services.health.network.models import Institution
from services.health.people import acts_for
from services.health.referrals import rules
from services.health.referrals.actions import kept_slots
from services.health.referrals.law import law
from services.health.referrals.models import Referral

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx

EVERY_SECONDS = 60.0
_MOST_SHOWN = 500


@dataclass(frozen=True)
class Told:
    """What is said when somebody is referred."""

    direction: str
    resident_id: str
    from_institution: str
    to_institution: str
    clinic: str = ""
    measures: Mapping[str, float] = field(default_factory=dict)
    symptoms: Sequence[str] = ()
    summary: str = ""
    returns: str = ""


def assess(tx: Tx, measures: Mapping[str, float], symptoms: Sequence[str]) -> rules.Assessment:
    """What the decision table says. Keeps nothing. Raises InvalidInput naming every fault."""
    today = china_day(tx.now)
    if faults := rules.told_faults(measures, symptoms, law(), today):
        raise InvalidInput.of("health.referral", faults)
    return rules.assess(measures, symptoms, law(), today)


def send(tx: Tx, told: Told) -> Referral:
    """Refers somebody: keeps a slot of the clinic for them on the way up, tells the team at home on the way down.

    A doctor may refer where the table does not: the summary then says why. On the way down the table must allow it.
    Raises NotFound, NotAllowed, InvalidInput naming every fault, Conflict if one is under way, NotPossibleNow if the
    person may not go down yet.
    """
    today = china_day(tx.now)
    sender = speak_for(tx, told.from_institution)
    receiver = find_institution(tx, told.to_institution)
    faults = rules.route_faults(told.direction, sender.level, receiver.level, same=sender.id == receiver.id)
    faults += rules.told_faults(told.measures, told.symptoms, law(), today)
    faults += rules.text_faults("summary", told.summary)
    needed = [("residentId", told.resident_id)] + ([("clinic", told.clinic)] if told.direction == rules.UP else [])
    faults += [Fault(name, "health.missing", "必填", "is required") for name, value in needed if not value]
    if faults:
        raise InvalidInput.of("health.referral", faults)
    decided = _decided(tx, told)
    _refuse_second(tx, told)
    hours = law().at("arrive-within-hours", today).value[decided.urgency]
    made = Referral(
        id=draw("R", 12),
        direction=told.direction,
        resident_id=told.resident_id,
        from_institution=sender.id,
        to_institution=receiver.id,
        county=receiver.county,
        clinic=told.clinic,
        urgency=decided.urgency,
        reasons=[vars(reason) for reason in decided.reasons],
        measures=dict(told.measures),
        symptoms=list(told.symptoms),
        summary=told.summary.strip(),
        returns=told.returns,
        sent_at=tx.now,
        sent_by=tx.actor.subject,
        until=tx.now + timedelta(hours=hours),
    )
    tx.session.add(made)
    tx.session.flush()
    if made.direction == rules.UP:
        made.appointment_no = kept_slots.keep_slot(tx, made)
        _follow_up(tx, made, sender)
    else:
        _tell_home(tx, made, receiver)
    tx.session.add(made)
    named = {"referral_id": made.id, "resident_id": made.resident_id, "county": made.county}
    event = events.ReferralSent(**named, direction=made.direction, urgency=made.urgency)
    event.from_institution, event.to_institution = made.from_institution, made.to_institution
    tx.emit(made.id, event)
    return made


def decide(tx: Tx, referral_id: str, note: str, *, accept: bool) -> Referral:
    """The receiving institution accepts or, with a reason, rejects; a slot kept is then free again."""
    referral = _held(tx, referral_id, receiver=True)
    if not accept and (faults := rules.text_faults("note", note)):
        raise InvalidInput.of("health.referral", faults)
    _step(tx, referral, "accept" if accept else "reject")
    referral.note = note.strip()
    if not accept:
        kept_slots.give_slot_back(tx, referral)
    return referral


def receive(tx: Tx, referral_id: str) -> Referral:
    """The patient has come. Raises NotFound, NotAllowed, NotPossibleNow."""
    referral = _held(tx, referral_id, receiver=True)
    if referral.state == "SENT":  # whoever comes is received: to take somebody in is to accept
        _step(tx, referral, "accept")
    _step(tx, referral, "receive")
    referral.received_at = tx.now
    return referral


def reply(tx: Tx, referral_id: str, summary: str) -> Referral:
    """What was found and done, for those at home. Raises NotFound, NotAllowed, InvalidInput, NotPossibleNow."""
    referral = _held(tx, referral_id, receiver=True)
    if faults := rules.text_faults("summary", summary):
        raise InvalidInput.of("health.referral", faults)
    _step(tx, referral, "reply")
    referral.reply, referral.replied_at = summary.strip(), tx.now
    return referral


def cancel(tx: Tx, referral_id: str, note: str) -> Referral:
    """The sender takes it back, or the patient does not want to. Raises as `decide`."""
    referral = _held(tx, referral_id, receiver=False)
    if faults := rules.text_faults("note", note):
        raise InvalidInput.of("health.referral", faults)
    _step(tx, referral, "cancel")
    referral.note = note.strip()
    kept_slots.give_slot_back(tx, referral)
    return referral


def read(tx: Tx, referral_id: str) -> Referral:
    """A referral. Residents read their own and their children's. Raises NotFound."""
    found = tx.session.get(Referral, referral_id)
    if found is None or not acts_for(tx, found.resident_id):
        raise NotFound("health.no-such-referral", "没有这张转诊单", "no such referral")
    return found


def worklist(tx: Tx, institution_id: str, state: str) -> list[Referral]:
    """What waits at a receiving institution, urgent ones first. Raises NotFound, NotAllowed."""
    speak_for(tx, institution_id)
    states = [state] if state else ["SENT", "ACCEPTED", "RECEIVED"]
    mine = (col(Referral.to_institution) == institution_id, col(Referral.state).in_(states))
    query = select(Referral).where(*mine).order_by(col(Referral.urgency).desc(), col(Referral.until))
    return list(tx.session.exec(query.limit(_MOST_SHOWN)))


def opens_slot(tx: Tx, referral_id: str, resident_id: str, session_id: str) -> None:
    """Raises NotPossibleNow unless the referral opens the slots kept for the referred in a session to this person."""
    referral, session = tx.session.get(Referral, referral_id), tx.session.get(ClinicSession, session_id)
    fits = (
        referral is not None
        and session is not None
        and referral.resident_id == resident_id
        and referral.to_institution == session.institution_id
        and referral.state in {"SENT", "ACCEPTED"}
        and tx.now <= referral.until
    )
    if not fits:
        zh, en = "转诊单不适用于本人、本机构，或已失效", "the referral is not for this person and place, or is over"
        raise NotPossibleNow("health.referral-does-not-fit", zh, en)


def expire(tx: Tx) -> bool:
    """Ends a referral whose patient did not come, and has those at home ask why; True while there may be more.

    One a transaction: it holds the session of its slot, and nobody should hold two in an order of their own.
    """
    late = (col(Referral.state).in_(["SENT", "ACCEPTED"]), col(Referral.until) < tx.now)
    query = select(Referral).where(*late).order_by(col(Referral.id)).limit(1)
    found = tx.session.exec(query.with_for_update(skip_locked=True)).all()
    for referral in found:
        _step(tx, referral, "expire")
        kept_slots.give_slot_back(tx, referral)
        sender = find_institution(tx, referral.from_institution)
        reason = Reason("health.referral-not-come", "转诊后未就诊", "did not come after a referral", rules.LEGAL)
        _task(tx, "REFERRAL_NOT_COME", referral, sender, (reason,))
    return bool(found)


def _decided(tx: Tx, told: Told) -> rules.Assessment:
    today = china_day(tx.now)
    if told.direction == rules.DOWN:
        found = rules.may_go_down(told.measures, law(), today)
        if found.urgency == rules.NOT_NEEDED:
            zh, en = "尚不符合下转条件", "not yet fit to go back to the community"
            why = "；".join(reason.zh for reason in found.reasons)
            raise NotPossibleNow("health.not-fit-to-go-down", f"{zh}{'：' if why else ''}{why}", en)
        return found
    found = rules.assess(told.measures, told.symptoms, law(), today)
    if found.urgency != rules.NOT_NEEDED:
        return found
    # The table does not ask for it: the doctor's own judgement, which the summary gives.
    zh, en = "医生判断需要转诊，理由见转诊摘要", "the doctor's own judgement, see the summary"
    return rules.Assessment(rules.ADVISED, (Reason("health.referral-by-judgement", zh, en, rules.LEGAL),))


def _refuse_second(tx: Tx, told: Told) -> None:
    same = select(Referral).where(
        col(Referral.resident_id) == told.resident_id,
        col(Referral.from_institution) == told.from_institution,
        col(Referral.to_institution) == told.to_institution,
        col(Referral.state).in_(["SENT", "ACCEPTED"]),
    )
    if known := tx.session.exec(same).first():
        then = f"/v1/health/referrals/{known.id}"
        raise Conflict("health.referral-under-way", "已有进行中的转诊", "a referral is under way", then=then)


def _follow_up(tx: Tx, referral: Referral, sender: Institution) -> None:
    days = law().at("follow-up-days", china_day(tx.now))
    zh, en = f"上转后 {days.value} 天内随访", f"ask within {days.value} days how the referral went"
    reason = Reason("health.referral-follow-up", zh, en, rules.LEGAL, **days.cited())
    _task(tx, "REFERRAL_FOLLOW_UP", referral, sender, (reason,), days.value)


def _tell_home(tx: Tx, referral: Referral, receiver: Institution) -> None:
    reason = Reason("health.referral-down", "上级医院下转，请接续管理", "sent back: take over the care", rules.LEGAL)
    _task(tx, "REFERRAL_DOWN", referral, receiver, (reason,))


def _task(tx: Tx, kind: str, referral: Referral, at: Institution, reasons: tuple[Reason, ...], days: int = 7) -> None:
    open_task(
        tx,
        kind,
        referral.id,
        resident_id=referral.resident_id,
        county=at.county,
        town=at.town,
        due_on=china_day(tx.now) + timedelta(days=days),
        reasons=reasons,
    )


def _held(tx: Tx, referral_id: str, *, receiver: bool) -> Referral:
    found = tx.session.exec(select(Referral).where(col(Referral.id) == referral_id).with_for_update()).first()
    if found is None:
        raise NotFound("health.no-such-referral", "没有这张转诊单", "no such referral")
    speak_for(tx, found.to_institution if receiver else found.from_institution)
    return found


def _step(tx: Tx, referral: Referral, what: str) -> None:
    state = rules.step(referral.state, what)
    if state is None:
        zh = f"转诊单当前状态为 {referral.state}，不能这样办理"
        raise NotPossibleNow("health.referral-state", zh, f"the referral is {referral.state}: this cannot be done now")
    referral.state = state
    tx.session.add(referral)
    named = {"referral_id": referral.id, "resident_id": referral.resident_id, "county": referral.county}
    tx.emit(referral.id, events.ReferralChanged(**named, state=state))

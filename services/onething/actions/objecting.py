"""Objections to what is on public notice: filed by anybody, read by who decides anew."""

from __future__ import annotations

import hmac
from dataclasses import asdict
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.decisions import Reason
from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from chassis.signing import ALGORITHM, digest
from city.calendar import day_of
from services.onething import clock, rules
from services.onething.actions.cases import CITY
from services.onething.actions.holding import lock_mandates, no_mandate
from services.onething.actions.moving import assign, move
from services.onething.actions.publicity import OBJECTED, OPEN, told_ended
from services.onething.actions.timing import keep_time
from services.onething.clock_models import Notice, Objection
from services.onething.desks import rows
from services.onething.law import law
from services.onething.store import CaseState, ItemState, find, log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

AT_MOST = 200


def file_objection(tx: Tx, notice_id: str, reason: str) -> Objection:
    """Objects to what is shown. The first objection ends the notice; more are taken in until its last day.

    Raises NotFound, InvalidInput without a reason, NotPossibleNow when it is over, Conflict with the own first one.
    """
    notice = tx.session.get(Notice, notice_id)
    if notice is None:
        raise NotFound("onething.no-such-notice", "没有这项公示", "no such public notice")
    case = find(tx, notice.case_id, lock=True)
    assert case is not None
    # Whoever had the case until now may have ended the notice.
    tx.session.refresh(notice)
    today = day_of(tx.now)
    most = law().at("longest-objection", today).value
    faults = []
    if not reason.strip():
        faults.append(
            Fault("reason", "onething.objection-needs-reason", "请写明异议理由", "say what speaks against it")
        )
    if len(reason) > most:
        faults.append(Fault("reason", "onething.objection-too-long", f"最多 {most} 个字", f"at most {most} characters"))
    if faults:
        raise InvalidInput.of("onething.objection", faults)
    item = case.items[notice.item_id.removeprefix(f"{case.id}-")]
    open_to_it = {OPEN: rules.SHOWN, OBJECTED: frozenset({rules.WAITING_OFFICER, rules.UNDOING})}
    standing = item.status in open_to_it.get(notice.state, ())
    if not standing or today > notice.last_on:
        raise NotPossibleNow("onething.notice-over", "公示已经结束", "this public notice is over")
    objection_id = new_id()
    objection = Objection(
        id=objection_id,
        notice_id=notice.id,
        item_id=item.id,
        once=f"{notice.id} {tx.actor.subject if tx.actor.role == 'resident' else objection_id}",
        reason=reason,
        filed_by=f"{tx.actor.role}:{tx.actor.subject}",
        filed_at=tx.now,
    )
    if first := tx.session.exec(select(Objection).where(Objection.once == objection.once)).first():
        told = f"您已于 {day_of(first.filed_at)} 提出异议"
        raise Conflict("onething.already-objected", told, f"you objected on {day_of(first.filed_at)}")
    tx.session.add(objection)
    salt = hmac.digest(tx.keyring.secret("objection"), objection.id.encode(), ALGORITHM)
    if notice.state == OPEN:
        _back_to_the_officer(tx, case, item, notice, digest(salt + reason.encode()))
    else:
        log(tx, case, "publicity_objected", item, inputs=digest(salt + reason.encode()))
    return objection


def objected() -> list[dict[str, str]]:
    """Why an item is at the officer again. What was objected is not told here: the applicant reads this too."""
    told = ("公示期间有异议，须调查核实后重新决定", "somebody objected; it is to be looked into and decided anew")
    return [asdict(Reason("onething.objected", *told))]


def _back_to_the_officer(tx: Tx, case: CaseState, item: ItemState, notice: Notice, said: str) -> None:
    notice.state = OBJECTED
    tx.session.add(notice)
    today, step = day_of(tx.now).isoformat(), case.entry.steps[item.key]
    # The notice ends today; the clock goes on tomorrow.
    showing = {"kind": clock.PUBLICITY, "first": notice.first_on.isoformat(), "last": notice.last_on.isoformat()}
    item.stops = [{**stop, "last": today} if stop == showing else stop for stop in item.stops]
    taken_back = item.status == rules.HELD and step.node.compensable
    item.reasons = objected()
    if taken_back:
        log(tx, case, "publicity_objected", item, status=rules.HELD, inputs=said)
        item.attempt += 1
        assign(tx, case, item, undo=True)
    else:
        item.status = rules.WAITING_OFFICER
        keep_time(tx, item, step)
        log(tx, case, "publicity_objected", item, inputs=said)
    told_ended(tx, notice)
    move(tx, case)


def was_objected(tx: Tx, item: ItemState) -> bool:
    """Whether what was undone just now was undone because of an objection."""
    query = select(Notice.id).where(
        Notice.item_id == item.id, Notice.state == OBJECTED, Notice.id == f"{item.id}-{item.attempt - 1}"
    )
    return tx.session.exec(query).first() is not None


def list_objections(tx: Tx, item_id: str) -> Sequence[Objection]:
    """What was objected in an item of the actor's department and county, or under its town's mandate, the newest first.

    Raises NotFound, NotAllowed.
    """
    case_id, _, key = item_id.partition("-")
    case = find(tx, case_id)
    if case is None or key not in case.items:
        raise NotFound("onething.no-such-item", "没有这个事项", "no such item")
    item, actor = case.items[key], tx.actor
    if actor.town:
        matter = rows.matter(case.one_thing_id, key)
        allowed = rows.seat(case) == actor.town and bool(lock_mandates(tx, matter, [actor.town]))
    else:
        allowed = actor.county in {CITY, item.county} and actor.department in {"", item.department}
    if not allowed:
        raise no_mandate()
    query = select(Objection).where(Objection.item_id == item.id)
    return tx.session.exec(query.order_by(col(Objection.filed_at).desc(), col(Objection.id)).limit(AT_MOST)).all()

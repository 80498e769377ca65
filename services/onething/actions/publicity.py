"""Public notice (公示) of what is to be granted: it begins by itself, its days pass, or somebody objects.

Where an item of the catalogue declares `publicity`, a favourable proposal does not take effect at once. An officer's
is kept until the notice is over, and goes to the department then (PROPOSED). A department that granted by rule is
heard, but its grant counts once the notice is over (HELD). The clock of the item stands meanwhile. An objection ends
the notice: a held grant that can be undone is undone, and the item goes back to an officer, whose decision then is not
shown a second time.
"""

from __future__ import annotations

import hmac
import logging
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from civic.registry.v1 import registry_pb2
from sqlalchemy import func, tuple_, update
from sqlmodel import col, select

from chassis.decisions import Reason
from chassis.errors import (
    Conflict,
    DomainError,
    Fault,
    InvalidInput,
    NotAllowed,
    NotFound,
    NotPossibleNow,
    Unavailable,
)
from chassis.events import new_id
from chassis.signing import ALGORITHM, digest
from city.calendar import day_of, start_of
from services.onething import clock, rules
from services.onething.actions.cases import CITY
from services.onething.actions.moving import assign, move
from services.onething.actions.sweeping import AGAIN, Due, each
from services.onething.actions.timing import keep_time
from services.onething.clock_models import Notice, Objection
from services.onething.desks import rows
from services.onething.law import law
from services.onething.store import ITEMS, CaseState, ItemState, desk, find, log, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.edge import Tx

logger = logging.getLogger(__name__)
OPEN, PASSED, OBJECTED, DROPPED = "OPEN", "PASSED", "OBJECTED", "DROPPED"
EVERY_SECONDS = 60.0
BATCH, NAMES_AT_ONCE, AT_MOST = 100, 20, 200
_PURPOSE = "公示拟办结果 public notice of what is to be granted"


def to_be_shown(tx: Tx, case: CaseState, item: ItemState) -> bool:
    """Whether a grant of the item has to be shown first: declared, and not shown yet since the item began."""
    if not case.entry.steps[item.key].publicity_days:
        return False
    query = select(Notice.id).where(Notice.item_id == item.id, col(Notice.begun_at) >= item.started_at)
    return tx.session.exec(query.limit(1)).first() is None


def show(tx: Tx, case: CaseState, item: ItemState, decision: events_pb2.OfficerDecision | None = None) -> None:
    """Begins the notice of an officer's favourable decision or, without one, of what the department has granted."""
    step = case.entry.steps[item.key]
    today = day_of(tx.now)
    stop = clock.publicity(today, step.publicity_days)
    assert stop.last is not None
    item.status = rules.PROPOSED if decision else rules.HELD
    item.finished_at, item.reasons = None, []
    item.stops = [*item.stops, {"kind": stop.kind, "first": today.isoformat(), "last": stop.last.isoformat()}]
    keep_time(tx, item, step)
    notice = Notice(
        id=f"{item.id}-{item.attempt}",
        case_id=case.id,
        item_id=item.id,
        one_thing_id=case.one_thing_id,
        county=item.county,
        department=item.department,
        first_on=today,
        last_on=stop.last,
        begun_at=tx.now,
        state=OPEN,
        next_at=start_of(stop.last + clock.DAY),
        decision=decision.SerializeToString() if decision else b"",
        resident_id=next(iter(rows.owners(case)), case.applicant),
        ask_at=tx.now,
    )
    tx.session.add(notice)
    told = Reason(
        "onething.publicity",
        f"拟予办理，公示至 {stop.last}，公示期不计入时限",
        f"to be granted; on public notice until {stop.last}, which the limit leaves out",
        step.legal_reference,
    )
    log(tx, case, "publicity_started", item, reasons=[asdict(told)])
    started = events_pb2.PublicityStarted(
        case_id=case.id,
        item_id=item.id,
        notice_id=notice.id,
        one_thing_id=case.one_thing_id,
        department=item.department,
        county=item.county,
        first_on=today.isoformat(),
        last_on=stop.last.isoformat(),
    )
    tx.emit(case.id, started, case_id=case.id)


def sweep_notices(tx: Tx) -> bool:
    """Lets take effect what was shown for its days without an objection; True while there may be more.

    One that fails is put off and logged, and hinders no other.
    """
    query = select(Notice.id, Notice.case_id).where(Notice.state == OPEN, col(Notice.next_at) <= tx.now)
    found = tx.session.exec(query.order_by(col(Notice.next_at)).limit(BATCH)).all()
    due = [Due(*row) for row in found]
    if not due:
        return False

    def let_pass(case: CaseState, notice_id: str) -> None:
        _let_pass(tx, case, notice_id)

    if failed := each(tx, due, let_pass):
        later = update(Notice).where(col(Notice.id).in_(failed)).values(next_at=tx.now + AGAIN)
        tx.session.connection().execute(later)
    return len(due) == BATCH


def _let_pass(tx: Tx, case: CaseState, notice_id: str) -> None:
    notice = tx.session.get(Notice, notice_id, populate_existing=True)
    if notice is None or notice.state != OPEN:
        return
    item = case.items[notice.item_id.removeprefix(f"{case.id}-")]
    notice.state = PASSED if item.status in rules.SHOWN else DROPPED
    tx.session.add(notice)
    if notice.state == DROPPED:
        return
    told = Reason("onething.publicity-passed", "公示期满无异议", "shown for its days, and nobody objected")
    if item.status == rules.HELD:
        item.status, item.finished_at = rules.GRANTED, tx.now
        keep_time(tx, item, case.entry.steps[item.key])
        log(tx, case, "publicity_passed", item, reasons=[asdict(told)])
        move(tx, case)
    else:
        log(tx, case, "publicity_passed", item, reasons=[asdict(told)], products=[])
        assign(tx, case, item, officer=events_pb2.OfficerDecision.FromString(notice.decision))
        move(tx, case)
    _told_ended(tx, notice)


def _told_ended(tx: Tx, notice: Notice) -> None:
    ended = events_pb2.PublicityEnded(
        case_id=notice.case_id,
        item_id=notice.item_id,
        notice_id=notice.id,
        department=notice.department,
        county=notice.county,
        objected=notice.state == OBJECTED,
    )
    tx.emit(notice.case_id, ended, case_id=notice.case_id)


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
    _told_ended(tx, notice)
    move(tx, case)


def was_objected(tx: Tx, item: ItemState) -> bool:
    """Whether what was undone just now was undone because of an objection."""
    query = select(Notice.id).where(
        Notice.item_id == item.id, Notice.state == OBJECTED, Notice.id == f"{item.id}-{item.attempt - 1}"
    )
    return tx.session.exec(query).first() is not None


def list_notices(
    tx: Tx, county: str, one_thing_id: str, size: int, after: tuple[date, str] | None
) -> tuple[Sequence[tuple[CaseState, ItemState, Notice]], int]:
    """What is shown today, what ends first at the top, and how much there is."""
    shown: list[Any] = [
        Notice.state == OPEN,
        Notice.last_on >= day_of(tx.now),
        ITEMS.c.status.in_(sorted(rules.SHOWN)),
    ]
    if county:
        shown.append(Notice.county == county)
    if one_thing_id:
        shown.append(Notice.one_thing_id == one_thing_id)
    counting = select(func.count()).select_from(Notice).join(ITEMS, ITEMS.c.id == Notice.item_id).where(*shown)
    total = tx.session.exec(counting).one()
    if after:
        shown.append(tuple_(col(Notice.last_on), col(Notice.id)) > tuple_(*after))
    query = select(Notice).join(ITEMS, ITEMS.c.id == Notice.item_id).where(*shown)
    page = tx.session.exec(query.order_by(col(Notice.last_on), col(Notice.id)).limit(size)).all()
    if page:
        read(tx, {notice.case_id for notice in page}, lock=False)
    cases = desk(tx).cases
    return [(c := cases[n.case_id], c.items[n.item_id.removeprefix(f"{c.id}-")], n) for n in page], total


def list_objections(tx: Tx, item_id: str) -> Sequence[Objection]:
    """What was objected in an item of the actor's department and county, the newest first.

    Raises NotFound, NotAllowed.
    """
    case_id, _, key = item_id.partition("-")
    case = find(tx, case_id)
    if case is None or key not in case.items:
        raise NotFound("onething.no-such-item", "没有这个事项", "no such item")
    item, actor = case.items[key], tx.actor
    if actor.county not in {CITY, item.county} or actor.department not in {"", item.department}:
        raise NotAllowed("onething.no-mandate", "您没有办理该事项的权限", "another department's or county's item")
    query = select(Objection).where(Objection.item_id == item.id)
    return tx.session.exec(query.order_by(col(Objection.filed_at).desc(), col(Objection.id)).limit(AT_MOST)).all()


def learn_names(tx: Tx) -> bool:
    """Asks the registry for the names of those who are shown, and keeps the first character; True while there are more.

    Apart from the decision itself, which must not wait for another department. Without an answer it asks again later.
    """
    query = select(Notice).where(Notice.state == OPEN, col(Notice.ask_at) <= tx.now).order_by(col(Notice.ask_at))
    found = tx.session.exec(query.limit(NAMES_AT_ONCE)).all()
    for notice in found:
        name = ""
        try:
            if notice.resident_id:
                tx.case_id = notice.case_id
                asked = registry_pb2.GetResidentRequest(resident_id=notice.resident_id)
                name = tx.ask("GetResident", asked, _PURPOSE).name
        except NotFound:
            logger.warning("notice %s is about nobody the registry knows", notice.id)
        except (DomainError, Unavailable) as error:
            logger.warning("the name for notice %s: %s", notice.id, error)
            notice.ask_at = tx.now + AGAIN
            tx.session.add(notice)
            continue
        notice.name_masked, notice.ask_at = f"{name[:1]}*" if name else "", None
        tx.session.add(notice)
    return len(found) == NAMES_AT_ONCE

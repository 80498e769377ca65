"""Promises after they were signed: reminded of, escalated, found kept or broken, made good."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2
from sqlalchemy import func, tuple_, update
from sqlmodel import col, select

from chassis.db import is_down
from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.calendar import day_of, start_of
from city.places import CITY_CODE as CITY
from services.onething.actions import handing
from services.onething.actions.cases import look_up_case
from services.onething.models import Base
from services.onething.papers import promises
from services.onething.papers.limits import law
from services.onething.papers.models import PromiseGiven
from services.onething.store import desk, find, log, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.edge import Tx
    from services.onething.catalogue import Material
    from services.onething.store import CaseState

logger = logging.getLogger(__name__)
EVERY_SECONDS = 60.0
BATCH = 100
AGAIN = timedelta(minutes=30)
_PROMISES = Base.metadata.tables["promises"]


def of_case(tx: Tx, case_id: str) -> tuple[CaseState, Sequence[PromiseGiven]]:
    """The promises of a case that the actor may know of. Raises NotFound."""
    case = look_up_case(tx, case_id)
    query = select(PromiseGiven).where(PromiseGiven.case_id == case.id).order_by(col(PromiseGiven.id))
    return case, tx.session.exec(query).all()


def material_of(case: CaseState, promise: PromiseGiven) -> Material:
    """The catalogue's material that was promised."""
    return next(material for material in case.entry.materials if material.id == promise.material)


def bring(tx: Tx, case_id: str, promise_id: str, upload_id: str) -> tuple[CaseState, PromiseGiven]:
    """The promised paper. It becomes the case's; whether the promise was kept, an officer finds.

    Raises NotFound, InvalidInput with every fault, NotPossibleNow if the promise is not open or broken.
    """
    case = look_up_case(tx, case_id, lock=True)
    promise = tx.session.get(PromiseGiven, promise_id, with_for_update=True)
    if promise is None or promise.case_id != case.id:
        raise _unknown()
    if promise.status not in {promises.OPEN, promises.BROKEN}:
        told = f"该承诺已有结果：{promise.status}"
        raise NotPossibleNow("onething.promise-ended", told, f"the promise has ended: {promise.status}")
    if not promise.instead:
        raise NotPossibleNow("onething.no-paper-promised", "该承诺不涉及补交材料", "no paper was promised")
    material, given = material_of(case, promise), {promise.material: {"upload": upload_id}}
    if not upload_id:
        fault = Fault("uploadId", "onething.no-such-upload", "请填写上传的材料编号", "name an upload of yours")
        raise InvalidInput.of("onething.material", [fault])
    if found := handing.faults(tx, case.entry, case.situation, given, case.applicant, ""):
        raise InvalidInput.of("onething.material", found)
    kept = handing.keep(tx, case, given)[promise.material]
    case.materials = {**case.materials, promise.material: {**case.materials.get(promise.material, {}), **kept}}
    promise.paper_id = upload_id
    link = {
        "code": "onething.promise-paper",
        "zh": f"补交材料：{material.title['zh']}",
        "en": "the promised paper came",
    }
    log(tx, case, "promise_paper", status=case.status, reasons=[link], inputs=kept["digest"])
    return case, promise


def list_due(
    tx: Tx, county: str, status: str, until: date | None, size: int, after: tuple[date, str] | None
) -> tuple[Sequence[tuple[CaseState, PromiseGiven]], int]:
    """Promises of the actor's department and county, the one due first at the top, and how many there are."""
    actor, mine = tx.actor, [PromiseGiven.status == (status or promises.OPEN)]
    # An officer of a town has no department, and sees none.
    if actor.department or actor.role == "officer":
        mine.append(PromiseGiven.department == actor.department)
    if actor.county not in {"", CITY}:
        mine.append(PromiseGiven.county == actor.county)
    if county:
        mine.append(PromiseGiven.county == county)
    if until:
        mine.append(PromiseGiven.due_on <= until)
    total = tx.session.exec(select(func.count()).select_from(PromiseGiven).where(*mine)).one()
    query = select(PromiseGiven).where(*mine).order_by(col(PromiseGiven.due_on), col(PromiseGiven.id)).limit(size)
    if after:
        query = query.where(tuple_(col(PromiseGiven.due_on), col(PromiseGiven.id)) > tuple_(*after))
    page = tx.session.exec(query).all()
    if page:
        read(tx, [promise.case_id for promise in page], lock=False)
    return [(desk(tx).cases[promise.case_id], promise) for promise in page], total


def decide(tx: Tx, promise_id: str, finding: str, reason: str, legal_reference: str) -> tuple[CaseState, PromiseGiven]:
    """An officer's finding, which stands: KEPT, UNTRUE or NOT_BROUGHT.

    Raises NotFound, NotAllowed without the mandate, Conflict if there is a finding, InvalidInput with every fault,
    NotPossibleNow if a paper that is not due yet, or is there, is found not to have come.
    """
    case, promise = _take_up(tx, promise_id)
    if promise.status != promises.OPEN:
        raise Conflict("onething.promise-decided", f"该承诺已有结论：{promise.status}", f"found: {promise.status}")
    kept = finding == promises.KEPT
    asked = [] if kept and promise.paper_id else [("reason", reason, "核查情况")]
    _need([*asked, *([] if kept else [("legalReference", legal_reference, "依据")])])
    today = day_of(tx.now)
    refused = promises.may_find(
        finding, instead=promise.instead, brought=bool(promise.paper_id), due=promise.due_on, today=today
    )
    if refused:
        words = {
            "not-due": (f"补交期限为 {promise.due_on}，尚未到期", f"it can be brought until {promise.due_on}"),
            "brought": ("材料已补交，请核查其内容", "the paper came: check what it says"),
            "no-paper": ("该承诺不涉及补交材料", "no paper was promised"),
        }
        raise NotPossibleNow(f"onething.promise-{refused}", *words[refused])
    _end(tx, promise, promises.KEPT if kept else promises.BROKEN, reason, legal_reference)
    who = promises.person(promise.promiser)
    told = {"code": f"onething.promise-{'kept' if kept else 'broken'}", "zh": reason, "en": reason}
    told["legal_reference"] = legal_reference
    log(tx, case, "promise_kept" if kept else "promise_broken", status=case.status, reasons=[told])
    if kept:
        tx.emit(
            case.id,
            events_pb2.PromiseKept(case_id=case.id, promise_id=promise.id, resident_id=who),
            case_id=case.id,
        )
        return case, promise
    broken = events_pb2.PromiseBroken(
        case_id=case.id,
        promise_id=promise.id,
        resident_id=who,
        one_thing_id=case.one_thing_id,
        material_id=promise.material,
        department=promise.department,
        county=promise.county,
        promised_on=day_of(promise.signed_at).isoformat(),
        broken_on=today.isoformat(),
        grounds=finding,
        legal_reference=legal_reference,
    )
    tx.emit(case.id, broken, case_id=case.id)
    return case, promise


def repair(tx: Tx, promise_id: str, reason: str, legal_reference: str) -> tuple[CaseState, PromiseGiven]:
    """A broken promise was made good; from now on it blocks nothing. Raises as `decide`, NotPossibleNow if unbroken."""
    case, promise = _take_up(tx, promise_id)
    if promise.status == promises.REPAIRED:
        raise Conflict("onething.promise-repaired", "该承诺已经修复", "it was made good already")
    if promise.status != promises.BROKEN:
        told = f"只有失信的承诺可以修复：{promise.status}"
        raise NotPossibleNow("onething.promise-not-broken", told, f"it was not broken: {promise.status}")
    _need([("reason", reason, "修复情况")])
    _end(tx, promise, promises.REPAIRED, reason, legal_reference)
    link = {"code": "onething.promise-repaired", "zh": reason, "en": reason, "legal_reference": legal_reference}
    log(tx, case, "promise_repaired", status=case.status, reasons=[link])
    repaired = events_pb2.PromiseRepaired(
        case_id=case.id,
        promise_id=promise.id,
        resident_id=promises.person(promise.promiser),
        repaired_on=day_of(tx.now).isoformat(),
    )
    tx.emit(case.id, repaired, case_id=case.id)
    return case, promise


def _take_up(tx: Tx, promise_id: str) -> tuple[CaseState, PromiseGiven]:
    """A promise the actor has the mandate for, its case locked first, as everywhere."""
    promise = tx.session.get(PromiseGiven, promise_id)
    if promise is None:
        raise _unknown()
    actor = tx.actor
    if actor.department not in {promise.department, *([""] if actor.role == "supervisor" else [])} or (
        actor.county not in {CITY, promise.county}
    ):
        raise NotAllowed("onething.no-mandate", "您没有核查该承诺的权限", "another department's or county's promise")
    case = find(tx, promise.case_id, lock=True)
    assert case is not None
    tx.session.refresh(promise, with_for_update=True)
    return case, promise


def _need(asked: Sequence[tuple[str, str, str]]) -> None:
    if found := [
        Fault(name, "onething.finding-needs-grounds", f"须写明{zh}", f"the finding needs its {name}")
        for name, value, zh in asked
        if not value.strip()
    ]:
        raise InvalidInput.of("onething.finding-needs-grounds", found)


def _end(tx: Tx, promise: PromiseGiven, status: str, reason: str, legal_reference: str) -> None:
    promise.status, promise.reason, promise.legal_reference = status, reason, legal_reference
    promise.decided_by, promise.decided_at = f"{tx.actor.role}:{tx.actor.subject}", tx.now
    promise.next_at = None
    tx.session.add(promise)


def _unknown() -> NotFound:
    return NotFound("onething.no-such-promise", "没有这项承诺", "no such promise")


def look_at_due(tx: Tx) -> bool:
    """Reminds of promises that come due and escalates those past their day; True while there may be more.

    A promise on which nothing was granted is void. One that fails is put off and hinders no other.
    """
    query = select(PromiseGiven.id, PromiseGiven.case_id).where(col(PromiseGiven.next_at) <= tx.now)
    found = tx.session.exec(query.order_by(col(PromiseGiven.next_at)).limit(BATCH)).all()
    if found:
        read(tx, [case_id for _, case_id in found], lock=True)
    for promise_id, case_id in found:
        sent = len(tx.outgoing)
        try:
            with tx.session.begin_nested():
                promise = tx.session.get(PromiseGiven, promise_id, populate_existing=True)
                case = find(tx, case_id)
                if promise and case and promise.next_at and promise.next_at <= tx.now:
                    tx.traceparent = case.traceparent
                    _look_at(tx, case, promise)
                    tx.session.flush()
                    desk(tx).write_now()
        except Exception as error:
            if is_down(error):
                raise
            logger.exception("the promise %s", promise_id)
            desk(tx).take_back_log()
            del tx.outgoing[sent:]
            later = update(_PROMISES).where(_PROMISES.c.id == promise_id).values(next_at=tx.now + AGAIN)
            tx.session.connection().execute(later)
    return len(found) == BATCH


def _look_at(tx: Tx, case: CaseState, promise: PromiseGiven) -> None:
    today, title = day_of(tx.now), material_of(case, promise).title
    steps = promises.needing(case.entry.steps_in(case.situation), promise.material)
    statuses = [case.items[step.node.key].status for step in steps if step.node.key in case.items]
    if promise.status != promises.OPEN:
        promise.next_at = None
        return
    if case.closed_at is not None and promises.idle(statuses):
        promise.status, promise.next_at = promises.VOID, None
        told = {"code": "onething.promise-void", "zh": f"{title['zh']}：未据此办结任何事项，承诺终止", "en": "void"}
        log(tx, case, "promise_void", status=case.status, reasons=[told])
        return
    overdue = today > promise.due_on
    if overdue:
        post = law().at("promise-overdue-role", today).value
        promise.escalated_at, promise.escalated_to, promise.next_at = tx.now, post["role"], None
        zh, en = f"{title['zh']}：承诺核查已逾期，转{post['zh']}", f"its check is overdue; it goes to the {post['en']}"
    else:
        promise.reminded_at, promise.next_at = tx.now, start_of(promise.due_on + timedelta(days=1))
        zh, en = f"{title['zh']}：承诺须于 {promise.due_on} 前补齐或核查", f"to be kept by {promise.due_on}"
    told = {"code": "onething.promise-overdue" if overdue else "onething.promise-due", "zh": zh, "en": en}
    log(tx, case, "promise_overdue" if overdue else "promise_due", status=case.status, reasons=[told])
    due = events_pb2.PromiseDue(
        case_id=case.id,
        promise_id=promise.id,
        one_thing_id=case.one_thing_id,
        material_id=promise.material,
        department=promise.department,
        county=promise.county,
        due_on=promise.due_on.isoformat(),
        overdue=overdue,
        escalated_to=promise.escalated_to,
    )
    tx.emit(case.id, due, case_id=case.id)

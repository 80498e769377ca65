"""Appeals against refusals: filed within their limit, decided by a supervisor; a reopened item runs again."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.signing import ALGORITHM, digest
from city.calendar import day_of
from services.onething import endings, rules
from services.onething.actions import appeal_clock
from services.onething.actions.cases import CITY, look_up_case
from services.onething.actions.moving import move, revive
from services.onething.actions.timing import keep_time
from services.onething.actions.whole import restart_clock
from services.onething.clock_models import AppealClock
from services.onething.models import Appeal
from services.onething.store import CaseState, ItemState, desk, find, log, read

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx

FILED, UPHELD, REOPENED = "FILED", "UPHELD", "REOPENED"
AT_MOST = 200


def appeals_of(tx: Tx, case: CaseState) -> Mapping[str, Appeal]:
    """The appeals against the refusals that stand in a case, by item id."""
    refused = [_id(item) for item in case.items.values() if item.status == rules.REFUSED]
    if not refused:
        return {}
    found = tx.session.exec(select(Appeal).where(col(Appeal.id).in_(refused))).all()
    return {appeal.item_id: appeal for appeal in found}


def appeal_item(tx: Tx, case_id: str, item_id: str, reason: str) -> tuple[CaseState, ItemState, Appeal]:
    """Files an appeal against a refusal.

    Raises NotFound, InvalidInput without a reason, NotPossibleNow if nothing was refused or the limit is over,
    Conflict with the first appeal if there is one.
    """
    case = look_up_case(tx, case_id, lock=True)
    item = case.items.get(item_id.removeprefix(f"{case.id}-"))
    if item is None:
        raise NotFound("onething.no-such-item", "没有这个事项", "no such item")
    if not reason.strip():
        fault = Fault("reason", "onething.appeal-needs-reason", "请写明不服的理由", "say what you hold against it")
        raise InvalidInput.of("onething.appeal-needs-reason", [fault])
    if item.status != rules.REFUSED or item.finished_at is None or case.status == rules.WITHDRAWN:
        told = f"该事项没有可申诉的不予办理决定：{item.status}"
        raise NotPossibleNow("onething.nothing-to-appeal", told, f"no refusal stands: {item.status}")
    if first := tx.session.get(Appeal, _id(item)):
        told = f"已于 {day_of(first.filed_at)} 提出申诉：{first.status}"
        raise Conflict("onething.already-appealed", told, f"appealed on {first.filed_at}: {first.status}")
    until = endings.last_day(case.entry.steps[item.key].appeal, item.finished_at)
    if day_of(tx.now) > until:
        raise NotPossibleNow("onething.appeal-too-late", f"申诉期限已于 {until} 届满", f"the limit ended on {until}")
    appeal = Appeal(
        id=_id(item),
        case_id=case.id,
        item_id=item.id,
        county=item.county,
        department=item.department,
        reason=reason,
        filed_by=f"{tx.actor.role}:{tx.actor.subject}",
        filed_at=tx.now,
        status=FILED,
        grounds=[],
    )
    tx.session.add(appeal)
    appeal_clock.start(tx, appeal)
    salt = hmac.digest(tx.keyring.secret("appeal"), appeal.id.encode(), ALGORITHM)
    log(tx, case, "appealed", item, reasons=[], products=[], inputs=digest(salt + reason.encode()))
    return case, item, appeal


def list_appeals(
    tx: Tx, county: str, *, overdue: bool = False
) -> tuple[Sequence[tuple[CaseState, ItemState, Appeal]], int, int]:
    """Appeals that wait for a supervisor of the actor's county, the earliest first; how many, and how many overdue."""
    actor, mine = tx.actor, [col(Appeal.status) == FILED]
    if actor.county not in {"", CITY}:
        mine.append(col(Appeal.county) == actor.county)
    if actor.department:
        mine.append(col(Appeal.department) == actor.department)
    if county:
        mine.append(col(Appeal.county) == county)
    late = select(AppealClock.id).where(col(AppealClock.due_on) < day_of(tx.now))
    counting = select(func.count()).select_from(Appeal)
    passed = tx.session.exec(counting.where(*mine, col(Appeal.id).in_(late))).one()
    if overdue:
        mine.append(col(Appeal.id).in_(late))
    total = passed if overdue else tx.session.exec(counting.where(*mine)).one()
    query = select(Appeal).where(*mine).order_by(col(Appeal.filed_at), col(Appeal.id)).limit(AT_MOST)
    page = tx.session.exec(query).all()
    if page:
        read(tx, [appeal.case_id for appeal in page], lock=False)
    cases = desk(tx).cases
    return [(c := cases[a.case_id], c.items[a.item_id.removeprefix(f"{c.id}-")], a) for a in page], total, passed


def decide_appeal(
    tx: Tx, item_id: str, *, reopen: bool, reason: str, legal_reference: str
) -> tuple[CaseState, ItemState, Appeal]:
    """A supervisor's decision on an appeal; the first stands. Reopened, the item waits for an officer again.

    What was skipped or undone because of the refusal runs again, and the whole case counts from today.

    Raises NotFound, NotAllowed without the mandate, Conflict if it was decided already, InvalidInput without grounds.
    """
    case_id, _, key = item_id.partition("-")
    case = find(tx, case_id, lock=True)
    if case is None or key not in case.items:
        raise NotFound("onething.no-such-item", "没有这个事项", "no such item")
    item, actor = case.items[key], tx.actor
    if actor.county not in {CITY, item.county} or actor.department not in {"", item.department}:
        raise NotAllowed("onething.no-mandate", "您没有处理该申诉的权限", "this appeal is another county's")
    newest = col(Appeal.filed_at).desc()
    appeal = tx.session.exec(select(Appeal).where(Appeal.item_id == item.id).order_by(newest).limit(1)).first()
    if appeal is None:
        raise NotFound("onething.no-such-appeal", "该事项没有申诉", "nobody appealed in this item")
    if appeal.status != FILED:
        told = f"该申诉已有决定：{appeal.status}"
        raise Conflict("onething.already-decided", told, f"the appeal was decided: {appeal.status}")
    asked = [("reason", reason, "理由"), *([] if reopen else [("legalReference", legal_reference, "法律依据")])]
    if found := [
        Fault(name, "onething.appeal-needs-grounds", f"须写明{zh}", f"the decision needs its {name}")
        for name, value, zh in asked
        if not value.strip()
    ]:
        raise InvalidInput.of("onething.appeal-needs-grounds", found)
    grounds = [{"code": "onething.appeal", "zh": reason, "en": reason, "legal_reference": legal_reference}]
    appeal.status, appeal.grounds = REOPENED if reopen else UPHELD, grounds
    appeal.decided_by, appeal.decided_at = f"{actor.role}:{actor.subject}", tx.now
    tx.session.add(appeal)
    appeal_clock.stop(tx, appeal)
    log(tx, case, "appeal_decided", item, status=appeal.status, reasons=[_filled(one) for one in grounds])
    if reopen:
        _reopen(tx, case, item, grounds)
    return case, item, appeal


def _reopen(tx: Tx, case: CaseState, item: ItemState, grounds: list[dict[str, str]]) -> None:
    """The item goes back to an officer, and what was skipped or undone for its sake waits again."""
    item.status, item.reasons, item.finished_at = rules.WAITING_OFFICER, grounds, None
    item.attempt += 1
    # The limit begins anew.
    item.started_at, item.light = tx.now, ""
    item.escalated_to, item.escalated_at = "", None
    keep_time(tx, item, case.entry.steps[item.key])
    log(tx, case, "item_reopened", item)
    revive(tx, case)
    case.closed_at = None
    restart_clock(tx, case)
    tx.emit(case.id, events_pb2.CaseReopened(case_id=case.id, item_id=item.id), case_id=case.id)
    move(tx, case)


def _id(item: ItemState) -> str:
    return f"{item.id}-{item.attempt}"


def _filled(reason: Mapping[str, str]) -> dict[str, str]:
    return {name: value for name, value in reason.items() if value}

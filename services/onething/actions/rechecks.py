"""What the re-check of drawn decisions found, and what a wrong one leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound
from city.calendar import day_of
from services.onething.actions.draws import OPEN, UPHELD, WRONG
from services.onething.actions.holding import CITY, keep_away, no_mandate, owns, refuse, relatives_of
from services.onething.actions.mandates import lock_mandate, suspend
from services.onething.desks import rows
from services.onething.desks.law import desk_law
from services.onething.desks.models import Delegated
from services.onething.store import desk, find, log, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.onething.desks.models import Mandate

AT_MOST = 200


def list_rechecks(tx: Tx, result: str, town: str) -> tuple[Sequence[Delegated], int]:
    """Drawn decisions of the actor's county and department with this result, and how many there are.

    An officer is not shown the own ones; a town's officer none.
    """
    actor, mine = tx.actor, [Delegated.result == (result or OPEN)]
    if actor.county not in {"", CITY}:
        mine.append(Delegated.county == actor.county)
    if actor.department or actor.role == "officer":
        mine.append(Delegated.department == actor.department)
    if actor.role == "officer":
        mine.append(Delegated.decided_by != actor.subject)
    if town:
        mine.append(Delegated.town == town)
    total = tx.session.exec(select(func.count()).select_from(Delegated).where(*mine)).one()
    query = select(Delegated).where(*mine).order_by(col(Delegated.month), col(Delegated.lot)).limit(AT_MOST)
    return tx.session.exec(query).all(), total


def record_recheck(tx: Tx, recheck_id: str, result: str, reason: str, legal_reference: str) -> Delegated:
    """Records what was found. A share of wrong decisions above the parameter's suspends the mandate.

    Raises NotFound unless it was drawn; NotAllowed (recorded) for another department's or county's officer, a town's,
    the one who decided, or a relative's; Conflict with the first result; InvalidInput with every fault.
    """
    drawn = tx.session.get(Delegated, recheck_id)
    if drawn is None or not drawn.result:
        raise NotFound("onething.no-such-recheck", "没有这件抽查", "no such re-check")
    # Mandates before cases; it also makes results under one mandate wait for each other.
    mandate = lock_mandate(tx, drawn.mandate_id)
    assert mandate is not None
    _check_right(tx, drawn)
    tx.session.refresh(drawn, with_for_update=True)
    if drawn.result != OPEN:
        told = f"the first result stands: {drawn.result} by {drawn.checked_by}"
        raise Conflict("onething.checked-already", f"已有抽查结论：{drawn.result}（{drawn.checked_by}）", told)
    _check_words(result, reason, legal_reference)
    drawn.result, drawn.reason, drawn.legal_reference = result, reason, legal_reference
    drawn.checked_by, drawn.checked_at = tx.actor.subject, tx.now
    tx.session.add(drawn)
    tx.session.flush()
    if result == WRONG and (why := _too_many(tx, drawn, mandate)):
        suspend(tx, mandate, why, drawn.case_id)
    else:
        read(tx, [drawn.case_id], lock=True)
    case = desk(tx).cases[drawn.case_id]
    item = case.items[drawn.item_id.removeprefix(f"{case.id}-")]
    log(tx, case, "rechecked", item, status=result, reasons=[], products=[])
    event = events_pb2.DelegatedDecisionRechecked(
        case_id=case.id,
        item_id=item.id,
        mandate_id=drawn.mandate_id,
        town=drawn.town,
        county=drawn.county,
        department=drawn.department,
        upheld=result == UPHELD,
    )
    tx.emit(case.id, event, case_id=case.id)
    return drawn


def _check_right(tx: Tx, drawn: Delegated) -> None:
    actor = tx.actor
    key = drawn.item_id.removeprefix(f"{drawn.case_id}-")
    if not owns(actor, drawn.department, drawn.county):
        refuse(drawn.case_id, key, "recheck", no_mandate())
    case = find(tx, drawn.case_id)
    assert case is not None
    if actor.subject == drawn.decided_by or relatives_of(tx, actor.subject) & rows.parties(case):
        refuse(drawn.case_id, key, "recheck", keep_away())


def _check_words(result: str, reason: str, legal_reference: str) -> None:
    faults = []
    if result not in {UPHELD, WRONG}:
        faults.append(Fault("result", "onething.no-result", "应为 UPHELD 或 WRONG", "must be UPHELD or WRONG"))
    if not reason.strip():
        faults.append(Fault("reason", "onething.reason-missing", "请写明查看的内容和结论", "say what was found"))
    if result == WRONG and not legal_reference.strip():
        told = ("认定差错须写明依据", "a wrong decision needs the rule it broke")
        faults.append(Fault("legalReference", "onething.grounds-missing", *told))
    if faults:
        raise InvalidInput.of("onething.recheck", faults)


def _too_many(tx: Tx, drawn: Delegated, mandate: Mandate) -> str:
    """Why the mandate is to be suspended; empty if it is not."""
    if mandate.revoked_at or mandate.suspended_at:
        return ""
    same: list[Any] = [
        Delegated.town == drawn.town,
        Delegated.month == drawn.month,
        Delegated.mandate_id == mandate.id,
        Delegated.result != "",
    ]
    of_all = tx.session.exec(select(func.count()).select_from(Delegated).where(*same)).one()
    wrong = tx.session.exec(select(func.count()).select_from(Delegated).where(*same, Delegated.result == WRONG)).one()
    most = desk_law().at("recheck-suspend-percent", day_of(tx.now))
    if wrong * 100 < most.value * of_all:
        return ""
    return f"{drawn.month}: {wrong}/{of_all} ≥ {most.value}% ({most.name}, {most.since})"

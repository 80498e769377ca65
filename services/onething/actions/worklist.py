"""The officers' worklist: what waits for a decision, and the decision, which stands once it is made."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2
from sqlalchemy import func, select, tuple_

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.signing import filled
from services.onething import rules
from services.onething.actions import publicity
from services.onething.actions.cases import CITY
from services.onething.actions.moving import assign, move
from services.onething.store import CASES, ITEMS, CaseState, ItemState, desk, find, log, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx


def list_worklist(
    tx: Tx, county: str, one_thing_id: str, size: int, after: tuple[datetime, str] | None
) -> tuple[Sequence[tuple[CaseState, ItemState]], int]:
    """Items that wait for an officer of the actor's department and county, oldest first, and how many there are."""
    actor, query = tx.actor, select(ITEMS.c.case_id, ITEMS.c.key)
    counting = select(func.count()).select_from(ITEMS)
    mine = [ITEMS.c.status == rules.WAITING_OFFICER]
    if actor.department:
        mine.append(ITEMS.c.department == actor.department)
    if actor.county not in {"", CITY}:
        mine.append(ITEMS.c.county == actor.county)
    if county:
        mine.append(ITEMS.c.county == county)
    if one_thing_id:
        mine.append(ITEMS.c.case_id.in_(select(CASES.c.id).where(CASES.c.one_thing_id == one_thing_id)))
    connection = tx.session.connection()
    total = int(connection.execute(counting.where(*mine)).scalar_one())
    if after:
        mine.append(tuple_(ITEMS.c.started_at, ITEMS.c.id) > tuple_(*after))
    page = connection.execute(query.where(*mine).order_by(ITEMS.c.started_at, ITEMS.c.id).limit(size)).all()
    if page:
        read(tx, [row.case_id for row in page], lock=False)
    cases = desk(tx).cases
    return [(cases[row.case_id], cases[row.case_id].items[row.key]) for row in page], total


def decide_item(
    tx: Tx, item_id: str, *, granted: bool, reason: str, legal_reference: str
) -> tuple[CaseState, ItemState]:
    """An officer's decision. The department then acts on it; the first decision stands.

    Raises NotFound, NotAllowed without the mandate, Conflict if it was decided already, InvalidInput for a refusal
    that gives no reason or no legal reference, NotPossibleNow while what the item needs is being made again.
    """
    case, item = take_up(tx, item_id)
    missing = [] if granted else [("reason", reason, "理由"), ("legalReference", legal_reference, "法律依据")]
    if found := [
        Fault(name, "onething.refusal-needs-grounds", f"不予办理须写明{zh}", f"a refusal needs its {name}")
        for name, value, zh in missing
        if not value.strip()
    ]:
        raise InvalidInput.of("onething.refusal-needs-grounds", found)
    if granted and (lacking := [key for key in _needed(case, item) if case.items[key].status != rules.GRANTED]):
        names = "、".join(case.entry.steps[key].title["zh"] for key in lacking)
        told = f"所需的{names}正在重新办理，办成后才能准予"
        raise NotPossibleNow("onething.made-again", told, f"it needs what is being made again: {', '.join(lacking)}")
    decision = events_pb2.OfficerDecision(granted=granted, officer=tx.actor.subject)
    if reason or legal_reference:
        decision.reasons.add(code="officer.decision", zh=reason, en=reason, legal_reference=legal_reference)
    item.attempt += 1
    item.reasons = []
    grounds = [filled(one) for one in decision.reasons]
    log(tx, case, "decided", item, status=rules.GRANTED if granted else rules.REFUSED, reasons=grounds)
    if granted and publicity.to_be_shown(tx, case, item):
        publicity.show(tx, case, item, decision)
    else:
        assign(tx, case, item, officer=decision)
    move(tx, case)
    return case, item


def _needed(case: CaseState, item: ItemState) -> list[str]:
    """The nodes whose products an item cannot do without; after a reopening some may have to be made again."""
    (node,) = (node for node in case.entry.graphs[case.situation] if node.key == item.key)
    return sorted(node.after)


def take_up(tx: Tx, item_id: str) -> tuple[CaseState, ItemState]:
    """An item that waits for the actor, its case locked. Raises NotFound, NotAllowed, Conflict."""
    case_id, _, key = item_id.partition("-")
    case = find(tx, case_id, lock=True)
    if case is None or key not in case.items:
        raise NotFound("onething.no-such-item", "没有这个事项", "no such item")
    item, actor = case.items[key], tx.actor
    if item.department != actor.department or actor.county not in {CITY, item.county}:
        raise NotAllowed(
            "onething.no-mandate", "您没有办理该事项的权限", "this item is another department's or county's"
        )
    if item.status != rules.WAITING_OFFICER:
        raise Conflict(
            "onething.already-decided", f"该事项已不在待办：{item.status}", f"no longer waiting: {item.status}"
        )
    return case, item

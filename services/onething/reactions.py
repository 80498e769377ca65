"""What the orchestrator does when a department has answered."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

from civic.onething.v1.events_pb2 import ItemAnswered
from sqlmodel import col, select

from chassis.errors import NotFound
from chassis.inbox import Reactions
from chassis.work import reason_of
from services.onething import actions, rules
from services.onething.models import Case, Item

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_STATUS = {
    ItemAnswered.GRANTED: rules.GRANTED,
    ItemAnswered.REFUSED: rules.REFUSED,
    ItemAnswered.NEEDS_SUPPLEMENT: rules.WAITING_APPLICANT,
    ItemAnswered.NEEDS_OFFICER: rules.WAITING_OFFICER,
    ItemAnswered.UNDONE: rules.UNDONE,
}


def advance_case(tx: Tx, answer: ItemAnswered) -> None:
    """Enters an answer and makes the moves it allows. An answer to an earlier attempt changes nothing."""
    case = tx.session.get(Case, answer.case_id)
    if case is None:
        raise NotFound("onething.no-such-case", "没有这个办件", f"answer for unknown case {answer.case_id}")
    items = actions.items_of(tx, case)
    item = next((one for one in items if one.id == answer.item_id), None)
    if item is None or item.department != answer.department:
        raise NotFound("onething.no-such-item", "答复与办件不符", f"{answer.department} has no item {answer.item_id}")
    if item.attempt != answer.attempt or item.status not in {rules.ASSIGNED, rules.UNDOING}:
        return
    item.status = _STATUS[answer.outcome]
    item.reasons = [asdict(reason_of(reason)) for reason in answer.reasons]
    if item.status not in {rules.WAITING_APPLICANT, rules.WAITING_OFFICER}:
        item.finished_at = tx.now
    if item.status == rules.GRANTED:
        item.products = [{"kind": made.kind, "id": made.id, "path": made.path} for made in answer.products]
        item.outputs = json.loads(tx.keyring.unseal(answer.sealed_outputs))
    actions.log(tx, case, "share_answered" if item.share else "item_answered", item)
    actions.move(tx, case, items)


def read_ahead(tx: Tx, answers: Sequence[ItemAnswered]) -> None:
    """Locks the cases of a batch, always in the same order, and reads their items: two queries for all."""
    wanted = sorted({answer.case_id for answer in answers})
    cases = tx.session.exec(select(Case).where(col(Case.id).in_(wanted)).order_by(col(Case.id)).with_for_update()).all()
    by_case: dict[str, list[Item]] = {case.id: [] for case in cases}
    for item in tx.session.exec(select(Item).where(col(Item.case_id).in_(wanted))).all():
        by_case[item.case_id].append(item)
    for case in cases:
        actions.remember_items(tx, case, by_case[case.id])


REACTIONS = Reactions({ItemAnswered: advance_case}, {ItemAnswered: read_ahead})

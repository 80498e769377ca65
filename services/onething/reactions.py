"""What the orchestrator does when a department has answered."""

from __future__ import annotations

from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING

import orjson
from civic.onething.v1.events_pb2 import ItemAnswered

from chassis.errors import NotFound
from chassis.inbox import Reactions
from chassis.work import reason_of
from services.onething import rules
from services.onething.actions.moving import move
from services.onething.actions.timing import keep_time
from services.onething.store import desk, find, log, read

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
    case = find(tx, answer.case_id, lock=True)
    if case is None:
        raise NotFound("onething.no-such-case", "没有这个办件", f"answer for unknown case {answer.case_id}")
    item = case.items.get(answer.item_id.removeprefix(f"{case.id}-"))
    if item is None or item.department != answer.department:
        raise NotFound("onething.no-such-item", "答复与办件不符", f"{answer.department} has no item {answer.item_id}")
    if item.attempt != answer.attempt or item.status not in {rules.ASSIGNED, rules.UNDOING}:
        return
    item.status = _STATUS[answer.outcome]
    # A department knows its input by name; the applicant knows it by its place, as in the faults of a form.
    places = {need.name: f"{need.origin}.{need.name}" for need in case.entry.steps[item.key].needs}
    item.reasons = [
        {**asdict(reason_of(reason)), "field": places.get(reason.field, reason.field)} for reason in answer.reasons
    ]
    if item.status not in {rules.WAITING_APPLICANT, rules.WAITING_OFFICER}:
        item.finished_at = tx.now
    keep_time(tx, item, case.entry.steps[item.key])
    if item.status == rules.GRANTED:
        item.products = [{"kind": made.kind, "id": made.id, "path": made.path} for made in answer.products]
        item.outputs = orjson.loads(tx.keyring.unseal(answer.sealed_outputs))
    log(tx, case, "share_answered" if item.share else "item_answered", item)
    # Several answers to one case in a batch make one move.
    desk(tx).moves[case.id] = partial(move, tx, case)


def read_ahead(tx: Tx, answers: Sequence[ItemAnswered]) -> None:
    """Locks and reads the cases of a batch in two statements."""
    read(tx, (answer.case_id for answer in answers), lock=True)


REACTIONS = Reactions({ItemAnswered: advance_case}, {ItemAnswered: read_ahead})

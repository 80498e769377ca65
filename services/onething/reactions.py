"""What the orchestrator does when a department has answered."""

from __future__ import annotations

import base64
from functools import partial
from typing import TYPE_CHECKING

import orjson
from civic.onething.v1.events_pb2 import ItemAnswered

from chassis.errors import NotAllowed, NotFound
from chassis.inbox import Reactions
from chassis.signing import filled
from chassis.work import label, stated
from services.onething import rules
from services.onething.actions import objecting, publicity
from services.onething.actions.moving import move, revive
from services.onething.actions.timing import keep_time
from services.onething.store import ItemState, desk, find, log, read

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.onething.store import CaseState

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
    plain = tx.keyring.unseal(answer.sealed_outputs)
    outputs = _vouched_for(tx, answer, item, plain)
    item.status = _STATUS[answer.outcome]
    held = item.status == rules.GRANTED and not item.share and publicity.to_be_shown(tx, case, item)
    said = [filled(reason) for reason in answer.reasons]
    places = case.entry.steps[item.key].places
    item.reasons = [{**one, "field": places.get(one.get("field", ""), one.get("field", ""))} for one in said]
    if item.status not in {rules.WAITING_APPLICANT, rules.WAITING_OFFICER}:
        item.finished_at = tx.now
    keep_time(tx, item, case.entry.steps[item.key])
    if item.status == rules.GRANTED:
        item.products = [filled(made) for made in answer.products]
        item.outputs = orjson.loads(plain)
    log(
        tx,
        case,
        "share_answered" if item.share else "item_answered",
        item,
        # As the department signed them; the applicant is shown the fields by their places.
        reasons=said,
        products=[filled(made) for made in answer.products],
        actor=f"service:{answer.department}",
        inputs=answer.inputs_digest,
        outputs=outputs,
        rules=answer.rules_digest,
        signature=base64.b64encode(answer.signature).decode(),
    )
    if held:
        publicity.show(tx, case, item)
    elif item.status == rules.UNDONE:
        _go_on_after_undoing(tx, case, item)
    # Several answers to one case in a batch make one move.
    desk(tx).moves[case.id] = partial(move, tx, case)


def _go_on_after_undoing(tx: Tx, case: CaseState, item: ItemState) -> None:
    """What was undone stays so, unless the reason is gone: then it is decided anew, or runs again."""
    graph, states = case.entry.graphs[case.situation], {key: one.status for key, one in case.items.items()}
    if rules.takes_back(graph, states, withdrawn=case.status == rules.WITHDRAWN):
        return
    if case.entry.steps[item.key].publicity_days and objecting.was_objected(tx, item):
        item.status, item.finished_at, item.reasons = rules.WAITING_OFFICER, None, objecting.objected()
        keep_time(tx, item, case.entry.steps[item.key])
        log(tx, case, "item_reopened", item, products=[])
    else:
        revive(tx, case)


def _vouched_for(tx: Tx, answer: ItemAnswered, item: ItemState, plain: bytes) -> str:
    """Digest of the outputs, if the department signed this very answer to what it was sent. Raises NotAllowed."""
    outputs = tx.keyring.commit_to(item.department, label(answer, "outputs"), plain)
    if tx.keyring.who_signed(item.department, answer.signature, stated(answer, outputs), tx.now) is None:
        told = f"{answer.department} did not sign this answer to {answer.item_id}"
        raise NotAllowed("onething.not-signed", "答复没有部门的有效签名", told)
    # Work sent out before digests were kept has none.
    if item.inputs and answer.inputs_digest != item.inputs:
        told = f"{answer.department} answered to other inputs than it was sent for {answer.item_id}"
        raise NotAllowed("onething.other-inputs", "答复所依据的内容与下发的不一致", told)
    return outputs


def read_ahead(tx: Tx, answers: Sequence[ItemAnswered]) -> None:
    """Locks and reads the cases of a batch in two statements."""
    read(tx, (answer.case_id for answer in answers), lock=True)


REACTIONS = Reactions({ItemAnswered: advance_case}, {ItemAnswered: read_ahead})

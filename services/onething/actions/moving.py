"""Moves of a case: what starts, what cannot start any more, what is undone, and when it has ended."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import orjson
from civic.onething.v1 import events_pb2

from chassis.decisions import Reason
from services.onething import rules
from services.onething.actions import noticing
from services.onething.actions.propagation import tell_stopped
from services.onething.actions.timing import keep_time
from services.onething.store import CaseState, ItemState, desk, log

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.onething.catalogue import Need


def move(tx: Tx, case: CaseState) -> None:
    """Makes every move the graph allows, and tells the departments and whoever watches."""
    states = {key: item.status for key, item in case.items.items()}
    moves = rules.advance(case.entry.graphs[case.situation], states, withdrawn=case.status == rules.WITHDRAWN)
    for keys, status in ((moves.plan, rules.PLANNED), (moves.skip, rules.SKIPPED), (moves.withdraw, rules.WITHDRAWN)):
        for key in keys:
            item = case.items[key]
            item.status, item.finished_at = status, tx.now
            item.reasons = _why(case, item) if status == rules.SKIPPED else []
            keep_time(tx, item, case.entry.steps[key])
            log(tx, case, "item_answered", item)
    for key in moves.start:
        case.items[key].started_at = tx.now
        assign(tx, case, case.items[key])
    for key in moves.undo:
        case.items[key].attempt += 1
        assign(tx, case, case.items[key], undo=True)
    case.status = moves.status
    tell_stopped(tx, case)
    if moves.closed and case.closed_at is None:
        case.closed_at = tx.now
        ended = [item.status for item in case.items.values() if not item.share]
        closed = events_pb2.CaseClosed(
            case_id=case.id,
            one_thing_id=case.one_thing_id,
            county=case.county,
            status=moves.status,
            granted=ended.count(rules.GRANTED),
            refused=ended.count(rules.REFUSED),
        )
        log(tx, case, "closed", status=moves.status)
        desk(tx).ended.append(case.id)
        tx.emit(case.id, closed, case_id=case.id)
    elif states != dict.fromkeys(states, rules.WAITING):  # a case just opened has said so already
        tx.emit(case.id, events_pb2.CaseAdvanced(case_id=case.id, status=moves.status), case_id=case.id)
    if case.status == rules.WAITING_APPLICANT:
        noticing.collect(tx, case)


def revive(tx: Tx, case: CaseState) -> None:
    """What was skipped or undone for the sake of a refusal that stands no longer waits again."""
    states = {key: item.status for key, item in case.items.items()}
    for key in rules.revived(case.entry.graphs[case.situation], states):
        item = case.items[key]
        if item.status == rules.UNDONE:
            # Made anew, and the department's earlier answers change nothing.
            item.attempt += 1
            item.products, item.outputs, item.stops = [], {}, []
        item.status, item.reasons, item.finished_at, item.light = rules.WAITING, [], None, ""
        keep_time(tx, item, case.entry.steps[key])
        log(tx, case, "item_reopened", item)


def assign(
    tx: Tx,
    case: CaseState,
    item: ItemState,
    *,
    undo: bool = False,
    officer: events_pb2.OfficerDecision | None = None,
) -> None:
    """Sends an item to its department, with the inputs it needs sealed for that department alone."""
    item.status = rules.UNDOING if undo else rules.ASSIGNED
    item.finished_at = None
    step = case.entry.steps[item.key]
    keep_time(tx, item, step)
    inputs = orjson.dumps(inputs_of(case, step.needs, undo=undo))
    item.inputs = tx.keyring.commit_to(item.department, f"{item.id} {item.attempt} inputs", inputs)
    work = events_pb2.ItemAssigned(
        case_id=case.id,
        item_id=item.id,
        department=item.department,
        task=item.task,
        county=item.county,
        attempt=item.attempt,
        action=events_pb2.ItemAssigned.UNDO if undo else events_pb2.ItemAssigned.PERFORM,
        sealed_inputs=tx.keyring.seal(item.department, inputs),
        officer=officer,
        one_thing_id=case.one_thing_id,
        catalogue_version=case.version,
    )
    log(tx, case, "share_started" if item.share else "item_started", item, inputs=item.inputs)
    tx.emit(case.id, work, to=item.department, case_id=case.id)


def inputs_of(case: CaseState, needs: Sequence[Need], *, undo: bool = False) -> dict[str, Any]:
    """The inputs of an item: from the form, from the case itself, from what other nodes made.

    What a node made that was undone since counts no more, unless this item is to be undone as well.
    """
    own = {"applicant": case.applicant, "county": case.county}
    sources = {
        "form": case.form,
        "case": own,
        "material": case.materials,
        **{key: item.outputs for key, item in case.items.items() if undo or item.status not in rules.LOST},
    }
    return {need.name: sources.get(need.origin, {}).get(need.name) for need in needs}


def _why(case: CaseState, item: ItemState) -> list[dict[str, str]]:
    """Why an item cannot start any more: which of those it needs did not come."""
    steps = case.entry.steps
    lost = [
        key for key in sorted(steps[item.key].node.after) if key in case.items and case.items[key].status in rules.LOST
    ]
    names = [steps[key].title for key in lost] or [{"zh": "前序事项", "en": "an earlier item"}]
    zh, en = "、".join(name["zh"] for name in names), ", ".join(name["en"] for name in names)
    return [asdict(Reason("onething.depends", f"所需的{zh}未办成", f"it needs what was not granted: {en}"))]

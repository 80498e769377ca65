"""How far one report has come. Protobuf in, action, protobuf out."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from civic.onething.v1 import onething_pb2 as pb

from chassis.errors import NotPossibleNow
from chassis.rpc import Rpc
from services.onething import rules
from services.onething.actions import propagation
from services.onething.actions.cases import look_up_case
from services.onething.authoring import departments

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.onething.store import CaseState, ItemState


def get_propagation(tx: Tx, request: pb.GetPropagationRequest) -> pb.GetPropagationResponse:
    """See the proto."""
    case = look_up_case(tx, request.case_id)
    found = propagation.spread(case)
    if not found.benefits:
        told = f"“{case.entry.title['zh']}”不涉及停发待遇"
        raise NotPossibleNow("onething.stops-nothing", told, f"{case.one_thing_id} stops no benefit")
    known = [amount for item in found.stopped if (amount := propagation.overpaid(item)) is not None]
    answer = pb.GetPropagationResponse(
        case_id=case.id,
        reported_at=case.opened_at,
        benefits=found.benefits,
        stopped=len(found.stopped),
        open=len(found.open),
        failed=len(found.failed),
        planned=len(found.planned),
        complete=found.complete,
        overpaid_fen=sum(known),
        overpayments_known=len(known),
    )
    if last := found.last:
        assert last.finished_at is not None
        answer.last_stopped_at = last.finished_at
        answer.seconds_to_last_stop = propagation.seconds_until(case, last)
        answer.slowest_department, answer.slowest_item_id = last.department, last.id
    items = [item for item in case.items.values() if not item.share]
    # By department, in the order in which the entry first names each.
    order = list(dict.fromkeys(item.department for item in items))
    items.sort(key=lambda item: order.index(item.department))
    for department, mine in groupby(items, key=lambda item: item.department):
        _add_department(answer, case, department, list(mine))
    return answer


def _add_department(
    answer: pb.GetPropagationResponse, case: CaseState, department: str, items: Sequence[ItemState]
) -> None:
    found, names = propagation.spread(case, items), departments()[department]
    added = answer.departments.add(
        department=department,
        title_zh=names["zh"],
        title_en=names["en"],
        planned=all(item.status == rules.PLANNED for item in items),
    )
    told = [item.started_at for item in (*found.stopped, *found.open, *found.failed) if item.started_at]
    if told:
        added.told_at = min(told)
    if last := found.last:
        assert last.finished_at is not None
        added.stopped_at, added.seconds = last.finished_at, propagation.seconds_until(case, last)
    amounts = []
    for item in items:
        step = case.entry.steps[item.key]
        shown = added.items.add(
            item_id=item.id,
            title_zh=step.title["zh"],
            title_en=step.title["en"],
            status=item.status,
            stops=step.stops,
            told_at=item.started_at,
            ended_at=item.finished_at,
        )
        if step.stops and (amount := propagation.overpaid(item)) is not None:
            shown.overpaid_fen = amount
            amounts.append(amount)
    if amounts:
        added.overpaid_fen = sum(amounts)


RPCS: dict[str, Rpc] = {"GetPropagation": get_propagation}

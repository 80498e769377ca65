"""Appeals: filed by the applicant, decided by a supervisor. Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.onething.v1 import onething_pb2 as pb

from chassis.errors import Fault, InvalidInput
from chassis.rpc import Rpc
from city.calendar import day_of
from services.onething.actions import appeal_clock, appealing
from services.onething.rpc.messages import add_appeal, item_message

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.onething.models import Appeal
    from services.onething.store import CaseState, ItemState


def appeal_item(tx: Tx, request: pb.AppealItemRequest) -> pb.Case.Item:
    """See the proto."""
    return _appealed(tx, *appealing.appeal_item(tx, request.case_id, request.item_id, request.reason))


def list_appeals(tx: Tx, request: pb.ListAppealsRequest) -> pb.ListAppealsResponse:
    """See the proto."""
    page, total, overdue = appealing.list_appeals(tx, request.county, overdue=request.overdue)
    clocks = appeal_clock.clocks_of(tx, [appeal for _, _, appeal in page])
    answer = pb.ListAppealsResponse(total=total, overdue=overdue)
    for case, item, appeal in page:
        clock = clocks.get(appeal.id)
        answer.entries.add(
            item=_appealed(tx, case, item, appeal),
            one_thing_id=case.one_thing_id,
            receipt_no=case.receipt_no,
            reason=appeal.reason,
            filed_at=appeal.filed_at,
            due_on=clock.due_on.isoformat() if clock else "",
            provisional=clock is not None and clock.provisional,
            overdue=clock is not None and day_of(tx.now) > clock.due_on,
            escalated_to=clock.escalated_to if clock else "",
        )
    return answer


def decide_appeal(tx: Tx, request: pb.DecideAppealRequest) -> pb.Case.Item:
    """See the proto."""
    if request.decision == pb.DecideAppealRequest.DECISION_UNSPECIFIED:
        fault = Fault("decision", "onething.no-decision", "请选择 UPHOLD 或 REOPEN", "must be UPHOLD or REOPEN")
        raise InvalidInput.of("onething.no-decision", [fault])
    found = appealing.decide_appeal(
        tx,
        request.item_id,
        reopen=request.decision == pb.DecideAppealRequest.REOPEN,
        reason=request.reason,
        legal_reference=request.legal_reference,
    )
    return _appealed(tx, *found)


def _appealed(tx: Tx, case: CaseState, item: ItemState, appeal: Appeal) -> pb.Case.Item:
    answer = item_message(case, item, tx.now)
    add_appeal(tx, answer, case, item, appeal)
    return answer


RPCS: dict[str, Rpc] = {
    "AppealItem": appeal_item,
    "ListAppeals": list_appeals,
    "DecideAppeal": decide_appeal,
}

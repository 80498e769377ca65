"""The desks: claims, sending back, handing on, recusal, the windows' intake. Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.onething.v1 import onething_pb2 as pb

from chassis.errors import Fault, InvalidInput
from chassis.rpc import Rpc
from services.onething.actions import claiming, intake, returning
from services.onething.rpc.messages import case_message, item_message, name_of
from services.onething.rpc.pages import opened, token_of
from services.onething.rpc.worklist import MOST, PAGE, desk_message

if TYPE_CHECKING:
    from chassis.edge import Tx


def claim_item(tx: Tx, request: pb.ClaimItemRequest) -> pb.DeskItem:
    """See the proto."""
    return _shown(tx, claiming.claim_item(tx, request.item_id))


def release_item(tx: Tx, request: pb.ReleaseItemRequest) -> pb.DeskItem:
    """See the proto."""
    return _shown(tx, claiming.release_item(tx, request.item_id))


def send_back_item(tx: Tx, request: pb.SendBackItemRequest) -> pb.Case.Item:
    """See the proto."""
    missing = [returning.Missing(one.field, one.reason) for one in request.missing]
    return item_message(*returning.send_back_item(tx, request.item_id, missing, request.exception_reason), tx.now)


def transfer_item(tx: Tx, request: pb.TransferItemRequest) -> pb.DeskItem:
    """See the proto."""
    to = name_of(pb.TransferItemRequest.To, request.to)
    if not to:
        fault = Fault("to", "onething.no-target", "应为 OFFICER、DEPARTMENT 或 TOWN", "OFFICER, DEPARTMENT or TOWN")
        raise InvalidInput.of("onething.transfer", [fault])
    return _shown(tx, claiming.transfer_item(tx, request.item_id, to, request.officer, request.reason))


def recuse_from_item(tx: Tx, request: pb.RecuseFromItemRequest) -> pb.RecuseFromItemResponse:
    """See the proto."""
    claiming.recuse_from_item(tx, request.item_id, request.reason)
    return pb.RecuseFromItemResponse()


def list_intake(tx: Tx, request: pb.ListIntakeRequest) -> pb.ListIntakeResponse:
    """See the proto."""
    page, ended = intake.list_intake(
        tx,
        waiting=request.waiting,
        mine=request.mine,
        text=request.text,
        size=min(request.page_size or PAGE, MOST),
        after=opened(request.page_token, intake.opened(request.waiting)),
    )
    token = token_of(*ended) if ended else ""
    return pb.ListIntakeResponse(cases=[case_message(case, tx.now) for case in page], next_page_token=token)


def _shown(tx: Tx, row: Any) -> pb.DeskItem:  # noqa: ANN401 - a row
    return desk_message(tx, row, claiming.times_sent_back(tx, [row.id]).get(row.id, 0))


RPCS: dict[str, Rpc] = {
    "ClaimItem": claim_item,
    "ReleaseItem": release_item,
    "SendBackItem": send_back_item,
    "TransferItem": transfer_item,
    "RecuseFromItem": recuse_from_item,
    "ListIntake": list_intake,
}

"""Receipts. Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.onething.v1 import onething_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from chassis.rpc import Rpc
from city.calendar import day_of
from services.onething.actions import receipting
from services.onething.actions.timing import read_whole

if TYPE_CHECKING:
    from chassis.edge import Tx


def get_receipt(tx: Tx, request: pb.GetReceiptRequest) -> HttpBody:
    """See the proto."""
    return HttpBody(content_type="application/pdf", data=receipting.print_receipt(tx, request.case_id))


def verify_receipt(tx: Tx, request: pb.VerifyReceiptRequest) -> pb.VerifyReceiptResponse:
    """See the proto."""
    case = receipting.verify_receipt(tx, request.receipt_no, request.code)
    if case is None:
        return pb.VerifyReceiptResponse(valid=False)
    answer = pb.VerifyReceiptResponse(
        valid=True,
        receipt_no=case.receipt_no,
        one_thing_id=case.one_thing_id,
        one_thing_title_zh=case.entry.title["zh"],
        one_thing_title_en=case.entry.title["en"],
        intake_county=case.intake_county,
        intake_county_zh=receipting.county_name(case.intake_county),
        county=case.county,
        county_zh=receipting.county_name(case.county),
        received_on=day_of(case.opened_at).isoformat(),
        status=case.status,
    )
    if reading := read_whole(case, tx.now):
        answer.due_on, answer.provisional = reading.due.isoformat(), reading.provisional
    return answer


RPCS: dict[str, Rpc] = {"GetReceipt": get_receipt, "VerifyReceipt": verify_receipt}

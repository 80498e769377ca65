"""Entries, benefits, payments."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.employment.v1 import employment_pb2 as pb

from services.employment.actions import benefits, deaths, entries
from services.employment.actions.people import nobody
from services.employment.rpc import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from google.protobuf.message import Message

    from chassis.decisions import Reason
    from chassis.edge import Tx
    from services.employment.models import Benefit


def get_entry(tx: Tx, request: pb.GetEmploymentEntryRequest) -> pb.EmploymentEntry:
    """See the proto."""
    entry = entries.read_entry(tx, request.entry_no)
    told = pb.EmploymentEntry(entry_no=entry.no, kind=entry.kind, resident_id=entry.resident_id, county=entry.county)
    told.since, told.ended_on, told.ended_by = entry.since.isoformat(), say.day(entry.ended_on), entry.ended_by
    return told


def claim_benefit(tx: Tx, request: pb.ClaimUnemploymentBenefitRequest) -> pb.EmploymentBenefit:
    """See the proto."""
    own = request.left_by_own_will
    found, why = benefits.claim_unemployment_benefit(tx, request.resident_id, request.account, own_will=own)
    return _benefit(found, (why,))


def get_benefit(tx: Tx, request: pb.GetEmploymentBenefitRequest) -> pb.EmploymentBenefit:
    """See the proto."""
    return _benefit(benefits.read_benefit(tx, request.benefit_no))


def pay_benefits(tx: Tx, request: pb.PayEmploymentBenefitsRequest) -> pb.PayEmploymentBenefitsResponse:
    """See the proto."""
    paid, total = benefits.pay_benefits(tx, request.kind, request.month)
    return pb.PayEmploymentBenefitsResponse(paid=paid, total_fen=total)


def get_payment(tx: Tx, request: pb.GetEmploymentPaymentRequest) -> pb.EmploymentPayment:
    """See the proto."""
    found = deaths.read_payment(tx, request.payment_no)
    if found is None:
        raise nobody()
    return pb.EmploymentPayment(
        payment_no=found.no, kind=found.kind, fen=found.fen, decided_on=found.decided_on.isoformat()
    )


def _benefit(found: Benefit, reasons: Iterable[Reason] = ()) -> pb.EmploymentBenefit:
    return pb.EmploymentBenefit(
        benefit_no=found.no,
        kind=found.kind,
        resident_id=found.resident_id,
        monthly_fen=found.monthly_fen,
        from_month=found.from_month,
        through_month=found.through_month,
        paid_through=found.paid_through,
        stopped_from=found.stopped_from or "",
        claimed_back_fen=found.claimed_back_fen,
        reasons=say.reasons(reasons),
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetEmploymentEntry": get_entry,
    "ClaimUnemploymentBenefit": claim_benefit,
    "GetEmploymentBenefit": get_benefit,
    "PayEmploymentBenefits": pay_benefits,
    "GetEmploymentPayment": get_payment,
}

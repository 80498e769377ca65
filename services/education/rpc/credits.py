"""The credit bank."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.education.v1 import education_pb2 as pb

from services.education.actions import credits as actions

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx


def get_credit_ledger(tx: Tx, request: pb.GetCreditLedgerRequest) -> pb.CreditLedger:
    """See the proto."""
    return _ledger(tx, request.learner_id)


def enter_credits(tx: Tx, request: pb.EnterCreditsRequest) -> pb.CreditLedger:
    """See the proto."""
    told = (request.achievement_id, request.title, request.institution)
    actions.enter_credits(tx, request.learner_id, request.kind, request.credits, told)
    return _ledger(tx, request.learner_id)


def convert_credits(tx: Tx, request: pb.ConvertCreditsRequest) -> pb.CreditLedger:
    """See the proto."""
    kinds = (request.from_kind, request.to_kind)
    actions.convert_credits(tx, request.learner_id, *kinds, request.credits, request.conversion_id)
    return _ledger(tx, request.learner_id)


def get_credit_badge(tx: Tx, request: pb.GetCreditBadgeRequest) -> pb.CreditBadge:
    """See the proto."""
    token, credential = actions.badge(tx, request.learner_id, request.achievement_id)
    answer = pb.CreditBadge(jwt=token)
    answer.credential.update(credential)
    return answer


def _ledger(tx: Tx, learner: str) -> pb.CreditLedger:
    balances, lines = actions.read_ledger(tx, learner)
    answer = pb.CreditLedger(learner_id=learner)
    for balance in balances:
        answer.balances.add(kind=balance.kind, credits=balance.credits)
    for line in lines:
        row = answer.lines.add(at=line.at.isoformat(), account=line.account, kind=line.kind, credits=line.credits)
        row.transfer_id = line.transfer_id
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetCreditLedger": get_credit_ledger,
    "EnterCredits": enter_credits,
    "ConvertCredits": convert_credits,
    "GetCreditBadge": get_credit_badge,
}

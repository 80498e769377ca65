"""protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2 as pb

from services.health.referrals.actions import referrals

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.health.referrals.models import Referral


def assess_referral(tx: Tx, request: pb.AssessReferralRequest) -> pb.AssessReferralResponse:
    """See the proto."""
    found = referrals.assess(tx, dict(request.measures), list(request.symptoms))
    answer = pb.AssessReferralResponse(urgency=found.urgency)
    for reason in found.reasons:
        answer.reasons.add(**vars(reason))
    return answer


def send_referral(tx: Tx, request: pb.SendReferralRequest) -> pb.Referral:
    """See the proto."""
    told = referrals.Told(
        direction=request.direction,
        resident_id=request.resident_id,
        from_institution=request.from_institution,
        to_institution=request.to_institution,
        clinic=request.clinic,
        measures=dict(request.measures),
        symptoms=list(request.symptoms),
        summary=request.summary,
        returns=request.returns,
    )
    return _referral(referrals.send(tx, told))


def get_referral(tx: Tx, request: pb.GetReferralRequest) -> pb.Referral:
    """See the proto."""
    return _referral(referrals.read(tx, request.referral_id))


def list_referrals(tx: Tx, request: pb.ListReferralsRequest) -> pb.ListReferralsResponse:
    """See the proto."""
    found = referrals.worklist(tx, request.institution_id, request.state)
    return pb.ListReferralsResponse(referrals=[_referral(one) for one in found])


def decide_referral(tx: Tx, request: pb.DecideReferralRequest) -> pb.Referral:
    """See the proto."""
    return _referral(referrals.decide(tx, request.referral_id, request.note, accept=request.accept))


def receive_referred(tx: Tx, request: pb.ReceiveReferredRequest) -> pb.Referral:
    """See the proto."""
    return _referral(referrals.receive(tx, request.referral_id))


def reply_to_referral(tx: Tx, request: pb.ReplyToReferralRequest) -> pb.Referral:
    """See the proto."""
    return _referral(referrals.reply(tx, request.referral_id, request.summary))


def cancel_referral(tx: Tx, request: pb.CancelReferralRequest) -> pb.Referral:
    """See the proto."""
    return _referral(referrals.cancel(tx, request.referral_id, request.note))


def _referral(one: Referral) -> pb.Referral:
    answer = pb.Referral(
        referral_id=one.id,
        direction=one.direction,
        resident_id=one.resident_id,
        from_institution=one.from_institution,
        to_institution=one.to_institution,
        clinic=one.clinic,
        urgency=one.urgency,
        measures=one.measures,
        symptoms=one.symptoms,
        summary=one.summary,
        returns=one.returns,
        state=one.state,
        appointment_no=one.appointment_no,
        sent_at=one.sent_at,
        until=one.until,
        note=one.note,
        received_at=one.received_at,
        reply=one.reply,
        replied_at=one.replied_at,
    )
    for reason in one.reasons:
        answer.reasons.add(**reason)
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "AssessReferral": assess_referral,
    "SendReferral": send_referral,
    "GetReferral": get_referral,
    "ListReferrals": list_referrals,
    "DecideReferral": decide_referral,
    "ReceiveReferred": receive_referred,
    "ReplyToReferral": reply_to_referral,
    "CancelReferral": cancel_referral,
}

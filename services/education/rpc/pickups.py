"""Passes, scans, hand-overs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.education.v1 import education_pb2 as pb

from services.education.actions import pickups
from services.education.rules.pickups import CONFLICT, WORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.education.models.pickups import Handover, Scan


def make_pickup_pass(tx: Tx, request: pb.MakePickupPassRequest) -> pb.PickupPass:
    """See the proto."""
    agreed = pickups.Agreed(
        request.child_id,
        request.person_id,
        request.school_id,
        request.gate_id,
        request.link,
        request.valid_from,
        request.valid_until,
        request.county,
        request.town,
    )
    made, token = pickups.make_pass(tx, agreed)
    answer = pb.PickupPass(handover_id=made.id, token=token, qr_svg=pickups.qr_of(token))
    answer.valid_from, answer.valid_until = made.valid_from.isoformat(), made.valid_until.isoformat()
    return answer


def scan_pickup(tx: Tx, request: pb.ScanPickupRequest) -> pb.ScanOutcome:
    """See the proto."""
    handover, outcome = pickups.scan(tx, request.gate_id, request.token, request.person_id)
    zh, en = WORDS[outcome]
    answer = pb.ScanOutcome(outcome=outcome, zh=zh, en=en)
    if handover is not None:
        answer.handover_id, answer.child_id = handover.id, handover.child_id
    return answer


def merge_gate_scans(tx: Tx, request: pb.MergeGateScansRequest) -> pb.MergeGateScansResponse:
    """See the proto."""
    told = [pickups.Told(one.scan_id, one.token, one.person_id, one.at, one.signature) for one in request.scans]
    answer = pb.MergeGateScansResponse()
    for scan_id, handover, outcome in pickups.merge_scans(tx, request.gate_id, told):
        zh, en = WORDS[outcome]
        answer.outcomes.add(scan_id=scan_id, handover_id=handover, outcome=outcome, zh=zh, en=en)
        answer.conflicts += outcome == CONFLICT
    return answer


def enter_gate(tx: Tx, request: pb.EnterGateRequest) -> pb.Gate:
    """See the proto."""
    gate = pickups.enter_gate(tx, request.gate_id, request.school_id, request.link, request.public_key)
    return pb.Gate(gate_id=gate.id, school_id=gate.school_id, link=gate.link)


def list_handovers(tx: Tx, request: pb.ListHandoversRequest) -> pb.ListHandoversResponse:
    """See the proto."""
    found = pickups.list_handovers(tx, request.child_id)
    return pb.ListHandoversResponse(handovers=[_handover(one, scans) for one, scans in found])


def settle_handover(tx: Tx, request: pb.SettleHandoverRequest) -> pb.Handover:
    """See the proto."""
    return _handover(pickups.settle_handover(tx, request.handover_id, request.outcome), ())


def _handover(one: Handover, scans: Sequence[Scan]) -> pb.Handover:
    answer = pb.Handover(handover_id=one.id, school_id=one.school_id, link=one.link, person_id=one.person_id)
    answer.valid_from, answer.valid_until = one.valid_from.isoformat(), one.valid_until.isoformat()
    answer.state, answer.gate_id, answer.alarm = one.state, one.gate_id, one.alarm
    answer.at = one.at.isoformat() if one.at else ""
    for each in scans:
        answer.scans.add(gate_id=each.gate_id, at=each.at.isoformat(), outcome=each.outcome, offline=each.offline)
    return answer


RPCS = {
    "MakePickupPass": make_pickup_pass,
    "ScanPickup": scan_pickup,
    "MergeGateScans": merge_gate_scans,
    "EnterGate": enter_gate,
    "ListHandovers": list_handovers,
    "SettleHandover": settle_handover,
}

"""Credit, draws, inspections: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.childcare.v1 import childcare_pb2 as pb

from services.childcare.actions import credit

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.childcare.models.credit import CreditEvent, Inspection


def get_institution_credit(tx: Tx, request: pb.GetInstitutionCreditRequest) -> pb.InstitutionCredit:
    """See the proto."""
    grade, found = credit.credit_of(tx, request.institution_id)
    told: dict[str, Any] = {"institution_id": grade.institution_id, "score": grade.score, "grade": grade.grade}
    return pb.InstitutionCredit(**told, since=grade.since.isoformat(), events=[_event(one) for one in found])


def note_credit_event(tx: Tx, request: pb.NoteCreditEventRequest) -> pb.CreditEvent:
    """See the proto."""
    return _event(credit.note_by_staff(tx, request.institution_id, request.kind, request.cause))


def appeal_credit_event(tx: Tx, request: pb.AppealCreditEventRequest) -> pb.CreditEvent:
    """See the proto."""
    return _event(credit.appeal(tx, request.event_id, request.text))


def decide_credit_appeal(tx: Tx, request: pb.DecideCreditAppealRequest) -> pb.CreditEvent:
    """See the proto."""
    return _event(credit.decide_appeal(tx, request.event_id, lift=request.lift, text=request.text))


def repair_credit_event(tx: Tx, request: pb.RepairCreditEventRequest) -> pb.CreditEvent:
    """See the proto."""
    return _event(credit.repair(tx, request.event_id, request.text))


def commit_inspection_draw(tx: Tx, request: pb.CommitInspectionDrawRequest) -> pb.InspectionDraw:
    """See the proto."""
    made = credit.commit_draw(tx, request.round, list(request.inspectors), request.size)
    return _draw(tx, made.id)


def reveal_inspection_draw(tx: Tx, request: pb.RevealInspectionDrawRequest) -> pb.InspectionDraw:
    """See the proto."""
    return _draw(tx, credit.reveal_draw(tx, request.draw_id).id)


def get_inspection_draw(tx: Tx, request: pb.GetInspectionDrawRequest) -> pb.InspectionDraw:
    """See the proto."""
    return _draw(tx, request.draw_id)


def report_childcare_inspection(tx: Tx, request: pb.ReportChildcareInspectionRequest) -> pb.ChildcareInspection:
    """See the proto."""
    return _inspection(credit.report_inspection(tx, request.inspection_id, list(request.findings), request.note))


def _draw(tx: Tx, draw_id: str) -> pb.InspectionDraw:
    tx.session.flush()
    made, found = credit.read_draw(tx, draw_id)
    answer = pb.InspectionDraw(
        draw_id=made.id,
        county=made.county,
        round=made.number,
        commitment=made.commitment,
        committed_at=made.committed_at.isoformat(),
        size=made.size,
        inspectors=made.inspectors,
        seed=made.seed.hex() if made.drawn_at else "",
        drawn_at=made.drawn_at.isoformat() if made.drawn_at else "",
        inspections=[_inspection(one) for one in found],
    )
    for key, weight in sorted(made.weights.items()):
        answer.lots.add(institution_id=key, weight=weight)
    return answer


def _inspection(one: Inspection) -> pb.ChildcareInspection:
    told: dict[str, Any] = {"inspection_id": one.id, "institution_id": one.institution_id, "inspectors": one.inspectors}
    return pb.ChildcareInspection(**told, findings=one.findings, done_at=one.done_at.isoformat() if one.done_at else "")


def _event(one: CreditEvent) -> pb.CreditEvent:
    told: dict[str, Any] = {"event_id": one.id, "kind": one.kind, "points": one.points, "state": one.state}
    return pb.CreditEvent(**told, on=one.on.isoformat())


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetInstitutionCredit": get_institution_credit,
    "NoteCreditEvent": note_credit_event,
    "AppealCreditEvent": appeal_credit_event,
    "DecideCreditAppeal": decide_credit_appeal,
    "RepairCreditEvent": repair_credit_event,
    "CommitInspectionDraw": commit_inspection_draw,
    "RevealInspectionDraw": reveal_inspection_draw,
    "GetInspectionDraw": get_inspection_draw,
    "ReportChildcareInspection": report_childcare_inspection,
}

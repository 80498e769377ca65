"""protobuf in, action, protobuf out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2 as pb

from chassis.errors import Fault, InvalidInput
from city.days import china_day
from services.health.supervision import rules
from services.health.supervision.actions import findings, reports

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.health.supervision.models import Finding, Prescription


def check_prescription(tx: Tx, request: pb.CheckPrescriptionRequest) -> pb.CheckPrescriptionResponse:
    """See the proto."""
    answer = pb.CheckPrescriptionResponse()
    for reason in reports.check_prescription(tx, request.institution_id, _script(tx, request)):
        answer.reasons.add(**vars(reason))
    return answer


def report_prescription(tx: Tx, request: pb.ReportPrescriptionRequest) -> pb.Prescription:
    """See the proto."""
    told = (request.institution_id, request.prescription_no, request.resident_id, request.prescriber)
    return _prescription(tx, *reports.report_prescription(tx, *told, _script(tx, request)))


def get_prescription(tx: Tx, request: pb.GetPrescriptionRequest) -> pb.Prescription:
    """See the proto."""
    return _prescription(tx, *reports.read_prescription(tx, request.prescription_id))


def report_examination(tx: Tx, request: pb.ReportExaminationRequest) -> pb.ExaminationReport:
    """See the proto."""
    told = rules.Examined(request.code, _day("doneOn", request.done_on), request.price_fen, request.reason)
    named = (request.institution_id, request.examination_no, request.resident_id)
    made, found = reports.report_examination(tx, *named, told)
    return pb.ExaminationReport(examination_id=made.id, findings=[_finding(tx, one) for one in found])


def list_findings(tx: Tx, request: pb.ListFindingsRequest) -> pb.ListFindingsResponse:
    """See the proto."""
    told = (request.county, request.institution_id, request.state)
    found = findings.list_findings(tx, *told, overdue=request.overdue)
    return pb.ListFindingsResponse(findings=[_finding(tx, one) for one in found])


def answer_finding(tx: Tx, request: pb.AnswerFindingRequest) -> pb.Finding:
    """See the proto."""
    return _finding(tx, findings.answer_finding(tx, request.finding_id, request.answer))


def decide_finding(tx: Tx, request: pb.DecideFindingRequest) -> pb.Finding:
    """See the proto."""
    return _finding(tx, findings.decide_finding(tx, request.finding_id, request.outcome, request.note))


def get_supervision_statistics(
    tx: Tx, request: pb.GetSupervisionStatisticsRequest
) -> pb.GetSupervisionStatisticsResponse:
    """See the proto."""
    since, until, found = findings.statistics(tx, request.county, request.from_day, request.until_day)
    answer = pb.GetSupervisionStatisticsResponse(from_day=since.isoformat(), until_day=until.isoformat())
    for one in found:
        answer.institutions.add(
            institution_id=one.institution.id,
            name=one.institution.name,
            level=one.institution.level,
            prescriptions=one.prescriptions,
            examinations=one.examinations,
            findings=one.findings,
            upheld=one.upheld,
            dismissed=one.dismissed,
            unanswered=one.unanswered,
            by_kind=one.by_kind,
            upheld_per_100=one.upheld_per_100,
        )
    return answer


def _script(tx: Tx, request: pb.CheckPrescriptionRequest | pb.ReportPrescriptionRequest) -> rules.Script:
    issued_on = _day("issuedOn", request.issued_on) if request.issued_on else china_day(tx.now)
    lines = tuple(
        rules.Line(one.drug, one.dose_mg, one.times_a_day, one.days, one.quantity, one.unit_price_fen)
        for one in request.lines
    )
    return rules.Script(request.setting, issued_on, lines, request.reason)


def _day(name: str, text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        zh, en = "应为日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)"
        raise InvalidInput.of("health.supervision", [Fault(name, "health.no-date", zh, en)]) from error


def _prescription(tx: Tx, one: Prescription, found: Sequence[Finding]) -> pb.Prescription:
    answer = pb.Prescription(
        prescription_id=one.id,
        institution_id=one.institution_id,
        prescription_no=one.no,
        resident_id=one.resident_id,
        setting=one.setting,
        issued_on=one.issued_on.isoformat(),
        reason=one.reason,
        findings=[_finding(tx, each) for each in found],
    )
    for line in one.lines:
        answer.lines.add(**line)
    return answer


def _finding(tx: Tx, one: Finding) -> pb.Finding:
    return pb.Finding(
        finding_id=one.id,
        subject=one.subject,
        kind=one.kind,
        institution_id=one.institution_id,
        county=one.county,
        on_day=one.on_day.isoformat(),
        reason=pb.CareReason(**one.reason),
        state=one.state,
        answer_until=one.answer_until.isoformat(),
        overdue=one.state == "OPEN" and one.answer_until < china_day(tx.now),
        answer=one.answer,
        decision=one.decision,
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "CheckPrescription": check_prescription,
    "ReportPrescription": report_prescription,
    "GetPrescription": get_prescription,
    "ReportExamination": report_examination,
    "ListFindings": list_findings,
    "AnswerFinding": answer_finding,
    "DecideFinding": decide_finding,
    "GetSupervisionStatistics": get_supervision_statistics,
}

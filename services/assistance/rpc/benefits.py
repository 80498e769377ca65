"""Awards, reports, payroll."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.assistance.v1 import assistance_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from chassis.signing import digest
from city.days import china_day
from services.assistance.actions import awards, payroll, reads, rechecks, verification
from services.assistance.models import Recovery
from services.assistance.rules import awards as rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.assistance.models import Award, Payroll, Report

_MOST, _USUAL = 1000, 200


def get_award(tx: Tx, request: pb.GetAwardRequest) -> pb.Award:
    """See the proto."""
    return _award(tx, awards.read_award(tx, request.award_no))


def get_paper(tx: Tx, request: pb.GetAssistancePaperRequest) -> pb.AssistancePaper:
    """See the proto."""
    paper = reads.read_paper(tx, request.paper_no)
    told = {"paper_no": paper.no, "kind": paper.kind, "case_id": paper.case_id, "county": paper.county}
    return pb.AssistancePaper(**told, issued_on=paper.issued_on.isoformat(), revoked=paper.revoked_on is not None)


def get_card(tx: Tx, request: pb.GetDisabilityCardRequest) -> pb.DisabilityCard:
    """See the proto."""
    card = reads.read_card(tx, request.card_no)
    return pb.DisabilityCard(
        card_no=card.no,
        resident_id=card.resident_id,
        category=card.category,
        grade=card.grade,
        issued_on=card.issued_on.isoformat(),
        valid_until=card.valid_until.isoformat(),
        revoked=card.revoked_on is not None,
    )


def get_report(tx: Tx, request: pb.GetVerificationReportRequest) -> pb.VerificationReport:
    """See the proto."""
    return _report(verification.read_report(tx, request.report_no, request.version))


def recompute(tx: Tx, request: pb.RecomputeReportRequest) -> pb.RecomputeReportResponse:
    """See the proto."""
    report, intact, same, today = verification.recompute(tx, request.report_no, request.version)
    then = {one["benefit"]: int(one.get("amount_fen", 0)) for one in report.assessment.get("benefits", ())}
    now = {one["benefit"]: int(one.get("amount_fen", 0)) for one in today.get("benefits", ())}
    answer = pb.RecomputeReportResponse(report_no=report.no, version=report.version, intact=intact, same=same)
    answer.rules_then = report.assessment.get("rules_digest", "")
    answer.rules_now = today.get("rules_digest", "")
    for one in sorted(then | now):
        answer.amounts.add(benefit=one, then_fen=then.get(one, 0), now_fen=now.get(one, 0))
    return answer


def withdraw(tx: Tx, request: pb.WithdrawAuthorisationRequest) -> pb.VerificationReport:
    """See the proto."""
    return _report(verification.withdraw_authorisation(tx, request.report_no))


def query_again(tx: Tx, request: pb.QuerySourcesAgainRequest) -> pb.VerificationReport:
    """See the proto."""
    awards.require_officer(tx, verification.newest(tx, request.report_no).county)
    return _report(verification.query_again(tx, request.report_no))


def recheck(tx: Tx, request: pb.RecheckAwardRequest) -> pb.RecheckAwardResponse:
    """See the proto."""
    award = awards.read_award(tx, request.award_no)
    awards.require_officer(tx, award.county)
    outcome = rechecks.recheck(tx, award)
    return pb.RecheckAwardResponse(outcome=outcome, award=_award(tx, award))


def close_payroll(tx: Tx, request: pb.ClosePayrollRequest) -> pb.Payroll:
    """See the proto."""
    return _payroll(tx, payroll.close_payroll(tx, request.month, request.county))


def get_payroll(tx: Tx, request: pb.GetPayrollRequest) -> pb.Payroll:
    """See the proto."""
    return _payroll(tx, payroll.read_payroll(tx, request.payroll_id))


def get_bank_file(tx: Tx, request: pb.GetBankFileRequest) -> HttpBody:
    """See the proto."""
    found = payroll.read_payroll(tx, request.payroll_id)
    return HttpBody(content_type="text/plain", data=payroll.bank_file(tx, found))


def differences(tx: Tx, request: pb.ListPayrollDifferencesRequest) -> pb.ListPayrollDifferencesResponse:
    """See the proto."""
    found = payroll.read_payroll(tx, request.payroll_id)
    size = min(max(request.page_size, 0), _MOST) or _USUAL
    rows = payroll.differences(tx, found, request.page_token, size)
    answer = pb.ListPayrollDifferencesResponse(next_page_token=rows[-1][0] if len(rows) == size else "")
    for no, before, now, why in rows:
        answer.differences.add(award_no=no, before_fen=before, now_fen=now, why=why)
    return answer


def list_awards_page(tx: Tx, request: pb.ListAwardsPageRequest) -> pb.ListAwardsPageResponse:
    """See the proto."""
    arrow, rows, token = reads.awards_page(tx, request.month, request.page_size, request.page_token)
    return pb.ListAwardsPageResponse(arrow=arrow, rows=rows, next_page_token=token)


def _award(tx: Tx, award: Award) -> pb.Award:
    month = rules.month_of(china_day(tx.now))
    names = ("benefit", "resident_id", "household_id", "county", "town", "state", "from_month", "stop_why", "report_no")
    told: dict[str, Any] = {name: getattr(award, name) for name in names}
    over = award.stopped_from is not None and award.stopped_from <= month
    told["amount_fen"] = 0 if over else awards.amount_at(tx, award.no, month)
    made = pb.Award(award_no=award.no, **told, account_ok=award.account_ok, paid_until=award.paid_until or "")
    made.stopped_from = award.stopped_from or ""
    made.recheck_on = award.recheck_on.isoformat() if award.recheck_on else ""
    recovery = tx.session.get(Recovery, award.no)
    if recovery is not None and not recovery.waived:
        made.overpaid_fen = recovery.total_fen
        for due, amount in rules.plan(recovery.total_fen, recovery.monthly_fen, recovery.from_month):
            made.recovery.add(month=due, amount_fen=amount)
    return made


def _report(report: Report) -> pb.VerificationReport:
    made = pb.VerificationReport(
        report_no=report.no,
        version=report.version,
        case_id=report.case_id,
        month=report.month,
        digest=report.digest,
        open_items=report.open_items,
        notes=report.notes,
        authorised_until=report.authorised_until.isoformat(),
        withdrawn=report.withdrawn_at is not None,
        assessed=report.assessment is not None,
    )
    for one in report.answers:
        asked = {"source": one["source"], "resident_id": one["residentId"], "problem": one["problem"]}
        asked |= {"asked_at": one["askedAt"], "answered_at": one["answeredAt"]}
        for figure in one["figures"] or [{}]:
            names = ("group", "code", "amount_fen", "as_of")
            made.figures.add(**asked, **{name: figure[name] for name in names if name in figure})
    return made


def _payroll(tx: Tx, found: Payroll) -> pb.Payroll:
    content = payroll.bank_file(tx, found)
    agrees = digest(content, found.file_digest.split(":")[0]) == found.file_digest
    agrees = agrees and content.endswith(f"T|{found.payments}|{found.total_fen}\r\n".encode())
    return pb.Payroll(
        payroll_id=found.id,
        month=found.month,
        county=found.county,
        payments=found.payments,
        total_fen=found.total_fen,
        held=found.held,
        held_awards=payroll.held_awards(tx, found),
        file_digest=found.file_digest,
        closed_at=found.closed_at.isoformat(),
        file_agrees=agrees,
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetAward": get_award,
    "GetAssistancePaper": get_paper,
    "GetDisabilityCard": get_card,
    "GetVerificationReport": get_report,
    "RecomputeReport": recompute,
    "WithdrawAuthorisation": withdraw,
    "QuerySourcesAgain": query_again,
    "RecheckAward": recheck,
    "ClosePayroll": close_payroll,
    "GetPayroll": get_payroll,
    "GetBankFile": get_bank_file,
    "ListPayrollDifferences": differences,
    "ListAwardsPage": list_awards_page,
}

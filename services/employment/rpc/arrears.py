"""Wage arrears."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.employment.v1 import employment_pb2 as pb

from services.employment.actions import arrears
from services.employment.rpc import say

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.employment.models import Arrears


def report(tx: Tx, request: pb.ReportWageArrearsRequest) -> pb.WageArrears:
    """See the proto."""
    where = request.employer_code, request.site, request.county
    return _case(arrears.complain(tx, request.resident_id, where, request.fen))


def move(tx: Tx, request: pb.MoveWageArrearsRequest) -> pb.WageArrears:
    """See the proto."""
    return _case(arrears.move(tx, request.arrears_id, request.step, request.why))


def payroll(tx: Tx, request: pb.ReportPayrollRequest) -> pb.ReportPayrollResponse:
    """See the proto."""
    where = request.employer_code, request.site, request.county
    warned = arrears.report_payroll(tx, where, request.month, request.workers, paid=request.paid)
    return pb.ReportPayrollResponse(warned=warned)


def _case(case: Arrears) -> pb.WageArrears:
    told = pb.WageArrears(arrears_id=case.id, employer_code=case.employer_code, site=case.site, county=case.county)
    told.state, told.opened_on, told.due_on = case.state, say.day(case.opened_on), say.day(case.due_on)
    told.stopped_on, told.workers, told.total_fen = say.day(case.stopped_on), case.workers, case.total_fen
    return told


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "ReportWageArrears": report,
    "MoveWageArrears": move,
    "ReportPayroll": payroll,
}

"""Public notices and objections, and cases that are overdue as a whole. Protobuf in, action, protobuf out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.onething.v1 import onething_pb2 as pb

from chassis.rpc import Rpc
from city.calendar import day_of, working_days_between
from services.onething import clock, rules
from services.onething.actions import objecting, publicity, whole
from services.onething.rpc.pages import opened, token_of

if TYPE_CHECKING:
    from chassis.edge import Tx

PAGE, MOST = 50, 200


def list_overdue_cases(tx: Tx, request: pb.ListOverdueCasesRequest) -> pb.ListOverdueCasesResponse:
    """See the proto."""
    size = max(1, min(request.page_size or PAGE, MOST))
    after = opened(request.page_token, date.fromisoformat)
    page, counts = whole.list_overdue_cases(tx, request.county, size, after)
    answer = pb.ListOverdueCasesResponse(
        green=counts.get(clock.GREEN, 0), yellow=counts.get(clock.YELLOW, 0), red=counts.get(clock.RED, 0)
    )
    for case, row in page:
        open_items = [item for item in case.items.values() if item.status in rules.OPEN]
        answer.entries.add(
            case_id=case.id,
            receipt_no=case.receipt_no,
            one_thing_id=case.one_thing_id,
            situation=case.situation,
            county=case.county,
            lead_department=case.entry.lead,
            status=case.status,
            due_on=row.due_on.isoformat(),
            provisional=row.provisional,
            days_overdue=working_days_between(row.due_on, day_of(tx.now)),
            escalated_to=row.escalated_to,
            escalated_at=row.escalated_at,
            open_items=[item.id for item in sorted(open_items, key=lambda item: item.status == rules.WAITING)],
        )
    if len(page) == size:
        answer.next_page_token = token_of(page[-1][1].due_on, page[-1][1].id)
    return answer


def list_public_notices(tx: Tx, request: pb.ListPublicNoticesRequest) -> pb.ListPublicNoticesResponse:
    """See the proto."""
    size = max(1, min(request.page_size or PAGE, MOST))
    after = opened(request.page_token, date.fromisoformat)
    page, total = publicity.list_notices(tx, request.county, request.one_thing_id, size, after)
    answer = pb.ListPublicNoticesResponse(total=total)
    for case, item, notice in page:
        step = case.entry.steps[item.key]
        answer.notices.add(
            notice_id=notice.id,
            one_thing_id=case.one_thing_id,
            one_thing_title_zh=case.entry.title["zh"],
            one_thing_title_en=case.entry.title["en"],
            title_zh=step.title["zh"],
            title_en=step.title["en"],
            department=notice.department,
            county=notice.county,
            name_masked=notice.name_masked,
            first_on=notice.first_on.isoformat(),
            last_on=notice.last_on.isoformat(),
            legal_reference=step.legal_reference,
        )
    if len(page) == size:
        answer.next_page_token = token_of(page[-1][2].last_on, page[-1][2].id)
    return answer


def file_objection(tx: Tx, request: pb.FileObjectionRequest) -> pb.FileObjectionResponse:
    """See the proto."""
    filed = objecting.file_objection(tx, request.notice_id, request.reason)
    return pb.FileObjectionResponse(objection_id=filed.id, filed_at=filed.filed_at)


def list_objections(tx: Tx, request: pb.ListObjectionsRequest) -> pb.ListObjectionsResponse:
    """See the proto."""
    answer = pb.ListObjectionsResponse()
    for one in objecting.list_objections(tx, request.item_id):
        # Who objects stays unknown to those who decide; a window answers for what it took in.
        by = "resident" if one.filed_by.startswith("resident:") else one.filed_by
        answer.objections.add(
            objection_id=one.id, notice_id=one.notice_id, reason=one.reason, filed_at=one.filed_at, filed_by=by
        )
    return answer


RPCS: dict[str, Rpc] = {
    "ListOverdueCases": list_overdue_cases,
    "ListPublicNotices": list_public_notices,
    "FileObjection": file_objection,
    "ListObjections": list_objections,
}

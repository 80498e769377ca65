"""Posts, declared relatives, refused attempts. Protobuf in, action, protobuf out."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from civic.onething.v1 import onething_pb2 as pb

from chassis.rpc import Rpc
from services.onething.actions import staff
from services.onething.rpc.pages import opened, token_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.onething.desks.models import Post, Relative

PAGE = 100


def keep_officer_post(tx: Tx, request: pb.KeepOfficerPostRequest) -> pb.OfficerPost:
    """See the proto."""
    return _post(
        staff.keep_post(
            tx,
            request.account,
            department=request.department,
            town=request.town,
            county=request.county,
            left=request.left,
        )
    )


def list_officer_posts(tx: Tx, request: pb.ListOfficerPostsRequest) -> pb.ListOfficerPostsResponse:
    """See the proto."""
    return pb.ListOfficerPostsResponse(
        posts=[_post(one) for one in staff.list_posts(tx, request.department, request.town)]
    )


def declare_relatives(tx: Tx, request: pb.DeclareRelativesRequest) -> pb.ListRelativesResponse:
    """See the proto."""
    return _declared(staff.declare_relatives(tx, [(one.resident_id, one.relation) for one in request.relatives]))


def list_relatives(tx: Tx, _request: pb.ListRelativesRequest) -> pb.ListRelativesResponse:
    """See the proto."""
    return _declared(staff.list_relatives(tx))


def end_relative(tx: Tx, request: pb.EndRelativeRequest) -> pb.EndRelativeResponse:
    """See the proto."""
    staff.end_relative(tx, request.declaration_id, request.reason)
    return pb.EndRelativeResponse()


def list_refused_attempts(tx: Tx, request: pb.ListRefusedAttemptsRequest) -> pb.ListRefusedAttemptsResponse:
    """See the proto."""
    after = opened(request.page_token, datetime.fromisoformat)
    page = staff.list_attempts(tx, request.county, request.department, PAGE, after)
    answer = pb.ListRefusedAttemptsResponse()
    for one in page:
        answer.attempts.add(
            at=one.at,
            account=one.account,
            county=one.county,
            department=one.department,
            town=one.town,
            action=one.action,
            item_id=one.item_id,
            receipt_no=one.receipt_no,
            code=one.code,
        )
    if len(page) == PAGE:
        answer.next_page_token = token_of(page[-1].at, page[-1].id)
    return answer


def _post(one: Post) -> pb.OfficerPost:
    return pb.OfficerPost(
        account=one.account, department=one.department, town=one.town, county=one.county, left=one.left_at is not None
    )


def _declared(found: Sequence[Relative]) -> pb.ListRelativesResponse:
    answer = pb.ListRelativesResponse()
    for one in found:
        answer.relatives.add(
            declaration_id=one.id, resident_id=one.resident_id, relation=one.relation, declared_at=one.declared_at
        )
    return answer


RPCS: dict[str, Rpc] = {
    "KeepOfficerPost": keep_officer_post,
    "ListOfficerPosts": list_officer_posts,
    "DeclareRelatives": declare_relatives,
    "ListRelatives": list_relatives,
    "EndRelative": end_relative,
    "ListRefusedAttempts": list_refused_attempts,
}

"""Warnings, and who needs help first."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING, Any

from civic.safety.v1 import safety_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from services.safety.actions import people, warning_board, warnings
from services.safety.law import now_in_force
from services.safety.rules.warnings import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.safety.models import Warning  # noqa: A004 - what the trade calls it

ATOM, CAP = "application/atom+xml", "application/cap+xml"


def parse_warning(tx: Tx, request: pb.ParseWarningRequest) -> pb.ParseWarningResponse:
    """See the proto."""
    profile, problems = warnings.check_message(request.document.data, tx.now)
    answer = pb.ParseWarningResponse(valid=not problems, profile=profile)
    for one in problems:
        answer.problems.add(rule=one.rule, where=one.where, zh=one.zh, en=one.en)
    return answer


def draft_warning(tx: Tx, request: pb.DraftWarningRequest) -> pb.Warning:
    """See the proto."""
    told = Told(
        message_type=request.message_type or "ALERT",
        references=list(request.references),
        colour=request.colour,
        event_code=request.event_code,
        headline=request.headline,
        description=request.description,
        instruction=request.instruction,
        counties=list(request.counties),
        has_area=bool(request.area_geojson),
        expires_at=request.expires_at.ToDatetime(UTC) if request.HasField("expires_at") else None,
        channels=list(request.channels),
    )
    return _whole(tx, warnings.draft_warning(tx, warnings.Draft(told, request.area_geojson)))


def approve_warning(tx: Tx, request: pb.ApproveWarningRequest) -> pb.Warning:
    """See the proto."""
    return _whole(tx, warnings.approve_warning(tx, request.warning_id))


def reject_warning(tx: Tx, request: pb.RejectWarningRequest) -> pb.Warning:
    """See the proto."""
    return _whole(tx, warnings.reject_warning(tx, request.warning_id, request.reason))


def get_warning(tx: Tx, request: pb.GetWarningRequest) -> pb.Warning:
    """See the proto."""
    return _whole(tx, warnings.read_warning(tx, request.warning_id))


def list_warnings(tx: Tx, request: pb.ListWarningsRequest) -> pb.ListWarningsResponse:
    """See the proto."""
    state = pb.Warning.State.Name(request.state) if request.state else ""
    asked = (state, request.county, request.page_size, request.page_token)
    found, following = warning_board.list_warnings(tx, *asked)
    return pb.ListWarningsResponse(warnings=[_told(tx, one) for one in found], next_page_token=following)


def get_warning_feed(tx: Tx, request: pb.GetWarningFeedRequest) -> HttpBody:
    """See the proto."""
    return HttpBody(content_type=ATOM, data=warning_board.read_feed(tx, request.county))


def get_warning_document(tx: Tx, request: pb.GetWarningDocumentRequest) -> HttpBody:
    """See the proto."""
    return HttpBody(content_type=CAP, data=warning_board.read_document(tx, request.warning_id))


def note_warning_receipt(tx: Tx, request: pb.NoteWarningReceiptRequest) -> pb.Warning:
    """See the proto."""
    return _whole(tx, warning_board.note_receipt(tx, request.warning_id, request.channel, request.reached))


def find_people_to_help(tx: Tx, request: pb.FindPeopleToHelpRequest) -> pb.FindPeopleToHelpResponse:
    """See the proto."""
    area = request.area_geojson, list(request.counties), list(request.towns), request.warning_id
    found = people.find_people_to_help(tx, *area, request.most, request.purpose)
    answer = pb.FindPeopleToHelpResponse(answered=found.answered)
    for one in found.people:
        answer.people.add(
            resident_id=one.resident_id,
            town=one.town,
            rank=one.rank,
            department=one.department,
            reasons=one.reasons,
        )
    for question in found.questions:
        answer.questions.add(department=question.department, zh=question.zh, en=question.en)
    return answer


def _told(tx: Tx, warning: Warning) -> pb.Warning:
    names = now_in_force("event-codes", tx.now)
    answer = pb.Warning(
        warning_id=warning.id,
        message_type=warning.message_type,
        references=warning.refers_to,
        state=pb.Warning.State.Value(warning.state),
        colour=warning.colour,
        event_code=warning.event_code,
        event_zh=names.get(warning.event_code, {}).get("zh", ""),
        headline=warning.headline,
        description=warning.description,
        instruction=warning.instruction,
        area_geojson=warning.area,
        counties=warning.counties,
        author=warning.author,
        incident_id=warning.incident_id,
    )
    for into, moment in (
        (answer.drafted_at, warning.drafted_at),
        (answer.published_at, warning.published_at),
        (answer.expires_at, warning.expires_at),
        (answer.ended_at, warning.ended_at),
    ):
        if moment is not None:
            into.FromDatetime(moment)
    return answer


def _whole(tx: Tx, warning: Warning) -> pb.Warning:
    tx.session.flush()
    answer, decided = _told(tx, warning), warnings.decisions(tx, warning.id)
    for one in decided:
        answer.decisions.add(person=one.person, approved=one.approved, reason=one.reason).at.FromDatetime(one.at)
    answer.approvals_missing = warnings.missing_approvals(warning, decided) if warning.state == "DRAFT" else 0
    told = {one.channel: one for one in warning_board.receipts(tx, warning.id)}
    for channel in warning.channels:
        row = answer.receipts.add(channel=channel, sent=channel in told)
        if receipt := told.get(channel):
            row.reached = receipt.reached
            row.at.FromDatetime(receipt.at)
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "ParseWarning": parse_warning,
    "DraftWarning": draft_warning,
    "ApproveWarning": approve_warning,
    "RejectWarning": reject_warning,
    "GetWarning": get_warning,
    "ListWarnings": list_warnings,
    "GetWarningFeed": get_warning_feed,
    "GetWarningDocument": get_warning_document,
    "NoteWarningReceipt": note_warning_receipt,
    "FindPeopleToHelp": find_people_to_help,
}

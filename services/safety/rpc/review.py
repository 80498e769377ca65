"""After-action review."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.safety.v1 import safety_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from city.days import china_day
from services.safety import drawing
from services.safety.actions import incidents, reviewing
from services.safety.actions.staff import require_staff
from services.safety.rpc.incidents import whole
from services.safety.rpc.plans import SVG

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.safety.models import Improvement


def review_incident(tx: Tx, request: pb.ReviewIncidentRequest) -> pb.IncidentReview:
    """See the proto."""
    incident, found, improvements = reviewing.review_incident(tx, request.incident_id)
    answer = pb.IncidentReview(incident=whole(tx, incident), improvements=[_told(tx, one) for one in improvements])
    for one in found:
        row = answer.indicators.add(indicator=one.name, zh=one.zh, en=one.en, result=one.result)
        if one.seconds is not None:
            row.seconds = one.seconds
        if one.target is not None:
            row.target_seconds = one.target
    return answer


def get_incident_timeline(tx: Tx, request: pb.GetIncidentTimelineRequest) -> HttpBody:
    """See the proto."""
    require_staff(tx)
    incident = incidents.read_incident(tx, request.incident_id)
    marks = [(line.at, line.department, line.zh) for line in incidents.timeline(tx, incident.id)]
    text = drawing.timeline_drawing(f"事件 {incident.id} 时间线", incident.raised_at, marks)
    return HttpBody(content_type=SVG, data=text.encode())


def add_improvement(tx: Tx, request: pb.AddImprovementRequest) -> pb.Improvement:
    """See the proto."""
    told = (request.incident_id, request.title, request.owner, request.due_on)
    return _told(tx, reviewing.add_improvement(tx, *told))


def finish_improvement(tx: Tx, request: pb.FinishImprovementRequest) -> pb.Improvement:
    """See the proto."""
    return _told(tx, reviewing.finish_improvement(tx, request.improvement_id))


def list_improvements(tx: Tx, request: pb.ListImprovementsRequest) -> pb.ListImprovementsResponse:
    """See the proto."""
    found = reviewing.list_improvements(tx, request.owner, everything=request.all)
    return pb.ListImprovementsResponse(improvements=[_told(tx, one) for one in found])


def _told(tx: Tx, row: Improvement) -> pb.Improvement:
    answer = pb.Improvement(
        improvement_id=row.id,
        incident_id=row.incident_id,
        title=row.title,
        owner=row.owner,
        due_on=row.due_on.isoformat(),
        overdue=row.done_at is None and row.due_on < china_day(tx.now),
        done_by=row.done_by,
    )
    if row.done_at:
        answer.done_at.FromDatetime(row.done_at)
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "ReviewIncident": review_incident,
    "GetIncidentTimeline": get_incident_timeline,
    "AddImprovement": add_improvement,
    "FinishImprovement": finish_improvement,
    "ListImprovements": list_improvements,
}

"""Incidents, orders and units."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, Any

from civic.safety.v1 import safety_pb2 as pb

from chassis.errors import NotFound
from services.safety.actions import incidents, orders, units
from services.safety.models import Incident, Mark, Order, Unit

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from google.protobuf.message import Message
    from google.protobuf.timestamp_pb2 import Timestamp

    from chassis.edge import Tx


def _stamp(into: Timestamp, moment: datetime | None) -> None:
    if moment is not None:
        into.FromDatetime(moment)


def _told(
    incident: Incident, found: Sequence[tuple[Order, Unit | None]] = (), marks: Sequence[Mark] = ()
) -> pb.Incident:
    answer = pb.Incident(
        incident_id=incident.id,
        source_department=incident.source_department,
        source_id=incident.source_id,
        kind=incident.kind,
        grade=incident.grade,
        grade_reason=incident.grade_row,
        state=pb.Incident.State.Value(incident.state),
        county=incident.county,
        town=incident.town,
        resident_id=incident.resident_id,
        lat=incident.lat,
        lon=incident.lon,
        place_known=incident.place_known,
        presses=incident.presses,
        outcome=incident.outcome,
        merged_into=incident.merged_into,
        words=incident.words,
        escalated_to=incident.escalated_to,
        wanting=sorted({skill for need in incident.wanting for skill in need["skills"]}),
    )
    _stamp(answer.raised_at, incident.raised_at)
    _stamp(answer.opened_at, incident.opened_at)
    _stamp(answer.closed_at, incident.closed_at)
    for order, unit in found:
        row = answer.units.add(unit_id=order.unit_id, state=order.state, travel_seconds=order.travel_seconds)
        row.kind, row.name = (unit.kind, unit.name) if unit else ("", "")
        row.summary_release_id = order.summary_id or ""
        _stamp(row.assigned_at, order.assigned_at)
        _stamp(row.arrived_at, order.arrived_at)
        _stamp(row.ended_at, order.ended_at)
    if incident.ask_at is not None:
        question = answer.questions.add(what="PLACE", department=incident.source_department, tries=incident.asked)
        _stamp(question.asked_at, incident.asked_at)
    for line in marks:
        row = answer.timeline.add(department=line.department, kind=line.kind, zh=line.zh, en=line.en)
        _stamp(row.at, line.at)
    return answer


def whole(tx: Tx, incident: Incident) -> pb.Incident:
    """An incident with its units, questions and timeline."""
    tx.session.flush()
    return _told(incident, incidents.orders(tx, [incident.id]), incidents.timeline(tx, incident.id))


def report_incident(tx: Tx, request: pb.ReportIncidentRequest) -> pb.Incident:
    """See the proto."""
    told = incidents.Report(
        kind=request.kind,
        source_id=request.source_id,
        lat=request.lat if request.HasField("lat") else None,
        lon=request.lon if request.HasField("lon") else None,
        town=request.town,
        resident_id=request.resident_id,
        dead=request.dead,
        badly_hurt=request.badly_hurt,
        words=request.words,
    )
    return whole(tx, incidents.report_incident(tx, told))


def get_incident(tx: Tx, request: pb.GetIncidentRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, incidents.read_incident(tx, request.incident_id))


def list_incidents(tx: Tx, request: pb.ListIncidentsRequest) -> pb.ListIncidentsResponse:
    """See the proto."""
    state = pb.Incident.State.Name(request.state) if request.state else ""
    asked = (request.county, request.kind, state, request.page_size, request.page_token)
    found, following = incidents.list_incidents(tx, *asked, waiting=request.waiting)
    by_incident: defaultdict[str, list[tuple[Order, Unit | None]]] = defaultdict(list)
    for order, unit in incidents.orders(tx, [one.id for one in found]) if found else ():
        by_incident[order.incident_id].append((order, unit))
    told = [_told(one, by_incident[one.id]) for one in found]
    return pb.ListIncidentsResponse(incidents=told, next_page_token=following)


def get_incident_place(tx: Tx, request: pb.GetIncidentPlaceRequest) -> pb.IncidentPlace:
    """See the proto."""
    incident, asked = incidents.read_place(tx, request.incident_id)
    answer = pb.IncidentPlace(incident_id=incident.id, lat=incident.lat, lon=incident.lon)
    if asked is not None:
        answer.address, answer.name, answer.phone = asked.address, asked.name, asked.phone
        if asked.lat or asked.lon:
            answer.lat, answer.lon = asked.lat, asked.lon
    answer.open_question = asked is None and incident.source_department == "eldercare"
    return answer


def grade_incident(tx: Tx, request: pb.GradeIncidentRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, incidents.grade_incident(tx, request.incident_id, request.grade, request.reason))


def merge_incident(tx: Tx, request: pb.MergeIncidentRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, incidents.merge_incident(tx, request.incident_id, request.into))


def send_unit(tx: Tx, request: pb.SendUnitRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, incidents.send_unit(tx, request.incident_id, request.unit_id))


def close_incident(tx: Tx, request: pb.CloseIncidentRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, incidents.close_incident(tx, request.incident_id, request.outcome))


def get_green_way_route(tx: Tx, request: pb.GetGreenWayRouteRequest) -> pb.GreenWayRoute:
    """See the proto."""
    incident = incidents.read_incident(tx, request.incident_id)
    standing = [
        order
        for order, _ in incidents.orders(tx, [incident.id])
        if order.ended_at is None and order.green_until and request.unit_id in ("", order.unit_id)
    ]
    if not standing:
        zh, en = "该事件没有在途的绿色通道申请", "no unit of this incident is on a green way"
        raise NotFound("safety.no-green-way", zh, en)
    order = standing[-1]
    answer = pb.GreenWayRoute(incident_id=incident.id, unit_id=order.unit_id)
    answer.from_lat, answer.from_lon = order.from_lat, order.from_lon
    answer.to_lat, answer.to_lon = incident.lat, incident.lon
    return answer


def accept_order(tx: Tx, request: pb.AcceptOrderRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, orders.accept_order(tx, request.incident_id, request.unit_id))


def decline_order(tx: Tx, request: pb.DeclineOrderRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, orders.decline_order(tx, request.incident_id, request.unit_id, request.reason))


def depart_unit(tx: Tx, request: pb.DepartUnitRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, orders.depart_unit(tx, request.incident_id, request.unit_id))


def arrive_unit(tx: Tx, request: pb.ArriveUnitRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, orders.arrive_unit(tx, request.incident_id, request.unit_id))


def finish_unit(tx: Tx, request: pb.FinishUnitRequest) -> pb.Incident:
    """See the proto."""
    return whole(tx, orders.finish_unit(tx, request.incident_id, request.unit_id, request.outcome))


def list_rescue_units(tx: Tx, request: pb.ListRescueUnitsRequest) -> pb.ListRescueUnitsResponse:
    """See the proto."""
    asked = (request.county, request.kind, request.state, request.page_size, request.page_token)
    found, following = units.list_units(tx, *asked)
    return pb.ListRescueUnitsResponse(units=[_unit(tx, one) for one in found], next_page_token=following)


def enter_rescue_unit(tx: Tx, request: pb.EnterRescueUnitRequest) -> pb.RescueUnit:
    """See the proto."""
    entry = units.Entry(
        id=request.unit_id,
        kind=request.kind,
        name=request.name,
        skills=tuple(request.skills),
        town=request.town,
        lat=request.lat,
        lon=request.lon,
        out_of_service=request.out_of_service,
    )
    return _unit(tx, units.enter_unit(tx, entry))


def _unit(tx: Tx, unit: Unit) -> pb.RescueUnit:
    home = unit.back_at <= tx.now
    return pb.RescueUnit(
        unit_id=unit.id,
        kind=unit.kind,
        name=unit.name,
        skills=unit.skills.strip("|").split("|"),
        county=unit.county,
        town=unit.town,
        state=unit.state,
        incident_id=unit.incident_id,
        lat=unit.station_lat if home else unit.lat,
        lon=unit.station_lon if home else unit.lon,
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "ReportIncident": report_incident,
    "GetIncident": get_incident,
    "ListIncidents": list_incidents,
    "GetIncidentPlace": get_incident_place,
    "GradeIncident": grade_incident,
    "MergeIncident": merge_incident,
    "SendUnit": send_unit,
    "CloseIncident": close_incident,
    "GetGreenWayRoute": get_green_way_route,
    "AcceptOrder": accept_order,
    "DeclineOrder": decline_order,
    "DepartUnit": depart_unit,
    "ArriveUnit": arrive_unit,
    "FinishUnit": finish_unit,
    "ListRescueUnits": list_rescue_units,
    "EnterRescueUnit": enter_rescue_unit,
}

"""Traffic incidents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from chassis.errors import Fault, InvalidInput
from chassis.events import new_id
from city.days import moment
from services.transport.actions import incidents

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.transport.models import TrafficIncident


def report_traffic_incident(tx: Tx, request: pb.ReportTrafficIncidentRequest) -> pb.TrafficIncident:
    """See the proto."""
    try:
        at = moment(request.at) if request.at else tx.now
    except ValueError as error:
        fault = Fault("at", "transport.moment", "时刻应为带时区的 ISO 8601", "ISO 8601 with an offset")
        raise InvalidInput.of("transport.report", [fault]) from error
    told = incidents.Report(
        report_id=request.report_id or new_id(),
        kind=request.kind,
        lat=request.lat if request.HasField("lat") else None,
        lon=request.lon if request.HasField("lon") else None,
        injured=request.injured,
        lanes_blocked=request.lanes_blocked,
        at=at,
    )
    incident, known = incidents.report_incident(tx, told)
    answer = _incident(incident)
    answer.merged = known
    return answer


def clear_traffic_incident(tx: Tx, request: pb.ClearTrafficIncidentRequest) -> pb.TrafficIncident:
    """See the proto."""
    return _incident(incidents.clear_incident(tx, request.traffic_incident_id))


def get_traffic_incident(tx: Tx, request: pb.GetTrafficIncidentRequest) -> pb.TrafficIncident:
    """See the proto."""
    return _incident(incidents.read_incident(tx, request.traffic_incident_id))


def list_traffic_incidents(tx: Tx, _: pb.ListTrafficIncidentsRequest) -> pb.ListTrafficIncidentsResponse:
    """See the proto."""
    return pb.ListTrafficIncidentsResponse(incidents=[_incident(one) for one in incidents.open_incidents(tx)])


def get_alerts(tx: Tx, request: pb.GetAlertsRequest) -> HttpBody:
    """See the proto."""
    media_type, raw = incidents.alerts(tx, request.format)
    return HttpBody(content_type=media_type, data=raw)


def _incident(incident: TrafficIncident) -> pb.TrafficIncident:
    return pb.TrafficIncident(
        traffic_incident_id=incident.id,
        kind=incident.kind,
        county=incident.county,
        lat=incident.lat,
        lon=incident.lon,
        grade=incident.grade,
        status=incident.status,
        reports=incident.reports,
        blocked=incident.blocked,
        road=[one for one in (incident.road_one, incident.road_other) if one],
        detour=incident.detour["crossings"],
        detour_seconds=incident.detour["seconds"],
        unit_id=incident.unit_id,
        unit_seconds=incident.unit_seconds,
        opened_at=incident.opened_at.isoformat(),
        cleared_at=incident.cleared_at.isoformat() if incident.cleared_at else "",
    )


RPCS = {
    "ReportTrafficIncident": report_traffic_incident,
    "ClearTrafficIncident": clear_traffic_incident,
    "GetTrafficIncident": get_traffic_incident,
    "ListTrafficIncidents": list_traffic_incidents,
    "GetAlerts": get_alerts,
}

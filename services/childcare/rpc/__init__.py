"""protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.childcare.v1 import childcare_pb2 as pb

from services.childcare.actions import guidance, infants, places
from services.childcare.rpc import credit, filings, growth, ledger, near, staff

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx


def get_guidance(tx: Tx, request: pb.GetGuidanceRequest) -> pb.Guidance:
    """See the proto."""
    found = guidance.read_guidance(tx, request.guidance_no)
    answer = pb.Guidance(guidance_no=found.no, county=found.county, village=found.village)
    answer.cancelled = found.cancelled_on is not None
    for visit in guidance.visits(found):
        answer.visits.add(age=visit.age, age_zh=visit.age_zh, due_on=visit.due_on.isoformat())
    answer.nearest.extend(_near(near) for near in guidance.nearest(tx, found))
    return answer


def find_nearest_places(tx: Tx, request: pb.FindNearestPlacesRequest) -> pb.FindNearestPlacesResponse:
    """See the proto."""
    lat = request.lat if request.HasField("lat") else None
    lon = request.lon if request.HasField("lon") else None
    found = places.find_nearest_places(tx, lat, lon, request.resident_id, request.limit)
    return pb.FindNearestPlacesResponse(places=[_near(near) for near in found])


def note_places(tx: Tx, request: pb.NotePlacesRequest) -> pb.Institution:
    """See the proto."""
    told = (request.institution_id, request.planned, request.filed, request.used)
    noted = places.note_places(tx, *told)
    return pb.Institution(
        institution_id=noted.id,
        name=noted.name,
        county=noted.county,
        lat=noted.lat,
        lon=noted.lon,
        planned=noted.planned,
        filed=noted.filed,
        used=noted.used,
    )


def list_infants_at_risk(tx: Tx, request: pb.ListInfantsAtRiskRequest) -> pb.ListInfantsAtRiskResponse:
    """See the proto."""
    where = request.area_geojson, list(request.counties), list(request.towns)
    answer = pb.ListInfantsAtRiskResponse()
    for one in infants.list_infants_at_risk(tx, *where, request.most):
        answer.people.add(resident_id=one.resident_id, town=one.town, rank=one.rank, reasons=one.reasons)
    return answer


def _near(near: places.Near) -> pb.NearPlace:
    return pb.NearPlace(
        institution_id=near.institution_id,
        name=near.name,
        county=near.county,
        distance_m=near.distance_m,
        open_places=near.open_places,
        lat=near.lat,
        lon=near.lon,
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    **growth.RPCS,
    **filings.RPCS,
    **ledger.RPCS,
    **staff.RPCS,
    **credit.RPCS,
    **near.RPCS,
    "GetGuidance": get_guidance,
    "FindNearestPlaces": find_nearest_places,
    "NotePlaces": note_places,
    "ListInfantsAtRisk": list_infants_at_risk,
}

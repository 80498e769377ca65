"""Shelters and evacuation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.safety.v1 import safety_pb2 as pb

from services.safety.actions import shelters

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.safety.models import Shelter, Stay


def find_nearest_shelters(tx: Tx, request: pb.FindNearestSheltersRequest) -> pb.FindNearestSheltersResponse:
    """See the proto."""
    lat = request.lat if request.HasField("lat") else None
    lon = request.lon if request.HasField("lon") else None
    found = shelters.find_nearest_shelters(tx, lat, lon, request.town, request.people, request.limit)
    return pb.FindNearestSheltersResponse(shelters=[_shelter(row, distance) for row, distance in found])


def set_shelter(tx: Tx, request: pb.SetShelterRequest) -> pb.Shelter:
    """See the proto."""
    return _shelter(shelters.set_shelter(tx, request.shelter_id, request.capacity, is_open=request.open))


def enter_shelter(tx: Tx, request: pb.EnterShelterRequest) -> pb.ShelterStay:
    """See the proto."""
    return _stay(shelters.enter_shelter(tx, request.shelter_id, request.people, request.incident_id))


def leave_shelter(tx: Tx, request: pb.LeaveShelterRequest) -> pb.ShelterStay:
    """See the proto."""
    return _stay(shelters.leave_shelter(tx, request.stay_id))


def plan_evacuation(tx: Tx, request: pb.PlanEvacuationRequest) -> pb.Evacuation:
    """See the proto."""
    groups = [(group.village, group.people) for group in request.groups]
    moves, left = shelters.plan_evacuation(tx, groups, request.danger_geojson, request.farthest_m)
    answer = pb.Evacuation(people=sum(people for _, people in groups), placed=sum(move.people for move in moves))
    for move in moves:
        answer.moves.add(village=move.group, shelter_id=move.shelter, people=move.people, distance_m=move.metres)
    for village, people in left.items():
        answer.unplaced.add(village=village, people=people)
    answer.person_km = round(sum(move.people * move.metres for move in moves) / 1000, 1)
    return answer


def _shelter(row: Shelter, distance: int = 0) -> pb.Shelter:
    return pb.Shelter(
        shelter_id=row.id,
        name=row.name,
        county=row.county,
        town=row.town,
        lat=row.lat,
        lon=row.lon,
        capacity=row.capacity,
        taken=row.taken,
        open=row.open,
        distance_m=distance,
    )


def _stay(row: Stay) -> pb.ShelterStay:
    answer = pb.ShelterStay(stay_id=row.id, shelter_id=row.shelter_id, people=row.people)
    answer.entered_at.FromDatetime(row.entered_at)
    if row.left_at:
        answer.left_at.FromDatetime(row.left_at)
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "FindNearestShelters": find_nearest_shelters,
    "SetShelter": set_shelter,
    "EnterShelter": enter_shelter,
    "LeaveShelter": leave_shelter,
    "PlanEvacuation": plan_evacuation,
}

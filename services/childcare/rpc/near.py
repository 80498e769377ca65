"""Rooms and visits: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.childcare.v1 import childcare_pb2 as pb

from services.childcare.actions import rooms, visits

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.childcare.models.near import BabyRoom


def find_baby_rooms(tx: Tx, request: pb.FindBabyRoomsRequest) -> pb.FindBabyRoomsResponse:
    """See the proto."""
    lat = request.lat if request.HasField("lat") else None
    lon = request.lon if request.HasField("lon") else None
    answer = pb.FindBabyRoomsResponse()
    for one in rooms.nearest(tx, lat, lon, request.limit, open_only=request.open_only):
        told = _room(one.room)
        told.distance_m, told.open_now = one.distance_m, one.open_now
        answer.rooms.append(told)
    return answer


def note_baby_room(tx: Tx, request: pb.NoteBabyRoomRequest) -> pb.BabyRoom:
    """See the proto."""
    hours = {str(one.weekday): [one.opens, one.closes] for one in request.hours}
    return _room(rooms.note_room(tx, request.name, (request.lat, request.lon), list(request.facilities), hours))


def list_guidance_visits(tx: Tx, request: pb.ListGuidanceVisitsRequest) -> pb.ListGuidanceVisitsResponse:
    """See the proto."""
    return _visits(tx, request.guidance_no)


def note_guidance_visit(tx: Tx, request: pb.NoteGuidanceVisitRequest) -> pb.ListGuidanceVisitsResponse:
    """See the proto."""
    visits.note_visit(tx, request.guidance_no, request.age, request.done_on)
    return _visits(tx, request.guidance_no)


def _visits(tx: Tx, no: str) -> pb.ListGuidanceVisitsResponse:
    answer = pb.ListGuidanceVisitsResponse()
    for visit, state, done in visits.schedule(tx, no):
        told = {"age": visit.age, "age_zh": visit.age_zh, "due_on": visit.due_on.isoformat(), "state": state}
        answer.visits.add(**told, done_on=done.isoformat() if done else "")
    return answer


def _room(one: BabyRoom) -> pb.BabyRoom:
    told = pb.BabyRoom(room_id=one.id, name=one.name, county=one.county, lat=one.lat, lon=one.lon)
    told.facilities.extend(one.facilities)
    for day, span in sorted(one.hours.items()):
        told.hours.add(weekday=int(day), opens=span[0], closes=span[1])
    return told


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "FindBabyRooms": find_baby_rooms,
    "NoteBabyRoom": note_baby_room,
    "ListGuidanceVisits": list_guidance_visits,
    "NoteGuidanceVisit": note_guidance_visit,
}

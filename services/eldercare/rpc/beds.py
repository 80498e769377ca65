"""Institutions, applications for beds, the queue."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb

from services.eldercare.actions import beds, homes
from services.eldercare.law import law
from services.eldercare.rpc import say
from services.eldercare.rpc.sos import position
from services.eldercare.rules import beds as rules

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.eldercare.models import Application, Home


def enter_home(tx: Tx, request: pb.EnterElderHomeRequest) -> pb.ElderHome:
    """See the proto."""
    rooms = [
        {
            "no": room.room_no,
            "sex": room.sex,
            "nursing": room.nursing,
            "grade_from": room.grade_from,
            "grade_to": room.grade_to if room.HasField("grade_to") else rules.WORST_GRADE,
            "beds": room.beds,
        }
        for room in request.rooms
    ]
    told = (request.institution_id, request.name, request.town, position(request), rooms)
    return _whole(tx, homes.enter_home(tx, *told))


def get_home(tx: Tx, request: pb.GetElderHomeRequest) -> pb.ElderHome:
    """See the proto."""
    return _whole(tx, homes.read_home(tx, request.institution_id))


def find_homes(tx: Tx, request: pb.FindElderHomesRequest) -> pb.FindElderHomesResponse:
    """See the proto."""
    found = homes.find_homes(tx, request.county, request.limit)
    return pb.FindElderHomesResponse(institutions=[_home(home, count) for home, count in found])


def apply_for_bed(tx: Tx, request: pb.ApplyForBedRequest) -> pb.BedApplication:
    """See the proto."""
    wishes = list(request.institution_ids)
    return _application(
        tx, beds.apply_for_bed(tx, request.resident_id, wishes, request.county, nursing=request.nursing)
    )


def get_application(tx: Tx, request: pb.GetBedApplicationRequest) -> pb.BedApplication:
    """See the proto."""
    return _application(tx, beds.read_application(tx, request.application_id))


def answer_offer(tx: Tx, request: pb.AnswerBedOfferRequest) -> pb.BedApplication:
    """See the proto."""
    return _application(tx, beds.answer_offer(tx, request.application_id, accept=request.accept))


def leave_bed(tx: Tx, request: pb.LeaveBedRequest) -> pb.BedApplication:
    """See the proto."""
    return _application(tx, beds.leave_bed(tx, request.application_id))


def list_queue(tx: Tx, request: pb.ListBedQueueRequest) -> pb.ListBedQueueResponse:
    """See the proto."""
    found, waiting = beds.list_queue(tx, request.county, request.limit)
    names = {row["code"]: row["zh"] for row in law().at("bed-priorities", tx.now.date()).value}
    answer = pb.ListBedQueueResponse(waiting=waiting)
    for place, one in enumerate(found, 1):
        answer.queue.add(
            place=place,
            priority=one.priority,
            priority_zh=names.get(one.priority, ""),
            nursing=one.nursing,
            waiting_days=(tx.now - one.applied_at) // timedelta(days=1),
        )
    return answer


def report_beds(tx: Tx, request: pb.ReportBedsRequest) -> pb.BedReport:
    """See the proto."""
    report = homes.report_beds(tx, request.county)
    share = round(100 * report.count.nursing / report.count.beds, 1) if report.count.beds else 0.0
    return pb.BedReport(
        institutions=report.institutions,
        **vars(report.count),
        nursing_share=share,
        base_share=report.base,
        target_share=report.target,
        priorities=[
            pb.BedReport.Priority(priority=code, priority_zh=zh, waiting=waiting, median_days=median)
            for code, zh, waiting, median in report.priorities
        ],
    )


def _whole(tx: Tx, home: Home) -> pb.ElderHome:
    answer = _home(home, homes.counts(tx, [home.id]).get(home.id, homes.Count()))
    each = homes.rooms_count(tx, home.id)
    for room in homes.rooms_of(tx, home.id):
        count = each.get(room.no, homes.Count())
        answer.rooms.add(
            room_no=room.no,
            sex=room.sex,
            nursing=room.nursing,
            grade_from=room.grade_from,
            grade_to=room.grade_to,
            beds=count.beds,
            free=count.free,
        )
    return answer


def _home(home: Home, count: homes.Count) -> pb.ElderHome:
    told = pb.ElderHome(institution_id=home.id, name=home.name, county=home.county, town=home.town, **vars(count))
    told.lat, told.lon = home.lat, home.lon
    return told


def _application(tx: Tx, found: Application) -> pb.BedApplication:
    bed = beds.bed_of(tx, found)
    names = {row["code"]: row["zh"] for row in law().at("bed-priorities", tx.now.date()).value}
    return pb.BedApplication(
        application_id=found.id,
        resident_id=found.resident_id,
        county=found.county,
        priority=found.priority,
        rank=found.rank,
        priority_zh=names.get(found.priority, ""),
        nursing=found.nursing,
        state=found.state,
        place=beds.place_in_queue(tx, found),
        institution_id=bed.home_id if bed else "",
        room_no=bed.room_no if bed else "",
        bed_id=bed.id if bed else "",
        reasons=say.reasons(beds.reasons_of(tx, found)),
        institution_ids=found.homes,
        **say.moments(applied_at=found.applied_at, offer_until=found.offer_until),
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "EnterElderHome": enter_home,
    "GetElderHome": get_home,
    "FindElderHomes": find_homes,
    "ApplyForBed": apply_for_bed,
    "GetBedApplication": get_application,
    "AnswerBedOffer": answer_offer,
    "LeaveBed": leave_bed,
    "ListBedQueue": list_queue,
    "ReportBeds": report_beds,
}

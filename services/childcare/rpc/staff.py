"""Practitioners and the classes of a day: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.childcare.v1 import childcare_pb2 as pb

from city.days import china_day
from services.childcare.actions import staff

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.childcare.models.ledger import RosterTask
    from services.childcare.models.staff import Practitioner


def enter_practitioner(tx: Tx, request: pb.EnterPractitionerRequest) -> pb.Practitioner:
    """See the proto."""
    dates = request.certificate, request.certificate_until, request.health_until
    return _practitioner(tx, staff.enter(tx, request.institution_id, request.id_number, *dates))


def leave_practitioner(tx: Tx, request: pb.LeavePractitionerRequest) -> pb.Practitioner:
    """See the proto."""
    return _practitioner(tx, staff.leave(tx, request.practitioner_id))


def note_training(tx: Tx, request: pb.NoteTrainingRequest) -> pb.NoteTrainingResponse:
    """See the proto."""
    hours = staff.note_training(tx, request.practitioner_id, request.course, request.day, request.hours)
    return pb.NoteTrainingResponse(hours_in_year=hours)


def list_practitioners(tx: Tx, request: pb.ListPractitionersRequest) -> pb.ListPractitionersResponse:
    """See the proto."""
    found = staff.of_institution(tx, request.institution_id)
    return pb.ListPractitionersResponse(staff=[_practitioner(tx, one) for one in found])


def get_certified_share(tx: Tx, request: pb.GetCertifiedShareRequest) -> pb.CertifiedShare:
    """See the proto."""
    count, certified, percent, target = staff.share(tx, request.county)
    return pb.CertifiedShare(staff=count, certified=certified, percent=percent, target_percent=target)


def note_attendance(tx: Tx, request: pb.NoteAttendanceRequest) -> pb.NoteAttendanceResponse:
    """See the proto."""
    classes = [
        staff.Class(one.name, one.class_kind, list(one.child_ages_months), list(one.carer_ids))
        for one in request.classes
    ]
    broken = staff.note_attendance(tx, request.institution_id, classes)
    answer = pb.NoteAttendanceResponse(ok=not broken)
    for name, one in broken:
        answer.breaches.add(class_name=name, rule=one.rule, limit=one.limit, found=one.found, source=one.source)
    return answer


def list_roster_tasks(tx: Tx, request: pb.ListRosterTasksRequest) -> pb.ListRosterTasksResponse:
    """See the proto."""
    return pb.ListRosterTasksResponse(tasks=[_task(one) for one in staff.tasks(tx, request.county)])


def close_roster_task(tx: Tx, request: pb.CloseRosterTaskRequest) -> pb.RosterTask:
    """See the proto."""
    return _task(staff.close_task(tx, request.task_id, request.outcome))


def _practitioner(tx: Tx, one: Practitioner) -> pb.Practitioner:
    today = china_day(tx.now)
    return pb.Practitioner(
        practitioner_id=one.id,
        certificate=one.certificate,
        certificate_until=one.certificate_until.isoformat() if one.certificate_until else "",
        health_until=one.health_until.isoformat() if one.health_until else "",
        certified=staff.is_certified(one, today),
        left_on=one.left_on.isoformat() if one.left_on else "",
        hours_this_year=staff.hours_in(tx, one.id, today.year),
    )


def _task(one: RosterTask) -> pb.RosterTask:
    told = {"task_id": one.id, "institution_id": one.institution_id, "class_name": one.class_name, "rule": one.rule}
    return pb.RosterTask(**told, day=one.day.isoformat(), zh=one.zh, en=one.en, outcome=one.outcome)


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "EnterPractitioner": enter_practitioner,
    "LeavePractitioner": leave_practitioner,
    "NoteTraining": note_training,
    "ListPractitioners": list_practitioners,
    "GetCertifiedShare": get_certified_share,
    "NoteAttendance": note_attendance,
    "ListRosterTasks": list_roster_tasks,
    "CloseRosterTask": close_roster_task,
}

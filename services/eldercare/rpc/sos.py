"""Calls for help, devices, notices, tasks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb

from chassis.errors import Fault, InvalidInput
from services.eldercare.actions import devices, emergencies, notices, sos, tasks
from services.eldercare.rpc import say
from services.eldercare.rules import sos as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import datetime

    from google.protobuf.message import Message
    from google.protobuf.timestamp_pb2 import Timestamp

    from chassis.edge import Tx
    from services.eldercare.models import CareTask, Device, Emergency, Notice


def raise_sos(tx: Tx, request: pb.RaiseSosRequest) -> pb.RaiseSosResponse:
    """See the proto."""
    call = sos.Call(
        device_id=request.device_id,
        resident_id=request.resident_id,
        kind=request.kind,
        pressed_at=moment(request.pressed_at, "pressedAt") if request.HasField("pressed_at") else None,
        message_id=request.message_id,
        position=position(request),
    )
    answer = sos.raise_sos(tx, call)
    told = pb.RaiseSosResponse(outcome=answer.outcome, reasons=say.reasons(answer.reasons))
    if answer.emergency is not None:
        told.emergency_id, told.presses = answer.emergency.id, answer.emergency.presses
        told.raised_at.CopyFrom(emergencies.stamp(answer.emergency.raised_at))
    return told


def recall_sos(tx: Tx, request: pb.RecallSosRequest) -> pb.Emergency:
    """See the proto."""
    return emergency_of(emergencies.recall_sos(tx, request.emergency_id, request.reason))


def confirm_sos(tx: Tx, request: pb.ConfirmSosRequest) -> pb.Emergency:
    """See the proto."""
    return emergency_of(emergencies.confirm_sos(tx, request.emergency_id))


def close_sos(tx: Tx, request: pb.CloseSosRequest) -> pb.Emergency:
    """See the proto."""
    return emergency_of(emergencies.close_sos(tx, request.emergency_id, request.outcome))


def get_emergency(tx: Tx, request: pb.GetEmergencyRequest) -> pb.Emergency:
    """See the proto."""
    found, told = emergencies.read_emergency(tx, request.emergency_id)
    answer = emergency_of(found, told)
    if request.with_person:
        person = emergencies.person_of(tx, found)
        answer.registry_silent = person is None
        if person is not None:
            answer.name, answer.phone = person.name, person.phone
    return answer


def list_notices(tx: Tx, request: pb.ListElderNoticesRequest) -> pb.ListElderNoticesResponse:
    """See the proto."""
    found = notices.list_notices(tx, request.state, request.county, request.limit)
    return pb.ListElderNoticesResponse(notices=[notice_of(notice) for notice in found])


def note_notice(tx: Tx, request: pb.NoteElderNoticeRequest) -> pb.ElderNotice:
    """See the proto."""
    return notice_of(notices.note_notice(tx, request.notice_id, request.detail, reached=request.reached))


def register_device(tx: Tx, request: pb.RegisterElderDeviceRequest) -> pb.ElderDevice:
    """See the proto."""
    told = (request.device_id, request.resident_id, request.kind, position(request), request.address)
    return device_of(devices.register_device(tx, *told, retired=request.retired))


def get_device(tx: Tx, request: pb.GetElderDeviceRequest) -> pb.ElderDevice:
    """See the proto."""
    return device_of(devices.read_device(tx, request.device_id))


def list_tasks(tx: Tx, request: pb.ListElderTasksRequest) -> pb.ListElderTasksResponse:
    """See the proto."""
    found = tasks.list_tasks(tx, request.kind, request.county, request.limit, with_done=request.with_done)
    return pb.ListElderTasksResponse(tasks=[task_of(task) for task in found])


def finish_task(tx: Tx, request: pb.FinishElderTaskRequest) -> pb.ElderTask:
    """See the proto."""
    return task_of(tasks.finish_task(tx, request.task_id, request.result))


def moment(given: Timestamp, field: str) -> datetime:
    """A moment that was given. Raises InvalidInput naming the field if it is out of range."""
    found = rules.utc(given.seconds, given.nanos)
    if found is None:
        raise InvalidInput.of(
            "eldercare.moment", [Fault(field, "eldercare.bad-moment", "时间超出范围", "out of range")]
        )
    return found


def position(request: Any) -> tuple[float, float] | None:  # noqa: ANN401 - any request with a position
    """The position in a request, if there is one."""
    return (request.position.lat, request.position.lon) if request.HasField("position") else None


def emergency_of(found: Emergency, told: Sequence[Notice] = ()) -> pb.Emergency:
    """An emergency, with who was told."""
    return pb.Emergency(
        emergency_id=found.id,
        resident_id=found.resident_id,
        device_id=found.device_id,
        kind=found.kind,
        county=found.county,
        town=found.town,
        lat=found.lat,
        lon=found.lon,
        position_from=found.position_from,
        address=found.address,
        presses=found.presses,
        state=found.state,
        incident_id=found.incident_id or "",
        unit_id=found.unit_id or "",
        travel_seconds=found.travel_s,
        outcome=found.outcome,
        notices=[notice_of(notice) for notice in told],
        **say.moments(raised_at=found.raised_at, send_until=found.send_until, closed_at=found.closed_at),
    )


def notice_of(found: Notice) -> pb.ElderNotice:
    """Who is told what."""
    return pb.ElderNotice(
        notice_id=found.id,
        emergency_id=found.about,
        resident_id=found.resident_id,
        channel=found.channel,
        contact=found.contact,
        contact_name=found.contact_name,
        what=found.what,
        state=found.state,
        detail=found.detail,
        **say.moments(entered_at=found.entered_at, changed_at=found.changed_at),
    )


def device_of(found: Device) -> pb.ElderDevice:
    """A device."""
    return pb.ElderDevice(
        device_id=found.id,
        resident_id=found.resident_id,
        kind=found.kind,
        county=found.county,
        town=found.town,
        lat=found.lat,
        lon=found.lon,
        address=found.address,
        clock_ahead_seconds=found.clock_ahead_s,
        retired=found.retired,
        faults=found.faults,
        **say.moments(last_heard_at=found.last_heard_at),
    )


def task_of(found: CareTask) -> pb.ElderTask:
    """A task."""
    return pb.ElderTask(
        task_id=found.id,
        kind=found.kind,
        county=found.county,
        town=found.town,
        resident_id=found.resident_id,
        about=found.about,
        why_zh=found.why_zh,
        why_en=found.why_en,
        done_by=found.done_by,
        result=found.result,
        **say.moments(opened_at=found.opened_at, done_at=found.done_at),
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "RaiseSos": raise_sos,
    "RecallSos": recall_sos,
    "ConfirmSos": confirm_sos,
    "CloseSos": close_sos,
    "GetEmergency": get_emergency,
    "ListElderNotices": list_notices,
    "NoteElderNotice": note_notice,
    "RegisterElderDevice": register_device,
    "GetElderDevice": get_device,
    "ListElderTasks": list_tasks,
    "FinishElderTask": finish_task,
}

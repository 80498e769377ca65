"""protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2 as pb

from city.days import china_day
from services.health.appointments import rules
from services.health.appointments.actions import blocks, booking, sessions, waiting
from services.health.appointments.law import law
from services.health.people import act_for
from services.health.referrals.actions import referrals

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.health.appointments.models import Appointment, BookingBlock, Waiting


def book_appointment(tx: Tx, request: pb.BookAppointmentRequest) -> pb.Appointment:
    """See the proto."""
    number = request.number if request.HasField("number") else None
    _check_referral(tx, request)
    told = (request.session_id, request.resident_id, number, request.referral_id)
    return _appointment(tx, booking.book_appointment(tx, *told))


def get_appointment(tx: Tx, request: pb.GetAppointmentRequest) -> pb.Appointment:
    """See the proto."""
    return _appointment(tx, booking.read_appointment(tx, request.appointment_no))


def list_appointments(tx: Tx, request: pb.ListAppointmentsRequest) -> pb.ListAppointmentsResponse:
    """See the proto."""
    found = booking.list_appointments(tx, request.resident_id)
    return pb.ListAppointmentsResponse(appointments=[_appointment(tx, one) for one in found])


def cancel_appointment(tx: Tx, request: pb.CancelAppointmentRequest) -> pb.Appointment:
    """See the proto."""
    return _appointment(tx, booking.cancel_appointment(tx, request.appointment_no))


def note_arrival(tx: Tx, request: pb.NoteArrivalRequest) -> pb.Appointment:
    """See the proto."""
    return _appointment(tx, booking.arrive(tx, request.appointment_no))


def find_clinic_sessions(tx: Tx, request: pb.FindClinicSessionsRequest) -> pb.FindClinicSessionsResponse:
    """See the proto."""
    told = (request.county, request.institution_id, request.clinic, request.from_day, request.until_day)
    return pb.FindClinicSessionsResponse(sessions=[_session(one) for one in sessions.find_sessions(tx, *told)])


def find_clinic_session(tx: Tx, request: pb.FindClinicSessionRequest) -> pb.ClinicSession:
    """See the proto."""
    return _whole(tx, request.session_id)


def cancel_clinic_session(tx: Tx, request: pb.CancelClinicSessionRequest) -> pb.ClinicSession:
    """See the proto."""
    sessions.cancel_session(tx, request.session_id)
    tx.session.flush()
    return _whole(tx, request.session_id)


def wait_for_slot(tx: Tx, request: pb.WaitForSlotRequest) -> pb.WaitingPlace:
    """See the proto."""
    _check_referral(tx, request)
    told = (request.session_id, request.resident_id, request.mode, request.referral_id)
    return _place(tx, waiting.join(tx, *told))


def get_waiting_place(tx: Tx, request: pb.GetWaitingPlaceRequest) -> pb.WaitingPlace:
    """See the proto."""
    found, ahead = waiting.read(tx, request.waiting_id)
    return _place(tx, found, ahead)


def answer_slot_offer(tx: Tx, request: pb.AnswerSlotOfferRequest) -> pb.WaitingPlace:
    """See the proto."""
    return _place(tx, waiting.answer_offer(tx, request.waiting_id, accept=request.accept))


def leave_waiting_list(tx: Tx, request: pb.LeaveWaitingListRequest) -> pb.WaitingPlace:
    """See the proto."""
    return _place(tx, waiting.leave(tx, request.waiting_id))


def list_booking_blocks(tx: Tx, request: pb.ListBookingBlocksRequest) -> pb.ListBookingBlocksResponse:
    """See the proto."""
    found = blocks.list_blocks(tx, request.resident_id, appealed=request.appealed)
    return pb.ListBookingBlocksResponse(blocks=[_block(one) for one in found])


def appeal_booking_block(tx: Tx, request: pb.AppealBookingBlockRequest) -> pb.BookingBlock:
    """See the proto."""
    return _block(blocks.appeal(tx, request.block_id, request.reason))


def decide_booking_appeal(tx: Tx, request: pb.DecideBookingAppealRequest) -> pb.BookingBlock:
    """See the proto."""
    return _block(blocks.decide_appeal(tx, request.block_id, request.note, lift=request.lift))


def _check_referral(tx: Tx, request: pb.BookAppointmentRequest | pb.WaitForSlotRequest) -> None:
    if request.referral_id:
        act_for(tx, request.resident_id)
        referrals.opens_slot(tx, request.referral_id, request.resident_id, request.session_id)


def _appointment(tx: Tx, one: Appointment) -> pb.Appointment:
    return pb.Appointment(
        appointment_no=one.no,
        session_id=one.session_id,
        number=one.number,
        resident_id=one.resident_id,
        institution_id=one.institution_id,
        county=one.county,
        starts_at=one.starts_at,
        status=one.status,
        referral_id=one.referral_id,
        from_waiting_list=one.waited,
        cancel_until=rules.may_cancel_until(one.starts_at, law(), china_day(tx.now)),
    )


def _session(one: sessions.Offered) -> pb.ClinicSession:
    return pb.ClinicSession(
        session_id=one.session.id,
        institution_id=one.session.institution_id,
        practitioner_id=one.session.practitioner_id,
        county=one.session.county,
        clinic=one.session.clinic,
        starts_at=one.session.starts_at,
        ends_at=one.session.ends_at,
        status=one.session.status,
        free=one.free,
        free_for_referred=one.free_priority,
        waiting=one.waiting,
    )


def _whole(tx: Tx, session_id: str) -> pb.ClinicSession:
    found, slots = sessions.read_session(tx, session_id)
    answer = _session(found)
    for slot in slots:
        answer.slots.add(number=slot.number, starts_at=slot.starts_at, kind=slot.kind, status=slot.status)
    return answer


def _place(tx: Tx, one: Waiting, ahead: int | None = None) -> pb.WaitingPlace:
    return pb.WaitingPlace(
        waiting_id=one.id,
        session_id=one.session_id,
        resident_id=one.resident_id,
        mode=one.mode,
        status=one.status,
        ahead=waiting.ahead_of(tx, one) if ahead is None else ahead,
        number=one.number or 0,
        offer_until=one.offer_until if one.status == "OFFERED" else None,
        appointment_no=one.appointment_no,
    )


def _block(one: BookingBlock) -> pb.BookingBlock:
    return pb.BookingBlock(
        block_id=one.id,
        resident_id=one.resident_id,
        from_day=one.from_day.isoformat(),
        until_day=one.until_day.isoformat(),
        missed=one.missed,
        appeal=one.appeal,
        appealed_at=one.appealed_at,
        decision=one.decision,
        decided_at=one.decided_at,
        lifted=one.lifted,
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "BookAppointment": book_appointment,
    "GetAppointment": get_appointment,
    "ListAppointments": list_appointments,
    "CancelAppointment": cancel_appointment,
    "NoteArrival": note_arrival,
    "FindClinicSessions": find_clinic_sessions,
    "FindClinicSession": find_clinic_session,
    "CancelClinicSession": cancel_clinic_session,
    "WaitForSlot": wait_for_slot,
    "GetWaitingPlace": get_waiting_place,
    "AnswerSlotOffer": answer_slot_offer,
    "LeaveWaitingList": leave_waiting_list,
    "ListBookingBlocks": list_booking_blocks,
    "AppealBookingBlock": appeal_booking_block,
    "DecideBookingAppeal": decide_booking_appeal,
}

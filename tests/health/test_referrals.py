"""Two-way referral: the decision table, the way up with a slot, the reply, the way back."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.days import CHINA
from services.health.appointments import rpc as appointments
from services.health.appointments.actions import sessions
from services.health.appointments.models import Appointment, Schedule
from services.health.family.models import CareTask
from services.health.network.models import Institution
from services.health.referrals import rpc, rules
from services.health.referrals.actions import referrals
from services.health.referrals.law import law
from services.health.referrals.models import Referral
from tests.health.factories import STRANGER, make_resident, make_stage
from tests.support import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.edge import Tx
    from chassis.settings import Settings
    from tests.support import Stage

TODAY = date(2026, 11, 23)
NOW = datetime.combine(TODAY, time(9), CHINA).astimezone(UTC)
SESSION = "S1-20261124"


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    made = make_stage(fresh)

    def enter(tx: Tx) -> None:
        for name, level in (("HOME", 1), ("BIG", 2)):
            tx.session.add(Institution(id=name, name="演示", county="330802", town="330802001", level=level))
        told = {"institution_id": "BIG", "practitioner_id": "P1", "county": "330802", "clinic": "INTERNAL"}
        when = {"weekday": 1, "starts": "08:00", "minutes": 10, "valid_from": date(2025, 1, 1)}
        tx.session.add(Schedule(id="S1", **told, **when, capacity=3, reserved=1, holidays=False))
        tx.now = NOW
        tx.session.flush()
        sessions.open_sessions(tx)

    made.host.departments["health"].edge.perform(enter, system("health"))
    return made


def at(on: Stage, moment: datetime, act: Callable[[Tx], Any], actor: Actor) -> Any:
    def then(tx: Tx) -> Any:
        tx.now = moment
        return act(tx)

    return on.host.departments["health"].edge.perform(then, actor)


def call(on: Stage, method: str, request: Any, actor: Actor = WINDOW, moment: datetime = NOW) -> Any:
    rpcs = {**rpc.RPCS, **appointments.RPCS}
    return at(on, moment, lambda tx: rpcs[method](tx, request), actor)


def send(on: Stage, who: str = "r-1", moment: datetime = NOW, **changes: Any) -> Any:
    told = {"direction": "UP", "from_institution": "HOME", "to_institution": "BIG", "clinic": "INTERNAL"}
    found = {"measures": {"systolic": 186, "diastolic": 96}, "summary": "血压重度升高，伴头晕"}
    return call(
        on, "SendReferral", pb.SendReferralRequest(resident_id=who, **{**told, **found, **changes}), WINDOW, moment
    )


def move(on: Stage, kind: str, referral_id: str, moment: datetime = NOW, actor: Actor = WINDOW, **told: Any) -> Any:
    requests = {
        "DecideReferral": pb.DecideReferralRequest,
        "ReceiveReferred": pb.ReceiveReferredRequest,
        "ReplyToReferral": pb.ReplyToReferralRequest,
        "CancelReferral": pb.CancelReferralRequest,
    }
    return call(on, kind, requests[kind](referral_id=referral_id, **told), actor, moment)


def rows(on: Stage, model: type[Any]) -> Sequence[Any]:
    with on.host.departments["health"].db.transaction(write=False) as session:
        return session.exec(select(model)).all()


# --- the table ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("measures", "symptoms", "urgency", "codes"),
    [
        ({"systolic": 180, "diastolic": 80}, [], "URGENT", ["severe-hypertension"]),
        ({"systolic": 179, "diastolic": 110}, [], "URGENT", ["severe-hypertension"]),
        ({"systolic": 179, "diastolic": 109}, [], "NOT_NEEDED", []),
        ({"randomGlucose": 16.7}, [], "URGENT", ["glucose-high"]),
        ({"randomGlucose": 16.6}, [], "NOT_NEEDED", []),
        ({"randomGlucose": 3.9}, [], "URGENT", ["glucose-low"]),
        ({"randomGlucose": 4.0}, [], "NOT_NEEDED", []),
        ({"heartRate": 100}, [], "NOT_NEEDED", []),
        ({"heartRate": 101, "temperature": 39.1}, [], "URGENT", ["fever", "tachycardia"]),
        ({}, ["ACETONE_BREATH"], "URGENT", ["danger-sign"]),
        ({"systolic": 142}, [], "NOT_NEEDED", []),
        ({"systolic": 142}, ["PREGNANT"], "URGENT", ["pregnancy-hypertension"]),
        ({"uncontrolledVisits": 1}, [], "NOT_NEEDED", []),
        ({"uncontrolledVisits": 2}, [], "ADVISED", ["not-controlled"]),
        ({"uncontrolledVisits": 2, "systolic": 190}, [], "URGENT", ["severe-hypertension", "not-controlled"]),
    ],
)
def test_the_table_upwards(measures: dict[str, float], symptoms: list[str], urgency: str, codes: list[str]) -> None:
    found = rules.assess(measures, symptoms, law(), TODAY)
    told = [reason.code.removeprefix("health.referral-") for reason in found.reasons]
    assert (found.urgency, told) == (urgency, codes)
    assert all(reason.parameter == "referral-up" and reason.legal_reference for reason in found.reasons)


@pytest.mark.parametrize(
    ("measures", "urgency"),
    [
        ({"systolic": 138, "diastolic": 85, "stableWeeks": 4}, "ADVISED"),
        ({"systolic": 138, "diastolic": 85, "stableWeeks": 3}, "NOT_NEEDED"),
        ({"systolic": 138, "stableWeeks": 9}, "NOT_NEEDED"),
        ({"fastingGlucose": 6.1, "stableWeeks": 5}, "ADVISED"),
        ({"fastingGlucose": 3.0, "stableWeeks": 5}, "NOT_NEEDED"),
        ({"systolic": 130, "diastolic": 115, "stableWeeks": 5}, "NOT_NEEDED"),
    ],
)
def test_the_table_downwards(measures: dict[str, float], urgency: str) -> None:
    assert rules.may_go_down(measures, law(), TODAY).urgency == urgency


def test_reasons_tell_the_condition_and_not_the_value() -> None:
    (reason,) = rules.assess({"systolic": 187}, [], law(), TODAY).reasons
    assert (reason.zh, reason.en) == (
        "血压重度升高：收缩压 >= 180 mmHg",
        "very high blood pressure: systolic blood pressure >= 180 mmHg",
    )
    assert "187" not in reason.zh + reason.en


def test_what_was_measured_must_be_possible(on: Stage) -> None:
    told = pb.AssessReferralRequest(measures={"systolic": 500, "mood": 3}, symptoms=["PREGNANT", "TIRED"])
    with pytest.raises(InvalidInput) as refused:
        call(on, "AssessReferral", told)
    assert sorted(fault.field for fault in refused.value.faults) == [
        "measures.mood",
        "measures.systolic",
        "symptoms[1]",
    ]
    with pytest.raises(InvalidInput):
        call(on, "AssessReferral", pb.AssessReferralRequest())
    assert call(on, "AssessReferral", pb.AssessReferralRequest(measures={"randomGlucose": 17})).urgency == "URGENT"


# --- the way up ---------------------------------------------------------------------------------------------------


def test_a_referral_keeps_a_slot_of_those_reserved(on: Stage) -> None:
    sent = send(on)
    assert (sent.state, sent.urgency, sent.reasons[0].code) == ("SENT", "URGENT", "health.referral-severe-hypertension")
    kept = call(on, "GetAppointment", pb.GetAppointmentRequest(appointment_no=sent.appointment_no))
    assert (kept.session_id, kept.number, kept.referral_id) == (SESSION, 1, sent.referral_id)
    assert [type(said).__name__ for said in on.announced("health")] == [
        "AppointmentBooked",
        "CareTaskOpened",
        "ReferralSent",
    ]
    (task,) = rows(on, CareTask)
    assert (task.kind, task.due_on) == ("REFERRAL_FOLLOW_UP", TODAY + timedelta(days=14))


def test_without_a_slot_the_patient_is_sent_all_the_same(on: Stage) -> None:
    assert [bool(send(on, f"r-{number}").appointment_no) for number in range(4)] == [True, True, True, False]


def test_one_referral_under_way_at_a_time(on: Stage) -> None:
    """INVARIANT: a person is referred once between two institutions until that has ended, however often it is sent."""
    outcomes: Counter[str] = Counter()

    def one() -> None:
        try:
            send(on)
            outcomes["sent"] += 1
        except Conflict as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"sent": 1, "health.referral-under-way": 5}
    assert len([one for one in rows(on, Appointment) if one.released_at is None]) == 1


def test_every_fault_of_a_referral_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        send(on, "", clinic="", summary="", measures={"systolic": 1}, from_institution="BIG", to_institution="HOME")
    assert [fault.field for fault in refused.value.faults] == [
        "toInstitution",
        "measures.systolic",
        "summary",
        "residentId",
        "clinic",
    ]
    assert rows(on, Referral) == []


def test_a_doctor_may_refer_where_the_table_does_not(on: Stage) -> None:
    sent = send(on, measures={"systolic": 150}, summary="疑似继发性高血压，需进一步检查")
    assert (sent.urgency, sent.reasons[0].code) == ("ADVISED", "health.referral-by-judgement")


def test_up_received_answered(on: Stage) -> None:
    sent = send(on)
    assert move(on, "DecideReferral", sent.referral_id, accept=True).state == "ACCEPTED"
    listed = call(on, "ListReferrals", pb.ListReferralsRequest(institution_id="BIG")).referrals
    assert [one.referral_id for one in listed] == [sent.referral_id]
    with pytest.raises(NotPossibleNow):
        move(on, "ReplyToReferral", sent.referral_id, summary="x")
    assert move(on, "ReceiveReferred", sent.referral_id).state == "RECEIVED"
    with pytest.raises(InvalidInput):
        move(on, "ReplyToReferral", sent.referral_id)
    done = move(on, "ReplyToReferral", sent.referral_id, summary="调整用药后血压 138/86，建议社区随访")
    assert (done.state, bool(done.reply)) == ("REPLIED", True)
    with pytest.raises(NotPossibleNow):
        move(on, "CancelReferral", sent.referral_id, note="x")


def test_a_rejection_gives_the_slot_back(on: Stage) -> None:
    sent = send(on)
    with pytest.raises(InvalidInput):
        move(on, "DecideReferral", sent.referral_id, accept=False)
    assert move(on, "DecideReferral", sent.referral_id, accept=False, note="请转上级专科").state == "REJECTED"
    assert [one.status for one in rows(on, Appointment)] == ["CANCELLED"]
    assert send(on, "r-2").appointment_no


def test_who_did_not_come(on: Stage) -> None:
    """INVARIANT: a referral that runs out ends once, frees its slot and opens one task."""
    sent = send(on, measures={"uncontrolledVisits": 2})
    late = NOW + timedelta(hours=337)
    on.announced("health")
    while at(on, late, referrals.expire, system("health")):
        pass
    said = [type(one).__name__ for one in on.announced("health")]
    assert said.count("ReferralChanged") == said.count("CareTaskOpened") == 1
    assert call(on, "GetReferral", pb.GetReferralRequest(referral_id=sent.referral_id)).state == "EXPIRED"
    assert {task.kind for task in rows(on, CareTask)} == {"REFERRAL_FOLLOW_UP", "REFERRAL_NOT_COME"}


def test_a_referral_opens_the_slots_kept_for_the_referred(on: Stage) -> None:
    """INVARIANT: a referral opens a kept slot to its own person, at its own institution, and to nobody else."""
    sent = send(on)
    call(on, "CancelAppointment", pb.CancelAppointmentRequest(appointment_no=sent.appointment_no))
    told = pb.BookAppointmentRequest(session_id=SESSION, resident_id="r-2", referral_id=sent.referral_id)
    with pytest.raises(NotPossibleNow, match="does-not-fit"):
        call(on, "BookAppointment", told, make_resident("r-2"))
    told = pb.BookAppointmentRequest(session_id=SESSION, resident_id="r-1", referral_id=sent.referral_id)
    assert call(on, "BookAppointment", told, make_resident("r-1")).number == 1
    with pytest.raises(NotFound):
        call(on, "BookAppointment", told, make_resident(STRANGER))


# --- the way down -------------------------------------------------------------------------------------------------


def test_back_down_to_the_community(on: Stage) -> None:
    up = send(on)
    move(on, "ReceiveReferred", up.referral_id)
    down = {"direction": "DOWN", "from_institution": "BIG", "to_institution": "HOME", "returns": up.referral_id}
    with pytest.raises(NotPossibleNow, match="not-fit"):
        send(on, **down, measures={"systolic": 150, "diastolic": 85, "stableWeeks": 4})
    fit = {"systolic": 132, "diastolic": 82, "stableWeeks": 4}
    back = send(on, **down, measures=fit)
    assert (back.state, back.returns, back.reasons[0].code) == (
        "SENT",
        up.referral_id,
        "health.referral-stable-pressure",
    )
    assert "REFERRAL_DOWN" in {task.kind for task in rows(on, CareTask)}
    assert move(on, "ReceiveReferred", back.referral_id).state == "RECEIVED"


def test_whose_referral_it_is(on: Stage) -> None:
    sent = send(on)
    asked = pb.GetReferralRequest(referral_id=sent.referral_id)
    assert call(on, "GetReferral", asked, make_resident("r-1")).referral_id == sent.referral_id
    with pytest.raises(NotFound):
        call(on, "GetReferral", asked, make_resident(STRANGER))
    other = Actor("w9", "window", county="330822", department="health", via="gateway")
    with pytest.raises(NotAllowed):
        move(on, "DecideReferral", sent.referral_id, actor=other, accept=True)


def test_events_tell_no_measure(on: Stage) -> None:
    send(on)
    said = b"".join(one.SerializeToString() for one in on.announced("health") if isinstance(one, events.ReferralSent))
    assert said
    assert b"186" not in said


def test_the_states_are_a_machine() -> None:
    """INVARIANT: every state is reached from SENT, and what has ended stays ended."""
    reached, todo = {"SENT"}, ["SENT"]
    while todo:
        for state in rules.STEPS.get(todo.pop(), {}).values():
            if state not in reached:
                reached.add(state)
                todo.append(state)
    assert reached == {"SENT", "ACCEPTED", "RECEIVED", "REPLIED", "REJECTED", "CANCELLED", "EXPIRED"}
    assert all(rules.step(state, "cancel") is None for state in ("REPLIED", "REJECTED", "EXPIRED", "RECEIVED"))

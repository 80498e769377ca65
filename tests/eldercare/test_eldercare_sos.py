"""Calls for help: raised once, rung through, ended; on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb
from civic.eldercare.v1 import events_pb2 as events
from civic.safety.v1 import events_pb2 as safety

from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from services.eldercare.actions import notices
from services.eldercare.actions.notices import Handed
from services.eldercare.models import CareTask, Device, Emergency, Notice, Press
from services.eldercare.rules import sos as rules
from tests.eldercare.factories import (
    COUNTY,
    LAT,
    LON,
    OFFICER,
    SAFETY,
    Registry,
    call,
    change,
    make_contacts,
    make_device,
    make_elder,
    make_resident,
    make_stage,
    press,
    rows,
    run_job,
    stamp,
)
from tests.support import Stage, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Registry]:
    devices = [make_device("d1", "r1"), make_device("d2", "r2", kind="FALL")]
    return make_stage(fresh, make_elder("r1"), make_elder("r2"), *make_contacts("r1"), *devices)


@pytest.fixture
def on(both: tuple[Stage, Registry]) -> Stage:
    return both[0]


def told(on: Stage) -> list[tuple[str, str]]:
    """(channel, what) of all notices, first to last."""
    found = sorted(rows(on, Notice), key=lambda notice: (notice.entered_at, notice.id))
    return list(dict.fromkeys((notice.channel, notice.what) for notice in found))


def say(on: Stage, event: Any, times: int = 1) -> None:
    on.deliver("eldercare", *[record(event, "i1", source="safety")] * times)


def ours(emergency_id: str) -> dict[str, str]:
    return {"incident_id": "i1", "source_department": "eldercare", "source_id": emergency_id}


def now() -> datetime:
    return datetime.now(UTC)


def assigned(emergency_id: str, **changes: Any) -> safety.UnitAssigned:
    until = {"act_until": stamp(now() + timedelta(minutes=5)), **changes}
    return safety.UnitAssigned(**ours(emergency_id), unit_id="u1", travel_seconds=240, resident_id="r1", **until)


# --- pressing ----------------------------------------------------------------------------------------------------


def test_one_emergency_however_often_it_is_pressed(on: Stage) -> None:
    """INVARIANT: a person has one open emergency. Would break if a second press were a second call."""
    first, again = press(on), press(on, kind="CORD")
    assert (first.outcome, again.outcome, again.presses) == ("RAISED", "REPEATED", 2)
    assert first.emergency_id == again.emergency_id
    raised, repeated = [e for e in on.announced("eldercare") if not isinstance(e, events.EldercareTaskOpened)]
    assert isinstance(raised, events.SosRaised)
    assert (raised.resident_id, raised.county, raised.kind, raised.device_id) == ("r1", COUNTY, "PENDANT", "d1")
    assert raised.send_until.ToDatetime() - raised.raised_at.ToDatetime() == timedelta(seconds=900)
    assert (repeated.emergency_id, repeated.presses) == (first.emergency_id, 2)
    assert press(on, "d2").outcome == "RAISED"


def test_ten_presses_at_once_are_one_emergency(on: Stage) -> None:
    """INVARIANT: concurrent presses raise exactly one emergency and none is lost; the unique index speaks."""
    made: list[pb.RaiseSosResponse] = []
    failed: list[BaseException] = []
    start = threading.Barrier(10)

    def one() -> None:
        start.wait()
        try:
            made.append(press(on))
        except NotPossibleNow as error:
            failed.append(error)

    threads = [threading.Thread(target=one) for _ in range(10)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed
    assert sorted(answer.outcome for answer in made) == ["RAISED"] + ["REPEATED"] * 9
    (emergency,) = rows(on, Emergency)
    assert emergency.presses == 10
    assert [type(e) for e in on.announced("eldercare")].count(events.SosRaised) == 1


def test_the_same_press_delivered_again_counts_once(on: Stage) -> None:
    assert press(on, message_id="7").presses == 1
    again = press(on, message_id="7")
    assert (again.outcome, again.presses) == ("DUPLICATE", 1)
    at = stamp(now())
    assert [press(on, pressed_at=at).outcome, press(on, pressed_at=at).outcome] == ["REPEATED", "DUPLICATE"]
    assert press(on, "d2", message_id="7").outcome == "RAISED"
    assert len(rows(on, Press)) == 3


def test_a_press_of_last_month_sends_nobody(on: Stage) -> None:
    """INVARIANT: replaying old presses sends no ambulance."""
    answer = press(on, pressed_at=stamp(now() - timedelta(days=30)))
    assert (answer.outcome, answer.emergency_id) == ("TOO_OLD", "")
    assert [reason.code for reason in answer.reasons] == ["eldercare.press-too-old"]
    assert press(on, pressed_at=stamp(now() - timedelta(days=30))).outcome == "TOO_OLD"
    assert on.announced("eldercare") == []
    assert not rows(on, Emergency)


def test_a_press_of_some_hours_ago_is_rung_back_by_people(on: Stage) -> None:
    press(on, pressed_at=stamp(now() - timedelta(hours=3)))
    (task,) = on.announced("eldercare")
    assert (task.kind, task.resident_id) == ("RING_BACK", "r1")
    assert not rows(on, Emergency)


@pytest.mark.parametrize("hours", [-1, 1, 24 * 400])
def test_a_clock_that_is_wrong_is_tolerated_and_ours_counts(on: Stage, hours: int) -> None:
    before = now()
    assert press(on, pressed_at=stamp(now() + timedelta(hours=hours))).outcome == "RAISED"
    (emergency,) = rows(on, Emergency)
    assert before <= emergency.raised_at <= now()
    assert abs(rows(on, Device, id="d1")[0].clock_ahead_s - hours * 3600) < 60


def test_a_clock_that_was_never_set_says_nothing(on: Stage) -> None:
    assert press(on, pressed_at=stamp(datetime(2000, 1, 1, tzinfo=UTC))).outcome == "RAISED"


def test_every_fault_at_once_and_the_city_by_name(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        press(on, kind="BELL", message_id="x" * 65, position=pb.Position(lat=30.25, lon=120.16))
    assert [fault.field for fault in refused.value.faults] == ["kind", "messageId", "position"]
    assert refused.value.faults[2].code == "eldercare.position-outside-the-city"
    with pytest.raises(InvalidInput) as refused:
        press(on, position=pb.Position(lat=95, lon=-181))
    assert [fault.field for fault in refused.value.faults] == ["position.lat", "position.lon"]
    assert not rows(on, Emergency)


def test_an_unknown_a_retired_and_somebody_elses_device(on: Stage) -> None:
    change(on, Device, "d2", retired=True)
    for device, actor in (("nobody", SAFETY), ("d2", SAFETY), ("d1", make_resident("r2"))):
        with pytest.raises(NotFound):
            press(on, device, actor)
    assert press(on, actor=make_resident("r1")).outcome == "RAISED"


def test_a_device_that_floods_is_held_back_and_others_are_not(on: Stage) -> None:
    outcomes = []
    for _ in range(50):
        try:
            outcomes.append(press(on).outcome)
        except NotPossibleNow:
            outcomes.append("")
    assert 10 <= len([one for one in outcomes if one]) < 15
    assert press(on, "d2").outcome == "RAISED"


def test_a_person_without_a_device_calls_from_home(both: tuple[Stage, Registry]) -> None:
    on, registry = both
    registry.people["r3"] = {}
    answer = press(on, "", make_resident("r3"))
    (emergency,) = rows(on, Emergency)
    assert (answer.outcome, emergency.kind, emergency.position_from) == ("RAISED", "PHONE", "HOME")
    with pytest.raises(NotFound):
        press(on, "", make_resident("r3"), resident_id="r1")
    with pytest.raises(InvalidInput):
        press(on, "")


def test_where_it_is_goes_by_the_press_then_the_device(on: Stage) -> None:
    press(on, position=pb.Position(lat=LAT + 0.001, lon=LON))
    press(on, "d2")
    first, second = sorted(rows(on, Emergency), key=lambda one: one.resident_id)
    assert (first.position_from, first.lat) == ("PRESS", LAT + 0.001)
    assert (second.position_from, second.lat) == ("DEVICE", LAT)


# --- whom to ring ------------------------------------------------------------------------------------------------


def test_without_safety_the_chain_is_rung_to_its_end(on: Stage) -> None:
    """INVARIANT: family, station and 120 are rung though no other department answers."""
    emergency_id = press(on).emergency_id
    on.announced("eldercare")
    assert told(on) == [("STATION", "RING_BACK")]
    run_job(on, "eldercare-ring-the-next", now=now() + timedelta(seconds=29))
    assert told(on) == [("STATION", "RING_BACK")]
    for seconds, last in (
        (31, ("FAMILY", "HELP_CALLED")),
        (91, ("STATION", "HELP_CALLED")),
        (181, ("AMBULANCE", "AMBULANCE_ASKED")),
    ):
        for _ in range(2):
            run_job(on, "eldercare-ring-the-next", now=now() + timedelta(seconds=seconds))
        assert told(on)[-1] == last
    run_job(on, "eldercare-ring-the-next", now=now() + timedelta(hours=2))
    assert len(rows(on, Notice)) == 5  # the family has two
    (family,) = on.announced("eldercare")
    assert (family.emergency_id, family.what, family.contacts) == (emergency_id, "HELP_CALLED", 2)
    shown = call(on, "GetEmergency", pb.GetEmergencyRequest(emergency_id=emergency_id), SAFETY)
    assert [notice.channel for notice in shown.notices] == ["STATION", "FAMILY", "FAMILY", "STATION", "AMBULANCE"]


def test_what_fell_due_while_we_were_down_is_rung_at_once(on: Stage) -> None:
    press(on)
    run_job(on, "eldercare-ring-the-next", now=now() + timedelta(minutes=20))
    assert told(on)[-1] == ("AMBULANCE", "AMBULANCE_ASKED")


def test_nothing_is_called_sent_that_no_carrier_took(on: Stage) -> None:
    press(on)
    run_job(on, "eldercare-hand-over-notices")
    assert [notice.state for notice in rows(on, Notice)] == ["LOGGED"]
    (shown,) = call(on, "ListElderNotices", pb.ListElderNoticesRequest(state="LOGGED", county=COUNTY)).notices
    noted = call(
        on, "NoteElderNotice", pb.NoteElderNoticeRequest(notice_id=shown.notice_id, reached=True, detail="答应过去")
    )
    assert (noted.state, noted.detail) == ("REACHED", "o1: 答应过去")


def test_a_carrier_that_is_away_is_tried_again_and_then_given_up(on: Stage) -> None:
    answers: list[Handed | None] = [None, Handed("SENT", "receipt 1")]

    def carrier(_: Notice) -> Handed:
        if (answer := answers.pop(0) if answers else None) is None:
            raise ConnectionRefusedError("away")
        return answer

    from chassis.edge import system  # noqa: PLC0415

    def hand_over() -> None:
        on.host.departments["eldercare"].edge.perform(notices.handing_over(carrier), system("eldercare"))

    press(on)
    hand_over()
    assert [(notice.state, notice.tries) for notice in rows(on, Notice)] == [("WAITING", 1)]
    hand_over()
    assert [(notice.state, notice.detail) for notice in rows(on, Notice)] == [("SENT", "receipt 1")]
    press(on, "d2")
    for _ in range(7):
        hand_over()
    assert sorted(notice.state for notice in rows(on, Notice)) == ["FAILED", "SENT"]


def test_confirmed_the_family_is_told_now(on: Stage) -> None:
    emergency_id = press(on).emergency_id
    shown = call(on, "ConfirmSos", pb.ConfirmSosRequest(emergency_id=emergency_id))
    assert shown.state == "CONFIRMED"
    assert told(on) == [("STATION", "RING_BACK"), ("FAMILY", "HELP_CALLED")]


def test_recalled_nobody_else_is_rung(on: Stage) -> None:
    emergency_id = press(on).emergency_id
    on.announced("eldercare")
    recall = pb.RecallSosRequest(emergency_id=emergency_id, reason="FALSE_ALARM")
    with pytest.raises(NotFound):
        call(on, "RecallSos", recall, make_resident("r2"))
    with pytest.raises(InvalidInput):
        call(on, "RecallSos", pb.RecallSosRequest(emergency_id=emergency_id, reason="BORED"))
    for _ in range(2):
        assert call(on, "RecallSos", recall, make_resident("r1")).state == "RECALLED"
    (recalled,) = on.announced("eldercare")
    assert (recalled.emergency_id, recalled.reason) == (emergency_id, "FALSE_ALARM")
    run_job(on, "eldercare-ring-the-next", now=now() + timedelta(hours=1))
    assert told(on) == [("STATION", "RING_BACK")]
    with pytest.raises(NotPossibleNow):
        call(on, "ConfirmSos", pb.ConfirmSosRequest(emergency_id=emergency_id))
    assert press(on).emergency_id != emergency_id


def test_a_press_after_the_time_to_send_is_a_new_emergency_unless_safety_has_it(on: Stage) -> None:
    old = press(on).emergency_id
    change(on, Emergency, old, send_until=now() - timedelta(seconds=1))
    new = press(on)
    assert (new.outcome, new.emergency_id != old) == ("RAISED", True)
    assert rows(on, Emergency, id=old)[0].state == "LAPSED"
    say(on, safety.IncidentOpened(**ours(new.emergency_id)))
    change(on, Emergency, new.emergency_id, send_until=now() - timedelta(seconds=1))
    assert press(on).outcome == "REPEATED"


def test_what_nobody_ends_becomes_a_task(on: Stage) -> None:
    press(on)
    on.announced("eldercare")
    run_job(on, "eldercare-let-lapse", now=now() + timedelta(hours=25))
    assert [task.kind for task in on.announced("eldercare")] == ["RING_BACK"]
    assert [emergency.state for emergency in rows(on, Emergency)] == ["LAPSED"]


# --- public safety reports ---------------------------------------------------------------------------------------


def test_the_emergency_runs_through(on: Stage) -> None:
    emergency_id = press(on).emergency_id
    on.announced("eldercare")
    say(on, safety.IncidentOpened(**ours(emergency_id)), times=2)
    say(on, assigned(emergency_id), times=2)
    run_job(on, "eldercare-ring-the-next", now=now() + timedelta(hours=1))
    say(on, safety.UnitArrived(**ours(emergency_id), unit_id="u1"), times=2)
    shown = call(on, "GetEmergency", pb.GetEmergencyRequest(emergency_id=emergency_id), SAFETY)
    assert (shown.state, shown.unit_id, shown.incident_id, shown.travel_seconds) == ("ARRIVED", "u1", "i1", 240)
    say(on, safety.IncidentClosed(**ours(emergency_id), outcome="HELPED"), times=2)
    said = on.announced("eldercare")
    assert [(type(event).__name__, getattr(event, "what", "")) for event in said] == [
        ("FamilyTold", "UNIT_SENT"),
        ("FamilyTold", "CLOSED"),
        ("CareReviewDue", ""),
        ("EldercareTaskOpened", ""),
    ]
    assert (said[2].resident_id, said[2].emergency_id) == ("r1", emergency_id)
    assert said[3].kind == "REASSESSMENT"
    assert told(on) == [("STATION", "RING_BACK"), ("FAMILY", "UNIT_SENT"), ("FAMILY", "CLOSED")]


def test_facts_out_of_order_end_the_same(on: Stage) -> None:
    """INVARIANT: an emergency only moves forward. Would break if a late fact took it back."""
    emergency_id = press(on).emergency_id
    say(on, safety.UnitArrived(**ours(emergency_id), unit_id="u1"))
    say(on, assigned(emergency_id))
    say(on, safety.IncidentOpened(**ours(emergency_id)))
    say(on, safety.NoUnitAvailable(**ours(emergency_id)))
    assert rows(on, Emergency)[0].state == "ARRIVED"
    say(on, safety.IncidentClosed(**ours(emergency_id), outcome="HELPED"))
    before = len(rows(on, Notice))
    say(on, assigned(emergency_id))
    say(on, safety.NoUnitAvailable(**ours(emergency_id)))
    assert (rows(on, Emergency)[0].state, len(rows(on, Notice))) == ("CLOSED", before)


def test_a_unit_of_last_month_tells_nobody(on: Stage) -> None:
    """INVARIANT: facts past act_until have no effect."""
    emergency_id = press(on).emergency_id
    say(on, assigned(emergency_id, act_until=stamp(now() - timedelta(days=30))))
    assert (rows(on, Emergency)[0].state, told(on)) == ("RAISED", [("STATION", "RING_BACK")])


def test_no_unit_everybody_is_rung_now(on: Stage) -> None:
    emergency_id = press(on).emergency_id
    on.announced("eldercare")
    say(on, safety.NoUnitAvailable(**ours(emergency_id)), times=2)
    assert told(on)[1:] == [
        ("FAMILY", "NOBODY_ASSIGNED"),
        ("STATION", "NOBODY_ASSIGNED"),
        ("AMBULANCE", "AMBULANCE_ASKED"),
    ]
    assert [event.what for event in on.announced("eldercare")] == ["NOBODY_ASSIGNED"]
    say(on, assigned(emergency_id))
    assert rows(on, Emergency)[0].state == "UNIT_SENT"


def test_other_departments_incidents_are_not_ours(on: Stage) -> None:
    emergency_id = press(on).emergency_id
    say(on, safety.IncidentClosed(incident_id="i9", source_department="transport", source_id=emergency_id))
    say(on, safety.IncidentClosed(incident_id="i9", source_department="eldercare", source_id="nobody"))
    assert rows(on, Emergency)[0].state == "RAISED"


@pytest.mark.parametrize("outcome", ["FALSE_ALARM", "MERGED"])
def test_a_false_alarm_needs_no_review(on: Stage, outcome: str) -> None:
    emergency_id = press(on).emergency_id
    on.announced("eldercare")
    say(on, safety.IncidentClosed(**ours(emergency_id), outcome=outcome))
    assert [type(event) for event in on.announced("eldercare")] == [events.FamilyTold]


def test_the_station_closes_what_safety_never_took_up(on: Stage) -> None:
    emergency_id = press(on).emergency_id
    close = pb.CloseSosRequest(emergency_id=emergency_id, outcome="HELPED")
    say(on, safety.IncidentOpened(**ours(emergency_id)))
    with pytest.raises(NotPossibleNow):
        call(on, "CloseSos", close)
    other = press(on, "d2").emergency_id
    assert call(on, "CloseSos", pb.CloseSosRequest(emergency_id=other, outcome="HELPED")).state == "CLOSED"


# --- reading -----------------------------------------------------------------------------------------------------


def test_reading_needs_a_purpose_and_is_seen_by_the_person(both: tuple[Stage, Registry]) -> None:
    on, registry = both
    registry.people["r1"] = {"name": "王芳"}
    emergency_id = press(on).emergency_id
    ask = pb.GetEmergencyRequest(emergency_id=emergency_id, with_person=True)
    shown = call(on, "GetEmergency", ask, SAFETY)
    assert (shown.resident_id, shown.name, shown.address, shown.lat) == ("r1", "王芳", "3 幢 2 单元 501", LAT)
    registry.down = True
    silent = call(on, "GetEmergency", ask, SAFETY)
    assert (silent.name, silent.registry_silent, silent.lat) == ("", True, LAT)
    from dataclasses import replace  # noqa: PLC0415

    with pytest.raises(InvalidInput):
        call(on, "GetEmergency", ask, replace(OFFICER, purpose=" "))
    with pytest.raises(NotFound):
        call(on, "GetEmergency", ask, make_resident("r2"))
    assert call(on, "GetEmergency", ask, make_resident("r1")).emergency_id == emergency_id
    reads = call(on, "ListMyEldercareReads", pb.ListMyEldercareReadsRequest(), make_resident("r1")).reads
    assert [(read.reader, read.purpose, read.what) for read in reads] == [
        ("safety/safety/service", "出警 dispatch", "emergency")
    ] * 2


# --- devices -----------------------------------------------------------------------------------------------------


def test_silence_is_a_task_and_not_an_alarm(on: Stage) -> None:
    """INVARIANT: a silent device raises no emergency."""
    later = now() + timedelta(hours=27)
    for _ in range(2):
        run_job(on, "eldercare-silent-devices", now=later)
    said = on.announced("eldercare")
    assert sorted((task.kind, task.resident_id) for task in said) == [("DEVICE_SILENT", "r1"), ("DEVICE_SILENT", "r2")]
    assert not rows(on, Emergency)
    change(on, Device, "d1", last_heard_at=now() - timedelta(hours=27))
    press(on)
    assert {task.about: bool(task.done_at) for task in rows(on, CareTask)} == {"d1": True, "d2": False}
    (task,) = call(on, "ListElderTasks", pb.ListElderTasksRequest(kind="DEVICE_SILENT")).tasks
    done = call(on, "FinishElderTask", pb.FinishElderTaskRequest(task_id=task.task_id, result="换了电池"))
    assert (done.done_by, done.result) == ("o1", "换了电池")
    with pytest.raises(NotPossibleNow):
        call(on, "FinishElderTask", pb.FinishElderTaskRequest(task_id=task.task_id, result="再换"))


def test_a_device_is_entered_where_it_is_installed(both: tuple[Stage, Registry]) -> None:
    on, registry = both
    registry.people["r5"] = {}
    entered = call(
        on, "RegisterElderDevice", pb.RegisterElderDeviceRequest(device_id="d5", resident_id="r5", kind="CORD")
    )
    assert (entered.county, entered.lat) == (COUNTY, LAT)
    bad = pb.RegisterElderDeviceRequest(device_id="d 5", resident_id="r5", kind="X", position=pb.Position(lat=0, lon=0))
    with pytest.raises(InvalidInput) as refused:
        call(on, "RegisterElderDevice", bad)
    assert [fault.field for fault in refused.value.faults] == ["deviceId", "kind", "position"]
    assert call(on, "GetElder", pb.GetElderRequest(resident_id="r5")).devices[0].device_id == "d5"


def test_contacts_are_replaced_and_faults_told_at_once(on: Stage) -> None:
    good = pb.ElderContact(name="李四", relation="NEIGHBOUR", phone="0570-3012345")
    asked = pb.SetElderContactsRequest(resident_id="r1", contacts=[good])
    assert len(call(on, "SetElderContacts", asked, make_resident("r1")).contacts) == 1
    asked.contacts.add(name="", relation="FRIEND", phone="123")
    with pytest.raises(InvalidInput) as refused:
        call(on, "SetElderContacts", asked)
    assert [fault.field for fault in refused.value.faults] == [
        "contacts[1].name",
        "contacts[1].relation",
        "contacts[1].phone",
    ]
    with pytest.raises(NotFound):
        call(on, "SetElderContacts", asked, make_resident("r2"))


def test_taps_hold_back_one_and_forget_the_longest_unheard() -> None:
    taps = rules.Taps(most=2)
    assert [taps.take("a", 0.0, 1.0, 2.0) for _ in range(3)] == [True, True, False]
    assert taps.take("a", 1.0, 1.0, 2.0)
    assert taps.take("b", 1.0, 1.0, 2.0)
    assert taps.take("c", 1.0, 1.0, 2.0)
    assert taps.take("a", 1.0, 1.0, 2.0)  # forgotten, so full again

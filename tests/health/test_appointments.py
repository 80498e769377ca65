"""Appointments: never overbooked, waiting lists that fill by themselves in order, no-shows and their appeal."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import Conflict, DomainError, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.rpc import Method
from city.days import CHINA
from services.health.appointments import rpc, rules
from services.health.appointments.actions import sessions, waiting
from services.health.appointments.law import law
from services.health.appointments.models import Appointment, ClinicSession, Schedule, Slot, Waiting
from services.health.models import BirthCertificate, Child
from services.health.network.models import Institution
from tests.health.factories import BORN, CHILD, MOTHER, OFFICER, STRANGER, make_resident, make_stage
from tests.support import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.edge import Tx
    from chassis.settings import Settings
    from tests.support import Stage

# Monday; the session is on Wednesday at eight.
NOW = datetime.combine(date(2026, 11, 23), time(9), CHINA).astimezone(UTC)
STARTS = datetime.combine(date(2026, 11, 25), time(8), CHINA).astimezone(UTC)
SESSION = "S1-20261125"


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_clinic(make_stage(fresh))


def make_clinic(stage: Stage) -> Stage:
    def enter(tx: Tx) -> None:
        tx.session.add(Institution(id="H1", name="演示医院", county="330802", town="330802001", level=2))

    stage.host.departments["health"].edge.perform(enter, system("health"))
    return stage


def schedule(on: Stage, *, capacity: int = 2, reserved: int = 0, name: str = "S1", weekday: int = 2) -> str:
    """A schedule of Wednesdays, and its sessions."""

    def enter(tx: Tx) -> None:
        told = {"institution_id": "H1", "practitioner_id": "P1", "county": "330802", "clinic": "INTERNAL"}
        when = {"weekday": weekday, "starts": "08:00", "minutes": 10, "valid_from": date(2025, 1, 1)}
        size = {"capacity": capacity, "reserved": reserved, "holidays": False}
        tx.session.add(Schedule(id=name, **told, **when, **size))

    on.host.departments["health"].edge.perform(enter, system("health"))
    run(on, sessions.open_sessions)
    return f"{name}-20261125"


def at(on: Stage, moment: datetime, act: Callable[[Tx], Any], actor: Actor) -> Any:
    def then(tx: Tx) -> Any:
        tx.now = moment
        return act(tx)

    return on.host.departments["health"].edge.perform(then, actor)


def run(on: Stage, job: Callable[[Tx], Any], moment: datetime = NOW) -> Any:
    return at(on, moment, job, system("health"))


def call(on: Stage, method: str, request: Any, actor: Actor = WINDOW, moment: datetime = NOW) -> Any:
    return at(on, moment, lambda tx: rpc.RPCS[method](tx, request), actor)


def book(
    on: Stage, who: str, session: str = SESSION, *, moment: datetime = NOW, actor: Actor | None = None, **k: Any
) -> Any:
    told = pb.BookAppointmentRequest(session_id=session, resident_id=who, **k)
    return call(on, "BookAppointment", told, actor or make_resident(who), moment)


def cancel(on: Stage, no: str, who: str, moment: datetime = NOW) -> Any:
    return call(on, "CancelAppointment", pb.CancelAppointmentRequest(appointment_no=no), make_resident(who), moment)


def wait(on: Stage, who: str, mode: str = "AUTO", session: str = SESSION, moment: datetime = NOW) -> Any:
    told = pb.WaitForSlotRequest(session_id=session, resident_id=who, mode=mode)
    return call(on, "WaitForSlot", told, make_resident(who), moment)


def place(on: Stage, waiting_id: str) -> Any:
    return call(on, "GetWaitingPlace", pb.GetWaitingPlaceRequest(waiting_id=waiting_id))


def whole(on: Stage, session: str = SESSION) -> Any:
    return call(on, "FindClinicSession", pb.FindClinicSessionRequest(session_id=session))


def rows(on: Stage, model: type[Any]) -> Sequence[Any]:
    with on.host.departments["health"].db.transaction(write=False) as session:
        return session.exec(select(model)).all()


def told(on: Stage, kind: type[Any]) -> list[Any]:
    return [said for said in on.announced("health") if isinstance(said, kind)]


# --- never overbooked ---------------------------------------------------------------------------------------------


def test_two_hundred_after_fifty_slots(on: Stage) -> None:
    """INVARIANT: 200 threads after 50 slots get exactly 50. Would break if slots were chosen before holding them."""
    schedule(on, capacity=50)
    outcomes: Counter[str] = Counter()
    ready = threading.Barrier(200)

    def one(who: str) -> None:
        ready.wait()
        try:
            book(on, who)
            outcomes["booked"] += 1
        except NotPossibleNow as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=one, args=(f"r-{number}",)) for number in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"booked": 50, "health.session-full": 150}
    booked = rows(on, Appointment)
    assert sorted(one.number for one in booked) == list(range(1, 51))
    assert {slot.status for slot in rows(on, Slot) if slot.session_id == SESSION} == {"BOOKED"}


def test_one_person_after_one_session_many_times_at_once(on: Stage) -> None:
    """INVARIANT: one person has one slot of a session, however many requests come at once."""
    schedule(on, capacity=10)
    outcomes: Counter[str] = Counter()

    def one() -> None:
        try:
            book(on, "r-1")
            outcomes["booked"] += 1
        except Conflict as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=one) for _ in range(12)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"booked": 1, "health.already-booked": 11}


def test_the_same_request_twice_is_one_booking(on: Stage) -> None:
    """INVARIANT: a request repeated with its Idempotency-Key answers what it answered before, also at once."""
    future = datetime.now(UTC) + timedelta(days=2)
    schedule(on, capacity=10)

    def later(tx: Tx) -> None:
        held = tx.session.get(ClinicSession, SESSION)
        held.starts_at, held.ends_at = future, future + timedelta(hours=4)
        tx.session.add(held)

    run(on, later)
    running = on.host.departments["health"]
    (service,) = running.service.proto.DESCRIPTOR.services_by_name.values()
    method = Method(running.edge, service.methods_by_name["BookAppointment"], rpc.book_appointment)
    token = running.keyring.sign(Actor("health", "service", department="health"))
    metadata = {"authorization": f"Bearer {token}", "idempotency-key": "k1"}
    body = pb.BookAppointmentRequest(session_id=SESSION, resident_id="r-1").SerializeToString()
    answers: list[bytes] = []
    threads = [threading.Thread(target=lambda: answers.append(method.invoke(metadata, body))) for _ in range(5)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(answers) == 5
    assert len(set(answers)) == 1
    assert len(rows(on, Appointment)) == 1


def test_a_slot_of_one_s_choice(on: Stage) -> None:
    schedule(on, capacity=3)
    assert book(on, "r-1", number=3).number == 3
    with pytest.raises(NotPossibleNow, match="slot-taken"):
        book(on, "r-2", number=3)
    assert book(on, "r-2").number == 1
    with pytest.raises(NotPossibleNow, match="slot-taken"):
        book(on, "r-3", number=99)


def test_slots_of_the_referred_are_theirs_until_they_are_released(on: Stage) -> None:
    """INVARIANT: nobody who was not referred gets a slot kept for the referred before it is released."""
    schedule(on, capacity=4, reserved=2)
    assert [slot.kind for slot in whole(on).slots] == ["PRIORITY", "NORMAL", "PRIORITY", "NORMAL"]
    assert [book(on, who).number for who in ("r-1", "r-2")] == [2, 4]
    with pytest.raises(NotPossibleNow, match="session-full"):
        book(on, "r-3")
    waits = wait(on, "r-3")
    run(on, sessions.release_priority, STARTS - timedelta(hours=30))
    assert place(on, waits.waiting_id).status == "WAITING"
    run(on, sessions.release_priority, STARTS - timedelta(hours=23))
    assert place(on, waits.waiting_id).status == "FILLED"
    assert whole(on).free == 1


# --- cancelling, and the waiting list ------------------------------------------------------------------------------


def test_a_cancellation_goes_to_the_first_who_waits(on: Stage) -> None:
    """INVARIANT: the waiting list fills a cancellation by itself, in its order."""
    schedule(on, capacity=1)
    mine = book(on, "r-1")
    first, second = wait(on, "r-2"), wait(on, "r-3")
    assert (first.ahead, second.ahead) == (0, 1)
    on.announced("health")
    assert cancel(on, mine.appointment_no, "r-1").status == "CANCELLED"
    said = on.announced("health")
    assert [type(one).__name__ for one in said] == ["AppointmentCancelled", "AppointmentBooked"]
    assert (said[1].resident_id, said[1].from_waiting_list) == ("r-2", True)
    assert [place(on, one.waiting_id).status for one in (first, second)] == ["FILLED", "WAITING"]
    assert cancel(on, mine.appointment_no, "r-1").status == "CANCELLED"
    assert on.announced("health") == []


def test_an_offer_is_held_answered_or_passed_on(on: Stage) -> None:
    schedule(on, capacity=1)
    mine = book(on, "r-1")
    offered, after, last = wait(on, "r-2", "OFFER"), wait(on, "r-3", "OFFER"), wait(on, "r-4")
    cancel(on, mine.appointment_no, "r-1")
    held = place(on, offered.waiting_id)
    assert (held.status, held.number) == ("OFFERED", 1)
    assert held.offer_until.ToDatetime(UTC) == NOW + timedelta(minutes=30)
    with pytest.raises(NotPossibleNow):
        book(on, "r-9")
    run(on, waiting.expire_offers, NOW + timedelta(minutes=29))
    assert place(on, offered.waiting_id).status == "OFFERED"
    run(on, waiting.expire_offers, NOW + timedelta(minutes=31))
    assert [place(on, one.waiting_id).status for one in (offered, after)] == ["PASSED", "OFFERED"]
    answer = partial(pb.AnswerSlotOfferRequest, waiting_id=after.waiting_id)
    late = NOW + timedelta(minutes=40)
    assert call(on, "AnswerSlotOffer", answer(accept=False), make_resident("r-3"), late).status == "LEFT"
    assert place(on, last.waiting_id).status == "FILLED"
    assert [one.resident_id for one in rows(on, Appointment) if one.released_at is None] == ["r-4"]


def test_an_offer_taken(on: Stage) -> None:
    schedule(on, capacity=1)
    mine = book(on, "r-1")
    offered = wait(on, "r-2", "OFFER")
    cancel(on, mine.appointment_no, "r-1")
    answer = pb.AnswerSlotOfferRequest(waiting_id=offered.waiting_id, accept=True)
    with pytest.raises(NotFound):
        call(on, "AnswerSlotOffer", answer, make_resident("r-3"))
    with pytest.raises(NotPossibleNow):
        call(on, "AnswerSlotOffer", answer, make_resident("r-2"), NOW + timedelta(minutes=31))
    taken = call(on, "AnswerSlotOffer", answer, make_resident("r-2"), NOW + timedelta(minutes=5))
    assert (taken.status, bool(taken.appointment_no)) == ("FILLED", True)
    again = call(on, "AnswerSlotOffer", answer, make_resident("r-2"), NOW + timedelta(minutes=6))
    assert again.appointment_no == taken.appointment_no


def test_leaving_the_list(on: Stage) -> None:
    schedule(on, capacity=1)
    mine = book(on, "r-1")
    offered, second = wait(on, "r-2", "OFFER"), wait(on, "r-3")
    cancel(on, mine.appointment_no, "r-1")
    call(on, "LeaveWaitingList", pb.LeaveWaitingListRequest(waiting_id=offered.waiting_id), make_resident("r-2"))
    assert place(on, second.waiting_id).status == "FILLED"


def test_what_a_waiting_list_refuses(on: Stage) -> None:
    schedule(on, capacity=1)
    with pytest.raises(NotPossibleNow, match="slots-left"):
        wait(on, "r-2")
    book(on, "r-1")
    with pytest.raises(Conflict, match="already-booked"):
        wait(on, "r-1")
    wait(on, "r-2")
    with pytest.raises(Conflict, match="already-waiting"):
        wait(on, "r-2")
    with pytest.raises(InvalidInput) as refused:
        call(on, "WaitForSlot", pb.WaitForSlotRequest(session_id=SESSION, mode="MAYBE"))
    assert [fault.field for fault in refused.value.faults] == ["residentId", "mode"]


def test_cancel_until(on: Stage) -> None:
    schedule(on, capacity=1)
    mine = book(on, "r-1")
    assert mine.cancel_until.ToDatetime(UTC) == STARTS - timedelta(minutes=60)
    with pytest.raises(NotPossibleNow, match="too-late"):
        cancel(on, mine.appointment_no, "r-1", STARTS - timedelta(minutes=59))
    at_window = pb.CancelAppointmentRequest(appointment_no=mine.appointment_no)
    done = call(on, "CancelAppointment", at_window, WINDOW, STARTS - timedelta(minutes=59))
    assert done.status == "CANCELLED"


def test_a_session_cancelled_tells_everybody_and_blocks_nobody(on: Stage) -> None:
    schedule(on, capacity=2)
    mine = [book(on, who) for who in ("r-1", "r-2")]
    waits = wait(on, "r-3")
    on.announced("health")
    other = Actor("w9", "window", county="330822", department="health", via="gateway")
    request = pb.CancelClinicSessionRequest(session_id=SESSION)
    with pytest.raises(NotAllowed):
        call(on, "CancelClinicSession", request, other)
    assert call(on, "CancelClinicSession", request).status == "CANCELLED"
    (ended,) = told(on, events.ClinicSessionCancelled)
    assert ended.appointments == 2
    assert place(on, waits.waiting_id).status == "CLOSED"
    assert {one.status for one in rows(on, Appointment)} == {"CANCELLED"}
    with pytest.raises(NotPossibleNow):
        book(on, "r-4")
    assert len(mine) == 2


# --- whose it is --------------------------------------------------------------------------------------------------


def test_what_is_missing_is_named_to_residents_too(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        call(on, "BookAppointment", pb.BookAppointmentRequest(), make_resident("r-1"))
    assert [fault.field for fault in refused.value.faults] == ["sessionId", "residentId"]


def test_residents_book_and_see_their_own_windows_everybody_s(on: Stage) -> None:
    schedule(on, capacity=5)
    for attempt in ("BookAppointment",):
        request = pb.BookAppointmentRequest(session_id=SESSION, resident_id="r-2")
        with pytest.raises(NotFound):
            call(on, attempt, request, make_resident("r-1"))
    mine = book(on, "r-1")
    theirs = call(on, "BookAppointment", pb.BookAppointmentRequest(session_id=SESSION, resident_id="r-2"))
    for request, method in (
        (pb.GetAppointmentRequest(appointment_no=mine.appointment_no), "GetAppointment"),
        (pb.CancelAppointmentRequest(appointment_no=mine.appointment_no), "CancelAppointment"),
    ):
        with pytest.raises(NotFound):
            call(on, method, request, make_resident(STRANGER))
    listed = call(on, "ListAppointments", pb.ListAppointmentsRequest(), make_resident("r-2")).appointments
    assert [one.appointment_no for one in listed] == [theirs.appointment_no]
    with pytest.raises(NotFound):
        call(on, "ListAppointments", pb.ListAppointmentsRequest(resident_id="r-2"), make_resident("r-1"))


def test_a_mother_books_for_her_child(on: Stage) -> None:
    schedule(on, capacity=2)

    def birth(tx: Tx) -> None:
        named = {"no": "A1", "case_id": "c1", "county": "330802", "institution": "330802-0001", "child_name": "小满"}
        born = {"sex": "MALE", "born_at": BORN, "weight_grams": 3000, "gestation_weeks": 39}
        tx.session.add(BirthCertificate(**named, **born, mother_id=MOTHER, issued_on=date(2026, 11, 1)))
        tx.session.add(Child(resident_id=CHILD, case_id="c1"))

    run(on, birth)
    assert book(on, CHILD, actor=make_resident(MOTHER)).resident_id == CHILD
    with pytest.raises(NotFound):
        book(on, CHILD, actor=make_resident(STRANGER))


def test_the_hour_of_arrival(on: Stage) -> None:
    schedule(on, capacity=1)
    no = book(on, "r-1").appointment_no
    request = pb.NoteArrivalRequest(appointment_no=no)
    with pytest.raises(NotPossibleNow):
        call(on, "NoteArrival", request, WINDOW, STARTS - timedelta(hours=3))
    assert call(on, "NoteArrival", request, WINDOW, STARTS - timedelta(hours=1)).status == "ARRIVED"
    assert call(on, "NoteArrival", request, WINDOW, STARTS).status == "ARRIVED"
    run(on, sessions.close_sessions, STARTS + timedelta(hours=5))
    assert [one.status for one in rows(on, Appointment)] == ["ARRIVED"]


# --- no-shows -----------------------------------------------------------------------------------------------------


def miss(on: Stage, who: str, times: int) -> None:
    """Misses so many appointments, one a day, and lets the job see them."""
    for weekday in range(2, 2 + times):
        schedule(on, capacity=1, name=f"M{weekday}", weekday=weekday)
        day = date(2026, 11, 23) + timedelta(days=weekday)
        book(on, who, f"M{weekday}-{day:%Y%m%d}")
    run(on, sessions.close_sessions, STARTS + timedelta(days=3))


def test_three_missed_appointments_block_and_an_appeal_lifts(on: Stage) -> None:
    """INVARIANT: no-shows block only as the rule says, each counts once, and the block can be appealed against."""
    miss(on, "r-1", 3)
    (blocked,) = told(on, events.BookingBlocked)
    assert blocked.resident_id == "r-1"
    later = STARTS + timedelta(days=3)
    run(on, sessions.close_sessions, later)
    assert told(on, events.BookingBlocked) == []
    run(on, sessions.open_sessions, later)
    with pytest.raises(NotPossibleNow, match="booking-blocked") as refused:
        book(on, "r-1", "M2-20261202", moment=later)
    assert blocked.block_id in refused.value.then
    mine = call(on, "ListBookingBlocks", pb.ListBookingBlocksRequest(), make_resident("r-1"), later).blocks
    assert [(one.from_day, one.until_day, len(one.missed)) for one in mine] == [("2026-11-28", "2027-02-26", 3)]
    appeal = pb.AppealBookingBlockRequest(block_id=blocked.block_id, reason="住院期间无法就诊，附出院小结")
    with pytest.raises(NotFound):
        call(on, "AppealBookingBlock", appeal, make_resident("r-2"), later)
    call(on, "AppealBookingBlock", appeal, make_resident("r-1"), later)
    with pytest.raises(NotPossibleNow):
        call(on, "AppealBookingBlock", appeal, make_resident("r-1"), later)
    listed = call(on, "ListBookingBlocks", pb.ListBookingBlocksRequest(), OFFICER, later).blocks
    assert [one.block_id for one in listed] == [blocked.block_id]
    decided = pb.DecideBookingAppealRequest(block_id=blocked.block_id, lift=True, note="情况属实")
    assert call(on, "DecideBookingAppeal", decided, OFFICER, later).lifted
    assert book(on, "r-1", "M2-20261202", moment=later).status == "BOOKED"


def test_two_missed_appointments_block_nobody(on: Stage) -> None:
    miss(on, "r-1", 2)
    assert told(on, events.BookingBlocked) == []
    assert {one.status for one in rows(on, Appointment)} == {"NO_SHOW"}


@pytest.mark.parametrize(
    ("days", "counted", "expected"),
    [
        ([1, 2, 3], [], 3),
        ([1, 2], [], 0),
        ([1, 2, 400], [], 0),
        ([1, 2, 180], [], 3),
        ([1, 2, 3, 4], ["a0"], 3),
        ([1, 2, 3], ["a0"], 0),
    ],
)
def test_the_rule_on_missed_appointments(days: list[int], counted: list[str], expected: int) -> None:
    today = date(2026, 11, 23)
    missed = [(f"a{place}", today - timedelta(days=ago)) for place, ago in enumerate(days)]
    block = rules.block_after(missed, counted, today, law())
    assert (len(block.missed) if block else 0) == expected
    if block:
        assert (block.until_day - block.from_day).days == 90


# --- sessions from schedules --------------------------------------------------------------------------------------


def test_sessions_are_opened_once_for_two_weeks_of_working_days(on: Stage) -> None:
    schedule(on, capacity=4, reserved=1)
    run(on, sessions.open_sessions)
    assert sorted(one.day for one in rows(on, ClinicSession)) == [date(2026, 11, 25), date(2026, 12, 2)]
    assert len(rows(on, Slot)) == 8
    found = call(on, "FindClinicSessions", pb.FindClinicSessionsRequest(county="330802", until_day="2026-11-30"))
    assert [(one.session_id, one.free, one.free_for_referred) for one in found.sessions] == [(SESSION, 3, 1)]
    slots = whole(on).slots
    assert [slot.starts_at.ToDatetime(UTC) - STARTS for slot in slots] == [timedelta(minutes=10 * n) for n in range(4)]
    with pytest.raises(InvalidInput) as refused:
        call(on, "FindClinicSessions", pb.FindClinicSessionsRequest(from_day="x"))
    assert [fault.field for fault in refused.value.faults] == ["fromDay", "county"]


def test_no_session_on_a_holiday() -> None:
    working = lambda day: day != date(2026, 12, 2)  # noqa: E731
    told = {"weekday": 2, "today": date(2026, 11, 23), "window": 14, "working": working}
    assert rules.session_days(**told, holidays=False) == [date(2026, 11, 25)]
    assert rules.session_days(**told, holidays=True) == [date(2026, 11, 25), date(2026, 12, 2)]


# --- properties ---------------------------------------------------------------------------------------------------


@given(st.integers(1, 60).flatmap(lambda n: st.tuples(st.just(n), st.integers(0, n))))
def test_kinds_hold_exactly_what_is_reserved(told: tuple[int, int]) -> None:
    made = rules.kinds(*told)
    assert (len(made), made.count("PRIORITY")) == told


SLOTS = st.lists(st.tuples(st.sampled_from(["NORMAL", "PRIORITY"]), st.integers(0, 600)), max_size=8)
WAITERS = st.lists(st.tuples(st.booleans(), st.booleans()), max_size=10)


@given(SLOTS, WAITERS)
def test_nobody_is_passed_over(slots: list[tuple[str, int]], waiters: list[tuple[bool, bool]]) -> None:
    """INVARIANT: a slot goes to the first in order who may have it; none twice, too late or left over."""
    free = [(number, kind, NOW + timedelta(minutes=ahead)) for number, (kind, ahead) in enumerate(slots)]
    waiting_list = [rules.Waiter(str(n), referred, offer) for n, (referred, offer) in enumerate(waiters)]
    made = rules.fills(free, waiting_list, NOW, law(), NOW.date())
    by_number = {number: (kind, starts) for number, kind, starts in free}
    assert len({one.number for one in made}) == len({one.waiter for one in made}) == len(made)
    for one in made:
        kind, starts = by_number[one.number]
        assert starts > NOW + timedelta(minutes=60)
        assert rules.eligible(kind, referred=waiting_list[int(one.waiter)].referred)
        assert one.until is None or NOW < one.until <= starts - timedelta(minutes=60)
    given_numbers, served = {one.number for one in made}, {one.waiter for one in made}
    for waiter in waiting_list:
        if waiter.id in served:
            continue
        fitting = [
            n
            for n, (kind, starts) in by_number.items()
            if starts > NOW + timedelta(minutes=60) and rules.eligible(kind, referred=waiter.referred)
        ]
        assert set(fitting) <= given_numbers
        taken_behind = [one for one in made if int(one.waiter) > int(waiter.id)]
        assert not [one for one in taken_behind if one.number in fitting]


STEPS = st.lists(
    st.tuples(st.sampled_from(["book", "cancel", "auto", "offer", "yes", "no", "leave", "expire"]), st.integers(0, 7)),
    min_size=10,
    max_size=40,
)


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS)
def test_whatever_people_do(on: Stage, steps: list[tuple[str, int]]) -> None:
    """INVARIANT: after any sequence of what people do, no slot has two people and no person two slots, what is held or
    booked is nobody else's, nobody waits beside a free slot, and a later place is never served before an earlier one
    of the same wish.
    """
    name = f"W{len(rows(on, Schedule))}"
    session = schedule(on, capacity=3, name=name)
    moment, served = NOW, []
    for step, who in steps:
        person = f"r-{who}"
        moment += timedelta(minutes=7)
        actor = make_resident(person)
        mine = [one for one in rows(on, Appointment) if (one.session_id, one.resident_id) == (session, person)]
        waits = [one for one in rows(on, Waiting) if (one.session_id, one.resident_id) == (session, person)]
        try:
            if step == "book":
                book(on, person, session, moment=moment)
            elif step == "cancel" and mine:
                cancel(on, mine[-1].no, person, moment)
            elif step in {"auto", "offer"}:
                wait(on, person, step.upper(), session, moment)
            elif step in {"yes", "no"} and waits:
                told = pb.AnswerSlotOfferRequest(waiting_id=waits[-1].id, accept=step == "yes")
                call(on, "AnswerSlotOffer", told, actor, moment)
            elif step == "leave" and waits:
                call(on, "LeaveWaitingList", pb.LeaveWaitingListRequest(waiting_id=waits[-1].id), actor, moment)
            elif step == "expire":
                run(on, waiting.expire_offers, moment)
        except DomainError:
            pass
        served = consistent(on, session, served)


def consistent(on: Stage, session: str, served: list[int]) -> list[int]:
    """The places served so far, in the order in which they were."""
    standing = [one for one in rows(on, Appointment) if one.session_id == session and one.released_at is None]
    slots = {one.number: one.status for one in rows(on, Slot) if one.session_id == session}
    waits = [one for one in rows(on, Waiting) if one.session_id == session]
    held = [one.number for one in waits if one.status == "OFFERED"]
    assert len({one.number for one in standing}) == len({one.resident_id for one in standing}) == len(standing)
    assert {number for number, status in slots.items() if status == "BOOKED"} == {one.number for one in standing}
    assert sorted(number for number, status in slots.items() if status == "HELD") == sorted(held)
    if "FREE" in slots.values():
        assert not [one for one in waits if one.status == "WAITING"]
    reached = {one.place for one in waits if one.status in {"OFFERED", "FILLED", "PASSED"}}
    new = sorted(reached - set(served))
    still = [one.place for one in waits if one.status == "WAITING"]
    assert not [place for place in new if [earlier for earlier in still if earlier < place]]
    return [*served, *new]

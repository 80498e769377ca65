"""Beds: never given twice, by priority, offered and lapsing; on SQLite and on PostgreSQL."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb
from civic.eldercare.v1 import events_pb2 as events

from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.eldercare.law import law
from services.eldercare.models import Application, Bed, Elder
from services.eldercare.rules import beds as rules
from tests.eldercare.factories import (
    COUNTY,
    LAT,
    LON,
    OFFICER,
    SAFETY,
    TOWN,
    call,
    change,
    make_elder,
    make_resident,
    make_stage,
    rows,
    run_job,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

DAY = date(2026, 11, 20)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh, *[make_elder(f"r{n}", support="NONE", birth_date=date(1955, 1, 1)) for n in range(1, 7)])[
        0
    ]


def home(
    on: Stage, *rooms: tuple[str, str, bool, int], institution_id: str = "h1", actor: Any = OFFICER
) -> pb.ElderHome:
    """Rooms as (number, sex, nursing, beds)."""
    told = [
        pb.EnterElderHomeRequest.Room(room_no=no, sex=sex, nursing=nursing, beds=beds)
        for no, sex, nursing, beds in rooms
    ]
    request = pb.EnterElderHomeRequest(institution_id=institution_id, name="夕照敬老院", town=TOWN, rooms=told)
    answer: pb.ElderHome = call(on, "EnterElderHome", request, actor)
    return answer


def apply(on: Stage, resident_id: str, actor: Any = OFFICER, **told: Any) -> pb.BedApplication:
    answer: pb.BedApplication = call(on, "ApplyForBed", pb.ApplyForBedRequest(resident_id=resident_id, **told), actor)
    return answer


def answer(on: Stage, application: pb.BedApplication, *, accept: bool) -> pb.BedApplication:
    request = pb.AnswerBedOfferRequest(application_id=application.application_id, accept=accept)
    found: pb.BedApplication = call(on, "AnswerBedOffer", request)
    return found


def leave(on: Stage, application: pb.BedApplication) -> pb.BedApplication:
    found: pb.BedApplication = call(on, "LeaveBed", pb.LeaveBedRequest(application_id=application.application_id))
    return found


def read(on: Stage, application: pb.BedApplication) -> pb.BedApplication:
    request = pb.GetBedApplicationRequest(application_id=application.application_id)
    found: pb.BedApplication = call(on, "GetBedApplication", request)
    return found


@pytest.mark.parametrize(
    ("support", "grade", "age", "code"),
    [
        ("EXTREME_POOR", None, 61, "EXTREME_POOR"),
        ("MINIMUM_LIVING", 3, 61, "LOW_INCOME_SEVERE"),
        ("LOW_INCOME_EDGE", 4, 61, "LOW_INCOME_SEVERE"),
        ("LOST_ONLY_CHILD", 4, 61, "LOST_ONLY_CHILD"),
        ("MINIMUM_LIVING", 2, 90, "MINIMUM_LIVING"),
        ("LOW_INCOME_EDGE", None, 90, "LOW_INCOME_EDGE"),
        ("NONE", 3, 61, "SEVERE"),
        ("NONE", 2, 80, "VERY_OLD"),
        ("NONE", None, 79, "OTHER"),
    ],
)
def test_priorities(support: str, grade: int | None, age: int, code: str) -> None:
    assert rules.priority(law(), rules.Person(support, grade, age), DAY).code == code


@pytest.mark.parametrize(
    ("sex", "room_sex", "inside", "fits"),
    [
        ("FEMALE", "FEMALE", (), True),
        ("FEMALE", "MALE", (), False),
        ("FEMALE", "ANY", (), True),
        ("FEMALE", "ANY", ("FEMALE",), True),
        ("FEMALE", "ANY", ("MALE",), False),
    ],
)
def test_company(sex: str, room_sex: str, inside: tuple[str, ...], fits: bool) -> None:
    place = rules.Place("b", room_sex, False, (0, 4), frozenset(inside))
    assert rules.fits(place, sex, 0, nursing=False) is fits
    assert not rules.fits(place, sex, 0, nursing=True)
    assert not rules.fits(rules.Place("b", "ANY", False, (1, 2), frozenset()), sex, 3, nursing=False)


def test_two_hundred_apply_for_fifty_beds(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: a bed is never given twice. 200 threads after 50 beds: exactly 50 get one, and 150 wait."""
    elders = [make_elder(f"t{n}") for n in range(200)]
    on = make_stage(fresh, *elders)[0]
    home(on, *[(f"{n:03}", "ANY", False, 10) for n in range(5)])
    states: list[str] = []
    failed: list[BaseException] = []

    def one(number: int) -> None:
        try:
            states.append(apply(on, f"t{number}").state)
        except Exception as error:  # noqa: BLE001 - counted
            failed.append(error)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(200)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not failed, failed[:2]
    given = rows(on, Application, state="OFFERED")
    assert (len(given), len({one.bed_id for one in given})) == (50, 50)
    assert {bed.state for bed in rows(on, Bed)} == {"HELD"}
    assert len(rows(on, Application, state="WAITING")) == 150
    assert len(states) == 200


def test_offer_accept_leave_and_the_next(on: Stage) -> None:
    made = home(on, ("101", "ANY", False, 1))
    assert (made.beds, made.free, made.county) == (1, 1, COUNTY)
    on.announced("eldercare")
    first, second = apply(on, "r1"), apply(on, "r2")
    assert (first.state, first.bed_id, first.room_no) == ("OFFERED", "h1/101/1", "101")
    assert (second.state, second.place) == ("WAITING", 1)
    assert apply(on, "r1").application_id == first.application_id
    assert on.announced("eldercare") == []
    assert [answer(on, first, accept=True).state for _ in range(2)] == ["ADMITTED", "ADMITTED"]
    given, changed = on.announced("eldercare")
    assert isinstance(given, events.BedAssigned)
    assert isinstance(changed, events.BedsChanged)
    assert (changed.beds, changed.occupied, changed.nursing) == (1, 1, 0)
    assert [leave(on, first).state for _ in range(2)] == ["LEFT", "LEFT"]
    assert read(on, second).state == "OFFERED"
    assert on.announced("eldercare")[1].occupied == 0
    assert apply(on, "r1").state == "WAITING"


def test_the_extremely_poor_go_first_and_a_new_grade_moves_up(on: Stage) -> None:
    home(on, ("101", "ANY", False, 1))
    holder = answer(on, apply(on, "r1"), accept=True)
    old, poor = apply(on, "r2"), None
    change(on, Elder, "r3", support="EXTREME_POOR")
    poor = apply(on, "r3")
    assert (poor.rank, poor.place, read(on, old).place) == (1, 1, 2)
    shown = call(on, "ListBedQueue", pb.ListBedQueueRequest(county=COUNTY))
    assert [(one.place, one.priority, one.waiting_days) for one in shown.queue] == [
        (1, "EXTREME_POOR", 0),
        (2, "OTHER", 0),
    ]
    call(on, "KeepElder", pb.KeepElderRequest(resident_id="r2", support="LOST_ONLY_CHILD"))
    assert read(on, old).rank == 3
    leave(on, holder)
    assert (read(on, poor).state, read(on, old).state) == ("OFFERED", "WAITING")


def test_sex_and_type_of_bed(on: Stage) -> None:
    change(on, Elder, "r2", sex="MALE")
    change(on, Elder, "r3", grade=3)
    home(on, ("101", "ANY", False, 2), ("201", "FEMALE", True, 1))
    assert apply(on, "r1").room_no == "101"
    assert apply(on, "r2").state == "WAITING"  # the room has become a women's room
    assert apply(on, "r3").room_no == "201"
    assert apply(on, "r4", nursing=True).state == "WAITING"
    assert apply(on, "r5").room_no == "101"


def test_an_offer_not_answered_lapses_to_the_next(on: Stage) -> None:
    home(on, ("101", "ANY", False, 1))
    first, second = apply(on, "r1"), apply(on, "r2")
    run_job(on, "eldercare-bed-offers-lapse", now=now() + timedelta(hours=71))
    assert read(on, first).state == "OFFERED"
    for _ in range(2):
        run_job(on, "eldercare-bed-offers-lapse", now=now() + timedelta(hours=73))
    assert (read(on, first).state, read(on, second).state) == ("WAITING", "OFFERED")
    with pytest.raises(NotPossibleNow):
        answer(on, first, accept=True)
    assert answer(on, second, accept=False).state == "WAITING"
    assert read(on, first).state == "OFFERED"
    assert answer(on, first, accept=False).state == "LAPSED"
    run_job(on, "eldercare-offer-beds")
    assert read(on, second).state == "OFFERED"


def test_own_applications_only(on: Stage) -> None:
    home(on, ("101", "ANY", False, 1))
    mine = apply(on, "", make_resident("r1"))
    assert mine.resident_id == "r1"
    with pytest.raises(NotFound):
        apply(on, "r2", make_resident("r1"))
    request = pb.LeaveBedRequest(application_id=mine.application_id)
    with pytest.raises(NotFound):
        call(on, "LeaveBed", request, make_resident("r2"))
    with pytest.raises(InvalidInput) as refused:
        apply(on, "r2", institution_ids=["nowhere"], county="330100")
    assert [fault.field for fault in refused.value.faults] == ["county", "institutionIds[0]"]


def test_an_institution_is_changed_around_those_who_live_there(on: Stage) -> None:
    home(on, ("101", "ANY", False, 2))
    answer(on, apply(on, "r1"), accept=True)
    grown = home(on, ("101", "ANY", False, 3), ("102", "MALE", True, 1))
    assert (grown.beds, grown.nursing, grown.occupied, grown.free) == (4, 1, 1, 3)
    assert home(on, ("101", "ANY", False, 1)).beds == 2
    for room in (("101", "ANY", True, 1), ("101", "ANY", False, 0)):
        with pytest.raises((NotPossibleNow, InvalidInput)):
            home(on, room)
    with pytest.raises(NotAllowed):
        home(on, ("101", "ANY", False, 1), actor=SAFETY)
    bad = pb.EnterElderHomeRequest(institution_id="h 1", town="1", position=pb.Position(lat=LAT + 9, lon=LON))
    bad.rooms.add(room_no="1", sex="X", grade_from=3, grade_to=1)
    with pytest.raises(InvalidInput) as refused:
        call(on, "EnterElderHome", bad)
    assert [fault.field for fault in refused.value.faults] == [
        "institutionId",
        "name",
        "rooms[0].sex",
        "rooms[0].gradeFrom",
        "rooms[0].beds",
        "position",
        "town",
    ]


def test_the_report_tells_the_share_and_the_waiting(on: Stage) -> None:
    home(on, ("101", "ANY", False, 3), ("102", "ANY", True, 5))
    apply(on, "r1")
    report = call(on, "ReportBeds", pb.ReportBedsRequest())
    assert (report.institutions, report.beds, report.nursing, report.nursing_share) == (1, 8, 5, 62.5)
    assert (report.base_share, report.target_share, report.free) == (51.2, 58.0, 7)
    other = next(one for one in report.priorities if one.priority == "OTHER")
    assert (other.waiting, other.median_days) == (0, 0.0)
    (found,) = call(on, "FindElderHomes", pb.FindElderHomesRequest(county=COUNTY)).institutions
    assert (found.institution_id, found.free) == ("h1", 7)

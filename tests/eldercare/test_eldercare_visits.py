"""Care plans and visits."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb

from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from city.days import CHINA, china_day
from services.eldercare.law import law
from services.eldercare.models import CarePlan, CareTask, Notice, Visit
from services.eldercare.rules import care as rules
from tests.eldercare.factories import (
    LAT,
    LON,
    OFFICER,
    call,
    change,
    make_contacts,
    make_device,
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

CARER = make_resident("carer")
HOME = pb.Position(lat=LAT + 0.01, lon=LON)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    device = make_device("d1", "r1", lat=LAT + 0.01)
    return make_stage(fresh, make_elder("r1"), *make_contacts("r1"), device)[0]


def plan(on: Stage, **changes: Any) -> pb.CarePlan:
    line = pb.MakeCarePlanRequest.Line(service="BATH", weekdays=range(1, 8), time="09:00", minutes=60)
    told = {"resident_id": "r1", "lines": [line], "carer_id": "carer", **changes}
    answer: pb.CarePlan = call(on, "MakeCarePlan", pb.MakeCarePlanRequest(**told))
    return answer


def a_visit(on: Stage, planned_at: datetime) -> str:
    plan(on)
    visit: Visit = min(rows(on, Visit), key=lambda one: one.planned_at)
    change(on, Visit, visit.id, planned_at=planned_at)
    return visit.id


def check_in(on: Stage, visit_id: str, where: pb.Position | None = HOME, actor: Any = CARER) -> pb.CareVisit:
    answer: pb.CareVisit = call(on, "CheckInVisit", pb.CheckInVisitRequest(visit_id=visit_id, position=where), actor)
    return answer


def test_visits_fall_on_their_weekdays() -> None:
    lines = [{"service": "MEAL", "weekdays": [1, 3], "time": "11:30", "minutes": 20}]
    found = list(rules.visits(lines, date(2026, 11, 23), date(2026, 12, 2)))
    assert [at.strftime("%m-%d %H:%M %z") for at, *_ in found] == [
        "11-23 11:30 +0800",
        "11-25 11:30 +0800",
        "11-30 11:30 +0800",
        "12-02 11:30 +0800",
    ]


@pytest.mark.parametrize(
    ("minutes", "distance", "codes"),
    [
        (0, 300, []),
        (60, 0, []),
        (-60, 0, []),
        (-61, 301, ["too-far-away", "too-early"]),
        (61, 301, ["too-far-away", "too-late"]),
    ],
)
def test_place_and_time(minutes: int, distance: int, codes: list[str]) -> None:
    planned = datetime(2026, 11, 23, 1, tzinfo=UTC)
    at = planned + timedelta(minutes=minutes)
    faults = rules.check_in_faults(law(), planned, at, distance, date(2026, 11, 23))
    assert [fault.code.removeprefix("eldercare.") for fault in faults] == codes


def test_a_plan_keeps_two_weeks_of_visits_and_the_next_plan_takes_its_place(on: Stage) -> None:
    made = plan(on)
    assert made.visits in (14, 15)
    assert rows(on, Visit)[0].lat == LAT + 0.01
    run_job(on, "eldercare-plan-visits")
    assert len(rows(on, Visit)) == made.visits
    run_job(on, "eldercare-plan-visits", now=now() + timedelta(days=2))
    assert len(rows(on, Visit)) == made.visits + 2
    plan(on, carer_id="other")
    assert {visit.state for visit in rows(on, Visit, carer_id="carer")} == {"CANCELLED"}
    assert sorted(one.ended for one in rows(on, CarePlan)) == [False, True]


def test_faults_of_a_plan_at_once(on: Stage) -> None:
    line = pb.MakeCarePlanRequest.Line(service="MASSAGE", weekdays=[1, 1, 8], time="9:00", minutes=5)
    with pytest.raises(InvalidInput) as refused:
        plan(on, lines=[line], carer_id="", **{"from": "2020-01-01"})
    assert [fault.field for fault in refused.value.faults] == [
        "carerId",
        "lines[0].service",
        "lines[0].weekdays",
        "lines[0].time",
        "lines[0].minutes",
        "from",
    ]


def test_check_in_by_place_and_time_and_end(on: Stage) -> None:
    visit_id = a_visit(on, now())
    with pytest.raises(NotPossibleNow):
        call(on, "EndVisit", pb.EndVisitRequest(visit_id=visit_id, position=HOME), CARER)
    with pytest.raises(InvalidInput) as refused:
        check_in(on, visit_id, pb.Position(lat=LAT, lon=LON))
    assert "eldercare.too-far-away" in [fault.code for fault in refused.value.faults]
    with pytest.raises(InvalidInput):
        check_in(on, visit_id, None)
    with pytest.raises(NotFound):
        check_in(on, visit_id, actor=make_resident("r1"))
    assert [check_in(on, visit_id).state for _ in range(2)] == ["CHECKED_IN", "CHECKED_IN"]
    assert call(on, "EndVisit", pb.EndVisitRequest(visit_id=visit_id, position=HOME), CARER).state == "ENDED"
    shown = call(on, "ListCareVisits", pb.ListCareVisitsRequest(carer_id="carer"), CARER).visits
    assert visit_id in [one.visit_id for one in shown]
    mine = pb.ListCareVisitsRequest(resident_id="r1", day=now().astimezone(CHINA).date().isoformat())
    assert len(call(on, "ListCareVisits", mine, make_resident("r1")).visits) >= 1
    assert len(call(on, "ListCareVisits", mine, make_resident("r2")).visits) == 0


@pytest.mark.parametrize(("stayed", "tasks"), [(1, ["VISIT_SHORT"]), (29, ["VISIT_SHORT"]), (31, [])])
def test_a_visit_much_shorter_than_agreed_is_looked_into(on: Stage, stayed: int, tasks: list[str]) -> None:
    """INVARIANT: sixty minutes that took one are not paid unseen; said twice, one task."""
    visit_id = a_visit(on, now())
    check_in(on, visit_id)
    change(on, Visit, visit_id, checked_in_at=now() - timedelta(minutes=stayed))
    on.announced("eldercare")
    for _ in range(2):
        assert call(on, "EndVisit", pb.EndVisitRequest(visit_id=visit_id, position=HOME), CARER).state == "ENDED"
    assert [task.kind for task in on.announced("eldercare")] == tasks
    (listed,) = call(on, "ListElderTasks", pb.ListElderTasksRequest(kind="VISIT_SHORT")).tasks or [None]
    assert listed is None or (listed.about, str(stayed) in listed.why_zh) == (visit_id, True)


def test_a_missed_visit_is_a_task_and_then_an_alarm(on: Stage) -> None:
    """INVARIANT: nobody is forgotten: a visit without check-in reaches people, and then family and station."""
    visit_id = a_visit(on, now() - timedelta(minutes=31))
    for _ in range(2):
        run_job(on, "eldercare-missed-visits")
    assert [task.kind for task in on.announced("eldercare")] == ["VISIT_MISSED"]
    assert rows(on, Visit, id=visit_id)[0].state == "MISSED"
    assert not rows(on, Notice)
    for _ in range(2):
        run_job(on, "eldercare-missed-visits", now=now() + timedelta(minutes=60))
    assert rows(on, Visit, id=visit_id)[0].state == "ALARMED"
    assert sorted(notice.channel for notice in rows(on, Notice)) == ["FAMILY", "FAMILY", "STATION"]


def test_who_comes_late_settles_the_task_and_a_task_done_needs_no_alarm(on: Stage) -> None:
    visit_id = a_visit(on, now() - timedelta(minutes=31))
    run_job(on, "eldercare-missed-visits")
    check_in(on, visit_id)
    assert rows(on, CareTask)[0].done_at is not None
    change(on, Visit, visit_id, state="MISSED", planned_at=now() - timedelta(hours=3))
    run_job(on, "eldercare-missed-visits")
    assert rows(on, Visit, id=visit_id)[0].state == "CANCELLED"
    assert not rows(on, Notice)


def test_a_plan_is_looked_at_again_by_its_clock(on: Stage) -> None:
    made = plan(on)
    on.announced("eldercare")
    change(on, CarePlan, made.plan_id, review_on=china_day(now()))
    for _ in range(2):
        run_job(on, "eldercare-review-plans")
    assert [type(said).__name__ for said in on.announced("eldercare")] == ["CareReviewDue", "EldercareTaskOpened"]
    assert call(on, "GetCarePlan", pb.GetCarePlanRequest(plan_id=made.plan_id), OFFICER).lines[0].time == "09:00"

"""Jobs: wording, matching with reasons, fairness, openings that are never passed; from a lay-off to work."""

from __future__ import annotations

import threading
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from civic.employment.v1 import employment_pb2 as pb
from civic.employment.v1 import events_pb2 as events

from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from city import geography, places
from services.employment.actions.jobs import wordings
from services.employment.demonstration import employer_code
from services.employment.models import Benefit, Entry, JobApplication, JobOffer
from services.employment.rules import matching
from tests.employment.factories import Registry, call, enter, make_career, make_resident, make_stage, rows
from tests.support import WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

LAT, LON = geography.position(next(one.code for one in places.villages() if one.code.startswith("330802")))


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Registry]:
    on, registry = make_stage(fresh)
    for number in range(6):
        sex = "MALE" if number % 2 else "FEMALE"
        registry.people[f"s{number}"] = {"sex": sex, "birth_date": date(1990, 1, 1).isoformat()}
    return on, registry


@pytest.fixture
def on(both: tuple[Stage, Registry]) -> Stage:
    return both[0]


def post(on: Stage, **changes: Any) -> Any:
    told = {"employer_code": employer_code(1), "title": "电工", "text": "负责车间设备电路维修", "lat": LAT, "lon": LON}
    more = {"shift": "DAY", "certificates": ["电工证"], "skills": ["电路"], "wage_fen": 600_000, "openings": 1}
    return call(on, "PostJob", pb.PostJobRequest(**{**told, **more, **changes}))


def seek(on: Stage, who: str = "s0", **changes: Any) -> Any:
    told = {"resident_id": who, "wish": "电路维修", "lat": LAT, "lon": LON, "most_km": 20, "shifts": ["DAY"]}
    more = {"certificates": ["电工证"], "skills": ["电路"]}
    return call(on, "RegisterJobSeeker", pb.RegisterJobSeekerRequest(**{**told, **more, **changes}), WINDOW)


def match(on: Stage, who: str = "s0", actor: Any = WINDOW) -> list[Any]:
    return list(call(on, "MatchJobs", pb.MatchJobsRequest(seeker_id=who), actor).matches)


def test_hard_conditions_then_words_with_reasons(on: Stage) -> None:
    """INVARIANT: no job is shown whose certificate, distance or shift does not fit; each shown one says why."""
    first = post(on)
    post(on, title="保洁", text="楼道清洁", certificates=[], skills=["清洁"])
    for changes in ({"certificates": ["高压电工证"]}, {"shift": "NIGHT"}, {"lat": 29.14, "lon": 118.42}):
        post(on, **changes)
    seek(on)
    found = match(on, actor=make_resident("s0"))
    assert [one.job.title for one in found] == ["电工", "保洁"]
    assert found[0].job.job_id == first.job_id
    assert {reason.code for reason in found[0].reasons} == {
        "employment.near",
        "employment.skills",
        "employment.words",
        "employment.certificates",
    }
    with pytest.raises(NotFound):
        match(on, actor=make_resident("s1"))
    third = post(on, title="维修电工", text="电路维修 电路维修")
    assert third.job_id in {one.job.job_id for one in match(on)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("限男性，35岁以下", ["sex", "age"]),
        ("未婚优先", ["marriage"]),
        ("限本地户口", ["hukou"]),
        ("乙肝勿扰", ["infection"]),
        ("男女不限，需持电工证，班组 30人以下", []),
    ],
)
def test_discriminating_wording(text: str, expected: list[str]) -> None:
    found = matching.flagged(text, wordings())
    assert [reason.code.removeprefix("employment.discrimination-") for reason in found] == expected
    assert all(reason.legal_reference for reason in found)


def test_a_job_that_discriminates_is_held_and_never_shown(on: Stage) -> None:
    held = post(on, text="限男性")
    assert (held.state, len(held.flags)) == ("HELD", 1)
    seek(on)
    assert match(on) == []
    with pytest.raises(NotPossibleNow):
        call(on, "ApplyForJob", pb.ApplyForJobRequest(job_id=held.job_id, resident_id="s0"))
    with pytest.raises(InvalidInput) as told:
        post(on, employer_code="x", title="", shift="NEVER", wage_fen=1, openings=0)
    found = {fault.field for fault in told.value.faults}
    assert found == {"employerCode", "title", "shift", "wageFen", "openings"}


def test_equal_qualifications_are_shown_equal_jobs(on: Stage) -> None:
    """INVARIANT: sex and age change nothing of what is shown; the report would say so if they did."""
    for _ in range(3):
        post(on)
    for number in range(4):
        seek(on, f"s{number}")
        assert len(match(on, f"s{number}")) == 3
    report = call(on, "CheckJobFairness", pb.CheckJobFairnessRequest()).groups
    assert [(one.seekers, one.mean_shown, one.fair) for one in report] == [(2, 3.0, True)] * 2
    unfair = matching.fairness([("q", "MALE/30", 10), ("q", "FEMALE/30", 7), ("other", "MALE/30", 0)], 0.8)
    assert [(group, fair) for _, group, _, _, fair in unfair] == [("FEMALE/30", False), ("MALE/30", True)]


def test_never_more_hired_than_openings(on: Stage) -> None:
    """INVARIANT: a job is never filled beyond its openings, however many hire at once."""
    job, refused = post(on, openings=2), []
    made = [
        call(on, "ApplyForJob", pb.ApplyForJobRequest(job_id=job.job_id, resident_id=f"s{number}"))
        for number in range(6)
    ]

    def hire(application_id: str) -> None:
        try:
            call(on, "HireApplicant", pb.HireApplicantRequest(application_id=application_id))
        except NotPossibleNow:
            refused.append(application_id)

    threads = [threading.Thread(target=hire, args=(one.application_id,)) for one in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(refused) == 4
    assert (rows(on, JobOffer)[0].filled, rows(on, JobOffer)[0].state) == (2, "FILLED")
    assert len(rows(on, JobApplication, state="HIRED")) == len(rows(on, Entry, kind="EMPLOYED")) == 2


def test_from_a_lay_off_to_benefit_and_job(on: Stage) -> None:
    """A lay-off reaches unemployment benefit, then a job, and the benefit ends with it."""
    enter(on, make_career("s0"))
    answer = on.assign("employment", "register-unemployment", {"residentId": "s0", "lostWorkOn": "2026-11-01"})
    assert answer.outcome == answer.GRANTED
    request = pb.ClaimUnemploymentBenefitRequest(resident_id="s0", account="6222021234567890")
    call(on, "ClaimUnemploymentBenefit", request, make_resident("s0"))
    post(on)
    seek(on)
    (found,) = match(on)
    applied = call(on, "ApplyForJob", pb.ApplyForJobRequest(job_id=found.job.job_id, resident_id="s0"))
    on.announced("employment")
    for _ in range(2):
        call(on, "HireApplicant", pb.HireApplicantRequest(application_id=applied.application_id))
    told = [said.state for said in on.announced("employment") if isinstance(said, events.EmploymentChanged)]
    assert told == ["EMPLOYED"]
    assert rows(on, Benefit)[0].stopped_from
    assert [entry.kind for entry in rows(on, Entry) if entry.ended_on is None] == ["EMPLOYED"]

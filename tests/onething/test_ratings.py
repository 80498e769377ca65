"""Ratings: one for a case, by the person, after the end; a bad one opens a loop."""

from __future__ import annotations

from datetime import UTC, date
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2, onething_pb2
from sqlalchemy import text

from chassis.auth import Actor
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.calendar import add_working_days, day_of
from services.onething import ratings
from services.onething.main import SERVICE
from tests.onething import factories as make
from tests.onething.test_proof import SUPERVISOR, proven, wrong
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

MOTHER, OTHER = Actor("r1", "resident", via="gateway"), Actor("r8", "resident", via="gateway")
LEAD = Actor("o5", "officer", county="330802", department="health", via="gateway")
STEP = onething_pb2.Rating.Step.Name


@pytest.mark.parametrize(
    ("channel", "grade", "ticked", "comment", "fields"),
    [
        ("ONLINE", "SATISFIED", [], "", []),
        ("ONLINE", "VERY_DISSATISFIED", ["platform", "guide"], "慢", []),
        ("OFFLINE", "SATISFIED", ["attitude"], "", []),
        ("OFFLINE", "SATISFIED", ["platform"], "", ["indicators.0"]),
        ("ONLINE", "SATISFIED", ["attitude"], "", ["indicators.0"]),
        ("ONLINE", "SATISFIED", ["guide", "guide"], "", ["indicators.1"]),
        ("ONLINE", "", ["x", "guide"], "长" * 501, ["grade", "indicators.0", "comment"]),
    ],
)
def test_all_faults_of_a_rating_at_once(
    channel: str, grade: str, ticked: list[str], comment: str, fields: list[str]
) -> None:
    found = ratings.faults(channel, grade, ticked, comment)
    assert [fault.field for fault in found] == fields
    assert all(fault.zh and fault.en for fault in found)


def test_the_steps_of_a_loop_and_their_days() -> None:
    step, order = "", []
    while step := ratings.step_after(step):
        order.append((step, str(ratings.due(step, date(2026, 11, 23)))))
    assert order == [
        ("VERIFY", "2026-11-24"),
        ("CONTACT", "2026-11-25"),
        ("MEND", "2026-12-14"),
        ("ANSWER", "2026-11-26"),
    ]


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    """The orchestrator alone."""
    return stage(fresh("onething"), [SERVICE])


def ended(desk: Stage, actor: Actor | None = None) -> str:
    case = make.open_case(desk, actor) if actor else make.open_case(desk)
    make.play(desk)
    return case.case_id


def rate(desk: Stage, case_id: str, grade: str = "SATISFIED", actor: Actor = MOTHER, **more: Any) -> Any:
    ask = onething_pb2.RateCaseRequest(case_id=case_id, grade=grade, **more)
    return desk.call("onething", "RateCase", ask, actor)


def step(desk: Stage, rating_id: str, name: str, actor: Actor = LEAD, note: str = "已办") -> Any:
    ask = onething_pb2.RecordRatingStepRequest(rating_id=rating_id, step=name, note=note)
    return desk.call("onething", "RecordRatingStep", ask, actor)


def test_one_case_one_rating_after_its_end(desk: Stage) -> None:
    """INVARIANT: a case has one rating; a second one never replaces the first."""
    case = make.open_case(desk, MOTHER)
    with pytest.raises(NotPossibleNow, match="not-ended"):
        rate(desk, case.case_id)
    make.play(desk)
    given = rate(desk, case.case_id, indicators=["platform"])
    assert (given.channel, given.department, STEP(given.next_step)) == (1, "health", "STEP_UNSPECIFIED")
    (said,) = [one for one in desk.announced("onething") if isinstance(one, events_pb2.CaseRated)]
    assert (said.grade, said.channel, said.county) == ("SATISFIED", "ONLINE", "330802")
    father = Actor("r2", "resident", via="gateway")
    with pytest.raises(Conflict, match="SATISFIED"):
        rate(desk, case.case_id, "VERY_DISSATISFIED", father)
    with pytest.raises(NotFound):
        rate(desk, case.case_id, actor=OTHER)
    with pytest.raises(InvalidInput) as faulty:
        rate(desk, case.case_id, "GRADE_UNSPECIFIED", indicators=["attitude"])
    assert [fault.field for fault in faulty.value.faults] == ["grade", "indicators.0"]
    file = proven(desk, case.case_id)
    assert file["links"][-1]["kind"] == "rated"
    assert wrong(desk, file) is None


def test_a_bad_rating_opens_a_loop_with_a_day_for_each_step(desk: Stage) -> None:
    given = rate(desk, ended(desk), "VERY_DISSATISFIED", comment="等了三次", indicators=["attitude"])
    assert STEP(given.next_step) == "VERIFY"
    rated_on = day_of(given.rated_at.ToDatetime(UTC))
    assert given.due_on == add_working_days(rated_on, 1)[0].isoformat()
    desk.announced("onething")
    with pytest.raises(NotPossibleNow, match="out-of-turn"):
        step(desk, given.rating_id, "MEND")
    with pytest.raises(InvalidInput) as faulty:
        step(desk, given.rating_id, "STEP_UNSPECIFIED", note="")
    assert [fault.field for fault in faulty.value.faults] == ["step", "note"]
    for other in (
        Actor("o6", "officer", county="330803", department="health", via="gateway"),
        Actor("o7", "officer", county="330802", department="registry", via="gateway"),
    ):
        with pytest.raises(NotAllowed):
            step(desk, given.rating_id, "VERIFY", other)
        assert desk.call("onething", "ListOpenRatings", onething_pb2.ListOpenRatingsRequest(), other).total == 0
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        session.connection().execute(text("UPDATE ratings SET due_on = '2026-01-01'"))
    listed = desk.call("onething", "ListOpenRatings", onething_pb2.ListOpenRatingsRequest(), LEAD)
    assert (listed.total, listed.ratings[0].overdue) == (1, True)
    for name in ("VERIFY", "CONTACT", "MEND"):
        step(desk, given.rating_id, name)
    with pytest.raises(Conflict):
        step(desk, given.rating_id, "CONTACT")
    closed = step(desk, given.rating_id, "ANSWER", SUPERVISOR)
    assert [taken.late for taken in closed.taken] == [True, False, False, False]
    assert closed.HasField("closed_at")
    (said,) = [one for one in desk.announced("onething") if isinstance(one, events_pb2.RatingLoopClosed)]
    assert said.late_steps == 1
    assert desk.call("onething", "ListOpenRatings", onething_pb2.ListOpenRatingsRequest(), LEAD).total == 0
    with pytest.raises(Conflict):
        step(desk, given.rating_id, "ANSWER")
    with pytest.raises(NotFound):
        step(desk, "no-such", "VERIFY")
    assert wrong(desk, proven(desk, given.case_id)) is None


def test_counts_by_grade_county_department_and_channel(desk: Stage) -> None:
    rate(desk, ended(desk))
    rate(desk, ended(desk))
    rate(desk, ended(desk, MOTHER), "DISSATISFIED")
    found = desk.call("onething", "CountRatings", onething_pb2.CountRatingsRequest(), SUPERVISOR)
    told = {(one.grade, one.county, one.department, one.channel): one.count for one in found.counts}
    assert told == {(2, "330802", "health", 2): 2, (4, "330802", "health", 1): 1}
    assert found.total == 3
    none = onething_pb2.CountRatingsRequest(department="registry")
    assert desk.call("onething", "CountRatings", none, SUPERVISOR).total == 0


def test_the_indicators_of_each_channel_are_public(desk: Stage) -> None:
    ask = onething_pb2.ListRatingIndicatorsRequest()
    found = desk.call("onething", "ListRatingIndicators", ask, Actor("", ""))
    assert {one.channel for one in found.indicators} == {1, 2}
    assert not found.confirmed

"""Assessment by GB/T 42195-2022 and the grading for long-term care: tables first, then two assessors."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb
from civic.eldercare.v1 import events_pb2 as events
from hypothesis import given
from hypothesis import strategies as st

from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.parameters import Parameters
from city.days import add_months, china_day
from services.eldercare.law import HERE, law
from services.eldercare.models import Assessment, CareTask, Elder
from services.eldercare.rules import assessment as rules
from tests.eldercare.factories import (
    NOW,
    OFFICER,
    SECOND,
    THIRD,
    Registry,
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
    from pathlib import Path

    from chassis.settings import Settings
    from tests.support import Stage

DAY = date(2026, 11, 20)
MOST = {item: most for items in law().at("ability-items", DAY).value.values() for item, (most, _) in items.items()}


def scores(total: int) -> dict[str, int]:
    """Scores that sum to `total`: full from the first item on."""
    found = {}
    for item, most in MOST.items():
        found[item] = min(most, total)
        total -= found[item]
    return found


def assessed(total: int, **changes: Any) -> rules.Ability:
    return rules.assess(law(), rules.Findings(scores(total), **changes), DAY)


def test_the_standard_has_26_items_and_90_points() -> None:
    assert (len(MOST), sum(MOST.values())) == (26, 90)
    parts = {
        part: sum(most for most, _ in items.values()) for part, items in law().at("ability-items", DAY).value.items()
    }
    assert parts == {"selfCare": 32, "mobility": 15, "mental": 28, "senses": 15}
    assert {item.json_name for item in pb.AbilityScores.DESCRIPTOR.fields} == set(MOST)


@pytest.mark.parametrize(
    ("total", "grade"), [(90, 0), (89, 1), (66, 1), (65, 2), (46, 2), (45, 3), (30, 3), (29, 4), (0, 4)]
)
def test_boundary_totals(total: int, grade: int) -> None:
    ability = assessed(total)
    assert (ability.total, ability.preliminary, ability.final) == (total, grade, grade)


@pytest.mark.parametrize(
    ("total", "changes", "final", "codes"),
    [
        (90, {"coma": True}, 4, ["coma"]),
        (90, {"dementia": True}, 1, ["diagnosis"]),
        (66, {"psychiatric": True}, 2, ["diagnosis"]),
        (66, {"psychiatric": True, "dementia": True}, 2, ["diagnosis"]),
        (66, {"events": 1}, 1, []),
        (66, {"events": 2}, 2, ["care-risk-events"]),
        (66, {"events": 2, "dementia": True}, 2, ["diagnosis", "care-risk-events", "changes-do-not-add-up"]),
        (29, {"dementia": True}, 4, ["diagnosis"]),
        (30, {"dementia": True, "events": 9}, 4, ["diagnosis", "care-risk-events", "changes-do-not-add-up"]),
    ],
)
def test_changes(total: int, changes: dict[str, Any], final: int, codes: list[str]) -> None:
    ability = assessed(total, **changes)
    assert ability.final == final
    assert [reason.code.removeprefix("eldercare.") for reason in ability.reasons] == ["grade-by-points", *codes]


def test_whether_both_changes_add_up_is_a_dated_parameter(tmp_path: Path) -> None:
    text = (HERE / "parameters.yaml").read_text(encoding="utf-8")
    later = "      value: false\n      source: 标准未明确；待民政部门答复\n      status: unconfirmed\n"
    assert later in text
    answered = later + "    - from: 2027-01-01\n      value: true\n      source: 答复\n      status: confirmed\n"
    (tmp_path / "p.yaml").write_text(text.replace(later, answered), encoding="utf-8")
    changed = Parameters(tmp_path / "p.yaml")
    found = rules.Findings(scores(70), dementia=True, events=2)
    assert rules.assess(changed, found, date(2026, 12, 31)).final == 2
    ability = rules.assess(changed, found, date(2027, 1, 1))
    assert (ability.final, ability.reasons[-1].code, ability.reasons[-1].parameter_from) == (
        3,
        "eldercare.changes-add-up",
        "2027-01-01",
    )


@given(
    st.fixed_dictionaries({item: st.integers(0, most) for item, most in MOST.items()}), st.booleans(), st.integers(0, 5)
)
def test_a_grade_never_gets_better_by_a_change_and_never_worse_by_a_point(
    found: dict[str, int], dementia: bool, events: int
) -> None:
    plain = rules.assess(law(), rules.Findings(found), DAY)
    changed = rules.assess(law(), rules.Findings(found, dementia=dementia, events=events), DAY)
    assert plain.final <= changed.final <= 4
    for item, most in MOST.items():
        if found[item] < most:
            more = rules.assess(law(), rules.Findings({**found, item: found[item] + 1}), DAY)
            assert more.final <= plain.final


def test_every_item_out_of_range_is_named_at_once() -> None:
    wrong = {**scores(90), "stairs": 4, "memory": -1}
    del wrong["vision"]
    faults = rules.faults(law(), rules.Findings(wrong, events=-1), DAY)
    assert [fault.field for fault in faults] == [
        "scores.stairs",
        "scores.memory",
        "scores.vision",
        "careRiskEventsIn30Days",
    ]
    assert "上下楼梯" in faults[0].zh


@pytest.mark.parametrize(
    ("daily", "cognition", "senses", "level"),
    [
        (100, 16, 12, 0),
        (95, 16, 12, 1),
        (65, 4, 4, 1),
        (64, 16, 12, 2),
        (44, 16, 12, 3),
        (40, 3, 12, 4),
        (0, 0, 0, 5),
        (40, 16, 1, 5),
    ],
)
def test_long_term_care_levels(daily: int, cognition: int, senses: int, level: int) -> None:
    scores = {"dailyLiving": daily, "cognition": cognition, "senses": senses}
    assert rules.ltc_level(law(), scores, DAY).level == level


# --- two assessors -----------------------------------------------------------------------------------------------


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Registry]:
    return make_stage(fresh, make_elder("r1"))


@pytest.fixture
def on(both: tuple[Stage, Registry]) -> Stage:
    return both[0]


def as_proto(total: int) -> pb.AbilityScores:
    names = {item.json_name: item.name for item in pb.AbilityScores.DESCRIPTOR.fields}
    return pb.AbilityScores(**{names[item]: score for item, score in scores(total).items()})


def assess(on: Stage, total: int = 66, actor: Any = OFFICER, **told: Any) -> pb.AssessElderResponse:
    request = pb.AssessElderRequest(resident_id=told.pop("resident_id", "r1"), scores=as_proto(total), **told)
    answer: pb.AssessElderResponse = call(on, "AssessElder", request, actor)
    return answer


def countersign(on: Stage, assessment: pb.AssessElderResponse, actor: Any = SECOND, **told: Any) -> pb.Assessment:
    given = {"evidence": ["录像-1"], **told}
    request = pb.CountersignAssessmentRequest(assessment_id=assessment.assessment_id, **given)
    answer: pb.Assessment = call(on, "CountersignAssessment", request, actor)
    return answer


def test_one_assessor_alone_settles_nothing(on: Stage) -> None:
    """INVARIANT: no grade counts that only one person found."""
    first = assess(on, dementia=True, care_risk_events_in_30_days=2)
    assert (first.total, first.preliminary_grade, first.final_grade, first.state) == (66, 1, 2, "AWAITS_SECOND")
    assert (first.parts.self_care, first.parts.mobility, first.parts.mental, first.parts.senses) == (32, 15, 19, 0)
    assert rows(on, Elder)[0].grade is None
    with pytest.raises(NotAllowed):
        countersign(on, first, OFFICER, agrees=True)
    assert on.announced("eldercare") == []
    second = countersign(on, first, agrees=True)
    assert (second.state, [one.assessor_id for one in second.assessors]) == ("CONFIRMED", ["o1", "o2"])
    (elder,) = rows(on, Elder)
    today = china_day(NOW)
    assert (elder.grade, elder.assessed_on, elder.reassess_on) == (2, today, add_months(today, 12))
    (said,) = on.announced("eldercare")
    assert isinstance(said, events.AbilityAssessed)
    assert said.resident_id == "r1"
    with pytest.raises(NotPossibleNow):
        countersign(on, first, THIRD, agrees=True)


def test_where_two_differ_a_third_decides(on: Stage) -> None:
    first = assess(on, 66)
    second = countersign(on, first, scores=as_proto(65))
    assert (second.state, second.final_grade) == ("AWAITS_THIRD", 1)
    with pytest.raises(InvalidInput):
        countersign(on, first, THIRD, agrees=True)
    third = countersign(on, first, THIRD, scores=as_proto(46))
    assert (third.state, third.total, third.final_grade) == ("CONFIRMED", 46, 2)
    assert rows(on, Elder)[0].grade == 2


def test_other_points_of_the_same_grade_agree(on: Stage) -> None:
    assert countersign(on, assess(on, 66), scores=as_proto(70)).state == "CONFIRMED"


def test_who_is_named_countersigns_and_evidence_is_needed(on: Stage) -> None:
    named = [pb.Assessor(assessor_id="o1", evidence=["照片-1"]), pb.Assessor(assessor_id="o2")]
    first = assess(on, assessors=named)
    with pytest.raises(NotAllowed):
        countersign(on, first, THIRD, agrees=True)
    with pytest.raises(InvalidInput):
        countersign(on, first, agrees=True, evidence=[])
    assert countersign(on, first, agrees=True).state == "CONFIRMED"
    with pytest.raises(InvalidInput) as refused:
        assess(on, assessors=[pb.Assessor(assessor_id="o2"), pb.Assessor(assessor_id="o2")])
    assert [fault.field for fault in refused.value.faults] == ["assessors[0].assessorId", "assessors"]


def test_a_fault_leaves_nothing_behind(on: Stage) -> None:
    bad = as_proto(90)
    bad.feeding = 5
    bad.ClearField("walking")
    with pytest.raises(InvalidInput) as refused:
        call(on, "AssessElder", pb.AssessElderRequest(resident_id="r1", scores=bad))
    assert [fault.field for fault in refused.value.faults] == ["scores.feeding", "scores.walking"]
    assert not rows(on, Assessment)


def test_a_record_is_opened_from_the_registry_and_others_may_not_look(both: tuple[Stage, Registry]) -> None:
    on, registry = both
    registry.people["r7"] = {"birth_date": "1980-01-01"}
    first = assess(on, resident_id="r7")
    assert first.reasons[-1].code == "eldercare.younger-than-an-elder"
    with pytest.raises(NotFound):
        assess(on, resident_id="nobody")
    get = pb.GetAssessmentRequest(assessment_id=first.assessment_id)
    with pytest.raises(NotFound):
        call(on, "GetAssessment", get, make_resident("r1"))
    assert call(on, "GetAssessment", get, make_resident("r7")).total == 66


def test_an_assessment_that_ran_out_is_a_task_once(on: Stage) -> None:
    change(on, Elder, "r1", reassess_on=china_day(NOW))
    for _ in range(2):
        run_job(on, "eldercare-reassessment")
    assert [task.kind for task in on.announced("eldercare")] == ["REASSESSMENT"]
    countersign(on, assess(on), agrees=True)
    assert rows(on, CareTask)[0].done_at is not None
    run_job(on, "eldercare-reassessment", now=NOW + timedelta(days=370))
    assert len(rows(on, CareTask)) == 2


def test_the_grading_for_long_term_care_is_kept(on: Stage) -> None:
    asked = pb.GradeLongTermCareRequest(resident_id="r1", daily_living=40, cognition=3, senses=12)
    graded = call(on, "GradeLongTermCare", asked)
    assert (graded.level, graded.level_zh, graded.reasons[0].parameter) == (4, "重度失能Ⅱ级", "ltc-matrix")
    with pytest.raises(InvalidInput) as refused:
        call(on, "GradeLongTermCare", pb.GradeLongTermCareRequest(resident_id="r1", daily_living=101, senses=13))
    assert [fault.field for fault in refused.value.faults] == ["dailyLiving", "senses"]

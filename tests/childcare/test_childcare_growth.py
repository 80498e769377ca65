"""Classes and growth: WHO's own results, every fault at once, alarms that reach the family doctor."""

from __future__ import annotations

import csv
from datetime import timedelta
from functools import partial
from importlib import resources
from typing import TYPE_CHECKING, Any

import pytest
from civic.childcare.v1 import childcare_pb2 as pb
from civic.childcare.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2

from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotAllowed
from city.days import china_day
from services.childcare.law import law
from services.childcare.main import SERVICE
from services.childcare.rules import growth, rosters
from services.health.family.models import CareTask
from services.health.main import SERVICE as HEALTH
from tests.childcare.factories import OFFICER, VILLAGE, make_resident
from tests.support import Stage, record, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from chassis.settings import Settings


def test_who_survey_is_repeated_to_one_hundredth() -> None:
    """INVARIANT: on WHO's own survey every z-score is that of WHO's own program, to one hundredth."""
    text = (resources.files("pygrowup") / "test_datasets/MySurvey_z_st.csv").read_text()
    compared = 0
    for row in csv.DictReader(text.splitlines()):
        if row["age.days"] in {"", "NA"} or not row["clenhei"] or not row["WEIGHT"] or row["oedema"] == "y":
            continue
        age = int(row["age.days"])
        if age > growth.LAST_DAY:
            continue
        born = china_day_of_test()
        head = float(row["HEAD"]) if row["HEAD"] else None
        length = float(row["clenhei"])
        sex = {"1": "MALE", "2": "FEMALE"}[row["GENDER"]]
        told = (sex, born, born + timedelta(days=age), float(row["WEIGHT"]), length, head)
        found = growth.assess(law(), growth.Measured(*told)).z
        for name, column in (
            ("weightForAge", "zwei"),
            ("lengthForAge", "zlen"),
            ("weightForLength", "zwfl"),
            ("bmiForAge", "zbmi"),
        ):
            if row[column] and found[name] is not None:
                assert abs(found[name] - float(row[column])) < 0.0101, (row["id"], name)
                compared += 1
    assert compared > 1500


def china_day_of_test() -> date:
    from datetime import date  # noqa: PLC0415

    return date(2018, 1, 1)


@pytest.mark.parametrize(
    ("sex", "age", "weight", "length", "expected"),
    [
        # Medians and lines of WHO's published tables (weight-for-age, length-for-age).
        ("MALE", 0, 3.3464, 49.8842, (0.0, 0.0)),
        ("FEMALE", 0, 3.2322, 49.1477, (0.0, 0.0)),
        ("MALE", 365, 9.6, 75.7, (-0.04, -0.02)),
    ],
)
def test_published_medians(sex: str, age: int, weight: float, length: float, expected: tuple[float, float]) -> None:
    born = china_day_of_test()
    grown = growth.assess(law(), growth.Measured(sex, born, born + timedelta(days=age), weight, length))
    assert grown.z["weightForAge"] == pytest.approx(expected[0], abs=0.06)
    assert grown.z["lengthForAge"] == pytest.approx(expected[1], abs=0.06)
    assert grown.z["headForAge"] is None
    assert grown.flags == ()


@pytest.mark.parametrize(
    ("kind", "ages", "carers", "rules"),
    [
        ("NURSING", [6, 12, 8], 1, []),
        ("NURSING", [8] * 10, 3, ["RATIO"]),
        ("NURSING", [8] * 11, 4, ["CLASS_SIZE"]),
        ("NURSING", [5, 13], 1, ["AGE_MIN", "AGE_MAX"]),
        ("SMALL", [18] * 15, 3, []),
        ("SMALL", [18] * 16, 3, ["CLASS_SIZE", "RATIO"]),
        ("BIG", [30] * 20, 3, []),
        ("BIG", [30] * 20, 2, ["RATIO"]),
        ("MIXED", [17, 30], 1, ["AGE_MIN"]),
        ("MIXED", [25] * 18, 3, []),
        ("MIXED", [20] * 18, 3, ["RATIO"]),
        ("HOME", [3, 20, 30], 1, []),
        ("HOME", [20] * 4, 1, ["RATIO"]),
        ("HOME", [20] * 6, 2, ["CLASS_SIZE"]),
        ("BIG", [], 0, []),
        ("BIG", [30], 0, ["RATIO"]),
    ],
)
def test_classes(kind: str, ages: list[float], carers: int, rules: list[str]) -> None:
    found = rosters.check(law(), china_day_of_test().replace(year=2026), kind, ages, carers)
    assert [one.rule for one in found] == rules
    assert all(one.source for one in found)


class Registry:
    """The registry's answer about one child."""

    def __init__(self, born_on: date) -> None:
        self.born_on = born_on

    def __call__(self, actor: Any, method: str, request: Any, purpose: str, case_id: str) -> Any:
        born = self.born_on.isoformat()
        sex = registry_pb2.Resident.MALE
        return registry_pb2.Resident(resident_id=request.resident_id, birth_date=born, sex=sex, village=VILLAGE)


def now(on: Stage) -> date:
    return on.host.departments["childcare"].edge.perform(lambda tx: china_day(tx.now), system("childcare"))


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    made = stage(fresh("childcare", "health"), [SERVICE, HEALTH])
    made.host.departments["childcare"].edge.asking = Registry(now(made) - timedelta(days=100))
    return made


def test_all_faults_of_a_measurement_are_told_at_once(on: Stage) -> None:
    request = pb.AssessGrowthRequest(sex="X", birth_date="2026-05-01", observed_on="2026-04-01", weight_kg=340)
    request.head_cm = 3
    with pytest.raises(InvalidInput) as refused:
        on.call("childcare", "AssessGrowth", request)
    assert [fault.field for fault in refused.value.faults] == ["sex", "observedOn", "weightKg", "lengthCm", "headCm"]
    assert "340" in refused.value.faults[2].zh
    request = pb.CheckRosterRequest(class_kind="CRAFT", child_ages_months=[-1, 12, float("nan")], carers=-2)
    with pytest.raises(InvalidInput) as refused:
        on.call("childcare", "CheckRoster", request)
    fields = ["classKind", "childAgesMonths[0]", "childAgesMonths[2]", "carers"]
    assert [fault.field for fault in refused.value.faults] == fields


def test_a_newborn_on_day_0(on: Stage) -> None:
    request = pb.AssessGrowthRequest(sex="FEMALE", birth_date="2026-05-01", observed_on="2026-05-01", weight_kg=3.2)
    request.length_cm = 49
    found = on.call("childcare", "AssessGrowth", request)
    assert (found.weight_for_age_z, found.length_for_age_z) == (-0.07, -0.08)
    assert not found.HasField("head_for_age_z")
    assert list(found.flags) == []


def test_two_lines_crossed_reach_the_family_doctor_once(on: Stage) -> None:
    """INVARIANT: an alarm opens one task at health, however often it comes."""
    today = now(on)
    keep = partial(pb.RecordGrowthRequest, resident_id="r-child")
    first = keep(observed_on=(today - timedelta(days=60)).isoformat(), weight_kg=5.2, length_cm=56)
    assert on.call("childcare", "RecordGrowth", first, OFFICER).alarm == ""
    assert on.announced("childcare") == []
    second = keep(observed_on=today.isoformat(), weight_kg=5.3, length_cm=62)
    kept = on.call("childcare", "RecordGrowth", second, OFFICER)
    assert kept.alarm == "CROSSED_LINES"
    assert on.call("childcare", "RecordGrowth", second, OFFICER) == kept
    (raised,) = on.announced("childcare")
    assert isinstance(raised, events.GrowthAlarmRaised)
    assert (raised.resident_id, raised.kind, raised.county) == ("r-child", "CROSSED_LINES", VILLAGE[:6])
    on.deliver("health", *[record(raised, "r-child", source="childcare", event_id=name) for name in ("a", "a", "b")])
    with on.host.departments["health"].db.transaction(write=False) as session:
        (task,) = session.query(CareTask).all()
    assert (task.kind, task.key, task.county) == ("GROWTH_ALARM", kept.growth_id, VILLAGE[:6])
    second.weight_kg = 5.4
    with pytest.raises(Conflict):
        on.call("childcare", "RecordGrowth", second, OFFICER)
    listed = on.call("childcare", "ListGrowth", pb.ListGrowthRequest(resident_id="r-child"), make_resident("r-mother"))
    assert len(listed.observations) == 2


def test_off_the_charts_and_who_may_not(on: Stage) -> None:
    today = now(on).isoformat()
    request = pb.RecordGrowthRequest(resident_id="r-child", observed_on=today, weight_kg=12, length_cm=62)
    assert on.call("childcare", "RecordGrowth", request, OFFICER).alarm == "OFF_CHART"
    with pytest.raises(NotAllowed):
        on.call("childcare", "RecordGrowth", request, make_resident("r-mother"))

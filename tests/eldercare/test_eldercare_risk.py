"""Who is at risk, meters, products."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb

from chassis.errors import InvalidInput
from city import geography
from city.days import china_day
from services.eldercare.law import law
from services.eldercare.models import CareTask, MeterUse, ReadEntry
from services.eldercare.rules import risk as rules
from services.eldercare.rules.beds import Person
from tests.eldercare.factories import (
    COUNTY,
    LAT,
    LON,
    OFFICER,
    SAFETY,
    TOWN,
    call,
    make_elder,
    make_stage,
    rows,
    run_job,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

DAY = date(2026, 11, 20)
TODAY = china_day(datetime.now(UTC))


@pytest.mark.parametrize(
    ("alone", "grade", "age", "unused", "score"),
    [
        (False, None, 65, None, 0),
        (True, None, 65, None, 30),
        (True, 0, 80, 1, 45),
        (True, 3, 92, 2, 140),
        (False, 2, 79, None, 15),
        (False, None, 60, 30, 40),
    ],
)
def test_points(alone: bool, grade: int | None, age: int, unused: int | None, score: int) -> None:
    found = rules.risk(law(), rules.Facts(alone, Person("NONE", grade, age), unused), DAY)
    assert found.score == score
    assert sum(int(reason.parameter_value) for reason in found.reasons) == score


SQUARE = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]
HOLE = [[1, 1], [3, 1], [3, 3], [1, 3], [1, 1]]


def test_holes_and_several_polygons() -> None:
    area = rules.area_of({"type": "Polygon", "coordinates": [SQUARE, HOLE]})
    assert isinstance(area, rules.Area)
    assert [area.holds(*point) for point in ((0.5, 0.5), (2, 2), (5, 5))] == [True, False, False]
    far = [[lon + 10, lat] for lon, lat in SQUARE]
    both = rules.area_of({"type": "Feature", "geometry": {"type": "MultiPolygon", "coordinates": [[SQUARE], [far]]}})
    assert isinstance(both, rules.Area)
    assert (both.box, both.holds(2, 12), both.holds(2, 8)) == ((0, 0, 4, 14), True, False)


@pytest.mark.parametrize(
    "shape",
    [
        None,
        [],
        {"type": "Point", "coordinates": [1, 2]},
        {"type": "Polygon", "coordinates": []},
        {"type": "Polygon", "coordinates": [[]]},
        {"type": "Polygon", "coordinates": [SQUARE[:4]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [200, 0], [4, 4], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], ["x", 0], [4, 4], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0], [float("nan"), 0], [4, 4], [0, 0]]]},
        {"type": "Polygon", "coordinates": [[[0, 0]] * 6000]},
        {"type": "MultiPolygon", "coordinates": [7]},
        {"type": "Feature", "geometry": None},
    ],
)
def test_what_is_no_area(shape: Any) -> None:
    found = rules.area_of(shape)
    assert [fault.field for fault in found] == ["areaGeojson"]


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    well = {"lives_alone": False, "birth_date": date(1960, 1, 1)}
    elders = [
        make_elder("alone"),
        make_elder("lies", grade=4, lives_alone=False),
        make_elder("well", **well),
        make_elder("dead", died_on=date(2026, 1, 1)),
        make_elder("away", lat=LAT + 0.05, town="330803001", county="330803"),
    ]
    return make_stage(fresh, *elders)[0]


def at_risk(on: Stage, actor: Any = SAFETY, **asked: Any) -> pb.ListEldersAtRiskResponse:
    answer: pb.ListEldersAtRiskResponse = call(on, "ListEldersAtRisk", pb.ListEldersAtRiskRequest(**asked), actor)
    return answer


def around(degrees: float) -> str:
    ring = [[LON + x * degrees, LAT + y * degrees] for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
    return json.dumps({"type": "Polygon", "coordinates": [ring]})


def test_those_most_at_risk_first_with_reasons(on: Stage) -> None:
    found = at_risk(on, area_geojson=around(0.01))
    assert [(one.resident_id, one.score) for one in found.people] == [("lies", 55), ("alone", 45)]
    assert list(found.people[1].reasons) == ["独居", "80 岁以上"]
    assert found.total == 2
    assert [one.resident_id for one in at_risk(on, area_geojson=around(0.1)).people] == ["lies", "alone", "away"]
    short = at_risk(on, counties=[COUNTY], most=1)
    assert ([one.resident_id for one in short.people], short.total) == (["lies"], 2)
    assert [one.resident_id for one in at_risk(on, towns=["330803001"]).people] == ["away"]
    assert at_risk(on, towns=[TOWN], area_geojson=around(0.001)).total == 2


def test_every_person_named_is_told_who_asked_and_why(on: Stage) -> None:
    """INVARIANT: nobody is listed without a purpose and an entry in the own list of reads."""
    at_risk(on, area_geojson=around(0.01))
    reads = {(read.resident_id, read.reader, read.purpose) for read in rows(on, ReadEntry)}
    assert reads == {(who, "safety/safety/service", "出警 dispatch") for who in ("lies", "alone")}
    for polygon in (around(0.01), around(0.000001)):
        with pytest.raises(InvalidInput) as refused:
            at_risk(on, replace(OFFICER, purpose=""), area_geojson=polygon)
        assert refused.value.code == "eldercare.no-purpose"


def test_faults_of_an_area_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        at_risk(on, counties=["330100"], towns=["330802001001"], area_geojson="{", most=1001)
    assert [fault.field for fault in refused.value.faults] == ["counties[0]", "towns[0]", "areaGeojson", "most"]
    with pytest.raises(InvalidInput):
        at_risk(on)
    with pytest.raises(InvalidInput):
        at_risk(on, area_geojson="[" * 100_000)


def test_a_whole_county_outline(on: Stage) -> None:
    outline = next(one for one in geography.outlines()["features"] if one["properties"]["code"] == COUNTY)
    assert at_risk(on, area_geojson=json.dumps(outline)).total >= 2


def report(on: Stage, *readings: tuple[str, str, int]) -> int:
    told = [
        pb.ReportMeterUseRequest.Reading(
            resident_id=who, meter=meter, last_used_on=(TODAY - timedelta(days=days)).isoformat()
        )
        for who, meter, days in readings
    ]
    return int(call(on, "ReportMeterUse", pb.ReportMeterUseRequest(readings=told), SAFETY).kept)


def test_no_water_for_days_is_a_visit_once(on: Stage) -> None:
    assert report(on, ("alone", "WATER", 3), ("alone", "POWER", 0), ("well", "WATER", 9), ("nobody", "WATER", 9)) == 3
    for _ in range(2):
        run_job(on, "eldercare-visit-those-at-risk")
    (task,) = on.announced("eldercare")
    assert (task.kind, task.resident_id) == ("RISK_VISIT", "alone")
    assert at_risk(on, area_geojson=around(0.01)).people[0].resident_id == "alone"
    (row,) = rows(on, CareTask)
    call(on, "FinishElderTask", pb.FinishElderTaskRequest(task_id=row.id, result="在女儿家"))
    run_job(on, "eldercare-visit-those-at-risk")
    assert len(rows(on, CareTask)) == 1


def test_an_older_reading_changes_nothing(on: Stage) -> None:
    report(on, ("alone", "WATER", 0))
    report(on, ("alone", "WATER", 5), ("alone", "WATER", 4))
    assert rows(on, MeterUse)[0].last_used_on == TODAY
    bad = pb.ReportMeterUseRequest()
    bad.readings.add(resident_id="alone", meter="GAS", last_used_on="2999-01-01")
    with pytest.raises(InvalidInput) as refused:
        call(on, "ReportMeterUse", bad, SAFETY)
    assert [fault.field for fault in refused.value.faults] == ["readings[0].meter", "readings[0].lastUsedOn"]


def test_products(on: Stage) -> None:
    everything = call(on, "FindCareProducts", pb.FindCareProductsRequest()).products
    assert len(everything) == 14
    assert [
        one.product_id for one in call(on, "FindCareProducts", pb.FindCareProductsRequest(query="跌倒 fall")).products
    ] == ["P03"]

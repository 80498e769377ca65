"""Families with small children in an area, for those who bring people to safety."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.childcare.v1 import childcare_pb2 as pb

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import InvalidInput, NotAllowed
from city import geography, places
from city.days import add_months, china_day
from services.childcare.models import Guidance
from tests.childcare.factories import OFFICER, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date

    from chassis.settings import Settings
    from tests.support import Stage

SAFETY = Actor("safety", "service", department="safety", via="safety", purpose="暴雨转移")
HERE, THERE = places.villages()[0].code, places.villages()[-1].code


def square(code: str) -> str:
    lat, lon = geography.position(code)
    ring = [
        [lon - 0.001, lat - 0.001],
        [lon + 0.001, lat - 0.001],
        [lon + 0.001, lat + 0.001],
        [lon - 0.001, lat + 0.001],
    ]
    return json.dumps({"type": "Polygon", "coordinates": [[*ring, ring[0]]]})


def make_guidance(
    no: str, born: date, village: str = HERE, mother: str = "", cancelled: date | None = None
) -> Guidance:
    ids = {"no": no, "case_id": f"c{no}", "certificate_no": no, "mother_id": mother or f"m{no}"}
    days = {"born_on": born, "registered_on": born, "cancelled_on": cancelled}
    return Guidance(**ids, **days, county=village[:6], village=village, nearest=[])


def find(on: Stage, actor: Actor = SAFETY, **told: Any) -> list[tuple[str, int]]:
    answer = on.call("childcare", "ListInfantsAtRisk", pb.ListInfantsAtRiskRequest(**told), actor)
    return [(one.resident_id, one.rank) for one in answer.people]


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    made, _ = make_stage(fresh)
    edge = made.host.departments["childcare"].edge

    def fill(tx: Any) -> None:
        today = china_day(tx.now)
        rows = [
            make_guidance("1", today - timedelta(days=10)),
            make_guidance("2", add_months(today, -6)),
            make_guidance("3", add_months(today, -35)),
            make_guidance("4", add_months(today, -36)),
            make_guidance("5", today - timedelta(days=5), THERE),
            make_guidance("6", add_months(today, -20), mother="m1"),
            make_guidance("7", today, cancelled=today),
        ]
        tx.session.add_all(rows)

    edge.perform(fill, system("childcare"))
    return made


def test_the_youngest_first_and_a_family_once(on: Stage) -> None:
    assert find(on, area_geojson=square(HERE)) == [("m1", 1), ("m2", 2), ("m3", 3)]
    assert find(on, counties=[THERE[:6]]) == [("m5", 1)]
    assert find(on, towns=[HERE[:9], THERE[:9]], most=2) == [("m5", 1), ("m1", 1)]
    assert find(on, OFFICER, area_geojson=square(HERE), counties=[THERE[:6]])[0] == ("m5", 1)


def test_nobody_else_asks_and_never_without_purpose(on: Stage) -> None:
    health = Actor("health", "service", department="health", via="health", purpose="x")
    for actor in (health, Actor("safety", "service", department="safety", via="safety")):
        with pytest.raises(NotAllowed):
            find(on, actor, counties=["330802"])


def test_every_fault_at_once(on: Stage) -> None:
    for told, fields in (
        ({"most": 2000}, {"areaGeojson", "most"}),
        ({"area_geojson": "{", "most": -1}, {"areaGeojson", "most"}),
    ):
        with pytest.raises(InvalidInput) as refused:
            find(on, **told)
        assert {fault.field for fault in refused.value.faults} == fields

"""The demonstration city, and the outward paths through the gateway of a whole platform."""

from __future__ import annotations

import json
import urllib.error
import urllib.request
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb
from civic.eldercare.v1 import events_pb2 as events

from chassis.edge import system
from city import places
from services.eldercare.demonstration import demonstrate
from services.eldercare.models import Application, Bed, Contact, Device, Elder, Home
from tests.eldercare.factories import call, make_stage, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from deploy.local.platform import Platform


def test_the_demonstration_city(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    for _ in range(2):
        edge = on.host.departments["eldercare"].edge
        edge.perform(lambda tx: demonstrate(tx, 20_000, 2025), system("eldercare"))
    told = [one for one in on.announced("eldercare") if isinstance(one, events.BedsChanged)]
    report = call(on, "ReportBeds", pb.ReportBedsRequest())
    assert (len(told), sum(one.beds for one in told), sum(one.nursing for one in told)) == (6, 194, report.nursing)
    assert (report.institutions, report.beds) == (6, 194)
    assert abs(report.nursing_share - 51.2) < 3
    assert 0.4 * report.beds < report.occupied < report.beds
    assert {home.county for home in rows(on, Home)} == {county.code for county in places.counties()}
    elders = rows(on, Elder)
    assert len(elders) > 400
    alone = [elder.resident_id for elder in elders if elder.lives_alone]
    assert sorted(alone) == sorted(device.resident_id for device in rows(on, Device))
    assert sorted(alone) == sorted(contact.resident_id for contact in rows(on, Contact))
    inside: dict[tuple[str, str], set[str]] = {}
    for bed in rows(on, Bed, state="OCCUPIED"):
        inside.setdefault((bed.home_id, bed.room_no), set()).add(bed.sex)
    assert Counter(map(len, inside.values())).keys() == {1}
    assert len(rows(on, Application)) == report.occupied


def test_the_full_scale_has_what_the_plan_counted() -> None:
    from random import Random  # noqa: PLC0415

    from services.eldercare.demonstration import _homes  # noqa: PLC0415

    homes, _, beds = _homes(2_500_000, Random(1))
    assert (len(homes), len(beds)) == (149, 24241)
    assert round(100 * sum(bed["nursing"] for bed in beds) / len(beds), 1) == 51.2


# --- through the gateway -----------------------------------------------------------------------------------------


@pytest.fixture
def http(embedded_platform: Platform) -> Callable[..., tuple[int, Any]]:
    def ask(
        verb: str, path: str, body: Any = None, *, role: str = "", subject: str = "o1", purpose: str = "test"
    ) -> tuple[int, Any]:
        headers = {"content-type": "application/json"} | ({"civic-purpose": purpose} if purpose else {})
        if role:
            token = embedded_platform.token(role, subject, "330802", "eldercare")
            headers["authorization"] = f"Bearer {token}"
        data = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(f"http://{embedded_platform.http}{path}", data, headers, method=verb)
        try:
            with urllib.request.urlopen(request, timeout=20) as answer:
                return answer.status, json.load(answer)
        except urllib.error.HTTPError as error:
            return error.code, json.load(error)

    return ask


SCORES = {
    **dict.fromkeys(("feeding", "grooming", "bathing", "upperDressing", "lowerDressing", "bladder", "bowel"), 4),
    **dict.fromkeys(("toileting", "bedMobility", "bedChairTransfer", "walking", "timeOrientation"), 4),
    **dict.fromkeys(("placeOrientation", "personOrientation", "memory", "comprehension", "expression"), 4),
    **dict.fromkeys(("aggression", "depression"), 1),
    **dict.fromkeys(("consciousness", "vision", "hearing"), 2),
    **dict.fromkeys(("stairs", "transport"), 3),
    **dict.fromkeys(("dailyTasks", "socialContact"), 4),
}


def test_assessments_as_the_contract_says(http: Callable[..., tuple[int, Any]]) -> None:
    """The fields that were fixed for the outside, to the letter."""
    body = {"residentId": "r00000007", "scores": {**SCORES, "feeding": 3}, "coma": False, "dementia": True}
    body |= {"psychiatric": False, "careRiskEventsIn30Days": 1}
    status, found = http("POST", "/v1/eldercare/assessments", body, role="officer", purpose="")
    assert status == 200, found
    assert (found["total"], found["preliminaryGrade"], found["finalGrade"]) == (89, 1, 2)
    assert found["parts"] == {"selfCare": 31, "mobility": 15, "mental": 28, "senses": 15}
    assert {"code", "zh", "en"} <= set(found["reasons"][0])
    status, problem = http(
        "POST", "/v1/eldercare/assessments", {**body, "scores": {**SCORES, "stairs": 4}}, role="officer"
    )
    assert (status, [fault["field"] for fault in problem["errors"]]) == (400, ["scores.stairs"])


def test_sos_and_who_is_at_risk_through_the_gateway(http: Callable[..., tuple[int, Any]]) -> None:
    asked = {"counties": ["330802"], "most": 200}
    status, found = http("POST", "/v1/eldercare/at-risk", asked, role="officer")
    assert status == 200, found
    elder = next(one for one in found["people"] if one["livesAlone"])
    device = "D" + elder["residentId"][1:]
    ring = [[elder["lon"] + x, elder["lat"] + y] for x, y in ((-0.01, -0.01), (0.01, -0.01), (0, 0.01), (-0.01, -0.01))]
    polygon = {"type": "Polygon", "coordinates": [ring]}
    status, near = http("POST", "/v1/eldercare/at-risk", {"areaGeojson": polygon}, role="officer")
    assert status == 200, near
    assert elder["residentId"] in [one["residentId"] for one in near["people"]]
    status, raised = http("POST", "/v1/eldercare/sos", {"deviceId": device}, role="window", subject="w1")
    assert (status, raised["outcome"]) == (200, "RAISED"), raised
    status, again = http(
        "POST", "/v1/eldercare/sos", {"deviceId": device}, role="resident", subject=elder["residentId"]
    )
    assert (again["outcome"], again["emergencyId"]) == ("REPEATED", raised["emergencyId"])
    far = {"deviceId": device, "position": {"lat": 30.25, "lon": 120.16}}
    status, problem = http("POST", "/v1/eldercare/sos", far, role="window")
    assert (status, problem["errors"][0]["code"]) == (400, "eldercare.position-outside-the-city")
    status, shown = http("GET", f"/v1/eldercare/sos/{raised['emergencyId']}?withPerson=true", role="officer")
    assert (status, shown["county"]) == (200, "330802")
    assert shown["name"]
    recall = {"reason": "FALSE_ALARM"}
    path = f"/v1/eldercare/sos/{raised['emergencyId']}/recall"
    assert http("POST", path, recall, role="resident", subject=elder["residentId"])[1]["state"] == "RECALLED"


def test_public_pages_and_meals(http: Callable[..., tuple[int, Any]]) -> None:
    for path in ("/v1/eldercare/beds/report", "/v1/eldercare/providers?county=330802", "/v1/eldercare/products"):
        assert http("GET", path)[0] == 200
    assert http("GET", "/v1/eldercare/bed-queue?county=330802")[1]["waiting"] == 0
    menu = [{"name": "清蒸鱼", "sodiumMg": 300}, {"name": "咸菜", "sodiumMg": 3000}]
    body = {"conditions": ["HYPERTENSION"], "menu": menu}
    status, found = http("POST", "/v1/eldercare/meals/recommend", body, role="window")
    assert status == 200, found
    assert [dish["name"] for dish in found["dishes"]] == ["清蒸鱼"]
    assert found["leftOut"][0]["reasons"][0]["code"] == "eldercare.too-much"

"""A bed (养老床位) from application to admission: assessed by two, queued by priority, offered, taken, given on."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from demo.client import Client, Refused

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deploy.local.platform import Platform

COUNTY, TOWN = "330825", "330825101"
SELF_CARE = ("feeding", "grooming", "bathing", "upperDressing", "lowerDressing", "bladder", "bowel", "toileting")
MOVING = ("bedMobility", "bedChairTransfer", "walking", "stairs")
REST = ("timeOrientation", "placeOrientation", "personOrientation", "memory", "comprehension", "expression")
SCORES = {
    **dict.fromkeys((*SELF_CARE, *MOVING), 0),
    **dict.fromkeys((*REST, "dailyTasks", "socialContact"), 4),
    **dict.fromkeys(("aggression", "depression"), 1),
    **dict.fromkeys(("consciousness", "vision", "hearing"), 2),
    "transport": 3,
}


def staff(platform: Platform, subject: str = "o-beds") -> Client:
    """Elder care's own people of the county."""
    return Client(platform.http, platform.token("officer", subject, COUNTY, "eldercare"), purpose="机构入住 admission")


def own(platform: Platform, resident_id: str) -> Client:
    return Client(platform.http, platform.token("resident", resident_id))


def nobody_special(client: Client) -> Iterator[str]:
    """Elders of the county who are neither poor nor severely disabled, in the order of their risk."""
    for one in client.call("POST", "/v1/eldercare/at-risk", {"counties": [COUNTY], "most": 200})["people"]:
        elder = client.call("GET", f"/v1/eldercare/elders/{one['residentId']}")
        if elder["support"] in ("", "NONE") and elder.get("grade", 0) <= 1:
            yield one["residentId"]


def apply(client: Client, home: str, people: Iterator[str]) -> dict[str, Any]:
    """Applies for the next of the people who lives in no institution yet."""
    while True:
        asked = {"residentId": next(people), "institutionIds": [home], "nursing": True}
        made: dict[str, Any] = client.call("POST", "/v1/eldercare/bed-applications", asked)
        if made["institutionIds"] == [home]:
            return made


def test_from_the_application_to_the_admission(platform: Platform) -> None:
    """INVARIANT: the one bed has one person at any time; who needs it more goes first, whoever came first."""
    desk, people = staff(platform), nobody_special(staff(platform))
    room = {"roomNo": "101", "sex": "ANY", "nursing": True, "beds": 1}
    entered = {"institutionId": "J-1", "name": "开化县夕照护理院（演示）", "town": TOWN, "rooms": [room]}
    before = desk.call("GET", f"/v1/eldercare/beds/report?county={COUNTY}")
    assert desk.call("POST", "/v1/eldercare/institutions", entered)["free"] == 1
    report = desk.call("GET", f"/v1/eldercare/beds/report?county={COUNTY}")
    assert (report["beds"], report["nursing"]) == (before["beds"] + 1, before["nursing"] + 1)
    assert report["nursingShare"] == round(100 * report["nursing"] / report["beds"], 1)
    assert (report["baseShare"], report["targetShare"]) == (51.2, 58)

    first = apply(desk, "J-1", people)
    assert (first["state"], first["bedId"]) == ("OFFERED", "J-1/101/1")
    second = apply(desk, "J-1", people)
    assert (second["state"], second["rank"] > 1) == ("WAITING", True)

    # The third is assessed by two persons, is severely disabled, and stands before the second.
    third_id = next(people)
    asked = {"residentId": third_id, "scores": SCORES, "coma": False, "dementia": False, "psychiatric": False}
    assessed = desk.call("POST", "/v1/eldercare/assessments", {**asked, "careRiskEventsIn30Days": 0})
    assert (assessed["total"], assessed["finalGrade"], assessed["state"]) == (43, 3, "AWAITS_SECOND")
    path = f"/v1/eldercare/assessments/{assessed['assessmentId']}/countersign"
    with pytest.raises(Refused) as refused:
        desk.call("POST", path, {"agrees": True, "evidence": ["doc:1"]})
    assert refused.value.problem["code"] == "eldercare.same-assessor"
    staff(platform, "o-second").call("POST", path, {"agrees": True, "evidence": ["doc:1"]})
    third = apply(desk, "J-1", iter([third_id]))
    assert (third["state"], third["priority"], third["nursing"]) == ("WAITING", "SEVERE", True)
    places = {one["applicationId"]: seen(platform, one)["place"] for one in (second, third)}
    assert places[third["applicationId"]] < places[second["applicationId"]]
    queue = desk.call("GET", f"/v1/eldercare/bed-queue?county={COUNTY}")["queue"]
    assert {"SEVERE", second["priority"]} <= {one["priority"] for one in queue}
    assert all("residentId" not in one for one in queue)

    # Only the person answers for the own bed; the one bed is nobody else's while it is lived in.
    with pytest.raises(Refused) as refused:
        answer(own(platform, second["residentId"]), first)
    assert refused.value.status == 404
    assert answer(own(platform, first["residentId"]), first)["state"] == "ADMITTED"
    assert seen(platform, third)["state"] == "WAITING"
    with pytest.raises(Refused) as refused:
        answer(own(platform, third_id), third)
    assert (refused.value.status, refused.value.problem["code"]) == (409, "eldercare.no-offer")
    leave(platform, first)
    offered = seen(platform, third)
    assert (offered["state"], offered["bedId"]) == ("OFFERED", "J-1/101/1")
    assert seen(platform, second)["state"] == "WAITING"
    assert answer(own(platform, third_id), third)["state"] == "ADMITTED"
    home = desk.call("GET", "/v1/eldercare/institutions/J-1")
    assert (home["occupied"], home["free"]) == (1, 0)
    assert leave(platform, second)["state"] == "LEFT"


def test_a_bed_nobody_knows_is_named(platform: Platform) -> None:
    desk = staff(platform)
    with pytest.raises(Refused) as refused:
        desk.call(
            "POST",
            "/v1/eldercare/bed-applications",
            {"residentId": "r00000016", "institutionIds": ["nowhere"], "county": "110101"},
        )
    assert refused.value.status == 400
    assert {fault["field"] for fault in refused.value.problem["errors"]} == {"institutionIds[0]", "county"}


def seen(platform: Platform, application: dict[str, Any]) -> dict[str, Any]:
    """The application as its own person sees it now."""
    client = own(platform, application["residentId"])
    found: dict[str, Any] = client.call("GET", f"/v1/eldercare/bed-applications/{application['applicationId']}")
    return found


def answer(client: Client, application: dict[str, Any]) -> dict[str, Any]:
    path = f"/v1/eldercare/bed-applications/{application['applicationId']}/answer"
    found: dict[str, Any] = client.call("POST", path, {"accept": True})
    return found


def leave(platform: Platform, application: dict[str, Any]) -> dict[str, Any]:
    client, path = own(platform, application["residentId"]), application["applicationId"]
    found: dict[str, Any] = client.call("POST", f"/v1/eldercare/bed-applications/{path}/leave", {})
    return found

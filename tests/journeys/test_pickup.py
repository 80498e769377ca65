"""A pick-up that goes wrong at the gate and ends at public safety, and one that goes right."""

from __future__ import annotations

import base64
import time
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from demo.client import Client
from tests.journeys import people

if TYPE_CHECKING:
    from deploy.local.platform import Platform

SCHOOL, GATE, COUNTY = "330802008-P1", "journey-gate", "330802"


def staff(platform: Platform, role: str, department: str) -> Client:
    return Client(
        platform.http, platform.token(role, f"{department}-{role}", COUNTY, department), purpose="接送 pick-up"
    )


def test_the_wrong_person_at_the_gate_ends_at_safety(platform: Platform) -> None:
    mother, father = people.couple()
    stranger, _ = people.couple()
    child = "r00000007"
    office, window = staff(platform, "officer", "education"), staff(platform, "window", "education")
    key = base64.urlsafe_b64encode(Ed25519PrivateKey.generate().public_key().public_bytes_raw()).decode().rstrip("=")
    gate = {"gateId": GATE, "schoolId": SCHOOL, "link": "GATE", "publicKey": key}
    office.call("POST", "/v1/education/gates", gate)
    now = datetime.now(UTC)
    asked = {
        "childId": child,
        "personId": people.resident_id(father),
        "schoolId": SCHOOL,
        "link": "GATE",
        "validFrom": (now - timedelta(minutes=1)).isoformat(),
        "validUntil": (now + timedelta(minutes=30)).isoformat(),
        "county": COUNTY,
        "town": "330802008",
    }

    def scan(token: str, person: Any) -> str:
        body = {"token": token, "gateId": GATE, "personId": people.resident_id(person)}
        return str(window.call("POST", "/v1/education/pickups/scan", body)["outcome"])

    good = window.call("POST", "/v1/education/pickups", asked)
    assert [scan(good["token"], father), scan(good["token"], father)] == ["HANDED_OVER", "ALREADY_USED"]

    bad = window.call("POST", "/v1/education/pickups", {**asked, "personId": people.resident_id(mother)})
    assert scan(bad["token"], stranger) == "WRONG_PERSON"
    desk = staff(platform, "officer", "safety")
    end = time.monotonic() + 30
    while not (
        found := [
            one
            for one in desk.call("GET", "/v1/safety/incidents")["incidents"]
            if one["sourceId"] in {bad["handoverId"], good["handoverId"]}
        ]
    ):
        assert time.monotonic() < end, "safety has heard of nothing"
        time.sleep(0.1)
    assert [(one["kind"], one["sourceId"]) for one in found] == [("CHILD_MISSING", bad["handoverId"])]
    window.call("POST", f"/v1/education/handovers/{bad['handoverId']}/settlement", {"outcome": "FOUND"})
    end = time.monotonic() + 30
    while desk.call("GET", f"/v1/safety/incidents/{found[0]['incidentId']}")["state"] != "CLOSED":
        assert time.monotonic() < end, "the incident stays open although the child was found"
        time.sleep(0.1)
    shown = window.call("GET", f"/v1/education/children/{child}/handovers")["handovers"]
    alarms = {one["handoverId"]: one["alarm"] for one in shown}
    assert (alarms[good["handoverId"]], alarms[bad["handoverId"]]) == ("", "WRONG_PERSON")

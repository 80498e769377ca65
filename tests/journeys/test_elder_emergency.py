"""The elder emergency, over events only: pressed, graded, the nearest unit sent, record, green way, family, review."""

from __future__ import annotations

import itertools
import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from paho.mqtt import client as paho
from paho.mqtt.enums import CallbackAPIVersion

from demo.client import Client, Refused

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from deploy.local import engines
    from deploy.local.platform import Platform

# What the timeline of one press holds, by the department that said it.
EXPECTED = {
    ("eldercare", "Raised"),
    ("safety", "IncidentOpened"),
    ("safety", "UnitAssigned"),
    ("safety", "GreenWayAsked"),
    ("health", "EmergencySummaryReleased"),
    ("eldercare", "FamilyTold"),
}


def staff(platform: Platform, role: str, department: str, county: str) -> Client:
    token = platform.token(role, f"{department}-{role}", county, department)
    return Client(platform.http, token, purpose="紧急救助 emergency")


def pendants(platform: Platform) -> Iterator[dict[str, Any]]:
    """Pendants of the demonstration city, in the order of their owners."""
    window = staff(platform, "window", "eldercare", "330800")
    for number in range(1, 2000):
        try:
            device = window.call("GET", f"/v1/eldercare/devices/D{number:08d}")
        except Refused as refused:
            if refused.status != 404:
                raise
        else:
            if device["kind"] == "PENDANT":
                yield device


def until(look: Callable[[], Any], seconds: float = 30) -> Any:
    """What `look` finds, once it finds something."""
    end = time.monotonic() + seconds
    while not (found := look()):
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.05)
    return found


def told(incident: dict[str, Any]) -> set[tuple[str, str]]:
    return {(entry["department"], entry["kind"]) for entry in incident["timeline"]}


def test_from_the_pendant_to_the_review(platform: Platform) -> None:
    """INVARIANT: however often a pendant is pressed, one incident opens and one unit goes."""
    device = next(pendants(platform))
    window = staff(platform, "window", "eldercare", device["county"])
    desk = staff(platform, "officer", "safety", device["county"])
    with ThreadPoolExecutor(4) as threads:
        presses = list(
            threads.map(lambda _: window.call("POST", "/v1/eldercare/sos", {"deviceId": device["deviceId"]}), range(4))
        )
    (emergency_id,) = {press["emergencyId"] for press in presses}

    def sent() -> Any:
        found = window.call("GET", f"/v1/eldercare/sos/{emergency_id}")
        return found if found["state"] == "UNIT_SENT" else None

    emergency = until(sent)
    path = f"/v1/safety/incidents/{emergency['incidentId']}"

    def whole() -> Any:
        found = desk.call("GET", path)
        answered = {("transport", "GreenWayOpened"), ("transport", "GreenWayRefused")} & told(found)
        return found if told(found) >= EXPECTED and answered else None

    incident = until(whole)
    assert len(incident["units"]) == 1
    assert incident["presses"] <= 4
    everywhere = desk.call("GET", "/v1/safety/incidents")["incidents"]
    assert [one["incidentId"] for one in everywhere if one["sourceId"] == emergency_id] == [incident["incidentId"]]

    # The crew opens the summary that was released to it; the person sees who read it, and why.
    crew = staff(platform, "officer", "safety", device["county"])
    release = incident["units"][0]["summaryReleaseId"]
    summary = crew.call("GET", f"/v1/health/emergency-summaries/{release}")
    assert (summary["incidentId"], summary["residentId"]) == (incident["incidentId"], device["residentId"])
    reads = Client(platform.http, platform.token("resident", device["residentId"])).call("GET", "/v1/me/data-usage")
    told_of = [one for one in reads["reads"] if one["what"] == "emergency-summary"]
    assert [(one["reader"], one["purpose"]) for one in told_of] == [("safety/officer", "紧急救助 emergency")]

    unit = incident["units"][0]["unitId"]
    for step in ("accept", "depart", "arrive"):
        desk.call("POST", f"{path}/units/{unit}/{step}", {})
    desk.call("POST", f"{path}/close", {"outcome": "HELPED"})

    def reviewed() -> Any:
        found = desk.call("GET", path)
        return found if ("eldercare", "CareReviewDue") in told(found) else None

    closed = until(reviewed)
    assert ("transport", "GreenWayReleased") in told(closed) or ("transport", "GreenWayRefused") in told(closed)
    assert window.call("GET", f"/v1/eldercare/sos/{emergency_id}")["state"] == "CLOSED"
    moments = [entry["at"] for entry in closed["timeline"]]
    assert moments == sorted(moments)


def test_a_press_of_last_month_sends_nobody(platform: Platform) -> None:
    devices = pendants(platform)
    next(devices)
    device = next(devices)
    window = staff(platform, "window", "eldercare", device["county"])
    long_ago = (datetime.now(UTC) - timedelta(days=30)).isoformat()
    answer = window.call("POST", "/v1/eldercare/sos", {"deviceId": device["deviceId"], "pressedAt": long_ago})
    assert answer["outcome"] != "RAISED"
    desk = staff(platform, "officer", "safety", device["county"])
    opened = desk.call("GET", "/v1/safety/incidents")["incidents"]
    assert not [one for one in opened if one["residentId"] == device["residentId"]]


def test_a_place_outside_the_city_is_named(platform: Platform) -> None:
    device = next(pendants(platform))
    window = staff(platform, "window", "eldercare", device["county"])
    ask = {"deviceId": device["deviceId"], "position": {"lat": 39.9, "lon": 116.4}}
    with pytest.raises(Refused) as refused:
        window.call("POST", "/v1/eldercare/sos", ask)
    assert refused.value.status == 400
    assert refused.value.problem["errors"][0]["field"].startswith("position")


@pytest.mark.live
def test_a_pendant_whose_clock_is_an_hour_off_over_mqtt(
    live_platform: Platform, mqtt_server: engines.MosquittoServer
) -> None:
    """INVARIANT: a flood of presses over MQTT is one incident with one unit; a wrong clock holds nobody back."""
    device = list(itertools.islice(pendants(live_platform), 3))[-1]
    host, _, port = mqtt_server.address.rpartition(":")
    pendant = paho.Client(CallbackAPIVersion.VERSION2)
    pendant.connect(host, int(port))
    pendant.loop_start()
    press = json.dumps({"pressedAt": (datetime.now(UTC) - timedelta(hours=1)).isoformat()})
    for _ in range(200):
        sent = pendant.publish(f"civic/eldercare/{device['deviceId']}/sos", press, qos=1)
    sent.wait_for_publish(20)
    pendant.loop_stop()
    desk = staff(live_platform, "officer", "safety", device["county"])

    def opened() -> Any:
        found = desk.call("GET", "/v1/safety/incidents")["incidents"]
        return [one for one in found if one["residentId"] == device["residentId"]]

    (incident,) = until(opened)

    def told_family() -> Any:
        found = desk.call("GET", f"/v1/safety/incidents/{incident['incidentId']}")
        return found if ("eldercare", "FamilyTold") in told(found) else None

    assert len(until(told_family)["units"]) == 1
    window = staff(live_platform, "window", "eldercare", device["county"])
    ahead = window.call("GET", f"/v1/eldercare/devices/{device['deviceId']}")["clockAheadSeconds"]
    assert -3700 < ahead < -3500
    assert [one["incidentId"] for one in opened()] == [incident["incidentId"]]


@pytest.mark.live
def test_safety_down_when_the_pendant_is_pressed(live_platform: Platform) -> None:
    """INVARIANT: without public safety elder care answers, tells station and family itself, and nothing is lost."""
    devices = pendants(live_platform)
    device = [next(devices) for _ in range(4)][-1]
    window = staff(live_platform, "window", "eldercare", device["county"])
    live_platform.kill("safety")
    try:
        raised = window.call("POST", "/v1/eldercare/sos", {"deviceId": device["deviceId"]})
        assert raised["outcome"] == "RAISED"
        path = f"/v1/eldercare/sos/{raised['emergencyId']}"

        def rung() -> Any:
            found = window.call("GET", path)
            noted = {(one["channel"], one["what"]) for one in found["notices"] if one["state"] == "LOGGED"}
            return found if {("STATION", "RING_BACK"), ("FAMILY", "HELP_CALLED")} <= noted else None

        assert until(rung, 60)["incidentId"] == ""
    finally:
        live_platform.spawn("safety")
        live_platform.wait()

    def opened() -> Any:
        found = window.call("GET", path)
        return found if found["state"] == "UNIT_SENT" else None

    desk = staff(live_platform, "officer", "safety", device["county"])
    incident = desk.call("GET", f"/v1/safety/incidents/{until(opened, 60)['incidentId']}")
    assert (incident["sourceId"], len(incident["units"])) == (raised["emergencyId"], 1)
    assert [one["kind"] for one in incident["timeline"]].count("IncidentOpened") == 1

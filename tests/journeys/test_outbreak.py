"""An outbreak, from the counts that institutions report to the word that reaches others."""

from __future__ import annotations

import json
import statistics
import time
import urllib.request
from typing import TYPE_CHECKING, Any

import pytest

from demo.client import Client, Refused
from tests.journeys import outbreak

if TYPE_CHECKING:
    from deploy.local.platform import Platform


def test_an_outbreak_from_counts_to_a_published_warning(platform: Platform) -> None:
    reported = outbreak.report(outbreak.window(platform))
    assert [one["changed"] for one in reported] == [1, 1]
    assert [one["changed"] for one in outbreak.report(outbreak.window(platform))] == [0, 0]
    officer = outbreak.officer(platform)
    signal = outbreak.signalled(officer)
    path = f"/v1/health/surveillance/signals/{signal['signalId']}"
    assert (signal["county"], signal["count"], signal["state"]) == (outbreak.COUNTY, 5, "OPEN")
    verified = officer.call(
        "POST", f"{path}/verification", {"outcome": "SUSPECTED", "note": "电话核实，两家机构病例属实"}
    )
    assert (verified["state"], verified["inTime"]) == ("IN_FIELD", True)
    with pytest.raises(Refused) as refused:
        officer.call("POST", f"{path}/field", {"outcome": "CONFIRMED", "cases": 0, "note": ""})
    assert {fault["field"] for fault in refused.value.problem["errors"]} == {"cases", "note"}
    ended = {"outcome": "CONFIRMED", "cases": 6, "note": "共同就餐史，已采样隔离"}
    confirmed = officer.call("POST", f"{path}/field", ended)
    assert (confirmed["state"], confirmed["fieldCases"]) == ("CONFIRMED", 6)
    rows = officer.call("GET", "/v1/health/surveillance/precision")["byDisease"]
    (row,) = [one for one in rows if one["disease"] == outbreak.DISEASE]
    assert row["confirmed"] >= 1
    assert_warned(platform, signal["signalId"])


def assert_warned(platform: Platform, signal_id: str) -> None:
    """Safety opens an incident by itself and drafts the warning; two persons decide, and the city reads it."""
    first, second = (safety(platform, subject) for subject in ("s-first", "s-second"))
    end = time.monotonic() + 60
    while not (mine := [one for one in outbreaks(first) if one["sourceId"] == signal_id]):
        assert time.monotonic() < end, "the outbreak did not reach safety"
        time.sleep(0.2)
    (incident,) = mine
    assert (incident["sourceDepartment"], incident["kind"], incident["units"]) == ("health", "OUTBREAK", [])
    drafts = first.call("GET", "/v1/safety/warnings")["warnings"]
    (draft,) = [one for one in drafts if one["incidentId"] == incident["incidentId"]]
    assert (draft["state"], draft["author"], draft["counties"]) == ("DRAFT", "safety", [outbreak.COUNTY])
    assert draft["warningId"] not in feed(platform)
    path = f"/v1/safety/warnings/{draft['warningId']}"
    assert first.call("POST", f"{path}/approve", {})["state"] == "DRAFT"
    with pytest.raises(Refused) as refused:
        first.call("POST", f"{path}/approve", {})
    assert refused.value.status == 409
    published = second.call("POST", f"{path}/approve", {})
    assert (published["state"], published["approvalsMissing"]) == ("PUBLISHED", 0)
    assert draft["warningId"] in feed(platform)
    document = fetch(platform, f"{path}/cap")
    asked = urllib.request.Request(f"http://{platform.http}/v1/safety/warnings/parse", document, method="POST")
    asked.add_header("authorization", f"Bearer {first.token}")
    asked.add_header("content-type", "application/cap+xml")
    with urllib.request.urlopen(asked, timeout=30) as answer:
        checked = json.load(answer)
    assert (checked["valid"], checked["problems"]) == (True, [])
    assert checked["profile"] == "GB/T 35965.1-2018"


def safety(platform: Platform, subject: str) -> Client:
    return Client(platform.http, platform.token("officer", subject, outbreak.COUNTY, "safety"), purpose="疫情预警")


def outbreaks(client: Client) -> list[dict[str, Any]]:
    found = client.call("GET", f"/v1/safety/incidents?county={outbreak.COUNTY}")["incidents"]
    return [one for one in found if one["kind"] == "OUTBREAK"]


def feed(platform: Platform) -> str:
    return fetch(platform, "/v1/safety/warnings/feed").decode()


def fetch(platform: Platform, path: str) -> bytes:
    """What anybody may read."""
    with urllib.request.urlopen(f"http://{platform.http}{path}", timeout=30) as answer:
        return bytes(answer.read())


def test_a_series_judged_through_the_gateway(platform: Platform) -> None:
    officer = outbreak.officer(platform)
    body: dict[str, Any] = {
        "method": "EARS_C2",
        "counts": [3, 4, 2, 5, 3, 4, 3, 4, 5, 21],
        "parameters": {"alpha": 0.01},
    }
    answer = officer.call("POST", "/v1/health/surveillance/detect", body)
    (point,) = answer["points"]
    assert (point["index"], point["count"], point["alarm"]) == (9, 21, True)
    baseline = body["counts"][:7]
    bound = statistics.mean(baseline) + statistics.NormalDist().inv_cdf(0.99) * statistics.stdev(baseline)
    assert point["upperBound"] == pytest.approx(bound)
    assert answer["parameters"]["baseline"] == 7
    wrong = {"method": "EARS_C2", "counts": [3, -4], "parameters": {"alfa": 1}}
    with pytest.raises(Refused) as refused:
        officer.call("POST", "/v1/health/surveillance/detect", wrong)
    assert [fault["field"] for fault in refused.value.problem["errors"]] == ["parameters.alfa", "counts[1]"]

"""An outbreak, from the counts that institutions report to the word that reaches others."""

from __future__ import annotations

import statistics
from typing import TYPE_CHECKING, Any

import pytest

from demo.client import Refused
from tests.journeys import outbreak

if TYPE_CHECKING:
    from deploy.local.platform import Platform


def test_an_outbreak_from_counts_to_confirmation(platform: Platform) -> None:
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

"""A case on the desks of a whole platform: a town decides it under a mandate, and who has none leaves a record."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from city.calendar import day_of
from demo.client import Client, Refused
from tests.journeys import people

if TYPE_CHECKING:
    from deploy.local.platform import Platform


def staff(platform: Platform, role: str, subject: str, county: str, **more: str) -> Client:
    return Client(platform.http, platform.token(role, subject, county, **more), purpose="审核")


def test_a_town_decides_under_a_mandate(platform: Platform) -> None:
    mother, father = next(
        (mother, father)
        for mother, father in iter(lambda: people.couple("different-counties"), None)
        if mother.hukou_village
    )
    asked = people.submission("different-counties", (mother, father))
    county, town = asked["county"], mother.hukou_village[:9]
    window = people.window(platform, county)
    opened = window.call("POST", "/v1/cases", asked)
    people.ended(window, opened["caseId"], "WAITING_OFFICER")
    item = f"{opened['caseId']}-hukou"
    head = staff(platform, "supervisor", "s1", county, department="registry")
    mine = staff(platform, "officer", "t1", county, town=town)

    with pytest.raises(Refused) as refused:
        mine.call("POST", f"/v1/worklist/{item}/decide", {"decision": "GRANT"})
    assert refused.value.status == 403
    recorded = head.call("GET", "/v1/worklist/attempts")["attempts"][0]
    assert (recorded["account"], recorded["itemId"], recorded["code"]) == ("t1", item, "onething.no-mandate")

    today = day_of(datetime.now(UTC))
    period = {"firstDay": today.isoformat(), "lastDay": (today + timedelta(days=30)).isoformat()}
    matter = {"town": town, "oneThingId": "newborn", "item": "hukou", "legalReference": "下放决定"}
    mandate = head.call("POST", "/v1/mandates", {**matter, **period})
    assert mandate["state"] == "STANDING"
    draws = Client(platform.http, "").call("GET", f"/v1/rechecks?town={town}")["draws"]
    assert all(one["commitment"] and not one.get("seed") for one in draws)
    assert len(draws) == 2

    entry = next(one for one in mine.call("GET", "/v1/worklist")["entries"] if one["item"]["itemId"] == item)
    assert (entry["desk"]["town"], entry["inputs"]["childName"]) == (town, asked["form"]["childName"])
    assert mine.call("POST", f"/v1/worklist/{item}/claim", {})["claimedBy"] == "t1"
    desk = people.officer(platform, county)
    with pytest.raises(Refused) as refused:
        desk.call("POST", f"/v1/worklist/{item}/claim", {})
    assert refused.value.status == 409

    missing = [{"field": "form.childName", "reason": "姓名用字不规范"}]
    mine.call("POST", f"/v1/worklist/{item}/send-back", {"missing": missing})
    waiting: Any = window.call("GET", f"/v1/intake?waiting=true&text={opened['receiptNo']}")["cases"]
    assert waiting[0]["askedBack"][0]["field"] == "form.childName"
    window.call("POST", f"/v1/cases/{opened['caseId']}/supplement", {"form": {"childName": "王小圆"}})
    people.ended(window, opened["caseId"], "WAITING_OFFICER")
    assert head.call("GET", f"/v1/worklist/counts?filter.town={town}")["total"] >= 1

    mine.call("POST", f"/v1/worklist/{item}/decide", {"decision": "GRANT"})
    case = people.ended(window, opened["caseId"], "COMPLETED")
    assert people.statuses(case)["hukou"] == "GRANTED"
    over = head.call("POST", f"/v1/mandates/{mandate['mandateId']}/revoke", {"reason": "试点结束"})
    assert [step["kind"] for step in over["history"]] == ["GRANTED", "REVOKED"]

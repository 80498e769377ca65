"""What the journey of an outbreak needs: counts as institutions report them, and the people who look at signals."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from city.days import china_day
from demo.client import Client
from services.health.surveillance.law import law
from services.health.surveillance.rules.signals import last_finished_week

if TYPE_CHECKING:
    from deploy.local.platform import Platform

# A disease that one case signals, so that the journey does not hang on six years of demonstration counts.
DISEASE, COUNTY = "cholera", "330824"
CASES = {f"{COUNTY}-H001": 3, f"{COUNTY}-H002": 2}


def newest_week() -> str:
    """Monday of the last week that is closed: the one the job judges next."""
    today = china_day(datetime.now(UTC))
    return last_finished_week(today, law().at("weeks-close-after-days", today).value).isoformat()


def window(platform: Platform, county: str = COUNTY) -> Client:
    """Who reports for the institutions of a county."""
    return Client(platform.http, platform.token("window", "w-cdc", county, "health"), purpose="疫情报告")


def officer(platform: Platform, county: str = COUNTY) -> Client:
    """The county's officer of disease control."""
    return Client(platform.http, platform.token("officer", "o-cdc", county, "health"), purpose="疫情核实")


def report(client: Client, disease: str = DISEASE) -> list[dict[str, Any]]:
    """Every institution reports its cases of the newest week."""
    week = newest_week()
    return [
        client.call(
            "POST",
            "/v1/health/surveillance/counts",
            {"institutionId": institution, "week": week, "counts": [{"disease": disease, "count": count}]},
        )
        for institution, count in CASES.items()
    ]


def signalled(client: Client, disease: str = DISEASE, seconds: float = 60) -> dict[str, Any]:
    """The signal that the job raises by itself."""
    end = time.monotonic() + seconds
    while True:
        found = client.call("GET", f"/v1/health/surveillance/signals?disease={disease}")["signals"]
        if found:
            return dict(found[0])
        assert time.monotonic() < end, f"no signal of {disease}"
        time.sleep(0.5)

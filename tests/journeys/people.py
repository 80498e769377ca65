"""People of the demonstration city as journeys need them: couples, forms, clients."""

from __future__ import annotations

import itertools
import time
from datetime import UTC, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from city.population import generate, newborn_parents, rows
from demo.client import Client

if TYPE_CHECKING:
    from city.population import Population, ResidentRow
    from deploy.local.platform import Platform

_couples = {kind: itertools.count() for kind in ("same-county", "different-counties", "neither-local")}


@cache
def _city() -> Population:
    return generate(20_000, seed=2025)


@cache
def _found(kind: str) -> list[tuple[int, int]]:
    return newborn_parents(_city(), kind, 5 if kind == "neither-local" else 60, seed=7)


def couple(kind: str = "same-county") -> tuple[ResidentRow, ResidentRow]:
    """Mother and father, another couple each time."""
    pair = _found(kind)[next(_couples[kind]) % len(_found(kind))]
    mother, father = (next(rows(_city(), one, one + 1)) for one in pair)
    return mother, father


def resident_id(row: ResidentRow) -> str:
    """The id under which the registry keeps a person of the demonstration city."""
    return f"r{row.resident:08d}"


def submission(
    kind: str = "same-county", parents: tuple[ResidentRow, ResidentRow] | None = None, **changes: Any
) -> dict[str, Any]:
    """A newborn of another couple, born two days ago."""
    mother, father = parents or couple(kind)
    county = mother.hukou_county if mother.hukou_county.startswith("3308") else "330802"
    form = {
        "childName": father.name[0] + "小满",
        "childSex": "MALE",
        "bornAt": (datetime.now(UTC) - timedelta(days=2)).isoformat(timespec="seconds"),
        "birthWeightGrams": 3300,
        "gestationWeeks": 39,
        "birthInstitution": "330802-0001",
        "motherIdNumber": mother.id_number,
        "fatherIdNumber": father.id_number,
        "settleWith": "MOTHER",
        "contactPhone": "15400000002",
        "cardBank": "ICBC",
        "bankAccount": "6222021209001234562",
        **changes,
    }
    form = {name: value for name, value in form.items() if value is not None}
    return {"oneThingId": "newborn", "situation": kind, "county": county, "form": form}


def window(platform: Platform, county: str = "330802") -> Client:
    """A county service window."""
    return Client(platform.http, platform.token("window", "w1", county, "health"), purpose="一件事办理")


def officer(platform: Platform, county: str, department: str = "registry") -> Client:
    """An officer of a department in a county."""
    return Client(platform.http, platform.token("officer", "o1", county, department), purpose="审核")


def ended(client: Client, case_id: str, wanted: str, seconds: float = 60) -> dict[str, Any]:
    """The case once it has the status wanted."""
    end = time.monotonic() + seconds
    while True:
        case: dict[str, Any] = client.call("GET", f"/v1/cases/{case_id}")
        if case["status"] == wanted:
            return case
        assert time.monotonic() < end, f"{case['status']} and not {wanted}: {case['items']}"
        time.sleep(0.1)


def statuses(case: dict[str, Any]) -> dict[str, str]:
    """Item key → status."""
    return {item["itemId"].partition("-")[2]: item["status"] for item in case["items"]}

"""FHIR reads and writes through the gateway, in one run beside a read that asks nobody and writes nothing.

A read by consent costs a look at the consent and an entry in the registry's log, which is there before the answer is;
the person's own read costs neither. What the difference is, the ratio of the rows says.
"""

from __future__ import annotations

import asyncio
import json
import tempfile
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from bench import stacks
from bench.load import Connection, hammer

if TYPE_CHECKING:
    from deploy.local.platform import Platform

AT_ONCE, SECONDS, KEPT = 16, 4.0, 20
PERSON = "r00000007"
BASE = "/v1/health/fhir"
_CODE = {"coding": [{"system": "http://loinc.org", "code": "8480-6"}], "text": "收缩压"}


def run() -> list[dict[str, Any]]:
    """One row a stack: requests a second of each kind, with AT_ONCE connections."""
    rows = []
    for name, stack in (("embedded", stacks.embedded), ("live", stacks.live)):
        with tempfile.TemporaryDirectory() as folder, stack(Path(folder)) as (platform, _):
            rows.append({"stack": name, **asyncio.run(_measure(platform))})
    return rows


async def _measure(platform: Platform) -> dict[str, Any]:
    doctor = platform.token("officer", "bench", "330802", "health")
    person = platform.token("resident", PERSON)
    first, own = Connection(platform.http, doctor, "bench"), Connection(platform.http, person)
    patient = {"resourceType": "Patient", "identifier": [{"system": "urn:onething:registry:resident", "value": PERSON}]}
    # The demonstration city may have the person's record already.
    with suppress(RuntimeError):
        await first.call("POST", f"{BASE}/Patient", json.dumps(patient).encode())
    grant = {"granteeKind": "STAFF", "grantee": "bench", "until": "2027-06-01T00:00:00+08:00"}
    await own.call("POST", "/v1/health/consents", json.dumps(grant).encode())
    blood_pressure = {
        "resourceType": "Observation",
        "status": "final",
        "code": _CODE,
        "subject": {"reference": f"Patient/{PERSON}"},
        "effectiveDateTime": "2026-03-01T08:30:00+08:00",
        "valueQuantity": {"value": 128, "unit": "mmHg", "system": "http://unitsofmeasure.org", "code": "mm[Hg]"},
    }
    body = json.dumps(blood_pressure).encode()
    made = [await first.call("POST", f"{BASE}/Observation", body) for _ in range(KEPT)]
    one = f"{BASE}/Observation/{made[0]['id']}"
    search = f"{BASE}/Observation?patient={PERSON}&code=8480-6&_sort=-date&_count={KEPT}"
    rows = {
        "metadata": ("GET", f"{BASE}/metadata", b"", doctor),
        "read, own": ("GET", one, b"", person),
        "read, by consent, logged": ("GET", one, b"", doctor),
        f"search of {KEPT}, logged": ("GET", search, b"", doctor),
        "create": ("POST", f"{BASE}/Observation", body, doctor),
    }
    found: dict[str, Any] = {}
    for name, (verb, path, sent, token) in rows.items():
        found[name] = round(await _rate(platform, token, verb, path, sent))
    found["logged / own read"] = round(found["read, by consent, logged"] / found["read, own"], 2)
    found["create / own read"] = round(found["create"] / found["read, own"], 2)
    return found


async def _rate(platform: Platform, token: str, verb: str, path: str, body: bytes) -> float:
    async def one(connection: Connection) -> float:
        return await hammer(lambda: connection.call(verb, path, body), SECONDS, 1)

    purpose = "bench"
    return sum(await asyncio.gather(*(one(Connection(platform.http, token, purpose)) for _ in range(AT_ONCE))))

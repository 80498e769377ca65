"""Scans at one gate on PostgreSQL: one token after another online, and a batch of a gate that was offline."""

from __future__ import annotations

import base64
import tempfile
import time
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chassis.auth import Actor, make_keys
from chassis.service import Host
from chassis.settings import Settings
from city import places
from deploy.local import engines
from services.education.actions import pickups
from services.education.main import SERVICE
from services.education.rules.pickups import HANDED_OVER, signed_text

if TYPE_CHECKING:
    from chassis.edge import Edge, Tx

_GUARD = Actor("bench", "officer", county="330802", department="education", via="gateway", purpose="bench")
_BATCH = 500


def run(scans: int = 1000) -> list[dict[str, Any]]:
    """Two rows: scans a second online, and merged."""
    with tempfile.TemporaryDirectory() as folder:
        server = engines.postgres(Path(folder) / "postgres")
        try:
            server.create_database("bench_education")
            url = server.create_database("bench_scans").rsplit("/", 1)[0] + "/bench_{service}"
            settings = Settings(data=Path(folder), keys=Path(folder) / "keys", database_url=url)
            make_keys(settings.keys, ("education", "gateway"))
            return _measured(Host(settings, [SERVICE], roles=()).departments["education"].edge, scans)
        finally:
            server.stop()


def _measured(edge: Edge, scans: int) -> list[dict[str, Any]]:
    key = Ed25519PrivateKey.generate()
    public = base64.urlsafe_b64encode(key.public_key().public_bytes_raw()).decode()
    edge.perform(lambda tx: pickups.enter_gate(tx, "g", "S", "GATE", public), _GUARD)
    tokens = [_token(edge, number) for number in range(scans + _BATCH)]
    began = time.perf_counter()
    for token in tokens[:scans]:
        assert edge.perform(partial(_scan, token=token), _GUARD) == HANDED_OVER
    online = time.perf_counter() - began
    at = datetime.now(UTC).isoformat()
    told = []
    for number, token in enumerate(tokens[scans:]):
        signature = base64.urlsafe_b64encode(key.sign(signed_text("g", str(number), token, "p", at))).decode()
        told.append(pickups.Told(str(number), token, "p", at, signature))
    began = time.perf_counter()
    edge.perform(lambda tx: pickups.merge_scans(tx, "g", told), _GUARD)
    merged = time.perf_counter() - began
    return [
        {"what": "one gate, online", "scans": scans, "scans/s": round(scans / online)},
        {"what": "merged after an hour", "scans": _BATCH, "scans/s": round(_BATCH / merged)},
    ]


def _scan(tx: Tx, token: str) -> str:
    return pickups.scan(tx, "g", token, "p")[1]


def _token(edge: Edge, number: int) -> str:
    now = datetime.now(UTC)
    since, until = ((now + timedelta(hours=hours)).isoformat() for hours in (-1, 2))
    agreed = pickups.Agreed(f"c{number}", "p", "S", "", "GATE", since, until, "330802", places.towns("330802")[0].code)

    def make(tx: Tx) -> str:
        return pickups.make_pass(tx, agreed)[1]

    return edge.perform(make, _GUARD)

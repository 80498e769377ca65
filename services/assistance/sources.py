"""The sources of an economic verification: a port over HTTP, all asked at once, each with its own deadline.

Contract: `GET {address}/v1/sources/{source}/{resident_id}`, `Authorization: Bearer` a token of this department
(Ed25519, says who asks, why, in which case); 200 with
`{"asOf": "YYYY-MM-DD", "figures": [{"group": "ASSET", "code": "CASH", "amountFen": 1, "key": "…", "holders": […]}]}`.
"""

from __future__ import annotations

import json
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

import yaml

from services.assistance.law import HERE
from services.assistance.source_server import SourceServer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.auth import Keyring
    from chassis.settings import Settings

_LARGEST = 1 << 20


@dataclass(frozen=True)
class Source:
    """One source: what it tells, as `INCOME.WAGE` or `ASSET.CASH`, and how many seconds it has."""

    id: str
    zh: str
    en: str
    gives: tuple[str, ...]
    seconds: float


@dataclass(frozen=True)
class Told:
    """An answer as it came; `problem` says why there is none."""

    source: str
    resident_id: str
    asked_at: datetime
    answered_at: datetime | None
    content: Any = None
    problem: str = ""


@cache
def catalogue() -> tuple[Source, ...]:
    """The sources in `sources.yaml`. Raises ValueError or TypeError if an entry is wrong."""
    rows = yaml.safe_load((HERE / "sources.yaml").read_text(encoding="utf-8"))
    return tuple(Source(**{**row, "gives": tuple(row["gives"])}) for row in rows)


class Sources:
    """Held by the department as long as it runs. Without an address nobody answers: everything is open."""

    def __init__(self, address: str) -> None:
        """`address`: HOST:PORT of the exchange that the sources are reached by; empty if there is none."""
        self._address = address

    def ask(self, people: Sequence[str], bearer: str) -> list[Told]:
        """Every source about each person, all at once; returns when the last has answered or its time is over."""
        if not self._address:
            now = datetime.now(UTC)
            return [Told(s.id, one, now, None, problem="NOT_CONNECTED") for s in catalogue() for one in people]
        pool = ThreadPoolExecutor(max_workers=max(1, len(catalogue()) * len(people)), thread_name_prefix="source")
        began = datetime.now(UTC)
        asked = [
            (s, one, pool.submit(self._one, s, one, bearer, began))
            for s in catalogue()
            for one in dict.fromkeys(people)
        ]
        found = []
        for source, one, answer in asked:
            left = source.seconds - (datetime.now(UTC) - began).total_seconds()
            try:
                found.append(answer.result(timeout=max(0.0, left)))
            except Late:
                found.append(Told(source.id, one, began, None, problem="LATE"))
        pool.shutdown(wait=False, cancel_futures=True)
        return found

    def _one(self, source: Source, resident_id: str, bearer: str, began: datetime) -> Told:
        url = f"http://{self._address}/v1/sources/{source.id}/{quote(resident_id, safe='')}"
        request = urllib.request.Request(url, headers={"Authorization": f"Bearer {bearer}"})
        try:
            with urllib.request.urlopen(request, timeout=source.seconds) as answer:  # noqa: S310 - as above
                raw = answer.read(_LARGEST)
        except OSError as error:
            return Told(source.id, resident_id, began, None, problem=f"NO_ANSWER {type(error).__name__}")
        try:
            content = json.loads(raw)
        except ValueError:
            return Told(source.id, resident_id, began, datetime.now(UTC), problem="GARBAGE no JSON")
        return Told(source.id, resident_id, began, datetime.now(UTC), content)


def open_sources(settings: Settings, keyring: Keyring) -> Sources:  # noqa: ARG001 - as the chassis calls it
    """The exchange named in the settings; where the demonstration city is loaded and none is named, the city's own."""
    address = settings.doors.get("assistance.sources", "")
    if not address and settings.demo_residents:
        address = SourceServer("127.0.0.1", 0, settings.demo_seed).address
    return Sources(address)

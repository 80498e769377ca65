"""Press to unit: POST /v1/eldercare/sos at the gateway until safety announces UnitAssigned, at a fixed rate.

Each press is another resident, so each is an incident of its own. Both moments are taken by one clock, this process's:
the one before the request is written, the other when the fact comes off the topic. Between two rates every incident
is closed, so that the units are free again.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import threading
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civic.safety.v1 import events_pb2 as safety

from bench.load import RESIDENTS, SEED, Connection
from bench.progress import shown
from bench.stacks import CITY
from chassis.bus import KafkaBus
from city.population import generate, rows
from deploy.local import engines
from deploy.local.platform import Platform
from services.__main__ import DEPARTMENTS
from services.registry.city_load import resident_key

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from chassis.events import Record

TOPIC = "civic.safety.v1"
ASSIGNED, OPENED = "civic.safety.v1.UnitAssigned", "civic.safety.v1.IncidentOpened"
RATES = (1, 20, 100)
# The two departments that a press goes through have a process each; all others share one.
ALONE = ("eldercare", "safety")
PROCESSES = {
    "gateway": ["gateway"],
    **{name: [name] for name in ALONE},
    "others": [name for name in DEPARTMENTS if name not in ALONE],
}
# Presses whose unit has not come by then count as unassigned, seconds.
_PATIENCE = 30.0


class Seen:
    """When which emergency's first unit was announced, and which incidents there are."""

    def __init__(self) -> None:
        self.assigned: dict[str, float] = {}
        self.incidents: list[str] = []
        self._lock = threading.Lock()

    def take(self, record: Record) -> None:
        """A record off the topic."""
        now, kind = time.perf_counter(), record.headers.get("ce_type")
        with self._lock:
            if kind == ASSIGNED:
                self.assigned.setdefault(safety.UnitAssigned.FromString(record.data).source_id, now)
            elif kind == OPENED:
                self.incidents.append(safety.IncidentOpened.FromString(record.data).incident_id)

    def empty(self) -> list[str]:
        """The incidents so far; forgets everything."""
        with self._lock:
            found, self.incidents, self.assigned = self.incidents, [], {}
        return found


@contextmanager
def _stack(folder: Path) -> Iterator[tuple[Platform, Seen]]:
    """PostgreSQL, Kafka and the departments apart."""
    with engines.postgres(folder / "postgres") as postgres, engines.kafka(folder / "kafka") as kafka:
        for name in DEPARTMENTS:
            url = postgres.create_database(name)
        env = {
            "CIVIC_DATABASE_URL": url.rsplit("/", 1)[0] + "/{service}",
            "CIVIC_BUS_URL": f"kafka:{kafka.bootstrap}",
            **CITY,
        }
        with Platform(folder / "platform", env, PROCESSES) as platform:
            bus, seen = KafkaBus([kafka.bootstrap], 4, 1), Seen()
            bus.create_topics([TOPIC])
            tail = bus.tail([TOPIC], seen.take)
            yield platform, seen
            tail.close()


async def _press(http: str, tokens: list[str], rate: float, progress: Callable[[int], None]) -> dict[str, float]:
    """Presses at the rate, whatever the platform makes of it; emergency → moment of the press."""
    pressed: dict[str, float] = {}

    async def one(token: str) -> None:
        connection = Connection(http, token)
        began = time.perf_counter()
        answer = await connection.call("POST", "/v1/eldercare/sos", b'{"kind":"PHONE"}')
        pressed[answer["emergencyId"]] = began

    tasks, begun = [], time.perf_counter()
    for number, token in enumerate(tokens):
        await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
        tasks.append(asyncio.create_task(one(token)))
        progress(number)
    await asyncio.gather(*tasks)
    return pressed


def _wait(seen: Seen, pressed: dict[str, float]) -> list[float]:
    """Seconds from press to unit of those that got one in time."""
    end = time.perf_counter() + _PATIENCE
    while time.perf_counter() < end and not pressed.keys() <= seen.assigned.keys():
        time.sleep(0.01)
    return [seen.assigned[one] - began for one, began in pressed.items() if one in seen.assigned]


async def _close(platform: Platform, incidents: list[str]) -> None:
    token = platform.token("officer", "bench", "330802", "safety")
    connection = Connection(platform.http, token)
    for incident in incidents:
        await connection.call(
            "POST", f"/v1/safety/incidents/{incident}/close", json.dumps({"outcome": "HELPED"}).encode()
        )


def run(seconds: float = 10) -> list[dict[str, Any]]:
    """A row a rate: how many were pressed and assigned, p50 and p95 in milliseconds. `seconds` a rate lasts."""
    city = generate(RESIDENTS, seed=SEED)
    people = (resident_key(row.resident) for row in rows(city, 0, RESIDENTS))
    found = []
    with tempfile.TemporaryDirectory() as folder, _stack(Path(folder)) as (platform, seen):
        for rate in (20, *RATES):  # the first warms up and is not told
            count = max(5, round(rate * seconds))
            tokens = [platform.token("resident", next(people)) for _ in range(count)]
            with shown(f"emergency: {rate} presses a second", count) as progress:
                pressed = asyncio.run(_press(platform.http, tokens, rate, progress))
            took = sorted(_wait(seen, pressed))
            asyncio.run(_close(platform, seen.empty()))
            cuts = statistics.quantiles(took, n=20) if len(took) > 1 else [0.0] * 19
            found.append(
                {
                    "presses/s": rate,
                    "pressed": len(pressed),
                    "assigned": len(took),
                    "p50 ms": round(cuts[9] * 1000),
                    "p95 ms": round(cuts[18] * 1000),
                    "max ms": round(took[-1] * 1000) if took else 0,
                }
            )
    return found[1:]

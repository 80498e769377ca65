"""The stacks that are measured: everything in one process on SQLite; departments apart on PostgreSQL and Kafka."""

from __future__ import annotations

import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, text

from bench.load import RESIDENTS, SEED
from chassis.bus import KafkaBus
from deploy.local import engines
from deploy.local.platform import Platform
from services.__main__ import DEPARTMENTS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.events import Record

CITY = {"CIVIC_DEMO_RESIDENTS": str(RESIDENTS), "CIVIC_DEMO_SEED": str(SEED)}
CLOSED = "civic.onething.v1.CaseClosed"
# One process each for the gateway, for the orchestrator, and for the departments together.
PROCESSES = {
    "gateway": ["gateway"],
    "onething": ["onething"],
    "departments": [name for name in DEPARTMENTS if name != "onething"],
}


@contextmanager
def embedded(folder: Path) -> Iterator[tuple[Platform, Callable[[], int]]]:
    """The one-machine default; the second value counts cases that have ended."""
    with Platform(folder, CITY) as platform:
        engine = create_engine(f"sqlite:///{folder / 'data' / 'onething.sqlite'}")

        def closed() -> int:
            with engine.connect() as connection:
                return int(
                    connection.execute(text("SELECT count(*) FROM cases WHERE closed_at IS NOT NULL")).scalar_one()
                )

        yield platform, closed


@contextmanager
def live(folder: Path) -> Iterator[tuple[Platform, Callable[[], int]]]:
    """PostgreSQL and Kafka on this machine too; ended cases are counted from the events that say so."""
    with engines.postgres(folder / "postgres") as postgres, engines.kafka(folder / "kafka") as kafka:
        for name in DEPARTMENTS:
            url = postgres.create_database(name)
        env = {
            "CIVIC_DATABASE_URL": url.rsplit("/", 1)[0] + "/{service}",
            "CIVIC_BUS_URL": f"kafka:{kafka.bootstrap}",
            **CITY,
        }
        with Platform(folder / "platform", env, PROCESSES) as platform:
            bus, seen, lock = KafkaBus([kafka.bootstrap], 4, 1), [0], threading.Lock()
            bus.create_topics(["civic.onething.v1"])

            def count(record: Record) -> None:
                if record.headers.get("ce_type") == CLOSED:
                    with lock:
                        seen[0] += 1

            tail = bus.tail(["civic.onething.v1"], count)
            yield platform, lambda: seen[0]
            tail.close()

"""The stacks that tests run on: SQLite files, and a real PostgreSQL (and Kafka), each started once."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest

from deploy.local import engines
from tests.support import embedded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.PostgresServer]:
    """A real PostgreSQL."""
    server = engines.postgres(tmp_path_factory.mktemp("postgres"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def kafka_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.KafkaServer]:
    """A real Apache Kafka."""
    server = engines.kafka(tmp_path_factory.mktemp("kafka"))
    yield server
    server.stop()


@pytest.fixture
def postgres_settings(tmp_path: Path, postgres_server: engines.PostgresServer) -> Callable[..., Settings]:
    """Makes settings whose departments each get a fresh database of the real PostgreSQL."""

    def make(*services: str, **changes: object) -> Settings:
        run = next(_numbers)
        for service in services:
            postgres_server.create_database(f"t{run}_{service}")
        url = postgres_server.create_database(f"t{run}").rsplit("/", 1)[0]
        return embedded(tmp_path, database_url=f"{url}/t{run}_{{service}}", **changes)

    return make


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.live)])
def fresh(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Settings]:
    """Settings with empty databases for the departments named; the test runs on SQLite and on PostgreSQL."""
    if request.param == "sqlite":
        return lambda *_services, **changes: embedded(tmp_path, **changes)
    make: Callable[..., Settings] = request.getfixturevalue("postgres_settings")
    return make

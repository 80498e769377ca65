"""The stacks that tests run on: SQLite files, and a real PostgreSQL (and Kafka), each started once."""

from __future__ import annotations

import itertools
import json
import os
from typing import TYPE_CHECKING

import pytest

from deploy.local import engines
from deploy.local.platform import Platform
from services.__main__ import DEPARTMENTS
from tests.support import embedded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings

_numbers = itertools.count(1)
CITY = {"CIVIC_DEMO_RESIDENTS": "20000", "CIVIC_DEMO_SEED": "2025"}


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


@pytest.fixture(scope="session")
def mqtt_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.MosquittoServer]:
    """A real Mosquitto."""
    server = engines.mosquitto(tmp_path_factory.mktemp("mosquitto"))
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


@pytest.fixture(params=["embedded", pytest.param("live", marks=pytest.mark.live)])
def stack(request: pytest.FixtureRequest, tmp_path: Path) -> Callable[..., Settings]:
    """Settings of a whole stack: SQLite with the in-process bus, and PostgreSQL with Kafka."""
    if request.param == "embedded":
        return lambda *_services, **changes: embedded(tmp_path, **changes)
    make: Callable[..., Settings] = request.getfixturevalue("postgres_settings")
    kafka: engines.KafkaServer = request.getfixturevalue("kafka_server")
    return lambda *services, **changes: make(*services, bus_url=f"kafka:{kafka.bootstrap}", **changes)


@pytest.fixture(scope="session")
def embedded_platform(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """The one-machine default as `make run` starts it, with the demonstration city."""
    with Platform(tmp_path_factory.mktemp("embedded"), CITY) as platform:
        yield platform


@pytest.fixture(scope="session")
def platform_kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.KafkaServer]:
    """Another Kafka: on one broker, departments of a test would share their groups with those of the platform."""
    server = engines.kafka(tmp_path_factory.mktemp("kafka"))
    yield server
    server.stop()


@pytest.fixture(scope="session")
def live_platform(
    tmp_path_factory: pytest.TempPathFactory,
    postgres_server: engines.PostgresServer,
    platform_kafka: engines.KafkaServer,
    mqtt_server: engines.MosquittoServer,
) -> Iterator[Platform]:
    """Every department a process of its own, on PostgreSQL and Kafka; elder care listens to Mosquitto."""
    for name in DEPARTMENTS:
        url = postgres_server.create_database(f"live_{name}")
    env = {
        "CIVIC_DATABASE_URL": url.rsplit("/", 1)[0] + "/live_{service}",
        "CIVIC_BUS_URL": f"kafka:{platform_kafka.bootstrap}",
        "CIVIC_DOORS": json.dumps({"eldercare.mqtt": f"mqtt://{mqtt_server.address}?client=live-{os.getpid()}"}),
        **CITY,
    }
    processes = {"gateway": ["gateway"], **{name: [name] for name in DEPARTMENTS}}
    with Platform(tmp_path_factory.mktemp("live"), env, processes) as platform:
        yield platform


@pytest.fixture(params=["embedded", pytest.param("live", marks=pytest.mark.live)])
def platform(request: pytest.FixtureRequest) -> Platform:
    """A whole platform behind its gateway, both kinds."""
    found: Platform = request.getfixturevalue(f"{request.param}_platform")
    return found

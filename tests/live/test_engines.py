"""The engines of the live tests: they start, they answer, and they keep what was acknowledged through a crash."""

from __future__ import annotations

import itertools
import secrets
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import psutil  # type: ignore[import-untyped]
import pytest
import sqlalchemy as sa
from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer  # type: ignore[import-untyped]
from kafka.admin import NewTopic  # type: ignore[import-untyped]

from deploy.local import engines, processes

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

pytestmark = pytest.mark.live


@pytest.fixture(scope="module")
def postgres(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.PostgresServer]:
    with engines.postgres(tmp_path_factory.mktemp("postgres")) as server:
        yield server


@pytest.fixture(scope="module")
def kafka(tmp_path_factory: pytest.TempPathFactory) -> Iterator[engines.KafkaServer]:
    with engines.kafka(tmp_path_factory.mktemp("kafka")) as server:
        yield server


@pytest.fixture(scope="module")
def database(postgres: engines.PostgresServer) -> Iterator[sa.Engine]:
    engine = sa.create_engine(postgres.create_database(f"beds_{secrets.token_hex(4)}"), pool_pre_ping=True)
    with engine.begin() as connection:
        connection.execute(sa.text("CREATE TABLE bed (name text PRIMARY KEY)"))
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def topic(kafka: engines.KafkaServer) -> str:
    name = f"civic.test.{secrets.token_hex(4)}"
    admin = KafkaAdminClient(bootstrap_servers=kafka.bootstrap)
    admin.create_topics([NewTopic(name, num_partitions=1, replication_factor=1)])
    admin.close()
    return name


def send(kafka: engines.KafkaServer, topic: str, value: bytes) -> None:
    producer = KafkaProducer(bootstrap_servers=kafka.bootstrap, acks="all")
    producer.send(topic, value).get(timeout=20)
    producer.close()


def received(kafka: engines.KafkaServer, topic: str, count: int) -> list[bytes]:
    """Read the first messages of the topic in a new consumer group; fewer when no more come for 20 s."""
    consumer = KafkaConsumer(
        topic,
        bootstrap_servers=kafka.bootstrap,
        group_id=secrets.token_hex(4),
        auto_offset_reset="earliest",
        consumer_timeout_ms=20_000,
    )
    values = [message.value for message in itertools.islice(consumer, count)]
    consumer.close()
    return values


def beds(database: sa.Engine) -> list[str]:
    with database.connect() as connection:
        return list(connection.scalars(sa.text("SELECT name FROM bed ORDER BY name")))


def add_bed(database: sa.Engine, name: str) -> None:
    with database.begin() as connection:
        connection.execute(sa.text("INSERT INTO bed VALUES (:name)"), {"name": name})


def test_a_row_survives_a_crash_of_postgres(postgres: engines.PostgresServer, database: sa.Engine) -> None:
    """INVARIANT: what was committed is there after a crash; fsync off or a lost data directory would break it."""
    add_bed(database, "托位一")
    with database.connect() as connection:
        durable = [connection.scalar(sa.text(f"SHOW {name}")) for name in ("fsync", "synchronous_commit")]
    assert durable == ["on", "on"]
    url = postgres.url
    postgres.kill()
    postgres.restart()
    add_bed(database, "托位二")
    assert postgres.url == url
    assert beds(database) == ["托位一", "托位二"]


def test_a_message_survives_a_crash_of_kafka(kafka: engines.KafkaServer, topic: str) -> None:
    """INVARIANT: what was acknowledged is there after a crash; a lost data directory would break it."""
    send(kafka, topic, b"before")
    assert received(kafka, topic, 1) == [b"before"]
    bootstrap = kafka.bootstrap
    kafka.kill()
    kafka.restart()
    send(kafka, topic, b"after")
    assert kafka.bootstrap == bootstrap
    assert received(kafka, topic, 2) == [b"before", b"after"]


def test_a_paused_kafka_answers_nobody_and_then_goes_on(kafka: engines.KafkaServer, topic: str) -> None:
    producer = KafkaProducer(bootstrap_servers=kafka.bootstrap, acks="all")
    producer.send(topic, b"connected").get(timeout=20)
    kafka.pause()
    sent = producer.send(topic, b"while paused")
    time.sleep(0.5)
    assert not sent.is_done
    kafka.resume()
    assert sent.get(timeout=20).topic == topic
    producer.close()


def test_no_engine_outlives_the_process_that_started_it(tmp_path: Path) -> None:
    """INVARIANT: after SIGKILL no child stays; starting an engine from a thread that ends must not kill it either."""
    start = (
        "import sys, threading, time, pathlib; from deploy.local import engines; kept = []\n"
        "t = threading.Thread(target=lambda: kept.append(engines.postgres(pathlib.Path(sys.argv[1]))))\n"
        "t.start(); t.join(); time.sleep(0.3); kept[0].create_database('alive')\n"
        "print('up', flush=True); time.sleep(60)"
    )
    owner = subprocess.Popen((sys.executable, "-c", start, str(tmp_path)), stdout=subprocess.PIPE)
    assert owner.stdout is not None
    assert owner.stdout.readline() == b"up\n"
    children = psutil.Process(owner.pid).children(recursive=True)
    owner.send_signal(signal.SIGKILL)
    owner.wait()
    assert children
    deadline = time.monotonic() + 10
    while any(map(processes.is_alive, children)):
        assert time.monotonic() < deadline, children
        time.sleep(0.02)


def test_an_engine_named_by_the_environment_is_not_ours_to_stop(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("CIVIC_TEST_POSTGRES", "postgresql://somebody@127.0.0.1:5432")
    monkeypatch.setenv("CIVIC_TEST_KAFKA", "127.0.0.1:9092")
    with engines.postgres(tmp_path) as server, engines.kafka(tmp_path) as broker:
        assert server.url == "postgresql://somebody@127.0.0.1:5432"
        assert broker.bootstrap == "127.0.0.1:9092"
        for forbidden in (server.stop, server.kill, server.restart, broker.stop, broker.kill, broker.pause):
            with pytest.raises(engines.EngineNotOurs, match="not ours"):
                forbidden()


def test_a_failed_start_shows_the_log(tmp_path: Path) -> None:
    server = engines.postgres(tmp_path)
    server.stop()
    (tmp_path / "data" / "global" / "pg_control").unlink()
    began = time.monotonic()
    with pytest.raises(engines.EngineFailed, match="could not"):
        server.restart()
    assert time.monotonic() - began < processes.START_SECONDS / 2


def test_missing_java_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(engines.EngineMissing) as refusal:
        engines.kafka(tmp_path)
    assert "Java 17" in str(refusal.value)
    assert "\n" not in str(refusal.value)

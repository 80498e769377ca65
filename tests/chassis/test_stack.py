"""Outbox, bus and inbox together, with their threads, in one process and on PostgreSQL with Kafka."""

from __future__ import annotations

import dataclasses
import time
import uuid
from contextlib import contextmanager
from typing import TYPE_CHECKING

import grpc
import pytest
from civic.onething.v1.events_pb2 import CaseAdvanced, CaseOpened
from civic.operations.v1 import operations_pb2

from chassis.auth import Keyring, make_keys
from chassis.edge import system
from chassis.errors import InvalidInput, NotSignedIn
from chassis.events import Record, topic_of
from chassis.inbox import Reactions
from chassis.rpc import Asker
from chassis.service import Host
from deploy.local import engines
from tests.chassis import toy
from tests.support import KEYS, WINDOW

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.edge import Tx
    from chassis.settings import Settings


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    """Waits for something that happens in another thread."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "it did not happen in time"
        time.sleep(0.01)


@contextmanager
def running(settings: Settings, folder: Path) -> Iterator[Host]:
    make_keys(settings.keys, KEYS)
    host = Host(settings, [toy.toy(folder / "toy")])
    host.start()
    try:
        yield host
    finally:
        host.stop()


def announce(host: Host, cases: list[str], county: str = "", situation: str = "") -> None:
    def action(tx: Tx) -> None:
        for case_id in cases:
            tx.emit(case_id, CaseOpened(case_id=case_id, county=county, situation=situation))

    host.departments["toy"].edge.perform(action, WINDOW)


def test_every_committed_event_arrives_once_and_the_outbox_empties(
    stack: Callable[..., Settings], tmp_path: Path
) -> None:
    mark = uuid.uuid4().hex[:6]
    with running(stack("toy"), tmp_path) as host:
        db = host.departments["toy"].db
        for number in range(20):
            announce(host, [f"{mark}-{i}" for i in range(10)], county=str(number))
        mine = lambda: {key: n for key, n in toy.counted(db).items() if key.startswith(mark)}  # noqa: E731
        until(lambda: mine() == {f"{mark}-{i}": 20 for i in range(10)})
        # INVARIANT: the facts of one key arrive in the order in which they were committed.
        for i in range(10):
            told = [what.split(":")[1] for what in toy.told(db) if what.startswith(f"{mark}-{i}:")]
            assert told == [str(number) for number in range(20)]
        until(lambda: toy.rows(db, "outbox") == 0)


def test_what_was_committed_before_a_stop_is_sent_after_the_start(
    stack: Callable[..., Settings], tmp_path: Path
) -> None:
    """INVARIANT: nothing committed is lost when the process ends between commit and send."""
    settings, mark = stack("toy"), uuid.uuid4().hex[:6]
    make_keys(settings.keys, KEYS)
    asleep = Host(settings, [toy.toy(tmp_path / "toy")], roles=())
    announce(asleep, [f"{mark}-{i}" for i in range(50)])
    assert toy.rows(asleep.departments["toy"].db, "outbox") == 50
    asleep.stop()
    with running(settings, tmp_path) as host:
        db = host.departments["toy"].db
        until(lambda: sum(key.startswith(mark) for key in toy.counted(db)) == 50)


def test_two_roles_apart_wake_each_other(
    postgres_settings: Callable[..., Settings], kafka_server: engines.KafkaServer, tmp_path: Path
) -> None:
    """A process that only answers calls has no relay: PostgreSQL tells the one that has."""
    settings, mark = postgres_settings("toy", bus_url=f"kafka:{kafka_server.bootstrap}"), uuid.uuid4().hex[:6]
    with running(settings, tmp_path) as host:
        caller = Host(settings, [toy.toy(tmp_path / "toy")], roles=())
        time.sleep(1.5)  # the relay is idle now and will next look by itself after five seconds
        began = time.monotonic()
        announce(caller, [mark])
        until(lambda: mark in toy.counted(host.departments["toy"].db))
        assert time.monotonic() - began < 4
        caller.stop()


def test_a_second_relay_waits_until_the_first_is_gone(
    postgres_settings: Callable[..., Settings],
    kafka_server: engines.KafkaServer,
    tmp_path: Path,
) -> None:
    settings, mark = postgres_settings("toy", bus_url=f"kafka:{kafka_server.bootstrap}"), uuid.uuid4().hex[:6]
    with running(settings, tmp_path) as first:
        second = Host(settings, [toy.toy(tmp_path / "toy")], roles=("relay",))
        second.start()
        relay = first.departments["toy"].relay
        assert relay is not None
        until(lambda: first.departments["toy"].edge.wake is not None)
        assert second.departments["toy"].edge.wake is None
        relay.stop()
        until(lambda: second.departments["toy"].edge.wake is not None)
        announce(second, [mark])
        until(lambda: mark in toy.counted(first.departments["toy"].db))
        second.stop()


def test_a_broker_that_is_down_delays_and_loses_nothing(
    postgres_settings: Callable[..., Settings], tmp_path: Path, own_kafka: engines.KafkaServer
) -> None:
    """INVARIANT: requests succeed while the broker is away; events wait and then go out in order."""
    with running(postgres_settings("toy", bus_url=f"kafka:{own_kafka.bootstrap}"), tmp_path) as host:
        db = host.departments["toy"].db
        announce(host, ["k"], county="0")
        until(lambda: toy.counted(db) == {"k": 1})
        own_kafka.stop()
        for number in range(1, 30):
            announce(host, ["k"], county=str(number))
        assert not host.bus.ready()
        assert toy.rows(db, "outbox") >= 29
        own_kafka.restart()
        until(lambda: toy.counted(db) == {"k": 30}, seconds=60)
        assert toy.told(db) == [f"k:{number}" for number in range(30)]


@pytest.fixture
def own_kafka(tmp_path: Path) -> Iterator[engines.KafkaServer]:
    """A broker that a test may stop."""
    with engines.kafka(tmp_path / "kafka") as server:
        yield server


def test_an_event_that_cannot_be_read_is_shown_to_the_operator(stack: Callable[..., Settings], tmp_path: Path) -> None:
    from chassis.auth import Actor  # noqa: PLC0415

    with running(stack("toy"), tmp_path) as host:
        garbage = Record(topic_of(CaseOpened), "k", {"ce_id": uuid.uuid4().hex}, b"\xff\xff")
        host.bus.publish([garbage], lambda _seqs: None)
        until(lambda: bool(host.departments["toy"].inbox.parked()))
        assert host.server is not None
        channel = grpc.insecure_channel(f"127.0.0.1:{host.server.port}")
        operator = Keyring(host.settings.keys, "gateway").sign(Actor("op", "operator"))
        call = channel.unary_unary(
            "/civic.operations.v1.OperationsService/ListParked",
            response_deserializer=operations_pb2.ListParkedResponse.FromString,
        )
        ask = operations_pb2.ListParkedRequest(department="toy").SerializeToString()
        listed = call(ask, metadata=(("authorization", f"Bearer {operator}"),))
        assert any(one.event_id == garbage.headers["ce_id"] for one in listed.parked)
        with pytest.raises(grpc.RpcError) as refused:
            call(ask)
        assert refused.value.code() == grpc.StatusCode.UNAUTHENTICATED
        channel.close()


def test_asking_another_department(stack: Callable[..., Settings], tmp_path: Path) -> None:
    with running(stack("toy"), tmp_path) as host:
        assert host.server is not None
        settings = host.settings.model_copy(update={"rpc_address": f"127.0.0.1:{host.server.port}"})
        ask = Asker(Keyring(settings.keys, "health"), settings)
        assert ask(system("health"), "Count", toy.proto.CountRequest(key="c1"), "测试", "").caller == "health"
        gateway = Keyring(settings.keys, "gateway")
        person = gateway.verify(gateway.sign(WINDOW))
        assert ask(person, "Count", toy.proto.CountRequest(key="c1"), "测试", "").caller == "w1"
        with pytest.raises(NotSignedIn):
            ask(WINDOW, "Count", toy.proto.CountRequest(key="c1"), "测试", "")
        with pytest.raises(InvalidInput) as refused:
            ask(person, "Count", toy.proto.CountRequest(key="x"), "测试", "")
        assert refused.value.code == "toy.x"
        ask.close()


def test_one_trace_from_the_first_event_to_the_last(stack: Callable[..., Settings], tmp_path: Path) -> None:
    seen: list[str] = []
    service = toy.toy(tmp_path / "toy")

    def advanced(tx: Tx, _event: CaseAdvanced) -> None:
        seen.append(tx.traceparent)

    service = dataclasses.replace(service, reactions=Reactions({CaseOpened: toy.count, CaseAdvanced: advanced}))
    settings = stack("toy")
    make_keys(settings.keys, KEYS)
    host = Host(settings, [service])
    host.start()
    given = "00-" + uuid.uuid4().hex + "-00f067aa0ba902b7-01"
    host.departments["toy"].edge.perform(lambda tx: tx.emit("t", CaseOpened(case_id="t")), WINDOW, traceparent=given)
    until(lambda: any(given[3:35] in traceparent for traceparent in seen))
    host.stop()

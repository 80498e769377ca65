"""Server-sent events."""

from __future__ import annotations

import json
import threading
import time
from contextlib import ExitStack
from typing import TYPE_CHECKING, Any

import pytest

from chassis.bus import MemoryBus
from chassis.errors import NotAllowed, NotFound
from chassis.events import Record
from gateway.contract import Contract
from tests.gateway.conftest import Departments, Gateway, running

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

PATH = "/v1/testbed/records/r1/events"
TOPIC = "civic.testbed.v1"


class Log:
    """The events of one record, as a department keeps them."""

    def __init__(self, departments: Departments, bus: Any) -> None:
        self.departments, self.bus = departments, bus
        self.events: list[dict[str, Any]] = []
        self.closed = False
        self.asked: list[int] = []
        self.error: Exception | None = None
        self.seen = threading.Event()

    def answer(self, request: Any, _: Any) -> Any:
        self.asked.append(request.after)
        if self.error:
            raise self.error
        self.seen.set()
        events = [event for event in self.events if event["seq"] > request.after]
        return self.departments.make("testbed.v1.WatchResponse", events=events, closed=self.closed)

    def add(self, kind: str, *, last: bool = False) -> None:
        self.events.append({"seq": len(self.events) + 1, "kind": kind, "name": "王小明"})
        self.closed = last
        self.tell()

    def tell(self, key: str = "r1") -> None:
        self.bus.publish([Record(TOPIC, key, {}, b"")], lambda _: None)


@pytest.fixture
def log(gateway: Gateway, departments: Departments) -> Iterator[Log]:
    made = Log(departments, gateway.bus)
    departments.testbed("Watch", made.answer)
    yield made
    made.closed = True
    made.tell()


def test_a_stream_from_the_beginning_to_the_end(gateway: Gateway, log: Log) -> None:
    log.add("opened")
    token = gateway.token("window")
    with gateway.events(PATH, token, civic_purpose="look after it") as events:
        first = next(events)
        assert (first["id"], first["event"]) == ("1", "opened")
        assert json.loads(first["data"]) == {"seq": "1", "kind": "opened", "name": "王小明"}
        log.tell("r2")
        log.add("granted")
        started = time.monotonic()
        assert next(events)["event"] == "granted"
        assert time.monotonic() - started < 0.5
        log.add("closed", last=True)
        assert next(events)["event"] == "closed"
        assert next(events) == {"event": "end", "data": "{}"}
        assert list(events) == []
    assert log.asked == sorted(log.asked)


def test_items_are_masked_too(gateway: Gateway, log: Log) -> None:
    log.add("closed", last=True)
    with gateway.events(PATH, gateway.token("window")) as events:
        assert json.loads(next(events)["data"])["name"] == "王*"


def test_a_stream_goes_on_where_it_broke_off(gateway: Gateway, log: Log) -> None:
    """INVARIANT: with Last-Event-ID nothing is sent twice and nothing is left out."""
    for kind in ("a", "b", "c"):
        log.add(kind)
    token = gateway.token("window")
    with gateway.events(PATH, token, last_event_id="1") as events:
        assert [next(events)["id"], next(events)["id"]] == ["2", "3"]
    with gateway.events(f"{PATH}?after=2", token) as events:
        assert next(events)["id"] == "3"
    log.closed = True
    with gateway.events(f"{PATH}?after=1", token, last_event_id="2") as events:
        assert [event["event"] for event in events] == ["c", "end"]
    for bad in ("x", "-1", "9" * 30):
        answer = gateway.ask("GET", PATH, token=token, last_event_id=bad)
        assert (answer.status, answer.faults) == (400, {"Last-Event-ID": "gateway.bad-event-id"})


def test_json_for_those_who_ask_for_it(gateway: Gateway, log: Log) -> None:
    log.add("opened")
    token = gateway.token("window")
    answer = gateway.ask("GET", PATH, token=token, accept="application/json")
    assert answer.headers["content-type"] == "application/json"
    assert [event["kind"] for event in answer.json["events"]] == ["opened"]
    with gateway.events(PATH, token, accept="text/event-stream, application/json") as events:
        assert next(events)["event"] == "opened"


def test_a_refusal_before_the_stream_is_an_ordinary_one(gateway: Gateway, log: Log) -> None:
    log.error = NotFound("testbed.none", "没有", "none")
    answer = gateway.ask("GET", PATH, token=gateway.token("window"))
    assert (answer.status, answer.json["code"]) == (404, "testbed.none")
    assert gateway.ask("GET", PATH).status == 401
    assert gateway.ask("GET", PATH, token=gateway.token("officer")).status == 403


def test_a_refusal_in_the_stream_ends_it(gateway: Gateway, log: Log) -> None:
    log.add("opened")
    with gateway.events(PATH, gateway.token("window")) as events:
        next(events)
        log.error = NotAllowed("testbed.moved", "已移交其他县", "moved to another county")
        log.tell()
        error = next(events)
        assert error["event"] == "error"
        assert json.loads(error["data"])["code"] == "testbed.moved"
        assert list(events) == []


def test_a_token_that_ends_ends_its_stream(gateway: Gateway, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    """INVARIANT: every further look checks access anew."""
    monkeypatch.setattr("gateway.identity._LEEWAY", 0)
    log.add("opened")
    with gateway.events(PATH, gateway.token("window", hours=1.2 / 3600)) as events:
        next(events)
        time.sleep(2)
        log.tell()
        assert json.loads(next(events)["data"])["code"] == "gateway.not-signed-in"


def test_news_that_the_bus_lost_are_found_all_the_same(
    gateway: Gateway, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.watches.RECHECK", 0.2)
    log.add("opened")
    with gateway.events(PATH, gateway.token("window")) as events:
        next(events)
        log.events.append({"seq": 2, "kind": "untold", "name": ""})
        assert next(events)["event"] == "untold"


def test_a_department_that_is_down_for_a_while_breaks_no_stream(
    gateway: Gateway, departments: Departments, log: Log, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("gateway.watches.RECHECK", 0.2)
    monkeypatch.setattr("gateway.door.DEADLINE", 0.3)
    log.add("opened")
    with gateway.events(PATH, gateway.token("window")) as events:
        assert next(events)["event"] == "opened"
        departments.testbed("Watch", lambda *_: time.sleep(0.6))
        log.add("granted")
        time.sleep(1)
        departments.testbed("Watch", log.answer)
        assert next(events)["id"] == "2"


class CountingBus(MemoryBus):
    def __init__(self) -> None:
        super().__init__()
        self.opened: list[Any] = []

    def tail(self, topics: Any, on_record: Any) -> Any:
        self.opened.append(topics)
        return super().tail(topics, on_record)


def test_one_tail_for_all_watchers_and_none_without(
    contract: Contract, departments: Departments, keys: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """INVARIANT: the gateway reads the bus only while somebody watches, and once for all who do."""
    monkeypatch.setattr("gateway.watches._IDLE", 0.1)
    bus = CountingBus()
    log = Log(departments, bus)
    departments.testbed("Watch", log.answer)
    log.add("opened")
    with running(contract, bus, keys=keys, rpc_address=f"127.0.0.1:{departments.port}", dev_issuer=True) as gateway:
        assert bus.opened == []
        token = gateway.token("window")
        with gateway.events(PATH, token) as first, gateway.events(PATH, token) as second:
            assert next(first) == next(second)
            log.add("granted")
            assert next(first) == next(second)
            assert bus.opened == [contract.topics]
        until = time.monotonic() + 5
        while bus._tails and time.monotonic() < until:
            time.sleep(0.02)
        assert not bus._tails
        with gateway.events(PATH, token) as again:
            assert next(again)["id"] == "1"
        assert len(bus.opened) == 2


def test_a_watcher_who_leaves_is_forgotten(gateway: Gateway, log: Log) -> None:
    watches = gateway.app.state.door.watches
    with gateway.events(PATH, gateway.token("window")):
        assert watches._per_caller.total() >= 1
    until = time.monotonic() + 5
    while watches._waiting and time.monotonic() < until:
        time.sleep(0.02)
    assert not watches._waiting
    assert watches._per_caller.total() == 0


def test_watchers_have_a_limit(gateway: Gateway, log: Log, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gateway.watches.MOST_PER_CALLER", 2)
    monkeypatch.setattr("gateway.watches.MOST_IN_ALL", 3)
    with ExitStack() as stack:
        for _ in range(2):
            stack.enter_context(gateway.events(PATH, gateway.token("window", "limited")))
        answer = gateway.ask("GET", PATH, token=gateway.token("window", "limited"))
        assert (answer.status, answer.json["code"]) == (429, "gateway.too-many-streams")
        stack.enter_context(gateway.events(PATH, gateway.token("window", "other")))
        answer = gateway.ask("GET", PATH, token=gateway.token("window", "third"))
        assert (answer.status, answer.json["code"]) == (503, "gateway.streams-full")


def test_a_gateway_that_stops_ends_its_streams(contract: Contract, departments: Departments, keys: Path) -> None:
    bus = MemoryBus()
    log = Log(departments, bus)
    departments.testbed("Watch", log.answer)
    log.add("opened")
    address = f"127.0.0.1:{departments.port}"
    with ExitStack() as stack:
        with running(contract, bus, keys=keys, rpc_address=address, dev_issuer=True) as gateway:
            events = stack.enter_context(gateway.events(PATH, gateway.token("window")))
            assert next(events)["event"] == "opened"
            started = time.monotonic()
        assert time.monotonic() - started < 5
        # No `end`: the record goes on, and the client comes back for the rest.
        assert list(events) == []
    assert not bus._tails

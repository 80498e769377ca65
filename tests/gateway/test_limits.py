"""How often one caller may ask."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from chassis.bus import MemoryBus
from gateway.contract import Contract
from gateway.limits import Buckets
from gateway.problems import Refused
from tests.gateway.conftest import Departments, running

if TYPE_CHECKING:
    from pathlib import Path


def test_a_bucket_empties_and_fills(monkeypatch: pytest.MonkeyPatch) -> None:
    now = 100.0
    monkeypatch.setattr("gateway.limits.time.monotonic", lambda: now)
    buckets = Buckets(rate=2, burst=3)
    for _ in range(3):
        buckets.take("a")
    with pytest.raises(Refused) as refused:
        buckets.take("a")
    assert refused.value.status == 429
    assert refused.value.headers == ((b"retry-after", b"1"),)
    buckets.take("b")
    now += 0.5
    buckets.take("a")
    with pytest.raises(Refused):
        buckets.look("a")
    now += 1000
    for _ in range(3):
        buckets.take("a")
    with pytest.raises(Refused):
        buckets.take("a")


def test_memory_is_bounded() -> None:
    buckets = Buckets(rate=1, burst=1, most=100)
    for number in range(1000):
        buckets.take(str(number))
    assert len(buckets._left) == 100


def test_each_caller_has_an_own_limit(contract: Contract, departments: Departments, keys: Path) -> None:
    departments.testbed("Look", lambda *_: departments.make("testbed.v1.Everything"))
    departments.testbed("GetPerson", lambda *_: departments.make("testbed.v1.Person"))
    address = f"127.0.0.1:{departments.port}"
    made = running(contract, MemoryBus(), keys=keys, rpc_address=address, dev_issuer=True, rate=0.01, burst=3)
    with made as gateway:
        statuses = [gateway.ask("GET", "/v1/testbed/things/x").status for _ in range(4)]
        assert statuses == [200, 200, 200, 429]
        answer = gateway.ask("GET", "/v1/testbed/things/x")
        assert answer.json["code"] == "gateway.too-many-requests"
        assert int(answer.headers["retry-after"]) > 1
        assert gateway.ask("GET", "/healthz").status == 200


def test_wrong_tokens_count_against_the_address(contract: Contract, departments: Departments, keys: Path) -> None:
    departments.testbed("GetPerson", lambda *_: departments.make("testbed.v1.Person"))
    address = f"127.0.0.1:{departments.port}"
    made = running(contract, MemoryBus(), keys=keys, rpc_address=address, dev_issuer=True, rate=0.01, burst=3)
    with made as gateway:
        token = gateway.token()
        assert gateway.ask("GET", "/v1/testbed/people/p1", token=token).status == 200
        assert [gateway.ask("GET", "/v1/testbed/people/p1", token="x").status for _ in range(4)] == [401, 401, 401, 429]
        # Whoever is known already is not held up by strangers behind the same address.
        assert gateway.ask("GET", "/v1/testbed/people/p1", token=token).status == 200

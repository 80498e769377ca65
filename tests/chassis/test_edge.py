"""The edge: commit before answering, one reply per request id, one retry on a clash."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from civic.onething.v1.events_pb2 import CaseOpened
from sqlalchemy import insert

from chassis.auth import Actor, Keyring
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotSignedIn
from chassis.rpc import Method
from tests.chassis import toy
from tests.support import WINDOW, Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.edge import Tx
    from chassis.settings import Settings

COUNT = toy.proto.DESCRIPTOR.services_by_name["ToyService"].methods_by_name["Count"]


@pytest.fixture
def town(fresh: Callable[..., Settings], tmp_path: Path) -> Stage:
    return stage(fresh("toy"), [toy.toy(tmp_path / "toy")])


@pytest.fixture
def method(town: Stage) -> Method:
    return Method(town.host.departments["toy"].edge, COUNT, toy.count_key)


def metadata(town: Stage, actor: Actor = WINDOW, key: str = "") -> dict[str, str]:
    token = Keyring(town.host.settings.keys, "gateway").sign(actor)
    return {"authorization": f"Bearer {token}", **({"idempotency-key": key} if key else {})}


def ask(key: str = "c1") -> bytes:
    return toy.proto.CountRequest(key=key).SerializeToString()


def test_a_request_id_gives_the_first_reply_again(town: Stage, method: Method) -> None:
    """INVARIANT: a repeated request acts once; another body under its id is a conflict."""
    first = method.invoke(metadata(town, key="k"), ask())
    assert method.invoke(metadata(town, key="k"), ask()) == first
    with pytest.raises(Conflict):
        method.invoke(metadata(town, key="k"), ask("c2"))
    somebody = Actor("w2", "window", via="gateway")
    method.invoke(metadata(town, somebody, key="k"), ask("c2"))
    assert toy.counted(town.host.departments["toy"].db) == {"c1": 1, "c2": 1}


def test_the_same_request_at_the_same_moment(town: Stage, method: Method) -> None:
    replies: list[bytes] = []
    threads = [
        threading.Thread(target=lambda: replies.append(method.invoke(metadata(town, key="k"), ask()))) for _ in range(8)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(replies)) == 1
    assert len(replies) == 8
    assert toy.counted(town.host.departments["toy"].db) == {"c1": 1}
    assert len(town.announced("toy")) == 1


def test_a_refusal_leaves_nothing(town: Stage, method: Method) -> None:
    with pytest.raises(InvalidInput):
        method.invoke(metadata(town, key="k"), ask("x"))
    assert town.announced("toy") == []
    assert toy.rows(town.host.departments["toy"].db, "replies") == 0


def test_an_action_that_fails_announces_nothing(town: Stage) -> None:
    """INVARIANT: no event without its effect, no effect without its event."""

    def action(tx: Tx) -> None:
        toy.count(tx, CaseOpened(case_id="a"))
        raise toy.Broken

    with pytest.raises(toy.Broken):
        town.host.departments["toy"].edge.perform(action, WINDOW)
    assert town.announced("toy") == []
    assert toy.counted(town.host.departments["toy"].db) == {}


def test_a_recorded_refusal_leaves_its_record_and_nothing_else(town: Stage) -> None:
    """INVARIANT: what is to be recorded is, though all that the refused action did is undone; each attempt counts."""
    edge = town.host.departments["toy"].edge

    def action(tx: Tx) -> None:
        toy.count(tx, CaseOpened(case_id="done before"))
        raise NotAllowed("toy.no", "不行", "no").recorded(lambda own: toy.count(own, CaseOpened(case_id="attempt")))

    for attempt in (1, 2):
        with pytest.raises(NotAllowed):
            edge.perform(action, WINDOW)
        assert toy.counted(edge.db) == {"attempt": attempt}
    assert [event.case_id for event in town.announced("toy")] == ["attempt", "attempt"]


def test_a_refusal_that_cannot_be_recorded_is_not_told_as_one(town: Stage) -> None:
    edge = town.host.departments["toy"].edge

    def fail(tx: Tx) -> None:
        raise toy.Broken

    def action(tx: Tx) -> None:
        raise NotAllowed("toy.no", "不行", "no").recorded(fail)

    with pytest.raises(toy.Broken):
        edge.perform(action, WINDOW)


def test_one_retry_on_a_clash_and_no_more(town: Stage) -> None:
    edge = town.host.departments["toy"].edge
    tries = []

    def clash_once(tx: Tx) -> str:
        tries.append(1)
        tx.session.connection().execute(insert(toy.tally).values(key="k", n=1))
        if len(tries) == 1:
            tx.session.connection().execute(insert(toy.tally).values(key="k", n=1))
        return "done"

    assert edge.perform(clash_once, WINDOW) == "done"
    assert len(tries) == 2


def test_only_believed_tokens_open_the_door(town: Stage, method: Method) -> None:
    keys = town.host.settings.keys
    with pytest.raises(NotSignedIn):
        method.invoke({}, ask())
    with pytest.raises(NotSignedIn):
        method.invoke({"authorization": "Bearer nonsense"}, ask())
    # A department cannot vouch for a person, nor for another department.
    forged = Keyring(keys, "health").sign(Actor("r1", "resident"))
    with pytest.raises(NotSignedIn):
        method.invoke({"authorization": f"Bearer {forged}"}, ask())
    forged = Keyring(keys, "health").sign(Actor("registry", "service", department="registry"))
    with pytest.raises(NotSignedIn):
        method.invoke({"authorization": f"Bearer {forged}"}, ask())
    with pytest.raises(NotAllowed):
        method.invoke(metadata(town, Actor("s1", "supervisor", via="gateway")), ask())


def test_on_behalf_of(town: Stage) -> None:
    keys = town.host.settings.keys
    person = Keyring(keys, "gateway").verify(Keyring(keys, "gateway").sign(Actor("r1", "resident")))
    asked = Keyring(keys, "health").ask_as(person, "检查", "case-9")
    seen = Keyring(keys, "registry").verify(asked)
    assert (seen.subject, seen.role, seen.via, seen.purpose, seen.case_id) == (
        "r1",
        "resident",
        "health",
        "检查",
        "case-9",
    )


def test_a_token_carries_all_that_is_said_of_the_actor(town: Stage) -> None:
    gateway = Keyring(town.host.settings.keys, "gateway")
    officer = Actor("o1", "officer", county="330802", department="health", town="330802005", purpose="审核")
    seen = gateway.verify(gateway.sign(officer))
    assert seen.claims() == officer.claims()
    assert seen.town == "330802005"
    asked = Keyring(town.host.settings.keys, "health").ask_as(seen, "检查", "case-9")
    assert Keyring(town.host.settings.keys, "registry").verify(asked).town == "330802005"


def test_seal_opens_only_unaltered(town: Stage) -> None:
    ring = Keyring(town.host.settings.keys, "onething")
    sealed = ring.seal("health", "王芳".encode())
    assert Keyring(town.host.settings.keys, "health").unseal(sealed).decode() == "王芳"
    for place in (1, 10, len(sealed) - 1):
        altered = bytearray(sealed)
        altered[place] ^= 1
        with pytest.raises((NotSignedIn, FileNotFoundError)):
            ring.unseal(bytes(altered))

"""What a department holds beside its database, and long looks at a request before its transaction opens."""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING

import pytest

from chassis.auth import Actor, Keyring, make_keys
from chassis.errors import InvalidInput
from chassis.rpc import Method
from chassis.service import Host
from tests.chassis import toy
from tests.support import KEYS

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.edge import Tx
    from chassis.settings import Settings


def test_a_long_look_is_taken_while_no_transaction_is_open(fresh: Callable[..., Settings], tmp_path: Path) -> None:
    """INVARIANT: a look beforehand keeps nobody waiting for the database; what it refuses is not acted upon."""
    settings = fresh("toy")
    make_keys(settings.keys, KEYS)
    seen: list[object] = []

    def look(request: toy.proto.CountRequest) -> None:
        # A writer of its own would wait for one that is open.
        host.departments["toy"].edge.perform(lambda tx: toy.count_key(tx, toy.proto.CountRequest(key="look")), WHO)
        if request.key == "bad":
            raise InvalidInput("toy.bad", "不行", "no")

    def count(tx: Tx, request: toy.proto.CountRequest) -> object:
        seen.append(tx.held)
        return toy.count_key(tx, request)

    service = dataclasses.replace(
        toy.toy(tmp_path / "toy"),
        rpcs={"Count": count},
        opens=lambda settings, keyring: (settings.data, keyring.name),
        beforehand={"Count": look},
    )
    host = Host(settings, [service], roles=())
    (descriptor,) = service.proto.DESCRIPTOR.services_by_name.values()
    method = Method(host.departments["toy"].edge, descriptor.methods_by_name["Count"], count, look)
    token = Keyring(settings.keys, "gateway").sign(WHO)
    for key in ("good", "bad"):
        call = {"authorization": f"Bearer {token}"}, toy.proto.CountRequest(key=key).SerializeToString()
        if key == "bad":
            with pytest.raises(InvalidInput):
                method.invoke(*call)
        else:
            method.invoke(*call)
    assert toy.counted(host.departments["toy"].db) == {"look": 2, "good": 1}
    assert seen == [(settings.data, "toy")]


def test_a_look_at_a_method_that_is_not_there_stops_the_start(tmp_path: Path) -> None:
    service = dataclasses.replace(toy.toy(tmp_path / "toy"), beforehand={"Cuont": print})
    with pytest.raises(ValueError, match="beforehand names no method"):
        service.check()


WHO = Actor("w1", "window", county="330802", via="gateway")

"""The orchestrator and the registry in one process, calling each other over gRPC."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

from chassis.auth import Actor, Keyring, make_keys
from chassis.service import Host
from deploy.local.processes import kept_port
from services.onething.main import SERVICE as ONETHING
from services.registry.main import SERVICE as REGISTRY
from services.registry.models import Household
from tests.registry import making
from tests.support import KEYS, Stage

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chassis.settings import Settings


@contextmanager
def together(settings: Settings) -> Iterator[Stage]:
    """Both with nothing but RPCs running; m1 and f1 live in household h1."""
    settings.data.mkdir(parents=True, exist_ok=True)
    make_keys(settings.keys, KEYS)
    address = f"127.0.0.1:{kept_port(settings.data / 'rpc.port')}"
    served = settings.model_copy(update={"rpc_listen": address, "rpc_address": address})
    host = Host(served, [REGISTRY, ONETHING], roles=("rpc",))
    host.start()
    found = Stage(host)
    household = Household(id="h1", village=making.VILLAGES[making.KECHENG], address="浙江省衢州市柯城区8号")
    try:
        making.enter(found, [household, *making.make_couple()])
        yield found
    finally:
        host.stop()


def signed(stage: Stage, actor: Actor) -> Actor:
    """The actor with the token that the gateway would have signed."""
    gateway = Keyring(stage.host.settings.keys, "gateway")
    return replace(gateway.verify(gateway.sign(actor)), purpose=actor.purpose)

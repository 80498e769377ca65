"""Departments that run in a process of their own beside the others, which starts them and keeps them up."""

from __future__ import annotations

import json
import logging
import os
import socket
import subprocess
import sys
import threading
from typing import TYPE_CHECKING

from chassis.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Sequence

log = logging.getLogger(__name__)
# Never imported beside others: policy imports an engine under the AGPL-3.0 (services/policy/LICENSE-NOTE.md) and is
# reached by gRPC alone.
APART = ("policy",)
_STOP_SECONDS, _PAUSE_SECONDS = 10, 1.0


def addressed(settings: Settings, names: Sequence[str]) -> Settings:
    """The settings with an address for each of these departments: the one it was given, or a free loopback port."""
    given = {name: settings.rpc_addresses.get(name, settings.rpc_listen) for name in names}
    own = {name: _free() if address == settings.rpc_listen else address for name, address in given.items()}
    return settings.model_copy(update={"rpc_addresses": {**settings.rpc_addresses, **own}})


def told(settings: Settings, said: str) -> Settings:
    """A child's settings: its environment's, and what its parent said."""
    return settings.model_copy(update=json.loads(said)) if said else settings


def end_with_parent() -> None:
    """Ends this process when its standard input closes: a parent that was killed cannot say goodbye."""

    def watch() -> None:
        # Not through the buffer: a thread that holds its lock would make the interpreter abort when it ends in order.
        while os.read(sys.stdin.fileno(), 1):
            pass
        os._exit(1)

    threading.Thread(target=watch, name="parent", daemon=True).start()


class Apart:
    """One department in a child process. If it ends on its own, it is started again."""

    def __init__(self, name: str, settings: Settings, others: Sequence[str], roles: Sequence[str]) -> None:
        """Starts it; `others` are the departments it may ask, `roles` what it does."""
        addresses = {other: settings.address(other) for other in others}
        listen = settings.rpc_addresses[name]
        said = json.dumps({"rpc_listen": listen, "rpc_address": listen, "rpc_addresses": addresses})
        words = [word for role in roles for word in ("--role", role)]
        self.name = name
        self._command = [sys.executable, "-m", "services", name, "--child", said, *words]
        self._stopping = threading.Event()
        self._process = self._start()
        self._thread = threading.Thread(target=self._keep, name=f"apart-{name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stops it in order; what does not end in time is killed."""
        self._stopping.set()
        self._process.terminate()
        try:
            self._process.wait(_STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self._process.kill()
        self._thread.join(_STOP_SECONDS)

    def _start(self) -> subprocess.Popen[bytes]:
        # The pipe is never written to: it closes when this process ends, however it ends.
        return subprocess.Popen(self._command, stdin=subprocess.PIPE)  # noqa: S603 - ourselves

    def _keep(self) -> None:
        while True:
            code = self._process.wait()
            if self._stopping.wait(_PAUSE_SECONDS):
                return
            log.error("%s ended with %s and is started again", self.name, code)
            self._process = self._start()


def _free() -> str:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return f"127.0.0.1:{port}"

"""Start the platform's own processes on free loopback ports: for the demonstration, the journeys and the benchmark."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from typing import TYPE_CHECKING, Self

from chassis.auth import make_keys
from chassis.settings import Settings
from deploy.local.processes import EngineFailed, guard, kept_port
from gateway.token import issue
from services.__main__ import DEPARTMENTS
from services.apart import APART

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parents[2]
START_SECONDS = 60


class Platform:
    """Processes of one platform, each with the arguments of `python -m services` it gets; `http` is the gateway.

    By default one process hosts everything. With several, each process's departments are called at an address of
    their own, and the one that is given ``--gateway`` serves HTTP.
    """

    def __init__(
        self, folder: Path, env: Mapping[str, str], processes: Mapping[str, Sequence[str]] | None = None
    ) -> None:
        """Starts nothing yet."""
        folder.mkdir(parents=True, exist_ok=True)
        self.folder, self.processes = folder, processes or {"all": []}
        self.http = f"127.0.0.1:{kept_port(folder / 'http.port')}"
        self._listen = {name: f"127.0.0.1:{kept_port(folder / f'{name}.port')}" for name in self.processes}
        addresses = {
            department: self._listen[name]
            for name, words in self.processes.items()
            for department in (DEPARTMENTS if name == "all" else words)
            if department in DEPARTMENTS
        }
        # What runs apart gets a process of its own from the one it was named with, and needs an address that stays.
        for department in APART:
            if list(self.processes.get(department, ())) != [department]:
                addresses[department] = f"127.0.0.1:{kept_port(folder / f'{department}.port')}"
        self.env = {
            "CIVIC_DATA": str(folder / "data"),
            "CIVIC_KEYS": str(folder / "keys"),
            "CIVIC_DEV_ISSUER": "true",
            "CIVIC_HTTP_LISTEN": self.http,
            "CIVIC_RPC_ADDRESSES": json.dumps(addresses),
            "CIVIC_RATE": "100000",
            "CIVIC_BURST": "100000",
            **env,
        }
        self.settings = Settings(data=folder / "data", keys=folder / "keys")
        self.running: dict[str, subprocess.Popen[bytes]] = {}
        self._killed = 0.0

    def __enter__(self) -> Self:
        """Started and ready."""
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        """Stopped in order."""
        self.stop()

    def start(self) -> None:
        """Starts every process and waits until all is ready. Raises EngineFailed with what the processes logged."""
        make_keys(self.settings.keys, (*DEPARTMENTS, "gateway"))
        for name in self.processes:
            self.spawn(name)
        self.wait()

    def spawn(self, name: str) -> None:
        """Starts one process."""
        env = {**os.environ, **self.env, "CIVIC_RPC_LISTEN": self._listen[name]}
        env["PYTHONPATH"] = os.pathsep.join([str(ROOT), str(ROOT / "proto" / "gen")])
        command = [*guard("KILL"), sys.executable, "-m", "services", *self.processes[name]]
        with (self.folder / f"{name}.log").open("ab") as log:
            self.running[name] = subprocess.Popen(command, cwd=ROOT, env=env, stdout=log, stderr=log)

    def wait(self) -> None:
        """Until the gateway finds every department and the bus ready."""
        # The gateway gives one answer for a second: an answer from before a kill would say that all is well.
        time.sleep(max(0.0, self._killed + 1.2 - time.monotonic()))
        end = time.monotonic() + START_SECONDS
        while True:
            try:
                with urllib.request.urlopen(f"http://{self.http}/readyz", timeout=5):
                    return
            except (urllib.error.URLError, OSError) as error:
                dead = [name for name, process in self.running.items() if process.poll() is not None]
                if dead or time.monotonic() > end:
                    tail = "\n".join(self.log(name)[-2000:] for name in dead or self.running)
                    raise EngineFailed(f"not ready ({error}); {', '.join(dead)} ended\n{tail}") from error
                time.sleep(0.05)

    def log(self, name: str) -> str:
        """What a process has logged."""
        return (self.folder / f"{name}.log").read_text(errors="replace")

    def kill(self, name: str) -> None:
        """SIGKILL: as if the machine had lost it."""
        self.running[name].kill()
        self.running.pop(name).wait()
        self._killed = time.monotonic()

    def stop(self) -> None:
        """SIGTERM to all, gateway first; what does not end within 15 s is killed."""
        for process in self.running.values():
            process.send_signal(signal.SIGTERM)
        for process in self.running.values():
            try:
                process.wait(15)
            except subprocess.TimeoutExpired:
                process.kill()
        self.running.clear()

    def token(self, role: str, subject: str, county: str = "", department: str = "", town: str = "") -> str:
        """A development token."""
        return issue(self.settings, subject, role, county, department, town=town)

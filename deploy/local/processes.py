"""Keep an engine's process: started and ready, stopped in order or crashed, and never left behind."""

from __future__ import annotations

import atexit
import contextlib
import fcntl
import os
import secrets
import shutil
import signal
import socket
import subprocess
import threading
import time
from concurrent.futures import Future
from dataclasses import dataclass
from typing import TYPE_CHECKING, Self

import psutil

if TYPE_CHECKING:
    import pwd
    from collections.abc import Callable, Sequence
    from pathlib import Path

START_SECONDS = 60
STOP_SECONDS = 30
LOG_TAIL = 3000  # characters of an engine's own words in the error message

# Below the range from which Linux and macOS pick a client's own port. Inside it, a client that retries while the engine
# is down can be given the engine's port, or even connect to itself, and the restart finds its port taken.
PORTS = range(20_000, 32_000)


class EngineMissing(RuntimeError):
    """Something has to be installed first; the message says what, in English and Chinese."""


class EngineFailed(RuntimeError):
    """An engine, or a command it needs, did not succeed; the message ends with what it printed last."""


class EngineNotOurs(RuntimeError):
    """The engine was named by the environment: whoever started it may stop it."""


@dataclass(frozen=True)
class Launch:
    """How an engine of ours is started, again and again, at the same port and on the same data."""

    command: Sequence[str]
    home: Path
    log: Path
    stop: signal.Signals
    answers: Callable[[], bool]


class Engine:
    """An engine at an address; without a launch it is somebody else's."""

    def __init__(self, address: str, launch: Launch | None) -> None:
        self._address = address
        self._launch = launch
        self._process: subprocess.Popen[bytes] | None = None
        self._owner = os.getpid()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._launch is not None:
            self.stop()

    def restart(self) -> None:
        """Start, at the same port and on the same data; an engine that still runs is stopped first.

        Raises: EngineFailed, when it is not ready within ``START_SECONDS``; EngineNotOurs.
        """
        self.stop()
        launch = self._ours()
        process = self._process = _spawn(launch)
        atexit.register(self._leave)
        deadline = time.monotonic() + START_SECONDS
        while process.poll() is None and time.monotonic() < deadline:
            if launch.answers():
                return
            time.sleep(0.05)
        end = "it was not ready in time" if process.poll() is None else f"it ended with {process.poll()}"
        self.kill()
        message = f"{launch.log.stem} did not start, {end}:\n{launch.log.read_text(errors='replace')[-LOG_TAIL:]}"
        raise EngineFailed(message)

    def stop(self) -> None:
        """Shut the engine down in good order; one that is not running stays as it is. Raises: EngineNotOurs."""
        launch, process = self._ours(), self._process
        if process is None:
            return
        process.send_signal(signal.SIGCONT)  # a paused engine would not hear the next signal
        process.send_signal(launch.stop)
        try:
            process.wait(STOP_SECONDS)
        except subprocess.TimeoutExpired:
            self.kill()
        self._gone()

    def kill(self) -> None:
        """Crash the engine: SIGKILL for it and for each of its children, with no chance to tidy up.

        Returns when all are dead: PostgreSQL refuses to start while one backend still holds the old shared memory.
        Raises: EngineNotOurs.
        """
        self._ours()
        process = self._process
        if process is None:
            return
        children: list[psutil.Process] = []
        with contextlib.suppress(psutil.NoSuchProcess):
            if process.poll() is None:
                parent = psutil.Process(process.pid)
                parent.suspend()  # or it could have another child while we count
                children = parent.children(recursive=True)
        process.kill()
        for child in children:
            with contextlib.suppress(psutil.NoSuchProcess):
                child.kill()
        process.wait(STOP_SECONDS)
        while any(map(is_alive, children)):
            time.sleep(0.005)
        self._gone()

    def _ours(self) -> Launch:
        if self._launch is None:
            message = "the environment named this engine: it is not ours to stop · 环境变量指定的服务不归本程序启停"
            raise EngineNotOurs(message)
        return self._launch

    def _gone(self) -> None:
        self._process = None
        atexit.unregister(self._leave)

    def _leave(self) -> None:
        if os.getpid() == self._owner:  # a forked child that exits must not take the engine with it
            self.stop()


def is_alive(process: psutil.Process) -> bool:
    """Tell whether the process still runs; a zombie holds nothing, and in a container nobody may ever collect it."""
    try:
        return bool(process.status() != psutil.STATUS_ZOMBIE)
    except psutil.NoSuchProcess:
        return False


def guard(death: str, account: pwd.struct_passwd | None = None) -> tuple[str, ...]:
    """Return the words before a command that send it signal ``death`` when we die, and that run it as ``account``.

    They work even when we die by SIGKILL. setpriv and not ``preexec_fn``, which can deadlock beside gRPC's threads;
    outside Linux there is no setpriv and only ``atexit`` remains. Raises: EngineMissing.
    """
    if shutil.which("setpriv") is None:
        if account:
            message = "PostgreSQL refuses root: install util-linux (setpriv) · 不能以 root 运行，请安装 util-linux"
            raise EngineMissing(message)
        return ()
    user = ("--reuid", str(account.pw_uid), "--regid", str(account.pw_gid), "--clear-groups") if account else ()
    return ("setpriv", "--pdeathsig", death, *user, "--")


def run(command: Sequence[str], seconds: float = START_SECONDS, cwd: Path | None = None) -> None:
    """Run a command to its end. Raises: EngineFailed."""
    try:
        subprocess.run(command, cwd=cwd, timeout=seconds, check=True, capture_output=True)
    except (subprocess.CalledProcessError, subprocess.TimeoutExpired) as error:
        printed = ((error.stdout or b"") + (error.stderr or b"")).decode(errors="replace")
        message = f"{error}:\n{printed[-LOG_TAIL:]}"
        raise EngineFailed(message) from error


def kept_port(file: Path) -> int:
    """Return the port noted in ``file``, or a free one that is then noted: data and port stay together."""
    while not file.exists():
        port = secrets.choice(PORTS)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            file.write_text(str(port))
    return int(file.read_text())


def filled(folder: Path, fill: Callable[[Path], None]) -> Path:
    """Return ``folder``, filled once: one process fills it while others wait, and an interrupted one begins anew."""
    complete = folder / "complete"
    if not complete.exists():
        folder.parent.mkdir(parents=True, exist_ok=True)
        with folder.with_name(f"{folder.name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not complete.exists():
                shutil.rmtree(folder, ignore_errors=True)
                folder.mkdir()
                fill(folder)
                complete.touch()
    return folder


def _spawn(launch: Launch) -> subprocess.Popen[bytes]:
    """Start the engine from a thread that lives as long as it does.

    Linux sends the death signal when the *thread* that started the child ends, and a caller's thread may end early.
    """
    started: Future[subprocess.Popen[bytes]] = Future()

    def live() -> None:
        try:
            with launch.log.open("ab") as log:
                process = subprocess.Popen(
                    launch.command,
                    cwd=launch.home,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    process_group=0,  # Ctrl-C is for the tests, which then stop the engines in order
                )
        except OSError as error:
            started.set_exception(error)
            return
        started.set_result(process)
        process.wait()

    threading.Thread(target=live, name="engine", daemon=True).start()
    return started.result()

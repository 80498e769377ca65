"""A department as a value, and the process that hosts one, some or all of them."""

from __future__ import annotations

import gc
import logging
import signal
import sys
import threading
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any, Protocol

from sqlalchemy import delete, text

from chassis import db as database
from chassis import operations, telemetry
from chassis.auth import Keyring
from chassis.bus import MemoryBus, open_bus
from chassis.edge import Edge, Tx, system
from chassis.inbox import Inbox, Listener, Reactions
from chassis.outbox import Relay
from chassis.rpc import Asker, Method, Rpc, Server
from chassis.settings import Settings
from chassis.signing import digest

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path
    from types import ModuleType

    from sqlalchemy import MetaData

    from chassis.bus import Bus

log = logging.getLogger(__name__)
ROLES = ("rpc", "relay", "reactions", "jobs", "doors")
# Redelivery never reaches back this far: Kafka keeps a week.
REMEMBERED = timedelta(days=30)


@dataclass(frozen=True)
class Job:
    """Something a department does by the clock. It must be harmless to run twice.

    An action that returns True has more to do: it is called again at once, in a transaction of its own.
    """

    name: str
    every_seconds: float
    action: Callable[[Tx], bool | None]


class Open(Protocol):
    """An open door."""

    def close(self) -> None:
        """Takes nothing more, finishes what is in hand."""
        ...


@dataclass(frozen=True)
class Door:
    """A way in of a department's own, beside RPCs and events: terminals over TCP, devices over MQTT.

    `open(edge, bus, address)` listens or connects and returns at once; what comes in acts through `edge.perform`, like
    everything else. The address comes from the settings (CIVIC_DOORS) under "department.name"; without one the door
    stays closed.
    """

    name: str
    open: Callable[[Edge, Bus, str], Open]


@dataclass(frozen=True)
class Service:
    """Everything the chassis needs to know of a department.

    `demonstrate(tx, residents, seed)` fills an empty department with the demonstration city. `at_start` reads the
    department's data and raises if it is wrong. `opens(settings, keyring)` gives what the department holds beside its
    database as long as it runs; its actions find it as `tx.held`. `beforehand` are long looks at a request by method
    name, taken before the transaction opens, so that nobody waits for them; they raise DomainError.
    """

    name: str
    folder: Path
    proto: ModuleType
    rpcs: Mapping[str, Rpc]
    tables: MetaData
    reactions: Reactions = field(default_factory=lambda: Reactions({}))
    jobs: tuple[Job, ...] = ()
    doors: tuple[Door, ...] = ()
    demonstrate: Callable[..., None] | None = None
    at_start: Callable[[], object] | None = None
    opens: Callable[[Settings, Keyring], object] | None = None
    beforehand: Mapping[str, Callable[[Any], object]] = field(default_factory=dict)

    def check(self) -> None:
        """Forgetting is loud: raises ValueError if a method has no function or a reaction no announced event."""
        (descriptor,) = self.proto.DESCRIPTOR.services_by_name.values()
        said, made = set(descriptor.methods_by_name), set(self.rpcs)
        if said != made:
            more, less = sorted(made - said), sorted(said - made)
            msg = f"{self.name}: RPCS without method {more}, methods without function {less}"
            raise ValueError(msg)
        if nobody := sorted(set(self.beforehand) - said):
            msg = f"{self.name}: beforehand names no method: {nobody}"
            raise ValueError(msg)
        for event in self.reactions.by_event:
            if not event.DESCRIPTOR.file.name.endswith("/events.proto"):
                msg = f"{self.name}: nobody announces {event.DESCRIPTOR.full_name}: it is in no events.proto"
                raise ValueError(msg)
        if self.at_start:
            self.at_start()

    def rules_digest(self) -> str:
        """Digest of the department's rules and dated parameters: the version that its decisions name."""
        paths = {*self.folder.rglob("rules.py"), *self.folder.rglob("rules/**/*.py"), *self.folder.rglob("*.yaml")}
        return digest(b"\0".join(path.name.encode() + b"\0" + path.read_bytes() for path in sorted(paths)))


class Department:
    """One department running in this process."""

    def __init__(self, service: Service, settings: Settings, bus: Bus) -> None:
        """Connects, and brings the database to the newest version."""
        service.check()
        self.service, self._settings, self._bus = service, settings, bus
        self.keyring = Keyring(settings.keys, service.name)
        self.asker = Asker(self.keyring, settings)
        self.db = database.Database(settings.database(service.name), pool=settings.rpc_threads + 4)
        database.migrate(self.db.engine, str(service.folder / "migrations"))
        held = service.opens(settings, self.keyring) if service.opens else None
        rules = service.rules_digest()
        self.edge = Edge(service.name, self.db, self.keyring, self.asker, rules, held, settings.public_url)
        self.inbox = Inbox(self.edge, service.reactions)
        self.relay: Relay | None = None
        self.listener: Listener | None = None
        self._jobs: list[_Clock] = []
        self._doors: list[Open] = []

    def start(self, roles: Sequence[str]) -> None:
        """The threads of the roles; calls are served by the process's one server."""
        if "relay" in roles:
            self.relay = Relay(self.edge, self._bus)
            self.relay.start()
        if "reactions" in roles and self.service.reactions.by_event:
            self.listener = Listener(self.edge, self._bus, self.service.reactions, self.inbox)
            self.listener.start()
        if "jobs" in roles:
            self._jobs = [_Clock(self.edge, job) for job in (*self.service.jobs, Job("forget", 3600.0, forget))]
        if "doors" in roles:
            addresses = (
                (door, self._settings.doors.get(f"{self.service.name}.{door.name}")) for door in self.service.doors
            )
            self._doors = [door.open(self.edge, self._bus, address) for door, address in addresses if address]

    def pause_reactions(self) -> None:
        """As if this department's listener were down; `resume_reactions` takes up where it was."""
        if self.listener:
            self.listener.stop()

    def resume_reactions(self) -> None:
        """See `pause_reactions`."""
        self.start(["reactions"])

    def stop(self) -> None:
        """Nothing new, then the batch in hand, then sends what is left."""
        for door in self._doors:
            door.close()
        for clock in self._jobs:
            clock.stop()
        if self.listener:
            self.listener.stop()
        if self.relay:
            self.relay.stop()
        self.asker.close()
        self.db.engine.dispose()


class Host:
    """A process: departments, the bus, one gRPC server."""

    def __init__(self, settings: Settings, services: Sequence[Service], roles: Sequence[str] = ROLES) -> None:
        """Starts nothing yet, but migrates."""
        self.settings, self._roles = settings, roles
        settings.data.mkdir(parents=True, exist_ok=True)
        self.bus = open_bus(settings)
        self.departments = {service.name: Department(service, settings, self.bus) for service in services}
        self.server: Server | None = None

    def demonstrate(self) -> None:
        """Loads the demonstration city into departments that are empty."""
        count, seed = self.settings.demo_residents, self.settings.demo_seed
        for department in self.departments.values():
            load = department.service.demonstrate
            if load and count:
                department.edge.perform(partial(load, residents=count, seed=seed), system(department.service.name))

    def start(self) -> None:
        """Listens first, so that nothing is published that nobody hears; then serves."""
        if isinstance(self.bus, MemoryBus):
            for department in self.departments.values():
                self.bus.subscribe(
                    department.service.name, department.service.reactions.topics(department.service.name)
                )
        for department in self.departments.values():
            department.start(self._roles)
        if "rpc" in self._roles and self.departments:
            alive = {name: department.db.alive for name, department in self.departments.items()}
            self.server = Server(self.settings.rpc_listen, self.settings.rpc_threads, alive)
            for department in self.departments.values():
                (descriptor,) = department.service.proto.DESCRIPTOR.services_by_name.values()
                methods = {
                    name: Method(
                        department.edge,
                        descriptor.methods_by_name[name],
                        function,
                        department.service.beforehand.get(name),
                    ).invoke
                    for name, function in department.service.rpcs.items()
                }
                self.server.add(descriptor, methods)
            inboxes = {name: (department.edge, department.inbox) for name, department in self.departments.items()}
            self.server.add(operations.SERVICE, operations.invokes(inboxes))
            self.server.start()

    def stop(self) -> None:
        """No new calls, then no new events, then everything committed is sent."""
        if self.server:
            self.server.stop()
        for department in self.departments.values():
            department.stop()
        self.bus.close()
        telemetry.stop()


def forget(tx: Tx) -> None:
    """Clears event ids and stored replies that no redelivery or retry can reach any more."""
    for table in (database.inbox, database.replies):
        tx.session.connection().execute(delete(table).where(table.c.at < tx.now - REMEMBERED))


class _Clock:
    """The thread of one job. Of several replicas one runs it at a time."""

    def __init__(self, edge: Edge, job: Job) -> None:
        self._edge, self._job = edge, job
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"job-{edge.service}-{job.name}", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        while not self._stopping.wait(self._job.every_seconds):
            try:
                while self._edge.perform(self._locked, system(self._edge.service)) and not self._stopping.is_set():
                    pass
            except Exception:
                log.exception("job %s of %s failed at %s", self._job.name, self._edge.service, datetime.now(UTC))

    def _locked(self, tx: Tx) -> bool:
        if not self._edge.db.sqlite:
            query = text("SELECT pg_try_advisory_xact_lock(hashtext(:name))")
            if not tx.session.connection().execute(query, {"name": self._job.name}).scalar_one():
                return False
        return bool(self._job.action(tx))


def settle() -> None:
    """What stays for the life of the process is no longer searched for garbage.

    Searching it at every batch of events cost a third of the processor (bench, 2026-11-23).
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def run(*services: Service) -> None:
    """Runs departments in this process until SIGTERM or SIGINT: `python -m services.health.main [role …]`."""
    roles = sys.argv[1:] or list(ROLES)
    if unknown := sorted(set(roles) - set(ROLES)):
        raise SystemExit(f"unknown role {', '.join(unknown)}; roles: {', '.join(ROLES)}")
    settings = Settings()
    telemetry.start("+".join(service.name for service in services), settings.otlp_endpoint, settings.otlp_sample)
    host = Host(settings, services, roles)
    asked = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: asked.set())
    host.demonstrate()
    host.start()
    settle()
    log.info("%s ready", ", ".join(host.departments))
    asked.wait()
    host.stop()

"""The relay: sends what was committed, in order, and clears what was acknowledged. One per department.

It is woken, in memory or by NOTIFY, and then reads the table: one SELECT per batch. Reading, and not being handed the
rows, is what keeps the order of one key: when a later fact is visible so is the earlier one (docs/adr/0003).
"""

from __future__ import annotations

import logging
import threading
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import orjson
import psycopg
from sqlalchemy import func, select, text
from sqlalchemy.exc import DBAPIError

from chassis import telemetry
from chassis.bus import BusDown
from chassis.db import outbox
from chassis.events import Record
from chassis.pace import rest

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy.engine import Connection

    from chassis.bus import Bus
    from chassis.edge import Edge

log = logging.getLogger(__name__)
BATCH = 1000
IDLE_SECONDS = 5.0
PAUSES = (0.1, 0.5, 1.0, 2.0, 5.0)


class Relay:
    """Start it, and stop it after the last action: `stop` sends what is left."""

    def __init__(self, edge: Edge, bus: Bus) -> None:
        """Does nothing before `start`."""
        self._edge, self._bus = edge, bus
        self._news, self._stopping = threading.Event(), threading.Event()
        self._acked: list[int] = []
        self._in_flight: set[int] = set()
        self._handed = 0
        self._lock = threading.Lock()
        self._thread = threading.Thread(target=self._run, name=f"relay-{edge.service}", daemon=True)
        self._lost = threading.Event()

    def start(self) -> None:
        """From now on."""
        self._thread.start()

    def stop(self) -> None:
        """Sends what was committed so far, if the bus takes it at once."""
        self._stopping.set()
        self._news.set()
        self._thread.join(timeout=8)

    def depth(self) -> int:
        """Rows that wait to be acknowledged."""
        with self._edge.db.transaction(write=False) as session:
            return int(session.connection().execute(select(func.count()).select_from(outbox)).scalar_one())

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            try:
                with self._leadership() as held:
                    if not held:
                        self._stopping.wait(1.0)
                    while held and not self._lost.is_set():
                        ending = self._stopping.is_set()
                        self._news.clear()
                        while self._send():
                            failures = 0
                        if ending:
                            return
                        self._news.wait(IDLE_SECONDS)
            except (BusDown, DBAPIError) as error:
                failures += 1
                log.warning("relay of %s waits: %s", self._edge.service, error)
            except Exception:
                # A relay that ended would leave events unsent and nobody told: whatever it is, it is tried again.
                failures += 1
                log.exception("relay of %s tries again", self._edge.service)
            self._stopping.wait(PAUSES[min(failures, len(PAUSES) - 1)])

    @contextmanager
    def _leadership(self) -> Iterator[bool]:
        """True while this is the one relay of the department: a PostgreSQL advisory lock elects it.

        Only the leader is woken in memory; without it the edge tells PostgreSQL, and the leader listens.
        """
        self._lost.clear()
        if self._edge.db.sqlite:
            self._edge.wake = self._news.set
            yield True
            return
        with self._edge.db.engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
            held = connection.execute(text("SELECT pg_try_advisory_lock(hashtext(:n))"), {"n": "relay"}).scalar_one()
            if not held:
                yield False
                return
            connection.execute(text("LISTEN outbox"))
            ears = threading.Thread(target=self._listen, args=(connection,), daemon=True)
            ears.start()
            self._edge.wake = self._news.set
            try:
                yield True
            finally:
                self._edge.wake = None
                self._lost.set()
                ears.join(timeout=2)
                connection.invalidate()  # lets go of lock and LISTEN, whatever state the connection is in

    def _listen(self, connection: Connection) -> None:
        raw: Any = connection.connection.driver_connection
        try:
            while not self._lost.is_set():
                for _ in raw.notifies(timeout=1.0, stop_after=1):
                    self._news.set()
        except psycopg.Error:
            self._lost.set()
            self._news.set()

    def _send(self) -> bool:
        """One batch; True if there was one. What was acknowledged meanwhile is cleared in the same statement."""
        with self._lock:
            done, self._acked = self._acked, []
        rows = self._edge.db.outbox_batch(done, self._handed, BATCH + len(self._in_flight))
        with self._lock:
            self._in_flight.difference_update(done)
            records = [
                Record(topic, key, orjson.loads(headers), data, seq)
                for seq, topic, key, headers, data in rows
                if seq not in self._in_flight
            ]
            self._in_flight.update(record.seq for record in records)
        if not records:
            return bool(done)
        began = time.monotonic()
        try:
            self._bus.publish(records, self._on_acked)
        except BusDown:
            with self._lock:
                self._in_flight.difference_update({record.seq for record in records} - set(self._acked))
            raise
        self._handed = max(self._handed, records[-1].seq)
        telemetry.EVENTS_SENT.add(len(records), {"department": self._edge.service})
        rest(began, self._stopping)
        return True

    def _on_acked(self, seqs: Sequence[int]) -> None:
        with self._lock:
            self._acked.extend(seqs)
        self._news.set()

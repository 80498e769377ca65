"""Positions on their way to the bus: many in one event, and answered to the terminal only once the bus has them."""

from __future__ import annotations

import logging
import threading
import time
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, NamedTuple

from civic.transport.positions.v1 import events_pb2 as events
from crc32c import crc32c

from chassis.bus import BusDown
from chassis.events import Record, headers_of, new_id, topic_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.bus import Bus

log = logging.getLogger(__name__)
TOPIC = topic_of(events.PositionsReported)
# Vehicles are shared out over so many keys; a key stays on its partition, so at most so many consumers share the work.
SHARES = 16
# A batch waits so long for more: what a record costs is mostly the record, not the positions in it.
LINGER_SECONDS = 0.1
# A record stays far below the broker's megabyte.
MOST_IN_RECORD = 5000
# With the bus away, positions wait here; past that they are dropped, and the terminal sends them again unanswered.
MOST_WAITING = 100_000
PAUSES = (0.1, 0.5, 1.0, 2.0)


class Taken(NamedTuple):
    """A position, and what to call once it is safe."""

    position: events.Position
    done: Any


class Publisher:
    """One thread that sends. `on_done` gets, from any thread, the `done` marks of what is safe on the bus."""

    def __init__(self, bus: Bus, on_done: Callable[[Sequence[Any]], None]) -> None:
        self._bus, self._on_done = bus, on_done
        self._waiting: list[Taken] = []
        self._news, self._stopping, self._lock = threading.Event(), threading.Event(), threading.Lock()
        self._flying: dict[int, list[Any]] = {}
        self._serial = 0
        # What was dropped because the bus is away.
        self.dropped = 0
        self._thread = threading.Thread(target=self._run, name="positions-to-bus", daemon=True)
        self._thread.start()

    def put(self, taken: Taken) -> None:
        """From one thread only. Never waits."""
        if len(self._waiting) >= MOST_WAITING:
            self.dropped += 1
            return
        self._waiting.append(taken)
        if not self._news.is_set():
            self._news.set()

    def close(self) -> None:
        """Sends what waits, if the bus takes it at once."""
        self._stopping.set()
        self._news.set()
        self._thread.join(timeout=5)

    def _run(self) -> None:
        failures = 0
        kept: list[tuple[Record, list[Any]]] = []
        while True:
            self._news.wait(1.0)
            self._stopping.wait(LINGER_SECONDS)
            self._news.clear()
            # Only ever cut off in front, so that an append from the other thread is never lost.
            batch = self._waiting[:]
            del self._waiting[: len(batch)]
            kept += self._records(batch)
            if kept:
                try:
                    self._send(kept)
                    kept, failures = [], 0
                except BusDown as error:
                    failures += 1
                    log.warning("positions wait: %s", error)
                    with self._lock:
                        kept = [pair for pair in kept if self._flying.pop(pair[0].seq, None) is not None]
                    if self._stopping.is_set():
                        return
                    self._stopping.wait(PAUSES[min(failures, len(PAUSES)) - 1])
                    self._news.set()
            if self._stopping.is_set() and not self._waiting:
                return

    def _records(self, batch: Sequence[Taken]) -> list[tuple[Record, list[Any]]]:
        shares: dict[int, tuple[list[events.Position], list[Any]]] = {}
        for position, done in batch:
            share = crc32c(position.vehicle_id.encode()) % SHARES
            positions, marks = shares.setdefault(share, ([], []))
            positions.append(position)
            marks.append(done)
        made = []
        now = datetime.now(UTC)
        for share, (positions, marks) in shares.items():
            for start in range(0, len(positions), MOST_IN_RECORD):
                event = events.PositionsReported(positions=positions[start : start + MOST_IN_RECORD])
                headers = headers_of(
                    event, event_id=new_id(), source="transport", now=now, traceparent="", cause="", case_id=""
                )
                self._serial += 1
                record = Record(TOPIC, str(share), headers, event.SerializeToString(), self._serial)
                made.append((record, marks[start : start + MOST_IN_RECORD]))
        return made

    def _send(self, pairs: list[tuple[Record, list[Any]]]) -> None:
        with self._lock:
            for record, marks in pairs:
                self._flying[record.seq] = marks
        self._bus.publish([record for record, _ in pairs], self._acked)

    def _acked(self, seqs: Sequence[int]) -> None:
        with self._lock:
            done = [mark for seq in seqs for mark in self._flying.pop(seq, ())]
        if done:
            self._on_done(done)


def milliseconds() -> int:
    """Our clock, since 1970 UTC."""
    return time.time_ns() // 1_000_000

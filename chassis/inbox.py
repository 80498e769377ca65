"""Taking events in: each at most once in effect, in the order of its key, a poll's batch in one transaction.

What cannot be taken in is parked with its reason, and later facts of the same key wait behind it. A database that is
down parks nothing: the batch waits.
"""

from __future__ import annotations

import hashlib
import json
import logging
import threading
import time
import traceback
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from kafka.errors import KafkaError
from sqlalchemy import delete, insert, select, update
from sqlalchemy.exc import DBAPIError, SQLAlchemyError

from chassis import telemetry
from chassis.bus import BusDown
from chassis.db import is_down, parked
from chassis.edge import Tx, system
from chassis.errors import DomainError, NotFound, Unavailable
from chassis.events import Event, Record, Undecodable, decode, topic_of
from chassis.pace import rest

if TYPE_CHECKING:
    from google.protobuf.message import Message
    from sqlalchemy.engine import Row
    from sqlmodel import Session

    from chassis.bus import Bus, Subscription
    from chassis.edge import Edge

log = logging.getLogger(__name__)
Reaction = Callable[[Tx, Any], None]
Preload = Callable[[Tx, Sequence[Any]], None]
POLL_SECONDS = 1.0
PAUSES = (0.05, 0.2, 1.0, 3.0)
FAILED, BEHIND, UNREADABLE, DROPPED = "FAILED", "BEHIND", "UNREADABLE", "DROPPED"


@dataclass(frozen=True)
class Reactions:
    """What a department does when something happens elsewhere.

    `preloads` may read ahead what a batch of one kind of event will need; nothing may depend on it but speed.
    `repeatable` are those that may be taken in twice, in any order, without any effect of the second time: their ids
    are not remembered, which matters where there are very many.
    """

    by_event: Mapping[type[Message], Reaction]
    preloads: Mapping[type[Message], Preload] = field(default_factory=dict)
    repeatable: frozenset[type[Message]] = frozenset()

    def topics(self, service: str) -> list[str]:
        """The topics to listen to."""
        return sorted({topic_of(event, service) for event in self.by_event})


class Inbox:
    """Delivers records to a department's reactions."""

    def __init__(self, edge: Edge, reactions: Reactions) -> None:
        """Nothing happens yet."""
        self._edge, self._reactions = edge, reactions
        self._known = {event.DESCRIPTOR.full_name: event for event in reactions.by_event}
        self._types = {name: reactions.by_event[event] for name, event in self._known.items()}
        self._repeatable = {event.DESCRIPTOR.full_name for event in reactions.repeatable}

    def deliver(self, records: Sequence[Record], stopping: threading.Event | None = None) -> None:
        """Takes records in. Returns when each has had its effect, was known already, or is parked."""
        failures = 0
        while True:
            try:
                self._together(records)
            except Exception as error:
                if is_down(error):
                    failures += 1
                    if stopping and stopping.is_set():
                        raise
                    log.warning("%s waits for its database: %s", self._edge.service, error)
                    (stopping or threading.Event()).wait(PAUSES[min(failures, len(PAUSES)) - 1])
                    continue
                if len(records) > 1:
                    for record in records:
                        self.deliver([record], stopping)
                    return
                failures += 1
                told = isinstance(error, DomainError)
                if told or failures > len(PAUSES):
                    self._park_failed(records[0], error, failures)
                    return
                (stopping or threading.Event()).wait(PAUSES[failures - 1])
            else:
                return

    def _together(self, records: Sequence[Record]) -> None:
        """The whole batch in one transaction; any failure undoes all of it."""
        now = datetime.now(UTC)
        outgoing: list[dict[str, Any]] = []
        with self._edge.db.transaction(write=True) as session:
            events: dict[str, tuple[Event, Record]] = {}
            for record in records:
                try:
                    event = decode(record, self._known)
                except Undecodable as error:
                    self._park(session, record, UNREADABLE, str(error), 1, now)
                else:
                    if event and event.id not in events:
                        events[event.id] = (event, record)
            if not events:
                return
            again = {event_id for event_id, (event, _) in events.items() if event.type in self._repeatable}
            fresh = again | self._edge.db.insert_new(session, [key for key in events if key not in again], now)
            blocked = self._blocked(session)
            todo: list[Event] = []
            for event_id, (event, record) in events.items():
                if event_id not in fresh:
                    continue
                if (event.topic, event.key) in blocked:
                    self._park(session, record, BEHIND, "waits behind an earlier event of the same key", 0, now)
                else:
                    todo.append(event)
            for kind, preload in self._reactions.preloads.items():
                if found := [event.message for event in todo if isinstance(event.message, kind)]:
                    preload(self._edge.tx(session, system(self._edge.service), now), found)
            for event in todo:
                self._react(session, event, now, outgoing)
            self._edge.flush(session, outgoing)
        self._edge.committed(outgoing)
        telemetry.EVENTS_TAKEN.add(len(todo), {"department": self._edge.service})

    def _react(self, session: Session, event: Event, now: datetime, outgoing: list[dict[str, Any]]) -> None:
        with telemetry.span(f"react {event.type}", event.traceparent) as span:
            tx = self._edge.tx(session, system(self._edge.service, event.case_id), now)
            tx.traceparent, tx.cause, tx.case_id = span.traceparent, event.id, event.case_id
            tx.outgoing = outgoing
            self._types[event.type](tx, event.message)

    def _blocked(self, session: Session) -> set[tuple[str, str]]:
        """Keys behind which facts wait: those with a failed event that could be read."""
        query = select(parked.c.topic, parked.c.key).where(parked.c.status.in_([FAILED, BEHIND]))
        return {(row.topic, row.key) for row in session.connection().execute(query)}

    def _park(self, session: Session, record: Record, status: str, reason: str, tries: int, now: datetime) -> None:
        """Once, however often the record is delivered. What cannot be read blocks no key: it is a fact of nobody."""
        event_id = record.headers.get("ce_id") or hashlib.sha256(record.topic.encode() + record.data).hexdigest()
        known = session.connection().execute(select(parked.c.seq).where(parked.c.id == event_id)).first()
        if known:
            return
        values = {"id": event_id[:64], "topic": record.topic, "key": record.key[:120], "status": status, "at": now}
        content = {"headers": json.dumps(dict(record.headers)), "data": record.data, "tries": tries}
        session.connection().execute(insert(parked).values(**values, **content, reason=telemetry.redact(reason)))
        telemetry.EVENTS_PARKED.add(1, {"department": self._edge.service})
        log.error("%s parked %s of %s: %s", self._edge.service, event_id, record.topic, reason)

    def _park_failed(self, record: Record, error: BaseException, tries: int) -> None:
        """In a transaction of its own, with the event's id in the inbox, so that redelivery changes nothing."""
        reason = str(error) if isinstance(error, DomainError) else "".join(traceback.format_exception(error))
        now = datetime.now(UTC)
        with self._edge.db.transaction(write=True) as session:
            if self._edge.db.insert_new(session, [record.headers["ce_id"]], now):
                self._park(session, record, FAILED, reason, tries, now)

    def parked(self) -> Sequence[Row[Any]]:
        """The parked events, oldest first; what was dropped is kept and shown."""
        with self._edge.db.transaction(write=False) as session:
            return session.connection().execute(select(parked).order_by(parked.c.seq)).all()

    def replay(self, event_id: str) -> tuple[int, str]:
        """Takes a parked event in again, then those that waited behind it.

        Returns how many were taken in, and why the first that still fails does. Raises NotFound.
        """
        done = 0
        row: Row[Any] | None = self._find(event_id)
        while row is not None:
            reason = self._retry(row)
            if reason:
                return done, reason
            done += 1
            row = self._next_behind(row.topic, row.key)
        return done, ""

    def drop(self, event_id: str, reason: str, operator: str) -> int:
        """Gives an event up; it stays in the list with who did it and why. Those behind it are taken in."""
        row = self._find(event_id)
        with self._edge.db.transaction(write=True) as session:
            told = f"{row.reason}\ndropped by {operator}: {telemetry.redact(reason)}"
            change = update(parked).where(parked.c.seq == row.seq).values(status=DROPPED, reason=told)
            session.connection().execute(change)
        behind = self._next_behind(row.topic, row.key)
        return self.replay(behind.id)[0] if behind else 0

    def _find(self, event_id: str) -> Row[Any]:
        with self._edge.db.transaction(write=False) as session:
            query = select(parked).where(parked.c.id == event_id, parked.c.status != DROPPED)
            row = session.connection().execute(query).first()
        if row is None:
            raise NotFound("operations.no-such-parked-event", "没有这条搁置的事件", "no such parked event")
        return row

    def _next_behind(self, topic: str, key: str) -> Row[Any] | None:
        with self._edge.db.transaction(write=False) as session:
            mine = (parked.c.topic == topic, parked.c.key == key)
            rows = session.connection().execute(
                select(parked).where(*mine, parked.c.status.in_([FAILED, BEHIND])).order_by(parked.c.seq)
            )
            first = rows.first()
        return first if first is not None and first.status == BEHIND else None

    def _retry(self, row: Row[Any]) -> str:
        """Runs a parked event; empty if it went well, else the reason, which is kept with it."""
        record = Record(row.topic, row.key, json.loads(row.headers), row.data)
        now = datetime.now(UTC)
        outgoing: list[dict[str, Any]] = []
        try:
            with self._edge.db.transaction(write=True) as session:
                event = decode(record, self._known)
                gone = session.connection().execute(delete(parked).where(parked.c.seq == row.seq)).rowcount == 0
                if gone or event is None:
                    return ""
                self._edge.db.insert_new(session, [event.id], now)
                self._react(session, event, now, outgoing)
                self._edge.flush(session, outgoing)
        except (DomainError, Undecodable, Unavailable, SQLAlchemyError, ValueError, LookupError, TypeError) as error:
            reason = telemetry.redact(f"{type(error).__name__}: {error}")
            with self._edge.db.transaction(write=True) as session:
                change = update(parked).where(parked.c.seq == row.seq)
                session.connection().execute(change.values(reason=reason, tries=parked.c.tries + 1))
            return reason
        self._edge.committed(outgoing)
        return ""


class Listener:
    """The thread that takes a department's events from the bus: database first, offsets after."""

    def __init__(self, edge: Edge, bus: Bus, reactions: Reactions, inbox: Inbox) -> None:
        """Nothing happens before `start`."""
        self._edge, self._bus, self._inbox = edge, bus, inbox
        self._topics = reactions.topics(edge.service)
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"reactions-{edge.service}", daemon=True)

    def start(self) -> None:
        """From now on."""
        self._thread.start()

    def stop(self) -> None:
        """Finishes the batch in hand."""
        self._stopping.set()
        self._thread.join(timeout=8)

    def _run(self) -> None:
        failures = 0
        while not self._stopping.is_set():
            subscription: Subscription | None = None
            try:
                subscription = self._bus.subscribe(self._edge.service, self._topics)
                while not self._stopping.is_set():
                    if records := subscription.poll(POLL_SECONDS):
                        began = time.monotonic()
                        self._inbox.deliver(records, self._stopping)
                        subscription.commit()
                        failures = 0
                        rest(len(records), began, self._stopping)
            except (BusDown, KafkaError, DBAPIError) as error:
                failures += 1
                log.warning("reactions of %s wait: %s", self._edge.service, error)
                self._stopping.wait(PAUSES[min(failures, len(PAUSES)) - 1])
            except Exception:
                # A listener that ended would leave events untaken and nobody told: whatever it is, it is tried again.
                failures += 1
                log.exception("reactions of %s try again", self._edge.service)
                self._stopping.wait(PAUSES[min(failures, len(PAUSES)) - 1])
            finally:
                if subscription:
                    subscription.close()

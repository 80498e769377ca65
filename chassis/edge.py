"""One edge for both doors: RPCs and events open their transaction, act, and commit here and nowhere else."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

import orjson
from sqlalchemy import text

from chassis import db as database
from chassis.auth import Actor
from chassis.bulk import insert_rows
from chassis.errors import DomainError
from chassis.events import headers_of, new_id, topic_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message
    from sqlmodel import Session

    from chassis.auth import Keyring
    from chassis.db import Database

log = logging.getLogger(__name__)
T = TypeVar("T")
TRIES = 2


class Asking(Protocol):
    """Calls another department, see `chassis.rpc.Asker`."""

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:  # noqa: ANN401
        """The answer; raises DomainError or Unavailable."""
        ...


@dataclass
class Tx:
    """What an action may use: the session, who acts, the moment, and a way to announce facts.

    `now` is aware and in UTC, the same for the whole transaction. `cause` is the event that made us act, if one did.
    `rules` is the digest of the rules and parameters that this process runs. `public_url` is where people reach the
    gateway.
    """

    service: str
    session: Session
    actor: Actor
    now: datetime
    keyring: Keyring
    asking: Asking
    traceparent: str = ""
    cause: str = ""
    case_id: str = ""
    rules: str = ""
    # What the department holds beside its database, see `chassis.service.Service`.
    held: Any = None
    public_url: str = ""
    outgoing: list[dict[str, Any]] = field(default_factory=list)

    def emit(self, key: str, event: Message, *, to: str = "", case_id: str = "") -> None:
        """Announces a fact, or work addressed `to` one department: sent once this transaction has committed."""
        headers = headers_of(
            event,
            event_id=new_id(),
            source=self.service,
            now=self.now,
            traceparent=self.traceparent,
            cause=self.cause,
            case_id=case_id or self.case_id,
        )
        topic = topic_of(type(event), to)
        data = event.SerializeToString()
        self.outgoing.append({"topic": topic, "key": key, "headers": orjson.dumps(headers).decode(), "data": data})

    def before_commit(self, name: str, write: Callable[[], None]) -> None:
        """Calls `write` once at the end of the transaction, however often it is asked for under this name.

        For what is saved up over a batch of events and written in one statement.
        """
        self.session.info.setdefault("before_commit", {})[name] = write

    def ask(self, method: str, request: Message, purpose: str) -> Any:  # noqa: ANN401 - the method's own answer
        """Asks another department, under the actor's rights and for a stated purpose, which it logs.

        Raises DomainError as the department said it, Unavailable if it did not answer: an open question then.
        """
        return self.asking(self.actor, method, request, purpose, self.case_id)


class Edge:
    """The edge of one department."""

    def __init__(  # noqa: PLR0913 - what a department acts with
        self,
        service: str,
        db: Database,
        keyring: Keyring,
        asking: Asking,
        rules: str = "",
        held: object = None,
        public_url: str = "",
    ) -> None:
        """`wake` may be set by the relay of this process; without one PostgreSQL is told to NOTIFY."""
        self.service, self.db, self.keyring, self.asking = service, db, keyring, asking
        self.rules, self.held, self.public_url = rules, held, public_url
        self.wake: Callable[[], None] | None = None

    def tx(self, session: Session, actor: Actor, now: datetime) -> Tx:
        """A Tx on a transaction that is already open: the inbox opens one for a whole batch."""
        made = Tx(self.service, session, actor, now, self.keyring, self.asking)
        made.rules, made.held, made.public_url = self.rules, self.held, self.public_url
        return made

    def perform(self, action: Callable[[Tx], T], actor: Actor, *, write: bool = True, traceparent: str = "") -> T:
        """Runs an action in a transaction and commits it before anything is answered.

        A clash with somebody who inserted the same key first, or a connection that broke before the commit, is tried
        once more; everything the action did is undone before. A refusal that is to be recorded is told only once its
        record is committed; if that fails, so does the call.
        """
        for attempt in range(1, TRIES + 1):
            committing = False
            try:
                with self.db.transaction(write=write) as session:
                    tx = self.tx(session, actor, datetime.now(UTC))
                    tx.traceparent, tx.case_id = traceparent, actor.case_id
                    result = action(tx)
                    self.flush(session, tx.outgoing)
                    committing = True
            except DomainError as refusal:
                if refusal.record:
                    self.perform(refusal.record, actor, traceparent=traceparent)
                raise
            except Exception as error:
                again = database.is_unique_clash(error) or (database.is_down(error) and not committing)
                if not again or attempt == TRIES:
                    raise
                log.info("%s: trying once more after %s", self.service, type(error).__name__)
            else:
                self.committed(tx.outgoing)
                return result
        raise AssertionError("unreachable")

    def flush(self, session: Session, outgoing: list[dict[str, Any]]) -> None:
        """Writes the rows of the action, then the events it announced, in one statement each."""
        session.flush()
        for write in session.info.pop("before_commit", {}).values():
            write()
        if outgoing:
            insert_rows(session, database.outbox, outgoing)
            if self.wake is None and not self.db.sqlite:
                session.connection().execute(text("SELECT pg_notify('outbox', '')"))

    def committed(self, outgoing: list[dict[str, Any]]) -> None:
        """After the commit: there is something to send."""
        if outgoing and self.wake:
            self.wake()


def system(service: str, case_id: str = "") -> Actor:
    """A department acting on its own, because of an event (of a case, perhaps) or the clock."""
    return Actor(service, "service", department=service, via=service, case_id=case_id)

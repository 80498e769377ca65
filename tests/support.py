"""What the tests of every department use: a department on a database, work assigned to it, what it announced."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2 as onething
from google.protobuf import message_factory, symbol_database
from sqlalchemy import select

from chassis.auth import Actor, make_keys
from chassis.db import outbox
from chassis.events import Record, headers_of, new_id, topic_of
from chassis.service import Host, Service
from chassis.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from google.protobuf.message import Message

KEYS = ("gateway", "onething", "registry", "health", "employment", "childcare", "safety", "toy")
WINDOW = Actor("w1", "window", county="330802", department="health", via="gateway", purpose="test")


@dataclass
class Stage:
    """Departments in this process with no thread running: records are delivered by hand, the outbox is read."""

    host: Host
    seen: dict[str, int] = field(default_factory=dict)

    def call(self, department: str, method: str, request: Message, actor: Actor = WINDOW) -> Any:
        """Runs one RPC function at its edge, as an actor whose token was already verified."""
        running = self.host.departments[department]
        return running.edge.perform(lambda tx: running.service.rpcs[method](tx, request), actor)

    def deliver(self, department: str, *records: Record) -> None:
        """Delivers records through the inbox."""
        self.host.departments[department].inbox.deliver(records)

    def announced(self, department: str) -> list[Message]:
        """What a department has put in its outbox since the last time this was asked, decoded, in order."""
        db = self.host.departments[department].db
        with db.transaction(write=False) as session:
            query = select(outbox).where(outbox.c.seq > self.seen.get(department, 0)).order_by(outbox.c.seq)
            rows = session.connection().execute(query).all()
        if rows:
            self.seen[department] = rows[-1].seq
        found = []
        for row in rows:
            kind = json.loads(row.headers)["ce_type"]
            message = message_factory.GetMessageClass(symbol_database.Default().pool.FindMessageTypeByName(kind))
            found.append(message.FromString(row.data))
        return found

    def assign(  # noqa: PLR0913 - one parameter an attribute of the work
        self,
        department: str,
        task: str,
        inputs: Mapping[str, Any],
        *,
        case_id: str = "case-1",
        county: str = "330802",
        attempt: int = 1,
        officer: onething.OfficerDecision | None = None,
        undo: bool = False,
        times: int = 1,
    ) -> onething.ItemAnswered:
        """Assigns work as the orchestrator does, `times` times the same event; returns the last answer."""
        keyring = self.host.departments[department].keyring
        action = onething.ItemAssigned.UNDO if undo else onething.ItemAssigned.PERFORM
        event = onething.ItemAssigned(
            case_id=case_id,
            item_id=f"{case_id}-{task}",
            department=department,
            task=task,
            county=county,
            attempt=attempt,
            action=action,
            sealed_inputs=keyring.seal(department, json.dumps(inputs).encode()),
            officer=officer,
        )
        self.deliver(department, *[record(event, case_id, to=department)] * times)
        answers = [said for said in self.announced(department) if isinstance(said, onething.ItemAnswered)]
        assert len(answers) == 1, answers
        return answers[0]

    def outputs(self, department: str, answer: onething.ItemAnswered) -> dict[str, Any]:
        """The sealed outputs of an answer, opened."""
        opened: dict[str, Any] = json.loads(self.host.departments[department].keyring.unseal(answer.sealed_outputs))
        return opened


def record(event: Message, key: str, *, to: str = "", source: str = "onething", event_id: str = "") -> Record:
    """An event as the bus would carry it."""
    case_id = getattr(event, "case_id", "")
    names = {"event_id": event_id or new_id(), "source": source, "now": datetime.now(UTC)}
    headers = headers_of(event, **names, traceparent="", cause="", case_id=case_id)
    return Record(topic_of(type(event), to), key, headers, event.SerializeToString())


def stage(settings: Settings, services: Sequence[Service]) -> Stage:
    """Migrated departments without threads."""
    make_keys(settings.keys, KEYS)
    return Stage(Host(settings, services, roles=()))


def embedded(folder: Path, **changes: Any) -> Settings:
    """Settings of the one-machine default in a folder of the test's own."""
    return Settings(data=folder, keys=folder / "keys", rpc_listen="127.0.0.1:0", **changes)

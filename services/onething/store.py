"""Cases on the hot path: read and written many at a time, without the ORM (bench: half of a case's cost was the ORM).

A batch of answers loads its cases in two statements, changes plain objects, and writes what changed in at most five.
"""

from __future__ import annotations

import hmac
from dataclasses import dataclass, field
from operator import attrgetter
from typing import TYPE_CHECKING, Any

from sqlalchemy import delete, select

from chassis.ahead import one_of
from chassis.bulk import insert_rows, update_rows
from chassis.errors import Conflict
from chassis.signing import ALGORITHM
from services.onething import proof
from services.onething.catalogue import Entry, load
from services.onething.clock_models import CaseClock
from services.onething.desks import rows
from services.onething.models import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Table
    from sqlmodel import Session

    from chassis.auth import Keyring
    from chassis.edge import Tx

CASES: Table = Base.metadata.tables["cases"]
ITEMS: Table = Base.metadata.tables["items"]
LOG: Table = Base.metadata.tables["case_log"]
CLOCKS: Table = Base.metadata.tables[CaseClock.__tablename__]
_LOG = "case-log"
# Every move changes the first; the second only a supplement, so they are not written again with each answer.
_CASE_CHANGES = ("status", "closed_at", "log_count", "log_head", "log_mark")
_HEAD = _CASE_CHANGES.index("log_head")
_CASE_CONTENT = ("form", "materials")
_ITEM_CHANGES = (
    *("status", "attempt", "reasons", "products", "outputs", "started_at", "finished_at", "inputs"),
    *("due_on", "due_provisional", "light", "next_light_at", "stops", "escalated_to", "escalated_at"),
)
_STATUS, _DUE, _LIGHT = (_ITEM_CHANGES.index(name) for name in ("status", "due_on", "light"))
_case_values, _item_values = attrgetter(*_CASE_CHANGES, *_CASE_CONTENT), attrgetter(*_ITEM_CHANGES)


@dataclass(slots=True)
class ItemState:
    """An item as `models.Item` keeps it."""

    id: str
    case_id: str
    key: str
    department: str
    task: str
    county: str
    share: bool
    status: str
    attempt: int = 1
    reasons: list[dict[str, str]] = field(default_factory=list)
    products: list[dict[str, str]] = field(default_factory=list)
    outputs: Mapping[str, Any] = field(default_factory=dict)
    started_at: datetime | None = None
    finished_at: datetime | None = None
    inputs: str = ""
    due_on: date | None = None
    due_provisional: bool = False
    light: str = ""
    next_light_at: datetime | None = None
    # Never changed in place: what is written is found by comparing.
    stops: list[dict[str, str | None]] = field(default_factory=list)
    escalated_to: str = ""
    escalated_at: datetime | None = None
    # The changing columns as they stand in the database; None for a new row.
    stored: tuple[Any, ...] | None = None

    @property
    def before(self) -> str:
        """The status in the database; empty for a new row."""
        return str(self.stored[_STATUS]) if self.stored else ""

    @property
    def clock_before(self) -> tuple[date | None, str]:
        """Due day and light in the database."""
        return (self.stored[_DUE], self.stored[_LIGHT]) if self.stored else (None, "")


@dataclass(slots=True)
class CaseState:
    """A case as `models.Case` keeps it, with its items by key, in the order of the catalogue."""

    id: str
    receipt_no: str
    one_thing_id: str
    version: int
    situation: str
    county: str
    intake_county: str
    status: str
    applicant: str
    form: Mapping[str, Any]
    materials: Mapping[str, Any]
    traceparent: str
    opened_at: datetime
    closed_at: datetime | None = None
    log_count: int = 0
    log_head: str = ""
    log_mark: str = ""
    items: dict[str, ItemState] = field(default_factory=dict)
    stored: tuple[Any, ...] | None = None
    # When an appeal last opened it again, once that was looked up (`actions/whole.py`).
    reopened_at: datetime | None = None

    @property
    def entry(self) -> Entry:
        """The version of the catalogue entry that the case began with."""
        return load().versions[self.one_thing_id, self.version]


@dataclass
class Desk:
    """The cases of one transaction, and what happened in them."""

    session: Session
    keyring: Keyring
    cases: dict[str, CaseState] = field(default_factory=dict)
    log: list[dict[str, Any]] = field(default_factory=list)
    # What a case does once all answers of the batch are entered, by case.
    moves: dict[str, Callable[[], None]] = field(default_factory=dict)
    # Cases that ended: their clocks go with them.
    ended: list[str] = field(default_factory=list)

    def write(self) -> None:
        """Makes the moves that are due, then writes what is new or changed."""
        for make in self.moves.values():
            make()
        items = [item for case in self.cases.values() for item in case.items.values()]
        for case_id in {entry["case_id"] for entry in self.log}:
            case = self.cases[case_id]
            case.log_mark = mark(self.keyring, case)
        self._write(CASES, self.cases.values(), _CASE_CHANGES, _CASE_CONTENT)
        self._write(ITEMS, items, _ITEM_CHANGES)
        rows.follow(self.session, self.cases.values())
        if self.log:
            insert_rows(self.session, LOG, self.log)
        if self.ended:
            self.session.connection().execute(delete(CLOCKS).where(CLOCKS.c.id.in_(self.ended)))

    def write_now(self) -> None:
        """Writes in the midst of a transaction; what comes after is written before the commit as ever."""
        self.write()
        self.moves, self.log, self.ended = {}, [], []
        for case in self.cases.values():
            case.stored = _case_values(case)
            for item in case.items.values():
                item.stored = _item_values(item)

    def forget(self) -> None:
        """Nothing of what was done at this desk since the last writing counts, and no case is known any more."""
        self.cases, self.moves, self.log, self.ended = {}, {}, [], []

    def take_back_log(self) -> None:
        """Takes back what was logged since the last writing, when that could not be written."""
        for case_id in {entry["case_id"] for entry in self.log}:
            case = self.cases[case_id]
            assert case.stored is not None
            for name, value in zip(_CASE_CHANGES, case.stored, strict=False):
                setattr(case, name, value)
        self.log = []

    def _write(self, table: Table, states: Iterable[Any], changing: Sequence[str], content: Sequence[str] = ()) -> None:
        new, changed, whole = [], [], []
        names, count = (*changing, *content), len(changing)
        values = attrgetter(*names)
        for row in states:
            if row.stored is None:
                new.append({column.name: getattr(row, column.name) for column in table.columns})
            elif (now := values(row)) == row.stored:
                continue
            elif now[count:] == row.stored[count:]:
                changed.append({"id": row.id, **dict(zip(changing, now, strict=False))})
            else:
                whole.append({"id": row.id, **dict(zip(names, now, strict=True))})
        if new:
            insert_rows(self.session, table, new)
        for updates in (changed, whole):
            if updates:
                update_rows(self.session, table, updates)


def desk(tx: Tx) -> Desk:
    """The desk of this transaction; it is written before the commit."""
    found: Desk | None = tx.session.info.get("desk")
    if found is None:
        found = tx.session.info["desk"] = Desk(tx.session, tx.keyring)
        tx.before_commit("desk", found.write)
    return found


def add(tx: Tx, case: CaseState) -> None:
    """A new case."""
    desk(tx).cases[case.id] = case


def find(tx: Tx, case_id: str, *, lock: bool = False) -> CaseState | None:
    """A case, locked against other transactions if it is to be changed."""
    known = desk(tx).cases
    if case_id not in known:
        read(tx, [case_id], lock=lock)
    return known.get(case_id)


def read(tx: Tx, case_ids: Iterable[str], *, lock: bool) -> None:
    """Reads cases and their items in two statements. Locks are taken in the order of the ids, so nobody deadlocks."""
    wanted = sorted(set(case_ids))
    query = select(CASES).where(one_of(tx, CASES.c.id, wanted)).order_by(CASES.c.id)
    connection = tx.session.connection()
    found: dict[str, CaseState] = {}
    for row in connection.execute(query.with_for_update() if lock else query).all():
        case = found[row.id] = CaseState(*row)
        case.stored = _case_values(case)
    unordered: dict[str, dict[str, ItemState]] = {case_id: {} for case_id in found}
    for row in connection.execute(select(ITEMS).where(one_of(tx, ITEMS.c.case_id, list(found)))).all():
        item = ItemState(*row)
        item.stored = _item_values(item)
        unordered[item.case_id][item.key] = item
    for case in found.values():
        mine = unordered[case.id]
        case.items = {key: mine[key] for key in case.entry.steps if key in mine}
    desk(tx).cases.update(found)


def log(  # noqa: PLR0913 - what an entry may say besides the item's own state
    tx: Tx,
    case: CaseState,
    kind: str,
    item: ItemState | None = None,
    *,
    status: str = "",
    reasons: Sequence[Mapping[str, str]] | None = None,
    products: Sequence[Mapping[str, str]] | None = None,
    actor: str = "",
    inputs: str = "",
    outputs: str = "",
    rules: str = "",
    signature: str = "",
) -> None:
    """Adds a link to the chain of what happened in the case.

    Raises Conflict if the end of the chain is not as we left it: nothing is built on an altered log.
    """
    if case.stored is not None and case.log_head and case.log_head == case.stored[_HEAD]:
        intact(tx.keyring, case)
    told = reasons if reasons is not None else item.reasons if item else []
    entry: dict[str, Any] = {
        "at": tx.now,
        "kind": kind,
        "item_key": item.key if item else "",
        "status": status or (item.status if item else ""),
        "actor": actor or f"{tx.actor.role}:{tx.actor.subject}",
        "reasons": [{k: v for k, v in one.items() if v} for one in told],
        "products": (item.products if item else []) if products is None else products,
        "n": case.log_count + 1,
        "department": item.department if item else "",
        "attempt": item.attempt if item else 0,
        "cause": tx.cause,
        "catalogue": case.entry.cited,
        "inputs": inputs,
        "outputs": outputs,
        "rules": rules,
        "signature": signature,
    }
    entry["hash"] = proof.link_hash(case.id, proof.link(entry, case.log_head))
    case.log_count, case.log_head = entry["n"], entry["hash"]
    desk(tx).log.append({"case_id": case.id, **entry})


def mark(keyring: Keyring, case: CaseState) -> str:
    """The orchestrator's mark on the end of a case's chain: nobody else can make it, nor without it cut the end off."""
    return _marked(keyring.secret(_LOG), case)


def _marked(secret: bytes, case: CaseState) -> str:
    said = f"{case.id} {case.log_count} {case.log_head}".encode()
    return f"{ALGORITHM}:{hmac.digest(secret, said, ALGORITHM).hex()}"


def intact(keyring: Keyring, case: CaseState) -> None:
    """Raises Conflict if the end of the chain in the case's row is not what was marked."""
    # Of before the key was changed, perhaps.
    if not any(hmac.compare_digest(_marked(secret, case), case.log_mark) for secret in keyring.secrets(_LOG)):
        raise Conflict("onething.log-altered", "办件日志末端被改动", f"the end of the log was altered: {case.id}")

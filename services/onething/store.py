"""Cases on the hot path: read and written many at a time, without the ORM (bench: half of a case's cost was the ORM).

A batch of answers loads its cases in two statements, changes plain objects, and writes what changed in at most five.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from sqlalchemy import select

from chassis.ahead import one_of
from chassis.bulk import insert_rows, update_rows
from services.onething.catalogue import Entry, load
from services.onething.models import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence
    from datetime import date, datetime

    from sqlalchemy import Table
    from sqlmodel import Session

    from chassis.edge import Tx

CASES: Table = Base.metadata.tables["cases"]
ITEMS: Table = Base.metadata.tables["items"]
LOG: Table = Base.metadata.tables["case_log"]
_CASE_CHANGES = ("status", "form", "materials", "closed_at")
_ITEM_CHANGES = (
    *("status", "attempt", "reasons", "products", "outputs", "started_at", "finished_at"),
    *("due_on", "due_provisional", "light", "next_light_at", "stops"),
)


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
    items: dict[str, ItemState] = field(default_factory=dict)
    stored: tuple[Any, ...] | None = None

    @property
    def entry(self) -> Entry:
        """The version of the catalogue entry that the case began with."""
        return load().versions[self.one_thing_id, self.version]


@dataclass
class Desk:
    """The cases of one transaction, and what happened in them."""

    session: Session
    cases: dict[str, CaseState] = field(default_factory=dict)
    log: list[dict[str, Any]] = field(default_factory=list)
    # What a case does once all answers of the batch are entered, by case.
    moves: dict[str, Callable[[], None]] = field(default_factory=dict)

    def write(self) -> None:
        """Makes the moves that are due, then writes what is new or changed."""
        for make in self.moves.values():
            make()
        items = [item for case in self.cases.values() for item in case.items.values()]
        self._write(CASES, self.cases.values(), _CASE_CHANGES)
        self._write(ITEMS, items, _ITEM_CHANGES)
        if self.log:
            insert_rows(self.session, LOG, self.log)

    def _write(self, table: Table, rows: Iterable[Any], changing: Sequence[str]) -> None:
        new, changed, names = [], [], table.columns.keys()
        for row in rows:
            if row.stored is None:
                new.append({name: getattr(row, name) for name in names})
            elif (now := tuple(getattr(row, name) for name in changing)) != row.stored:
                changed.append({"id": row.id, **dict(zip(changing, now, strict=True))})
        if new:
            insert_rows(self.session, table, new)
        if changed:
            update_rows(self.session, table, changed)


def desk(tx: Tx) -> Desk:
    """The desk of this transaction; it is written before the commit."""
    found: Desk | None = tx.session.info.get("desk")
    if found is None:
        found = tx.session.info["desk"] = Desk(tx.session)
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
        case.stored = tuple(getattr(case, name) for name in _CASE_CHANGES)
    unordered: dict[str, dict[str, ItemState]] = {case_id: {} for case_id in found}
    for row in connection.execute(select(ITEMS).where(one_of(tx, ITEMS.c.case_id, list(found)))).all():
        item = ItemState(*row)
        item.stored = tuple(getattr(item, name) for name in _ITEM_CHANGES)
        unordered[item.case_id][item.key] = item
    for case in found.values():
        mine = unordered[case.id]
        case.items = {key: mine[key] for key in case.entry.steps if key in mine}
    desk(tx).cases.update(found)


def log(tx: Tx, case: CaseState, kind: str, item: ItemState | None = None, *, status: str = "") -> None:
    """Adds to what happened in the case."""
    told = status or (item.status if item else "")
    reasons, products = (item.reasons, item.products) if item else ([], [])
    desk(tx).log.append(
        log_entry(tx, case.id, kind, item.key if item else "", status=told, reasons=reasons, products=products)
    )


def log_entry(  # noqa: PLR0913 - the columns of the log
    tx: Tx,
    case_id: str,
    kind: str,
    item_key: str,
    *,
    status: str,
    reasons: Sequence[Mapping[str, str]] = (),
    products: Sequence[Mapping[str, str]] = (),
) -> dict[str, Any]:
    """A row of the log, now and by this actor."""
    return {
        "case_id": case_id,
        "at": tx.now,
        "kind": kind,
        "item_key": item_key,
        "status": status,
        "actor": f"{tx.actor.role}:{tx.actor.subject}",
        "reasons": reasons,
        "products": products,
    }

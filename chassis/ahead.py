"""Looking rows up by a key for a whole batch of events in one statement, instead of one statement an event.

What was found, and what was looked for in vain, is kept in the session for its one transaction. Reading ahead changes
nothing but speed: a key nobody read ahead is looked up when it is asked for.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlalchemy import ARRAY, any_, inspect, literal
from sqlmodel import SQLModel, select

from chassis.bulk import insert_rows
from chassis.work import opened

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import ColumnElement

    from chassis.edge import Tx

T = TypeVar("T", bound=SQLModel)


@dataclass(frozen=True, eq=False)
class Lookup(Generic[T]):
    """The rows of a table by one of its columns; with `where`, only those it selects, so that a partial index serves.

    A row that stops matching `where` inside the transaction stays in the answer: ask the row itself.
    """

    model: type[T]
    column: str
    where: ColumnElement[bool] | None = None

    def rows(self, tx: Tx, *keys: str) -> list[T]:
        """All rows with one of the keys. Called with the keys of a whole batch it reads ahead."""
        known: dict[str, list[T]] = tx.session.info.setdefault("ahead", {}).setdefault(self, {})
        if missing := {key for key in keys if key not in known}:
            query = select(self.model).where(one_of(tx, getattr(self.model, self.column), sorted(missing)))
            found = tx.session.exec(query if self.where is None else query.where(self.where)).all()
            known.update({key: [] for key in missing})
            for row in (*found, *_entered(tx).get(self.model, ())):
                if (key := getattr(row, self.column)) in missing:
                    known[key].append(row)
        return [row for key in keys for row in known[key]]


def enter(tx: Tx, model: type[T], **columns: Any) -> T:  # noqa: ANN401 - as the model declares them
    """A new row, kept for the end of the transaction, where all new rows of a table are written in one statement.

    What it returns stands in for the row until then: it has the columns as attributes (None where not given), lookups
    find it, changes to it count. The session does not know it: making ORM objects costs more than writing the row.
    """
    row: Any = SimpleNamespace(**{**dict.fromkeys(_columns(model)), **columns})
    _entered(tx).setdefault(model, []).append(row)
    tx.before_commit("ahead", lambda: _write(tx))
    known: dict[Lookup[SQLModel], dict[str, list[Any]]] = tx.session.info.get("ahead", {})
    for lookup, rows in known.items():
        if lookup.model is model and (key := getattr(row, lookup.column)) in rows:
            rows[key].append(row)
    found: T = row
    return found


@cache
def _columns(model: type[SQLModel]) -> tuple[str, ...]:
    return tuple(column.name for column in inspect(model).local_table.columns)


def one_of(tx: Tx, column: Any, keys: Sequence[Any]) -> ColumnElement[bool]:  # noqa: ANN401 - a mapped column
    """On PostgreSQL the keys travel as one array, so the statement is prepared once whatever their number."""
    if tx.session.get_bind().dialect.name == "sqlite":
        chosen: ColumnElement[bool] = column.in_(keys)
    else:
        chosen = column == any_(literal(keys, ARRAY(column.type)))
    return chosen


def _entered(tx: Tx) -> dict[type[SQLModel], list[Any]]:
    entered: dict[type[SQLModel], list[Any]] = tx.session.info.setdefault("entered", {})
    return entered


def _write(tx: Tx) -> None:
    for model, rows in _entered(tx).items():
        insert_rows(tx.session, inspect(model).local_table, [vars(row) for row in rows])
    _entered(tx).clear()


def reading_ahead(*wanted: tuple[str, str, Lookup[Any]]) -> Callable[[Tx, Sequence[Any]], None]:
    """The preload for assigned work. Each of `wanted` is a task, where its key is, and the lookup that will be asked.

    Where the key is reads like ``mother.residentId``, from the item's inputs; empty means the case's id. Inputs of
    another form are passed over: the task itself says what is wrong with them.
    """
    by_task: defaultdict[str, list[tuple[list[str], Lookup[Any]]]] = defaultdict(list)
    for task, place, lookup in wanted:
        by_task[task].append((place.split(".") if place else [], lookup))

    def preload(tx: Tx, assigned: Sequence[Any]) -> None:
        keys: defaultdict[Lookup[Any], set[str]] = defaultdict(set)
        for event in assigned:
            inputs: Any = None
            for place, lookup in by_task.get(event.task, ()) if event.action == event.PERFORM else ():
                if place and inputs is None:
                    inputs = opened(tx, event)
                key = _at(inputs, place) if place else event.case_id
                if isinstance(key, str):
                    keys[lookup].add(key)
        for lookup, found in keys.items():
            lookup.rows(tx, *found)

    return preload


def _at(inputs: Any, place: Sequence[str]) -> Any:  # noqa: ANN401 - JSON
    for name in place:
        inputs = inputs.get(name) if isinstance(inputs, dict) else None
    return inputs

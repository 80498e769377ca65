"""Looking rows up by a key for a whole batch of events in one statement, instead of one statement an event.

What was found, and what was looked for in vain, is kept in the session for its one transaction. Reading ahead changes
nothing but speed: a key nobody read ahead is looked up when it is asked for.
"""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from sqlmodel import SQLModel, select

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
            query = select(self.model).where(getattr(self.model, self.column).in_(sorted(missing)))
            rows = tx.session.exec(query if self.where is None else query.where(self.where)).all()
            known.update({key: [] for key in missing})
            for row in rows:
                known[getattr(row, self.column)].append(row)
        return [row for key in keys for row in known[key]]


def enter(tx: Tx, row: SQLModel) -> None:
    """Adds a new row, so that later events of the same batch find it."""
    tx.session.add(row)
    known: dict[Lookup[SQLModel], dict[str, list[SQLModel]]] = tx.session.info.get("ahead", {})
    for lookup, rows in known.items():
        if isinstance(row, lookup.model) and (key := getattr(row, lookup.column)) in rows:
            rows[key].append(row)


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
                    inputs = json.loads(tx.keyring.unseal(event.sealed_inputs))
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

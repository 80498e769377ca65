"""Many rows in one statement, for tables written on every event, where the ORM costs more than the database.

On PostgreSQL the rows travel as one JSON parameter, so the statement is prepared once whatever their number.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Table, bindparam, insert, update

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session


def insert_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the same columns."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    connection.exec_driver_sql(_insert(table.name, tuple(rows[0])), {"rows": _json(rows)})


@cache
def _insert(table: str, names: tuple[str, ...]) -> str:
    columns = ", ".join(f'"{name}"' for name in names)
    return f"INSERT INTO {table} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table}, %(rows)s)"  # noqa: S608 - names of our own tables


def update_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Sets the columns given on the rows that have the same `id`."""
    connection = session.connection()
    names = [name for name in rows[0] if name != "id"]
    if connection.dialect.name == "sqlite":
        renamed = [{("row_id" if name == "id" else name): value for name, value in row.items()} for row in rows]
        connection.execute(update(table).where(table.c.id == bindparam("row_id")), renamed)
        return
    connection.exec_driver_sql(_update(table.name, tuple(names)), {"rows": _json(rows)})


@cache
def _update(table: str, names: tuple[str, ...]) -> str:
    sets = ", ".join(f'"{name}" = new."{name}"' for name in names)
    return (
        f"UPDATE {table} SET {sets} FROM json_populate_recordset(NULL::{table}, %(rows)s) new WHERE {table}.id = new.id"  # noqa: S608 - names of our own tables
    )


def _json(rows: Sequence[Mapping[str, Any]]) -> str:
    return orjson.dumps(rows, default=_bytes).decode()


def _bytes(value: object) -> str:
    if isinstance(value, bytes):
        return "\\x" + value.hex()
    raise TypeError(f"no column holds a {type(value).__name__}")

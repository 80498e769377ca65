"""Many rows in one statement, for tables written on every event, where the ORM costs more than the database.

On PostgreSQL the rows travel as one JSON parameter, so the statement is prepared once whatever their number.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import orjson
from sqlalchemy import Table, bindparam, insert, text, update

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlmodel import Session


def insert_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Inserts rows that all have the same columns."""
    connection = session.connection()
    if connection.dialect.name == "sqlite":
        connection.execute(insert(table), rows)
        return
    columns = ", ".join(f'"{name}"' for name in rows[0])
    statement = (
        f"INSERT INTO {table.name} ({columns}) SELECT {columns} FROM json_populate_recordset(NULL::{table.name}, :rows)"  # noqa: S608 - names of our own tables
    )
    connection.execute(text(statement), {"rows": _json(rows)})


def update_rows(session: Session, table: Table, rows: Sequence[Mapping[str, Any]]) -> None:
    """Sets the columns given on the rows that have the same `id`."""
    connection = session.connection()
    names = [name for name in rows[0] if name != "id"]
    if connection.dialect.name == "sqlite":
        renamed = [{("row_id" if name == "id" else name): value for name, value in row.items()} for row in rows]
        connection.execute(update(table).where(table.c.id == bindparam("row_id")), renamed)
        return
    sets = ", ".join(f'"{name}" = new."{name}"' for name in names)
    statement = f"UPDATE {table.name} SET {sets} FROM json_populate_recordset(NULL::{table.name}, :rows) new WHERE {table.name}.id = new.id"  # noqa: S608, E501 - names of our own tables
    connection.execute(text(statement), {"rows": _json(rows)})


def _json(rows: Sequence[Mapping[str, Any]]) -> str:
    return orjson.dumps(rows, default=_bytes).decode()


def _bytes(value: object) -> str:
    if isinstance(value, bytes):
        return "\\x" + value.hex()
    raise TypeError(f"no column holds a {type(value).__name__}")

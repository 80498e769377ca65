"""The MetaData of this department's tables, and the indexes they have in common."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from typing import Any

from sqlalchemy import Index, text

from chassis.db import tables

Base: Any = tables()


def one_while(name: str, where: str, *columns: str) -> Index:
    """At most one row with these columns while `where` holds; what has ended leaves its place free."""
    condition = text(where)
    return Index(name, *columns, unique=True, postgresql_where=condition, sqlite_where=condition)


def quick_while(name: str, where: str, *columns: str) -> Index:
    """An index over the rows for which `where` holds: what is still to be done stays small."""
    condition = text(where)
    return Index(name, *columns, postgresql_where=condition, sqlite_where=condition)

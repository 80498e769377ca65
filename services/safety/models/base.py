"""What the tables of this department share."""

from typing import Any

from sqlalchemy import text

from chassis.db import tables

Base: Any = tables()


def where(condition: str) -> dict[str, Any]:
    """A partial index, on both databases."""
    return {"postgresql_where": text(condition), "sqlite_where": text(condition)}

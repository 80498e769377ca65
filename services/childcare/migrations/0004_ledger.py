"""Waiting for places, people of a town, attendance."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def _text(name: str, width: int, **more: Any) -> sa.Column[Any]:  # noqa: ANN401 - what a column takes
    return sa.Column(name, sa.String(width), nullable=False, **more)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def upgrade() -> None:
    """Four tables."""
    op.create_table(
        "place_application",
        sa.Column("no", sa.String(20), primary_key=True),
        _text("institution_id", 20),
        _text("child_id", 40),
        _text("parent_id", 40, index=True),
        sa.Column("born_on", sa.Date, nullable=False),
        _text("state", 10),
        _moment("asked_at"),
        _moment("offered_at", nullable=True),
        _moment("answer_by", nullable=True),
        _moment("ended_at", nullable=True),
    )
    waits = sa.text("state IN ('WAITING', 'OFFERED', 'CONFIRMED')")
    op.create_index(
        "place_one_a_child",
        "place_application",
        ["institution_id", "child_id"],
        unique=True,
        postgresql_where=waits,
        sqlite_where=waits,
    )
    op.create_index("place_queue", "place_application", ["institution_id", "state", "asked_at"])
    op.create_index("place_answers_due", "place_application", ["state", "answer_by"])
    op.create_table(
        "town_people",
        sa.Column("town", sa.String(9), primary_key=True),
        _text("county", 6, index=True),
        sa.Column("inhabitants", sa.Integer, nullable=False),
        sa.Column("counted_on", sa.Date, nullable=False),
    )
    op.create_table(
        "class_attendance",
        sa.Column("id", sa.String(20), primary_key=True),
        _text("institution_id", 20),
        _text("county", 6),
        _text("class_name", 40),
        _text("kind", 10),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("children", sa.Integer, nullable=False),
        sa.Column("carers", sa.Integer, nullable=False),
        sa.Column("uncertified", sa.Integer, nullable=False),
    )
    op.create_index("attendance_one_a_day", "class_attendance", ["institution_id", "class_name", "day"], unique=True)
    op.create_table(
        "roster_task",
        sa.Column("id", sa.String(100), primary_key=True),
        _text("institution_id", 20, index=True),
        _text("county", 6, index=True),
        _text("class_name", 40),
        sa.Column("day", sa.Date, nullable=False),
        _text("rule", 16),
        _text("zh", 200),
        _text("en", 200),
        _moment("opened_at"),
        _text("outcome", 200),
        _moment("closed_at", nullable=True),
    )

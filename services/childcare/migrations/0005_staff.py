"""Practitioners and their training."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def _text(name: str, width: int, **more: Any) -> sa.Column[Any]:  # noqa: ANN401 - what a column takes
    return sa.Column(name, sa.String(width), nullable=False, **more)


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "practitioner",
        sa.Column("id", sa.String(20), primary_key=True),
        _text("institution_id", 20),
        _text("mark", 64),
        _text("certificate", 10),
        sa.Column("certificate_until", sa.Date),
        sa.Column("health_until", sa.Date),
        sa.Column("entered_on", sa.Date, nullable=False),
        sa.Column("left_on", sa.Date),
    )
    stands = sa.text("left_on IS NULL")
    op.create_index(
        "practitioner_one_place", "practitioner", ["mark"], unique=True, postgresql_where=stands, sqlite_where=stands
    )
    op.create_index("practitioner_of", "practitioner", ["institution_id", "left_on"])
    op.create_table(
        "training_hours",
        sa.Column("id", sa.String(60), primary_key=True),
        _text("practitioner_id", 20, index=True),
        _text("course", 30),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("hours", sa.Integer, nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
    )

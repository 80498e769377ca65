"""Credit of institutions, draws, inspections."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def _text(name: str, width: int, **more: Any) -> sa.Column[Any]:  # noqa: ANN401 - what a column takes
    return sa.Column(name, sa.String(width), nullable=False, **more)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _json(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.JSON, nullable=False)


def upgrade() -> None:
    """Four tables."""
    op.create_table(
        "credit_event",
        sa.Column("id", sa.String(20), primary_key=True),
        _text("institution_id", 20, index=True),
        _text("kind", 30),
        _text("cause", 80),
        sa.Column("points", sa.Float, nullable=False),
        sa.Column("on", sa.Date, nullable=False),
        _text("state", 10),
        sa.Column("repaired_on", sa.Date),
        _text("appeal", 200),
        _text("decision", 200),
        sa.UniqueConstraint("institution_id", "kind", "cause", name="credit_once_a_cause"),
    )
    op.create_table(
        "credit_grade",
        sa.Column("institution_id", sa.String(20), primary_key=True),
        sa.Column("score", sa.Float, nullable=False),
        _text("grade", 1),
        sa.Column("since", sa.Date, nullable=False),
    )
    op.create_table(
        "inspection_draw",
        sa.Column("id", sa.String(40), primary_key=True),
        _text("county", 6, index=True),
        _text("number", 20),
        sa.Column("seed", sa.LargeBinary, nullable=False),
        _text("commitment", 80),
        _moment("committed_at"),
        _json("inspectors"),
        sa.Column("size", sa.Integer, nullable=False),
        _json("weights"),
        _moment("drawn_at", nullable=True),
    )
    op.create_table(
        "inspection",
        sa.Column("id", sa.String(70), primary_key=True),
        _text("draw_id", 40, index=True),
        _text("institution_id", 20, index=True),
        _json("inspectors"),
        _json("findings"),
        _text("note", 200),
        _moment("done_at", nullable=True),
    )

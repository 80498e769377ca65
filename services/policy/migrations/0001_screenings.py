"""Runs over the city and what they found."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """First version."""

    def text(name: str, *, primary_key: bool = False) -> sa.Column[str]:
        return sa.Column(name, sa.String(), nullable=False, primary_key=primary_key)

    def large(name: str) -> sa.Column[int]:
        return sa.Column(name, sa.BigInteger, nullable=False)

    op.create_table(
        "screening",
        text("id", primary_key=True),
        *(text(name) for name in ("kind", "month", "county")),
        sa.Column("changes", sa.JSON, nullable=False),
        *(text(name) for name in ("status", "waiting_for", "asked_by")),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("started_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("finished_at", sa.DateTime(timezone=True)),
        text("rules_digest"),
        sa.Column("awards_at", sa.String()),
        sa.Column("census_at", sa.String()),
        large("households"),
        large("persons"),
        sa.Column("steps", sa.Integer, nullable=False),
    )
    op.create_index("screening_status", "screening", ["status", "started_at"])
    op.create_table(
        "screening_step",
        text("screening_id", primary_key=True),
        sa.Column("seq", sa.Integer, primary_key=True, autoincrement=False),
        text("kind"),
        large("households"),
        large("persons"),
        sa.Column("detail", sa.Text, nullable=False),
    )
    counted = ("eligible", "open", "amount", "not_drawing", "enters", "leaves", "amount_after")
    op.create_table(
        "screening_count",
        *(text(name, primary_key=True) for name in ("screening_id", "town", "benefit")),
        *(large(name) for name in counted),
    )
    op.create_table(
        "screening_finding",
        *(text(name, primary_key=True) for name in ("screening_id", "id")),
        *(text(name) for name in ("kind", "resident_id", "household_id", "town", "benefit")),
        large("amount"),
    )
    op.create_index("screening_finding_list", "screening_finding", ["screening_id", "kind", "id"])
    op.create_table(
        "screening_drawn",
        *(text(name, primary_key=True) for name in ("screening_id", "id")),
        *(text(name) for name in ("household_id", "resident_id", "benefit")),
    )
    op.create_index("screening_drawn_household", "screening_drawn", ["screening_id", "household_id"])

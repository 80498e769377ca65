"""Filings, their papers, who is barred."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def _text(name: str, width: int, **more: Any) -> sa.Column[Any]:  # noqa: ANN401 - what a column takes
    return sa.Column(name, sa.String(width), nullable=False, **more)


def _moment(name: str) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=False)


def upgrade() -> None:
    """Seven tables, and the places that are promised: never more than are free."""
    free = "CHECK (promised >= 0 AND used + promised <= filed)"
    op.execute(f"ALTER TABLE institution ADD COLUMN promised INTEGER DEFAULT 0 NOT NULL {free}")
    op.create_table(
        "premises_check",
        sa.Column("no", sa.String(20), primary_key=True),
        _text("case_id", 40, unique=True),
        _text("county", 6),
        _text("town", 9),
        _text("address", 100),
        _text("kind", 10),
        sa.Column("checked_on", sa.Date, nullable=False),
    )
    op.create_table(
        "filing",
        sa.Column("no", sa.String(20), primary_key=True),
        _text("case_id", 40, unique=True),
        _text("institution_id", 20, unique=True),
        _text("organisation_id", 40),
        _text("county", 6),
        _text("town", 9),
        _text("address", 100),
        sa.Column("places", sa.Integer, nullable=False),
        sa.Column("meals", sa.Boolean, nullable=False),
        sa.Column("opening_day", sa.Date, nullable=False),
        _text("state", 8),
        sa.Column("filed_on", sa.Date, nullable=False),
        sa.Column("closed_on", sa.Date),
        sa.CheckConstraint("places >= 1", name="filing_places"),
    )
    stands = sa.text("state <> 'CLOSED'")
    op.create_index(
        "filing_one_an_address",
        "filing",
        ["county", "address"],
        unique=True,
        postgresql_where=stands,
        sqlite_where=stands,
    )
    op.create_index("filing_by_county", "filing", ["county", "state"])
    op.create_table(
        "filing_step",
        sa.Column("id", sa.String(20), primary_key=True),
        _text("filing_no", 20, index=True),
        _text("kind", 10),
        sa.Column("what", sa.JSON, nullable=False),
        _moment("at"),
    )
    op.create_table(
        "institution_paper",
        sa.Column("id", sa.String(40), primary_key=True),
        _text("institution_id", 20),
        _text("kind", 10),
        sa.Column("valid_until", sa.Date, nullable=False, index=True),
        sa.Column("estimated", sa.Boolean, nullable=False),
        sa.Column("warned", sa.Integer),
        sa.UniqueConstraint("institution_id", "kind", name="paper_one_a_kind"),
    )
    op.create_table(
        "paper_notice",
        sa.Column("id", sa.String(60), primary_key=True),
        _text("institution_id", 20),
        _text("county", 6, index=True),
        _text("kind", 10),
        sa.Column("days", sa.Integer, nullable=False),
        sa.Column("valid_until", sa.Date, nullable=False),
        _moment("at"),
    )
    op.create_table(
        "barred_person",
        sa.Column("mark", sa.String(64), primary_key=True),
        _text("reason", 200),
        _moment("entered_at"),
        _text("entered_by", 60),
        sa.Column("until", sa.Date),
    )
    op.create_table(
        "barred_check",
        sa.Column("id", sa.String(20), primary_key=True),
        _text("mark", 64, index=True),
        _text("asked_by", 60),
        _text("purpose", 200),
        _text("case_id", 40),
        sa.Column("barred", sa.Boolean, nullable=False),
        _moment("at"),
    )

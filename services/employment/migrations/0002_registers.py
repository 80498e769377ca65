"""Careers, registers, benefits, payments after a death."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def _while(where: str) -> dict[str, Any]:
    return {"unique": True, "postgresql_where": sa.text(where), "sqlite_where": sa.text(where)}


def _text(name: str, length: int, *, null: bool = False) -> "sa.Column[str]":
    return sa.Column(name, sa.String(length), nullable=null)


def _number(name: str) -> "sa.Column[int]":
    return sa.Column(name, sa.Integer, nullable=False)


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "career",
        sa.Column("resident_id", sa.String(40), primary_key=True),
        _text("county", 6),
        _text("employer_code", 18),
        _text("post", 6),
        _number("months"),
        _number("unemployment_months"),
        _number("index_milli"),
        _number("account_fen"),
        _text("fund_centre", 40),
        _text("special_work", 40),
        _number("special_months"),
    )
    op.create_table(
        "entry",
        sa.Column("no", sa.String(20), primary_key=True),
        _text("kind", 12),
        _text("resident_id", 40),
        _text("case_id", 40),
        _text("county", 6),
        _text("town", 9),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("entered_on", sa.Date, nullable=False),
        sa.Column("detail", sa.JSON, nullable=False),
        sa.Column("ended_on", sa.Date),
        _text("ended_by", 40),
    )
    op.create_index("entry_one", "entry", ["resident_id", "kind"], **_while("ended_on IS NULL"))
    op.create_index("entry_of_case", "entry", ["case_id"])
    op.create_table(
        "benefit",
        sa.Column("no", sa.String(20), primary_key=True),
        _text("kind", 20),
        _text("resident_id", 40),
        _text("case_id", 40),
        _text("county", 6),
        _text("account", 19),
        _number("monthly_fen"),
        _number("account_fen"),
        _text("from_month", 7),
        _text("through_month", 7),
        _text("paid_through", 7),
        _text("stopped_from", 7, null=True),
        _text("stopped_by", 60),
        _number("claimed_back_fen"),
    )
    op.create_index("benefit_one", "benefit", ["resident_id", "kind"], **_while("stopped_from IS NULL"))
    op.create_index("benefit_of_case", "benefit", ["case_id"])
    op.create_table(
        "payout",
        sa.Column("no", sa.String(20), primary_key=True),
        _text("kind", 16),
        _text("resident_id", 40),
        _text("death_no", 40),
        _text("case_id", 40),
        _text("account", 19),
        _number("fen"),
        sa.Column("decided_on", sa.Date, nullable=False),
    )
    op.create_index("payout_once", "payout", ["resident_id", "kind"], unique=True)

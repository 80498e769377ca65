"""Providers, orders, the ledger, meters, benefits."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from chassis.db import Instant

revision = "0004"
down_revision = "0003"


def _while(where: str) -> dict[str, Any]:
    return {"postgresql_where": sa.text(where), "sqlite_where": sa.text(where)}


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "benefit",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("monthly_fen", sa.Integer, nullable=False),
        sa.Column("from_month", sa.String(7), nullable=False),
        sa.Column("paid_through", sa.String(7), nullable=False),
        sa.Column("stopped_from", sa.String(7)),
        sa.Column("stop_case_id", sa.String(40)),
        sa.Column("claimed_back_fen", sa.Integer, nullable=False),
        sa.Column("granted_by", sa.String(60), nullable=False),
        sa.Column("granted_at", Instant, nullable=False),
    )
    op.create_index("benefit_of_stop", "benefit", ["stop_case_id"])
    op.create_index("benefit_one", "benefit", ["resident_id", "kind"], unique=True, **_while("stopped_from IS NULL"))
    op.create_table(
        "help_order",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("help", sa.String(10), nullable=False),
        sa.Column("at", Instant, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("by_volunteers", sa.Boolean, nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("price_fen", sa.Integer, nullable=False),
        sa.Column("subsidy_fen", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("provider_id", sa.String(20)),
        sa.Column("visit_id", sa.String(32)),
        sa.Column("served_at", Instant),
        sa.Column("complaint", sa.String(500), nullable=False),
        sa.Column("stars", sa.Integer, nullable=False),
        sa.Column("comment", sa.String(500), nullable=False),
        sa.Column("settlement_id", sa.String(32)),
    )
    op.create_index("order_of_provider", "help_order", ["provider_id", "at"])
    op.create_index("order_of_resident", "help_order", ["resident_id", "at"])
    op.create_index("order_served", "help_order", ["served_at"], **_while("state = 'SERVED'"))
    op.create_index("order_to_settle", "help_order", ["provider_id"], **_while("state = 'CONFIRMED'"))
    op.create_table(
        "inspection",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("provider_id", sa.String(20), nullable=False),
        sa.Column("code", sa.String(20), nullable=False),
        sa.Column("points", sa.Integer, nullable=False),
        sa.Column("note", sa.String(200), nullable=False),
        sa.Column("inspector", sa.String(60), nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_index("inspection_of_provider", "inspection", ["provider_id", "at"])
    op.create_table(
        "ledger_entry",
        sa.Column("booking", sa.String(50), primary_key=True),
        sa.Column("account", sa.String(60), primary_key=True),
        sa.Column("amount_fen", sa.BigInteger, nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_index("ledger_by_account", "ledger_entry", ["account"])
    op.create_table(
        "meter_use",
        sa.Column("resident_id", sa.String(40), primary_key=True),
        sa.Column("meter", sa.String(5), primary_key=True),
        sa.Column("last_used_on", sa.Date, nullable=False),
        sa.Column("reported_at", Instant, nullable=False),
    )
    op.create_index("meter_unused", "meter_use", ["last_used_on"])
    op.create_table(
        "provider",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("helps", sa.JSON, nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("volunteers", sa.Boolean, nullable=False),
        sa.Column("orders_a_day", sa.Integer, nullable=False),
        sa.Column("suspended", sa.Boolean, nullable=False),
        sa.Column("ratings", sa.Integer, nullable=False),
        sa.Column("stars_sum", sa.Integer, nullable=False),
    )
    op.create_index("provider_by_county", "provider", ["county"])

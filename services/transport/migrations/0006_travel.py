"""Green travel, rides, and the ledger of both."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Green travel, rides, and the ledger of both."""
    op.create_table(
        "balance",
        sa.Column("unit", sa.String(6), nullable=False),
        sa.Column("account", sa.String(60), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount >= 0", name="balance_not_below_zero"),
        sa.PrimaryKeyConstraint("unit", "account"),
    )
    op.create_table(
        "green_day",
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("resident_id", "day"),
    )
    op.create_table(
        "ledger_entry",
        sa.Column("transfer_id", sa.String(80), nullable=False),
        sa.Column("account", sa.String(60), nullable=False),
        sa.Column("unit", sa.String(6), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("transfer_id", "account"),
    )
    op.create_index("ledger_by_account", "ledger_entry", ["unit", "account"], unique=False)
    op.create_table(
        "ride_order",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("from_lat", sa.Float(), nullable=False),
        sa.Column("from_lon", sa.Float(), nullable=False),
        sa.Column("to_lat", sa.Float(), nullable=False),
        sa.Column("to_lon", sa.Float(), nullable=False),
        sa.Column("window_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("window_to", sa.DateTime(timezone=True), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("wheelchairs", sa.Integer(), nullable=False),
        sa.Column("metres", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("shift_id", sa.String(40), nullable=False),
        sa.Column("pick_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("drop_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("fare_fen", sa.Integer(), nullable=False),
        sa.Column("own_fen", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_ride_order_resident_id"), "ride_order", ["resident_id"], unique=False)
    op.create_index("ride_order_by_shift", "ride_order", ["shift_id", "status"], unique=False)
    op.create_table(
        "travel_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("mode", sa.String(10), nullable=False),
        sa.Column("trips", sa.BigInteger(), nullable=False),
        sa.Column("source", sa.String(100), nullable=False),
        sa.PrimaryKeyConstraint("day", "county", "mode"),
    )
    op.create_table(
        "ride_shift",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("vehicle_id", sa.String(20), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("wheelchairs", sa.Integer(), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["vehicle_id"],
            ["vehicle.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ride_shift_by_county", "ride_shift", ["county", "until"], unique=False)

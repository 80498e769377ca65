"""Vehicles, their terminals, and where they are."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Vehicles, their terminals, and where they are."""
    op.create_table(
        "terminal_claim",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("phone", sa.String(20), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("peer", sa.String(60), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_terminal_claim_phone"), "terminal_claim", ["phone"], unique=False)
    op.create_table(
        "terminal_count",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("day", "what"),
    )
    op.create_table(
        "vehicle",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("plate", sa.String(12), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("route_id", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("plate"),
    )
    op.create_index(op.f("ix_vehicle_route_id"), "vehicle", ["route_id"], unique=False)
    op.create_table(
        "vehicle_position",
        sa.Column("vehicle_id", sa.String(20), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("lat_e6", sa.Integer(), nullable=False),
        sa.Column("lon_e6", sa.Integer(), nullable=False),
        sa.Column("speed", sa.Integer(), nullable=False),
        sa.Column("direction", sa.Integer(), nullable=False),
        sa.Column("alarm", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.BigInteger(), nullable=False),
        sa.Column("received_ms", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("vehicle_id"),
        # Room on every page, so that a new position takes the place of the old one without touching the index.
        postgresql_with={"fillfactor": "50"},
    )
    op.create_table(
        "terminal",
        sa.Column("phone", sa.String(20), nullable=False),
        sa.Column("vehicle_id", sa.String(20), nullable=False),
        sa.Column("terminal_id", sa.String(30), nullable=False),
        sa.Column("registered_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["vehicle_id"],
            ["vehicle.id"],
        ),
        sa.PrimaryKeyConstraint("phone"),
        sa.UniqueConstraint("vehicle_id"),
    )

"""Car parks, ride cards and driving licences."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Car parks, ride cards and driving licences."""
    op.create_table(
        "car_park",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("capacity", sa.Integer(), nullable=False),
        sa.Column("occupied", sa.Integer(), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=True),
        sa.CheckConstraint("0 <= occupied AND occupied <= capacity", name="car_park_berths"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "driving_licence",
        sa.Column("file_no", sa.String(20), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("vehicle_class", sa.String(10), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.Column("cancelled_by", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("file_no"),
    )
    op.create_index("driving_licence_by_resident", "driving_licence", ["resident_id"], unique=False)
    op.create_table(
        "reconciliation",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("car_park_id", sa.String(20), nullable=False),
        sa.Column("by_gates", sa.Integer(), nullable=False),
        sa.Column("counted", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_reconciliation_car_park_id"), "reconciliation", ["car_park_id"], unique=False)
    op.create_table(
        "ride_card",
        sa.Column("no", sa.String(20), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("ended_by", sa.String(40), nullable=False),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("ride_card_by_case", "ride_card", ["case_id"], unique=False)
    op.create_index("ride_card_by_ender", "ride_card", ["ended_by"], unique=False)
    op.create_index(
        "ride_card_one_a_resident",
        "ride_card",
        ["resident_id"],
        unique=True,
        postgresql_where=sa.text("ended_on IS NULL"),
        sqlite_where=sa.text("ended_on IS NULL"),
    )
    op.create_table(
        "stay",
        sa.Column("car_park_id", sa.String(20), nullable=False),
        sa.Column("ticket", sa.String(60), nullable=False),
        sa.Column("inside", sa.Boolean(), nullable=False),
        sa.Column("counted", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("car_park_id", "ticket"),
    )
    op.create_table(
        "gate_event",
        sa.Column("car_park_id", sa.String(20), nullable=False),
        sa.Column("event_id", sa.String(60), nullable=False),
        sa.Column("kind", sa.String(3), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("effect", sa.Integer(), nullable=False),
        sa.Column("note", sa.String(10), nullable=False),
        sa.ForeignKeyConstraint(
            ["car_park_id"],
            ["car_park.id"],
        ),
        sa.PrimaryKeyConstraint("car_park_id", "event_id"),
    )

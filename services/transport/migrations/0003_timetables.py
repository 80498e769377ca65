"""Timetables, the trips that vehicles are on, and forecasts of arrivals."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Timetables, the trips that vehicles are on, and forecasts of arrivals."""
    op.create_table(
        "feed",
        sa.Column("version", sa.String(40), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("imported_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("imported_by", sa.String(60), nullable=False),
        sa.Column("routes", sa.Integer(), nullable=False),
        sa.Column("stops", sa.Integer(), nullable=False),
        sa.Column("trips", sa.Integer(), nullable=False),
        sa.Column("stop_times", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("version"),
    )
    op.create_table(
        "forecast",
        sa.Column("trip_id", sa.String(80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("foretold", sa.BigInteger(), nullable=False),
        sa.Column("arrived", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("trip_id", "day", "place", "minutes"),
    )
    op.create_index("forecast_by_made", "forecast", ["made_at"], unique=False)
    op.create_table(
        "vehicle_trip",
        sa.Column("vehicle_id", sa.String(20), nullable=False),
        sa.Column("trip_id", sa.String(80), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("metres", sa.Float(), nullable=False),
        sa.Column("delay", sa.Integer(), nullable=False),
        sa.Column("next_place", sa.Integer(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("vehicle_id"),
    )

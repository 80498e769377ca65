"""Green ways and the crossings they hold."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Green ways and the crossings they hold."""
    op.create_table("crossing", sa.Column("id", sa.String(20), nullable=False), sa.PrimaryKeyConstraint("id"))
    op.create_table(
        "green_way",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("incident_id", sa.String(60), nullable=False),
        sa.Column("unit_id", sa.String(60), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("why", sa.String(20), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("crossings", sa.Integer(), nullable=False),
        sa.Column("travel_seconds", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("incident_id", "unit_id", name="green_way_one_a_unit"),
    )
    op.create_index("green_way_by_status", "green_way", ["status", "until"], unique=False)
    op.create_table(
        "green_way_end",
        sa.Column("incident_id", sa.String(60), nullable=False),
        sa.Column("unit_id", sa.String(60), nullable=False),
        sa.Column("why", sa.String(20), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("incident_id", "unit_id"),
    )
    op.create_index(op.f("ix_green_way_end_at"), "green_way_end", ["at"], unique=False)
    op.create_table(
        "crossing_hold",
        sa.Column("green_way_id", sa.String(40), nullable=False),
        sa.Column("crossing_id", sa.String(20), nullable=False),
        sa.Column("phase", sa.String(4), nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["green_way_id"],
            ["green_way.id"],
        ),
        sa.PrimaryKeyConstraint("green_way_id", "crossing_id"),
    )
    op.create_index("crossing_hold_now", "crossing_hold", ["crossing_id", "until"], unique=False)

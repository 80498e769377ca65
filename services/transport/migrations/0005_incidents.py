"""Traffic incidents and their reports."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Traffic incidents and their reports."""
    op.create_table(
        "traffic_incident",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("reports", sa.Integer(), nullable=False),
        sa.Column("injured", sa.Integer(), nullable=False),
        sa.Column("lanes_blocked", sa.Integer(), nullable=False),
        sa.Column("blocked", sa.Boolean(), nullable=False),
        sa.Column("road_one", sa.String(20), nullable=False),
        sa.Column("road_other", sa.String(20), nullable=False),
        sa.Column("detour", sa.JSON(), nullable=False),
        sa.Column("unit_id", sa.String(20), nullable=False),
        sa.Column("unit_seconds", sa.Integer(), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("cleared_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("traffic_incident_open", "traffic_incident", ["status", "county"], unique=False)
    op.create_table(
        "traffic_report",
        sa.Column("report_id", sa.String(60), nullable=False),
        sa.Column("incident_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("lat", sa.Float(), nullable=False),
        sa.Column("lon", sa.Float(), nullable=False),
        sa.Column("injured", sa.Integer(), nullable=False),
        sa.Column("lanes_blocked", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["traffic_incident.id"],
        ),
        sa.PrimaryKeyConstraint("report_id"),
    )
    op.create_index(op.f("ix_traffic_report_incident_id"), "traffic_report", ["incident_id"], unique=False)

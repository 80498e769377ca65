"""Medical institutions, and the surveillance of infectious diseases."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Institutions, practitioners, counts, weeks judged, signals."""
    op.create_table(
        "medical_institution",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False, index=True),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
    )
    op.create_table(
        "practitioner",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("institution_id", sa.String(20), nullable=False, index=True),
        sa.Column("name", sa.String(60), nullable=False),
        sa.Column("clinic", sa.String(30), nullable=False),
        sa.Column("title", sa.String(30), nullable=False),
    )
    op.create_table(
        "institution_count",
        sa.Column("institution_id", sa.String(20), primary_key=True),
        sa.Column("disease", sa.String(30), primary_key=True),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("institution_count_of_week", "institution_count", ["week", "disease"])
    op.create_table(
        "weekly_count",
        sa.Column("disease", sa.String(30), primary_key=True),
        sa.Column("county", sa.String(6), primary_key=True),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
    )
    op.create_index("weekly_count_by_week", "weekly_count", ["week"])
    op.create_table(
        "detected_week",
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("detected_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("series", sa.Integer, nullable=False),
        sa.Column("alarms", sa.Integer, nullable=False),
        sa.Column("changes", sa.Integer, nullable=False),
    )
    op.create_table(
        "outbreak_signal",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("disease", sa.String(30), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("week", sa.Date, nullable=False),
        sa.Column("last_week", sa.Date, nullable=False),
        sa.Column("method", sa.String(20), nullable=False),
        sa.Column("options", sa.JSON, nullable=False),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("upper_bound", sa.Float, nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("verify_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("escalated", sa.Integer, nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True)),
        sa.Column("verified_by", sa.String(60), nullable=False),
        sa.Column("in_time", sa.Boolean, nullable=False),
        sa.Column("verification", sa.String(500), nullable=False),
        sa.Column("concluded_at", sa.DateTime(timezone=True)),
        sa.Column("concluded_by", sa.String(60), nullable=False),
        sa.Column("field_cases", sa.Integer, nullable=False),
        sa.Column("conclusion", sa.String(500), nullable=False),
        sa.UniqueConstraint("disease", "county", "week", name="outbreak_signal_one_a_week"),
    )
    op.create_index("outbreak_signal_waiting", "outbreak_signal", ["state", "verify_until"])
    op.create_index("outbreak_signal_by_week", "outbreak_signal", ["week"])
    op.create_table(
        "outbreak_signal_week",
        sa.Column("signal_id", sa.String(20), primary_key=True),
        sa.Column("week", sa.Date, primary_key=True),
        sa.Column("count", sa.Integer, nullable=False),
        sa.Column("upper_bound", sa.Float, nullable=False),
    )

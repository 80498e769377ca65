"""Jobs, seekers, applications."""

import sqlalchemy as sa
from alembic import op

from chassis.db import Instant

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "job_offer",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("employer_code", sa.String(18), nullable=False),
        sa.Column("title", sa.String(100), nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("shift", sa.String(6), nullable=False),
        sa.Column("certificates", sa.JSON, nullable=False),
        sa.Column("skills", sa.JSON, nullable=False),
        sa.Column("words", sa.JSON, nullable=False),
        sa.Column("wage_fen", sa.Integer, nullable=False),
        sa.Column("openings", sa.Integer, nullable=False),
        sa.Column("filled", sa.Integer, nullable=False),
        sa.Column("state", sa.String(6), nullable=False),
        sa.Column("changed_at", Instant, nullable=False),
    )
    op.create_index("job_offer_changed", "job_offer", ["changed_at"])
    op.create_table(
        "job_seeker",
        sa.Column("resident_id", sa.String(40), primary_key=True),
        sa.Column("wish", sa.String(200), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("most_km", sa.Integer, nullable=False),
        sa.Column("shifts", sa.JSON, nullable=False),
        sa.Column("certificates", sa.JSON, nullable=False),
        sa.Column("skills", sa.JSON, nullable=False),
        sa.Column("people_group", sa.String(20), nullable=False),
        sa.Column("shown", sa.Integer, nullable=False),
    )
    op.create_table(
        "job_application",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("job_id", sa.String(32), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("state", sa.String(6), nullable=False),
        sa.Column("sent_at", Instant, nullable=False),
    )
    op.create_index("job_application_one", "job_application", ["job_id", "resident_id"], unique=True)

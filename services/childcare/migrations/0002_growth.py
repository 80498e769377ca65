"""Growth of children as it was observed."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Observations."""
    op.create_table(
        "growth_observation",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("observed_on", sa.Date, nullable=False),
        sa.Column("weight_kg", sa.Float, nullable=False),
        sa.Column("length_cm", sa.Float, nullable=False),
        sa.Column("head_cm", sa.Float),
        sa.Column("scores", sa.JSON, nullable=False),
        sa.Column("flags", sa.JSON, nullable=False),
        sa.Column("alarm", sa.String(16), nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.String(60), nullable=False),
        sa.UniqueConstraint("resident_id", "observed_on", name="growth_one_a_day"),
    )

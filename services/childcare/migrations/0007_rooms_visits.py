"""Mother-and-baby rooms, visits that were done."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Two tables."""
    op.create_table(
        "baby_room",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False, index=True),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("facilities", sa.JSON, nullable=False),
        sa.Column("hours", sa.JSON, nullable=False),
        sa.Column("noted_on", sa.Date, nullable=False),
    )
    op.create_table(
        "visit_done",
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("guidance_no", sa.String(20), nullable=False, index=True),
        sa.Column("age", sa.String(30), nullable=False),
        sa.Column("done_on", sa.Date, nullable=False),
        sa.Column("noted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("noted_by", sa.String(60), nullable=False),
    )

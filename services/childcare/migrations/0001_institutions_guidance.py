"""Institutions with their places, and registrations for guidance."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """First version."""
    op.create_table(
        "institution",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("planned", sa.Integer, nullable=False),
        sa.Column("filed", sa.Integer, nullable=False),
        sa.Column("used", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.CheckConstraint("0 <= used AND used <= filed AND filed <= planned", name="institution_places"),
    )
    op.create_table(
        "guidance",
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("certificate_no", sa.String(12), nullable=False),
        sa.Column("mother_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("village", sa.String(12), nullable=False),
        sa.Column("born_on", sa.Date, nullable=False),
        sa.Column("registered_on", sa.Date, nullable=False),
        sa.Column("nearest", sa.JSON, nullable=False),
        sa.Column("cancelled_on", sa.Date),
    )
    stands = sa.text("cancelled_on IS NULL")
    for name, column in (("guidance_one_a_certificate", "certificate_no"), ("guidance_one_a_case", "case_id")):
        op.create_index(name, "guidance", [column], unique=True, postgresql_where=stands, sqlite_where=stands)

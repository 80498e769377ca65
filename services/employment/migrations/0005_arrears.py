"""Wage arrears."""

import sqlalchemy as sa
from alembic import op

from chassis.db import Instant

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "arrears",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("employer_code", sa.String(18), nullable=False),
        sa.Column("site", sa.String(100), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("stopped_on", sa.Date),
        sa.Column("stops", sa.JSON, nullable=False),
        sa.Column("workers", sa.Integer, nullable=False),
        sa.Column("total_fen", sa.Integer, nullable=False),
    )
    still = sa.text("state IN ('REPORTED', 'OVERDUE')")
    op.create_index(
        "arrears_one", "arrears", ["employer_code", "site"], unique=True, postgresql_where=still, sqlite_where=still
    )
    op.create_index("arrears_by_state", "arrears", ["state", "due_on"])
    op.create_table(
        "complaint",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("arrears_id", sa.String(32), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("fen", sa.Integer, nullable=False),
        sa.Column("made_at", Instant, nullable=False),
    )
    op.create_index("complaint_one", "complaint", ["arrears_id", "resident_id"], unique=True)
    op.create_table(
        "payroll",
        sa.Column("employer_code", sa.String(18), primary_key=True),
        sa.Column("site", sa.String(100), primary_key=True),
        sa.Column("month", sa.String(7), primary_key=True),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("workers", sa.Integer, nullable=False),
        sa.Column("paid", sa.Boolean, nullable=False),
        sa.Column("warned", sa.Boolean, nullable=False),
    )

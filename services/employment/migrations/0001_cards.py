"""Social-security cards."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """First version."""
    op.create_table(
        "card",
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("bank", sa.String(10), nullable=False),
        sa.Column("ordered_on", sa.Date, nullable=False),
        sa.Column("activated_on", sa.Date),
        sa.Column("cancelled_on", sa.Date),
    )
    valid = sa.text("cancelled_on IS NULL")
    for name, column in (("card_one_a_resident", "resident_id"), ("card_one_a_case", "case_id")):
        op.create_index(name, "card", [column], unique=True, postgresql_where=valid, sqlite_where=valid)

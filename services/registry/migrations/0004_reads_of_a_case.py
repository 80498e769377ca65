"""Reads are looked up by their case as well, for its proof. Only adds."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """The log itself may not be changed; an index changes nothing in it."""
    made = sa.text("case_id <> ''")
    op.create_index("read_log_of_case", "read_log", ["case_id", "at", "id"], postgresql_where=made, sqlite_where=made)

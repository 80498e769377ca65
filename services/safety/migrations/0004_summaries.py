"""Which release of the emergency summary a unit may open."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Fourth version."""
    op.add_column("unit_order", sa.Column("summary_id", sa.String()))

"""The log as a chain; appeals; ratings with their loops. Only adds."""

import sqlalchemy as sa
from alembic import op

revision = "0002p"
down_revision = "0001"


def upgrade() -> None:
    """Rows of the first version stay as they are: entries without a number stand before the chain."""
    for table, name, length in (
        ("cases", "log_head", 80),
        ("cases", "log_mark", 80),
        ("items", "inputs", 80),
        ("case_log", "department", 20),
        ("case_log", "cause", 64),
        ("case_log", "catalogue", 140),
        ("case_log", "inputs", 80),
        ("case_log", "outputs", 80),
        ("case_log", "rules", 80),
        ("case_log", "signature", 96),
        ("case_log", "hash", 80),
    ):
        op.add_column(table, sa.Column(name, sa.String(length), nullable=False, server_default=""))
    op.add_column("cases", sa.Column("log_count", sa.Integer, nullable=False, server_default="0"))
    op.add_column("case_log", sa.Column("n", sa.Integer))
    op.add_column("case_log", sa.Column("attempt", sa.Integer, nullable=False, server_default="0"))

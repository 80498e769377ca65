"""The log as a chain; appeals; ratings with their loops. Only adds."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


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
    op.create_table(
        "appeals",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("item_id", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("department", sa.String(20), nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("filed_by", sa.String(80), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("decided_by", sa.String(80), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("grounds", sa.JSON, nullable=False),
    )
    op.create_index("ix_appeals_case_id", "appeals", ["case_id"])
    op.create_index("appeals_by_status", "appeals", ["status", "county", "filed_at"])
    op.create_table(
        "ratings",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("case_id", sa.String(32), nullable=False, unique=True),
        sa.Column("one_thing_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("department", sa.String(20), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("grade", sa.String(20), nullable=False),
        sa.Column("indicators", sa.JSON, nullable=False),
        sa.Column("comment", sa.String, nullable=False),
        sa.Column("rated_by", sa.String(40), nullable=False),
        sa.Column("rated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("next_step", sa.String(10), nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
    )
    op.create_index("ratings_by_step", "ratings", ["next_step", "county", "due_on"])
    op.create_table(
        "rating_steps",
        sa.Column("id", sa.String(50), primary_key=True),
        sa.Column("rating_id", sa.String(32), nullable=False),
        sa.Column("step", sa.String(10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("actor", sa.String(80), nullable=False),
        sa.Column("note", sa.String, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("late", sa.Boolean, nullable=False),
    )
    op.create_index("ix_rating_steps_rating_id", "rating_steps", ["rating_id"])

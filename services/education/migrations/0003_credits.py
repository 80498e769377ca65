"""The credit bank."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """The credit bank."""
    op.create_table(
        "achievement",
        sa.Column("id", sa.String(60), nullable=False),
        sa.Column("learner_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(100), nullable=False),
        sa.Column("institution", sa.String(100), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_achievement_learner_id"), "achievement", ["learner_id"], unique=False)
    op.create_table(
        "credit_balance",
        sa.Column("learner_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.CheckConstraint("credits >= 0", name="credit_balance_not_below_zero"),
        sa.PrimaryKeyConstraint("learner_id", "kind"),
    )
    op.create_table(
        "credit_line",
        sa.Column("transfer_id", sa.String(70), nullable=False),
        sa.Column("account", sa.String(110), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("learner_id", sa.String(40), nullable=False),
        sa.Column("credits", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("transfer_id", "account", "kind"),
    )
    op.create_index(op.f("ix_credit_line_learner_id"), "credit_line", ["learner_id"], unique=False)

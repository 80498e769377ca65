"""Warnings, who decided on them, and what the channels said."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Second version."""
    op.create_table(
        "warning",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("message_type", sa.String(), nullable=False),
        sa.Column("refers_to", sa.JSON, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("colour", sa.String(), nullable=False),
        sa.Column("event_code", sa.String(), nullable=False),
        sa.Column("headline", sa.String(), nullable=False),
        sa.Column("description", sa.Text, nullable=False),
        sa.Column("instruction", sa.Text, nullable=False),
        sa.Column("area", sa.Text, nullable=False),
        sa.Column("counties", sa.JSON, nullable=False),
        sa.Column("channels", sa.JSON, nullable=False),
        sa.Column("author", sa.String(), nullable=False),
        sa.Column("author_is_person", sa.Boolean, nullable=False),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("cause", sa.String()),
        sa.Column("drafted_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True)),
        sa.Column("expires_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("document", sa.Text, nullable=False),
        sa.UniqueConstraint("cause", name="warning_one_a_cause"),
    )
    where = sa.text("state = 'PUBLISHED'")
    op.create_index("warning_ends", "warning", ["expires_at"], postgresql_where=where, sqlite_where=where)
    op.create_table(
        "warning_decision",
        sa.Column("warning_id", sa.String(), primary_key=True),
        sa.Column("person", sa.String(), primary_key=True),
        sa.Column("approved", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "warning_receipt",
        sa.Column("warning_id", sa.String(), primary_key=True),
        sa.Column("channel", sa.String(), primary_key=True),
        sa.Column("reached", sa.Integer, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )

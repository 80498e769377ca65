"""Gates, hand-overs, scans, notices to guardians."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Gates, hand-overs, scans, notices to guardians."""
    op.create_table(
        "gate",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("link", sa.String(10), nullable=False),
        sa.Column("public_key", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "guardian_notice",
        sa.Column("handover_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(15), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("handover_id", "kind"),
    )
    op.create_index(op.f("ix_guardian_notice_resident_id"), "guardian_notice", ["resident_id"], unique=False)
    op.create_table(
        "handover",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("child_id", sa.String(40), nullable=False),
        sa.Column("person_id", sa.String(40), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("only_gate", sa.String(40), nullable=False),
        sa.Column("link", sa.String(10), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("valid_from", sa.DateTime(timezone=True), nullable=False),
        sa.Column("valid_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(60), nullable=False),
        sa.Column("state", sa.String(12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("gate_id", sa.String(40), nullable=False),
        sa.Column("alarm", sa.String(15), nullable=False),
        sa.Column("alarm_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "handover_due",
        "handover",
        ["alarm_at"],
        unique=False,
        postgresql_where=sa.text("alarm_at IS NOT NULL"),
        sqlite_where=sa.text("alarm_at IS NOT NULL"),
    )
    op.create_index(op.f("ix_handover_child_id"), "handover", ["child_id"], unique=False)
    op.create_table(
        "scan",
        sa.Column("gate_id", sa.String(40), nullable=False),
        sa.Column("scan_id", sa.String(60), nullable=False),
        sa.Column("handover_id", sa.String(40), nullable=False),
        sa.Column("person_id", sa.String(40), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(15), nullable=False),
        sa.Column("offline", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("gate_id", "scan_id"),
    )
    op.create_index(op.f("ix_scan_handover_id"), "scan", ["handover_id"], unique=False)

"""Rounds of admissions, findings, student records."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Rounds of admissions, findings, student records."""
    op.create_table(
        "admission_round",
        sa.Column("id", sa.String(30), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("stage", sa.String(10), nullable=False),
        sa.Column("opens_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closes_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("schools", sa.JSON(), nullable=False),
        sa.Column("tiers", sa.JSON(), nullable=False),
        sa.Column("points", sa.JSON(), nullable=False),
        sa.Column("most_wishes", sa.Integer(), nullable=False),
        sa.Column("seed", sa.String(64), nullable=False),
        sa.Column("seed_hash", sa.String(64), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("applicants", sa.Integer(), nullable=False),
        sa.Column("placed", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(80), nullable=False),
        sa.Column("ran_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_admission_round_county"), "admission_round", ["county"], unique=False)
    op.create_table(
        "cut_off",
        sa.Column("round_id", sa.String(30), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("tier", sa.String(20), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("lottery", sa.String(16), nullable=False),
        sa.Column("free", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("round_id", "school_id"),
    )
    op.create_table(
        "finding",
        sa.Column("no", sa.String(20), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("child_id", sa.String(40), nullable=False),
        sa.Column("round_id", sa.String(30), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("tier", sa.String(20), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("places", sa.JSON(), nullable=False),
        sa.Column("lines", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("finding_one_a_case", "finding", ["case_id", "kind"], unique=True)
    op.create_table(
        "student_record",
        sa.Column("no", sa.String(20), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("child_id", sa.String(40), nullable=False),
        sa.Column("application_id", sa.String(40), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("stage", sa.String(10), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index(op.f("ix_student_record_case_id"), "student_record", ["case_id"], unique=False)
    op.create_index(
        "student_record_one_a_child",
        "student_record",
        ["child_id"],
        unique=True,
        postgresql_where=sa.text("cancelled_on IS NULL"),
        sqlite_where=sa.text("cancelled_on IS NULL"),
    )
    op.create_table(
        "application",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("round_id", sa.String(30), nullable=False),
        sa.Column("child_id", sa.String(40), nullable=False),
        sa.Column("applied_by", sa.String(60), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("catchment_school", sa.String(30), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("answer", sa.JSON(), nullable=True),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("standings", sa.JSON(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(
            ["round_id"],
            ["admission_round.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("application_by_round_school", "application", ["round_id", "school_id"], unique=False)
    op.create_index(op.f("ix_application_case_id"), "application", ["case_id"], unique=False)
    op.create_index(op.f("ix_application_child_id"), "application", ["child_id"], unique=False)
    op.create_index(op.f("ix_application_round_id"), "application", ["round_id"], unique=False)

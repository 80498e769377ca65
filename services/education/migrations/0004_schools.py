"""Schools, campus security, special education, grants."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Schools, campus security, special education, grants."""
    op.create_table(
        "campus_device",
        sa.Column("id", sa.String(40), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("heard_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_campus_device_school_id"), "campus_device", ["school_id"], unique=False)
    op.create_table(
        "campus_incident",
        sa.Column("id", sa.String(60), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("kind", sa.String(10), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "education_plan",
        sa.Column("no", sa.String(20), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("child_id", sa.String(40), nullable=False),
        sa.Column("placement", sa.String(12), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("visits_a_month", sa.Integer(), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("case_id"),
    )
    op.create_index(op.f("ix_education_plan_child_id"), "education_plan", ["child_id"], unique=False)
    op.create_table(
        "home_visit",
        sa.Column("plan_no", sa.String(20), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.PrimaryKeyConstraint("plan_no", "visited_on"),
    )
    op.create_table(
        "lesson",
        sa.Column("pairing_id", sa.String(70), nullable=False),
        sa.Column("id", sa.String(60), nullable=False),
        sa.Column("subject", sa.String(40), nullable=False),
        sa.Column("held_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("pupils", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("pairing_id", "id"),
    )
    op.create_table(
        "pairing",
        sa.Column("id", sa.String(70), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("partner_id", sa.String(30), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("pairing_once", "pairing", ["school_id", "partner_id"], unique=True)
    op.create_table(
        "school",
        sa.Column("id", sa.String(30), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("rural", sa.Boolean(), nullable=False),
        sa.Column("spaces", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_school_county"), "school", ["county"], unique=False)
    op.create_table(
        "study_aid",
        sa.Column("no", sa.String(20), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("household_id", sa.String(40), nullable=False),
        sa.Column("pupils", sa.Integer(), nullable=False),
        sa.Column("fen_a_year", sa.Integer(), nullable=False),
        sa.Column("cancelled_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
        sa.UniqueConstraint("case_id"),
    )
    op.create_index(op.f("ix_study_aid_household_id"), "study_aid", ["household_id"], unique=False)
    op.create_table(
        "visit",
        sa.Column("id", sa.String(60), nullable=False),
        sa.Column("school_id", sa.String(30), nullable=False),
        sa.Column("visitor_id", sa.String(40), nullable=False),
        sa.Column("came_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(op.f("ix_visit_school_id"), "visit", ["school_id"], unique=False)

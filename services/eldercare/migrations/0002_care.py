"""Assessments, gradings, care plans, visits."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from chassis.db import Instant

revision = "0002"
down_revision = "0001"


def _while(where: str) -> dict[str, Any]:
    return {"postgresql_where": sa.text(where), "sqlite_where": sa.text(where)}


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "assessment",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("total", sa.Integer, nullable=False),
        sa.Column("parts", sa.JSON, nullable=False),
        sa.Column("preliminary", sa.Integer, nullable=False),
        sa.Column("final", sa.Integer, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("state", sa.String(14), nullable=False),
        sa.Column("second_named", sa.String(60), nullable=False),
        sa.Column("assessed_at", Instant, nullable=False),
        sa.Column("confirmed_at", Instant),
    )
    op.create_index("assessment_of_resident", "assessment", ["resident_id", "assessed_at"])
    op.create_table(
        "care_plan",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("carer_id", sa.String(40), nullable=False),
        sa.Column("lines", sa.JSON, nullable=False),
        sa.Column("begins_on", sa.Date, nullable=False),
        sa.Column("planned_until", sa.Date, nullable=False),
        sa.Column("review_on", sa.Date, nullable=False),
        sa.Column("review_asked", sa.Boolean, nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False),
    )
    op.create_index("care_plan_one", "care_plan", ["resident_id"], unique=True, **_while("NOT ended"))
    op.create_index("care_plan_to_plan", "care_plan", ["planned_until"], **_while("NOT ended"))
    op.create_table(
        "grading",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("daily_living", sa.Integer, nullable=False),
        sa.Column("cognition", sa.Integer, nullable=False),
        sa.Column("senses", sa.Integer, nullable=False),
        sa.Column("level", sa.Integer, nullable=False),
        sa.Column("graded_by", sa.String(60), nullable=False),
        sa.Column("graded_at", Instant, nullable=False),
    )
    op.create_index("grading_of_resident", "grading", ["resident_id", "graded_at"])
    op.create_table(
        "opinion",
        sa.Column("assessment_id", sa.String(32), primary_key=True),
        sa.Column("rank", sa.Integer, primary_key=True),
        sa.Column("assessor_id", sa.String(60), nullable=False),
        sa.Column("final", sa.Integer, nullable=False),
        sa.Column("found", sa.JSON, nullable=False),
        sa.Column("evidence", sa.JSON, nullable=False),
        sa.Column("at", Instant, nullable=False),
    )
    op.create_index("opinion_once", "opinion", ["assessment_id", "assessor_id"], unique=True)
    op.create_table(
        "visit",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("belongs_to", sa.String(32), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("carer_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("service", sa.String(10), nullable=False),
        sa.Column("planned_at", Instant, nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("checked_in_at", Instant),
        sa.Column("ended_at", Instant),
        sa.Column("distance_m", sa.Integer, nullable=False),
    )
    op.create_index("visit_due", "visit", ["planned_at"], **_while("state IN ('PLANNED', 'MISSED')"))
    op.create_index("visit_of_carer", "visit", ["carer_id", "planned_at"])
    op.create_index("visit_of_resident", "visit", ["resident_id", "planned_at"])
    op.create_index("visit_once", "visit", ["belongs_to", "planned_at", "service"], unique=True)

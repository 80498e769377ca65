"""Institutions, beds, applications."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from chassis.db import Instant

revision = "0003"
down_revision = "0002"


def _while(where: str) -> dict[str, Any]:
    return {"postgresql_where": sa.text(where), "sqlite_where": sa.text(where)}


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "application",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("homes", sa.JSON, nullable=False),
        sa.Column("priority", sa.String(20), nullable=False),
        sa.Column("rank", sa.Integer, nullable=False),
        sa.Column("sex", sa.String(6), nullable=False),
        sa.Column("grade", sa.Integer, nullable=False),
        sa.Column("nursing", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("applied_at", Instant, nullable=False),
        sa.Column("queued_at", Instant, nullable=False),
        sa.Column("offered_at", Instant),
        sa.Column("offer_until", Instant),
        sa.Column("lapses", sa.Integer, nullable=False),
        sa.Column("bed_id", sa.String(48)),
        sa.Column("case_id", sa.String(40)),
    )
    op.create_index("application_of_case", "application", ["case_id"])
    op.create_index("application_offered", "application", ["offer_until"], **_while("state = 'OFFERED'"))
    op.create_index(
        "application_one",
        "application",
        ["resident_id"],
        unique=True,
        **_while("state IN ('WAITING', 'OFFERED', 'ADMITTED')"),
    )
    op.create_index(
        "application_one_a_bed", "application", ["bed_id"], unique=True, **_while("state IN ('OFFERED', 'ADMITTED')")
    )
    op.create_index(
        "application_waiting", "application", ["county", "rank", "queued_at"], **_while("state = 'WAITING'")
    )
    op.create_table(
        "bed",
        sa.Column("id", sa.String(48), primary_key=True),
        sa.Column("home_id", sa.String(20), nullable=False),
        sa.Column("room_no", sa.String(20), nullable=False),
        sa.Column("nursing", sa.Boolean, nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("sex", sa.String(6), nullable=False),
    )
    op.create_index("bed_free", "bed", ["home_id"], **_while("state = 'FREE'"))
    op.create_index("bed_of_home", "bed", ["home_id", "room_no"])
    op.create_table(
        "home",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
    )
    op.create_index("home_by_county", "home", ["county"])
    op.create_table(
        "room",
        sa.Column("home_id", sa.String(20), primary_key=True),
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("sex", sa.String(6), nullable=False),
        sa.Column("nursing", sa.Boolean, nullable=False),
        sa.Column("grade_from", sa.Integer, nullable=False),
        sa.Column("grade_to", sa.Integer, nullable=False),
    )

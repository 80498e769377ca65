"""Elders, devices, emergencies, notices, tasks."""

from typing import Any

import sqlalchemy as sa
from alembic import op

from chassis.db import Instant

revision = "0001"
down_revision = None


def _while(where: str) -> dict[str, Any]:
    return {"postgresql_where": sa.text(where), "sqlite_where": sa.text(where)}


def upgrade() -> None:
    """Forward only."""
    op.create_table(
        "care_task",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("kind", sa.String(16), nullable=False),
        sa.Column("about", sa.String(60), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("why_zh", sa.String(200), nullable=False),
        sa.Column("why_en", sa.String(200), nullable=False),
        sa.Column("opened_at", Instant, nullable=False),
        sa.Column("done_at", Instant),
        sa.Column("done_by", sa.String(60), nullable=False),
        sa.Column("result", sa.String(500), nullable=False),
    )
    op.create_index("care_task_one_open", "care_task", ["kind", "about"], unique=True, **_while("done_at IS NULL"))
    op.create_index("care_task_open", "care_task", ["county", "opened_at"], **_while("done_at IS NULL"))
    op.create_table(
        "contact",
        sa.Column("resident_id", sa.String(40), primary_key=True),
        sa.Column("rank", sa.Integer, primary_key=True),
        sa.Column("name", sa.String(40), nullable=False),
        sa.Column("relation", sa.String(12), nullable=False),
        sa.Column("phone", sa.String(20), nullable=False),
    )
    op.create_table(
        "device",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("address", sa.String(120), nullable=False),
        sa.Column("registered_at", Instant, nullable=False),
        sa.Column("last_heard_at", Instant, nullable=False),
        sa.Column("clock_ahead_s", sa.Integer, nullable=False),
        sa.Column("faults", sa.Integer, nullable=False),
        sa.Column("retired", sa.Boolean, nullable=False),
    )
    op.create_index("device_in_use", "device", ["last_heard_at"], **_while("NOT retired"))
    op.create_index("device_of_resident", "device", ["resident_id"])
    op.create_table(
        "device_fault",
        sa.Column("device_id", sa.String(40), primary_key=True),
        sa.Column("code", sa.String(60), primary_key=True),
        sa.Column("day", sa.String(10), primary_key=True),
        sa.Column("times", sa.Integer, nullable=False),
        sa.Column("last_at", Instant, nullable=False),
        sa.Column("detail", sa.Text, nullable=False),
    )
    op.create_table(
        "elder",
        sa.Column("resident_id", sa.String(40), primary_key=True),
        sa.Column("elder_no", sa.String(20), nullable=False, unique=True),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("village", sa.String(12), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("birth_date", sa.Date, nullable=False),
        sa.Column("sex", sa.String(6), nullable=False),
        sa.Column("lives_alone", sa.Boolean, nullable=False),
        sa.Column("support", sa.String(20), nullable=False),
        sa.Column("conditions", sa.JSON, nullable=False),
        sa.Column("grade", sa.Integer),
        sa.Column("assessed_on", sa.Date),
        sa.Column("reassess_on", sa.Date),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("case_id", sa.String(40)),
        sa.Column("died_on", sa.Date),
    )
    op.create_index("elder_by_latitude", "elder", ["lat"], **_while("died_on IS NULL"))
    op.create_index("elder_by_place", "elder", ["county", "town"], **_while("died_on IS NULL"))
    op.create_index(
        "elder_to_reassess", "elder", ["reassess_on"], **_while("reassess_on IS NOT NULL AND died_on IS NULL")
    )
    op.create_table(
        "emergency",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("device_id", sa.String(40), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("position_from", sa.String(8), nullable=False),
        sa.Column("address", sa.String(120), nullable=False),
        sa.Column("raised_at", Instant, nullable=False),
        sa.Column("send_until", Instant, nullable=False),
        sa.Column("presses", sa.Integer, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("next_step", sa.Integer, nullable=False),
        sa.Column("next_step_at", Instant),
        sa.Column("incident_id", sa.String(40)),
        sa.Column("unit_id", sa.String(40)),
        sa.Column("travel_s", sa.Integer, nullable=False),
        sa.Column("outcome", sa.String(20), nullable=False),
        sa.Column("closed_at", Instant),
    )
    op.create_index(
        "emergency_due", "emergency", ["next_step_at"], **_while("closed_at IS NULL AND next_step_at IS NOT NULL")
    )
    op.create_index("emergency_one_open", "emergency", ["resident_id"], unique=True, **_while("closed_at IS NULL"))
    op.create_index("emergency_open", "emergency", ["raised_at"], **_while("closed_at IS NULL"))
    op.create_table(
        "notice",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("about", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("channel", sa.String(10), nullable=False),
        sa.Column("contact", sa.String(20), nullable=False),
        sa.Column("contact_name", sa.String(40), nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
        sa.Column("state", sa.String(8), nullable=False),
        sa.Column("tries", sa.Integer, nullable=False),
        sa.Column("entered_at", Instant, nullable=False),
        sa.Column("changed_at", Instant),
        sa.Column("detail", sa.String(200), nullable=False),
    )
    op.create_index("notice_by_time", "notice", ["entered_at"])
    op.create_index("notice_once", "notice", ["about", "channel", "contact", "what"], unique=True)
    op.create_index("notice_waiting", "notice", ["entered_at"], **_while("state = 'WAITING'"))
    op.create_table(
        "press",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("device_id", sa.String(40), nullable=False),
        sa.Column("message_key", sa.String(64)),
        sa.Column("emergency_id", sa.String(32)),
        sa.Column("at", Instant, nullable=False),
        sa.Column("device_time", Instant),
        sa.Column("outcome", sa.String(12), nullable=False),
    )
    op.create_index(
        "press_once", "press", ["device_id", "message_key"], unique=True, **_while("message_key IS NOT NULL")
    )
    op.create_table(
        "read_entry",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("at", Instant, nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("reader", sa.String(120), nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("what", sa.String(20), nullable=False),
    )
    op.create_index("read_of_resident", "read_entry", ["resident_id", "at"], **_while("resident_id <> ''"))

"""Schedules, sessions, slots, appointments, waiting lists, blocks."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Appointments."""
    op.create_table(
        "schedule",
        sa.Column("id", sa.String(30), primary_key=True),
        sa.Column("institution_id", sa.String(20), nullable=False, index=True),
        sa.Column("practitioner_id", sa.String(24), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("clinic", sa.String(30), nullable=False),
        sa.Column("weekday", sa.Integer, nullable=False),
        sa.Column("starts", sa.String(5), nullable=False),
        sa.Column("minutes", sa.Integer, nullable=False),
        sa.Column("capacity", sa.Integer, nullable=False),
        sa.Column("reserved", sa.Integer, nullable=False),
        sa.Column("holidays", sa.Boolean, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date),
    )
    op.create_table(
        "clinic_session",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("schedule_id", sa.String(30), nullable=False),
        sa.Column("institution_id", sa.String(20), nullable=False),
        sa.Column("practitioner_id", sa.String(24), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("clinic", sa.String(30), nullable=False),
        sa.Column("day", sa.Date, nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ends_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("places", sa.Integer, nullable=False),
        sa.Column("released", sa.Boolean, nullable=False),
        sa.UniqueConstraint("schedule_id", "day", name="clinic_session_one_a_day"),
    )
    op.create_index("clinic_session_by_day", "clinic_session", ["county", "day"])
    op.create_index("clinic_session_ending", "clinic_session", ["status", "ends_at"])
    op.create_table(
        "slot",
        sa.Column("session_id", sa.String(40), primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
    )
    op.create_table(
        "appointment",
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("session_id", sa.String(40), nullable=False),
        sa.Column("number", sa.Integer, nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("institution_id", sa.String(20), nullable=False),
        sa.Column("starts_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("referral_id", sa.String(20), nullable=False),
        sa.Column("waited", sa.Boolean, nullable=False),
        sa.Column("booked_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("booked_by", sa.String(60), nullable=False),
        sa.Column("released_at", sa.DateTime(timezone=True)),
        sa.Column("ended_by", sa.String(60), nullable=False),
    )
    one_standing("appointment", "one_a_slot", "released_at", "session_id", "number")
    one_standing("appointment", "one_a_person", "released_at", "session_id", "resident_id")
    op.create_index("appointment_of_resident", "appointment", ["resident_id", "starts_at"])
    op.create_table(
        "waiting",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("session_id", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("mode", sa.String(6), nullable=False),
        sa.Column("referral_id", sa.String(20), nullable=False),
        sa.Column("status", sa.String(8), nullable=False),
        sa.Column("joined_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("number", sa.Integer),
        sa.Column("offer_until", sa.DateTime(timezone=True)),
        sa.Column("appointment_no", sa.String(20), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
    )
    one_standing("waiting", "one_a_person", "ended_at", "session_id", "resident_id")
    op.create_index("waiting_in_order", "waiting", ["session_id", "place"])
    op.create_index("waiting_offers", "waiting", ["status", "offer_until"])
    op.create_table(
        "booking_block",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("from_day", sa.Date, nullable=False),
        sa.Column("until_day", sa.Date, nullable=False),
        sa.Column("missed", sa.JSON, nullable=False),
        sa.Column("appeal", sa.String(500), nullable=False),
        sa.Column("appealed_at", sa.DateTime(timezone=True)),
        sa.Column("decision", sa.String(500), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decided_by", sa.String(60), nullable=False),
        sa.Column("lifted", sa.Boolean, nullable=False),
        sa.UniqueConstraint("resident_id", "from_day", name="booking_block_one_a_day"),
    )


def one_standing(table: str, name: str, ended: str, *columns: str) -> None:
    """One that stands; what has ended leaves its place free."""
    where = sa.text(f"{ended} IS NULL")
    op.create_index(f"{table}_{name}", table, columns, unique=True, postgresql_where=where, sqlite_where=where)

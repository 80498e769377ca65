"""Incidents, what was said of them, units and their orders."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """First version."""
    op.create_table(
        "incident",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("source_department", sa.String(), nullable=False),
        sa.Column("source_id", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("alarm", sa.String(), nullable=False),
        sa.Column("grade", sa.Integer, nullable=False),
        sa.Column("grade_row", sa.String(), nullable=False),
        sa.Column("reported_grade", sa.Integer, nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("county", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("resident_id", sa.String(), nullable=False),
        sa.Column("reporter", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("place_known", sa.Boolean, nullable=False),
        sa.Column("presses", sa.Integer, nullable=False),
        sa.Column("dead", sa.Integer, nullable=False),
        sa.Column("badly_hurt", sa.Integer, nullable=False),
        sa.Column("raised_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("send_until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("outcome", sa.String(), nullable=False),
        sa.Column("merged_into", sa.String(), nullable=False),
        sa.Column("wanting", sa.JSON, nullable=False),
        sa.Column("waiting", sa.Boolean, nullable=False),
        sa.Column("nobody_told", sa.Boolean, nullable=False),
        sa.Column("escalation", sa.Integer, nullable=False),
        sa.Column("escalate_at", sa.DateTime(timezone=True)),
        sa.Column("escalated_to", sa.String(), nullable=False),
        sa.Column("ask_at", sa.DateTime(timezone=True)),
        sa.Column("asked_at", sa.DateTime(timezone=True)),
        sa.Column("asked", sa.Integer, nullable=False),
        sa.UniqueConstraint("source_department", "source_id", name="incident_one_an_alarm"),
    )
    where = sa.text("ask_at IS NOT NULL")
    op.create_index("incident_asks", "incident", ["ask_at"], postgresql_where=where, sqlite_where=where)
    where = sa.text("escalate_at IS NOT NULL")
    op.create_index("incident_escalates", "incident", ["escalate_at"], postgresql_where=where, sqlite_where=where)
    where = sa.text("closed_at IS NULL")
    op.create_index("incident_of_person", "incident", ["resident_id"], postgresql_where=where, sqlite_where=where)
    where = sa.text("closed_at IS NULL")
    op.create_index("incident_open_kind", "incident", ["kind"], postgresql_where=where, sqlite_where=where)
    where = sa.text("waiting")
    op.create_index("incident_waiting", "incident", ["grade", "opened_at"], postgresql_where=where, sqlite_where=where)
    op.create_table(
        "early_word",
        sa.Column("source", sa.String(), primary_key=True),
        sa.Column("presses", sa.Integer, nullable=False),
        sa.Column("recalled", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "rescue_unit",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("skills", sa.String(), nullable=False),
        sa.Column("county", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("station_lat", sa.Float, nullable=False),
        sa.Column("station_lon", sa.Float, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("back_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("incident_id", sa.String(), nullable=False),
    )
    op.create_index("rescue_unit_state", "rescue_unit", ["state", "kind"])
    op.create_table(
        "unit_order",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("unit_id", sa.String(), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("travel_seconds", sa.Integer, nullable=False),
        sa.Column("from_lat", sa.Float, nullable=False),
        sa.Column("from_lon", sa.Float, nullable=False),
        sa.Column("need", sa.JSON, nullable=False),
        sa.Column("stand_in", sa.Boolean, nullable=False),
        sa.Column("assigned_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("accepted_at", sa.DateTime(timezone=True)),
        sa.Column("departed_at", sa.DateTime(timezone=True)),
        sa.Column("arrived_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("green_until", sa.DateTime(timezone=True)),
    )
    op.create_index("unit_order_incident", "unit_order", ["incident_id"])
    where = sa.text("ended_at IS NULL")
    op.create_index(
        "unit_order_one_a_unit", "unit_order", ["unit_id"], unique=True, postgresql_where=where, sqlite_where=where
    )
    op.create_table(
        "mark",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("department", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.Column("zh", sa.String(), nullable=False),
        sa.Column("en", sa.String(), nullable=False),
    )
    op.create_index("mark_incident", "mark", ["incident_id"])

"""Plans in action, who holds their roles, shelters, and what was learnt."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Third version."""
    op.create_table(
        "role_holder",
        sa.Column("role", sa.String(), primary_key=True),
        sa.Column("county", sa.String(), primary_key=True),
        sa.Column("person", sa.String(), primary_key=True),
    )
    op.create_table(
        "activation",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("plan_id", sa.String(), nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("county", sa.String(), nullable=False),
        sa.Column("drill", sa.Boolean, nullable=False),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("grade", sa.Integer, nullable=False),
        sa.Column("activated_by", sa.String(), nullable=False),
        sa.Column("activated_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
    )
    where = sa.text("ended_at IS NULL")
    op.create_index(
        "activation_one",
        "activation",
        ["plan_id", "county", "drill"],
        unique=True,
        postgresql_where=where,
        sqlite_where=where,
    )
    op.create_table(
        "plan_task",
        sa.Column("activation_id", sa.String(), primary_key=True),
        sa.Column("key", sa.String(), primary_key=True),
        sa.Column("state", sa.String(), nullable=False),
        sa.Column("overdue", sa.Boolean, nullable=False),
        sa.Column("ready_at", sa.DateTime(timezone=True)),
        sa.Column("due_at", sa.DateTime(timezone=True)),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_by", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("effect", sa.String(), nullable=False),
    )
    where = sa.text("state = 'READY'")
    op.create_index("plan_task_due", "plan_task", ["due_at"], postgresql_where=where, sqlite_where=where)
    op.create_table(
        "shelter",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("county", sa.String(), nullable=False),
        sa.Column("town", sa.String(), nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
        sa.Column("capacity", sa.Integer, nullable=False),
        sa.Column("taken", sa.Integer, nullable=False),
        sa.Column("open", sa.Boolean, nullable=False),
        sa.CheckConstraint("0 <= taken AND taken <= capacity", name="shelter_room"),
    )
    op.create_index("shelter_county", "shelter", ["county"])
    op.create_table(
        "shelter_stay",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("shelter_id", sa.String(), nullable=False),
        sa.Column("people", sa.Integer, nullable=False),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("entered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("left_at", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "improvement",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("incident_id", sa.String(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("owner", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("added_by", sa.String(), nullable=False),
        sa.Column("added_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True)),
        sa.Column("done_by", sa.String(), nullable=False),
    )
    op.create_index("improvement_due", "improvement", ["due_on"])
    op.create_index("improvement_incident", "improvement", ["incident_id"])

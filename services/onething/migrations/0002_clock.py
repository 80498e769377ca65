"""The legal clock of each item. Code of before knows none of these columns and goes on working."""

import json
from datetime import UTC, datetime

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Expands only."""
    for column in (
        sa.Column("due_on", sa.Date),
        sa.Column("due_provisional", sa.Boolean, nullable=False, server_default=sa.false()),
        sa.Column("light", sa.String(10), nullable=False, server_default=""),
        sa.Column("next_light_at", sa.DateTime(timezone=True)),
        sa.Column("stops", sa.JSON, nullable=False, server_default="[]"),
        sa.Column("escalated_to", sa.String(40), nullable=False, server_default=""),
        sa.Column("escalated_at", sa.DateTime(timezone=True)),
    ):
        op.add_column("items", column)
    open_clock = sa.text("finished_at IS NULL AND due_on IS NOT NULL")
    due = sa.text("next_light_at IS NOT NULL")
    op.create_index("items_by_next_light", "items", ["next_light_at"], postgresql_where=due, sqlite_where=due)
    op.create_index(
        "items_open_by_light",
        "items",
        ["light", "county", "due_on", "id"],
        postgresql_where=open_clock,
        sqlite_where=open_clock,
    )
    _start_clocks()


def _start_clocks() -> None:
    """The first sweep sees what departments have in hand; what was asked back stands from today on."""
    items = sa.table("items", *map(sa.column, ("status", "share", "started_at", "next_light_at", "stops")))
    running = items.c.status.in_(["ASSIGNED", "WAITING_OFFICER"]) & items.c.started_at.is_not(None)
    started = items.update().where(running, items.c.share == sa.false())
    op.execute(started.values(next_light_at=items.c.started_at))
    stop = json.dumps([{"kind": "SUPPLEMENT", "first": datetime.now(UTC).date().isoformat(), "last": None}])
    op.execute(
        items.update().where(items.c.status == "WAITING_APPLICANT").values(stops=sa.cast(sa.literal(stop), sa.JSON))
        if op.get_bind().dialect.name == "postgresql"
        else items.update().where(items.c.status == "WAITING_APPLICANT").values(stops=stop)
    )

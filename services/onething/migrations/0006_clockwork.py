"""Public notices, the light of whole cases, reopenings, days of appeals, and how far a report has come. Only adds."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Cases and appeals that are open get their clock with the first sweep."""
    op.create_table(
        "public_notices",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("item_id", sa.String(80), nullable=False),
        sa.Column("one_thing_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("department", sa.String(20), nullable=False),
        sa.Column("first_on", sa.Date, nullable=False),
        sa.Column("last_on", sa.Date, nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decision", sa.LargeBinary, nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("name_masked", sa.String(8), nullable=False),
        sa.Column("ask_at", sa.DateTime(timezone=True)),
    )
    shown, due = sa.text("state = 'OPEN'"), sa.text("next_at IS NOT NULL")
    for name, columns in (("notices_open", ["county", "last_on", "id"]), ("notices_due", ["next_at"])):
        op.create_index(name, "public_notices", columns, postgresql_where=shown, sqlite_where=shown)
    op.create_index("ix_public_notices_item_id", "public_notices", ["item_id"])
    op.create_table(
        "objections",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("notice_id", sa.String(100), nullable=False),
        sa.Column("item_id", sa.String(80), nullable=False),
        sa.Column("once", sa.String(150), nullable=False, unique=True),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("filed_by", sa.String(80), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_objections_item_id", "objections", ["item_id"])
    op.create_table(
        "case_clocks",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("light", sa.String(10), nullable=False),
        sa.Column("due_on", sa.Date),
        sa.Column("provisional", sa.Boolean, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True)),
        sa.Column("escalated_to", sa.String(40), nullable=False),
        sa.Column("escalated_at", sa.DateTime(timezone=True)),
    )
    op.create_index("case_clocks_due", "case_clocks", ["next_at"], postgresql_where=due, sqlite_where=due)
    op.create_index("case_clocks_by_light", "case_clocks", ["light", "county", "due_on", "id"])
    op.create_table(
        "reopenings",
        sa.Column("id", sa.String(32), primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "appeal_clocks",
        sa.Column("id", sa.String(100), primary_key=True),
        sa.Column("case_id", sa.String(32), nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("provisional", sa.Boolean, nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True)),
        sa.Column("escalated_to", sa.String(40), nullable=False),
        sa.Column("overdue_at", sa.DateTime(timezone=True)),
    )
    op.create_index("appeal_clocks_due", "appeal_clocks", ["next_at"], postgresql_where=due, sqlite_where=due)
    _start_clocks()


def _start_clocks() -> None:
    """What was open before gets a row whose next moment is past; the sweeps work out the rest."""
    op.execute(
        "INSERT INTO case_clocks (id, county, light, provisional, next_at, escalated_to) "
        "SELECT id, county, 'GREEN', false, opened_at, '' FROM cases "
        "WHERE closed_at IS NULL AND status <> 'WITHDRAWN'"
    )
    op.execute(
        "INSERT INTO reopenings (id, at) SELECT case_id, max(decided_at) FROM appeals "
        "WHERE status = 'REOPENED' GROUP BY case_id"
    )
    op.execute(
        "INSERT INTO appeal_clocks (id, case_id, due_on, provisional, next_at, escalated_to) "
        "SELECT id, case_id, date(filed_at), false, filed_at, '' FROM appeals WHERE status = 'FILED'"
    )

"""The desks. Code of before knows none of these tables and goes on working; what waits now gets its row."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

_OFFICER, _APPLICANT = "waits_for = 'OFFICER'", "waits_for = 'APPLICANT'"


def upgrade() -> None:
    """Expands only."""
    _desks()
    _notes()
    _people()
    _mandates()
    _rechecks()
    opened = sa.text("kind = 'opened'")
    op.create_index("log_opened_by", "case_log", ["actor", "seq"], postgresql_where=opened, sqlite_where=opened)
    window = sa.text("applicant = ''")
    op.create_index(
        "cases_of_windows", "cases", ["intake_county", "opened_at", "id"], postgresql_where=window, sqlite_where=window
    )
    op.execute(_BACKFILL)


# The town is not known to SQL: such items are the department's. Owners are looked up again when it is decided.
_BACKFILL = """INSERT INTO desks (id, case_id, matter, one_thing_id, department, county, town, receipt_no, parties,
    window_county, waits_for, due_on, light, claimed_by, claimed_until, mandate_id, post, assignee)
SELECT items.id, cases.id, cases.one_thing_id || '/' || items.key, cases.one_thing_id, items.department, items.county,
    '', cases.receipt_no, CASE cases.applicant WHEN '' THEN '' ELSE ' ' || cases.applicant || ' ' END,
    CASE cases.applicant WHEN '' THEN cases.intake_county ELSE '' END,
    CASE items.status WHEN 'WAITING_OFFICER' THEN 'OFFICER' ELSE 'APPLICANT' END,
    COALESCE(items.due_on, '9999-12-31'), items.light, '', NULL, '', '', ''
FROM items JOIN cases ON cases.id = items.case_id WHERE items.status IN ('WAITING_OFFICER', 'WAITING_APPLICANT')"""


def _text(name: str, length: int | None = None, *, primary_key: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.String(length), nullable=False, primary_key=primary_key)


def _moment(name: str, *, nullable: bool = False) -> sa.Column[Any]:
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)


def _partial(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, postgresql_where=where, sqlite_where=where)


def _desks() -> None:
    op.create_table(
        "desks",
        _text("id", 80, primary_key=True),
        _text("case_id", 32),
        _text("matter", 81),
        _text("one_thing_id", 40),
        _text("department", 20),
        _text("county", 6),
        _text("town", 9),
        _text("receipt_no", 32),
        _text("parties"),
        _text("window_county", 6),
        _text("waits_for", 10),
        sa.Column("due_on", sa.Date, nullable=False),
        _text("light", 10),
        _text("claimed_by", 80),
        _moment("claimed_until", nullable=True),
        _text("mandate_id", 120),
        _text("post", 10),
        _text("assignee", 80),
    )
    _partial("desks_of_department", "desks", ["department", "county", "due_on", "id"], _OFFICER)
    _partial("desks_of_county", "desks", ["county", "due_on", "id"], _OFFICER)
    _partial("desks_of_town", "desks", ["town", "due_on", "id"], _OFFICER)
    _partial("desks_due", "desks", ["due_on", "id"], _OFFICER)
    _partial("desks_at_windows", "desks", ["window_county", "due_on", "id"], _APPLICANT)
    _partial("desks_under_mandate", "desks", ["mandate_id"], "mandate_id <> ''")


def _notes() -> None:
    op.create_table(
        "desk_notes",
        _text("id", 32, primary_key=True),
        _text("item_id", 80),
        _text("kind", 20),
        _moment("at"),
        _text("by", 80),
        _text("target", 80),
        _text("note"),
    )
    op.create_index("ix_desk_notes_item_id", "desk_notes", ["item_id"])
    op.create_table(
        "send_backs",
        _text("id", 90, primary_key=True),
        _text("item_id", 80),
        sa.Column("n", sa.Integer, nullable=False),
        _moment("at"),
        _text("by", 80),
        sa.Column("asked", sa.JSON, nullable=False),
        sa.Column("seen", sa.JSON, nullable=False),
        _text("exception"),
    )
    op.create_index("ix_send_backs_item_id", "send_backs", ["item_id"])
    op.create_table(
        "attempts",
        _text("id", 32, primary_key=True),
        _moment("at"),
        _text("account", 80),
        _text("county", 6),
        _text("department", 20),
        _text("town", 9),
        _text("action", 20),
        _text("code", 60),
        _text("item_id", 80),
        _text("receipt_no", 32),
        _text("item_county", 6),
        _text("item_department", 20),
    )
    op.create_index("attempts_of_county", "attempts", ["item_county", "at", "id"])


def _people() -> None:
    op.create_table(
        "recusals",
        _text("id", 170, primary_key=True),
        _text("item_id", 80),
        _text("account", 80),
        _moment("at"),
    )
    op.create_index("ix_recusals_item_id", "recusals", ["item_id"])
    op.create_index("ix_recusals_account", "recusals", ["account"])
    op.create_table(
        "relatives",
        _text("id", 32, primary_key=True),
        _text("account", 80),
        _text("county", 6),
        _text("resident_id", 40),
        _text("relation", 20),
        _moment("declared_at"),
        _moment("ended_at", nullable=True),
        _text("ended_by", 80),
        _text("ended_why"),
    )
    op.create_index("ix_relatives_account", "relatives", ["account"])
    op.create_table(
        "officer_posts",
        _text("account", 80, primary_key=True),
        _text("county", 6),
        _text("department", 20),
        _text("town", 9),
        _text("entered_by", 80),
        _moment("entered_at"),
        _moment("left_at", nullable=True),
    )
    op.create_index("posts_of_county", "officer_posts", ["county", "account"])


def _mandates() -> None:
    op.create_table(
        "mandates",
        _text("id", 120, primary_key=True),
        _text("town", 9),
        _text("county", 6),
        _text("department", 20),
        _text("one_thing_id", 40),
        _text("item_key", 40),
        _text("matter", 81),
        sa.Column("first_day", sa.Date, nullable=False),
        sa.Column("last_day", sa.Date, nullable=False),
        _text("legal_reference"),
        _moment("granted_at"),
        _moment("revoked_at", nullable=True),
        _moment("suspended_at", nullable=True),
    )
    op.create_index("mandates_of_town", "mandates", ["town", "matter"])
    op.create_index("mandates_of_county", "mandates", ["county", "granted_at"])
    op.create_table(
        "mandate_steps",
        _text("id", 32, primary_key=True),
        _text("mandate_id", 120),
        _text("kind", 10),
        _moment("at"),
        _text("by", 80),
        _text("reason"),
    )
    op.create_index("ix_mandate_steps_mandate_id", "mandate_steps", ["mandate_id"])


def _rechecks() -> None:
    op.create_table(
        "recheck_draws",
        _text("id", 20, primary_key=True),
        _text("town", 9),
        _text("month", 7),
        _text("commitment", 80),
        _moment("committed_at"),
        _text("sealed_seed"),
        _moment("drawn_at", nullable=True),
        _text("seed", 64),
        sa.Column("population", sa.Integer, nullable=False),
        sa.Column("size", sa.Integer, nullable=False),
        sa.Column("least", sa.Integer, nullable=False),
        sa.Column("assumed_percent", sa.Float, nullable=False),
        sa.Column("assumed_faulty", sa.Integer, nullable=False),
        sa.Column("wanted_percent", sa.Float, nullable=False),
        sa.Column("detection", sa.Float, nullable=False),
        sa.Column("lots", sa.JSON, nullable=False),
    )
    op.create_index("draws_by_month", "recheck_draws", ["month", "town"])
    op.create_table(
        "delegated_decisions",
        _text("id", 100, primary_key=True),
        _text("case_id", 32),
        _text("item_id", 80),
        _text("one_thing_id", 40),
        _text("department", 20),
        _text("county", 6),
        _text("town", 9),
        _text("month", 7),
        _text("mandate_id", 120),
        sa.Column("granted", sa.Boolean, nullable=False),
        _text("decided_by", 80),
        _moment("decided_at"),
        _text("lot", 64),
        _text("result", 10),
        _text("reason"),
        _text("legal_reference"),
        _text("checked_by", 80),
        _moment("checked_at", nullable=True),
    )
    op.create_index("delegated_by_month", "delegated_decisions", ["town", "month"])
    _partial("delegated_drawn", "delegated_decisions", ["county", "department", "result"], "result <> ''")

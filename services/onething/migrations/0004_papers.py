"""Papers: uploads, their use and who read them; one-time notices; promises; consents. Only adds."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

MOMENT = sa.DateTime(timezone=True)


def text(name: str, length: int) -> "sa.Column[str]":
    return sa.Column(name, sa.String(length), nullable=False)


def partial(name: str, table: str, columns: list[str], condition: str) -> None:
    where = sa.text(condition)
    op.create_index(name, table, columns, postgresql_where=where, sqlite_where=where)


def upgrade() -> None:
    """Nothing of before is touched."""
    op.create_table(
        "paper_contents",
        sa.Column("name", sa.String(64), primary_key=True),
        sa.Column("stored_at", MOMENT, nullable=False),
    )
    op.create_table(
        "papers",
        sa.Column("id", sa.String(32), primary_key=True),
        text("owner", 80),
        text("digest", 80),
        text("content", 64),
        text("media_type", 40),
        sa.Column("size", sa.Integer, nullable=False),
        text("file_name", 200),
        sa.Column("uploaded_at", MOMENT, nullable=False),
        sa.Column("used_at", MOMENT),
    )
    op.create_index("papers_of_owner", "papers", ["owner", "digest"], unique=True)
    op.create_index("papers_by_content", "papers", ["content"])
    partial("papers_unused", "papers", ["uploaded_at"], "used_at IS NULL")
    op.create_table(
        "paper_uses",
        sa.Column("id", sa.String(120), primary_key=True),
        text("paper_id", 32),
        text("case_id", 32),
        text("material", 40),
        text("kind", 40),
        text("owner", 80),
        sa.Column("handed_at", MOMENT, nullable=False),
    )
    op.create_index("paper_uses_by_kind", "paper_uses", ["owner", "kind", "handed_at"])
    op.create_index("ix_paper_uses_paper_id", "paper_uses", ["paper_id"])
    op.create_index("ix_paper_uses_case_id", "paper_uses", ["case_id"])
    op.create_table(
        "paper_reads",
        sa.Column("id", sa.String(32), primary_key=True),
        text("paper_id", 32),
        sa.Column("at", MOMENT, nullable=False),
        text("reader", 80),
        text("department", 20),
        text("county", 6),
        text("purpose", 200),
        text("case_id", 32),
    )
    op.create_index("ix_paper_reads_paper_id", "paper_reads", ["paper_id"])
    op.create_table(
        "notices",
        sa.Column("id", sa.String(40), primary_key=True),
        text("case_id", 32),
        sa.Column("n", sa.Integer, nullable=False),
        sa.Column("opened_at", MOMENT, nullable=False),
        sa.Column("closes_at", MOMENT, nullable=False),
        sa.Column("issued_at", MOMENT),
        sa.Column("due_on", sa.Date),
        sa.Column("entries", sa.JSON, nullable=False),
        sa.Column("answered_at", MOMENT),
        sa.Column("answered", sa.JSON, nullable=False),
    )
    op.create_index("ix_notices_case_id", "notices", ["case_id"])
    partial("notices_collecting", "notices", ["closes_at"], "issued_at IS NULL")
    op.create_table(
        "office_faults",
        sa.Column("id", sa.String(100), primary_key=True),
        text("kind", 12),
        text("case_id", 32),
        text("item_id", 80),
        text("department", 20),
        text("county", 6),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("notice", sa.Integer, nullable=False),
        sa.Column("entries", sa.JSON, nullable=False),
    )
    op.create_index("ix_office_faults_case_id", "office_faults", ["case_id"])
    op.create_index("office_faults_by_county", "office_faults", ["county", "at"])
    op.create_table(
        "promises",
        sa.Column("id", sa.String(80), primary_key=True),
        text("case_id", 32),
        text("material", 40),
        text("one_thing_id", 40),
        text("department", 20),
        text("county", 6),
        text("promiser", 90),
        sa.Column("instead", sa.Boolean, nullable=False),
        sa.Column("text_zh", sa.String, nullable=False),
        text("text_digest", 80),
        sa.Column("signed_at", MOMENT, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        text("status", 10),
        sa.Column("next_at", MOMENT),
        sa.Column("reminded_at", MOMENT),
        sa.Column("escalated_at", MOMENT),
        text("escalated_to", 40),
        text("paper_id", 32),
        text("decided_by", 80),
        sa.Column("decided_at", MOMENT),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("legal_reference", sa.String, nullable=False),
    )
    op.create_index("ix_promises_case_id", "promises", ["case_id"])
    op.create_index("promises_by_desk", "promises", ["status", "department", "county", "due_on"])
    partial("promises_of_person", "promises", ["promiser"], "status = 'BROKEN'")
    partial("promises_to_look_at", "promises", ["next_at"], "next_at IS NOT NULL")
    op.create_table(
        "prefill_consents",
        sa.Column("id", sa.String(32), primary_key=True),
        text("resident_id", 40),
        text("one_thing_id", 40),
        text("situation", 40),
        sa.Column("at", MOMENT, nullable=False),
        sa.Column("fields", sa.JSON, nullable=False),
    )
    op.create_index("ix_prefill_consents_resident_id", "prefill_consents", ["resident_id"])

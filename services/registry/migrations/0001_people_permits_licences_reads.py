"""Residents, households, residence permits, licences, and the log of reads."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None

_MOMENT = sa.DateTime(timezone=True)
_FIXED = ("id", "at", "subject_id", "reader", "reader_county", "purpose", "what", "case_id", "algorithm", "digest")


def upgrade() -> None:
    """First version."""
    op.create_table(
        "resident",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("id_number", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("sex", sa.String, nullable=False),
        sa.Column("birth_date", sa.Date, nullable=False),
        sa.Column("household_id", sa.String, nullable=False),
        sa.Column("relation", sa.String, nullable=False),
        sa.Column("village", sa.String, nullable=False),
        sa.Column("hukou_county", sa.String, nullable=False),
        sa.Column("hukou_village", sa.String, nullable=False),
        sa.Column("phone", sa.String, nullable=False),
        sa.Column("ethnicity", sa.String, nullable=False),
        sa.Column("mother_id", sa.String),
        sa.Column("father_id", sa.String),
        sa.Column("spouse_id", sa.String),
        sa.Column("cancelled", sa.Boolean, nullable=False),
        sa.Column("born_case_id", sa.String),
        sa.Column("born_at", _MOMENT),
        sa.Column("certificate_no", sa.String),
        sa.Column("registered_at", _MOMENT),
    )
    op.create_index("ix_resident_household_id", "resident", ["household_id"])
    _one("resident_born_case", "resident", ["born_case_id"], "born_case_id IS NOT NULL AND ", "cancelled")
    _one("resident_certificate", "resident", ["certificate_no"], "certificate_no IS NOT NULL AND ", "cancelled")
    _one("resident_birth", "resident", ["born_at", "mother_id", "name"], "born_at IS NOT NULL AND ", "cancelled")
    op.create_table(
        "household",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("village", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
    )
    op.create_table(
        "residence_permit",
        sa.Column("permit_no", sa.String, primary_key=True),
        sa.Column("resident_id", sa.String, nullable=False),
        sa.Column("village", sa.String, nullable=False),
        sa.Column("resident_since", sa.Date, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date, nullable=False),
        sa.Column("issued_at", _MOMENT, nullable=False),
        sa.Column("issued_by", sa.String, nullable=False),
        sa.Column("ended", sa.Boolean, nullable=False),
    )
    _one("residence_permit_one_a_person", "residence_permit", ["resident_id"], "", "ended")
    op.create_table(
        "licence",
        sa.Column("licence_no", sa.String, primary_key=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("resident_id", sa.String, nullable=False),
        sa.Column("issued_at", _MOMENT, nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("document", sa.Text, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
    )
    op.create_index("ix_licence_resident_id", "licence", ["resident_id"])
    op.create_table(
        "read_log",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("subject_id", sa.String, nullable=False),
        sa.Column("reader", sa.String, nullable=False),
        sa.Column("reader_county", sa.String, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("algorithm", sa.String, nullable=False),
        sa.Column("digest", sa.String, nullable=False),
        sa.Column("seq", sa.BigInteger, unique=True),
        sa.Column("hash", sa.String),
    )
    op.create_index("read_log_of_subject", "read_log", ["subject_id", "at", "id"])
    waiting = sa.text("seq IS NULL")
    op.create_index("read_log_waiting", "read_log", ["at", "id"], postgresql_where=waiting, sqlite_where=waiting)
    op.create_table(
        "read_block",
        sa.Column("last", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("first", sa.BigInteger, nullable=False),
        sa.Column("head", sa.String, nullable=False),
        sa.Column("algorithm", sa.String, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("signature", sa.String, nullable=False),
    )
    if op.get_bind().dialect.name == "postgresql":
        _append_only_postgresql()
    else:
        _append_only_sqlite()


def _one(name: str, table: str, columns: list[str], there: str, over: str) -> None:
    """At most one row that is `there` and not `over`."""
    standing: dict[str, Any] = {
        "postgresql_where": sa.text(f"{there}NOT {over}"),
        "sqlite_where": sa.text(f"{there}{over} = 0"),
    }
    op.create_index(name, table, columns, unique=True, **standing)


def _append_only_postgresql() -> None:
    """An entry changes once, when it is chained; nothing is ever deleted."""
    op.execute(
        """CREATE FUNCTION append_only() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$"""
    )
    same = " AND ".join(f"NEW.{column} = OLD.{column}" for column in _FIXED)
    op.execute(
        f"""CREATE TRIGGER read_log_changes BEFORE UPDATE ON read_log FOR EACH ROW
        WHEN (OLD.seq IS NOT NULL OR NOT ({same})) EXECUTE FUNCTION append_only()"""
    )
    op.execute(
        """CREATE TRIGGER read_block_changes BEFORE UPDATE ON read_block FOR EACH ROW EXECUTE FUNCTION append_only()"""
    )
    for table in ("read_log", "read_block"):
        op.execute(
            f"""CREATE TRIGGER {table}_deletions BEFORE DELETE OR TRUNCATE ON {table}
            FOR EACH STATEMENT EXECUTE FUNCTION append_only()"""
        )


def _append_only_sqlite() -> None:
    """The same; SQLite has no TRUNCATE."""
    same = " AND ".join(f"NEW.{column} IS OLD.{column}" for column in _FIXED)
    op.execute(
        f"""CREATE TRIGGER read_log_changes BEFORE UPDATE ON read_log
        WHEN OLD.seq IS NOT NULL OR NOT ({same}) BEGIN SELECT RAISE(ABORT, 'read_log is append-only'); END"""
    )
    op.execute(
        """CREATE TRIGGER read_block_changes BEFORE UPDATE ON read_block
        BEGIN SELECT RAISE(ABORT, 'read_block is append-only'); END"""
    )
    for table in ("read_log", "read_block"):
        op.execute(
            f"""CREATE TRIGGER {table}_deletions BEFORE DELETE ON {table}
            BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END"""
        )

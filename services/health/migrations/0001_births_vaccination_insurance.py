"""Certificates, vaccination records, insurance, reimbursements, and which resident a newborn became."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """First version."""
    op.create_table(
        "birth_certificate",
        sa.Column("no", sa.String(12), primary_key=True),
        sa.Column("case_id", sa.String(40), nullable=False, unique=True),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("institution", sa.String(11), nullable=False),
        sa.Column("child_name", sa.String(60), nullable=False),
        sa.Column("sex", sa.String(6), nullable=False),
        sa.Column("born_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("weight_grams", sa.Integer, nullable=False),
        sa.Column("gestation_weeks", sa.Integer, nullable=False),
        sa.Column("mother_id", sa.String(40), nullable=False),
        sa.Column("father_id", sa.String(40)),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("revoked_on", sa.Date),
    )
    one_standing("birth_certificate", "one_a_birth", "revoked_on", "mother_id", "born_at", "child_name")
    op.create_table(
        "vaccination_record",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("case_id", sa.String(40), nullable=False, unique=True),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("born_on", sa.Date, nullable=False),
        sa.Column("opened_on", sa.Date, nullable=False),
        sa.Column("given", sa.JSON, nullable=False),
    )
    op.create_table(
        "insurance",
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("covered_from", sa.Date, nullable=False),
        sa.Column("enrolled_on", sa.Date, nullable=False),
        sa.Column("cancelled_on", sa.Date),
    )
    one_standing("insurance", "one_a_resident", "cancelled_on", "resident_id")
    one_standing("insurance", "one_a_case", "cancelled_on", "case_id")
    op.create_table(
        "reimbursement",
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("certificate_no", sa.String(12), nullable=False),
        sa.Column("mother_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("amount_fen", sa.Integer, nullable=False),
        sa.Column("bank_account", sa.String(19), nullable=False),
        sa.Column("decided_on", sa.Date, nullable=False),
        sa.Column("cancelled_on", sa.Date),
        sa.Column("paid_on", sa.Date),
    )
    one_standing("reimbursement", "one_a_certificate", "cancelled_on", "certificate_no")
    one_standing("reimbursement", "one_a_case", "cancelled_on", "case_id")
    op.create_table(
        "child",
        sa.Column("resident_id", sa.String(40), primary_key=True),
        sa.Column("case_id", sa.String(40), nullable=False, index=True),
        sa.Column("cancelled", sa.Boolean, nullable=False),
    )


def one_standing(table: str, name: str, ended: str, *columns: str) -> None:
    """One that stands; what has ended leaves its place free."""
    where = sa.text(f"{ended} IS NULL")
    op.create_index(f"{table}_{name}", table, columns, unique=True, postgresql_where=where, sqlite_where=where)

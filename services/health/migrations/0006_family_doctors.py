"""Family doctors: teams, contracts, services, proposals; and tasks."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Family doctors."""
    op.create_table(
        "doctor_team",
        sa.Column("id", sa.String(24), primary_key=True),
        sa.Column("institution_id", sa.String(20), nullable=False),
        sa.Column("name", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False, index=True),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("doctors", sa.Integer, nullable=False),
        sa.Column("signed", sa.Integer, nullable=False),
    )
    op.create_table(
        "family_contract",
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False, index=True),
        sa.Column("team_id", sa.String(24), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("package", sa.String(20), nullable=False),
        sa.Column("born_on", sa.Date),
        sa.Column("starts_on", sa.Date, nullable=False),
        sa.Column("ends_on", sa.Date, nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("follows", sa.String(20), nullable=False),
        sa.Column("signed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("signed_by", sa.String(60), nullable=False),
        sa.Column("reminded_on", sa.Date),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("ended_why", sa.String(500), nullable=False),
    )
    one("family_contract_one_active", "ACTIVE")
    one("family_contract_one_planned", "PLANNED")
    op.create_index("family_contract_of_team", "family_contract", ["team_id", "status"])
    op.create_index("family_contract_ending", "family_contract", ["status", "ends_on"])
    op.create_table(
        "family_service",
        sa.Column("id", sa.String(60), primary_key=True),
        sa.Column("contract_no", sa.String(20), nullable=False, index=True),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("serial", sa.Integer, nullable=False),
        sa.Column("from_on", sa.Date, nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("done_on", sa.Date),
        sa.Column("done_by", sa.String(60), nullable=False),
        sa.Column("tasked", sa.Boolean, nullable=False),
        sa.UniqueConstraint("contract_no", "code", "serial", name="family_service_one"),
    )
    op.create_index("family_service_due", "family_service", ["tasked", "due_on"])
    op.create_table(
        "family_proposal",
        sa.Column("case_id", sa.String(40), primary_key=True),
        sa.Column("resident_id", sa.String(40), nullable=False, index=True),
        sa.Column("village", sa.String(12), nullable=False),
        sa.Column("package", sa.String(20), nullable=False),
        sa.Column("status", sa.String(10), nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("contract_no", sa.String(20), nullable=False),
    )
    op.create_table(
        "care_task",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("due_on", sa.Date, nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("status", sa.String(6), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("outcome", sa.String(500), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True)),
        sa.Column("closed_by", sa.String(60), nullable=False),
        sa.UniqueConstraint("kind", "key", name="care_task_one_a_cause"),
    )
    op.create_index("care_task_waiting", "care_task", ["county", "status", "due_on"])


def one(name: str, status: str) -> None:
    """At most one of a resident in a status."""
    where = sa.text(f"status = '{status}'")
    op.create_index(name, "family_contract", ["resident_id"], unique=True, postgresql_where=where, sqlite_where=where)

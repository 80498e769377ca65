"""The electronic health record: FHIR resources, consents, openings without consent, cards, certificates of death."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0001"


def upgrade() -> None:
    """Adds tables only."""
    moment = sa.DateTime(timezone=True)
    op.create_table(
        "fhir_resource",
        sa.Column("key", sa.String(100), primary_key=True),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("id", sa.String(64), nullable=False),
        sa.Column("patient_id", sa.String(64)),
        sa.Column("resident_id", sa.String(64), index=True),
        sa.Column("version", sa.Integer, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("updated_at", moment, nullable=False, index=True),
        sa.Column("updated_by", sa.String(80), nullable=False),
    )
    op.create_index("fhir_resource_of_patient", "fhir_resource", ["patient_id", "kind", "id"])
    op.create_index("fhir_resource_by_kind", "fhir_resource", ["kind", "id"])
    op.create_table(
        "fhir_version",
        sa.Column("key", sa.String(100), primary_key=True),
        sa.Column("version", sa.Integer, primary_key=True),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("updated_at", moment, nullable=False),
        sa.Column("updated_by", sa.String(80), nullable=False),
    )
    op.create_table(
        "fhir_index",
        sa.Column("seq", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=True),
        sa.Column("key", sa.String(100), nullable=False, index=True),
        sa.Column("param", sa.String(80), nullable=False),
        sa.Column("value", sa.String(300)),
        sa.Column("exact", sa.String(300)),
        sa.Column("system", sa.String(300)),
        sa.Column("low", moment),
        sa.Column("high", moment),
        sa.Column("number", sa.Float),
    )
    op.create_index("fhir_index_by_value", "fhir_index", ["param", "value"])
    op.create_index("fhir_index_by_time", "fhir_index", ["param", "low"])
    op.create_table(
        "record_consent",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("resident_id", sa.String(64), nullable=False, index=True),
        sa.Column("grantee_kind", sa.String(10), nullable=False),
        sa.Column("grantee", sa.String(80), nullable=False),
        sa.Column("grantee_county", sa.String(6), nullable=False),
        sa.Column("categories", sa.Integer, nullable=False),
        sa.Column("since", moment, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.Column("given_by", sa.String(80), nullable=False),
        sa.Column("revoked_at", moment),
    )
    op.create_index("record_consent_by_grantee", "record_consent", ["grantee_kind", "grantee"])
    op.create_table(
        "break_glass",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("what", sa.String(10), nullable=False),
        sa.Column("resident_id", sa.String(64), nullable=False, index=True),
        sa.Column("account", sa.String(80)),
        sa.Column("incident_id", sa.String(64)),
        sa.Column("unit_id", sa.String(64)),
        sa.Column("department", sa.String(30), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("reason", sa.Text, nullable=False),
        sa.Column("opened_at", moment, nullable=False),
        sa.Column("until", moment, nullable=False),
        sa.Column("reads", sa.Integer, nullable=False),
        sa.Column("summary", sa.Text),
        sa.Column("reviewed_at", moment),
        sa.Column("reviewed_by", sa.String(80)),
        sa.Column("justified", sa.Boolean),
        sa.Column("note", sa.Text),
        sa.UniqueConstraint("incident_id", "unit_id", name="break_glass_one_a_unit"),
    )
    some("break_glass", "waiting", "reviewed_at IS NULL", "opened_at", "id")
    op.create_index("break_glass_of_account", "break_glass", ["account", "resident_id"])
    op.create_table(
        "health_card",
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("resident_id", sa.String(64), nullable=False),
        sa.Column("issued_at", moment, nullable=False),
        sa.Column("revoked_at", moment),
    )
    some("health_card", "one_a_person", "revoked_at IS NULL", "resident_id", unique=True)
    op.create_table(
        "health_card_use",
        sa.Column("id", sa.String(40), primary_key=True),
        sa.Column("used_at", moment, nullable=False),
        sa.Column("until", moment, nullable=False, index=True),
    )
    op.create_table(
        "death_certificate",
        sa.Column("no", sa.String(20), primary_key=True),
        sa.Column("kind", sa.String(8), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False, index=True),
        sa.Column("resident_id", sa.String(64), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("institution", sa.String(11)),
        sa.Column("died_on", sa.Date, nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("revoked_on", sa.Date),
    )
    some("death_certificate", "one_a_person", "revoked_on IS NULL", "resident_id", unique=True)


def some(table: str, name: str, where: str, *columns: str, unique: bool = False) -> None:
    """An index over some of the rows."""
    only = sa.text(where)
    op.create_index(f"{table}_{name}", table, columns, unique=unique, postgresql_where=only, sqlite_where=only)

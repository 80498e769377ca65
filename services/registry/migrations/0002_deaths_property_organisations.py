"""Deaths, closed entries, changes of households, organisations, homes and leases. Only adds."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Columns and tables more."""
    op.add_column("resident", sa.Column("died_on", sa.Date))
    op.add_column("resident", sa.Column("hukou_ended_on", sa.Date))
    op.add_column("household", sa.Column("ended_on", sa.Date))
    for parent in ("mother", "father"):
        there = sa.text(f"{parent}_id IS NOT NULL")
        op.create_index(
            f"resident_of_{parent}", "resident", [f"{parent}_id"], postgresql_where=there, sqlite_where=there
        )
    op.create_table(
        "death",
        sa.Column("death_no", sa.String, primary_key=True),
        sa.Column("resident_id", sa.String, nullable=False),
        sa.Column("died_on", sa.Date, nullable=False),
        sa.Column("county", sa.String, nullable=False),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
        sa.Column("revoked_at", _MOMENT),
        sa.Column("revoked_why", sa.Text, nullable=False),
    )
    op.create_index(
        "death_one_a_person",
        "death",
        ["resident_id"],
        unique=True,
        postgresql_where=sa.text("NOT revoked"),
        sqlite_where=sa.text("revoked = 0"),
    )
    op.create_table(
        "death_report",
        sa.Column("case_id", sa.String, primary_key=True),
        sa.Column("death_no", sa.String, nullable=False, index=True),
        sa.Column("reported_by", sa.String, nullable=False),
        sa.Column("certificate_no", sa.String, nullable=False),
        sa.Column("reported_at", _MOMENT, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
    )
    op.create_table(
        "police_certificate",
        sa.Column("certificate_no", sa.String, primary_key=True),
        sa.Column("case_id", sa.String, nullable=False, unique=True),
        sa.Column("resident_id", sa.String, nullable=False, index=True),
        sa.Column("died_on", sa.Date, nullable=False),
        sa.Column("place_of_death", sa.String, nullable=False),
        sa.Column("issued_at", _MOMENT, nullable=False),
    )
    op.create_table(
        "hukou_end",
        sa.Column("cancellation_no", sa.String, primary_key=True),
        sa.Column("death_no", sa.String, nullable=False, unique=True),
        sa.Column("resident_id", sa.String, nullable=False, index=True),
        sa.Column("ended_on", sa.Date, nullable=False),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("restored", sa.Boolean, nullable=False),
    )
    op.create_table(
        "household_change",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("resident_id", sa.String, nullable=False, index=True),
        sa.Column("from_household", sa.String, nullable=False, index=True),
        sa.Column("to_household", sa.String, nullable=False, index=True),
        sa.Column("from_relation", sa.String, nullable=False),
        sa.Column("to_relation", sa.String, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("why", sa.String, nullable=False),
    )
    _base_data()


def _base_data() -> None:
    op.create_table(
        "organisation",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("code", sa.String, nullable=False, unique=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("registered_with", sa.String, nullable=False),
        sa.Column("scope", sa.String, nullable=False),
        sa.Column("village", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("status", sa.String, nullable=False),
        sa.Column("registered_on", sa.Date, nullable=False),
    )
    op.create_table(
        "property",
        sa.Column("deed_no", sa.String, primary_key=True),
        *_on_the_map(),
        sa.Column("area_dm2", sa.Integer, nullable=False),
        sa.Column("registered_on", sa.Date, nullable=False),
    )
    op.create_table(
        "property_owner",
        sa.Column("deed_no", sa.String, primary_key=True),
        sa.Column("resident_id", sa.String, primary_key=True, index=True),
        sa.Column("share", sa.Integer, nullable=False),
    )
    op.create_table(
        "lease",
        sa.Column("lease_no", sa.String, primary_key=True),
        sa.Column("tenant_id", sa.String, nullable=False, index=True),
        *_on_the_map(),
        sa.Column("filed_on", sa.Date, nullable=False),
        sa.Column("since", sa.Date, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("ended_on", sa.Date),
    )


def _on_the_map() -> tuple[sa.Column[str] | sa.Column[float], ...]:
    return (
        sa.Column("village", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False),
        sa.Column("lat", sa.Float, nullable=False),
        sa.Column("lon", sa.Float, nullable=False),
    )

"""Consents, proofs of points, papers of departments among the licences, tiles and heads of the log. Only adds."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"

_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Two columns and four tables more."""
    op.add_column("licence", sa.Column("issuer", sa.String))
    op.add_column("licence", sa.Column("source_no", sa.String))
    there = sa.text("source_no IS NOT NULL")
    op.create_index(
        "licence_of_source",
        "licence",
        ["issuer", "kind", "source_no"],
        unique=True,
        postgresql_where=there,
        sqlite_where=there,
    )
    op.create_table(
        "data_consent",
        sa.Column("id", sa.String, primary_key=True),
        sa.Column("resident_id", sa.String, nullable=False, index=True),
        sa.Column("department", sa.String, nullable=False),
        sa.Column("what", sa.String, nullable=False),
        sa.Column("purpose", sa.Text, nullable=False),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("given_by", sa.String, nullable=False),
        sa.Column("given_at", _MOMENT, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("revoked_at", _MOMENT),
    )
    op.create_table(
        "points_proof",
        sa.Column("item", sa.String, primary_key=True),
        sa.Column("proof_no", sa.String, primary_key=True),
        sa.Column("resident_id", sa.String, nullable=False, index=True),
        sa.Column("value", sa.Integer, nullable=False),
        sa.Column("issuer", sa.String, nullable=False),
        sa.Column("valid_from", sa.Date, nullable=False),
        sa.Column("valid_until", sa.Date),
        sa.Column("recorded_at", _MOMENT, nullable=False),
        sa.Column("recorded_by", sa.String, nullable=False),
        sa.Column("withdrawn", sa.Boolean, nullable=False),
    )
    op.create_table(
        "read_tile",
        sa.Column("level", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("place", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("hash", sa.String, nullable=False),
    )
    op.create_table(
        "read_head",
        sa.Column("size", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True, autoincrement=False),
        sa.Column("root", sa.String, nullable=False),
        sa.Column("algorithm", sa.String, nullable=False),
        sa.Column("at", _MOMENT, nullable=False),
        sa.Column("signature", sa.String, nullable=False),
        sa.Column("key_id", sa.String, nullable=False),
    )

"""Two-way referral."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """Referrals."""
    op.create_table(
        "referral",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("direction", sa.String(4), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False, index=True),
        sa.Column("from_institution", sa.String(20), nullable=False),
        sa.Column("to_institution", sa.String(20), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("clinic", sa.String(30), nullable=False),
        sa.Column("urgency", sa.String(10), nullable=False),
        sa.Column("reasons", sa.JSON, nullable=False),
        sa.Column("measures", sa.JSON, nullable=False),
        sa.Column("symptoms", sa.JSON, nullable=False),
        sa.Column("summary", sa.String(2000), nullable=False),
        sa.Column("returns", sa.String(20), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("appointment_no", sa.String(20), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("sent_by", sa.String(60), nullable=False),
        sa.Column("until", sa.DateTime(timezone=True), nullable=False),
        sa.Column("note", sa.String(2000), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True)),
        sa.Column("reply", sa.String(2000), nullable=False),
        sa.Column("replied_at", sa.DateTime(timezone=True)),
    )
    where = sa.text("state IN ('SENT', 'ACCEPTED')")
    op.create_index(
        "referral_one_under_way",
        "referral",
        ["resident_id", "from_institution", "to_institution"],
        unique=True,
        postgresql_where=where,
        sqlite_where=where,
    )
    op.create_index("referral_of_receiver", "referral", ["to_institution", "state"])
    op.create_index("referral_ending", "referral", ["state", "until"])

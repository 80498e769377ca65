"""Supervision of medicine: prescriptions, examinations, findings."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """Supervision."""
    op.create_table(
        "prescription",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("institution_id", sa.String(20), nullable=False),
        sa.Column("no", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("prescriber", sa.String(60), nullable=False),
        sa.Column("setting", sa.String(10), nullable=False),
        sa.Column("issued_on", sa.Date, nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("lines", sa.JSON, nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("institution_id", "no", name="prescription_one"),
    )
    op.create_index("prescription_of_resident", "prescription", ["resident_id", "issued_on"])
    op.create_index("prescription_by_day", "prescription", ["county", "issued_on"])
    op.create_table(
        "examination_done",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("institution_id", sa.String(20), nullable=False),
        sa.Column("no", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("code", sa.String(30), nullable=False),
        sa.Column("done_on", sa.Date, nullable=False),
        sa.Column("price_fen", sa.Integer, nullable=False),
        sa.Column("reason", sa.String(500), nullable=False),
        sa.Column("reported_at", sa.DateTime(timezone=True), nullable=False),
        sa.UniqueConstraint("institution_id", "no", name="examination_done_one"),
    )
    op.create_index("examination_done_of_resident", "examination_done", ["resident_id", "code", "done_on"])
    op.create_index("examination_done_by_day", "examination_done", ["county", "done_on"])
    op.create_table(
        "finding",
        sa.Column("id", sa.String(20), primary_key=True),
        sa.Column("subject", sa.String(20), nullable=False),
        sa.Column("kind", sa.String(30), nullable=False),
        sa.Column("key", sa.String(80), nullable=False),
        sa.Column("institution_id", sa.String(20), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("on_day", sa.Date, nullable=False),
        sa.Column("reason", sa.JSON, nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("answer_until", sa.Date, nullable=False),
        sa.Column("answer", sa.String(500), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True)),
        sa.Column("answered_by", sa.String(60), nullable=False),
        sa.Column("decision", sa.String(500), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True)),
        sa.Column("decided_by", sa.String(60), nullable=False),
        sa.UniqueConstraint("subject", "kind", "key", name="finding_one"),
    )
    op.create_index("finding_of_institution", "finding", ["institution_id", "state"])
    op.create_index("finding_by_day", "finding", ["county", "on_day"])

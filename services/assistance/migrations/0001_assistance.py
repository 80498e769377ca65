"""Awards and payroll, verification, certificates, findings, time bank, integrity, needs."""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """First version."""
    op.create_table(
        "award",
        sa.Column("no", sa.String(24), nullable=False),
        sa.Column("benefit", sa.String(30), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("household_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("account", sa.String(19), nullable=False),
        sa.Column("account_ok", sa.Boolean(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("from_month", sa.String(7), nullable=False),
        sa.Column("stopped_from", sa.String(7), nullable=True),
        sa.Column("stop_why", sa.String(12), nullable=False),
        sa.Column("stop_case_id", sa.String(40), nullable=True),
        sa.Column("before_stop", sa.String(7), nullable=True),
        sa.Column("paid_until", sa.String(7), nullable=True),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("report_no", sa.String(24), nullable=False),
        sa.Column("granted_on", sa.Date(), nullable=False),
        sa.Column("recheck_on", sa.Date(), nullable=True),
        sa.Column("recheck_why", sa.String(12), nullable=False),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index("award_due", "award", ["recheck_on"], unique=False)
    op.create_index("award_of_county", "award", ["county", "state"], unique=False)
    op.create_index(
        "award_one_a_case",
        "award",
        ["case_id", "benefit"],
        unique=True,
        postgresql_where=sa.text("state <> 'CANCELLED'"),
        sqlite_where=sa.text("state <> 'CANCELLED'"),
    )
    op.create_index(
        "award_one_running",
        "award",
        ["resident_id", "benefit"],
        unique=True,
        postgresql_where=sa.text("stopped_from IS NULL AND state <> 'CANCELLED'"),
        sqlite_where=sa.text("stopped_from IS NULL AND state <> 'CANCELLED'"),
    )
    op.create_index(op.f("ix_award_household_id"), "award", ["household_id"], unique=False)
    op.create_table(
        "breach",
        sa.Column("promise_id", sa.String(60), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("material_id", sa.String(60), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("grounds", sa.String(12), nullable=False),
        sa.Column("broken_on", sa.Date(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("appeal", sa.String(500), nullable=False),
        sa.Column("decided_by", sa.String(60), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("promise_id"),
    )
    op.create_index(op.f("ix_breach_resident_id"), "breach", ["resident_id"], unique=False)
    op.create_table(
        "disability_card",
        sa.Column("no", sa.String(24), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("category", sa.String(10), nullable=False),
        sa.Column("grade", sa.Integer(), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("village", sa.String(12), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index(
        "card_one_a_person",
        "disability_card",
        ["resident_id"],
        unique=True,
        postgresql_where=sa.text("revoked_on IS NULL"),
        sqlite_where=sa.text("revoked_on IS NULL"),
    )
    op.create_index("disability_card_of_town", "disability_card", ["town"], unique=False)
    op.create_table(
        "finding",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("source", sa.String(10), nullable=False),
        sa.Column("benefits", sa.JSON(), nullable=False),
        sa.Column("reasons", sa.JSON(), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("found_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("overdue", sa.Boolean(), nullable=False),
        sa.Column("verified_by", sa.String(60), nullable=False),
        sa.Column("verified_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("remark", sa.String(200), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("resident_id", "month"),
    )
    op.create_index("finding_of_town", "finding", ["town", "state"], unique=False)
    op.create_table(
        "paper",
        sa.Column("no", sa.String(24), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("about", sa.String(40), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("revoked_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("no"),
    )
    op.create_index(
        "paper_one_a_case",
        "paper",
        ["case_id", "kind"],
        unique=True,
        postgresql_where=sa.text("revoked_on IS NULL"),
        sqlite_where=sa.text("revoked_on IS NULL"),
    )
    op.create_table(
        "payment",
        sa.Column("award_no", sa.String(24), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("payroll_id", sa.String(20), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("benefit", sa.String(30), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.String(19), nullable=False),
        sa.CheckConstraint("amount_fen > 0", name="payment_something"),
        sa.PrimaryKeyConstraint("award_no", "month"),
        sa.UniqueConstraint("resident_id", "benefit", "month", name="payment_once"),
    )
    op.create_index("payment_of_payroll", "payment", ["payroll_id"], unique=False)
    op.create_table(
        "payroll",
        sa.Column("id", sa.String(20), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("payments", sa.Integer(), nullable=False),
        sa.Column("total_fen", sa.BigInteger(), nullable=False),
        sa.Column("held", sa.Integer(), nullable=False),
        sa.Column("file_digest", sa.String(80), nullable=False),
        sa.Column("closed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("closed_by", sa.String(60), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("month", "county"),
    )
    op.create_table(
        "report",
        sa.Column("no", sa.String(24), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("case_id", sa.String(40), nullable=False),
        sa.Column("household_id", sa.String(40), nullable=False),
        sa.Column("head_id", sa.String(40), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("month", sa.String(7), nullable=False),
        sa.Column("persons", sa.JSON(), nullable=False),
        sa.Column("supporters", sa.JSON(), nullable=False),
        sa.Column("facts", sa.JSON(), nullable=False),
        sa.Column("digest", sa.String(80), nullable=False),
        sa.Column("answers", sa.JSON(), nullable=False),
        sa.Column("open_items", sa.JSON(), nullable=False),
        sa.Column("notes", sa.JSON(), nullable=False),
        sa.Column("assessment", sa.JSON(none_as_null=True), nullable=True),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("authorised_until", sa.Date(), nullable=False),
        sa.Column("withdrawn_at", sa.DateTime(timezone=True), nullable=True),
        sa.PrimaryKeyConstraint("no", "version"),
    )
    op.create_index("report_of_case", "report", ["case_id"], unique=False)
    op.create_table(
        "time_entry",
        sa.Column("posting", sa.String(80), nullable=False),
        sa.Column("account_id", sa.String(60), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("posting", "account_id"),
    )
    op.create_index("time_entry_of", "time_entry", ["account_id"], unique=False)
    op.create_table(
        "time_lot",
        sa.Column("id", sa.String(140), nullable=False),
        sa.Column("account_id", sa.String(60), nullable=False),
        sa.Column("minutes", sa.Integer(), nullable=False),
        sa.Column("left_minutes", sa.Integer(), nullable=False),
        sa.Column("expires_on", sa.Date(), nullable=False),
        sa.CheckConstraint("left_minutes >= 0 AND left_minutes <= minutes", name="time_lot_within"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("time_lot_of", "time_lot", ["account_id", "expires_on"], unique=False)
    op.create_table(
        "award_amount",
        sa.Column("award_no", sa.String(24), nullable=False),
        sa.Column("from_month", sa.String(7), nullable=False),
        sa.Column("amount_fen", sa.BigInteger(), nullable=False),
        sa.Column("why", sa.String(12), nullable=False),
        sa.ForeignKeyConstraint(
            ["award_no"],
            ["award.no"],
        ),
        sa.PrimaryKeyConstraint("award_no", "from_month"),
    )
    op.create_table(
        "award_person",
        sa.Column("award_no", sa.String(24), nullable=False),
        sa.Column("resident_id", sa.String(40), nullable=False),
        sa.Column("left_from", sa.String(7), nullable=True),
        sa.ForeignKeyConstraint(
            ["award_no"],
            ["award.no"],
        ),
        sa.PrimaryKeyConstraint("award_no", "resident_id"),
    )
    op.create_index(op.f("ix_award_person_resident_id"), "award_person", ["resident_id"], unique=False)
    op.create_table(
        "need",
        sa.Column("id", sa.String(24), nullable=False),
        sa.Column("award_no", sa.String(24), nullable=False),
        sa.Column("county", sa.String(6), nullable=False),
        sa.Column("town", sa.String(9), nullable=False),
        sa.Column("kind", sa.String(12), nullable=False),
        sa.Column("words", sa.String(300), nullable=False),
        sa.Column("state", sa.String(10), nullable=False),
        sa.Column("taken_by", sa.String(60), nullable=False),
        sa.Column("published_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("taken_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(
            ["award_no"],
            ["award.no"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("award_no"),
    )
    op.create_index(op.f("ix_need_county"), "need", ["county"], unique=False)
    op.create_table(
        "recovery",
        sa.Column("award_no", sa.String(24), nullable=False),
        sa.Column("total_fen", sa.BigInteger(), nullable=False),
        sa.Column("repaid_fen", sa.BigInteger(), nullable=False),
        sa.Column("monthly_fen", sa.BigInteger(), nullable=False),
        sa.Column("from_month", sa.String(7), nullable=False),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("waived", sa.Boolean(), nullable=False),
        sa.CheckConstraint("repaid_fen >= 0 AND repaid_fen <= total_fen", name="recovery_within"),
        sa.ForeignKeyConstraint(
            ["award_no"],
            ["award.no"],
        ),
        sa.PrimaryKeyConstraint("award_no"),
    )

"""What assistance keeps. Money in 分; months as YYYY-MM."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from chassis.db import Instant, tables

Base: Any = tables()

_RUNNING = text("stopped_from IS NULL AND state <> 'CANCELLED'")
_STANDS = text("state <> 'CANCELLED'")
_VALID = text("revoked_on IS NULL")


class Award(Base, table=True):  # type: ignore[misc, call-arg]
    """A benefit granted. Paid from `from_month` until before `stopped_from`; one month only for relief paid once."""

    __tablename__ = "award"
    __table_args__ = (
        Index(
            "award_one_running", "resident_id", "benefit", unique=True, postgresql_where=_RUNNING, sqlite_where=_RUNNING
        ),
        Index("award_one_a_case", "case_id", "benefit", unique=True, postgresql_where=_STANDS, sqlite_where=_STANDS),
        Index("award_of_county", "county", "state"),
        Index("award_due", "recheck_on"),
    )

    no: str = Field(primary_key=True, max_length=24)
    benefit: str = Field(max_length=30)
    resident_id: str = Field(max_length=40)
    household_id: str = Field(default="", max_length=40, index=True)
    county: str = Field(max_length=6)
    town: str = Field(default="", max_length=9)
    account: str = Field(default="", max_length=19)
    # False: nothing is paid to it before somebody mends it, and each payroll says so.
    account_ok: bool
    # ACTIVE, GRADUAL (ends at a set month), STOPPED, CANCELLED
    state: str = Field(max_length=10)
    from_month: str = Field(max_length=7)
    stopped_from: str | None = Field(default=None, max_length=7)
    stop_why: str = Field(default="", max_length=12)
    stop_case_id: str | None = Field(default=None, max_length=40)
    # What it ran with before it was stopped, so that a stop can be taken back.
    before_stop: str | None = Field(default=None, max_length=7)
    paid_until: str | None = Field(default=None, max_length=7)
    case_id: str = Field(max_length=40)
    report_no: str = Field(default="", max_length=24)
    granted_on: date
    recheck_on: date | None = None
    recheck_why: str = Field(default="", max_length=12)


class AwardPerson(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody for whom an award is counted; has left when the month came."""

    __tablename__ = "award_person"

    award_no: str = Field(primary_key=True, max_length=24, foreign_key="award.no")
    resident_id: str = Field(primary_key=True, max_length=40, index=True)
    left_from: str | None = Field(default=None, max_length=7)


class AwardAmount(Base, table=True):  # type: ignore[misc, call-arg]
    """What an award pays a month from a month on."""

    __tablename__ = "award_amount"

    award_no: str = Field(primary_key=True, max_length=24, foreign_key="award.no")
    from_month: str = Field(primary_key=True, max_length=7)
    amount_fen: int = Field(sa_type=BigInteger)
    # GRANTED, RECHECK, LIFE_EVENT, PARAMETERS, GRADUAL_EXIT
    why: str = Field(max_length=12)


class Payroll(Base, table=True):  # type: ignore[misc, call-arg]
    """A county's payroll of a month, closed once."""

    __tablename__ = "payroll"
    __table_args__ = (UniqueConstraint("month", "county"),)

    id: str = Field(primary_key=True, max_length=20)
    month: str = Field(max_length=7)
    county: str = Field(max_length=6)
    payments: int
    total_fen: int = Field(sa_type=BigInteger)
    # Awards that were due and are not paid since their account fails its check.
    held: int
    file_digest: str = Field(max_length=80)
    closed_at: datetime = Field(sa_type=Instant)
    closed_by: str = Field(max_length=60)


class Payment(Base, table=True):  # type: ignore[misc, call-arg]
    """One benefit paid to one person for one month: once."""

    __tablename__ = "payment"
    __table_args__ = (
        UniqueConstraint("resident_id", "benefit", "month", name="payment_once"),
        CheckConstraint("amount_fen > 0", name="payment_something"),
        Index("payment_of_payroll", "payroll_id"),
    )

    award_no: str = Field(primary_key=True, max_length=24)
    month: str = Field(primary_key=True, max_length=7)
    payroll_id: str = Field(max_length=20)
    resident_id: str = Field(max_length=40)
    benefit: str = Field(max_length=30)
    amount_fen: int = Field(sa_type=BigInteger)
    account: str = Field(max_length=19)


class Recovery(Base, table=True):  # type: ignore[misc, call-arg]
    """What was paid too much and is claimed back by instalments."""

    __tablename__ = "recovery"
    __table_args__ = (CheckConstraint("repaid_fen >= 0 AND repaid_fen <= total_fen", name="recovery_within"),)

    award_no: str = Field(primary_key=True, max_length=24, foreign_key="award.no")
    total_fen: int = Field(sa_type=BigInteger)
    repaid_fen: int = Field(default=0, sa_type=BigInteger)
    monthly_fen: int = Field(sa_type=BigInteger)
    from_month: str = Field(max_length=7)
    opened_at: datetime = Field(sa_type=Instant)
    # The death was revoked: nothing is claimed any more.
    waived: bool = False


class Report(Base, table=True):  # type: ignore[misc, call-arg]
    """An economic verification (经济状况核对报告), frozen with what every source said and what policy decided."""

    __tablename__ = "report"
    __table_args__ = (Index("report_of_case", "case_id"),)

    no: str = Field(primary_key=True, max_length=24)
    version: int = Field(default=1, primary_key=True)
    case_id: str = Field(max_length=40)
    household_id: str = Field(max_length=40)
    head_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    month: str = Field(max_length=7)
    # Residents: the household's, and the supporters'.
    persons: Any = Field(sa_column=Column(JSON, nullable=False))
    supporters: Any = Field(sa_column=Column(JSON, nullable=False))
    # What policy is asked, as it was asked; and its digest.
    facts: Any = Field(sa_column=Column(JSON, nullable=False))
    digest: str = Field(max_length=80)
    # Each source by person: when asked, when answered, as of when, each figure.
    answers: Any = Field(sa_column=Column(JSON, nullable=False))
    # What nobody could answer.
    open_items: Any = Field(sa_column=Column(JSON, nullable=False))
    notes: Any = Field(sa_column=Column(JSON, nullable=False))
    # What policy said; null if it did not answer.
    assessment: Any = Field(default=None, sa_column=Column(JSON(none_as_null=True), nullable=True))
    made_at: datetime = Field(sa_type=Instant)
    authorised_until: date
    withdrawn_at: datetime | None = Field(default=None, sa_type=Instant)


class Paper(Base, table=True):  # type: ignore[misc, call-arg]
    """A statement made in a case: REVIEW of a township, CREMATION certificate, DISABILITY_CHECK."""

    __tablename__ = "paper"
    __table_args__ = (
        Index("paper_one_a_case", "case_id", "kind", unique=True, postgresql_where=_VALID, sqlite_where=_VALID),
    )

    no: str = Field(primary_key=True, max_length=24)
    kind: str = Field(max_length=20)
    case_id: str = Field(max_length=40)
    about: str = Field(max_length=40)
    resident_id: str = Field(default="", max_length=40)
    county: str = Field(max_length=6)
    issued_on: date
    revoked_on: date | None = None


class DisabilityCard(Base, table=True):  # type: ignore[misc, call-arg]
    """A disability certificate (残疾人证): one valid a person."""

    __tablename__ = "disability_card"
    __table_args__ = (
        Index("card_one_a_person", "resident_id", unique=True, postgresql_where=_VALID, sqlite_where=_VALID),
        Index("disability_card_of_town", "town"),
    )

    no: str = Field(primary_key=True, max_length=24)
    resident_id: str = Field(max_length=40)
    # VISION, HEARING, SPEECH, LIMBS, INTELLECT, MIND, MULTIPLE; empty if the grading did not say.
    category: str = Field(default="", max_length=10)
    grade: int
    county: str = Field(max_length=6)
    town: str = Field(default="", max_length=9)
    village: str = Field(default="", max_length=12)
    case_id: str = Field(default="", max_length=40)
    issued_on: date
    valid_until: date
    revoked_on: date | None = None


class Finding(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody who may be in need and did not apply: a task for a grid worker, once a person and month."""

    __tablename__ = "finding"
    __table_args__ = (UniqueConstraint("resident_id", "month"), Index("finding_of_town", "town", "state"))

    id: str = Field(primary_key=True, max_length=24)
    resident_id: str = Field(max_length=40)
    month: str = Field(max_length=7)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    # SCREENING or GRID
    source: str = Field(max_length=10)
    benefits: Any = Field(sa_column=Column(JSON, nullable=False))
    reasons: Any = Field(sa_column=Column(JSON, nullable=False))
    # OPEN, CONFIRMED, REJECTED
    state: str = Field(max_length=10)
    found_at: datetime = Field(sa_type=Instant)
    due_on: date
    overdue: bool = False
    verified_by: str = Field(default="", max_length=60)
    verified_at: datetime | None = Field(default=None, sa_type=Instant)
    remark: str = Field(default="", max_length=200)


class TimeEntry(Base, table=True):  # type: ignore[misc, call-arg]
    """One leg of a posting of the time bank (时间银行): the legs of a posting sum to zero."""

    __tablename__ = "time_entry"
    __table_args__ = (Index("time_entry_of", "account_id"),)

    posting: str = Field(primary_key=True, max_length=80)
    account_id: str = Field(primary_key=True, max_length=60)
    minutes: int
    # EARNED, TRANSFERRED, SPENT, EXPIRED
    kind: str = Field(max_length=12)
    at: datetime = Field(sa_type=Instant)


class TimeLot(Base, table=True):  # type: ignore[misc, call-arg]
    """Minutes that came in at once, and what is left of them: the oldest are used first."""

    __tablename__ = "time_lot"
    __table_args__ = (
        CheckConstraint("left_minutes >= 0 AND left_minutes <= minutes", name="time_lot_within"),
        Index("time_lot_of", "account_id", "expires_on"),
    )

    id: str = Field(primary_key=True, max_length=140)
    account_id: str = Field(max_length=60)
    minutes: int
    left_minutes: int
    expires_on: date


class Breach(Base, table=True):  # type: ignore[misc, call-arg]
    """An entry of the integrity record (诚信记录): a promise broken."""

    __tablename__ = "breach"

    promise_id: str = Field(primary_key=True, max_length=60)
    resident_id: str = Field(max_length=40, index=True)
    case_id: str = Field(max_length=40)
    material_id: str = Field(max_length=60)
    county: str = Field(max_length=6)
    grounds: str = Field(max_length=12)
    broken_on: date
    # STANDS, APPEALED, UPHELD, LIFTED, REPAIRED
    state: str = Field(max_length=10)
    ends_on: date
    appeal: str = Field(default="", max_length=500)
    decided_by: str = Field(default="", max_length=60)
    changed_at: datetime = Field(sa_type=Instant)


class Need(Base, table=True):  # type: ignore[misc, call-arg]
    """A need published once; one charity (慈善组织) takes it up. It names nobody."""

    __tablename__ = "need"

    id: str = Field(primary_key=True, max_length=24)
    award_no: str = Field(unique=True, max_length=24, foreign_key="award.no")
    county: str = Field(max_length=6, index=True)
    town: str = Field(max_length=9)
    kind: str = Field(max_length=12)
    words: str = Field(max_length=300)
    # PUBLISHED, TAKEN, MET
    state: str = Field(max_length=10)
    taken_by: str = Field(default="", max_length=60)
    published_at: datetime = Field(sa_type=Instant)
    taken_at: datetime | None = Field(default=None, sa_type=Instant)

"""Careers, entries in the registers, monthly benefits, single payments."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field

from services.employment.models.base import Base, one_while


class Career(Base, table=True):  # type: ignore[misc, call-arg]
    """Contributions and personnel file (参保缴费与人事档案) of a resident; money in fen, the index in thousandths."""

    __tablename__ = "career"

    resident_id: str = Field(primary_key=True, max_length=40)
    county: str = Field(max_length=6)
    employer_code: str = Field(max_length=18)
    # WORKER or CADRE: women of the two retire at different ages.
    post: str = Field(max_length=6)
    months: int
    unemployment_months: int
    index_milli: int = 1000
    account_fen: int = 0
    fund_centre: str = Field(max_length=40)
    special_work: str = Field(default="", max_length=40)
    special_months: int = 0


class Entry(Base, table=True):  # type: ignore[misc, call-arg]
    """An entry in one of the registers (登记): one that stands per resident and kind.

    Kinds: UNEMPLOYED, HARDSHIP, FLEXIBLE, INSURED, SPECIAL_WORK, RETIRED, HELP_PLAN.
    """

    __tablename__ = "entry"
    __table_args__ = (
        one_while("entry_one", "ended_on IS NULL", "resident_id", "kind"),
        Index("entry_of_case", "case_id"),
    )

    no: str = Field(primary_key=True, max_length=20)
    kind: str = Field(max_length=12)
    resident_id: str = Field(max_length=40)
    case_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    since: date
    entered_on: date
    detail: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    ended_on: date | None = None
    # What ended it: UNDONE, DEATH <no>, or the number of the entry that took its place.
    ended_by: str = Field(default="", max_length=40)


class Benefit(Base, table=True):  # type: ignore[misc, call-arg]
    """A monthly benefit, fen a month; months as YYYY-MM. One of a kind that was not stopped per resident.

    Kinds: PENSION, UNEMPLOYMENT, INSURANCE_SUBSIDY. `through_month` is the last one due, empty if open.
    """

    __tablename__ = "benefit"
    __table_args__ = (
        one_while("benefit_one", "stopped_from IS NULL", "resident_id", "kind"),
        Index("benefit_of_case", "case_id"),
    )

    no: str = Field(primary_key=True, max_length=20)
    kind: str = Field(max_length=20)
    resident_id: str = Field(max_length=40)
    case_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    account: str = Field(max_length=19)
    monthly_fen: int
    # The part of a pension that comes from the person's own account.
    account_fen: int = 0
    from_month: str = Field(max_length=7)
    through_month: str = Field(default="", max_length=7)
    paid_through: str = Field(default="", max_length=7)
    stopped_from: str | None = Field(default=None, max_length=7)
    stopped_by: str = Field(default="", max_length=60)
    claimed_back_fen: int = 0


class Payout(Base, table=True):  # type: ignore[misc, call-arg]
    """A single payment after a death, once per kind and death. Kinds: PENSION_ACCOUNT, SURVIVORS."""

    __tablename__ = "payout"
    __table_args__ = (Index("payout_once", "resident_id", "kind", unique=True),)

    no: str = Field(primary_key=True, max_length=20)
    kind: str = Field(max_length=16)
    resident_id: str = Field(max_length=40)
    death_no: str = Field(max_length=40)
    case_id: str = Field(max_length=40)
    account: str = Field(max_length=19)
    fen: int
    decided_on: date

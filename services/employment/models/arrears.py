"""Wage arrears, and what employers pay; notices of the secretary."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Index
from sqlmodel import Field

from chassis.db import Instant
from services.employment.models.base import Base, one_while


class Arrears(Base, table=True):  # type: ignore[misc, call-arg]
    """Arrears of an employer at a site (欠薪线索): all complaints together, while they are open."""

    __tablename__ = "arrears"
    __table_args__ = (
        one_while("arrears_one", "state IN ('REPORTED', 'OVERDUE')", "employer_code", "site"),
        Index("arrears_by_state", "state", "due_on"),
    )

    id: str = Field(primary_key=True, max_length=32)
    employer_code: str = Field(max_length=18)
    site: str = Field(max_length=100)
    county: str = Field(max_length=6)
    # REPORTED, OVERDUE, SETTLED
    state: str = Field(max_length=8)
    opened_on: date
    due_on: date
    stopped_on: date | None = None
    # Stops of the clock: [from, to, why].
    stops: list[Any] = Field(default_factory=list, sa_type=JSON)
    workers: int = 0
    total_fen: int = 0


class Complaint(Base, table=True):  # type: ignore[misc, call-arg]
    """One worker's complaint."""

    __tablename__ = "complaint"
    __table_args__ = (Index("complaint_one", "arrears_id", "resident_id", unique=True),)

    id: str = Field(primary_key=True, max_length=32)
    arrears_id: str = Field(max_length=32)
    resident_id: str = Field(max_length=40)
    fen: int
    made_at: datetime = Field(sa_type=Instant)


class Payroll(Base, table=True):  # type: ignore[misc, call-arg]
    """One month's wages of an employer at a site, as the bank of the wage account reports it."""

    __tablename__ = "payroll"

    employer_code: str = Field(primary_key=True, max_length=18)
    site: str = Field(primary_key=True, max_length=100)
    month: str = Field(primary_key=True, max_length=7)
    county: str = Field(max_length=6)
    workers: int
    paid: bool
    warned: bool = False

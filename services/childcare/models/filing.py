"""Filings (备案), the papers they rest on, and who is barred."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from chassis.db import Instant
from services.childcare.models import Base

_STANDS = text("state <> 'CLOSED'")


class PremisesCheck(Base, table=True):  # type: ignore[misc, call-arg]
    """Premises whose papers are complete; one a case."""

    __tablename__ = "premises_check"

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40, unique=True)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    address: str = Field(max_length=100)
    kind: str = Field(max_length=10)
    checked_on: date


class Filing(Base, table=True):  # type: ignore[misc, call-arg]
    """A filing: FILED, LAPSED while a paper has run out, CLOSED. One that stands for an address and an institution."""

    __tablename__ = "filing"
    __table_args__ = (
        Index(
            "filing_one_an_address", "county", "address", unique=True, postgresql_where=_STANDS, sqlite_where=_STANDS
        ),
        Index("filing_by_county", "county", "state"),
    )

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40, unique=True)
    institution_id: str = Field(max_length=20, unique=True)
    organisation_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    address: str = Field(max_length=100)
    places: int
    meals: bool
    opening_day: date
    state: str = Field(max_length=8)
    filed_on: date
    closed_on: date | None = None


class FilingStep(Base, table=True):  # type: ignore[misc, call-arg]
    """What happened to a filing (备案、变更、失效、恢复、注销), for everybody to read; holds no person."""

    __tablename__ = "filing_step"

    id: str = Field(primary_key=True, max_length=20)
    filing_no: str = Field(max_length=20, index=True)
    kind: str = Field(max_length=10)
    what: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=Instant)


class InstitutionPaper(Base, table=True):  # type: ignore[misc, call-arg]
    """A paper of an institution, good through `valid_until`; `warned`: days of the last warning, 0 when it ran out."""

    __tablename__ = "institution_paper"
    __table_args__ = (UniqueConstraint("institution_id", "kind", name="paper_one_a_kind"),)

    id: str = Field(primary_key=True, max_length=40)
    institution_id: str = Field(max_length=20)
    kind: str = Field(max_length=10)
    valid_until: date = Field(index=True)
    estimated: bool
    warned: int | None = None


class PaperNotice(Base, table=True):  # type: ignore[misc, call-arg]
    """A warning that was given, once a paper, last day and threshold."""

    __tablename__ = "paper_notice"

    id: str = Field(primary_key=True, max_length=60)
    institution_id: str = Field(max_length=20)
    county: str = Field(max_length=6, index=True)
    kind: str = Field(max_length=10)
    days: int
    valid_until: date
    at: datetime = Field(sa_type=Instant)


class BarredPerson(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody who may not work with children, by a mark of the ID number that only this department can make."""

    __tablename__ = "barred_person"

    mark: str = Field(primary_key=True, max_length=64)
    reason: str = Field(max_length=200)
    entered_at: datetime = Field(sa_type=Instant)
    entered_by: str = Field(max_length=60)
    until: date | None = None


class BarredCheck(Base, table=True):  # type: ignore[misc, call-arg]
    """Who asked about whom (by mark), when, what for, and the answer."""

    __tablename__ = "barred_check"

    id: str = Field(primary_key=True, max_length=20)
    mark: str = Field(max_length=64, index=True)
    asked_by: str = Field(max_length=60)
    purpose: str = Field(max_length=200)
    case_id: str = Field(max_length=40)
    barred: bool
    at: datetime = Field(sa_type=Instant)

"""What health keeps."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from chassis.db import Instant, tables

Base: Any = tables()


def _one_standing(name: str, ended: str, *columns: str) -> Index:
    """One that stands: what has ended stays in the table and leaves its place free."""
    where = text(f"{ended} IS NULL")
    return Index(name, *columns, unique=True, postgresql_where=where, sqlite_where=where)


class BirthCertificate(Base, table=True):  # type: ignore[misc, call-arg]
    """A medical certificate of birth (出生医学证明): one birth, one certificate that stands.

    Weight in grams, gestation in completed weeks; mother and father are resident ids.
    """

    __tablename__ = "birth_certificate"
    __table_args__ = (
        _one_standing("birth_certificate_one_a_birth", "revoked_on", "mother_id", "born_at", "child_name"),
    )

    no: str = Field(primary_key=True, max_length=12)
    case_id: str = Field(unique=True, max_length=40)
    county: str = Field(max_length=6)
    institution: str = Field(max_length=11)
    child_name: str = Field(max_length=60)
    sex: str = Field(max_length=6)
    born_at: datetime = Field(sa_type=Instant)
    weight_grams: int
    gestation_weeks: int
    mother_id: str = Field(max_length=40)
    father_id: str | None = Field(default=None, max_length=40)
    issued_on: date
    revoked_on: date | None = None


class VaccinationRecord(Base, table=True):  # type: ignore[misc, call-arg]
    """A child's vaccination record (预防接种). What is due follows from `born_on` and the schedule of `opened_on`."""

    __tablename__ = "vaccination_record"

    id: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(unique=True, max_length=40)
    county: str = Field(max_length=6)
    born_on: date
    opened_on: date
    # The doses given, e.g. {"HepB-1": {"on": "2026-11-20", "batch": "…"}}.
    given: dict[str, dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))


class Insurance(Base, table=True):  # type: ignore[misc, call-arg]
    """An enrolment in the medical insurance of residents (城乡居民医保)."""

    __tablename__ = "insurance"
    __table_args__ = (
        _one_standing("insurance_one_a_resident", "cancelled_on", "resident_id"),
        _one_standing("insurance_one_a_case", "cancelled_on", "case_id"),
    )

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    covered_from: date
    enrolled_on: date
    cancelled_on: date | None = None


class Reimbursement(Base, table=True):  # type: ignore[misc, call-arg]
    """A reimbursement of the cost of a birth (生育医疗费用报销): one for a certificate.

    Cancelled after it was paid means that the money is claimed back.
    """

    __tablename__ = "reimbursement"
    __table_args__ = (
        _one_standing("reimbursement_one_a_certificate", "cancelled_on", "certificate_no"),
        _one_standing("reimbursement_one_a_case", "cancelled_on", "case_id"),
    )

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40)
    certificate_no: str = Field(max_length=12)
    mother_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    amount_fen: int
    bank_account: str = Field(max_length=19)
    decided_on: date
    cancelled_on: date | None = None
    paid_on: date | None = None


class Child(Base, table=True):  # type: ignore[misc, call-arg]
    """Which resident a case's newborn has become, as the registry reported it.

    A table of its own: a row is written once, whether certificate and record of the case are there yet or not.
    `cancelled`: the registry has undone the entry, and news of it that comes late changes nothing.
    """

    __tablename__ = "child"

    resident_id: str = Field(primary_key=True, max_length=40)
    case_id: str = Field(index=True, max_length=40)
    cancelled: bool = False

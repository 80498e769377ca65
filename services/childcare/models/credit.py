"""Credit of institutions, draws for inspections, what inspections found."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, LargeBinary, UniqueConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.childcare.models import Base


class CreditEvent(Base, table=True):  # type: ignore[misc, call-arg]
    """What counts for or against an institution, once a cause. `state`: STANDS, APPEALED, LIFTED, REPAIRED."""

    __tablename__ = "credit_event"
    __table_args__ = (UniqueConstraint("institution_id", "kind", "cause", name="credit_once_a_cause"),)

    id: str = Field(primary_key=True, max_length=20)
    institution_id: str = Field(max_length=20, index=True)
    kind: str = Field(max_length=30)
    cause: str = Field(max_length=80)
    points: float
    on: date
    state: str = Field(max_length=10)
    repaired_on: date | None = None
    appeal: str = Field(default="", max_length=200)
    decision: str = Field(default="", max_length=200)


class CreditGrade(Base, table=True):  # type: ignore[misc, call-arg]
    """The public grade of an institution as it was last told."""

    __tablename__ = "credit_grade"

    institution_id: str = Field(primary_key=True, max_length=20)
    score: float
    grade: str = Field(max_length=1)
    since: date


class InspectionDraw(Base, table=True):  # type: ignore[misc, call-arg]
    """A draw of institutions and inspectors. The seed is nobody's to read until `drawn_at`."""

    __tablename__ = "inspection_draw"

    id: str = Field(primary_key=True, max_length=40)
    county: str = Field(max_length=6, index=True)
    number: str = Field(max_length=20)
    seed: bytes = Field(sa_column=Column(LargeBinary, nullable=False))
    commitment: str = Field(max_length=80)
    committed_at: datetime = Field(sa_type=Instant)
    inspectors: list[str] = Field(sa_column=Column(JSON, nullable=False))
    size: int
    weights: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    drawn_at: datetime | None = Field(default=None, sa_type=Instant)


class Inspection(Base, table=True):  # type: ignore[misc, call-arg]
    """One institution that was drawn, who is to go there, and what was found."""

    __tablename__ = "inspection"

    id: str = Field(primary_key=True, max_length=70)
    draw_id: str = Field(max_length=40, index=True)
    institution_id: str = Field(max_length=20, index=True)
    inspectors: list[str] = Field(sa_column=Column(JSON, nullable=False))
    findings: list[str] = Field(sa_column=Column(JSON, nullable=False))
    note: str = Field(default="", max_length=200)
    done_at: datetime | None = Field(default=None, sa_type=Instant)

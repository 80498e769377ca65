"""Assessments, long-term-care gradings, care plans and visits."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from chassis.db import Instant
from services.eldercare.models.base import Base, one_while, quick_while


class Assessment(Base, table=True):  # type: ignore[misc, call-arg]
    """An assessment of ability (GB/T 42195-2022) as it stands; what each assessor found is in `opinion`."""

    __tablename__ = "assessment"
    __table_args__ = (Index("assessment_of_resident", "resident_id", "assessed_at"),)

    id: str = Field(primary_key=True, max_length=32)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    total: int
    parts: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    preliminary: int
    final: int
    reasons: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    state: str = Field(max_length=14)
    second_named: str = Field(default="", max_length=60)
    assessed_at: datetime = Field(sa_type=Instant)
    confirmed_at: datetime | None = Field(default=None, sa_type=Instant)


class Opinion(Base, table=True):  # type: ignore[misc, call-arg]
    """What one assessor found: each person once in an assessment."""

    __tablename__ = "opinion"
    __table_args__ = (Index("opinion_once", "assessment_id", "assessor_id", unique=True),)

    assessment_id: str = Field(primary_key=True, max_length=32)
    rank: int = Field(primary_key=True)
    assessor_id: str = Field(max_length=60)
    final: int
    found: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    evidence: list[str] = Field(sa_column=Column(JSON, nullable=False))
    at: datetime = Field(sa_type=Instant)


class Grading(Base, table=True):  # type: ignore[misc, call-arg]
    """A grading for long-term care (长期护理失能等级)."""

    __tablename__ = "grading"
    __table_args__ = (Index("grading_of_resident", "resident_id", "graded_at"),)

    id: str = Field(primary_key=True, max_length=32)
    resident_id: str = Field(max_length=40)
    daily_living: int
    cognition: int
    senses: int
    level: int
    graded_by: str = Field(max_length=60)
    graded_at: datetime = Field(sa_type=Instant)


class CarePlan(Base, table=True):  # type: ignore[misc, call-arg]
    """What is done for an elder, on which days. One that has not ended per resident."""

    __tablename__ = "care_plan"
    __table_args__ = (
        one_while("care_plan_one", "NOT ended", "resident_id"),
        quick_while("care_plan_to_plan", "NOT ended", "planned_until"),
    )

    id: str = Field(primary_key=True, max_length=32)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    lat: float
    lon: float
    carer_id: str = Field(max_length=40)
    lines: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    begins_on: date
    planned_until: date
    review_on: date
    review_asked: bool = False
    ended: bool = False


class Visit(Base, table=True):  # type: ignore[misc, call-arg]
    """A visit to an elder's home, planned by a care plan or an order (`belongs_to`)."""

    __tablename__ = "visit"
    __table_args__ = (
        Index("visit_once", "belongs_to", "planned_at", "service", unique=True),
        quick_while("visit_due", "state IN ('PLANNED', 'MISSED')", "planned_at"),
        Index("visit_of_resident", "resident_id", "planned_at"),
        Index("visit_of_carer", "carer_id", "planned_at"),
    )

    id: str = Field(primary_key=True, max_length=32)
    belongs_to: str = Field(max_length=32)
    resident_id: str = Field(max_length=40)
    carer_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    lat: float
    lon: float
    service: str = Field(max_length=10)
    planned_at: datetime = Field(sa_type=Instant)
    minutes: int
    state: str = Field(default="PLANNED", max_length=10)
    checked_in_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    distance_m: int = 0

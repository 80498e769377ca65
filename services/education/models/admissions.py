"""Rounds of admissions, applications and their results, findings, student records."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from chassis.db import Instant
from services.education.models.base import Base

OPEN, RUN = "OPEN", "RUN"
FILED, ADMITTED, NOT_PLACED, WITHDRAWN = "FILED", "ADMITTED", "NOT_PLACED", "WITHDRAWN"


class AdmissionRound(Base, table=True):  # type: ignore[misc, call-arg]
    """A round of admissions (招生批次). `schools`, `tiers` and `points` never change after it was opened.

    The seed of the lottery is drawn when the round opens; its hash is public from then on, itself after the run.
    """

    __tablename__ = "admission_round"

    id: str = Field(primary_key=True, max_length=30)
    county: str = Field(max_length=6, index=True)
    stage: str = Field(max_length=10)
    opens_at: datetime = Field(sa_type=Instant)
    closes_at: datetime = Field(sa_type=Instant)
    schools: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    tiers: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    points: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    most_wishes: int
    seed: str = Field(max_length=64)
    seed_hash: str = Field(max_length=64)
    state: str = Field(default=OPEN, max_length=10)
    applicants: int = 0
    placed: int = 0
    digest: str = Field(default="", max_length=80)
    ran_at: datetime | None = Field(default=None, sa_type=Instant)


class Application(Base, table=True):  # type: ignore[misc, call-arg]
    """A child's application in a round, one a child. Its id follows from round and child: nobody can choose it.

    `wishes` are [school, place of the tier, hundredths of points], the dearest first. `answer` is what the
    orchestrator still waits to hear: item, attempt, digest of its inputs.
    """

    __tablename__ = "application"
    __table_args__ = (Index("application_by_round_school", "round_id", "school_id"),)

    id: str = Field(primary_key=True, max_length=40)
    round_id: str = Field(max_length=30, foreign_key="admission_round.id", index=True)
    child_id: str = Field(max_length=40, index=True)
    applied_by: str = Field(max_length=60)
    case_id: str = Field(default="", max_length=40, index=True)
    catchment_school: str = Field(default="", max_length=30)
    points: int = 0
    wishes: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))
    answer: dict[str, Any] | None = Field(default=None, sa_column=Column(JSON, nullable=True))
    state: str = Field(default=FILED, max_length=10)
    school_id: str = Field(default="", max_length=30)
    # For each wish: lottery number and place among those who named the school.
    standings: list[list[Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    filed_at: datetime = Field(sa_type=Instant)


class CutOff(Base, table=True):  # type: ignore[misc, call-arg]
    """Where the last child stood whom a school admitted in the run, and what stayed free."""

    __tablename__ = "cut_off"

    round_id: str = Field(primary_key=True, max_length=30)
    school_id: str = Field(primary_key=True, max_length=30)
    tier: str = Field(max_length=20)
    points: int
    lottery: str = Field(max_length=16)
    free: int


class Finding(Base, table=True):  # type: ignore[misc, call-arg]
    """What was found in a case: the tier (分档) with where hukou and home are, or points (积分) line by line."""

    __tablename__ = "finding"
    __table_args__ = (Index("finding_one_a_case", "case_id", "kind", unique=True),)

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40)
    kind: str = Field(max_length=10)
    child_id: str = Field(default="", max_length=40)
    round_id: str = Field(default="", max_length=30)
    school_id: str = Field(default="", max_length=30)
    tier: str = Field(default="", max_length=20)
    points: int = 0
    # [lat, lon] each.
    places: dict[str, list[float]] = Field(sa_column=Column(JSON, nullable=False))
    lines: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))


class StudentRecord(Base, table=True):  # type: ignore[misc, call-arg]
    """A student record (学籍); one stands for a child at a time."""

    __tablename__ = "student_record"
    __table_args__ = (
        Index(
            "student_record_one_a_child",
            "child_id",
            unique=True,
            postgresql_where=text("cancelled_on IS NULL"),
            sqlite_where=text("cancelled_on IS NULL"),
        ),
    )

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40, index=True)
    child_id: str = Field(max_length=40)
    application_id: str = Field(max_length=40)
    school_id: str = Field(max_length=30)
    stage: str = Field(max_length=10)
    opened_on: date
    cancelled_on: date | None = None

"""What surveillance keeps."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.health.models import Base

# The states of a signal.
OPEN, IN_FIELD, CONFIRMED, EXCLUDED = "OPEN", "IN_FIELD", "CONFIRMED", "EXCLUDED"


class InstitutionCount(Base, table=True):  # type: ignore[misc, call-arg]
    """What an institution reported of a disease for a week (its Monday); a later report replaces it."""

    __tablename__ = "institution_count"
    __table_args__ = (Index("institution_count_of_week", "week", "disease"),)

    institution_id: str = Field(primary_key=True, max_length=20)
    disease: str = Field(primary_key=True, max_length=30)
    week: date = Field(primary_key=True)
    count: int
    reported_at: datetime = Field(sa_type=Instant)


class WeeklyCount(Base, table=True):  # type: ignore[misc, call-arg]
    """The sum of a county's reports. A week without a row is a week without a case. `changes`: how often it changed."""

    __tablename__ = "weekly_count"
    __table_args__ = (Index("weekly_count_by_week", "week"),)

    disease: str = Field(primary_key=True, max_length=30)
    county: str = Field(primary_key=True, max_length=6)
    week: date = Field(primary_key=True)
    count: int
    changes: int = 1


class DetectedWeek(Base, table=True):  # type: ignore[misc, call-arg]
    """A week that was judged; `changes`: how often the counts it was judged by had changed until then."""

    __tablename__ = "detected_week"

    week: date = Field(primary_key=True)
    detected_at: datetime = Field(sa_type=Instant)
    series: int
    alarms: int
    changes: int


class Signal(Base, table=True):  # type: ignore[misc, call-arg]
    """A signal (预警信号) of a disease in a county, raised for `week` and stretching to `last_week`.

    OPEN until somebody has verified it (核实); then EXCLUDED, or IN_FIELD (现场调查) until that ends CONFIRMED or
    EXCLUDED. `options` are those it was raised with; `escalated`: how many levels up it has gone for being overdue.
    """

    __tablename__ = "outbreak_signal"
    __table_args__ = (
        UniqueConstraint("disease", "county", "week", name="outbreak_signal_one_a_week"),
        Index("outbreak_signal_waiting", "state", "verify_until"),
        Index("outbreak_signal_by_week", "week"),
    )

    id: str = Field(primary_key=True, max_length=20)
    disease: str = Field(max_length=30)
    county: str = Field(max_length=6)
    week: date
    last_week: date
    method: str = Field(max_length=20)
    options: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    count: int
    upper_bound: float
    raised_at: datetime = Field(sa_type=Instant)
    verify_until: datetime = Field(sa_type=Instant)
    state: str = Field(default=OPEN, max_length=10)
    escalated: int = 0
    verified_at: datetime | None = Field(default=None, sa_type=Instant)
    verified_by: str = Field(default="", max_length=60)
    in_time: bool = False
    verification: str = Field(default="", max_length=500)
    concluded_at: datetime | None = Field(default=None, sa_type=Instant)
    concluded_by: str = Field(default="", max_length=60)
    field_cases: int = 0
    conclusion: str = Field(default="", max_length=500)


class SignalWeek(Base, table=True):  # type: ignore[misc, call-arg]
    """A week in which the signal stood out, with the count and bound of that week."""

    __tablename__ = "outbreak_signal_week"

    signal_id: str = Field(primary_key=True, max_length=20)
    week: date = Field(primary_key=True)
    count: int
    upper_bound: float

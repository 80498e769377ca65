"""Growth of children as it was observed."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, UniqueConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.childcare.models import Base


class Observation(Base, table=True):  # type: ignore[misc, call-arg]
    """One child on one day: kilograms, centimetres, z-scores by name; `alarm`: OFF_CHART, CROSSED_LINES or nothing."""

    __tablename__ = "growth_observation"
    __table_args__ = (UniqueConstraint("resident_id", "observed_on", name="growth_one_a_day"),)

    id: str = Field(primary_key=True, max_length=20)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    observed_on: date
    weight_kg: float
    length_cm: float
    head_cm: float | None = None
    scores: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    flags: list[str] = Field(sa_column=Column(JSON, nullable=False))
    alarm: str = Field(default="", max_length=16)
    noted_at: datetime = Field(sa_type=Instant)
    noted_by: str = Field(max_length=60)

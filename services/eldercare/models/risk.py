"""Meters, and monthly benefits."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from chassis.db import Instant
from services.eldercare.models.base import Base, one_while


class MeterUse(Base, table=True):  # type: ignore[misc, call-arg]
    """The day on which a household last used water or power."""

    __tablename__ = "meter_use"
    __table_args__ = (Index("meter_unused", "last_used_on"),)

    resident_id: str = Field(primary_key=True, max_length=40)
    meter: str = Field(primary_key=True, max_length=5)
    last_used_on: date
    reported_at: datetime = Field(sa_type=Instant)


class Benefit(Base, table=True):  # type: ignore[misc, call-arg]
    """A monthly benefit; months as YYYY-MM. One of a kind that was not stopped per resident."""

    __tablename__ = "benefit"
    __table_args__ = (
        one_while("benefit_one", "stopped_from IS NULL", "resident_id", "kind"),
        Index("benefit_of_stop", "stop_case_id"),
    )

    id: str = Field(primary_key=True, max_length=32)
    resident_id: str = Field(max_length=40)
    kind: str = Field(max_length=20)
    county: str = Field(max_length=6)
    monthly_fen: int
    from_month: str = Field(max_length=7)
    paid_through: str = Field(default="", max_length=7)
    stopped_from: str | None = Field(default=None, max_length=7)
    stop_case_id: str | None = Field(default=None, max_length=40)
    claimed_back_fen: int = 0
    granted_by: str = Field(max_length=60)
    granted_at: datetime = Field(sa_type=Instant)

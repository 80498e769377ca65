"""Mother-and-baby rooms (母婴室), and visits of guidance that were done."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column
from sqlmodel import Field

from chassis.db import Instant
from services.childcare.models import Base


class BabyRoom(Base, table=True):  # type: ignore[misc, call-arg]
    """A room at a WGS-84 position; `hours`: by weekday 1 (Monday) to 7 ["08:00", "20:00"], China's time."""

    __tablename__ = "baby_room"

    id: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6, index=True)
    lat: float
    lon: float
    facilities: list[str] = Field(sa_column=Column(JSON, nullable=False))
    hours: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    noted_on: date


class VisitDone(Base, table=True):  # type: ignore[misc, call-arg]
    """A visit of a registered family that took place, once an age of the schedule."""

    __tablename__ = "visit_done"

    id: str = Field(primary_key=True, max_length=60)
    guidance_no: str = Field(max_length=20, index=True)
    age: str = Field(max_length=30)
    done_on: date
    noted_at: datetime = Field(sa_type=Instant)
    noted_by: str = Field(max_length=60)

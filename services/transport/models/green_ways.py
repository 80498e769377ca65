"""Green ways (绿色通道) and the crossings they hold."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.transport.models.base import Base


class GreenWay(Base, table=True):  # type: ignore[misc, call-arg]
    """A green way that was asked for. A unit has one for an incident, whatever became of it.

    `status` is WAITING (safety has not told the route yet), OPEN, REFUSED or RELEASED; `why` says why it ended so.
    """

    __tablename__ = "green_way"
    __table_args__ = (
        UniqueConstraint("incident_id", "unit_id", name="green_way_one_a_unit"),
        Index("green_way_by_status", "status", "until"),
    )

    id: str = Field(primary_key=True, max_length=40)
    incident_id: str = Field(max_length=60)
    unit_id: str = Field(max_length=60)
    county: str = Field(max_length=6)
    status: str = Field(max_length=10)
    why: str = Field(default="", max_length=20)
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    crossings: int = 0
    travel_seconds: int = 0
    opened_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class GreenWayEnd(Base, table=True):  # type: ignore[misc, call-arg]
    """That a green way is needed no longer, kept because the asking may come later. `unit_id` "" means every unit."""

    __tablename__ = "green_way_end"

    incident_id: str = Field(primary_key=True, max_length=60)
    unit_id: str = Field(primary_key=True, max_length=60)
    why: str = Field(max_length=20)
    at: datetime = Field(sa_type=Instant, index=True)


class Crossing(Base, table=True):  # type: ignore[misc, call-arg]
    """A row to lock: who holds a crossing has locked it first."""

    __tablename__ = "crossing"

    id: str = Field(primary_key=True, max_length=20)


class CrossingHold(Base, table=True):  # type: ignore[misc, call-arg]
    """A crossing kept in a phase (相位) from `since` until before `until`, unless released before. Past is past."""

    __tablename__ = "crossing_hold"
    __table_args__ = (Index("crossing_hold_now", "crossing_id", "until"),)

    green_way_id: str = Field(primary_key=True, max_length=40, foreign_key="green_way.id")
    crossing_id: str = Field(primary_key=True, max_length=20)
    phase: str = Field(max_length=4)
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    released_at: datetime | None = Field(default=None, sa_type=Instant)

"""Plans in action, who holds their roles, shelters, and what was learnt."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field

from chassis.db import Instant
from services.safety.models.base import Base, where


class RoleHolder(Base, table=True):  # type: ignore[misc, call-arg]
    """Who holds a role of the contingency plans in a county."""

    __tablename__ = "role_holder"

    role: str = Field(primary_key=True, max_length=40)
    county: str = Field(primary_key=True, max_length=6)
    person: str = Field(primary_key=True, max_length=64)


class Activation(Base, table=True):  # type: ignore[misc, call-arg]
    """A plan in action; it keeps the version it began with. One of a plan, county and kind (drill or not) at a time."""

    __tablename__ = "activation"
    __table_args__ = (Index("activation_one", "plan_id", "county", "drill", unique=True, **where("ended_at IS NULL")),)

    id: str = Field(primary_key=True, max_length=40)
    plan_id: str = Field(max_length=40)
    version: int
    county: str = Field(max_length=6)
    drill: bool
    incident_id: str = Field(default="", max_length=40)
    grade: int
    activated_by: str = Field(max_length=64)
    activated_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class PlanTask(Base, table=True):  # type: ignore[misc, call-arg]
    """A task of an activation. `effect`: what the platform did by itself, or in a drill would have done."""

    __tablename__ = "plan_task"
    __table_args__ = (Index("plan_task_due", "due_at", **where("state = 'READY'")),)

    activation_id: str = Field(primary_key=True, max_length=40)
    key: str = Field(primary_key=True, max_length=40)
    state: str = Field(max_length=10)
    overdue: bool = False
    ready_at: datetime | None = Field(default=None, sa_type=Instant)
    due_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: str = Field(default="", max_length=64)
    note: str = Field(default="", max_length=500)
    effect: str = Field(default="", max_length=300)


class Shelter(Base, table=True):  # type: ignore[misc, call-arg]
    """An emergency shelter (应急避难场所), at a WGS-84 position in degrees."""

    __tablename__ = "shelter"
    # The law of the house: never more people than it takes.
    __table_args__ = (
        CheckConstraint("0 <= taken AND taken <= capacity", name="shelter_room"),
        Index("shelter_county", "county"),
    )

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    lat: float
    lon: float
    capacity: int
    taken: int = 0
    open: bool = True


class Stay(Base, table=True):  # type: ignore[misc, call-arg]
    """A group of people in a shelter."""

    __tablename__ = "shelter_stay"

    id: str = Field(primary_key=True, max_length=40)
    shelter_id: str = Field(max_length=40)
    people: int
    incident_id: str = Field(default="", max_length=40)
    entered_at: datetime = Field(sa_type=Instant)
    left_at: datetime | None = Field(default=None, sa_type=Instant)


class Improvement(Base, table=True):  # type: ignore[misc, call-arg]
    """Something to be done after an incident."""

    __tablename__ = "improvement"
    __table_args__ = (Index("improvement_incident", "incident_id"), Index("improvement_due", "due_on"))

    id: str = Field(primary_key=True, max_length=40)
    incident_id: str = Field(max_length=40)
    title: str = Field(max_length=200)
    owner: str = Field(max_length=64)
    due_on: date
    added_by: str = Field(max_length=64)
    added_at: datetime = Field(sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    done_by: str = Field(default="", max_length=64)

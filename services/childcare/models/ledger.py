"""Who waits for a place, who has one, and how many people live in a town."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from chassis.db import Instant
from services.childcare.models import Base

_OPEN = text("state IN ('WAITING', 'OFFERED', 'CONFIRMED')")


class PlaceApplication(Base, table=True):  # type: ignore[misc, call-arg]
    """A family asks for a place: WAITING, OFFERED until `answer_by`, CONFIRMED; EXPIRED, WITHDRAWN, ENDED are over."""

    __tablename__ = "place_application"
    __table_args__ = (
        Index(
            "place_one_a_child", "institution_id", "child_id", unique=True, postgresql_where=_OPEN, sqlite_where=_OPEN
        ),
        Index("place_queue", "institution_id", "state", "asked_at"),
        Index("place_answers_due", "state", "answer_by"),
    )

    no: str = Field(primary_key=True, max_length=20)
    institution_id: str = Field(max_length=20)
    child_id: str = Field(max_length=40)
    parent_id: str = Field(max_length=40, index=True)
    born_on: date
    state: str = Field(max_length=10)
    asked_at: datetime = Field(sa_type=Instant)
    offered_at: datetime | None = Field(default=None, sa_type=Instant)
    answer_by: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class TownPeople(Base, table=True):  # type: ignore[misc, call-arg]
    """How many people live in a town, as it was counted on a day."""

    __tablename__ = "town_people"

    town: str = Field(primary_key=True, max_length=9)
    county: str = Field(max_length=6, index=True)
    inhabitants: int
    counted_on: date


class Attendance(Base, table=True):  # type: ignore[misc, call-arg]
    """One class on one day as it was there; `breaches` of the norms, as JSON would hold them, in words."""

    __tablename__ = "class_attendance"
    __table_args__ = (Index("attendance_one_a_day", "institution_id", "class_name", "day", unique=True),)

    id: str = Field(primary_key=True, max_length=20)
    institution_id: str = Field(max_length=20)
    county: str = Field(max_length=6)
    class_name: str = Field(max_length=40)
    kind: str = Field(max_length=10)
    day: date
    children: int
    carers: int
    uncertified: int


class RosterTask(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody of the department looks at a class that broke a norm: once a class, day and norm."""

    __tablename__ = "roster_task"

    id: str = Field(primary_key=True, max_length=100)
    institution_id: str = Field(max_length=20, index=True)
    county: str = Field(max_length=6, index=True)
    class_name: str = Field(max_length=40)
    day: date
    rule: str = Field(max_length=16)
    zh: str = Field(max_length=200)
    en: str = Field(max_length=200)
    opened_at: datetime = Field(sa_type=Instant)
    outcome: str = Field(default="", max_length=200)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)

"""Schools, what they teach together, campus security, special education, grants."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import Index
from sqlmodel import Field

from chassis.db import Instant
from services.education.models.base import Base


class School(Base, table=True):  # type: ignore[misc, call-arg]
    """A school and how many teaching spaces (教学空间) it has."""

    __tablename__ = "school"

    id: str = Field(primary_key=True, max_length=30)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6, index=True)
    town: str = Field(max_length=9)
    rural: bool
    spaces: int = 0


class Pairing(Base, table=True):  # type: ignore[misc, call-arg]
    """A strong school (`partner_id`) and the one that it teaches with."""

    __tablename__ = "pairing"
    __table_args__ = (Index("pairing_once", "school_id", "partner_id", unique=True),)

    id: str = Field(primary_key=True, max_length=70)
    school_id: str = Field(max_length=30)
    partner_id: str = Field(max_length=30)


class Lesson(Base, table=True):  # type: ignore[misc, call-arg]
    """A lesson that was held together, once by its id."""

    __tablename__ = "lesson"

    pairing_id: str = Field(primary_key=True, max_length=70)
    id: str = Field(primary_key=True, max_length=60)
    subject: str = Field(max_length=40)
    held_at: datetime = Field(sa_type=Instant)
    pupils: int


class CampusDevice(Base, table=True):  # type: ignore[misc, call-arg]
    """A device of a campus and when it last said that it works."""

    __tablename__ = "campus_device"

    id: str = Field(primary_key=True, max_length=40)
    school_id: str = Field(max_length=30, index=True)
    kind: str = Field(max_length=20)
    heard_at: datetime = Field(sa_type=Instant)


class Visit(Base, table=True):  # type: ignore[misc, call-arg]
    """A visitor of a school, from coming to leaving."""

    __tablename__ = "visit"

    id: str = Field(primary_key=True, max_length=60)
    school_id: str = Field(max_length=30, index=True)
    visitor_id: str = Field(max_length=40)
    came_at: datetime = Field(sa_type=Instant)
    left_at: datetime | None = Field(default=None, sa_type=Instant)


class CampusIncident(Base, table=True):  # type: ignore[misc, call-arg]
    """An incident that was reported, once by the reporter's own id."""

    __tablename__ = "campus_incident"

    id: str = Field(primary_key=True, max_length=60)
    school_id: str = Field(max_length=30)
    kind: str = Field(max_length=10)
    at: datetime = Field(sa_type=Instant)


class EducationPlan(Base, table=True):  # type: ignore[misc, call-arg]
    """A plan for the schooling of a disabled child (一人一案), one a case. `placement`: MAINSTREAM, SPECIAL, HOME."""

    __tablename__ = "education_plan"

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40, unique=True)
    child_id: str = Field(max_length=40, index=True)
    placement: str = Field(max_length=12)
    school_id: str = Field(default="", max_length=30)
    visits_a_month: int
    made_on: date
    cancelled_on: date | None = None


class HomeVisit(Base, table=True):  # type: ignore[misc, call-arg]
    """A day on which a child was taught at home (送教上门)."""

    __tablename__ = "home_visit"

    plan_no: str = Field(primary_key=True, max_length=20)
    visited_on: date = Field(primary_key=True)


class StudyAid(Base, table=True):  # type: ignore[misc, call-arg]
    """A grant for schooling (教育资助) to a household, one a case; 分 a year."""

    __tablename__ = "study_aid"

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40, unique=True)
    household_id: str = Field(max_length=40, index=True)
    pupils: int
    fen_a_year: int
    cancelled_on: date | None = None

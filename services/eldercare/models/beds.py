"""Institutions, rooms, beds, and who waits for one."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from chassis.db import Instant
from services.eldercare.models.base import Base, one_while, quick_while


class Home(Base, table=True):  # type: ignore[misc, call-arg]
    """An institution (养老机构), at a WGS-84 position in degrees."""

    __tablename__ = "home"
    __table_args__ = (Index("home_by_county", "county"),)

    id: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    lat: float
    lon: float


class Room(Base, table=True):  # type: ignore[misc, call-arg]
    """A room: whom it takes. `sex` is MALE, FEMALE or ANY; grades from and to, both with."""

    __tablename__ = "room"

    home_id: str = Field(primary_key=True, max_length=20)
    no: str = Field(primary_key=True, max_length=20)
    sex: str = Field(max_length=6)
    nursing: bool
    grade_from: int
    grade_to: int


class Bed(Base, table=True):  # type: ignore[misc, call-arg]
    """A bed: FREE, HELD (on offer) or OCCUPIED. `sex` is that of who has it."""

    __tablename__ = "bed"
    __table_args__ = (
        Index("bed_of_home", "home_id", "room_no"),
        quick_while("bed_free", "state = 'FREE'", "home_id"),
    )

    id: str = Field(primary_key=True, max_length=48)
    home_id: str = Field(max_length=20)
    room_no: str = Field(max_length=20)
    nursing: bool
    state: str = Field(default="FREE", max_length=8)
    sex: str = Field(default="", max_length=6)


class Application(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody wants a bed. `queued_at` decides among equals; an offer that lapsed sends back to the end.

    One that runs per resident, and one that has a bed per bed: a bed is never given twice.
    """

    __tablename__ = "application"
    __table_args__ = (
        one_while("application_one", "state IN ('WAITING', 'OFFERED', 'ADMITTED')", "resident_id"),
        one_while("application_one_a_bed", "state IN ('OFFERED', 'ADMITTED')", "bed_id"),
        quick_while("application_waiting", "state = 'WAITING'", "county", "rank", "queued_at"),
        quick_while("application_offered", "state = 'OFFERED'", "offer_until"),
        Index("application_of_case", "case_id"),
    )

    id: str = Field(primary_key=True, max_length=32)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    homes: list[str] = Field(sa_column=Column(JSON, nullable=False))
    priority: str = Field(max_length=20)
    rank: int
    sex: str = Field(max_length=6)
    grade: int
    nursing: bool
    state: str = Field(default="WAITING", max_length=8)
    applied_at: datetime = Field(sa_type=Instant)
    queued_at: datetime = Field(sa_type=Instant)
    offered_at: datetime | None = Field(default=None, sa_type=Instant)
    offer_until: datetime | None = Field(default=None, sa_type=Instant)
    lapses: int = 0
    bed_id: str | None = Field(default=None, max_length=48)
    case_id: str | None = Field(default=None, max_length=40)

"""Elders, whom to tell, and who read their records."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import JSON, Column, Text
from sqlmodel import Field

from chassis.db import Instant
from services.eldercare.models.base import Base, quick_while


class Elder(Base, table=True):  # type: ignore[misc, call-arg]
    """The record of an elder (养老服务档案). Name, number and phone stay in the registry.

    `lat`, `lon` (WGS-84, degrees) are those of the village. `grade` is the confirmed ability by GB/T 42195-2022,
    0 to 4, None before the first assessment.
    """

    __tablename__ = "elder"
    __table_args__ = (
        quick_while("elder_to_reassess", "reassess_on IS NOT NULL AND died_on IS NULL", "reassess_on"),
        quick_while("elder_by_place", "died_on IS NULL", "county", "town"),
        quick_while("elder_by_latitude", "died_on IS NULL", "lat"),
    )

    resident_id: str = Field(primary_key=True, max_length=40)
    elder_no: str = Field(max_length=20, unique=True)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    village: str = Field(max_length=12)
    lat: float
    lon: float
    birth_date: date
    sex: str = Field(max_length=6)
    lives_alone: bool
    support: str = Field(max_length=20, default="NONE")
    conditions: list[str] = Field(sa_column=Column(JSON, nullable=False))
    grade: int | None = None
    assessed_on: date | None = None
    reassess_on: date | None = None
    opened_on: date
    case_id: str | None = Field(default=None, max_length=40)
    died_on: date | None = None


class Contact(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody who is told when an elder calls for help; `rank` from 1."""

    __tablename__ = "contact"

    resident_id: str = Field(primary_key=True, max_length=40)
    rank: int = Field(primary_key=True)
    name: str = Field(max_length=40)
    relation: str = Field(max_length=12)
    phone: str = Field(max_length=20)


class ReadEntry(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody read what is kept of an elder."""

    __tablename__ = "read_entry"
    __table_args__ = (quick_while("read_of_resident", "resident_id <> ''", "resident_id", "at"),)

    id: str = Field(primary_key=True, max_length=32)
    at: datetime = Field(sa_type=Instant)
    resident_id: str = Field(max_length=40)
    reader: str = Field(max_length=120)
    purpose: str = Field(sa_type=Text)
    what: str = Field(max_length=20)

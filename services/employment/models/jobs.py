"""Jobs on offer, seekers, applications."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text
from sqlmodel import Field

from chassis.db import Instant
from services.employment.models.base import Base


class JobOffer(Base, table=True):  # type: ignore[misc, call-arg]
    """A job on offer (岗位). `filled` never passes `openings`."""

    __tablename__ = "job_offer"
    __table_args__ = (Index("job_offer_changed", "changed_at"),)

    id: str = Field(primary_key=True, max_length=32)
    employer_code: str = Field(max_length=18)
    title: str = Field(max_length=100)
    text: str = Field(sa_type=Text)
    county: str = Field(max_length=6)
    lat: float
    lon: float
    shift: str = Field(max_length=6)
    certificates: list[Any] = Field(default_factory=list, sa_type=JSON)
    skills: list[Any] = Field(default_factory=list, sa_type=JSON)
    # The words of title, text and skills, cut when it was posted.
    words: list[Any] = Field(default_factory=list, sa_type=JSON)
    wage_fen: int
    openings: int
    filled: int = 0
    # OPEN, HELD (its wording discriminates), FILLED
    state: str = Field(max_length=6)
    changed_at: datetime = Field(sa_type=Instant)


class JobSeeker(Base, table=True):  # type: ignore[misc, call-arg]
    """What a seeker (求职者) told of what they can and want; sex and age group for the fairness report alone."""

    __tablename__ = "job_seeker"

    resident_id: str = Field(primary_key=True, max_length=40)
    wish: str = Field(max_length=200)
    lat: float
    lon: float
    most_km: int
    shifts: list[Any] = Field(default_factory=list, sa_type=JSON)
    certificates: list[Any] = Field(default_factory=list, sa_type=JSON)
    skills: list[Any] = Field(default_factory=list, sa_type=JSON)
    people_group: str = Field(max_length=20)
    shown: int = -1


class JobApplication(Base, table=True):  # type: ignore[misc, call-arg]
    """One application of a seeker for a job: SENT, HIRED."""

    __tablename__ = "job_application"
    __table_args__ = (Index("job_application_one", "job_id", "resident_id", unique=True),)

    id: str = Field(primary_key=True, max_length=32)
    job_id: str = Field(max_length=32)
    resident_id: str = Field(max_length=40)
    state: str = Field(max_length=6)
    sent_at: datetime = Field(sa_type=Instant)

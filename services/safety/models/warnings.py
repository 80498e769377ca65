"""Warnings, who decided on them, what the channels said."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import JSON, Column, Index, Text, UniqueConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.safety.models.base import Base, where

# States of a warning.
DRAFT, PUBLISHED, REJECTED, REPLACED, CANCELLED, EXPIRED = (
    "DRAFT",
    "PUBLISHED",
    "REJECTED",
    "REPLACED",
    "CANCELLED",
    "EXPIRED",
)


class Warning(Base, table=True):  # type: ignore[misc, call-arg] # noqa: A001 - what the trade calls it
    """A warning (预警). `author_is_person`: a draft that a department made by rule needs two persons.

    `area`: GeoJSON, empty where counties are all there is. `document`: the CAP message once published.
    """

    __tablename__ = "warning"
    __table_args__ = (
        Index("warning_ends", "expires_at", **where("state = 'PUBLISHED'")),
        UniqueConstraint("cause", name="warning_one_a_cause"),
    )

    id: str = Field(primary_key=True, max_length=31)
    message_type: str = Field(max_length=6)
    refers_to: list[str] = Field(sa_column=Column(JSON, nullable=False))
    state: str = Field(max_length=10)
    colour: str = Field(max_length=6)
    event_code: str = Field(max_length=5)
    headline: str = Field(max_length=200)
    description: str = Field(sa_column=Column(Text, nullable=False))
    instruction: str = Field(sa_column=Column(Text, nullable=False))
    area: str = Field(sa_column=Column(Text, nullable=False))
    counties: list[str] = Field(sa_column=Column(JSON, nullable=False))
    channels: list[str] = Field(sa_column=Column(JSON, nullable=False))
    author: str = Field(max_length=64)
    author_is_person: bool
    incident_id: str = Field(default="", max_length=40)
    # The event that made a rule draft it; empty would clash, so None.
    cause: str | None = Field(default=None, max_length=80)
    drafted_at: datetime = Field(sa_type=Instant)
    published_at: datetime | None = Field(default=None, sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    document: str = Field(default="", sa_column=Column(Text, nullable=False))


class Decision(Base, table=True):  # type: ignore[misc, call-arg]
    """What a person decided of a warning; once a person."""

    __tablename__ = "warning_decision"

    warning_id: str = Field(primary_key=True, max_length=31)
    person: str = Field(primary_key=True, max_length=64)
    approved: bool
    reason: str = Field(default="", max_length=500)
    at: datetime = Field(sa_type=Instant)


class Receipt(Base, table=True):  # type: ignore[misc, call-arg]
    """That a channel sent a warning out, and how many it reached."""

    __tablename__ = "warning_receipt"

    warning_id: str = Field(primary_key=True, max_length=31)
    channel: str = Field(primary_key=True, max_length=20)
    reached: int
    at: datetime = Field(sa_type=Instant)

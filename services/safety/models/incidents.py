"""Incidents, what was said of them, units and their orders."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.safety.models.base import Base, where

# States of an incident.
OPEN, SENT, ON_SCENE, CLOSED = "OPEN", "SENT", "ON_SCENE", "CLOSED"
# States of a unit.
FREE, ASSIGNED, EN_ROUTE, THERE, OUT_OF_SERVICE = "FREE", "ASSIGNED", "EN_ROUTE", "ON_SCENE", "OUT_OF_SERVICE"
# States of an order, beside ASSIGNED.
ACCEPTED, DEPARTED, ARRIVED, FINISHED, DECLINED, RECALLED = (
    "ACCEPTED",
    "DEPARTED",
    "ARRIVED",
    "FINISHED",
    "DECLINED",
    "RECALLED",
)


class Incident(Base, table=True):  # type: ignore[misc, call-arg]
    """An incident; one an alarm of a department, however often it was given. Positions in WGS-84 degrees.

    `wanting`: what is still looked for, each {"skills", "else"}. `ask_at`: when its place is asked again.
    """

    __tablename__ = "incident"
    __table_args__ = (
        UniqueConstraint("source_department", "source_id", name="incident_one_an_alarm"),
        Index("incident_waiting", "grade", "opened_at", **where("waiting")),
        Index("incident_escalates", "escalate_at", **where("escalate_at IS NOT NULL")),
        Index("incident_asks", "ask_at", **where("ask_at IS NOT NULL")),
        Index("incident_of_person", "resident_id", **where("closed_at IS NULL")),
        Index("incident_open_kind", "kind", **where("closed_at IS NULL")),
    )

    id: str = Field(primary_key=True, max_length=40)
    source_department: str = Field(max_length=20)
    source_id: str = Field(max_length=64)
    kind: str = Field(max_length=20)
    alarm: str = Field(default="", max_length=20)
    grade: int
    grade_row: str = Field(max_length=40)
    reported_grade: int = 0
    state: str = Field(max_length=10)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    resident_id: str = Field(default="", max_length=40)
    reporter: str = Field(default="", max_length=64)
    words: str = Field(default="", max_length=500)
    lat: float
    lon: float
    place_known: bool
    presses: int = 1
    dead: int = 0
    badly_hurt: int = 0
    raised_at: datetime = Field(sa_type=Instant)
    send_until: datetime = Field(sa_type=Instant)
    opened_at: datetime = Field(sa_type=Instant)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)
    outcome: str = Field(default="", max_length=20)
    merged_into: str = Field(default="", max_length=40)
    wanting: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    waiting: bool = False
    nobody_told: bool = False
    escalation: int = 0
    escalate_at: datetime | None = Field(default=None, sa_type=Instant)
    escalated_to: str = Field(default="", max_length=40)
    ask_at: datetime | None = Field(default=None, sa_type=Instant)
    asked_at: datetime | None = Field(default=None, sa_type=Instant)
    asked: int = 0


class EarlyWord(Base, table=True):  # type: ignore[misc, call-arg]
    """What was said of an alarm before the alarm itself came: events may overtake each other."""

    __tablename__ = "early_word"

    source: str = Field(primary_key=True, max_length=85)
    presses: int = 0
    recalled: str = Field(default="", max_length=20)
    at: datetime = Field(sa_type=Instant)


class Unit(Base, table=True):  # type: ignore[misc, call-arg]
    """A vehicle or team. `skills` is written |a|b|; until `back_at` it is at lat/lon, afterwards at its station."""

    __tablename__ = "rescue_unit"
    __table_args__ = (Index("rescue_unit_state", "state", "kind"),)

    id: str = Field(primary_key=True, max_length=40)
    kind: str = Field(max_length=20)
    name: str = Field(max_length=80)
    skills: str = Field(max_length=200)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    station_lat: float
    station_lon: float
    lat: float
    lon: float
    back_at: datetime = Field(sa_type=Instant)
    state: str = Field(max_length=20)
    incident_id: str = Field(default="", max_length=40)


class Order(Base, table=True):  # type: ignore[misc, call-arg]
    """A unit's order to go to an incident. `green_until`: a green way was asked for, up to then.

    `summary_id`: health's release of the emergency summary to this unit.
    """

    __tablename__ = "unit_order"
    __table_args__ = (
        # The law of the house: no unit on two incidents, whatever the code above does.
        Index("unit_order_one_a_unit", "unit_id", unique=True, **where("ended_at IS NULL")),
        Index("unit_order_incident", "incident_id"),
    )

    id: str = Field(primary_key=True, max_length=40)
    incident_id: str = Field(max_length=40)
    unit_id: str = Field(max_length=40)
    state: str = Field(max_length=10)
    travel_seconds: int
    from_lat: float
    from_lon: float
    need: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    stand_in: bool = False
    assigned_at: datetime = Field(sa_type=Instant)
    accepted_at: datetime | None = Field(default=None, sa_type=Instant)
    departed_at: datetime | None = Field(default=None, sa_type=Instant)
    arrived_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    green_until: datetime | None = Field(default=None, sa_type=Instant)
    summary_id: str | None = Field(default=None, max_length=40)


class Mark(Base, table=True):  # type: ignore[misc, call-arg]
    """One entry of an incident's timeline; ids rise with time."""

    __tablename__ = "mark"
    __table_args__ = (Index("mark_incident", "incident_id"),)

    id: str = Field(primary_key=True, max_length=40)
    incident_id: str = Field(max_length=40)
    at: datetime = Field(sa_type=Instant)
    department: str = Field(max_length=20)
    kind: str = Field(max_length=40)
    zh: str = Field(max_length=300)
    en: str = Field(max_length=300)

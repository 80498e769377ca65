"""Car parks, what happened at their gates, and what was corrected."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.transport.models.base import Base


class CarPark(Base, table=True):  # type: ignore[misc, call-arg]
    """A public car park (公共停车场) at a WGS-84 position in degrees; `occupied` of its `capacity` berths."""

    __tablename__ = "car_park"
    __table_args__ = (CheckConstraint("0 <= occupied AND occupied <= capacity", name="car_park_berths"),)

    id: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6)
    lat: float
    lon: float
    capacity: int
    occupied: int = 0
    heard_at: datetime | None = Field(default=None, sa_type=Instant)


class GateEvent(Base, table=True):  # type: ignore[misc, call-arg]
    """What a gate told, once by its own id; `effect` on the count, and why it had another than it says.

    `note`: COUNTED, FULL, EMPTY, ALREADY_IN, NEVER_IN, LATE or UNCOUNTED.
    """

    __tablename__ = "gate_event"

    car_park_id: str = Field(primary_key=True, max_length=20, foreign_key="car_park.id")
    event_id: str = Field(primary_key=True, max_length=60)
    kind: str = Field(max_length=3)
    at: datetime = Field(sa_type=Instant)
    effect: int
    note: str = Field(max_length=10)


class Stay(Base, table=True):  # type: ignore[misc, call-arg]
    """What was last told of a ticket: whether it is inside, since when, and whether it was counted."""

    __tablename__ = "stay"

    car_park_id: str = Field(primary_key=True, max_length=20)
    ticket: str = Field(primary_key=True, max_length=60)
    inside: bool
    counted: bool
    at: datetime = Field(sa_type=Instant)


class Reconciliation(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody counted the cars: what the gates had made of it, and what it was corrected to."""

    __tablename__ = "reconciliation"

    id: str = Field(primary_key=True, max_length=40)
    car_park_id: str = Field(max_length=20, index=True)
    by_gates: int
    counted: int
    at: datetime = Field(sa_type=Instant)
    by: str = Field(max_length=60)

"""Vehicles, their terminals, and where they are."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import BigInteger
from sqlmodel import Field

from chassis.db import Instant
from services.transport.models.base import Base


class Vehicle(Base, table=True):  # type: ignore[misc, call-arg]
    """A vehicle by its licence plate; `kind` BUS, TAXI, COACH, TRUCK or UNIT; `route_id` the line it serves."""

    __tablename__ = "vehicle"

    id: str = Field(primary_key=True, max_length=20)
    plate: str = Field(unique=True, max_length=12)
    kind: str = Field(max_length=10)
    county: str = Field(max_length=6)
    route_id: str = Field(default="", max_length=60, index=True)


class Terminal(Base, table=True):  # type: ignore[misc, call-arg]
    """A terminal (车载终端) by the number of its card: one a vehicle, and a number belongs to one terminal."""

    __tablename__ = "terminal"

    phone: str = Field(primary_key=True, max_length=20)
    vehicle_id: str = Field(unique=True, max_length=20, foreign_key="vehicle.id")
    terminal_id: str = Field(max_length=30)
    registered_at: datetime = Field(sa_type=Instant)


class TerminalClaim(Base, table=True):  # type: ignore[misc, call-arg]
    """That somebody else claimed a terminal's number or vehicle; who had it keeps it.

    `what`: WRONG_CODE, OTHER_TERMINAL, OTHER_VEHICLE, OTHER_NUMBER; `peer`: from where.
    """

    __tablename__ = "terminal_claim"

    id: str = Field(primary_key=True, max_length=40)
    phone: str = Field(max_length=20, index=True)
    what: str = Field(max_length=20)
    peer: str = Field(max_length=60)
    at: datetime = Field(sa_type=Instant)


class TerminalCount(Base, table=True):  # type: ignore[misc, call-arg]
    """How often something came in that day, taken or not."""

    __tablename__ = "terminal_count"

    day: date = Field(primary_key=True)
    what: str = Field(primary_key=True, max_length=20)
    count: int = Field(sa_type=BigInteger)


class VehiclePosition(Base, table=True):  # type: ignore[misc, call-arg]
    """The newest position of a vehicle. Seconds and milliseconds since 1970 UTC; units as in PositionsReported.

    It is written thousands of times a second: no index but the key, no foreign key, plain numbers.
    """

    __tablename__ = "vehicle_position"

    vehicle_id: str = Field(primary_key=True, max_length=20)
    at: int = Field(sa_type=BigInteger)
    lat_e6: int
    lon_e6: int
    speed: int
    direction: int
    alarm: int = Field(sa_type=BigInteger)
    status: int = Field(sa_type=BigInteger)
    received_ms: int = Field(sa_type=BigInteger)

"""Timetables, which vehicle is on which trip, and what was foretold."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import BigInteger, Index, LargeBinary
from sqlmodel import Field

from chassis.db import Instant
from services.transport.models.base import Base


class Feed(Base, table=True):  # type: ignore[misc, call-arg]
    """A GTFS feed as it was handed in; the newest is in force. Timetables are read from it, so it is kept whole."""

    __tablename__ = "feed"

    version: str = Field(primary_key=True, max_length=40)
    content: bytes = Field(sa_type=LargeBinary)
    imported_at: datetime = Field(sa_type=Instant)
    imported_by: str = Field(max_length=60)
    routes: int
    stops: int
    trips: int
    stop_times: int


class VehicleTrip(Base, table=True):  # type: ignore[misc, call-arg]
    """The trip a vehicle is on, how far along (metres) and how late (seconds). `at`: seconds since 1970 UTC."""

    __tablename__ = "vehicle_trip"

    vehicle_id: str = Field(primary_key=True, max_length=20)
    trip_id: str = Field(max_length=80)
    day: date
    metres: float
    delay: int
    next_place: int
    at: int = Field(sa_type=BigInteger)


class Forecast(Base, table=True):  # type: ignore[misc, call-arg]
    """An arrival as it was foretold some minutes ahead, and as it was. Seconds since 1970 UTC."""

    __tablename__ = "forecast"
    __table_args__ = (Index("forecast_by_made", "made_at"),)

    trip_id: str = Field(primary_key=True, max_length=80)
    day: date = Field(primary_key=True)
    place: int = Field(primary_key=True)
    minutes: int = Field(primary_key=True)
    made_at: int = Field(sa_type=BigInteger)
    foretold: int = Field(sa_type=BigInteger)
    arrived: int | None = Field(default=None, sa_type=BigInteger)

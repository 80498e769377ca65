"""Green travel (绿色出行) with its points, rides for elders and disabled people, and the ledger of both."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import BigInteger, CheckConstraint, Index
from sqlmodel import Field

from chassis.db import Instant
from services.transport.models.base import Base


class LedgerEntry(Base, table=True):  # type: ignore[misc, call-arg]
    """One side of a transfer; the entries of a transfer sum to zero. `unit` POINTS or FEN (分)."""

    __tablename__ = "ledger_entry"
    __table_args__ = (Index("ledger_by_account", "unit", "account"),)

    transfer_id: str = Field(primary_key=True, max_length=80)
    account: str = Field(primary_key=True, max_length=60)
    unit: str = Field(max_length=6)
    amount: int = Field(sa_type=BigInteger)
    at: datetime = Field(sa_type=Instant)


class Balance(Base, table=True):  # type: ignore[misc, call-arg]
    """What a resident has: the sum of the entries of the account, and never below zero."""

    __tablename__ = "balance"
    __table_args__ = (CheckConstraint("amount >= 0", name="balance_not_below_zero"),)

    unit: str = Field(primary_key=True, max_length=6)
    account: str = Field(primary_key=True, max_length=60)
    amount: int = Field(sa_type=BigInteger)


class GreenDay(Base, table=True):  # type: ignore[misc, call-arg]
    """Points of a resident on a day, for the cap of a day."""

    __tablename__ = "green_day"

    resident_id: str = Field(primary_key=True, max_length=40)
    day: date = Field(primary_key=True)
    points: int


class TravelCount(Base, table=True):  # type: ignore[misc, call-arg]
    """Trips of a county on a day by means of travel, as counted or surveyed."""

    __tablename__ = "travel_count"

    day: date = Field(primary_key=True)
    county: str = Field(primary_key=True, max_length=6)
    mode: str = Field(primary_key=True, max_length=10)
    trips: int = Field(sa_type=BigInteger)
    source: str = Field(max_length=100)


class RideShift(Base, table=True):  # type: ignore[misc, call-arg]
    """A car and driver on duty from `since` to `until`, at a place to begin with."""

    __tablename__ = "ride_shift"
    __table_args__ = (Index("ride_shift_by_county", "county", "until"),)

    id: str = Field(primary_key=True, max_length=40)
    vehicle_id: str = Field(max_length=20, foreign_key="vehicle.id")
    county: str = Field(max_length=6)
    seats: int
    wheelchairs: int
    lat: float
    lon: float
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)


class RideOrder(Base, table=True):  # type: ignore[misc, call-arg]
    """A ride (出行服务) that was ordered; `status` ASSIGNED, WAITING, PICKED_UP, SETTLED or CANCELLED."""

    __tablename__ = "ride_order"
    __table_args__ = (Index("ride_order_by_shift", "shift_id", "status"),)

    id: str = Field(primary_key=True, max_length=40)
    resident_id: str = Field(max_length=40, index=True)
    county: str = Field(max_length=6)
    from_lat: float
    from_lon: float
    to_lat: float
    to_lon: float
    window_from: datetime = Field(sa_type=Instant)
    window_to: datetime = Field(sa_type=Instant)
    seats: int
    wheelchairs: int
    metres: int
    status: str = Field(max_length=10)
    shift_id: str = Field(default="", max_length=40)
    pick_at: datetime | None = Field(default=None, sa_type=Instant)
    drop_at: datetime | None = Field(default=None, sa_type=Instant)
    fare_fen: int = 0
    own_fen: int = 0

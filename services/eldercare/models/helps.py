"""Providers, orders of the six helps, and the ledger."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import JSON, BigInteger, Column, Index
from sqlmodel import Field

from chassis.db import Instant
from services.eldercare.models.base import Base, quick_while


class Provider(Base, table=True):  # type: ignore[misc, call-arg]
    """A provider of the six helps (六助), at a WGS-84 position in degrees. `stars_sum` of `ratings` ratings."""

    __tablename__ = "provider"
    __table_args__ = (Index("provider_by_county", "county"),)

    id: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=80)
    helps: list[str] = Field(sa_column=Column(JSON, nullable=False))
    county: str = Field(max_length=6)
    lat: float
    lon: float
    volunteers: bool
    orders_a_day: int
    suspended: bool = False
    ratings: int = 0
    stars_sum: int = 0


class Inspection(Base, table=True):  # type: ignore[misc, call-arg]
    """A finding of an inspection; one without findings has the code NONE."""

    __tablename__ = "inspection"
    __table_args__ = (Index("inspection_of_provider", "provider_id", "at"),)

    id: str = Field(primary_key=True, max_length=32)
    provider_id: str = Field(max_length=20)
    code: str = Field(max_length=20)
    points: int
    note: str = Field(max_length=200)
    inspector: str = Field(max_length=60)
    at: datetime = Field(sa_type=Instant)


class HelpOrder(Base, table=True):  # type: ignore[misc, call-arg]
    """An order. Money in fen: `price_fen` is what the city (`subsidy_fen`) and the elder pay together."""

    __tablename__ = "help_order"
    __table_args__ = (
        Index("order_of_resident", "resident_id", "at"),
        Index("order_of_provider", "provider_id", "at"),
        quick_while("order_served", "state = 'SERVED'", "served_at"),
        quick_while("order_to_settle", "state = 'CONFIRMED'", "provider_id"),
    )

    id: str = Field(primary_key=True, max_length=32)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    help: str = Field(max_length=10)
    at: datetime = Field(sa_type=Instant)
    minutes: int
    by_volunteers: bool
    note: str = Field(max_length=200)
    price_fen: int
    subsidy_fen: int
    state: str = Field(default="ORDERED", max_length=10)
    provider_id: str | None = Field(default=None, max_length=20)
    visit_id: str | None = Field(default=None, max_length=32)
    served_at: datetime | None = Field(default=None, sa_type=Instant)
    complaint: str = Field(default="", max_length=500)
    stars: int = 0
    comment: str = Field(default="", max_length=500)
    settlement_id: str | None = Field(default=None, max_length=32)


class Entry(Base, table=True):  # type: ignore[misc, call-arg]
    """One side of a booking (复式记账); those of a booking sum to zero. Never changed, never deleted.

    Accounts: ``elder:ID``, ``fund:COUNTY``, ``provider:ID`` (what is owed to it), ``bank:ID`` (what was paid to it).
    """

    __tablename__ = "ledger_entry"
    __table_args__ = (Index("ledger_by_account", "account"),)

    booking: str = Field(primary_key=True, max_length=50)
    account: str = Field(primary_key=True, max_length=60)
    amount_fen: int = Field(sa_column=Column(BigInteger, nullable=False))
    at: datetime = Field(sa_type=Instant)

"""Ride cards (优待卡) and driving licences."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date

from sqlalchemy import Index, text
from sqlmodel import Field

from services.transport.models.base import Base

_STANDS = text("ended_on IS NULL")


class RideCard(Base, table=True):  # type: ignore[misc, call-arg]
    """A card with which its holder rides at a reduced fare; one that stands a resident. `ended_by`: the case."""

    __tablename__ = "ride_card"
    __table_args__ = (
        Index("ride_card_one_a_resident", "resident_id", unique=True, postgresql_where=_STANDS, sqlite_where=_STANDS),
        Index("ride_card_by_case", "case_id"),
        Index("ride_card_by_ender", "ended_by"),
    )

    no: str = Field(primary_key=True, max_length=20)
    resident_id: str = Field(max_length=40)
    case_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    kind: str = Field(max_length=10)
    issued_on: date
    ended_on: date | None = None
    ended_by: str = Field(default="", max_length=40)


class DrivingLicence(Base, table=True):  # type: ignore[misc, call-arg]
    """A driving licence (机动车驾驶证) by its file number; `vehicle_class` as printed, e.g. C1."""

    __tablename__ = "driving_licence"
    __table_args__ = (Index("driving_licence_by_resident", "resident_id"),)

    file_no: str = Field(primary_key=True, max_length=20)
    resident_id: str = Field(max_length=40)
    vehicle_class: str = Field(max_length=10)
    cancelled_on: date | None = None
    cancelled_by: str = Field(default="", max_length=40)

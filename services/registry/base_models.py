"""Organisations, the property register and the lease register: base data that other departments ask for."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date

from sqlmodel import Field

from services.registry.models import Base

# Who registers an organisation, and whether it stands.
ESTABLISHMENT, CIVIL_AFFAIRS, MARKET = "ESTABLISHMENT", "CIVIL_AFFAIRS", "MARKET"
ACTIVE, SUSPENDED, DEREGISTERED = "ACTIVE", "SUSPENDED", "DEREGISTERED"


class Organisation(Base, table=True):  # type: ignore[misc, call-arg]
    """A legal entity (法人): `code` is its unified social credit code (统一社会信用代码, GB 32100)."""

    __tablename__ = "organisation"

    id: str = Field(primary_key=True)
    code: str = Field(unique=True)
    name: str
    registered_with: str
    scope: str
    village: str
    address: str
    status: str
    registered_on: date


class Property(Base, table=True):  # type: ignore[misc, call-arg]
    """A registered home (不动产). Coordinates are WGS-84 degrees; the area is in square decimetres."""

    __tablename__ = "property"

    deed_no: str = Field(primary_key=True)
    village: str
    address: str
    lat: float
    lon: float
    area_dm2: int
    registered_on: date


class PropertyOwner(Base, table=True):  # type: ignore[misc, call-arg]
    """Who owns how much of a home: `share` in thousandths of one (按份共有); the owners' shares come to 1000."""

    __tablename__ = "property_owner"

    deed_no: str = Field(primary_key=True)
    resident_id: str = Field(primary_key=True, index=True)
    share: int


class Lease(Base, table=True):  # type: ignore[misc, call-arg]
    """A filed lease (租赁备案). `until` is its last day."""

    __tablename__ = "lease"

    lease_no: str = Field(primary_key=True)
    tenant_id: str = Field(index=True)
    village: str
    address: str
    lat: float
    lon: float
    filed_on: date
    since: date
    until: date
    ended_on: date | None = None

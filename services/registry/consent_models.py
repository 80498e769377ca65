"""Consents with purpose and term, and the proofs that points of a residence permit rest on."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import Text
from sqlmodel import Field

from chassis.db import Instant
from services.registry.models import Base


class DataConsent(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody allows a department to use some of their data for a purpose until a day (个人信息授权).

    `what` are words with a blank on each side. `given_by` is the person, or a parent of a child.
    """

    __tablename__ = "data_consent"

    id: str = Field(primary_key=True)
    resident_id: str = Field(index=True)
    department: str
    what: str
    purpose: str = Field(sa_type=Text)
    case_id: str
    given_by: str
    given_at: datetime = Field(sa_type=Instant)
    until: date
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)


class PointsProof(Base, table=True):  # type: ignore[misc, call-arg]
    """A fact that counts towards the points of a residence permit (居住证积分), as an authority proved it.

    `value` is a number of the item's unit, or the place of the level reached in the item's list of levels.
    """

    __tablename__ = "points_proof"

    item: str = Field(primary_key=True)
    proof_no: str = Field(primary_key=True)
    resident_id: str = Field(index=True)
    value: int
    issuer: str
    valid_from: date
    valid_until: date | None = None
    recorded_at: datetime = Field(sa_type=Instant)
    recorded_by: str
    withdrawn: bool = False

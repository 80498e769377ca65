"""Social-security cards."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date

from sqlalchemy import Index, text
from sqlmodel import Field

from services.employment.models.base import Base

_VALID = text("cancelled_on IS NULL")


class Card(Base, table=True):  # type: ignore[misc, call-arg]
    """A social-security card (社会保障卡): ordered, then active, unless cancelled. A resident holds one valid card."""

    __tablename__ = "card"
    __table_args__ = (
        Index("card_one_a_resident", "resident_id", unique=True, postgresql_where=_VALID, sqlite_where=_VALID),
        Index("card_one_a_case", "case_id", unique=True, postgresql_where=_VALID, sqlite_where=_VALID),
    )

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    bank: str = Field(max_length=10)
    ordered_on: date
    activated_on: date | None = None
    cancelled_on: date | None = None

"""Those who work with the children (从业人员), their certificates, their training."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from chassis.db import Instant
from services.childcare.models import Base

_STANDS = text("left_on IS NULL")


class Practitioner(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody who works at an institution; known by a mark of the ID number, which itself is not kept.

    `certificate`: CARER (保育师), NURSERY (育婴员), TEACHER (教师资格) or nothing; it and the health certificate
    (健康合格证) hold through their last days.
    """

    __tablename__ = "practitioner"
    __table_args__ = (
        Index("practitioner_one_place", "mark", unique=True, postgresql_where=_STANDS, sqlite_where=_STANDS),
        Index("practitioner_of", "institution_id", "left_on"),
    )

    id: str = Field(primary_key=True, max_length=20)
    institution_id: str = Field(max_length=20)
    mark: str = Field(max_length=64)
    certificate: str = Field(max_length=10)
    certificate_until: date | None = None
    health_until: date | None = None
    entered_on: date
    left_on: date | None = None


class TrainingHours(Base, table=True):  # type: ignore[misc, call-arg]
    """Hours of training on a day, entered once a course."""

    __tablename__ = "training_hours"

    id: str = Field(primary_key=True, max_length=60)
    practitioner_id: str = Field(max_length=20, index=True)
    course: str = Field(max_length=30)
    day: date
    hours: int
    entered_at: datetime = Field(sa_type=Instant)

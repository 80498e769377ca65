"""What supervision keeps."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.health.models import Base


class Prescription(Base, table=True):  # type: ignore[misc, call-arg]
    """A prescription (处方) as an institution reported it, under the institution's own number."""

    __tablename__ = "prescription"
    __table_args__ = (
        UniqueConstraint("institution_id", "no", name="prescription_one"),
        Index("prescription_of_resident", "resident_id", "issued_on"),
        Index("prescription_by_day", "county", "issued_on"),
    )

    id: str = Field(primary_key=True, max_length=20)
    institution_id: str = Field(max_length=20)
    no: str = Field(max_length=40)
    county: str = Field(max_length=6)
    resident_id: str = Field(max_length=40)
    prescriber: str = Field(max_length=60)
    setting: str = Field(max_length=10)
    issued_on: date
    reason: str = Field(max_length=500)
    lines: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    reported_at: datetime = Field(sa_type=Instant)


class ExaminationDone(Base, table=True):  # type: ignore[misc, call-arg]
    """An examination (检查检验) as an institution reported it, under the institution's own number."""

    __tablename__ = "examination_done"
    __table_args__ = (
        UniqueConstraint("institution_id", "no", name="examination_done_one"),
        Index("examination_done_of_resident", "resident_id", "code", "done_on"),
        Index("examination_done_by_day", "county", "done_on"),
    )

    id: str = Field(primary_key=True, max_length=20)
    institution_id: str = Field(max_length=20)
    no: str = Field(max_length=40)
    county: str = Field(max_length=6)
    resident_id: str = Field(max_length=40)
    code: str = Field(max_length=30)
    done_on: date
    price_fen: int
    reason: str = Field(max_length=500)
    reported_at: datetime = Field(sa_type=Instant)


class Finding(Base, table=True):  # type: ignore[misc, call-arg]
    """Something that stands out in a prescription or examination (`subject`): OPEN, ANSWERED, UPHELD or DISMISSED."""

    __tablename__ = "finding"
    __table_args__ = (
        UniqueConstraint("subject", "kind", "key", name="finding_one"),
        Index("finding_of_institution", "institution_id", "state"),
        Index("finding_by_day", "county", "on_day"),
    )

    id: str = Field(primary_key=True, max_length=20)
    subject: str = Field(max_length=20)
    kind: str = Field(max_length=30)
    key: str = Field(max_length=80)
    institution_id: str = Field(max_length=20)
    county: str = Field(max_length=6)
    on_day: date
    reason: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    state: str = Field(default="OPEN", max_length=10)
    answer_until: date
    answer: str = Field(default="", max_length=500)
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    answered_by: str = Field(default="", max_length=60)
    decision: str = Field(default="", max_length=500)
    decided_at: datetime | None = Field(default=None, sa_type=Instant)
    decided_by: str = Field(default="", max_length=60)

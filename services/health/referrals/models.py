"""What referral keeps."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from chassis.db import Instant
from services.health.models import Base

_UNDER_WAY = text("state IN ('SENT', 'ACCEPTED')")


class Referral(Base, table=True):  # type: ignore[misc, call-arg]
    """A referral (转诊单), UP or DOWN; `returns`: the referral whose patient it takes back.

    States and what leads from one to the other: `rules.STEPS`. One under way for a person between two institutions.
    """

    __tablename__ = "referral"
    __table_args__ = (
        Index(
            "referral_one_under_way",
            "resident_id",
            "from_institution",
            "to_institution",
            unique=True,
            postgresql_where=_UNDER_WAY,
            sqlite_where=_UNDER_WAY,
        ),
        Index("referral_of_receiver", "to_institution", "state"),
        Index("referral_ending", "state", "until"),
    )

    id: str = Field(primary_key=True, max_length=20)
    direction: str = Field(max_length=4)
    resident_id: str = Field(max_length=40, index=True)
    from_institution: str = Field(max_length=20)
    to_institution: str = Field(max_length=20)
    county: str = Field(max_length=6)
    clinic: str = Field(max_length=30)
    urgency: str = Field(max_length=10)
    reasons: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    measures: dict[str, float] = Field(sa_column=Column(JSON, nullable=False))
    symptoms: list[str] = Field(sa_column=Column(JSON, nullable=False))
    summary: str = Field(max_length=2000)
    returns: str = Field(default="", max_length=20)
    state: str = Field(default="SENT", max_length=10)
    appointment_no: str = Field(default="", max_length=20)
    sent_at: datetime = Field(sa_type=Instant)
    sent_by: str = Field(max_length=60)
    until: datetime = Field(sa_type=Instant)
    note: str = Field(default="", max_length=2000)
    received_at: datetime | None = Field(default=None, sa_type=Instant)
    reply: str = Field(default="", max_length=2000)
    replied_at: datetime | None = Field(default=None, sa_type=Instant)

"""Gates, hand-overs of children, and every scan."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from chassis.db import Instant
from services.education.models.base import Base

EXPECTED, HANDED_OVER, MISSED, SETTLED = "EXPECTED", "HANDED_OVER", "MISSED", "SETTLED"


class Gate(Base, table=True):  # type: ignore[misc, call-arg]
    """A gate of a school, a bus or the door of a class, with its Ed25519 public key (base64url)."""

    __tablename__ = "gate"

    id: str = Field(primary_key=True, max_length=40)
    school_id: str = Field(max_length=30)
    link: str = Field(max_length=10)
    public_key: str = Field(max_length=60)


class Handover(Base, table=True):  # type: ignore[misc, call-arg]
    """A hand-over that is expected (接送交接): one link of the chain home–bus–gate–class, once, in its window.

    `alarm_at`: when the alarm is due if nobody has scanned by then; empty once it is settled either way.
    """

    __tablename__ = "handover"
    __table_args__ = (
        Index(
            "handover_due",
            "alarm_at",
            postgresql_where=text("alarm_at IS NOT NULL"),
            sqlite_where=text("alarm_at IS NOT NULL"),
        ),
    )

    id: str = Field(primary_key=True, max_length=40)
    child_id: str = Field(max_length=40, index=True)
    person_id: str = Field(max_length=40)
    school_id: str = Field(max_length=30)
    only_gate: str = Field(default="", max_length=40)
    link: str = Field(max_length=10)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    valid_from: datetime = Field(sa_type=Instant)
    valid_until: datetime = Field(sa_type=Instant)
    made_by: str = Field(max_length=60)
    state: str = Field(default=EXPECTED, max_length=12)
    at: datetime | None = Field(default=None, sa_type=Instant)
    gate_id: str = Field(default="", max_length=40)
    alarm: str = Field(default="", max_length=15)
    alarm_at: datetime | None = Field(default=None, sa_type=Instant)


class Scan(Base, table=True):  # type: ignore[misc, call-arg]
    """What a gate told, once by its own id."""

    __tablename__ = "scan"

    gate_id: str = Field(primary_key=True, max_length=40)
    scan_id: str = Field(primary_key=True, max_length=60)
    handover_id: str = Field(default="", max_length=40, index=True)
    person_id: str = Field(default="", max_length=40)
    at: datetime = Field(sa_type=Instant)
    outcome: str = Field(max_length=15)
    offline: bool = False


class GuardianNotice(Base, table=True):  # type: ignore[misc, call-arg]
    """What guardians are told of a hand-over: one notice a hand-over and alarm."""

    __tablename__ = "guardian_notice"

    handover_id: str = Field(primary_key=True, max_length=40)
    kind: str = Field(primary_key=True, max_length=15)
    resident_id: str = Field(max_length=40, index=True)
    at: datetime = Field(sa_type=Instant)

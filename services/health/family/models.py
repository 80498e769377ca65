"""What family doctors keep."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from chassis.db import Instant
from services.health.models import Base


def _one(name: str, status: str, *columns: str) -> Index:
    where = text(f"status = '{status}'")
    return Index(name, *columns, unique=True, postgresql_where=where, sqlite_where=where)


class DoctorTeam(Base, table=True):  # type: ignore[misc, call-arg]
    """A family doctors' team (家庭医生团队) of so many doctors; `signed`: contracts that stand (签约数)."""

    __tablename__ = "doctor_team"

    id: str = Field(primary_key=True, max_length=24)
    institution_id: str = Field(max_length=20)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6, index=True)
    town: str = Field(max_length=9)
    doctors: int
    signed: int = 0


class FamilyContract(Base, table=True):  # type: ignore[misc, call-arg]
    """A contract: ACTIVE; PLANNED, as the one that follows; ENDED at its term; CANCELLED before. Both days included."""

    __tablename__ = "family_contract"
    __table_args__ = (
        _one("family_contract_one_active", "ACTIVE", "resident_id"),
        _one("family_contract_one_planned", "PLANNED", "resident_id"),
        Index("family_contract_of_team", "team_id", "status"),
        Index("family_contract_ending", "status", "ends_on"),
    )

    no: str = Field(primary_key=True, max_length=20)
    resident_id: str = Field(max_length=40, index=True)
    team_id: str = Field(max_length=24)
    county: str = Field(max_length=6)
    package: str = Field(max_length=20)
    born_on: date | None = None
    starts_on: date
    ends_on: date
    status: str = Field(max_length=10)
    follows: str = Field(default="", max_length=20)
    signed_at: datetime = Field(sa_type=Instant)
    signed_by: str = Field(max_length=60)
    reminded_on: date | None = None
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_why: str = Field(default="", max_length=500)


class FamilyService(Base, table=True):  # type: ignore[misc, call-arg]
    """A service of a contract, from when and by when; `tasked`: a task was opened because it was overdue."""

    __tablename__ = "family_service"
    __table_args__ = (
        UniqueConstraint("contract_no", "code", "serial", name="family_service_one"),
        Index("family_service_due", "tasked", "due_on"),
    )

    id: str = Field(primary_key=True, max_length=60)
    contract_no: str = Field(max_length=20, index=True)
    code: str = Field(max_length=30)
    serial: int
    from_on: date
    due_on: date
    done_on: date | None = None
    done_by: str = Field(default="", max_length=60)
    tasked: bool = False


class FamilyProposal(Base, table=True):  # type: ignore[misc, call-arg]
    """A contract proposed to the parents of a newborn (case), until a day. OPEN, ACCEPTED or WITHDRAWN."""

    __tablename__ = "family_proposal"

    case_id: str = Field(primary_key=True, max_length=40)
    resident_id: str = Field(max_length=40, index=True)
    village: str = Field(max_length=12)
    package: str = Field(max_length=20)
    status: str = Field(max_length=10)
    until: date
    contract_no: str = Field(default="", max_length=20)


class CareTask(Base, table=True):  # type: ignore[misc, call-arg]
    """Something a team is to do for somebody; `key` names its cause, so that one cause opens one task."""

    __tablename__ = "care_task"
    __table_args__ = (
        UniqueConstraint("kind", "key", name="care_task_one_a_cause"),
        Index("care_task_waiting", "county", "status", "due_on"),
    )

    id: str = Field(primary_key=True, max_length=20)
    kind: str = Field(max_length=30)
    key: str = Field(max_length=80)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    resident_id: str = Field(max_length=40)
    due_on: date
    reasons: list[dict[str, Any]] = Field(sa_column=Column(JSON, nullable=False))
    status: str = Field(default="OPEN", max_length=6)
    opened_at: datetime = Field(sa_type=Instant)
    outcome: str = Field(default="", max_length=500)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)
    closed_by: str = Field(default="", max_length=60)

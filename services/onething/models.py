"""What the orchestrator keeps: cases, their items, and everything that happened in them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from chassis.db import Instant


class Base(SQLModel, registry=registry()):
    """Tables of this department, with a MetaData of their own."""


# Statuses are stored by the names the contract gives them: Case.Status and Case.Item.Status.


class Case(Base, table=True):
    """One case: one form, one situation, one version of the catalogue entry."""

    __tablename__ = "cases"

    id: str = Field(primary_key=True, max_length=32)
    receipt_no: str = Field(unique=True, max_length=32)
    one_thing_id: str = Field(max_length=40)
    version: int
    situation: str = Field(max_length=40)
    # Place of competence and place of intake, six digits.
    county: str = Field(max_length=6)
    intake_county: str = Field(max_length=6)
    status: str = Field(max_length=20)
    # Resident who handed it in; empty when a window did.
    applicant: str = Field(max_length=40)
    form: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    # What the applicant brought: material id → {"digest", "file"} or {"promised": moment}.
    materials: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    traceparent: str = Field(max_length=55)
    opened_at: datetime = Field(sa_type=Instant)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)


# An item that has not ended and has a limit.
OPEN_CLOCK = "finished_at IS NULL AND due_on IS NOT NULL"


def _partly(condition: str) -> dict[str, Any]:
    return {"postgresql_where": text(condition), "sqlite_where": text(condition)}


class Item(Base, table=True):
    """One item of a case, or one material that a department shares with it."""

    __tablename__ = "items"
    __table_args__ = (
        # The worklist reads only what waits for an officer, however many items have ended.
        Index("items_by_desk", "status", "department", "county", "started_at"),
        # So the light sweep: what has ended, is red already or stands without an end has no next moment.
        Index("items_by_next_light", "next_light_at", **_partly("next_light_at IS NOT NULL")),
        # And the supervisor's list and its counts.
        Index("items_open_by_light", "light", "county", "due_on", "id", **_partly(OPEN_CLOCK)),
    )

    id: str = Field(primary_key=True, max_length=80)
    case_id: str = Field(index=True, max_length=32)
    key: str = Field(max_length=40)
    department: str = Field(max_length=20)
    task: str = Field(max_length=60)
    county: str = Field(max_length=6)
    share: bool
    status: str = Field(max_length=20)
    attempt: int
    reasons: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    products: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    # What later items need of it.
    outputs: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    started_at: datetime | None = Field(default=None, sa_type=Instant)
    finished_at: datetime | None = Field(default=None, sa_type=Instant)
    # The clock, kept where lists and the sweep look for it. Of an ended item: as it stood then.
    due_on: date | None = None
    due_provisional: bool = False
    light: str = Field(default="", max_length=10)
    # When the light changes if nothing happens until then.
    next_light_at: datetime | None = Field(default=None, sa_type=Instant)
    # Stops of the clock: {"kind", "first", "last"}, days in ISO form, last null while nobody knows.
    stops: list[dict[str, str | None]] = Field(sa_column=Column(JSON, nullable=False))
    escalated_to: str = Field(default="", max_length=40)
    escalated_at: datetime | None = Field(default=None, sa_type=Instant)


class LogEntry(Base, table=True):
    """One thing that happened in a case. `seq` rises with time within a case."""

    __tablename__ = "case_log"
    __table_args__ = (Index("log_of_case", "case_id", "seq"),)

    seq: int | None = Field(
        default=None, sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    )
    case_id: str = Field(max_length=32)
    at: datetime = Field(sa_type=Instant)
    kind: str = Field(max_length=20)
    item_key: str = Field(max_length=40)
    status: str = Field(max_length=20)
    # Account or department that did it.
    actor: str = Field(max_length=80)
    reasons: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    products: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))

"""What the orchestrator keeps: cases, their items, and everything that happened in them."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Integer, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

from chassis.db import Instant


class Base(SQLModel, registry=registry()):
    """Tables of this department, with a MetaData of their own."""


# An item that has not ended and has a limit.
OPEN_CLOCK = "finished_at IS NULL AND due_on IS NOT NULL"


def partly(condition: str) -> dict[str, Any]:
    """An index over the rows that a condition selects."""
    return {"postgresql_where": text(condition), "sqlite_where": text(condition)}


# Statuses are stored by the names the contract gives them: Case.Status and Case.Item.Status.


class Case(Base, table=True):
    """One case: one form, one situation, one version of the catalogue entry."""

    __tablename__ = "cases"
    # What the windows of a county took in, newest first.
    __table_args__ = (Index("cases_of_windows", "intake_county", "opened_at", "id", **partly("applicant = ''")),)

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
    # The log's last entry: its number and hash, and the orchestrator's mark on both (see proof.py).
    log_count: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    log_head: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})
    log_mark: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})


class Item(Base, table=True):
    """One item of a case, or one material that a department shares with it."""

    __tablename__ = "items"
    __table_args__ = (
        # The worklist reads only what waits for an officer, however many items have ended.
        Index("items_by_desk", "status", "department", "county", "started_at"),
        # So the light sweep: what has ended, is red already or stands without an end has no next moment.
        Index("items_by_next_light", "next_light_at", **partly("next_light_at IS NOT NULL")),
        # And the supervisor's list and its counts.
        Index("items_open_by_light", "light", "county", "due_on", "id", **partly(OPEN_CLOCK)),
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
    # Digest of what the department was sent for this attempt.
    inputs: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})
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
    __table_args__ = (
        Index("log_of_case", "case_id", "seq"),
        # What a window took in.
        Index("log_opened_by", "actor", "seq", **partly("kind = 'opened'")),
    )

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
    # The entry as a link of the case's chain (see proof.py). Entries of the first version have no number and no hash.
    n: int | None = Field(default=None)
    department: str = Field(default="", max_length=20, sa_column_kwargs={"server_default": ""})
    attempt: int = Field(default=0, sa_column_kwargs={"server_default": "0"})
    # Event that caused it.
    cause: str = Field(default="", max_length=64, sa_column_kwargs={"server_default": ""})
    # Catalogue entry: id@version and the digest of its file.
    catalogue: str = Field(default="", max_length=140, sa_column_kwargs={"server_default": ""})
    inputs: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})
    outputs: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})
    rules: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})
    # The department's own, over its answer; base64.
    signature: str = Field(default="", max_length=96, sa_column_kwargs={"server_default": ""})
    hash: str = Field(default="", max_length=80, sa_column_kwargs={"server_default": ""})


class Appeal(Base, table=True):
    """An appeal against one refusal of an item."""

    __tablename__ = "appeals"
    __table_args__ = (Index("appeals_by_status", "status", "county", "filed_at"),)

    # Item and the attempt that was refused: one appeal against each refusal.
    id: str = Field(primary_key=True, max_length=100)
    case_id: str = Field(index=True, max_length=32)
    item_id: str = Field(max_length=80)
    county: str = Field(max_length=6)
    department: str = Field(max_length=20)
    # What the applicant wrote; the log holds only its digest.
    reason: str
    filed_by: str = Field(max_length=80)
    filed_at: datetime = Field(sa_type=Instant)
    # FILED, UPHELD or REOPENED.
    status: str = Field(max_length=10)
    decided_by: str = Field(default="", max_length=80)
    decided_at: datetime | None = Field(default=None, sa_type=Instant)
    grounds: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))


class Rating(Base, table=True):
    """The one rating of a case (好差评). A bad one has a next step until its loop is closed."""

    __tablename__ = "ratings"
    __table_args__ = (Index("ratings_by_step", "next_step", "county", "due_on"),)

    id: str = Field(primary_key=True, max_length=32)
    case_id: str = Field(unique=True, max_length=32)
    one_thing_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    # Lead department.
    department: str = Field(max_length=20)
    channel: str = Field(max_length=10)
    grade: str = Field(max_length=20)
    indicators: list[str] = Field(sa_column=Column(JSON, nullable=False))
    comment: str
    rated_by: str = Field(max_length=40)
    rated_at: datetime = Field(sa_type=Instant)
    # Empty when no loop is open.
    next_step: str = Field(default="", max_length=10)
    due_on: date | None = Field(default=None)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)


class RatingStep(Base, table=True):
    """A step taken in the loop of a bad rating."""

    __tablename__ = "rating_steps"

    # Rating and step: each is taken once.
    id: str = Field(primary_key=True, max_length=50)
    rating_id: str = Field(index=True, max_length=32)
    step: str = Field(max_length=10)
    at: datetime = Field(sa_type=Instant)
    actor: str = Field(max_length=80)
    note: str
    due_on: date
    late: bool

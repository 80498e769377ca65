"""What the clocks keep beside cases and items: public notices, the whole case's light, reopenings, appeals' days."""

from datetime import date, datetime

from sqlalchemy import Index, text
from sqlmodel import Field

from chassis.db import Instant
from services.onething.models import Base

_OPEN = text("state = 'OPEN'")
_DUE = text("next_at IS NOT NULL")


class Notice(Base, table=True):
    """A public notice (公示) of what an item is to be granted, by the item's attempt."""

    __tablename__ = "public_notices"
    __table_args__ = (
        # The public list and the job read only what is shown now.
        Index("notices_open", "county", "last_on", "id", postgresql_where=_OPEN, sqlite_where=_OPEN),
        Index("notices_due", "next_at", postgresql_where=_OPEN, sqlite_where=_OPEN),
    )

    # Item and attempt.
    id: str = Field(primary_key=True, max_length=100)
    case_id: str = Field(max_length=32)
    item_id: str = Field(index=True, max_length=80)
    one_thing_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    department: str = Field(max_length=20)
    first_on: date
    last_on: date
    begun_at: datetime = Field(sa_type=Instant)
    # OPEN, PASSED, OBJECTED, or DROPPED: the item ended otherwise meanwhile.
    state: str = Field(max_length=10)
    # When the job looks at it: after its last day, or later if that failed.
    next_at: datetime = Field(sa_type=Instant)
    # The officer's decision that goes to the department, serialized; empty if the department has granted already.
    decision: bytes = b""
    # Whom it is about, and the first character of the name once the registry has told it.
    resident_id: str = Field(max_length=40)
    name_masked: str = Field(default="", max_length=8)
    # When the registry is asked for the name; NULL: not any more.
    ask_at: datetime | None = Field(default=None, sa_type=Instant)


class Objection(Base, table=True):
    """An objection to a public notice."""

    __tablename__ = "objections"

    id: str = Field(primary_key=True, max_length=32)
    notice_id: str = Field(max_length=100)
    item_id: str = Field(index=True, max_length=80)
    # Notice and resident: one each. Windows take in as many as come: notice and id.
    once: str = Field(unique=True, max_length=150)
    reason: str
    filed_by: str = Field(max_length=80)
    filed_at: datetime = Field(sa_type=Instant)


class CaseClock(Base, table=True):
    """The light of a case as a whole, while the case is open: closed cases leave nothing here for the sweep."""

    __tablename__ = "case_clocks"
    __table_args__ = (
        Index("case_clocks_due", "next_at", postgresql_where=_DUE, sqlite_where=_DUE),
        Index("case_clocks_by_light", "light", "county", "due_on", "id"),
    )

    # The case.
    id: str = Field(primary_key=True, max_length=32)
    county: str = Field(max_length=6)
    light: str = Field(max_length=10)
    due_on: date | None = None
    provisional: bool = False
    next_at: datetime | None = Field(default=None, sa_type=Instant)
    escalated_to: str = Field(default="", max_length=40)
    escalated_at: datetime | None = Field(default=None, sa_type=Instant)


class Reopening(Base, table=True):
    """The last time a case was reopened: from that day it counts anew."""

    __tablename__ = "reopenings"

    # The case.
    id: str = Field(primary_key=True, max_length=32)
    at: datetime = Field(sa_type=Instant)


class AppealClock(Base, table=True):
    """The day by which a supervisor decides an appeal; gone once it is decided."""

    __tablename__ = "appeal_clocks"
    __table_args__ = (Index("appeal_clocks_due", "next_at", postgresql_where=_DUE, sqlite_where=_DUE),)

    # The appeal.
    id: str = Field(primary_key=True, max_length=100)
    case_id: str = Field(max_length=32)
    due_on: date
    provisional: bool = False
    # When the sweep looks at it; NULL once it was told overdue.
    next_at: datetime | None = Field(default=None, sa_type=Instant)
    escalated_to: str = Field(default="", max_length=40)
    overdue_at: datetime | None = Field(default=None, sa_type=Instant)

"""What the desks keep: what waits, mandates, recusals, posts, delegated decisions and their re-checks."""

from datetime import date, datetime

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from chassis.db import Instant
from services.onething.models import Base, partly

FOR_OFFICER, FOR_APPLICANT = "waits_for = 'OFFICER'", "waits_for = 'APPLICANT'"


class Waiting(Base, table=True):
    """An item that waits for an officer or for the applicant; it leaves with that, so what has ended costs nothing.

    Written by `rows.follow` with the case; only what concerns claims and posts is written elsewhere.
    """

    __tablename__ = "desks"
    __table_args__ = (
        Index("desks_of_department", "department", "county", "due_on", "id", **partly(FOR_OFFICER)),
        Index("desks_of_county", "county", "due_on", "id", **partly(FOR_OFFICER)),
        Index("desks_of_town", "town", "due_on", "id", **partly(FOR_OFFICER)),
        Index("desks_due", "due_on", "id", **partly(FOR_OFFICER)),
        Index("desks_at_windows", "window_county", "due_on", "id", **partly(FOR_APPLICANT)),
        Index("desks_under_mandate", "mandate_id", **partly("mandate_id <> ''")),
    )

    # The item's id.
    id: str = Field(primary_key=True, max_length=80)
    case_id: str = Field(max_length=32)
    # One-thing and item of the catalogue: newborn/hukou. A mandate names its items likewise.
    matter: str = Field(max_length=81)
    one_thing_id: str = Field(max_length=40)
    department: str = Field(max_length=20)
    county: str = Field(max_length=6)
    # Nine digits; empty if the case does not say which.
    town: str = Field(max_length=9)
    receipt_no: str = Field(max_length=32)
    # Resident ids of applicant and owners, a space before and after each.
    parties: str
    # County of the window that took the case in; empty if the applicant handed it in.
    window_county: str = Field(max_length=6)
    # OFFICER or APPLICANT.
    waits_for: str = Field(max_length=10)
    # A day far off where no limit runs.
    due_on: date
    light: str = Field(max_length=10)
    # Account, until when, and the mandate it rests on if it is a town's.
    claimed_by: str = Field(max_length=80)
    claimed_until: datetime | None = Field(default=None, sa_type=Instant)
    mandate_id: str = Field(max_length=120)
    # DEPARTMENT or TOWN once it was handed there; the account it was handed to.
    post: str = Field(max_length=10)
    assignee: str = Field(max_length=80)


class DeskNote(Base, table=True):
    """What an officer wrote when an item was transferred or given up; the case's log holds its digest at most."""

    __tablename__ = "desk_notes"

    id: str = Field(primary_key=True, max_length=32)
    item_id: str = Field(index=True, max_length=80)
    kind: str = Field(max_length=20)
    at: datetime = Field(sa_type=Instant)
    by: str = Field(max_length=80)
    # DEPARTMENT, TOWN or an account.
    target: str = Field(max_length=80)
    note: str


class SendBack(Base, table=True):
    """An item sent back to the applicant by an officer, with all that was missing."""

    __tablename__ = "send_backs"

    # Item and number.
    id: str = Field(primary_key=True, max_length=90)
    item_id: str = Field(index=True, max_length=80)
    n: int
    at: datetime = Field(sa_type=Instant)
    by: str = Field(max_length=80)
    # Fields that were asked, and the marks of all that could be seen at that moment.
    asked: list[str] = Field(sa_column=Column(JSON, nullable=False))
    seen: dict[str, str] = Field(sa_column=Column(JSON, nullable=False))
    # Why a supervisor asked a second time.
    exception: str


class Recusal(Base, table=True):
    """An officer who keeps away from an item (回避)."""

    __tablename__ = "recusals"

    # Item and account.
    id: str = Field(primary_key=True, max_length=170)
    item_id: str = Field(index=True, max_length=80)
    account: str = Field(index=True, max_length=80)
    at: datetime = Field(sa_type=Instant)


class Relative(Base, table=True):
    """A near relative whom an officer declared (近亲属备案), or the officer in person."""

    __tablename__ = "relatives"

    id: str = Field(primary_key=True, max_length=32)
    account: str = Field(index=True, max_length=80)
    county: str = Field(max_length=6)
    resident_id: str = Field(max_length=40)
    relation: str = Field(max_length=20)
    declared_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: str = Field(default="", max_length=80)
    ended_why: str = ""


class Post(Base, table=True):
    """An account in the register of posts: an officer of a department in a county, or of a town."""

    __tablename__ = "officer_posts"
    __table_args__ = (Index("posts_of_county", "county", "account"),)

    account: str = Field(primary_key=True, max_length=80)
    county: str = Field(max_length=6)
    department: str = Field(max_length=20)
    town: str = Field(max_length=9)
    entered_by: str = Field(max_length=80)
    entered_at: datetime = Field(sa_type=Instant)
    left_at: datetime | None = Field(default=None, sa_type=Instant)


class Attempt(Base, table=True):
    """Something that an officer tried and might not do."""

    __tablename__ = "attempts"
    __table_args__ = (Index("attempts_of_county", "item_county", "at", "id"),)

    id: str = Field(primary_key=True, max_length=32)
    at: datetime = Field(sa_type=Instant)
    account: str = Field(max_length=80)
    county: str = Field(max_length=6)
    department: str = Field(max_length=20)
    town: str = Field(max_length=9)
    action: str = Field(max_length=20)
    code: str = Field(max_length=60)
    item_id: str = Field(max_length=80)
    receipt_no: str = Field(max_length=32)
    item_county: str = Field(max_length=6)
    item_department: str = Field(max_length=20)


class Mandate(Base, table=True):
    """Leave for a town to decide one item of a one-thing, from the first to the last day."""

    __tablename__ = "mandates"
    __table_args__ = (Index("mandates_of_town", "town", "matter"), Index("mandates_of_county", "county", "granted_at"))

    # Town, one-thing, item and number: two grants at once clash.
    id: str = Field(primary_key=True, max_length=120)
    town: str = Field(max_length=9)
    county: str = Field(max_length=6)
    department: str = Field(max_length=20)
    one_thing_id: str = Field(max_length=40)
    item_key: str = Field(max_length=40)
    matter: str = Field(max_length=81)
    first_day: date
    last_day: date
    legal_reference: str
    granted_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)
    suspended_at: datetime | None = Field(default=None, sa_type=Instant)


class MandateStep(Base, table=True):
    """What happened to a mandate."""

    __tablename__ = "mandate_steps"

    id: str = Field(primary_key=True, max_length=32)
    mandate_id: str = Field(index=True, max_length=120)
    # GRANTED, REVOKED, SUSPENDED or RESUMED.
    kind: str = Field(max_length=10)
    at: datetime = Field(sa_type=Instant)
    by: str = Field(max_length=80)
    reason: str


class Draw(Base, table=True):
    """The draw of a town's delegated decisions of one month: the commitment first, the rest afterwards."""

    __tablename__ = "recheck_draws"
    __table_args__ = (Index("draws_by_month", "month", "town"),)

    # Town and month.
    id: str = Field(primary_key=True, max_length=20)
    town: str = Field(max_length=9)
    month: str = Field(max_length=7)
    commitment: str = Field(max_length=80)
    committed_at: datetime = Field(sa_type=Instant)
    # The seed, readable by the orchestrator alone; base64.
    sealed_seed: str
    # After the draw: the seed, hexadecimal, and what was worked out from it.
    drawn_at: datetime | None = Field(default=None, sa_type=Instant)
    seed: str = Field(default="", max_length=64)
    population: int = 0
    size: int = 0
    least: int = 0
    assumed_percent: float = 0.0
    assumed_faulty: int = 0
    wanted_percent: float = 0.0
    detection: float = 0.0
    # All lots as they were on the day of the draw.
    lots: list[str] = Field(sa_column=Column(JSON, nullable=False))


class Delegated(Base, table=True):
    """A decision by a town's officer under a mandate; what its re-check found, if it was drawn."""

    __tablename__ = "delegated_decisions"
    __table_args__ = (
        Index("delegated_by_month", "town", "month"),
        Index("delegated_drawn", "county", "department", "result", **partly("result <> ''")),
    )

    # Item and the attempt that was decided.
    id: str = Field(primary_key=True, max_length=100)
    case_id: str = Field(max_length=32)
    item_id: str = Field(max_length=80)
    one_thing_id: str = Field(max_length=40)
    department: str = Field(max_length=20)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    month: str = Field(max_length=7)
    mandate_id: str = Field(max_length=120)
    granted: bool
    decided_by: str = Field(max_length=80)
    decided_at: datetime = Field(sa_type=Instant)
    lot: str = Field(max_length=64)
    # Empty unless drawn, then OPEN, UPHELD or WRONG.
    result: str = Field(default="", max_length=10)
    reason: str = ""
    legal_reference: str = ""
    checked_by: str = Field(default="", max_length=80)
    checked_at: datetime | None = Field(default=None, sa_type=Instant)

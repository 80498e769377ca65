"""What appointments keep."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import JSON, Column, Index, UniqueConstraint, text
from sqlmodel import Field

from chassis.db import Instant
from services.health.models import Base


def _one_standing(name: str, ended: str, *columns: str) -> Index:
    where = text(f"{ended} IS NULL")
    return Index(name, *columns, unique=True, postgresql_where=where, sqlite_where=where)


class Schedule(Base, table=True):  # type: ignore[misc, call-arg]
    """When somebody receives patients, week by week. `starts`: HH:MM in China; `weekday` 0 is Monday.

    Of `capacity` slots of `minutes` each, `reserved` are kept for those who were referred. `holidays`: on days off too.
    """

    __tablename__ = "schedule"

    id: str = Field(primary_key=True, max_length=30)
    institution_id: str = Field(max_length=20, index=True)
    practitioner_id: str = Field(max_length=24)
    county: str = Field(max_length=6)
    clinic: str = Field(max_length=30)
    weekday: int
    starts: str = Field(max_length=5)
    minutes: int
    capacity: int
    reserved: int
    holidays: bool
    valid_from: date
    valid_until: date | None = None


class ClinicSession(Base, table=True):  # type: ignore[misc, call-arg]
    """One sitting of a schedule (出诊单元) on a day: OPEN, CANCELLED (停诊) or CLOSED.

    `places`: the last place given on its waiting list. `released`: unused slots of the referred are everybody's now.
    """

    __tablename__ = "clinic_session"
    __table_args__ = (
        UniqueConstraint("schedule_id", "day", name="clinic_session_one_a_day"),
        Index("clinic_session_by_day", "county", "day"),
        Index("clinic_session_ending", "status", "ends_at"),
    )

    id: str = Field(primary_key=True, max_length=40)
    schedule_id: str = Field(max_length=30)
    institution_id: str = Field(max_length=20)
    practitioner_id: str = Field(max_length=24)
    county: str = Field(max_length=6)
    clinic: str = Field(max_length=30)
    day: date
    starts_at: datetime = Field(sa_type=Instant)
    ends_at: datetime = Field(sa_type=Instant)
    status: str = Field(default="OPEN", max_length=10)
    places: int = 0
    released: bool = False


class Slot(Base, table=True):  # type: ignore[misc, call-arg]
    """One place in a session (号源). `kind`: NORMAL or PRIORITY (转诊优先); `status`: FREE, BOOKED, HELD (offered)."""

    __tablename__ = "slot"

    session_id: str = Field(primary_key=True, max_length=40)
    number: int = Field(primary_key=True)
    starts_at: datetime = Field(sa_type=Instant)
    kind: str = Field(max_length=8)
    status: str = Field(max_length=8)


class Appointment(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody's slot: BOOKED, then ARRIVED or NO_SHOW; CANCELLED releases the slot."""

    __tablename__ = "appointment"
    __table_args__ = (
        _one_standing("appointment_one_a_slot", "released_at", "session_id", "number"),
        _one_standing("appointment_one_a_person", "released_at", "session_id", "resident_id"),
        Index("appointment_of_resident", "resident_id", "starts_at"),
    )

    no: str = Field(primary_key=True, max_length=20)
    session_id: str = Field(max_length=40)
    number: int
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    institution_id: str = Field(max_length=20)
    starts_at: datetime = Field(sa_type=Instant)
    status: str = Field(max_length=10)
    referral_id: str = Field(default="", max_length=20)
    waited: bool = False
    booked_at: datetime = Field(sa_type=Instant)
    booked_by: str = Field(max_length=60)
    released_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: str = Field(default="", max_length=60)


class Waiting(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody on a waiting list, in the order of `place`.

    `mode` AUTO: the slot is booked at once; OFFER: it is held until `offer_until` and the person answers. `status`:
    WAITING, OFFERED, FILLED, LEFT, PASSED (did not answer) or CLOSED (the session began or was cancelled).
    """

    __tablename__ = "waiting"
    __table_args__ = (
        _one_standing("waiting_one_a_person", "ended_at", "session_id", "resident_id"),
        Index("waiting_in_order", "session_id", "place"),
        Index("waiting_offers", "status", "offer_until"),
    )

    id: str = Field(primary_key=True, max_length=20)
    session_id: str = Field(max_length=40)
    resident_id: str = Field(max_length=40)
    place: int
    mode: str = Field(max_length=6)
    referral_id: str = Field(default="", max_length=20)
    status: str = Field(default="WAITING", max_length=8)
    joined_at: datetime = Field(sa_type=Instant)
    number: int | None = None
    offer_until: datetime | None = Field(default=None, sa_type=Instant)
    appointment_no: str = Field(default="", max_length=20)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class BookingBlock(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody may not book for a while, for not having come; `missed` are the appointments that count (爽约)."""

    __tablename__ = "booking_block"
    __table_args__ = (UniqueConstraint("resident_id", "from_day", name="booking_block_one_a_day"),)

    id: str = Field(primary_key=True, max_length=20)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    from_day: date
    until_day: date
    missed: list[str] = Field(sa_column=Column(JSON, nullable=False))
    appeal: str = Field(default="", max_length=500)
    appealed_at: datetime | None = Field(default=None, sa_type=Instant)
    decision: str = Field(default="", max_length=500)
    decided_at: datetime | None = Field(default=None, sa_type=Instant)
    decided_by: str = Field(default="", max_length=60)
    lifted: bool = False

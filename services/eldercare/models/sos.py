"""Devices, presses, emergencies, and who is told."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import Index, Text
from sqlmodel import Field

from chassis.db import Instant
from services.eldercare.models.base import Base, one_while, quick_while


class Device(Base, table=True):  # type: ignore[misc, call-arg]
    """A device with which an elder calls for help, at a WGS-84 position in degrees.

    `clock_ahead_s`: by how much its clock ran ahead of ours when it last told its time. `faults` counts what it said
    that could not be used.
    """

    __tablename__ = "device"
    __table_args__ = (
        Index("device_of_resident", "resident_id"),
        quick_while("device_in_use", "NOT retired", "last_heard_at"),
    )

    id: str = Field(primary_key=True, max_length=40)
    resident_id: str = Field(max_length=40)
    kind: str = Field(max_length=8)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    lat: float
    lon: float
    address: str = Field(max_length=120)
    registered_at: datetime = Field(sa_type=Instant)
    last_heard_at: datetime = Field(sa_type=Instant)
    clock_ahead_s: int = 0
    faults: int = 0
    retired: bool = False


class Press(Base, table=True):  # type: ignore[misc, call-arg]
    """A press that was understood. `message_key` is the device's own number of it, or what it said; NULL if neither."""

    __tablename__ = "press"
    __table_args__ = (one_while("press_once", "message_key IS NOT NULL", "device_id", "message_key"),)

    id: str = Field(primary_key=True, max_length=32)
    device_id: str = Field(max_length=40)
    message_key: str | None = Field(default=None, max_length=64)
    emergency_id: str | None = Field(default=None, max_length=32)
    at: datetime = Field(sa_type=Instant)
    device_time: datetime | None = Field(default=None, sa_type=Instant)
    outcome: str = Field(max_length=12)


class DeviceFault(Base, table=True):  # type: ignore[misc, call-arg]
    """What a device said that could not be used, by device, kind of fault and day: counted, the last one kept."""

    __tablename__ = "device_fault"

    device_id: str = Field(primary_key=True, max_length=40)
    code: str = Field(primary_key=True, max_length=60)
    day: str = Field(primary_key=True, max_length=10)
    times: int
    last_at: datetime = Field(sa_type=Instant)
    detail: str = Field(sa_type=Text)


class Emergency(Base, table=True):  # type: ignore[misc, call-arg]
    """A call for help, however often it was pressed. A person has at most one that is open (`closed_at` NULL).

    `next_step` is the position in the chain of whom to ring (parameter sos-steps), due at `next_step_at`; NULL when
    nobody more is to be rung.
    """

    __tablename__ = "emergency"
    __table_args__ = (
        one_while("emergency_one_open", "closed_at IS NULL", "resident_id"),
        quick_while("emergency_due", "closed_at IS NULL AND next_step_at IS NOT NULL", "next_step_at"),
        quick_while("emergency_open", "closed_at IS NULL", "raised_at"),
    )

    id: str = Field(primary_key=True, max_length=32)
    resident_id: str = Field(max_length=40)
    device_id: str = Field(max_length=40)
    kind: str = Field(max_length=8)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    lat: float
    lon: float
    position_from: str = Field(max_length=8)
    address: str = Field(max_length=120)
    raised_at: datetime = Field(sa_type=Instant)
    send_until: datetime = Field(sa_type=Instant)
    presses: int
    state: str = Field(max_length=10)
    next_step: int = 0
    next_step_at: datetime | None = Field(default=None, sa_type=Instant)
    incident_id: str | None = Field(default=None, max_length=40)
    unit_id: str | None = Field(default=None, max_length=40)
    travel_s: int = 0
    outcome: str = Field(default="", max_length=20)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)


class Notice(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody is to be told something: the way out to telephones. One for each contact and thing told.

    `about` is the emergency or visit; `state`: WAITING, LOGGED (no carrier is connected: people ring), SENT (a carrier
    took it), REACHED (somebody rang), FAILED.
    """

    __tablename__ = "notice"
    __table_args__ = (
        Index("notice_once", "about", "channel", "contact", "what", unique=True),
        quick_while("notice_waiting", "state = 'WAITING'", "entered_at"),
        Index("notice_by_time", "entered_at"),
    )

    id: str = Field(primary_key=True, max_length=32)
    about: str = Field(max_length=40)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    channel: str = Field(max_length=10)
    contact: str = Field(max_length=20)
    contact_name: str = Field(max_length=40)
    what: str = Field(max_length=20)
    state: str = Field(default="WAITING", max_length=8)
    tries: int = 0
    entered_at: datetime = Field(sa_type=Instant)
    changed_at: datetime | None = Field(default=None, sa_type=Instant)
    detail: str = Field(default="", max_length=200)

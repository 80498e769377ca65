"""What safety keeps of incidents, units and what was said of them."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, CheckConstraint, Column, Index, Text, UniqueConstraint, text
from sqlmodel import Field

from chassis.db import Instant, tables

Base: Any = tables()

# States of an incident.
OPEN, SENT, ON_SCENE, CLOSED = "OPEN", "SENT", "ON_SCENE", "CLOSED"
# States of a unit.
FREE, ASSIGNED, EN_ROUTE, THERE, OUT_OF_SERVICE = "FREE", "ASSIGNED", "EN_ROUTE", "ON_SCENE", "OUT_OF_SERVICE"
# States of an order, beside ASSIGNED.
ACCEPTED, DEPARTED, ARRIVED, FINISHED, DECLINED, RECALLED = (
    "ACCEPTED",
    "DEPARTED",
    "ARRIVED",
    "FINISHED",
    "DECLINED",
    "RECALLED",
)


def _where(condition: str) -> dict[str, Any]:
    return {"postgresql_where": text(condition), "sqlite_where": text(condition)}


class Incident(Base, table=True):  # type: ignore[misc, call-arg]
    """An incident; one an alarm of a department, however often it was given. Positions in WGS-84 degrees.

    `wanting`: what is still looked for, each {"skills", "else"}. `ask_at`: when its place is asked again.
    """

    __tablename__ = "incident"
    __table_args__ = (
        UniqueConstraint("source_department", "source_id", name="incident_one_an_alarm"),
        Index("incident_waiting", "grade", "opened_at", **_where("waiting")),
        Index("incident_escalates", "escalate_at", **_where("escalate_at IS NOT NULL")),
        Index("incident_asks", "ask_at", **_where("ask_at IS NOT NULL")),
        Index("incident_of_person", "resident_id", **_where("closed_at IS NULL")),
        Index("incident_open_kind", "kind", **_where("closed_at IS NULL")),
    )

    id: str = Field(primary_key=True, max_length=40)
    source_department: str = Field(max_length=20)
    source_id: str = Field(max_length=64)
    kind: str = Field(max_length=20)
    alarm: str = Field(default="", max_length=20)
    grade: int
    grade_row: str = Field(max_length=40)
    reported_grade: int = 0
    state: str = Field(max_length=10)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    resident_id: str = Field(default="", max_length=40)
    reporter: str = Field(default="", max_length=64)
    words: str = Field(default="", max_length=500)
    lat: float
    lon: float
    place_known: bool
    presses: int = 1
    dead: int = 0
    badly_hurt: int = 0
    raised_at: datetime = Field(sa_type=Instant)
    send_until: datetime = Field(sa_type=Instant)
    opened_at: datetime = Field(sa_type=Instant)
    closed_at: datetime | None = Field(default=None, sa_type=Instant)
    outcome: str = Field(default="", max_length=20)
    merged_into: str = Field(default="", max_length=40)
    wanting: list[dict[str, Any]] = Field(default_factory=list, sa_column=Column(JSON, nullable=False))
    waiting: bool = False
    nobody_told: bool = False
    escalation: int = 0
    escalate_at: datetime | None = Field(default=None, sa_type=Instant)
    escalated_to: str = Field(default="", max_length=40)
    ask_at: datetime | None = Field(default=None, sa_type=Instant)
    asked_at: datetime | None = Field(default=None, sa_type=Instant)
    asked: int = 0


class EarlyWord(Base, table=True):  # type: ignore[misc, call-arg]
    """What was said of an alarm before the alarm itself came: events may overtake each other."""

    __tablename__ = "early_word"

    source: str = Field(primary_key=True, max_length=85)
    presses: int = 0
    recalled: str = Field(default="", max_length=20)
    at: datetime = Field(sa_type=Instant)


class Unit(Base, table=True):  # type: ignore[misc, call-arg]
    """A vehicle or team. `skills` is written |a|b|; until `back_at` it is at lat/lon, afterwards at its station."""

    __tablename__ = "rescue_unit"
    __table_args__ = (Index("rescue_unit_state", "state", "kind"),)

    id: str = Field(primary_key=True, max_length=40)
    kind: str = Field(max_length=20)
    name: str = Field(max_length=80)
    skills: str = Field(max_length=200)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    station_lat: float
    station_lon: float
    lat: float
    lon: float
    back_at: datetime = Field(sa_type=Instant)
    state: str = Field(max_length=20)
    incident_id: str = Field(default="", max_length=40)


class Order(Base, table=True):  # type: ignore[misc, call-arg]
    """A unit's order to go to an incident. `green_until`: a green way was asked for, up to then."""

    __tablename__ = "unit_order"
    __table_args__ = (
        # The law of the house: no unit on two incidents, whatever the code above does.
        Index("unit_order_one_a_unit", "unit_id", unique=True, **_where("ended_at IS NULL")),
        Index("unit_order_incident", "incident_id"),
    )

    id: str = Field(primary_key=True, max_length=40)
    incident_id: str = Field(max_length=40)
    unit_id: str = Field(max_length=40)
    state: str = Field(max_length=10)
    travel_seconds: int
    from_lat: float
    from_lon: float
    need: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    stand_in: bool = False
    assigned_at: datetime = Field(sa_type=Instant)
    accepted_at: datetime | None = Field(default=None, sa_type=Instant)
    departed_at: datetime | None = Field(default=None, sa_type=Instant)
    arrived_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    green_until: datetime | None = Field(default=None, sa_type=Instant)


class Mark(Base, table=True):  # type: ignore[misc, call-arg]
    """One entry of an incident's timeline; ids rise with time."""

    __tablename__ = "mark"
    __table_args__ = (Index("mark_incident", "incident_id"),)

    id: str = Field(primary_key=True, max_length=40)
    incident_id: str = Field(max_length=40)
    at: datetime = Field(sa_type=Instant)
    department: str = Field(max_length=20)
    kind: str = Field(max_length=40)
    zh: str = Field(max_length=300)
    en: str = Field(max_length=300)


# States of a warning.
DRAFT, PUBLISHED, REJECTED, REPLACED, CANCELLED, EXPIRED = (
    "DRAFT",
    "PUBLISHED",
    "REJECTED",
    "REPLACED",
    "CANCELLED",
    "EXPIRED",
)


class Warning(Base, table=True):  # type: ignore[misc, call-arg] # noqa: A001 - what the trade calls it
    """A warning (预警). `author_is_person`: a draft that a department made by rule needs two persons.

    `area`: GeoJSON, empty where counties are all there is. `document`: the CAP message once published.
    """

    __tablename__ = "warning"
    __table_args__ = (
        Index("warning_ends", "expires_at", **_where("state = 'PUBLISHED'")),
        UniqueConstraint("cause", name="warning_one_a_cause"),
    )

    id: str = Field(primary_key=True, max_length=31)
    message_type: str = Field(max_length=6)
    refers_to: list[str] = Field(sa_column=Column(JSON, nullable=False))
    state: str = Field(max_length=10)
    colour: str = Field(max_length=6)
    event_code: str = Field(max_length=5)
    headline: str = Field(max_length=200)
    description: str = Field(sa_column=Column(Text, nullable=False))
    instruction: str = Field(sa_column=Column(Text, nullable=False))
    area: str = Field(sa_column=Column(Text, nullable=False))
    counties: list[str] = Field(sa_column=Column(JSON, nullable=False))
    channels: list[str] = Field(sa_column=Column(JSON, nullable=False))
    author: str = Field(max_length=64)
    author_is_person: bool
    incident_id: str = Field(default="", max_length=40)
    # The event that made a rule draft it; empty would clash, so None.
    cause: str | None = Field(default=None, max_length=80)
    drafted_at: datetime = Field(sa_type=Instant)
    published_at: datetime | None = Field(default=None, sa_type=Instant)
    expires_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    document: str = Field(default="", sa_column=Column(Text, nullable=False))


class Decision(Base, table=True):  # type: ignore[misc, call-arg]
    """What a person decided of a warning; once a person."""

    __tablename__ = "warning_decision"

    warning_id: str = Field(primary_key=True, max_length=31)
    person: str = Field(primary_key=True, max_length=64)
    approved: bool
    reason: str = Field(default="", max_length=500)
    at: datetime = Field(sa_type=Instant)


class Receipt(Base, table=True):  # type: ignore[misc, call-arg]
    """That a channel sent a warning out, and how many it reached."""

    __tablename__ = "warning_receipt"

    warning_id: str = Field(primary_key=True, max_length=31)
    channel: str = Field(primary_key=True, max_length=20)
    reached: int
    at: datetime = Field(sa_type=Instant)


class RoleHolder(Base, table=True):  # type: ignore[misc, call-arg]
    """Who holds a role of the contingency plans in a county."""

    __tablename__ = "role_holder"

    role: str = Field(primary_key=True, max_length=40)
    county: str = Field(primary_key=True, max_length=6)
    person: str = Field(primary_key=True, max_length=64)


class Activation(Base, table=True):  # type: ignore[misc, call-arg]
    """A plan in action; it keeps the version it began with. One of a plan, county and kind (drill or not) at a time."""

    __tablename__ = "activation"
    __table_args__ = (Index("activation_one", "plan_id", "county", "drill", unique=True, **_where("ended_at IS NULL")),)

    id: str = Field(primary_key=True, max_length=40)
    plan_id: str = Field(max_length=40)
    version: int
    county: str = Field(max_length=6)
    drill: bool
    incident_id: str = Field(default="", max_length=40)
    grade: int
    activated_by: str = Field(max_length=64)
    activated_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class PlanTask(Base, table=True):  # type: ignore[misc, call-arg]
    """A task of an activation. `effect`: what the platform did by itself, or in a drill would have done."""

    __tablename__ = "plan_task"
    __table_args__ = (Index("plan_task_due", "due_at", **_where("state = 'READY'")),)

    activation_id: str = Field(primary_key=True, max_length=40)
    key: str = Field(primary_key=True, max_length=40)
    state: str = Field(max_length=10)
    overdue: bool = False
    ready_at: datetime | None = Field(default=None, sa_type=Instant)
    due_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)
    ended_by: str = Field(default="", max_length=64)
    note: str = Field(default="", max_length=500)
    effect: str = Field(default="", max_length=300)


class Shelter(Base, table=True):  # type: ignore[misc, call-arg]
    """An emergency shelter (应急避难场所), at a WGS-84 position in degrees."""

    __tablename__ = "shelter"
    # The law of the house: never more people than it takes.
    __table_args__ = (
        CheckConstraint("0 <= taken AND taken <= capacity", name="shelter_room"),
        Index("shelter_county", "county"),
    )

    id: str = Field(primary_key=True, max_length=40)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    lat: float
    lon: float
    capacity: int
    taken: int = 0
    open: bool = True


class Stay(Base, table=True):  # type: ignore[misc, call-arg]
    """A group of people in a shelter."""

    __tablename__ = "shelter_stay"

    id: str = Field(primary_key=True, max_length=40)
    shelter_id: str = Field(max_length=40)
    people: int
    incident_id: str = Field(default="", max_length=40)
    entered_at: datetime = Field(sa_type=Instant)
    left_at: datetime | None = Field(default=None, sa_type=Instant)


class Improvement(Base, table=True):  # type: ignore[misc, call-arg]
    """Something to be done after an incident."""

    __tablename__ = "improvement"
    __table_args__ = (Index("improvement_incident", "incident_id"), Index("improvement_due", "due_on"))

    id: str = Field(primary_key=True, max_length=40)
    incident_id: str = Field(max_length=40)
    title: str = Field(max_length=200)
    owner: str = Field(max_length=64)
    due_on: date
    added_by: str = Field(max_length=64)
    added_at: datetime = Field(sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    done_by: str = Field(default="", max_length=64)

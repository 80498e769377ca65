"""Traffic incidents and the reports they were merged from."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Column, Index
from sqlmodel import Field

from chassis.db import Instant
from services.transport.models.base import Base


class TrafficIncident(Base, table=True):  # type: ignore[misc, call-arg]
    """A traffic incident (交通事件) at a WGS-84 position; `status` OPEN or CLEARED, `grade` 1 (gravest) to 4.

    `road_one` and `road_other` are the crossings at both ends of the road it blocks or slows; `blocked`: nobody passes.
    `detour` is the way around, crossings in order, and how many seconds it costs more.
    """

    __tablename__ = "traffic_incident"
    __table_args__ = (Index("traffic_incident_open", "status", "county"),)

    id: str = Field(primary_key=True, max_length=40)
    kind: str = Field(max_length=12)
    county: str = Field(max_length=6)
    lat: float
    lon: float
    grade: int
    status: str = Field(max_length=8)
    reports: int
    injured: int
    lanes_blocked: int
    blocked: bool
    road_one: str = Field(max_length=20)
    road_other: str = Field(max_length=20)
    detour: dict[str, Any] = Field(sa_column=Column(JSON, nullable=False))
    unit_id: str = Field(default="", max_length=20)
    unit_seconds: int = 0
    opened_at: datetime = Field(sa_type=Instant)
    last_at: datetime = Field(sa_type=Instant)
    cleared_at: datetime | None = Field(default=None, sa_type=Instant)


class TrafficReport(Base, table=True):  # type: ignore[misc, call-arg]
    """What somebody reported, once by the reporter's own id."""

    __tablename__ = "traffic_report"

    report_id: str = Field(primary_key=True, max_length=60)
    incident_id: str = Field(max_length=40, foreign_key="traffic_incident.id", index=True)
    kind: str = Field(max_length=12)
    lat: float
    lon: float
    injured: int
    lanes_blocked: int
    at: datetime = Field(sa_type=Instant)

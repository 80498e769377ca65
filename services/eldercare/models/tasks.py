"""What is to be done by people."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlmodel import Field

from chassis.db import Instant
from services.eldercare.models.base import Base, one_while, quick_while


class CareTask(Base, table=True):  # type: ignore[misc, call-arg]
    """A task: of one kind and about one thing at most one is open."""

    __tablename__ = "care_task"
    __table_args__ = (
        one_while("care_task_one_open", "done_at IS NULL", "kind", "about"),
        quick_while("care_task_open", "done_at IS NULL", "county", "opened_at"),
    )

    id: str = Field(primary_key=True, max_length=32)
    kind: str = Field(max_length=16)
    about: str = Field(max_length=60)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    resident_id: str = Field(max_length=40)
    why_zh: str = Field(max_length=200)
    why_en: str = Field(max_length=200)
    opened_at: datetime = Field(sa_type=Instant)
    done_at: datetime | None = Field(default=None, sa_type=Instant)
    done_by: str = Field(default="", max_length=60)
    result: str = Field(default="", max_length=500)

"""What the department keeps: runs over the city, and what they found. Of single households it keeps nothing."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, BigInteger, Column, Index, Text
from sqlmodel import Field

from chassis.db import Instant, tables

Base: Any = tables()

SCREEN, WHAT_IF = "SCREEN", "WHAT_IF"
RUNNING, WAITING, FINISHED = "RUNNING", "WAITING", "FINISHED"
NOT_DRAWING, ENTERS, LEAVES = "NOT_DRAWING", "ENTERS", "LEAVES"


def _large() -> Any:  # noqa: ANN401 - a column
    return Column(BigInteger, nullable=False)


class Screening(Base, table=True):  # type: ignore[misc, call-arg]
    """A run over the city or a county. `awards_at` and `census_at` are where the next page begins; None: all read."""

    __tablename__ = "screening"
    __table_args__ = (Index("screening_status", "status", "started_at"),)

    id: str = Field(primary_key=True)
    kind: str
    month: str
    county: str
    changes: dict[str, int] = Field(sa_column=Column(JSON, nullable=False))
    status: str
    waiting_for: str
    asked_by: str
    purpose: str = Field(sa_type=Text)
    started_at: datetime = Field(sa_type=Instant)
    finished_at: datetime | None = Field(default=None, sa_type=Instant)
    rules_digest: str
    awards_at: str | None
    census_at: str | None
    households: int = Field(sa_column=_large())
    persons: int = Field(sa_column=_large())
    steps: int


class Step(Base, table=True):  # type: ignore[misc, call-arg]
    """What happened in a run."""

    __tablename__ = "screening_step"

    screening_id: str = Field(primary_key=True)
    seq: int = Field(primary_key=True)
    kind: str
    households: int = Field(sa_column=_large())
    persons: int = Field(sa_column=_large())
    detail: str = Field(sa_type=Text)


class Count(Base, table=True):  # type: ignore[misc, call-arg]
    """A benefit in a town; money in 分."""

    __tablename__ = "screening_count"

    screening_id: str = Field(primary_key=True)
    town: str = Field(primary_key=True)
    benefit: str = Field(primary_key=True)
    eligible: int = Field(sa_column=_large())
    open: int = Field(sa_column=_large())
    amount: int = Field(sa_column=_large())
    not_drawing: int = Field(sa_column=_large())
    enters: int = Field(sa_column=_large())
    leaves: int = Field(sa_column=_large())
    amount_after: int = Field(sa_column=_large())


class Finding(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody (or a household: then its head stands for it) whom a run found; 分."""

    __tablename__ = "screening_finding"
    __table_args__ = (Index("screening_finding_list", "screening_id", "kind", "id"),)

    screening_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    kind: str
    resident_id: str
    household_id: str
    town: str
    benefit: str
    amount: int = Field(sa_column=_large())


class Drawn(Base, table=True):  # type: ignore[misc, call-arg]
    """What is drawn in the month of a run, as assistance told it; cleared when the run has finished."""

    __tablename__ = "screening_drawn"
    __table_args__ = (Index("screening_drawn_household", "screening_id", "household_id"),)

    screening_id: str = Field(primary_key=True)
    id: str = Field(primary_key=True)
    household_id: str
    resident_id: str
    benefit: str

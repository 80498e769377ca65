"""The credit bank: achievements, balances, and a double-entry ledger."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from chassis.db import Instant
from services.education.models.base import Base


class Achievement(Base, table=True):  # type: ignore[misc, call-arg]
    """What an institution gave credits for, once by its own id."""

    __tablename__ = "achievement"

    id: str = Field(primary_key=True, max_length=60)
    learner_id: str = Field(max_length=40, index=True)
    kind: str = Field(max_length=20)
    credits: int
    title: str = Field(max_length=100)
    institution: str = Field(max_length=100)
    at: datetime = Field(sa_type=Instant)


class CreditBalance(Base, table=True):  # type: ignore[misc, call-arg]
    """What a learner may still spend of a kind; whoever spends holds the row."""

    __tablename__ = "credit_balance"
    __table_args__ = (CheckConstraint("credits >= 0", name="credit_balance_not_below_zero"),)

    learner_id: str = Field(primary_key=True, max_length=40)
    kind: str = Field(primary_key=True, max_length=20)
    credits: int = 0


class CreditLine(Base, table=True):  # type: ignore[misc, call-arg]
    """One side of a transfer. The lines of a transfer sum to zero in each kind."""

    __tablename__ = "credit_line"

    transfer_id: str = Field(primary_key=True, max_length=70)
    account: str = Field(primary_key=True, max_length=110)
    kind: str = Field(primary_key=True, max_length=20)
    learner_id: str = Field(max_length=40, index=True)
    credits: int
    at: datetime = Field(sa_type=Instant)

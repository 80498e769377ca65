"""What the registry keeps of deaths: the record, the reports it rests on, police certificates, closed entries."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import Index, Text, text
from sqlmodel import Field

from chassis.db import Instant
from services.registry.models import Base


class Death(Base, table=True):  # type: ignore[misc, call-arg]
    """A death (死亡登记). A person has at most one record that is not revoked, however many report it."""

    __tablename__ = "death"
    __table_args__ = (
        Index(
            "death_one_a_person",
            "resident_id",
            unique=True,
            postgresql_where=text("NOT revoked"),
            sqlite_where=text("revoked = 0"),
        ),
    )

    death_no: str = Field(primary_key=True)
    resident_id: str
    died_on: date
    county: str
    recorded_at: datetime = Field(sa_type=Instant)
    case_id: str
    revoked: bool = False
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)
    revoked_why: str = Field(default="", sa_type=Text)


class DeathReport(Base, table=True):  # type: ignore[misc, call-arg]
    """One case's report of a death. The record stands as long as one report does, unless an officer revokes it."""

    __tablename__ = "death_report"

    case_id: str = Field(primary_key=True)
    death_no: str = Field(index=True)
    reported_by: str
    certificate_no: str
    reported_at: datetime = Field(sa_type=Instant)
    withdrawn: bool = False


class PoliceCertificate(Base, table=True):  # type: ignore[misc, call-arg]
    """The police's certificate of an unnatural death (非正常死亡证明), one for a case."""

    __tablename__ = "police_certificate"

    certificate_no: str = Field(primary_key=True)
    case_id: str = Field(unique=True)
    resident_id: str = Field(index=True)
    died_on: date
    place_of_death: str
    issued_at: datetime = Field(sa_type=Instant)


class HukouEnd(Base, table=True):  # type: ignore[misc, call-arg]
    """An entry of the household register closed after a death (户口注销); `restored` if the record was revoked."""

    __tablename__ = "hukou_end"

    cancellation_no: str = Field(primary_key=True)
    death_no: str = Field(unique=True)
    resident_id: str = Field(index=True)
    ended_on: date
    case_id: str
    restored: bool = False

"""What the electronic health record keeps."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime

from sqlalchemy import BigInteger, Column, Index, Integer, Text, UniqueConstraint, text
from sqlmodel import Field

from chassis.db import Instant
from services.health.models import Base

# Whom a consent is for.
STAFF, DEPARTMENT, RESIDENT = "STAFF", "DEPARTMENT", "RESIDENT"
# What an opening without consent was for.
RECORD, SUMMARY = "RECORD", "SUMMARY"


class FhirResource(Base, table=True):  # type: ignore[misc, call-arg]
    """A resource as it stands now. `key` reads ``Patient/123``; `patient_id` names the Patient here it is about.

    `resident_id` is set where that Patient is a person of the city's register, and is then the Patient's own id.
    `content` is JSON as text, so that decimals keep their digits.
    """

    __tablename__ = "fhir_resource"
    __table_args__ = (
        Index("fhir_resource_of_patient", "patient_id", "kind", "id"),
        Index("fhir_resource_by_kind", "kind", "id"),
    )

    key: str = Field(primary_key=True, max_length=100)
    kind: str = Field(max_length=30)
    id: str = Field(max_length=64)
    patient_id: str | None = Field(default=None, max_length=64)
    resident_id: str | None = Field(default=None, max_length=64, index=True)
    version: int
    content: str = Field(sa_type=Text)
    updated_at: datetime = Field(sa_type=Instant, index=True)
    updated_by: str = Field(max_length=80)


class FhirVersion(Base, table=True):  # type: ignore[misc, call-arg]
    """A version of a resource that was replaced. Rows are added and never changed."""

    __tablename__ = "fhir_version"

    key: str = Field(primary_key=True, max_length=100)
    version: int = Field(primary_key=True)
    content: str = Field(sa_type=Text)
    updated_at: datetime = Field(sa_type=Instant)
    updated_by: str = Field(max_length=80)


class FhirIndex(Base, table=True):  # type: ignore[misc, call-arg]
    """A value by which a resource is found; `param` reads ``Patient.name``.

    string: `value` in lower case without accents, `exact` as it came. token: `system` and `value`. reference:
    `value` reads ``Patient/123``. date: from `low` until before `high`. number, quantity: `number`, unit in `value`.
    """

    __tablename__ = "fhir_index"
    __table_args__ = (
        Index("fhir_index_by_value", "param", "value"),
        Index("fhir_index_by_time", "param", "low"),
    )

    seq: int | None = Field(
        default=None, sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True)
    )
    key: str = Field(max_length=100, index=True)
    param: str = Field(max_length=80)
    value: str | None = Field(default=None, max_length=300)
    exact: str | None = Field(default=None, max_length=300)
    system: str | None = Field(default=None, max_length=300)
    low: datetime | None = Field(default=None, sa_type=Instant)
    high: datetime | None = Field(default=None, sa_type=Instant)
    number: float | None = None


class RecordConsent(Base, table=True):  # type: ignore[misc, call-arg]
    """A person's consent that somebody reads their record. `categories` is a set of bits, see `rules.CATEGORIES`.

    `grantee` is an account, a department (`grantee_county` narrows it), or a resident who acts as family agent.
    """

    __tablename__ = "record_consent"
    __table_args__ = (Index("record_consent_by_grantee", "grantee_kind", "grantee"),)

    id: str = Field(primary_key=True, max_length=40)
    resident_id: str = Field(max_length=64, index=True)
    grantee_kind: str = Field(max_length=10)
    grantee: str = Field(max_length=80)
    grantee_county: str = Field(max_length=6)
    categories: int
    since: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    given_by: str = Field(max_length=80)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)


class BreakGlass(Base, table=True):  # type: ignore[misc, call-arg]
    """A record opened without consent (紧急调阅), for a time, to be reviewed afterwards.

    A RECORD is opened by one account; a SUMMARY is released to the unit of an incident, and `summary` then holds what
    was released, as JSON.
    """

    __tablename__ = "break_glass"
    __table_args__ = (
        UniqueConstraint("incident_id", "unit_id", name="break_glass_one_a_unit"),
        Index(
            "break_glass_waiting",
            "opened_at",
            "id",
            postgresql_where=text("reviewed_at IS NULL"),
            sqlite_where=text("reviewed_at IS NULL"),
        ),
        Index("break_glass_of_account", "account", "resident_id"),
    )

    id: str = Field(primary_key=True, max_length=40)
    what: str = Field(max_length=10)
    resident_id: str = Field(max_length=64, index=True)
    account: str | None = Field(default=None, max_length=80)
    incident_id: str | None = Field(default=None, max_length=64)
    unit_id: str | None = Field(default=None, max_length=64)
    department: str = Field(max_length=30)
    county: str = Field(max_length=6)
    reason: str = Field(sa_type=Text)
    opened_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant)
    reads: int = 0
    summary: str | None = Field(default=None, sa_type=Text)
    reviewed_at: datetime | None = Field(default=None, sa_type=Instant)
    reviewed_by: str | None = Field(default=None, max_length=80)
    justified: bool | None = None
    note: str | None = Field(default=None, sa_type=Text)


class HealthCard(Base, table=True):  # type: ignore[misc, call-arg]
    """A virtual health card (电子健康卡): one that stands a person."""

    __tablename__ = "health_card"
    __table_args__ = (
        Index(
            "health_card_one_a_person",
            "resident_id",
            unique=True,
            postgresql_where=text("revoked_at IS NULL"),
            sqlite_where=text("revoked_at IS NULL"),
        ),
    )

    no: str = Field(primary_key=True, max_length=20)
    resident_id: str = Field(max_length=64)
    issued_at: datetime = Field(sa_type=Instant)
    revoked_at: datetime | None = Field(default=None, sa_type=Instant)


class CardUse(Base, table=True):  # type: ignore[misc, call-arg]
    """A code of a card that was shown. It is kept until the code has run out, so that it serves once."""

    __tablename__ = "health_card_use"

    id: str = Field(primary_key=True, max_length=40)
    used_at: datetime = Field(sa_type=Instant)
    until: datetime = Field(sa_type=Instant, index=True)


class DeathCertificate(Base, table=True):  # type: ignore[misc, call-arg]
    """A medical certificate of death (死亡医学证明): one that stands a person. `kind` is HOSPITAL or INQUEST."""

    __tablename__ = "death_certificate"
    __table_args__ = (
        Index(
            "death_certificate_one_a_person",
            "resident_id",
            unique=True,
            postgresql_where=text("revoked_on IS NULL"),
            sqlite_where=text("revoked_on IS NULL"),
        ),
    )

    no: str = Field(primary_key=True, max_length=20)
    kind: str = Field(max_length=8)
    case_id: str = Field(max_length=40, index=True)
    resident_id: str = Field(max_length=64)
    county: str = Field(max_length=6)
    institution: str | None = Field(default=None, max_length=11)
    died_on: date
    issued_on: date
    revoked_on: date | None = None

"""What the registry keeps."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date, datetime
from typing import Any

from sqlalchemy import BigInteger, Column, Index, Integer, Text, text
from sqlmodel import Field

from chassis.db import Instant, tables

Base: Any = tables()

# Sexes, relations to the head of a household, and kinds of licence, as they stand in the tables.
MALE, FEMALE = "MALE", "FEMALE"
HEAD, SPOUSE, CHILD, PARENT, OTHER = "HEAD", "SPOUSE", "CHILD", "PARENT", "OTHER"
REGISTER_PAGE, RESIDENCE_PERMIT = "HOUSEHOLD_REGISTER_PAGE", "RESIDENCE_PERMIT"


def _one_standing(name: str, *columns: str) -> Index:
    """One standing registration each: an undone one stays in the table and leaves its place free."""
    # Worded as SQLAlchemy words `~Resident.cancelled` for each database, so that look-ups can use the index.
    there = f"{columns[0]} IS NOT NULL AND "
    standing: dict[str, Any] = {
        "postgresql_where": text(there + "NOT cancelled"),
        "sqlite_where": text(there + "cancelled = 0"),
    }
    return Index(name, *columns, unique=True, **standing)


def _known(name: str, column: str) -> Index:
    """Serves the look-up of children; most residents name no parent."""
    there = text(f"{column} IS NOT NULL")
    return Index(name, column, postgresql_where=there, sqlite_where=there)


class Resident(Base, table=True):  # type: ignore[misc, call-arg]
    """A person, with hukou (户籍) here or elsewhere.

    `village` (twelve digits) is the place of residence; `hukou_county` (six digits) may lie outside the city, then
    `hukou_village` is empty. `born_case_id` to `registered_at` are set for those whom this registry entered at birth.
    `died_on` follows the standing record of the death; on `hukou_ended_on` the entry was closed (户口注销).
    """

    __tablename__ = "resident"
    __table_args__ = (
        _one_standing("resident_born_case", "born_case_id"),
        _one_standing("resident_certificate", "certificate_no"),
        _one_standing("resident_birth", "born_at", "mother_id", "name"),
        _known("resident_of_mother", "mother_id"),
        _known("resident_of_father", "father_id"),
    )

    id: str = Field(primary_key=True)
    id_number: str = Field(unique=True)
    name: str
    sex: str
    birth_date: date
    household_id: str = Field(index=True)
    relation: str
    village: str
    hukou_county: str
    hukou_village: str
    phone: str
    ethnicity: str
    mother_id: str | None = None
    father_id: str | None = None
    spouse_id: str | None = None
    cancelled: bool = False
    born_case_id: str | None = None
    born_at: datetime | None = Field(default=None, sa_type=Instant)
    certificate_no: str | None = None
    registered_at: datetime | None = Field(default=None, sa_type=Instant)
    died_on: date | None = None
    hukou_ended_on: date | None = None


class Household(Base, table=True):  # type: ignore[misc, call-arg]
    """A household; its members are the residents that name it."""

    __tablename__ = "household"

    id: str = Field(primary_key=True)
    village: str
    address: str
    ended_on: date | None = None


class HouseholdChange(Base, table=True):  # type: ignore[misc, call-arg]
    """What happened to somebody's place in a household. Only ever added to.

    `kind`: MOVED (迁移), SPLIT (分户), MERGED (并户), SUCCEEDED (户主变更), CLOSED (注销) or REOPENED (恢复).
    """

    __tablename__ = "household_change"

    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    kind: str
    resident_id: str = Field(index=True)
    from_household: str = Field(index=True)
    to_household: str = Field(index=True)
    from_relation: str
    to_relation: str
    by: str
    why: str


class ResidencePermit(Base, table=True):  # type: ignore[misc, call-arg]
    """A residence permit (居住证). A person has at most one that is not ended; issuing the next ends an expired one."""

    __tablename__ = "residence_permit"
    __table_args__ = (
        Index(
            "residence_permit_one_a_person",
            "resident_id",
            unique=True,
            postgresql_where=text("NOT ended"),
            sqlite_where=text("ended = 0"),
        ),
    )

    permit_no: str = Field(primary_key=True)
    resident_id: str
    village: str
    resident_since: date
    valid_from: date
    valid_until: date
    issued_at: datetime = Field(sa_type=Instant)
    issued_by: str
    ended: bool = False


class Licence(Base, table=True):  # type: ignore[misc, call-arg]
    """An electronic licence (电子证照): `document` is a compact JWS that this registry signed.

    `issuer` and `source_no` are set where another department issued the paper: one licence for each.
    """

    __tablename__ = "licence"
    __table_args__ = (
        Index(
            "licence_of_source",
            "issuer",
            "kind",
            "source_no",
            unique=True,
            postgresql_where=text("source_no IS NOT NULL"),
            sqlite_where=text("source_no IS NOT NULL"),
        ),
    )

    licence_no: str = Field(primary_key=True)
    kind: str
    resident_id: str = Field(index=True)
    issued_at: datetime = Field(sa_type=Instant)
    valid_until: date | None = None
    document: str = Field(sa_type=Text)
    revoked: bool = False
    issuer: str | None = None
    source_no: str | None = None


class ReadEntry(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody read a resident's data. `seq` and `hash` are given once, when the entry is chained; see `chain.py`.

    The database itself refuses every other change, and every deletion (triggers in migration 0001).
    """

    __tablename__ = "read_log"
    __table_args__ = (
        Index("read_log_of_subject", "subject_id", "at", "id"),
        Index(
            "read_log_of_case",
            "case_id",
            "at",
            "id",
            postgresql_where=text("case_id <> ''"),
            sqlite_where=text("case_id <> ''"),
        ),
        Index("read_log_waiting", "at", "id", postgresql_where=text("seq IS NULL"), sqlite_where=text("seq IS NULL")),
    )

    id: str = Field(primary_key=True)
    at: datetime = Field(sa_type=Instant)
    subject_id: str
    reader: str
    reader_county: str
    purpose: str = Field(sa_type=Text)
    what: str
    case_id: str
    algorithm: str
    digest: str
    seq: int | None = Field(default=None, sa_column=Column(BigInteger, unique=True, nullable=True))
    hash: str | None = None


class ReadBlock(Base, table=True):  # type: ignore[misc, call-arg]
    """The entries chained at one time, `first` to `last`, sealed by a signature over the chain's head after them."""

    __tablename__ = "read_block"

    last: int = Field(sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True))
    first: int = Field(sa_column=Column(BigInteger, nullable=False))
    head: str
    algorithm: str
    at: datetime = Field(sa_type=Instant)
    signature: str

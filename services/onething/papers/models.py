"""What the orchestrator keeps of papers: uploads and their use, who read them, notices, promises, consents.

The content itself stands in the vault, not in the database.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Column, Index, text
from sqlmodel import Field

from chassis.db import Instant
from services.onething.models import Base


def _where(condition: str) -> dict[str, Any]:
    return {"postgresql_where": text(condition), "sqlite_where": text(condition)}


class Content(Base, table=True):
    """One content in the vault, however many people have it. The row is what uploads and the sweep lock."""

    __tablename__ = "paper_contents"

    # Name in the vault: keyed digest, 64 hexadecimal digits.
    name: str = Field(primary_key=True, max_length=64)
    stored_at: datetime = Field(sa_type=Instant)


class Paper(Base, table=True):
    """One person's record of one content. Another person's record of the same content is another row."""

    __tablename__ = "papers"
    __table_args__ = (
        Index("papers_of_owner", "owner", "digest", unique=True),
        Index("papers_by_content", "content"),
        # The sweep reads only what was never handed in.
        Index("papers_unused", "uploaded_at", **_where("used_at IS NULL")),
    )

    id: str = Field(primary_key=True, max_length=32)
    # Role and subject, e.g. resident:r1 or window:w1.
    owner: str = Field(max_length=80)
    digest: str = Field(max_length=80)
    content: str = Field(max_length=64)
    media_type: str = Field(max_length=40)
    size: int
    file_name: str = Field(max_length=200)
    uploaded_at: datetime = Field(sa_type=Instant)
    # First time it was handed in; from then on it belongs to a case and is not swept.
    used_at: datetime | None = Field(default=None, sa_type=Instant)


class PaperUse(Base, table=True):
    """A paper handed in to a case as one of its materials."""

    __tablename__ = "paper_uses"
    __table_args__ = (Index("paper_uses_by_kind", "owner", "kind", "handed_at"),)

    # Case, material and paper: handing the same in twice is one use.
    id: str = Field(primary_key=True, max_length=120)
    paper_id: str = Field(index=True, max_length=32)
    case_id: str = Field(index=True, max_length=32)
    material: str = Field(max_length=40)
    # What the paper is, in any one-thing; see the catalogue.
    kind: str = Field(max_length=40)
    owner: str = Field(max_length=80)
    handed_at: datetime = Field(sa_type=Instant)


class PaperRead(Base, table=True):
    """Somebody other than its owner read a paper."""

    __tablename__ = "paper_reads"

    id: str = Field(primary_key=True, max_length=32)
    paper_id: str = Field(index=True, max_length=32)
    at: datetime = Field(sa_type=Instant)
    # Account with its role, department and county.
    reader: str = Field(max_length=80)
    department: str = Field(max_length=20)
    county: str = Field(max_length=6)
    purpose: str = Field(max_length=200)
    case_id: str = Field(max_length=32)


class Notice(Base, table=True):
    """A one-time notice (一次性告知) of all that a case lacks. It collects until it is issued, then stands."""

    __tablename__ = "notices"
    __table_args__ = (Index("notices_collecting", "closes_at", **_where("issued_at IS NULL")),)

    # Case and number.
    id: str = Field(primary_key=True, max_length=40)
    case_id: str = Field(index=True, max_length=32)
    n: int
    opened_at: datetime = Field(sa_type=Instant)
    # When it is issued at the latest.
    closes_at: datetime = Field(sa_type=Instant)
    issued_at: datetime | None = Field(default=None, sa_type=Instant)
    due_on: date | None = Field(default=None)
    # Each with item, attempt, department, field, title_zh, code, zh, en, legal_reference.
    entries: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))
    answered_at: datetime | None = Field(default=None, sa_type=Instant)
    # Fields and materials that the answer changed.
    answered: list[str] = Field(sa_column=Column(JSON, nullable=False))


class OfficeFault(Base, table=True):
    """A department asked again for what it could have asked before, or asked too late."""

    __tablename__ = "office_faults"
    __table_args__ = (Index("office_faults_by_county", "county", "at"),)

    # Item, attempt and kind.
    id: str = Field(primary_key=True, max_length=100)
    # ASKED_AGAIN or ASKED_LATE.
    kind: str = Field(max_length=12)
    case_id: str = Field(index=True, max_length=32)
    item_id: str = Field(max_length=80)
    department: str = Field(max_length=20)
    county: str = Field(max_length=6)
    at: datetime = Field(sa_type=Instant)
    # Number of the notice in which it should have stood.
    notice: int
    entries: list[dict[str, str]] = Field(sa_column=Column(JSON, nullable=False))


class PromiseGiven(Base, table=True):
    """A promise that somebody signed instead of bringing a paper, or beside them (容缺承诺)."""

    __tablename__ = "promises"
    __table_args__ = (
        Index("promises_by_desk", "status", "department", "county", "due_on"),
        Index("promises_of_person", "promiser", **_where("status = 'BROKEN'")),
        Index("promises_to_look_at", "next_at", **_where("next_at IS NOT NULL")),
    )

    # Case and material: in one case a material is promised once.
    id: str = Field(primary_key=True, max_length=80)
    case_id: str = Field(index=True, max_length=32)
    material: str = Field(max_length=40)
    one_thing_id: str = Field(max_length=40)
    # Of the first item that needs it.
    department: str = Field(max_length=20)
    county: str = Field(max_length=6)
    # resident:<id>, or number:<keyed digest of the ID number> of somebody whom the registry does not know.
    promiser: str = Field(max_length=90)
    # It stands for a paper that can still be brought.
    instead: bool
    text_zh: str
    text_digest: str = Field(max_length=80)
    signed_at: datetime = Field(sa_type=Instant)
    due_on: date
    # OPEN, KEPT, BROKEN, REPAIRED or VOID.
    status: str = Field(max_length=10)
    # When the job looks at it again.
    next_at: datetime | None = Field(default=None, sa_type=Instant)
    reminded_at: datetime | None = Field(default=None, sa_type=Instant)
    escalated_at: datetime | None = Field(default=None, sa_type=Instant)
    escalated_to: str = Field(default="", max_length=40)
    # The paper, once it was brought.
    paper_id: str = Field(default="", max_length=32)
    decided_by: str = Field(default="", max_length=80)
    decided_at: datetime | None = Field(default=None, sa_type=Instant)
    reason: str = Field(default="")
    legal_reference: str = Field(default="")


class Consent(Base, table=True):
    """Somebody agreed that the form be filled from the registry: what was asked of it then. No value is kept."""

    __tablename__ = "prefill_consents"

    id: str = Field(primary_key=True, max_length=32)
    resident_id: str = Field(index=True, max_length=40)
    one_thing_id: str = Field(max_length=40)
    situation: str = Field(max_length=40)
    at: datetime = Field(sa_type=Instant)
    fields: list[str] = Field(sa_column=Column(JSON, nullable=False))

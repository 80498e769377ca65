"""Labour contracts, signing keys, and the log that contracts are entered in."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, Index, Text
from sqlmodel import Field

from chassis.db import Instant
from services.employment.models.base import Base, one_while


class SigningKey(Base, table=True):  # type: ignore[misc, call-arg]
    """A public SM2 key of a resident (by id) or an employer (by code); a new one takes the old one's place."""

    __tablename__ = "signing_key"
    __table_args__ = (one_while("signing_key_one", "ended_at IS NULL", "holder"),)

    id: str = Field(primary_key=True, max_length=32)
    holder: str = Field(max_length=40)
    # Uncompressed point, hex.
    public_key: str = Field(max_length=130)
    registered_by: str = Field(max_length=60)
    registered_at: datetime = Field(sa_type=Instant)
    ended_at: datetime | None = Field(default=None, sa_type=Instant)


class Contract(Base, table=True):  # type: ignore[misc, call-arg]
    """One link of a contract's chain: signing, change or end. What is signed has one successor at most."""

    __tablename__ = "contract"
    __table_args__ = (
        one_while("contract_next", "state = 'SIGNED' AND previous_id <> ''", "previous_id"),
        Index("contract_of_worker", "resident_id"),
        Index("contract_chain", "chain_id"),
    )

    id: str = Field(primary_key=True, max_length=32)
    chain_id: str = Field(max_length=32)
    previous_id: str = Field(default="", max_length=32)
    # SIGN, CHANGE, END
    kind: str = Field(max_length=6)
    # DRAFT, SIGNED
    state: str = Field(max_length=6)
    employer_code: str = Field(max_length=18)
    resident_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    # What both sign: canonical JSON.
    statement: str = Field(sa_type=Text)
    # By party: key id and signature, hex.
    signatures: dict[str, Any] = Field(default_factory=dict, sa_type=JSON)
    drafted_at: datetime = Field(sa_type=Instant)
    leaf: int | None = None


class LogState(Base, table=True):  # type: ignore[misc, call-arg]
    """How many leaves the log has: whoever appends holds this row."""

    __tablename__ = "log_state"

    name: str = Field(primary_key=True, max_length=20)
    size: int


class Leaf(Base, table=True):  # type: ignore[misc, call-arg]
    """A leaf of the log: the statement with both keys and signatures, as canonical JSON."""

    __tablename__ = "leaf"

    index: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    contract_id: str = Field(max_length=32)
    content: str = Field(sa_type=Text)
    at: datetime = Field(sa_type=Instant)


class TreeNode(Base, table=True):  # type: ignore[misc, call-arg]
    """The hash, hex, of a complete subtree of 2^level leaves."""

    __tablename__ = "tree_node"

    algorithm: str = Field(primary_key=True, max_length=6)
    level: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    index: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    hash: str = Field(max_length=64)


class TreeHead(Base, table=True):  # type: ignore[misc, call-arg]
    """A head that was signed and given out."""

    __tablename__ = "tree_head"

    algorithm: str = Field(primary_key=True, max_length=6)
    size: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    root: str = Field(max_length=64)
    at: datetime = Field(sa_type=Instant)
    signature: str = Field(max_length=128)

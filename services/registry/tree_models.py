"""What is kept of the Merkle tree over the log of reads."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import datetime

from sqlalchemy import BigInteger, Column, Integer
from sqlmodel import Field

from chassis.db import Instant
from services.registry.models import Base


class ReadTile(Base, table=True):  # type: ignore[misc, call-arg]
    """The root of a full tile: 256 leaves (level 1), or 256 tiles of the level below. Places count from 0."""

    __tablename__ = "read_tile"

    level: int = Field(sa_column=Column(Integer, primary_key=True, autoincrement=False))
    place: int = Field(sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True))
    hash: str


class ReadHead(Base, table=True):  # type: ignore[misc, call-arg]
    """A published head (树头): the root over the first `size` entries, signed by the registry."""

    __tablename__ = "read_head"

    size: int = Field(sa_column=Column(BigInteger().with_variant(Integer, "sqlite"), primary_key=True))
    root: str
    algorithm: str
    at: datetime = Field(sa_type=Instant)
    signature: str
    key_id: str

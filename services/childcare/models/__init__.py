"""What childcare keeps."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from datetime import date
from typing import Any

from sqlalchemy import JSON, Column, Index, Integer, text
from sqlmodel import Field

from chassis.db import tables

Base: Any = tables()

_VERSION = Column("version", Integer, nullable=False)


def _one_standing(name: str, column: str) -> Index:
    """One that stands: what was cancelled stays in the table and leaves its place free."""
    where = text("cancelled_on IS NULL")
    return Index(name, column, unique=True, postgresql_where=where, sqlite_where=where)


class Institution(Base, table=True):  # type: ignore[misc, call-arg]
    """An institution that looks after children under three (托育机构), at a WGS-84 position in degrees.

    Places (托位): `planned` those it means to have, `filed` (备案) those it may fill, `used` those taken,
    `promised` those offered to a family that has not answered yet.
    """

    __tablename__ = "institution"
    # Rises with every change made through the ORM, so that others can tell that something changed.
    __mapper_args__ = {"version_id_col": _VERSION}

    id: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6)
    town: str = Field(max_length=9)
    lat: float
    lon: float
    planned: int
    filed: int
    used: int
    promised: int = 0
    version: int = Field(default=1, sa_column=_VERSION)

    @property
    def open(self) -> int:
        """Places that may still be taken."""
        return int(self.filed - self.used - self.promised)


class Guidance(Base, table=True):  # type: ignore[misc, call-arg]
    """A family's registration for child-rearing guidance (育儿指导); its visits follow from `born_on`.

    `nearest`: the nearest institutions with room on that day, each as [id, metres, open places].
    """

    __tablename__ = "guidance"
    __table_args__ = (
        _one_standing("guidance_one_a_certificate", "certificate_no"),
        _one_standing("guidance_one_a_case", "case_id"),
    )

    no: str = Field(primary_key=True, max_length=20)
    case_id: str = Field(max_length=40)
    certificate_no: str = Field(max_length=12)
    mother_id: str = Field(max_length=40)
    county: str = Field(max_length=6)
    village: str = Field(max_length=12)
    born_on: date
    registered_on: date
    nearest: list[list[Any]] = Field(sa_column=Column(JSON, nullable=False))
    cancelled_on: date | None = None

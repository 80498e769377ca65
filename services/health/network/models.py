"""The institutions that report, receive, refer and are supervised."""

# No `from __future__ import annotations` here: SQLModel needs the types themselves when a class is made.
from sqlmodel import Field

from services.health.models import Base


class Institution(Base, table=True):  # type: ignore[misc, call-arg]
    """A medical institution. `level`: 1 community or township (基层), 2 secondary, 3 tertiary (三级)."""

    __tablename__ = "medical_institution"

    id: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=80)
    county: str = Field(max_length=6, index=True)
    town: str = Field(max_length=9)
    level: int


class Practitioner(Base, table=True):  # type: ignore[misc, call-arg]
    """Somebody who receives patients: `clinic` is the department of the institution (科室) by its code."""

    __tablename__ = "practitioner"

    id: str = Field(primary_key=True, max_length=24)
    institution_id: str = Field(max_length=20, index=True)
    name: str = Field(max_length=60)
    clinic: str = Field(max_length=30)
    title: str = Field(max_length=30)

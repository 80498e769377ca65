"""An entry with the places it was read from, and the departments that may stand in one."""

from __future__ import annotations

import functools
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from services.onething.catalogue import Entry, Step
    from services.onething.marked import Document, Place

HERE = Path(__file__).parent.parent


@functools.cache
def departments() -> Mapping[str, Mapping[str, Any]]:
    """Who may stand in the catalogue."""
    known: Mapping[str, Mapping[str, Any]] = yaml.safe_load((HERE / "departments.yaml").read_text(encoding="utf-8"))
    return known


@dataclass(frozen=True)
class Reading:
    """An entry and where its parts stand."""

    entry: Entry
    document: Document

    def at(self, *place: str | int) -> int:
        """The line of a place."""
        return self.document.line(place)

    def steps(self) -> Iterator[tuple[Step, Place]]:
        """Each step once with its place, even if two have one id."""
        for section in ("shares", "items"):
            for position, raw in enumerate(self.document.data.get(section, ())):
                step = self.entry.steps.get(raw["id"])
                if step is not None:
                    yield step, (section, position)

"""The department's dated data, read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from chassis.parameters import Parameters
from services.health.record.definitions import definitions, tables

if TYPE_CHECKING:
    from datetime import date

HERE = Path(__file__).parent


@dataclass(frozen=True)
class Licence:
    """An institution's licence for deliveries (助产技术服务), from its first day until before `until`."""

    code: str
    name: str
    since: date
    until: date | None

    def holds(self, day: date) -> bool:
        """Whether a birth of that day may be certified under it."""
        return self.since <= day and (self.until is None or day < self.until)


@cache
def law() -> Parameters:
    """The parameters in `parameters.yaml`."""
    return Parameters(HERE / "parameters.yaml")


@cache
def licences() -> dict[str, Licence]:
    """The licences in `institutions.yaml`, by the institution's code."""
    entries = yaml.safe_load((HERE / "institutions.yaml").read_text(encoding="utf-8"))
    found = [Licence(one["code"], one["name"], one["from"], one.get("until")) for one in entries]
    return {one.code: one for one in found}


def check() -> None:
    """Reads everything: a fault in the data stops the start and not a citizen's case."""
    law()
    licences()
    definitions()
    tables()

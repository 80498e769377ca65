"""Surveillance's dated data, read once a process."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from chassis.parameters import Parameters
from services.health.surveillance.rules import request

if TYPE_CHECKING:
    from collections.abc import Mapping


HERE = Path(__file__).parent
_LATEST = date.max


@dataclass(frozen=True)
class Disease:
    """One disease of the list: its class by law (甲乙丙, 其他) and how it is watched.

    `told` are the options that differ from the method's defaults. `demo`: cases a week and 100,000 people, the week of
    the year of its peak, and how far the season swings it (0: not at all, below 1).
    """

    code: str
    zh: str
    en: str
    klass: str
    method: str
    told: Mapping[str, Any]
    source: str
    status: str
    demo: Mapping[str, float]

    def options(self, day: date) -> dict[str, Any]:
        """Its method's options, complete, as of a day."""
        return request.options(self.method, self.told, defaults(self.method, day))


@cache
def law() -> Parameters:
    """The parameters in `parameters.yaml`."""
    return Parameters(HERE / "parameters.yaml")


def defaults(method: str, day: date) -> Mapping[str, Any]:
    """The options of a method unless told; none for an unknown method."""
    found: Mapping[str, Any] = law().at("method-defaults", day).value.get(method, {})
    return found


@cache
def diseases() -> dict[str, Disease]:
    """The diseases in `diseases.yaml`, by their code. Raises ValueError if an entry cannot be."""
    found: dict[str, Disease] = {}
    for one in yaml.safe_load((HERE / "diseases.yaml").read_text(encoding="utf-8")):
        told = one.get("options", {})
        disease = Disease(
            code=one["code"],
            zh=one["zh"],
            en=one["en"],
            klass=one["class"],
            method=one["method"],
            told=told,
            source=one["source"],
            status=one["status"],
            demo=one.get("demo", {}),
        )
        known = law().at("method-defaults", _LATEST).value.get(disease.method, {})
        if faults := request.option_faults(disease.method, told, known):
            msg = f"diseases.yaml: {disease.code}: {'; '.join(f'{fault.field}: {fault.en}' for fault in faults)}"
            raise ValueError(msg)
        if disease.code in found:
            raise ValueError(f"diseases.yaml: {disease.code} twice")
        found[disease.code] = disease
    return found


def check() -> None:
    """Reads everything: a fault in the data stops the start."""
    diseases()

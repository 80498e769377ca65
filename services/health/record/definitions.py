"""HL7's definitions of FHIR R4, as far as this department needs them. See `extract_definitions.py`."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import orjson
import yaml

# What the record keeps; a Bundle is how it answers and is never kept.
TYPES = frozenset(
    {
        "AllergyIntolerance",
        "CarePlan",
        "Condition",
        "Consent",
        "Coverage",
        "DiagnosticReport",
        "Encounter",
        "Immunization",
        "MedicationRequest",
        "MedicationStatement",
        "Observation",
        "Organization",
        "Patient",
        "Practitioner",
        "Procedure",
    }
)
# Where a resource says whose it is. Practitioner and Organization are nobody's.
SUBJECT = {
    "AllergyIntolerance": "patient",
    "CarePlan": "subject",
    "Condition": "subject",
    "Consent": "patient",
    "Coverage": "beneficiary",
    "DiagnosticReport": "subject",
    "Encounter": "subject",
    "Immunization": "patient",
    "MedicationRequest": "subject",
    "MedicationStatement": "subject",
    "Observation": "subject",
    "Procedure": "subject",
}
RESIDENT = "urn:onething:registry:resident"


@dataclass(frozen=True)
class Place:
    """Where values of a search parameter stand: names from the resource down.

    `target` is the type a reference must point to, `system` the kind of telecom; empty means any.
    """

    path: tuple[str, ...]
    target: str
    system: str


@dataclass(frozen=True)
class Parameter:
    """A search parameter: token, string, date, reference, quantity, number or uri."""

    code: str
    kind: str
    places: tuple[Place, ...]
    targets: tuple[str, ...]
    url: str


@dataclass(frozen=True)
class Definitions:
    """`elements` says of a type's element its own type, how often it must stand there and its required codes."""

    elements: dict[str, dict[str, Any]]
    choices: dict[str, dict[str, Any]]
    codes: dict[str, dict[str, list[str]]]
    search: dict[str, dict[str, Parameter]]


@cache
def definitions() -> Definitions:
    """The file `definitions.json`, read once a process."""
    raw = orjson.loads((Path(__file__).parent / "definitions.json").read_bytes())
    search = {
        name: {code: _parameter(code, told) for code, told in parameters.items()}
        for name, parameters in raw["search"].items()
    }
    return Definitions(raw["elements"], raw["choices"], raw["codes"], search)


@cache
def tables() -> dict[str, dict[str, str]]:
    """Codes with their titles by system, from `tables.yaml`."""
    raw = yaml.safe_load((Path(__file__).parent / "tables.yaml").read_text(encoding="utf-8"))
    return {system: dict(told["codes"]) for system, told in raw.items()}


def _parameter(code: str, told: dict[str, Any]) -> Parameter:
    places = tuple(Place(tuple(p["path"]), p.get("target", ""), p.get("system", "")) for p in told["paths"])
    return Parameter(code, told["type"], places, tuple(told.get("targets", ())), told["url"])

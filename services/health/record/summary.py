"""What those who help must know, out of a whole record: allergies, conditions, medicines, blood group. Pure.

It names nobody: no contacts, no relatives, no address.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services.health.record.definitions import tables

if TYPE_CHECKING:
    from collections.abc import Iterable

    from services.health.record.documents import Resource

# What a status has to be for the entry to hold now; an entry without one holds (FHIR R4, value sets of each type).
_OVER = {"inactive", "resolved", "remission"}
_WRONG = {"entered-in-error", "refuted"}
_TAKEN = {"active", "intended", "on-hold", "unknown"}
_ORDERED = {"active", "on-hold", "unknown"}
_STANDING = {"final", "amended", "corrected", "preliminary", "registered", "unknown"}
LOINC, WS = "http://loinc.org", "urn:oid:2.16.156.10011.2.2.1"
# LOINC: 883-9 ABO group, 882-1 ABO and Rh group, 10331-7 Rh. WS 363: DE04.50.001.00 ABO血型代码, DE04.50.010.00 Rh
# 血型代码.
_BLOOD = {
    (LOINC, "882-1"),
    (LOINC, "883-9"),
    (LOINC, "10331-7"),
    (WS, "DE04.50.001.00"),
    (WS, "DE04.50.010.00"),
}


def of(resources: Iterable[Resource]) -> dict[str, Any]:
    """The summary: lists of {text, code, system, severity}, the blood group as text, and whether all of it is empty."""
    found: dict[str, Any] = {"allergies": [], "conditions": [], "medications": []}
    blood: list[str] = []
    for resource in resources:
        kind, status = resource["resourceType"], resource.get("status", "")
        clinical, verified = _code(resource.get("clinicalStatus")), _code(resource.get("verificationStatus"))
        holds = clinical not in _OVER and verified not in _WRONG
        if kind == "AllergyIntolerance" and holds:
            severity = "HIGH" if resource.get("criticality") == "high" else ""
            found["allergies"].append(_item(resource.get("code"), severity))
        elif kind == "Condition" and holds:
            found["conditions"].append(_item(resource.get("code"), ""))
        elif (kind == "MedicationStatement" and status in _TAKEN) or (
            kind == "MedicationRequest" and status in _ORDERED
        ):
            told = resource.get("medicationCodeableConcept") or {
                "text": resource.get("medicationReference", {}).get("display", "")
            }
            found["medications"].append(_item(told, ""))
        elif kind == "Observation" and status in _STANDING and _codes(resource.get("code")) & _BLOOD:
            blood.append(_text(resource.get("valueCodeableConcept")) or str(resource.get("valueString", "")))
    made: dict[str, Any] = {name: _once(items) for name, items in found.items()}
    made["bloodGroup"] = ", ".join(dict.fromkeys(one for one in blood if one))
    return {**made, "empty": not any(made.values())}


def _item(concept: Any, severity: str) -> dict[str, str]:  # noqa: ANN401 - a CodeableConcept
    coding: dict[str, str] = next(iter(concept.get("coding", [])), {}) if isinstance(concept, dict) else {}
    told = {"text": _text(concept), "code": str(coding.get("code", "")), "system": str(coding.get("system", ""))}
    return {**told, "severity": severity}


def _once(items: list[dict[str, str]]) -> list[dict[str, str]]:
    """The gravest first, each once; an entry that says nothing is still there, so that nobody takes it for none."""
    grave = sorted(items, key=lambda one: one["severity"] != "HIGH")
    return list({tuple(one.values()): one for one in grave}.values())


def _text(concept: Any) -> str:  # noqa: ANN401 - a CodeableConcept
    if not isinstance(concept, dict):
        return ""
    if concept.get("text"):
        return str(concept["text"])
    for one in concept.get("coding", []):
        if title := tables().get(str(one.get("system")), {}).get(str(one.get("code"))):
            return title
    return next((str(one["display"]) for one in concept.get("coding", []) if one.get("display")), "")


def _code(concept: Any) -> str:  # noqa: ANN401 - a CodeableConcept
    return next((str(code) for _, code in sorted(_codes(concept), key=str)), "")


def _codes(concept: Any) -> set[tuple[Any, Any]]:  # noqa: ANN401 - a CodeableConcept
    codings = concept.get("coding", []) if isinstance(concept, dict) else []
    return {(one.get("system"), one.get("code")) for one in codings}

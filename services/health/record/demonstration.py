"""Records of the demonstration city: older residents with the conditions, medicines and allergies that they often have.

Who has what follows from the seed. Nothing here is anybody's: the people of the city are made up.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from city.days import china_day, years_between
from services.health.record import store
from services.health.record.definitions import RESIDENT
from services.health.record.models import FhirResource

if TYPE_CHECKING:
    from datetime import date

    from chassis.edge import Tx
    from services.health.record.documents import Resource

RECORDS, OLD, _SCANNED = 100, 65, 5000
_ICD, _ABO, _RH = (
    "http://hl7.org/fhir/sid/icd-10",
    "urn:oid:2.16.156.10011.2.3.1.85",
    "urn:oid:2.16.156.10011.2.3.1.250",
)
_CLINICAL = "http://terminology.hl7.org/CodeSystem/condition-clinical"
_ALLERGY = "http://terminology.hl7.org/CodeSystem/allergyintolerance-clinical"
_ELEMENTS = "urn:oid:2.16.156.10011.2.2.1"
# Condition (ICD-10), the medicine usually taken for it, and how many in a hundred of the old have it: round figures.
_CONDITIONS = (
    ("I10", "原发性高血压", "苯磺酸氨氯地平片 5mg", 55),
    ("E11.9", "2型糖尿病", "盐酸二甲双胍片 0.5g", 22),
    ("I25.1", "动脉粥样硬化性心脏病", "阿司匹林肠溶片 100mg", 15),
    ("J44.9", "慢性阻塞性肺疾病", "噻托溴铵粉吸入剂 18μg", 10),
    ("I48.9", "心房颤动", "华法林钠片 2.5mg", 6),
)
_ALLERGIES = (("青霉素", "high", 6), ("磺胺类", "low", 3), ("头孢菌素", "high", 2))
_GROUPS, _SHARES = ("1", "2", "3", "4"), (31, 28, 32, 9)


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Opens records for the first old residents of the city, unless there are records already."""
    if tx.session.exec(select(FhirResource.key).where(col(FhirResource.kind) == "Patient").limit(1)).first():
        return
    from city.population import generate, rows  # noqa: PLC0415 - brings numpy, which only the first start needs

    today, opened = china_day(tx.now), 0
    for person in rows(generate(residents, seed), 0, min(residents, _SCANNED)):
        if years_between(person.birth_date, today) < OLD:
            continue
        draw = random.Random(f"{seed} {person.resident}")  # noqa: S311 - a demonstration, no secret
        resident_id = f"r{person.resident:08d}"
        patient = store.put(tx, _patient(resident_id, person.name, person.sex, person.birth_date), resident_id, None)
        for number, resource in enumerate(_findings(resident_id, draw)):
            store.put(tx, resource, f"{resident_id}-{number}", patient)
        opened += 1
        if opened == RECORDS:
            return


def _patient(resident_id: str, name: str, sex: str, born_on: date) -> Resource:
    return {
        "resourceType": "Patient",
        "identifier": [{"system": RESIDENT, "value": resident_id}],
        "active": True,
        "name": [{"use": "official", "text": name}],
        "gender": sex.lower(),
        "birthDate": born_on.isoformat(),
    }


def _findings(resident_id: str, draw: random.Random) -> list[Resource]:
    subject = {"reference": f"Patient/{resident_id}"}
    found: list[Resource] = []
    for code, title, medicine, share in _CONDITIONS:
        if draw.randrange(100) < share:
            found.append(
                {
                    "resourceType": "Condition",
                    "clinicalStatus": _coded(_CLINICAL, "active"),
                    "code": {**_coded(_ICD, code), "text": title},
                    "subject": subject,
                }
            )
            told = {"medicationCodeableConcept": {"text": medicine}, "subject": subject}
            found.append({"resourceType": "MedicationStatement", "status": "active", **told})
    for title, grave, share in _ALLERGIES:
        if draw.randrange(100) < share:
            found.append(
                {
                    "resourceType": "AllergyIntolerance",
                    "clinicalStatus": _coded(_ALLERGY, "active"),
                    "category": ["medication"],
                    "criticality": grave,
                    "code": {"text": title},
                    "patient": subject,
                }
            )
    group, negative = draw.choices(_GROUPS, _SHARES)[0], draw.randrange(1000) < 4  # noqa: PLR2004 - 4 in 1,000
    for element, system, value in (("DE04.50.001.00", _ABO, group), ("DE04.50.010.00", _RH, "1" if negative else "2")):
        found.append(
            {
                "resourceType": "Observation",
                "status": "final",
                "code": _coded(_ELEMENTS, element),
                "subject": subject,
                "valueCodeableConcept": _coded(system, value),
            }
        )
    return found


def _coded(system: str, code: str) -> dict[str, Any]:
    return {"coding": [{"system": system, "code": code}]}

"""A newborn's record: the certificate of birth and the doses given become FHIR resources when they are known.

They are written at the time and not made up at every read (docs/adr/0018): then search, versions, consent and the
family doctor see a newborn's record like any other.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from chassis.ahead import one_of
from city.days import CHINA
from services.health.actions.births import CHILD_BY_ID, certificate_of, child_of
from services.health.models import VaccinationRecord
from services.health.record import store
from services.health.record.definitions import RESIDENT
from services.health.record.models import FhirResource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.health.models import BirthCertificate
    from services.health.record.documents import Resource

CERTIFICATE, VACCINE = "urn:onething:health:birth-certificate", "urn:onething:health:vaccine"
# GB/T 2261.1 个人基本信息分类与代码 第1部分：人的性别代码, as WS 365 names the element DE02.01.040.00.
_SEX, _SEXES = "urn:oid:2.16.156.10011.2.3.3.4", {"MALE": ("male", "1", "男性"), "FEMALE": ("female", "2", "女性")}
EXTENSION = "urn:onething:fhir:ws365"


def enter_newborn(tx: Tx, resident_id: str, case_id: str) -> None:
    """The newborn of a case is a resident now: its Patient, and the doses given before. Harmless twice."""
    certificate = certificate_of(tx, case_id)
    if certificate is None or certificate.revoked_on is not None:
        return
    if tx.session.get(FhirResource, f"Patient/{resident_id}") is None:
        store.put(tx, _patient(certificate, resident_id), resident_id, None)
    for record in locked_records(tx, [case_id]):
        for key in record.given:
            _immunize(tx, record, key, resident_id)


def enter_dose(tx: Tx, record: VaccinationRecord, vaccine: str, number: int) -> None:
    """A dose was given, under the lock of its record: before the child is a resident it waits for `enter_newborn`."""
    child = child_of(tx, record.case_id)
    if child:
        _immunize(tx, record, f"{vaccine}-{number}", child)


def enter_doses_of(tx: Tx, resident_id: str) -> None:
    """All doses of a child whose Patient was entered by hand."""
    cases = [child.case_id for child in CHILD_BY_ID.rows(tx, resident_id) if not child.cancelled]
    for record in locked_records(tx, cases):
        for key in record.given:
            _immunize(tx, record, key, resident_id)


def cancel_newborn(tx: Tx, resident_id: str) -> None:
    """The registry undid the entry: the Patient stays, no longer in use."""
    row = tx.session.get(FhirResource, f"Patient/{resident_id}")
    if row is not None:
        resource = store.opened(row)
        if resource.get("active") is not False:
            store.replace(tx, row, {**resource, "active": False})


def locked_records(tx: Tx, case_ids: Sequence[str]) -> list[VaccinationRecord]:
    """Vaccination records, locked: a dose entered at this moment is seen here, or sees the child there.

    Called with the cases of a whole batch it reads ahead.
    """
    known: dict[str, list[VaccinationRecord]] = tx.session.info.setdefault("locked-records", {})
    missing = sorted(set(case_ids) - set(known))
    if missing:
        query = select(VaccinationRecord).where(one_of(tx, col(VaccinationRecord.case_id), missing))
        rows = tx.session.exec(query.order_by(col(VaccinationRecord.id)).with_for_update()).all()
        known.update({case_id: [row for row in rows if row.case_id == case_id] for case_id in missing})
    return [row for case_id in case_ids for row in known[case_id]]


def _immunize(tx: Tx, record: VaccinationRecord, key: str, resident_id: str) -> None:
    patient = tx.session.get(FhirResource, f"Patient/{resident_id}")
    resource_id = f"{record.id}-{key}"
    if patient is not None and tx.session.get(FhirResource, f"Immunization/{resource_id}") is None:
        store.put(tx, _immunization(record, key, resident_id), resource_id, patient)


def _patient(certificate: BirthCertificate, resident_id: str) -> Resource:
    gender, code, title = _SEXES[certificate.sex]
    coding = {"system": _SEX, "code": code, "display": title}
    return {
        "resourceType": "Patient",
        "identifier": [
            {"system": RESIDENT, "value": resident_id},
            {"system": CERTIFICATE, "value": certificate.no},
        ],
        "active": True,
        "name": [{"use": "official", "text": certificate.child_name}],
        "gender": gender,
        "_gender": {"extension": [{"url": EXTENSION, "valueCoding": coding}]},
        "birthDate": certificate.born_at.astimezone(CHINA).date().isoformat(),
        "_birthDate": {
            "extension": [
                {
                    "url": "http://hl7.org/fhir/StructureDefinition/patient-birthTime",
                    "valueDateTime": certificate.born_at.astimezone(CHINA).isoformat(),
                }
            ]
        },
    }


def _immunization(record: VaccinationRecord, key: str, resident_id: str) -> Resource:
    vaccine, _, number = key.rpartition("-")
    given = record.given[key]
    made: dict[str, Any] = {
        "resourceType": "Immunization",
        "status": "completed",
        "vaccineCode": {"coding": [{"system": VACCINE, "code": vaccine}], "text": vaccine},
        "patient": {"reference": f"Patient/{resident_id}"},
        "occurrenceDateTime": given["on"],
        "primarySource": True,
        "protocolApplied": [{"doseNumberPositiveInt": int(number)}],
    }
    return {**made, "lotNumber": given["batch"]} if given.get("batch") else made

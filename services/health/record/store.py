"""Resources: entered, replaced with the version before kept, read."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from civic.health.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from sqlalchemy import delete
from sqlmodel import col, select

from chassis.bulk import insert_rows
from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound
from chassis.events import new_id
from services.health.record import access, checking, documents, indexing
from services.health.record.access import no_such
from services.health.record.definitions import RESIDENT, SUBJECT, TYPES
from services.health.record.models import FhirIndex, FhirResource, FhirVersion

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.health.record.documents import Resource

_ETAG = re.compile(r'(?:W/)?"?([0-9]{1,9})"?')
_MOST_VALUES = 5000
_SEXES = {registry_pb2.Resident.MALE: "male", registry_pb2.Resident.FEMALE: "female"}


class Stale(Exception):
    """If-Match names a version that no longer stands."""


def known_kind(kind: str) -> str:
    """The kind, if the record keeps it. Raises NotFound; InvalidInput for a Bundle."""
    if kind in TYPES:
        return kind
    if kind == "Bundle":
        raise InvalidInput(
            "health.no-bundles",
            "不接收 Bundle（批处理或事务），请逐个提交资源",
            "Bundles (batch, transaction) are not taken: send the resources one by one",
        )
    raise NotFound("health.unknown-resource-type", "没有这种资源类型", "this server does not keep that resource type")


def create(tx: Tx, kind: str, raw: bytes) -> FhirResource:
    """Enters a resource.

    Raises NotAllowed; InvalidInput naming every fault; Conflict if the person has a Patient already.
    """
    _may_write(tx)
    resource = documents.parse(raw)
    faults = checking.faults_of(resource, kind)
    patient = _patient_of(tx, resource, faults)
    resident = ""
    if kind == "Patient" and not faults:
        resident = resident_of(resource)
        if resident:
            faults += _as_registered(tx, resource, resident)
    if faults:
        raise InvalidInput.of("health.fhir", faults)
    if resident and tx.session.get(FhirResource, f"Patient/{resident}") is not None:
        raise Conflict(
            "health.patient-exists",
            "此人已有健康档案",
            "this person has a Patient already",
            then=f"PUT /v1/health/fhir/Patient/{resident}",
        )
    return put(tx, resource, resident or new_id(), patient)


def put(tx: Tx, resource: Resource, resource_id: str, patient: FhirResource | None) -> FhirResource:
    """A first version, for a resource that was found to be valid; a Patient whose id is a resident's is theirs."""
    kind = str(resource["resourceType"])
    key = f"{kind}/{resource_id}"
    mine = kind == "Patient"
    row = FhirResource(
        key=key,
        kind=kind,
        id=resource_id,
        patient_id=resource_id if mine else patient.id if patient else None,
        resident_id=(resident_of(resource) or None) if mine else patient.resident_id if patient else None,
        version=1,
        content="",
        updated_at=tx.now,
        updated_by=tx.actor.subject,
    )
    _write(tx, row, resource)
    tx.session.add(row)
    return row


def update(tx: Tx, kind: str, resource_id: str, raw: bytes, if_match: str) -> FhirResource:
    """Replaces a resource; the version before is kept.

    Raises NotAllowed, NotFound, Stale; InvalidInput naming every fault. Of two at once with the same If-Match one wins.
    """
    _may_write(tx)
    access.needs_purpose(tx)
    statement = select(FhirResource).where(col(FhirResource.key) == f"{kind}/{resource_id}").with_for_update()
    row = tx.session.exec(statement).first()
    if row is None:
        raise no_such(kind, resource_id)
    if not access.may_read(tx, row, access.reach(tx, [row.resident_id] if row.resident_id else [])):
        raise access.refusal(tx, row)
    resource = documents.parse(raw)
    faults = checking.faults_of(resource, kind)
    if resource.get("id") != resource_id:
        zh, en = "id 应与地址一致", "the id must be the one in the path"
        faults.append(Fault(f"{kind}.id", "health.wrong-id", zh, en))
    patient = _patient_of(tx, resource, faults)
    moved = resident_of(resource) != (row.resident_id or "") if kind == "Patient" else False
    if moved or (kind in SUBJECT and (patient.id if patient else None) != row.patient_id):
        where = f"{kind}.{SUBJECT.get(kind, 'identifier')}"
        zh, en = "不能改成另一个人的资源", "a resource cannot become somebody else's"
        faults.append(Fault(where, "health.another-person", zh, en))
    if faults:
        raise InvalidInput.of("health.fhir", faults)
    if if_match and ((told := _ETAG.fullmatch(if_match.strip())) is None or int(told[1]) != row.version):
        raise Stale
    replace(tx, row, resource)
    return row


def replace(tx: Tx, row: FhirResource, resource: Resource) -> None:
    """The next version, for a resource that was found to be valid."""
    before = {"key": row.key, "version": row.version, "content": row.content}
    tx.session.add(FhirVersion(**before, updated_at=row.updated_at, updated_by=row.updated_by))
    tx.session.connection().execute(delete(FhirIndex).where(col(FhirIndex.key) == row.key))
    row.version, row.updated_at, row.updated_by = row.version + 1, tx.now, tx.actor.subject
    _write(tx, row, resource)


def read(tx: Tx, kind: str, resource_id: str) -> FhirResource:
    """A resource, logged. Raises InvalidInput (no purpose), NotFound, NotAllowed, Unavailable (it cannot be logged)."""
    access.needs_purpose(tx)
    row = tx.session.get(FhirResource, f"{kind}/{resource_id}")
    if row is None:
        raise no_such(kind, resource_id)
    within = access.reach(tx, [row.resident_id] if row.resident_id else [])
    if not access.may_read(tx, row, within):
        raise access.refusal(tx, row)
    access.log_reads(tx, [row], within)
    return row


def read_version(tx: Tx, kind: str, resource_id: str, version: str) -> FhirVersion | FhirResource:
    """A resource as it was at a version. Raises as `read` does."""
    row = read(tx, kind, resource_id)
    if version == str(row.version):
        return row
    number = int(version) if version.isascii() and version.isdigit() and len(version) < 10 else 0  # noqa: PLR2004
    found = tx.session.get(FhirVersion, (row.key, number))
    if found is None:
        zh, en = f"没有版本 {version[:10]}", f"there is no version {version[:10]}"
        raise NotFound("health.no-such-version", zh, en)
    return found


def opened(row: FhirResource) -> Resource:
    """The resource itself."""
    return documents.parse(row.content.encode())


def resident_of(resource: Resource) -> str:
    """The resident that a Patient names, or ""."""
    identifiers = resource.get("identifier")
    for one in identifiers if isinstance(identifiers, list) else []:
        if isinstance(one, dict) and one.get("system") == RESIDENT:
            return str(one.get("value", ""))
    return ""


def _may_write(tx: Tx) -> None:
    if tx.actor.department != "health":
        raise NotAllowed(
            "health.not-a-clinic", "只有卫生健康部门可以书写健康档案", "only health's own staff enter records"
        )


def _patient_of(tx: Tx, resource: Resource, faults: list[Fault]) -> FhirResource | None:
    """The Patient here that a resource is about; None if it names none of ours. A name without a Patient is a fault."""
    kind = str(resource.get("resourceType"))
    subject = resource.get(SUBJECT.get(kind, ""))
    told = subject.get("reference") if isinstance(subject, dict) else None
    if not isinstance(told, str) or not told.startswith("Patient/"):
        return None
    found = tx.session.get(FhirResource, told)
    if found is None:
        zh, en = "没有这位患者", f"there is no {told[:80]} here"
        faults.append(Fault(f"{kind}.{SUBJECT[kind]}.reference", "health.no-such-patient", zh, en))
    return found


def _as_registered(tx: Tx, resource: Resource, resident: str) -> list[Fault]:
    """A Patient who names a resident is that resident: the registry knows sex and date of birth."""
    asked = registry_pb2.GetResidentRequest(resident_id=resident)
    try:
        known = tx.ask("GetResident", asked, tx.actor.purpose or "建立健康档案 opening a health record")
    except NotFound:
        zh, en = "登记系统中没有这位居民", "the registry knows no such resident"
        return [Fault("Patient.identifier", "health.no-such-resident", zh, en)]
    zh, en = "与登记信息不一致", "not as the registry has it"
    expected = {"birthDate": known.birth_date, "gender": _SEXES.get(known.sex)}
    return [
        Fault(f"Patient.{name}", "health.not-as-registered", zh, en)
        for name, value in expected.items()
        if value and resource.get(name, value) != value
    ]


def _write(tx: Tx, row: FhirResource, resource: Resource) -> None:
    meta = {**resource.get("meta", {}), "versionId": str(row.version), "lastUpdated": _instant(tx)}
    whole: dict[str, Any] = {"resourceType": row.kind, "id": row.id, "meta": meta}
    whole |= {name: value for name, value in resource.items() if name not in whole}
    rows = indexing.rows_of(whole, row.key)
    if len(rows) > _MOST_VALUES:
        zh, en = f"可检索的值超过 {_MOST_VALUES} 个", f"it holds more than {_MOST_VALUES} values to be found by"
        raise InvalidInput.of("health.fhir", [Fault(row.kind, "health.too-many-values", zh, en)])
    row.content = documents.text(whole)
    _index(tx, rows)
    changed = events.HealthRecordChanged(
        resident_id=row.resident_id or "", resource_type=row.kind, resource_id=row.id, version=row.version
    )
    tx.emit(row.resident_id or row.key, changed)


def _index(tx: Tx, rows: list[indexing.Row]) -> None:
    """Kept for the end of the transaction: one statement for all resources that a batch of events makes."""
    waiting: list[indexing.Row] = tx.session.info.setdefault("fhir-index", [])
    waiting += rows

    def write() -> None:
        if waiting:
            insert_rows(tx.session, FhirIndex.__table__, list(waiting))
            waiting.clear()

    tx.before_commit("fhir-index", write)


def _instant(tx: Tx) -> str:
    return tx.now.isoformat(timespec="milliseconds")

"""Answers of many resources: searches and `$everything`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, func, select

from chassis.errors import InvalidInput
from services.health.record import access, documents, query, rules, searching
from services.health.record.models import FhirIndex, FhirResource

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.health.record.query import Search

_PEOPLE = ("Practitioner", "Organization")


def search(tx: Tx, kind: str, asked: str, base: str, *, strict: bool) -> bytes:
    """A Bundle of the resources found that the actor may read. Each person in it is told of the read.

    Raises InvalidInput naming every fault, or without a purpose; Unavailable if the read cannot be logged.
    """
    access.needs_purpose(tx)
    wanted = query.read(kind, asked, strict=strict)
    named: set[str] = set()
    if access.is_resident(tx) and kind in rules.OF_KIND:
        # A child's record is found only by who names the child: the registry is asked about nobody else.
        codes = ("_id",) if kind == "Patient" else ("patient", "subject", "beneficiary")
        named = {value.rsplit("/", 1)[-1] for code in codes for value in wanted.values_of(code)}
    before = access.reach(tx, named)
    relatives = [one for one, ground in before.grounds.items() if ground in ("own", "parent")]
    page, total = searching.found(tx, wanted, access.readable(tx, kind, relatives))
    more = searching.followed(tx, wanted, page)
    within = access.reach(tx, {row.resident_id for row in (*page, *more) if row.resident_id} - set(before.masks))
    for resident, mask in before.masks.items():
        within.add(resident, mask, before.grounds[resident])
    more = [row for row in more if access.may_read(tx, row, within)]
    access.log_reads(tx, [*page, *more], within)
    return _bundle(tx, wanted, page, more, total, f"{base}/{kind}", base)


def everything(tx: Tx, patient_id: str, asked: str, base: str) -> bytes:
    """All of a person's record that the actor may read, the Patient first, with those who treated.

    Raises InvalidInput, NotFound, NotAllowed, Unavailable.
    """
    access.needs_purpose(tx)
    wanted = query.read("Patient", asked, strict=False)
    if wanted.criteria or wanted.includes or wanted.sort:
        zh, en = "$everything 只接受 _count 和 _offset", "$everything takes _count and _offset only"
        raise InvalidInput("health.everything", zh, en)
    patient = tx.session.get(FhirResource, f"Patient/{patient_id}")
    if patient is None:
        raise access.no_such("Patient", patient_id)
    within = access.reach(tx, [patient.resident_id] if patient.resident_id else [])
    kinds = [kind for kind in rules.OF_KIND if access.may_read_kind(tx, kind, patient.resident_id, within)]
    if not kinds:
        raise access.refusal(tx, patient)
    clauses = (col(FhirResource.patient_id) == patient_id, col(FhirResource.kind).in_(kinds))
    total = tx.session.exec(select(func.count()).select_from(FhirResource).where(*clauses)).one()
    first = (col(FhirResource.kind) != "Patient", col(FhirResource.kind), col(FhirResource.id))
    statement = select(FhirResource).where(*clauses).order_by(*first)
    page = tx.session.exec(statement.limit(wanted.count).offset(wanted.offset)).all() if wanted.count else []
    more = _people(tx, page)
    access.log_reads(tx, page or [patient], within)
    return _bundle(tx, wanted, page, more, total, f"{base}/Patient/{patient_id}/$everything", base)


def _people(tx: Tx, page: Sequence[FhirResource]) -> list[FhirResource]:
    """Practitioners and organisations that a page names."""
    if not page:
        return []
    named = select(FhirIndex.value).where(col(FhirIndex.key).in_([row.key for row in page])).distinct()
    starts = [col(FhirIndex.value).startswith(f"{kind}/") for kind in _PEOPLE]
    keys = [value for value in tx.session.exec(named.where(starts[0] | starts[1])).all() if value]
    return list(tx.session.exec(select(FhirResource).where(col(FhirResource.key).in_(keys))).all()) if keys else []


def _bundle(  # noqa: PLR0913 - the parts of a Bundle
    tx: Tx, wanted: Search, page: Sequence[FhirResource], more: Sequence[FhirResource], total: int, here: str, base: str
) -> bytes:
    entries = [_entry(row, base, "match") for row in page] + [_entry(row, base, "include") for row in more]
    if wanted.ignored:
        told = f"没有这些查询参数，已忽略 / not known and ignored: {', '.join(wanted.ignored)[:500]}"
        issue = {"severity": "warning", "code": "not-supported", "details": {"text": told}}
        entries.append(
            {"resource": {"resourceType": "OperationOutcome", "issue": [issue]}, "search": {"mode": "outcome"}}
        )
    links = [{"relation": "self", "url": f"{here}?{wanted.query(wanted.offset)}"}]
    last = wanted.offset + len(page)
    if page and last < total:
        links.append({"relation": "next", "url": f"{here}?{wanted.query(last)}"})
    made: dict[str, Any] = {
        "resourceType": "Bundle",
        "meta": {"lastUpdated": tx.now.isoformat(timespec="milliseconds")},
        "type": "searchset",
        "total": total,
        "link": links,
    }
    return documents.write({**made, "entry": entries} if entries else made)


def _entry(row: FhirResource, base: str, mode: str) -> dict[str, Any]:
    return {"fullUrl": f"{base}/{row.key}", "resource": documents.stored(row.content), "search": {"mode": mode}}

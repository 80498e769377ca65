"""The emergency summary (急救摘要): released to a unit when it is sent, read by safety's people for a limited time."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING, Any

import orjson
from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import NotAllowed, NotFound, NotPossibleNow
from chassis.events import new_id
from city.days import china_day
from services.health.law import law
from services.health.record import access, documents, summary
from services.health.record.models import SUMMARY, BreakGlass, FhirResource

if TYPE_CHECKING:
    from civic.safety.v1 import events_pb2 as safety

    from chassis.edge import Tx

_KINDS = ("AllergyIntolerance", "Condition", "MedicationStatement", "MedicationRequest", "Observation")


def release_summary(tx: Tx, event: safety.UnitAssigned) -> None:
    """Releases what those who help must know to the unit that was sent. Once for an incident and a unit.

    A fact that comes after its `act_until` opens nothing: a unit of last month is not on its way.
    """
    if not event.resident_id or event.act_until.ToDatetime(tzinfo=UTC) <= tx.now:
        return
    query = select(BreakGlass.id).where(
        col(BreakGlass.incident_id) == event.incident_id, col(BreakGlass.unit_id) == event.unit_id
    )
    if tx.session.exec(query).first() is not None:
        return
    minutes = law().at("emergency-summary-minutes", china_day(tx.now)).value
    release = BreakGlass(
        id=new_id(),
        what=SUMMARY,
        resident_id=event.resident_id,
        incident_id=event.incident_id,
        unit_id=event.unit_id,
        department="safety",
        county=event.county,
        reason=f"UnitAssigned {event.source_department} {event.source_id}".strip(),
        opened_at=tx.now,
        until=tx.now + timedelta(minutes=minutes),
        summary=orjson.dumps(summary.of(_resources(tx, event.resident_id))).decode(),
    )
    tx.session.add(release)
    told = events.EmergencySummaryReleased(
        release_id=release.id, incident_id=event.incident_id, unit_id=event.unit_id, resident_id=event.resident_id
    )
    told.until.FromDatetime(release.until)
    tx.emit(event.incident_id, told)


def read_summary(tx: Tx, release_id: str) -> tuple[BreakGlass, dict[str, Any]]:
    """A released summary, logged.

    Raises NotAllowed, InvalidInput (no purpose), NotFound, NotPossibleNow, Unavailable.
    """
    if tx.actor.department != "safety":
        raise NotAllowed(
            "health.not-the-unit", "只有出警单元可以读取急救摘要", "only the unit that was sent may read it"
        )
    access.needs_purpose(tx)
    found = select(BreakGlass).where(col(BreakGlass.id) == release_id, col(BreakGlass.what) == SUMMARY)
    release = tx.session.exec(found.with_for_update()).first()
    if release is None or (tx.actor.county and release.county and tx.actor.county != release.county):
        raise NotFound("health.no-such-summary", "没有这份急救摘要", "no such emergency summary")
    if release.until <= tx.now:
        raise NotPossibleNow("health.summary-over", "急救摘要的开放时间已过", "the time of this summary is over")
    access.enter_reads(tx, [release.resident_id], "emergency-summary")
    release.reads += 1
    return release, orjson.loads(release.summary or "{}")


def _resources(tx: Tx, resident_id: str) -> list[documents.Resource]:
    query = select(FhirResource.content).where(
        col(FhirResource.patient_id) == resident_id, col(FhirResource.kind).in_(_KINDS)
    )
    return [
        documents.parse(content.encode()) for content in tx.session.exec(query.order_by(col(FhirResource.id))).all()
    ]

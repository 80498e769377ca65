"""What other departments did because of an incident: it belongs to its timeline."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from services.safety.actions import opening
from services.safety.actions.alarms import ELDERCARE, moment
from services.safety.actions.timeline import mark
from services.safety.models import Order

if TYPE_CHECKING:
    from civic.eldercare.v1.events_pb2 import CareReviewDue, FamilyTold
    from civic.health.v1.events_pb2 import EmergencySummaryReleased
    from civic.transport.v1.events_pb2 import GreenWayOpened, GreenWayRefused, GreenWayReleased

    from chassis.edge import Tx


def note_family_told(tx: Tx, event: FamilyTold) -> None:
    """The family was told; an emergency that never became an incident has no timeline."""
    if incident := opening.known_incident(tx, ELDERCARE, event.emergency_id):
        zh, en = f"已告知家属（{event.what}，{event.contacts} 人）", f"{event.contacts} contacts told: {event.what}"
        mark(tx, incident.id, "FamilyTold", zh, en, department=ELDERCARE, at=moment(event.at))


def note_care_review(tx: Tx, event: CareReviewDue) -> None:
    """The care plan is looked at again because of the emergency."""
    if event.emergency_id and (incident := opening.known_incident(tx, ELDERCARE, event.emergency_id)):
        mark(tx, incident.id, "CareReviewDue", "照护计划重新评估", "the care plan is reviewed", department=ELDERCARE)


def note_summary(tx: Tx, event: EmergencySummaryReleased) -> None:
    """Health released the emergency summary to a unit, which finds it with its order."""
    mine = select(Order).where(col(Order.incident_id) == event.incident_id, col(Order.unit_id) == event.unit_id)
    for order in tx.session.exec(mine).all():
        order.summary_id = event.release_id
        tx.session.add(order)
    zh, en = f"急救摘要已向 {event.unit_id} 开放", f"emergency summary released to {event.unit_id}"
    mark(tx, event.incident_id, "EmergencySummaryReleased", zh, en, department="health")


def note_green_way_opened(tx: Tx, event: GreenWayOpened) -> None:
    """The crossings let the unit through."""
    zh = f"绿色通道开通，{event.crossings} 个路口，预计 {event.travel_seconds} 秒"
    en = f"{event.crossings} crossings, {event.travel_seconds} s"
    mark(tx, event.incident_id, "GreenWayOpened", zh, en, department="transport")


def note_green_way_refused(tx: Tx, event: GreenWayRefused) -> None:
    """The unit drives with the traffic."""
    mark(
        tx,
        event.incident_id,
        "GreenWayRefused",
        f"绿色通道未开通：{event.reason}",
        event.reason,
        department="transport",
    )


def note_green_way_released(tx: Tx, event: GreenWayReleased) -> None:
    """The crossings follow their own programme again."""
    zh = f"绿色通道解除：{event.why}"
    mark(tx, event.incident_id, "GreenWayReleased", zh, event.why, department="transport", at=moment(event.at))

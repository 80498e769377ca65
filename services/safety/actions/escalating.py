"""The escalation clocks: an incident that stays unsent, unattended or open goes up, to a named role."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.safety.v1 import events_pb2 as events
from sqlmodel import col, select

from services.safety import models
from services.safety.actions.opening import regrade
from services.safety.actions.timeline import mark
from services.safety.law import now_in_force
from services.safety.models import Incident
from services.safety.rules import grading

if TYPE_CHECKING:
    from chassis.edge import Tx

_AT_ONCE = 100


def escalate(tx: Tx) -> bool:
    """The job: every step that is due of every open incident, once. True if there may be more."""
    query = select(Incident).where(col(Incident.escalate_at).is_not(None), col(Incident.escalate_at) <= tx.now)
    query = query.order_by(col(Incident.escalate_at)).limit(_AT_ONCE).with_for_update(skip_locked=True)
    found = tx.session.exec(query).all()
    for incident in found:
        _take_step(tx, incident)
    return len(found) == _AT_ONCE


def _take_step(tx: Tx, incident: Incident) -> None:
    steps = now_in_force("escalation", tx.now)[incident.grade]
    done = min(incident.escalation, len(steps) - 1)
    sent, there = incident.state == models.SENT, incident.state == models.ON_SCENE
    due = grading.step_due(steps[done], sent=sent, there=there, graded=incident.grade)
    incident.escalation = done + 1
    incident.escalate_at = grading.next_clock(steps, incident.escalation, incident.opened_at)
    tx.session.add(incident)
    if not due.applies:
        return
    incident.escalated_to = due.to
    mark(tx, incident.id, "Escalated", f"超时未处置，报 {due.to}", f"its clock ran out: {due.to} is told")
    if due.regrade:
        regrade(tx, incident, due.regrade, "clock", "超时升级", "its clock ran out")
    else:
        told = events.IncidentRegraded(incident_id=incident.id, grade=incident.grade, escalated_to=due.to)
        tx.emit(incident.id, told)

"""Alarms of the schools: a child that was not handed over, an incident on a campus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.safety import models
from services.safety.actions import closing, opening
from services.safety.actions.alarms import moment
from services.safety.actions.timeline import mark
from services.safety.models import EarlyWord

if TYPE_CHECKING:
    from civic.education.v1.events_pb2 import CampusIncidentReported, ChildNotHandedOver, HandOverSettled

    from chassis.edge import Tx

EDUCATION = "education"


def take_child(tx: Tx, event: ChildNotHandedOver) -> None:
    """A child is missing: one incident a hand-over. After `act_until` nobody is sent, and nothing opened."""
    if moment(event.act_until) < tx.now:
        return
    opening.open_incident(
        tx,
        opening.Alarm(
            department=EDUCATION,
            source_id=event.handover_id,
            kind="CHILD_MISSING",
            alarm=event.kind,
            county=event.county,
            town=event.town,
            resident_id=event.child_id,
            raised_at=tx.now,
            send_until=moment(event.act_until),
        ),
    )


def take_settled(tx: Tx, event: HandOverSettled) -> None:
    """The child was found, or the alarm was false: who is not there yet turns round."""
    incident = closing.hold_alarm(tx, EDUCATION, event.handover_id)
    if incident is None:  # the word came before the alarm
        source = f"{EDUCATION}/{event.handover_id}"
        word = opening.early_word(tx, source)
        if word is None:
            word = EarlyWord(source=source, at=tx.now)
            tx.session.info["early"][source] = word
        word.recalled = opening.HELPED_ALREADY if event.outcome == "FOUND" else "FALSE_ALARM"
        tx.session.add(word)
        return
    if incident.state == models.CLOSED:
        return
    told = (f"学校报告：{event.outcome}", f"the school says {event.outcome}")
    mark(tx, incident.id, "HandOverSettled", *told, department=EDUCATION)
    if incident.state != models.ON_SCENE:
        closing.close(tx, incident, "HELPED" if event.outcome == "FOUND" else "FALSE_ALARM", *told)


def take_campus(tx: Tx, event: CampusIncidentReported) -> None:
    """Something happened at a school. After `act_until` nothing is opened."""
    if moment(event.act_until) < tx.now:
        return
    opening.open_incident(
        tx,
        opening.Alarm(
            department=EDUCATION,
            source_id=event.campus_incident_id,
            kind="CAMPUS",
            alarm=event.kind,
            county=event.county,
            town=event.town,
            raised_at=moment(event.at),
            send_until=moment(event.act_until),
        ),
    )

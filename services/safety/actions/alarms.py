"""Alarms of other departments: an elder's SOS, traffic incidents, outbreaks."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2
from google.protobuf.timestamp_pb2 import Timestamp
from sqlmodel import col, select

from services.safety import models
from services.safety.actions import closing, opening, warnings
from services.safety.actions.asking import Asked, ask_all
from services.safety.actions.timeline import mark
from services.safety.law import now_in_force
from services.safety.models import EarlyWord, Incident

if TYPE_CHECKING:
    from collections.abc import Sequence

    from civic.eldercare.v1.events_pb2 import SosRaised, SosRecalled, SosRepeated
    from civic.health.v1.events_pb2 import OutbreakVerified
    from civic.transport.v1.events_pb2 import TrafficIncidentCleared, TrafficIncidentReported

    from chassis.edge import Tx

ELDERCARE = "eldercare"
PURPOSE = "紧急救助派遣 sending help to an emergency"
# Incidents whose place is asked again in one go, and how long that may take, seconds.
_AGAIN, _AGAIN_SECONDS = 16, 2.0
_SOS_ALARM_FALLBACK = "PENDANT"


def read_ahead(tx: Tx, raised: Sequence[SosRaised]) -> None:
    """For a batch of alarms: what is known of them, and all their places, asked at once."""
    opening.read_ahead(tx, ELDERCARE, [one.emergency_id for one in raised], [one.resident_id for one in raised])
    known: dict[str, Incident | None] = tx.session.info["incidents"]
    fresh = [
        one.emergency_id
        for one in raised
        if known.get(f"{ELDERCARE}/{one.emergency_id}") is None and moment(one.send_until) >= tx.now
    ]
    places: dict[str, Asked] = tx.session.info.setdefault("emergencies", {})
    places.update(_ask(tx, fresh, now_in_force("place-wait-ms", tx.now) / 1000))


def _ask(tx: Tx, emergencies: Sequence[str], seconds: float) -> dict[str, Asked]:
    asked = {
        one: ("GetEmergency", eldercare_pb2.GetEmergencyRequest(emergency_id=one)) for one in dict.fromkeys(emergencies)
    }
    return ask_all(tx, asked, PURPOSE, seconds)


def moment(stamp: Timestamp) -> datetime:
    """An aware moment in UTC."""
    found: datetime = stamp.ToDatetime(UTC)
    return found


def take_sos(tx: Tx, event: SosRaised) -> None:
    """Somebody called for help: one incident, and the nearest able unit goes."""
    places: dict[str, Asked] = tx.session.info.setdefault("emergencies", {})
    if event.emergency_id not in places:
        read_ahead(tx, [event])
    place = places.get(event.emergency_id, Asked(None, "未询问", "not asked"))
    answer = place.answer
    opening.open_incident(
        tx,
        opening.Alarm(
            department=ELDERCARE,
            source_id=event.emergency_id,
            kind="ELDER_SOS",
            alarm=event.kind or _SOS_ALARM_FALLBACK,
            county=event.county,
            town=event.town,
            resident_id=event.resident_id,
            raised_at=moment(event.raised_at),
            send_until=moment(event.send_until),
            position=_position(answer),
            ask=_position(answer) is None,
            why_zh=place.why_zh or "未登记位置",
            why_en=place.why_en or "no position is registered",
        ),
    )


def _position(answer: Any) -> tuple[float, float] | None:  # noqa: ANN401 - an Emergency, or None
    """The position of an emergency; 0, 0 lies in the ocean and means that none is known."""
    return (answer.lat, answer.lon) if answer is not None and (answer.lat or answer.lon) else None


def take_repeated(tx: Tx, event: SosRepeated) -> None:
    """The button was pressed again: the same incident, perhaps a graver one."""
    incident = opening.known_incident(tx, ELDERCARE, event.emergency_id)
    if incident is None:
        word = _early(tx, event.emergency_id)
        word.presses = max(word.presses, event.presses)
        tx.session.add(word)
        return
    if event.presses <= incident.presses:
        return
    incident.presses = event.presses
    tx.session.add(incident)
    times = event.presses
    mark(tx, incident.id, "SosRepeated", f"第 {times} 次呼救", f"pressed {times} times", department=ELDERCARE)
    opening.regrade_by_table(tx, incident)


def take_recalled(tx: Tx, event: SosRecalled) -> None:
    """Nobody needs to come: units on their way turn round. A unit that is there decides for itself."""
    incident = closing.hold_alarm(tx, ELDERCARE, event.emergency_id)
    if incident is None:
        word = _early(tx, event.emergency_id)
        word.recalled = event.reason or "FALSE_ALARM"
        tx.session.add(word)
        return
    if incident.state == models.CLOSED:
        return
    told = (f"来源撤回：{event.reason}", f"recalled: {event.reason}")
    mark(tx, incident.id, "SosRecalled", *told, department=ELDERCARE)
    if incident.state != models.ON_SCENE:
        outcome = "HELPED" if event.reason == opening.HELPED_ALREADY else "FALSE_ALARM"
        closing.close(tx, incident, outcome, *told)


def _early(tx: Tx, source_id: str) -> EarlyWord:
    source = f"{ELDERCARE}/{source_id}"
    word = opening.early_word(tx, source)
    if word is None:
        word = EarlyWord(source=source, at=tx.now)
        tx.session.info["early"][source] = word
    return word


def take_traffic(tx: Tx, event: TrafficIncidentReported) -> None:
    """Transport recognised a traffic incident."""
    opening.open_incident(
        tx,
        opening.Alarm(
            department="transport",
            source_id=event.traffic_incident_id,
            kind="TRAFFIC",
            county=event.county,
            town="",
            raised_at=moment(event.at),
            send_until=moment(event.act_until),
            position=(event.lat, event.lon),
            grade=event.grade,
        ),
    )


def take_traffic_cleared(tx: Tx, event: TrafficIncidentCleared) -> None:
    """The road is free again: whoever is not there yet need not come."""
    incident = closing.hold_alarm(tx, "transport", event.traffic_incident_id)
    if incident is None or incident.state == models.CLOSED:
        return
    told = ("交通部门报告已恢复", "transport says that the road is free")
    mark(tx, incident.id, "TrafficIncidentCleared", *told, department="transport")
    if incident.state != models.ON_SCENE:
        closing.close(tx, incident, "OTHER", *told)


def take_outbreak(tx: Tx, event: OutbreakVerified) -> None:
    """An outbreak that was verified: an incident without a vehicle, and a warning drafted for two persons."""
    if not event.confirmed:
        return
    incident = opening.open_incident(
        tx,
        opening.Alarm(
            department="health",
            source_id=event.signal_id,
            kind="OUTBREAK",
            county=event.county,
            town="",
            raised_at=tx.now,
            send_until=tx.now + timedelta(seconds=now_in_force("send-within-seconds", tx.now)),
        ),
    )
    if incident is not None:
        cause = f"health/{event.signal_id}"
        warnings.draft_for_outbreak(tx, cause, incident.id, event.disease, event.county, event.count)


def ask_places_again(tx: Tx) -> bool:
    """The job: asks for the places of open incidents that are not known yet. True if there may be more."""
    query = select(Incident).where(col(Incident.ask_at).is_not(None), col(Incident.ask_at) <= tx.now)
    query = query.order_by(col(Incident.ask_at)).limit(_AGAIN).with_for_update(skip_locked=True)
    found = tx.session.exec(query).all()
    answers = _ask(tx, [one.source_id for one in found], _AGAIN_SECONDS)
    pauses = now_in_force("place-again-seconds", tx.now)
    for incident in found:
        position = _position(answers[incident.source_id].answer)
        if position is None:
            incident.ask_at = tx.now + timedelta(seconds=pauses[min(incident.asked, len(pauses) - 1)])
            incident.asked += 1
        else:
            incident.lat, incident.lon = position
            incident.place_known, incident.ask_at = True, None
            mark(tx, incident.id, "PLACE_KNOWN", "来源部门已答复位置", "the place is known now", department=ELDERCARE)
        tx.session.add(incident)
    return len(found) == _AGAIN

"""What elder care does when public safety reports, and when the orchestrator assigns work."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from civic.onething.v1.events_pb2 import ItemAnswered, ItemAssigned
from civic.safety.v1 import events_pb2 as safety

from chassis.inbox import Reactions
from chassis.work import answering
from services.eldercare.actions import emergencies
from services.eldercare.actions.items import TASKS, UNDOS
from services.eldercare.rules import sos as rules

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.eldercare.models import Emergency


def take_incident(tx: Tx, event: safety.IncidentOpened) -> None:
    """Safety has it. The chain of whom to ring goes on until a unit is on its way."""
    emergency = _ours(tx, event)
    if emergency:
        emergency.state, emergency.incident_id = rules.moved(emergency.state, rules.HANDLED), event.incident_id
        tx.session.add(emergency)


def take_unit(tx: Tx, event: safety.UnitAssigned) -> None:
    """Somebody is on the way: the family is told, nobody else is rung. A fact of the past tells nobody anything."""
    if event.HasField("act_until") and event.act_until.ToDatetime(tzinfo=UTC) < tx.now:
        return
    emergency = _ours(tx, event)
    if emergency:
        emergency.state = rules.moved(emergency.state, rules.UNIT_SENT)
        emergency.incident_id, emergency.unit_id = event.incident_id, event.unit_id
        emergency.travel_s, emergency.next_step_at = event.travel_seconds, None
        tx.session.add(emergency)
        emergencies.tell_family(tx, emergency, "UNIT_SENT")


def take_no_unit(tx: Tx, event: safety.NoUnitAvailable) -> None:
    """Nobody can be sent: everybody in the chain is rung now."""
    emergency = _ours(tx, event)
    if emergency and emergency.state != rules.ARRIVED:
        emergency.state, emergency.incident_id = rules.moved(emergency.state, rules.NO_UNIT), event.incident_id
        emergency.next_step_at = None
        emergencies.tell_family(tx, emergency, "NOBODY_ASSIGNED")
        emergencies.ring(tx, emergency, "STATION", "NOBODY_ASSIGNED")
        emergencies.ring(tx, emergency, "AMBULANCE", "AMBULANCE_ASKED")
        tx.session.add(emergency)


def take_arrival(tx: Tx, event: safety.UnitArrived) -> None:
    """Help is there."""
    emergency = _ours(tx, event)
    if emergency:
        emergency.state, emergency.next_step_at = rules.moved(emergency.state, rules.ARRIVED), None
        emergency.incident_id, emergency.unit_id = event.incident_id, event.unit_id
        tx.session.add(emergency)


def take_closing(tx: Tx, event: safety.IncidentClosed) -> None:
    """It is over: the family is told, and the care plan is due to be looked at again."""
    emergency = _ours(tx, event)
    if emergency:
        emergency.incident_id = event.incident_id
        emergencies.close(tx, emergency, event.outcome or "OTHER")


def _ours(
    tx: Tx,
    event: safety.IncidentOpened
    | safety.UnitAssigned
    | safety.NoUnitAvailable
    | safety.UnitArrived
    | safety.IncidentClosed,
) -> Emergency | None:
    return emergencies.open_emergency(tx, event.source_id) if event.source_department == "eldercare" else None


REACTIONS = Reactions(
    {
        ItemAssigned: answering(TASKS, UNDOS, ItemAnswered),
        safety.IncidentOpened: take_incident,
        safety.UnitAssigned: take_unit,
        safety.NoUnitAvailable: take_no_unit,
        safety.UnitArrived: take_arrival,
        safety.IncidentClosed: take_closing,
    }
)

"""What transport does when work is assigned, when safety needs a green way, and when positions come in."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from civic.onething.v1.events_pb2 import ItemAnswered, ItemAssigned
from civic.safety.v1 import events_pb2 as safety
from civic.transport.positions.v1.events_pb2 import PositionsReported

from chassis.ahead import reading_ahead
from chassis.inbox import Reactions
from chassis.work import answering
from services.transport.actions import cards, green_ways, positions

if TYPE_CHECKING:
    from chassis.edge import Tx


def ask_for_green_way(tx: Tx, event: safety.GreenWayAsked) -> None:
    """A unit drives: let it through."""
    since, until = (moment.ToDatetime(tzinfo=UTC) for moment in (getattr(event, "from"), event.until))
    green_ways.ask_for_green_way(tx, event.incident_id, event.unit_id, event.county, since, until)


def end_green_way(tx: Tx, event: safety.GreenWayEnded) -> None:
    """It is needed no longer."""
    green_ways.end_green_way(tx, event.incident_id, event.unit_id, green_ways.ENDED)


def unit_arrived(tx: Tx, event: safety.UnitArrived) -> None:
    """The unit is there."""
    green_ways.end_green_way(tx, event.incident_id, event.unit_id, green_ways.ARRIVED)


def incident_closed(tx: Tx, event: safety.IncidentClosed) -> None:
    """Nobody drives to it any more."""
    green_ways.end_green_way(tx, event.incident_id, "", green_ways.ENDED)


def note_positions(tx: Tx, event: PositionsReported) -> None:
    """Terminals told where their vehicles are."""
    positions.note_positions(tx, event.positions)


TASKS = {
    "grant-elder-rides": cards.grant_elder_rides,
    "stop-ride-card": cards.stop_ride_card,
    "cancel-driving-licence": cards.cancel_driving_licence,
}
UNDOS = {
    "grant-elder-rides": cards.cancel_elder_rides,
    "stop-ride-card": cards.restore_ride_card,
    "cancel-driving-licence": cards.restore_driving_licence,
}
AHEAD = reading_ahead(
    ("grant-elder-rides", "residentId", cards.BY_RESIDENT),
    ("stop-ride-card", "residentId", cards.BY_RESIDENT),
    ("cancel-driving-licence", "residentId", cards.LICENCES),
)
REACTIONS = Reactions(
    {
        ItemAssigned: answering(TASKS, UNDOS, ItemAnswered),
        safety.GreenWayAsked: ask_for_green_way,
        safety.GreenWayEnded: end_green_way,
        safety.UnitArrived: unit_arrived,
        safety.IncidentClosed: incident_closed,
        PositionsReported: note_positions,
    },
    {ItemAssigned: AHEAD},
    repeatable=frozenset({PositionsReported}),
)

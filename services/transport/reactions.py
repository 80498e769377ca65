"""What transport does when safety needs a green way, and when positions come in."""

from __future__ import annotations

from datetime import UTC
from typing import TYPE_CHECKING

from civic.safety.v1 import events_pb2 as safety
from civic.transport.positions.v1.events_pb2 import PositionsReported

from chassis.inbox import Reactions
from services.transport.actions import green_ways, positions

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


REACTIONS = Reactions(
    {
        safety.GreenWayAsked: ask_for_green_way,
        safety.GreenWayEnded: end_green_way,
        safety.UnitArrived: unit_arrived,
        safety.IncidentClosed: incident_closed,
        PositionsReported: note_positions,
    },
    repeatable=frozenset({PositionsReported}),
)

"""Protobuf in, action, protobuf out, by subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services.transport.rpc import cards, congestion, green_ways, incidents, parking, realtime, travel, vehicles

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx

RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    **cards.RPCS,
    **congestion.RPCS,
    **green_ways.RPCS,
    **incidents.RPCS,
    **parking.RPCS,
    **realtime.RPCS,
    **travel.RPCS,
    **vehicles.RPCS,
}

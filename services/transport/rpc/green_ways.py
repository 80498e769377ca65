"""Green ways."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb

from services.transport.actions import green_ways
from services.transport.network import network

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.transport.models import CrossingHold


def get_green_way(tx: Tx, request: pb.GetGreenWayRequest) -> pb.GreenWay:
    """See the proto."""
    return _green_way(tx, request.green_way_id)


def release_green_way(tx: Tx, request: pb.ReleaseGreenWayRequest) -> pb.GreenWay:
    """See the proto."""
    green_ways.release_green_way(tx, request.green_way_id)
    tx.session.flush()
    return _green_way(tx, request.green_way_id)


def list_held_crossings(tx: Tx, _: pb.ListHeldCrossingsRequest) -> pb.ListHeldCrossingsResponse:
    """See the proto."""
    return pb.ListHeldCrossingsResponse(crossings=[_hold(hold) for hold in green_ways.held_crossings(tx)])


def _green_way(tx: Tx, green_way_id: str) -> pb.GreenWay:
    way, holds = green_ways.read_green_way(tx, green_way_id)
    status, why = green_ways.status_at(way, tx.now)
    return pb.GreenWay(
        green_way_id=way.id,
        incident_id=way.incident_id,
        unit_id=way.unit_id,
        county=way.county,
        status=status,
        why=why,
        until=way.until.isoformat(),
        travel_seconds=way.travel_seconds,
        crossings=[_hold(hold) for hold in holds],
    )


def _hold(hold: CrossingHold) -> pb.HeldCrossing:
    crossing = network().crossings[network().index[hold.crossing_id]]
    return pb.HeldCrossing(
        crossing_id=hold.crossing_id,
        name=crossing.name,
        lat=crossing.lat,
        lon=crossing.lon,
        phase=hold.phase,
        since=hold.since.isoformat(),
        until=(hold.released_at or hold.until).isoformat(),
        green_way_id=hold.green_way_id,
    )


RPCS = {
    "GetGreenWay": get_green_way,
    "ReleaseGreenWay": release_green_way,
    "ListHeldCrossings": list_held_crossings,
}

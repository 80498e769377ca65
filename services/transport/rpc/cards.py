"""Ride cards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb

from services.transport.actions import cards

if TYPE_CHECKING:
    from chassis.edge import Tx


def get_ride_card(tx: Tx, request: pb.GetRideCardRequest) -> pb.RideCard:
    """See the proto."""
    card = cards.read_ride_card(tx, request.card_no)
    return pb.RideCard(
        card_no=card.no,
        resident_id=card.resident_id,
        kind=card.kind,
        issued_on=card.issued_on.isoformat(),
        ended_on=card.ended_on.isoformat() if card.ended_on else "",
    )


RPCS = {"GetRideCard": get_ride_card}

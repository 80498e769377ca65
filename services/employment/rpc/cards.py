"""Social-security cards."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.employment.v1 import employment_pb2 as pb

from services.employment.actions import cards as actions

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.employment.models import Card


def get_social_security_card(tx: Tx, request: pb.GetSocialSecurityCardRequest) -> pb.SocialSecurityCard:
    """See the proto."""
    return _card(actions.read_social_security_card(tx, request.card_no))


def activate_social_security_card(tx: Tx, request: pb.ActivateSocialSecurityCardRequest) -> pb.SocialSecurityCard:
    """See the proto."""
    return _card(actions.activate_social_security_card(tx, request.card_no))


def _card(card: Card) -> pb.SocialSecurityCard:
    status = pb.SocialSecurityCard.ACTIVE if card.activated_on else pb.SocialSecurityCard.ORDERED
    return pb.SocialSecurityCard(
        card_no=card.no,
        resident_id=card.resident_id,
        bank=card.bank,
        status=pb.SocialSecurityCard.CANCELLED if card.cancelled_on else status,
        issued_on=card.ordered_on.isoformat(),
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "GetSocialSecurityCard": get_social_security_card,
    "ActivateSocialSecurityCard": activate_social_security_card,
}

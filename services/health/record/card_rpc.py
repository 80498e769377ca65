"""Virtual health cards: protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2 as pb
from google.api import httpbody_pb2

from city.days import CHINA
from services.health.record import cards

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx


def issue_card_token(tx: Tx, request: pb.IssueCardTokenRequest) -> pb.CardToken:
    """See the proto."""
    card, token, until = cards.issue_code(tx, request.resident_id)
    return pb.CardToken(card_no=card.no, token=token, expires_at=until.astimezone(CHINA).isoformat())


def draw_card_token(tx: Tx, request: pb.DrawCardTokenRequest) -> httpbody_pb2.HttpBody:
    """See the proto."""
    kind, picture = cards.draw_code(tx, request.resident_id, request.form or "svg")
    return httpbody_pb2.HttpBody(content_type=kind, data=picture)


def revoke_card(tx: Tx, request: pb.RevokeCardRequest) -> pb.HealthCard:
    """See the proto."""
    card = cards.revoke_card(tx, request.resident_id)
    return pb.HealthCard(
        card_no=card.no,
        resident_id=card.resident_id,
        issued_at=card.issued_at.astimezone(CHINA).isoformat(),
        revoked_at=card.revoked_at.astimezone(CHINA).isoformat() if card.revoked_at else "",
    )


def verify_card(tx: Tx, request: pb.VerifyCardRequest) -> pb.VerifyCardResponse:
    """See the proto."""
    problem, card, agent = cards.verify_code(tx, request.token)
    if card is None:
        return pb.VerifyCardResponse(problem=problem)
    return pb.VerifyCardResponse(valid=True, card_no=card.no, resident_id=card.resident_id, shown_by=agent)


def get_card_key(tx: Tx, _: pb.GetCardKeyRequest) -> pb.CardKey:
    """See the proto."""
    pem, raw = cards.public_key(tx)
    return pb.CardKey(kid=tx.keyring.key_id, alg="EdDSA", x=raw, pem=pem, typ=cards.TYPE, leeway_seconds=cards.LEEWAY)


CARD_RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "IssueCardToken": issue_card_token,
    "DrawCardToken": draw_card_token,
    "RevokeCard": revoke_card,
    "VerifyCard": verify_card,
    "GetCardKey": get_card_key,
}

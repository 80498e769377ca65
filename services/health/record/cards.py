"""Virtual health cards (电子健康卡): a code that holds for minutes, is checked with or without us, and serves once.

The code is a compact JWS (RFC 7515) over Ed25519 (RFC 8037), header `typ` = health-card+jws, `kid` = health
(health.2 once the key was changed), claims `iss` = health, `sub` = the card's number, `jti`, `iat`, `exp` (seconds
since 1970) and `agt` = self, parent or family-agent. It names nobody. Without a connection a reader checks
signature, `typ`, `iss` and times with the public key (`/v1/health/cards/key`) and remembers each `jti` until its
`exp`; who it is, only we tell.
"""

from __future__ import annotations

import base64
import io
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import jwt
from civic.health.v1 import events_pb2 as events
from cryptography.hazmat.primitives import serialization
from sqlalchemy import delete
from sqlmodel import col, select

from chassis import keys
from chassis.errors import InvalidInput, NotAllowed, NotFound, NotSignedIn
from chassis.events import new_id
from chassis.serials import draw
from city.days import china_day
from services.health.law import law
from services.health.record import access, rules
from services.health.record.models import CardUse, HealthCard

if TYPE_CHECKING:
    from datetime import datetime

    from jwt.types import Options

    from chassis.edge import Tx

TYPE = "health-card+jws"
FORGED, EXPIRED, NOT_YET, REVOKED, REPLAYED = "FORGED", "EXPIRED", "NOT_YET", "REVOKED", "REPLAYED"
# Clocks of phones, readers and ours may differ by so much, seconds.
LEEWAY = 30
_SHOWN = "出示电子健康卡 a health card was shown"
# Pixels of a module, and modules of quiet zone around (ISO/IEC 18004 asks for four).
_SCALE, _BORDER = 8, 4
MEDIA_TYPES = {"svg": "image/svg+xml", "png": "image/png"}


def issue_code(tx: Tx, resident_id: str) -> tuple[HealthCard, str, datetime]:
    """A fresh code of the person's card, and when it runs out; the first time the card itself is made.

    Of two requests at once one makes the card and the other finds it. Raises NotFound for who may not act for them.
    """
    agent = _agent(tx, resident_id)
    card = standing(tx, resident_id)
    if card is None:
        card = HealthCard(no=draw("H", 14), resident_id=resident_id, issued_at=tx.now)
        tx.session.add(card)
        tx.session.flush()
        tx.emit(resident_id, events.HealthCardIssued(card_no=card.no, resident_id=resident_id))
    return card, *_code(tx, card, agent)


def draw_code(tx: Tx, resident_id: str, form: str) -> tuple[str, bytes]:
    """A fresh code as a picture: media type and bytes. Raises NotFound (also without a card), InvalidInput."""
    if form not in MEDIA_TYPES:
        raise InvalidInput("health.picture", "格式应为 svg 或 png", "the form must be svg or png")
    agent = _agent(tx, resident_id)
    card = standing(tx, resident_id)
    if card is None:
        raise _no_card()
    code, _ = _code(tx, card, agent)
    import segno  # noqa: PLC0415 - only who draws needs it

    out = io.BytesIO()
    segno.make(code, error="m", micro=False).save(out, kind=form, scale=_SCALE, border=_BORDER)
    return MEDIA_TYPES[form], out.getvalue()


def revoke_card(tx: Tx, resident_id: str) -> HealthCard:
    """Revokes the card that stands: codes shown from now on are refused. The next code makes a new card.

    Raises NotFound.
    """
    _agent(tx, resident_id)
    card = revoke(tx, resident_id)
    if card is None:
        raise _no_card()
    return card


def revoke(tx: Tx, resident_id: str) -> HealthCard | None:
    """The same without asking who acts: for the certificate of a death."""
    card = standing(tx, resident_id)
    if card is not None:
        card.revoked_at = tx.now
        tx.emit(resident_id, events.HealthCardRevoked(card_no=card.no, resident_id=resident_id))
    return card


def verify_code(tx: Tx, code: str) -> tuple[str, HealthCard | None, str]:
    """Why a code does not hold (empty: it does), its card, and who showed it. It serves once.

    The person is told of it in the list of reads. Raises NotAllowed; Unavailable if it cannot be logged.
    """
    if tx.actor.department != "health":
        raise NotAllowed("health.not-a-clinic", "只有医疗卫生机构可以验卡", "only health's own staff check cards")
    claims, problem = _opened(tx, code.strip())
    if problem:
        return problem, None, ""
    # Locked, so that a revocation at this moment comes before or after, and not in between.
    card = tx.session.exec(select(HealthCard).where(col(HealthCard.no) == claims["sub"]).with_for_update()).first()
    if card is None or card.revoked_at is not None:
        return REVOKED, None, ""
    if tx.session.get(CardUse, claims["jti"]) is not None:
        return REPLAYED, None, ""
    # The key is unique: of two readers at once the second is undone, tries again and finds it used.
    until = tx.now + timedelta(seconds=claims["exp"] - int(tx.now.timestamp()) + LEEWAY)
    tx.session.add(CardUse(id=claims["jti"], used_at=tx.now, until=until))
    tx.session.flush()
    access.enter_reads(tx, [card.resident_id], "health-card", purpose=_SHOWN)
    return "", card, str(claims["agt"])


def public_key(tx: Tx) -> tuple[str, str]:
    """The public key as PEM, and its raw 32 bytes in base64url as a JWK has them."""
    key = tx.keyring.public(tx.keyring.key_id).key
    pem = key.public_bytes(serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo)
    raw = key.public_bytes(serialization.Encoding.Raw, serialization.PublicFormat.Raw)
    return pem.decode(), base64.urlsafe_b64encode(raw).rstrip(b"=").decode()


def forget_uses(tx: Tx) -> None:
    """What has run out is refused for that and need not be remembered."""
    tx.session.connection().execute(delete(CardUse).where(col(CardUse.until) < tx.now))


def standing(tx: Tx, resident_id: str) -> HealthCard | None:
    """The person's card."""
    mine = (col(HealthCard.resident_id) == resident_id, col(HealthCard.revoked_at).is_(None))
    return tx.session.exec(select(HealthCard).where(*mine)).first()


def _agent(tx: Tx, resident_id: str) -> str:
    """What the actor is to the card's holder. Raises NotFound."""
    within = access.reach(tx, [resident_id])
    if within.masks.get(resident_id, 0) & rules.CARD:
        return {"own": "self"}.get(within.grounds[resident_id], within.grounds[resident_id])
    raise _no_card()


def _code(tx: Tx, card: HealthCard, agent: str) -> tuple[str, datetime]:
    until = tx.now + timedelta(seconds=law().at("health-card-seconds", china_day(tx.now)).value)
    claims: dict[str, Any] = {
        "iss": tx.service,
        "sub": card.no,
        "jti": new_id(),
        "iat": int(tx.now.timestamp()),
        "exp": int(until.timestamp()),
        "agt": agent,
    }
    return jwt.encode(
        claims, tx.keyring.private, algorithm="EdDSA", headers={"kid": tx.keyring.key_id, "typ": TYPE}
    ), until


def _opened(tx: Tx, code: str) -> tuple[dict[str, Any], str]:
    # Only the signature is left to the library: the moment that counts is the transaction's.
    only: Options = {"verify_exp": False, "verify_iat": False, "verify_sub": False, "verify_aud": False}
    try:
        header = jwt.get_unverified_header(code)
        signer = str(header.get("kid", ""))
        if keys.name_of(signer) != tx.service or not (public := tx.keyring.public(signer)).good(tx.now):
            return {}, FORGED
        claims = jwt.decode(code, public.key, algorithms=["EdDSA"], options=only)
    except (jwt.PyJWTError, ValueError, NotSignedIn):
        return {}, FORGED
    whole = all(isinstance(claims.get(name), str) for name in ("sub", "jti", "agt"))
    timed = all(isinstance(claims.get(name), int) for name in ("iat", "exp"))
    if header.get("typ") != TYPE or claims.get("iss") != tx.service or not whole or not timed:
        return {}, FORGED
    now = tx.now.timestamp()
    if claims["exp"] + LEEWAY <= now:
        return claims, EXPIRED
    return claims, NOT_YET if claims["iat"] - LEEWAY > now else ""


def _no_card() -> NotFound:
    return NotFound("health.no-card", "没有这张电子健康卡", "no such health card")

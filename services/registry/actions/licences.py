"""Electronic licences (电子证照): signing, listing, checking, revoking."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import jwt
from sqlmodel import col, select

from chassis.ahead import Lookup, enter
from chassis.errors import InvalidInput, NotSignedIn
from chassis.events import new_id
from chassis.keys import name_of
from services.registry import rules
from services.registry.models import REGISTER_PAGE, RESIDENCE_PERMIT, Licence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from jwt.types import Options

    from chassis.edge import Tx

TITLES = {
    REGISTER_PAGE: "居民户口簿（常住人口登记卡）",
    RESIDENCE_PERMIT: "浙江省居住证",
}
# Says in the signed header what a document is, so that neither it nor a token of the same key passes for the other.
_TYPE = "civic-licence+jws"
_FORGED, _REVOKED, _EXPIRED, _UNKNOWN = "FORGED", "REVOKED", "EXPIRED", "UNKNOWN"


BY_RESIDENT = Lookup(Licence, "resident_id")


def issue_licence(
    tx: Tx,
    kind: str,
    resident_id: str,
    statement: Mapping[str, str],
    *,
    valid_until: date | None = None,
    title: str = "",
) -> Licence:
    """Signs a statement about a resident (compact JWS, EdDSA, key id = this department) and keeps it."""
    licence_no = new_id()
    claims: dict[str, Any] = {
        "iss": tx.service,
        "jti": licence_no,
        "sub": resident_id,
        "iat": int(tx.now.timestamp()),
        "kind": kind,
        "title": title or TITLES[kind],
        "statement": dict(statement),
    }
    if valid_until:
        claims["validUntil"] = valid_until.isoformat()
    headers = {"kid": tx.keyring.key_id, "typ": _TYPE}
    document = jwt.encode(claims, tx.keyring.private, algorithm="EdDSA", headers=headers)
    return enter(
        tx,
        Licence,
        licence_no=licence_no,
        kind=kind,
        resident_id=resident_id,
        issued_at=tx.now,
        valid_until=valid_until,
        document=document,
        revoked=False,
    )


def revoke_licences(tx: Tx, resident_id: str, kind: str) -> None:
    """What was issued to a resident no longer stands."""
    for licence in BY_RESIDENT.rows(tx, resident_id):
        if licence.kind == kind:
            licence.revoked = True


def list_my_licences(tx: Tx) -> Sequence[Licence]:
    """The signed-in person's licences, newest first, those that were revoked among them."""
    mine = select(Licence).where(Licence.resident_id == tx.actor.subject)
    return tx.session.exec(mine.order_by(col(Licence.issued_at).desc(), col(Licence.licence_no).desc())).all()


def verify_licence(tx: Tx, document: str) -> tuple[str, str]:
    """Kind of a licence, and why it does not stand (empty: it does): FORGED, UNKNOWN, REVOKED or EXPIRED.

    UNKNOWN is what another than this registry issued, or what it signed and does not keep. Nothing is said of the
    holder, and of a document that does not hold not even the kind.

    Raises:
        InvalidInput: `registry.no-document`.
    """
    document = document.strip()
    if not document:
        raise InvalidInput("registry.no-document", "请提供电子证照", "give the licence's document")
    licence_no, problem = _signed_here(tx, document)
    if problem:
        return "", problem
    licence = tx.session.get(Licence, licence_no)
    if licence is None or licence.document != document:
        return "", _UNKNOWN
    expired = licence.valid_until is not None and licence.valid_until < rules.day_in_china(tx.now)
    return licence.kind, _REVOKED if licence.revoked else _EXPIRED if expired else ""


def _signed_here(tx: Tx, document: str) -> tuple[str, str]:
    """Number of a licence whose signature holds, or the problem."""
    try:
        header = jwt.get_unverified_header(document)
        key_id = str(header.get("kid", ""))
        if name_of(key_id) != tx.service:
            return "", _UNKNOWN
        # Only the signature counts: that our clock was a second ahead when it was signed must not make it forged.
        only_signature: Options = {"verify_iat": False, "verify_sub": False, "verify_aud": False}
        # Whether the key was good then is not asked: only what is kept here stands, and nobody else can put it there.
        claims = jwt.decode(document, tx.keyring.public(key_id).key, algorithms=["EdDSA"], options=only_signature)
    except NotSignedIn:
        return "", _UNKNOWN
    except jwt.PyJWTError:
        return "", _FORGED
    return (str(claims.get("jti", "")), "") if header.get("typ") == _TYPE else ("", _FORGED)

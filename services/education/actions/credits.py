"""The credit bank (学分银行): credits entered, converted, exported; double entry, nothing spent twice."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Any

import jwt
from civic.education.v1 import events_pb2 as events
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from city.days import china_day
from services.education.law import law
from services.education.models.credits import Achievement, CreditBalance, CreditLine
from services.education.rules import credits as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_MOST, _ID, _TEXT = 1000, 60, 100


def enter_credits(tx: Tx, learner: str, kind: str, amount: int, told: tuple[str, str, str]) -> None:
    """Credits for an achievement (`told`: its id, title, institution). Raises InvalidInput naming every fault.

    The same achievement again changes nothing; with other content it is a Conflict.
    """
    identity, title, institution = told
    kinds = law().at("credit-kinds", china_day(tx.now)).value
    faults = []
    if kind not in kinds:
        faults.append(Fault("kind", "education.credit-kind", f"{kind}：应为 {kinds}", f"{kind}: one of {kinds}"))
    if not 1 <= amount <= _MOST:
        zh, en = f"{amount}：应为 1 至 {_MOST}", f"{amount}: 1 to {_MOST}"
        faults.append(Fault("credits", "education.credits", zh, en))
    texts = (("learnerId", learner, 40), ("achievementId", identity, _ID), ("title", title, _TEXT))
    for name, text, most in (*texts, ("institution", institution, _TEXT)):
        if not 1 <= len(text) <= most:
            faults.append(Fault(name, "education.text", f"应为 1 至 {most} 个字符", f"1 to {most} characters"))
    if faults:
        raise InvalidInput.of("education.credits", faults)
    said = {"learner_id": learner, "kind": kind, "credits": amount, "title": title, "institution": institution}
    known = tx.session.get(Achievement, identity)
    if known is not None:
        if any(getattr(known, name) != value for name, value in said.items()):
            raise Conflict("education.achievement-exists", "同一成果编号已登记，内容不同", "entered with other content")
        return
    tx.session.add(Achievement(id=identity, **said, at=tx.now))
    _move(tx, f"enter/{identity}", learner, kind, amount, f"issuer/{institution}")
    tx.emit(learner, events.CreditsEntered(learner_id=learner, kind=kind, credits=amount))


def convert_credits(tx: Tx, learner: str, from_kind: str, to_kind: str, amount: int, conversion: str) -> None:
    """Spends credits of one kind for another. Raises NotFound, InvalidInput, NotPossibleNow if too few are left."""
    _own(tx, learner)
    table = law().at("credit-conversion", china_day(tx.now)).value
    gained = rules.converted(table, from_kind, to_kind, amount) if amount > 0 else None
    faults = []
    if gained is None:
        zh = f"{amount} 个 {from_kind} 学分不能整数转换为 {to_kind}"
        en = f"{amount} credits of {from_kind} do not become whole credits of {to_kind}"
        faults.append(Fault("credits", "education.no-conversion", zh, en))
    if not 1 <= len(conversion) <= 40:  # noqa: PLR2004 - as long as the column
        faults.append(Fault("conversionId", "education.text", "应为 1 至 40 个字符", "1 to 40 characters"))
    if gained is None or faults:
        raise InvalidInput.of("education.conversion", faults)
    transfer = f"convert/{learner[:20]}/{conversion}"
    balance = _held(tx, learner, from_kind)
    mine = tx.session.get(CreditLine, (transfer, f"learner/{learner}", from_kind))
    if mine is not None:
        if mine.credits != -amount or tx.session.get(CreditLine, (transfer, f"learner/{learner}", to_kind)) is None:
            raise Conflict("education.conversion-exists", "同一转换编号，内容不同", "converted with other content")
        return
    if balance is None or balance.credits < amount:
        has = balance.credits if balance else 0
        raise NotPossibleNow("education.too-few-credits", f"余额 {has}，不足 {amount}", f"{has} left, {amount} wanted")
    _move(tx, transfer, learner, from_kind, -amount, "conversion")
    _move(tx, transfer, learner, to_kind, gained, "conversion")


def read_ledger(tx: Tx, learner: str) -> tuple[Sequence[CreditBalance], Sequence[CreditLine]]:
    """Balances and lines. Residents read their own. Raises NotFound."""
    _own(tx, learner)
    balances = tx.session.exec(select(CreditBalance).where(col(CreditBalance.learner_id) == learner)).all()
    query = select(CreditLine).where(col(CreditLine.learner_id) == learner)
    lines = tx.session.exec(query.order_by(col(CreditLine.at), col(CreditLine.transfer_id))).all()
    return sorted(balances, key=lambda one: one.kind), lines


def badge(tx: Tx, learner: str, identity: str) -> tuple[str, dict[str, Any]]:
    """An achievement as Open Badge 3.0: a JWT with its key in header and issuer (did:key), and the same as JSON."""
    _own(tx, learner)
    found = tx.session.get(Achievement, identity)
    if found is None or found.learner_id != learner:
        raise NotFound("education.no-such-achievement", "没有这项成果", "no such achievement")
    raw = tx.keyring.private.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    issuer = rules.did_key(raw)
    at = found.at.replace(microsecond=0).isoformat().replace("+00:00", "Z")
    url = f"{tx.public_url or 'urn:civic:'}/v1/education/credits/{learner}/badges/{identity}"
    credential = rules.badge(issuer, url, learner, found.title, found.institution, found.kind, found.credits, at)
    claims = {**credential, "iss": issuer, "jti": url, "sub": credential["credentialSubject"]["id"]}
    claims["nbf"] = int(found.at.timestamp())
    key = {"kty": "OKP", "crv": "Ed25519", "x": base64.urlsafe_b64encode(raw).decode().rstrip("=")}
    return jwt.encode(claims, tx.keyring.private, algorithm="EdDSA", headers={"typ": "JWT", "jwk": key}), credential


def _move(tx: Tx, transfer: str, learner: str, kind: str, amount: int, other: str) -> None:
    balance = _held(tx, learner, kind) or CreditBalance(learner_id=learner, kind=kind, credits=0)
    balance.credits += amount
    tx.session.add(balance)
    for account, change in ((f"learner/{learner}", amount), (other, -amount)):
        line = CreditLine(transfer_id=transfer, account=account, kind=kind, learner_id=learner, credits=change)
        line.at = tx.now
        tx.session.add(line)
    tx.session.flush()


def _held(tx: Tx, learner: str, kind: str) -> CreditBalance | None:
    query = select(CreditBalance).where(col(CreditBalance.learner_id) == learner, col(CreditBalance.kind) == kind)
    return tx.session.exec(query.with_for_update().execution_options(populate_existing=True)).first()


def _own(tx: Tx, learner: str) -> None:
    if tx.actor.role == "resident" and tx.actor.subject != learner:
        raise NotFound("education.no-such-learner", "没有这位学习者", "no such learner")

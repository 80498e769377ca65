"""What people ask of employment: a social-security card (社会保障卡) issued, activated, cancelled, read."""

from __future__ import annotations

from datetime import timedelta, timezone
from typing import TYPE_CHECKING

from civic.employment.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.ahead import Lookup, enter
from chassis.decisions import Answer, Granted, Product, Undone, Work
from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.serials import draw
from services.employment.law import law
from services.employment.models import Card
from services.employment.rules import cards as rules

if TYPE_CHECKING:
    from datetime import date

    from chassis.edge import Tx

CHINA = timezone(timedelta(hours=8))
BY_RESIDENT = Lookup(Card, "resident_id", col(Card.cancelled_on).is_(None))
BY_CASE = Lookup(Card, "case_id", col(Card.cancelled_on).is_(None))


def issue_social_security_card(tx: Tx, work: Work) -> Answer:
    """Orders a card at the bank chosen. A case that already has its card is answered with it."""
    try:
        resident_id, bank = work.inputs["residentId"], work.inputs["cardBank"]
    except KeyError as error:
        zh, en = "事项的输入不完整", f"the inputs of the item: missing {error}"
        raise InvalidInput("employment.unreadable-inputs", zh, en) from error
    valid = [card for card in BY_RESIDENT.rows(tx, resident_id) if card.cancelled_on is None]
    if valid and valid[0].case_id == work.case_id:
        return _granted(valid[0])
    against = rules.objection(bank, law(), _today(tx), holds_card=bool(valid))
    if against:
        return against
    card = enter(
        tx,
        Card,
        no=draw("33", 12),
        case_id=work.case_id,
        resident_id=resident_id,
        county=work.county,
        bank=bank,
        ordered_on=_today(tx),
    )
    ids = {"resident_id": resident_id, "card_no": card.no, "case_id": work.case_id}
    tx.emit(resident_id, events.SocialSecurityCardIssued(**ids, county=work.county))
    return _granted(card)


def cancel_social_security_card(tx: Tx, work: Work) -> Undone:
    """Cancels a case's card, ordered or handed over."""
    for card in BY_CASE.rows(tx, work.case_id):
        if card.cancelled_on is None:
            card.cancelled_on = _today(tx)
            ids = {"resident_id": card.resident_id, "card_no": card.no, "case_id": work.case_id}
            tx.emit(card.resident_id, events.SocialSecurityCardCancelled(**ids))
    return Undone()


def activate_social_security_card(tx: Tx, no: str) -> Card:
    """The card was handed over. Twice changes nothing. Raises NotFound, NotAllowed, NotPossibleNow if cancelled."""
    if tx.actor.department != "employment":
        raise NotAllowed("employment.not-our-window", "只有社保卡经办窗口可以启用", "only employment's own staff may")
    # A card may be cancelled at this moment: whoever comes second sees what the first did.
    card = tx.session.exec(select(Card).where(col(Card.no) == no).with_for_update()).first()
    if card is None:
        raise _no_such_card()
    if card.cancelled_on is not None:
        raise NotPossibleNow("employment.card-cancelled", "该卡已注销，不能启用", "the card was cancelled")
    if card.activated_on is None:
        card.activated_on = _today(tx)
        tx.session.add(card)
        activated = events.SocialSecurityCardActivated(resident_id=card.resident_id, card_no=no)
        tx.emit(card.resident_id, activated)
    return card


def read_social_security_card(tx: Tx, no: str) -> Card:
    """A card. Residents read their own, and that of whom the registry lets them read: their children under age.

    Raises NotFound, and Unavailable if the registry had to be asked and did not answer.
    """
    card = tx.session.get(Card, no)
    if card is None:
        raise _no_such_card()
    if tx.actor.role == "resident" and tx.actor.subject != card.resident_id:
        try:
            asked = registry_pb2.GetResidentRequest(resident_id=card.resident_id)
            tx.ask("GetResident", asked, "查看子女的社会保障卡 a child's social-security card")
        except (NotFound, NotAllowed) as error:
            raise _no_such_card() from error
    return card


def _today(tx: Tx) -> date:
    return tx.now.astimezone(CHINA).date()


def _no_such_card() -> NotFound:
    return NotFound("employment.no-such-card", "没有这张社会保障卡", "no such social-security card")


def _granted(card: Card) -> Granted:
    product = Product("social-security-card", card.no, f"/v1/employment/social-security-cards/{card.no}")
    return Granted((product,), {"cardNo": card.no})

"""Ride cards granted and stopped, driving licences cancelled: items of cases, and what undoes them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.transport.v1 import events_pb2 as events
from sqlmodel import col

from chassis.ahead import Lookup, enter
from chassis.decisions import Answer, Granted, Product, Reason, Refused, Undone, Work
from chassis.errors import InvalidInput, NotFound
from chassis.serials import draw
from city.days import china_day
from services.transport.models import DrivingLicence, RideCard

if TYPE_CHECKING:
    from chassis.edge import Tx

BY_RESIDENT = Lookup(RideCard, "resident_id", col(RideCard.ended_on).is_(None))
BY_CASE = Lookup(RideCard, "case_id", col(RideCard.ended_on).is_(None))
ENDED_BY = Lookup(RideCard, "ended_by")
LICENCES = Lookup(DrivingLicence, "resident_id")
CANCELLED_BY = Lookup(DrivingLicence, "cancelled_by")
RIDES_LAW = "《浙江省社会养老服务促进条例》；《中华人民共和国老年人权益保障法》第五十八条"
LICENCE_LAW = "《机动车驾驶证申领和使用规定》（公安部令第162号）第七十九条"


def grant_elder_rides(tx: Tx, work: Work) -> Answer:
    """Issues a ride card to somebody who retires. A case that has its card is answered with it."""
    resident_id = _resident(work)
    standing = [card for card in BY_RESIDENT.rows(tx, resident_id) if card.ended_on is None]
    if standing and standing[0].case_id == work.case_id:
        return _granted(standing[0])
    if standing:
        zh, en = "该居民已持有有效的公交优待卡，每人一张", "this resident holds a valid ride card; one card each"
        return Refused((Reason("transport.already-has-card", zh, en, RIDES_LAW),))
    card = enter(
        tx,
        RideCard,
        no=draw("RC", 12),
        resident_id=resident_id,
        case_id=work.case_id,
        county=work.county,
        kind="ELDER",
        issued_on=china_day(tx.now),
        ended_by="",
    )
    tx.emit(resident_id, events.RideCardIssued(card_no=card.no, resident_id=resident_id, county=work.county))
    return _granted(card)


def cancel_elder_rides(tx: Tx, work: Work) -> Undone:
    """Undoes a case's card."""
    for card in BY_CASE.rows(tx, work.case_id):
        _stop(tx, card, work.case_id)
    return Undone()


def stop_ride_card(tx: Tx, work: Work) -> Answer:
    """Nobody rides on a dead person's card. Without a card there is nothing to stop, which is no refusal."""
    stopped = [card for card in BY_RESIDENT.rows(tx, _resident(work)) if card.ended_on is None]
    for card in stopped:
        _stop(tx, card, work.case_id)
    stopped = stopped or [card for card in ENDED_BY.rows(tx, work.case_id) if card.case_id != work.case_id]
    products = tuple(_product(card) for card in stopped)
    zh, en = "没有公交优待卡，无需停用", "no ride card: nothing to stop"
    reasons = () if stopped else (Reason("transport.no-ride-card", zh, en, RIDES_LAW),)
    # A ride costs the city nothing that could be asked back.
    return Granted(products, {"ridesStopped": len(stopped), "overpaidFen": 0}, reasons)


def restore_ride_card(tx: Tx, work: Work) -> Undone:
    """The death was recorded in error: the card stands again, unless another was issued meanwhile."""
    for card in ENDED_BY.rows(tx, work.case_id):
        others = [one for one in BY_RESIDENT.rows(tx, card.resident_id) if one.ended_on is None]
        if card.ended_on is not None and card.case_id != work.case_id and not others:
            card.ended_on, card.ended_by = None, ""
            issued = events.RideCardIssued(card_no=card.no, resident_id=card.resident_id, county=card.county)
            tx.emit(card.resident_id, issued)
    return Undone()


def cancel_driving_licence(tx: Tx, work: Work) -> Answer:
    """Cancels the licences of a dead person; none is no refusal."""
    mine = LICENCES.rows(tx, _resident(work))
    for licence in mine:
        if licence.cancelled_on is None:
            licence.cancelled_on, licence.cancelled_by = china_day(tx.now), work.case_id
    done = [licence for licence in mine if licence.cancelled_by == work.case_id]
    zh, en = "没有机动车驾驶证，无需注销", "no driving licence: nothing to cancel"
    reasons = () if done else (Reason("transport.no-driving-licence", zh, en, LICENCE_LAW),)
    return Granted((), {"licenceCancelled": len(done)}, reasons)


def restore_driving_licence(tx: Tx, work: Work) -> Undone:
    """The death was recorded in error."""
    for licence in CANCELLED_BY.rows(tx, work.case_id):
        licence.cancelled_on, licence.cancelled_by = None, ""
    return Undone()


def read_ride_card(tx: Tx, no: str) -> RideCard:
    """A card; residents read their own. Raises NotFound."""
    card = tx.session.get(RideCard, no)
    if card is None or (tx.actor.role == "resident" and tx.actor.subject != card.resident_id):
        raise NotFound("transport.no-such-ride-card", "没有这张公交优待卡", "no such ride card")
    return card


def _stop(tx: Tx, card: RideCard, case_id: str) -> None:
    if card.ended_on is None:
        card.ended_on, card.ended_by = china_day(tx.now), case_id
        tx.emit(card.resident_id, events.RideCardStopped(card_no=card.no, resident_id=card.resident_id))


def _resident(work: Work) -> str:
    resident_id = work.inputs.get("residentId")
    if not isinstance(resident_id, str) or not resident_id:
        zh, en = "事项的输入不完整：缺少 residentId", "the inputs of the item: missing residentId"
        raise InvalidInput("transport.unreadable-inputs", zh, en)
    return resident_id


def _product(card: RideCard) -> Product:
    return Product("ride-card", card.no, f"/v1/transport/ride-cards/{card.no}")


def _granted(card: RideCard) -> Granted:
    return Granted((_product(card),), {"rideCardNo": card.no})

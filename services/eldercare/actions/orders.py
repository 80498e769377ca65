"""The six helps (六助): order, dispatch, serve, confirm, rate, settle; booked double, for volunteers in hours."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from civic.eldercare.v1 import events_pb2 as events
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city.days import CHINA, china_day
from services.eldercare.actions import ledger
from services.eldercare.actions.elders import elder_of, own_or_staff
from services.eldercare.actions.meals import person_of
from services.eldercare.actions.providers import our_staff, provider_of, stars_of
from services.eldercare.actions.reads import log_reads
from services.eldercare.actions.visits import home_of
from services.eldercare.law import law
from services.eldercare.models import Elder, HelpOrder, Provider, Visit
from services.eldercare.rules import care
from services.eldercare.rules import helps as rules

if TYPE_CHECKING:
    from chassis.decisions import Reason
    from chassis.edge import Tx

_AHEAD, _MINUTES, _LONGEST, _AT_ONCE = timedelta(days=60), 60, 500, 100


def order_help(  # noqa: PLR0913 - one parameter a field of the form
    tx: Tx, resident_id: str, what: str, at: datetime | None, minutes: int, note: str, *, by_volunteers: bool
) -> HelpOrder:
    """Orders help; the price is that of today. Raises NotFound, InvalidInput naming every fault, Unavailable."""
    resident_id = resident_id or (tx.actor.subject if tx.actor.role == "resident" else "")
    if not own_or_staff(tx, resident_id):
        raise NotFound("eldercare.no-such-elder", "没有这位居民", "no such resident")
    minutes = minutes or _MINUTES
    faults = rules.order_faults(what, at, minutes, note, tx.now, _AHEAD)
    if faults or at is None:
        raise InvalidInput.of("eldercare.order", faults)
    elder = elder_of(tx, resident_id)
    price = _price(tx, elder, what, minutes, by_volunteers=by_volunteers)
    order = HelpOrder(
        id=new_id(),
        resident_id=resident_id,
        county=elder.county,
        help=what,
        at=at,
        minutes=minutes,
        by_volunteers=by_volunteers,
        note=note,
        price_fen=price.price_fen,
        subsidy_fen=price.subsidy_fen,
    )
    tx.session.add(order)
    log_reads(tx, [resident_id], "order", "六助服务 the six helps")
    return order


def dispatch_help(tx: Tx, order_id: str, provider_id: str, carer_id: str) -> HelpOrder:
    """Gives an order to a provider. Raises NotFound, NotPossibleNow, InvalidInput."""
    order = _for_change(tx, order_id)
    if order.state != rules.ORDERED:
        raise NotPossibleNow(
            "eldercare.order-dispatched", "订单已派出或已结束", "the order was dispatched or has ended"
        )
    if not 0 < len(carer_id) <= care.LONGEST_ID:
        told = "请指定服务人员", f"name who goes, at most {care.LONGEST_ID} characters"
        raise InvalidInput.of("eldercare.dispatch", [Fault("carerId", "eldercare.carer", *told)])
    elder = elder_of(tx, order.resident_id)
    home = home_of(tx, elder)
    chosen = provider_id or rules.nearest_able(home, _candidates(tx, order))
    if chosen is None:
        zh, en = "当日没有可派的服务商", "no provider can do it that day"
        raise NotPossibleNow("eldercare.no-provider", zh, en)
    # Of two that take the last order of a provider's day one waits here and then counts the other's.
    provider = provider_of(tx, chosen, lock=True)
    able = order.help in provider.helps and provider.volunteers == order.by_volunteers and not provider.suspended
    if not able or _orders_that_day(tx, order, provider.id) >= provider.orders_a_day:
        zh, en = "该服务商不能承接此单，或当日已满", "this provider does not do it, or is full that day"
        raise NotPossibleNow("eldercare.provider-unable", zh, en)
    lat, lon = home
    visit = Visit(
        id=new_id(),
        belongs_to=order.id,
        resident_id=order.resident_id,
        carer_id=carer_id,
        county=elder.county,
        town=elder.town,
        lat=lat,
        lon=lon,
        service=order.help,
        planned_at=order.at,
        minutes=order.minutes,
    )
    order.provider_id, order.visit_id, order.state = provider.id, visit.id, rules.DISPATCHED
    tx.session.add_all((visit, order))
    return order


def cancel_help(tx: Tx, order_id: str) -> HelpOrder:
    """Before anybody has come. Twice changes nothing. Raises NotFound, NotPossibleNow."""
    order = _for_change(tx, order_id)
    if order.state == rules.CANCELLED:
        return order
    visit = tx.session.get(Visit, order.visit_id, with_for_update=True) if order.visit_id else None
    come = visit is not None and visit.state in (care.CHECKED_IN, care.ENDED)
    if order.state not in (rules.ORDERED, rules.DISPATCHED) or come:
        raise NotPossibleNow(
            "eldercare.order-served", "服务已经开始，不能取消", "somebody has come: it cannot be cancelled"
        )
    if visit is not None:
        visit.state = care.CANCELLED
        tx.session.add(visit)
    order.state = rules.CANCELLED
    tx.session.add(order)
    return order


def confirm_help(tx: Tx, order_id: str, complaint: str, *, done: bool) -> HelpOrder:
    """Confirms or disputes. Confirming twice books once. Raises NotFound, NotPossibleNow, InvalidInput."""
    order = _for_change(tx, order_id)
    if done and order.state in (rules.CONFIRMED, rules.SETTLED):
        return order
    if order.state not in (rules.SERVED, rules.DISPUTED):
        raise NotPossibleNow("eldercare.not-served", "服务尚未完成", "it was not done yet")
    if not done:
        if not 0 < len(complaint.strip()) <= _LONGEST:
            told = f"请说明问题，最多 {_LONGEST} 字", f"say what is wrong, at most {_LONGEST} characters"
            raise InvalidInput.of("eldercare.confirm", [Fault("complaint", "eldercare.complaint", *told)])
        order.state, order.complaint = rules.DISPUTED, complaint.strip()
        tx.session.add(order)
        return order
    _confirm(tx, order)
    return order


def rate_help(tx: Tx, order_id: str, stars: int, comment: str) -> HelpOrder:
    """Rates once. Raises NotFound, NotPossibleNow, InvalidInput naming every fault."""
    order = _for_change(tx, order_id)
    faults = []
    if not 1 <= stars <= rules.MOST_STARS:
        faults.append(Fault("stars", "eldercare.stars", "1 至 5 星", "1 to 5"))
    if len(comment) > _LONGEST:
        told = f"最多 {_LONGEST} 字", f"at most {_LONGEST} characters"
        faults.append(Fault("comment", "eldercare.comment", *told))
    if faults:
        raise InvalidInput.of("eldercare.rating", faults)
    if order.state not in (rules.CONFIRMED, rules.SETTLED) or order.stars or order.provider_id is None:
        raise NotPossibleNow(
            "eldercare.not-to-be-rated", "确认后方可评价，且只能评价一次", "once, after it was confirmed"
        )
    provider = provider_of(tx, order.provider_id, lock=True)
    order.stars, order.comment = stars, comment
    provider.ratings, provider.stars_sum = provider.ratings + 1, provider.stars_sum + stars
    tx.session.add_all((order, provider))
    return order


def settle_help(tx: Tx, provider_id: str) -> tuple[str, int, int]:
    """Pays everything confirmed to a provider, once: the settlement's id, how many orders, and their sum in fen.

    Raises NotAllowed, NotFound.
    """
    our_staff(tx)
    provider_of(tx, provider_id, lock=True)
    owed = select(HelpOrder).where(HelpOrder.provider_id == provider_id, HelpOrder.state == rules.CONFIRMED)
    orders = tx.session.exec(owed.with_for_update()).all()
    if not orders:
        return "", 0, 0
    settlement, total = new_id(), sum(order.price_fen for order in orders)
    for order in orders:
        order.state, order.settlement_id = rules.SETTLED, settlement
        tx.session.add(order)
    ledger.book(tx, f"settle:{settlement}", rules.settled(provider_id, total))
    return settlement, len(orders), total


def confirm_what_nobody_disputed(tx: Tx) -> bool:
    """Job: who says nothing for some days is content. True if there may be more."""
    days = law().at("help-confirmed-after", china_day(tx.now)).value
    old = select(HelpOrder).where(
        HelpOrder.state == rules.SERVED, col(HelpOrder.served_at) < tx.now - timedelta(days=days)
    )
    found = tx.session.exec(old.limit(_AT_ONCE).with_for_update(skip_locked=True)).all()
    for order in found:
        _confirm(tx, order)
    return len(found) == _AT_ONCE


def read_order(tx: Tx, order_id: str) -> HelpOrder:
    """An order, its read logged. Raises NotFound."""
    order = tx.session.get(HelpOrder, order_id)
    if order is None or not own_or_staff(tx, order.resident_id):
        raise _no_such_order()
    log_reads(tx, [order.resident_id], "order")
    return order


def price_reasons(tx: Tx, order: HelpOrder) -> tuple[Reason, ...]:
    """Why it costs what it costs, as the tables read today."""
    elder = tx.session.get(Elder, order.resident_id)
    if elder is None:
        return ()
    return _price(tx, elder, order.help, order.minutes, by_volunteers=order.by_volunteers).reasons


def _price(tx: Tx, elder: Elder, what: str, minutes: int, *, by_volunteers: bool) -> rules.Price:
    person, day = person_of(tx, elder), china_day(tx.now)
    return rules.price(law(), what, minutes, person, day, by_volunteers=by_volunteers)


def _confirm(tx: Tx, order: HelpOrder) -> None:
    order.state = rules.CONFIRMED
    tx.session.add(order)
    if order.provider_id is None:
        return
    if order.by_volunteers:
        visit = tx.session.get(Visit, order.visit_id) if order.visit_id else None
        if visit is not None and visit.checked_in_at and visit.ended_at:
            stayed = round((visit.ended_at - visit.checked_in_at).total_seconds() / 60)
            given = events.VolunteerHoursConfirmed(order_id=order.id, volunteer_id=visit.carer_id, county=order.county)
            given.beneficiary_id, given.minutes = order.resident_id, min(stayed, order.minutes)
            tx.emit(order.id, given)
        return
    told = (order.resident_id, order.county, order.provider_id, order.price_fen, order.subsidy_fen)
    ledger.book(tx, f"order:{order.id}", rules.served(*told))


def _candidates(tx: Tx, order: HelpOrder) -> list[rules.Candidate]:
    query = select(Provider).where(Provider.county == order.county, ~col(Provider.suspended))
    able = [
        one
        for one in tx.session.exec(query.where(Provider.volunteers == order.by_volunteers))
        if order.help in one.helps
    ]
    return [
        rules.Candidate(
            one.id, (one.lat, one.lon), _orders_that_day(tx, order, one.id), one.orders_a_day, stars_of(tx, one)
        )
        for one in able
    ]


def _orders_that_day(tx: Tx, order: HelpOrder, provider_id: str) -> int:
    begin = datetime.combine(order.at.astimezone(CHINA).date(), datetime.min.time(), CHINA)
    query = select(func.count()).select_from(HelpOrder).where(HelpOrder.provider_id == provider_id)
    query = query.where(HelpOrder.at >= begin, HelpOrder.at < begin + timedelta(days=1))
    return tx.session.exec(query.where(HelpOrder.state != rules.CANCELLED)).one()


def _for_change(tx: Tx, order_id: str) -> HelpOrder:
    order = tx.session.get(HelpOrder, order_id, with_for_update=True)
    if order is None or not own_or_staff(tx, order.resident_id):
        raise _no_such_order()
    log_reads(tx, [order.resident_id], "order", "六助服务 the six helps")
    return order


def _no_such_order() -> NotFound:
    return NotFound("eldercare.no-such-order", "没有这个订单", "no such order")

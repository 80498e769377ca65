"""The time bank (时间银行): double-entry minutes whose sum is always zero; they expire, and go to relatives."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from civic.assistance.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import add_months, china_day
from services.assistance.law import law
from services.assistance.models import TimeEntry, TimeLot

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.edge import Tx

POOL = "pool"
_A_ROUND = 500
_MONTHS = 12


@dataclass(frozen=True)
class Account:
    """A person's minutes: what is left, and the next to expire."""

    balance: int
    entries: Sequence[TimeEntry]
    next_expiry: date | None


def earn(tx: Tx, order: str, volunteer: str, minutes: int) -> None:
    """Enters confirmed hours, once an order however often it is told."""
    if minutes <= 0 or not volunteer or tx.session.get(TimeEntry, (order, volunteer)) is not None:
        return
    years = int(law().at("time-bank-years", china_day(tx.now)).value)
    _post(tx, order, POOL, volunteer, minutes, "EARNED")
    expires = add_months(china_day(tx.now), _MONTHS * years)
    lot = {"minutes": minutes, "left_minutes": minutes, "expires_on": expires}
    tx.session.add(TimeLot(id=f"{order}/{volunteer}", account_id=volunteer, **lot))


def transfer(tx: Tx, to: str, minutes: int) -> Account:
    """Gives minutes to a relative: somebody of the own household. The oldest go first and keep their day of expiry.

    Raises InvalidInput, NotFound for who is no relative, NotPossibleNow if there are not so many.
    """
    giver = tx.actor.subject
    faults = []
    if minutes <= 0:
        faults.append(Fault("minutes", "assistance.minutes", "应大于零", "more than none"))
    if not to or to == giver:
        faults.append(Fault("toResidentId", "assistance.to", "请选择亲属", "name a relative"))
    if faults:
        raise InvalidInput.of("assistance.transfer", faults)
    why = "时间银行转赠亲属 transfer of minutes to a relative"
    me = tx.ask("GetResident", registry_pb2.GetResidentRequest(resident_id=giver), why)
    home = tx.ask("GetHousehold", registry_pb2.GetHouseholdRequest(household_id=me.household_id), why)
    if to not in {one.resident_id for one in home.members}:
        raise NotFound("assistance.no-relative", "只能转赠给同户亲属", "only to relatives of the own household")
    today = china_day(tx.now)
    query = select(TimeLot).where(TimeLot.account_id == giver, TimeLot.left_minutes > 0, TimeLot.expires_on > today)
    lots = tx.session.exec(query.order_by(col(TimeLot.expires_on), col(TimeLot.id)).with_for_update()).all()
    if sum(one.left_minutes for one in lots) < minutes:
        raise NotPossibleNow("assistance.not-enough-minutes", "可用时间不足", "there are not so many minutes")
    posting, left = draw("TB", 14), minutes
    for lot in lots:
        part = min(left, lot.left_minutes)
        if part:
            lot.left_minutes -= part
            left -= part
            tx.session.add(lot)
            told = {"minutes": part, "left_minutes": part, "expires_on": lot.expires_on}
            tx.session.add(TimeLot(id=f"{posting}/{len(told)}/{lot.id}"[:140], account_id=to, **told))
    _post(tx, posting, giver, to, minutes, "TRANSFERRED")
    return account(tx, giver)


def expire(tx: Tx) -> bool:
    """The clock: what is past its day goes back to the pool."""
    query = select(TimeLot).where(TimeLot.expires_on <= china_day(tx.now), TimeLot.left_minutes > 0)
    lots = tx.session.exec(query.order_by(col(TimeLot.id)).limit(_A_ROUND).with_for_update(skip_locked=True)).all()
    for lot in lots:
        _post(tx, draw("TX", 14), lot.account_id, POOL, lot.left_minutes, "EXPIRED")
        lot.left_minutes = 0
        tx.session.add(lot)
    return len(lots) == _A_ROUND


def account(tx: Tx, resident_id: str) -> Account:
    """An account with its newest 200 entries."""
    total = select(func.coalesce(func.sum(TimeEntry.minutes), 0)).where(TimeEntry.account_id == resident_id)
    newest = select(TimeEntry).where(TimeEntry.account_id == resident_id)
    entries = tx.session.exec(newest.order_by(col(TimeEntry.at).desc(), col(TimeEntry.posting)).limit(200)).all()
    first = select(func.min(TimeLot.expires_on)).where(TimeLot.account_id == resident_id, TimeLot.left_minutes > 0)
    return Account(int(tx.session.exec(total).one()), entries, tx.session.exec(first).one())


def _post(tx: Tx, posting: str, source: str, target: str, minutes: int, kind: str) -> None:
    for who, signed in ((source, -minutes), (target, minutes)):
        tx.session.add(TimeEntry(posting=posting, account_id=who, minutes=signed, kind=kind, at=tx.now))
        if who != POOL:
            told = events.TimeBankEntered(account_id=who, minutes=signed)
            told.at.FromDatetime(tx.now)
            tx.emit(who, told)

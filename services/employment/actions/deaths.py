"""After a death (公民身后): benefits stop, with a case or without one, and the family is paid what it is due."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.decisions import Answer, Granted, Product, Reason, Refused, Undone, Work
from chassis.serials import draw
from city.days import china_day
from services.employment.actions import entries
from services.employment.actions.benefits import NAMES, PENSION, UNEMPLOYMENT, product_of, resume, running, stop
from services.employment.actions.people import day, record_of, text
from services.employment.law import law
from services.employment.models import Benefit, Career, Entry, Payout
from services.employment.rules import months
from services.employment.rules import pensions as rules

if TYPE_CHECKING:
    from civic.registry.v1 import events_pb2 as registry

    from chassis.edge import Tx

_PREFIX, _DIGITS = {"PENSION_ACCOUNT": "GZ", "SURVIVORS": "YS"}, 12


def stop_all(tx: Tx, event: registry.DeathRecorded) -> None:
    """A death was recorded: every benefit of the person stops, whether there is a case or not."""
    died_on = date.fromisoformat(event.died_on)
    for kind in NAMES:
        stop_one(tx, event.resident_id, kind, died_on, event.death_no)
    mine = select(Entry).where(Entry.resident_id == event.resident_id, col(Entry.ended_on).is_(None))
    for entry in tx.session.exec(mine.with_for_update()).all():
        entries.end(tx, entry, f"DEATH {event.death_no}"[:40])


def resume_all(tx: Tx, event: registry.DeathRevoked) -> None:
    """The record of a death was undone: what it stopped runs again."""
    for kind in NAMES:
        resume(tx, event.resident_id, kind, _by(event.death_no))
    mine = select(Entry).where(Entry.resident_id == event.resident_id, Entry.ended_by == f"DEATH {event.death_no}"[:40])
    for entry in tx.session.exec(mine.with_for_update()).all():
        if entries.standing(tx, entry.resident_id, entry.kind) is None:
            entry.ended_on, entry.ended_by = None, ""
            tx.session.add(entry)
            tx.session.flush()


def stop_one(tx: Tx, resident_id: str, kind: str, died_on: date, death_no: str) -> Benefit | None:
    """Stops one benefit because of a death, once; None if none ran."""
    before = select(Benefit).where(Benefit.stopped_by == _by(death_no), Benefit.kind == kind)
    if (done := tx.session.exec(before.where(Benefit.resident_id == resident_id)).first()) is not None:
        return done
    benefit = running(tx, resident_id, kind, lock=True)
    if benefit is not None:
        stop(tx, benefit, died_on, _by(death_no))
    return benefit


def _by(death_no: str) -> str:
    return f"DEATH {death_no}"[:60]


def _stop(kind: str, output: str, tx: Tx, work: Work) -> Answer:
    resident_id, died_on = text(work.inputs, "residentId"), day(work.inputs, "diedOn")
    benefit = stop_one(tx, resident_id, kind, died_on, text(work.inputs, "deathNo"))
    zh, en = NAMES[kind]
    if benefit is None:
        none = Reason("employment.nothing-to-stop", f"逝者未领取{zh}", f"no {en} was drawn", rules.STOP_LAW)
        return Granted((), {output: "", "overpaidFen": 0}, (none,))
    told = f"{zh}自 {benefit.stopped_from} 起停发", f"{en} stops from {benefit.stopped_from}"
    reasons = [Reason("employment.benefit-stopped", *told, rules.STOP_LAW)]
    if back := benefit.claimed_back_fen:
        told = f"多发 {back / 100:.2f} 元，予以追回", f"{back / 100:.2f} yuan paid for later months is claimed back"
        reasons.append(Reason("employment.claimed-back", *told, rules.STOP_LAW))
    outputs = {output: benefit.stopped_from, "overpaidFen": back}
    return Granted((product_of(benefit),), outputs, tuple(reasons))


def _resume(kind: str, tx: Tx, work: Work) -> Undone:
    if isinstance(death_no := work.inputs.get("deathNo"), str):
        resume(tx, text(work.inputs, "residentId"), kind, _by(death_no))
    return Undone()


stop_pension = partial(_stop, PENSION, "pensionStopped")
resume_pension = partial(_resume, PENSION)
stop_unemployment_benefit = partial(_stop, UNEMPLOYMENT, "unemploymentStopped")
resume_unemployment_benefit = partial(_resume, UNEMPLOYMENT)


def pay_pension_account(tx: Tx, work: Work) -> Answer:
    """Pays the balance of the dead person's pension account (个人账户余额) to the family, once."""
    resident_id = text(work.inputs, "residentId")
    if (known := _paid(tx, resident_id, "PENSION_ACCOUNT")) is not None:
        return _answer(tx, work, known, "pensionPaymentNo", rules.ACCOUNT_LAW)
    if (stranger := _no_kin(work, rules.ACCOUNT_LAW)) is not None:
        return Refused((stranger,))
    career, pension = tx.session.get(Career, resident_id), _last_pension(tx, resident_id)
    drawn = pension.account_fen * months.between(pension.from_month, pension.paid_through) if pension else 0
    left = max(0, (career.account_fen if career else 0) - drawn)
    if not left:
        zh, en = "个人账户没有余额", "nothing is left in the account"
        return Refused((Reason("employment.account-empty", zh, en, rules.ACCOUNT_LAW),))
    told = f"个人账户余额 {left / 100:.2f} 元", f"{left / 100:.2f} yuan are left in the account"
    return _pay(tx, work, "PENSION_ACCOUNT", left, Reason("employment.account-paid", *told, rules.ACCOUNT_LAW))


def grant_survivors_benefit(tx: Tx, work: Work) -> Answer:
    """Grants funeral money and survivors' benefit (丧葬补助金和遗属抚恤金): the sum by rule, an officer decides."""
    resident_id = text(work.inputs, "residentId")
    if (known := _paid(tx, resident_id, "SURVIVORS")) is not None:
        return _answer(tx, work, known, "survivorsNo", rules.SURVIVORS_LAW)
    if (stranger := _no_kin(work, rules.SURVIVORS_LAW)) is not None:
        return Refused((stranger,))
    record, pension = record_of(tx.session.get(Career, resident_id)), _last_pension(tx, resident_id)
    if not record.months:
        zh, en = "逝者没有参加企业职工基本养老保险", "the deceased was not insured"
        return Refused((Reason("employment.no-contributions", zh, en, rules.SURVIVORS_LAW),))
    drawn = months.between(pension.from_month, pension.paid_through) if pension else 0
    fen, why = rules.survivors_fen(law(), record.months, drawn, china_day(tx.now))
    if (said := entries.by_officer(work, why)) is not None:
        return said
    return _pay(tx, work, "SURVIVORS", fen, why)


def _no_kin(work: Work, legal: str) -> Reason | None:
    if work.inputs.get("kinship") in rules.FAMILY:
        return None
    zh, en = "经办人与逝者没有登记的亲属关系", "no kinship of the informant is on record"
    return Reason("employment.no-kin", zh, en, legal)


def _last_pension(tx: Tx, resident_id: str) -> Benefit | None:
    query = select(Benefit).where(Benefit.resident_id == resident_id, Benefit.kind == PENSION)
    return tx.session.exec(query.order_by(col(Benefit.from_month).desc())).first()


def _paid(tx: Tx, resident_id: str, kind: str) -> Payout | None:
    return tx.session.exec(select(Payout).where(Payout.resident_id == resident_id, Payout.kind == kind)).first()


def _pay(tx: Tx, work: Work, kind: str, fen: int, why: Reason) -> Answer:
    payout = Payout(no=draw(_PREFIX[kind], _DIGITS), kind=kind, resident_id=text(work.inputs, "residentId"), fen=fen)
    payout.death_no, payout.case_id = text(work.inputs, "deathNo"), work.case_id
    payout.account, payout.decided_on = text(work.inputs, "heirAccount"), china_day(tx.now)
    tx.session.add(payout)
    tx.session.flush()
    output = "pensionPaymentNo" if kind == "PENSION_ACCOUNT" else "survivorsNo"
    product = Product("employment-payment", payout.no, f"/v1/employment/payments/{payout.no}")
    return Granted((product,), {output: payout.no}, (why,))


def _answer(tx: Tx, work: Work, payout: Payout, output: str, legal: str) -> Answer:
    """What was paid in this case is the answer again; in another case nothing is paid twice."""
    if payout.case_id == work.case_id:
        product = Product("employment-payment", payout.no, f"/v1/employment/payments/{payout.no}")
        return Granted((product,), {output: payout.no})
    day_of = china_day(tx.now) if payout.decided_on is None else payout.decided_on
    told = f"已于 {day_of} 在另一件中支付", f"was paid on {day_of} in another case"
    return Refused((Reason("employment.paid-already", *told, legal),))


def read_payment(tx: Tx, no: str) -> Payout | None:
    """A payment by its number."""
    return tx.session.get(Payout, no)

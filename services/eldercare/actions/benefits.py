"""Monthly benefits: elderly allowance (高龄津贴) and care subsidy (养老服务补贴): grant, pay, stop after a death."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city.days import china_day
from services.eldercare.actions.elders import elder_of, own_or_staff
from services.eldercare.actions.meals import person_of
from services.eldercare.actions.providers import our_staff
from services.eldercare.actions.reads import log_reads
from services.eldercare.law import law
from services.eldercare.models import Benefit
from services.eldercare.rules import benefits as rules

if TYPE_CHECKING:
    from datetime import date

    from chassis.decisions import Reason
    from chassis.edge import Tx


def grant_benefit(tx: Tx, resident_id: str, kind: str) -> tuple[Benefit, tuple[Reason, ...]]:
    """Grants a benefit from this month; who has it keeps it.

    Raises InvalidInput, NotFound, Unavailable, and NotPossibleNow with the reason if nothing is due.
    """
    if kind not in rules.TABLES:
        told = f"应为 {'、'.join(rules.TABLES)} 之一", f"one of {', '.join(rules.TABLES)}"
        raise InvalidInput.of("eldercare.benefit", [Fault("kind", "eldercare.unknown-benefit", *told)])
    elder = elder_of(tx, resident_id)
    today = china_day(tx.now)
    fen, reasons = rules.monthly(law(), kind, person_of(tx, elder), today)
    log_reads(tx, [resident_id], "benefit", "审核补贴 a benefit")
    if (known := _running(tx, resident_id, kind)) is not None:
        return known, reasons
    if not fen or elder.died_on is not None:
        raise NotPossibleNow("eldercare.not-due", reasons[0].zh, reasons[0].en)
    benefit = Benefit(
        id=new_id(),
        resident_id=resident_id,
        kind=kind,
        county=elder.county,
        monthly_fen=fen,
        from_month=rules.month_of(today),
        granted_by=tx.actor.subject[:60],
        granted_at=tx.now,
    )
    tx.session.add(benefit)
    tx.session.flush()
    return benefit, reasons


def read_benefit(tx: Tx, benefit_id: str) -> Benefit:
    """A benefit, its read logged. Raises NotFound."""
    benefit = tx.session.get(Benefit, benefit_id)
    if benefit is None or not own_or_staff(tx, benefit.resident_id):
        raise NotFound("eldercare.no-such-benefit", "没有这笔补贴", "no such benefit")
    log_reads(tx, [benefit.resident_id], "benefit")
    return benefit


def pay_benefits(tx: Tx, month: str) -> tuple[int, int]:
    """Notes a month as paid to everybody due who has not had it: how many, and the sum in fen.

    Raises NotAllowed for staff of other departments, InvalidInput.
    """
    our_staff(tx)
    if not rules.is_month(month) or month > rules.month_of(china_day(tx.now)):
        told = "格式 YYYY-MM，不晚于本月", "YYYY-MM, not in the future"
        raise InvalidInput.of("eldercare.pay", [Fault("month", "eldercare.month", *told)])
    due = select(Benefit).where(col(Benefit.stopped_from).is_(None), Benefit.from_month <= month)
    paid, total = 0, 0
    for benefit in tx.session.exec(due.where(Benefit.paid_through < month).with_for_update()):
        benefit.paid_through, paid, total = month, paid + 1, total + benefit.monthly_fen
        tx.session.add(benefit)
    return paid, total


def stop_benefit(tx: Tx, resident_id: str, kind: str, died_on: date, case_id: str) -> Benefit | None:
    """Stops from the month after a death; what was paid for later months is claimed back. None if nothing ran."""
    before = select(Benefit).where(Benefit.stop_case_id == case_id, Benefit.kind == kind)
    if (done := tx.session.exec(before.where(Benefit.resident_id == resident_id)).first()) is not None:
        return done
    benefit = _running(tx, resident_id, kind, lock=True)
    if benefit is None:
        return None
    benefit.stopped_from, benefit.stop_case_id = rules.month_after(died_on), case_id
    since = max(benefit.stopped_from, benefit.from_month)
    benefit.claimed_back_fen = benefit.monthly_fen * rules.months(since, benefit.paid_through)
    tx.session.add(benefit)
    tx.session.flush()
    return benefit


def resume_benefit(tx: Tx, kind: str, case_id: str) -> None:
    """Takes a case's stop back."""
    mine = select(Benefit).where(Benefit.stop_case_id == case_id, Benefit.kind == kind)
    for benefit in tx.session.exec(mine.with_for_update()):
        benefit.stopped_from, benefit.stop_case_id, benefit.claimed_back_fen = None, None, 0
        tx.session.add(benefit)


def _running(tx: Tx, resident_id: str, kind: str, *, lock: bool = False) -> Benefit | None:
    mine = select(Benefit).where(Benefit.resident_id == resident_id, Benefit.kind == kind)
    mine = mine.where(col(Benefit.stopped_from).is_(None))
    return tx.session.exec(mine.with_for_update() if lock else mine).first()

"""Monthly benefits: granted, paid, stopped when work begins or a life ends, claimed back, taken up again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.employment.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.decisions import Product, Reason, Work
from chassis.errors import Fault, InvalidInput, NotAllowed, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.employment.actions import entries
from services.employment.actions.people import nobody
from services.employment.law import law
from services.employment.models import Benefit, Career
from services.employment.rules import months
from services.employment.rules.registers import unemployment_benefit

if TYPE_CHECKING:
    from datetime import date

    from chassis.edge import Tx

PENSION, UNEMPLOYMENT, SUBSIDY = "PENSION", "UNEMPLOYMENT", "INSURANCE_SUBSIDY"
NAMES = {
    PENSION: ("养老金", "pension"),
    UNEMPLOYMENT: ("失业保险金", "unemployment benefit"),
    SUBSIDY: ("社会保险补贴", "social-insurance subsidy"),
}
_PREFIX = {PENSION: "YL", UNEMPLOYMENT: "SJ", SUBSIDY: "BT"}
_DIGITS = 12


def running(tx: Tx, resident_id: str, kind: str, *, lock: bool = False) -> Benefit | None:
    """The benefit of a kind that was not stopped."""
    query = select(Benefit).where(Benefit.resident_id == resident_id, Benefit.kind == kind)
    query = query.where(col(Benefit.stopped_from).is_(None))
    return tx.session.exec(query.with_for_update() if lock else query).first()


def grant(  # noqa: PLR0913 - what a benefit is made of
    tx: Tx, work: Work, kind: str, resident_id: str, account: str, fen: int, most: int = 0, *, own_fen: int = 0
) -> Benefit:
    """Grants from the next month for at most `most` months (0: open); who draws it already keeps what they draw."""
    if (known := running(tx, resident_id, kind)) is not None:
        return known
    first = months.later(months.month_of(china_day(tx.now)), 1)
    last = months.later(first, most - 1) if most else ""
    benefit = Benefit(
        no=draw(_PREFIX[kind], _DIGITS),
        kind=kind,
        resident_id=resident_id,
        case_id=work.case_id,
        county=work.county,
        account=account,
        monthly_fen=fen,
        account_fen=own_fen,
        from_month=first,
        through_month=last,
    )
    tx.session.add(benefit)
    tx.session.flush()
    if kind == PENSION:
        tx.emit(resident_id, events.PensionStarted(resident_id=resident_id, from_month=first, county=work.county))
    return benefit


def product_of(benefit: Benefit) -> Product:
    """How a benefit is named in answers."""
    return Product("employment-benefit", benefit.no, f"/v1/employment/benefits/{benefit.no}")


def stop(tx: Tx, benefit: Benefit, day: date, why: str) -> None:
    """Stops from the month after `day`; what was paid for later months is claimed back."""
    benefit.stopped_from, benefit.stopped_by = months.later(months.month_of(day), 1), why
    since = max(benefit.stopped_from, benefit.from_month)
    benefit.claimed_back_fen = benefit.monthly_fen * months.between(since, benefit.paid_through)
    tx.session.add(benefit)
    tx.session.flush()


def stop_for_work(tx: Tx, resident_id: str, since: date) -> None:
    """Who works again draws no unemployment benefit from the month after."""
    benefit = running(tx, resident_id, UNEMPLOYMENT, lock=True)
    if benefit is not None:
        stop(tx, benefit, since, "WORK")


def resume(tx: Tx, resident_id: str, kind: str, why: str) -> None:
    """Takes a stop back, unless another benefit of the kind runs by now."""
    query = select(Benefit).where(Benefit.stopped_by == why, Benefit.kind == kind, Benefit.resident_id == resident_id)
    for benefit in tx.session.exec(query.with_for_update()):
        if running(tx, resident_id, kind) is None:
            benefit.stopped_from, benefit.stopped_by, benefit.claimed_back_fen = None, "", 0
            tx.session.add(benefit)
            tx.session.flush()


def claim_unemployment_benefit(tx: Tx, resident_id: str, account: str, *, own_will: bool) -> tuple[Benefit, Reason]:
    """Grants unemployment benefit (失业保险金) to who is registered; asked twice it is the same.

    Raises NotFound, InvalidInput, NotPossibleNow with the reason if nothing is due.
    """
    if tx.actor.role == "resident" and tx.actor.subject != resident_id:
        raise nobody()
    if not (account.isascii() and account.isdigit() and 12 <= len(account) <= 19):  # noqa: PLR2004 - ISO/IEC 7812
        told = "应为 12 到 19 位数字", "12 to 19 digits"
        raise InvalidInput.of("employment.claim", [Fault("account", "employment.account", *told)])
    entry = entries.standing(tx, resident_id, entries.UNEMPLOYED, lock=True)
    if entry is None:
        zh, en = "请先办理失业登记", "register as unemployed first"
        raise NotPossibleNow("employment.not-unemployed", zh, en)
    career = tx.session.get(Career, resident_id)
    paid = career.unemployment_months if career else 0
    fen, most, why = unemployment_benefit(law(), paid, china_day(tx.now), own_will=own_will)
    if not most:
        raise NotPossibleNow(why.code, why.zh, why.en)
    work = Work(entry.case_id, "", "", entry.county, 1, {})
    return grant(tx, work, UNEMPLOYMENT, resident_id, account, fen, most), why


def pay_benefits(tx: Tx, kind: str, month: str) -> tuple[int, int]:
    """Notes a month as paid to everybody due who has not had it: how many, and the sum in fen. Twice pays nobody twice.

    Raises NotAllowed for staff of other departments, InvalidInput.
    """
    if tx.actor.department != "employment":
        raise NotAllowed("employment.not-our-window", "只有人力社保经办人员可以发放", "only employment's own staff may")
    faults = []
    if kind not in NAMES:
        faults.append(Fault("kind", "employment.unknown-benefit", "没有这种待遇", f"one of {', '.join(NAMES)}"))
    try:
        fine = months.later(month, 0) == month and month <= months.month_of(china_day(tx.now))
    except ValueError:
        fine = False
    if not fine:
        faults.append(Fault("month", "employment.month", "格式 YYYY-MM，不晚于本月", "YYYY-MM, not in the future"))
    if faults:
        raise InvalidInput.of("employment.pay", faults)
    due = select(Benefit).where(Benefit.kind == kind, Benefit.from_month <= month, Benefit.paid_through < month)
    due = due.where(col(Benefit.stopped_from).is_(None) | (col(Benefit.stopped_from) > month))
    due = due.where((Benefit.through_month == "") | (Benefit.through_month >= month))
    paid, total = 0, 0
    for benefit in tx.session.exec(due.with_for_update()):
        benefit.paid_through, paid, total = month, paid + 1, total + benefit.monthly_fen
        tx.session.add(benefit)
    return paid, total


def read_benefit(tx: Tx, no: str) -> Benefit:
    """A benefit; residents read their own. Raises NotFound."""
    benefit = tx.session.get(Benefit, no)
    if benefit is None or (tx.actor.role == "resident" and tx.actor.subject != benefit.resident_id):
        raise nobody()
    return benefit

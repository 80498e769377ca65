"""Wage arrears (欠薪): complaints merged, the clock of the case, warnings before anybody complains."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.employment.v1 import events_pb2 as events
from sqlmodel import col, select
from stdnum.cn import uscc

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city import places
from city.days import china_day
from services.employment.law import law
from services.employment.models import Arrears, Complaint, Payroll
from services.employment.rules import arrears as rules
from services.employment.rules import months

if TYPE_CHECKING:
    from chassis.edge import Tx

REPORTED, OVERDUE, SETTLED, WARNED = "REPORTED", "OVERDUE", "SETTLED", "WARNED"
_OPEN, _AT_ONCE, _MOST_SITE = (REPORTED, OVERDUE), 200, 100


def _where_faults(employer_code: str, site: str, county: str) -> list[Fault]:
    checks = (
        ("employerCode", uscc.is_valid(employer_code), "不是有效的统一社会信用代码", "no valid code"),
        ("site", 1 <= len(site.strip()) <= _MOST_SITE, "必填，最多 100 字", "needed, at most 100 characters"),
        ("county", county in {one.code for one in places.counties()}, "不是本市的县级代码", "no county of this city"),
    )
    return [Fault(field, f"employment.arrears-{field.lower()}", zh, en) for field, fine, zh, en in checks if not fine]


def complain(tx: Tx, resident_id: str, where: tuple[str, str, str], fen: int) -> Arrears:
    """A worker's complaint: one case per employer and site; a second one by the same worker replaces the sum.

    `where`: employer's code, site, county. Raises InvalidInput with every fault, NotFound.
    """
    if tx.actor.role == "resident" and tx.actor.subject != resident_id:
        raise _none()
    faults = _where_faults(*where)
    if fen <= 0:
        faults.append(Fault("fen", "employment.arrears-fen", "应大于 0", "more than 0"))
    if faults:
        raise InvalidInput.of("employment.arrears", faults)
    employer_code, site, county = where[0], where[1].strip(), where[2]
    query = select(Arrears).where(Arrears.employer_code == employer_code, Arrears.site == site)
    case = tx.session.exec(query.where(col(Arrears.state).in_(_OPEN)).with_for_update()).first()
    today = china_day(tx.now)
    if case is None:
        case = Arrears(id=new_id(), employer_code=employer_code, site=site, county=county, state=REPORTED)
        case.opened_on, case.due_on = today, rules.due(law(), today, ())
        tx.session.add(case)
        tx.session.flush()
    tx.session.refresh(case)
    mine = select(Complaint).where(Complaint.arrears_id == case.id, Complaint.resident_id == resident_id)
    known = tx.session.exec(mine).first()
    if known is not None:
        case.total_fen += fen - known.fen
        known.fen = fen
        tx.session.add(known)
    else:
        tx.session.add(Complaint(id=new_id(), arrears_id=case.id, resident_id=resident_id, fen=fen, made_at=tx.now))
        case.workers, case.total_fen = case.workers + 1, case.total_fen + fen
        _announce(tx, case, case.state)
    tx.session.add(case)
    tx.session.flush()
    return case


def move(tx: Tx, arrears_id: str, step: str, why: str) -> Arrears:
    """An officer stops the clock (STOP, with why), lets it run on (RESUME) or closes the case (SETTLE).

    Raises NotFound, InvalidInput, NotPossibleNow.
    """
    case = tx.session.exec(select(Arrears).where(Arrears.id == arrears_id).with_for_update()).first()
    if case is None:
        raise _none()
    if step not in ("STOP", "RESUME", "SETTLE") or (step == "STOP" and not why.strip()):
        told = "STOP（须说明原因）、RESUME 或 SETTLE", "STOP (with a reason), RESUME or SETTLE"
        raise InvalidInput.of("employment.arrears", [Fault("step", "employment.arrears-step", *told)])
    today, stopped = china_day(tx.now), case.stopped_on
    misplaced = (step == "STOP" and stopped is not None) or (step == "RESUME" and stopped is None)
    if case.state not in _OPEN or misplaced:
        raise NotPossibleNow("employment.arrears-state", "案件状态不允许此操作", "not possible in this state")
    if step == "STOP":
        case.stopped_on, case.stops = today, [*case.stops, [today.isoformat(), "", why[:100]]]
    elif stopped is not None:
        case.stops = [*case.stops[:-1], [stopped.isoformat(), today.isoformat(), case.stops[-1][2]]]
        case.stopped_on = None
        spans = [(date.fromisoformat(first), date.fromisoformat(last)) for first, last, _ in case.stops]
        case.due_on = rules.due(law(), case.opened_on, spans)
    if step == "SETTLE":
        case.state = SETTLED
        _announce(tx, case, SETTLED)
    tx.session.add(case)
    return case


def look_for_overdue(tx: Tx) -> bool:
    """Job: cases whose last day has passed while their clock ran. True if there may be more."""
    late = select(Arrears).where(Arrears.state == REPORTED, Arrears.due_on < china_day(tx.now))
    found = tx.session.exec(late.where(col(Arrears.stopped_on).is_(None)).limit(_AT_ONCE).with_for_update()).all()
    for case in found:
        case.state = OVERDUE
        tx.session.add(case)
        _announce(tx, case, OVERDUE)
    return len(found) == _AT_ONCE


def report_payroll(tx: Tx, where: tuple[str, str, str], month: str, workers: int, *, paid: bool) -> bool:
    """One month of an employer's wage account; whether it calls for a warning. Twice warns nobody twice.

    Raises InvalidInput with every fault.
    """
    faults = _where_faults(*where)
    try:
        fine = months.later(month, 0) == month
    except ValueError:
        fine = False
    if not fine:
        faults.append(Fault("month", "employment.month", "格式 YYYY-MM", "YYYY-MM"))
    if workers < 0:
        faults.append(Fault("workers", "employment.workers", "不能为负", "not negative"))
    if faults:
        raise InvalidInput.of("employment.payroll", faults)
    employer_code, site, county = where[0], where[1].strip(), where[2]
    row = tx.session.get(Payroll, (employer_code, site, month)) or Payroll(
        employer_code=employer_code, site=site, month=month, county=county, workers=workers, paid=paid
    )
    row.workers, row.paid = workers, paid
    tx.session.add(row)
    tx.session.flush()
    query = select(Payroll).where(Payroll.employer_code == employer_code, Payroll.site == site)
    known = tx.session.exec(query.where(Payroll.month <= month).order_by(col(Payroll.month).desc()).limit(12)).all()
    warns = rules.warns(law(), [(one.workers, one.paid) for one in reversed(known)], china_day(tx.now))
    if warns and not row.warned:
        row.warned = True
        told = events.WageArrearsChanged(arrears_id=f"{employer_code}/{month}", county=county, state=WARNED)
        told.workers = workers
        tx.emit(told.arrears_id, told)
    return warns


def _announce(tx: Tx, case: Arrears, state: str) -> None:
    told = events.WageArrearsChanged(arrears_id=case.id, county=case.county, state=state, workers=case.workers)
    tx.emit(case.id, told)


def _none() -> NotFound:
    return NotFound("employment.no-such-arrears", "没有这件欠薪线索", "no such arrears")

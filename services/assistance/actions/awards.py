"""Awards: granted, changed, stopped by a death or a clock, resumed; what was paid too much is claimed back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from civic.assistance.v1 import events_pb2 as events
from sqlalchemy import func, or_
from sqlmodel import col, select

from chassis.errors import NotAllowed, NotFound
from chassis.serials import draw
from city import places
from city.days import add_months, china_day
from services.assistance.law import law
from services.assistance.models import Award, AwardAmount, AwardPerson, Payment, Recovery
from services.assistance.rules import awards as rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.decisions import Work
    from chassis.edge import Tx

ACTIVE, GRADUAL, STOPPED, CANCELLED = "ACTIVE", "GRADUAL", "STOPPED", "CANCELLED"


@dataclass(frozen=True)
class Wanted:
    """A benefit about to be granted. `months`: how many are paid; without end unless told."""

    benefit: str
    resident_id: str
    amount_fen: int
    account: str = ""
    household_id: str = ""
    town: str = ""
    persons: tuple[str, ...] = ()
    report_no: str = ""
    months: int | None = None


def grant(tx: Tx, work: Work, wanted: Wanted) -> Award:
    """Grants a benefit in a case, from this month on. A case that has its award keeps it."""
    if (known := of_case(tx, work.case_id, wanted.benefit)) is not None:
        return known
    today = china_day(tx.now)
    month = rules.month_of(today)
    recheck = law().at("recheck-months", today).value.get(wanted.benefit)
    award = Award(
        no=draw("SA", 14),
        benefit=wanted.benefit,
        resident_id=wanted.resident_id,
        household_id=wanted.household_id,
        county=work.county,
        town=wanted.town,
        account=wanted.account,
        account_ok=rules.account_ok(wanted.account),
        state=ACTIVE if wanted.months is None else GRADUAL,
        from_month=month,
        stopped_from=None if wanted.months is None else rules.later(month, wanted.months),
        stop_why="" if wanted.months is None else "PERIOD",
        case_id=work.case_id,
        report_no=wanted.report_no,
        granted_on=today,
        recheck_on=add_months(today, int(recheck)) if recheck else None,
        recheck_why="PERIOD" if recheck else "",
    )
    tx.session.add(award)
    tx.session.flush()
    tx.session.add(AwardAmount(award_no=award.no, from_month=month, amount_fen=wanted.amount_fen, why="GRANTED"))
    for one in dict.fromkeys((wanted.resident_id, *wanted.persons)):
        tx.session.add(AwardPerson(award_no=award.no, resident_id=one))
    told = {"award_no": award.no, "benefit": award.benefit, "resident_id": award.resident_id, "town": award.town}
    more = {"household_id": award.household_id, "county": award.county, "case_id": award.case_id}
    tx.emit(award.no, events.BenefitGranted(**told, **more, from_month=month))
    return award


def of_case(tx: Tx, case_id: str, benefit: str) -> Award | None:
    """The award that a case made, if it stands."""
    query = select(Award).where(Award.case_id == case_id, Award.benefit == benefit, Award.state != CANCELLED)
    return tx.session.exec(query).first()


def running(tx: Tx, resident_id: str, benefits: Sequence[str] = ()) -> Sequence[Award]:
    """Awards that count this person and are not over this month."""
    month = rules.month_of(china_day(tx.now))
    query = select(Award).join(AwardPerson, col(AwardPerson.award_no) == col(Award.no))
    query = query.where(AwardPerson.resident_id == resident_id, Award.state != CANCELLED)
    query = query.where(or_(col(Award.stopped_from).is_(None), col(Award.stopped_from) > month))
    query = query.where(or_(col(AwardPerson.left_from).is_(None), col(AwardPerson.left_from) > month))
    if benefits:
        query = query.where(col(Award.benefit).in_(benefits))
    return tx.session.exec(query.order_by(col(Award.no)).with_for_update(of=Award)).all()


def cancel(tx: Tx, case_id: str, benefit: str) -> Award | None:
    """Takes the award of a case back, as if it had never been; what was paid is claimed back."""
    query = select(Award).where(Award.case_id == case_id, Award.benefit == benefit, Award.state != CANCELLED)
    award = tx.session.exec(query.with_for_update()).first()
    if award is not None:
        claim_back(tx, award, award.from_month)
        award.state, award.stop_why = CANCELLED, "WITHDRAWN"
        award.stopped_from = award.from_month
        tx.session.add(award)
        _told_stop(tx, award, case_id)
    return award


def stop(tx: Tx, award: Award, month: str, why: str, case_id: str | None = None) -> int:
    """Nothing is paid from `month` on; returns what was paid for it and later, which is claimed back, 分.

    An award that ends before anyway stays as it is. Told twice, the earlier month holds.
    """
    if award.stopped_from is not None and award.stopped_from <= month and award.state == STOPPED:
        return claim_back(tx, award, award.stopped_from)
    if award.stopped_from is None or month < award.stopped_from:
        award.before_stop = award.stopped_from if award.state != STOPPED else award.before_stop
        award.stopped_from, award.state, award.stop_why = max(month, award.from_month), STOPPED, why
        award.stop_case_id, award.recheck_on = case_id, None
        tx.session.add(award)
        _told_stop(tx, award, case_id or "")
    return claim_back(tx, award, month)


def stop_after_death(tx: Tx, resident_id: str, benefits: Sequence[str], died_on: date, case_id: str) -> list[Award]:
    """Stops what the dead person drew alone; a household's award loses the person and is re-checked at once."""
    month = rules.stopped_from_death(died_on)
    query = select(Award).join(AwardPerson, col(AwardPerson.award_no) == col(Award.no))
    query = query.where(AwardPerson.resident_id == resident_id, Award.state != CANCELLED)
    found = []
    for award in tx.session.exec(query.where(col(Award.benefit).in_(benefits)).with_for_update(of=Award)).all():
        if award.stopped_from is not None and award.stopped_from <= month and award.stop_why != "DEATH":
            continue
        others = select(AwardPerson).where(AwardPerson.award_no == award.no, AwardPerson.resident_id != resident_id)
        left = [one for one in tx.session.exec(others) if one.left_from is None]
        if left:
            mine = tx.session.get(AwardPerson, (award.no, resident_id))
            if mine is not None and mine.left_from is None:
                mine.left_from = month
                award.recheck_on, award.recheck_why = china_day(tx.now), "LIFE_EVENT"
                tx.session.add(mine)
                tx.session.add(award)
        else:
            stop(tx, award, month, "DEATH", case_id or None)
        found.append(award)
    return found


def resume_after_death(tx: Tx, resident_id: str, benefits: Sequence[str]) -> None:
    """The death was a mistake: what was stopped for it runs again, and nothing is claimed back."""
    query = select(Award).join(AwardPerson, col(AwardPerson.award_no) == col(Award.no))
    query = query.where(AwardPerson.resident_id == resident_id, col(Award.benefit).in_(benefits))
    for award in tx.session.exec(query.with_for_update(of=Award)).all():
        mine = tx.session.get(AwardPerson, (award.no, resident_id))
        if mine is not None and mine.left_from is not None:
            mine.left_from = None
            tx.session.add(mine)
        if award.state == STOPPED and award.stop_why == "DEATH":
            award.stopped_from, award.before_stop = award.before_stop, None
            award.state, award.stop_why = (ACTIVE, "") if award.stopped_from is None else (GRADUAL, "PERIOD")
            award.stop_case_id = None
            tx.session.add(award)
            recovery = tx.session.get(Recovery, award.no)
            if recovery is not None:
                recovery.waived = True
                tx.session.add(recovery)


def claim_back(tx: Tx, award: Award, month: str) -> int:
    """Opens or mends the plan for what was paid for `month` and later; returns the sum, 分."""
    paid = select(func.coalesce(func.sum(Payment.amount_fen), 0))
    total = int(tx.session.exec(paid.where(Payment.award_no == award.no, col(Payment.month) >= month)).one())
    recovery = tx.session.get(Recovery, award.no)
    if total and (recovery is None or recovery.total_fen != total or recovery.waived):
        today = china_day(tx.now)
        recovery = recovery or Recovery(award_no=award.no, opened_at=tx.now, total_fen=0, monthly_fen=0, from_month="")
        recovery.total_fen, recovery.waived = total, False
        recovery.monthly_fen = rules.instalments(total, law(), today)
        recovery.from_month = rules.later(rules.month_of(today), 1)
        tx.session.add(recovery)
    return total


def change_amount(tx: Tx, award: Award, month: str, amount_fen: int, why: str) -> None:
    """Pays another amount from `month` on, and tells it."""
    row = tx.session.get(AwardAmount, (award.no, month))
    if row is None:
        row = AwardAmount(award_no=award.no, from_month=month, amount_fen=amount_fen, why=why)
    row.amount_fen, row.why = amount_fen, why
    tx.session.add(row)
    tx.emit(award.no, events.BenefitChanged(award_no=award.no, benefit=award.benefit, from_month=month, why=why))


def amount_at(tx: Tx, award_no: str, month: str) -> int:
    """What an award pays for a month, 分; 0 before its first."""
    query = select(AwardAmount).where(AwardAmount.award_no == award_no, col(AwardAmount.from_month) <= month)
    row = tx.session.exec(query.order_by(col(AwardAmount.from_month).desc()).limit(1)).first()
    return row.amount_fen if row else 0


def serves(tx: Tx, county: str) -> bool:
    """Whether a member of staff serves this county: windows take and follow cases of any (异地代收代办)."""
    return tx.actor.role == "window" or tx.actor.county in ("", places.CITY_CODE, county)


def read_award(tx: Tx, no: str) -> Award:
    """An award; residents read those that count them, staff those that `serves` tells. Raises NotFound."""
    award = tx.session.get(Award, no)
    mine = award is not None and (
        (tx.actor.role == "resident" and tx.session.get(AwardPerson, (no, tx.actor.subject)) is not None)
        or (tx.actor.role != "resident" and serves(tx, award.county))
    )
    if award is None or not mine:
        raise NotFound("assistance.no-such-award", "没有这项待遇", "no such award")
    return award


def require_officer(tx: Tx, county: str = "") -> None:
    """Raises NotAllowed unless an officer of assistance (of that county) acts."""
    right = tx.actor.role in ("officer", "supervisor") and tx.actor.department == "assistance"
    if not right or (county and tx.actor.county not in ("", county)):
        zh, en = "只有本县（市、区）民政救助工作人员可以办理", "only assistance's own officers of the county may"
        raise NotAllowed("assistance.not-your-desk", zh, en)


def _told_stop(tx: Tx, award: Award, case_id: str) -> None:
    told = {"award_no": award.no, "benefit": award.benefit, "resident_id": award.resident_id, "case_id": case_id}
    more = {"from_month": award.stopped_from, "why": award.stop_why, "county": award.county}
    tx.emit(award.no, events.BenefitStopped(**told, **more))

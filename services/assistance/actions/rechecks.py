"""Re-checks (动态复核): by life event and by period; more, less, gradual exit, or the end."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import DomainError, NotPossibleNow, Unavailable
from city.days import add_months, china_day
from services.assistance.actions import awards, verification
from services.assistance.actions.items_persons import members_of
from services.assistance.law import law
from services.assistance.models import Award
from services.assistance.rules import awards as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

_A_ROUND = 50


def life_event(tx: Tx, resident_id: str) -> None:
    """Means-tested awards that count the person are due to be re-checked today."""
    today = china_day(tx.now)
    for award in awards.running(tx, resident_id, rules.MEANS_TESTED):
        if award.state == awards.ACTIVE and (award.recheck_on is None or award.recheck_on > today):
            award.recheck_on, award.recheck_why = today, "LIFE_EVENT"
            tx.session.add(award)


def recheck(tx: Tx, award: Award) -> str:
    """Verifies anew and acts on it: UNCHANGED, CHANGED, GRADUAL_EXIT, STOPPED; OPEN if not everything is known.

    Raises NotPossibleNow if the authorisation lapsed or was withdrawn, Unavailable if the register does not answer.
    """
    if not award.report_no:
        zh, en = "该待遇没有经济状况核对报告", "the award rests on no verification"
        raise NotPossibleNow("assistance.no-report", zh, en)
    report = verification.newest(tx, award.report_no)
    staying = members_of(tx, award.no)
    leaving = [] if award.benefit == rules.EXTREME else [one for one in report.persons if one not in staying]
    report = verification.query_again(tx, award.report_no, leaving)
    today = china_day(tx.now)
    found = rules.assessed(report.assessment, award.benefit)
    why = award.recheck_why or "PERIOD"
    if found.open:
        return "OPEN"
    award.recheck_on = add_months(today, int(law().at("recheck-months", today).value[award.benefit]))
    award.recheck_why = "PERIOD"
    tx.session.add(award)
    next_month = rules.later(rules.month_of(today), 1)
    if not found.eligible:
        months = int(law().at("gradual-exit-months", today).value)
        if why == "LIFE_EVENT" and months and award.benefit == rules.MINIMUM:
            award.state, award.stopped_from, award.stop_why = awards.GRADUAL, rules.later(next_month, months), "RECHECK"
            award.recheck_on = None
            amount = awards.amount_at(tx, award.no, next_month)
            awards.change_amount(tx, award, next_month, amount, "GRADUAL_EXIT")
            return "GRADUAL_EXIT"
        awards.stop(tx, award, next_month, "RECHECK")
        return "STOPPED"
    if award.benefit != rules.EDGE and found.amount_fen != awards.amount_at(tx, award.no, next_month):
        awards.change_amount(
            tx, award, next_month, found.amount_fen, "LIFE_EVENT" if why == "LIFE_EVENT" else "RECHECK"
        )
        return "CHANGED"
    return "UNCHANGED"


def recheck_due(tx: Tx) -> bool:
    """The clock: awards whose day has come; where something is open it is tried again in a month."""
    today = china_day(tx.now)
    due = select(Award).where(col(Award.recheck_on) <= today, Award.state == awards.ACTIVE, Award.report_no != "")
    due = due.where(col(Award.stopped_from).is_(None)).order_by(col(Award.recheck_on), col(Award.no))
    found = tx.session.exec(due.limit(_A_ROUND).with_for_update(skip_locked=True)).all()
    for award in found:
        try:
            outcome = recheck(tx, award)
        except (DomainError, Unavailable):
            outcome = "OPEN"
        if outcome == "OPEN":
            award.recheck_on = add_months(today, 1)
            tx.session.add(award)
    return len(found) == _A_ROUND

"""The clock on a supervisor's decision of an appeal: its last day, and what happens when that has passed."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2
from sqlalchemy import update
from sqlmodel import col, select

from chassis.decisions import Reason
from city.calendar import add_working_days, day_of, start_of
from services.onething import clock
from services.onething.actions.sweeping import AGAIN, Due, each
from services.onething.clock_models import AppealClock
from services.onething.law import law
from services.onething.models import Appeal
from services.onething.store import log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chassis.edge import Tx
    from services.onething.store import CaseState

EVERY_SECONDS = 300.0
BATCH = 100


def last_day(filed_on: date) -> tuple[date, bool]:
    """The last day for a decision, and whether it is an estimate. The parameter is that of the day of filing."""
    return add_working_days(filed_on, int(law().at("appeal-decision-days", filed_on).value))


def start(tx: Tx, appeal: Appeal) -> None:
    """The clock of an appeal that is filed now."""
    due, provisional = last_day(day_of(appeal.filed_at))
    row = AppealClock(
        id=appeal.id,
        case_id=appeal.case_id,
        due_on=due,
        provisional=provisional,
        next_at=start_of(due + clock.DAY),
    )
    tx.session.add(row)


def stop(tx: Tx, appeal: Appeal) -> None:
    """It was decided."""
    if row := tx.session.get(AppealClock, appeal.id):
        tx.session.delete(row)


def clocks_of(tx: Tx, appeals: Sequence[Appeal]) -> Mapping[str, AppealClock]:
    """The clocks of appeals that wait, by the appeal's id."""
    if not appeals:
        return {}
    query = select(AppealClock).where(col(AppealClock.id).in_([appeal.id for appeal in appeals]))
    return {row.id: row for row in tx.session.exec(query).all()}


def sweep_appeals(tx: Tx) -> bool:
    """Tells of appeals whose day has passed, each once; True while there may be more.

    One that fails is put off and hinders no other.
    """
    query = select(AppealClock.id, AppealClock.case_id).where(col(AppealClock.next_at) <= tx.now)
    due = [Due(*row) for row in tx.session.exec(query.order_by(col(AppealClock.next_at)).limit(BATCH)).all()]
    if not due:
        return False

    def look_at(case: CaseState, appeal_id: str) -> None:
        _look_at(tx, case, appeal_id)

    if failed := each(tx, due, look_at):
        later = update(AppealClock).where(col(AppealClock.id).in_(failed)).values(next_at=tx.now + AGAIN)
        tx.session.connection().execute(later)
    return len(due) == BATCH


def _look_at(tx: Tx, case: CaseState, appeal_id: str) -> None:
    row = tx.session.get(AppealClock, appeal_id, populate_existing=True)
    appeal = tx.session.get(Appeal, appeal_id, populate_existing=True)
    # Decided while we waited for the case, or told already by a sweep beside this one.
    if row is None or row.next_at is None or appeal is None:
        return
    row.due_on, row.provisional = last_day(day_of(appeal.filed_at))
    today = day_of(tx.now)
    tx.session.add(row)
    if today <= row.due_on:
        row.next_at = start_of(row.due_on + clock.DAY)
        return
    post = law().at("appeal-overdue-role", today)
    row.next_at, row.overdue_at, row.escalated_to = None, tx.now, str(post.value["role"])
    told = Reason(
        "onething.appeal-overdue",
        f"申诉应于 {row.due_on} 前决定，已逾期，转{post.value['zh']}",
        f"the appeal was to be decided by {row.due_on}; it goes to the {post.value['en']}",
        **post.cited(post.value["role"]),
    )
    item = case.items[appeal.item_id.removeprefix(f"{case.id}-")]
    log(tx, case, "appeal_overdue", item, reasons=[asdict(told)], products=[])
    event = events_pb2.AppealOverdue(
        case_id=case.id,
        item_id=item.id,
        department=item.department,
        county=item.county,
        due_on=row.due_on.isoformat(),
        escalated_to=row.escalated_to,
    )
    tx.emit(case.id, event, case_id=case.id)

"""Tasks for the people who look after somebody: opened once a cause, closed with an outcome."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from services.health.family import rules
from services.health.family.models import CareTask
from services.health.network.actions import health_staff

if TYPE_CHECKING:
    from datetime import date

    from chassis.decisions import Reason
    from chassis.edge import Tx

_MOST_SHOWN = 500


def open_task(  # noqa: PLR0913 - one parameter a fact of the task
    tx: Tx, kind: str, key: str, *, resident_id: str, county: str, town: str, due_on: date, reasons: tuple[Reason, ...]
) -> CareTask:
    """Opens a task, once for a kind and the key of its cause: a second call answers the first's task."""
    same = select(CareTask).where(col(CareTask.kind) == kind, col(CareTask.key) == key)
    if known := tx.session.exec(same).first():
        return known
    made = CareTask(
        id=draw("T", 12),
        kind=kind,
        key=key,
        county=county,
        town=town,
        resident_id=resident_id,
        due_on=due_on,
        reasons=[vars(reason) for reason in reasons],
        opened_at=tx.now,
    )
    tx.session.add(made)
    tx.session.flush()
    event = events.CareTaskOpened(task_id=made.id, kind=kind, county=county, town=town, resident_id=resident_id)
    event.due_on = due_on.isoformat()
    tx.emit(made.id, event)
    return made


def list_tasks(tx: Tx, county: str, kind: str, status: str) -> list[CareTask]:
    """The worklist, those due first; the own county's unless another is named. Raises NotAllowed."""
    health_staff(tx)
    query = select(CareTask).where(col(CareTask.status) == (status or "OPEN"))
    if chosen := county or tx.actor.county:
        query = query.where(col(CareTask.county) == chosen)
    if kind:
        query = query.where(col(CareTask.kind) == kind)
    return list(tx.session.exec(query.order_by(col(CareTask.due_on), col(CareTask.id)).limit(_MOST_SHOWN)))


def close_task(tx: Tx, task_id: str, outcome: str) -> CareTask:
    """Says what came of a task. Raises NotFound, NotAllowed, InvalidInput, NotPossibleNow."""
    health_staff(tx)
    task = tx.session.exec(select(CareTask).where(col(CareTask.id) == task_id).with_for_update()).first()
    if task is None:
        raise NotFound("health.no-such-task", "没有这个任务", "no such task")
    if faults := rules.text_faults("outcome", outcome):
        raise InvalidInput.of("health.task", faults)
    if task.status != "OPEN":
        raise NotPossibleNow("health.task-closed", "任务已办结", "the task is closed")
    task.status, task.outcome, task.closed_at, task.closed_by = "DONE", outcome.strip(), tx.now, tx.actor.subject
    tx.session.add(task)
    return task

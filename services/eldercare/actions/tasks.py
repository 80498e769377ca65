"""What is to be done by people (工单): open, list, finish."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.eldercare.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from services.eldercare.actions.reads import page
from services.eldercare.models import CareTask

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

DEVICE_SILENT, VISIT_MISSED, RISK_VISIT = "DEVICE_SILENT", "VISIT_MISSED", "RISK_VISIT"
VISIT_SHORT = "VISIT_SHORT"
REASSESSMENT, RING_BACK = "REASSESSMENT", "RING_BACK"
KINDS = (DEVICE_SILENT, VISIT_MISSED, VISIT_SHORT, RISK_VISIT, REASSESSMENT, RING_BACK)
_LONGEST_RESULT = 500


def open_task(  # noqa: PLR0913 - one parameter a column
    tx: Tx, kind: str, about: str, resident_id: str, place: tuple[str, str], *, zh: str, en: str
) -> CareTask | None:
    """Opens a task unless one of this kind about this thing is open; `place`: county and town. None if one was."""
    open_ones = select(CareTask.id).where(col(CareTask.done_at).is_(None), CareTask.kind == kind)
    if tx.session.exec(open_ones.where(CareTask.about == about)).first():
        return None
    county, town = place
    told = {"why_zh": zh[:200], "why_en": en[:200], "opened_at": tx.now}
    task = CareTask(id=new_id(), kind=kind, about=about, county=county, town=town, resident_id=resident_id, **told)
    tx.session.add(task)
    opened = events.EldercareTaskOpened(task_id=task.id, kind=kind, county=county, town=town, resident_id=resident_id)
    tx.emit(task.id, opened)
    return task


def close_tasks(tx: Tx, kind: str, about: str, result: str) -> None:
    """What the task was about is settled by itself."""
    mine = select(CareTask).where(col(CareTask.done_at).is_(None), CareTask.kind == kind, CareTask.about == about)
    for task in tx.session.exec(mine):
        task.done_at, task.done_by, task.result = tx.now, tx.service, result
        tx.session.add(task)


def list_tasks(tx: Tx, kind: str, county: str, limit: int, *, with_done: bool) -> Sequence[CareTask]:
    """Tasks, oldest first. Raises InvalidInput."""
    if kind and kind not in KINDS:
        told = f"应为 {'、'.join(KINDS)} 之一", f"one of {', '.join(KINDS)}"
        raise InvalidInput.of("eldercare.tasks", [Fault("kind", "eldercare.unknown-task-kind", *told)])
    query = select(CareTask).order_by(col(CareTask.opened_at), col(CareTask.id)).limit(page(limit))
    if kind:
        query = query.where(CareTask.kind == kind)
    if county:
        query = query.where(CareTask.county == county)
    return tx.session.exec(query if with_done else query.where(col(CareTask.done_at).is_(None))).all()


def finish_task(tx: Tx, task_id: str, result: str) -> CareTask:
    """A task was done. Raises NotFound, InvalidInput without a result, NotPossibleNow if it was done already."""
    task = tx.session.exec(select(CareTask).where(CareTask.id == task_id).with_for_update()).first()
    if task is None:
        raise NotFound("eldercare.no-such-task", "没有这项任务", "no such task")
    if not 0 < len(result.strip()) <= _LONGEST_RESULT:
        zh, en = f"请写明结果，最多 {_LONGEST_RESULT} 字", f"say what came of it, at most {_LONGEST_RESULT} characters"
        raise InvalidInput.of("eldercare.task", [Fault("result", "eldercare.task-result", zh, en)])
    if task.done_at is not None:
        raise NotPossibleNow("eldercare.task-done", "任务已经办结", "the task was done already")
    task.done_at, task.done_by, task.result = tx.now, tx.actor.subject[:60], result.strip()
    tx.session.add(task)
    return task

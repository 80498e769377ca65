"""What the platform does by itself when a task of a plan may begin; in a drill all of it is done and undone."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING, Any, NoReturn

from chassis.errors import DomainError, Unavailable
from services.safety.actions import opening, sending, warnings
from services.safety.law import now_in_force
from services.safety.rules.warnings import Told

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.auth import Actor
    from chassis.edge import Tx
    from services.safety.models import Activation
    from services.safety.rules.plans import Plan, Task

_LONGEST = 300


class _Undone(Exception):
    """Takes a drill's effect back, with what it would have been."""

    def __init__(self, told: str) -> None:
        super().__init__(told)
        self.told = told


def act(tx: Tx, plan: Plan, activation: Activation, task: Task) -> str:
    """Does what a task does, and says what that was. In a drill it is done in a savepoint that is given up.

    INVARIANT: a drill announces nothing, asks nobody and leaves no row behind but its own tasks.
    What cannot be done is said and stops no plan: people carry the task out anyway.
    """
    if not task.does:
        return ""
    effect = _EFFECTS[task.does]
    if not activation.drill:
        try:
            with tx.session.begin_nested():
                return effect(tx, plan, activation, task)[:_LONGEST]
        except DomainError as error:
            return f"未能完成：{error.zh} failed: {error.en}"[:_LONGEST]
    kept = dict(tx.session.info)
    alone = replace(tx, outgoing=[], asking=_nobody)
    try:
        with tx.session.begin_nested():
            _undo(effect(alone, plan, activation, task))
    except _Undone as undone:
        count = len(alone.outgoing)
        return f"演练，未发出：{undone.told}（{count} 条事实）drill: nothing sent, {count} facts"[:_LONGEST]
    except DomainError as error:
        return f"演练，未能完成：{error.zh} failed: {error.en}"[:_LONGEST]
    finally:
        # What the effect noted in memory is of rows that are gone.
        tx.session.info.clear()
        tx.session.info.update(kept)
        for name in ("incidents", "early", "persons", "to_send"):
            tx.session.info.pop(name, None)


def _nobody(actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> NoReturn:  # noqa: ARG001
    raise Unavailable("a drill asks nobody")


def _undo(told: str) -> NoReturn:
    raise _Undone(told)


def _open_incident(tx: Tx, plan: Plan, activation: Activation, task: Task) -> str:
    incident = opening.open_incident(
        tx,
        opening.Alarm(
            department="safety",
            source_id=f"{activation.id}/{task.key}",
            kind=plan.kind or "OTHER",
            county=activation.county,
            town="",
            raised_at=tx.now,
            send_until=tx.now + timedelta(seconds=now_in_force("send-within-seconds", tx.now)),
            grade=activation.grade,
        ),
    )
    sending.send_pending(tx)
    tx.session.flush()
    return f"已开事件 {incident.id if incident else ''} incident opened"


def _draft_warning(tx: Tx, _plan: Plan, activation: Activation, task: Task) -> str:
    told: dict[str, Any] = dict(task.warning)
    drafted = warnings.draft_warning(
        tx,
        warnings.Draft(
            Told(
                message_type="ALERT",
                references=(),
                colour=told["colour"],
                event_code=told["event_code"],
                headline=told["headline"],
                description=told["description"],
                instruction=told["instruction"],
                counties=[activation.county],
                has_area=False,
                expires_at=tx.now + timedelta(hours=told["hours"]),
                channels=(),
            ),
            "",
            activation.incident_id,
        ),
    )
    return f"已起草预警 {drafted.id}，待另一人审定 warning drafted"


_EFFECTS: dict[str, Callable[[Tx, Plan, Activation, Task], str]] = {
    "OPEN_INCIDENT": _open_incident,
    "DRAFT_WARNING": _draft_warning,
}

"""Contingency plans (数字预案): activate, carry out by tasks, watch the timers, and see the gaps before."""

from __future__ import annotations

from collections import Counter
from datetime import timedelta
from typing import TYPE_CHECKING

from civic.safety.v1 import events_pb2 as events
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city import places
from services.safety import models, planbook
from services.safety.actions import effects
from services.safety.actions.sending import skills_in
from services.safety.actions.staff import require_staff
from services.safety.models import Activation, Incident, PlanTask, RoleHolder, Shelter, Unit
from services.safety.rules import grading
from services.safety.rules import plans as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.safety.rules.plans import Plan, Task

USUAL_GRADE = 3
LONGEST_NOTE, LONGEST_NAME = 500, 64
_AT_ONCE = 100


def the_plan(plan_id: str, version: int = 0) -> Plan:
    """The newest version of a plan, or the one named. Raises NotFound."""
    plan = planbook.plans().get((plan_id, version)) if version else planbook.newest(plan_id)
    if plan is None:
        raise NotFound("safety.no-such-plan", "没有这个预案", "no such plan")
    return plan


def newest_plans() -> Sequence[Plan]:
    """All plans, each in its newest version."""
    return [the_plan(name) for name in sorted({name for name, _ in planbook.plans()})]


def activate_plan(tx: Tx, plan_id: str, county: str, incident_id: str, grade: int, *, drill: bool) -> Activation:
    """Activates a plan in a county; tasks that wait for nothing may begin at once.

    Raises NotAllowed, NotFound, InvalidInput naming every fault, Conflict if the plan is in action there already.
    """
    require_staff(tx)
    plan = the_plan(plan_id)
    county = county or tx.actor.county
    faults = []
    if county not in {one.code for one in places.counties()}:
        faults.append(Fault("county", "safety.county", "没有这个区县", "no such county"))
    if grade not in (0, *grading.GRADES):
        faults.append(Fault("grade", "safety.grade", "等级应为1至4", "from 1 (gravest) to 4"))
    incident = tx.session.get(Incident, incident_id) if incident_id else None
    if incident_id and incident is None:
        faults.append(Fault("incidentId", "safety.no-such-incident", "没有这起事件", "no such incident"))
    if faults:
        raise InvalidInput.of("safety.activation", faults)
    same = (col(Activation.plan_id) == plan_id, col(Activation.county) == county)
    query = select(Activation).where(*same, col(Activation.drill).is_(drill), col(Activation.ended_at).is_(None))
    if known := tx.session.exec(query).first():
        zh, en = f"该预案在此区县已启动：{known.id}", f"the plan is in action there already: {known.id}"
        raise Conflict("safety.plan-active", zh, en)
    activation = Activation(
        id=draw("YA", 12),
        plan_id=plan_id,
        version=plan.version,
        county=county,
        drill=drill,
        incident_id=incident_id,
        grade=grade or (incident.grade if incident else USUAL_GRADE),
        activated_by=tx.actor.subject,
        activated_at=tx.now,
    )
    tx.session.add(activation)
    tx.session.add_all(PlanTask(activation_id=activation.id, key=key, state=rules.WAITING) for key in plan.tasks)
    tx.session.flush()
    said = events.PlanActivated(activation_id=activation.id, plan_id=plan_id, county=county, drill=drill)
    tx.emit(activation.id, said)
    _go_on(tx, plan, activation)
    return activation


def read_activation(tx: Tx, activation_id: str) -> tuple[Activation, Plan, dict[str, PlanTask]]:
    """An activation, its plan in the version it began with, its tasks by key. Raises NotFound."""
    activation = tx.session.get(Activation, activation_id)
    if activation is None:
        raise NotFound("safety.no-such-activation", "没有这次预案启动", "no such activation")
    return activation, the_plan(activation.plan_id, activation.version), tasks_of(tx, activation_id)


def tasks_of(tx: Tx, activation_id: str) -> dict[str, PlanTask]:
    """The tasks of an activation by their keys."""
    query = select(PlanTask).where(col(PlanTask.activation_id) == activation_id)
    return {row.key: row for row in tx.session.exec(query)}


def _held(tx: Tx, activation_id: str) -> tuple[Activation, Plan]:
    """The activation, held until the end of the transaction: two who finish tasks do not overtake each other."""
    require_staff(tx)
    query = select(Activation).where(col(Activation.id) == activation_id).with_for_update()
    activation = tx.session.exec(query.execution_options(populate_existing=True)).first()
    if activation is None:
        raise NotFound("safety.no-such-activation", "没有这次预案启动", "no such activation")
    return activation, the_plan(activation.plan_id, activation.version)


def _go_on(tx: Tx, plan: Plan, activation: Activation) -> None:
    """Lets begin what may begin, and leaves out what is not for this grade."""
    rows = tasks_of(tx, activation.id)
    ready, left_out = rules.step(plan, {key: row.state for key, row in rows.items()}, activation.grade)
    for task in left_out:
        row = rows[task.key]
        row.state, row.ended_at, row.ended_by = rules.SKIPPED, tx.now, "safety"
        row.note = f"仅适用于{grading.ROMAN[task.grade]}级及以上 only from grade {task.grade} on"
        tx.session.add(row)
    for task in ready:
        row = rows[task.key]
        row.state, row.ready_at = rules.READY, tx.now
        row.due_at = tx.now + timedelta(minutes=task.within)
        row.effect = effects.act(tx, plan, activation, task)
        tx.session.add(row)
        if not activation.drill:
            _tell_role(tx, activation, task, row)
    tx.session.flush()


def _tell_role(tx: Tx, activation: Activation, task: Task, row: PlanTask) -> None:
    said = events.PlanTaskReady(activation_id=activation.id, task=task.key, role=task.role, county=activation.county)
    if row.due_at:
        said.due_at.FromDatetime(row.due_at)
    tx.emit(activation.id, said)


def end_task(tx: Tx, activation_id: str, key: str, note: str, *, done: bool) -> Activation:
    """A task is done, or left out with a reason; what waited for it may begin. Twice the same: nothing.

    Raises NotAllowed, NotFound, InvalidInput, NotPossibleNow for a task that still waits or an activation that ended.
    """
    if len(note) > LONGEST_NOTE or not (done or note.strip()):
        zh, en = f"请说明，最多{LONGEST_NOTE}字", f"say why, in at most {LONGEST_NOTE} characters"
        raise InvalidInput.of("safety.task", [Fault("note" if done else "reason", "safety.note", zh, en)])
    activation, plan = _held(tx, activation_id)
    row = tx.session.get(PlanTask, (activation_id, key))
    if row is None:
        raise NotFound("safety.no-such-task", "预案没有这项任务", "no such task")
    state = rules.DONE if done else rules.SKIPPED
    if row.state == state:
        return activation
    if activation.ended_at is not None:
        raise NotPossibleNow("safety.activation-ended", "预案已结束", "the activation has ended")
    if row.state in rules.ENDED:
        raise NotPossibleNow("safety.task-ended", f"任务已结束（{row.state}）", f"the task is {row.state}")
    if done and row.state != rules.READY:
        waits = [one for one in plan.tasks[key].after if tasks_of(tx, activation_id)[one].state not in rules.ENDED]
        told = ", ".join(waits)
        raise NotPossibleNow("safety.task-waits", f"须先完成：{told}", f"it waits for {told}")
    row.state, row.ended_at, row.ended_by, row.note = state, tx.now, tx.actor.subject, note.strip()
    tx.session.add(row)
    tx.session.flush()
    _go_on(tx, plan, activation)
    return activation


def end_activation(tx: Tx, activation_id: str) -> Activation:
    """Ends an activation; ended already: nothing. Raises NotAllowed, NotFound."""
    activation, _ = _held(tx, activation_id)
    if activation.ended_at is None:
        activation.ended_at = tx.now
        tx.session.add(activation)
        if not activation.drill:
            said = events.PlanEnded(activation_id=activation.id, plan_id=activation.plan_id, county=activation.county)
            tx.emit(activation.id, said)
    return activation


def watch_timers(tx: Tx) -> bool:
    """The job: tasks that are late are marked, once, and go up to the role named. True if there may be more."""
    late = (col(PlanTask.state) == rules.READY, col(PlanTask.overdue).is_(False), col(PlanTask.due_at) <= tx.now)
    query = select(PlanTask, Activation).where(*late, col(PlanTask.activation_id) == col(Activation.id))
    query = query.where(col(Activation.ended_at).is_(None)).limit(_AT_ONCE)
    found = tx.session.exec(query.with_for_update(skip_locked=True)).all()
    for row, activation in found:
        row.overdue = True
        tx.session.add(row)
        task = the_plan(activation.plan_id, activation.version).tasks[row.key]
        if not activation.drill:
            said = events.PlanTaskOverdue(activation_id=activation.id, task=row.key, county=activation.county)
            said.escalated_to = task.escalate
            tx.emit(activation.id, said)
    return len(found) == _AT_ONCE


def check_gaps(tx: Tx, plan_id: str, county: str) -> Sequence[rules.Gap]:
    """What a plan lacks, in one county or in all. Raises NotAllowed, NotFound, InvalidInput."""
    require_staff(tx)
    plan = the_plan(plan_id)
    known = [one.code for one in places.counties()]
    if county and county not in known:
        fault = Fault("county", "safety.county", "没有这个区县", "no such county")
        raise InvalidInput.of("safety.gaps", [fault])
    return [gap for one in ([county] if county else known) for gap in _gaps_in(tx, plan, one)]


def _gaps_in(tx: Tx, plan: Plan, county: str) -> Sequence[rules.Gap]:
    people = select(RoleHolder.role, func.count()).where(col(RoleHolder.county) == county).group_by(RoleHolder.role)
    in_service = (col(Unit.county) == county, col(Unit.state) != models.OUT_OF_SERVICE)
    skills: Counter[str] = Counter()
    for told in tx.session.exec(select(Unit.skills).where(*in_service)):
        skills.update(skills_in(told))
    room = select(func.coalesce(func.sum(col(Shelter.capacity) - col(Shelter.taken)), 0))
    room = room.where(col(Shelter.county) == county, col(Shelter.open).is_(True))
    places_left = int(tx.session.exec(room).one())
    return rules.gaps(plan, county, dict(tx.session.exec(people).all()), skills, places_left)


def name_role_holder(tx: Tx, role: str, county: str, person: str, *, ended: bool) -> RoleHolder:
    """Names who holds a role, or takes it back. Raises NotAllowed, InvalidInput naming every fault."""
    require_staff(tx)
    known = {one for plan in planbook.plans().values() for one in plan.roles}
    faults = []
    if role not in known:
        told = ", ".join(sorted(known))
        faults.append(Fault("role", "safety.role", f"角色应为以下之一：{told}", f"one of {told}"))
    if county not in {one.code for one in places.counties()}:
        faults.append(Fault("county", "safety.county", "没有这个区县", "no such county"))
    if not 0 < len(person) <= LONGEST_NAME:
        faults.append(Fault("person", "safety.person", "请提供人员账号", "give the person's account"))
    if faults:
        raise InvalidInput.of("safety.role", faults)
    row = tx.session.get(RoleHolder, (role, county, person))
    if ended and row is not None:
        tx.session.delete(row)
    made = row or RoleHolder(role=role, county=county, person=person)
    if row is None and not ended:
        tx.session.add(made)
    return made

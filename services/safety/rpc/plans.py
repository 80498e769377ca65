"""Contingency plans."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.safety.v1 import safety_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from services.safety import drawing
from services.safety.actions import plans

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.safety.models import Activation
    from services.safety.rules.plans import Plan

SVG = "image/svg+xml"


def _plan(plan: Plan) -> pb.ContingencyPlan:
    answer = pb.ContingencyPlan(
        plan_id=plan.id,
        version=plan.version,
        title_zh=plan.zh,
        title_en=plan.en,
        source=plan.source,
        roles=plan.roles,
    )
    for task in plan.tasks.values():
        answer.tasks.add(
            task=task.key,
            title_zh=task.zh,
            title_en=task.en,
            role=task.role,
            after=task.after,
            within_minutes=task.within,
            escalate_to=task.escalate,
            does=task.does,
            grade=task.grade,
        )
    return answer


def list_contingency_plans(_tx: Tx, _request: pb.ListContingencyPlansRequest) -> pb.ListContingencyPlansResponse:
    """See the proto."""
    return pb.ListContingencyPlansResponse(plans=[_plan(plan) for plan in plans.newest_plans()])


def get_contingency_plan(_tx: Tx, request: pb.GetContingencyPlanRequest) -> pb.ContingencyPlan:
    """See the proto."""
    return _plan(plans.the_plan(request.plan_id))


def get_contingency_plan_graph(_tx: Tx, request: pb.GetContingencyPlanGraphRequest) -> HttpBody:
    """See the proto."""
    return HttpBody(content_type=SVG, data=drawing.plan_drawing(plans.the_plan(request.plan_id)).encode())


def check_plan_gaps(tx: Tx, request: pb.CheckPlanGapsRequest) -> pb.CheckPlanGapsResponse:
    """See the proto."""
    found = plans.check_gaps(tx, request.plan_id, request.county)
    return pb.CheckPlanGapsResponse(gaps=[pb.CheckPlanGapsResponse.Gap(**vars(gap)) for gap in found])


def name_role_holder(tx: Tx, request: pb.NameRoleHolderRequest) -> pb.RoleHolder:
    """See the proto."""
    row = plans.name_role_holder(tx, request.role, request.county, request.person, ended=request.ended)
    return pb.RoleHolder(role=row.role, county=row.county, person=row.person, ended=request.ended)


def activate_plan(tx: Tx, request: pb.ActivatePlanRequest) -> pb.Activation:
    """See the proto."""
    asked = (request.plan_id, request.county, request.incident_id, request.grade)
    return _whole(tx, plans.activate_plan(tx, *asked, drill=request.drill).id)


def get_activation(tx: Tx, request: pb.GetActivationRequest) -> pb.Activation:
    """See the proto."""
    return _whole(tx, request.activation_id)


def get_activation_graph(tx: Tx, request: pb.GetActivationGraphRequest) -> HttpBody:
    """See the proto."""
    activation, plan, tasks = plans.read_activation(tx, request.activation_id)
    states = {key: "OVERDUE" if row.overdue and row.state == "READY" else row.state for key, row in tasks.items()}
    under = " · 演练" if activation.drill else ""
    return HttpBody(content_type=SVG, data=drawing.plan_drawing(plan, states, under).encode())


def finish_plan_task(tx: Tx, request: pb.FinishPlanTaskRequest) -> pb.Activation:
    """See the proto."""
    return _whole(tx, plans.end_task(tx, request.activation_id, request.task, request.note, done=True).id)


def skip_plan_task(tx: Tx, request: pb.SkipPlanTaskRequest) -> pb.Activation:
    """See the proto."""
    return _whole(tx, plans.end_task(tx, request.activation_id, request.task, request.reason, done=False).id)


def end_activation(tx: Tx, request: pb.EndActivationRequest) -> pb.Activation:
    """See the proto."""
    return _whole(tx, plans.end_activation(tx, request.activation_id).id)


def _whole(tx: Tx, activation_id: str) -> pb.Activation:
    tx.session.flush()
    activation, plan, tasks = plans.read_activation(tx, activation_id)
    return _told(activation, plan, tasks)


def _told(activation: Activation, plan: Plan, tasks: dict[str, Any]) -> pb.Activation:
    answer = pb.Activation(
        activation_id=activation.id,
        plan_id=activation.plan_id,
        version=activation.version,
        county=activation.county,
        drill=activation.drill,
        incident_id=activation.incident_id,
        grade=activation.grade,
        activated_by=activation.activated_by,
    )
    answer.activated_at.FromDatetime(activation.activated_at)
    if activation.ended_at:
        answer.ended_at.FromDatetime(activation.ended_at)
    for key, task in plan.tasks.items():
        row = tasks[key]
        told = answer.tasks.add(
            task=key,
            title_zh=task.zh,
            title_en=task.en,
            role=task.role,
            state=row.state,
            overdue=row.overdue,
            ended_by=row.ended_by,
            note=row.note,
            effect=row.effect,
        )
        for name in ("ready_at", "due_at", "ended_at"):
            if moment := getattr(row, name):
                getattr(told, name).FromDatetime(moment)
    return answer


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "ListContingencyPlans": list_contingency_plans,
    "GetContingencyPlan": get_contingency_plan,
    "GetContingencyPlanGraph": get_contingency_plan_graph,
    "CheckPlanGaps": check_plan_gaps,
    "NameRoleHolder": name_role_holder,
    "ActivatePlan": activate_plan,
    "GetActivation": get_activation,
    "GetActivationGraph": get_activation_graph,
    "FinishPlanTask": finish_plan_task,
    "SkipPlanTask": skip_plan_task,
    "EndActivation": end_activation,
}

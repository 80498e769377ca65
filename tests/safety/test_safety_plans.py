"""Contingency plans: the graph, timers, drills that stay in the house, and the gaps before they are needed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
import sqlalchemy as sa
from civic.safety.v1 import safety_pb2 as pb

from chassis.db import outbox
from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.safety import models, planbook
from services.safety.actions import plans as plan_actions
from services.safety.demonstration import role_holders
from services.safety.models import Base, PlanTask
from services.safety.rules import plans as rules
from tests.safety.factories import STAFF, STRANGER, change, kinds, make_stage, make_unit, run_job, unit_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    made, _ = make_stage(fresh, make_unit("f", "FIRE"), make_unit("a"))
    return made


def call(on: Stage, method: str, actor: Any = STAFF, **told: Any) -> Any:
    return on.call("safety", method, getattr(pb, f"{method}Request")(**told), actor)


def activate(on: Stage, plan: str = "flood", actor: Any = STAFF, **told: Any) -> pb.Activation:
    return call(on, "ActivatePlan", actor, plan_id=plan, **{"county": "330802", **told})


def states(activation: pb.Activation) -> dict[str, str]:
    return {task.task: task.state for task in activation.tasks}


def finish(on: Stage, activation: pb.Activation, *tasks: str) -> pb.Activation:
    for task in tasks:
        activation = call(on, "FinishPlanTask", activation_id=activation.activation_id, task=task)
    return activation


def run_through(on: Stage, activation: pb.Activation) -> pb.Activation:
    while ready := [key for key, state in states(activation).items() if state == rules.READY]:
        activation = finish(on, activation, *ready)
    return activation


def test_tasks_begin_when_what_they_wait_for_has_ended(on: Stage) -> None:
    begun = activate(on)
    assert states(begun)["assess"] == "READY"
    assert set(states(begun).values()) == {"READY", "WAITING"}
    with pytest.raises(NotPossibleNow) as refused:
        finish(on, begun, "evacuate")
    assert "warn" in refused.value.en
    after = finish(on, begun, "assess")
    assert {key for key, state in states(after).items() if state == "READY"} == {
        "warn",
        "rescue",
        "shelters",
        "people-first",
    }
    with pytest.raises(InvalidInput):
        call(on, "SkipPlanTask", activation_id=begun.activation_id, task="shelters")
    call(on, "SkipPlanTask", activation_id=begun.activation_id, task="shelters", reason="已开放")
    after = finish(on, begun, "warn", "people-first")
    assert states(after)["evacuate"] == "READY"
    done = run_through(on, after)
    assert set(states(done).values()) == {"DONE", "SKIPPED"}
    assert finish(on, begun, "report").tasks  # once more: nothing


def test_a_real_activation_acts(on: Stage) -> None:
    begun = activate(on)
    on.announced("safety")
    after = finish(on, begun, "assess")
    said = kinds(on.announced("safety"))
    assert {"IncidentOpened", "UnitAssigned", "PlanTaskReady"} <= set(said)
    (drafted,) = call(on, "ListWarnings").warnings
    assert drafted.state == pb.Warning.DRAFT
    assert all(task.effect for task in after.tasks if task.task in {"warn", "rescue"})
    assert unit_of(on, "f").state == models.ASSIGNED


def everything(on: Stage) -> dict[str, list[tuple[Any, ...]]]:
    """All rows of the department but those of activations."""
    own = {"activation", "plan_task"}
    with on.host.departments["safety"].db.transaction(write=False) as session:
        tables = [table for table in Base.metadata.sorted_tables if table.name not in own]
        found = {
            table.name: [
                tuple(row) for row in session.connection().execute(sa.select(table).order_by(*table.primary_key))
            ]
            for table in tables
        }
        found["outbox"] = [(row.headers,) for row in session.connection().execute(sa.select(outbox))]
    return found


@pytest.mark.parametrize("plan", ["flood", "elder-surge", "outbreak"])
def test_a_drill_stays_in_the_house(on: Stage, plan: str) -> None:
    """INVARIANT: a drill runs every task and nothing leaves because of it: no event but that it is a drill, no
    incident, no warning, no unit taken, nobody asked."""
    others = on.host.departments["safety"].edge.asking
    before = everything(on)
    begun = activate(on, plan, drill=True, grade=1)
    done = run_through(on, begun)
    assert set(states(done).values()) == {"DONE"}

    def late(tx: Any) -> None:
        for row in tx.session.exec(sa.select(PlanTask)).scalars():
            row.due_at = datetime.now(UTC) - timedelta(minutes=1)

    change(on, late)
    run_job(on, "timers")
    call(on, "EndActivation", activation_id=begun.activation_id)
    said = on.announced("safety")
    assert [(type(one).__name__, one.drill) for one in said] == [("PlanActivated", True)]
    after = everything(on)
    assert {name: rows for name, rows in after.items() if name != "outbox"} == {
        name: rows for name, rows in before.items() if name != "outbox"
    }
    assert others.asked == []  # type: ignore[attr-defined]
    acted = [task.effect for task in done.tasks if planbook.newest(plan).tasks[task.task].does]  # type: ignore[union-attr]
    assert all("演练，未发出" in effect for effect in acted)


def test_after_a_drill_the_real_thing_still_works(on: Stage) -> None:
    drill = activate(on, drill=True)
    real = activate(on)
    run_through(on, drill)
    on.announced("safety")
    finish(on, real, "assess")
    assert "UnitAssigned" in kinds(on.announced("safety"))


def test_what_is_not_for_this_grade_is_left_out(on: Stage) -> None:
    begun = finish(on, activate(on, "elder-surge", grade=4), "confirm")
    assert states(begun)["neighbours"] == "SKIPPED"
    assert states(finish(on, begun, "stations", "hospitals", "call-round"))["stand-down"] == "READY"


def test_a_late_task_goes_up_once(on: Stage) -> None:
    begun = activate(on)
    on.announced("safety")

    def late(tx: Any) -> None:
        tx.session.get(PlanTask, (begun.activation_id, "assess")).due_at = datetime.now(UTC) - timedelta(seconds=1)

    change(on, late)
    for _ in range(2):
        run_job(on, "timers")
    (said,) = on.announced("safety")
    assert (said.task, said.escalated_to) == ("assess", "duty-chief")
    assert next(task for task in call(on, "GetActivation", activation_id=begun.activation_id).tasks).overdue


def test_one_of_a_plan_at_a_time_and_every_fault_at_once(on: Stage) -> None:
    begun = activate(on)
    with pytest.raises(Conflict):
        activate(on)
    for _ in range(2):
        call(on, "EndActivation", activation_id=begun.activation_id)
    assert activate(on).activation_id != begun.activation_id
    with pytest.raises(NotPossibleNow):
        finish(on, begun, "assess")
    with pytest.raises(NotFound):
        activate(on, "war")
    with pytest.raises(NotAllowed):
        activate(on, actor=STRANGER)
    with pytest.raises(InvalidInput) as refused:
        activate(on, county="110000", grade=7, incident_id="none")
    assert {fault.field for fault in refused.value.faults} == {"county", "grade", "incidentId"}
    assert activate(on, "outbreak", county="").county == STAFF.county


def test_gaps_are_seen_before_the_plan_is_needed(on: Stage) -> None:
    edge = on.host.departments["safety"].edge
    edge.perform(lambda tx: tx.session.add_all(role_holders()), system("safety"))
    found = {
        (gap.kind, gap.what): (gap.wanted, gap.found)
        for gap in call(on, "CheckPlanGaps", plan_id="flood", county="330802").gaps
    }
    assert found == {
        ("UNITS_MISSING", "water-rescue"): (2, 1),
        ("UNITS_MISSING", "life-support"): (2, 1),
        ("SHELTER_ROOM", "shelters"): (2000, 0),
    }
    empty = call(on, "CheckPlanGaps", plan_id="outbreak", county="330881").gaps
    assert [gap.what for gap in empty if gap.kind == "ROLE_EMPTY"] == ["supplies"]
    call(on, "NameRoleHolder", role="supplies", county="330881", person="zhang")
    empty = call(on, "CheckPlanGaps", plan_id="outbreak", county="330881").gaps
    assert [gap.what for gap in empty if gap.kind == "ROLE_EMPTY"] == []
    call(on, "NameRoleHolder", role="supplies", county="330881", person="zhang", ended=True)
    with pytest.raises(InvalidInput) as refused:
        call(on, "NameRoleHolder", role="king", county="x", person="")
    assert len(refused.value.faults) == 3
    assert {gap.county for gap in call(on, "CheckPlanGaps", plan_id="flood").gaps} >= {"330802", "330881"}


def test_a_circle_of_tasks_is_a_gap_and_stops_the_start() -> None:
    plan = planbook.newest("flood")
    assert plan
    tasks = {**plan.tasks, "assess": replace(plan.tasks["assess"], after=("report",))}
    wrong = replace(plan, tasks=tasks)
    assert rules.cycles(plan) == ()
    assert {"assess", "report"} <= set(rules.cycles(wrong))
    assert rules.gaps(wrong, "330802", {}, {}, 0)[0].kind == "CYCLE"
    title, needs = {"zh": "", "en": ""}, {"units": {}, "shelter_places": 0}
    task = {"title": title, "role": "nobody", "within": 1, "escalate": "nobody"}
    raw = {"id": "x", "version": 1, "title": title, "source": "", "roles": {}, "needs": needs, "tasks": {"a": task}}
    with pytest.raises(ValueError, match="nobody"):
        planbook.read(raw, "x.yaml")
    with pytest.raises(ValueError, match="missing"):
        planbook.read({"id": "x"}, "x.yaml")


def test_plans_are_drawn(on: Stage) -> None:
    for plan in plan_actions.newest_plans():
        svg = call(on, "GetContingencyPlanGraph", plan_id=plan.id)
        assert svg.content_type == "image/svg+xml"
        root = ET.fromstring(svg.data)
        words = "".join(root.itertext())
        assert all(role in words for role in (plan.roles[task.role] for task in plan.tasks.values()))
    begun = finish(on, activate(on, drill=True), "assess")
    words = call(on, "GetActivationGraph", activation_id=begun.activation_id).data.decode()
    assert all(word in words for word in ("演练", "已完成", "进行中", "等前序"))
    assert len(call(on, "ListContingencyPlans").plans) == 3
    assert call(on, "GetContingencyPlan", plan_id="flood").roles["duty-chief"] == "值班长"

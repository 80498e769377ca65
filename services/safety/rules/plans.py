"""Contingency plans (数字预案): which task may begin, which is left out, what a plan lacks. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

WAITING, READY, DONE, SKIPPED = "WAITING", "READY", "DONE", "SKIPPED"
ENDED = (DONE, SKIPPED)


@dataclass(frozen=True)
class Task:
    """A task: by which role, after which others, within how many minutes, only from which grade on (0: always)."""

    key: str
    zh: str
    en: str
    role: str
    after: tuple[str, ...]
    within: int
    escalate: str
    does: str = ""
    grade: int = 0
    warning: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """A plan in one version. `units`: skill → how many must be there; `kind`: of the incident it opens."""

    id: str
    version: int
    zh: str
    en: str
    source: str
    roles: Mapping[str, str]
    kind: str
    units: Mapping[str, int]
    shelter_places: int
    tasks: Mapping[str, Task]


@dataclass(frozen=True)
class Gap:
    """Something a plan lacks in a county."""

    kind: str
    county: str
    what: str
    wanted: int
    found: int
    zh: str
    en: str


def cycles(plan: Plan) -> tuple[str, ...]:
    """Tasks that wait for each other in a circle; empty if there is none."""
    try:
        tuple(TopologicalSorter({key: task.after for key, task in plan.tasks.items()}).static_order())
    except CycleError as error:
        return tuple(error.args[1])
    return ()


def applies(task: Task, grade: int) -> bool:
    """Whether a task is for an incident of this grade (1 is the gravest)."""
    return not task.grade or grade <= task.grade


def step(plan: Plan, states: Mapping[str, str], grade: int) -> tuple[list[Task], list[Task]]:
    """The tasks that may begin now, and those that are left out by their condition; both were waiting.

    What is left out lets others begin, so it goes on until nothing changes.
    """
    now = dict(states)
    ready: list[Task] = []
    left_out: list[Task] = []
    changed = True
    while changed:
        changed = False
        for key, task in plan.tasks.items():
            if now[key] != WAITING or any(now[other] not in ENDED for other in task.after):
                continue
            changed = True
            if applies(task, grade):
                now[key] = READY
                ready.append(task)
            else:
                now[key] = SKIPPED
                left_out.append(task)
    return ready, left_out


def gaps(
    plan: Plan,
    county: str,
    holders: Mapping[str, int],
    units: Mapping[str, int],
    shelter_places: int,
) -> Sequence[Gap]:
    """What a plan lacks in a county. `holders`: people a role; `units`: in service by skill."""
    found = []
    if circle := cycles(plan):
        told = " → ".join(circle)
        zh, en = f"任务互相等待：{told}", f"tasks wait for each other: {told}"
        found.append(Gap("CYCLE", county, told, 0, len(circle), zh, en))
    for role, name in plan.roles.items():
        if not holders.get(role):
            zh, en = f"角色“{name}”没有人", f"nobody holds the role {role}"
            found.append(Gap("ROLE_EMPTY", county, role, 1, 0, zh, en))
    for skill, wanted in plan.units.items():
        have = units.get(skill, 0)
        if have < wanted:
            zh, en = (
                f"具备 {skill} 的队伍需 {wanted} 支，在用 {have} 支",
                f"{skill}: {wanted} wanted, {have} in service",
            )
            found.append(Gap("UNITS_MISSING", county, skill, wanted, have, zh, en))
    if shelter_places < plan.shelter_places:
        zh = f"避难场所余位需 {plan.shelter_places}，现有 {shelter_places}"
        en = f"room in shelters: {plan.shelter_places} wanted, {shelter_places} there"
        found.append(Gap("SHELTER_ROOM", county, "shelters", plan.shelter_places, shelter_places, zh, en))
    return found

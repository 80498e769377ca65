"""The contingency plans of `plans/*.yaml`, read once a process and checked: a wrong one stops the start."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml

from services.safety.rules.plans import Plan, Task, cycles

FOLDER = Path(__file__).parent / "plans"
DOES = ("OPEN_INCIDENT", "DRAFT_WARNING")


@cache
def plans() -> dict[tuple[str, int], Plan]:
    """Every version of every plan. Raises ValueError naming file and fault."""
    found: dict[tuple[str, int], Plan] = {}
    for path in sorted(FOLDER.glob("*.yaml")):
        plan = read(yaml.safe_load(path.read_text(encoding="utf-8")), path.name)
        if (plan.id, plan.version) in found:
            raise ValueError(f"{path.name}: {plan.id} version {plan.version} is there twice")
        if circle := cycles(plan):
            raise ValueError(f"{path.name}: tasks wait for each other: {', '.join(circle)}")
        found[plan.id, plan.version] = plan
    return found


def newest(plan_id: str) -> Plan | None:
    """The newest version of a plan."""
    versions = [plan for (name, _), plan in plans().items() if name == plan_id]
    return max(versions, key=lambda plan: plan.version, default=None)


def read(raw: dict[str, Any], name: str) -> Plan:
    """A plan from its YAML. Raises ValueError."""
    try:
        tasks = {key: _task(key, task) for key, task in raw["tasks"].items()}
        plan = Plan(
            id=raw["id"],
            version=raw["version"],
            zh=raw["title"]["zh"],
            en=raw["title"]["en"],
            source=raw["source"],
            roles=raw["roles"],
            kind=raw.get("incident", {}).get("kind", ""),
            units=raw["needs"]["units"],
            shelter_places=raw["needs"]["shelter_places"],
            tasks=tasks,
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{name}: missing {error}") from error
    for task in tasks.values():
        wrong = [one for one in task.after if one not in tasks]
        wrong += [one for one in (task.role, task.escalate) if one not in plan.roles]
        if wrong or (task.does and task.does not in DOES) or task.within <= 0:
            raise ValueError(f"{name}: task {task.key}: {wrong or task.does or task.within}")
    return plan


def _task(key: str, raw: dict[str, Any]) -> Task:
    return Task(
        key=key,
        zh=raw["title"]["zh"],
        en=raw["title"]["en"],
        role=raw["role"],
        after=tuple(raw.get("after", ())),
        within=raw["within"],
        escalate=raw["escalate"],
        does=raw.get("does", ""),
        grade=raw.get("if", {}).get("grade", 0),
        warning=raw.get("warning", {}),
    )

"""Ratings of ended cases (好差评, GB/T 39735-2020): grades, indicators, the loop of a bad one. Pure, with its data."""

from __future__ import annotations

import functools
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from chassis.errors import Fault
from chassis.parameters import Parameters
from city.calendar import add_working_days

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = Path(__file__).parent
GRADES = ("VERY_SATISFIED", "SATISFIED", "FAIRLY_SATISFIED", "DISSATISFIED", "VERY_DISSATISFIED")
BAD = frozenset({"DISSATISFIED", "VERY_DISSATISFIED"})
ONLINE, OFFLINE = "ONLINE", "OFFLINE"
# 核实, 联系, 整改, 反馈
STEPS = ("VERIFY", "CONTACT", "MEND", "ANSWER")


@functools.cache
def parameters() -> Parameters:
    """Days of each step."""
    return Parameters(FOLDER / "rating_parameters.yaml")


@functools.cache
def indicators() -> Mapping[str, Any]:
    """What can be ticked, by channel, with source and status."""
    found: Mapping[str, Any] = yaml.safe_load((FOLDER / "indicators.yaml").read_text(encoding="utf-8"))
    return found


def faults(channel: str, grade: str, ticked: Sequence[str], comment: str) -> list[Fault]:
    """Everything wrong with a rating."""
    found = []
    if grade not in GRADES:
        told = "请选择：非常满意、满意、基本满意、不满意、非常不满意"
        found.append(Fault("grade", "onething.no-grade", told, f"must be one of {', '.join(GRADES)}"))
    known = [one["id"] for one in indicators()[channel.lower()]]
    for place, one in enumerate(ticked):
        if one not in known:
            zh, en = (
                f"没有这个评价指标：{one}；可选：{'、'.join(known)}",
                f"no such indicator; known: {', '.join(known)}",
            )
            found.append(Fault(f"indicators.{place}", "onething.unknown-indicator", zh, en))
        elif one in ticked[:place]:
            found.append(Fault(f"indicators.{place}", "onething.indicator-twice", "重复选择", "ticked twice"))
    longest = indicators()["comment"]
    if len(comment) > longest:
        zh, en = f"评价内容最多 {longest} 个字", f"at most {longest} characters"
        found.append(Fault("comment", "onething.comment-too-long", zh, en))
    return found


def step_after(step: str) -> str:
    """The step that follows; the first for an empty one, empty after the last."""
    place = STEPS.index(step) + 1 if step else 0
    return STEPS[place] if place < len(STEPS) else ""


def in_working_days(step: str, today: date) -> bool:
    """Whether the limit of a step is one of working days."""
    return bool(parameters().at(f"rating-{step.lower()}-days", today).value["unit"] == "working-days")


def due(step: str, today: date) -> date:
    """The last day for a step that becomes due `today`, in the days that rating_parameters.yaml says."""
    length = parameters().at(f"rating-{step.lower()}-days", today).value
    if in_working_days(step, today):
        return add_working_days(today, int(length["days"]))[0]
    return today + timedelta(days=int(length["days"]))

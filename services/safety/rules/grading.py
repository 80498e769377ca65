"""Grades of an incident, who is to be sent, which alarms are one incident, and when whom to tell: by tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

GRADES = (1, 2, 3, 4)
KINDS = ("ELDER_SOS", "CHILD_MISSING", "CAMPUS", "TRAFFIC", "OUTBREAK", "FIRE", "FLOOD", "OTHER")
ROMAN = {1: "Ⅰ", 2: "Ⅱ", 3: "Ⅲ", 4: "Ⅳ"}


@dataclass(frozen=True)
class Facts:
    """What decides a grade. `reported` is the grade the reporting department gave, 0 if none."""

    kind: str
    alarm: str = ""
    presses: int = 1
    dead: int = 0
    badly_hurt: int = 0
    reported: int = 0


@dataclass(frozen=True)
class Grading:
    """A grade, 1 (gravest) to 4, and the row of the table that decided."""

    grade: int
    row: str
    zh: str
    en: str


def grade(table: Sequence[Mapping[str, Any]], facts: Facts) -> Grading:
    """By the first row that fits. Raises ValueError if the table has none: its last row must fit everything."""
    for row in table:
        if _fits(row, facts):
            return Grading(facts.reported if row.get("reported") else row["grade"], row["row"], row["zh"], row["en"])
    raise ValueError("no row of the grading table fits: the last must fit everything")


def _fits(row: Mapping[str, Any], facts: Facts) -> bool:
    lists = ("kinds", facts.kind), ("alarm", facts.alarm)
    least = ("presses", facts.presses), ("dead", facts.dead), ("badly_hurt", facts.badly_hurt)
    return (
        all(value in row[name] for name, value in lists if name in row)
        and all(value >= row[name] for name, value in least if name in row)
        and (not row.get("reported") or facts.reported in GRADES)
    )


def needs(table: Sequence[Mapping[str, Any]], kind: str, alarm: str, graded: int) -> list[dict[str, Any]]:
    """What is to be sent, each {"skills", "else"}; nothing if no row fits."""
    for row in table:
        if kind in row["kinds"] and alarm in row.get("alarm", (alarm,)) and graded <= row.get("graver", max(GRADES)):
            return [{"skills": list(need["skills"]), "else": list(need.get("else", ()))} for need in row["needs"]]
    return []


@dataclass(frozen=True)
class Step:
    """A step of the escalation clock that is due: whom to tell, and the grade it rises to (0: none)."""

    to: str
    regrade: int
    applies: bool


def next_clock(steps: Sequence[Mapping[str, Any]], done: int, opened_at: datetime) -> datetime | None:
    """When the step after `done` steps is due; None when there is none."""
    return opened_at + timedelta(seconds=steps[done]["after"]) if done < len(steps) else None


def step_due(step: Mapping[str, Any], *, sent: bool, there: bool, graded: int) -> Step:
    """Whether a due step applies to an open incident, and what it does."""
    applies = {"unsent": not sent and not there, "not-there": not there, "open": True}[step["if"]]
    rises = step.get("regrade", 0)
    return Step(step["to"], rises if rises and rises < graded else 0, applies)

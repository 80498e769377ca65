"""What is wrong with a catalogue entry, in plain words for whoever writes it: every cause at once, with its line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.onething.authoring import fields, graph
from services.onething.authoring.format import structure
from services.onething.authoring.reading import Reading, departments
from services.onething.marked import Cause

if TYPE_CHECKING:
    from services.onething.catalogue import Entry
    from services.onething.marked import Document

__all__ = ["departments", "meaning", "notes", "structure"]


def meaning(entry: Entry, document: Document) -> list[Cause]:
    """Everything that keeps an entry of the right format from working."""
    reading = Reading(entry, document)
    clashes = list(fields.twice(reading))
    found = [*clashes, *fields.form(reading), *fields.papers(reading), *graph.names(reading)]
    if not clashes:
        # While one id stands for two things, who needs whom is not known.
        for look in (graph.needs, fields.use, fields.required, graph.circles):
            found += look(reading)
    if not found:
        # In a circle nothing can start; saying so of each situation would only repeat it.
        found += graph.startable(reading)
    return found


def notes(entry: Entry, document: Document) -> list[Cause]:
    """What a faultless entry does not do yet, so that nobody wonders."""
    reading = Reading(entry, document)
    found = []
    for position, situation in enumerate(entry.situations):
        if situation not in entry.open_in:
            line = reading.at("situations", position)
            found.append(
                Cause(
                    line,
                    f"情形 {situation} 尚不能申办：所需部门还在建设",
                    f"situation {situation} is not open yet: departments that it needs are planned",
                )
            )
    for step, place in reading.steps():
        if step.publicity_days and not step.by_officer and not step.node.compensable:
            zh = f"{step.node.key}：公示期有异议时由人员重新决定，部门须能据此收回已办结果（或写 compensable: true）"
            en = f"{step.node.key}: after an objection an officer decides anew; the department must take its grant back"
            found.append(Cause(reading.at(*place, "publicity"), zh, en))
    asked = {name for situation in entry.open_in for name in entry.asked[situation].fields}
    if entry.open_in:
        for name in entry.form["properties"]:
            if name not in asked:
                line = reading.at("form", "properties", name)
                found.append(
                    Cause(
                        line,
                        f"form.{name}：暂不询问，只有在建事项用到",
                        f"form.{name}: not asked yet, only planned items need it",
                    )
                )
    return found

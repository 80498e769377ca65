"""The smallest question set: what is really asked of a person in a situation. Pure: it reads nothing but the graph.

A step *works* when it can be started and ends in something people are due: a live item whose inputs all have a maker
that works, or a step that such an item needs. Asked is what working steps take from the form or from the applicant's
hands, and nothing else; what a department shares or an earlier item makes is never asked.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from services.onething.catalogue import Step

FORM, CASE, MATERIAL = "form", "case", "material"
# Origins of inputs that no step makes.
OUTSIDE = frozenset({FORM, CASE, MATERIAL})


@dataclass(frozen=True)
class Questions:
    """What a situation asks. Fields and materials stand in the order of the entry; `optional` fields may be left out.

    The last two are what the departments' own forms would have asked for the same items, one after the other.
    """

    required: tuple[str, ...]
    optional: tuple[str, ...]
    materials: tuple[str, ...]
    own_fields: int
    own_materials: int

    @property
    def fields(self) -> tuple[str, ...]:
        """All fields on the form."""
        return (*self.required, *self.optional)


def working(steps: Sequence[Step], *, planned: bool = False) -> tuple[Step, ...]:
    """The steps of a situation that work now; with `planned`, as if all departments had been built."""
    here = {step.node.key for step in steps}
    startable: set[str] = set()
    growing = True
    while growing:
        ready = {
            step.node.key
            for step in steps
            if step.node.key not in startable
            and (planned or not step.node.planned)
            and step.node.after & here <= startable
        }
        startable |= ready
        growing = bool(ready)
    by_key = {step.node.key: step for step in steps}
    useful: set[str] = set()
    open_ends = [step.node.key for step in steps if not step.node.share and step.node.key in startable]
    while open_ends:
        key = open_ends.pop()
        if key not in useful:
            useful.add(key)
            open_ends += by_key[key].node.before & startable
    return tuple(step for step in steps if step.node.key in useful)


def openable(steps: Sequence[Step]) -> bool:
    """Whether a case can be opened: at least one item works, and every share that a live item needs is live."""
    live = [step for step in steps if not step.node.share and not step.node.planned]
    wanted = {key for step in live for key in step.node.after}
    lacking = any(step.node.share and step.node.planned and step.node.key in wanted for step in steps)
    return bool(live) and not lacking and any(not step.node.share for step in working(steps))


def ask(steps: Sequence[Step], fields: Sequence[str], materials: Sequence[str], contact: Sequence[str]) -> Questions:
    """What `steps` (those that work) take from outside, in the order of `fields` and `materials`.

    `contact` fields are asked as well: by them the applicant is told what was decided.
    """
    needs = [(step, need) for step in steps for need in step.needs]
    sure = {need.name for _, need in needs if need.origin == FORM and not need.optional} | set(contact)
    perhaps = {need.name for _, need in needs if need.origin == FORM} - sure
    brought = {need.name for _, need in needs if need.origin == MATERIAL}
    here = {step.node.key for step in steps} | {FORM}
    items = [step for step in steps if not step.node.share]
    return Questions(
        required=tuple(name for name in fields if name in sure),
        optional=tuple(name for name in fields if name in perhaps),
        materials=tuple(name for name in materials if name in brought),
        own_fields=sum(own_fields(step, here, len(contact)) for step in items),
        own_materials=sum(own_materials(step, here, materials) for step in items),
    )


def own_fields(step: Step, here: Collection[str], contact: int) -> int:
    """Fields of the department's own form: as the entry says; without its word, each fact that the item needs.

    A department alone cannot know what others know, and must reach the applicant too.
    """
    if step.form_fields is not None:
        return step.form_fields
    return contact + sum(need.origin in here for need in step.needs)


def own_materials(step: Step, here: Collection[str], materials: Sequence[str]) -> int:
    """Papers the department alone would ask: as the entry says; else one for each paper and each maker it needs."""
    if step.form_materials is not None:
        return step.form_materials
    papers = {need.name for need in step.needs if need.origin == MATERIAL} & set(materials)
    return len(papers) + len(step.node.before & set(here))


def narrowed(form: Mapping[str, Any], asked: Questions) -> dict[str, Any]:
    """The form of a situation: only what it asks.

    A field that it does not ask is refused, never quietly kept: what no department needs, the city must not hold.
    """
    properties = {name: schema for name, schema in form["properties"].items() if name in asked.fields}
    return {**form, "additionalProperties": False, "required": list(asked.required), "properties": properties}

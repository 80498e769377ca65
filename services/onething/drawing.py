"""The graph of a one-thing as a drawing: entry and, for a case, statuses in; SVG text out. Pure.

The one form, what departments share, the items; see `chassis.drawing` for how it is laid out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.drawing import PADDING, TITLE_SIZE, WIDTH, Box, Look, width, wrap
from chassis.drawing import draw as draw_graph
from services.onething import rules
from services.onething.authoring import departments

if TYPE_CHECKING:
    from collections.abc import Mapping

    from services.onething.catalogue import Entry, Step

__all__ = ["LOOKS", "PADDING", "draw", "width"]
FORM = "form"

_PLAIN = Look("#f4f8ff", "#3b6fb6", "#12263f")
_SHARE = Look("#f3f7f2", "#6a8a66", "#1f2f1d", "部门共享")
_FORM = Look("#fff8e6", "#b58a1f", "#3d2f0a", "只填一次")
_PLANNED = Look("#ffffff", "#8a8f98", "#4c525b", "建设中", dashed=True)
# Ink on fill has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
LOOKS: Mapping[str, Look] = {
    rules.WAITING: Look("#f4f5f7", "#9aa1ab", "#3f4650", "等前序"),
    rules.ASSIGNED: Look("#e3efff", "#1f6fd1", "#0b3266", "办理中"),
    rules.WAITING_OFFICER: Look("#fff3d6", "#c98a00", "#5a3d00", "待审批"),
    rules.WAITING_APPLICANT: Look("#ffe8d9", "#d9660b", "#6b2f00", "待补正"),
    rules.PROPOSED: Look("#e6f4f6", "#1b7f8c", "#0b434b", "公示中"),
    rules.HELD: Look("#e6f4f6", "#1b7f8c", "#0b434b", "公示中"),
    rules.GRANTED: Look("#dff5e3", "#238a3b", "#0f4a1e", "已办成"),
    rules.REFUSED: Look("#fde3e3", "#c62828", "#7a1414", "不予办理"),
    rules.SKIPPED: Look("#f0f0f0", "#8f8f8f", "#4a4a4a", "不能开始", dashed=True),
    rules.UNDOING: Look("#f0e6fa", "#7b44b0", "#432063", "撤销中"),
    rules.UNDONE: Look("#f0e6fa", "#7b44b0", "#432063", "已撤销", dashed=True),
    rules.PLANNED: _PLANNED,
    rules.WITHDRAWN: Look("#f0f0f0", "#8f8f8f", "#4a4a4a", "已撤回", dashed=True),
}


def draw(entry: Entry, situation: str = "", statuses: Mapping[str, str] | None = None) -> str:
    """SVG of an entry, or of one situation of it; with `statuses` (key → status) of a case, coloured by them."""
    steps = entry.steps_in(situation) if situation else tuple(entry.steps.values())
    if statuses is not None:
        steps = tuple(step for step in steps if step.node.key in statuses)
    boxes = {FORM: Box(FORM, ("一张表单",), "申请人", _FORM)}
    for step in steps:
        boxes[step.node.key] = _box(step, (statuses or {}).get(step.node.key))
    after = {step.node.key: set(step.node.before & boxes.keys()) or {FORM} for step in steps}
    title = entry.title["zh"]
    if situation:
        title += f" · {entry.situations[situation]['title']['zh']}"
    return draw_graph(title, "；".join(_told(step, boxes) for step in steps), boxes, after)


def _box(step: Step, status: str | None) -> Box:
    if status is not None:
        look = LOOKS[status]
    elif step.node.planned:
        look = _PLANNED
    else:
        look = _SHARE if step.node.share else _PLAIN
    under = str(departments()[step.department]["zh"])
    return Box(step.node.key, wrap(step.title["zh"], WIDTH - 2 * PADDING, TITLE_SIZE), under, look)


def _told(step: Step, boxes: Mapping[str, Box]) -> str:
    """A box in words, for those who do not see it."""
    names = "、".join(
        other for key in sorted(step.node.before) if key in boxes for other in ["".join(boxes[key].lines)]
    )
    word = boxes[step.node.key].look.word
    return step.title["zh"] + (f"（{word}）" if word else "") + (f"，需先有{names}" if names else "")

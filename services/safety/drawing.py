"""A contingency plan, and the timeline of an incident, as drawings (SVG). Pure."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from chassis.drawing import FONTS, MARGIN, PADDING, TITLE_SIZE, WIDTH, Box, Look, draw, width, wrap
from city.days import CHINA

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from services.safety.rules.plans import Plan

START = "start"
_START = Look("#fff8e6", "#b58a1f", "#3d2f0a", "启动")
_PLAIN = Look("#f4f8ff", "#3b6fb6", "#12263f")
# Ink on fill has a contrast of at least 4.5 to 1 (WCAG 2.2, 1.4.3).
LOOKS: Mapping[str, Look] = {
    "WAITING": Look("#f4f5f7", "#9aa1ab", "#3f4650", "等前序"),
    "READY": Look("#e3efff", "#1f6fd1", "#0b3266", "进行中"),
    "OVERDUE": Look("#fde3e3", "#c62828", "#7a1414", "已超时"),
    "DONE": Look("#dff5e3", "#238a3b", "#0f4a1e", "已完成"),
    "SKIPPED": Look("#f0f0f0", "#8f8f8f", "#4a4a4a", "略过", dashed=True),
}
_LINE, _LEFT, _WIDE, _TOP = 34, 190, 900, 76
_COLOURS = {"safety": "#1f6fd1", "eldercare": "#b3560b", "health": "#238a3b", "transport": "#7b44b0"}
_NAMES = {"safety": "公共安全", "eldercare": "养老", "health": "卫健", "transport": "交通"}
_INK, _OTHER = "#1c2430", "#5b6470"


def plan_drawing(plan: Plan, states: Mapping[str, str] | None = None, under: str = "") -> str:
    """SVG of a plan; with `states` (task → WAITING, READY, OVERDUE, DONE or SKIPPED) of an activation, coloured."""
    title = f"{plan.zh}（第{plan.version}版）{under}"
    boxes = {START: Box(START, ("启动预案",), plan.zh, _START)}
    for key, task in plan.tasks.items():
        look = LOOKS[states[key]] if states is not None else _PLAIN
        lines = wrap(task.zh, WIDTH - 2 * PADDING, TITLE_SIZE)
        boxes[key] = Box(key, lines, f"{plan.roles[task.role]}·{_time(task.within)}", look)
    after = {key: set(task.after) or {START} for key, task in plan.tasks.items()}
    told = "；".join(
        f"{task.zh}（{plan.roles[task.role]}，{_time(task.within)}内）"
        + (f"，需先有{'、'.join(plan.tasks[one].zh for one in task.after)}" if task.after else "")
        for task in plan.tasks.values()
    )
    return draw(title, told, boxes, after)


def _time(minutes: int) -> str:
    return f"{minutes // 60}小时" if minutes % 60 == 0 else f"{minutes}分钟"


def timeline_drawing(title: str, start: datetime, marks: Sequence[tuple[datetime, str, str]]) -> str:
    """SVG of a timeline, one line a mark (moment, department, words); seconds count from `start`."""
    lines = sorted(marks, key=lambda mark: mark[0])  # what has one moment stays as it was told
    high = _TOP + _LINE * max(1, len(lines)) + MARGIN
    longest = max([width(words, TITLE_SIZE) for _, _, words in lines] or [0.0])
    wide = max(_WIDE, _LEFT + 130 + longest + MARGIN)
    told = "；".join(f"{_after(at, start)} {_NAMES.get(who, who)} {words}" for at, who, words in lines)
    sizes = f'width="{wide:.0f}" height="{high}" viewBox="0 0 {wide:.0f} {high}"'
    names = 'role="img" aria-labelledby="line-title line-desc" lang="zh-CN"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {sizes} {names} font-family="{FONTS}">',
        f'<title id="line-title">{escape(title)}</title><desc id="line-desc">{escape(told)}</desc>',
        f'<rect width="{wide:.0f}" height="{high}" fill="#ffffff"/>',
        f'<text x="{MARGIN}" y="36" font-size="18" font-weight="600" fill="{_INK}">{escape(title)}</text>',
        f'<line x1="{_LEFT}" y1="{_TOP - 14}" x2="{_LEFT}" y2="{high - MARGIN}" stroke="#c5cad1" stroke-width="2"/>',
    ]
    for number, (at, who, words) in enumerate(lines):
        y, colour = _TOP + _LINE * number, _COLOURS.get(who, _OTHER)
        clock = f"{at.astimezone(CHINA):%H:%M:%S}"
        parts.append(
            f'<text x="{_LEFT - 16}" y="{y + 5}" font-size="12" text-anchor="end" fill="{_OTHER}">'
            f"{clock}  {_after(at, start)}</text>"
            f'<circle cx="{_LEFT}" cy="{y}" r="6" fill="{colour}"/>'
            f'<text x="{_LEFT + 16}" y="{y + 5}" font-size="12" font-weight="600" fill="{colour}">'
            f"{escape(_NAMES.get(who, who))}</text>"
            f'<text x="{_LEFT + 100}" y="{y + 5}" font-size="{TITLE_SIZE}" fill="{_INK}">{escape(words)}</text>'
        )
    return "\n".join([*parts, "</svg>"]) + "\n"


def _after(at: datetime, start: datetime) -> str:
    seconds = round((at - start).total_seconds())
    sign, seconds = ("-" if seconds < 0 else "+"), abs(seconds)
    return f"{sign}{seconds // 60}:{seconds % 60:02}"

"""A graph of steps as a drawing: boxes and what waits for what in; SVG text out. Pure.

Left to right, in layers (Sugiyama 1981, by the library grandalf, EPL-1.0). An arrow says "waits for"; one that follows
from others is left out. No fonts or pictures from outside, and nothing is told by colour alone.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape

from grandalf.graphs import Edge, Graph, Vertex
from grandalf.layouts import SugiyamaLayout

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

Point = tuple[float, float]

# Sizes in CSS pixels.
WIDTH, PADDING, MARGIN, BETWEEN_ROWS, BETWEEN_LAYERS = 212, 12, 24, 16, 64
TITLE_SIZE, SMALL_SIZE, LINE = 14, 11.5, 20
HEAD = 44
FONTS = "system-ui, 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"


@dataclass(frozen=True)
class Look:
    """How a box looks: fill, line, text, and the word that says the same."""

    fill: str
    line: str
    ink: str
    word: str = ""
    dashed: bool = False


@dataclass
class Box:
    """A box and its place; grandalf asks for `w`, `h` and `xy`, across and along its layers, which run downwards."""

    key: str
    lines: tuple[str, ...]
    under: str
    look: Look
    xy: Point = (0, 0)
    height: float = field(init=False)

    def __post_init__(self) -> None:
        self.height = PADDING * 2 + LINE * len(self.lines) + LINE

    @property
    def w(self) -> float:
        """Across the layers' rows: the height, since layers run from left to right."""
        return self.height

    @property
    def h(self) -> float:
        """Along the layers: the width."""
        return WIDTH

    @property
    def centre(self) -> Point:
        """Middle, x and y."""
        return self.xy[1], self.xy[0]


@dataclass
class _Arrow:
    """The way of an arrow; grandalf sets it."""

    points: tuple[Point, ...] = ()

    def setpath(self, points: Sequence[Point]) -> None:
        self.points = tuple((along, across) for across, along in points)


class _Numbered:
    """Something whose hash is its number: grandalf walks sets, and a drawing must not change by chance."""

    number: int

    def __hash__(self) -> int:
        return self.number

    def __eq__(self, other: object) -> bool:
        return self is other


class _Vertex(_Numbered, Vertex):  # type: ignore[misc] # the library has no types
    def __init__(self, number: int, view: Box) -> None:
        super().__init__(number)
        self.number, self.view = number, view


class _Edge(_Numbered, Edge):  # type: ignore[misc] # the library has no types
    def __init__(self, number: int, ends: tuple[_Vertex, _Vertex]) -> None:
        self.number, self.view = number, _Arrow()
        super().__init__(*ends)


def draw(title: str, told: str, boxes: Mapping[str, Box], after: Mapping[str, set[str]]) -> str:
    """SVG of boxes by key; `after` names for each box those it waits for. `told` says the same in words.

    The boxes must hang together: the one that waits for nothing is given as first.
    """
    return _svg(title, told, boxes, _laid_out(boxes, _reduced(after)))


def wrap(text: str, room: float, size: float) -> tuple[str, ...]:
    """Lines no wider than `room`; Chinese may break anywhere but before closing punctuation."""
    lines, line = [], ""
    for char in text:
        if line and width(line + char, size) > room and char not in "），。；：、》”·)":
            lines.append(line)
            line = ""
        line += char
    return (*lines, line)


def width(text: str, size: float) -> float:
    """How wide a text is at most: a Chinese character is a square, a Latin one about three fifths of it."""
    return sum(size if ord(char) > 0x2E7F or char in "“”·…—" else size * 0.6 for char in text)  # noqa: PLR2004


def _reduced(after: Mapping[str, set[str]]) -> dict[str, list[str]]:
    """Each arrow that does not follow from others, in a fixed order."""

    def behind(key: str) -> set[str]:
        found: set[str] = set()
        ahead = list(after.get(key, ()))
        while ahead:
            one = ahead.pop()
            if one not in found:
                found.add(one)
                ahead += after.get(one, ())
        return found

    return {
        key: sorted(one for one in near if not any(one in behind(other) for other in near))
        for key, near in after.items()
    }


def _laid_out(boxes: Mapping[str, Box], after: Mapping[str, Sequence[str]]) -> list[_Arrow]:
    """Gives every box its place and every arrow its way."""
    vertices = {key: _Vertex(number, box) for number, (key, box) in enumerate(boxes.items())}
    pairs = [(vertices[before], vertices[key]) for key, near in after.items() for before in near]
    edges = [_Edge(number, ends) for number, ends in enumerate(pairs)]
    graph = Graph(list(vertices.values()), edges)
    # Everything hangs on the first box, so there is one component.
    layout = SugiyamaLayout(graph.C[0])
    layout.xspace, layout.yspace = BETWEEN_ROWS, BETWEEN_LAYERS
    layout.init_all(roots=[next(iter(vertices.values()))])
    layout.draw(12)
    for layer in layout.layers:
        _part([vertex.view for vertex in layer])
    layout.draw_edges()
    return [edge.view for edge in edges]


def _part(views: Sequence[Box]) -> None:
    """Moves what overlaps in a layer apart, as little as can be.

    grandalf takes the mean of four placements, in which two boxes may come too close. Least squares under "each is
    far enough from the one before" is isotonic regression: pool what violates the order (Ayer et al. 1955).
    """
    offsets = [0.0]
    for before, view in pairwise(views):
        offsets.append(offsets[-1] + (before.w + view.w) / 2 + BETWEEN_ROWS)
    pools: list[tuple[float, int]] = []
    for view, offset in zip(views, offsets, strict=True):
        mean, count = view.xy[0] - offset, 1
        while pools and pools[-1][0] > mean:
            other, others = pools.pop()
            mean, count = (mean * count + other * others) / (count + others), count + others
        pools.append((mean, count))
    places = [mean for mean, count in pools for _ in range(count)]
    for view, offset, place in zip(views, offsets, places, strict=True):
        view.xy = (place + offset, view.xy[1])


def _svg(title: str, told: str, boxes: Mapping[str, Box], arrows: Sequence[_Arrow]) -> str:
    left = min(box.centre[0] for box in boxes.values()) - WIDTH / 2 - MARGIN
    ways = [y for arrow in arrows for _, y in arrow.points]
    top = min([box.centre[1] - box.height / 2 for box in boxes.values()] + ways) - MARGIN - HEAD
    right = max(box.centre[0] for box in boxes.values()) + WIDTH / 2 + MARGIN
    bottom = max([box.centre[1] + box.height / 2 for box in boxes.values()] + ways) + MARGIN
    wide = max(right - left, width(title, 18) + 2 * MARGIN)
    frame = f'x="{left:.1f}" y="{top:.1f}" width="{wide:.1f}" height="{bottom - top:.1f}"'
    sizes = (
        f'width="{wide:.0f}" height="{bottom - top:.0f}" viewBox="{left:.1f} {top:.1f} {wide:.1f} {bottom - top:.1f}"'
    )
    names = 'role="img" aria-labelledby="graph-title graph-desc" lang="zh-CN"'
    head = f'x="{left + MARGIN:.1f}" y="{top + MARGIN + 12:.1f}" font-size="18" font-weight="600" fill="#1c2430"'
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" {sizes} {names} font-family="{FONTS}">',
        f'<title id="graph-title">{escape(title)}</title>',
        f'<desc id="graph-desc">{escape(told)}</desc>',
        '<defs><marker id="tip" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto">',
        '<path d="M0 0 8 4 0 8z" fill="#5b6470"/></marker></defs>',
        f'<rect {frame} fill="#ffffff"/>',
        f"<text {head}>{escape(title)}</text>",
        '<g fill="none" stroke="#5b6470" stroke-width="1.4">',
        *(f'<path d="{_curve(arrow.points)}" marker-end="url(#tip)"/>' for arrow in arrows),
        "</g>",
        *(_drawn(box) for box in boxes.values()),
        "</svg>",
    ]
    return "\n".join(parts) + "\n"


def _curve(points: Sequence[Point]) -> str:
    """A line that runs straight through layers, so that it crosses no box, and bends between them."""
    stops: list[Point] = []
    for place, (x, y) in enumerate(points):
        if place:
            stops.append((x - WIDTH / 2, y))
        if place < len(points) - 1:
            stops.append((x + WIDTH / 2, y))
    said = [f"M{stops[0][0]:.1f} {stops[0][1]:.1f}"]
    for (x, y), (to_x, to_y) in pairwise(stops):
        middle = (x + to_x) / 2
        said.append(
            f"H{to_x:.1f}" if y == to_y else f"C{middle:.1f} {y:.1f} {middle:.1f} {to_y:.1f} {to_x:.1f} {to_y:.1f}"
        )
    return "".join(said)


def _drawn(box: Box) -> str:
    x, y = box.centre[0] - WIDTH / 2, box.centre[1] - box.height / 2
    look, dashed = box.look, ' stroke-dasharray="5 4"' if box.look.dashed else ""
    base = y + PADDING + TITLE_SIZE
    lines = "".join(
        f'<text x="{x + PADDING:.1f}" y="{base + LINE * row:.1f}" font-size="{TITLE_SIZE}">{escape(line)}</text>'
        for row, line in enumerate(box.lines)
    )
    low = base + LINE * len(box.lines)
    return (
        f'<g fill="{look.ink}"><rect x="{x:.1f}" y="{y:.1f}" width="{WIDTH}" height="{box.height:.1f}" rx="8" '
        f'fill="{look.fill}" stroke="{look.line}" stroke-width="1.5"{dashed}/>{lines}'
        f'<text x="{x + PADDING:.1f}" y="{low:.1f}" font-size="{SMALL_SIZE}">{escape(box.under)}</text>'
        f'<text x="{x + WIDTH - PADDING:.1f}" y="{low:.1f}" font-size="{SMALL_SIZE}" font-weight="600" '
        f'text-anchor="end">{look.word}</text></g>'
    )

"""YAML that remembers its lines, so that whoever wrote a file is told where a fault stands. Pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import yaml

# Where a value stands: keys and positions from the top, e.g. ("items", 2, "needs", 0).
Place = tuple[str | int, ...]


@dataclass(frozen=True)
class Cause:
    """One thing wrong, in plain words, at a line that counts from 1."""

    line: int
    zh: str
    en: str


@dataclass
class Document:
    """What a file says, and where it says it."""

    data: Any = None
    lines: dict[Place, int] = field(default_factory=dict)
    causes: list[Cause] = field(default_factory=list)

    def line(self, place: Place) -> int:
        """The line of a value; of the nearest thing around it if it is not there."""
        while place and place not in self.lines:
            place = place[:-1]
        return self.lines.get(place, 1)


def parse(text: str) -> Document:
    """A document; what is no YAML, or says one key twice, is among its causes."""
    made = Document()
    try:
        node = yaml.compose(text, yaml.SafeLoader)
        if node is not None and _walk(made, node, (), set()):
            made.data = yaml.safe_load(text)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line = mark.line + 1 if mark else 1
        made.causes.append(Cause(line, f"不是有效的 YAML：{error.problem}", f"not YAML: {error.problem}"))
    except yaml.YAMLError as error:
        made.causes.append(Cause(1, f"不是有效的 YAML：{error}", f"not YAML: {error}"))
    return made


def _walk(made: Document, node: yaml.Node, place: Place, seen: set[int]) -> bool:
    """Notes the lines; False if something stands for something else, which could go round for ever."""
    line = node.start_mark.line + 1
    if id(node) in seen:
        made.causes.append(Cause(line, "请不要用 & 和 *，写全即可", "write it out; & and * are not used here"))
        return False
    seen.add(id(node))
    made.lines.setdefault(place, line)
    good = True
    if isinstance(node, yaml.SequenceNode):
        for position, item in enumerate(node.value):
            good &= _walk(made, item, (*place, position), seen)
    elif isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            here, at = (*place, str(key.value)), key.start_mark.line + 1
            if here in made.lines:
                zh, en = f"{key.value} 写了两次", f"{key.value} stands here twice"
                made.causes.append(Cause(at, zh, en))
            # A value may begin on a later line than its key; people look for the key.
            made.lines[here] = at
            good &= _walk(made, value, here, seen)
    return good

"""Which method a path belongs to: a tree of segments, literal ones before variables."""

from __future__ import annotations

import re
from typing import Generic, TypeVar
from urllib.parse import unquote_to_bytes

from gateway.problems import Refused

T = TypeVar("T")
_VARIABLE = re.compile(r"\{([a-z0-9_.]+)(?:=(\*\*?))?\}")
_LITERAL = re.compile(r"[A-Za-z0-9._~$-]+")


def variables(template: str) -> tuple[str, ...]:
    """Request fields that a path template fills, in order."""
    return tuple(found[1] for found in _VARIABLE.finditer(template))


def literal_start(template: str) -> bytes:
    """The part of a template before its first variable, without a slash at the end."""
    return template.split("/{", maxsplit=1)[0].encode()


class _Node(Generic[T]):
    __slots__ = ("ends", "literals", "rest", "variable")

    def __init__(self) -> None:
        self.literals: dict[bytes, _Node[T]] = {}
        self.variable: _Node[T] | None = None
        # Answers by verb for a path that ends here, and for one that goes on by any number of segments.
        self.ends: dict[str, T] = {}
        self.rest: dict[str, T] = {}


class Tree(Generic[T]):
    """Path templates of google.api.http: literals, `{field}`, `{field.part}`, and `{field=**}` at the end."""

    def __init__(self) -> None:
        """Empty."""
        self._root: _Node[T] = _Node()

    def add(self, verb: str, template: str, target: T) -> None:
        """Raises ValueError for a template that is not understood or was taken before."""
        node, segments = self._root, template.removeprefix("/").split("/")
        for position, segment in enumerate(segments):
            found = _VARIABLE.fullmatch(segment)
            if found and found[2] == "**":
                if position != len(segments) - 1:
                    raise ValueError(f"{template}: ** stands at the end only")
                break
            if found:
                node.variable = node.variable or _Node()
                node = node.variable
            elif _LITERAL.fullmatch(segment):
                node = node.literals.setdefault(segment.encode(), _Node())
            else:
                raise ValueError(f"{template}: {segment!r} is not understood")
        ends = node.rest if segments[-1].endswith("=**}") else node.ends
        if verb in ends:
            raise ValueError(f"{verb} {template} is taken twice")
        ends[verb] = target

    def find(self, verb: str, raw_path: bytes) -> tuple[T, list[str]]:
        """The target and the values of its variables. Raises Refused: 404, or 405 with Allow; 400 if not UTF-8.

        A percent-encoded slash belongs to its segment. HEAD is a GET whose body is not sent.
        """
        asked = "GET" if verb == "HEAD" else verb
        values: list[bytes] = []
        allowed: set[str] = set()
        target = self._walk(self._root, raw_path[1:].split(b"/"), 0, asked, values, allowed)
        if target is None:
            raise _nowhere(allowed)
        try:
            return target, [unquote_to_bytes(v).decode() if b"%" in v else v.decode() for v in values]
        except UnicodeDecodeError:
            raise Refused(400, "gateway.bad-path", "路径不是有效的 UTF-8", "the path is not valid UTF-8") from None

    def _walk(
        self, node: _Node[T], segments: list[bytes], at: int, verb: str, values: list[bytes], allowed: set[str]
    ) -> T | None:
        if at == len(segments):
            allowed.update(node.ends)
            return node.ends.get(verb)
        segment = segments[at]
        literal = node.literals.get(segment)
        if literal is None and b"%" in segment:
            literal = node.literals.get(unquote_to_bytes(segment))
        if literal is not None:
            found = self._walk(literal, segments, at + 1, verb, values, allowed)
            if found is not None:
                return found
        if node.variable is not None and segment:
            values.append(segment)
            found = self._walk(node.variable, segments, at + 1, verb, values, allowed)
            if found is not None:
                return found
            values.pop()
        if node.rest and segment:
            allowed.update(node.rest)
            if verb in node.rest:
                values.append(b"/".join(segments[at:]))
                return node.rest[verb]
        return None


def _nowhere(allowed: set[str]) -> Refused:
    if not allowed:
        return Refused(404, "gateway.no-such-path", "没有这个地址", "there is nothing at this path")
    verbs = ", ".join(sorted(allowed | ({"HEAD"} if "GET" in allowed else set())))
    headers = ((b"allow", verbs.encode()),)
    return Refused(405, "gateway.wrong-verb", f"此地址只接受 {verbs}", f"this path takes {verbs}", headers=headers)

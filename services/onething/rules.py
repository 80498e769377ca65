"""How a case advances: pure. States of its nodes in, moves out. A node is an item, or a share a department makes.

A node starts when all it needs has been granted; nodes with nothing between them run side by side. Statuses have the
names the contract gives them.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

WAITING, ASSIGNED, PLANNED = "WAITING", "ASSIGNED", "PLANNED"
WAITING_OFFICER, WAITING_APPLICANT = "WAITING_OFFICER", "WAITING_APPLICANT"
GRANTED, REFUSED, SKIPPED, WITHDRAWN = "GRANTED", "REFUSED", "SKIPPED", "WITHDRAWN"
UNDOING, UNDONE = "UNDOING", "UNDONE"
ACCEPTED, RUNNING, COMPLETED, PARTLY_COMPLETED = "ACCEPTED", "RUNNING", "COMPLETED", "PARTLY_COMPLETED"

# A node in one of these will never be granted any more.
LOST = frozenset({REFUSED, SKIPPED, WITHDRAWN, UNDOING, UNDONE, PLANNED})
OPEN = frozenset({WAITING, ASSIGNED, WAITING_OFFICER, WAITING_APPLICANT, UNDOING})


@dataclass(frozen=True)
class Node:
    """A node of the graph.

    `after` are the nodes whose products it needs. `refused` says what its refusal does to the rest: ``skip`` those
    that need it, ``stop`` everything that has not started, or ``compensate``: undo what can be undone as well.
    """

    key: str
    after: frozenset[str] = frozenset()
    refused: str = "skip"
    compensable: bool = False
    planned: bool = False
    share: bool = False


@dataclass(frozen=True)
class Moves:
    """What to do next, each tuple in the order of the graph; and the status the case then has."""

    start: tuple[str, ...]
    skip: tuple[str, ...]
    plan: tuple[str, ...]
    withdraw: tuple[str, ...]
    undo: tuple[str, ...]
    status: str
    closed: bool


def advance(graph: tuple[Node, ...], states: Mapping[str, str], *, withdrawn: bool = False) -> Moves:
    """The moves that `states` (key → status) allow. Calling it again on the result moves nothing further."""
    now = dict(states)
    refused = [node for node in graph if now[node.key] == REFUSED]
    stopped = any(node.refused in {"stop", "compensate"} for node in refused)
    plan = tuple(n.key for n in graph if n.planned and now[n.key] == WAITING and not withdrawn)
    now.update(dict.fromkeys(plan, PLANNED))
    withdraw: tuple[str, ...] = ()
    if withdrawn:
        idle = {WAITING, WAITING_OFFICER, WAITING_APPLICANT}
        withdraw = tuple(n.key for n in graph if now[n.key] in idle)
        now.update(dict.fromkeys(withdraw, WITHDRAWN))
    skip: list[str] = []
    moving = True
    while moving:
        lost = [
            n.key
            for n in graph
            if now[n.key] == WAITING and (stopped or any(now[before] in LOST for before in n.after))
        ]
        now.update(dict.fromkeys(lost, SKIPPED))
        skip += lost
        moving = bool(lost)
    start = tuple(n.key for n in graph if now[n.key] == WAITING and all(now[b] == GRANTED for b in n.after))
    now.update(dict.fromkeys(start, ASSIGNED))
    undo: tuple[str, ...] = ()
    if withdrawn or any(node.refused == "compensate" for node in refused):
        undo = tuple(n.key for n in graph if n.compensable and now[n.key] == GRANTED)
        now.update(dict.fromkeys(undo, UNDOING))
    order = [n.key for n in graph]
    skipped = tuple(sorted(skip, key=order.index))
    status = _status(graph, now, withdrawn=withdrawn)
    closed = not any(now[n.key] in OPEN for n in graph)
    return Moves(start, skipped, plan, withdraw, undo, status, closed)


def unskipped(graph: tuple[Node, ...], states: Mapping[str, str], reopened: str) -> tuple[str, ...]:
    """The skipped nodes that may wait again once the refused node `reopened` is decided anew, in order of the graph.

    Those that another loss keeps from starting stay skipped.
    """
    skipped = [node.key for node in graph if states[node.key] == SKIPPED]
    again = {**states, **dict.fromkeys(skipped, WAITING), reopened: WAITING_OFFICER}
    lost = advance(graph, again).skip
    return tuple(key for key in skipped if key not in lost)


def _status(graph: tuple[Node, ...], now: Mapping[str, str], *, withdrawn: bool) -> str:
    if withdrawn:
        return WITHDRAWN
    found = set(now.values())
    for waiting in (WAITING_APPLICANT, WAITING_OFFICER):
        if waiting in found:
            return waiting
    if found & OPEN:
        return RUNNING
    ended = [now[n.key] for n in graph if not n.share and now[n.key] != PLANNED]
    if all(status == GRANTED for status in ended):
        return COMPLETED
    return PARTLY_COMPLETED if GRANTED in ended else REFUSED

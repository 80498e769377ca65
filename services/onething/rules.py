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
# On public notice (公示): what an officer proposes to grant, and what the department has granted already.
PROPOSED, HELD = "PROPOSED", "HELD"
GRANTED, REFUSED, SKIPPED, WITHDRAWN = "GRANTED", "REFUSED", "SKIPPED", "WITHDRAWN"
UNDOING, UNDONE = "UNDOING", "UNDONE"
ACCEPTED, RUNNING, COMPLETED, PARTLY_COMPLETED = "ACCEPTED", "RUNNING", "COMPLETED", "PARTLY_COMPLETED"

# A node in one of these will never be granted any more.
LOST = frozenset({REFUSED, SKIPPED, WITHDRAWN, UNDOING, UNDONE, PLANNED})
OPEN = frozenset({WAITING, ASSIGNED, WAITING_OFFICER, WAITING_APPLICANT, PROPOSED, HELD, UNDOING})
# What a node that is waited for, but not needed, can no longer change.
ENDED = (LOST - {UNDOING}) | {GRANTED}
SHOWN = frozenset({PROPOSED, HELD})


@dataclass(frozen=True)
class Node:
    """A node of the graph.

    `after` are the nodes whose products it needs; `waits` those whose products it takes if they come (``step.x?``): it
    waits for their end, however they end. `refused` says what its refusal does to the rest: ``skip`` those that need
    it, ``stop`` everything that has not started, or ``compensate``: undo what can be undone as well.
    """

    key: str
    after: frozenset[str] = frozenset()
    refused: str = "skip"
    compensable: bool = False
    planned: bool = False
    share: bool = False
    waits: frozenset[str] = frozenset()

    @property
    def before(self) -> frozenset[str]:
        """All that end before it starts."""
        return self.after | self.waits


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
        idle = {WAITING, WAITING_OFFICER, WAITING_APPLICANT, PROPOSED}
        withdraw = tuple(n.key for n in graph if now[n.key] in idle)
        now.update(dict.fromkeys(withdraw, WITHDRAWN))
    # What is being undone although nothing takes it back will be decided anew, or run again: an objection, an appeal.
    gone = LOST if takes_back(graph, now, withdrawn=withdrawn) else LOST - {UNDOING}
    skip: list[str] = []
    moving = True
    while moving:
        lost = [
            n.key
            for n in graph
            if now[n.key] == WAITING and (stopped or any(now[before] in gone for before in n.after))
        ]
        now.update(dict.fromkeys(lost, SKIPPED))
        skip += lost
        moving = bool(lost)
    start = tuple(
        n.key
        for n in graph
        if now[n.key] == WAITING
        and all(now[before] == GRANTED for before in n.after)
        and all(now[before] in ENDED for before in n.waits)
    )
    now.update(dict.fromkeys(start, ASSIGNED))
    undo: tuple[str, ...] = ()
    if takes_back(graph, now, withdrawn=withdrawn):
        undo = tuple(n.key for n in graph if n.compensable and now[n.key] in {GRANTED, HELD})
        now.update(dict.fromkeys(undo, UNDOING))
    order = [n.key for n in graph]
    skipped = tuple(sorted(skip, key=order.index))
    status = _status(graph, now, withdrawn=withdrawn)
    closed = not any(now[n.key] in OPEN for n in graph)
    return Moves(start, skipped, plan, withdraw, undo, status, closed)


def takes_back(graph: tuple[Node, ...], states: Mapping[str, str], *, withdrawn: bool = False) -> bool:
    """Whether what was granted and can be undone is to be undone: withdrawn, or a refusal that compensates stands."""
    return withdrawn or any(states[node.key] == REFUSED and node.refused == "compensate" for node in graph)


def revived(graph: tuple[Node, ...], states: Mapping[str, str]) -> tuple[str, ...]:
    """The skipped and the undone nodes that may run again as `states` now are, in order of the graph.

    Called when a refusal no longer stands. Those that another loss keeps from starting stay as they are, and while a
    refusal that compensates stands nothing that it had undone runs again.
    """
    over = {SKIPPED} if takes_back(graph, states) else {SKIPPED, UNDONE}
    gone = [node.key for node in graph if states[node.key] in over]
    lost = advance(graph, {**states, **dict.fromkeys(gone, WAITING)}).skip
    return tuple(key for key in gone if key not in lost)


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

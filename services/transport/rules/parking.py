"""How gate events change the count of a car park: pure. It never leaves 0 … capacity."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import MutableMapping
    from datetime import datetime

IN, OUT = "IN", "OUT"


@dataclass
class Inside:
    """What is known of a ticket."""

    inside: bool
    counted: bool
    at: datetime


@dataclass(frozen=True)
class Outcome:
    """The new count, the effect on it, and why."""

    occupied: int
    effect: int
    note: str


def happen(
    occupied: int, capacity: int, kind: str, ticket: str, at: datetime, stays: MutableMapping[str, Inside]
) -> Outcome:
    """One event. `stays` is what is known of tickets, and is changed; without a ticket only the count itself guards.

    A car that comes in while it is in was not seen to leave; one that leaves and never came was not seen to come: both
    change nothing. An event older than what is known of its ticket is late and changes nothing.
    """
    known = stays.get(ticket) if ticket else None
    if known is not None and at <= known.at:
        return Outcome(occupied, 0, "LATE")
    note, counted = "COUNTED", True
    if kind == IN:
        if known is not None and known.inside:
            note, counted = "ALREADY_IN", known.counted
        elif occupied >= capacity:
            note, counted = "FULL", False
    elif ticket and (known is None or not known.inside):
        note = "NEVER_IN"
    elif known is not None and not known.counted:
        note = "UNCOUNTED"
    elif occupied <= 0:
        note = "EMPTY"
    if ticket:
        stays[ticket] = Inside(kind == IN, counted and kind == IN, at)
    effect = (1 if kind == IN else -1) if note == "COUNTED" else 0
    return Outcome(occupied + effect, effect, note)

"""How a delay spreads along a trip by GTFS-Realtime: pure.

A delay holds for the later stops until the next update. NO_DATA ends it: from that stop on nothing is known, until the
next delay. SKIPPED does not: the trip passes that stop, and the delay before it holds after it. Before the first
update nothing is known.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.decisions import Reason

if TYPE_CHECKING:
    from collections.abc import Sequence

NO_DATA, SKIPPED = "NO_DATA", "SKIPPED"


@dataclass(frozen=True)
class Update:
    """What is told of one stop: a delay in seconds (early is negative), or NO_DATA or SKIPPED in its place."""

    stop: str
    delay: int | None = None
    mark: str = ""


@dataclass(frozen=True)
class Told:
    """What is known of a stop then; `delay` None is unknown."""

    stop: str
    delay: int | None
    skipped: bool = False


def faults(stops: Sequence[str], updates: Sequence[Update]) -> tuple[Reason, ...]:
    """Everything that is wrong: unknown stops, updates out of the trip's order, neither or both of delay and mark."""
    found = []
    if not stops:
        found.append(Reason("transport.no-stops", "请按顺序列出站点", "list the stops in their order", field="stops"))
    found += [
        Reason("transport.stop-empty", "站点编号不能为空", "a stop without its id", field=f"stops[{place}]")
        for place, stop in enumerate(stops)
        if not stop
    ]
    after = -1
    for place, update in enumerate(updates):
        field = f"updates[{place}]"
        if update.stop not in stops:
            zh, en = f"行程中没有站点 {update.stop}", f"{update.stop} is no stop of the trip"
            found.append(Reason("transport.unknown-stop", zh, en, field=f"{field}.stop"))
        else:
            here = next((spot for spot in range(after + 1, len(stops)) if stops[spot] == update.stop), None)
            if here is None:
                zh, en = "更新应按站点顺序，每站至多一条", "updates stand in the order of the stops, one each"
                found.append(Reason("transport.out-of-order", zh, en, field=f"{field}.stop"))
            else:
                after = here
        if update.mark not in {"", NO_DATA, SKIPPED}:
            zh, en = "只能是 NO_DATA 或 SKIPPED", "either NO_DATA or SKIPPED"
            found.append(Reason("transport.mark", zh, en, field=field))
        elif (update.delay is None) == (not update.mark):
            zh, en = "应给出延误秒数，或 NO_DATA、SKIPPED 之一", "a delay in seconds, or one of NO_DATA and SKIPPED"
            found.append(Reason("transport.delay-or-mark", zh, en, field=field))
    return tuple(found)


def propagate(stops: Sequence[str], updates: Sequence[Update]) -> tuple[Told, ...]:
    """What is known of every stop. The updates must be without `faults`."""
    told = []
    left = list(updates)
    holds: int | None = None
    for stop in stops:
        skipped = False
        if left and left[0].stop == stop:
            update = left.pop(0)
            skipped = update.mark == SKIPPED
            if not skipped:
                holds = None if update.mark == NO_DATA else update.delay
        told.append(Told(stop, None if skipped else holds, skipped))
    return tuple(told)

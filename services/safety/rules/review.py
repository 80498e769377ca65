"""What can be learnt of an incident: the times between its moments, against their targets. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

KEPT, MISSED, OPEN = "KEPT", "MISSED", "OPEN"


@dataclass(frozen=True)
class Indicator:
    """A time in seconds between two moments; None where one has not come, or where there is no target."""

    name: str
    zh: str
    en: str
    seconds: float | None
    target: float | None
    result: str


def indicators(
    table: Sequence[Mapping[str, Any]], moments: Mapping[str, datetime | None], grade: int, now: datetime
) -> list[Indicator]:
    """One a row of the table. A time that still runs has missed its target once it is longer than it."""
    found = []
    for row in table:
        start, end = moments.get(row["from"]), moments.get(row["to"])
        target = row.get("target", {}).get(grade)
        seconds = (end - start).total_seconds() if start and end else None
        so_far = seconds if seconds is not None else (now - start).total_seconds() if start else None
        result = OPEN
        if target is not None and so_far is not None:
            result = MISSED if so_far > target else KEPT if seconds is not None else OPEN
        elif target is None and seconds is not None:
            result = KEPT
        found.append(Indicator(row["name"], row["zh"], row["en"], seconds, target, result))
    return found

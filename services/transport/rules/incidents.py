"""Traffic incidents: which reports are one, how grave, which road, which unit, which way around: pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from services.transport.rules.geometry import apart, plane

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from datetime import datetime

    from services.transport.rules.network import Network, Road, Way

KINDS = ("CRASH", "BREAKDOWN", "ROADWORKS", "FLOOD", "LANDSLIDE", "SNOW", "CLOSED", "OTHER")
# What closes a road by itself.
CLOSING = frozenset({"FLOOD", "LANDSLIDE", "CLOSED"})


@dataclass(frozen=True)
class Known:
    """An open incident."""

    id: str
    kind: str
    lat: float
    lon: float
    last_at: datetime


def same(rule: Mapping[str, Any], kind: str, lat: float, lon: float, at: datetime, known: Iterable[Known]) -> str:
    """The id of the incident that a report is of: the nearest within the window of space and time; empty for none.

    OTHER goes with any kind: who calls in passing does not always see what it is.
    """
    near = [
        (apart(lat, lon, one.lat, one.lon), one.id)
        for one in known
        if (one.kind == kind or "OTHER" in (one.kind, kind))
        and abs((at - one.last_at).total_seconds()) <= rule["seconds"]
    ]
    metres, found = min(near, default=(float("inf"), ""))
    return found if metres <= rule["metres"] else ""


def grade(rule: Mapping[str, Any], kind: str, injured: int, lanes_blocked: int, reports: int) -> int:
    """1 (I, gravest) to 4 (IV): the first row of the table that any of its thresholds reaches."""
    for row in rule["grades"]:
        reached = (
            injured >= row["injured"],
            lanes_blocked >= row["lanes"],
            kind in row.get("kinds", ()),
            reports >= row["reports"],
        )
        if any(reached):
            return int(row["grade"])
    return 4


def road_at(network: Network, lat: float, lon: float, within_m: float) -> Road | None:
    """The road nearest to a point, if it is near enough."""
    point = plane([lat], [lon])[0]
    at = plane([one.lat for one in network.crossings], [one.lon for one in network.crossings])
    starts = at[[network.index[road.one] for road in network.roads]]
    legs = at[[network.index[road.other] for road in network.roads]] - starts
    share = np.clip(((point - starts) * legs).sum(axis=1) / np.maximum((legs**2).sum(axis=1), 1e-9), 0, 1)
    off = np.hypot(*(starts + legs * share[:, None] - point).T)
    nearest = int(np.argmin(off))
    return network.roads[nearest] if off[nearest] <= within_m else None


def detour(network: Network, kmh: Mapping[str, float], road: Road) -> tuple[Way | None, int]:
    """The way from one end of a road to the other without it, and how many seconds longer it takes."""
    ends = (network.index[road.one], 0.0), (network.index[road.other], 0.0)
    around = network.quickest(*ends, kmh, blocked=frozenset({(road.one, road.other)}))
    if around is None:
        return None, 0
    return around, round(around.at_seconds[-1] - road.length_m / (kmh[road.kind] / 3.6))


def nearest_unit(
    network: Network,
    kmh: Mapping[str, float],
    place: tuple[float, float],
    units: Sequence[tuple[str, float, float]],
    within_m: float,
) -> tuple[str, int] | None:
    """The unit (id, lat, lon) that is there first by the roads, and its seconds; None if none can come."""
    goal = network.nearest(*place, within_m)
    found = []
    for unit_id, lat, lon in units:
        start = network.nearest(lat, lon, within_m)
        if goal and start and (way := network.quickest(start, goal, kmh)):
            found.append((round(way.at_seconds[-1]), unit_id))
    return (min(found)[1], min(found)[0]) if found else None

"""Which crossings a green way (绿色通道) holds, in which phase and for which minutes: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from services.transport.rules.geometry import bearing, side

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chassis.parameters import Parameters
    from services.transport.rules.network import Network, Way

_OPPOSITE = {"N": "S", "S": "N", "E": "W", "W": "E"}


@dataclass(frozen=True)
class Hold:
    """A crossing kept in one phase (相位) from `since` until before `until`.

    Straight on along one axis is NS or EW, in both directions at once; a turn is written
    side>side, from where to where.
    """

    crossing_id: str
    phase: str
    since: datetime
    until: datetime

    def contradicts(self, other: Hold) -> bool:
        """Whether both cannot be had: the same crossing at the same time in different phases."""
        together = self.crossing_id == other.crossing_id and self.since < other.until and other.since < self.until
        return together and self.phase != other.phase


@dataclass(frozen=True)
class Plan:
    """The holds of a green way, and how long the unit will drive, seconds."""

    holds: tuple[Hold, ...]
    travel_seconds: int


def phases(way: Way) -> tuple[str, ...]:
    """The phase in which the unit needs each crossing of its way."""
    at = [(one.lat, one.lon) for one in way.crossings]
    found = []
    for place in range(len(at)):
        # The side it comes from, as seen from the crossing, and the side it leaves to.
        came = side(bearing(*at[place], *at[place - 1])) if place else ""
        leaves = side(bearing(*at[place], *at[place + 1])) if place + 1 < len(at) else ""
        came = came or _OPPOSITE.get(leaves, "N")
        leaves = leaves or _OPPOSITE[came]
        straight = _OPPOSITE[came] == leaves or came == leaves
        found.append(("NS" if came in "NS" else "EW") if straight else f"{came}>{leaves}")
    return tuple(found)


def plan(law: Parameters, way: Way, begins: datetime, until: datetime) -> Plan:
    """The holds for a way that begins then; none reaches past `until`, and what would begin after it is not held."""
    rule = law.at("green-way-hold", begins.date()).value
    holds = []
    for crossing, phase, seconds in zip(way.crossings, phases(way), way.at_seconds, strict=True):
        since = max(begins, begins + timedelta(seconds=seconds - rule["lead-seconds"]))
        slack = seconds * rule["slack-share"] + rule["slack-seconds"]
        ends = min(until, begins + timedelta(seconds=seconds + slack))
        if since < ends:
            holds.append(Hold(crossing.id, phase, since, ends))
    return Plan(tuple(holds), round(way.at_seconds[-1]) if way.at_seconds else 0)


def find_way(
    law: Parameters,
    network: Network,
    start: tuple[float, float],
    end: tuple[float, float],
    begins: datetime,
    without: frozenset[str] = frozenset(),
) -> Way | None:
    """The quickest way with lights that let the unit through, between two (lat, lon); None if the roads are too far."""
    rule = law.at("green-way-route", begins.date()).value
    ends = [network.nearest(*place, rule["reach-m"]) for place in (start, end)]
    if ends[0] is None or ends[1] is None:
        return None
    kept = without - {network.crossings[place].id for place, _ in (ends[0], ends[1])}
    way = network.quickest(ends[0], ends[1], rule["speeds-kmh"], without=kept)
    if way is None:
        return None
    last_leg = ends[1][1] / (min(rule["speeds-kmh"].values()) / 3.6)
    return type(way)(way.crossings, (*way.at_seconds[:-1], way.at_seconds[-1] + last_leg))


def taken(holds: Sequence[Hold], others: Iterable[Hold]) -> frozenset[str]:
    """The crossings that others hold in a phase that contradicts ours."""
    by_crossing = {hold.crossing_id: hold for hold in holds}
    return frozenset(
        other.crossing_id
        for other in others
        if (ours := by_crossing.get(other.crossing_id)) is not None and ours.contradicts(other)
    )


def worth_it(law: Parameters, best: Plan, other: Plan, begins: datetime) -> bool:
    """Whether a way around taken crossings is still short enough to be worth holding."""
    share = law.at("green-way-route", begins.date()).value["longest-detour"]
    return bool(other.travel_seconds <= share * max(best.travel_seconds, 1))

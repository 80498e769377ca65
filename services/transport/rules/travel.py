"""Points for green travel, the share of public transport, and which car takes a ride: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

PUBLIC = frozenset({"BUS", "METRO", "FERRY"})
MODES = ("BUS", "METRO", "FERRY", "BIKE", "WALK", "CAR", "TAXI", "MOTORBIKE")


def points(rule: Mapping[str, Any], mode: str, metres: int, so_far: int) -> int:
    """Points of a trip: so many a kilometre by its means, up to the cap of the day."""
    earned = metres * rule["per-km"].get(mode, 0) // 1000
    return int(max(0, min(earned, rule["most-a-day"] - so_far)))


def share(counts: Mapping[str, int]) -> float | None:
    """Share of public transport in all trips, percent; None where nothing was counted."""
    total = sum(counts.values())
    return 100 * sum(trips for mode, trips in counts.items() if mode in PUBLIC) / total if total else None


@dataclass(frozen=True)
class Wish:
    """A ride that is wanted: from and to as (lat, lon), picked up within the window."""

    start: tuple[float, float]
    end: tuple[float, float]
    window_from: datetime
    window_to: datetime
    seats: int
    wheelchairs: int


@dataclass(frozen=True)
class Taken:
    """A ride that a shift has already."""

    start: tuple[float, float]
    end: tuple[float, float]
    pick_at: datetime
    drop_at: datetime


@dataclass(frozen=True)
class Shift:
    """A car on duty, with what it has already, in order of time."""

    id: str
    seats: int
    wheelchairs: int
    place: tuple[float, float]
    since: datetime
    until: datetime
    rides: tuple[Taken, ...]


@dataclass(frozen=True)
class Slot:
    """Where a ride fits: seconds that the car drives empty for it, the shift, and the moments."""

    empty_seconds: float
    shift_id: str
    pick_at: datetime
    drop_at: datetime


def best_slot(
    wish: Wish,
    shifts: Sequence[Shift],
    seconds: Callable[[tuple[float, float], tuple[float, float]], float],
    boarding: float,
) -> Slot | None:
    """The slot with the least empty driving; None if no car has room in time. One ride at a time in a car.

    `seconds` from place to place, `boarding` seconds for getting in and out.
    """
    lasts = timedelta(seconds=seconds(wish.start, wish.end) + boarding)
    found = []
    for shift in shifts:
        if wish.seats > shift.seats or wish.wheelchairs > shift.wheelchairs:
            continue
        # Free before, between and after the rides it has: from where and when, and where and when it must be next.
        free_at = [(shift.place, shift.since), *((ride.end, ride.drop_at) for ride in shift.rides)]
        due_at: list[tuple[tuple[float, float] | None, datetime]] = [
            *((ride.start, ride.pick_at) for ride in shift.rides),
            (None, shift.until),
        ]
        for (place, free), (following, due) in zip(free_at, due_at, strict=True):
            there = seconds(place, wish.start)
            pick = max(wish.window_from, free + timedelta(seconds=there))
            drop = pick + lasts
            onward = seconds(wish.end, following) if following else 0.0
            if pick <= wish.window_to and drop + timedelta(seconds=onward) <= due:
                found.append((there + onward, shift.id, pick, drop))
    return Slot(*min(found)) if found else None


def fare(rule: Mapping[str, Any], metres: int) -> tuple[int, int]:
    """Whole fare and the rider's own part, in fen (分); the rest is subsidy."""
    beyond = max(0, metres - rule["base-metres"])
    whole = rule["base-fen"] + -(-beyond // 1000) * rule["km-fen"]
    return int(whole), int(whole * rule["own-percent"] // 100)

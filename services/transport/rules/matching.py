"""Which trip a vehicle is on, how late it is, and how well arrivals were foretold: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

from services.transport.rules.geometry import plane

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import datetime

    from services.transport.rules.timetable import Pattern, Timetable, Trip

_NEVER, _WAITING_M = 1e9, 30.0


@dataclass(frozen=True)
class Seen:
    """A vehicle of a line, where and when (seconds since 1970) it was last seen; `trip_id` what it was on before."""

    vehicle_id: str
    route_id: str
    lat: float
    lon: float
    direction: int
    speed: int
    at: int
    trip_id: str = ""
    day: str = ""


@dataclass(frozen=True)
class Match:
    """A vehicle on a trip of a service day: metres along it, seconds late (early is negative), its next stop."""

    vehicle_id: str
    trip: Trip
    day: date
    metres: float
    delay: int
    next_place: int
    at: int


def active(timetable: Timetable, route_id: str, now: datetime, rule: Mapping[str, int]) -> Iterator[tuple[Trip, date]]:
    """The trips of a line that may be on their way: of today, and of the days before that run past midnight."""
    today = now.astimezone(timetable.zone).date()
    for back in (0, 1, 2):
        day = today - timedelta(days=back)
        services = timetable.running(day)
        clock = (now - timetable.start_of(day)).total_seconds()
        for trip in timetable.by_route.get(route_id, ()):
            begins, ends = trip.departures[0] - rule["early-seconds"], trip.arrivals[-1] + rule["late-seconds"]
            if trip.service_id in services and begins <= clock <= ends:
                yield trip, day


def match(timetable: Timetable, seen: Sequence[Seen], now: datetime, rule: Mapping[str, int]) -> list[Match]:
    """The likeliest trip of every vehicle, no trip twice: least delay in sum over each line (Hungarian method)."""
    by_route: dict[str, list[Seen]] = {}
    for one in seen:
        by_route.setdefault(one.route_id, []).append(one)
    found: list[Match] = []
    for route_id, vehicles in sorted(by_route.items()):
        trips = list(active(timetable, route_id, now, rule))
        if trips:
            found += _match_route(timetable, vehicles, trips, rule)
    return found


def _match_route(
    timetable: Timetable, vehicles: Sequence[Seen], trips: Sequence[tuple[Trip, date]], rule: Mapping[str, int]
) -> list[Match]:
    starts = {day: timetable.start_of(day).timestamp() for _, day in trips}
    cost = np.full((len(vehicles), len(trips)), _NEVER)
    places: dict[tuple[int, int], tuple[float, float]] = {}
    for row, vehicle in enumerate(vehicles):
        projected: dict[int, list[tuple[float, float]]] = {}
        for column, (trip, day) in enumerate(trips):
            key = id(trip.pattern)
            if key not in projected:
                projected[key] = list(_along(trip.pattern, vehicle, rule))
            clock = vehicle.at - starts[day]
            options = [(clock - trip.scheduled_at(metres), metres) for metres, _ in projected[key]]
            if not options:
                continue
            delay, metres = min(options, key=lambda option: abs(option[0]))
            if -rule["early-seconds"] <= delay <= rule["late-seconds"]:
                same = vehicle.trip_id == trip.id and vehicle.day == day.isoformat()
                cost[row, column] = abs(delay) - (rule["stay-seconds"] if same else 0)
                places[row, column] = (delay, metres)
    return [
        _matched(vehicles[row], trips[column], places[row, column])
        for row, column in zip(*linear_sum_assignment(cost), strict=True)
        if (row, column) in places
    ]


def _along(pattern: Pattern, vehicle: Seen, rule: Mapping[str, int]) -> Iterator[tuple[float, float]]:
    """The places on the line where the vehicle may be: near enough, and driving that way."""
    metres, off = pattern.project(plane([vehicle.lat], [vehicle.lon])[0])
    turned = np.abs((pattern.bearings - vehicle.direction + 180) % 360 - 180)
    moving = vehicle.speed > rule["moving-speed"]
    fits = (off <= rule["off-route-m"]) & ((turned <= rule["turned-degrees"]) | (not moving))
    if not fits.any():
        return
    # Of the legs that fit, those as near as the nearest: a line may use one street twice, and the clock decides then.
    for place in np.flatnonzero(fits & (off <= off[fits].min() + _WAITING_M)):
        yield float(metres[place]), float(off[place])


def _matched(vehicle: Seen, run: tuple[Trip, date], place: tuple[float, float]) -> Match:
    (trip, day), (delay, metres) = run, place
    if metres < _WAITING_M and delay < 0:
        delay = 0.0  # waiting at its first stop is not early
    # A stop counts as reached within 30 m: the position is of the vehicle's aerial and not of its door.
    after = int(np.searchsorted(trip.pattern.along, metres + _WAITING_M, side="right"))
    return Match(vehicle.vehicle_id, trip, day, metres, round(delay), after, vehicle.at)


def passages(trip: Trip, before: tuple[float, int], now: tuple[float, int]) -> Iterator[tuple[int, int]]:
    """The stops passed between two looks (metres, seconds), each with the second at which it was passed."""
    (metres, at), (metres2, at2) = before, now
    along = trip.pattern.along
    for place in np.flatnonzero((along > metres) & (along <= metres2)):
        share = (along[place] - metres) / (metres2 - metres)
        yield int(place), round(at + share * (at2 - at))


@dataclass(frozen=True)
class Horizon:
    """How well arrivals so many minutes ahead were foretold: seconds, early is negative."""

    minutes: int
    count: int
    mean: float
    mean_absolute: float
    p90_absolute: float


def errors(rows: Sequence[tuple[int, int]]) -> tuple[Horizon, ...]:
    """Measured errors by horizon, from (minutes ahead, foretold minus true in seconds)."""
    made = []
    for minutes in sorted({row[0] for row in rows}):
        found = np.array([error for ahead, error in rows if ahead == minutes], float)
        size = np.abs(found)
        told = (float(found.mean()), float(size.mean()), float(np.quantile(size, 0.9)))
        made.append(Horizon(minutes, len(found), *told))
    return tuple(made)

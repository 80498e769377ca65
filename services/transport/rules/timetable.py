"""A timetable as GTFS means it: trips, their stops and times, and on which days they run: pure."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta, tzinfo
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from services.transport.rules.geometry import plane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

NOON = time(12)


@dataclass(frozen=True)
class Stop:
    """A stop at a WGS-84 position, degrees."""

    id: str
    name: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Route:
    """A line with its short and long name and GTFS route type."""

    id: str
    short_name: str
    long_name: str
    kind: int


@dataclass(frozen=True, eq=False)
class Pattern:
    """A sequence of stops that many trips share, as a line on the plane."""

    stops: tuple[str, ...]
    points: NDArray[np.float64]

    @cached_property
    def along(self) -> NDArray[np.float64]:
        """Metres from the first stop to each."""
        steps = np.hypot(*np.diff(self.points, axis=0).T)
        return np.concatenate(([0.0], np.cumsum(steps)))

    def project(self, point: NDArray[np.float64]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
        """For every leg between two stops: metres from the first stop to its nearest point, and metres off it."""
        starts, legs = self.points[:-1], np.diff(self.points, axis=0)
        length2 = np.maximum((legs**2).sum(axis=1), 1e-9)
        share = np.clip(((point - starts) * legs).sum(axis=1) / length2, 0.0, 1.0)
        off = np.hypot(*(starts + legs * share[:, None] - point).T)
        return self.along[:-1] + share * np.sqrt(length2), off

    @cached_property
    def bearings(self) -> NDArray[np.float64]:
        """Direction of every leg, degrees clockwise from north."""
        legs = np.diff(self.points, axis=0)
        return np.asarray(np.degrees(np.arctan2(legs[:, 0], legs[:, 1])) % 360, float)


@dataclass(frozen=True, eq=False)
class Trip:
    """One run of a line. Times are seconds after noon minus twelve hours of its day, and may pass 24 h."""

    id: str
    route_id: str
    service_id: str
    headsign: str
    pattern: Pattern
    sequences: tuple[int, ...]
    arrivals: tuple[int, ...]
    departures: tuple[int, ...]

    def scheduled_at(self, metres: float) -> float:
        """Seconds at which the timetable has the vehicle so far along its way."""
        along = self.pattern.along
        leg = int(np.clip(np.searchsorted(along, metres, side="right") - 1, 0, len(along) - 2))
        length = along[leg + 1] - along[leg]
        share = (metres - along[leg]) / length if length > 0 else 1.0
        return float(self.departures[leg] + min(1.0, max(0.0, share)) * (self.arrivals[leg + 1] - self.departures[leg]))


@dataclass(frozen=True)
class Service:
    """On which days a service runs: weekdays between two days, with days added and taken out."""

    weekdays: frozenset[int] = frozenset()
    first: date = date.max
    last: date = date.min
    added: frozenset[date] = frozenset()
    removed: frozenset[date] = frozenset()

    def runs(self, day: date) -> bool:
        """Whether it runs that day."""
        if day in self.added:
            return True
        return day.weekday() in self.weekdays and self.first <= day <= self.last and day not in self.removed


@dataclass(frozen=True, eq=False)
class Timetable:
    """A whole feed."""

    zone: tzinfo
    stops: Mapping[str, Stop]
    routes: Mapping[str, Route]
    trips: Mapping[str, Trip]
    services: Mapping[str, Service]
    version: str = ""
    _days: dict[date, frozenset[str]] = field(default_factory=dict)

    @cached_property
    def by_route(self) -> dict[str, list[Trip]]:
        """The trips of each line."""
        found: dict[str, list[Trip]] = {}
        for trip in self.trips.values():
            found.setdefault(trip.route_id, []).append(trip)
        return found

    @cached_property
    def by_stop(self) -> dict[str, list[tuple[Trip, int]]]:
        """The trips that call at each stop, and where in the trip."""
        found: dict[str, list[tuple[Trip, int]]] = {}
        for trip in self.trips.values():
            for place, stop in enumerate(trip.pattern.stops):
                found.setdefault(stop, []).append((trip, place))
        return found

    def running(self, day: date) -> frozenset[str]:
        """The services that run that day."""
        if day not in self._days:
            self._days[day] = frozenset(name for name, service in self.services.items() if service.runs(day))
        return self._days[day]

    def start_of(self, day: date) -> datetime:
        """The moment from which a service day's times count: noon less twelve hours, which is not always midnight."""
        return datetime.combine(day, NOON, self.zone) - timedelta(hours=12)


def pattern_of(stops: tuple[str, ...], known: Mapping[str, Stop]) -> Pattern:
    """The line through the stops."""
    return Pattern(stops, plane([known[stop].lat for stop in stops], [known[stop].lon for stop in stops]))

"""A road network as a graph, and the quickest way through it: pure."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components, dijkstra
from scipy.spatial import cKDTree

from services.transport.rules.geometry import plane

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

_NONE = -9999  # scipy's mark for "no predecessor"


@dataclass(frozen=True)
class Crossing:
    """A crossing with lights (信号路口), at a WGS-84 position in degrees."""

    id: str
    name: str
    county: str
    lat: float
    lon: float


@dataclass(frozen=True)
class Road:
    """A road between two crossings, both ways open; length in metres; class MAIN or STREET."""

    one: str
    other: str
    length_m: float
    kind: str


@dataclass(frozen=True)
class Way:
    """A way through the network: the crossings in order, and the seconds from the start at which each is reached."""

    crossings: tuple[Crossing, ...]
    at_seconds: tuple[float, ...]


@dataclass(frozen=True, eq=False)
class Network:
    """Crossings and roads. Raises ValueError if a road ends nowhere or part of the network cannot be reached."""

    crossings: tuple[Crossing, ...]
    roads: tuple[Road, ...]

    def __post_init__(self) -> None:
        """Checks the data: a fault stops the start and not an ambulance."""
        if unknown := {end for road in self.roads for end in (road.one, road.other)} - set(self.index):
            msg = f"roads end at unknown crossings: {', '.join(sorted(unknown)[:5])}"
            raise ValueError(msg)
        if any(road.length_m <= 0 for road in self.roads):
            msg = "a road is longer than nothing"
            raise ValueError(msg)
        parts, _ = connected_components(self._graph(tuple(sorted({(road.kind, 1.0) for road in self.roads}))))
        if parts != 1:
            msg = f"the network falls into {parts} parts"
            raise ValueError(msg)

    @cached_property
    def index(self) -> dict[str, int]:
        """Place of each crossing in the graph."""
        return {crossing.id: place for place, crossing in enumerate(self.crossings)}

    @cached_property
    def _tree(self) -> cKDTree:
        return cKDTree(plane([one.lat for one in self.crossings], [one.lon for one in self.crossings]))

    @lru_cache(maxsize=8)  # noqa: B019 - a network lives as long as the process
    def _graph(self, speeds: tuple[tuple[str, float], ...]) -> csr_array:
        """Seconds along each road, both ways, at the speeds (metres a second) of the classes."""
        speed = dict(speeds)
        ones = np.array([self.index[road.one] for road in self.roads])
        others = np.array([self.index[road.other] for road in self.roads])
        seconds = np.array([road.length_m / speed[road.kind] for road in self.roads])
        size = (len(self.crossings), len(self.crossings))
        ends = (np.concatenate((ones, others)), np.concatenate((others, ones)))
        return csr_array((np.concatenate((seconds, seconds)), ends), shape=size)

    def nearest(self, lat: float, lon: float, within_m: float) -> tuple[int, float] | None:
        """The nearest crossing and its distance in metres; None if there is none within reach."""
        metres, place = self._tree.query(plane([lat], [lon])[0], distance_upper_bound=within_m)
        return (int(place), float(metres)) if np.isfinite(metres) else None

    def quickest(
        self,
        start: tuple[int, float],
        end: tuple[int, float],
        kmh: Mapping[str, float],
        *,
        crossing_seconds: float = 0.0,
        without: frozenset[str] = frozenset(),
        blocked: frozenset[tuple[str, str]] = frozenset(),
    ) -> Way | None:
        """The quickest way from one to another place in the graph, each given with its distance from the road, metres.

        `kmh` by class; `crossing_seconds` are lost at every crossing; crossings in `without` and roads in `blocked`
        (both ends, in any order) are not used. None if there is no way.
        """
        graph = self._graph(tuple(sorted((kind, speed / 3.6) for kind, speed in kmh.items())))
        if without or blocked:
            graph = self._closed(graph, without, blocked)
        if crossing_seconds:
            graph = csr_array((graph.data + crossing_seconds, graph.indices, graph.indptr), shape=graph.shape)
        to_road = start[1] / (min(kmh.values()) / 3.6)
        seconds, before = dijkstra(graph, indices=start[0], return_predecessors=True)
        if not np.isfinite(seconds[end[0]]):
            return None
        places = _walk_back(before, end[0])
        return Way(
            tuple(self.crossings[place] for place in places),
            tuple(float(seconds[place]) + to_road for place in places),
        )

    def _closed(self, graph: csr_array, without: frozenset[str], blocked: frozenset[tuple[str, str]]) -> csr_array:
        closed = np.zeros(len(self.crossings), bool)
        closed[[self.index[one] for one in without if one in self.index]] = True
        rows = np.repeat(np.arange(len(self.crossings)), np.diff(graph.indptr))
        keep = ~(closed[rows] | closed[graph.indices])
        for one, other in blocked:
            if one in self.index and other in self.index:
                a, b = self.index[one], self.index[other]
                keep &= ~(((rows == a) & (graph.indices == b)) | ((rows == b) & (graph.indices == a)))
        return csr_array((graph.data[keep], (rows[keep], graph.indices[keep])), shape=graph.shape)


def _walk_back(before: NDArray[np.int32], end: int) -> list[int]:
    found = [end]
    while before[found[-1]] != _NONE:
        found.append(int(before[found[-1]]))
    return found[::-1]

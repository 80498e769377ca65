"""Which unit goes where: the graver first, and within a grade the least travel time in all (assignment problem)."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

import numpy as np
from scipy.optimize import linear_sum_assignment

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray

# Stands for "must not": larger than any sum of real travel times.
_NEVER = 1e9


@dataclass(frozen=True)
class Want:
    """One unit that is looked for: where (degrees), with which skills, for an incident of which grade."""

    lat: float
    lon: float
    grade: int
    skills: frozenset[str]


@dataclass(frozen=True)
class Able:
    """A unit that is free: where it is (degrees), its kind and skills."""

    id: str
    kind: str
    lat: float
    lon: float
    skills: frozenset[str]


def choose(
    wants: Sequence[Want],
    units: Sequence[Able],
    travel: Callable[[NDArray[np.float64], NDArray[np.float64], Sequence[Able]], NDArray[np.float64]],
    reach: float,
) -> dict[int, tuple[Able, int]]:
    """For each want (by its place in `wants`) the unit that goes and its travel seconds; no unit twice.

    `travel(lats, lons, units)` gives seconds, one row a want. Nobody travels longer than `reach` seconds. Within a
    grade the sum is least (Hungarian method, Kuhn 1955, as scipy's linear_sum_assignment); a graver incident never
    waits for one less grave.
    """
    chosen: dict[int, tuple[Able, int]] = {}
    left = list(units)
    order = sorted(range(len(wants)), key=lambda index: wants[index].grade)
    for _, group in groupby(order, key=lambda index: wants[index].grade):
        rows = list(group)
        if not left:
            break
        taken = _within(rows, wants, left, travel, reach)
        chosen.update(taken)
        gone = {unit.id for unit, _ in taken.values()}
        left = [unit for unit in left if unit.id not in gone]
    return chosen


def _within(
    rows: Sequence[int],
    wants: Sequence[Want],
    units: Sequence[Able],
    travel: Callable[[NDArray[np.float64], NDArray[np.float64], Sequence[Able]], NDArray[np.float64]],
    reach: float,
) -> dict[int, tuple[Able, int]]:
    lats, lons = np.array([wants[row].lat for row in rows]), np.array([wants[row].lon for row in rows])
    cost = travel(lats[:, None], lons[:, None], units)
    able = np.array([[wants[row].skills <= unit.skills for unit in units] for row in rows])
    cost = np.where(able & (cost <= reach), cost, _NEVER)
    if len(rows) == 1:  # the common case: one press
        pairs = [(0, int(np.argmin(cost[0])))]
    else:
        pairs = [(int(row), int(column)) for row, column in zip(*linear_sum_assignment(cost), strict=True)]
    return {rows[row]: (units[column], round(cost[row, column])) for row, column in pairs if cost[row, column] < _NEVER}

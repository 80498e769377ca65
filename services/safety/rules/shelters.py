"""Evacuation as a transport problem: everybody who can be placed is, and all together travel least. Pure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import coo_array

from city.distance import metres

if TYPE_CHECKING:
    from collections.abc import Sequence

# Kilometres that a person without a place costs: more than all journeys of a chain together could save.
_UNPLACED = 1e7
# Each group looks at so many shelters at first; the duals say which others are worth a look.
_NEAREST = 20
_WORTH_KM = 1e-6
_Floats = np.ndarray[Any, np.dtype[np.float64]]
_Truths = np.ndarray[Any, np.dtype[np.bool_]]


@dataclass(frozen=True)
class Group:
    """People at a place (degrees)."""

    name: str
    lat: float
    lon: float
    people: int


@dataclass(frozen=True)
class Room:
    """A shelter (degrees) and how many it still takes."""

    name: str
    lat: float
    lon: float
    free: int


@dataclass(frozen=True)
class Move:
    """So many of a group go to a shelter, so far (metres)."""

    group: str
    shelter: str
    people: int
    metres: int


def evacuate(groups: Sequence[Group], rooms: Sequence[Room], farthest: float) -> tuple[list[Move], dict[str, int]]:
    """Who goes where, and how many of each group have no place. `farthest` in metres, 0 for no limit.

    A transport problem: its corners are whole numbers of people, since its matrix is totally unimodular, so the
    simplex method (HiGHS) needs no integer search. Most pairs of a village and a shelter are far apart: the problem is
    solved over the near ones, and pairs whose reduced cost is negative are added until there are none (column
    generation, Dantzig–Wolfe 1960), which is the optimum over all. Raises ArithmeticError if the solver fails.
    """
    groups = [group for group in groups if group.people > 0]
    rooms = [room for room in rooms if room.free > 0]
    if not groups:
        return [], {}
    if not rooms:
        return [], {group.name: group.people for group in groups}
    lats, lons = np.array([group.lat for group in groups]), np.array([group.lon for group in groups])
    there = np.array([room.lat for room in rooms]), np.array([room.lon for room in rooms])
    km = metres(lats[:, None], lons[:, None], *there) / 1000
    allowed = km <= farthest / 1000 if farthest else np.ones(km.shape, dtype=bool)
    looked_at = allowed & _near(km)
    while True:
        solved, rows, columns = _solve(groups, rooms, km, looked_at)
        reduced = km - solved.eqlin.marginals[:, None] - solved.ineqlin.marginals[None, :]
        worth = allowed & ~looked_at & (reduced < -_WORTH_KM)
        if not worth.any():
            break
        looked_at |= worth
    people, pairs = np.rint(solved.x).astype(int).tolist(), len(rows)
    moves = [
        Move(groups[row].name, rooms[column].name, number, round(float(km[row, column]) * 1000))
        for row, column, number in zip(rows.tolist(), columns.tolist(), people[:pairs], strict=True)
        if number > 0
    ]
    return moves, {group.name: number for group, number in zip(groups, people[pairs:], strict=True) if number > 0}


def _near(km: _Floats) -> _Truths:
    """The nearest few shelters of each group."""
    if km.shape[1] <= _NEAREST:
        return np.ones(km.shape, dtype=bool)
    edge = np.partition(km, _NEAREST - 1, axis=1)[:, _NEAREST - 1]
    found: _Truths = km <= edge[:, None]
    return found


def _solve(
    groups: Sequence[Group], rooms: Sequence[Room], km: _Floats, looked_at: _Truths
) -> tuple[Any, np.ndarray[Any, np.dtype[np.int64]], np.ndarray[Any, np.dtype[np.int64]]]:
    """The optimum over the pairs looked at; the last variables are those of each group without a place."""
    rows, columns = np.nonzero(looked_at)
    pairs, count = len(rows), len(groups)
    cost = np.concatenate([km[rows, columns], np.full(count, _UNPLACED)])
    # Each group: those who go somewhere and those without a place are all of it.
    whose = np.concatenate([rows, np.arange(count)])
    everybody = coo_array((np.ones(pairs + count), (whose, np.arange(pairs + count))), shape=(count, pairs + count))
    full = coo_array((np.ones(pairs), (columns, np.arange(pairs))), shape=(len(rooms), pairs + count))
    solved = linprog(
        cost,
        A_ub=full.tocsr(),
        b_ub=[room.free for room in rooms],
        A_eq=everybody.tocsr(),
        b_eq=[group.people for group in groups],
        method="highs-ds",
    )
    if solved.status != 0:
        raise ArithmeticError(f"no optimum: {solved.message}")
    return solved, rows, columns

"""Draws the demonstration road network: `python -m services.transport.network.extract` writes crossings.csv, roads.csv.

No open source gives the signal crossings of the city, so they are drawn: a main road from every town to its nearest
towns (and whatever joins all of them), with a crossing every 1.5 km, and a street grid around the first town of every
county. Town positions are demonstration positions themselves (city/geography.py). A city puts its own files here.
"""

from __future__ import annotations

import csv
from itertools import pairwise
from math import ceil, cos, hypot, radians
from pathlib import Path

import numpy as np
from scipy.sparse import csr_array
from scipy.sparse.csgraph import minimum_spanning_tree

from city import geography, places

HERE = Path(__file__).parent
M_PER_DEGREE = 111_195.0
EVERY_M, GRID_M, GRID, NEAREST = 1500.0, 600.0, 3, 3
# A road winds: so much longer than the line.
WINDING = 1.2


def metres(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Distance on a plane, metres: exact enough inside the city."""
    north, east = one[0] - other[0], (one[1] - other[1]) * cos(radians(one[0]))
    return M_PER_DEGREE * hypot(north, east)


def main() -> None:
    """Writes both files anew, the same bytes every time."""
    towns = places.towns()
    at = [geography.position(town.code) for town in towns]
    apart = np.array([[metres(one, other) for other in at] for one in at])
    tree = minimum_spanning_tree(csr_array(apart)).tocoo()
    pairs = {tuple(sorted((int(a), int(b)))) for a, b in zip(tree.row, tree.col, strict=True)}
    for index, row in enumerate(apart):
        pairs |= {tuple(sorted((index, int(other)))) for other in np.argsort(row, kind="stable")[1 : NEAREST + 1]}
    crossings = [(f"T{town.code}", town.name, town.parent, *here) for town, here in zip(towns, at, strict=True)]
    roads: list[tuple[str, str, int, str]] = []

    def cross(county: str, lat: float, lon: float, name: str) -> str:
        crossings.append((f"X{len(crossings) - len(towns) + 1:04}", name, county, round(lat, 5), round(lon, 5)))
        return crossings[-1][0]

    for one, other in sorted(pairs):
        parts = max(1, ceil(apart[one, other] / EVERY_M))
        (lat, lon), (lat2, lon2) = at[one], at[other]
        on_way = [crossings[one][0]]
        for part in range(1, parts):
            share = part / parts
            here = lat + (lat2 - lat) * share, lon + (lon2 - lon) * share
            county = geography.county_at(*here) or towns[one].parent
            on_way.append(cross(county, *here, f"{towns[one].name}—{towns[other].name} {part}"))
        on_way.append(crossings[other][0])
        length = round(WINDING * apart[one, other] / parts)
        roads += [(a, b, length, "MAIN") for a, b in pairwise(on_way)]
    for district in places.counties():
        index = next(i for i, town in enumerate(towns) if town.parent == district.code)
        lat, lon = at[index]
        cell: dict[tuple[int, int], str] = {(0, 0): crossings[index][0]}
        span = range(-GRID, GRID + 1)
        for row in span:
            for column in span:
                if (row, column) != (0, 0):
                    north = row * GRID_M / M_PER_DEGREE
                    east = column * GRID_M / (M_PER_DEGREE * cos(radians(lat)))
                    name = f"{district.name}{row + GRID + 1}路{column + GRID + 1}街"
                    cell[row, column] = cross(district.code, lat + north, lon + east, name)
        for (row, column), here_id in cell.items():
            for next_one in ((row + 1, column), (row, column + 1)):
                if next_one in cell:
                    roads.append((here_id, cell[next_one], round(GRID_M), "STREET"))
    for name, head, rows in (
        ("crossings.csv", ("id", "name", "county", "lat", "lon"), crossings),
        ("roads.csv", ("from", "to", "length_m", "class"), roads),
    ):
        with (HERE / name).open("w", encoding="utf-8", newline="") as file:
            writer = csv.writer(file, lineterminator="\n")
            writer.writerow(head)
            writer.writerows(rows)


if __name__ == "__main__":
    main()

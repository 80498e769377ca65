"""The road network of the city as data: crossings, and the roads between them. Read once a process."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path

from services.transport.rules.network import Crossing, Network, Road

HERE = Path(__file__).parent


@cache
def network() -> Network:
    """The network in `crossings.csv` and `roads.csv`. Raises ValueError naming what is wrong with the files."""
    with (HERE / "crossings.csv").open(encoding="utf-8", newline="") as file:
        crossings = tuple(
            Crossing(row["id"], row["name"], row["county"], float(row["lat"]), float(row["lon"]))
            for row in csv.DictReader(file)
        )
    with (HERE / "roads.csv").open(encoding="utf-8", newline="") as file:
        roads = tuple(
            Road(row["from"], row["to"], float(row["length_m"]), row["class"]) for row in csv.DictReader(file)
        )
    return Network(crossings, roads)

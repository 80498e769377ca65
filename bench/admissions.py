"""A run of admissions: 20,000 children with five wishes each over 200 schools, matched from nothing."""

from __future__ import annotations

import statistics
import time
from random import Random
from typing import Any

from services.education.rules.matching import Entry, Wish, match

_SEED = 2025


def run(rounds: int = 5) -> list[dict[str, Any]]:
    """One row a market: children, schools, share placed, milliseconds."""
    rows = []
    for children, schools in ((2_000, 100), (20_000, 200)):
        capacities, entries = market(children, schools)
        taken = []
        for _ in range(rounds):
            began = time.perf_counter()
            outcome = match(capacities, entries, "bench")
            taken.append(time.perf_counter() - began)
        share = round(len(outcome.placed) / children, 3)
        took = round(statistics.median(taken) * 1000, 1)
        rows.append({"children": children, "schools": schools, "placed": share, "ms": took})
    return rows


def market(children: int, schools: int, wishes: int = 5) -> tuple[dict[str, int], list[Entry]]:
    """Popular schools are named more often, so that most of them turn children away."""
    draw = Random(_SEED)  # noqa: S311 - reproducible
    names = [f"s{number:03}" for number in range(schools)]
    weights = [1 / (number + 10) for number in range(schools)]
    entries = []
    for number in range(children):
        wished = list(dict.fromkeys(draw.choices(names, weights, k=wishes)))
        entries.append(Entry(f"a{number:05}", tuple(Wish(name, draw.randrange(5), 0) for name in wished)))
    return dict.fromkeys(names, children // schools), entries

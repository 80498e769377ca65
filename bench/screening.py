"""Screening of ten benefits and more for a month, over the demonstration city at its true size, and one household.

Facts are drawn over the real shape of the city (`city/population`): incomes, disabilities, savings. The city is taken
county by county, as columns; loading them is not counted, working them out and counting by town is. Peak memory is the
process's own, with the population in it.
"""

from __future__ import annotations

import multiprocessing
import resource
import statistics
import time
from typing import TYPE_CHECKING, Any

import numpy as np
from civic.policy.v1 import policy_pb2
from google.protobuf import json_format

from city.places import villages
from city.population import generate
from services.policy.actions.assess import assess
from services.policy.law import benefits, overlaps, rules
from services.policy.rules.city import screen
from services.policy.rules.facts import Facts

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from city.population import Population

RESIDENTS, MONTH, ROUNDS = 2_500_000, "2026-11", 200


def run(residents: int = RESIDENTS) -> list[dict[str, Any]]:
    """One row for the city with everything known, one with incomes unknown, one for a single household."""
    rows = []
    for unknown in (False, True):
        # A process of its own: peak memory is the process's, and the figure is to be this run's.
        with multiprocessing.get_context("spawn").Pool(1) as pool:
            rows.append(pool.apply(_city, (residents, unknown)))
    return [*rows, _single()]


def _city(residents: int, unknown: bool) -> dict[str, Any]:  # noqa: FBT001 - called by a pool
    population = generate(residents, 2025)
    rules()
    seconds, persons, found, open_ = 0.0, 0, 0, 0
    for facts, place, places in _counties(population):
        if unknown:
            facts.unknown["income_wage"] = np.ones(facts.persons, bool)
        began = time.perf_counter()
        screened = screen(rules(), facts, MONTH, benefits(), overlaps(), place, places)
        seconds += time.perf_counter() - began
        persons += facts.persons
        found += sum(int(one.eligible.sum()) for one in screened.values())
        open_ += sum(int(one.open.sum()) for one in screened.values())
    return {
        "what": f"{persons:,} people, wages {'unknown' if unknown else 'known'}",
        "benefits": len(benefits()),
        "seconds": round(seconds, 1),
        "people × benefits / s": f"{persons * len(benefits()) / seconds:,.0f}",
        "peak MiB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        "eligible": found,
        "open": open_,
    }


def _counties(population: Population) -> Iterator[tuple[Facts, NDArray[np.int64], int]]:
    """Each county's households with facts drawn for them, and the town of each."""
    codes = np.array([int(village.code) for village in villages()])
    draw = np.random.default_rng(2025)
    county = (codes // 10**6)[population.household_village]
    for one in np.unique(county):
        homes = np.flatnonzero(county == one)
        new = np.full(population.households, -1, np.int64)
        new[homes] = np.arange(len(homes))
        people = np.flatnonzero(new[population.household] >= 0)
        household = new[population.household[people]]
        towns, place = np.unique((codes // 1000)[population.household_village[homes]], return_inverse=True)
        count = len(people)
        born = population.birth_date[people]
        age = 2026 - born.astype("M8[Y]").astype(np.int64) - 1970
        works = (age >= 18) & (age < 60) & (draw.random(count) < 0.7)
        disabled = np.where(draw.random(count) < 0.06, draw.integers(1, 5, count), 0)
        columns = {
            "birth": born.astype("M8[D]"),
            "income_wage": np.where(works, draw.lognormal(12.9, 0.6, count), 0).astype(np.int64),
            "income_pension": np.where((age >= 60) & (draw.random(count) < 0.8), 180_000, 0),
            "occupation": np.where(works, 2, 0).astype(np.int8),
            "disability_grade": disabled.astype(np.int8),
            "disability": np.where(disabled, draw.integers(1, 8, count), 0).astype(np.int8),
            "ability_grade": np.where(age >= 60, draw.integers(0, 5, count), 0).astype(np.int8),
            "asset_cash": draw.lognormal(15, 1.2, len(homes)).astype(np.int64),
        }
        facts = Facts(household, population.relation[people].astype(np.int8), len(homes), columns)
        yield facts, place, len(towns)


def _single() -> dict[str, Any]:
    person = {"personId": "p1", "relation": "HEAD", "birthDate": "1980-01-01", "sex": "MALE", "abilityGrade": 0}
    elder = {**person, "personId": "p2", "relation": "PARENT", "birthDate": "1940-01-01"}
    said = {"month": MONTH, "household": {"persons": [person, elder], "unknown": ["assets.CASH"]}}
    request = json_format.ParseDict(said, policy_pb2.AssessHouseholdRequest())
    taken = []
    for _ in range(ROUNDS):
        began = time.perf_counter()
        assess(request)
        taken.append(time.perf_counter() - began)
    cuts = statistics.quantiles(taken, n=20)
    return {
        "what": f"one household, all reasons: p50 {cuts[9] * 1000:.1f} ms, p95 {cuts[18] * 1000:.1f} ms",
        "benefits": len(benefits()),
        "seconds": round(sum(taken), 1),
        "people × benefits / s": f"{ROUNDS * 2 * len(benefits()) / sum(taken):,.0f}",
        "peak MiB": "",
        "eligible": "",
        "open": "",
    }

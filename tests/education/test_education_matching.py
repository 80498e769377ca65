"""Deferred acceptance: against an independent library, exhaustively on small markets, at random on large ones."""

from __future__ import annotations

import itertools
import json
from random import Random
from typing import TYPE_CHECKING

import pytest
from matching.games import HospitalResident

from services.education import repeat
from services.education.rules.matching import Entry, Outcome, Wish, lottery_number, match, seed_hash

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path


def market(draw: Random, pupils: int, schools: int, most: int = 5) -> tuple[dict[str, int], list[Entry]]:
    names = [f"s{n}" for n in range(schools)]
    capacities = {name: draw.randint(1, max(1, 2 * pupils // schools)) for name in names}
    entries = []
    for n in range(pupils):
        wished = draw.sample(names, draw.randint(1, min(most, schools)))
        wishes = []
        for name in wished:
            tier = draw.randrange(5)
            wishes.append(Wish(name, tier, draw.randrange(0, 500, 50) if tier == 3 else 0))
        entries.append(Entry(f"a{n:05}", tuple(wishes)))
    return capacities, entries


def blocking(capacities: Mapping[str, int], entries: Sequence[Entry], outcome: Outcome) -> list[tuple[str, str]]:
    """Pairs that would both rather have each other."""
    keys = {school: {key[3]: key for key in order} for school, order in outcome.order.items()}
    worst: dict[str, tuple[int, int, str, str]] = {}
    filled: dict[str, int] = {}
    for who, school in outcome.placed.items():
        worst[school] = max(worst.get(school, keys[school][who]), keys[school][who])
        filled[school] = filled.get(school, 0) + 1
    found = []
    for entry in entries:
        for wish in entry.wishes:
            if wish.school == outcome.placed.get(entry.id):
                break
            if filled.get(wish.school, 0) < capacities[wish.school] or keys[wish.school][entry.id] < worst[wish.school]:
                found.append((entry.id, wish.school))
    return found


@pytest.mark.parametrize("number", range(40))
def test_agrees_with_an_independent_library(number: int) -> None:
    draw = Random(number)
    capacities, entries = market(draw, 30, 6)
    outcome = match(capacities, entries, "seed")
    named = {school for entry in entries for school in (wish.school for wish in entry.wishes)}
    game = HospitalResident.create_from_dictionaries(
        {entry.id: [wish.school for wish in entry.wishes] for entry in entries},
        {school: [key[3] for key in outcome.order[school]] for school in named},
        {school: capacities[school] for school in named},
    )
    theirs = {r.name: school.name for school, residents in game.solve(optimal="resident").items() for r in residents}
    assert dict(outcome.placed) == theirs


def test_no_child_gains_by_another_order_of_its_wishes() -> None:
    """INVARIANT: whatever schools a child names instead, it gets no better one. Broken by admitting at once (Boston).

    All 3-pupil markets on 3 schools with one place each, every truth against every lie: 8 drawings of the priorities.
    """
    names = ("x", "y", "z")
    lists = [order for size in (1, 2, 3) for order in itertools.permutations(names, size)]
    full = list(itertools.permutations(names))
    for number in range(8):
        draw = Random(number)
        tiers = {(child, school): draw.randrange(2) for child in "abc" for school in names}
        for truths in itertools.product(full, repeat=3):
            told = dict(zip("abc", truths, strict=True))
            honest = placed(told, tiers)
            for child in "abc":
                best = told[child].index(honest[child]) if child in honest else len(names)
                for lie in lists:
                    got = placed({**told, child: lie}, tiers).get(child)
                    assert got is None or told[child].index(got) >= best, (number, told, child, lie)


def placed(told: Mapping[str, Sequence[str]], tiers: Mapping[tuple[str, str], int]) -> Mapping[str, str]:
    entries = [Entry(who, tuple(Wish(s, tiers[who, s]) for s in wishes)) for who, wishes in told.items()]
    return match({"x": 1, "y": 1, "z": 1}, entries, "seed").placed


@pytest.mark.parametrize("number", range(3))
def test_no_pair_would_both_rather_have_each_other(number: int) -> None:
    """INVARIANT: the outcome is stable, and no school takes more than it has places for."""
    capacities, entries = market(Random(number), 5000, 60)
    outcome = match(capacities, entries, str(number))
    assert blocking(capacities, entries, outcome) == []
    assert all(outcome.admitted[school] <= capacities[school] for school in capacities)
    shuffled = entries[:]
    Random(9).shuffle(shuffled)
    assert match(capacities, shuffled, str(number)).placed == outcome.placed


def test_tiers_are_never_outweighed_by_points() -> None:
    """INVARIANT: any number of points of a later tier stands behind any child of an earlier one."""
    entries = [Entry("rich", (Wish("s", 3, 10**9),)), Entry("near", (Wish("s", 2),))]
    assert match({"s": 1}, entries, "any").placed == {"near": "s"}


def test_a_run_can_be_repeated_from_what_is_published(tmp_path: Path) -> None:
    capacities, entries = market(Random(1), 50, 5)
    outcome = match(capacities, entries, "seed")
    applications = [
        {
            "applicationId": e.id,
            "wishes": [{"schoolId": w.school, "tier": w.tier, "points": w.points} for w in e.wishes],
        }
        for e in entries
    ]
    for one in applications:
        one["school"] = outcome.placed.get(str(one["applicationId"]), "")
    proof = {"seedHash": seed_hash("seed"), "seed": "seed", "capacities": capacities, "applications": applications}
    path = tmp_path / "proof.json"
    path.write_text(json.dumps(proof))
    assert repeat.main([str(path)]) == 0
    applications[0]["school"] = "s9"
    path.write_text(json.dumps({**proof, "seed": "other"}))
    assert repeat.main([str(path)]) == 1


def test_the_lottery_is_as_documented() -> None:
    """SHA-256 of "abc" begins with ba7816bf 8f01cfea (FIPS 180-4); the text of a number is seed, line feed, id."""
    assert seed_hash("abc").startswith("ba7816bf8f01cfea")
    assert lottery_number("s", "a") == seed_hash("s\na")[:16]

"""Tables and properties of assistance's rules, before any database."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.assistance.law import law
from services.assistance.rules import awards, integrity, poverty, verification

DAY = date(2026, 11, 20)
GIVES = {"bank": ("ASSET.CASH",), "tax": ("INCOME.WAGE",), "broker": ("ASSET.CASH",)}
HOME = verification.Household(
    "330802",
    "330802001",
    [{"resident_id": "r1", "relation": "HEAD"}, {"resident_id": "r2", "relation": "SPOUSE"}],
    ("s1",),
)


def figure(source: str, code: str, fen: int, key: str, *holders: str, as_of: date = DAY) -> verification.Figure:
    group = "INCOME" if code == "WAGE" else "ASSET"
    return verification.Figure(source, as_of, group, code, fen, key, holders)


def test_one_asset_told_twice_counts_once_by_its_newest_value() -> None:
    old = figure("bank", "CASH", 100, "k", "r1", as_of=DAY - timedelta(days=9))
    made = verification.reconcile(HOME, [old, figure("broker", "CASH", 80, "k", "r1")], [], GIVES, law(), DAY)
    assert made.facts["assets"] == [{"kind": "CASH", "value_fen": 80, "count": 1}]
    assert len(made.notes) == 1


@pytest.mark.parametrize(("holders", "counted"), [(("r1", "r2"), 101), (("r1", "x"), 51), (("x", "y"), 0)])
def test_joint_accounts_count_by_the_household_s_part(holders: tuple[str, ...], counted: int) -> None:
    made = verification.reconcile(HOME, [figure("bank", "CASH", 101, "k", *holders)], [], GIVES, law(), DAY)
    assert sum(one["value_fen"] for one in made.facts["assets"]) == counted


def test_what_is_too_old_or_silent_is_open() -> None:
    old = figure("bank", "CASH", 100, "k", "r1", as_of=DAY - timedelta(days=93))
    made = verification.reconcile(HOME, [old], [("tax", "r2"), ("tax", "s1")], GIVES, law(), DAY)
    assert made.facts["unknown"] == ["assets.CASH", "persons.r1.incomes.SUPPORT", "persons.r2.incomes.WAGE"]
    assert made.open_items == ["bank:r1", "tax:r2", "tax:s1"]
    assert made.facts["assets"] == []


def test_a_supporter_pays_a_share_of_what_is_past_the_kept_part() -> None:
    made = verification.reconcile(HOME, [figure("tax", "WAGE", 300_000, "w", "s1")], [], GIVES, law(), DAY)
    assert made.facts["persons"][0]["incomes"][0]["amount_fen"] == 50_000


@pytest.mark.parametrize(
    "told",
    [
        None,
        {"figures": []},
        {"asOf": "2027-01-01", "figures": []},
        {"asOf": "2026-11-01", "figures": [{"group": "ASSET", "code": "HOUSE", "amountFen": 1}]},
        {"asOf": "2026-11-01", "figures": [{"group": "ASSET", "code": "CASH", "amountFen": -1}]},
        {"asOf": "2026-11-01", "figures": [{"group": "ASSET", "code": "CASH", "amountFen": 1.5}]},
        {"asOf": "2026-11-01", "figures": [{"group": "ASSET", "code": "CASH", "amountFen": 1, "holders": ["x"]}]},
    ],
)
def test_garbage_is_named_and_none_of_it_used(told: Any) -> None:
    with pytest.raises(verification.Garbage):
        verification.read("bank", GIVES["bank"], "r1", told, DAY)


@pytest.mark.parametrize(
    ("benefit", "running", "excluded"),
    [
        ("minimum-living", ["extreme-support"], True),
        ("extreme-support", ["minimum-living"], True),
        ("care-allowance", ["minimum-living", "living-allowance"], False),
        ("low-income-edge", ["minimum-living"], True),
    ],
)
def test_the_overlap_matrix(benefit: str, running: list[str], excluded: bool) -> None:
    assert (awards.overlap(law(), DAY, benefit, running) is not None) is excluded


@pytest.mark.parametrize(
    ("died_on", "from_month"), [("2026-01-31", "2026-02"), ("2026-12-15", "2027-01"), ("2024-02-29", "2024-03")]
)
def test_a_death_stops_from_the_next_month(died_on: str, from_month: str) -> None:
    assert awards.stopped_from_death(date.fromisoformat(died_on)) == from_month


@given(st.integers(1, 10**9))
@settings(max_examples=50, deadline=None)
def test_instalments_sum_to_the_debt(total: int) -> None:
    """INVARIANT: a plan claims back exactly what was paid too much."""
    steps = awards.plan(total, awards.instalments(total, law(), DAY), "2026-12")
    assert sum(amount for _, amount in steps) == total
    assert len(steps) <= 12


@pytest.mark.parametrize(("standing", "grade"), [(0, "NONE"), (1, "NOTICE"), (2, "NO_PROMISE"), (7, "ALWAYS_CHECKED")])
def test_graded_consequences(standing: int, grade: str) -> None:
    assert integrity.grade(law(), DAY, standing)[0] == grade


def test_the_example_of_alkire_and_foster() -> None:
    """The worked example of the paper: four persons, four dimensions, k = 2."""
    rows: list[list[float]] = [[13.1, 14, 4, 1], [15.2, 7, 5, 0], [12.5, 10, 1, 0], [20, 11, 3, 1]]
    found = poverty.measure(rows, [13, 12, 3, 1], [], 2)
    assert (found.h, found.a, found.m0) == (Fraction(1, 2), Fraction(3, 4), Fraction(3, 8))
    assert sum(found.by_dimension) == found.m0


@given(
    st.lists(
        st.tuples(st.lists(st.integers(0, 9), min_size=3, max_size=3), st.sampled_from("abc")), min_size=1, max_size=30
    ),
    st.lists(st.integers(1, 9), min_size=3, max_size=3),
    st.sampled_from([0.5, 1, 1.5, 2, 3]),
)
@settings(max_examples=60, deadline=None)
def test_decomposition_is_exact(people: list[tuple[list[int], str]], weights: list[int], k: float) -> None:
    """INVARIANT: by dimension and by group the parts sum to M0 exactly, and M0 = H × A."""
    rows = [row for row, _ in people]
    whole = poverty.measure(rows, [5, 5, 5], weights, k)
    assert whole.m0 == whole.h * whole.a == sum(whole.by_dimension)
    parts = Fraction(0)
    for name in {group for _, group in people}:
        mine = [row for row, group in people if group == name]
        parts += poverty.measure(mine, [5, 5, 5], weights, k).m0 * len(mine) / len(rows)
    assert parts == whole.m0


def test_all_faults_of_a_measurement_at_once() -> None:
    found = poverty.faults([[1], [1, "x"]], [1, 2], [0, 1], 9, ["a"])
    assert {one.field for one in found} == {"achievements[0]", "achievements[1][1]", "weights[0]", "k", "groups"}

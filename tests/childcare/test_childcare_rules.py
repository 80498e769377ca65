"""Childcare's rules, by tables."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from city import geography, places
from services.childcare import rules
from services.childcare.demonstration import institutions
from services.childcare.law import law

TODAY = date(2026, 11, 23)


def test_the_visits_of_a_child_born_at_the_end_of_a_month() -> None:
    found = rules.visits(law(), date(2026, 8, 31), TODAY)
    assert [(visit.age, visit.due_on.isoformat()) for visit in found] == [
        ("birth", "2026-08-31"),
        ("28-30 days", "2026-09-28"),
        ("3 months", "2026-11-30"),
        ("6 months", "2027-02-28"),
        ("8 months", "2027-04-30"),
        ("12 months", "2027-08-31"),
        ("18 months", "2028-02-29"),
        ("24 months", "2028-08-31"),
        ("30 months", "2029-02-28"),
        ("36 months", "2029-08-31"),
    ]
    assert all(visit.age_zh for visit in found)


@pytest.mark.parametrize(
    ("born", "registered", "code"),
    [
        ("2026-11-20", False, None),
        ("2023-11-23", False, None),  # the last visit is today
        ("2023-11-22", False, "childcare.guidance-over"),
        ("2026-11-20", True, "childcare.already-registered"),
        ("2020-01-01", True, "childcare.already-registered"),
    ],
)
def test_registering(born: str, registered: bool, code: str | None) -> None:
    against = rules.objection(law(), date.fromisoformat(born), TODAY, registered=registered)
    assert (against.reasons[0].code if against else None) == code
    if against:
        assert against.reasons[0].legal_reference
    if code == "childcare.guidance-over":
        assert against
        assert against.reasons[0].parameter == "guidance-visits"


@pytest.mark.parametrize(
    ("lat", "lon", "faults"),
    [
        (28.97, 118.87, []),
        (-90.0, 180.0, []),
        (0.0, 0.0, []),
        (None, None, ["lat position-missing", "lon position-missing"]),
        (28.97, None, ["lon position-missing"]),
        (90.1, -180.1, ["lat position-out-of-range", "lon position-out-of-range"]),
        (118.87, 28.97, ["lat position-out-of-range"]),
        (float("nan"), float("inf"), ["lat position-out-of-range", "lon position-out-of-range"]),
        (None, 200.0, ["lat position-missing", "lon position-out-of-range"]),
    ],
)
def test_positions(lat: float | None, lon: float | None, faults: list[str]) -> None:
    found = rules.position_faults(lat, lon)
    assert [f"{reason.field} {reason.code.removeprefix('childcare.')}" for reason in found] == faults
    assert all(reason.zh and reason.en for reason in found)


@pytest.mark.parametrize(
    ("planned", "filed", "used", "faults"),
    [
        (0, 0, 0, []),
        (10, 10, 10, []),
        (10, 8, 9, ["more-used-than-filed"]),
        (5, 8, 2, ["more-filed-than-planned"]),
        (5, 8, 9, ["more-used-than-filed", "more-filed-than-planned"]),
        (10, 8, -1, ["negative-places"]),
        (-2, -3, -4, ["negative-places"] * 3),
        (-2, -1, 0, ["negative-places"] * 2 + ["more-used-than-filed", "more-filed-than-planned"]),
    ],
)
def test_places(planned: int, filed: int, used: int, faults: list[str]) -> None:
    found = [reason.code.removeprefix("childcare.") for reason in rules.places_faults(planned, filed, used)]
    assert found == faults


@pytest.mark.parametrize(
    ("here", "there", "metres"),
    [
        ((0.0, 0.0), (0.0, 1.0), 111_195),
        ((0.0, 0.0), (1.0, 0.0), 111_195),
        ((60.0, 0.0), (60.0, 1.0), 55_597),
        ((90.0, 0.0), (-90.0, 0.0), 20_015_115),
        ((0.0, 179.5), (0.0, -179.5), 111_195),
        ((28.97, 118.87), (28.97, 118.87), 0),
        ((28.97, 118.87), (28.97001, 118.87), 1),
    ],
)
def test_distances_on_the_sphere(here: tuple[float, float], there: tuple[float, float], metres: int) -> None:
    ((index, distance),) = rules.nearest(*here, np.array([there[0]]), np.array([there[1]]), 5)
    assert index == 0
    assert distance == pytest.approx(metres, abs=1)


point = st.tuples(st.floats(-90, 90), st.floats(-180, 180))


@settings(max_examples=60, deadline=None)
@given(point, st.lists(point, max_size=30), st.integers(1, 20))
def test_nearest_first_and_none_nearer_left_out(
    here: tuple[float, float], others: list[tuple[float, float]], limit: int
) -> None:
    lats, lons = np.array([lat for lat, _ in others]), np.array([lon for _, lon in others])
    everything = rules.nearest(*here, lats, lons, len(others))
    found = rules.nearest(*here, lats, lons, limit)
    assert list(found) == list(everything)[:limit]
    assert sorted(index for index, _ in everything) == list(range(len(others)))
    assert all(nearer[1] <= farther[1] for nearer, farther in pairwise(everything))


# --- the demonstration city --------------------------------------------------------------------------------------


@pytest.mark.parametrize("residents", [1, 1_000, 20_000, 300_000, 2_500_000])
def test_the_city_has_the_places_of_the_plan(residents: int) -> None:
    made = institutions(residents, 2025)
    assert {one.county for one in made} == {county.code for county in places.counties()}
    assert len({one.id for one in made}) == len(made)
    filed = sum(one.filed for one in made)
    assert filed == max(6, round(2.94 * residents / 1000))
    for one in made:
        assert 0 <= one.used <= one.filed <= one.planned
        assert one.filed >= 1
        assert geography.county_at(one.lat, one.lon) == one.county
        assert one.town.startswith(one.county)
    assert {one.county for one in made if one.open} == {county.code for county in places.counties()}
    if residents >= 300_000:
        assert {one.town for one in made} == {town.code for town in places.towns()}
        assert any(one.open == 0 for one in made)
    if residents == 2_500_000:
        assert 150 < len(made) < 200


def test_the_city_depends_on_nothing_but_scale_and_seed() -> None:
    first, second, other = (institutions(50_000, seed) for seed in (1, 1, 2))
    assert [one.model_dump() for one in first] == [one.model_dump() for one in second]
    assert [one.model_dump() for one in first] != [one.model_dump() for one in other]

"""Meals: what suits, what is left out and why; subsidies; rounds."""

from __future__ import annotations

import itertools
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb
from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.errors import InvalidInput, NotFound
from services.eldercare.law import law
from services.eldercare.rules import meals as rules
from services.eldercare.rules.beds import Person
from services.eldercare.rules.care import metres
from tests.eldercare.factories import LAT, LON, OFFICER, call, make_device, make_elder, make_resident, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

DAY = date(2026, 11, 20)
# 18 % protein, 27 % fat, 55 % carbohydrate.
BALANCED = {"proteinG": 18 / 4, "fatG": 3.0, "carbohydrateG": 55 / 4}


def judged(codes: list[str], *, meal: str = "LUNCH", soft: bool | None = None, **has: float) -> tuple[bool, list[str]]:
    diet = rules.diet(law(), codes, meal, DAY)
    found = rules.judge(law(), diet, rules.Dish("菜", has, soft), DAY)
    return found.suits, [reason.code.removeprefix("eldercare.") for reason in found.reasons]


@pytest.mark.parametrize(
    ("codes", "has", "suits", "why"),
    [
        ([], {}, True, ["no-condition"]),
        (["HYPERTENSION"], {"sodiumMg": 800}, True, ["suits"]),
        (["HYPERTENSION"], {"sodiumMg": 801}, False, ["too-much"]),
        (["HYPERTENSION"], {}, False, ["not-known"]),
        (["DIABETES"], BALANCED, True, ["suits"] * 3),
        (["DIABETES"], {**BALANCED, "carbohydrateG": 40}, False, ["too-little", "too-little", "too-much"]),
        (["DIABETES"], {"proteinG": 10}, False, ["not-known"] * 3),
        (["DIABETES", "HYPERTENSION"], {**BALANCED, "sodiumMg": 900}, False, ["too-much"]),
        (["DIABETES", "HYPERTENSION"], {**BALANCED, "sodiumMg": 0}, True, ["suits"] * 4),
    ],
)
def test_dishes(codes: list[str], has: dict[str, float], suits: bool, why: list[str]) -> None:
    assert judged(codes, **has) == (suits, why)


def test_several_conditions_are_their_intersection() -> None:
    both = rules.diet(law(), ["DIABETES", "HYPERLIPIDAEMIA"], "LUNCH", DAY)
    assert (both.energy["fatG"].least, both.energy["fatG"].most) == (20, 30)
    fat = {"proteinG": 16 / 4, "fatG": 33 / 9, "carbohydrateG": 51 / 4, "cholesterolMg": 0}
    assert judged(["DIABETES"], **fat)[0]
    assert not judged(["DIABETES", "HYPERLIPIDAEMIA"], **fat)[0]


@given(
    st.lists(st.sampled_from(sorted(law().at("diet-rules", DAY).value)), min_size=1, max_size=6, unique=True),
    st.fixed_dictionaries({name: st.floats(0, 500) for name in rules.NUTRIENTS}),
    st.booleans(),
)
def test_what_suits_all_suits_each(codes: list[str], has: dict[str, float], soft: bool) -> None:
    """INVARIANT: a dish for several conditions suits every one of them alone."""
    together, _ = judged(codes, soft=soft, **has)
    assert together == all(judged([code], soft=soft, **has)[0] for code in codes)


def test_softness_and_the_share_of_a_meal() -> None:
    assert judged(["DYSPHAGIA"], soft=True) == (True, ["suits"])
    assert judged(["DYSPHAGIA"], soft=False) == (False, ["not-soft"])
    assert judged(["DYSPHAGIA"]) == (False, ["not-known"])
    assert judged(["HYPERTENSION"], meal="SUPPER", sodiumMg=601) == (False, ["too-much"])


@pytest.mark.parametrize(
    ("support", "grade", "age", "fen"),
    [
        ("EXTREME_POOR", None, 60, 600),
        ("NONE", 3, 91, 400),
        ("NONE", None, 90, 300),
        ("NONE", 0, 69, 0),
        ("NONE", 2, 70, 100),
    ],
)
def test_subsidies(support: str, grade: int | None, age: int, fen: int) -> None:
    assert rules.subsidy(law(), Person(support, grade, age), DAY)[0] == fen


@settings(max_examples=40)
@given(st.integers(1, 40), st.integers(1, 12), st.randoms(use_true_random=False))
def test_rounds_serve_everybody_once(count: int, most: int, random: Any) -> None:
    """INVARIANT: every stop is on exactly one round, no round is longer than allowed, and the way is what it says."""
    stops = {f"r{n}": (LAT + random.uniform(-0.1, 0.1), LON + random.uniform(-0.1, 0.1)) for n in range(count)}
    made = rules.rounds((LAT, LON), stops, most)
    assert sorted(key for keys, _ in made for key in keys) == sorted(stops)
    for keys, told in made:
        assert 1 <= len(keys) <= most
        way = [(LAT, LON), *(stops[key] for key in keys), (LAT, LON)]
        assert told == sum(metres(a, b) for a, b in itertools.pairwise(way))


def test_a_round_has_no_crossing() -> None:
    corners = {"a": (LAT, LON + 0.1), "b": (LAT + 0.1, LON + 0.1), "c": (LAT + 0.1, LON)}
    ((keys, _),) = rules.rounds((LAT, LON), corners, 10)
    assert keys in (["a", "b", "c"], ["c", "b", "a"])


# --- asked -------------------------------------------------------------------------------------------------------


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    elder = make_elder("r1", conditions=["HYPERTENSION"], support="MINIMUM_LIVING")
    return make_stage(fresh, elder, make_elder("r2"), make_device("d2", "r2", lat=LAT + 0.02))[0]


MENU = [
    pb.Dish(name="清蒸鱼", protein_g=4.5, fat_g=3, carbohydrate_g=13.75, sodium_mg=300),
    pb.Dish(name="咸菜", sodium_mg=3000),
    pb.Dish(name="汤"),
]


def recommend(on: Stage, actor: Any = OFFICER, **told: Any) -> pb.RecommendMealsResponse:
    request = pb.RecommendMealsRequest(**{"menu": MENU, **told})
    answer: pb.RecommendMealsResponse = call(on, "RecommendMeals", request, actor)
    return answer


def test_every_dish_left_out_has_its_reason(on: Stage) -> None:
    found = recommend(on, resident_id="r1")
    assert [dish.name for dish in found.dishes] == ["清蒸鱼"]
    assert {dish.name: [reason.code for reason in dish.reasons] for dish in found.left_out} == {
        "咸菜": ["eldercare.too-much"],
        "汤": ["eldercare.not-known"],
    }
    assert found.left_out[0].reasons[0].parameter == "diet-rules"
    assert (found.subsidy_fen, list(found.conditions)) == (600, ["HYPERTENSION"])
    by_name = recommend(on, conditions=["高血压", "DIABETES"])
    assert list(by_name.conditions) == ["DIABETES", "HYPERTENSION"]
    assert [dish.name for dish in by_name.dishes] == ["清蒸鱼"]


def test_faults_of_a_menu_at_once_and_own_conditions_only(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        recommend(on, conditions=["感冒"], menu=[pb.Dish(sodium_mg=float("nan"))], meal="TEA")
    assert [fault.field for fault in refused.value.faults] == [
        "conditions[0]",
        "meal",
        "menu[0].name",
        "menu[0].sodiumMg",
    ]
    with pytest.raises(InvalidInput):
        recommend(on)
    with pytest.raises(NotFound):
        recommend(on, make_resident("r2"), resident_id="r1")
    call(on, "KeepElder", pb.KeepElderRequest(resident_id="r1", conditions=["痛风"]))
    assert list(recommend(on, make_resident("r1"), resident_id="r1").conditions) == ["GOUT"]


def test_rounds_over_homes(on: Stage) -> None:
    request = pb.PlanMealRoundsRequest(kitchen=pb.Position(lat=LAT, lon=LON), resident_ids=["r1", "r2", "r9"])
    made = call(on, "PlanMealRounds", request)
    assert [sorted(one.resident_ids) for one in made.rounds] == [["r1", "r2"]]
    assert (made.rounds[0].metres, list(made.unknown)) == (4448, ["r9"])
    with pytest.raises(InvalidInput) as refused:
        call(on, "PlanMealRounds", pb.PlanMealRoundsRequest(kitchen=pb.Position(lat=0, lon=0), most_stops=61))
    assert [fault.field for fault in refused.value.faults] == ["kitchen", "residentIds", "mostStops"]

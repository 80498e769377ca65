"""The invented population: who its people are, how they belong together, and that it is always the same."""

from datetime import date
from itertools import pairwise

import numpy as np
import pytest

from city import places, resident_id
from city.population import (
    AS_OF,
    CHILD,
    ETHNICITIES,
    FEMALE,
    HEAD,
    MALE,
    NOBODY,
    ORIGINS,
    OUTSIDE,
    PARENT,
    RELATIONS,
    SEXES,
    SHE,
    SPOUSE,
    ParentsKind,
    Population,
    generate,
    household_rows,
    newborn_parents,
    rows,
)
from city.population.draws import WHEEL_SIZE, apportion, wheel
from city.population.people import completed_years

KINDS: tuple[ParentsKind, ...] = ("same-county", "different-counties", "neither-local", "one-local")


@pytest.fixture(scope="module")
def town() -> Population:
    return generate(20_000)


@pytest.fixture(scope="module")
def large() -> Population:
    return generate(200_000, seed=7)


def test_the_same_seed_gives_the_same_bytes_on_every_machine() -> None:
    """INVARIANT: demonstrations can be repeated; any other draw, order or type in the generator would break it.

    A wanted change of the generator changes this digest: replace it then, and say so in the change log.
    """
    digest = generate(2_000, seed=1).digest()

    assert digest == generate(2_000, seed=1).digest()
    assert digest == "e064c7bef7682951399a7849495ae7d2a8c9a7b900bbc94ad40d87dc5b28330b"


def test_another_seed_scale_or_day_gives_another_population() -> None:
    base = generate(2_000, seed=1)

    assert base.digest() != generate(2_000, seed=2).digest()
    assert base.digest() != generate(2_001, seed=1).digest()
    assert base.digest() != generate(2_000, seed=1, as_of=date(2026, 11, 2)).digest()


@pytest.mark.parametrize("scale", [100, 101, 1_663, 2_000, 4_999, 20_000])
def test_a_population_has_exactly_the_people_asked_for(scale: int) -> None:
    population = generate(scale)

    assert population.residents == scale == population.household_start[-1]
    assert scale / population.households == pytest.approx(2.78, abs=0.03 if scale >= 1_000 else 0.2)


@pytest.mark.parametrize(("scale", "seed"), [(99, 1), (5_000_001, 1), (0, 1), (-5, 1), (1000, -1)])
def test_what_cannot_be_made_is_refused(scale: int, seed: int) -> None:
    with pytest.raises(ValueError, match="scale"):
        generate(scale, seed)


def test_every_identity_number_is_valid_and_unique(large: Population) -> None:
    """INVARIANT: no two residents share a number and every one passes GB 11643; a repeated sequence would break it."""
    numbers = large.id_number.tolist()

    assert len(set(numbers)) == large.residents == 200_000
    assert not [number for number in numbers if resident_id.faults(number, AS_OF)]


def test_an_identity_number_agrees_with_birth_date_sex_and_registration(large: Population) -> None:
    texts = large.id_number
    assert (
        np.char.replace(np.datetime_as_string(large.birth_date), "-", "")
        == texts.astype("U14").view("U1").reshape(-1, 14)[:, 6:].copy().view("U8")[:, 0]
    ).all()
    for row in rows(large, 0, 20_000):
        assert resident_id.sex(row.id_number) == row.sex
        qu_county = row.hukou_county == "330803" and row.birth_date.year < 2001
        assert row.id_number[:6] == ("330821" if qu_county else row.hukou_county)


def test_the_ages_are_those_of_quzhou(large: Population) -> None:
    ages = large.ages()

    assert (ages < 15).mean() == pytest.approx(0.14, abs=0.005)
    assert (ages >= 60).mean() == pytest.approx(0.24, abs=0.005)
    assert (ages >= 80).mean() == pytest.approx(0.034, abs=0.003)
    assert (large.sex == MALE).mean() == pytest.approx(0.5, abs=0.01)
    assert ages.min() == 0
    assert 90 < ages.max() <= 101
    assert large.birth_date.max() <= np.datetime64(AS_OF)
    bands = np.bincount(np.minimum(ages // 5, 18)) / large.residents * 100
    expected = [3.6, 4.8, 5.6, 5.0, 5.0, 5.4, 6.8, 7.4, 6.6, 7.6, 9.2, 9.0, 6.9, 5.8, 4.9, 3.0, 1.8, 1.1, 0.5]
    assert bands == pytest.approx(expected, abs=0.25)


def test_birthdays_are_spread_over_the_days(large: Population) -> None:
    """INVARIANT: ages are never cut off at a limit: thousands would share one birthday and run out of numbers."""
    _, people = np.unique(large.birth_date, return_counts=True)

    assert people.max() < 30


def test_a_household_has_one_head_who_stands_first(large: Population) -> None:
    heads = large.relation == HEAD

    assert np.flatnonzero(heads).tolist() == large.household_start[:-1].tolist()
    assert np.diff(large.household_start).min() == 1
    assert np.diff(large.household_start).max() <= 6
    assert (np.repeat(np.arange(large.households), np.diff(large.household_start)) == large.household).all()
    assert (large.household_village[large.household] == large.village).all()
    elders_alone = (np.diff(large.household_start) == 1) & (large.ages()[large.household_start[:-1]] >= 65)
    assert 0.05 < elders_alone.mean() < 0.15


def test_couples_are_two_of_one_household_who_may_marry(large: Population) -> None:
    married = np.flatnonzero(large.spouse != NOBODY)
    spouse = large.spouse[married]
    ages = large.ages()

    assert (large.spouse[spouse] == married).all()
    assert (large.household[spouse] == large.household[married]).all()
    assert (large.sex[spouse] != large.sex[married]).all()
    men = married[large.sex[married] == MALE]
    women = large.spouse[men]
    assert ages[men].min() >= 22
    assert ages[women].min() >= 20
    assert (ages[men] - ages[women]).min() >= -6
    assert (ages[men] - ages[women]).max() <= 12
    assert (large.spouse[large.relation == SPOUSE] != NOBODY).all()
    assert (large.spouse[large.relation == CHILD] == NOBODY).all()


@pytest.mark.parametrize(("link", "sex", "youngest", "oldest"), [("mother", FEMALE, 20, 40), ("father", MALE, 20, 51)])
def test_parents_are_of_the_right_sex_and_age(
    large: Population, link: str, sex: int, youngest: int, oldest: int
) -> None:
    parents = getattr(large, link)
    children = np.flatnonzero(parents != NOBODY)
    parent = parents[children]

    assert len(children) > 40_000
    assert (large.sex[parent] == sex).all()
    assert (large.household[parent] == large.household[children]).all()
    gap = completed_years(large.birth_date[parent], AS_OF) - completed_years(large.birth_date[children], AS_OF)
    assert youngest <= gap.min()
    assert gap.max() <= oldest


def test_every_child_of_a_household_has_a_parent_in_it(large: Population) -> None:
    children = large.relation == CHILD
    linked = (large.father != NOBODY) | (large.mother != NOBODY)

    assert linked[children].all()
    heads_parents = np.flatnonzero(large.relation == PARENT)
    heads = large.household_start[large.household[heads_parents]]
    assert ((large.father[heads] == heads_parents) | (large.mother[heads] == heads_parents)).all()
    both = np.flatnonzero((large.father != NOBODY) & (large.mother != NOBODY))
    assert (large.spouse[large.father[both]] == large.mother[both]).all()


def test_siblings_are_born_at_least_a_pregnancy_apart(large: Population) -> None:
    children = np.flatnonzero((large.relation == CHILD) & (large.mother != NOBODY))
    born = large.birth_date[children].astype(np.int64)
    mother = large.mother[children]
    siblings = mother[1:] == mother[:-1]

    assert siblings.any()
    assert np.diff(born)[siblings].min() > 300


def test_children_bear_their_fathers_surname(large: Population) -> None:
    children = np.flatnonzero(large.father != NOBODY)
    names, fathers = large.name[children].tolist(), large.name[large.father[children]].tolist()

    compound = ("诸葛", "欧阳")
    for name, father in zip(names, fathers, strict=True):
        length = 2 if father.startswith(compound) else 1
        assert name[:length] == father[:length]


def test_names_are_chinese_and_of_many_kinds(large: Population) -> None:
    names = large.name.tolist()

    assert {len(name) for name in names} == {2, 3, 4}
    assert all("\u4e00" <= letter <= "\u9fff" for name in names[:20_000] for letter in name)
    assert len(set(names)) > 20_000
    surnames, counts = np.unique(large.name.astype("U1"), return_counts=True)
    assert surnames[counts.argmax()] == "徐"
    assert len(surnames) > 80


def test_about_one_in_a_hundred_is_she(large: Population) -> None:
    assert (large.ethnicity == SHE).mean() == pytest.approx(0.01, abs=0.003)
    township = np.array([village.parent == "330825212" for village in places.villages()])[large.village]
    assert (large.ethnicity[township] == SHE).mean() > 0.2
    children = np.flatnonzero((large.father != NOBODY) & (large.mother != NOBODY))
    she_parent = (large.ethnicity[large.father[children]] == SHE) | (large.ethnicity[large.mother[children]] == SHE)
    assert ((large.ethnicity[children] == SHE) == she_parent).all()


def test_every_village_is_lived_in(town: Population) -> None:
    assert np.unique(town.village).size == 1664
    assert (np.diff(town.household_village) >= 0).all()
    county = np.array([int(village.code[:6]) for village in places.villages()])[town.village]
    largest = np.bincount(county).argmax()
    assert largest == 330881  # 江山市 has the most registered residents


def test_where_people_are_registered(large: Population) -> None:
    outside = large.hukou_village == OUTSIDE
    county = np.array([int(village.code[:6]) for village in places.villages()])

    assert outside.mean() == pytest.approx(0.02, abs=0.003)
    assert set(large.hukou_county[outside].tolist()) == set(ORIGINS)
    assert (large.hukou_county[~outside] == county[large.hukou_village[~outside]]).all()
    assert 0.05 < (large.hukou_village != large.village).mean() < 0.2

    men = np.flatnonzero((large.sex == MALE) & (large.spouse != NOBODY))
    women = large.spouse[men]
    local = ~outside[men] & ~outside[women]
    apart = local & (large.hukou_county[men] != large.hukou_county[women])
    assert apart.mean() == pytest.approx(0.03, abs=0.005)


def test_no_origin_of_migrants_lies_in_quzhou() -> None:
    assert not [code for code in ORIGINS if str(code).startswith("3308")]


def test_telephone_numbers_belong_to_nobody_and_to_one_person_each(large: Population) -> None:
    phones = large.phone.tolist()
    ages = large.ages().tolist()
    given = [phone for phone in phones if phone]

    assert len(set(given)) == len(given)
    assert all(len(phone) == 11 and phone.isdigit() and phone.startswith("154") for phone in given)
    assert all((phone == "") == (age < 12) for phone, age in zip(phones, ages, strict=True))


def test_rows_are_plain_values(town: Population) -> None:
    everyone = list(rows(town))

    assert len(everyone) == 20_000
    for row in everyone[:50]:
        assert [type(value) for value in row] == [
            int, str, str, str, date, int, str, str, str, str, str, str, str, int, int, int,
        ]  # fmt: skip
    assert [row.resident for row in everyone] == list(range(20_000))
    assert {row.sex for row in everyone} == set(SEXES)
    assert {row.relation for row in everyone} == set(RELATIONS)
    assert {row.ethnicity for row in everyone} == set(ETHNICITIES)
    for row in everyone:
        assert places.place(row.village) is not None
        assert row.household_number.startswith(row.village)
        if row.hukou_village:
            assert places.county_of(row.hukou_village) == row.hukou_county
        else:
            assert int(row.hukou_county) in ORIGINS
        assert (row.id_number, row.name, row.phone) == (
            town.id_number[row.resident],
            town.name[row.resident],
            town.phone[row.resident],
        )


@pytest.mark.parametrize(("start", "stop"), [(0, 0), (0, 1), (4_095, 4_097), (19_990, 30_000), (20_000, None), (7, 3)])
def test_rows_of_a_part_are_the_part_of_the_rows(town: Population, start: int, stop: int | None) -> None:
    assert list(rows(town, start, stop)) == list(rows(town))[start:stop]
    assert list(household_rows(town, start, stop)) == list(household_rows(town))[start:stop]


def test_households_list_their_members(town: Population) -> None:
    households = list(household_rows(town))

    assert len(households) == town.households
    assert len({household.number for household in households}) == town.households
    assert len({household.address for household in households}) == town.households
    assert [one.head + one.size for one in households[:-1]] == [other.head for _, other in pairwise(households)]
    first = households[0]
    assert (first.number, first.address) == ("33080200500100001", "浙江省衢州市柯城区新新街道金桂社区1号")
    number_of = {household.household: household.number for household in households}
    assert all(row.household_number == number_of[row.household] for row in rows(town))


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("kind", KINDS)
def test_there_are_parents_of_every_kind_even_among_2000_people(kind: ParentsKind, seed: int) -> None:
    population = generate(2_000, seed)
    ages = population.ages()
    county = population.hukou_county
    couples = newborn_parents(population, kind, 5)

    assert len(set(couples)) == 5
    for mother, father in couples:
        assert 20 <= ages[mother] <= 40
        assert (population.sex[mother], population.sex[father]) == (FEMALE, MALE)
        assert population.spouse[mother] == father
        assert not (
            (population.mother == mother) & (ages == 0) & (population.birth_date > np.datetime64(AS_OF) - 300)
        ).any()
        local = [int(population.hukou_village[parent] != OUTSIDE) for parent in (mother, father)]
        assert sum(local) == {"neither-local": 0, "one-local": 1}.get(kind, 2)
        if kind in {"same-county", "different-counties"}:
            assert (county[mother] == county[father]) is np.bool_(kind == "same-county")


def test_the_same_parents_are_chosen_again(town: Population) -> None:
    assert newborn_parents(town, "same-county", 20, seed=3) == newborn_parents(town, "same-county", 20, seed=3)
    assert newborn_parents(town, "same-county", 20, seed=3) != newborn_parents(town, "same-county", 20, seed=4)
    assert newborn_parents(town, "same-county", 20) == newborn_parents(town, "same-county", 30)[:20]


def test_more_parents_than_there_are_cannot_be_had(town: Population) -> None:
    with pytest.raises(ValueError, match="couples are neither-local"):
        newborn_parents(town, "neither-local", 10_000)


def test_completed_years_change_on_the_birthday() -> None:
    born = np.array(["2000-02-29", "2000-03-01", "1999-12-31", "2026-11-01"], dtype="M8[D]")

    assert completed_years(born, date(2026, 2, 28)).tolist() == [25, 25, 26, -1]
    assert completed_years(born, date(2026, 3, 1)).tolist() == [26, 26, 26, -1]
    assert completed_years(born, date(2026, 11, 1)).tolist() == [26, 26, 26, 0]


@pytest.mark.parametrize(
    ("weights", "total", "expected"),
    [([1, 1, 1], 10, [4, 3, 3]), ([5, 3, 2], 7, [4, 2, 1]), ([0, 1], 3, [0, 3]), ([1, 2], 0, [0, 0])],
)
def test_shares_sum_to_the_whole(weights: list[int], total: int, expected: list[int]) -> None:
    assert apportion(weights, total).tolist() == expected


def test_nothing_is_shared_out_by_no_weight() -> None:
    with pytest.raises(ValueError, match="nothing"):
        apportion([0, 0], 5)


def test_a_wheel_has_sectors_in_proportion() -> None:
    assert np.bincount(wheel([3, 0, 1])).tolist() == [WHEEL_SIZE * 3 // 4, 0, WHEEL_SIZE // 4]

"""Where households live and where their members are registered (户籍), which are often two places."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from city.places import counties, villages
from city.population.draws import Draws, apportion, turn, wheel
from city.population.families import CHILD, FEMALE, MALE, NOBODY, OTHER, PARENT, SPOUSE, Families

OUTSIDE = -1  # in place of a village: registered in another city

# Registered residents at the end of 2021, in hundreds (户籍人口, from reports of the city's statistical bulletin).
_REGISTERED = {"330802": 4421, "330803": 4109, "330822": 3397, "330824": 3587, "330825": 3972, "330881": 6108}

# Where those come from who are registered elsewhere: county code → (name, weight). Neighbours first; weights invented.
ORIGINS = {
    330702: ("金华市婺城区", 24),
    330781: ("兰溪市", 12),
    330182: ("建德市", 8),
    330127: ("淳安县", 6),
    331123: ("遂昌县", 10),
    341022: ("休宁县", 4),
    350722: ("浦城县", 8),
    361102: ("上饶市信州区", 8),
    361123: ("玉山县", 14),
    361130: ("婺源县", 3),
    361181: ("德兴市", 5),
    522601: ("凯里市", 4),
}

_COMMUNITY_WEIGHT, _VILLAGE_WEIGHT = 5, 2  # an urban community (社区) holds so many more people than a village
_YOUNG = 45.0  # years: wives below it count as young couples
_FERTILE = (20.1, 40.9)  # years
_OLDEST_MIGRANT = 60.0  # years, of those who come alone

# Percent.
_MIGRANTS = 2.0  # of people
_MIGRANTS_IN_COUPLES = 80.0  # of them, the share in households of young couples
_TWO_ORIGINS = 15.0  # of migrant couples, from two counties
_TWO_COUNTIES_YOUNG, _TWO_COUNTIES_OLD = 6.0, 2.0  # of local couples, registered in two counties of Quzhou
_ONE_LOCAL = 1.0  # of young couples, one of them registered outside Quzhou
_MOVED = 10.0  # of households, registered in another village than they live in (人户分离)
_MOVED_COUNTY = 30.0  # of those, in another county
_WIFE_MOVED = 70.0  # of couples registered apart, the wife is the one registered elsewhere
_AFTER_FATHER = 60.0  # of their children

_AT_LEAST = 6  # couples of every rare kind, however small the population


@dataclass(frozen=True)
class Homes:
    """Where people live and are registered.

    Attributes:
        household_village: position in `places.villages()`; shape (households,).
        hukou_village: the same for the registered place, or OUTSIDE; shape (people,).
        hukou_county: six-digit code of the registered place, also outside Quzhou; shape (people,).
    """

    household_village: NDArray[np.int16]
    hukou_village: NDArray[np.int16]
    hukou_county: NDArray[np.int32]


def settle(families: Families, draws: Draws) -> Homes:
    """Give every household a village and every person a registered place."""
    map_ = _Map.of_the_city()
    lives = map_.share_out(len(families.start) - 1)
    couples = _Couples.of(families)
    migrants = _pick_migrants(families, couples, draws)
    local = ~migrants

    # Each household has a registered place, and a second one for a spouse who is registered apart.
    moved = draws.chance(_MOVED, len(lives)) & local
    away = draws.chance(_MOVED_COUNTY, len(lives))
    base = np.where(moved, map_.elsewhere(lives, away, draws), lives)
    second = map_.elsewhere(base, np.ones(len(lives), dtype=np.bool_), draws)
    base_county, second_county = map_.county[base], map_.county[second]

    first_origin, other_origin = _origins(len(lives), draws), _origins(len(lives), draws)
    one_local = _pick(couples.young & local, _ONE_LOCAL, couples, draws)
    two_counties = _pick(couples.young & local & ~one_local, _TWO_COUNTIES_YOUNG, couples, draws)
    two_counties |= _pick(couples.exist & ~couples.young & local, _TWO_COUNTIES_OLD, couples, draws)
    two_origins = couples.exist & migrants & draws.chance(_TWO_ORIGINS, len(lives))
    base, base_county = np.where(migrants, OUTSIDE, base), np.where(migrants, first_origin, base_county)
    abroad = migrants | one_local
    second, second_county = np.where(abroad, OUTSIDE, second), np.where(abroad, other_origin, second_county)

    household = np.repeat(np.arange(len(lives)), np.diff(families.start))
    apart = _registered_apart(families, one_local | two_counties | two_origins, one_local, draws)
    return Homes(
        household_village=lives.astype(np.int16),
        hukou_village=np.where(apart, second[household], base[household]).astype(np.int16),
        hukou_county=np.where(apart, second_county[household], base_county[household]).astype(np.int32),
    )


@dataclass(frozen=True)
class _Map:
    """The villages with the weight of each; those of one county stand together.

    Attributes:
        county: code of each village's county; shape (villages,).
        before: weight of all villages before each county's first, for each village; shape (villages,).
        inside: weight of its county, for each village; shape (villages,).
        until: weight of all villages up to and with this one; shape (villages,).
    """

    county: NDArray[np.int32]
    before: NDArray[np.int64]
    inside: NDArray[np.int64]
    until: NDArray[np.int64]

    @classmethod
    def of_the_city(cls) -> "_Map":
        everything = villages()
        county = np.array([int(village.code[:6]) for village in everything], dtype=np.int32)
        size = np.array([_COMMUNITY_WEIGHT if "社区" in each.name else _VILLAGE_WEIGHT for each in everything])
        size *= 50 + (Draws(0, "village sizes").words(len(everything)) % np.uint64(101)).astype(np.int64)
        weight = np.zeros(len(everything), dtype=np.int64)
        for each in counties():
            here = county == int(each.code)
            weight[here] = apportion(size[here], 1000 * _REGISTERED[each.code])
        inside = np.array([weight[county == code].sum() for code in county])
        before = np.array([weight[county < code].sum() for code in county])
        return cls(county=county, before=before, inside=inside, until=np.cumsum(weight))

    def share_out(self, households: int) -> NDArray[np.int64]:
        """Village of each household, in village order; none is empty if there are enough households."""
        count = len(self.county)
        each = 1 if households >= count else 0
        shares = each + apportion(np.diff(self.until, prepend=0), households - each * count)
        return np.repeat(np.arange(count), shares)

    def elsewhere(self, here: NDArray[np.int64], away: NDArray[np.bool_], draws: Draws) -> NDArray[np.int64]:
        """Another village for each given one, by weight: in another county where `away`, otherwise in the same."""
        before, inside, whole = self.before[here], self.inside[here], self.until[-1]
        mark = draws.uniform(len(here)) * np.where(away, whole - inside, inside)
        mark += np.where(away, np.where(mark >= before, inside, 0), before)
        found: NDArray[np.int64] = np.searchsorted(self.until, mark, side="right")
        return found


@dataclass(frozen=True)
class _Couples:
    """Of each household, whether a couple heads it; shape (households,).

    Attributes:
        exist: a couple heads it.
        young: and the wife is younger than 45.
        fertile: and she is between 20 and 40.
        expecting: and nobody in the household is younger than one: they may have a newborn.
    """

    exist: NDArray[np.bool_]
    young: NDArray[np.bool_]
    fertile: NDArray[np.bool_]
    expecting: NDArray[np.bool_]

    @classmethod
    def of(cls, families: Families) -> "_Couples":
        head = families.start[:-1]
        exist = families.spouse[head] != NOBODY
        wife = np.where(families.sex[head] == MALE, families.spouse[head], head)
        age = families.age[wife]
        fertile = exist & (age > _FERTILE[0]) & (age < _FERTILE[1])
        infant = np.minimum.reduceat(families.age, head) < 1
        return cls(exist=exist, young=exist & (age < _YOUNG), fertile=fertile, expecting=fertile & ~infant)


def _pick_migrants(families: Families, couples: _Couples, draws: Draws) -> NDArray[np.bool_]:
    """Households all of whose members are registered outside Quzhou: young couples with their children, and singles."""
    head, size = families.start[:-1], np.diff(families.start)
    wanted = len(families.age) * _MIGRANTS / 100
    with_elders = np.add.reduceat((families.relation == PARENT) | (families.relation == OTHER), head) > 0
    migrants = np.zeros(len(head), dtype=np.bool_)
    for group, share in (
        (couples.fertile & ~with_elders, _MIGRANTS_IN_COUPLES),
        ((size == 1) & (families.age[head] < _OLDEST_MIGRANT), 100 - _MIGRANTS_IN_COUPLES),
    ):
        queue = _queue(group, couples, draws)
        enough = int(np.searchsorted(np.cumsum(size[queue]), wanted * share / 100))
        migrants[queue[: max(enough, _AT_LEAST)]] = True
    return migrants


def _pick(group: NDArray[np.bool_], percent: float, couples: _Couples, draws: Draws) -> NDArray[np.bool_]:
    """Mark a share of a group of households, at least a handful."""
    queue = _queue(group, couples, draws)
    picked = np.zeros(len(group), dtype=np.bool_)
    picked[queue[: max(round(len(queue) * percent / 100), _AT_LEAST)]] = True
    return picked


def _queue(group: NDArray[np.bool_], couples: _Couples, draws: Draws) -> NDArray[np.int64]:
    """The households of a group in random order, but at the head of it a handful that may have a newborn."""
    waiting = np.flatnonzero(group)
    waiting = waiting[draws.order(len(waiting))]
    first = np.flatnonzero(couples.expecting[waiting])[:_AT_LEAST]
    return np.concatenate((waiting[first], np.delete(waiting, first)))


def _origins(n: int, draws: Draws) -> NDArray[np.int64]:
    codes = np.array(list(ORIGINS))
    found: NDArray[np.int64] = codes[wheel([weight for _, weight in ORIGINS.values()])[turn(draws.words(n), 0)]]
    return found


def _registered_apart(
    families: Families, couple_apart: NDArray[np.bool_], one_local: NDArray[np.bool_], draws: Draws
) -> NDArray[np.bool_]:
    """Mark those registered at their household's second place: one spouse, and the children who follow that one."""
    households = len(couple_apart)
    sex_apart = np.where(draws.chance(_WIFE_MOVED, households), FEMALE, MALE)
    children_follow = np.where(draws.chance(_AFTER_FATHER, households), MALE, FEMALE)
    children_apart = (children_follow == sex_apart) & ~one_local  # the local parent registers the child here
    household = np.repeat(np.arange(households), np.diff(families.start))
    apart: NDArray[np.bool_] = families.sex == sex_apart[household]
    apart &= (families.spouse != NOBODY) & (families.relation <= SPOUSE)
    apart |= (families.relation == CHILD) & children_apart[household]
    apart &= couple_apart[household]
    return apart

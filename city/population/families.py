"""Who lives with whom: households of a few patterns, whose ages together give Quzhou's age pyramid."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from city.population.draws import Draws, apportion

MALE, FEMALE = range(2)
HEAD, SPOUSE, CHILD, PARENT, OTHER = range(5)
NOBODY = -1

_FIRST_BAND = 20  # years: the youngest age a household is drawn around
_BAND = 5  # years
_BAND_OF_ELDERS = 10  # 70 to 74

# Years. Who may be whose parent; the husband's lowest age is that of the Civil Code (民法典), art. 1047.
_MOTHER_AT_BIRTH = (20.1, 39.9)
_FATHER_AT_BIRTH = 20.1
_BETWEEN_BIRTHS = (1.2, 6.0)
_YOUNGEST_HUSBAND = 22.0
_YOUNGEST_GRANDMOTHER = 42.0
_OLDEST_GRANDCHILD = 17.0
_OLDEST_MOTHER, _OLDEST_FATHER = 99.0, 101.0

# Distribution of mothers' ages at a birth, and quantiles of the husband's age less the wife's. Plausible, not measured.
_BIRTH_AGES = (20.1, 22.0, 24.0, 26.0, 28.0, 30.0, 32.0, 35.0, 39.9)
_BIRTH_SHARES = (0.0, 0.08, 0.25, 0.47, 0.66, 0.80, 0.89, 0.965, 1.0)
_GAP_SHARES = (0.0, 0.05, 0.2, 0.5, 0.8, 0.95, 1.0)
_GAPS = (-5.0, -2.0, 0.0, 2.0, 4.0, 7.0, 10.0)

_BOYS = 52.2  # percent of births
_HUSBAND_HEADS = 80.0  # percent of couples


@dataclass(frozen=True)
class Pattern:
    """One kind of household.

    Attributes:
        heads: sexes of the couple (woman and man) or of the one person at its head.
        children: of the head, living here.
        parents: sexes of the head's parents living here.
        grandchildren: of the head, living here without their parents (留守儿童).
    """

    heads: tuple[int, ...]
    children: int = 0
    parents: tuple[int, ...] = ()
    grandchildren: int = 0

    @property
    def size(self) -> int:
        """Number of members."""
        return len(self.heads) + self.children + len(self.parents) + self.grandchildren


_COUPLE = (FEMALE, MALE)
_WOMAN = (FEMALE,)
_MAN = (MALE,)

# Households per 100,000 by the age of the woman of the couple, or of the one head, in five-year bands from 20 to 94.
# Fitted once to the pyramid below, 2.78 people a household and as many men as women, by the least change (relative
# entropy) from a plausible first guess. Shares of people in percent, by five-year bands from 0 to 90+:
# 3.6 4.8 5.6 | 5.0 5.0 5.4 6.8 7.4 6.6 7.6 9.2 9.0 | 6.9 5.8 4.9 3.0 1.8 1.1 0.5
HOUSEHOLDS: dict[Pattern, tuple[int, ...]] = {
    Pattern(_MAN): (651, 747, 1053, 702, 269, 282, 320, 210, 649, 868, 1016, 604, 362, 250, 161),
    Pattern(_WOMAN): (308, 353, 498, 332, 127, 134, 151, 99, 368, 788, 1364, 1105, 831, 662, 456),
    Pattern(_COUPLE): (608, 1605, 1119, 43, 113, 841, 3767, 3886, 2800, 3275, 3036, 1284, 692, 534, 0),
    Pattern(_COUPLE, children=1): (223, 548, 1694, 2468, 1928, 2829, 4409, 3419, 1005, 321, 0, 0, 0, 0, 0),
    Pattern(_COUPLE, children=2): (0, 285, 1299, 3034, 3475, 3647, 1464, 279, 0, 0, 0, 0, 0, 0, 0),
    Pattern(_COUPLE, children=3): (0, 19, 95, 208, 314, 385, 80, 0, 0, 0, 0, 0, 0, 0, 0),
    Pattern(_WOMAN, children=1): (26, 67, 232, 551, 530, 502, 497, 340, 98, 25, 0, 0, 0, 0, 0),
    Pattern(_MAN, children=1): (0, 43, 140, 279, 321, 483, 483, 304, 100, 28, 0, 0, 0, 0, 0),
    Pattern(_COUPLE, children=1, parents=(FEMALE,)): (22, 88, 339, 508, 384, 538, 744, 578, 187, 0, 0, 0, 0, 0, 0),
    Pattern(_COUPLE, children=2, parents=(FEMALE,)): (0, 35, 180, 404, 542, 660, 319, 93, 0, 0, 0, 0, 0, 0, 0),
    Pattern(_COUPLE, children=1, parents=_COUPLE): (99, 412, 1213, 1109, 444, 271, 162, 0, 0, 0, 0, 0, 0, 0, 0),
    Pattern(_COUPLE, children=2, parents=_COUPLE): (0, 156, 661, 1038, 839, 513, 134, 0, 0, 0, 0, 0, 0, 0, 0),
    Pattern(_MAN, parents=(FEMALE,)): (0, 51, 200, 254, 169, 270, 385, 332, 170, 0, 0, 0, 0, 0, 0),
    Pattern(_MAN, parents=_COUPLE): (198, 622, 1126, 581, 154, 93, 51, 0, 0, 0, 0, 0, 0, 0, 0),
    Pattern(_COUPLE, grandchildren=1): (0, 0, 0, 0, 0, 0, 345, 1366, 1154, 688, 227, 26, 0, 0, 0),
    Pattern(_WOMAN, grandchildren=1): (0, 0, 0, 0, 0, 0, 53, 275, 346, 260, 116, 17, 0, 0, 0),
}


@dataclass(frozen=True)
class Families:
    """Households and their members as columns; members of a household stand together, its head first.

    Attributes:
        start: first member of each household, and the number of people at the end; shape (households + 1,).
        age: years and fractions; shape (people,), as all below.
        sex: MALE or FEMALE.
        relation: to the head: HEAD, SPOUSE, CHILD, PARENT or OTHER.
        father: index of the father living here, or NOBODY.
        mother: index of the mother living here, or NOBODY.
        spouse: index of the spouse living here, or NOBODY.
        named_after: index of the forefather here whose surname the person bears, or of the person.
    """

    start: NDArray[np.int64]
    age: NDArray[np.float64]
    sex: NDArray[np.uint8]
    relation: NDArray[np.uint8]
    father: NDArray[np.int32]
    mother: NDArray[np.int32]
    spouse: NDArray[np.int32]
    named_after: NDArray[np.int32]


def compose(people: int, draws: Draws) -> Families:
    """Make households of exactly this many people in all, in random order."""
    patterns = tuple(HOUSEHOLDS)
    kinds, bands = _plan(people)
    order = draws.order(len(kinds))
    kinds, bands = kinds[order], bands[order]
    around = _FIRST_BAND + _BAND * (bands + draws.uniform(len(kinds)))
    start = np.concatenate(([0], np.cumsum(np.array([pattern.size for pattern in patterns])[kinds])))
    families = Families(
        start=start,
        age=np.zeros(people),
        sex=np.zeros(people, dtype=np.uint8),
        relation=np.full(people, HEAD, dtype=np.uint8),
        father=np.full(people, NOBODY, dtype=np.int32),
        mother=np.full(people, NOBODY, dtype=np.int32),
        spouse=np.full(people, NOBODY, dtype=np.int32),
        named_after=np.arange(people, dtype=np.int32),
    )
    for number, pattern in enumerate(patterns):
        homes = np.flatnonzero(kinds == number)
        _Settlement(families, pattern, start[homes], draws).settle(around[homes])
    return families


def _plan(people: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Pattern and age band of every household, so that the sizes sum to `people`; women alone make up the rest."""
    weights = np.array(list(HOUSEHOLDS.values()))
    sizes = np.array([pattern.size for pattern in HOUSEHOLDS])
    households = people * int(weights.sum()) // int(sizes @ weights.sum(axis=1)) + 1
    missing = -1
    while missing < 0:
        shares = apportion(weights.ravel(), households).reshape(weights.shape)
        missing = people - int(sizes @ shares.sum(axis=1))
        households -= 1
    shares[list(HOUSEHOLDS).index(Pattern(_WOMAN)), _BAND_OF_ELDERS] += missing
    cells = np.repeat(np.arange(weights.size), shares.ravel())
    kinds, bands = np.divmod(cells, weights.shape[1])
    return kinds, bands


class _Settlement:
    """The households of one pattern while they are being filled in."""

    def __init__(self, families: Families, pattern: Pattern, head: NDArray[np.int64], draws: Draws) -> None:
        self.families = families
        self.pattern = pattern
        self.head = head
        self.draws = draws
        self.next = head + len(pattern.heads)

    def settle(self, around: NDArray[np.float64]) -> None:
        """Give every member an age, a sex and links. `around`: the age to build on, shape (households,)."""
        woman, man = self._heads()
        children = self._heads_ages(woman, man, around)
        people = self.families
        for age in children:
            child = self._add(CHILD, age)
            if woman is not None:
                people.mother[child] = woman
            if man is not None:
                people.father[child] = people.named_after[child] = man
        self._add_parents()
        for _ in range(self.pattern.grandchildren):
            oldest = np.clip(around - _YOUNGEST_GRANDMOTHER, 0, _OLDEST_GRANDCHILD)
            grandchild = self._add(OTHER, oldest * self._uniform())
            if man is not None:
                people.named_after[grandchild] = man

    def _uniform(self) -> NDArray[np.float64]:
        return self.draws.uniform(len(self.head))

    def _gaps(self) -> NDArray[np.float64]:
        return np.interp(self._uniform(), _GAP_SHARES, _GAPS)

    def _heads(self) -> tuple[NDArray[np.int64] | None, NDArray[np.int64] | None]:
        """Woman and man at the head, set as such; None where there is none."""
        people, head = self.families, self.head
        if self.pattern.heads == _MAN:
            people.sex[head] = MALE
            return None, head
        if self.pattern.heads == _WOMAN:
            people.sex[head] = FEMALE
            return head, None
        husband_heads = self.draws.chance(_HUSBAND_HEADS, len(head))
        woman, man = head + husband_heads, head + ~husband_heads
        people.sex[woman], people.sex[man] = FEMALE, MALE
        people.spouse[woman], people.spouse[man] = man, woman
        people.relation[head + 1] = SPOUSE
        return woman, man

    def _heads_ages(
        self, woman: NDArray[np.int64] | None, man: NDArray[np.int64] | None, around: NDArray[np.float64]
    ) -> list[NDArray[np.float64]]:
        """Set the ages of the heads and return those of their children, the eldest first."""
        gap = self._gaps()
        lowest = _MOTHER_AT_BIRTH[0] + 0.1 + _BETWEEN_BIRTHS[0] * self.pattern.children
        first_band_ends = float(_FIRST_BAND + _BAND)
        around = np.where(  # squeeze the first band above the lowest age
            around < first_band_ends,
            first_band_ends - (first_band_ends - around) * (first_band_ends - lowest) / _BAND,
            around,
        )
        # Of a father without wife, the age the children's mother would have.
        mother_age = around if woman is not None else _at_least(around - np.maximum(gap, 0), lowest)
        children = [mother_age - birth for birth in self._births(mother_age, self.pattern.children)]
        if woman is not None:
            self.families.age[woman] = mother_age
        if man is not None:
            man_age = around if woman is None else _at_least(mother_age + gap, _YOUNGEST_HUSBAND)
            self.families.age[man] = _at_least(man_age, children[0] + _FATHER_AT_BIRTH) if children else man_age
        return children

    def _births(self, mother_age: NDArray[np.float64], children: int) -> list[NDArray[np.float64]]:
        """Mother's age at each birth, in years: inside the fertile span, far enough apart, none later than today."""
        shortest, longest = _BETWEEN_BIRTHS
        last = np.minimum(mother_age, _MOTHER_AT_BIRTH[1])
        births: list[NDArray[np.float64]] = []
        for still_to_come in reversed(range(children)):
            latest = last - shortest * still_to_come
            if births:
                span = np.minimum(longest, latest - births[-1]) - shortest
                births.append(births[-1] + shortest + span * self._uniform())
            else:
                until_latest = np.interp(latest, _BIRTH_AGES, _BIRTH_SHARES)
                births.append(np.interp(self._uniform() * until_latest, _BIRTH_SHARES, _BIRTH_AGES))
        return births

    def _add_parents(self) -> None:
        """Add the head's parents; with the father here, the head bears his surname."""
        people, head = self.families, self.head
        age = people.age[head]
        (birth,) = self._births(_OLDEST_MOTHER - age, 1)
        mother_age = age + birth
        father_age = np.minimum(_at_least(mother_age + self._gaps(), age + _FATHER_AT_BIRTH), _OLDEST_FATHER)
        mother = father = None
        if FEMALE in self.pattern.parents:
            mother = self._add(PARENT, mother_age, FEMALE)
            people.mother[head] = mother
        if MALE in self.pattern.parents:
            father = self._add(PARENT, father_age, MALE)
            people.father[head] = people.named_after[head] = father
        if mother is not None and father is not None:
            people.spouse[mother], people.spouse[father] = father, mother

    def _add(self, relation: int, age: NDArray[np.float64], sex: int | None = None) -> NDArray[np.int64]:
        """Add one member to every household; return their indices."""
        member = self.next
        self.next = member + 1
        self.families.age[member] = age
        self.families.relation[member] = relation
        self.families.sex[member] = (
            np.where(self.draws.chance(_BOYS, len(member)), MALE, FEMALE) if sex is None else sex
        )
        return member


def _at_least(value: NDArray[np.float64], lowest: NDArray[np.float64] | float) -> NDArray[np.float64]:
    """Mirror what is too low to the other side, at half the distance: cutting off would give thousands one birthday."""
    return np.where(value < lowest, lowest + (lowest - value) / 2, value)

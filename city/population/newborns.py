"""Couples who may have a child, for the one-thing 新生儿出生."""

from typing import Literal

import numpy as np

from city.population.draws import Draws
from city.population.families import FEMALE, NOBODY
from city.population.homes import OUTSIDE
from city.population.people import Population

ParentsKind = Literal["same-county", "different-counties", "neither-local", "one-local"]

_MOTHER_AGES = (20, 40)  # completed years, both included
_DAYS_AFTER_A_BIRTH = 300  # before another child can be born


def newborn_parents(population: Population, kind: ParentsKind, n: int, seed: int = 0) -> list[tuple[int, int]]:
    """Choose n different couples of child-bearing age, as (mother index, father index).

    Mothers are 20 to 40 years old on `population.as_of` and had no child in the 300 days before.

    Args:
        population: where they live.
        kind: by registration (户籍): "same-county" — both in one county of Quzhou; "different-counties" — both in
            Quzhou, in two counties; "neither-local" — both outside Quzhou; "one-local" — one of them outside.
        n: how many couples.
        seed: another seed chooses other couples.

    Raises:
        ValueError: there are fewer than n such couples (from 2,000 residents on there are at least five of each).
    """
    father_of = population.spouse
    age = population.ages()
    low, high = _MOTHER_AGES
    able = (population.sex == FEMALE) & (father_of != NOBODY) & (age >= low) & (age <= high)
    recent = population.birth_date > np.datetime64(population.as_of, "D") - _DAYS_AFTER_A_BIRTH
    recent &= population.mother != NOBODY
    able[population.mother[recent]] = False
    mothers = np.flatnonzero(able)
    fathers = father_of[mothers]

    mother_local = population.hukou_village[mothers] != OUTSIDE
    father_local = population.hukou_village[fathers] != OUTSIDE
    one_county = population.hukou_county[mothers] == population.hukou_county[fathers]
    fits = {
        "same-county": mother_local & father_local & one_county,
        "different-counties": mother_local & father_local & ~one_county,
        "neither-local": ~mother_local & ~father_local,
        "one-local": mother_local != father_local,
    }[kind]
    mothers, fathers = mothers[fits], fathers[fits]
    if len(mothers) < n:
        message = f"only {len(mothers)} couples are {kind}, {n} were asked for"
        raise ValueError(message)
    chosen = Draws(seed, f"newborns {kind}").order(len(mothers))[:n]
    return list(zip(mothers[chosen].tolist(), fathers[chosen].tolist(), strict=True))

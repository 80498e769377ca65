"""A population of Quzhou for demonstrations and tests: invented people in real villages.

    from city.population import generate, rows, newborn_parents

    population = generate()                      # 20,000 people; up to 2,500,000 (900,000 households)
    for row in rows(population, 0, 1000): ...    # plain tuples, for loading a database
    newborn_parents(population, "different-counties", 10)

The same scale, seed and day give the same bytes on every machine. Nobody in it exists.
"""

from city.population.families import (
    CHILD,
    FEMALE,
    HEAD,
    MALE,
    NOBODY,
    OTHER,
    PARENT,
    SPOUSE,
)
from city.population.homes import ORIGINS, OUTSIDE
from city.population.names import HAN, SHE
from city.population.newborns import ParentsKind, newborn_parents
from city.population.people import (
    AS_OF,
    ETHNICITIES,
    RELATIONS,
    SEXES,
    HouseholdRow,
    Population,
    ResidentRow,
    generate,
    household_rows,
    rows,
)

__all__ = [
    "AS_OF",
    "CHILD",
    "ETHNICITIES",
    "FEMALE",
    "HAN",
    "HEAD",
    "MALE",
    "NOBODY",
    "ORIGINS",
    "OTHER",
    "OUTSIDE",
    "PARENT",
    "RELATIONS",
    "SEXES",
    "SHE",
    "SPOUSE",
    "HouseholdRow",
    "ParentsKind",
    "Population",
    "ResidentRow",
    "generate",
    "household_rows",
    "newborn_parents",
    "rows",
]

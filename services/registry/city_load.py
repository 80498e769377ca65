"""The demonstration population of `city/` as rows of the registry's tables.

Ids follow from position alone: resident 7 is `r00000007`, household 7 `h00000007`, at every scale, so that another
department's demonstration can name them; who resident 7 is depends on scale and seed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from city.population import NOBODY, household_rows, rows

if TYPE_CHECKING:
    from collections.abc import Iterator

    from city.population import Population

HOUSEHOLD_COLUMNS = ("id", "village", "address")
RESIDENT_COLUMNS = (
    "id",
    "id_number",
    "name",
    "sex",
    "birth_date",
    "household_id",
    "relation",
    "village",
    "hukou_county",
    "hukou_village",
    "phone",
    "ethnicity",
    "mother_id",
    "father_id",
    "spouse_id",
    "cancelled",
)


def resident_key(index: int) -> str:
    """Id of the resident at this position of the population."""
    return f"r{index:08}"


def household_key(index: int) -> str:
    """Id of the household at this position of the population."""
    return f"h{index:08}"


def demonstration(population: Population) -> tuple[Iterator[tuple[object, ...]], Iterator[tuple[object, ...]]]:
    """Households and residents, as values of the columns above; both are made as they are read."""
    households = ((household_key(row.household), row.village, row.address) for row in household_rows(population))
    people = (
        (
            resident_key(row.resident),
            row.id_number,
            row.name,
            row.sex,
            row.birth_date,
            household_key(row.household),
            row.relation,
            row.village,
            row.hukou_county,
            row.hukou_village,
            row.phone,
            row.ethnicity,
            None if row.mother == NOBODY else resident_key(row.mother),
            None if row.father == NOBODY else resident_key(row.father),
            None if row.spouse == NOBODY else resident_key(row.spouse),
            False,
        )
        for row in rows(population)
    )
    return households, people

"""The population as columns, made in one go, and read out row by row."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from functools import cache
from hashlib import sha256
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from city.places import address, villages
from city.population.draws import Draws
from city.population.families import compose
from city.population.homes import settle
from city.population.names import names, nationalities
from city.population.numbers import id_numbers, phones

AS_OF = date(2026, 11, 1)

# What the codes in the columns mean: positions in these tuples.
SEXES = ("MALE", "FEMALE")
RELATIONS = ("HEAD", "SPOUSE", "CHILD", "PARENT", "OTHER")
ETHNICITIES = ("汉族", "畲族")

_SMALLEST, _LARGEST = 100, 5_000_000
_DAYS_PER_YEAR = 365.2425
_OWN_PHONE = 12  # years of age
_SERIALS = 100_000  # household numbers in a village
_CHUNK = 4096  # rows turned into Python objects at a time


@dataclass(frozen=True, eq=False)
class Population:
    """Residents and households as columns; residents of a household and households of a village stand together.

    A resident's index is the position in every resident column, a household's index likewise.

    Attributes:
        seed: what it was drawn from.
        as_of: the day on which ages are as wanted; nobody is born later.
        id_number: 18 characters (GB 11643), unique; shape (residents,), as all below up to `spouse`.
        name: two to four Chinese characters.
        sex: position in `SEXES`.
        birth_date: days.
        household: index of the household.
        relation: to the head of the household, position in `RELATIONS`.
        village: of residence, position in `places.villages()`.
        hukou_village: of registration (户籍), position in `places.villages()`, or OUTSIDE Quzhou.
        hukou_county: six-digit code of the county of registration; outside Quzhou one of `ORIGINS`.
        ethnicity: position in `ETHNICITIES`.
        phone: 11 digits beginning with 154 (assigned to nobody), unique; empty below the age of 12.
        father: index of the father in the same household, or NOBODY.
        mother: index of the mother in the same household, or NOBODY.
        spouse: index of the spouse in the same household, or NOBODY.
        household_village: position in `places.villages()`; shape (households,).
        household_start: index of each household's first member, its head, and at the end the number of residents;
            shape (households + 1,).
    """

    seed: int
    as_of: date
    id_number: NDArray[np.str_]
    name: NDArray[np.str_]
    sex: NDArray[np.uint8]
    birth_date: NDArray[np.datetime64]
    household: NDArray[np.int32]
    relation: NDArray[np.uint8]
    village: NDArray[np.int16]
    hukou_village: NDArray[np.int16]
    hukou_county: NDArray[np.int32]
    ethnicity: NDArray[np.uint8]
    phone: NDArray[np.str_]
    father: NDArray[np.int32]
    mother: NDArray[np.int32]
    spouse: NDArray[np.int32]
    household_village: NDArray[np.int16]
    household_start: NDArray[np.int64]

    @property
    def residents(self) -> int:
        """Number of residents."""
        return len(self.id_number)

    @property
    def households(self) -> int:
        """Number of households."""
        return len(self.household_village)

    def ages(self) -> NDArray[np.int64]:
        """Return everybody's age in completed years on `as_of`; shape (residents,)."""
        return completed_years(self.birth_date, self.as_of)

    def digest(self) -> str:
        """Return the SHA-256 of all columns in hexadecimal: equal digests, equal populations."""
        whole = sha256()
        for field in fields(self):
            column = getattr(self, field.name)
            if isinstance(column, np.ndarray):
                whole.update(np.ascontiguousarray(column).view(np.uint8).data)
        return whole.hexdigest()


class ResidentRow(NamedTuple):
    """One resident in plain values, as `Population` describes them.

    `resident`, `household`, `father`, `mother` and `spouse` are indices (-1: nobody here); places are codes.
    """

    resident: int
    id_number: str
    name: str
    sex: str
    birth_date: date
    household: int
    household_number: str
    relation: str
    village: str
    hukou_village: str
    hukou_county: str
    ethnicity: str
    phone: str
    father: int
    mother: int
    spouse: int


class HouseholdRow(NamedTuple):
    """One household in plain values.

    `household` is its index; its members are the residents from index `head` up to, not with, `head + size`.
    """

    household: int
    number: str
    village: str
    address: str
    head: int
    size: int


def completed_years(birth_date: NDArray[np.datetime64], day: date) -> NDArray[np.int64]:
    """Return the ages in completed years on a day, by the calendar; someone born on 29 February turns on 1 March."""
    months = birth_date.astype("M8[M]")
    month_day = (months.astype(np.int64) % 12 + 1) * 100 + (birth_date - months).astype(np.int64) + 1
    years = day.year - 1970 - birth_date.astype("M8[Y]").astype(np.int64)
    ages: NDArray[np.int64] = years - (month_day > day.month * 100 + day.day)
    return ages


def generate(scale: int = 20_000, seed: int = 2026, as_of: date = AS_OF) -> Population:
    """Invent a population.

    Args:
        scale: number of residents, 100 to 5,000,000; the city has about 2,500,000. Up from about 5,000 every village
            is lived in.
        seed: a non-negative integer; another seed gives other people.
        as_of: the day on which the age pyramid holds.

    Raises:
        ValueError: the scale or the seed is out of range.
    """
    if not _SMALLEST <= scale <= _LARGEST or seed < 0:
        message = f"scale must lie between {_SMALLEST} and {_LARGEST}, seed must not be negative"
        raise ValueError(message)
    families = compose(scale, Draws(seed, "families"))
    homes = settle(families, Draws(seed, "homes"))
    household = np.repeat(np.arange(len(homes.household_village), dtype=np.int32), np.diff(families.start))
    village = homes.household_village[household]
    birth_date = np.datetime64(as_of, "D") - (families.age * _DAYS_PER_YEAR).astype(np.int64)
    ethnicity = nationalities(families, village, Draws(seed, "nationalities"))
    born = (birth_date.astype("M8[Y]").astype(np.int64) + 1970).astype(np.int16)
    phone = phones(scale, Draws(seed, "phones"))
    phone[completed_years(birth_date, as_of) < _OWN_PHONE] = ""
    return Population(
        seed=seed,
        as_of=as_of,
        id_number=id_numbers(homes.hukou_county, birth_date, families.sex, Draws(seed, "id numbers")),
        name=names(families, ethnicity, born, Draws(seed, "names")),
        sex=families.sex,
        birth_date=birth_date,
        household=household,
        relation=families.relation,
        village=village,
        hukou_village=homes.hukou_village,
        hukou_county=homes.hukou_county,
        ethnicity=ethnicity,
        phone=phone,
        father=families.father,
        mother=families.mother,
        spouse=families.spouse,
        household_village=homes.household_village,
        household_start=families.start,
    )


def rows(population: Population, start: int = 0, stop: int | None = None) -> Iterator[ResidentRow]:
    """Yield the residents from index `start` up to, not with, `stop` (default: all), in plain Python values.

    `hukou_village` is empty for people registered outside Quzhou. Made in chunks, so that a loader can stream.
    """
    codes = [village.code for village in villages()]
    hukou_codes = [*codes, ""]  # OUTSIDE, which is -1, finds the last one
    end = population.residents if stop is None else min(stop, population.residents)
    for low in range(start, end, _CHUNK):
        part = slice(low, min(low + _CHUNK, end))
        household = population.household[part]
        yield from map(
            ResidentRow._make,
            zip(
                range(part.start, part.stop),
                population.id_number[part].tolist(),
                population.name[part].tolist(),
                map(SEXES.__getitem__, population.sex[part].tolist()),
                population.birth_date[part].tolist(),
                household.tolist(),
                _household_numbers(population, household),
                map(RELATIONS.__getitem__, population.relation[part].tolist()),
                map(codes.__getitem__, population.village[part].tolist()),
                map(hukou_codes.__getitem__, population.hukou_village[part].tolist()),
                map(str, population.hukou_county[part].tolist()),
                map(ETHNICITIES.__getitem__, population.ethnicity[part].tolist()),
                population.phone[part].tolist(),
                population.father[part].tolist(),
                population.mother[part].tolist(),
                population.spouse[part].tolist(),
                strict=True,
            ),
        )


def household_rows(population: Population, start: int = 0, stop: int | None = None) -> Iterator[HouseholdRow]:
    """Yield the households from index `start` up to, not with, `stop` (default: all), in plain Python values.

    `number` is the village's code and a serial of five digits; the address ends in the same serial as house number.
    """
    codes = [village.code for village in villages()]
    addresses = [address(code) for code in codes]
    end = population.households if stop is None else min(stop, population.households)
    for low in range(start, end, _CHUNK):
        part = slice(low, min(low + _CHUNK, end))
        numbers = _household_numbers(population, np.arange(part.start, part.stop))
        heads = population.household_start[part]
        sizes = population.household_start[part.start + 1 : part.stop + 1] - heads
        columns = zip(numbers, population.household_village[part].tolist(), heads.tolist(), sizes.tolist(), strict=True)
        for index, (number, village, head, size) in enumerate(columns, part.start):
            house = f"{addresses[village]}{int(number[-5:])}号"
            yield HouseholdRow(index, number, codes[village], house, head, size)


def _household_numbers(population: Population, households: NDArray[np.int32] | NDArray[np.int64]) -> list[str]:
    """Village code and serial number inside the village, 17 digits, for each given household."""
    village = population.household_village[households]
    first = np.searchsorted(population.household_village, village, side="left")
    return list(map(str, (_village_numbers()[village] * _SERIALS + households - first + 1).tolist()))


@cache
def _village_numbers() -> NDArray[np.int64]:
    return np.array([int(village.code) for village in villages()])

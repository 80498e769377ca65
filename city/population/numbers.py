"""Identity numbers and telephone numbers for the demonstration population.

Identity numbers are well formed by GB 11643 and unique among themselves, but chosen at random: one of them may equal
a number that was really issued, as any well-formed number of Quzhou may; name and family would not agree.

Telephone numbers begin with 154, which is assigned to nobody (MIIT, state of 2023-03: of 15x all but 154 are in use),
so that no demonstration can send anybody a message.
"""

from datetime import date

import numpy as np
from numpy.typing import NDArray

from city.population.draws import Draws
from city.population.families import FEMALE
from city.resident_id import CHECK_CHARACTERS, LENGTH, WEIGHTS

_EPOCH = date(1970, 1, 1)

# 衢县 kept its code until it became 衢江区; numbers are never changed (FACTS: 330821 stands on living people's cards).
_QUJIANG, _QU_COUNTY = 330803, 330821
_QU_COUNTY_UNTIL = date(2001, 1, 1)

_PER_DAY_AND_SEX = 499  # sequence numbers 001 … 998 of one parity; prime, so that every step visits all
_STEP = 37

_CHUNK = 1 << 18  # rows at a time: keeps temporary arrays small

_PHONE_PREFIX = "154"
_PHONE_SPACE = 10**8
_PHONE_FACTOR = 51_749_623  # no common factor with 10^8: the numbers of 10^8 people all differ


def id_numbers(
    county: NDArray[np.int32], birth_date: NDArray[np.datetime64], sex: NDArray[np.uint8], draws: Draws
) -> NDArray[np.str_]:
    """Return an identity number of 18 characters for everybody, no two alike.

    Args:
        county: six-digit code of the registered place; shape (people,).
        birth_date: days; shape (people,).
        sex: MALE or FEMALE; shape (people,).
        draws: the stream to draw from.

    Raises:
        ValueError: more than 499 people of one sex share a county and a birth date.
    """
    day = birth_date.astype(np.int64)
    area = np.where((county == _QUJIANG) & (day < (_QU_COUNTY_UNTIL - _EPOCH).days), _QU_COUNTY, county)
    areas, which_area = np.unique(area, return_inverse=True)
    first_day = int(day.min(initial=0))
    days = np.arange(first_day, int(day.max(initial=0)) + 1)
    which_day = day - first_day
    sequence = _sequence((which_area * len(days) + which_day) * 2 + sex, sex, draws)

    parts = (
        (slice(0, 6), which_area, [f"{code:06}" for code in areas.tolist()]),
        (slice(6, 14), which_day, np.char.replace(np.datetime_as_string(days.astype("M8[D]")), "-", "").tolist()),
        (slice(14, 17), sequence, [f"{number:03}" for number in range(1000)]),
    )
    letters = np.empty((len(day), LENGTH), dtype=np.uint32)
    total = np.zeros(len(day), dtype=np.int64)
    for columns, which, texts in parts:
        table = _code_points(texts)
        sums = (table.astype(np.int64) - ord("0")) @ np.array(WEIGHTS[columns])
        total += sums[which]
        for start in range(0, len(day), _CHUNK):
            rows = slice(start, start + _CHUNK)
            letters[rows, columns] = table[which[rows]]
    letters[:, -1] = _code_points(list(CHECK_CHARACTERS))[total % 11, 0]
    return letters.view(f"U{LENGTH}")[:, 0]


def _sequence(group: NDArray[np.int64], sex: NDArray[np.uint8], draws: Draws) -> NDArray[np.int64]:
    """A number from 1 to 998 for everybody, odd for men, different inside a group of one county, day and sex."""
    order = np.argsort(group, kind="stable")
    ordered = group[order]
    begins = np.flatnonzero(np.diff(ordered, prepend=-1))
    sizes = np.diff(begins, append=len(ordered))
    if sizes.max(initial=0) > _PER_DAY_AND_SEX:
        message = f"more than {_PER_DAY_AND_SEX} people of one sex share a county and a birth date"
        raise ValueError(message)
    offset = (draws.words(len(begins)) % np.uint64(_PER_DAY_AND_SEX)).astype(np.int64)
    rank = np.arange(len(ordered)) - np.repeat(begins, sizes)
    place = np.empty(len(group), dtype=np.int64)
    place[order] = (np.repeat(offset, sizes) + rank * _STEP) % _PER_DAY_AND_SEX
    return 2 * place + np.where(sex == FEMALE, 2, 1)


def phones(people: int, draws: Draws) -> NDArray[np.str_]:
    """Return a telephone number of 11 digits for everybody, no two alike."""
    offset = int(draws.words(1)[0] % np.uint64(_PHONE_SPACE))
    number = (np.arange(people, dtype=np.int64) * _PHONE_FACTOR + offset) % _PHONE_SPACE
    four_digits = _code_points([f"{value:04}" for value in range(10_000)])
    letters = np.empty((people, 11), dtype=np.uint32)
    letters[:, :3] = [ord(letter) for letter in _PHONE_PREFIX]
    for start in range(0, people, _CHUNK):
        rows = slice(start, start + _CHUNK)
        letters[rows, 3:7] = four_digits[number[rows] // 10_000]
        letters[rows, 7:] = four_digits[number[rows] % 10_000]
    return letters.view("U11")[:, 0]


def _code_points(texts: list[str]) -> NDArray[np.uint32]:
    """Texts of equal length as rows of code points; shape (texts, length)."""
    return np.array(texts).view(np.uint32).reshape(len(texts), -1)

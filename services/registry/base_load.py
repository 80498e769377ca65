"""Organisations, homes, leases and residence permits of the demonstration city, as rows. The same seed, the same rows.

Seven households in ten headed by somebody registered here own their home, with the spouse where there is one; those
headed by people from elsewhere lease, and three in five of those people hold a residence permit. Invented, all of it.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from stdnum.cn import uscc

from city import geography, places
from city.population import NOBODY, OUTSIDE, household_rows
from city.population.draws import Draws
from services.registry.base_models import ACTIVE, CIVIL_AFFAIRS, DEREGISTERED, ESTABLISHMENT, MARKET
from services.registry.city_load import resident_key
from services.registry.rules import months_later, permit_no

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import datetime

    from city.population import Population

ORGANISATION_COLUMNS = (
    "id",
    "code",
    "name",
    "registered_with",
    "scope",
    "village",
    "address",
    "status",
    "registered_on",
)
PROPERTY_COLUMNS = ("deed_no", "village", "address", "lat", "lon", "area_dm2", "registered_on")
OWNER_COLUMNS = ("deed_no", "resident_id", "share")
LEASE_COLUMNS = (
    "lease_no",
    "tenant_id",
    "village",
    "address",
    "lat",
    "lon",
    "filed_on",
    "since",
    "until",
    "ended_on",
)
_OWNED, _PERMITTED, _WHOLE = 70, 60, 1000
_SMALLEST_DM2, _SPREAD_DM2 = 4_500, 11_500
_DAYS, _FIRST_DEED = 9_000, date(1999, 1, 1)
_LONGEST_STAY, _STAYED, _CLOSED_EVERY = 3_300, 6, 97


class _Sort(NamedTuple):
    """A kind of organisation: the first two characters of its code (GB 32100), who registers it, name, scope."""

    code: str
    registered_with: str
    name: str
    scope: str


_SORTS = (
    _Sort("91", MARKET, "{town}启蒙托育服务有限公司", "托育服务（不含幼儿园、托儿所）"),
    _Sort("91", MARKET, "{town}阳光托育服务有限公司", "托育服务（不含幼儿园、托儿所）；餐饮服务"),
    _Sort("52", CIVIL_AFFAIRS, "{town}小橘灯托育园", "3岁以下婴幼儿照护服务"),
    _Sort("12", ESTABLISHMENT, "{town}中心幼儿园", "学前教育；3岁以下婴幼儿照护服务"),
    _Sort("91", MARKET, "{town}新材料有限公司", "新材料研发、生产、销售"),
    _Sort("91", MARKET, "{town}家政服务有限公司", "家政服务；养老服务（不含食宿）"),
    _Sort("91", MARKET, "{town}电子科技有限公司", "电子元器件制造、销售"),
    _Sort("52", CIVIL_AFFAIRS, "{town}居家养老服务中心", "居家养老服务"),
)


def organisation_rows(seed: int) -> Iterator[tuple[object, ...]]:
    """Eight organisations for every town, in the order of the towns: ids o0000000, o0000001 and so on."""
    towns = places.towns()
    words = Draws(seed, "organisations").words(len(towns) * len(_SORTS)).tolist()
    for number, word in enumerate(words):
        town, sort = towns[number // len(_SORTS)], _SORTS[number % len(_SORTS)]
        villages = places.villages(town.code)
        village = villages[word % len(villages)]
        county = places.county_of(town.code) or ""
        day = _FIRST_DEED + timedelta(days=word % _DAYS)
        status = DEREGISTERED if number % _CLOSED_EVERY == _CLOSED_EVERY - 1 else ACTIVE
        yield (
            f"o{number:07}",
            organisation_code(sort.code, county, number),
            sort.name.format(town=town.name),
            sort.registered_with,
            sort.scope,
            village.code,
            f"{places.address(village.code)}{word % 200 + 1}号",
            status,
            day,
        )


def organisation_code(sort: str, county: str, number: int) -> str:
    """A unified social credit code with both check characters (GB 11714 inside GB 32100)."""
    body = f"{number:08}"
    total = sum(int(digit) * weight for digit, weight in zip(body, (3, 7, 9, 10, 5, 8, 4, 2), strict=True))
    inner = "0123456789X"[-total % 11]
    first = f"{sort}{county}{body}{inner}"
    return first + str(uscc.calc_check_digit(first))


class Homes:
    """Who of a population owns and who leases; each list of rows is made as it is read."""

    def __init__(self, population: Population, seed: int, today: date) -> None:
        """`today` (in China) is the day on which leases and permits are as wanted."""
        self._population, self._today = population, today
        heads = population.household_start[:-1]
        draws = Draws(seed, "homes owned and let")
        self._here = (population.hukou_village[heads] != OUTSIDE).tolist()
        self._owned = draws.chance(_OWNED, len(heads)).tolist()
        self._words = draws.words(len(heads)).tolist()
        self._permitted = draws.chance(_PERMITTED, population.residents).tolist()

    def properties(self) -> Iterator[tuple[object, ...]]:
        """Homes, as PROPERTY_COLUMNS."""
        for row in household_rows(self._population):
            if self._here[row.household] and self._owned[row.household]:
                word = self._words[row.household]
                area, day = _SMALLEST_DM2 + word % _SPREAD_DM2, _FIRST_DEED + timedelta(days=word % _DAYS)
                yield (_deed_no(row.household), row.village, row.address, *geography.position(row.village), area, day)

    def owners(self) -> Iterator[tuple[object, ...]]:
        """Owners, as OWNER_COLUMNS."""
        spouses = self._population.spouse
        for household, head in enumerate(self._population.household_start[:-1].tolist()):
            if self._here[household] and self._owned[household]:
                spouse = int(spouses[head])
                deed = _deed_no(household)
                yield deed, resident_key(head), _WHOLE if spouse == NOBODY else _WHOLE // 2
                if spouse != NOBODY:
                    yield deed, resident_key(spouse), _WHOLE // 2

    def leases(self) -> Iterator[tuple[object, ...]]:
        """Leases, as LEASE_COLUMNS: the running one of each household from elsewhere, and for some the one before."""
        for row in household_rows(self._population):
            if self._here[row.household]:
                continue
            word = self._words[row.household]
            since = self._today - timedelta(days=word % 600 + 30)
            until = months_later(since, 24) - timedelta(days=1)
            place = (row.village, row.address, *geography.position(row.village))
            tenant = resident_key(row.head)
            yield (f"ZL{row.household:08}2", tenant, *place, since + timedelta(days=5), since, until, None)
            if word % 3 == 0:
                earlier, last = months_later(since, -12), since - timedelta(days=1)
                yield (f"ZL{row.household:08}1", tenant, *place, earlier + timedelta(days=5), earlier, last, None)

    def permits(self, now: datetime, valid_months: int) -> Iterator[dict[str, object]]:
        """Residence permits of people registered elsewhere, as the columns of the table."""
        population = self._population
        codes = [village.code for village in places.villages()]
        for resident in (population.hukou_village == OUTSIDE).nonzero()[0].tolist():
            if not self._permitted[resident]:
                continue
            word = self._words[int(population.household[resident])]
            village = codes[int(population.village[resident])]
            born = population.birth_date[resident].tolist()
            valid_from = self._today - timedelta(days=word % 300)
            since = max(born, valid_from - timedelta(days=200 + word % _LONGEST_STAY))
            if months_later(since, _STAYED) > valid_from:
                continue
            yield {
                "permit_no": permit_no(village, valid_from.year, resident),
                "resident_id": resident_key(resident),
                "village": village,
                "resident_since": since,
                "valid_from": valid_from,
                "valid_until": months_later(valid_from, valid_months) - timedelta(days=1),
                "issued_at": now,
                "issued_by": "demonstration",
                "ended": False,
            }


def _deed_no(household: int) -> str:
    return f"QZ{household:010}"

"""Institutions of the demonstration city: invented, in real towns, as many places as the plan counted in 2020."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING

from sqlmodel import col, select

from city import geography, places
from city.days import china_day
from city.population import generate, rows
from services.childcare.actions.filings import enter_filing
from services.childcare.actions.ledger import enter_people
from services.childcare.law import law
from services.childcare.models import Institution
from services.childcare.models.filing import Filing
from services.childcare.models.ledger import TownPeople
from services.childcare.models.near import BabyRoom
from services.childcare.rules.rooms import FACILITIES

if TYPE_CHECKING:
    from chassis.edge import Tx

BASE = date(2020, 12, 31)
# About as many places as an institution has, and fewer before a town goes without; a home point (家庭托育点) has at
# most five; one in ten is full.
_PLACES, _FEWEST, _HOME, _FULL = 40, 6, 5, 0.1
_WORDS = ("童心", "晨曦", "小荷", "向阳", "春芽", "星星", "彩虹", "柚香", "橘园", "信安")


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Fills an empty table: every county has at least one institution; the same arguments give the same rows."""
    if tx.session.exec(select(col(Institution.id)).limit(1)).first() is None:
        draw = Random(f"childcare/filings/{seed}")  # noqa: S311 - reproducible, and nothing secret
        for one in institutions(residents, seed):
            enter_filing(tx, one, _filing(one, china_day(tx.now) - timedelta(days=draw.randrange(300))))
    if tx.session.exec(select(col(TownPeople.town)).limit(1)).first() is None:
        enter_people(tx, people(residents, seed), BASE)
    if tx.session.exec(select(col(BabyRoom.id)).limit(1)).first() is None:
        tx.session.add_all(baby_rooms(seed))


def _filing(one: Institution, filed_on: date) -> Filing:
    """A filing of an invented institution, not so long ago that its papers have run out."""
    return Filing(
        no=f"F-{one.id}",
        case_id=f"demo-{one.id}",
        institution_id=one.id,
        organisation_id="",
        county=one.county,
        town=one.town,
        address=f"{one.name}（演示地址）",
        places=one.filed,
        meals=one.filed % 2 == 0,
        opening_day=filed_on,
        state="FILED",
        filed_on=filed_on,
    )


def people(residents: int, seed: int) -> dict[str, int]:
    """The inhabitants of every town, as the demonstration city's population has them."""
    population = generate(residents, seed)
    counted = Counter(row.village[:9] for row in rows(population, 0, residents))
    return {town: count for town, count in sorted(counted.items()) if len(town) == 9}  # noqa: PLR2004 - a town's code


def institutions(residents: int, seed: int) -> list[Institution]:
    """Institutions for so many residents, spread over the towns."""
    draw = Random(f"childcare/{seed}")  # noqa: S311 - reproducible, and nothing secret
    counties = places.counties()
    total = max(len(counties), round(law().at("places-per-thousand", BASE).value * residents / 1000))
    count = max(len(counties), min(len(places.towns()), total // _FEWEST), total // _PLACES)
    towns = _towns(draw, count)
    serials: dict[str, int] = {}
    made: list[Institution] = []
    for town, filed in zip(towns, _shares(draw, total, len(towns)), strict=True):
        serials[town.code] = serials.get(town.code, 0) + 1
        village = draw.choice(places.villages(town.code))
        lat, lon = geography.position(village.code)
        used = filed if draw.random() < _FULL else int(filed * draw.uniform(0.4, 0.95))
        if len(made) < len(counties):
            used = min(used, filed - 1)  # the first of every county has room
        kind = "家庭托育点" if filed <= _HOME else "托育园"
        made.append(
            Institution(
                id=f"{town.code}-{serials[town.code]:02}",
                name=f"{town.name}{draw.choice(_WORDS)}{kind}{serials[town.code]}（演示）",
                county=town.parent,
                town=town.code,
                lat=lat,
                lon=lon,
                planned=filed + draw.choice((0, 0, filed // 10)),
                filed=filed,
                used=used,
            )
        )
    return made


def _towns(draw: Random, count: int) -> list[places.Place]:
    """One town of every county, then the other towns, then all again until there are enough."""
    first = [draw.choice(places.towns(county.code)) for county in places.counties()]
    others = [town for town in places.towns() if town not in first]
    draw.shuffle(others)
    around = first + others
    return [around[index % len(around)] for index in range(count)]


def _shares(draw: Random, total: int, count: int) -> list[int]:
    """`total` places in `count` parts of at least one, uneven, that sum to it."""
    weights = [draw.uniform(0.4, 1.6) for _ in range(count)]
    rest = total - count
    shares = [1 + int(rest * weight / sum(weights)) for weight in weights]
    for index in range(total - sum(shares)):
        shares[index % count] += 1
    return shares


def baby_rooms(seed: int) -> list[BabyRoom]:
    """Three rooms in each county: a railway or bus station, a hospital, a shopping street."""
    draw = Random(f"childcare/rooms/{seed}")  # noqa: S311 - reproducible, and nothing secret
    made = []
    for county in places.counties():
        for at, (kind, opens, closes) in enumerate(
            (("客运站", "06:00", "22:00"), ("人民医院", "00:00", "24:00"), ("商场", "09:30", "21:30"))
        ):
            town = draw.choice(places.towns(county.code))
            lat, lon = geography.position(town.code)
            days = {str(day): [opens, closes] for day in range(1, 8)}
            made.append(
                BabyRoom(
                    id=f"room-{county.code}-{at + 1}",
                    name=f"{county.name}{kind}母婴室（演示）",
                    county=county.code,
                    lat=lat,
                    lon=lon,
                    facilities=sorted(draw.sample(FACILITIES, 4)),
                    hours=days,
                    noted_on=BASE,
                )
            )
    return made

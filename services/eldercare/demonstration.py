"""Elder care of the demonstration city: invented, in real places, as many institutions and beds as the plan counted.

Records for elders of 60 and older who live alone or are 80; a device and a neighbour to tell for each who lives alone.
Ids of residents are the registry's: resident 7 is `r00000007`.
"""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import numpy as np
from sqlalchemy import inspect
from sqlmodel import col, select

from chassis.bulk import insert_rows
from city import geography, places
from city.days import china_day
from city.population import SEXES, generate
from services.eldercare.actions.homes import bed_id, tell_beds
from services.eldercare.law import law
from services.eldercare.models import Application, Bed, Contact, Device, Elder, Home, Provider, Room
from services.eldercare.rules import beds as rules
from services.eldercare.rules.care import HELPS

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chassis.edge import Tx
    from city.population import Population

BASE = date(2020, 12, 31)
_CHUNK = 5000
_RECORD_FROM, _OLD = 60, 80
_IN_A_ROOM, _TAKEN = 4, 0.7
_KINDS = ("PENDANT", "PENDANT", "CORD", "FALL", "SMOKE")
_WORDS = ("夕阳红", "福寿", "康乐", "怡养", "松鹤", "长青")
_TOWN = 9


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Fills empty tables; the same arguments give the same rows."""
    if tx.session.exec(select(col(Elder.resident_id)).limit(1)).first() is not None:
        return
    population, draw = generate(residents, seed), Random(f"eldercare/{seed}")  # noqa: S311 - reproducible, nothing secret
    elders = list(_elders(tx, population, draw))
    homes, rooms, beds = _homes(residents, draw)
    told = {
        Elder: elders,
        Device: list(_devices(tx, elders, draw)),
        Contact: list(_contacts(population, elders)),
        Provider: list(_providers(draw)),
        Home: homes,
        Room: rooms,
        Application: list(_taken(tx, elders, rooms, beds, draw)),
        Bed: beds,
    }
    for model, found in told.items():
        _load(tx, model, found)
    for home in tx.session.exec(select(Home).order_by(col(Home.id))).all():
        tell_beds(tx, home)


def _load(tx: Tx, model: type[object], found: Sequence[dict[str, Any]]) -> None:
    for start in range(0, len(found), _CHUNK):
        insert_rows(tx.session, inspect(model).local_table, found[start : start + _CHUNK])


def _elders(tx: Tx, population: Population, draw: Random) -> Iterator[dict[str, Any]]:
    ages = population.ages()
    sizes = np.diff(population.household_start)[population.household]
    chosen = np.flatnonzero((ages >= _RECORD_FROM) & ((sizes == 1) | (ages >= _OLD)))
    villages = [village.code for village in places.villages()]
    today = china_day(tx.now)
    for index in chosen.tolist():
        village, age = villages[population.village[index]], int(ages[index])
        lat, lon = geography.position(village)
        frail = age >= _OLD and draw.random() < 0.5  # noqa: PLR2004 - half of the very old were assessed
        yield {
            "resident_id": f"r{index:08}",
            "elder_no": f"E{index:012}",
            "county": village[:6],
            "town": village[:_TOWN],
            "village": village,
            "lat": lat,
            "lon": lon,
            "birth_date": population.birth_date[index].item(),
            "sex": SEXES[population.sex[index]],
            "lives_alone": bool(sizes[index] == 1),
            "support": draw.choices(("NONE", "MINIMUM_LIVING", "LOW_INCOME_EDGE", "EXTREME_POOR"), (95, 3, 1, 1))[0],
            "conditions": sorted(
                draw.sample(("HYPERTENSION", "DIABETES", "HYPERLIPIDAEMIA"), draw.choice((0, 0, 1, 1, 2)))
            ),
            "grade": draw.choices(range(5), (30, 35, 20, 10, 5))[0] if frail else None,
            "assessed_on": today - timedelta(days=draw.randrange(300)) if frail else None,
            "reassess_on": today + timedelta(days=draw.randrange(60, 360)) if frail else None,
            "opened_on": today,
            "case_id": None,
            "died_on": None,
        }


def _devices(tx: Tx, elders: Sequence[dict[str, Any]], draw: Random) -> Iterator[dict[str, Any]]:
    for elder in elders:
        if elder["lives_alone"]:
            lat, lon = elder["lat"] + draw.uniform(-2e-3, 2e-3), elder["lon"] + draw.uniform(-2e-3, 2e-3)
            inside = geography.county_at(lat, lon) == elder["county"]
            yield {
                "id": f"D{elder['resident_id'][1:]}",
                "resident_id": elder["resident_id"],
                "kind": draw.choice(_KINDS),
                "county": elder["county"],
                "town": elder["town"],
                "lat": lat if inside else elder["lat"],
                "lon": lon if inside else elder["lon"],
                "address": f"{draw.randint(1, 60)} 号",
                "registered_at": tx.now,
                "last_heard_at": tx.now,
                "clock_ahead_s": 0,
                "faults": 0,
                "retired": False,
            }


def _contacts(population: Population, elders: Sequence[dict[str, Any]]) -> Iterator[dict[str, Any]]:
    """A neighbour: the head of the household next door."""
    last = population.households - 1
    for elder in elders:
        if elder["lives_alone"]:
            mine = int(population.household[int(elder["resident_id"][1:])])
            head = int(population.household_start[mine + 1 if mine < last else mine - 1])
            told = {"name": str(population.name[head]), "relation": "NEIGHBOUR", "phone": str(population.phone[head])}
            yield {"resident_id": elder["resident_id"], "rank": 1, **told}


def _providers(draw: Random) -> Iterator[dict[str, Any]]:
    for county in places.counties():
        for number in range(1, 4):
            town = draw.choice(places.towns(county.code))
            lat, lon = geography.position(town.code)
            volunteers = number == 3  # noqa: PLR2004 - the third of every county
            yield {
                "id": f"{county.code}-P{number}",
                "name": f"{town.name}{'志愿服务队' if volunteers else draw.choice(_WORDS) + '养老服务中心'}（演示）",
                "helps": list(HELPS),
                "county": county.code,
                "lat": lat,
                "lon": lon,
                "volunteers": volunteers,
                "orders_a_day": 40,
                "suspended": False,
                "ratings": 0,
                "stars_sum": 0,
            }


def _homes(residents: int, draw: Random) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Institutions, rooms and beds; at least one institution in each county."""
    real, share = law().at("institutions-and-beds", BASE).value, law().at("nursing-share", BASE).value["base"]
    scale = residents / real["inhabitants"]
    counties = places.counties()
    count = max(len(counties), round(real["institutions"] * scale))
    total = max(count * _IN_A_ROOM, round(real["beds"] * scale))
    homes: list[dict[str, Any]] = []
    rooms: list[dict[str, Any]] = []
    beds: list[dict[str, Any]] = []
    nursing_left = round(total * share / 100)
    for number in range(count):
        county = counties[number % len(counties)]
        town = draw.choice(places.towns(county.code))
        lat, lon = geography.position(town.code)
        home = f"{town.code}-H{number:03}"
        name = f"{town.name}{draw.choice(_WORDS)}养老院{number + 1}（演示）"
        homes.append({"id": home, "name": name, "county": county.code, "town": town.code, "lat": lat, "lon": lon})
        mine = total // count + (number < total % count)
        for room, first in enumerate(range(0, mine, _IN_A_ROOM), 101):
            # Half of the rooms of every institution and no more nursing beds than there should be.
            size = min(_IN_A_ROOM, mine - first)
            nursing = nursing_left >= size and (room % 2 == 1 or nursing_left > total - len(beds) - size)
            nursing_left -= size if nursing else 0
            sex = ("FEMALE", "MALE", "ANY")[(room // 2) % 3]
            told = {"home_id": home, "no": str(room), "sex": sex, "nursing": nursing}
            rooms.append({**told, "grade_from": 0, "grade_to": rules.WORST_GRADE})
            beds += [
                {"id": bed_id(home, str(room), each), "home_id": home, "room_no": str(room), "nursing": nursing}
                | {"state": rules.FREE, "sex": ""}
                for each in range(1, size + 1)
            ]
    return homes, rooms, beds


def _taken(
    tx: Tx, elders: Sequence[dict[str, Any]], rooms: Sequence[dict[str, Any]], beds: list[dict[str, Any]], draw: Random
) -> Iterator[dict[str, Any]]:
    """Most beds are lived in, by elders of the county."""
    sexes = {(room["home_id"], room["no"]): room["sex"] for room in rooms}
    left: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for elder in elders:
        if elder["grade"]:
            left.setdefault((elder["county"], elder["sex"]), []).append(elder)
    for bed in beds:
        sex = sexes[bed["home_id"], bed["room_no"]]
        waiting = left.get((bed["home_id"][:6], "FEMALE" if sex == "ANY" else sex))
        if not waiting or draw.random() > _TAKEN:
            continue
        elder = waiting.pop()
        bed["state"], bed["sex"] = rules.OCCUPIED, elder["sex"]
        age = china_day(tx.now).year - elder["birth_date"].year
        person = rules.Person(elder["support"], elder["grade"], age)
        found = rules.priority(law(), person, china_day(tx.now))
        at = tx.now - timedelta(days=draw.randrange(30, 700))
        yield {
            "id": f"{elder['resident_id']}-bed",
            "resident_id": elder["resident_id"],
            "county": elder["county"],
            "homes": [],
            "priority": found.code,
            "rank": found.rank,
            "sex": elder["sex"],
            "grade": elder["grade"],
            "nursing": bed["nursing"],
            "state": rules.ADMITTED,
            "applied_at": at,
            "queued_at": at,
            "offered_at": at + timedelta(days=draw.randrange(1, 30)),
            "offer_until": None,
            "lapses": 0,
            "bed_id": bed["id"],
            "case_id": None,
        }

"""Units, shelters and holders of roles of the demonstration city: invented, in real towns, as many as the data says."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from typing import TYPE_CHECKING

from sqlmodel import col, select

from city import geography, places
from services.safety import models, planbook
from services.safety.law import law
from services.safety.models import RoleHolder, Shelter, Unit

if TYPE_CHECKING:
    from collections.abc import Iterator

    from chassis.edge import Tx

BASE = date(2021, 1, 1)
_LONG_AGO = datetime(2021, 1, 1, tzinfo=UTC)


def demonstrate(tx: Tx, residents: int, seed: int) -> None:  # noqa: ARG001 - the city has its units whoever lives in it
    """Fills empty tables; the same seed gives the same rows."""
    if tx.session.exec(select(col(Unit.id)).limit(1)).first() is None:
        tx.session.add_all(units(seed))
        tx.session.add_all(shelters(seed))
        tx.session.add_all(role_holders())


def units(seed: int) -> list[Unit]:
    """Ambulances, fire engines, police cars and community stations, spread over towns and villages."""
    return [*_of_towns(), *_of_counties(), *_stations(seed)]


def _of_towns() -> Iterator[Unit]:
    """Ambulances and police cars of every town."""
    counts = law().at("units-of-the-city", BASE).value
    for town in places.towns():
        here = geography.position(town.code)
        for number in range(1, counts["ambulances-per-town"] + 1):
            yield _unit(f"{town.code}-A{number}", "AMBULANCE", f"{town.name}救护车{number}号（演示）", town.code, here)
        for number in range(1, counts["police-per-town"] + 1):
            yield _unit(f"{town.code}-P{number}", "POLICE", f"{town.name}警车{number}号（演示）", town.code, here)


def _of_counties() -> Iterator[Unit]:
    """Ambulances of the county's emergency centre, in its first town, and fire engines in every third."""
    counts = law().at("units-of-the-city", BASE).value
    for county in places.counties():
        towns = places.towns(county.code)
        here = geography.position(towns[0].code)
        for number in range(1, counts["ambulances-more-per-county"] + 1):
            name = f"{county.name}急救中心{number}号（演示）"
            yield _unit(f"{county.code}-A{number}", "AMBULANCE", name, towns[0].code, here)
        for number in range(1, counts["fire-per-county"] + 1):
            town = towns[(number - 1) * 3 % len(towns)]
            name = f"{county.name}消防{number}号（演示）"
            yield _unit(f"{county.code}-F{number}", "FIRE", name, town.code, geography.position(town.code))


def _stations(seed: int) -> Iterator[Unit]:
    """A responder of a community station (社区站) in as many villages as the plan counted stations."""
    draw = Random(f"safety/{seed}")  # noqa: S311 - reproducible, and nothing secret
    count = law().at("units-of-the-city", BASE).value["community-stations"]
    for village in sorted(draw.sample(places.villages(), count), key=lambda one: one.code):
        name = f"{village.short_name}应急员（演示）"
        yield _unit(f"{village.code}-C", "COMMUNITY", name, village.parent, geography.position(village.code))


def _unit(name_of: str, kind: str, name: str, town: str, here: tuple[float, float]) -> Unit:
    skills = law().at("unit-kinds", BASE).value[kind]["skills"]
    return Unit(
        id=name_of,
        kind=kind,
        name=name,
        skills="|" + "|".join(sorted(skills)) + "|",
        county=town[:6],
        town=town,
        station_lat=here[0],
        station_lon=here[1],
        lat=here[0],
        lon=here[1],
        back_at=_LONG_AGO,
        state=models.FREE,
    )


def shelters(seed: int) -> list[Shelter]:
    """As many shelters as the plan counted, one a village as far as they go; capacities are invented."""
    told = law().at("shelters-of-the-city", BASE).value
    draw = Random(f"safety/shelters/{seed}")  # noqa: S311 - reproducible, and nothing secret
    chosen = sorted(draw.sample(places.villages(), told["count"]), key=lambda one: one.code)
    made = []
    for village in chosen:
        lat, lon = geography.position(village.code)
        made.append(
            Shelter(
                id=f"{village.code}-S",
                name=f"{village.short_name}应急避难场所（演示）",
                county=village.code[:6],
                town=village.parent,
                lat=lat,
                lon=lon,
                capacity=draw.randrange(told["smallest"], told["largest"] + 1, 20),
            )
        )
    return made


def role_holders() -> list[RoleHolder]:
    """One person a role and county, but for one role of the last county: a gap that the report shows."""
    roles = sorted({role for plan in planbook.plans().values() for role in plan.roles})
    last = places.counties()[-1].code
    return [
        RoleHolder(role=role, county=county.code, person=f"{role}@{county.code}")
        for county in places.counties()
        for role in roles
        if (role, county.code) != ("supplies", last)
    ]

"""Institutions of the demonstration city: invented names in real towns, as many a head as the plan counted in 2020."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING

from sqlmodel import col, select

from city import places
from services.health.network.models import Institution, Practitioner

if TYPE_CHECKING:
    from chassis.edge import Tx

# The plan's base of 2020: 1,795 medical institutions; 2.276 million people in the census of that year.
_INSTITUTIONS, _PEOPLE = 1795, 2_276_184
_AT_LEAST_A_COUNTY = 3
CLINICS = {
    1: ("GENERAL", "CHILD"),
    2: ("GENERAL", "INTERNAL", "SURGERY", "CHILD", "OBSTETRICS"),
    3: ("INTERNAL", "CARDIOLOGY", "ENDOCRINE", "SURGERY", "CHILD", "OBSTETRICS"),
}
_TITLES = ("主任医师", "副主任医师", "主治医师")
_SURNAMES, _GIVEN = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗", "文德明华建国志强晓燕雪梅海英春兰秀芳永平"


def demonstrate(tx: Tx, residents: int, seed: int) -> list[Institution]:
    """Fills an empty table; what is in it otherwise. Every county has a hospital, the city one of the third level."""
    found = list(tx.session.exec(select(Institution).order_by(col(Institution.id))))
    if not found:
        found = institutions(residents, seed)
        tx.session.add_all(found)
        tx.session.add_all(practitioners(found, seed))
        tx.session.flush()
    return found


def institutions(residents: int, seed: int) -> list[Institution]:
    """Institutions for so many residents."""
    draw = Random(f"institutions/{seed}")  # noqa: S311 - reproducible, and nothing secret
    made: list[Institution] = []
    seats = places.counties()[0].code
    each = max(_AT_LEAST_A_COUNTY, round(residents * _INSTITUTIONS / _PEOPLE / len(places.counties())))
    for county in places.counties():
        towns = list(places.towns(county.code))
        draw.shuffle(towns)
        hospitals = [3, 2] if county.code == seats else [2]
        for serial in range(1, each + 1):
            town = towns[serial % len(towns)]
            level = hospitals[serial - 1] if serial <= len(hospitals) else 1
            kind = {1: "卫生服务站", 2: "人民医院", 3: "中心医院"}[level]
            if level == 1 and serial <= len(hospitals) + len(towns):
                kind = "卫生院"
            owner = town.name if level == 1 else county.name
            made.append(
                Institution(
                    id=f"{county.code}-H{serial:03}",
                    name=f"{owner}{kind}（演示{serial}）",
                    county=county.code,
                    town=town.code,
                    level=level,
                )
            )
    return made


def practitioners(there: list[Institution], seed: int) -> list[Practitioner]:
    """One for every clinic (科室) of an institution."""
    draw = Random(f"practitioners/{seed}")  # noqa: S311 - reproducible, and nothing secret
    return [
        Practitioner(
            id=f"{one.id}-P{place:02}",
            institution_id=one.id,
            name=draw.choice(_SURNAMES) + draw.choice(_GIVEN) + draw.choice(_GIVEN),
            clinic=clinic,
            title=draw.choice(_TITLES),
        )
        for one in there
        for place, clinic in enumerate(CLINICS[one.level], start=1)
    ]

"""Schools of the demonstration city and their catchments: one a town, which tile each county; a round for each."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from hashlib import sha256
from random import Random
from typing import TYPE_CHECKING, Any

import shapely
from sqlmodel import col, select

from city import geography, places
from services.education.law import law
from services.education.models import AdmissionRound, School
from services.education.rules.matching import seed_hash

if TYPE_CHECKING:
    from chassis.edge import Tx

# Children of one age among residents, and how much more room there is than children.
_AGE_SHARE, _ROOM = 0.011, 1.25
_DECIMALS = 6
STAGES = {"PRIMARY": "小学", "JUNIOR": "初中"}


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Opens a round of either stage in every county, unless there is one already."""
    if tx.session.exec(select(col(AdmissionRound.id)).limit(1)).first() is not None:
        return
    opens = datetime(tx.now.year, 1, 1, tzinfo=UTC)
    times = {"opens_at": opens, "closes_at": tx.now + timedelta(days=365)}
    day = tx.now.date()
    rules: dict[str, Any] = {
        "tiers": law().at("admission-tiers", day).value,
        "points": law().at("points-table", day).value,
        "most_wishes": law().at("most-wishes", day).value,
    }
    for county in places.counties():
        for town in places.towns(county.code):
            rural = not town.name.endswith("街道")
            name = f"{town.name}中心小学（演示）"
            there = {"id": f"{town.code}-P1", "name": name, "county": county.code, "town": town.code}
            tx.session.add(School(**there, rural=rural, spaces=0))
        for stage in STAGES:
            secret = sha256(f"education/{seed}/{county.code}/{stage}".encode()).hexdigest()
            identity = f"{tx.now.year}-{county.code}-{stage}"
            told = {"id": identity, "county": county.code, "stage": stage, "seed": secret, **times, **rules}
            tx.session.add(
                AdmissionRound(
                    **told, schools=schools(county.code, stage, residents, seed), seed_hash=seed_hash(secret)
                )
            )


def schools(county: str, stage: str, residents: int, seed: int) -> list[dict[str, Any]]:
    """One school a town; its catchment is all of the county that lies nearer to it than to another town (Voronoi)."""
    draw = Random(f"schools/{county}/{stage}/{seed}")  # noqa: S311 - reproducible, and nothing secret
    outline = shapely.make_valid(shapely.Polygon([(lon, lat) for lat, lon in geography.outline(county)]))
    towns = places.towns(county)
    points = [shapely.Point(*reversed(geography.position(town.code))) for town in towns]
    cells = shapely.get_parts(shapely.voronoi_polygons(shapely.MultiPoint(points), extend_to=outline))
    tree = shapely.STRtree(cells)
    each = residents * _AGE_SHARE * _ROOM / len(places.towns())
    made = []
    for town, point in zip(towns, points, strict=True):
        cell = cells[int(tree.query(point, predicate="intersects")[0])].intersection(outline)
        made.append(
            {
                "schoolId": f"{town.code}-{stage[0]}1",
                "name": f"{town.name}中心{STAGES[stage]}（演示）",
                "town": town.code,
                "capacity": max(2, round(each * draw.uniform(0.7, 1.3))),
                "catchment": _rounded(shapely.geometry.mapping(cell)),
            }
        )
    return made


def _rounded(value: Any) -> Any:  # noqa: ANN401 - GeoJSON
    if isinstance(value, dict):
        return {name: _rounded(each) for name, each in value.items()}
    if isinstance(value, (list, tuple)):
        return [_rounded(each) for each in value]
    return round(value, _DECIMALS) if isinstance(value, float) else value

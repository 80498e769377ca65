"""Who is at risk, and who lies in an area: pure."""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from chassis.decisions import Reason
from chassis.errors import Fault
from services.eldercare.rules.beds import Person, holds

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from chassis.parameters import Parameters

METERS = ("WATER", "POWER")
_MOST_POINTS = _MOST_READINGS = 5000
_RING, _POLE, _HALF_ROUND = 4, 90.0, 180.0
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Facts:
    """What decides about risk: `unused`: whole days since water or power was last used, None if nobody reports."""

    alone: bool
    person: Person
    unused: int | None = None


@dataclass(frozen=True)
class Risk:
    """Points, more is more at risk, and what they are made of."""

    score: int
    reasons: tuple[Reason, ...]


def risk(law: Parameters, facts: Facts, day: date) -> Risk:
    """All points that hold, added up."""
    table = law.at("risk-points", day)
    rows = [row for row in table.value if _holds(row, facts)]
    reasons = tuple(
        Reason(
            f"eldercare.risk-{row['en'].replace(' ', '-')}",
            row["zh"] + (f"（{facts.unused} 日）" if "unused_days" in row else ""),
            row["en"],
            **table.cited(row["points"]),
        )
        for row in rows
    )
    return Risk(sum(row["points"] for row in rows), reasons)


def _holds(row: Mapping[str, Any], facts: Facts) -> bool:
    if row.get("alone") and not facts.alone:
        return False
    if "unused_days" in row and (facts.unused is None or facts.unused < row["unused_days"]):
        return False
    return holds(row, facts.person)


def unused_days(law: Parameters, day: date) -> int:
    """From how many days on an unused meter counts."""
    return min(int(row["unused_days"]) for row in law.at("risk-points", day).value if "unused_days" in row)


@dataclass(frozen=True)
class Area:
    """Polygons in degrees: each an outer ring and its holes, as (lat, lon)."""

    polygons: tuple[tuple[Ring, ...], ...]

    @property
    def box(self) -> tuple[float, float, float, float]:
        """South, west, north, east."""
        points = [point for rings in self.polygons for point in rings[0]]
        lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
        return min(lats), min(lons), max(lats), max(lons)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point lies in one of the polygons and in none of its holes."""
        return any(
            _inside((lat, lon), rings[0]) and not any(_inside((lat, lon), hole) for hole in rings[1:])
            for rings in self.polygons
        )


def area_of(geojson: Any) -> Area | list[Fault]:  # noqa: ANN401 - JSON
    """The area of a GeoJSON geometry (RFC 7946), or everything wrong with it."""
    shape = geojson.get("geometry") if isinstance(geojson, dict) and geojson.get("type") == "Feature" else geojson
    kind = shape.get("type") if isinstance(shape, dict) else None
    found = shape.get("coordinates") if isinstance(shape, dict) else None
    if kind not in ("Polygon", "MultiPolygon") or not isinstance(found, list) or not found:
        return [_fault("应为 GeoJSON Polygon 或 MultiPolygon", "a GeoJSON Polygon or MultiPolygon")]
    polygons = [found] if kind == "Polygon" else found
    made, points = [], 0
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            return [_fault("多边形没有外环", "a polygon has no ring")]
        rings = []
        for ring in polygon:
            read = _ring(ring)
            if isinstance(read, Fault):
                return [read]
            rings.append(read)
            points += len(read)
        made.append(tuple(rings))
    if points > _MOST_POINTS:
        return [_fault(f"最多 {_MOST_POINTS} 个点", f"at most {_MOST_POINTS} points")]
    return Area(tuple(made))


def _ring(ring: Any) -> Ring | Fault:  # noqa: ANN401 - JSON
    if not isinstance(ring, list) or len(ring) < _RING:
        return _fault("环至少有 4 个点", "a ring has at least 4 points")
    points = []
    for point in ring:
        lon, lat = map(_number, point[:2]) if isinstance(point, list) and len(point) > 1 else (None, None)
        if lat is None or lon is None:
            return _fault("点应为 [经度, 纬度]", "a point is [longitude, latitude]")
        if not (abs(lat) <= _POLE and abs(lon) <= _HALF_ROUND):  # also of a number that is none
            return _fault("经纬度超出范围（经度在前）", "out of range (longitude first)")
        points.append((lat, lon))
    if points[0] != points[-1]:
        return _fault("环应首尾相接", "a ring ends where it begins")
    return tuple(points)


def _number(given: object) -> float | None:
    return float(given) if isinstance(given, int | float) and not isinstance(given, bool) else None


def _fault(zh: str, en: str) -> Fault:
    return Fault("areaGeojson", "eldercare.bad-polygon", zh, en)


def _inside(point: tuple[float, float], ring: Ring) -> bool:
    """Even-odd rule: a ray to the east crosses the ring an odd number of times."""
    lat, lon = point
    inside = False
    for (lat1, lon1), (lat2, lon2) in itertools.pairwise(ring):
        if (lat1 > lat) != (lat2 > lat) and lon < lon1 + (lat - lat1) * (lon2 - lon1) / (lat2 - lat1):
            inside = not inside
    return inside


def reading_faults(readings: Sequence[tuple[str, str, date | None]], today: date) -> list[Fault]:
    """Everything wrong with readings, each (resident, meter, day last used)."""
    wrong = []
    if not 1 <= len(readings) <= _MOST_READINGS:
        wrong.append(Fault("readings", "eldercare.readings", f"1 至 {_MOST_READINGS} 条", f"1 to {_MOST_READINGS}"))
    for index, (_, meter, last) in enumerate(readings[:_MOST_READINGS]):
        if meter not in METERS:
            told = f"应为 {'、'.join(METERS)} 之一", f"one of {', '.join(METERS)}"
            wrong.append(Fault(f"readings[{index}].meter", "eldercare.unknown-meter", *told))
        if last is None or last > today:
            told = "不晚于今天的日期（YYYY-MM-DD）", "a day (YYYY-MM-DD) not in the future"
            wrong.append(Fault(f"readings[{index}].lastUsedOn", "eldercare.last-used", *told))
    return wrong

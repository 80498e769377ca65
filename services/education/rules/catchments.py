"""Catchments (学区): polygons that do not overlap, the school of a point, the tier of a child at a school."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from shapely import STRtree, get_parts
from shapely.errors import ShapelyError
from shapely.geometry import Point, shape
from shapely.validation import explain_validity

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from shapely.geometry.base import BaseGeometry

Where = tuple[float, float]
TIERS = ("HUKOU_AND_HOME", "HOME", "HUKOU", "PERMIT", "OTHER")
BY = ("LOTTERY", "POINTS")
POINTS_ITEMS = ("permitMonths", "leaseMonths", "socialSecurityMonths")
# Neighbours share a border: less than about 25 m² in square degrees is no overlap but the rounding of coordinates.
_OVERLAP = 2.5e-9
_WEST, _EAST, _SOUTH, _NORTH = -180, 180, -90, 90


class Catchments:
    """The catchments of a round, found by point in logarithmic time."""

    def __init__(self, schools: Sequence[str], shapes: Sequence[BaseGeometry]) -> None:
        """One shape a school."""
        self._schools, self._shapes, self._tree = tuple(schools), tuple(shapes), STRtree(list(shapes))

    def school_at(self, lat: float, lon: float) -> str | None:
        """The school; on a border the first by id, so that it is always the same."""
        found = self._tree.query(Point(lon, lat), predicate="intersects")
        return min((self._schools[index] for index in found), default=None)


def read_shapes(catchments: Sequence[Mapping[str, Any]]) -> tuple[list[BaseGeometry | None], list[Fault]]:
    """The polygons, and every fault: no polygon, self-crossing (自相交) with where, outside the world."""
    shapes: list[BaseGeometry | None] = []
    faults = []
    for index, raw in enumerate(catchments):
        where = f"schools[{index}].catchment"
        made, fault = _shape(raw)
        if fault:
            faults.append(Fault(where, *fault))
        shapes.append(made)
    return shapes, faults


def _shape(raw: Mapping[str, Any]) -> tuple[BaseGeometry | None, tuple[str, str, str] | None]:
    kind = raw.get("type")
    if kind not in ("Polygon", "MultiPolygon"):
        return None, ("education.catchment-kind", f"{kind}：应为 Polygon 或 MultiPolygon", f"{kind} is no polygon")
    try:
        made = shape(raw)
        bounds = made.bounds
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError, AttributeError) as error:
        return None, ("education.catchment-unreadable", f"坐标无法读取：{error}", f"unreadable coordinates: {error}")
    if made.is_empty:
        return None, ("education.catchment-empty", "学区为空", "the catchment is empty")
    if not made.is_valid:
        why = explain_validity(made)
        return None, ("education.catchment-crosses-itself", f"边界自相交：{why}", f"the border is not valid: {why}")
    west, south, east, north = bounds
    if not (west >= _WEST and east <= _EAST and south >= _SOUTH and north <= _NORTH):
        return None, ("education.catchment-outside", "坐标超出经纬度范围（经度在前）", "no degrees, longitude first")
    return made, None


def overlaps(schools: Sequence[str], shapes: Sequence[BaseGeometry | None]) -> list[Fault]:
    """Every two catchments that overlap, and where."""
    known = [(index, one) for index, one in enumerate(shapes) if one is not None]
    tree = STRtree([one for _, one in known])
    faults = []
    for number, (index, one) in enumerate(known):
        for found in sorted(int(each) for each in tree.query(one, predicate="intersects")):
            if found <= number:
                continue
            other, second = known[found]
            common = one.intersection(second)
            if common.area > _OVERLAP:
                at = max(get_parts(common), key=lambda part: part.area).representative_point()
                near = f"{at.y:.5f}, {at.x:.5f}"
                zh = f"与 {schools[other]} 的学区重叠，位于 {near}（纬度, 经度）"
                en = f"overlaps the catchment of {schools[other]} at {near} (lat, lon)"
                faults.append(Fault(f"schools[{index}].catchment", "education.catchments-overlap", zh, en))
    return faults


@dataclass(frozen=True)
class Claims:
    """Where the child's hukou is, a home that the family owns, and where it lives on a residence permit; or None."""

    hukou: Where | None = None
    home: Where | None = None
    permit: Where | None = None


def tier_at(school: str, claims: Claims, catchments: Catchments) -> str:
    """The tier (分档) of a child at a school: 户籍房产一致, 房产, 户籍, 居住证, 其他."""

    def inside(where: Where | None) -> bool:
        return where is not None and catchments.school_at(*where) == school

    hukou, home = inside(claims.hukou), inside(claims.home)
    if hukou and home:
        return "HUKOU_AND_HOME"
    if home:
        return "HOME"
    if hukou:
        return "HUKOU"
    return "PERMIT" if inside(claims.permit) else "OTHER"


def place_of_tier(tier: str, tiers: Sequence[Mapping[str, str]]) -> int:
    """Its place in the round's order; what the round does not know comes after all others."""
    return next((place for place, one in enumerate(tiers) if one["tier"] == tier), len(tiers))


def catchment_school(claims: Claims, catchments: Catchments) -> str:
    """The school whose catchment the child belongs to: by its home, else its hukou, else its permit; or empty."""
    for where in (claims.home, claims.hukou, claims.permit):
        if where is not None and (school := catchments.school_at(*where)):
            return school
    return ""

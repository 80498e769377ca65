"""From WGS-84 to GCJ-02 (火星坐标系), the datum that maps published in China use: pure.

By the formula generally known for it; there is no official publication, and the result is good to about a metre.
"""

from __future__ import annotations

from math import cos, pi, radians, sin, sqrt

# Krasovsky 1940: semi-major axis in metres and squared eccentricity, on which the formula rests.
_AXIS, _SQUARED = 6_378_245.0, 0.00669342162296594323
_LAT0, _LON0 = 35.0, 105.0
# Outside this box nothing is shifted.
_SOUTH, _NORTH, _WEST, _EAST = 0.8293, 55.8271, 72.004, 137.8347


def to_gcj02(lat: float, lon: float) -> tuple[float, float]:
    """Latitude and longitude in degrees, WGS-84 in, GCJ-02 out."""
    if not (_SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST):
        return lat, lon
    x, y = lon - _LON0, lat - _LAT0
    root, wave = sqrt(abs(x)), (20 * sin(6 * pi * x) + 20 * sin(2 * pi * x)) * 2 / 3
    north = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + wave
    north += (20 * sin(pi * y) + 40 * sin(pi / 3 * y) + 160 * sin(pi / 12 * y) + 320 * sin(pi / 30 * y)) * 2 / 3
    east = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + wave
    east += (20 * sin(pi * x) + 40 * sin(pi / 3 * x) + 150 * sin(pi / 12 * x) + 300 * sin(pi / 30 * x)) * 2 / 3
    magic = 1 - _SQUARED * sin(radians(lat)) ** 2
    meridian = _AXIS * (1 - _SQUARED) / (magic * sqrt(magic))
    parallel = _AXIS / sqrt(magic) * cos(radians(lat))
    return lat + north * 180 / (meridian * pi), lon + east * 180 / (parallel * pi)

"""Distances and directions on a city's scale, WGS-84 in degrees, metres out: pure."""

from __future__ import annotations

from math import atan2, cos, degrees, hypot, radians
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

# Metres of one degree of latitude on a sphere of the earth's mean radius (IUGG, 6,371,008.8 m).
M_PER_DEGREE = 111_195.08
# Latitude at which the plane touches: the middle of Quzhou. Over 60 km to either side a length is wrong by < 1 %.
TOUCHES = 28.9
_EAST = cos(radians(TOUCHES))


def plane(lats: ArrayLike, lons: ArrayLike) -> NDArray[np.float64]:
    """Points on the plane, metres: shape (n, 2), east first."""
    return np.column_stack((np.asarray(lons, float) * (M_PER_DEGREE * _EAST), np.asarray(lats, float) * M_PER_DEGREE))


def apart(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Metres between two points."""
    return M_PER_DEGREE * hypot(lat2 - lat, (lon2 - lon) * cos(radians((lat + lat2) / 2)))


def bearing(lat: float, lon: float, lat2: float, lon2: float) -> float:
    """Direction from the first to the second point, degrees clockwise from north, [0, 360)."""
    return degrees(atan2((lon2 - lon) * cos(radians((lat + lat2) / 2)), lat2 - lat)) % 360


def side(angle: float) -> str:
    """The side of the compass, N E S W, nearest to a bearing."""
    return "NESW"[round(angle / 90) % 4]

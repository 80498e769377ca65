"""How far points are apart: one formula and one radius for every department."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Mean radius of the earth (IUGG), metres: a sphere is within 0.6 % of the ellipsoid.
EARTH_M = 6_371_008.8


def metres(
    lat: float | NDArray[np.float64],
    lon: float | NDArray[np.float64],
    lats: float | NDArray[np.float64],
    lons: float | NDArray[np.float64],
) -> NDArray[np.float64]:
    """Great-circle distance by the haversine formula, degrees in, metres out; broadcasts like NumPy."""
    lat1, lon1, lat2, lon2 = (np.radians(value) for value in (lat, lon, lats, lons))
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    found: NDArray[np.float64] = 2 * EARTH_M * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return found

"""How long a unit travels: great circle × detour, driven over classes of road. No road network is needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

# Mean radius of the earth (IUGG), metres: a sphere is within 0.6 % of the ellipsoid.
EARTH_M = 6_371_008.8
_KMH = 1000 / 3600


def metres(
    lat: float | NDArray[np.float64],
    lon: float | NDArray[np.float64],
    lats: NDArray[np.float64],
    lons: NDArray[np.float64],
) -> NDArray[np.float64]:
    """Great-circle distance by the haversine formula, degrees in, metres out; broadcasts like NumPy."""
    lat1, lon1, lat2, lon2 = (np.radians(value) for value in (lat, lon, lats, lons))
    half = np.sin((lat2 - lat1) / 2) ** 2 + np.cos(lat1) * np.cos(lat2) * np.sin((lon2 - lon1) / 2) ** 2
    found: NDArray[np.float64] = 2 * EARTH_M * np.arcsin(np.sqrt(np.minimum(1.0, half)))
    return found


def seconds(
    straight: NDArray[np.float64],
    kinds: Sequence[str],
    table: Mapping[str, Mapping[str, Any]],
    roads: Sequence[Mapping[str, Any]],
    detour: float,
) -> NDArray[np.float64]:
    """Travel time with the turn-out. `straight`: metres, (…, units); `kinds`: one a unit, keys of `table`."""
    driven = straight * detour
    total = np.broadcast_to(np.array([table[kind]["turnout"] for kind in kinds], dtype=float), driven.shape).copy()
    begins = 0.0
    for road in roads:
        ends = road["until"] * 1000.0 if "until" in road else np.inf
        speed = np.array([table[kind][road["class"]] * _KMH for kind in kinds], dtype=float)
        total += np.clip(driven - begins, 0.0, ends - begins) / speed
        begins = ends
    return total

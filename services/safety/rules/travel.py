"""How long a unit travels: great circle × detour, driven over classes of road. No road network is needed for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

_KMH = 1000 / 3600


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

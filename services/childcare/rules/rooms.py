"""Mother-and-baby rooms: opening hours, and everything wrong with what is entered. Pure."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

FACILITIES = ("NURSING_CHAIR", "CHANGING_TABLE", "SINK", "HOT_WATER", "FRIDGE", "SOCKET", "CURTAIN", "LOCK")
_TIME = re.compile(r"([01]\d|2[0-3]):[0-5]\d|24:00")
_PAIR = 2


def open_at(hours: Mapping[str, Sequence[str]], moment: datetime) -> bool:
    """Whether a room is open at a moment of China's time."""
    span = hours.get(str(moment.isoweekday()))
    return bool(span) and span[0] <= moment.strftime("%H:%M") < span[1]  # type: ignore[index]


def faults(lat: float, lon: float, facilities: Sequence[str], hours: Mapping[str, Sequence[str]]) -> list[Fault]:
    """Everything wrong with a room that somebody enters."""
    found = []
    for name, value, most in (("lat", lat, 90.0), ("lon", lon, 180.0)):
        if not (math.isfinite(value) and -most <= value <= most):
            zh, en = f"应在 ±{most:.0f} 之间，收到 {value:g}", f"within ±{most:.0f}, not {value:g}"
            found.append(Fault(name, "childcare.position-out-of-range", zh, en))
    if unknown := sorted(set(facilities) - set(FACILITIES)):
        zh, en = f"没有这类设施 {'、'.join(unknown)}", f"no such facility: {', '.join(unknown)}"
        found.append(Fault("facilities", "childcare.facility", zh, en))
    for day, span in hours.items():
        good = len(span) == _PAIR and all(_TIME.fullmatch(one) for one in span) and span[0] < span[1]
        if day not in set("1234567") or not good:
            zh, en = f"周 {day} 的开放时间应为 HH:MM 至 HH:MM", f"hours of day {day} read HH:MM to HH:MM"
            found.append(Fault("hours", "childcare.hours", zh, en))
    return found

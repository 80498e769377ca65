"""Mother-and-baby rooms (母婴室): entered by the department, the nearest found by a k-d tree on the sphere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput
from chassis.serials import draw
from city import distance, geography
from city.days import CHINA, china_day
from services.childcare import rules as places_rules
from services.childcare.actions.papers import staff_only
from services.childcare.models.near import BabyRoom
from services.childcare.rules import rooms as rules

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from sqlalchemy import Engine

    from chassis.edge import Tx


@dataclass(frozen=True)
class Found:
    """A room, its distance in metres (great circle), and whether it is open now."""

    room: BabyRoom
    distance_m: int
    open_now: bool


@dataclass(frozen=True, eq=False)
class _Tree:
    stamp: tuple[int, str]
    rooms: tuple[BabyRoom, ...]
    tree: object


# A copy a database for this process, replaced as a whole when rooms were entered. Rooms are never changed in place.
_trees: WeakKeyDictionary[Engine, _Tree] = WeakKeyDictionary()


def nearest(tx: Tx, lat: float | None, lon: float | None, limit: int, *, open_only: bool) -> list[Found]:
    """The nearest rooms, nearest first. Raises InvalidInput naming every fault."""
    found = [Fault(one.field, one.code, one.zh, one.en) for one in places_rules.position_faults(lat, lon)]
    if not 0 <= limit <= places_rules.MOST:
        most = places_rules.MOST
        found.append(Fault("limit", "childcare.limit", f"最多 {most} 个", f"from 1 to {most}"))
    if found or lat is None or lon is None:
        raise InvalidInput.of("childcare.where", found)
    copy = _tree(tx)
    if not copy.rooms:
        return []
    here = tx.now.astimezone(CHINA)
    wanted = len(copy.rooms) if open_only else min(limit or places_rules.NEAREST, len(copy.rooms))
    chords, order = copy.tree.query(_points([lat], [lon])[0], k=list(range(1, wanted + 1)))  # type: ignore[attr-defined]
    answer = []
    for chord, index in zip(chords, order, strict=True):
        room = copy.rooms[int(index)]
        is_open = rules.open_at(room.hours, here)
        if is_open or not open_only:
            # The chord of the unit sphere as the way along its surface.
            metres = 2 * distance.EARTH_M * float(np.arcsin(min(1.0, chord / 2)))
            answer.append(Found(room, round(metres), is_open))
    return answer[: limit or places_rules.NEAREST]


def note_room(
    tx: Tx, name: str, where: tuple[float, float], facilities: Sequence[str], hours: Mapping[str, Sequence[str]]
) -> BabyRoom:
    """Enters a room. Raises NotAllowed, InvalidInput naming every fault."""
    staff_only(tx)
    found = rules.faults(*where, facilities, hours)
    if not 2 <= len(name.strip()) <= 80:  # noqa: PLR2004 - the width of the column
        found.append(Fault("name", "childcare.name", "名称应为 2 至 80 字", "two to eighty characters"))
    if found:
        raise InvalidInput.of("childcare.room", found)
    room = BabyRoom(id=draw("R", 12), name=name.strip(), county=geography.county_at(*where) or tx.actor.county)
    room.lat, room.lon, room.noted_on = *where, china_day(tx.now)
    room.facilities, room.hours = sorted(set(facilities)), {day: list(span) for day, span in hours.items()}
    tx.session.add(room)
    return room


def _tree(tx: Tx) -> _Tree:
    # Only who asks for a room waits for it to load.
    from scipy.spatial import cKDTree  # noqa: PLC0415

    engine = tx.session.connection().engine
    count, newest = tx.session.exec(select(func.count(), func.max(col(BabyRoom.id))).select_from(BabyRoom)).one()
    stamp = (int(count), str(newest))
    known = _trees.get(engine)
    if known is None or known.stamp != stamp:
        rooms = tx.session.exec(select(BabyRoom).order_by(col(BabyRoom.id))).all()
        for one in rooms:
            tx.session.expunge(one)
        points = _points([one.lat for one in rooms], [one.lon for one in rooms])
        known = _trees[engine] = _Tree(stamp, tuple(rooms), cKDTree(points) if rooms else None)
    return known


def _points(lats: Sequence[float], lons: Sequence[float]) -> np.ndarray[tuple[int, int], np.dtype[np.float64]]:
    """On the unit sphere: nearest by chord is nearest by the way along the surface, at the date line too."""
    lat, lon = np.radians(lats), np.radians(lons)
    points: np.ndarray[tuple[int, int], np.dtype[np.float64]] = np.column_stack(
        (np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat))
    )
    return points

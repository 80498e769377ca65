"""Institutions (托育机构) and their places (托位): the nearest with room, and what an institution reports."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

import numpy as np
from civic.childcare.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound
from city import geography
from services.childcare import rules
from services.childcare.models import Institution

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from sqlalchemy import Engine

    from chassis.decisions import Reason
    from chassis.edge import Tx


@dataclass(frozen=True)
class Near:
    """An institution with room: how far (metres, great circle), and how many places were open."""

    institution_id: str
    name: str
    county: str
    lat: float
    lon: float
    distance_m: int
    open_places: int


@dataclass(frozen=True, eq=False)
class _Room:
    """All institutions with room at one state of the table. `stamp`: how many institutions, how many changes."""

    stamp: tuple[int, int]
    with_room: tuple[Institution, ...]
    lats: NDArray[np.float64]
    lons: NDArray[np.float64]
    near: dict[tuple[float, float, int], tuple[Near, ...]] = field(default_factory=dict)

    def around(self, lat: float, lon: float, limit: int) -> tuple[Near, ...]:
        found = rules.nearest(lat, lon, self.lats, self.lons, limit)
        return tuple(_near(self.with_room[index], distance) for index, distance in found)


# A copy a database for this process, replaced as a whole when the table has changed.
_rooms: WeakKeyDictionary[Engine, _Room] = WeakKeyDictionary()


def find_nearest_places(tx: Tx, lat: float | None, lon: float | None, resident_id: str, limit: int) -> tuple[Near, ...]:
    """The nearest institutions with room around a position, or around a resident's village if none is given.

    Raises InvalidInput naming every fault; NotFound if the actor may not know of the resident; Unavailable if the
    registry had to be asked and did not answer.
    """
    faults: list[Reason] = []
    if lat is not None or lon is not None or not resident_id:
        faults += rules.position_faults(lat, lon)
    found = [Fault(reason.field, reason.code, reason.zh, reason.en) for reason in faults]
    if not 0 <= limit <= rules.MOST:
        found.append(Fault("limit", "childcare.limit", f"最多 {rules.MOST} 个", f"from 1 to {rules.MOST}"))
    if found:
        raise InvalidInput.of("childcare.where", found)
    if lat is None or lon is None:
        lat, lon = _home_of(tx, resident_id)
    return _room(tx).around(lat, lon, limit or rules.NEAREST)


def near_village(tx: Tx, village: str, county: str) -> tuple[Near, ...]:
    """The nearest institutions with room around a village; around the county's middle if the village is elsewhere."""
    here = _position(village) or _position(county)
    if here is None:
        return ()
    room = _room(tx)
    key = (*here, rules.NEAREST)
    if key not in room.near:
        room.near[key] = room.around(*key)
    return room.near[key]


def note_places(tx: Tx, institution_id: str, planned: int, filed: int, used: int) -> Institution:
    """Enters an institution's places. Raises NotAllowed, NotFound, InvalidInput naming every fault."""
    if tx.actor.department != "childcare":
        raise NotAllowed("childcare.not-our-staff", "只有托育主管部门可以登记托位", "only childcare's own staff may")
    wanted = select(Institution).where(col(Institution.id) == institution_id).with_for_update()
    institution = tx.session.exec(wanted).first()
    if institution is None:
        raise NotFound("childcare.no-such-institution", "没有这个托育机构", "no such institution")
    if faults := rules.places_faults(planned, filed, used, institution.promised):
        told = [Fault(reason.field, reason.code, reason.zh, reason.en) for reason in faults]
        raise InvalidInput.of("childcare.places", told)
    if (institution.planned, institution.filed, institution.used) != (planned, filed, used):
        institution.planned, institution.filed, institution.used = planned, filed, used
        tx.session.add(institution)
        changed = events.PlacesChanged(institution_id=institution_id, county=institution.county)
        changed.planned, changed.filed, changed.used = planned, filed, used
        tx.emit(institution_id, changed)
    return institution


def institutions(tx: Tx, ids: Sequence[str]) -> dict[str, Institution]:
    """Institutions by their ids."""
    rows = tx.session.exec(select(Institution).where(col(Institution.id).in_(ids))).all() if ids else ()
    return {row.id: row for row in rows}


def _home_of(tx: Tx, resident_id: str) -> tuple[float, float]:
    asked = registry_pb2.GetResidentRequest(resident_id=resident_id)
    resident = tx.ask("GetResident", asked, "查找住处附近的托位 childcare places near home")
    here = _position(resident.village)
    if here is None:
        zh, en = "居住地不在本市，请改用经纬度查找", "the village lies outside the city: give a position"
        raise InvalidInput.of("childcare.where", [Fault("residentId", "childcare.village-elsewhere", zh, en)])
    return here


def _position(code: str) -> tuple[float, float] | None:
    try:
        return geography.position(code)
    except KeyError:
        return None


def _room(tx: Tx) -> _Room:
    """The newest copy, checked once a transaction by one cheap query."""
    known: _Room | None = tx.session.info.get("room")
    if known is not None:
        return known
    engine = tx.session.connection().engine
    changes = select(func.count(), func.coalesce(func.sum(col(Institution.version)), 0)).select_from(Institution)
    stamp = tuple(tx.session.exec(changes).one())
    known = _rooms.get(engine)
    if known is None or known.stamp != stamp:
        known = _rooms[engine] = _read_room(tx)
    tx.session.info["room"] = known
    return known


def _read_room(tx: Tx) -> _Room:
    rows = tx.session.exec(select(Institution).order_by(col(Institution.id))).all()
    for row in rows:
        tx.session.expunge(row)
    room = tuple(row for row in rows if row.open > 0)
    lats, lons = np.array([row.lat for row in room], dtype=float), np.array([row.lon for row in room], dtype=float)
    return _Room((len(rows), sum(row.version for row in rows)), room, lats, lons)


def _near(institution: Institution, distance_m: int) -> Near:
    told = (institution.id, institution.name, institution.county, institution.lat, institution.lon)
    return Near(*told, distance_m, institution.open)

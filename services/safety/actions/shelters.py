"""Emergency shelters (应急避难场所): the nearest with room, people coming and leaving, and who should go where."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import sqlalchemy as sa
from civic.safety.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city import areas, distance, geography, places
from services.safety.actions.staff import require_staff
from services.safety.models import Shelter, Stay
from services.safety.rules import shelters as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST, USUAL = 20, 5
MOST_PEOPLE, MOST_GROUPS = 1_000_000, 1664


def find_nearest_shelters(
    tx: Tx, lat: float | None, lon: float | None, town: str, people: int, limit: int
) -> Sequence[tuple[Shelter, int]]:
    """Open shelters with room for so many, nearest first, each with its distance in metres. Raises InvalidInput."""
    faults = []
    if (lat is None) != (lon is None) or (lat is None and not town):
        faults.append(Fault("lat", "safety.position", "请提供经纬度或乡镇", "give a position or a town"))
    elif lat is not None and lon is not None:
        if not (-90 <= lat <= 90 and -180 <= lon <= 180):  # noqa: PLR2004 - degrees
            faults.append(Fault("lat", "safety.position", "经纬度不是有效的度数", "no valid degrees"))
    elif (place := places.place(town)) is None or place.kind != places.Kind.TOWN:
        faults.append(Fault("town", "safety.no-such-town", "没有这个乡镇街道代码", "no such town"))
    if not 0 <= limit <= MOST:
        faults.append(Fault("limit", "safety.limit", f"1至{MOST}", f"from 1 to {MOST}"))
    if not 0 <= people <= MOST_PEOPLE:
        faults.append(Fault("people", "safety.people", f"1至{MOST_PEOPLE}", f"from 1 to {MOST_PEOPLE}"))
    if faults:
        raise InvalidInput.of("safety.shelters", faults)
    here = (lat, lon) if lat is not None and lon is not None else geography.position(town)
    query = select(Shelter).where(col(Shelter.open).is_(True))
    rows = tx.session.exec(query.where(col(Shelter.taken) + max(1, people) <= col(Shelter.capacity))).all()
    if not rows:
        return []
    apart = distance.metres(*here, np.array([row.lat for row in rows]), np.array([row.lon for row in rows]))
    order = np.argsort(apart, kind="stable")[: limit or USUAL]
    return [(rows[int(index)], round(float(apart[index]))) for index in order]


def no_such_shelter() -> NotFound:
    """No such shelter."""
    return NotFound("safety.no-such-shelter", "没有这处避难场所", "no such shelter")


def set_shelter(tx: Tx, shelter_id: str, capacity: int, *, is_open: bool) -> Shelter:
    """Opens or closes a shelter, or changes what it takes. Raises NotAllowed, NotFound, InvalidInput, Conflict."""
    require_staff(tx)
    if not 0 < capacity <= MOST_PEOPLE:
        fault = Fault("capacity", "safety.capacity", f"1至{MOST_PEOPLE}", f"from 1 to {MOST_PEOPLE}")
        raise InvalidInput.of("safety.shelter", [fault])
    table = sa.inspect(Shelter).local_table
    if tx.session.get(Shelter, shelter_id) is None:
        raise no_such_shelter()
    change = sa.update(table).where(table.c.id == shelter_id, table.c.taken <= capacity)
    if not tx.session.connection().execute(change.values(capacity=capacity, open=is_open)).rowcount:
        raise Conflict("safety.shelter-fuller", "已入住人数多于新的容量", "more people are in it already")
    return _say(tx, shelter_id)


def enter_shelter(tx: Tx, shelter_id: str, people: int, incident_id: str) -> Stay:
    """A group comes: all of them or nobody. Raises InvalidInput, NotFound, NotPossibleNow when it is full or closed.

    INVARIANT: never above capacity: room is counted and taken in one statement, and the table itself refuses more.
    """
    if tx.actor.role != "service":
        require_staff(tx)
    if not 0 < people <= MOST_PEOPLE:
        fault = Fault("people", "safety.people", f"1至{MOST_PEOPLE}", f"from 1 to {MOST_PEOPLE}")
        raise InvalidInput.of("safety.stay", [fault])
    table = sa.inspect(Shelter).local_table
    room = (table.c.id == shelter_id, table.c.open.is_(True), table.c.taken + people <= table.c.capacity)
    taken = sa.update(table).where(*room).values(taken=table.c.taken + people)
    if not tx.session.connection().execute(taken).rowcount:
        shelter = tx.session.get(Shelter, shelter_id)
        if shelter is None:
            raise no_such_shelter()
        left = shelter.capacity - shelter.taken if shelter.open else 0
        zh, en = f"余位不足：还可入住 {left} 人", f"no room: {left} more may come"
        raise NotPossibleNow("safety.shelter-full", zh, en, then="GET /v1/safety/shelters/nearest")
    stay = Stay(id=draw("BN", 12), shelter_id=shelter_id, people=people, incident_id=incident_id, entered_at=tx.now)
    tx.session.add(stay)
    _say(tx, shelter_id)
    return stay


def leave_shelter(tx: Tx, stay_id: str) -> Stay:
    """A group leaves; gone already: nothing. Raises NotFound."""
    if tx.actor.role != "service":
        require_staff(tx)
    stay = tx.session.get(Stay, stay_id, with_for_update=True)
    if stay is None:
        raise NotFound("safety.no-such-stay", "没有这条入住登记", "no such stay")
    if stay.left_at is None:
        stay.left_at = tx.now
        tx.session.add(stay)
        table = sa.inspect(Shelter).local_table
        freed = sa.update(table).where(table.c.id == stay.shelter_id).values(taken=table.c.taken - stay.people)
        tx.session.connection().execute(freed)
        _say(tx, stay.shelter_id)
    return stay


def _say(tx: Tx, shelter_id: str) -> Shelter:
    shelter: Shelter = tx.session.get_one(Shelter, shelter_id, populate_existing=True)
    told = {"capacity": shelter.capacity, "taken": shelter.taken}
    tx.emit(shelter_id, events.ShelterFilled(shelter_id=shelter_id, county=shelter.county, **told))
    return shelter


def plan_evacuation(
    tx: Tx, groups: Sequence[tuple[str, int]], danger: str, farthest: int
) -> tuple[list[rules.Move], dict[str, int]]:
    """Who goes where, and how many of each village have no place; shelters in the danger area are not used.

    Raises NotAllowed, InvalidInput naming every fault.
    """
    require_staff(tx)
    faults = []
    if not 0 < len(groups) <= MOST_GROUPS:
        faults.append(Fault("groups", "safety.groups", f"1至{MOST_GROUPS}组", f"from 1 to {MOST_GROUPS} groups"))
    if len({village for village, _ in groups}) < len(groups):
        faults.append(Fault("groups", "safety.groups-twice", "同一村社出现两次", "a village is there twice"))
    for number, (village, people) in enumerate(groups):
        place = places.place(village)
        if place is None or place.kind != places.Kind.VILLAGE:
            field = f"groups[{number}].village"
            faults.append(Fault(field, "safety.no-such-village", "没有这个村社代码", "no such village"))
        if not 0 < people <= MOST_PEOPLE:
            field = f"groups[{number}].people"
            faults.append(Fault(field, "safety.people", f"1至{MOST_PEOPLE}", f"from 1 to {MOST_PEOPLE}"))
    area: areas.Area | None = None
    if danger:
        try:
            area = areas.read(danger)
        except areas.WrongArea as error:
            faults.append(Fault("dangerGeojson", "safety.area", error.zh, error.en))
    if farthest < 0:
        faults.append(Fault("farthestM", "safety.farthest", "不能为负", "not below zero"))
    if faults:
        raise InvalidInput.of("safety.evacuation", faults)
    query = select(Shelter).where(col(Shelter.open).is_(True), col(Shelter.taken) < col(Shelter.capacity))
    rows = tx.session.exec(query.order_by(col(Shelter.id))).all()
    rooms = [
        rules.Room(row.id, row.lat, row.lon, row.capacity - row.taken)
        for row in rows
        if area is None or not area.holds(row.lat, row.lon)
    ]
    asked = [rules.Group(village, *geography.position(village), people=people) for village, people in groups]
    return rules.evacuate(asked, rooms, farthest)

"""Institutions (养老机构): enter them, find them, and report their beds."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import events_pb2 as events
from sqlalchemy import case, func
from sqlalchemy import select as sa_select
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city import geography, places
from city.days import china_day
from services.eldercare.actions.reads import page
from services.eldercare.law import law
from services.eldercare.models import Application, Bed, Home, Room
from services.eldercare.rules import beds as rules
from services.eldercare.rules.sos import position_faults

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx


@dataclass(frozen=True)
class Count:
    """How many beds there are, of the nursing type, taken, and free."""

    beds: int = 0
    nursing: int = 0
    occupied: int = 0
    free: int = 0


def enter_home(
    tx: Tx,
    institution_id: str,
    name: str,
    town: str,
    position: tuple[float, float] | None,
    rooms: Sequence[Mapping[str, Any]],
) -> Home:
    """Enters an institution or changes it. Each room: no, sex, nursing, grade_from, grade_to, beds.

    Raises NotAllowed for staff of other departments, InvalidInput naming every fault, NotPossibleNow if a bed that is
    taken would have to go.
    """
    if tx.actor.department != tx.service:
        raise NotAllowed("eldercare.not-our-staff", "只有养老主管部门可以登记机构", "only elder care's own staff may")
    home = tx.session.get(Home, institution_id, with_for_update=True)
    known = {room.no: room for room in rooms_of(tx, institution_id)} if home else {}
    lat, lon = position or (None, None)
    county = geography.county_at(lat, lon) if lat is not None and lon is not None else None
    faults = rules.home_faults(institution_id, name, rooms, known) + position_faults(lat, lon, county)
    if (found := places.place(town)) is None or found.kind is not places.Kind.TOWN:
        faults.append(Fault("town", "eldercare.unknown-town", "没有这个乡镇（街道）", "no such town"))
    if faults:
        raise InvalidInput.of("eldercare.institution", faults)
    home = home or Home(id=institution_id)
    home.name, home.town, home.county = name, town, town[:6]
    home.lat, home.lon = position or geography.position(town)
    tx.session.add(home)
    for told in rooms:
        room = known.get(told["no"]) or Room(home_id=institution_id, no=told["no"])
        room.sex, room.nursing = told["sex"], told["nursing"]
        room.grade_from, room.grade_to = told["grade_from"], told["grade_to"]
        tx.session.add(room)
        _set_beds(tx, room, told["beds"])
    tx.session.flush()
    tell_beds(tx, home)
    return home


def _set_beds(tx: Tx, room: Room, wanted: int) -> None:
    mine = select(Bed).where(Bed.home_id == room.home_id, Bed.room_no == room.no).order_by(col(Bed.id))
    there = tx.session.exec(mine).all()
    if any(bed.nursing != room.nursing and bed.state != rules.FREE for bed in there):
        zh, en = f"{room.no} 室有人入住，不能改变床位类型", f"room {room.no} is lived in: its type cannot change"
        raise NotPossibleNow("eldercare.room-lived-in", zh, en)
    free = [bed for bed in there if bed.state == rules.FREE]
    if len(there) - len(free) > wanted:
        zh, en = f"{room.no} 室已用床位多于 {wanted} 张", f"more than {wanted} beds of room {room.no} are taken"
        raise NotPossibleNow("eldercare.beds-taken", zh, en)
    for bed in there:
        bed.nursing = room.nursing
        tx.session.add(bed)
    for bed in free[: max(0, len(there) - wanted)]:
        tx.session.delete(bed)
    taken = {bed.id for bed in there}
    ids = (bed_id(room.home_id, room.no, number) for number in range(1, wanted + len(there) + 1))
    for new in [one for one in ids if one not in taken][: max(0, wanted - len(there))]:
        tx.session.add(Bed(id=new, home_id=room.home_id, room_no=room.no, nursing=room.nursing))


def bed_id(home_id: str, room_no: str, number: int) -> str:
    """The id of a bed."""
    return f"{home_id}/{room_no}/{number}"


def read_home(tx: Tx, institution_id: str) -> Home:
    """An institution. Raises NotFound."""
    home = tx.session.get(Home, institution_id)
    if home is None:
        raise NotFound("eldercare.no-such-institution", "没有这个养老机构", "no such institution")
    return home


def rooms_of(tx: Tx, institution_id: str) -> Sequence[Room]:
    """The rooms of an institution, by number."""
    return tx.session.exec(select(Room).where(Room.home_id == institution_id).order_by(col(Room.no))).all()


def rooms_count(tx: Tx, institution_id: str) -> dict[str, Count]:
    """The beds of each room."""
    return _counts(tx, col(Bed.room_no), [institution_id])


def counts(tx: Tx, institution_ids: Sequence[str]) -> dict[str, Count]:
    """The beds of each institution."""
    return _counts(tx, col(Bed.home_id), institution_ids)


def _counts(tx: Tx, by: Any, institution_ids: Sequence[str]) -> dict[str, Count]:  # noqa: ANN401 - a column
    def number(condition: Any) -> Any:  # noqa: ANN401 - SQL
        return func.coalesce(func.sum(case((condition, 1), else_=0)), 0)

    query = sa_select(
        by,
        func.count(),
        number(col(Bed.nursing)),
        number(col(Bed.state) == rules.OCCUPIED),
        number(col(Bed.state) == rules.FREE),
    )
    rows = tx.session.connection().execute(query.where(col(Bed.home_id).in_(institution_ids)).group_by(by))
    return {key: Count(*map(int, numbers)) for key, *numbers in rows}


def find_homes(tx: Tx, county: str, limit: int) -> list[tuple[Home, Count]]:
    """Institutions of a county, or all, those with most free beds first."""
    query = select(Home).order_by(col(Home.id))
    homes = tx.session.exec(query.where(Home.county == county) if county else query).all()
    tx.session.flush()
    found = counts(tx, [home.id for home in homes])
    both = [(home, found.get(home.id, Count())) for home in homes]
    return sorted(both, key=lambda one: -one[1].free)[: page(limit)]


def tell_beds(tx: Tx, home: Home) -> None:
    """Announces how many beds an institution has and how many are taken."""
    tx.session.flush()
    count = counts(tx, [home.id]).get(home.id, Count())
    changed = events.BedsChanged(institution_id=home.id, county=home.county, beds=count.beds, nursing=count.nursing)
    changed.occupied = count.occupied
    tx.emit(home.id, changed)


@dataclass(frozen=True)
class Report:
    """All beds together, how many institutions, and by priority who waits and how long it took (median days)."""

    institutions: int
    count: Count
    base: float
    target: float
    priorities: list[tuple[str, str, int, float | None]]


def report_beds(tx: Tx, county: str) -> Report:
    """The beds of a county, or the city."""
    homes = select(Home.id)
    ids = tx.session.exec(homes.where(Home.county == county) if county else homes).all()
    each = counts(tx, ids).values()
    total = Count(*(sum(getattr(one, name) for one in each) for name in ("beds", "nursing", "occupied", "free")))
    day = china_day(tx.now)
    waiting = select(Application.priority, func.count()).where(Application.state == rules.WAITING)
    waiting = waiting.group_by(col(Application.priority))
    offered = select(Application.priority, Application.applied_at, Application.offered_at)
    offered = offered.where(col(Application.offered_at) > tx.now - timedelta(days=365))
    if county:
        waiting, offered = waiting.where(Application.county == county), offered.where(Application.county == county)
    still = dict(tx.session.exec(waiting).all())
    took: dict[str, list[float]] = {}
    for code, applied_at, offered_at in tx.session.exec(offered):
        if offered_at is not None:
            took.setdefault(code, []).append((offered_at - applied_at) / timedelta(days=1))
    rows = [
        (row["code"], row["zh"], still.get(row["code"], 0), rules.median(took.get(row["code"], [])))
        for row in law().at("bed-priorities", day).value
    ]
    share = law().at("nursing-share", day).value
    return Report(len(ids), total, share["base"], share["target"], rows)

"""Units (队伍) and what each is doing."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotPossibleNow
from city import geography, places
from services.safety import models
from services.safety.actions import sending
from services.safety.actions.staff import require_staff
from services.safety.law import now_in_force
from services.safety.models import Unit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST, USUAL = 500, 100
LONGEST_ID, LONGEST_NAME = 40, 80


@dataclass(frozen=True)
class Entry:
    """What is known of a unit; its position is that of its station, WGS-84 degrees."""

    id: str
    kind: str
    name: str
    skills: tuple[str, ...]
    town: str
    lat: float
    lon: float
    out_of_service: bool


def list_units(tx: Tx, county: str, kind: str, state: str, size: int, token: str) -> tuple[Sequence[Unit], str]:
    """Units by id; a page and the token of the next. Raises InvalidInput."""
    if not 0 <= size <= MOST:
        raise InvalidInput.of("safety.list", [Fault("pageSize", "safety.page", f"1至{MOST}", f"from 1 to {MOST}")])
    size = size or USUAL
    query = select(Unit).where(col(Unit.id) > token)
    for column, value in ((Unit.county, county), (Unit.kind, kind), (Unit.state, state)):
        if value:
            query = query.where(col(column) == value)
    found = tx.session.exec(query.order_by(col(Unit.id)).limit(size + 1)).all()
    return found[:size], found[size - 1].id if len(found) > size else ""


def enter_unit(tx: Tx, entry: Entry) -> Unit:
    """Enters a unit, or changes what is known of it; one that comes into service is sent where it is waited for.

    Raises NotAllowed, InvalidInput naming every fault, NotPossibleNow to take a unit on an order out of service.
    """
    require_staff(tx)
    kinds = now_in_force("unit-kinds", tx.now)
    known = {skill for kind in kinds.values() for skill in kind["skills"]}
    faults = []
    if entry.kind not in kinds:
        told = ", ".join(kinds)
        faults.append(Fault("kind", "safety.unit-kind", f"队伍类别应为 {told} 之一", f"one of {told}"))
    if unknown := sorted(set(entry.skills) - known):
        told = ", ".join(sorted(known))
        en = f"unknown: {', '.join(unknown)}; known: {told}"
        faults.append(Fault("skills", "safety.unit-skills", f"没有这些本领；可选：{told}", en))
    if not (entry.id and len(entry.id) <= LONGEST_ID and "|" not in entry.id):
        faults.append(Fault("unitId", "safety.unit-id", f"1至{LONGEST_ID}个字符", f"1 to {LONGEST_ID} characters"))
    if not 0 < len(entry.name) <= LONGEST_NAME:
        faults.append(Fault("name", "safety.unit-name", f"1至{LONGEST_NAME}个字", f"1 to {LONGEST_NAME} characters"))
    if (town := places.place(entry.town)) is None or town.kind != places.Kind.TOWN:
        faults.append(Fault("town", "safety.no-such-town", "没有这个乡镇街道代码", "no such town"))
    if geography.county_at(entry.lat, entry.lon) is None:
        faults.append(Fault("lat", "safety.outside", "位置不在本市", "the position lies outside the city"))
    if faults:
        raise InvalidInput.of("safety.unit", faults)
    unit = tx.session.get(Unit, entry.id, with_for_update=True) or Unit(id=entry.id, state=models.FREE)
    if unit.incident_id and entry.out_of_service:
        raise NotPossibleNow("safety.unit-busy", "队伍正在执行任务", "the unit is on an order")
    skills = entry.skills or kinds[entry.kind]["skills"]
    unit.kind, unit.name, unit.skills = entry.kind, entry.name, "|" + "|".join(sorted(skills)) + "|"
    unit.town, unit.county = entry.town, entry.town[:6]
    unit.station_lat, unit.station_lon = entry.lat, entry.lon
    unit.lat, unit.lon, unit.back_at = entry.lat, entry.lon, tx.now
    if not unit.incident_id:
        unit.state = models.OUT_OF_SERVICE if entry.out_of_service else models.FREE
    tx.session.add(unit)
    tx.session.flush()
    sending.serve_waiting(tx)
    tx.session.refresh(unit)
    return unit

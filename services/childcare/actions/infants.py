"""Families with small children in an area, for those who bring people to safety."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed
from city import areas, places
from city.days import add_months, china_day
from services.childcare import rules
from services.childcare.law import law
from services.childcare.models import Guidance

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST, USUAL = 1000, 200
# Departments whose staff and services may ask.
_WHO_MAY = ("childcare", "safety")


@dataclass(frozen=True)
class Infant:
    """A child by the parent who registered it; `rank` 1 needs help first."""

    resident_id: str
    town: str
    rank: int
    reasons: tuple[str, ...]


def list_infants_at_risk(
    tx: Tx, area: str, counties: Sequence[str], towns: Sequence[str], most: int
) -> Sequence[Infant]:
    """Children under three who are registered in the area, youngest first; a family once, by its youngest.

    Raises InvalidInput naming every fault, NotAllowed without a purpose or from another department.
    """
    if tx.actor.department not in _WHO_MAY or not tx.actor.purpose:
        zh, en = "只有公共安全和托育部门可以为明确用途查询", "only safety and childcare may ask, for a purpose"
        raise NotAllowed("childcare.not-for-you", zh, en)
    wanted = _read(area, counties, towns, most)
    today = china_day(tx.now)
    query = select(Guidance).where(col(Guidance.cancelled_on).is_(None), col(Guidance.born_on) <= today)
    query = query.where(col(Guidance.born_on) > add_months(today, -12 * rules.SMALL_YEARS))
    if counties and not area and not towns:
        query = query.where(col(Guidance.county).in_(counties))
    known: set[str] = set()
    found: list[Infant] = []
    for row in tx.session.exec(query.order_by(col(Guidance.born_on).desc(), col(Guidance.no))):
        if row.mother_id in known or not areas.selects(wanted, counties, towns, row.village):
            continue
        known.add(row.mother_id)
        place = places.place(row.village)
        rank, reason = rules.infant_rank(law(), row.born_on, today)
        found.append(Infant(row.mother_id, place.parent if place else "", rank, (reason,)))
        if len(found) == (most or USUAL):
            break
    return found


def _read(area: str, counties: Sequence[str], towns: Sequence[str], most: int) -> areas.Area | None:
    found, read = [], None
    if not (area or counties or towns):
        zh, en = "请给出多边形、区县或乡镇", "give a polygon, counties or towns"
        found.append(Fault("areaGeojson", "childcare.area-missing", zh, en))
    if area:
        try:
            read = areas.read(area)
        except areas.WrongArea as error:
            found.append(Fault("areaGeojson", "childcare.area", error.zh, error.en))
    if not 0 <= most <= MOST:
        found.append(Fault("most", "childcare.most", f"1至{MOST}", f"from 1 to {MOST}"))
    if found:
        raise InvalidInput.of("childcare.infants", found)
    return read

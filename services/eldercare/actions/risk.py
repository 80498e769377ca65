"""Who is at risk: meters, the list for an area, visits to those who used no water or power."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from sqlalchemy import func, or_
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput
from city import places
from city.days import add_months, china_day, years_between
from services.eldercare.actions import tasks
from services.eldercare.actions.reads import log_reads
from services.eldercare.law import law
from services.eldercare.models import CareTask, Elder, MeterUse
from services.eldercare.rules import risk as rules
from services.eldercare.rules.beds import Person

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_AT_ONCE, _MOST, _USUAL, _MOST_CODES = 500, 1000, 200, 120
_LARGEST_POLYGON = 400_000


@dataclass(frozen=True)
class AtRisk:
    """An elder and why."""

    elder: Elder
    risk: rules.Risk


def report_use(tx: Tx, readings: Sequence[tuple[str, str, str]]) -> int:
    """Keeps when water or power was last used, for those who have a record; an older day than is known changes nothing.

    Returns how many were kept. Raises InvalidInput naming every fault.
    """
    today = china_day(tx.now)
    read = [(who, meter, _day(last)) for who, meter, last in readings]
    if faults := rules.reading_faults(read, today):
        raise InvalidInput.of("eldercare.meters", faults)
    wanted = {who for who, *_ in read}
    known = set(tx.session.exec(select(Elder.resident_id).where(col(Elder.resident_id).in_(wanted))))
    before = select(MeterUse).where(col(MeterUse.resident_id).in_(wanted)).with_for_update()
    uses = {(use.resident_id, use.meter): use for use in tx.session.exec(before)}
    kept = 0
    for who, meter, last in read:
        if who not in known or last is None:
            continue
        kept += 1
        use = uses.get((who, meter))
        if use is None:
            use = uses[who, meter] = MeterUse(resident_id=who, meter=meter, last_used_on=last, reported_at=tx.now)
        use.last_used_on, use.reported_at = max(use.last_used_on, last), tx.now
        tx.session.add(use)
    return kept


def list_at_risk(
    tx: Tx, polygon: str, counties: Sequence[str], towns: Sequence[str], limit: int
) -> tuple[list[AtRisk], int]:
    """Elders at risk in an area, most at risk first, and how many there are. Every read is logged with its purpose.

    Raises InvalidInput: no purpose, no area, or every fault of the area.
    """
    area, faults = _area(polygon, counties, towns)
    if not 0 <= limit <= _MOST:
        faults.append(Fault("most", "eldercare.limit", f"应为 1 到 {_MOST}", f"from 1 to {_MOST}"))
    if faults:
        raise InvalidInput.of("eldercare.at-risk", faults)
    query = _some_risk(tx)
    if area is not None:
        south, west, north, east = area.box
        query = query.where(col(Elder.lat).between(south, north), col(Elder.lon).between(west, east))
    if counties or towns:
        query = query.where(or_(col(Elder.county).in_(counties), col(Elder.town).in_(towns)))
    inside = [
        (elder, unused) for elder, unused in tx.session.exec(query) if area is None or area.holds(elder.lat, elder.lon)
    ]
    found = [AtRisk(elder, risk) for elder, unused in inside if (risk := _risk(tx, elder, unused)).score]
    found.sort(key=lambda one: (-one.risk.score, one.elder.resident_id))
    shown = found[: limit or _USUAL]
    log_reads(tx, [one.elder.resident_id for one in shown], "at-risk")
    if not shown:
        log_reads(tx, [""], "at-risk")  # a purpose is asked of everybody
    return shown, len(found)


def visit_those_at_risk(tx: Tx) -> bool:
    """Job: who used no water or power for days, and is at risk besides, is visited. True if there may be more."""
    today = china_day(tx.now)
    least = law().at("risk-visit-from", today).value
    since = today - timedelta(days=rules.unused_days(law(), today))
    open_ones = select(CareTask.about).where(CareTask.kind == tasks.RISK_VISIT, col(CareTask.done_at).is_(None))
    unused = select(Elder, func.min(MeterUse.last_used_on)).join(
        MeterUse, col(MeterUse.resident_id) == col(Elder.resident_id)
    )
    unused = unused.where(col(Elder.died_on).is_(None), col(MeterUse.last_used_on) <= since)
    unused = unused.where(col(Elder.resident_id).not_in(open_ones)).group_by(col(Elder.resident_id))
    opened = 0
    for elder, last in tx.session.exec(unused).all():
        risk = _risk(tx, elder, last)
        if risk.score >= least and not _visited_since(tx, elder.resident_id, last):
            zh, en = "；".join(one.zh for one in risk.reasons), "; ".join(one.en for one in risk.reasons)
            place = (elder.county, elder.town)
            tasks.open_task(tx, tasks.RISK_VISIT, elder.resident_id, elder.resident_id, place, zh=zh, en=en)
            opened += 1
            if opened == _AT_ONCE:
                return True
    return False


def _visited_since(tx: Tx, resident_id: str, last_used_on: date) -> bool:
    """Somebody went there for this very silence already."""
    mine = select(func.max(CareTask.done_at)).where(CareTask.kind == tasks.RISK_VISIT, CareTask.about == resident_id)
    done = tx.session.exec(mine).one()
    return done is not None and china_day(done) > last_used_on and tx.now - done < timedelta(days=1)


def _some_risk(tx: Tx):  # type: ignore[no-untyped-def] # noqa: ANN202 - a long generic of SQLAlchemy
    """Elders for whom any of the points could hold, with the day of their oldest meter."""
    today = china_day(tx.now)
    table = law().at("risk-points", today).value
    oldest = add_months(today, -12 * min(row["least_age"] for row in table if "least_age" in row))
    grade = min(row["least_grade"] for row in table if "least_grade" in row)
    since = today - timedelta(days=rules.unused_days(law(), today))
    last = (
        select(MeterUse.resident_id, func.min(MeterUse.last_used_on).label("last"))
        .group_by(col(MeterUse.resident_id))
        .subquery()
    )
    query = select(Elder, last.c.last).outerjoin(last, last.c.resident_id == col(Elder.resident_id))
    return query.where(
        col(Elder.died_on).is_(None),
        or_(
            col(Elder.lives_alone),
            col(Elder.grade) >= grade,
            col(Elder.birth_date) <= oldest,
            last.c.last <= since,
        ),
    )


def _risk(tx: Tx, elder: Elder, last: date | None) -> rules.Risk:
    today = china_day(tx.now)
    person = Person(elder.support, elder.grade, years_between(elder.birth_date, today))
    return rules.risk(law(), rules.Facts(elder.lives_alone, person, (today - last).days if last else None), today)


def _area(polygon: str, counties: Sequence[str], towns: Sequence[str]) -> tuple[rules.Area | None, list[Fault]]:
    faults: list[Fault] = []
    if len(counties) + len(towns) > _MOST_CODES:
        told = f"最多 {_MOST_CODES} 个", f"at most {_MOST_CODES}"
        faults.append(Fault("towns", "eldercare.too-many-codes", *told))
    for field, codes, kind in (("counties", counties, places.Kind.COUNTY), ("towns", towns, places.Kind.TOWN)):
        for index, code in enumerate(codes[:_MOST_CODES]):
            place = places.place(code)
            if place is None or place.kind is not kind:
                told = f"没有这个县或乡镇 {code[:12]}", f"no such county or town {code[:12]}"
                faults.append(Fault(f"{field}[{index}]", "eldercare.unknown-place", *told))
    if not polygon:
        if not counties and not towns:
            told = "请提供多边形或区划代码", "give a polygon, or codes of places"
            faults.append(Fault("areaGeojson", "eldercare.no-area", *told))
        return None, faults
    if len(polygon) > _LARGEST_POLYGON:
        told = f"最多 {_LARGEST_POLYGON} 字节", f"at most {_LARGEST_POLYGON} bytes"
        return None, [*faults, Fault("areaGeojson", "eldercare.bad-polygon", *told)]
    try:
        read = rules.area_of(json.loads(polygon))
    except (ValueError, RecursionError):
        read = [Fault("areaGeojson", "eldercare.bad-polygon", "不是 JSON", "no JSON")]
    return (read, faults) if isinstance(read, rules.Area) else (None, faults + read)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None

"""Meals (助餐): what suits whom, what the city adds, and the rounds of a delivery."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound
from city import geography
from city.days import china_day, years_between
from services.eldercare.actions.elders import elder_of, own_or_staff
from services.eldercare.actions.reads import log_reads
from services.eldercare.law import law
from services.eldercare.models import Device, Elder
from services.eldercare.rules import meals as rules
from services.eldercare.rules.beds import Person
from services.eldercare.rules.sos import position_faults

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.decisions import Reason
    from chassis.edge import Tx

_MOST_STOPS, _STOPS, _MOST_ELDERS = 60, 25, 500


class Recommended(NamedTuple):
    """All dishes of the menu, judged; the conditions looked at; the subsidy in fen and why, for a resident."""

    judged: list[rules.Judged]
    conditions: tuple[str, ...]
    subsidy: tuple[int, tuple[Reason, ...]]


def recommend_meals(
    tx: Tx, resident_id: str, conditions: Sequence[str], menu: Sequence[rules.Dish], meal: str
) -> Recommended:
    """Judges a menu. Raises InvalidInput naming every fault, NotFound, Unavailable."""
    day = china_day(tx.now)
    meal = meal or "LUNCH"
    codes, faults = rules.known(law(), conditions, day)
    faults += rules.menu_faults(menu, meal)
    if not resident_id and not conditions:
        told = "请提供居民编号或健康情况", "name a resident or conditions"
        faults.append(Fault("residentId", "eldercare.meals-for-whom", *told))
    if faults:
        raise InvalidInput.of("eldercare.meals", faults)
    subsidy: tuple[int, tuple[Reason, ...]] = (0, ())
    if resident_id:
        if not own_or_staff(tx, resident_id):
            raise NotFound("eldercare.no-such-elder", "没有这份养老服务档案", "no such record")
        elder = elder_of(tx, resident_id)
        log_reads(tx, [resident_id], "diet", "助餐推荐 meals")
        codes = tuple(sorted({*codes, *elder.conditions}))
        subsidy = rules.subsidy(law(), person_of(tx, elder), day)
    allowed = rules.diet(law(), codes, meal, day)
    return Recommended([rules.judge(law(), allowed, dish, day) for dish in menu], codes, subsidy)


def person_of(tx: Tx, elder: Elder) -> Person:
    """What decides about subsidies and places."""
    return Person(elder.support, elder.grade, years_between(elder.birth_date, china_day(tx.now)))


def plan_rounds(
    tx: Tx, kitchen: tuple[float, float] | None, residents: Sequence[str], most_stops: int
) -> tuple[list[tuple[list[str], int]], list[str]]:
    """Rounds over the homes of elders, and who has no record. Raises InvalidInput naming every fault."""
    lat, lon = kitchen or (None, None)
    inside = geography.county_at(lat, lon) if lat is not None and lon is not None else None
    faults = [
        Fault("kitchen" + one.field.removeprefix("position"), one.code, one.zh, one.en)
        for one in position_faults(lat, lon, inside)
    ]
    if kitchen is None:
        faults.append(Fault("kitchen", "eldercare.position-missing", "请提供出发位置", "say where the rounds begin"))
    if not 1 <= len(set(residents)) <= _MOST_ELDERS:
        told = f"1 至 {_MOST_ELDERS} 位老人", f"1 to {_MOST_ELDERS} elders"
        faults.append(Fault("residentIds", "eldercare.stops", *told))
    if not 0 <= most_stops <= _MOST_STOPS:
        told = f"每趟 1 至 {_MOST_STOPS} 站", f"1 to {_MOST_STOPS} stops a round"
        faults.append(Fault("mostStops", "eldercare.most-stops", *told))
    if faults or kitchen is None:
        raise InvalidInput.of("eldercare.rounds", faults)
    wanted = sorted(set(residents))
    elders = select(Elder.resident_id, Elder.lat, Elder.lon).where(col(Elder.resident_id).in_(wanted))
    devices = select(Device.resident_id, Device.lat, Device.lon).where(col(Device.resident_id).in_(wanted))
    homes = {who: (lat, lon) for who, lat, lon in tx.session.exec(elders)}
    homes |= {who: (lat, lon) for who, lat, lon in tx.session.exec(devices.where(~col(Device.retired)))}
    log_reads(tx, homes, "address", "助餐配送 meal delivery")
    return rules.rounds(kitchen, homes, most_stops or _STOPS), [who for who in wanted if who not in homes]

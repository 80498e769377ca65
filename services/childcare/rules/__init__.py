"""What childcare decides, and how near a place is: pure."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from chassis.decisions import Reason, Refused
from city.days import add_months
from city.distance import metres

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from numpy.typing import NDArray

    from chassis.parameters import Parameters

GUIDANCE_LAW = "《国家基本公共卫生服务规范（第三版）》（国卫基层发〔2017〕13号）；国卫人口发〔2019〕58号"
NEAREST, MOST = 5, 20
# Childcare looks after children under three (托育).
SMALL_YEARS = 3


@dataclass(frozen=True)
class Visit:
    """A visit that is due, by the child's age in words."""

    age_zh: str
    age: str
    due_on: date


def visits(law: Parameters, born_on: date, day: date) -> tuple[Visit, ...]:
    """The visits of a child by the norm in force on `day`, first to last."""
    return tuple(_visit(row, born_on) for row in law.at("guidance-visits", day).value)


def later_visits(law: Parameters, born_on: date, day: date) -> tuple[Visit, ...]:
    """The yearly visits from the fourth birthday to the sixth."""
    return tuple(_visit(row, born_on) for row in law.at("later-visits", day).value)


def _visit(row: Mapping[str, Any], born_on: date) -> Visit:
    due = add_months(born_on, row["months"]) if "months" in row else born_on + timedelta(days=row["days"])
    return Visit(row["zh"], row["en"], due)


def objection(law: Parameters, born_on: date, today: date, *, registered: bool) -> Refused | None:
    """What stands against registering a family; None if nothing does. `registered`: another case did it before."""
    if registered:
        reason = Reason(
            "childcare.already-registered",
            "该出生医学证明已登记过育儿指导",
            "a family is registered for this birth certificate already",
            GUIDANCE_LAW,
        )
        return Refused((reason,))
    norm = law.at("guidance-visits", today)
    last = _visit(norm.value[-1], born_on)
    if last.due_on < today:
        reason = Reason(
            "childcare.guidance-over",
            f"孩子已超过 {last.age_zh}，育儿指导的随访已结束",
            f"the child is older than {last.age}: no visit of the guidance is left",
            GUIDANCE_LAW,
            **norm.cited(last.age),
        )
        return Refused((reason,))
    return None


def position_faults(lat: float | None, lon: float | None) -> tuple[Reason, ...]:
    """Everything that is wrong with a position in WGS-84 degrees; None is a part that was not given."""
    found = []
    for name, zh, value, most in (("lat", "纬度", lat, 90.0), ("lon", "经度", lon, 180.0)):
        if value is None:
            zh_told = f"请提供{zh}（WGS-84，度），或提供居民编号"
            found.append(Reason("childcare.position-missing", zh_told, f"give {name}, or a resident", field=name))
        elif not -most <= value <= most:
            told = f"{zh}应在 -{most:.0f} 与 {most:.0f} 之间", f"{name} lies from -{most:.0f} to {most:.0f}"
            found.append(Reason("childcare.position-out-of-range", *told, field=name))
    return tuple(found)


def places_faults(planned: int, filed: int, used: int, promised: int = 0) -> tuple[Reason, ...]:
    """Everything that is wrong with an institution's places (托位): 0 ≤ used, used + promised ≤ filed ≤ planned."""
    found = []
    for name, value in (("planned", planned), ("filed", filed), ("used", used)):
        if value < 0:
            found.append(Reason("childcare.negative-places", "托位数不能为负", "not below zero", field=name))
    if used > filed:
        zh, en = "已用托位多于备案托位", "more used than filed"
        found.append(Reason("childcare.more-used-than-filed", zh, en, field="used"))
    elif used + promised > filed:
        zh, en = f"另有 {promised} 个托位已承诺给家庭", f"{promised} more are promised to families"
        found.append(Reason("childcare.places-promised", zh, en, field="used"))
    if filed > planned:
        zh, en = "备案托位多于规划托位", "more filed than planned"
        found.append(Reason("childcare.more-filed-than-planned", zh, en, field="filed"))
    return tuple(found)


def nearest(
    lat: float, lon: float, lats: NDArray[np.float64], lons: NDArray[np.float64], limit: int
) -> Sequence[tuple[int, int]]:
    """The nearest of the points (degrees, one shape), nearest first: their index and distance in whole metres.

    Great-circle distance by the haversine formula, which keeps its digits for points close together.
    """
    apart = metres(lat, lon, lats, lons)
    order = np.argsort(apart, kind="stable")[:limit]
    return [(int(index), round(float(apart[index]))) for index in order]


def infant_rank(law: Parameters, born_on: date, today: date) -> tuple[int, str]:
    """Who is to be brought to safety first, 1 before 2, by completed months of age; and why, in words."""
    for row in law.at("infant-ranks", today).value:
        if "under_months" not in row or add_months(born_on, row["under_months"]) > today:
            return row["rank"], f"{row['zh']} {row['en']}"
    raise ValueError("infant-ranks: the last row must fit every age")

"""How many children of which age so many carers may look after in one class: pure."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.parameters import Parameters

KINDS = ("NURSING", "SMALL", "BIG", "MIXED", "HOME")
STAFF_NORM = "《托育机构管理规范（试行）》（国卫人口发〔2019〕58号）：工作人员持证上岗、健康合格"
# A list longer than this is no class.
MOST_CHILDREN = 1000
_OLDEST_MONTHS = 216


@dataclass(frozen=True)
class Breach:
    """One rule that a class breaks.

    `rule`: CLASS_SIZE (children), RATIO (children to one carer), AGE_MIN, AGE_MAX (months). `found` of RATIO is what
    one carer has; without any carer, all children.
    """

    rule: str
    limit: float
    found: float
    source: str
    zh: str
    en: str


def faults(kind: str, ages: Sequence[float], carers: int) -> list[Fault]:
    """Everything that makes a roster unreadable."""
    found = []
    if kind not in KINDS:
        told = f"班型应为 {'、'.join(KINDS)} 之一，收到 {kind!r}", f"one of {', '.join(KINDS)}, not {kind!r}"
        found.append(Fault("classKind", "childcare.class-kind", *told))
    if len(ages) > MOST_CHILDREN:
        told = f"最多 {MOST_CHILDREN} 名儿童", f"at most {MOST_CHILDREN} children"
        found.append(Fault("childAgesMonths", "childcare.too-many-children", *told))
    for index, age in enumerate(ages[:MOST_CHILDREN]):
        if not (math.isfinite(age) and 0 <= age <= _OLDEST_MONTHS):
            zh, en = f"月龄应在 0 至 {_OLDEST_MONTHS} 之间，收到 {age:g}", f"0 to {_OLDEST_MONTHS} months, not {age:g}"
            found.append(Fault(f"childAgesMonths[{index}]", "childcare.age", zh, en))
    if carers < 0:
        zh, en = f"照护人员数不能为负，收到 {carers}", f"not below zero: {carers}"
        found.append(Fault("carers", "childcare.carers", zh, en))
    return found


def check(law: Parameters, day: date, kind: str, ages: Sequence[float], carers: int) -> list[Breach]:
    """Every rule a class breaks on `day`; none if it keeps them all. An empty class keeps them all."""
    norm = law.at("class-norms", day)
    row = norm.value[kind]
    breaches = []
    count = len(ages)
    if count > row["most"]:
        zh, en = f"班额 {count} 人，最多 {row['most']} 人", f"{count} children, at most {row['most']}"
        breaches.append(Breach("CLASS_SIZE", row["most"], count, row["source"], zh, en))
    ratio, source = row.get("ratio"), row["source"]
    if ratio is None:
        mixed = law.at("mixed-ratio", day)
        ratio = next(one["ratio"] for one in mixed.value if min(ages, default=math.inf) < one.get("under", math.inf))
        source = mixed.source
    if count > ratio * carers:
        found = round(count / carers, 2) if carers else float(count)
        zh, en = f"每名照护人员看护 {found:g} 人，最多 {ratio} 人", f"{found:g} children a carer, at most {ratio}"
        breaches.append(Breach("RATIO", ratio, found, source, zh, en))
    if ages and min(ages) < row["from"]:
        zh, en = (
            f"最小 {min(ages):g} 月龄，本班应满 {row['from']} 月龄",
            f"{min(ages):g} months, at least {row['from']}",
        )
        breaches.append(Breach("AGE_MIN", row["from"], min(ages), row["source"], zh, en))
    if ages and max(ages) > row["to"]:
        zh, en = f"最大 {max(ages):g} 月龄，本班不超过 {row['to']} 月龄", f"{max(ages):g} months, at most {row['to']}"
        breaches.append(Breach("AGE_MAX", row["to"], max(ages), row["source"], zh, en))
    return breaches

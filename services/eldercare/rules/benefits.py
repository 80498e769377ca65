"""Monthly benefits: what is due by age, grade and support, and from which month they stop. Pure."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from services.eldercare.rules.beds import Person, holds

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters

ELDERLY_ALLOWANCE, CARE_SUBSIDY = "ELDERLY_ALLOWANCE", "CARE_SUBSIDY"
TABLES = {ELDERLY_ALLOWANCE: "elderly-allowance", CARE_SUBSIDY: "care-subsidy"}
NAMES = {ELDERLY_ALLOWANCE: ("高龄津贴", "elderly allowance"), CARE_SUBSIDY: ("养老服务补贴", "care subsidy")}
_MONTH = re.compile(r"[0-9]{4}-(0[1-9]|1[0-2])")


def monthly(law: Parameters, kind: str, person: Person, day: date) -> tuple[int, tuple[Reason, ...]]:
    """What is due a month, fen: the highest of what holds; 0 with the reason if nothing does."""
    table = law.at(TABLES[kind], day)
    fen = max((row["fen"] for row in table.value if holds(row, person)), default=0)
    zh, en = NAMES[kind]
    if fen:
        told = f"{zh}每月 {fen / 100:.2f} 元", f"{en}: {fen / 100:.2f} yuan a month"
    else:
        told = f"不符合{zh}的任何一档", f"no line of the {en} holds"
    return fen, (Reason("eldercare.benefit", *told, **table.cited(fen)),)


def is_month(text: str) -> bool:
    """Whether it reads YYYY-MM."""
    return bool(_MONTH.fullmatch(text))


def month_of(day: date) -> str:
    """The month of a day."""
    return f"{day:%Y-%m}"


def month_after(day: date) -> str:
    """The month after a day's: from it on a benefit of the dead is no longer due (待遇自死亡次月停发)."""
    return f"{day.year + day.month // 12:04}-{day.month % 12 + 1:02}"


def months(first: str, last: str) -> int:
    """How many months from `first` to `last`, both with; 0 if `last` is earlier or empty."""
    if not last or last < first:
        return 0
    (year1, month1), (year2, month2) = (map(int, text.split("-")) for text in (first, last))
    return (year2 - year1) * 12 + month2 - month1 + 1

"""What a labour contract (劳动合同) may say. Pure; wages in fen a month."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from chassis.errors import Fault
from city.days import add_months

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters

SIGN, CHANGE, END = "SIGN", "CHANGE", "END"
EMPLOYER, WORKER = "EMPLOYER", "WORKER"
MOST_TEXT = 100


@dataclass(frozen=True)
class Terms:
    """What the parties agree; `until` None: without a term (无固定期限)."""

    job: str
    place: str
    wage_fen: int
    weekly_hours: int
    begins: date
    until: date | None
    probation_months: int


def faults(law: Parameters, terms: Terms, county: str, today: date) -> list[Fault]:
    """Everything that the law does not allow, each by its field."""
    found = []
    for field, said in (("job", terms.job), ("place", terms.place)):
        if not 1 <= len(said.strip()) <= MOST_TEXT:
            zh, en = f"必填，最多 {MOST_TEXT} 个字", f"needed, at most {MOST_TEXT} characters"
            found.append(Fault(f"terms.{field}", "employment.text", zh, en))
    least = law.at("minimum-wage", today).value.get(county, 0)
    if terms.wage_fen < least:
        told = (
            f"低于最低工资 {least / 100:.2f} 元（《劳动法》第四十八条）",
            f"below the minimum of {least / 100:.2f} yuan",
        )
        found.append(Fault("terms.wageFen", "employment.below-minimum-wage", *told))
    hours = law.at("weekly-hours", today).value
    if not 1 <= terms.weekly_hours <= hours:
        told = f"每周不超过 {hours} 小时（《劳动法》第三十六条）", f"from 1 to {hours} hours a week"
        found.append(Fault("terms.weeklyHours", "employment.too-many-hours", *told))
    if terms.until is not None and terms.until <= terms.begins:
        told = "到期日应晚于开始日", "the contract must end after it begins"
        found.append(Fault("terms.until", "employment.ends-before", *told))
    elif terms.probation_months > (most := longest_probation(law, terms, today)) or terms.probation_months < 0:
        told = f"试用期最长 {most} 个月（《劳动合同法》第十九条）", f"at most {most} months of probation for this term"
        found.append(Fault("terms.probationMonths", "employment.long-probation", *told))
    return found


def longest_probation(law: Parameters, terms: Terms, today: date) -> int:
    """Months of probation (试用期) that a contract of this term may have."""
    table = law.at("probation-months", today).value
    if terms.until is None:
        return int(max(table.values()))
    reached = [most for least, most in table.items() if add_months(terms.begins, least) <= _after(terms.until)]
    return int(max(reached, default=0))


def _after(day: date) -> date:
    return type(day).fromordinal(day.toordinal() + 1)

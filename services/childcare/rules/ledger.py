"""Places (托位): who waits, who is offered one, for how long. Pure."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from chassis.errors import Fault
from city.days import add_months

if TYPE_CHECKING:
    from datetime import date

    from chassis.parameters import Parameters

WAITING, OFFERED, CONFIRMED, EXPIRED, WITHDRAWN, ENDED = (
    "WAITING",
    "OFFERED",
    "CONFIRMED",
    "EXPIRED",
    "WITHDRAWN",
    "ENDED",
)
OPEN = (WAITING, OFFERED)


def answer_by(law: Parameters, day: date, now: datetime) -> datetime:
    """Until when an offer made now may be confirmed; then it passes to the next family."""
    return now + timedelta(hours=law.at("offer-hours", day).value)


def child_faults(born_on: date, today: date, last_months: int) -> list[Fault]:
    """What stands against a child's place: not born yet, or grown out of childcare."""
    if born_on > today:
        return [Fault("childId", "childcare.not-born", "孩子尚未出生", "the child is not born yet")]
    if add_months(born_on, last_months) <= today:
        zh, en = f"孩子已满 {last_months} 月龄，不再收托", f"the child has completed {last_months} months"
        return [Fault("childId", "childcare.too-old", zh, en)]
    return []


def per_thousand(places: int, inhabitants: int) -> float | None:
    """Places per 1,000 inhabitants, to two decimals; None where nobody is counted."""
    return round(places * 1000 / inhabitants, 2) if inhabitants > 0 else None

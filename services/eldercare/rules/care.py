"""Care plans and visits: when they are, and whether somebody is where and when they should be. Pure."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any

from chassis.errors import Fault
from city import distance
from city.days import CHINA

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from chassis.parameters import Parameters

HELPS = ("MEAL", "BATH", "URGENT", "MEDICAL", "OUTING", "CLEANING")
SERVICES = (*HELPS, "CARE")
PLANNED, CHECKED_IN, ENDED = "PLANNED", "CHECKED_IN", "ENDED"
MISSED, ALARMED, CANCELLED = "MISSED", "ALARMED", "CANCELLED"
_TIME = re.compile(r"([01][0-9]|2[0-3]):[0-5][0-9]")
_MOST_LINES, _LAST_DAY, _SHORTEST, _LONGEST = 20, 7, 10, 480
LONGEST_ID = 40


def plan_faults(lines: Sequence[Mapping[str, Any]], carer_id: str) -> list[Fault]:
    """Everything wrong with a care plan; each line has service, weekdays, time and minutes."""
    wrong = []
    if not 0 < len(lines) <= _MOST_LINES:
        told = f"1 至 {_MOST_LINES} 项服务", f"1 to {_MOST_LINES} lines"
        wrong.append(Fault("lines", "eldercare.plan-lines", *told))
    if not 0 < len(carer_id) <= LONGEST_ID:
        wrong.append(
            Fault("carerId", "eldercare.carer", "请指定照护员", f"name the carer, at most {LONGEST_ID} characters")
        )
    for index, line in enumerate(lines):
        where = f"lines[{index}]"
        if line["service"] not in SERVICES:
            told = f"应为 {'、'.join(SERVICES)} 之一", f"one of {', '.join(SERVICES)}"
            wrong.append(Fault(f"{where}.service", "eldercare.unknown-service", *told))
        days = list(line["weekdays"])
        if not days or len(set(days)) < len(days) or not all(1 <= day <= _LAST_DAY for day in days):
            told = "1（周一）至 7（周日），不重复", "1 (Monday) to 7 (Sunday), each once"
            wrong.append(Fault(f"{where}.weekdays", "eldercare.weekdays", *told))
        if not _TIME.fullmatch(line["time"]):
            wrong.append(Fault(f"{where}.time", "eldercare.time-of-day", "时间格式为 HH:MM", "a time as HH:MM"))
        if not _SHORTEST <= line["minutes"] <= _LONGEST:
            told = f"{_SHORTEST} 至 {_LONGEST} 分钟", f"{_SHORTEST} to {_LONGEST} minutes"
            wrong.append(Fault(f"{where}.minutes", "eldercare.minutes", *told))
    return wrong


def visits(lines: Sequence[Mapping[str, Any]], first: date, last: date) -> Iterator[tuple[datetime, str, int]]:
    """When visits are due from `first` up to and with `last`: moment, service, minutes."""
    day = first
    while day <= last:
        for line in lines:
            if day.isoweekday() in line["weekdays"]:
                at = datetime.combine(day, time.fromisoformat(line["time"]), CHINA)
                yield at, line["service"], line["minutes"]
        day += timedelta(days=1)


def metres(one: tuple[float, float], other: tuple[float, float]) -> int:
    """Great-circle distance of two points in degrees (haversine), whole metres."""
    return round(float(distance.metres(*one, *other)))


def minutes_between(begin: datetime, end: datetime) -> int:
    """Whole minutes that have passed."""
    return (end - begin) // timedelta(minutes=1)


def least_minutes(law: Parameters, service: str, agreed: int, day: date) -> float:
    """How long a visit has to be if nobody is to ask about it."""
    return float(agreed * law.at("visit-least-share", day).value[service] / 100)


def check_in_faults(law: Parameters, planned_at: datetime, now: datetime, distance_m: int, day: date) -> list[Fault]:
    """Why somebody may not check in: too far, too early, too late; all at once."""
    allowed = law.at("visit-check-in", day).value
    wrong = []
    if distance_m > allowed["metres"]:
        zh = f"距老人住处 {distance_m} 米，须在 {allowed['metres']} 米以内"
        en = f"{distance_m} m from the home; within {allowed['metres']} m is needed"
        wrong.append(Fault("position", "eldercare.too-far-away", zh, en))
    around = timedelta(minutes=allowed["minutes"])
    told = planned_at.astimezone(CHINA).strftime("%m-%d %H:%M")
    if now < planned_at - around:
        en = f"planned for {told}; at most {allowed['minutes']} minutes early"
        wrong.append(Fault("visitId", "eldercare.too-early", f"计划 {told}，最多提前 {allowed['minutes']} 分钟", en))
    if now > planned_at + around:
        en = f"planned for {told}; at most {allowed['minutes']} minutes late"
        wrong.append(Fault("visitId", "eldercare.too-late", f"计划 {told}，最多推迟 {allowed['minutes']} 分钟", en))
    return wrong

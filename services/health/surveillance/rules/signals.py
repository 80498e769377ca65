"""What may be done with a signal, when it is overdue, which alarms are one outbreak, and what a threshold is worth."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from chassis.errors import Fault

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WEEK = timedelta(days=7)
MOST_NOTE, MOST_CASES = 500, 1_000_000
# What may be said of a signal in each state, and the state that follows. CONFIRMED and EXCLUDED end it.
STEPS: dict[str, dict[str, str]] = {
    "OPEN": {"EXCLUDED": "EXCLUDED", "SUSPECTED": "IN_FIELD"},
    "IN_FIELD": {"CONFIRMED": "CONFIRMED", "EXCLUDED": "EXCLUDED"},
}
ENDED = frozenset({"CONFIRMED", "EXCLUDED"})


def last_finished_week(today: date, close_days: int) -> date:
    """Monday of the last week whose counts are closed: `close_days` after its Sunday have passed."""
    day = today - timedelta(days=close_days + 7)
    return day - timedelta(days=day.weekday())


def levels_due(raised_at: datetime, now: datetime, hours: Sequence[int]) -> int:
    """To how many levels an unverified signal should have gone up by now."""
    return sum(now > raised_at + timedelta(hours=limit) for limit in hours)


def statement_faults(state: str, outcome: str, note: str, cases: int = 0) -> list[Fault]:
    """Everything wrong with the form of what is said of a signal in a state."""
    faults = []
    if outcome not in STEPS[state]:
        known = ", ".join(STEPS[state])
        zh, en = f"应为以下之一：{known}", f"one of {known}"
        faults.append(Fault("outcome", "health.surveillance-outcome", zh, en))
    if not note.strip() or len(note) > MOST_NOTE:
        zh, en = f"请说明情况，不超过 {MOST_NOTE} 字", f"say what was found, in at most {MOST_NOTE} characters"
        faults.append(Fault("note", "health.surveillance-note", zh, en))
    if not 0 <= cases <= MOST_CASES or (state == "IN_FIELD" and outcome == "CONFIRMED" and not cases):
        zh, en = "确认的暴发至少有 1 例", "a confirmed outbreak has at least one case"
        faults.append(Fault("cases", "health.surveillance-cases", zh, en))
    return faults


def report_faults(
    week: date | None, today: date, counts: Sequence[tuple[str, int]], diseases: Iterable[str], most: int
) -> list[Fault]:
    """Everything wrong with an institution's report of a week."""
    faults = []
    if week is None or week.weekday() != 0:
        zh, en = "应为某周星期一的日期（YYYY-MM-DD）", "the Monday of a week (YYYY-MM-DD)"
        faults.append(Fault("week", "health.surveillance-week", zh, en))
    elif not today - 52 * WEEK <= week <= today:
        zh, en = "只能报告最近 52 周内已开始的一周", "a week of the last 52 that has begun"
        faults.append(Fault("week", "health.surveillance-week-range", zh, en))
    if not counts:
        faults.append(Fault("counts", "health.surveillance-no-counts", "请填写病例数", "give the counts"))
    known, seen = set(diseases), set()
    for index, (disease, count) in enumerate(counts):
        where = f"counts[{index}]"
        if disease not in known:
            zh, en = "监测病种中没有这一病种", "no such disease is under surveillance"
            faults.append(Fault(f"{where}.disease", "health.surveillance-disease", zh, en))
        elif disease in seen:
            zh, en = "同一病种出现了两次", "the disease is there twice"
            faults.append(Fault(f"{where}.disease", "health.surveillance-disease-twice", zh, en))
        seen.add(disease)
        if not 0 <= count <= most:
            zh, en = f"病例数应在 0 与 {most} 之间", f"a count lies between 0 and {most}"
            faults.append(Fault(f"{where}.count", "health.surveillance-count", zh, en))
    return faults


def near(week: date, others: Iterable[date], within: int) -> bool:
    """Whether a week lies at most `within` weeks from one of the others."""
    return any(abs(week - other) <= within * WEEK for other in others)


def clusters(weeks: Sequence[date], within: int) -> list[list[date]]:
    """Alarm weeks, in order, as the signals they make: neighbours at most `within` weeks apart are one."""
    made: list[list[date]] = []
    for week in weeks:
        if made and week - made[-1][-1] <= within * WEEK:
            made[-1].append(week)
        else:
            made.append([week])
    return made


@dataclass(frozen=True)
class Known:
    """A signal that was raised: where, its weeks, and how it ended (or its state, if it has not)."""

    county: str
    weeks: tuple[date, ...]
    state: str


@dataclass
class Worth:
    """What a threshold would have done, see the proto's TryThresholdResponse."""

    alarms: int = 0
    signals: int = 0
    outbreaks_found: int = 0
    outbreaks_missed: int = 0
    known_false: int = 0
    unknown: int = 0
    true: int = field(default=0)

    @property
    def precision(self) -> float | None:
        """Confirmed out of those somebody has looked at."""
        looked = self.true + self.known_false
        return self.true / looked if looked else None


def worth(alarms: dict[str, list[date]], known: Sequence[Known], within: int) -> Worth:
    """Compares the alarm weeks of each county with what people found of the signals that were raised."""
    found = Worth()
    hit: set[int] = set()
    for county, weeks in alarms.items():
        here = [(place, one) for place, one in enumerate(known) if one.county == county]
        for cluster in clusters(weeks, within):
            met = [(p, one) for p, one in here if any(near(week, one.weeks, within) for week in cluster)]
            states = {one.state for _, one in met}
            found.signals += 1
            hit |= {place for place, one in met if one.state == "CONFIRMED"}
            found.true += "CONFIRMED" in states
            found.known_false += "CONFIRMED" not in states and "EXCLUDED" in states
            found.unknown += not states & ENDED
        found.alarms += len(weeks)
    confirmed = {place for place, one in enumerate(known) if one.state == "CONFIRMED"}
    found.outbreaks_found, found.outbreaks_missed = len(hit), len(confirmed - hit)
    return found

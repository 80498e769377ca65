"""What surveillance does by the clock: judge finished weeks, raise signals, send up those nobody verified."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.serials import draw
from city.days import china_day
from services.health.surveillance.actions.counts import History, history
from services.health.surveillance.law import Disease, defaults, diseases, law
from services.health.surveillance.models import (
    EXCLUDED,
    OPEN,
    DetectedWeek,
    Signal,
    SignalWeek,
    WeeklyCount,
)
from services.health.surveillance.rules import methods, request, signals

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chassis.edge import Tx

WEEK = signals.WEEK
EVERY_SECONDS = 15.0
# Weeks before a judged one whose correction has it judged anew: the longest baseline of EARS with its lags.
_BASELINE = 12
_WITHOUT_HISTORY = "EARS_C2"


@dataclass(frozen=True)
class Alarm:
    """A week of a disease in a county that stands out, and by what it was judged."""

    disease: str
    county: str
    week: date
    method: str
    options: Mapping[str, Any]
    count: int
    upper_bound: float


def judge_finished_weeks(tx: Tx) -> None:
    """Judges every finished week that was not, or whose counts have changed since, and raises its signals."""
    today = china_day(tx.now)
    last = signals.last_finished_week(today, law().at("weeks-close-after-days", today).value)
    first = last - (law().at("detect-weeks-back", today).value - 1) * WEEK
    open_weeks = _changed(tx, first, last)
    if not open_weeks:
        return
    past = history(tx, list(diseases()), last, history_weeks(today))
    if past is None:
        return
    found = [one for one in alarms(past, diseases().values(), first, today) if one.week in open_weeks]
    raise_signals(tx, found, law().at("same-outbreak-weeks", today).value)
    for week, changes in open_weeks.items():
        judged = tx.session.get(DetectedWeek, week) or DetectedWeek(week=week)
        judged.detected_at, judged.series, judged.changes = tx.now, len(past.places), changes
        judged.alarms = sum(one.week == week for one in found)
        tx.session.add(judged)


def history_weeks(today: date) -> int:
    """How many weeks back a detection reads."""
    years: int = law().at("history-years", today).value
    return 53 * years


def _changed(tx: Tx, first: date, last: date) -> dict[date, int]:
    """The finished weeks to be judged, with how often the counts they rest on have changed."""
    table: Any = WeeklyCount.__table__
    query = sa.select(table.c.week, sa.func.sum(table.c.changes)).group_by(table.c.week)
    query = query.where(table.c.week.between(first - _BASELINE * WEEK, last))
    changes = {week: int(number) for week, number in tx.session.connection().execute(query)}
    judged = {
        row.week: row.changes for row in tx.session.exec(select(DetectedWeek).where(col(DetectedWeek.week) >= first))
    }
    found = {}
    for week in (first + place * WEEK for place in range((last - first).days // 7 + 1)):
        rests_on = sum(number for day, number in changes.items() if week - _BASELINE * WEEK <= day <= week)
        if rests_on and judged.get(week) != rests_on:
            found[week] = rests_on
    return found


def alarms(past: History, watched: Iterable[Disease], first: date, today: date) -> list[Alarm]:
    """Every alarm of the weeks from `first` to the end of the history, the oldest first.

    A disease whose method wants a longer history than there is, is judged by EARS C2.
    """
    groups: defaultdict[str, list[str]] = defaultdict(list)
    begin = max(0, (first - past.first).days // 7)
    for disease in watched:
        method, options = disease.method, disease.options(today)
        if methods.needed(method, options) > begin:
            told = {"atLeast": options["atLeast"]}
            method, options = (
                _WITHOUT_HISTORY,
                request.options(_WITHOUT_HISTORY, told, defaults(_WITHOUT_HISTORY, today)),
            )
        groups[json.dumps([method, options])].append(disease.code)
    found: list[Alarm] = []
    for key, codes in groups.items():
        method, options = json.loads(key)
        found += _alarms(past, codes, method, options, begin)
    return sorted(found, key=lambda one: (one.week, one.disease, one.county))


def _alarms(past: History, codes: Sequence[str], method: str, options: Mapping[str, Any], begin: int) -> list[Alarm]:
    chosen = set(codes)
    places = [(key, place) for key, place in past.places.items() if key[0] in chosen]
    begin = max(begin, methods.needed(method, options))
    if begin >= past.counts.shape[1]:
        return []
    counts = past.counts[[place for _, place in places]]
    judged = methods.detect(method, options, counts, begin)
    return [
        Alarm(
            places[row][0][0],
            places[row][0][1],
            past.week(begin + column),
            method,
            options,
            int(counts[row, begin + column]),
            float(judged.upper[row, column]),
        )
        for row, column in zip(*judged.alarm.nonzero(), strict=True)
    ]


def raise_signals(tx: Tx, found: Sequence[Alarm], within: int) -> list[Signal]:
    """Raises the signals that alarms make, the oldest first; an alarm near a signal that stands joins it."""
    if not found:
        return []
    known: defaultdict[tuple[str, str], list[Signal]] = defaultdict(list)
    recent = select(Signal).where(col(Signal.last_week) >= found[0].week - within * WEEK)
    for signal in tx.session.exec(recent):
        known[signal.disease, signal.county].append(signal)
    ids = [signal.id for near in known.values() for signal in near]
    rows = tx.session.exec(select(SignalWeek).where(col(SignalWeek.signal_id).in_(ids))).all() if ids else ()
    weeks = {(row.signal_id, row.week): row for row in rows}
    verify = timedelta(hours=law().at("verify-hours", china_day(tx.now)).value)
    raised: list[Signal] = []
    for alarm in found:
        near = known[alarm.disease, alarm.county]
        told = next((weeks[one.id, alarm.week] for one in near if (one.id, alarm.week) in weeks), None)
        if told is not None:
            told.count, told.upper_bound = alarm.count, alarm.upper_bound
            tx.session.add(told)
            continue
        joined = next((one for one in near if one.state != EXCLUDED and _belongs(one, alarm.week, within)), None)
        signal = joined or _signal(tx, alarm, verify)
        if joined is None:
            near.append(signal)
            raised.append(signal)
        signal.last_week = max(signal.last_week, alarm.week)
        row = SignalWeek(signal_id=signal.id, week=alarm.week, count=alarm.count, upper_bound=alarm.upper_bound)
        weeks[signal.id, alarm.week] = row
        tx.session.add_all([signal, row])
    return raised


def _belongs(signal: Signal, week: date, within: int) -> bool:
    return bool(signal.week - within * WEEK <= week <= signal.last_week + within * WEEK)


def _signal(tx: Tx, alarm: Alarm, verify: timedelta) -> Signal:
    signal = Signal(
        id=draw("OS", 12),
        disease=alarm.disease,
        county=alarm.county,
        week=alarm.week,
        last_week=alarm.week,
        method=alarm.method,
        options=dict(alarm.options),
        count=alarm.count,
        upper_bound=alarm.upper_bound,
        raised_at=tx.now,
        verify_until=tx.now + verify,
        state=OPEN,
    )
    event = events.OutbreakSignalled(
        signal_id=signal.id,
        disease=signal.disease,
        county=signal.county,
        week=signal.week.isoformat(),
        method=signal.method,
        count=signal.count,
    )
    event.verify_until.FromDatetime(signal.verify_until)
    tx.emit(signal.id, event)
    return signal


def escalate_overdue(tx: Tx) -> None:
    """Sends signals that nobody verified in time up to the next level, each level once."""
    hours = law().at("escalate-hours", china_day(tx.now)).value
    late = select(Signal).where(col(Signal.state) == OPEN, col(Signal.verify_until) < tx.now)
    late = late.where(col(Signal.escalated) < len(hours)).with_for_update(skip_locked=True)
    for signal in tx.session.exec(late):
        due = signals.levels_due(signal.raised_at, tx.now, hours)
        for level in range(signal.escalated + 1, due + 1):
            told = {"signal_id": signal.id, "disease": signal.disease, "county": signal.county}
            tx.emit(signal.id, events.OutbreakSignalOverdue(**told, level=level))
        signal.escalated = max(signal.escalated, due)
        tx.session.add(signal)

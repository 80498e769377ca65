"""What signals were worth: precision by disease and method, and what another threshold would have done."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import sqlalchemy as sa
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput
from city.days import china_day
from services.health.surveillance.actions.counts import day_of, history
from services.health.surveillance.actions.watch import alarms, history_weeks
from services.health.surveillance.law import Disease, defaults, diseases, law
from services.health.surveillance.models import CONFIRMED, EXCLUDED, Signal, SignalWeek
from services.health.surveillance.rules import methods, request, signals

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from chassis.edge import Tx

WEEK = signals.WEEK
_YEAR_WEEKS = 52


@dataclass
class Row:
    """Signals of a disease and method; `disease` is empty where a method is summed up."""

    disease: str
    method: str
    signals: int = 0
    confirmed: int = 0
    excluded: int = 0
    verified: int = 0
    in_time: int = 0

    @property
    def precision(self) -> float | None:
        """Confirmed out of those concluded; None while none is."""
        concluded = self.confirmed + self.excluded
        return self.confirmed / concluded if concluded else None

    @property
    def share_in_time(self) -> float | None:
        """Verified by the limit, out of those verified."""
        return self.in_time / self.verified if self.verified else None


def precision(tx: Tx, from_week: str, until_week: str) -> tuple[date, date, list[Row], list[Row]]:
    """First and last day, rows by disease and method, rows by method. Raises InvalidInput naming every fault."""
    today = china_day(tx.now)
    until = day_of(until_week) if until_week else today
    since = day_of(from_week) if from_week else (until or today) - _YEAR_WEEKS * WEEK
    faults = [
        Fault(name, "health.surveillance-day", "应为日期（YYYY-MM-DD）", "a date (YYYY-MM-DD)")
        for name, day in (("fromWeek", since), ("untilWeek", until))
        if day is None
    ]
    if since and until and since > until:
        faults.append(Fault("fromWeek", "health.surveillance-weeks", "不能晚于结束日期", "not later than untilWeek"))
    if faults:
        raise InvalidInput.of("health.precision", faults)
    assert since is not None
    assert until is not None
    table: Any = Signal.__table__
    groups = (table.c.disease, table.c.method, table.c.state, table.c.in_time, table.c.verified_at.is_not(None))
    query = sa.select(*groups, sa.func.count()).where(table.c.week.between(since, until)).group_by(*groups)
    by_disease: dict[tuple[str, str], Row] = {}
    by_method: dict[str, Row] = {}
    for disease, method, state, in_time, verified, number in tx.session.connection().execute(query):
        rows = (
            by_disease.setdefault((disease, method), Row(disease, method)),
            by_method.setdefault(method, Row("", method)),
        )
        for row in rows:
            row.signals += number
            row.confirmed += number * (state == CONFIRMED)
            row.excluded += number * (state == EXCLUDED)
            row.verified += number * bool(verified)
            row.in_time += number * bool(verified and in_time)
    return since, until, [by_disease[key] for key in sorted(by_disease)], [by_method[key] for key in sorted(by_method)]


@dataclass(frozen=True)
class Tried:
    """A method with its options, and what it would have been worth."""

    method: str
    options: Mapping[str, Any]
    worth: signals.Worth


def try_threshold(tx: Tx, code: str, method: str, told: Mapping[str, Any]) -> tuple[date, date, Tried, Tried]:
    """First and last week of the last year, the disease's own method over it, and the method tried.

    Options not told are the disease's own where the method stays, the method's defaults where it changes. Raises
    InvalidInput naming every fault; a history too short for the method is one.
    """
    today = china_day(tx.now)
    disease = diseases().get(code)
    if disease is None:
        zh, en = "监测病种中没有这一病种", "no such disease is under surveillance"
        faults = [Fault("disease", "health.surveillance-disease", zh, en)]
        if method:
            faults += request.option_faults(method, told, defaults(method, today))
        raise InvalidInput.of("health.what-if", faults)
    other = method or disease.method
    known = {**defaults(other, today), **(disease.told if other == disease.method else {})}
    if faults := request.option_faults(other, told, known):
        raise InvalidInput.of("health.what-if", faults)
    last = signals.last_finished_week(today, law().at("weeks-close-after-days", today).value)
    first = last - (_YEAR_WEEKS - 1) * WEEK
    options = request.options(other, told, known)
    weeks = max(history_weeks(today), methods.needed(other, options) + _YEAR_WEEKS)
    past = history(tx, [code], last, weeks)
    there = 0 if past is None else (first - past.first).days // 7
    if past is None or there < methods.needed(other, options):
        zh = f"该方法需要一年之前 {methods.needed(other, options)} 周的历史，只有 {max(there, 0)} 周"
        en = f"the method needs {methods.needed(other, options)} weeks before the year; there are {max(there, 0)}"
        raise InvalidInput.of("health.what-if", [Fault("method", "health.surveillance-too-short", zh, en)])
    within = law().at("same-outbreak-weeks", today).value
    raised = _raised(tx, code, first, last)

    def tried(by: str, with_options: Mapping[str, Any]) -> Tried:
        changed = Disease(**{**vars(disease), "method": by, "told": with_options})
        found: defaultdict[str, list[date]] = defaultdict(list)
        for alarm in alarms(past, [changed], first, today):
            found[alarm.county].append(alarm.week)
        return Tried(by, with_options, signals.worth(found, raised, within))

    return first, last, tried(disease.method, disease.options(today)), tried(other, options)


def _raised(tx: Tx, disease: str, first: date, last: date) -> list[signals.Known]:
    """The signals of a disease that touch these weeks, with all their weeks."""
    query = select(Signal).where(col(Signal.disease) == disease)
    found = tx.session.exec(query.where(col(Signal.week) <= last, col(Signal.last_week) >= first)).all()
    weeks: defaultdict[str, list[date]] = defaultdict(list)
    if found:
        ids = [signal.id for signal in found]
        for row in tx.session.exec(select(SignalWeek).where(col(SignalWeek.signal_id).in_(ids))):
            weeks[row.signal_id].append(row.week)
    return [signals.Known(one.county, tuple(weeks[one.id]) or (one.week,), one.state) for one in found]

"""The legal clock (办理时限) of an item and of a case: pure. Limits, stops and a day in; days used, light, due day out.

All days are working days of `city.calendar`; the day of acceptance does not count. A day that a stop touches is a
stopped day: neither the day on which something was asked back nor the day on which it came is charged to the
department. Publicity (公示) lasts calendar days and so stops the working days among them. Stops may overlap; a day
stopped twice is one stopped day. On every day, however many stops:

    elapsed = used + stopped          working days since acceptance
    used + left = promised            left is negative once the promise is broken
    stopped + used + left = promised + stopped = working days from acceptance to the due day, while it is not past
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from city.calendar import add_working_days, is_provisional, working_days_between

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from services.onething.rules import Node

GREEN, YELLOW, RED = "GREEN", "YELLOW", "RED"
SUPPLEMENT, PUBLICITY, EXPERT_REVIEW = "SUPPLEMENT", "PUBLICITY", "EXPERT_REVIEW"
_WORST_FIRST = (RED, YELLOW, GREEN)
DAY = timedelta(days=1)
_REMEMBERED = 4096
Span = tuple[date, date]


@dataclass(frozen=True, slots=True)
class Stop:
    """The clock stands from `first` to `last`, both included; `last` is None while nobody knows when it ends."""

    kind: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Limit:
    """Statutory and promised limit in working days; promised 0: on the spot (即办), due on the day of acceptance."""

    legal: int
    promised: int


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock shows on a day.

    `due` and `legal_due` assume that a stop without an end ends today; `provisional` and `legal_provisional`: they
    cross a year whose make-up days are not published. `standing`: today is stopped. `changes_on`: the first day with
    another light if nothing happens until then; None if there is none, or if nobody knows when the clock goes on.
    """

    elapsed: int
    stopped: int
    used: int
    left: int
    light: str
    due: date
    legal_due: date
    provisional: bool
    standing: bool
    changes_on: date | None
    legal_provisional: bool


def publicity(first: date, calendar_days: int) -> Stop:
    """The stop of a publicity that begins on `first`: that day, and so many calendar days after it."""
    return Stop(PUBLICITY, first, first + timedelta(days=calendar_days))


@lru_cache(_REMEMBERED)
def read(limit: Limit, accepted: date, stops: tuple[Stop, ...], today: date, yellow_percent: int) -> Reading:
    """The clock of one item on `today`, which is not before `accepted`; yellow from that share of the promise used."""
    spans = _spans(stops, today)
    due = _last_day(accepted, limit.promised, spans)
    legal_due = _last_day(accepted, limit.legal, spans)
    # What is due on the spot has no days to use: it is counted from the day on which it was due.
    since = accepted if limit.promised else due
    elapsed, stopped = working_days_between(since, today), _stopped(since, today, spans)
    used = elapsed - stopped
    threshold = _share(limit.promised, yellow_percent)
    light = _light(today, due, used, threshold)
    changes_on: date | None = None
    if light != RED and not any(stop.last is None for stop in stops):
        changes_on = _last_day(accepted, threshold, spans) if light == GREEN and threshold else due + DAY
    return Reading(
        elapsed=elapsed,
        stopped=stopped,
        used=used,
        left=limit.promised - used,
        light=light,
        due=due,
        legal_due=legal_due,
        provisional=is_provisional(accepted, due),
        standing=any(first <= today <= last for first, last in spans),
        changes_on=changes_on,
        legal_provisional=is_provisional(accepted, legal_due),
    )


@dataclass(frozen=True, slots=True)
class CaseReading:
    """The whole case: its limit along the critical path and the stops on it, in working days; due day and light.

    `changes_on`: the first day with another light if nothing more stops the clock until then; None once it is red.
    """

    promised: int
    stopped: int
    due: date
    provisional: bool
    light: str
    changes_on: date | None


def read_case(
    graph: Sequence[Node],
    promised: Mapping[str, int],
    stopped: Mapping[str, int],
    opened: date,
    today: date,
    yellow_percent: int,
) -> CaseReading:
    """The clock of a case: the longest path of promised days, lengthened by the stops that lie on such a path.

    `promised` and `stopped`: node → working days, 0 if left out. A stop beside the critical path costs nothing until
    its own path becomes the longest.
    """
    plain = critical_days(graph, promised)
    lengthened = plain
    if any(stopped.values()):
        lengthened = critical_days(graph, {n.key: promised.get(n.key, 0) + stopped.get(n.key, 0) for n in graph})
    due, provisional = add_working_days(opened, lengthened)
    used = working_days_between(opened, today)
    threshold = _share(lengthened, yellow_percent)
    light = _light(today, due, used, threshold)
    changes_on: date | None = None
    if light != RED:
        changes_on = add_working_days(opened, threshold)[0] if light == GREEN and threshold else due + DAY
    return CaseReading(plain, lengthened - plain, due, provisional, light, changes_on)


def critical_days(graph: Sequence[Node], days: Mapping[str, int]) -> int:
    """The longest path through a graph without circles, each node as long as `days` says; planned ones do not count."""
    longest: dict[str, int] = {}
    left = {node.key: node for node in graph}
    while left:
        ready = [node for node in left.values() if not node.before & left.keys()]
        for node in ready:
            start = max((longest[key] for key in node.before if key in longest), default=0)
            longest[node.key] = start + (0 if node.planned else days.get(node.key, 0))
            del left[node.key]
    return max(longest.values(), default=0)


def worst(lights: Iterable[str]) -> str:
    """The worst of some lights; empty if there is none."""
    shown = set(lights)
    return next((light for light in _WORST_FIRST if light in shown), "")


def stopped_days(accepted: date, stops: tuple[Stop, ...], today: date) -> int:
    """Working days after acceptance that the stops take, until `today` or as far as their end is known."""
    spans = _spans(stops, today)
    return _stopped(accepted, max((last for _, last in spans), default=today), spans)


def _light(today: date, due: date, used: int, threshold: int) -> str:
    if today > due:
        return RED
    return YELLOW if threshold and used >= threshold else GREEN


def _share(days: int, percent: int) -> int:
    """So many percent of `days`, rounded up to whole days."""
    return -(-days * percent // 100)


def _spans(stops: tuple[Stop, ...], today: date) -> tuple[Span, ...]:
    """The stops as spans apart from each other, in order; one without an end reaches to `today`."""
    ends = sorted((stop.first, today if stop.last is None else stop.last) for stop in stops)
    merged: list[Span] = []
    for first, last in ends:
        if last < first:
            continue
        if merged and first <= merged[-1][1] + DAY:
            merged[-1] = (merged[-1][0], max(merged[-1][1], last))
        else:
            merged.append((first, last))
    return tuple(merged)


def _stopped(since: date, until: date, spans: tuple[Span, ...]) -> int:
    """Working days after `since`, up to and with `until`, that lie in the spans."""
    return sum(working_days_between(max(since, first - DAY), min(until, last)) for first, last in spans)


def _last_day(accepted: date, days: int, spans: tuple[Span, ...]) -> date:
    """The first day on which so many working days are used: never a stopped one."""
    if not days:
        due, _ = add_working_days(accepted, 0)
        for first, last in spans:
            if first <= due <= last:
                due, _ = add_working_days(last, 1)
        return due
    due, _ = add_working_days(accepted, days)
    while True:
        # Each stop reached moves the day on, which may reach the next stop; the first day that fits is the answer.
        later, _ = add_working_days(accepted, days + _stopped(accepted, due, spans))
        if later == due:
            return due
        due = later

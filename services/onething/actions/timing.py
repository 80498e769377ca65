"""The clock of items and cases as the store keeps them. Rules: `services.onething.clock`."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from city.calendar import day_of, start_of
from services.onething import clock, rules
from services.onething.clock import CaseReading, Limit, Reading, Stop
from services.onething.law import law

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import datetime

    from chassis.edge import Tx
    from services.onething.catalogue import Step
    from services.onething.store import CaseState, ItemState

_NO_CLOCK = frozenset({rules.WAITING, rules.UNDOING, rules.UNDONE})


def keep_time(tx: Tx, item: ItemState, step: Step) -> None:
    """Sets the clock by the item's status; called at every change of it. The light itself worsens by the sweep alone.

    What is asked back stops the clock, whatever comes next lets it go on, and an end fixes it.
    """
    item.stops = _stops_now(item, day_of(tx.now).isoformat())
    reading = read_item(item, step, tx.now)
    if reading is None:
        item.due_on, item.due_provisional, item.light, item.next_light_at = None, False, "", None
        return
    item.due_on, item.due_provisional = reading.due, reading.provisional
    if item.status not in rules.OPEN:
        item.light, item.next_light_at = reading.light, None
        return
    if not item.light or clock.worst([item.light, reading.light]) == item.light:
        item.light = reading.light
    item.next_light_at = next_change(reading, item.light, tx.now)


def _stops_now(item: ItemState, today: str) -> list[dict[str, str | None]]:
    """The stops that the item's status allows: what was asked back stands while the item waits for it, an end ends all.

    An end that is known and still to come is cut short by the end of the item alone.
    """
    waits, ended = item.status == rules.WAITING_APPLICANT, item.status not in rules.OPEN
    over = [
        stop
        for stop in item.stops
        if (ended and (stop["last"] or today) >= today)
        or (stop["kind"] == clock.SUPPLEMENT and stop["last"] is None and not waits)
    ]
    stops = [{**stop, "last": today} if stop in over else stop for stop in item.stops]
    if waits and not any(stop["kind"] == clock.SUPPLEMENT and stop["last"] is None for stop in stops):
        stops.append({"kind": clock.SUPPLEMENT, "first": today, "last": None})
    return stops


def next_change(reading: Reading, light: str, now: datetime) -> datetime | None:
    """When the sweep must look at an item that shows `light`: at once if it should show another."""
    if reading.light != light:
        return now
    return start_of(reading.changes_on) if reading.changes_on else None


def limit_of(step: Step) -> Limit | None:
    """The limits of a step; None for a share and for what the catalogue gives no limit."""
    return step.limit


def stops_of(stored: Iterable[Mapping[str, str | None]]) -> tuple[Stop, ...]:
    """The stops as the rules know them."""
    return tuple(Stop(str(one["kind"]), date.fromisoformat(str(one["first"])), _day(one["last"])) for one in stored)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def read_item(item: ItemState, step: Step, now: datetime) -> Reading | None:
    """The clock of an item at `now`, or at its end; None where no limit runs.

    The parameters are those of the day of acceptance, so that an old case reads as it did.
    """
    limit = limit_of(step)
    if limit is None or item.started_at is None or item.status in _NO_CLOCK:
        return None
    return read_clock(limit, item.started_at, item.stops, item.finished_at or now)


def read_clock(limit: Limit, started_at: datetime, stops: Iterable[Mapping[str, str | None]], at: datetime) -> Reading:
    """The clock of a limit that began at `started_at`."""
    accepted = day_of(started_at)
    return clock.read(limit, accepted, stops_of(stops), day_of(at), _yellow(accepted))


def read_whole(case: CaseState, now: datetime) -> CaseReading | None:
    """The clock of a whole case at `now`, or at its end; None if no item has a limit.

    Once an appeal has opened it again it counts from that day, and only what has not ended before: neither the days
    until the appeal was won nor items that were granted long ago are charged to those who now decide anew.
    """
    steps, since = case.entry.steps, case.reopened_at
    promised = {
        key: steps[key].promised_days
        for key, item in case.items.items()
        if limit_of(steps[key]) and not (since and item.finished_at and item.finished_at < since)
    }
    if not promised:
        return None
    opened, today = day_of(since or case.opened_at), day_of(case.closed_at or now)
    stopped = {
        key: clock.stopped_days(day_of(item.started_at), stops_of(item.stops), today)
        for key, item in case.items.items()
        if item.stops and item.started_at and key in promised
    }
    return clock.read_case(case.entry.graphs[case.situation], promised, stopped, opened, today, _yellow(opened))


@cache
def _yellow(day: date) -> int:
    return int(law().at("yellow-percent", day).value)

"""The legal clock by tables and by property."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from chassis.parameters import Parameters
from city.calendar import is_working_day, start_of, working_days_between
from services.onething import clock
from services.onething.actions import timing
from services.onething.catalogue import load
from services.onething.clock import EXPERT_REVIEW, GREEN, RED, SUPPLEMENT, YELLOW, Limit, Stop, publicity
from services.onething.rules import Node

if TYPE_CHECKING:
    from pathlib import Path

PERCENT = 80


def day(text: str) -> date:
    return date.fromisoformat(f"2026-{text}" if len(text) == 5 else text)


def stop(kind: str, first: str, last: str | None = None) -> Stop:
    return Stop(kind, day(first), day(last) if last else None)


def read(accepted: str, today: str, *stops: Stop, promised: int = 5, legal: int = 20) -> clock.Reading:
    return clock.read(Limit(legal, promised), day(accepted), stops, day(today), PERCENT)


@pytest.mark.parametrize(
    ("accepted", "today", "promised", "used", "left", "light", "due"),
    [
        # A plain week: accepted on a Monday, the day itself does not count.
        ("11-02", "11-02", 5, 0, 5, GREEN, "11-09"),
        ("11-02", "11-05", 5, 3, 2, GREEN, "11-09"),
        ("11-02", "11-06", 5, 4, 1, YELLOW, "11-09"),
        ("11-02", "11-08", 5, 4, 1, YELLOW, "11-09"),
        ("11-02", "11-09", 5, 5, 0, YELLOW, "11-09"),
        ("11-02", "11-10", 5, 6, -1, RED, "11-09"),
        # Overdue on the Saturday after a Friday: no working day more is used.
        ("11-02", "11-07", 4, 4, 0, RED, "11-06"),
        # National Day: 1 to 7 October off, Saturday the 10th worked.
        ("09-30", "10-07", 3, 0, 3, GREEN, "10-10"),
        ("09-30", "10-10", 3, 3, 0, YELLOW, "10-10"),
        ("09-30", "10-11", 3, 3, 0, RED, "10-10"),
        # Sunday 20 September is worked, Friday the 25th is not.
        ("09-18", "09-20", 5, 1, 4, GREEN, "09-24"),
        # One day: yellow on the day itself.
        ("11-02", "11-02", 1, 0, 1, GREEN, "11-03"),
        ("11-02", "11-03", 1, 1, 0, YELLOW, "11-03"),
        # On the spot.
        ("11-02", "11-02", 0, 0, 0, GREEN, "11-02"),
        ("11-02", "11-03", 0, 1, -1, RED, "11-02"),
        ("11-07", "11-09", 0, 0, 0, GREEN, "11-09"),
    ],
)  # fmt: skip
def test_a_clock_without_stops(  # noqa: PLR0913
    accepted: str, today: str, promised: int, used: int, left: int, light: str, due: str
) -> None:
    found = read(accepted, today, promised=promised)
    assert (found.used, found.left, found.light, found.due) == (used, left, light, day(due))
    assert (found.stopped, found.standing) == (0, False)


@pytest.mark.parametrize(
    ("today", "stops", "stopped", "used", "light", "due"),
    [
        # Asked back on Wednesday, handed in on Friday: three stopped days.
        ("11-10", [stop(SUPPLEMENT, "11-04", "11-06")], 3, 3, GREEN, "11-12"),
        # Still waiting: due as if it came today.
        ("11-05", [stop(SUPPLEMENT, "11-04")], 2, 1, GREEN, "11-11"),
        ("11-20", [stop(SUPPLEMENT, "11-04")], 13, 1, GREEN, "11-26"),
        # Asked back on the last day: it is not charged, and the clock never turns red while it stands.
        ("11-30", [stop(SUPPLEMENT, "11-09")], 16, 4, YELLOW, "12-01"),
        # Asked back when it was already overdue: too late to help.
        ("11-12", [stop(SUPPLEMENT, "11-11")], 2, 6, RED, "11-09"),
        # Overlapping stops count once: the 4th to the 9th.
        ("11-11", [stop(SUPPLEMENT, "11-04", "11-06"), stop(EXPERT_REVIEW, "11-05", "11-09")], 4, 3, GREEN, "11-13"),
        # One inside the other, and the same twice.
        ("11-11", [stop(EXPERT_REVIEW, "11-03", "11-06"), stop(SUPPLEMENT, "11-04", "11-04")], 4, 3, GREEN, "11-13"),
        ("11-10", [stop(SUPPLEMENT, "11-04", "11-06"), stop(SUPPLEMENT, "11-04", "11-06")], 3, 3, GREEN, "11-12"),
        # Over the weekend only, and on the day of acceptance: nothing to stop.
        ("11-09", [stop(SUPPLEMENT, "11-07", "11-08")], 0, 5, YELLOW, "11-09"),
        ("11-03", [stop(SUPPLEMENT, "11-02", "11-02")], 0, 1, GREEN, "11-09"),
        # Begun before the item started (a publicity of the whole case).
        ("11-05", [stop(EXPERT_REVIEW, "10-28", "11-03")], 1, 2, GREEN, "11-10"),
        # An end that is known moves the due day on before it has come.
        ("11-03", [publicity(day("11-03"), 7)], 1, 0, GREEN, "11-17"),
    ],
)
def test_stops(today: str, stops: list[Stop], stopped: int, used: int, light: str, due: str) -> None:
    found = read("11-02", today, *stops)
    assert (found.stopped, found.used, found.light, found.due) == (stopped, used, light, day(due))
    assert found.left == 5 - used


def test_publicity_over_the_national_day_week() -> None:
    """Seven calendar days from 29 September end on 6 October; only two working days are among them."""
    shown = publicity(day("09-29"), 7)
    assert shown.last == day("10-06")
    found = read("09-28", "10-08", shown)
    assert (found.elapsed, found.stopped, found.used, found.standing) == (3, 2, 1, False)
    assert found.due == day("10-13")
    assert read("09-28", "10-03", shown).standing


def test_a_limit_that_crosses_into_2027_is_an_estimate() -> None:
    assert not read("12-24", "12-24", promised=5).provisional
    crossing = read("12-24", "12-24", promised=6)
    assert (crossing.due, crossing.provisional) == (day("2027-01-04"), True)
    # The promise ends this year, the limit of the law does not.
    both = read("11-24", "11-24", promised=1, legal=30)
    assert (both.legal_due.year, both.provisional, both.legal_provisional) == (2027, False, True)
    # A stop that pushes the due day over the year's end does so too.
    assert read("12-24", "12-28", stop(SUPPLEMENT, "12-28"), promised=5).provisional


@pytest.mark.parametrize(
    ("today", "changes_on"),
    [("11-02", "11-06"), ("11-05", "11-06"), ("11-06", "11-10"), ("11-09", "11-10"), ("11-10", None)],
)
def test_the_next_light_is_known(today: str, changes_on: str | None) -> None:
    assert read("11-02", today).changes_on == (day(changes_on) if changes_on else None)


def test_nobody_knows_the_next_light_of_a_standing_clock() -> None:
    assert read("11-02", "11-05", stop(SUPPLEMENT, "11-04")).changes_on is None
    assert read("11-02", "11-04", publicity(day("11-04"), 7)).changes_on == day("11-16")


def test_statutory_limit_beside_the_promised_one() -> None:
    found = read("11-02", "11-10", promised=5, legal=20)
    assert (found.light, found.due, found.legal_due) == (RED, day("11-09"), day("11-30"))


def node(key: str, *after: str, planned: bool = False) -> Node:
    return Node(key, frozenset(after), planned=planned)


GRAPH = (node("a"), node("b", "a"), node("c", "a"), node("d", "b", "c"), node("p", "d", planned=True))
DAYS = {"a": 1, "b": 5, "c": 2, "d": 2, "p": 10}


def test_the_case_is_as_long_as_its_critical_path() -> None:
    assert clock.critical_days(GRAPH, DAYS) == 8
    assert clock.critical_days((), {}) == 0


@pytest.mark.parametrize(
    ("stopped", "length", "due"),
    [
        ({}, 0, "11-12"),
        ({"b": 2}, 2, "11-16"),
        ({"c": 3}, 0, "11-12"),  # beside the critical path: no effect
        ({"c": 4}, 1, "11-13"),  # its path is the longest now
        ({"b": 1, "d": 1}, 2, "11-16"),
    ],
)
def test_stops_lengthen_the_case_only_on_its_critical_path(stopped: dict[str, int], length: int, due: str) -> None:
    found = clock.read_case(GRAPH, DAYS, stopped, day("11-02"), day("11-02"), PERCENT)
    assert (found.promised, found.stopped, found.due, found.light) == (8, length, day(due), GREEN)


@pytest.mark.parametrize(("today", "light"), [("11-10", GREEN), ("11-11", YELLOW), ("11-12", YELLOW), ("11-13", RED)])
def test_lights_of_the_case(today: str, light: str) -> None:
    assert clock.read_case(GRAPH, DAYS, {}, day("11-02"), day(today), PERCENT).light == light


def test_the_worst_light_shows() -> None:
    assert clock.worst([GREEN, YELLOW, "", GREEN]) == YELLOW
    assert clock.worst([GREEN, RED, YELLOW]) == RED
    assert clock.worst([""]) == ""


FIRST = date(2024, 1, 1)
days = st.integers(0, 1500).map(lambda n: FIRST + timedelta(days=n))


@st.composite
def situations(draw: st.DrawFn) -> tuple[Limit, date, tuple[Stop, ...], date]:
    """A limit, a day of acceptance, stops that may overlap, touch or contain each other, and a day."""
    accepted = draw(days)
    promised = draw(st.integers(0, 60))
    today = accepted + timedelta(days=draw(st.integers(0, 200)))
    stops = []
    for _ in range(draw(st.integers(0, 5))):
        first = accepted + timedelta(days=draw(st.integers(-10, 150)))
        length = draw(st.none() | st.integers(0, 40))
        if length is not None or first <= today:
            stops.append(Stop("ANY", first, None if length is None else first + timedelta(days=length)))
    return Limit(promised + draw(st.integers(0, 60)), promised), accepted, tuple(stops), today


@given(situations())
def test_days_add_up(case: tuple[Limit, date, tuple[Stop, ...], date]) -> None:
    """INVARIANT: used + stopped = elapsed and used + left = promised, whatever the stops.

    Counting a stopped day twice, or a holiday as used, would break it, and with it every light.
    """
    limit, accepted, stops, today = case
    found = clock.read(limit, accepted, stops, today, PERCENT)
    assert found.used + found.left == limit.promised
    assert found.used + found.stopped == found.elapsed
    assert min(found.used, found.stopped, found.elapsed) >= 0
    if limit.promised:
        assert found.elapsed == working_days_between(accepted, today)


def touched(stops: tuple[Stop, ...], day: date, today: date) -> bool:
    return any(stop.first <= day <= (stop.last or today) for stop in stops)


@given(situations())
def test_the_clock_agrees_with_counting_by_hand(case: tuple[Limit, date, tuple[Stop, ...], date]) -> None:
    """INVARIANT: stopped + used + left = the working days from acceptance to the due day; counted day by day here."""
    limit, accepted, stops, today = case
    assume(limit.promised)
    found = clock.read(limit, accepted, stops, today, PERCENT)
    used, stopped, current = 0, 0, accepted
    while used < limit.promised:
        current += timedelta(days=1)
        if is_working_day(current):
            inside = touched(stops, current, today)
            used, stopped = used + (not inside), stopped + inside
    assert found.due == current
    assert stopped + limit.promised == working_days_between(accepted, found.due)
    if today <= found.due and all((stop.last or today) <= today for stop in stops):
        assert found.stopped + found.used + found.left == working_days_between(accepted, found.due)
    assert not touched(stops, found.due, today)
    assert (found.light == RED) == (today > found.due)
    assert found.due <= found.legal_due


@given(situations(), st.integers(0, 60), st.integers(0, 30))
def test_a_stop_never_brings_the_due_day_forward(
    case: tuple[Limit, date, tuple[Stop, ...], date], after: int, length: int
) -> None:
    """INVARIANT: one stop more never makes an item due earlier, nor its light worse."""
    limit, accepted, stops, today = case
    first = accepted + timedelta(days=after)
    more = (*stops, Stop("ANY", first, first + timedelta(days=length)))
    without, with_it = (clock.read(limit, accepted, s, today, PERCENT) for s in (stops, more))
    assert with_it.due >= without.due
    order = [GREEN, YELLOW, RED]
    assert order.index(with_it.light) <= order.index(without.light)


@given(situations())
def test_the_light_changes_exactly_when_it_was_said(case: tuple[Limit, date, tuple[Stop, ...], date]) -> None:
    """INVARIANT: the light stays as it is until `changes_on`, and is another on that day: else the sweep misses it."""
    limit, accepted, stops, today = case
    found = clock.read(limit, accepted, stops, today, PERCENT)
    assume(found.changes_on)
    assert found.changes_on is not None
    assert found.changes_on > today
    eve = clock.read(limit, accepted, stops, found.changes_on - timedelta(days=1), PERCENT)
    then = clock.read(limit, accepted, stops, found.changes_on, PERCENT)
    assert eve.light == found.light
    assert then.light != found.light


@given(st.lists(st.tuples(st.integers(0, 9), st.sets(st.integers(0, 20))), max_size=12))
def test_the_critical_path_is_the_longest_of_all(shape: list[tuple[int, set[int]]]) -> None:
    """INVARIANT: no chain of items takes longer than the limit of the case."""
    graph = tuple(node(str(n), *(str(b) for b in before if b < n)) for n, (_, before) in enumerate(shape))
    lengths = {str(n): length for n, (length, _) in enumerate(shape)}

    def longest(key: str) -> int:
        return lengths[key] + max((longest(before) for before in graph[int(key)].after), default=0)

    assert clock.critical_days(graph, lengths) == max(map(longest, lengths), default=0)


def test_a_promise_without_a_limit_of_the_law_has_its_clock() -> None:
    """INVARIANT: what is promised runs, also where no law sets a limit; else no light would ever turn there."""
    steps = [step for entry in load().versions.values() for step in entry.steps.values()]
    for step in steps:
        assert (step.limit is None) == (step.node.share or not (step.legal_days or step.promised_days))
    (stop_pension,) = [step for step in steps if step.task == "stop-pension"]
    assert stop_pension.limit == Limit(1, 1)


def test_an_old_item_is_read_by_the_parameters_of_its_day(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """INVARIANT: a case far in the past recomputes with the parameters and the calendar of its day, whenever asked."""
    values = [(date(2000, 1, 1), 40), (date(2026, 1, 1), 80)]
    told = [{"from": since, "value": value, "source": "-", "status": "unconfirmed"} for since, value in values]
    path = tmp_path / "parameters.yaml"
    path.write_text(yaml.safe_dump({"yellow-percent": {"title": "t", "unit": "u", "values": told}}), encoding="utf-8")
    timing._yellow.cache_clear()
    monkeypatch.setattr(timing, "law", lambda: Parameters(path))
    # The National Day week of 2024 with its make-up days: Sunday 29 September and Saturday 12 October.
    old = timing.read_clock(Limit(10, 5), start_of(date(2024, 9, 27)), [], start_of(date(2024, 9, 30)))
    assert (old.used, old.due, old.light) == (2, date(2024, 10, 10), YELLOW)
    new = timing.read_clock(Limit(10, 5), start_of(day("11-02")), [], start_of(day("11-04")))
    assert (new.used, new.light) == (2, GREEN)
    timing._yellow.cache_clear()

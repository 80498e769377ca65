"""Green ways: opened once, never two in contradiction, released whatever fails."""

from __future__ import annotations

import itertools
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from civic.transport.v1 import events_pb2 as events
from civic.transport.v1 import transport_pb2 as pb
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from chassis.edge import system
from chassis.errors import NotFound
from services.transport.actions import green_ways
from services.transport.law import law
from services.transport.models import CrossingHold, GreenWay
from services.transport.network import network
from services.transport.rules import green_way as rules
from services.transport.rules.network import Crossing, Network, Road
from tests.support import Stage
from tests.transport.factories import (
    OPERATOR,
    Safety,
    arrived,
    asked,
    closed,
    ended,
    make_stage,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.settings import Settings
    from tests.support import Record

CENTRE = next(one for one in network().crossings if one.id == "T330802005")
STREET = 0.0054  # about 600 m of latitude, a block of the grid
# Straight along one street of the grid of 柯城区, and straight across it.
ALONG = (CENTRE.lat, CENTRE.lon - 0.018, CENTRE.lat, CENTRE.lon + 0.018)
BACK = (CENTRE.lat, CENTRE.lon + 0.018, CENTRE.lat, CENTRE.lon - 0.018)
ACROSS = (CENTRE.lat - 3 * STREET, CENTRE.lon, CENTRE.lat + 3 * STREET, CENTRE.lon)
NOW = datetime(2026, 11, 20, 9, tzinfo=UTC)


@pytest.fixture
def safety() -> Safety:
    return Safety({"i1": ALONG, "i2": ACROSS, "i3": BACK})


@pytest.fixture
def on(fresh: Callable[..., Settings], safety: Safety) -> Stage:
    return make_stage(fresh, safety)


def said(on: Stage) -> list[Message]:
    return on.announced("transport")


def tick(on: Stage) -> None:
    on.host.departments["transport"].edge.perform(green_ways.keep_green_ways, system("transport"))


def held(on: Stage) -> list[pb.HeldCrossing]:
    return list(on.call("transport", "ListHeldCrossings", pb.ListHeldCrossingsRequest(), OPERATOR).crossings)


def holds(on: Stage) -> list[CrossingHold]:
    with on.host.departments["transport"].db.transaction(write=False) as session:
        return list(session.exec(select(CrossingHold)).all())


def let_time_pass(on: Stage, minutes: float) -> None:
    """As if everything had been asked so much earlier."""
    shift = timedelta(minutes=minutes)

    def move(tx: object) -> None:
        for table, names in ((GreenWay, ("since", "until")), (CrossingHold, ("since", "until"))):
            for row in tx.session.exec(select(table)).all():  # type: ignore[attr-defined]
                for name in names:
                    setattr(row, name, getattr(row, name) - shift)

    on.host.departments["transport"].edge.perform(move, system("transport"))


# --- rules ----------------------------------------------------------------------------------------------------------


def grid(size: int) -> Network:
    """A square of streets, 1 km apart."""
    crossings = tuple(
        Crossing(f"{row}{column}", "", "330802", 28.9 + row * 0.009, 118.8 + column * 0.01027)
        for row in range(size)
        for column in range(size)
    )
    roads = [Road(f"{r}{c}", f"{r}{c + 1}", 1000, "STREET") for r in range(size) for c in range(size - 1)]
    roads += [Road(f"{r}{c}", f"{r + 1}{c}", 1000, "STREET") for r in range(size - 1) for c in range(size)]
    return Network(crossings, tuple(roads))


def test_the_quickest_way_and_around_what_is_closed() -> None:
    net = grid(3)
    start, end = net.nearest(28.9, 118.8, 100), net.nearest(28.9, 118.8 + 2 * 0.01027, 100)
    assert start is not None
    assert end is not None
    way = net.quickest(start, end, {"STREET": 36})
    assert way is not None
    assert [one.id for one in way.crossings] == ["00", "01", "02"]
    assert way.at_seconds == pytest.approx((0, 100, 200), abs=0.5)
    around = net.quickest(start, end, {"STREET": 36}, without=frozenset({"01"}))
    assert around is not None
    assert [one.id for one in around.crossings] == ["00", "10", "11", "12", "02"]
    blocked = net.quickest(start, end, {"STREET": 36}, blocked=frozenset({("01", "00"), ("10", "00")}))
    assert blocked is None
    assert net.nearest(28.0, 118.0, 1000) is None


def test_phases_follow_the_turns() -> None:
    net = grid(3)
    straight = [net.crossings[net.index[one]] for one in ("00", "10", "20")]
    turning = [net.crossings[net.index[one]] for one in ("00", "10", "11")]
    way = rules.plan(law(), _way(straight), NOW, NOW + timedelta(hours=1))
    assert [hold.phase for hold in way.holds] == ["NS", "NS", "NS"]
    assert rules.phases(_way(turning)) == ("NS", "S>E", "EW")
    assert rules.phases(_way(straight[::-1])) == ("NS", "NS", "NS")


def _way(crossings: list[Crossing]) -> rules.Way:
    from services.transport.rules.network import Way  # noqa: PLC0415

    return Way(tuple(crossings), tuple(100.0 * place for place in range(len(crossings))))


def test_holds_last_their_minutes_and_never_past_the_asking() -> None:
    net = grid(3)
    way = _way([net.crossings[net.index[one]] for one in ("00", "01", "02")])
    plan = rules.plan(law(), way, NOW, NOW + timedelta(seconds=150))
    # Lead 60 s; slack 120 s and half of the travel time; nothing past 150 s, and 02 would begin at 140 s.
    seconds = [((hold.since - NOW).total_seconds(), (hold.until - NOW).total_seconds()) for hold in plan.holds]
    assert seconds == [(0, 120), (40, 150), (140, 150)]
    assert plan.travel_seconds == 200


@given(st.integers(0, 600), st.integers(1, 600), st.integers(0, 600), st.integers(1, 600), st.booleans(), st.booleans())
def test_contradiction_is_same_crossing_same_time_other_phase(
    one: int, lasts: int, other: int, others: int, place: bool, phase: bool
) -> None:
    def hold(crossing: str, phase: str, begin: int, seconds: int) -> rules.Hold:
        since = NOW + timedelta(seconds=begin)
        return rules.Hold(crossing, phase, since, since + timedelta(seconds=seconds))

    first = hold("x", "NS", one, lasts)
    second = hold("x" if place else "y", "NS" if phase else "EW", other, others)
    together = set(range(one, one + lasts)) & set(range(other, other + others))
    assert first.contradicts(second) == second.contradicts(first) == bool(place and not phase and together)


def test_a_wrong_network_stops_the_start() -> None:
    here, there = Crossing("a", "", "330802", 28.9, 118.8), Crossing("b", "", "330802", 28.9, 118.9)
    alone = Crossing("c", "", "330802", 28.8, 118.9)
    with pytest.raises(ValueError, match="unknown crossings: z"):
        Network((here, there), (Road("a", "z", 5, "MAIN"),))
    with pytest.raises(ValueError, match="2 parts"):
        Network((here, there, alone), (Road("a", "b", 5, "MAIN"),))
    with pytest.raises(ValueError, match="longer than nothing"):
        Network((here, there), (Road("a", "b", 0, "MAIN"),))


# --- opening and releasing ------------------------------------------------------------------------------------------


def test_a_green_way_opens_once_however_often_it_is_asked(on: Stage) -> None:
    """INVARIANT: one answer for a unit and incident. Would break if redelivery opened a second or refused the first."""
    first = asked("i1")
    on.deliver("transport", first, first)
    on.deliver("transport", first)
    on.deliver("transport", asked("i1"))  # the same asking, told anew
    (opened,) = said(on)
    assert isinstance(opened, events.GreenWayOpened)
    assert opened.crossings == len(holds(on)) >= 6
    assert 60 < opened.travel_seconds < 600
    read = on.call("transport", "GetGreenWay", pb.GetGreenWayRequest(green_way_id=opened.green_way_id), OPERATOR)
    assert (read.status, len(read.crossings)) == ("OPEN", opened.crossings)
    now = held(on)
    assert now
    assert {hold.phase for hold in now} == {"EW"}


@pytest.mark.parametrize(("last", "why"), [(arrived("i1"), "ARRIVED"), (ended("i1"), "ENDED"), (closed("i1"), "ENDED")])
def test_it_is_released_once(on: Stage, last: Record, why: str) -> None:
    on.deliver("transport", asked("i1"), last, last)
    on.deliver("transport", closed("i1"), ended("i1"), arrived("i1"))
    tick(on)
    opened, released = said(on)
    assert isinstance(opened, events.GreenWayOpened)
    assert isinstance(released, events.GreenWayReleased)
    assert (released.why, released.green_way_id) == (why, opened.green_way_id)
    assert held(on) == []
    assert all(hold.released_at for hold in holds(on))


@pytest.mark.parametrize("first", [ended("i1"), arrived("i1"), closed("i1")])
def test_what_was_ended_before_it_was_asked_opens_nothing(on: Stage, first: Record) -> None:
    """INVARIANT: events out of order never leave crossings held. Would break if the end were forgotten."""
    on.deliver("transport", first)
    on.deliver("transport", asked("i1"))
    (refused,) = said(on)
    assert (type(refused), refused.reason) == (events.GreenWayRefused, "TOO_LATE")  # type: ignore[attr-defined]
    assert holds(on) == []


def test_the_end_of_one_unit_is_not_the_end_of_another(on: Stage) -> None:
    on.deliver("transport", ended("i1", "unit-2"), asked("i1"), arrived("i1", "unit-3"))
    (opened,) = said(on)
    assert isinstance(opened, events.GreenWayOpened)
    assert held(on)


def test_a_fact_past_its_time_opens_nothing(on: Stage) -> None:
    """INVARIANT: last month's asking replayed holds no crossing."""
    on.deliver("transport", asked("i1", minutes=-1, begins=-30))
    (refused,) = said(on)
    assert (type(refused), refused.reason) == (events.GreenWayRefused, "TOO_LATE")  # type: ignore[attr-defined]


def test_a_route_that_leads_nowhere_is_refused(on: Stage, safety: Safety) -> None:
    safety.routes["far"] = (31.2, 121.5, 28.97, 118.86)
    on.deliver("transport", asked("unknown"), asked("far"))
    assert [getattr(refused, "reason", "") for refused in said(on)] == ["ROUTE_UNKNOWN", "ROUTE_UNKNOWN"]


def test_expired_by_the_clock_and_by_reading(on: Stage) -> None:
    """INVARIANT: a hold past its `until` never counts, whether any job has run or not."""
    on.deliver("transport", asked("i1"))
    (opened,) = said(on)
    let_time_pass(on, 61)
    assert held(on) == []
    read = pb.GetGreenWayRequest(green_way_id=opened.green_way_id)  # type: ignore[attr-defined]
    told = on.call("transport", "GetGreenWay", read, OPERATOR)
    assert (told.status, told.why) == ("RELEASED", "EXPIRED")
    on.deliver("transport", asked("i2"))  # across: nothing stands in its way any more
    assert [type(one) for one in said(on)] == [events.GreenWayOpened]
    tick(on)
    tick(on)
    (released,) = said(on)
    assert (released.why, released.incident_id) == ("EXPIRED", "i1")  # type: ignore[attr-defined]


def test_safety_that_does_not_answer_is_asked_again(on: Stage, safety: Safety) -> None:
    safety.down = True
    on.deliver("transport", asked("i1"), asked("i3"))
    tick(on)
    assert said(on) == []
    safety.down = False
    on.deliver("transport", closed("i3"))
    tick(on)
    refused, opened = said(on)
    assert (refused.incident_id, refused.reason) == ("i3", "TOO_LATE")  # type: ignore[attr-defined]
    assert isinstance(opened, events.GreenWayOpened)


def test_nobody_answered_until_it_was_too_late(on: Stage, safety: Safety) -> None:
    safety.down = True
    on.deliver("transport", asked("i1"))
    let_time_pass(on, 61)
    tick(on)
    (refused,) = said(on)
    assert refused.reason == "TOO_LATE"  # type: ignore[attr-defined]


def test_an_operator_gives_the_crossings_back(on: Stage) -> None:
    on.deliver("transport", asked("i1"))
    (opened,) = said(on)
    request = pb.ReleaseGreenWayRequest(green_way_id=opened.green_way_id)  # type: ignore[attr-defined]
    assert on.call("transport", "ReleaseGreenWay", request, OPERATOR).status == "RELEASED"
    assert on.call("transport", "ReleaseGreenWay", request, OPERATOR).status == "RELEASED"
    assert [one.why for one in said(on)] == ["ENDED"]  # type: ignore[attr-defined]
    with pytest.raises(NotFound):
        on.call("transport", "GetGreenWay", pb.GetGreenWayRequest(green_way_id="none"), OPERATOR)


# --- two at once ----------------------------------------------------------------------------------------------------


def contradictions(found: list[CrossingHold]) -> list[tuple[CrossingHold, CrossingHold]]:
    stand = [one for one in found if one.released_at is None]
    as_hold = {id(one): rules.Hold(one.crossing_id, one.phase, one.since, one.until) for one in stand}
    return [
        (one, other)
        for one, other in itertools.combinations(stand, 2)
        if as_hold[id(one)].contradicts(as_hold[id(other)])
    ]


def test_the_other_direction_shares_the_phase(on: Stage) -> None:
    on.deliver("transport", asked("i1"), asked("i3"))
    assert [type(one) for one in said(on)] == [events.GreenWayOpened, events.GreenWayOpened]
    assert contradictions(holds(on)) == []


def test_across_goes_around_or_is_refused(on: Stage) -> None:
    on.deliver("transport", asked("i1"))
    on.deliver("transport", asked("i2"))
    assert len(said(on)) == 2
    assert contradictions(holds(on)) == []


def test_many_at_once_never_contradict(on: Stage, safety: Safety) -> None:
    """INVARIANT: no crossing is held in two contradicting phases at once, however many ask at the same moment.

    Would break if holds were inserted without locking the crossings first.
    """
    for number in range(24):
        safety.routes[f"m{number}"] = (ALONG, ACROSS, BACK)[number % 3]
    start = threading.Barrier(8)

    def ask(part: int) -> None:
        start.wait()
        for number in range(part, 24, 8):
            on.deliver("transport", asked(f"m{number}"))

    threads = [threading.Thread(target=ask, args=(part,)) for part in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    answers = said(on)
    assert len(answers) == 24
    assert any(isinstance(one, events.GreenWayOpened) for one in answers)
    assert {one.reason for one in answers if isinstance(one, events.GreenWayRefused)} <= {"CROSSINGS_TAKEN"}
    assert contradictions(holds(on)) == []


def test_released_crossings_are_free_again(on: Stage) -> None:
    on.deliver("transport", asked("i1"), arrived("i1"), asked("i2"))
    _opened, _released, second = said(on)
    assert isinstance(second, events.GreenWayOpened)
    assert {one.phase for one in holds(on) if one.green_way_id == second.green_way_id} == {"NS"}

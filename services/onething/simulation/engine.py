"""Discrete events: each case moved by the real rules, each item worked on by officers who have a queue."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field, replace
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING

import simpy

from city.calendar import working_days_between
from services.onething import clock, rules
from services.onething.clock import Stop
from services.onething.law import law
from services.onething.simulation.habits import Habits, WorkTime, weights

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Mapping, Sequence
    from datetime import date

    from services.onething.catalogue import Entry, Step
    from services.onething.rules import Node
    from services.onething.simulation.habits import Assumptions

Desk = tuple[str, str]


@dataclass(frozen=True)
class Played:
    """One case that ended: working days from intake to end, what became of it, and whether its own limit was past."""

    county: str
    days: int
    calendar_days: int
    status: str
    red: bool


@dataclass
class ItemCount:
    """All items of one kind: how often, how often red, waiting for an officer and worked on, in working minutes."""

    ended: int = 0
    red: int = 0
    by_officer: int = 0
    waited: float = 0.0
    worked: float = 0.0
    waits: list[float] = field(default_factory=list)


@dataclass
class Outcome:
    """What a run came to. `waited` are working minutes at each desk (department, county), `officers` who sat there."""

    cases: list[Played] = field(default_factory=list)
    items: dict[str, ItemCount] = field(default_factory=lambda: defaultdict(ItemCount))
    waited: dict[Desk, float] = field(default_factory=lambda: defaultdict(float))
    worked: dict[Desk, float] = field(default_factory=lambda: defaultdict(float))
    officers: dict[Desk, int] = field(default_factory=dict)
    minutes: float = 0.0


@dataclass(frozen=True)
class Setting:
    """What is played: `more` officers at desks beside those of the assumptions."""

    entry: Entry
    situations: tuple[str, ...]
    year: int
    cases: int
    seed: int
    assumptions: Assumptions
    more: Mapping[Desk, int] = field(default_factory=dict)


@dataclass
class _Draws:
    """All chances of one item, drawn before anything is known: the same in every run of a seed."""

    check: float
    work: float
    again: float
    comes_after: float
    to_officer: bool
    supplement: bool
    refused: bool
    objected: bool


def draws_of(habits: Habits, chance: Random) -> _Draws:
    """The chances of an item."""
    return _Draws(
        habits.check.draw(chance),
        habits.work.draw(chance),
        habits.work.draw(chance) / 2,
        habits.comes_after.draw(chance),
        chance.random() < habits.to_officer,
        chance.random() < habits.supplement,
        chance.random() < habits.refused,
        chance.random() < habits.objected,
    )


def play(setting: Setting, told: Callable[[int], None] = lambda _: None) -> Outcome:
    """Plays all cases to their end; `told` is called with how many have ended.

    Items of departments that are not built yet are played as if they were.
    """
    run = _Run(setting, told)
    for number, (at, county, situation) in enumerate(_intake(setting, run.time)):
        run.env.process(run.arrive(number, at, county, situation))
    run.env.run()
    run.outcome.minutes = run.env.now
    return run.outcome


def _intake(setting: Setting, time: WorkTime) -> list[tuple[float, str, str]]:
    """When and where each case is taken in: as the months go, on working days."""
    chance = Random(f"{setting.seed} intake")  # noqa: S311 - a simulation that can be repeated
    days = range(time.in_year)
    heavy = [setting.assumptions.arrivals[time.month(day) - 1] for day in days]
    counties = sorted(weights())
    if setting.entry.counties:
        counties = [county for county in counties if county in setting.entry.counties]
    share = [weights()[county] for county in counties]
    found = [
        (day * time.minutes + chance.random() * time.minutes, county, chance.choice(setting.situations))
        for day, county in zip(
            chance.choices(days, heavy, k=setting.cases), chance.choices(counties, share, k=setting.cases), strict=True
        )
    ]
    return sorted(found)


@dataclass
class _Case:
    number: int
    county: str
    opened: date
    graph: tuple[Node, ...]
    states: dict[str, str]
    stops: dict[str, list[Stop]]
    accepted: dict[str, date] = field(default_factory=dict)
    closed: bool = False


class _Run:
    """One run: who sits where, and what happens to each case."""

    def __init__(self, setting: Setting, told: Callable[[int], None]) -> None:
        self.setting, self.told, self.outcome = setting, told, Outcome()
        self.env = simpy.Environment()
        self.time = WorkTime(setting.year, setting.assumptions.minutes)
        self._steps = setting.entry.steps
        self._habits = {key: setting.assumptions.of(step.task) for key, step in self._steps.items()}
        self._graphs = {
            situation: tuple(replace(node, planned=False) for node in graph)
            for situation, graph in setting.entry.graphs.items()
        }
        self._desks: dict[Desk, simpy.Resource] = {}
        self._yellow = int(law().at("yellow-percent", self.time.day(0)).value)

    def _desk(self, desk: Desk) -> simpy.Resource:
        if desk not in self._desks:
            count = self.setting.assumptions.officers(*desk) + self.setting.more.get(desk, 0)
            self._desks[desk] = simpy.Resource(self.env, capacity=count)
            self.outcome.officers[desk] = count
        return self._desks[desk]

    def _today(self) -> date:
        return self.time.day(self.env.now)

    def arrive(self, number: int, at: float, county: str, situation: str) -> Generator[simpy.Event, None, None]:
        yield self.env.timeout(at)
        graph = self._graphs[situation]
        states = {node.key: rules.WAITING for node in graph}
        case = _Case(number, county, self._today(), graph, states, {node.key: [] for node in graph})
        self._move(case)

    def _move(self, case: _Case) -> None:
        """As `actions.moving` does it, with the same rules."""
        moves = rules.advance(case.graph, case.states)
        case.states.update(dict.fromkeys(moves.plan, rules.PLANNED))
        case.states.update(dict.fromkeys(moves.skip, rules.SKIPPED))
        case.states.update(dict.fromkeys(moves.undo, rules.UNDONE))
        for key in moves.start:
            case.states[key] = rules.ASSIGNED
            case.accepted[key] = self._today()
            self.env.process(self._work(case, self._steps[key]))
        if moves.undo:
            self._move(case)
        elif moves.closed and not case.closed:
            case.closed = True
            self._end(case, moves.status)

    def _work(self, case: _Case, step: Step) -> Generator[simpy.Event, None, None]:
        """An item from start to end: checked by rule, decided by an officer where one decides, shown where declared."""
        key = step.node.key
        chance = Random(f"{self.setting.seed} {case.number} {key}")  # noqa: S311 - as above
        drawn = draws_of(self._habits[key], chance)
        yield self.env.timeout(drawn.check)
        decides = step.by_officer or (drawn.to_officer and not step.node.share)
        if decides:
            case.states[key] = rules.WAITING_OFFICER
            yield from self._sit(case, step, drawn.work)
        if drawn.supplement and not step.node.share:
            case.states[key] = rules.WAITING_APPLICANT
            yield from self._stand(case, step, Stop(clock.SUPPLEMENT, self._today(), self._back(drawn.comes_after)))
            yield from self._sit(case, step, drawn.again) if decides else ()
        granted = not drawn.refused or step.node.share
        if granted and step.publicity_days:
            case.states[key] = rules.PROPOSED
            shown = clock.publicity(self._today(), step.publicity_days)
            yield from self._stand(case, step, shown)
            if drawn.objected:
                case.states[key] = rules.WAITING_OFFICER
                yield from self._sit(case, step, drawn.work)
        case.states[key] = rules.GRANTED if granted else rules.REFUSED
        if not step.node.share:
            self._count(case, step)
        self._move(case)

    def _sit(self, case: _Case, step: Step, minutes: float) -> Generator[simpy.Event, None, None]:
        """Waits for an officer of the department in the county, who then works on it."""
        at, came = (step.department, case.county), self.env.now
        with self._desk(at).request() as turn:
            yield turn
            waited = self.env.now - came
            yield self.env.timeout(minutes)
        count = self.outcome.items[step.node.key]
        count.by_officer += 1
        count.waited += waited
        count.worked += minutes
        count.waits.append(waited)
        self.outcome.waited[at] += waited
        self.outcome.worked[at] += minutes

    def _back(self, days: float) -> date:
        return self._today() + timedelta(days=max(1, round(days)))

    def _stand(self, case: _Case, step: Step, stop: Stop) -> Generator[simpy.Event, None, None]:
        """The clock stands until a known day; work goes on on the day after it."""
        assert stop.last is not None
        case.stops[step.node.key].append(stop)
        yield self.env.timeout(max(0.0, self.time.start_of(stop.last + clock.DAY) - self.env.now))

    def _count(self, case: _Case, step: Step) -> None:
        count = self.outcome.items[step.node.key]
        count.ended += 1
        if step.limit:
            stops = tuple(case.stops[step.node.key])
            reading = clock.read(step.limit, case.accepted[step.node.key], stops, self._today(), self._yellow)
            count.red += reading.light == clock.RED

    def _end(self, case: _Case, status: str) -> None:
        today = self._today()
        promised = {node.key: self._steps[node.key].promised_days for node in case.graph if self._steps[node.key].limit}
        stopped = {
            key: clock.stopped_days(case.accepted[key], tuple(stops), today)
            for key, stops in case.stops.items()
            if stops and key in case.accepted
        }
        reading = clock.read_case(case.graph, promised, stopped, case.opened, today, self._yellow)
        days = working_days_between(case.opened, today)
        lasted = (today - case.opened).days
        self.outcome.cases.append(Played(case.county, days, lasted, status, reading.light == clock.RED))
        self.told(len(self.outcome.cases))


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that so large a share does not exceed (nearest rank); 0 of none."""
    ordered = sorted(values)
    return ordered[max(0, -int(-share * len(ordered) // 1) - 1)] if ordered else 0


def bottleneck(outcome: Outcome) -> str:
    """The item whose cases waited longest for officers, all together; empty if nobody waited."""
    found = max(outcome.items.items(), key=lambda one: (one[1].waited, one[0]), default=("", ItemCount()))
    return found[0] if found[1].waited > 0 else ""


def busiest(outcome: Outcome, department: str) -> Desk:
    """The desk of a department at which people waited longest, all together."""
    desks = [desk for desk in outcome.waited if desk[0] == department]
    return max(desks, key=lambda desk: (outcome.waited[desk], desk))

"""What holds for any graph: the engine against random ones, and the smallest question set against random entries."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from services.onething import drawing, questions, rules
from services.onething.catalogue import Entry, _entry, load
from services.onething.rules import Node, advance

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

Graph = tuple[Node, ...]
few = settings(max_examples=150, deadline=None)


@st.composite
def graphs(draw: st.DrawFn, policies: Sequence[str] = ("skip",), *, planned: bool = True) -> Graph:
    """Up to eight nodes; each may need any that were made before it; listed in any order."""
    nodes: list[Node] = []
    for number in range(draw(st.integers(1, 8))):
        after = draw(st.sets(st.sampled_from([node.key for node in nodes]))) if nodes else set()
        # Some of them may be absent: the node waits for their end alone.
        waits = {key for key in sorted(after) if draw(st.integers(0, 2)) == 0}
        nodes.append(
            Node(
                f"n{number}",
                frozenset(after - waits),
                draw(st.sampled_from(policies)),
                compensable=draw(st.booleans()),
                planned=planned and draw(st.integers(0, 5)) == 0,
                share=draw(st.integers(0, 3)) == 0,
                waits=frozenset(waits),
            )
        )
    return tuple(draw(st.permutations(nodes)))


@dataclass
class Game:
    """A case played by hand: answers come in any order, as departments give them."""

    graph: Graph
    states: dict[str, str] = field(default_factory=dict)
    started: list[str] = field(default_factory=list)
    undone: list[str] = field(default_factory=list)
    withdrawn: bool = False
    ends: int = 0

    def __post_init__(self) -> None:
        self.states = {node.key: rules.WAITING for node in self.graph}
        self.move()

    def move(self) -> None:
        moves = advance(self.graph, self.states, withdrawn=self.withdrawn)
        for keys, status in (
            (moves.plan, rules.PLANNED),
            (moves.skip, rules.SKIPPED),
            (moves.withdraw, rules.WITHDRAWN),
        ):
            self.states.update(dict.fromkeys(keys, status))
        for key in moves.start:
            node = next(node for node in self.graph if node.key == key)
            assert all(self.states[before] == rules.GRANTED for before in node.after), "started before its inputs exist"
            assert all(self.states[before] in rules.ENDED for before in node.waits), "did not wait for an end"
            assert not node.planned
        self.started += moves.start
        self.undone += moves.undo
        self.states.update(dict.fromkeys(moves.start, rules.ASSIGNED))
        self.states.update(dict.fromkeys(moves.undo, rules.UNDOING))
        again = advance(self.graph, self.states, withdrawn=self.withdrawn)
        assert (*again.start, *again.skip, *again.plan, *again.withdraw, *again.undo) == (), "a second look moved more"
        assert (again.status, again.closed) == (moves.status, moves.closed)
        self.ends += moves.closed

    @property
    def in_hand(self) -> list[str]:
        return [node.key for node in self.graph if self.states[node.key] in {rules.ASSIGNED, rules.UNDOING}]

    def answer(self, key: str, outcome: str) -> None:
        self.states[key] = rules.UNDONE if self.states[key] == rules.UNDOING else outcome
        self.move()

    def play(self, outcomes: Mapping[str, str], pick: Callable[[list[str]], str], steps: int = 100) -> Game:
        while self.in_hand and steps:
            key = pick(self.in_hand)
            self.answer(key, outcomes.get(key, rules.GRANTED))
            steps -= 1
        return self


def first(waiting: list[str]) -> str:
    return waiting[0]


def behind(graph: Graph, keys: set[str]) -> set[str]:
    """What needs any of `keys`, at once or by way of others."""
    found = set(keys)
    while more := {node.key for node in graph if node.key not in found and node.after & found}:
        found |= more
    return found - keys


@few
@given(graphs(), st.data())
def test_all_that_can_finish_does(graph: Graph, data: st.DataObject) -> None:
    """INVARIANT: no item starts before its inputs exist, each starts once, and what waits for nobody is done."""
    game = Game(graph).play({}, lambda waiting: data.draw(st.sampled_from(waiting)))
    planned = {node.key for node in graph if node.planned}
    lost = behind(graph, planned)
    assert {key for key, state in game.states.items() if state == rules.GRANTED} == set(game.states) - planned - lost
    assert {key for key, state in game.states.items() if state == rules.SKIPPED} == lost - planned
    assert len(game.started) == len(set(game.started))
    assert game.ends == 1 or not game.started


@few
@given(graphs(planned=False), st.data())
def test_a_refusal_stops_exactly_the_dependants(graph: Graph, data: st.DataObject) -> None:
    refused = data.draw(st.sets(st.sampled_from([node.key for node in graph]), min_size=1))
    game = Game(graph).play(dict.fromkeys(refused, rules.REFUSED), first)
    asked = {key for key in refused if game.states[key] == rules.REFUSED}
    assert {key for key, state in game.states.items() if state == rules.SKIPPED} == behind(graph, asked) - asked
    assert {key for key, state in game.states.items() if state == rules.GRANTED} == set(game.states) - asked - behind(
        graph, asked
    )
    assert game.undone == []


@few
@given(graphs(), st.data())
def test_the_order_of_answers_does_not_matter(graph: Graph, data: st.DataObject) -> None:
    """INVARIANT: the same answers in another order end in the same case; departments owe each other no order."""
    outcomes = {node.key: data.draw(st.sampled_from([rules.GRANTED, rules.GRANTED, rules.REFUSED])) for node in graph}
    one = Game(graph).play(outcomes, first)
    other = Game(graph).play(outcomes, lambda waiting: data.draw(st.sampled_from(waiting)))
    assert one.states == other.states
    assert sorted(one.started) == sorted(other.started)


@few
@given(graphs(("skip", "stop", "compensate")), st.data())
def test_after_a_refusal_that_stops_nothing_starts(graph: Graph, data: st.DataObject) -> None:
    """A refusal that compensates undoes exactly what was granted and can be undone, also what was in hand then."""
    game = Game(graph)
    outcomes = {node.key: data.draw(st.sampled_from([rules.GRANTED, rules.REFUSED])) for node in graph}
    policy = {node.key: node.refused for node in graph}
    stopped: list[str] | None = None
    while game.in_hand:
        key = data.draw(st.sampled_from(game.in_hand))
        game.answer(key, outcomes[key])
        if stopped is not None:
            assert game.started == stopped
        elif any(state == rules.REFUSED and policy[k] != "skip" for k, state in game.states.items()):
            stopped = list(game.started)
    compensating = any(state == rules.REFUSED and policy[k] == "compensate" for k, state in game.states.items())
    for node in graph:
        granted = node.key in game.started and outcomes[node.key] == rules.GRANTED
        undone = game.states[node.key] == rules.UNDONE
        assert undone is (compensating and node.compensable and granted)
    assert len(game.undone) == len(set(game.undone))
    assert rules.WAITING not in game.states.values()


@few
@given(graphs(), st.data())
def test_withdrawal_undoes_exactly_what_was_granted_and_can_be(graph: Graph, data: st.DataObject) -> None:
    """INVARIANT: nothing starts after a withdrawal; what was granted, even too late, is undone if it can be."""
    game = Game(graph).play({}, lambda waiting: data.draw(st.sampled_from(waiting)), data.draw(st.integers(0, 8)))
    started = list(game.started)
    game.withdrawn = True
    game.move()
    game.play({}, lambda waiting: data.draw(st.sampled_from(waiting)))
    assert game.started == started
    for node in graph:
        expected = rules.GRANTED if not node.compensable else rules.UNDONE
        if node.key in started:
            assert game.states[node.key] == expected
        else:
            assert game.states[node.key] in {rules.WITHDRAWN, rules.SKIPPED, rules.PLANNED}
    assert advance(graph, game.states, withdrawn=True).closed


# The smallest question set.


@st.composite
def entries(draw: st.DrawFn) -> Entry:
    """An entry of up to seven steps with any inputs, some planned, some in one situation only."""
    fields = {f"f{n}": {"type": "string"} for n in range(draw(st.integers(1, 6)))}
    materials = [{"id": f"m{n}", "title": {"zh": "材料", "en": "M"}, "source": "self"} for n in range(3)]
    made: list[dict[str, Any]] = []
    for number in range(draw(st.integers(1, 7))):
        share = draw(st.integers(0, 3)) == 0
        needs = draw(st.sets(st.sampled_from(sorted(fields)), max_size=3))
        step: dict[str, Any] = {
            "id": f"s{number}",
            "title": {"zh": draw(st.text("事项办理登记认定补贴（）", min_size=1, max_size=30)), "en": "S"},
            "department": "health",
            "task": "t",
            "needs": [f"form.{name}" + ("?" if draw(st.integers(0, 3)) == 0 else "") for name in sorted(needs)],
            "gives": ["no"],
            "planned": draw(st.integers(0, 4)) == 0,
            "share": share,
        }
        if not share:
            papers = draw(st.sets(st.sampled_from(["m0", "m1", "m2"]), max_size=2))
            step["needs"] += [f"material.{name}" for name in sorted(papers)]
        if made and draw(st.booleans()):
            step["after"] = sorted(draw(st.sets(st.sampled_from([one["id"] for one in made]), min_size=1, max_size=3)))
        if draw(st.integers(0, 3)) == 0:
            step["situations"] = ["b"]
        made.append(step)
    return _entry(
        {
            "id": "random",
            "version": 1,
            "lead": "health",
            "title": {"zh": "随机", "en": "Random"},
            "sources": ["-"],
            "situations": [{"id": one, "title": {"zh": "情形", "en": "S"}} for one in ("a", "b")],
            "form": {"type": "object", "properties": fields},
            "materials": materials,
            "shares": [step for step in made if step["share"]],
            "items": [step for step in made if not step["share"]],
        }
    )


def granted(entry: Entry, situation: str, fields: set[str], materials: set[str], *, planned: bool = False) -> set[str]:
    """Items that are granted when only these fields and materials are given, played through the real engine."""
    papers = {material.id for material in entry.materials_in(situation)}
    steps = {step.node.key: step for step in entry.steps_in(situation)}
    lacking = {
        key
        for key, step in steps.items()
        if any(
            (need.origin == questions.FORM and not need.optional and need.name not in fields)
            or (need.origin == questions.MATERIAL and need.name in papers - materials)
            for need in step.needs
        )
    }
    graph = entry.graphs[situation]
    if planned:
        graph = tuple(Node(node.key, node.after, share=node.share, waits=node.waits) for node in graph)
    game = Game(graph).play(dict.fromkeys(lacking, rules.REFUSED), first)
    return {key for key, state in game.states.items() if state == rules.GRANTED and not steps[key].node.share}


def prove_smallest(entry: Entry) -> None:
    everything = set(entry.form["properties"]), {material.id for material in entry.materials}
    for situation, asked in entry.asked.items():
        later = situation not in entry.open_in
        whole = granted(entry, situation, *everything, planned=later)
        fields, materials = set(asked.required), set(asked.materials)
        assert granted(entry, situation, fields, materials, planned=later) == whole, "something needed is not asked"
        for name in fields - set(entry.contact):
            less = granted(entry, situation, fields - {name}, materials, planned=later)
            assert less < whole, f"{name} is asked for nothing in {situation}"
        for name in materials:
            less = granted(entry, situation, fields, materials - {name}, planned=later)
            assert less < whole, f"{name} is asked for nothing in {situation}"
        used = {need.name for step in entry.steps_in(situation) for need in step.needs if need.origin == questions.FORM}
        assert set(asked.fields) <= used | set(entry.contact)


@few
@given(entries())
def test_the_question_set_is_the_smallest_for_any_entry(entry: Entry) -> None:
    """INVARIANT: all that is asked is needed, and all that is needed is asked: without any one of them, some item
    that could have been granted cannot be.
    """
    prove_smallest(entry)


@pytest.mark.parametrize("entry", load().versions.values(), ids=lambda entry: f"{entry.id}-{entry.version}")
def test_the_question_set_is_the_smallest_for_ours(entry: Entry) -> None:
    prove_smallest(entry)
    for asked in entry.asked.values():
        assert len(asked.fields) <= asked.own_fields
        assert len(asked.materials) <= asked.own_materials


# The drawing.

SVG = "{http://www.w3.org/2000/svg}"


def prove_drawn(entry: Entry, situation: str, statuses: Mapping[str, str] | None) -> None:
    text = drawing.draw(entry, situation, statuses)
    assert text == drawing.draw(entry, situation, statuses)
    root = ET.fromstring(text)
    assert root.findtext(f"{SVG}title")
    assert root.find(f"{SVG}desc") is not None
    left, top, wide, high = map(float, root.attrib["viewBox"].split())
    boxes = []
    for group in root.findall(f"{SVG}g"):
        rect = group.find(f"{SVG}rect")
        if rect is None:
            continue
        x, y, w, h = (float(rect.attrib[name]) for name in ("x", "y", "width", "height"))
        assert left <= x <= x + w <= left + wide
        assert top <= y <= y + h <= top + high
        boxes.append((x, y, w, h))
        for line in group.findall(f"{SVG}text"):
            size = float(line.attrib["font-size"])
            assert drawing.width(line.text or "", size) <= w - 2 * drawing.PADDING + size
            assert y < float(line.attrib["y"]) < y + h
    steps = entry.steps_in(situation) if situation else tuple(entry.steps.values())
    assert len(boxes) == len(steps) + 1
    for number, (x, y, w, h) in enumerate(boxes):
        for x2, y2, w2, h2 in boxes[:number]:
            assert x + w <= x2 or x2 + w2 <= x or y + h <= y2 + 0.2 or y2 + h2 <= y + 0.2, "two boxes overlap"


@settings(max_examples=60, deadline=None)
@given(entries(), st.data())
def test_any_entry_can_be_drawn_without_overlaps(entry: Entry, data: st.DataObject) -> None:
    prove_drawn(entry, "", None)
    statuses = {step.node.key: data.draw(st.sampled_from(sorted(drawing.LOOKS))) for step in entry.steps_in("b")}
    prove_drawn(entry, "b", statuses)


@pytest.mark.parametrize("entry", load().versions.values(), ids=lambda entry: f"{entry.id}-{entry.version}")
def test_our_entries_are_drawn(entry: Entry) -> None:
    for situation in ("", *entry.situations):
        prove_drawn(entry, situation, None)

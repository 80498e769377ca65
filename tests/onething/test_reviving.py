"""Optional needs, public notice and reopening in the pure engine."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.onething import rules
from services.onething.rules import Node, advance, revived
from tests.onething.test_rules_properties import Game, few, first, graphs

if TYPE_CHECKING:
    from tests.onething.test_rules_properties import Graph


@pytest.mark.parametrize("end", sorted(rules.ENDED))
def test_an_optional_need_is_waited_for_until_its_end_however_it_ends(end: str) -> None:
    """INVARIANT: `step.x?` waits for the step's end, not its success; else an item waits for what cannot come."""
    graph = (Node("a"), Node("b", waits=frozenset({"a"})))
    for going in sorted(rules.OPEN - {rules.WAITING}):
        assert advance(graph, {"a": going, "b": rules.WAITING}).start == ()
    moves = advance(graph, {"a": end, "b": rules.WAITING})
    assert (moves.start, moves.skip) == (("b",), ())


@pytest.mark.parametrize("end", sorted(rules.LOST - {rules.UNDOING}))
def test_a_need_that_cannot_come_skips_the_item(end: str) -> None:
    graph = (Node("a"), Node("b", frozenset({"a"})))
    assert advance(graph, {"a": end, "b": rules.WAITING}).skip == ("b",)


def test_what_is_on_public_notice_is_open_and_withdrawn_with_the_case() -> None:
    graph = (Node("a", compensable=True), Node("b"), Node("c", compensable=True), Node("d", frozenset({"a"})))
    states = {"a": rules.HELD, "b": rules.HELD, "c": rules.PROPOSED, "d": rules.WAITING}
    moves = advance(graph, states)
    assert (moves.start, moves.skip, moves.status, moves.closed) == ((), (), rules.RUNNING, False)
    moves = advance(graph, states, withdrawn=True)
    # What the department has granted is undone if it can be; a proposal is only a proposal.
    assert (moves.undo, moves.withdraw, moves.closed) == (("a",), ("c", "d"), False)


@few
@given(graphs(("skip", "stop", "compensate"), planned=False), st.data())
def test_an_appeal_that_is_won_gives_back_everything_the_refusal_took(graph: Graph, data: st.DataObject) -> None:
    """INVARIANT: with every refusal reopened and granted, all is granted that nobody refused: also what was undone."""
    refused = data.draw(st.sets(st.sampled_from([node.key for node in graph]), min_size=1))
    pick = data.draw(st.sampled_from([first, lambda waiting: waiting[-1]]))
    game = Game(graph).play(dict.fromkeys(refused, rules.REFUSED), pick)
    while stands := [key for key, status in game.states.items() if status == rules.REFUSED]:
        key = data.draw(st.sampled_from(stands))
        game.states[key] = rules.WAITING_OFFICER
        again = revived(graph, game.states)
        game.states.update(dict.fromkeys(again, rules.WAITING))
        game.started = []
        game.move()
        game.play({}, pick)
        game.states[key] = rules.GRANTED
        game.move()
        game.play({}, pick)
    assert set(game.states.values()) == {rules.GRANTED}


@few
@given(graphs(("skip", "compensate")), st.data())
def test_nothing_undone_runs_again_while_another_refusal_has_it_undone(graph: Graph, data: st.DataObject) -> None:
    refused = data.draw(
        st.sets(st.sampled_from([node.key for node in graph]), min_size=2) if len(graph) > 1 else st.just({"n0"})
    )
    game = Game(graph).play(dict.fromkeys(refused, rules.REFUSED), first)
    policy = {node.key: node.refused for node in graph}
    stands = [key for key, status in game.states.items() if status == rules.REFUSED]
    for key in stands:
        states = {**game.states, key: rules.WAITING_OFFICER}
        others = any(policy[other] == "compensate" for other in stands if other != key)
        for again in revived(graph, states):
            assert states[again] in ({rules.SKIPPED} if others else {rules.SKIPPED, rules.UNDONE})


@few
@given(graphs(("skip", "stop", "compensate")), st.data())
def test_a_public_notice_delays_and_changes_nothing_else(graph: Graph, data: st.DataObject) -> None:
    """INVARIANT: with any items shown before they are granted, a case ends as without; and nothing that needs an item
    starts while it is shown.
    """
    outcomes = {node.key: data.draw(st.sampled_from([rules.GRANTED, rules.GRANTED, rules.REFUSED])) for node in graph}
    policy = {node.key: node.refused for node in graph}
    refusing = [key for key, outcome in outcomes.items() if outcome == rules.REFUSED and policy[key] != "skip"]
    # A refusal that stops others depends on who comes first; only the delay itself is looked at here.
    outcomes.update(dict.fromkeys(refusing, rules.GRANTED))
    plain = Game(graph).play(outcomes, first)
    shown = {node.key: data.draw(st.sampled_from(["", rules.PROPOSED, rules.HELD])) for node in graph}
    game = Game(graph)
    over: set[str] = set()
    while waiting := [*game.in_hand, *(key for key, state in game.states.items() if state in rules.SHOWN)]:
        key = data.draw(st.sampled_from(waiting))
        if outcomes[key] == rules.GRANTED and shown[key] and key not in over:
            over.add(key)
            before = list(game.started)
            game.answer(key, shown[key])
            needing = {node.key for node in graph if key in node.before}
            assert not needing & (set(game.started) - set(before))
            assert not advance(graph, game.states).closed
        else:
            game.answer(key, outcomes[key])
    assert game.states == plain.states

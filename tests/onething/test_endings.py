"""Honest endings: the explanation, appeals and their limits, reopening."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2, onething_pb2
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from chassis.auth import Actor
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.onething import rules
from services.onething.catalogue import Appeal, CatalogueError, load, read
from services.onething.endings import Outcome, explain, last_day
from services.onething.main import SERVICE
from tests.onething import factories as make
from tests.onething.test_proof import SUPERVISOR, proven, wrong
from tests.support import WINDOW, Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.settings import Settings

NAME = onething_pb2.Case.Status.Name
STATE = onething_pb2.Case.Appeal.State.Name
MOTHER = Actor("r1", "resident", via="gateway")
WAY = Appeal({"zh": "市政府", "en": "the city"}, 60, "《行政复议法》", "confirmed")


def outcome(name: str, status: str, **more: Any) -> Outcome:
    return Outcome({"zh": f"事项{name}", "en": f"item {name}"}, status, **more)


def test_the_explanation_names_everything_once() -> None:
    reason = {"zh": "户籍不在本市", "en": "registered elsewhere", "legal_reference": "《户口登记条例》"}
    depends = {"zh": "所需的事项C未办成", "en": "it needs item C"}
    zh, en = explain([
        outcome("A", "GRANTED"),
        outcome("B", "GRANTED"),
        outcome("C", "REFUSED", reasons=[reason], appeal=WAY, until=date(2027, 1, 22)),
        outcome("D", "SKIPPED", reasons=[depends]),
        outcome("E", "UNDONE"),
        outcome("F", "PLANNED"),
    ])  # fmt: skip
    assert zh == (
        "本办件共 6 个事项。已办成 2 项：事项A；事项B。"
        "不予办理 1 项：事项C（户籍不在本市，依据《户口登记条例》），不服的可在 2027-01-22 前向市政府提出。"
        "因此未能办理 1 项：事项D（所需的事项C未办成）。已撤销 1 项：事项E。尚未开通、请另行办理 1 项：事项F。"
    )
    assert en == (
        "The case has 6 items. Granted 2: item A; item B. "
        "Refused 1: item C (registered elsewhere, by 《户口登记条例》), "
        "which can be appealed until 2027-01-22 to the city. "
        "Not started for that reason 1: item D (it needs item C). Undone 1: item E. "
        "Not offered yet, to be asked for elsewhere 1: item F."
    )


ENDED = ["GRANTED", "REFUSED", "SKIPPED", "UNDONE", "WITHDRAWN", "PLANNED"]


@given(st.lists(st.sampled_from(ENDED), max_size=12))
def test_no_item_is_left_out_of_the_explanation(statuses: list[str]) -> None:
    """INVARIANT: whatever became of an item, the applicant is told it once."""
    zh, en = explain([outcome(f"<{place}>", status) for place, status in enumerate(statuses)])
    for place in range(len(statuses)):
        assert zh.count(f"<{place}>") == en.count(f"<{place}>") == 1


def test_the_limit_of_an_appeal_counts_days_in_china() -> None:
    assert last_day(WAY, datetime(2026, 11, 23, 15, 59, tzinfo=UTC)) == date(2027, 1, 22)
    assert last_day(WAY, datetime(2026, 11, 23, 16, 0, tzinfo=UTC)) == date(2027, 1, 23)


@st.composite
def graphs(draw: st.DrawFn) -> tuple[rules.Node, ...]:
    nodes = []
    for place in range(draw(st.integers(2, 8))):
        after = draw(st.frozensets(st.integers(0, place - 1))) if place else frozenset()
        policy = draw(st.sampled_from(["skip", "skip", "stop"]))
        nodes.append(rules.Node(str(place), frozenset(map(str, after)), refused=policy))
    return tuple(nodes)


def play(graph: tuple[rules.Node, ...], states: dict[str, str], refused: frozenset[str]) -> dict[str, str]:
    """Plays to the end: what is in `refused` is refused, the rest granted."""
    while True:
        moves = rules.advance(graph, states)
        states.update(dict.fromkeys(moves.skip, rules.SKIPPED))
        if not moves.start:
            return states
        states.update({key: rules.REFUSED if key in refused else rules.GRANTED for key in moves.start})


@given(graphs(), st.data())
def test_a_reopened_and_granted_item_ends_as_if_it_had_never_been_refused(
    graph: tuple[rules.Node, ...], data: st.DataObject
) -> None:
    """INVARIANT: an appeal that is won gives back everything the refusal took."""
    refused = data.draw(st.frozensets(st.sampled_from([node.key for node in graph]), min_size=1))
    start = dict.fromkeys([node.key for node in graph], rules.WAITING)
    states = play(graph, dict(start), refused)
    while stands := [key for key, status in states.items() if status == rules.REFUSED]:
        key = data.draw(st.sampled_from(stands))
        again = rules.revived(graph, {**states, key: rules.WAITING_OFFICER})
        states.update(dict.fromkeys(again, rules.WAITING))
        states[key] = rules.GRANTED
        states = play(graph, states, frozenset())
    assert set(states.values()) == {rules.GRANTED}


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    """The orchestrator alone."""
    return stage(fresh("onething"), [SERVICE])


def refused_case(desk: Stage) -> onething_pb2.Case:
    case = make.open_case(desk, situation="different-counties")
    make.play(desk, {"register-newborn": "REFUSED"})
    return make.get(desk, case.case_id)


def item(case: onething_pb2.Case, key: str) -> onething_pb2.Case.Item:
    (found,) = [one for one in case.items if one.item_id == f"{case.case_id}-{key}"]
    return found


def appeal(desk: Stage, case_id: str, key: str = "hukou", actor: Actor = MOTHER, reason: str = "证件齐全") -> Any:
    ask = onething_pb2.AppealItemRequest(case_id=case_id, item_id=f"{case_id}-{key}", reason=reason)
    return desk.call("onething", "AppealItem", ask, actor)


def rule(desk: Stage, case_id: str, decision: str, actor: Actor = SUPERVISOR, **words: str) -> Any:
    grounds = {"reason": "经复核", "legal_reference": "《户口登记条例》", **words}
    ask = onething_pb2.DecideAppealRequest(item_id=f"{case_id}-hukou", decision=decision, **grounds)
    return desk.call("onething", "DecideAppeal", ask, actor)


def test_a_refusal_shows_the_way_to_appeal_and_the_case_its_explanation(desk: Stage) -> None:
    case = refused_case(desk)
    assert NAME(case.status) == "PARTLY_COMPLETED"
    shown = item(case, "hukou").appeal
    assert (STATE(shown.state), shown.days, shown.confirmed) == ("OPEN", 60, False)
    assert shown.last_day in case.explanation.zh
    assert "出生登记" in case.explanation.zh
    assert not item(case, "insurance").HasField("appeal")


def test_reopening_runs_the_item_and_what_was_skipped_again(desk: Stage) -> None:
    case_id = refused_case(desk).case_id
    appeal(desk, case_id)
    found = desk.call("onething", "ListAppeals", onething_pb2.ListAppealsRequest(), SUPERVISOR)
    assert (found.total, found.entries[0].reason) == (1, "证件齐全")
    desk.announced("onething")
    rule(desk, case_id, "REOPEN")
    assert [type(said) for said in desk.announced("onething")] == [events_pb2.CaseReopened, events_pb2.CaseAdvanced]
    now = make.get(desk, case_id)
    assert NAME(now.status) == "WAITING_OFFICER"
    assert not now.HasField("closed_at")
    assert {make.statuses(now)[key] for key in ("insurance", "social-security-card")} == {"WAITING"}
    ask = onething_pb2.DecideItemRequest(item_id=f"{case_id}-hukou", decision="GRANT")
    desk.call("onething", "DecideItem", ask, make.OFFICER)
    make.play(desk)
    ended = make.get(desk, case_id)
    assert NAME(ended.status) == "COMPLETED"
    assert not ended.HasField("explanation")
    file = proven(desk, case_id)
    assert wrong(desk, file) is None
    kinds = [one["kind"] for one in file["links"]]
    assert kinds.count("closed") == 2
    assert {"appealed", "appeal_decided", "item_reopened"} <= set(kinds)


def test_an_upheld_refusal_stands_and_is_not_appealed_again(desk: Stage) -> None:
    case_id = refused_case(desk).case_id
    appeal(desk, case_id)
    with pytest.raises(Conflict, match="already-appealed"):
        appeal(desk, case_id)
    rule(desk, case_id, "UPHOLD")
    now = make.get(desk, case_id)
    shown = item(now, "hukou").appeal
    assert (NAME(now.status), STATE(shown.state), shown.grounds[0].zh) == ("PARTLY_COMPLETED", "UPHELD", "经复核")
    with pytest.raises(Conflict):
        rule(desk, case_id, "REOPEN")
    with pytest.raises(Conflict):
        appeal(desk, case_id)
    assert wrong(desk, proven(desk, case_id)) is None


def test_a_second_refusal_can_be_appealed_again(desk: Stage) -> None:
    case_id = refused_case(desk).case_id
    appeal(desk, case_id)
    rule(desk, case_id, "REOPEN")
    words = {"reason": "仍不符合", "legal_reference": "《户口登记条例》"}
    ask = onething_pb2.DecideItemRequest(item_id=f"{case_id}-hukou", decision="REFUSE", **words)
    desk.call("onething", "DecideItem", ask, make.OFFICER)
    make.play(desk, {"register-newborn": "REFUSED"})
    assert STATE(item(make.get(desk, case_id), "hukou").appeal.state) == "OPEN"
    assert STATE(appeal(desk, case_id).appeal.state) == "FILED"


def test_an_appeal_has_its_limit(desk: Stage) -> None:
    case_id = refused_case(desk).case_id
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        late = {"at": datetime.now(UTC) - timedelta(days=62)}
        session.connection().execute(text("UPDATE items SET finished_at = :at WHERE status = 'REFUSED'"), late)
    assert STATE(item(make.get(desk, case_id), "hukou").appeal.state) == "EXPIRED"
    with pytest.raises(NotPossibleNow, match="too-late"):
        appeal(desk, case_id)


def test_who_may_appeal_and_who_decides(desk: Stage) -> None:
    case_id = refused_case(desk).case_id
    with pytest.raises(NotFound):
        appeal(desk, case_id, actor=Actor("r8", "resident", via="gateway"))
    with pytest.raises(InvalidInput):
        appeal(desk, case_id, reason=" ")
    with pytest.raises(NotPossibleNow):
        appeal(desk, case_id, "vaccination")
    with pytest.raises(NotFound):
        appeal(desk, case_id, "no-such")
    with pytest.raises(NotFound, match="no-such-appeal"):
        rule(desk, case_id, "REOPEN")
    appeal(desk, case_id, actor=WINDOW)
    elsewhere = Actor("s2", "supervisor", county="330803", via="gateway")
    with pytest.raises(NotAllowed):
        rule(desk, case_id, "REOPEN", elsewhere)
    assert desk.call("onething", "ListAppeals", onething_pb2.ListAppealsRequest(), elsewhere).total == 0
    with pytest.raises(InvalidInput) as faulty:
        rule(desk, case_id, "UPHOLD", reason="", legal_reference="")
    assert {fault.field for fault in faulty.value.faults} == {"reason", "legalReference"}
    with pytest.raises(InvalidInput):
        rule(desk, case_id, "DECISION_UNSPECIFIED")


def test_the_catalogue_says_the_way_of_appeal(tmp_path: Path) -> None:
    source = (SERVICE.folder / "catalogue" / "newborn.yaml").read_text()
    own = "    appeal: {to: {zh: 卫健委, en: health}, days: 15, source: 指南, status: unconfirmed}\n    refused: stop\n"
    path = tmp_path / "own.yaml"
    path.write_text(source.replace("    refused: stop\n", own))
    steps = read(path).steps
    assert steps["birth-certificate"].appeal.days == 15
    assert steps["hukou"].appeal == load().newest["newborn"].steps["hukou"].appeal
    path.write_text(source.replace("    refused: stop\n", own.replace("15", "0")))
    with pytest.raises(CatalogueError, match=r"own\.yaml:\d+: birth-certificate\.appeal\.days"):
        read(path)

"""The case as a whole: its light, reopening, and the day of a supervisor's decision, on both databases."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2, onething_pb2
from sqlalchemy import text

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import NotPossibleNow
from city.calendar import add_working_days, day_of, start_of
from services.onething import rpc
from services.onething.actions import appeal_clock, whole
from services.onething.main import SERVICE
from tests.onething import factories as make
from tests.onething.offered import COMPENSATED, FORM, OUTPUTS, offered
from tests.onething.test_proof import proven, wrong
from tests.support import WINDOW, Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.edge import Tx
    from chassis.settings import Settings

SUPERVISOR = Actor("s1", "supervisor", county="330802", via="gateway")
LIGHT = events_pb2.Light.Name
STATUS = onething_pb2.Case.Status.Name
TODAY = day_of(datetime.now(UTC))
MOTHER = Actor("r1", "resident", via="gateway")


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    return stage(fresh("onething"), [SERVICE])


def working(n: int) -> date:
    return add_working_days(TODAY, n)[0]


def job(desk: Stage, action: Callable[[Tx], bool], day: date) -> None:
    def act(tx: Tx) -> bool:
        tx.now = start_of(day) + timedelta(hours=1)
        return action(tx)

    while desk.host.departments["onething"].edge.perform(act, system("onething")):
        pass


def at(desk: Stage, day: date, method: str, request: Any, actor: Actor = WINDOW) -> Any:
    def act(tx: Tx) -> Any:
        tx.now = start_of(day) + timedelta(hours=2)
        return rpc.RPCS[method](tx, request)

    return desk.host.departments["onething"].edge.perform(act, actor)


def turned(desk: Stage, kind: type = events_pb2.CaseLightChanged) -> list[Any]:
    return [event for event in desk.announced("onething") if isinstance(event, kind)]


def rows(desk: Stage, query: str, **values: Any) -> list[Any]:
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        found = session.connection().execute(text(query), values)
        return list(found.all()) if found.returns_rows else []


def overdue(desk: Stage, day: date, actor: Actor = SUPERVISOR, **asked: Any) -> Any:
    return at(desk, day, "ListOverdueCases", onething_pb2.ListOverdueCasesRequest(**asked), actor)


def test_the_light_of_a_whole_case_turns_once_and_red_is_on_the_supervisors_list(desk: Stage) -> None:
    case = make.open_case(desk)
    assert (case.due_on, case.promised_days) == (str(working(12)), 12)
    desk.announced("onething")
    job(desk, whole.sweep_cases, working(9))
    assert turned(desk) == []
    # 80 percent of 12 days, rounded up: on the tenth.
    job(desk, whole.sweep_cases, working(10))
    (yellow,) = turned(desk)
    assert (LIGHT(yellow.light), yellow.department, yellow.escalated_to) == ("YELLOW", "health", "")
    for _ in range(2):
        job(desk, whole.sweep_cases, working(13))
    (red,) = turned(desk)
    assert (LIGHT(red.light), red.due_on, red.escalated_to) == ("RED", str(working(12)), "time-limit-supervisor")
    found = overdue(desk, working(14))
    assert (found.green, found.yellow, found.red) == (0, 0, 1)
    entry = found.entries[0]
    assert (entry.receipt_no, entry.days_overdue, entry.lead_department) == (case.receipt_no, 2, "health")
    assert entry.open_items[0] == f"{case.case_id}-parents"
    elsewhere = Actor("s2", "supervisor", county="330803", via="gateway")
    assert overdue(desk, working(14), elsewhere).red == 0
    assert wrong(desk, proven(desk, case.case_id, SUPERVISOR)) is None
    desk.seen["onething"] = 0
    make.play(desk)
    assert overdue(desk, working(14)).red == 0


def test_closed_cases_leave_nothing_for_the_sweep(desk: Stage) -> None:
    """INVARIANT: the sweep does not grow with closed cases: a case that ends takes its clock with it."""
    make.open_case(desk)
    make.open_case(desk)
    assert rows(desk, "SELECT count(*) FROM case_clocks") == [(2,)]
    make.play(desk)
    assert rows(desk, "SELECT count(*) FROM case_clocks") == [(0,)]


def test_one_failing_case_stops_no_other(desk: Stage) -> None:
    """INVARIANT: a case whose light cannot be entered is put off; all others of its batch turn."""
    bad, good = make.open_case(desk), make.open_case(desk)
    rows(desk, "UPDATE cases SET log_count = log_count - 1 WHERE id = :id", id=bad.case_id)
    desk.announced("onething")
    job(desk, whole.sweep_cases, working(10))
    assert [event.case_id for event in turned(desk)] == [good.case_id]
    assert rows(desk, "SELECT light FROM case_clocks WHERE id = :id", id=bad.case_id) == [("GREEN",)]
    job(desk, whole.sweep_cases, working(10))
    assert turned(desk) == []


def test_a_stop_on_the_critical_path_moves_the_case_on(desk: Stage) -> None:
    case = make.open_case(desk)
    for work in make.assigned(desk):
        if work.task == "share-parents":
            make.answer(desk, work)
    for work in make.assigned(desk):
        if work.task == "issue-birth-certificate":
            make.answer(desk, work, "NEEDS_SUPPLEMENT")
    job(desk, whole.sweep_cases, working(6))
    assert turned(desk) == []
    shown = at(desk, working(6), "GetCase", onething_pb2.GetCaseRequest(case_id=case.case_id))
    assert (shown.due_on, shown.days_stopped) == (str(working(18)), 6)
    found = overdue(desk, working(6))
    assert (found.green, found.yellow, found.red) == (1, 0, 0)


def test_cases_of_before_get_their_clock_with_the_first_sweep(desk: Stage) -> None:
    """Migration 0006 enters open cases with a moment that is past and no day yet."""
    make.open_case(desk)
    rows(desk, "UPDATE case_clocks SET due_on = NULL, next_at = :at", at=datetime(2026, 1, 1, tzinfo=UTC))
    job(desk, whole.sweep_cases, TODAY)
    assert str(rows(desk, "SELECT due_on FROM case_clocks")[0][0]) == str(working(12))


# Appeals and reopening.


def appealed(desk: Stage) -> str:
    """A case whose registration was refused, and the refusal appealed."""
    case = make.open_case(desk, situation="different-counties")
    make.play(desk, {"register-newborn": "REFUSED"})
    ask = onething_pb2.AppealItemRequest(case_id=case.case_id, item_id=f"{case.case_id}-hukou", reason="证件齐全")
    desk.call("onething", "AppealItem", ask, MOTHER)
    desk.announced("onething")
    return case.case_id


def decide_appeal(desk: Stage, item_id: str, day: date, decision: str = "REOPEN") -> Any:
    ask = onething_pb2.DecideAppealRequest(
        item_id=item_id, decision=decision, reason="经复核", legal_reference="《户口登记条例》"
    )
    return at(desk, day, "DecideAppeal", ask, SUPERVISOR)


def test_after_a_reopening_the_whole_case_counts_from_that_day(desk: Stage) -> None:
    """INVARIANT: the days until an appeal is won are charged to nobody who decides anew."""
    case_id = appealed(desk)
    later = working(15)
    decide_appeal(desk, f"{case_id}-hukou", later)
    shown = at(desk, later, "GetCase", onething_pb2.GetCaseRequest(case_id=case_id))
    # Registration 1 and subsidy 10 run again; the certificate was granted before and costs nothing.
    assert (shown.promised_days, shown.due_on) == (11, str(add_working_days(later, 11)[0]))
    assert LIGHT(shown.light) == "GREEN"
    job(desk, whole.sweep_cases, add_working_days(later, 11)[0])
    assert [LIGHT(event.light) for event in turned(desk)] == ["YELLOW"]
    desk.call(
        "onething",
        "DecideItem",
        onething_pb2.DecideItemRequest(item_id=f"{case_id}-hukou", decision="GRANT"),
        make.OFFICER,
    )
    make.play(desk)
    assert STATUS(make.get(desk, case_id).status) == "COMPLETED"
    assert rows(desk, "SELECT count(*) FROM case_clocks") == [(0,)]


def test_a_supervisor_has_days_to_decide_an_appeal(desk: Stage) -> None:
    case_id = appealed(desk)
    due = working(20)
    listed = at(desk, due, "ListAppeals", onething_pb2.ListAppealsRequest(), SUPERVISOR)
    assert (listed.entries[0].due_on, listed.entries[0].overdue, listed.overdue) == (str(due), False, 0)
    job(desk, appeal_clock.sweep_appeals, due)
    assert turned(desk, events_pb2.AppealOverdue) == []
    late = due + timedelta(days=1)
    for _ in range(2):
        job(desk, appeal_clock.sweep_appeals, late)
    (told,) = turned(desk, events_pb2.AppealOverdue)
    assert (told.due_on, told.escalated_to, told.department) == (str(due), "appeal-supervisor", "registry")
    only = at(desk, late, "ListAppeals", onething_pb2.ListAppealsRequest(overdue=True), SUPERVISOR)
    assert (only.total, only.overdue, only.entries[0].escalated_to) == (1, 1, "appeal-supervisor")
    decide_appeal(desk, f"{case_id}-hukou", late, "UPHOLD")
    assert at(desk, late, "ListAppeals", onething_pb2.ListAppealsRequest(overdue=True), SUPERVISOR).total == 0
    assert rows(desk, "SELECT count(*) FROM appeal_clocks") == [(0,)]
    assert wrong(desk, proven(desk, case_id, SUPERVISOR)) is None


def test_one_failing_appeal_stops_no_other(desk: Stage) -> None:
    bad, good = appealed(desk), appealed(desk)
    rows(desk, "UPDATE cases SET log_count = 0 WHERE id = :id", id=bad)
    job(desk, appeal_clock.sweep_appeals, working(22))
    assert [event.case_id for event in turned(desk, events_pb2.AppealOverdue)] == [good]


OFFICER = Actor("o9", "officer", county="330802", department="employment", via="gateway")


def play(desk: Stage, outcomes: dict[str, str] | None = None) -> list[str]:
    order = []
    while batch := make.assigned(desk):
        for work in batch:
            undo = work.action == events_pb2.ItemAssigned.UNDO
            order.append(("undo " if undo else "") + work.task)
            outcome = "UNDONE" if undo else (outcomes or {}).get(work.task, "GRANTED")
            make.answer(desk, work, outcome, OUTPUTS[work.task], times=2)
    return order


@pytest.mark.parametrize("early", [False, True])
def test_what_was_undone_is_made_again_for_the_item_that_is_reopened(
    fresh: Callable[..., Settings], tmp_path: Path, early: bool
) -> None:
    """INVARIANT: an appeal that is won gives back what the refusal had undone, also if that is still being undone."""
    with offered(tmp_path, COMPENSATED):
        desk = stage(fresh("onething"), [SERVICE])
        case = make.open_case(desk, one_thing_id="compensated", situation="any", form=FORM)
        item_id = f"{case.case_id}-last"
        batch = make.assigned(desk)
        while not any(work.task == "last" for work in batch):
            for work in batch:
                make.answer(desk, work, outputs=OUTPUTS[work.task])
            batch = make.assigned(desk)
        make.answer(desk, batch[0], "REFUSED", {})
        (undo,) = make.assigned(desk)
        if not early:
            make.answer(desk, undo, "UNDONE", {})
        ask = onething_pb2.AppealItemRequest(case_id=case.case_id, item_id=item_id, reason="条件符合")
        desk.call("onething", "AppealItem", ask, MOTHER)
        decide_appeal(desk, item_id, TODAY)
        if early:
            make.answer(desk, undo, "UNDONE", {})
        grant = onething_pb2.DecideItemRequest(item_id=item_id, decision="GRANT")
        with pytest.raises(NotPossibleNow, match="made-again"):
            desk.call("onething", "DecideItem", grant, OFFICER)
        assert play(desk) == ["make"]
        desk.call("onething", "DecideItem", grant, OFFICER)
        assert play(desk) == ["last"]
        ended = make.get(desk, case.case_id)
        assert STATUS(ended.status) == "COMPLETED"
        assert wrong(desk, proven(desk, case.case_id, SUPERVISOR)) is None


def test_an_optional_need_that_was_refused_is_left_out(fresh: Callable[..., Settings], tmp_path: Path) -> None:
    with offered(tmp_path, COMPENSATED):
        desk = stage(fresh("onething"), [SERVICE])
        make.open_case(desk, one_thing_id="compensated", situation="any", form=FORM)
        sent: dict[str, Any] = {}
        while batch := make.assigned(desk):
            for work in batch:
                keyring = desk.host.departments["onething"].keyring
                sent[work.task] = keyring.unseal(work.sealed_inputs)
                make.answer(desk, work, "REFUSED" if work.task == "beside" else "GRANTED", OUTPUTS[work.task])
        assert sent["last"] == b'{"madeNo":"m1","besideNo":null}'

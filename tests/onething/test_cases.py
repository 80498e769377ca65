"""A case from form to end, on both databases, with departments played by hand."""

from __future__ import annotations

import threading
from typing import TYPE_CHECKING

import pytest
from civic.onething.v1 import events_pb2, onething_pb2

from chassis.auth import Actor
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.onething.main import SERVICE
from tests.onething import factories as make
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

NAME = onething_pb2.Case.Status.Name


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    """The orchestrator alone."""
    return stage(fresh("onething"), [SERVICE])


def test_departments_work_side_by_side_and_in_the_right_order(desk: Stage) -> None:
    case = make.open_case(desk)
    assert NAME(case.status) == "RUNNING"
    order = make.play(desk)
    assert order[:2] == ["share-parents", "open-vaccination-record"]
    assert order.index("issue-birth-certificate") < order.index("register-newborn")
    assert order.index("register-newborn") < min(
        order.index("enrol-insurance"), order.index("issue-social-security-card")
    )
    ended = make.get(desk, case.case_id)
    assert NAME(ended.status) == "COMPLETED"
    assert make.statuses(ended)["childcare-subsidy"] == "GRANTED"
    assert len(order) == len(set(order)) == len(make.OUTPUTS)


def test_each_answer_twice_changes_nothing(desk: Stage) -> None:
    """INVARIANT: an answer delivered again has no effect; else a department would do its item twice."""
    case = make.open_case(desk)
    assert len(make.play(desk, times=2)) == len(make.OUTPUTS)
    assert NAME(make.get(desk, case.case_id).status) == "COMPLETED"


def test_answers_of_many_cases_in_one_batch(desk: Stage) -> None:
    cases = [make.open_case(desk) for _ in range(5)]
    make.play(desk)
    assert {NAME(make.get(desk, case.case_id).status) for case in cases} == {"COMPLETED"}


def test_a_refusal_skips_what_needs_it_and_nothing_else(desk: Stage) -> None:
    case = make.open_case(desk, situation="neither-local")
    make.play(desk, {"register-newborn": "REFUSED"})
    ended = make.get(desk, case.case_id)
    assert NAME(ended.status) == "PARTLY_COMPLETED"
    found = make.statuses(ended)
    assert {key for key, status in found.items() if status == "SKIPPED"} == {
        "insurance",
        "social-security-card",
        "childcare-subsidy",
    }
    skipped = next(item for item in ended.items if item.task == "enrol-insurance")
    assert "落户" in skipped.reasons[0].zh


def test_a_refused_certificate_stops_the_case(desk: Stage) -> None:
    case = make.open_case(desk)
    make.play(desk, {"issue-birth-certificate": "REFUSED", "open-vaccination-record": "REFUSED"})
    assert NAME(make.get(desk, case.case_id).status) == "REFUSED"


def test_all_faults_at_once_and_no_case(desk: Stage) -> None:
    form = make.make_form(
        motherIdNumber="330802199513071222", bornAt="2126-01-01T00:00:00+08:00", childName=None, gestationWeeks="39"
    )
    with pytest.raises(InvalidInput) as refused:
        make.open_case(desk, form=form, county="330999", situation="no-such")
    found = {fault.field for fault in refused.value.faults}
    assert found == {
        "form.motherIdNumber",
        "form.bornAt",
        "form.childName",
        "form.gestationWeeks",
        "county",
        "situation",
    }
    assert all(fault.zh and fault.en for fault in refused.value.faults)
    assert desk.announced("onething") == []


def test_a_resident_sees_only_the_own_case(desk: Stage) -> None:
    mine, other = Actor("r9", "resident", via="gateway"), Actor("r8", "resident", via="gateway")
    case = make.open_case(desk, mine)
    assert make.get(desk, case.case_id, mine).case_id == case.case_id
    with pytest.raises(NotFound):
        make.get(desk, case.case_id, other)
    mother = Actor("r1", "resident", via="gateway")
    with pytest.raises(NotFound):
        make.get(desk, case.case_id, mother)
    make.play(desk)
    assert make.get(desk, case.case_id, mother).case_id == case.case_id


def decide(desk: Stage, item_id: str, decision: str, actor: Actor = make.OFFICER, **words: str) -> None:
    desk.call(
        "onething", "DecideItem", onething_pb2.DecideItemRequest(item_id=item_id, decision=decision, **words), actor
    )


def reach_officer(desk: Stage) -> onething_pb2.Case:
    """A case whose registration waits for an officer."""
    case = make.open_case(desk, situation="different-counties")
    make.play(desk, {"register-newborn": "NEEDS_OFFICER"})
    waiting = make.get(desk, case.case_id)
    assert NAME(waiting.status) == "WAITING_OFFICER"
    return waiting


def test_an_officer_decides_once_and_the_department_acts(desk: Stage) -> None:
    """INVARIANT: the first decision stands, and a second one is told what it was."""
    case = reach_officer(desk)
    found = desk.call("onething", "ListWorklist", onething_pb2.ListWorklistRequest(), make.OFFICER)
    assert found.total == 1
    assert "王芳" in found.entries[0].inputs
    item_id = found.entries[0].item.item_id
    decide(desk, item_id, "GRANT", reason="双方一致")
    (work,) = make.assigned(desk)
    assert (work.attempt, work.officer.granted, work.officer.officer) == (2, True, "o1")
    for _ in range(2):
        with pytest.raises(Conflict) as second:
            decide(desk, item_id, "REFUSE", reason="不符合", legal_reference="条例")
        told = second.value
        assert (told.code, "officer:o1" in told.en, "GRANTED" in told.en) == ("onething.already-decided", True, True)
        assert "决定：GRANTED（双方一致）" in told.zh
    make.answer(desk, work)
    make.play(desk)
    assert NAME(make.get(desk, case.case_id).status) == "COMPLETED"


@pytest.mark.parametrize(
    "actor",
    [
        Actor("o2", "officer", county="330803", department="registry", via="gateway"),
        Actor("o3", "officer", county="330802", department="health", via="gateway"),
    ],
)
def test_a_decision_without_the_mandate_is_refused(desk: Stage, actor: Actor) -> None:
    case = reach_officer(desk)
    with pytest.raises(NotAllowed):
        decide(desk, f"{case.case_id}-hukou", "GRANT", actor)
    assert desk.call("onething", "ListWorklist", onething_pb2.ListWorklistRequest(), actor).total == 0


def test_a_refusal_names_its_grounds(desk: Stage) -> None:
    case = reach_officer(desk)
    with pytest.raises(InvalidInput) as refused:
        decide(desk, f"{case.case_id}-hukou", "REFUSE")
    assert {fault.field for fault in refused.value.faults} == {"reason", "legalReference"}


def test_two_officers_at_once(desk: Stage) -> None:
    """INVARIANT: the first decision stands; two at the same moment send work once."""
    case = reach_officer(desk)
    outcomes: list[str] = []

    def one() -> None:
        try:
            decide(desk, f"{case.case_id}-hukou", "GRANT")
            outcomes.append("stood")
        except Conflict:
            outcomes.append("conflict")

    threads = [threading.Thread(target=one) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(outcomes) == ["conflict"] * 5 + ["stood"]
    assert len(make.assigned(desk)) == 1


def test_supplement_goes_back_to_the_department(desk: Stage) -> None:
    case = make.open_case(desk)
    make.play(desk, {"share-parents": "NEEDS_SUPPLEMENT"})
    waiting = make.get(desk, case.case_id)
    assert NAME(waiting.status) == "WAITING_APPLICANT"
    assert waiting.asked_back[0].code == "test.reason"
    wrong = onething_pb2.SupplementCaseRequest(case_id=case.case_id, form='{"motherIdNumber": "1"}')
    with pytest.raises(InvalidInput):
        desk.call("onething", "SupplementCase", wrong)
    right = onething_pb2.SupplementCaseRequest(case_id=case.case_id, form='{"motherIdNumber": "330802199503071227"}')
    desk.call("onething", "SupplementCase", right)
    with pytest.raises(NotPossibleNow):
        desk.call("onething", "SupplementCase", right)
    make.play(desk)
    assert NAME(make.get(desk, case.case_id).status) == "COMPLETED"


def test_withdrawal_undoes_what_can_be_undone(desk: Stage) -> None:
    case = make.open_case(desk)
    batch = make.assigned(desk)
    while not any(work.task == "enrol-insurance" for work in batch):
        for work in batch:
            make.answer(desk, work)
        batch = make.assigned(desk)
    ask = onething_pb2.WithdrawCaseRequest(case_id=case.case_id)
    assert NAME(desk.call("onething", "WithdrawCase", ask).status) == "WITHDRAWN"
    undoing = {work.task for work in make.assigned(desk) if work.action == events_pb2.ItemAssigned.UNDO}
    assert undoing == {"register-newborn", "register-guidance", "reimburse-birth"}
    for work in batch:
        # In hand at the departments when the case was withdrawn: granted too late, so undone as well.
        make.answer(desk, work)
    late = {work.task for work in make.assigned(desk)}
    assert {"enrol-insurance", "issue-social-security-card"} <= late
    with pytest.raises(NotPossibleNow):
        desk.call("onething", "WithdrawCase", ask)


def test_the_log_tells_everything_in_order(desk: Stage) -> None:
    case = make.open_case(desk)
    make.play(desk)
    ask = onething_pb2.ListCaseEventsRequest(case_id=case.case_id)
    found = desk.call("onething", "ListCaseEvents", ask)
    assert found.closed
    kinds = [event.kind for event in found.events]
    assert kinds[0] == "opened"
    assert kinds[-1] == "closed"
    assert kinds.count("item_started") == kinds.count("item_answered")
    ask.after = found.events[3].seq
    assert len(desk.call("onething", "ListCaseEvents", ask).events) == len(kinds) - 4


def test_no_personal_data_leaves_in_the_clear(desk: Stage) -> None:
    make.open_case(desk)
    db = desk.host.departments["onething"].db
    with db.engine.connect() as connection:
        rows = connection.exec_driver_sql("SELECT data, headers FROM outbox").all()
    form = make.make_form()
    for data, headers in rows:
        for value in (form["childName"], form["motherIdNumber"], form["bankAccount"]):
            assert value.encode() not in data
            assert value not in headers

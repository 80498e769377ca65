"""Promises in place of papers: signed, reminded of, found kept or broken, made good; and who may promise again."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

import pytest
from civic.onething.v1 import events_pb2
from civic.onething.v1 import onething_pb2 as pb
from civic.registry.v1 import registry_pb2
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import text

from chassis import keys
from chassis.auth import Actor, Keyring
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow, Unavailable
from chassis.signing import digest
from city.calendar import working_days_between
from services.onething.actions import promising
from services.onething.main import SERVICE
from services.onething.papers import promises
from tests.onething import factories
from tests.onething import papers as make
from tests.onething.test_papers import run
from tests.onething.together import signed, together
from tests.registry import making
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings

REPAIR = pb.RepairPromiseRequest
DECIDE = pb.DecidePromiseRequest


@pytest.fixture
def desk(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Stage]:
    with make.in_catalogue(tmp_path):
        yield stage(fresh("onething"), [SERVICE])


FINDINGS = [
    (promises.KEPT, True, False, 1, ""),
    (promises.UNTRUE, True, True, 1, ""),
    (promises.UNTRUE, False, False, 1, ""),
    (promises.NOT_BROUGHT, True, False, 0, "not-due"),
    (promises.NOT_BROUGHT, True, False, 1, ""),
    (promises.NOT_BROUGHT, True, True, 1, "brought"),
    (promises.NOT_BROUGHT, False, False, 1, "no-paper"),
]


@pytest.mark.parametrize(("finding", "instead", "brought", "after", "why_not"), FINDINGS)
def test_what_may_be_found(finding: str, after: int, why_not: str, *, instead: bool, brought: bool) -> None:
    due = date(2026, 11, 23)
    today = due + timedelta(days=after)
    assert promises.may_find(finding, instead=instead, brought=brought, due=due, today=today) == why_not


@given(due=st.dates(date(2025, 3, 1), date(2026, 12, 31)), days=st.integers(0, 40))
def test_the_reminder_comes_so_many_working_days_before(due: date, days: int) -> None:
    remind = promises.remind_on(due, days)
    assert remind <= due
    # The day it comes is one of them itself, unless there are none.
    assert working_days_between(remind - timedelta(days=1), due - timedelta(days=1)) == days


def promised(desk: Stage, case_id: str, actor: Actor = make.ANNE) -> dict[str, pb.CasePromise]:
    found = desk.call("onething", "ListCasePromises", pb.ListCasePromisesRequest(case_id=case_id), actor)
    return {one.material_id: one for one in found.promises}


def decide(
    desk: Stage, promise: pb.CasePromise, decision: str, actor: Actor = make.EMPLOYMENT, **said: str
) -> pb.CasePromise:
    request = DECIDE(promise_id=promise.promise_id, decision=decision, **said)  # type: ignore[arg-type]
    found: pb.CasePromise = desk.call("onething", "DecidePromise", request, actor)
    return found


def status(promise: pb.CasePromise) -> str:
    return str(pb.CasePromise.Status.Name(promise.status))


def move_to(desk: Stage, promise: pb.CasePromise, **days: int) -> None:
    """As if the promise were so many days from today: due_on, next_at."""
    db = desk.host.departments["onething"].db
    with db.transaction(write=True) as session:
        for column, ahead in days.items():
            moment = datetime.now(UTC) + timedelta(days=ahead)
            value: object = moment.date() if column == "due_on" else moment
            shown = (value.isoformat(sep=" ") if isinstance(value, datetime) else str(value)) if db.sqlite else value
            session.connection().execute(
                text(f"UPDATE promises SET {column} = :value WHERE id = :id"),
                {"value": shown, "id": promise.promise_id},
            )


def of_kind(desk: Stage, kind: type) -> list:  # type: ignore[type-arg]
    return [event for event in desk.announced("onething") if isinstance(event, kind)]


def test_a_promise_is_signed_as_it_was_shown(desk: Stage) -> None:
    guide = desk.call("onething", "GetOneThing", pb.GetOneThingRequest(one_thing_id="papers"))
    materials = {one.id: one for one in guide.materials}
    licence, statement, deed = materials["licence"], materials["statement"], materials["deed"]
    assert licence.promise_allowed
    assert statement.promise_allowed
    assert not deed.promise_allowed
    assert "“许可证”" in licence.promise_text_zh
    assert "10 个工作日" in licence.promise_text_zh
    assert licence.promise_text_digest == digest(licence.promise_text_zh.encode())
    assert (list(deed.accepts), deed.most_bytes, deed.valid_months, deed.kind) == (
        [make.PDF, make.OFD], 64 << 10, 12, "property-deed",
    )  # fmt: skip
    case = make.hand_in(desk, licence="promise")
    found = promised(desk, case.case_id)
    assert set(found) == {"licence", "statement"}
    assert found["licence"].text_zh == licence.promise_text_zh
    assert found["licence"].text_digest == licence.promise_text_digest
    assert found["licence"].instead
    assert not found["statement"].instead
    assert (found["licence"].department, found["statement"].department) == ("employment", "registry")
    signed = found["licence"].signed_at.ToDatetime(UTC).date()
    assert working_days_between(signed, date.fromisoformat(found["licence"].due_on)) in {9, 10, 11}
    events = desk.call("onething", "ListCaseEvents", pb.ListCaseEventsRequest(case_id=case.case_id), make.ANNE).events
    assert events[0].kind == "opened"
    assert [event.kind for event in events].count("promise_given") == 2
    assert desk.call("onething", "GetCaseProof", pb.GetCaseProofRequest(case_id=case.case_id), make.ANNE).proof


def test_a_text_that_has_changed_meanwhile_is_read_again(desk: Stage) -> None:
    request = make.submission({}, ("licence", "statement", "deed"))
    request.promises[0].text_digest = "sm3:00"
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "OpenCase", request, make.ANNE)
    told = {fault.field: fault.code for fault in refused.value.faults}
    assert told["materials.licence"] == "onething.promise-text-changed"
    assert told["materials.deed"] == "onething.promise-not-allowed"
    assert "materials.statement" not in told


def test_the_paper_comes_and_an_officer_finds_the_promise_kept(desk: Stage) -> None:
    case = make.hand_in(desk, licence="promise")
    promise = promised(desk, case.case_id)["licence"]
    paper = make.upload(desk, make.make_pdf("licence"))
    foreign = make.upload(desk, make.make_pdf("licence"), make.BERT)

    def bring(upload_id: str, actor: Actor = make.ANNE) -> pb.CasePromise:
        request = pb.BringPromisedRequest(case_id=case.case_id, promise_id=promise.promise_id, upload_id=upload_id)
        found: pb.CasePromise = desk.call("onething", "BringPromised", request, actor)
        return found

    for upload_id in ("", "no-such", foreign.upload_id):
        with pytest.raises(InvalidInput):
            bring(upload_id)
    with pytest.raises(NotFound):
        bring(foreign.upload_id, make.BERT)
    assert bring(paper.upload_id).upload_id == paper.upload_id
    assert status(promised(desk, case.case_id)["licence"]) == "OPEN"
    assert make.download(desk, paper.upload_id, make.EMPLOYMENT) == make.make_pdf("licence")
    assert status(decide(desk, promise, "KEPT")) == "KEPT"
    assert [event.resident_id for event in of_kind(desk, events_pb2.PromiseKept)] == ["r1"]
    with pytest.raises(Conflict):
        decide(desk, promise, "BROKEN_UNTRUE", reason="不实", legal_reference="x")
    with pytest.raises(NotPossibleNow):
        bring(paper.upload_id)


def test_only_the_office_that_needs_it_finds_and_says_why(desk: Stage) -> None:
    case = make.hand_in(desk, licence="promise")
    promise = promised(desk, case.case_id)["licence"]
    far = Actor("o9", "officer", county="330881", department="employment", via="gateway")
    for actor in (make.OFFICER, far):
        with pytest.raises(NotAllowed):
            decide(desk, promise, "KEPT", actor, reason="核实")
    with pytest.raises(InvalidInput) as refused:
        decide(desk, promise, "BROKEN_UNTRUE")
    assert [fault.field for fault in refused.value.faults] == ["reason", "legalReference"]
    with pytest.raises(InvalidInput):
        decide(desk, promise, "KEPT")
    with pytest.raises(InvalidInput):
        decide(desk, promise, "DECISION_UNSPECIFIED")
    with pytest.raises(NotPossibleNow) as early:
        decide(desk, promise, "BROKEN_NOT_BROUGHT", reason="未补", legal_reference="x")
    assert early.value.code == "onething.promise-not-due"
    with pytest.raises(NotFound):
        decide(desk, pb.CasePromise(promise_id="none"), "KEPT", reason="x")
    assert of_kind(desk, events_pb2.PromiseBroken) == []


def test_who_broke_a_promise_brings_papers_until_it_is_made_good(desk: Stage) -> None:
    """INVARIANT: a broken promise blocks every further one in place of a paper, until it is made good."""
    case = make.hand_in(desk, licence="promise")
    promise = promised(desk, case.case_id)["licence"]
    move_to(desk, promise, due_on=-2)
    broken = decide(desk, promise, "BROKEN_NOT_BROUGHT", reason="逾期未补", legal_reference="国办发〔2020〕42号")
    assert status(broken) == "BROKEN"
    (event,) = of_kind(desk, events_pb2.PromiseBroken)
    assert (event.resident_id, event.material_id, event.department) == ("r1", "licence", "employment")
    assert event.grounds == events_pb2.PromiseBroken.NOT_BROUGHT
    with pytest.raises(InvalidInput) as refused:
        make.hand_in(desk, licence="promise")
    assert [(one.field, one.code) for one in refused.value.faults] == [
        ("materials.licence", "onething.promise-blocked")
    ]
    # Nobody is shut out: with the paper it goes, and the statement itself is not refused.
    assert make.hand_in(desk).case_id
    # Somebody else is not concerned.
    assert make.hand_in(desk, make.BERT, licence="promise").case_id
    request = REPAIR(promise_id=promise.promise_id, reason="已补交并核实")
    with pytest.raises(NotAllowed):
        desk.call("onething", "RepairPromise", request, make.OFFICER)
    assert status(desk.call("onething", "RepairPromise", request, make.EMPLOYMENT)) == "REPAIRED"
    with pytest.raises(Conflict):
        desk.call("onething", "RepairPromise", request, make.EMPLOYMENT)
    assert [one.resident_id for one in of_kind(desk, events_pb2.PromiseRepaired)] == ["r1"]
    assert make.hand_in(desk, licence="promise").case_id


def test_only_a_broken_promise_is_made_good(desk: Stage) -> None:
    promise = promised(desk, make.hand_in(desk, licence="promise").case_id)["licence"]
    with pytest.raises(NotPossibleNow):
        desk.call("onething", "RepairPromise", REPAIR(promise_id=promise.promise_id, reason="x"), make.EMPLOYMENT)


def test_a_promise_is_reminded_of_once_and_escalated_once(desk: Stage) -> None:
    case = make.hand_in(desk, licence="promise")
    promise = promised(desk, case.case_id)["licence"]
    run(desk, promising.look_at_due)
    assert of_kind(desk, events_pb2.PromiseDue) == []
    move_to(desk, promise, next_at=-1)
    for _ in range(2):
        run(desk, promising.look_at_due)
    (due,) = of_kind(desk, events_pb2.PromiseDue)
    assert (due.promise_id, due.overdue, due.escalated_to) == (promise.promise_id, False, "")
    move_to(desk, promise, next_at=-1, due_on=-2)
    for _ in range(2):
        run(desk, promising.look_at_due)
    (due,) = of_kind(desk, events_pb2.PromiseDue)
    assert (due.overdue, due.escalated_to) == (True, "promise-supervisor")
    page = desk.call("onething", "ListDuePromises", pb.ListDuePromisesRequest(page_size=1), make.EMPLOYMENT)
    assert [(one.promise_id, one.overdue) for one in page.promises] == [(promise.promise_id, True)]
    assert page.total == 1
    rest = pb.ListDuePromisesRequest(page_size=1, page_token=page.next_page_token)
    assert not desk.call("onething", "ListDuePromises", rest, make.EMPLOYMENT).promises
    later = pb.ListDuePromisesRequest(due_until="2020-01-01")
    assert desk.call("onething", "ListDuePromises", later, make.EMPLOYMENT).total == 0
    assert desk.call("onething", "ListDuePromises", pb.ListDuePromisesRequest(), make.SUPERVISOR).total == 2
    assert desk.call("onething", "ListDuePromises", pb.ListDuePromisesRequest(), make.OFFICER).total == 0
    # Nor is a town's officer of every department.
    town = Actor("t1", "officer", county="330802", town="330802005", via="gateway")
    assert desk.call("onething", "ListDuePromises", pb.ListDuePromisesRequest(), town).total == 0
    bad = pb.ListDuePromisesRequest(due_until="tomorrow")
    with pytest.raises(InvalidInput):
        desk.call("onething", "ListDuePromises", bad, make.EMPLOYMENT)


def test_a_promise_on_which_nothing_was_granted_is_void(desk: Stage) -> None:
    case = make.hand_in(desk, licence="promise")
    promise = promised(desk, case.case_id)["licence"]
    factories.assigned(desk)
    desk.call("onething", "WithdrawCase", pb.WithdrawCaseRequest(case_id=case.case_id), make.ANNE)
    desk.seen["onething"] = 0
    for work in factories.assigned(desk):
        factories.answer(desk, work, "REFUSED", {})
    move_to(desk, promise, next_at=-1)
    run(desk, promising.look_at_due)
    assert status(promised(desk, case.case_id)["licence"]) == "VOID"
    assert of_kind(desk, events_pb2.PromiseDue) == []


def test_one_promise_that_cannot_be_looked_at_hinders_no_other(desk: Stage) -> None:
    first, second = make.hand_in(desk, licence="promise"), make.hand_in(desk, make.BERT, licence="promise")
    broken, good = promised(desk, first.case_id)["licence"], promised(desk, second.case_id, make.BERT)["licence"]
    move_to(desk, broken, next_at=-2)
    move_to(desk, good, next_at=-1)
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        statement = text("UPDATE cases SET log_head = 'sm3:00' WHERE id = :id")
        session.connection().execute(statement, {"id": first.case_id})
    run(desk, promising.look_at_due)
    assert [one.promise_id for one in of_kind(desk, events_pb2.PromiseDue)] == [good.promise_id]


@pytest.fixture
def city(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Stage]:
    with make.in_catalogue(tmp_path), together(fresh("onething", "registry")) as found:
        yield found


def test_a_promise_broken_online_is_known_at_the_window(city: Stage) -> None:
    """INVARIANT: a promise binds the person, wherever it was given."""
    anne, window = signed(city, Actor("m1", "resident")), signed(city, make.WINDOW)
    employment = signed(city, make.EMPLOYMENT)
    promise = promised(city, make.hand_in(city, anne, licence="promise").case_id, anne)["licence"]
    number = making.make_resident("m1").id_number
    assert make.hand_in(city, window, licence="promise", applicant_id_number=number).case_id
    decide(city, promise, "BROKEN_UNTRUE", employment, reason="不实", legal_reference="x")
    with pytest.raises(InvalidInput) as refused:
        make.hand_in(city, window, licence="promise", applicant_id_number=number)
    assert [one.code for one in refused.value.faults] == ["onething.promise-blocked"]
    usage = city.call("registry", "ListMyDataUsage", registry_pb2.ListMyDataUsageRequest(), anne)
    assert {(one.reader, one.purpose) for one in usage.reads} == {("onething", "容缺承诺：核对承诺人")}


def test_a_promise_of_somebody_whom_the_registry_does_not_know(city: Stage) -> None:
    window, employment = signed(city, make.WINDOW), signed(city, make.EMPLOYMENT)
    stranger = making.make_number("110101", date(1990, 1, 1), 11)
    case = make.hand_in(city, window, licence="promise", applicant_id_number=stranger)
    (row,) = [row for row in make.kept(city, "promises") if row["instead"]]
    assert stranger not in str(row)
    promise = promised(city, case.case_id, window)["licence"]
    decide(city, promise, "BROKEN_UNTRUE", employment, reason="不实", legal_reference="x")
    assert [one.resident_id for one in of_kind(city, events_pb2.PromiseBroken)] == [""]
    with pytest.raises(InvalidInput):
        make.hand_in(city, window, licence="promise", applicant_id_number=stranger)
    # Nor is it forgotten with a new key, by which the number is kept from then on.
    folder = city.host.settings.keys
    keys.rotate(folder, "onething", datetime.now(UTC), timedelta(hours=1))
    city.host.departments["onething"].edge.keyring = Keyring(folder, "onething")
    with pytest.raises(InvalidInput) as refused:
        make.hand_in(city, window, licence="promise", applicant_id_number=stranger)
    assert [one.code for one in refused.value.faults] == ["onething.promise-blocked"]
    other = making.make_number("110101", date(1990, 1, 1), 13)
    assert make.hand_in(city, window, licence="promise", applicant_id_number=other).case_id


def test_a_registry_that_is_down_is_an_open_question(desk: Stage) -> None:
    number = making.make_resident("m1").id_number
    window = signed(desk, make.WINDOW)
    with pytest.raises(Unavailable):
        make.hand_in(desk, window, licence="promise", applicant_id_number=number)
    assert make.kept(desk, "cases") == make.kept(desk, "promises") == []

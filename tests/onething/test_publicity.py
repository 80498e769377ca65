"""Public notice: it begins by itself, passes by itself, and an objection goes to the officer, on both databases."""

from __future__ import annotations

import threading
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2, onething_pb2
from sqlalchemy import text

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.calendar import add_working_days, day_of, start_of
from services.onething import rpc
from services.onething.actions import publicity
from services.onething.main import SERVICE
from tests.onething import desk_factories as desks
from tests.onething import factories as make
from tests.onething.offered import FORM, OUTPUTS, SHOWN, offered
from tests.onething.test_proof import proven, wrong
from tests.support import WINDOW, Stage, record, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.edge import Tx
    from chassis.settings import Settings

OFFICER = Actor("o9", "officer", county="330802", department="employment", via="gateway")
NEIGHBOUR = Actor("r7", "resident", via="gateway")
TODAY = day_of(datetime.now(UTC))
LAST = TODAY + timedelta(days=5)
NOBODY = Actor("", "")


@pytest.fixture
def desk(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Stage]:
    with offered(tmp_path, SHOWN):
        yield stage(fresh("onething"), [SERVICE])


def opened(desk: Stage, outcome: str = "NEEDS_OFFICER", county: str = "330802") -> str:
    """A case whose recognition the department has answered so."""
    case = make.open_case(desk, one_thing_id="shown", situation="any", county=county, form=FORM)
    play(desk, {"recognise": outcome})
    return case.case_id


def play(desk: Stage, outcomes: dict[str, str] | None = None) -> list[events_pb2.ItemAssigned]:
    """Answers all work until none is left, each answer twice; returns what was sent out."""
    sent = []
    while batch := make.assigned(desk):
        for work in batch:
            undo = work.action == events_pb2.ItemAssigned.UNDO
            sent.append(work)
            outcome = "UNDONE" if undo else (outcomes or {}).get(work.task, "GRANTED")
            make.answer(desk, work, outcome, OUTPUTS[work.task], times=2)
    return sent


def decide(desk: Stage, case_id: str, decision: str = "GRANT", **words: str) -> Any:
    ask = onething_pb2.DecideItemRequest(item_id=f"{case_id}-recognised", decision=decision, **words)
    return desk.call("onething", "DecideItem", ask, OFFICER)


def sweep(desk: Stage, day: date) -> None:
    def act(tx: Tx) -> bool:
        tx.now = start_of(day) + timedelta(hours=1)
        return publicity.sweep_notices(tx)

    while desk.host.departments["onething"].edge.perform(act, system("onething")):
        pass


def at(desk: Stage, moment: datetime, method: str, request: Any, actor: Actor = WINDOW) -> Any:
    def act(tx: Tx) -> Any:
        tx.now = moment
        return rpc.RPCS[method](tx, request)

    return desk.host.departments["onething"].edge.perform(act, actor)


def item(desk: Stage, case_id: str, key: str = "recognised") -> onething_pb2.Case.Item:
    (found,) = [one for one in make.get(desk, case_id).items if one.item_id == f"{case_id}-{key}"]
    return found


def status(desk: Stage, case_id: str, key: str = "recognised") -> str:
    return make.statuses(make.get(desk, case_id))[key]


def notices(desk: Stage, **asked: Any) -> onething_pb2.ListPublicNoticesResponse:
    found: onething_pb2.ListPublicNoticesResponse = desk.call(
        "onething", "ListPublicNotices", onething_pb2.ListPublicNoticesRequest(**asked), NOBODY
    )
    return found


def object_to(desk: Stage, case_id: str, actor: Actor = NEIGHBOUR, reason: str = "名下有两套住房") -> Any:
    (notice,) = [one for one in notices(desk).notices if one.notice_id.startswith(case_id)]
    return desk.call(
        "onething", "FileObjection", onething_pb2.FileObjectionRequest(notice_id=notice.notice_id, reason=reason), actor
    )


def said(desk: Stage, kind: type) -> list[Any]:
    return [event for event in desk.announced("onething") if isinstance(event, kind)]


def test_an_officers_grant_is_shown_for_its_days_and_then_goes_to_the_department(desk: Stage) -> None:
    """INVARIANT: nothing takes effect before its public notice is over; else nobody could object to it in time."""
    case_id = opened(desk)
    shown = decide(desk, case_id)
    assert onething_pb2.Case.Item.Status.Name(shown.status) == "PROPOSED"
    assert (shown.stops[0].first_on, shown.stops[0].last_on) == (str(TODAY), str(LAST))
    events = desk.announced("onething")
    assert not [event for event in events if isinstance(event, events_pb2.ItemAssigned)]
    (started,) = [event for event in events if isinstance(event, events_pb2.PublicityStarted)]
    assert (started.first_on, started.last_on) == (str(TODAY), str(LAST))
    (notice,) = notices(desk).notices
    assert (notice.title_zh, notice.last_on) == ("困难认定", str(LAST))
    sweep(desk, LAST)
    assert status(desk, case_id) == "PROPOSED"
    sweep(desk, LAST + timedelta(days=1))
    sweep(desk, LAST + timedelta(days=1))
    work, *more = play(desk)
    assert (work.officer.granted, work.officer.officer, work.task) == (True, "o9", "recognise")
    assert [one.task for one in more] == ["pay"]
    ended = make.get(desk, case_id)
    assert onething_pb2.Case.Status.Name(ended.status) == "COMPLETED"
    assert notices(desk).total == 0
    file = proven(desk, case_id)
    assert wrong(desk, file) is None
    assert {"publicity_started", "publicity_passed"} <= {one["kind"] for one in file["links"]}


def test_a_departments_own_grant_is_held_and_counts_when_the_notice_is_over(desk: Stage) -> None:
    case_id = opened(desk, "GRANTED")
    held = item(desk, case_id)
    assert onething_pb2.Case.Item.Status.Name(held.status) == "HELD"
    assert not held.products
    assert status(desk, case_id, "paid") == "WAITING"
    assert wrong(desk, proven(desk, case_id)) is None
    sweep(desk, LAST + timedelta(days=1))
    assert status(desk, case_id) == "GRANTED"
    assert item(desk, case_id).products[0].kind == "recognise"
    assert [work.task for work in play(desk)] == ["pay"]
    assert wrong(desk, proven(desk, case_id)) is None


def test_the_clock_stands_while_it_is_shown(desk: Stage) -> None:
    """INVARIANT: stopped + used + left = working days to the due day, also with a notice that began by itself."""
    case_id = opened(desk)
    decide(desk, case_id)
    for day in (TODAY, TODAY + timedelta(days=3), LAST):
        found = at(desk, start_of(day), "GetCase", onething_pb2.GetCaseRequest(case_id=case_id))
        (shown,) = [one for one in found.items if one.item_id.endswith("-recognised")]
        assert (shown.days_used, shown.days_left) == (0, 10)
    assert shown.due_on == str(add_working_days(LAST, 10)[0])
    sweep(desk, LAST + timedelta(days=1))
    (work,) = make.assigned(desk)
    make.answer(desk, work, outputs=OUTPUTS["recognise"])
    assert item(desk, case_id).stops[0].last_on == str(min(LAST, TODAY))


@pytest.mark.parametrize("outcome", ["NEEDS_OFFICER", "GRANTED"])
def test_an_objection_goes_back_to_the_officer_who_then_decides_for_good(desk: Stage, outcome: str) -> None:
    case_id = opened(desk, outcome)
    if outcome == "NEEDS_OFFICER":
        decide(desk, case_id)
    object_to(desk, case_id)
    (ended,) = said(desk, events_pb2.PublicityEnded) if outcome == "NEEDS_OFFICER" else [None]
    if ended:
        assert ended.objected
    else:
        # The department's grant is taken back first.
        assert status(desk, case_id) == "UNDOING"
        desk.seen["onething"] = 0
        undo = [work for work in make.assigned(desk) if work.action == events_pb2.ItemAssigned.UNDO]
        make.answer(desk, undo[0], "UNDONE", {}, times=2)
    waiting = item(desk, case_id)
    assert onething_pb2.Case.Item.Status.Name(waiting.status) == "WAITING_OFFICER"
    assert [one.last_on for one in waiting.stops if one.kind == onething_pb2.ClockStop.PUBLICITY] == [str(TODAY)]
    assert "住房" not in str(waiting)
    found = desk.call(
        "onething", "ListObjections", onething_pb2.ListObjectionsRequest(item_id=waiting.item_id), OFFICER
    )
    assert [(one.reason, one.filed_by) for one in found.objections] == [("名下有两套住房", "resident")]
    elsewhere = Actor("o2", "officer", county="330803", department="employment", via="gateway")
    with pytest.raises(NotAllowed):
        desk.call("onething", "ListObjections", onething_pb2.ListObjectionsRequest(item_id=waiting.item_id), elsewhere)
    desk.announced("onething")
    decide(desk, case_id)
    # Shown once: looked into and decided, it takes effect.
    assert [work.task for work in play(desk)] == ["recognise", "pay"]
    assert wrong(desk, proven(desk, case_id)) is None
    sweep(desk, LAST + timedelta(days=1))
    assert make.assigned(desk) == []


def test_faults_of_an_objection(desk: Stage) -> None:
    case_id = opened(desk)
    decide(desk, case_id)
    with pytest.raises(InvalidInput):
        object_to(desk, case_id, reason=" ")
    with pytest.raises(InvalidInput):
        object_to(desk, case_id, reason="长" * 1001)
    unknown = onething_pb2.FileObjectionRequest(notice_id="no-such", reason="有")
    with pytest.raises(NotFound):
        desk.call("onething", "FileObjection", unknown, NEIGHBOUR)
    notice_id = notices(desk).notices[0].notice_id
    again = onething_pb2.FileObjectionRequest(notice_id=notice_id, reason="还有车")
    with pytest.raises(NotPossibleNow):
        at(desk, start_of(LAST + timedelta(days=1)), "FileObjection", again, NEIGHBOUR)
    object_to(desk, case_id)
    assert notices(desk).total == 0
    with pytest.raises(Conflict):
        desk.call("onething", "FileObjection", again, NEIGHBOUR)
    desk.call("onething", "FileObjection", again, Actor("r6", "resident", via="gateway"))
    desk.call("onething", "FileObjection", again, WINDOW)
    desk.call("onething", "FileObjection", again, WINDOW)
    decide(desk, case_id, "REFUSE", reason="查实", legal_reference="办法")
    with pytest.raises(NotPossibleNow):
        desk.call("onething", "FileObjection", again, Actor("r5", "resident", via="gateway"))


def test_objections_are_read_by_who_decides_anew(fresh: Callable[..., Settings], tmp_path: Path) -> None:
    """INVARIANT: a town's officer reads objections under a mandate for the item, and no others."""
    entry = SHOWN.replace("gives: [residentId]", "gives: [residentId, village]").replace(
        "owners: [person.residentId]", "owners: [person.residentId]\nseat: [person.village]"
    )
    with offered(tmp_path, entry):
        desk = stage(fresh("onething"), [SERVICE])
        case = make.open_case(desk, one_thing_id="shown", situation="any", county=desks.COUNTY, form=FORM)
        while batch := make.assigned(desk):
            for work in batch:
                outputs = {**OUTPUTS[work.task], "village": f"{desks.TOWN}001"}
                waits = work.task == "recognise"
                make.answer(desk, work, "NEEDS_OFFICER" if waits else "GRANTED", outputs)
        decide(desk, case.case_id)
        object_to(desk, case.case_id)
        ask = onething_pb2.ListObjectionsRequest(item_id=f"{case.case_id}-recognised")
        town, other = desks.town_officer(), desks.town_officer("t2", desks.OTHER_TOWN)
        for actor in (town, other, desks.officer(department="health"), desks.officer(county="330803")):
            with pytest.raises(NotAllowed):
                desk.call("onething", "ListObjections", ask, actor)
        head = desks.supervisor(department="employment")
        desks.grant(desk, actor=head, one_thing_id="shown", item="recognised")
        for actor in (OFFICER, head, town):
            assert len(desk.call("onething", "ListObjections", ask, actor).objections) == 1
        with pytest.raises(NotAllowed):
            desk.call("onething", "ListObjections", ask, other)


def test_many_object_at_once_and_the_officer_hears_of_it_once(desk: Stage) -> None:
    """INVARIANT: however many object at the same moment, the notice ends once and nothing is lost."""
    case_id = opened(desk)
    decide(desk, case_id)
    notice_id = notices(desk).notices[0].notice_id
    desk.announced("onething")

    def one(number: int) -> None:
        ask = onething_pb2.FileObjectionRequest(notice_id=notice_id, reason=f"理由{number}")
        desk.call("onething", "FileObjection", ask, Actor(f"r{number}", "resident", via="gateway"))

    threads = [threading.Thread(target=one, args=(number,)) for number in range(6)]
    threads.append(threading.Thread(target=sweep, args=(desk, LAST + timedelta(days=1))))
    threads = threads[:-1]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(said(desk, events_pb2.PublicityEnded)) == 1
    ask = onething_pb2.ListObjectionsRequest(item_id=f"{case_id}-recognised")
    assert len(desk.call("onething", "ListObjections", ask, OFFICER).objections) == 6
    assert wrong(desk, proven(desk, case_id)) is None


def test_sweeps_beside_each_other_let_it_pass_once(desk: Stage) -> None:
    """INVARIANT: a notice passes once, whoever runs the job."""
    case_ids = [opened(desk) for _ in range(4)]
    for case_id in case_ids:
        decide(desk, case_id)
    desk.announced("onething")
    threads = [threading.Thread(target=sweep, args=(desk, LAST + timedelta(days=1))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(make.assigned(desk)) == 4


def test_one_failing_notice_stops_nobody_else(desk: Stage) -> None:
    """INVARIANT: a notice whose case cannot be moved is put off; the others of its batch pass."""
    bad, good = opened(desk), opened(desk)
    for case_id in (bad, good):
        decide(desk, case_id)
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        session.connection().execute(text("UPDATE cases SET log_count = 0 WHERE id = :id"), {"id": bad})
    desk.announced("onething")
    sweep(desk, LAST + timedelta(days=1))
    assert (status(desk, bad), status(desk, good)) == ("PROPOSED", "ASSIGNED")
    assert [work.case_id for work in make.assigned(desk)] == [good]


@pytest.mark.parametrize("outcome", ["NEEDS_OFFICER", "GRANTED"])
def test_a_withdrawal_ends_what_is_shown(desk: Stage, outcome: str) -> None:
    case_id = opened(desk, outcome)
    if outcome == "NEEDS_OFFICER":
        decide(desk, case_id)
    desk.announced("onething")
    desk.call("onething", "WithdrawCase", onething_pb2.WithdrawCaseRequest(case_id=case_id))
    assert notices(desk).total == 0
    sent = play(desk)
    assert [work.action for work in sent] == ([events_pb2.ItemAssigned.UNDO] if outcome == "GRANTED" else [])
    assert status(desk, case_id) == ("UNDONE" if outcome == "GRANTED" else "WITHDRAWN")
    sweep(desk, LAST + timedelta(days=1))
    assert make.assigned(desk) == []
    assert wrong(desk, proven(desk, case_id)) is None


def test_a_declared_publicity_is_not_started_by_hand(desk: Stage) -> None:
    case_id = opened(desk)
    ask = onething_pb2.StopClockRequest(
        item_id=f"{case_id}-recognised", kind="PUBLICITY", calendar_days=3, legal_reference="办法"
    )
    with pytest.raises(NotPossibleNow, match="by-itself"):
        desk.call("onething", "StopClock", ask, OFFICER)


def test_the_list_is_public_by_county_and_page_by_page(desk: Stage) -> None:
    for county in ("330802", "330802", "330803"):
        case_id = opened(desk, county=county)
        officer = Actor("o9", "officer", county=county, department="employment", via="gateway")
        ask = onething_pb2.DecideItemRequest(item_id=f"{case_id}-recognised", decision="GRANT")
        desk.call("onething", "DecideItem", ask, officer)
    assert notices(desk, county="330803").total == 1
    assert notices(desk, one_thing_id="newborn").total == 0
    first = notices(desk, page_size=2)
    second = notices(desk, page_size=2, page_token=first.next_page_token)
    assert (first.total, len(first.notices), len(second.notices), second.next_page_token) == (3, 2, 1, "")
    assert "r1" not in str(first)


def test_a_late_answer_to_what_was_decided_again_changes_nothing(desk: Stage) -> None:
    """The department's first answer, delivered again after the objection, finds another attempt."""
    case = make.open_case(desk, one_thing_id="shown", situation="any", form=FORM)
    (share,) = make.assigned(desk)
    make.answer(desk, share, outputs=OUTPUTS["share-person"])
    (work,) = make.assigned(desk)
    early = make.answer(desk, work, outputs=OUTPUTS["recognise"])
    object_to(desk, case.case_id)
    desk.deliver("onething", record(early, case.case_id, source="employment"))
    assert status(desk, case.case_id) == "UNDOING"

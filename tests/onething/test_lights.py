"""The clock in real cases, and the sweep that turns the lights, on both databases."""

from __future__ import annotations

import json
import shutil
import threading
import time
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2, onething_pb2
from sqlalchemy import text

from chassis import db as database
from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotPossibleNow
from chassis.service import Job
from city.calendar import add_working_days, day_of, start_of
from services.onething import rpc
from services.onething.actions import lights
from services.onething.main import SERVICE
from tests.onething import factories as make
from tests.support import WINDOW, Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from chassis.edge import Tx
    from chassis.settings import Settings

SUPERVISOR = Actor("s1", "supervisor", county="330802", via="gateway")
LIGHT = events_pb2.Light.Name
TODAY = day_of(datetime.now(UTC))


@pytest.fixture
def desk(fresh: Callable[..., Settings]) -> Stage:
    return stage(fresh("onething"), [SERVICE])


def at(desk: Stage, moment: datetime, method: str, request: Any, actor: Actor = WINDOW) -> Any:
    """An RPC as if it were `moment`."""

    def act(tx: Tx) -> Any:
        tx.now = moment
        return rpc.RPCS[method](tx, request)

    return desk.host.departments["onething"].edge.perform(act, actor)


def sweep(desk: Stage, day: date) -> None:
    """The job on the morning of a day, as often as it asks for."""

    def act(tx: Tx) -> bool:
        tx.now = start_of(day) + timedelta(hours=1)
        return lights.sweep_lights(tx)

    while desk.host.departments["onething"].edge.perform(act, system("onething")):
        pass


def turned(desk: Stage) -> list[tuple[str, str]]:
    """(item, light) of each announcement since the last time."""
    said = [event for event in desk.announced("onething") if isinstance(event, events_pb2.ItemLightChanged)]
    return [(event.item_id.partition("-")[2], LIGHT(event.light)) for event in said]


def item_of(case: onething_pb2.Case, key: str) -> onething_pb2.Case.Item:
    (found,) = [item for item in case.items if item.item_id == f"{case.case_id}-{key}"]
    return found


def in_hand(desk: Stage, **outcomes: str) -> onething_pb2.Case:
    """A case whose birth certificate is at its department: promised one working day."""
    case = make.open_case(desk)
    for work in make.assigned(desk):
        if work.task == "share-parents":
            make.answer(desk, work, outcomes.get("parents", "GRANTED"))
    desk.announced("onething")
    return make.get(desk, case.case_id)


def working(n: int) -> date:
    return add_working_days(TODAY, n)[0]


def rows(desk: Stage, query: str, **values: Any) -> list[Any]:
    with desk.host.departments["onething"].db.transaction(write=True) as session:
        found = session.connection().execute(text(query), values)
        return list(found.all()) if found.returns_rows else []


def test_an_item_gets_its_clock_when_it_starts(desk: Stage) -> None:
    case = in_hand(desk)
    item = item_of(case, "birth-certificate")
    assert (item.due_on, item.legal_due_on) == (str(working(1)), str(working(5)))
    assert (item.days_left, item.days_used, item.days_stopped, LIGHT(item.light)) == (1, 0, 0, "GREEN")
    assert (item.legal_days, item.promised_days) == (5, 1)
    waiting, share = item_of(case, "hukou"), item_of(case, "parents")
    assert not waiting.HasField("due_on")
    assert waiting.promised_days == 1
    assert not share.HasField("due_on")
    assert share.promised_days == 0
    # Certificate 1, registration 1, childcare subsidy 10: the longest way through the graph.
    assert (case.due_on, case.promised_days, LIGHT(case.light)) == (str(working(12)), 12, "GREEN")


def test_lights_turn_once_and_red_goes_to_the_supervisor(desk: Stage) -> None:
    case = in_hand(desk)
    sweep(desk, TODAY)
    assert turned(desk) == []
    sweep(desk, working(1))
    assert sorted(turned(desk)) == [("birth-certificate", "YELLOW"), ("vaccination", "YELLOW")]
    overdue = working(1) + timedelta(days=1)
    sweep(desk, overdue)
    assert sorted(turned(desk)) == [("birth-certificate", "RED"), ("vaccination", "RED")]
    found = at(desk, start_of(overdue), "ListOverdue", onething_pb2.ListOverdueRequest(), SUPERVISOR)
    assert (found.green, found.yellow, found.red) == (0, 0, 2)
    entry = found.entries[0]
    assert (entry.item.escalated_to, LIGHT(entry.item.light)) == ("time-limit-supervisor", "RED")
    assert entry.receipt_no == case.receipt_no
    log = desk.call("onething", "ListCaseEvents", onething_pb2.ListCaseEventsRequest(case_id=case.case_id))
    said = [event for event in log.events if event.kind == "light_changed"]
    assert [event.status for event in said].count("RED") == 2
    red = next(event for event in said if event.status == "RED")
    assert (red.reasons[0].parameter, red.reasons[0].parameter_value) == ("overdue-role", "time-limit-supervisor")
    assert str(working(1)) in red.reasons[0].zh
    shown = at(desk, start_of(overdue), "GetCase", onething_pb2.GetCaseRequest(case_id=case.case_id))
    assert LIGHT(shown.light) == "RED"


def test_an_event_of_red_names_the_post_and_nobody_else(desk: Stage) -> None:
    in_hand(desk)
    sweep(desk, working(3))
    said = [event for event in desk.announced("onething") if isinstance(event, events_pb2.ItemLightChanged)]
    assert {event.escalated_to for event in said} == {"time-limit-supervisor"}
    assert {event.due_on for event in said} == {str(working(1))}
    assert {event.county for event in said} == {"330802"}


def test_a_sweep_again_changes_nothing(desk: Stage) -> None:
    """INVARIANT: a light turns once, however often the sweep runs; else people are told twice."""
    in_hand(desk)
    sweep(desk, working(1))
    turned(desk)
    before = (
        rows(desk, "SELECT id, light, next_light_at FROM items ORDER BY id"),
        rows(desk, "SELECT count(*) FROM case_log"),
    )
    sweep(desk, working(1))
    assert turned(desk) == []
    assert before == (
        rows(desk, "SELECT id, light, next_light_at FROM items ORDER BY id"),
        rows(desk, "SELECT count(*) FROM case_log"),
    )


def test_two_sweeps_at_once(desk: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """INVARIANT: sweeps side by side turn each light once; the leader's lock is not what keeps them apart."""
    monkeypatch.setattr(lights, "BATCH", 3)
    for _ in range(8):
        in_hand(desk)
    threads = [threading.Thread(target=sweep, args=(desk, working(1))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    # What one left because another held it is done by the next sweep.
    sweep(desk, working(1))
    found = turned(desk)
    assert len(found) == 16
    assert {light for _, light in found} == {"YELLOW"}
    assert rows(desk, "SELECT count(*) FROM case_log WHERE kind = 'light_changed'") == [(16,)]


def test_one_unreadable_item_stops_nobody_else(desk: Stage) -> None:
    """INVARIANT: an item that fails is put off and logged; every other light turns, in its case and in others."""
    bad, good = in_hand(desk), in_hand(desk)
    rows(
        desk,
        "UPDATE items SET stops = :stops WHERE id = :id",
        stops='[{"kind": "SUPPLEMENT", "first": "no day", "last": null}]',
        id=f"{bad.case_id}-vaccination",
    )
    sweep(desk, working(1))
    assert sorted(key for key, _ in turned(desk)) == ["birth-certificate", "birth-certificate", "vaccination"]
    assert rows(desk, "SELECT light FROM items WHERE id = :id", id=f"{good.case_id}-vaccination") == [("YELLOW",)]
    sweep(desk, working(1))
    assert turned(desk) == []


def test_one_item_the_database_refuses_stops_nobody_else(desk: Stage) -> None:
    """INVARIANT: as above when it is the writing that fails: each is then written in a savepoint of its own."""
    bad, good = in_hand(desk), in_hand(desk)
    refused = f"{bad.case_id}-vaccination"
    if desk.host.departments["onething"].db.sqlite:
        rows(
            desk,
            f"CREATE TRIGGER refuse BEFORE UPDATE OF light ON items WHEN NEW.id = '{refused}' AND NEW.light = 'YELLOW' "
            "BEGIN SELECT RAISE(ABORT, 'refused'); END",
        )
    else:
        rows(desk, f"ALTER TABLE items ADD CHECK (id <> '{refused}' OR light <> 'YELLOW')")
    sweep(desk, working(1))
    assert len(turned(desk)) == 3
    assert rows(desk, "SELECT light FROM items WHERE id = :id", id=refused) == [("GREEN",)]
    assert rows(desk, "SELECT light FROM items WHERE id = :id", id=f"{good.case_id}-vaccination") == [("YELLOW",)]
    assert rows(desk, "SELECT count(*) FROM case_log WHERE kind = 'light_changed'") == [(3,)]


def test_a_turned_light_is_a_link_and_an_altered_chain_stops_nobody_else(desk: Stage) -> None:
    """INVARIANT: lights turn only with a whole chain; nothing is added to an altered one, and others go on."""
    bad, good = in_hand(desk), in_hand(desk)
    rows(desk, "UPDATE cases SET log_count = log_count - 1 WHERE id = :id", id=bad.case_id)
    sweep(desk, working(1))
    assert sorted(turned(desk)) == [("birth-certificate", "YELLOW"), ("vaccination", "YELLOW")]
    assert rows(desk, "SELECT DISTINCT case_id FROM items WHERE light = 'YELLOW'") == [(good.case_id,)]
    sweep(desk, working(2))
    found = desk.call("onething", "GetCaseProof", onething_pb2.GetCaseProofRequest(case_id=good.case_id))
    kinds = [link["kind"] for link in json.loads(found.proof)["links"]]
    assert kinds[-4:] == ["light_changed"] * 4
    assert rows(desk, "SELECT count(*) FROM case_log WHERE kind = 'light_changed'") == [(4,)]


def test_a_case_in_other_hands_is_left_for_the_next_sweep(desk: Stage) -> None:
    held, free = in_hand(desk), in_hand(desk)
    db = desk.host.departments["onething"].db
    if db.sqlite:
        pytest.skip("one writer at a time: nobody can hold a case beside the sweep")
    with db.transaction(write=True) as session:
        session.connection().execute(text("SELECT 1 FROM cases WHERE id = :id FOR UPDATE"), {"id": held.case_id})
        sweep(desk, working(1))
    assert len(turned(desk)) == 2
    assert rows(desk, "SELECT DISTINCT case_id FROM items WHERE light = 'YELLOW'") == [(free.case_id,)]
    sweep(desk, working(1))
    assert len(turned(desk)) == 2


def test_the_job_goes_on_until_nothing_is_due(fresh: Callable[..., Settings], monkeypatch: pytest.MonkeyPatch) -> None:
    """Batches follow each other at once, each in a transaction of its own; the pause comes after the last."""
    monkeypatch.setattr(lights, "BATCH", 1)
    desk = stage(fresh("onething"), [replace(SERVICE, jobs=(Job("lights", 0.5, lights.sweep_lights),))])
    for _ in range(6):
        in_hand(desk)
    rows(desk, "UPDATE items SET next_light_at = started_at WHERE next_light_at IS NOT NULL")
    department = desk.host.departments["onething"]
    department.start(["jobs"])
    until = time.monotonic() + 4.0  # one item a pause would take six seconds
    while rows(desk, "SELECT 1 FROM items WHERE next_light_at = started_at LIMIT 1") and time.monotonic() < until:
        time.sleep(0.05)
    assert rows(desk, "SELECT 1 FROM items WHERE next_light_at = started_at") == []
    department.stop()


def test_asking_back_stops_the_clock(desk: Stage) -> None:
    case = make.open_case(desk)
    batch = make.assigned(desk)
    for work in batch:
        make.answer(desk, work, "GRANTED" if work.task == "share-parents" else "NEEDS_SUPPLEMENT")
    desk.announced("onething")
    item = item_of(make.get(desk, case.case_id), "vaccination")
    assert [(stop.kind, stop.HasField("last_on")) for stop in item.stops] == [
        (onething_pb2.ClockStop.SUPPLEMENT, False)
    ]
    sweep(desk, working(20))
    assert "vaccination" not in {key for key, _ in turned(desk)}
    handed_in = start_of(working(4)) + timedelta(hours=9)
    form = onething_pb2.SupplementCaseRequest(case_id=case.case_id, form='{"bornAt": "2026-03-01T09:30:00+08:00"}')
    at(desk, handed_in, "SupplementCase", form)
    shown = at(desk, handed_in, "GetCase", onething_pb2.GetCaseRequest(case_id=case.case_id))
    item = item_of(shown, "vaccination")
    assert (item.due_on, item.days_stopped, item.days_used, item.days_left) == (str(working(5)), 4, 0, 1)
    assert item.stops[0].last_on == str(working(4))
    sweep(desk, working(5))
    assert ("vaccination", "YELLOW") in turned(desk)


def test_an_ended_item_keeps_its_last_light_and_is_never_swept(desk: Stage) -> None:
    case = make.open_case(desk)
    make.play(desk)
    found = item_of(make.get(desk, case.case_id), "hukou")
    assert (LIGHT(found.light), found.due_on, found.days_left) == ("GREEN", str(working(1)), 1)
    assert rows(desk, "SELECT count(*) FROM items WHERE next_light_at IS NOT NULL") == [(0,)]
    sweep(desk, working(60))
    assert turned(desk) == []
    later = at(desk, start_of(working(60)), "GetCase", onething_pb2.GetCaseRequest(case_id=case.case_id))
    assert LIGHT(later.light) == "GREEN"
    assert at(desk, start_of(working(60)), "ListOverdue", onething_pb2.ListOverdueRequest(), SUPERVISOR).red == 0


def test_what_is_undone_has_no_clock(desk: Stage) -> None:
    case = make.open_case(desk)
    batch = make.assigned(desk)
    while not any(work.task == "enrol-insurance" for work in batch):
        for work in batch:
            make.answer(desk, work)
        batch = make.assigned(desk)
    desk.call("onething", "WithdrawCase", onething_pb2.WithdrawCaseRequest(case_id=case.case_id))
    item = item_of(make.get(desk, case.case_id), "hukou")
    assert item.status == onething_pb2.Case.Item.UNDOING
    assert not item.HasField("due_on")
    assert rows(desk, "SELECT next_light_at FROM items WHERE id = :id", id=item.item_id) == [(None,)]


def test_the_sweep_reads_its_index_and_nothing_that_has_ended(desk: Stage) -> None:
    """INVARIANT: the sweep does not grow with closed cases: it goes by an index that holds none of them."""
    db = desk.host.departments["onething"].db
    explain = "EXPLAIN QUERY PLAN" if db.sqlite else "EXPLAIN"
    query = f"{explain} SELECT id FROM items WHERE next_light_at <= :now ORDER BY next_light_at LIMIT 500"
    with db.transaction(write=False) as session:
        if not db.sqlite:
            session.connection().execute(text("SET LOCAL enable_seqscan = off"))
        plan = session.connection().execute(text(query), {"now": "2026-11-23 00:00:00"}).all()
    assert "items_by_next_light" in str(plan)


@pytest.mark.parametrize(("county", "red"), [("330802", 2), ("330803", 0), ("330800", 2), ("", 2)])
def test_a_supervisor_sees_the_own_county(desk: Stage, county: str, red: int) -> None:
    in_hand(desk)
    sweep(desk, working(2))
    actor = Actor("s1", "supervisor", county=county, via="gateway")
    found = desk.call("onething", "ListOverdue", onething_pb2.ListOverdueRequest(), actor)
    assert (found.red, len(found.entries)) == (red, red)


def test_the_overdue_list_goes_on_page_by_page(desk: Stage) -> None:
    for _ in range(3):
        in_hand(desk)
    sweep(desk, working(2))
    ask, seen = onething_pb2.ListOverdueRequest(page_size=4), []
    while True:
        found = desk.call("onething", "ListOverdue", ask, SUPERVISOR)
        seen += [entry.item.item_id for entry in found.entries]
        if not found.next_page_token:
            break
        ask.page_token = found.next_page_token
    assert len(seen) == len(set(seen)) == 6
    one = desk.call("onething", "ListOverdue", onething_pb2.ListOverdueRequest(department="registry"), SUPERVISOR)
    assert one.red == 0
    with pytest.raises(InvalidInput):
        desk.call("onething", "ListOverdue", onething_pb2.ListOverdueRequest(page_token="x"), SUPERVISOR)


OFFICER = Actor("o1", "officer", county="330802", department="health", via="gateway")
STOP = partial(onething_pb2.StopClockRequest, legal_reference="《行政许可法》第四十五条")


def waiting(desk: Stage) -> str:
    """An item that waits for an officer of health; promised one working day."""
    case = make.open_case(desk)
    for work in make.assigned(desk):
        make.answer(desk, work, "GRANTED" if work.task == "share-parents" else "NEEDS_OFFICER")
    desk.announced("onething")
    return f"{case.case_id}-vaccination"


def test_publicity_stops_the_clock_for_its_calendar_days(desk: Stage) -> None:
    item_id = waiting(desk)
    ask = STOP(item_id=item_id, kind="PUBLICITY", calendar_days=7)
    shown = desk.call("onething", "StopClock", ask, OFFICER)
    last = TODAY + timedelta(days=7)
    assert shown.stops[0].last_on == str(last)
    assert shown.due_on == str(add_working_days(last, 1)[0])
    with pytest.raises(Conflict):
        desk.call("onething", "StopClock", ask, OFFICER)
    sweep(desk, last)
    assert "vaccination" not in {key for key, _ in turned(desk)}
    sweep(desk, add_working_days(last, 1)[0])
    assert ("vaccination", "YELLOW") in turned(desk)


def test_a_review_stands_until_it_is_over(desk: Stage) -> None:
    item_id = waiting(desk)
    shown = desk.call("onething", "StopClock", STOP(item_id=item_id, kind="EXPERT_REVIEW"), OFFICER)
    assert not shown.stops[0].HasField("last_on")
    over = onething_pb2.ResumeClockRequest(item_id=item_id, kind="EXPERT_REVIEW")
    shown = at(desk, start_of(working(3)), "ResumeClock", over, OFFICER)
    assert (shown.stops[0].last_on, shown.due_on) == (str(working(3)), str(working(4)))
    with pytest.raises(NotPossibleNow):
        at(desk, start_of(working(3)), "ResumeClock", over, OFFICER)
    kinds = desk.call(
        "onething", "ListCaseEvents", onething_pb2.ListCaseEventsRequest(case_id=item_id.partition("-")[0])
    ).events
    assert [event.kind for event in kinds][-2:] == ["clock_stopped", "clock_resumed"]
    desk.call("onething", "DecideItem", onething_pb2.DecideItemRequest(item_id=item_id, decision="GRANT"), OFFICER)


def test_a_stop_names_its_grounds_and_its_days(desk: Stage) -> None:
    item_id = waiting(desk)
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "StopClock", onething_pb2.StopClockRequest(item_id=item_id, kind="PUBLICITY"), OFFICER)
    assert {fault.field for fault in refused.value.faults} == {"calendarDays", "legalReference"}
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "StopClock", STOP(item_id=item_id, kind="SUPPLEMENT", calendar_days=0), OFFICER)
    assert {fault.field for fault in refused.value.faults} == {"kind", "calendarDays"}
    with pytest.raises(NotAllowed):
        desk.call("onething", "StopClock", STOP(item_id=item_id, kind="EXPERT_REVIEW"), make.OFFICER)


@pytest.mark.parametrize(
    ("start", "days", "due", "provisional"),
    [
        ("2026-09-30", 3, "2026-10-10", False),
        ("2026-12-24", 6, "2027-01-04", True),
        ("2026-11-28", 0, "2026-11-30", False),
    ],
)
def test_the_due_date_for_anybody(desk: Stage, start: str, days: int, due: str, provisional: bool) -> None:
    ask = onething_pb2.GetDueDateRequest(**{"from": start, "working_days": str(days)})
    found = desk.call("onething", "GetDueDate", ask)
    assert (found.due, found.provisional) == (due, provisional)


@pytest.mark.parametrize(
    "asked",
    [
        {},
        {"from": "2026-02-30", "working_days": "-1"},
        {"from": "20261123", "working_days": "100000"},
        {"from": "x", "working_days": "１"},
        {"from": "x", "working_days": "3.0"},
        {"from": "9999-12-31", "working_days": "9" * 5000},
    ],
)
def test_all_faults_of_a_due_date_at_once(desk: Stage, asked: dict[str, Any]) -> None:
    with pytest.raises(InvalidInput) as refused:
        desk.call("onething", "GetDueDate", onething_pb2.GetDueDateRequest(**asked))
    assert [fault.field for fault in refused.value.faults] == ["from", "workingDays"]
    assert all(fault.zh and fault.en for fault in refused.value.faults)


def test_cases_of_before_the_clock_get_theirs(fresh: Callable[..., Settings], tmp_path: Path) -> None:
    """Migration 0002 on a database in use: the first sweep reads what departments had in hand already."""
    settings = fresh("onething")
    settings.data.mkdir(parents=True, exist_ok=True)
    old = tmp_path / "old"
    old.mkdir()
    shutil.copy(SERVICE.folder / "migrations" / "0001_cases.py", old)
    db = database.Database(settings.database("onething"))
    database.migrate(db.engine, str(old))
    with db.transaction(write=True) as session:
        for key, status in (("hukou", "ASSIGNED"), ("guidance", "WAITING_APPLICANT"), ("vaccination", "GRANTED")):
            session.connection().execute(
                text(
                    "INSERT INTO items (id, case_id, key, department, task, county, share, status, attempt, reasons,"
                    " products, outputs, started_at) VALUES (:id, 'c1', :key, 'registry', 't', '330802', false,"
                    " :status, 1, '[]', '[]', '{}', '2026-11-02 01:00:00+00:00')"
                ),
                {"id": f"c1-{key}", "key": key, "status": status},
            )
        session.connection().execute(
            text(
                "INSERT INTO cases (id, receipt_no, one_thing_id, version, situation, county, intake_county, status,"
                " applicant, form, materials, traceparent, opened_at) VALUES ('c1', 'n1', 'newborn', 1,"
                " 'same-county', '330802', '330802', 'RUNNING', '', '{}', '{}', '', '2026-11-02 01:00:00+00:00')"
            )
        )
    db.engine.dispose()
    desk = stage(settings, [SERVICE])
    sweep(desk, date(2026, 11, 23))
    assert turned(desk) == [("hukou", "RED")]
    (guidance,) = rows(desk, "SELECT stops, due_on FROM items WHERE key = 'guidance'")
    assert "SUPPLEMENT" in str(guidance.stops)
    assert guidance.due_on is None

"""What is killed comes back, and each item's effect has happened exactly once."""

from __future__ import annotations

import threading
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import psycopg
import pytest

from demo.client import Refused
from tests.journeys import people

if TYPE_CHECKING:
    from collections.abc import Iterator

    from deploy.local import engines
    from deploy.local.platform import Platform

pytestmark = pytest.mark.live
# Department, its table that the item writes, and the task.
EFFECTS = [
    ("employment", "card", "issue-social-security-card"),
    ("registry", "resident", "register-newborn"),
    ("health", "birth_certificate", "issue-birth-certificate"),
    ("childcare", "guidance", "register-guidance"),
]


@contextmanager
def locked(platform: Platform, department: str, table: str) -> Iterator[psycopg.Connection]:
    """Holds the table, so that the department takes its item and then cannot write: between taking and answering."""
    url = platform.env["CIVIC_DATABASE_URL"].replace("+psycopg", "").format(service=department)
    with psycopg.connect(url, autocommit=True) as watch, psycopg.connect(url) as holder:
        holder.execute(f"LOCK TABLE {table} IN EXCLUSIVE MODE")  # type: ignore[arg-type]
        yield watch
        holder.rollback()


def wait_until_blocked(watch: psycopg.Connection) -> None:
    """Until somebody waits for the lock."""
    end = time.monotonic() + 30
    query = "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
    while not watch.execute(query).fetchone()[0]:  # type: ignore[index]
        assert time.monotonic() < end, "the department never took its item"
        time.sleep(0.02)


def rows(platform: Platform, department: str, query: str) -> int:
    url = platform.env["CIVIC_DATABASE_URL"].replace("+psycopg", "").format(service=department)
    with psycopg.connect(url) as connection:
        return int(connection.execute(query).fetchone()[0])  # type: ignore[arg-type,index]


@pytest.mark.parametrize(("department", "table", "task"), EFFECTS)
def test_killed_between_taking_an_item_and_answering_it(
    live_platform: Platform, department: str, table: str, task: str
) -> None:
    """INVARIANT: SIGKILL between taking and answering loses no item and doubles no effect."""
    client = people.window(live_platform)
    before = rows(live_platform, department, f"SELECT count(*) FROM {table}")
    with locked(live_platform, department, table) as watch:
        opened = client.call("POST", "/v1/cases", people.submission())
        wait_until_blocked(watch)
        live_platform.kill(department)
        case = client.call("GET", f"/v1/cases/{opened['caseId']}")
        taken = next(item for item in case["items"] if item["task"] == task)
        assert taken["status"] == "ASSIGNED"
    assert rows(live_platform, department, f"SELECT count(*) FROM {table}") == before
    live_platform.spawn(department)
    live_platform.wait()
    case = people.ended(client, opened["caseId"], "COMPLETED")
    assert rows(live_platform, department, f"SELECT count(*) FROM {table}") == before + 1
    answers = [
        event
        for _, kind, event in client.events(f"/v1/cases/{case['caseId']}/events")
        if kind == "item_answered" and event["task"] == task
    ]
    assert len(answers) == 1
    assert rows(live_platform, department, "SELECT count(*) FROM parked") == 0


def test_the_orchestrator_is_killed_while_answers_arrive(live_platform: Platform) -> None:
    client = people.window(live_platform)
    opened = [client.call("POST", "/v1/cases", people.submission()) for _ in range(5)]
    live_platform.kill("onething")
    live_platform.spawn("onething")
    live_platform.wait()
    for one in opened:
        case = people.ended(client, one["caseId"], "COMPLETED")
        tasks = [
            event["task"]
            for _, kind, event in client.events(f"/v1/cases/{case['caseId']}/events")
            if kind == "item_answered" and event["status"] == "GRANTED"
        ]
        assert sorted(tasks) == sorted(set(tasks))


def test_the_orchestrator_is_killed_while_officers_decide(live_platform: Platform) -> None:
    """INVARIANT: a decision that was acknowledged stands, any other was never made; each is logged and sent once."""
    window, officer = people.window(live_platform), people.officer(live_platform, "330800")
    submissions = [people.submission("different-counties") for _ in range(8)]
    opened = [window.call("POST", "/v1/cases", one)["caseId"] for one in submissions]
    for case_id in opened:
        people.ended(window, case_id, "WAITING_OFFICER")
    acknowledged: list[str] = []

    def decide() -> None:
        for case_id in opened:
            # The door is shut from the moment of the kill.
            with suppress(Refused, OSError):
                officer.call("POST", f"/v1/worklist/{case_id}-hukou/decide", {"decision": "GRANT", "reason": "一致"})
                acknowledged.append(case_id)

    deciding = threading.Thread(target=decide)
    deciding.start()
    end = time.monotonic() + 30
    while len(acknowledged) < 3:
        assert time.monotonic() < end, "nothing was decided"
        time.sleep(0.001)
    live_platform.kill("onething")
    deciding.join()
    live_platform.spawn("onething")
    live_platform.wait()
    for case_id in opened:
        made = decisions(live_platform, case_id)
        if case_id not in acknowledged and not made:
            officer.call("POST", f"/v1/worklist/{case_id}-hukou/decide", {"decision": "GRANT", "reason": "一致"})
        people.ended(window, case_id, "COMPLETED")
        assert decisions(live_platform, case_id) == 1
        with pytest.raises(Refused, match="already-decided"):
            officer.call("POST", f"/v1/worklist/{case_id}-hukou/decide", {"decision": "GRANT"})


def decisions(platform: Platform, case_id: str) -> int:
    where = f"case_id = '{case_id}' AND item_key = 'hukou' AND kind = 'decided'"
    return rows(platform, "onething", f"SELECT count(*) FROM case_log WHERE {where}")


def test_a_department_that_is_down_at_submission(live_platform: Platform) -> None:
    client = people.window(live_platform)
    live_platform.kill("employment")
    opened = client.call("POST", "/v1/cases", people.submission())
    end = time.monotonic() + 30
    while people.statuses(case := client.call("GET", f"/v1/cases/{opened['caseId']}"))["insurance"] != "GRANTED":
        assert time.monotonic() < end
        time.sleep(0.1)
    assert people.statuses(case)["social-security-card"] == "ASSIGNED"
    assert case["status"] == "RUNNING"
    live_platform.spawn("employment")
    people.ended(client, opened["caseId"], "COMPLETED")
    live_platform.wait()


def test_a_broker_that_is_down_at_submission(live_platform: Platform, kafka_server: engines.KafkaServer) -> None:
    client = people.window(live_platform)
    kafka_server.stop()
    opened = [client.call("POST", "/v1/cases", people.submission()) for _ in range(3)]
    assert {one["status"] for one in opened} == {"RUNNING"}
    kafka_server.restart()
    for one in opened:
        people.ended(client, one["caseId"], "COMPLETED", seconds=90)


def test_the_database_server_dies_under_load(live_platform: Platform, postgres_server: engines.PostgresServer) -> None:
    """INVARIANT: what was answered is there after the database's crash; what was not can be sent again safely."""
    client = people.window(live_platform)
    opened = [client.call("POST", "/v1/cases", people.submission()) for _ in range(5)]
    postgres_server.kill()
    postgres_server.restart()
    live_platform.wait()
    opened.append(client.call("POST", "/v1/cases", people.submission()))
    for one in opened:
        people.ended(client, one["caseId"], "COMPLETED", seconds=90)
    live_platform.wait()

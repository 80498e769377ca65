"""The light sweep, the supervisor's list and the worklist over many open items, with and without many that have ended.

Closed items must cost nothing: the same sweep is measured before and after four times as many were added.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import onething_pb2
from sqlalchemy import create_engine, text

from chassis.auth import Actor, make_keys
from chassis.edge import system
from chassis.service import Host
from chassis.settings import Settings
from city.calendar import add_working_days, day_of, start_of
from deploy.local import engines
from services.onething.actions.lights import sweep_lights
from services.onething.main import SERVICE

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from chassis.edge import Edge, Tx

OPEN, CLOSED, DUE = 100_000, 400_000, 10_000
# Newborn's vaccination record: promised one working day. The first DUE open items have a light to turn, half of them
# yellow and half red; one open item in four waits for an officer.
_CASES = """INSERT INTO cases (id, receipt_no, one_thing_id, version, situation, county, intake_county, status,
    applicant, form, materials, traceparent, opened_at, closed_at)
SELECT :kind || n, :kind || n, 'newborn', 1, 'same-county', '33080' || 2 + n % 2, '330802', :status, '', '{}', '{}', '',
    :late, CASE WHEN :ended THEN CAST(:now AS timestamptz) END FROM generate_series(1, :cases) n"""
_ITEMS = """INSERT INTO items (id, case_id, key, department, task, county, share, status, attempt, reasons, products,
    outputs, started_at, finished_at, due_on, light, next_light_at)
SELECT :kind || n || '-' || key, :kind || n, key, 'health', 't', '33080' || 2 + n % 2, false,
    CASE WHEN :ended THEN 'GRANTED' WHEN n % 4 = 0 THEN 'WAITING_OFFICER' ELSE 'ASSIGNED' END, 1, '[]', '[]', '{}',
    CASE WHEN n > :due THEN CAST(:now AS timestamptz) WHEN n % 2 = 0 THEN :late ELSE :near END,
    CASE WHEN :ended THEN CAST(:now AS timestamptz) END, CAST(:now AS date), 'GREEN',
    CASE WHEN :ended THEN NULL WHEN n > :due THEN :future ELSE CAST(:now AS timestamptz) END
FROM generate_series(1, :cases) n, unnest(CAST(:keys AS text[])) key"""
_DESKS = """INSERT INTO desks (id, case_id, matter, one_thing_id, department, county, town, receipt_no, parties,
    window_county, waits_for, due_on, light, claimed_by, claimed_until, mandate_id, post, assignee)
SELECT id, case_id, 'newborn/' || key, 'newborn', department, county, county || '00' || 5 + hashtext(id) % 4, case_id,
    ' r' || case_id || ' ', county, 'OFFICER', due_on + abs(hashtext(id)) % 20, light, '', NULL, '', '', '' FROM items
WHERE status = 'WAITING_OFFICER' AND id LIKE :kind || '%'"""


def run(rounds: int = 5) -> list[dict[str, Any]]:
    """One row without and one with the closed items."""
    with tempfile.TemporaryDirectory() as folder, engines.postgres(Path(folder) / "postgres") as postgres:
        url = postgres.create_database("onething")
        make_keys(Path(folder) / "keys", ("gateway", "onething"))
        settings = Settings(data=Path(folder), keys=Path(folder) / "keys", rpc_listen="127.0.0.1:0", database_url=url)
        host = Host(settings, [SERVICE], roles=())
        engine = create_engine(url)
        edge = host.departments["onething"].edge
        load(engine, "o", OPEN, ["vaccination"], ended=False)
        rows = [_measure(engine, edge, 0, rounds)]
        keys = ["birth-certificate", "vaccination", "insurance", "reimbursement"]
        load(engine, "c", CLOSED // len(keys), keys, ended=True)
        rows.append(_measure(engine, edge, CLOSED, rounds))
        engine.dispose()
        host.stop()
        return rows


def load(engine: Engine, kind: str, cases: int, keys: list[str], *, ended: bool) -> None:
    """Enters cases with these items; their ids begin with `kind`."""
    now = datetime.now(UTC)
    status = "COMPLETED" if ended else "RUNNING"
    values = {"kind": kind, "cases": cases, "ended": ended, "now": now, "due": DUE, **_days(now)}
    with engine.begin() as connection:
        connection.execute(text(_CASES), {**values, "status": status})
        connection.execute(text(_ITEMS), {**values, "keys": keys})
        connection.execute(text(_DESKS), {"kind": kind})
    tidy(engine)


def _days(now: datetime) -> dict[str, datetime]:
    """Moments at which an item was accepted that is yellow today, that is red today; and one to come."""
    today = day_of(now)
    near = next(d for n in range(1, 20) if add_working_days(d := today - timedelta(days=n), 1)[0] <= today)
    late = next(d for n in range(1, 20) if add_working_days(d := today - timedelta(days=n), 1)[0] < today)
    return {"near": start_of(near), "late": start_of(late), "future": start_of(today + timedelta(days=1))}


def tidy(engine: Engine) -> None:
    """As autovacuum leaves it in time."""
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("VACUUM ANALYZE"))


def _measure(engine: Engine, edge: Edge, closed: int, rounds: int) -> dict[str, Any]:
    sweeps: list[float] = []
    idle: list[float] = []
    turned = 0
    for _ in range(rounds):
        turned = _sweep(edge, sweeps)
        _sweep(edge, idle)
        with engine.begin() as connection:
            again = (
                "UPDATE items SET light = 'GREEN', next_light_at = :now WHERE light <> 'GREEN' AND finished_at IS NULL"
            )
            connection.execute(text(again), {"now": datetime.now(UTC)})
            connection.execute(text("TRUNCATE outbox, case_log"))
        tidy(engine)
    _sweep(edge, [])
    tidy(engine)
    officer = Actor("o1", "officer", county="330802", department="health", via="gateway")
    supervisor = Actor("s1", "supervisor", county="330802", via="gateway")
    page = onething_pb2.ListWorklistRequest(page_size=50)
    red = onething_pb2.ListOverdueRequest(page_size=50)
    return {
        "open items": OPEN,
        "closed items": closed,
        "lights turned": turned,
        "ms, sweep of those": ms(sweeps),
        "ms, sweep of none": ms(idle),
        "ms, worklist page of 50": ms(timed(lambda: call(edge, "ListWorklist", page, officer), 20)),
        "ms, overdue page of 50 and counts": ms(timed(lambda: call(edge, "ListOverdue", red, supervisor), 20)),
    }


def _sweep(edge: Edge, seconds: list[float]) -> int:
    """One run of the job; returns how many lights turned."""
    began, turned, more = time.perf_counter(), 0, True

    def act(tx: Tx) -> bool:
        nonlocal turned
        again = sweep_lights(tx)
        turned += len(tx.outgoing)
        return again

    while more:
        more = edge.perform(act, system("onething"))
    seconds.append(time.perf_counter() - began)
    return turned


def call(edge: Edge, method: str, request: Any, actor: Actor) -> Any:  # noqa: ANN401 - messages of the contract
    """One RPC at its edge."""
    return edge.perform(lambda tx: SERVICE.rpcs[method](tx, request), actor)


def timed(act: Callable[[], Any], times: int) -> list[float]:
    """Seconds of each call."""
    seconds = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        seconds.append(time.perf_counter() - began)
    return seconds


def ms(seconds: list[float]) -> float:
    """Their median in milliseconds."""
    return round(statistics.median(seconds) * 1000, 1)

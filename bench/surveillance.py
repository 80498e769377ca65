"""Surveillance of 40 diseases × 6 counties × 10 years: every method over all of it, and the job of one week.

The first rows are arithmetic alone: each method judges every week of 240 series that it can. The last row is the job as
it runs, on PostgreSQL: read six years, judge four weeks by each disease's own method, raise the signals.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from chassis.auth import make_keys
from chassis.edge import system
from chassis.service import Host
from chassis.settings import Settings
from city.days import china_day
from deploy.local import engines
from services.health.main import SERVICE
from services.health.surveillance import demonstration
from services.health.surveillance.actions.watch import judge_finished_weeks
from services.health.surveillance.law import defaults
from services.health.surveillance.rules import farrington, methods, request
from services.health.surveillance.rules.signals import last_finished_week

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.edge import Tx

_WEEKS, _SINGLE = 522, 40


def run(rounds: int = 5) -> list[dict[str, Any]]:
    """One row a method, one for Farrington's with statsmodels a point at a time, one for the job."""
    today = china_day(datetime.now(UTC))
    drawn = demonstration.counts(last_finished_week(today, 2), 2025).counts
    # Two copies end to end, cut to ten years: what is measured is the amount.
    counts = np.concatenate([drawn, drawn], axis=1)[:, -_WEEKS:]
    rows = []
    for method in request.OPTIONS:
        options = request.options(method, {"limit": 5} if method == "THRESHOLD" else {}, defaults(method, today))
        points = counts.shape[0] * (_WEEKS - methods.needed(method, options))

        def judge(method: str = method, options: dict[str, Any] = options) -> None:
            methods.detect(method, options, counts)

        rows.append(_row(method, points, _seconds(judge, rounds)))
    options = request.options("FARRINGTON", {}, defaults("FARRINGTON", today))
    back = methods.lags(options)

    def single() -> None:
        for row in range(_SINGLE):
            at = _WEEKS - 1
            farrington.predict(counts[row * 6, at - back], at - back, at, options)

    rows.append(_row("FARRINGTON, statsmodels", _SINGLE, _seconds(single, rounds)))
    rows.append(_row("the week's job, PostgreSQL", counts.shape[0] * 4, _job(rounds)))
    return rows


def _row(what: str, points: int, seconds: float) -> dict[str, Any]:
    return {"what": what, "points": points, "ms": round(seconds * 1000, 1), "points/s": round(points / seconds)}


def _seconds(act: Callable[[], object], rounds: int) -> float:
    act()
    taken = []
    for _ in range(rounds):
        began = time.perf_counter()
        act()
        taken.append(time.perf_counter() - began)
    return statistics.median(taken)


def _job(rounds: int) -> float:
    with tempfile.TemporaryDirectory() as folder, engines.postgres(Path(folder) / "postgres") as postgres:
        url = postgres.create_database("health")
        make_keys(Path(folder) / "keys", ("gateway", "health"))
        settings = Settings(data=Path(folder), keys=Path(folder) / "keys", rpc_listen="127.0.0.1:0", database_url=url)
        host = Host(settings, [SERVICE], roles=())
        edge = host.departments["health"].edge
        edge.perform(lambda tx: demonstration.demonstrate(tx, 2025), system("health"))
        week = iter(range(rounds + 1))

        def job(tx: Tx) -> None:
            # A week later each time: there is always something to judge.
            tx.now += timedelta(weeks=next(week))
            judge_finished_weeks(tx)

        taken = _seconds(lambda: edge.perform(job, system("health")), rounds)
        host.stop()
        return taken

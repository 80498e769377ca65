"""A county's payroll of a month on PostgreSQL: paid, its bank file made and digested, in one transaction."""

from __future__ import annotations

import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from sqlalchemy import inspect

from chassis.auth import Actor, make_keys
from chassis.bulk import insert_rows
from chassis.edge import system
from chassis.service import Host
from chassis.settings import Settings
from city.days import china_day
from deploy.local import engines
from services.assistance.actions.payroll import close_payroll
from services.assistance.main import SERVICE
from services.assistance.models import Award, AwardAmount
from services.assistance.rules.awards import month_of

if TYPE_CHECKING:
    from chassis.edge import Tx

PEOPLE, _CHUNK, _COUNTY = 100_000, 5000, "330802"


def run(people: int = PEOPLE) -> list[dict[str, Any]]:
    """One row: people, seconds to close, payments a second, seconds to close it again."""
    today = china_day(datetime.now(UTC))
    month = month_of(today)
    with tempfile.TemporaryDirectory() as folder:
        server = engines.postgres(Path(folder) / "postgres")
        url = server.create_database("assistance").rsplit("/", 1)[0]
        settings = Settings(data=Path(folder), keys=Path(folder) / "keys", database_url=url + "/{service}")
        make_keys(settings.keys, ("assistance",))
        host = Host(settings, [SERVICE], roles=())
        edge = host.departments["assistance"].edge

        def load(tx: Tx) -> None:
            for start in range(0, people, _CHUNK):
                numbers = range(start, min(start + _CHUNK, people))
                insert_rows(
                    tx.session, inspect(Award).local_table, [_award(n, month, today.isoformat()) for n in numbers]
                )
                told = {"from_month": month, "amount_fen": 80_000, "why": "GRANTED"}
                amounts = [{"award_no": f"b{n:09}", **told} for n in numbers]
                insert_rows(tx.session, inspect(AwardAmount).local_table, amounts)

        edge.perform(load, system("assistance"))
        officer = Actor("bench", "officer", county=_COUNTY, department="assistance")
        took = []
        for _ in range(2):
            began = time.perf_counter()
            closed = edge.perform(lambda tx: close_payroll(tx, month, _COUNTY), officer)
            took.append(time.perf_counter() - began)
        server.stop()
    if closed.payments != people:
        raise AssertionError(f"{closed.payments} of {people} were paid")
    row = {"people": people, "seconds": round(took[0], 2), "payments a second": round(people / took[0])}
    return [{**row, "again, seconds": round(took[1], 3)}]


def _award(number: int, month: str, today: str) -> dict[str, Any]:
    return {
        "no": f"b{number:09}",
        "benefit": "minimum-living",
        "resident_id": f"r{number:08}",
        "household_id": "",
        "county": _COUNTY,
        "town": "",
        "account": "6222021209001234562",
        "account_ok": True,
        "state": "ACTIVE",
        "from_month": month,
        "stop_why": "",
        "case_id": f"c{number:09}",
        "report_no": "",
        "granted_on": today,
        "recheck_why": "",
    }

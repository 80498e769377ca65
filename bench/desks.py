"""The worklists over many open items, with and without many that have ended: a page, its counts, a search, a claim."""

from __future__ import annotations

import tempfile
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import onething_pb2 as pb
from sqlalchemy import create_engine, text

from bench.lights import CLOSED, OPEN, call, load, ms, tidy, timed
from chassis.auth import Actor, make_keys
from chassis.service import Host
from chassis.settings import Settings
from city.calendar import day_of
from deploy.local import engines
from services.onething.main import SERVICE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Engine

    from chassis.edge import Edge

COUNTY, TOWN = "330802", "330802005"
OFFICER = Actor("o1", "officer", county=COUNTY, department="health", via="gateway")
IN_TOWN = Actor("t1", "officer", county=COUNTY, town=TOWN, via="gateway")
HEAD = Actor("s1", "supervisor", county=COUNTY, department="health", via="gateway")
CITY = Actor("s2", "supervisor", county="330800", via="gateway")


def run(times: int = 20) -> list[dict[str, Any]]:
    """One row without and one with the closed items."""
    with tempfile.TemporaryDirectory() as folder, engines.postgres(Path(folder) / "postgres") as postgres:
        url = postgres.create_database("onething")
        make_keys(Path(folder) / "keys", ("gateway", "onething"))
        settings = Settings(data=Path(folder), keys=Path(folder) / "keys", rpc_listen="127.0.0.1:0", database_url=url)
        host = Host(settings, [SERVICE], roles=())
        engine, edge, items = create_engine(url), host.departments["onething"].edge, count(4, 4)
        load(engine, "o", OPEN, ["vaccination"], ended=False)
        today = day_of(datetime.now(UTC))
        mandate = pb.GrantMandateRequest(
            town=TOWN,
            one_thing_id="newborn",
            item="vaccination",
            first_day=today.isoformat(),
            last_day=(today + timedelta(days=30)).isoformat(),
            legal_reference="bench",
        )
        call(edge, "GrantMandate", mandate, HEAD)
        rows = [_measure(engine, edge, 0, items, times)]
        keys = ["birth-certificate", "vaccination", "insurance", "reimbursement"]
        load(engine, "c", CLOSED // len(keys), keys, ended=True)
        rows.append(_measure(engine, edge, CLOSED, items, times))
        engine.dispose()
        host.stop()
        return rows


def _measure(engine: Engine, edge: Edge, closed: int, items: Iterator[int], times: int) -> dict[str, Any]:
    tidy(engine)
    page, found = pb.ListWorklistRequest(page_size=50), pb.ListWorklistRequest(page_size=50)
    found.filter.text = "o9999"
    with engine.connect() as connection:
        waiting = connection.execute(text("SELECT count(*) FROM desks")).scalar_one()
    token = ""
    for _ in range(20):
        asked = pb.ListWorklistRequest(page_size=200, page_token=token)
        token = call(edge, "ListWorklist", asked, OFFICER).next_page_token
    late = pb.ListWorklistRequest(page_size=50, page_token=token)

    def claim() -> None:
        # Cases with an even number are the county's.
        call(edge, "ClaimItem", pb.ClaimItemRequest(item_id=f"o{next(items)}-vaccination"), OFFICER)

    return {
        "open items": OPEN,
        "of them at desks": waiting,
        "closed items": closed,
        "ms, page of 50": ms(timed(lambda: call(edge, "ListWorklist", page, OFFICER), times)),
        "ms, page after 4,000": ms(timed(lambda: call(edge, "ListWorklist", late, OFFICER), times)),
        "ms, a town's page": ms(timed(lambda: call(edge, "ListWorklist", page, IN_TOWN), times)),
        "ms, search by receipt": ms(timed(lambda: call(edge, "ListWorklist", found, HEAD), times)),
        "ms, counts of the city": ms(
            timed(lambda: call(edge, "CountWorklist", pb.CountWorklistRequest(), CITY), times)
        ),
        "ms, claim": ms(timed(claim, times)),
    }

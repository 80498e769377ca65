"""`make bench`: newborn cases end to end, the gateway against a straight call, the light sweep over many open cases."""

from __future__ import annotations

import argparse
import asyncio
import importlib
import importlib.metadata
import json
import os
import platform as machine
import statistics
import tempfile
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

import grpc.aio
from civic.onething.v1 import onething_pb2
from rich.table import Table

from bench import load, stacks
from bench.progress import console, shown
from chassis.auth import Actor, Keyring

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from deploy.local.platform import Platform

RESULTS = Path(__file__).with_name("results")
PACKAGES = ("fastapi", "grpcio", "kafka-python", "sqlmodel", "sqlalchemy", "psycopg", "protobuf", "uvicorn")
# What has a module of its own here: run() gives the rows of a table with this title.
SECTIONS = {
    "lights": "lights on PostgreSQL, medians",
    "desks": "desks on PostgreSQL, medians",
    "surveillance": "surveillance of 40 diseases × 6 counties, medians",
    "matching": "matching a seeker with 20,000 jobs, medians",
    "positions": "vehicles' positions from frame to feed",
    "fhir": "health record through the gateway",
    "emergency": "from the pendant to the unit",
    "screening": "screening of the city for a month, and one household",
    "admissions": "admission run",
    "scans": "scans at a gate",
    "payroll": "monthly payroll",
    "growth": "growth assessments",
}


def newborns(name: str, platform: Platform, closed: Callable[[], int], options: argparse.Namespace) -> dict[str, Any]:
    """One stack's rows."""
    token = platform.token("window", "bench", "330802", "health")
    row: dict[str, Any] = {"stack": name}
    with shown(f"{name}: warming up", 200) as progress:
        asyncio.run(load.saturate(platform.http, token, 200, 32, closed, progress))
    for at_once in (16, 64, 256):
        with shown(f"{name}: {at_once} cases at once", options.cases) as progress:
            rate = asyncio.run(load.saturate(platform.http, token, options.cases, at_once, closed, progress))
        row[f"cases/s, {at_once} at once"] = round(rate, 1)
    with shown(f"{name}: 10 cases a second", options.paced) as progress:
        seconds = load.paced(platform.http, token, 10, options.paced, progress)
    cuts = statistics.quantiles(seconds, n=20)
    row["p50 ms at 10/s"], row["p95 ms at 10/s"] = round(cuts[9] * 1000), round(cuts[18] * 1000)
    return row


def doors(platform: Platform, seconds: float) -> dict[str, Any]:
    """The same call through the gateway and straight to the department."""
    token = platform.token("window", "bench", "330802", "health")

    async def opened() -> str:
        case = await load.Connection(platform.http, token).call("POST", "/v1/cases", next(load.submissions(7)))
        return str(case["caseId"])

    async def http(case_id: str) -> float:
        async def one(connection: load.Connection) -> float:
            return await load.hammer(lambda: connection.call("GET", f"/v1/cases/{case_id}"), seconds, 1)

        return sum(await asyncio.gather(*(one(load.Connection(platform.http, token)) for _ in range(16))))

    async def straight(case_id: str) -> float:
        address = json.loads(platform.env["CIVIC_RPC_ADDRESSES"])["onething"]
        internal = Keyring(platform.settings.keys, "gateway").sign(Actor("bench", "window", "330802"))
        body = onething_pb2.GetCaseRequest(case_id=case_id).SerializeToString()
        async with grpc.aio.insecure_channel(address) as channel:
            call = channel.unary_unary("/civic.onething.v1.OneThingService/GetCase")
            metadata = (("authorization", f"Bearer {internal}"),)
            return await load.hammer(lambda: call(body, metadata=metadata), seconds, 16)

    case_id = asyncio.run(opened())
    by_http, by_grpc = asyncio.run(http(case_id)), asyncio.run(straight(case_id))
    ratio = round(by_http / by_grpc, 2)
    return {"gateway requests/s": round(by_http), "straight calls/s": round(by_grpc), "ratio": ratio}


def about() -> dict[str, Any]:
    """The machine and the versions."""
    cpu = next(
        (line.split(":")[1].strip() for line in Path("/proc/cpuinfo").read_text().splitlines() if "model name" in line),
        "",
    )
    versions = {name: importlib.metadata.version(name) for name in PACKAGES}
    return {
        "date": datetime.now(UTC).strftime("%Y-%m-%d"),
        "cpu": f"{os.cpu_count()} × {cpu or machine.machine()}",
        "python": machine.python_version(),
        **versions,
    }


def main() -> None:
    """Runs, prints, writes bench/results/<date>.json."""
    parser = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    parser.add_argument("--cases", type=int, default=2000, help="cases of each throughput row")
    parser.add_argument("--paced", type=int, default=200, help="cases of the latency row")
    parser.add_argument("--only", choices=["embedded", "live", *SECTIONS])
    options = parser.parse_args()
    rows, door = [], {}
    for name, stack in (("embedded", stacks.embedded), ("live", stacks.live)):
        if options.only in {None, name}:
            with tempfile.TemporaryDirectory() as folder, stack(Path(folder)) as (platform, closed):
                rows.append(newborns(name, platform, closed, options))
                door[name] = doors(platform, 5)
    result: dict[str, Any] = {"about": about(), "newborn": rows, "gateway": door}
    for name in SECTIONS:
        if options.only in {None, name}:
            console.print(f"{name} …")
            result[name] = importlib.import_module(f"bench.{name}").run()
    show(result)
    RESULTS.mkdir(exist_ok=True)
    path = RESULTS / f"{result['about']['date']}.json"
    if options.only and path.exists():  # one section anew: the day's others stay
        before = json.loads(path.read_text(encoding="utf-8"))
        result = {**before, **{name: section for name, section in result.items() if section}}
    path.write_text(json.dumps(result, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    console.print(f"written to {path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path.name}")


def show(result: dict[str, Any]) -> None:
    """The tables people read."""
    console.print(", ".join(f"{key} {value}" for key, value in result["about"].items()))
    if rows := result["newborn"]:
        ratios = []
        if len(rows) > 1:
            pairs = zip(list(rows[0].values())[1:], list(rows[1].values())[1:], strict=True)
            ratios = [["live / embedded", *(f"{b / a:.2f} ×" for a, b in pairs)]]
        tabulate("whole newborn cases, end to end", rows, ratios)
    for name, row in result["gateway"].items():
        console.print(f"{name}: " + ", ".join(f"{key} {value}" for key, value in row.items()))
    for name, title in SECTIONS.items():
        if result.get(name):
            tabulate(title, result[name])


def tabulate(title: str, rows: list[dict[str, Any]], more: Sequence[Sequence[str]] = ()) -> None:
    """One table, with rows that were worked out below."""
    table = Table(*rows[0], title=title)
    for cells in (*(row.values() for row in rows), *more):
        table.add_row(*map(str, cells))
    console.print(table)


if __name__ == "__main__":
    main()

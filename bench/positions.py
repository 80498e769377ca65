"""Positions: thousands of terminals over TCP → Kafka → newest position → GTFS-Realtime, and how old it is for a reader.

Each terminal tells one position a second, at its own moment of the second, so that a reader knows when it was sent.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import uvloop
from google.transit import gtfs_realtime_pb2
from sqlalchemy import create_engine, text

from deploy.local import engines
from deploy.local.platform import ROOT, Platform
from deploy.local.processes import kept_port
from services.__main__ import DEPARTMENTS
from services.transport.terminals import bodies
from services.transport.terminals.frames import Message, Splitter, decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

STEPS = 1000
_VEHICLES = """INSERT INTO vehicle (id, plate, kind, county, route_id)
SELECT 'B' || n, 'Q' || lpad(n::text, 6, '0'), 'BUS', '330802', '' FROM generate_series(0, :count - 1) n"""


class Terminal(asyncio.Protocol):
    """A terminal that registers, proves itself, and then tells its position once a second."""

    def __init__(self, number: int, answered: Callable[[float], None]) -> None:
        self.number, self.phone, self.answered = number, str(13_000_000_000 + number), answered
        self.splitter, self.serial = Splitter(), 0
        self.ready = asyncio.get_running_loop().create_future()
        self.sent: dict[int, float] = {}

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Registers."""
        self.transport = transport
        told = bodies.Registration(f"T{self.number}", f"Q{self.number:06}", 1)
        self.send(bodies.REGISTER, bodies.encode_registration(told))

    def send(self, message_id: int, body: bytes) -> int:
        """One frame; its serial."""
        self.serial = (self.serial + 1) & 0xFFFF
        self.transport.write(encode(Message(message_id, self.phone, self.serial, body)))  # type: ignore[attr-defined]
        return self.serial

    def tell(self) -> None:
        """Where it is now."""
        now = time.time()
        east = (self.number % 100) * 1000 + int(now) % 1000
        place = bodies.Place(int(now), 28_950_000 + self.number, 118_800_000 + east, 300, 90, 0, 3)
        self.sent[self.send(bodies.POSITION, bodies.encode_position(place))] = now

    def data_received(self, data: bytes) -> None:
        """Answers."""
        for raw in self.splitter.feed(data):
            message = decode(raw)
            if message.id == bodies.REGISTERED:
                self.send(bodies.AUTHENTICATE, bodies.encode_auth(message.body[3:].decode()))
            elif message.id == bodies.ANSWER:
                serial, about, _ = bodies.read_answer(message.body)
                if about == bodies.AUTHENTICATE:
                    self.ready.set_result(None)
                elif began := self.sent.pop(serial, 0.0):
                    self.answered(time.time() - began)


def _same(terminal: Terminal) -> Terminal:
    return terminal


async def drive(address: str, count: int, seconds: float) -> dict[str, Any]:
    """The terminals of one process; answers how long the answers took."""
    host, _, port = address.rpartition(":")
    loop = asyncio.get_running_loop()
    took: list[float] = []
    terminals = []
    began = time.time()
    for number in range(count):
        terminal = Terminal(number, took.append)
        await loop.create_connection(partial(_same, terminal), host, int(port))
        terminals.append(terminal)
        if number % 100 == 99:
            await terminals[number - 99].ready
    await asyncio.gather(*(terminal.ready for terminal in terminals))
    signed_in = time.time() - began
    print(json.dumps({"ready": True}), flush=True)
    start = int(time.time()) + 1
    late = 0.0
    for step in range(int(seconds * STEPS)):
        due = start + step / STEPS
        if (wait := due - time.time()) > 0:
            await asyncio.sleep(wait)
        late = max(late, -wait)
        for terminal in terminals[step % STEPS :: STEPS]:
            terminal.tell()
    await asyncio.sleep(3)
    lost = sum(len(terminal.sent) for terminal in terminals)
    cuts = statistics.quantiles(took, n=20) if len(took) > 1 else [0.0] * 19
    return {
        "answered": len(took),
        "unanswered": lost,
        "sign-in s": round(signed_in, 1),
        "answer p50 ms": round(cuts[9] * 1000),
        "answer p95 ms": round(cuts[18] * 1000),
        "sender late ms": round(late * 1000),
    }


def run(count: int = 5000, seconds: float = 30) -> list[dict[str, Any]]:
    """One row: the live stack, transport's door in one process and the rest of transport in another."""
    with (
        tempfile.TemporaryDirectory() as folder,
        engines.postgres(Path(folder) / "postgres") as postgres,
        engines.kafka(Path(folder) / "kafka") as kafka,
    ):
        urls = {name: postgres.create_database(name) for name in DEPARTMENTS}
        door = f"127.0.0.1:{kept_port(Path(folder) / 'terminals.port')}"
        env = {
            "CIVIC_DATABASE_URL": urls["transport"].rsplit("/", 1)[0] + "/{service}",
            "CIVIC_BUS_URL": f"kafka:{kafka.bootstrap}",
            "CIVIC_DOORS": json.dumps({"transport.terminals": door}),
        }
        roles = ("rpc", "relay", "reactions", "jobs")
        processes = {
            "gateway": ["gateway"],
            "others": [name for name in DEPARTMENTS if name != "transport"],
            "doors": ["transport", "--role", "doors"],
            "transport": ["transport", *(word for role in roles for word in ("--role", role))],
        }
        with Platform(Path(folder) / "platform", env, processes) as platform:
            engine = create_engine(urls["transport"])
            with engine.begin() as connection:
                connection.execute(text(_VEHICLES), {"count": count})
            engine.dispose()
            return [_measure(platform, door, count, seconds)]


def _measure(platform: Platform, door: str, count: int, seconds: float) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.positions", door, str(count), str(seconds)]
    env = {**platform.env, "PYTHONPATH": f"{ROOT}:{ROOT / 'proto' / 'gen'}"}
    with subprocess.Popen(command, cwd=ROOT, env=env, stdout=subprocess.PIPE, text=True) as sender:
        assert sender.stdout
        sender.stdout.readline()
        time.sleep(5)  # the first seconds warm up
        before = _processor(platform)
        began = time.time()
        ages, stamps, sizes, reads = [], [], [], []
        while time.time() < began + seconds - 7:
            asked = time.time()
            with urllib.request.urlopen(
                f"http://{platform.http}/v1/transport/gtfs-rt/vehicle-positions", timeout=30
            ) as answer:
                feed = gtfs_realtime_pb2.FeedMessage.FromString(answer.read())
            now = time.time()
            reads.append(now - asked)
            sizes.append(len(feed.entity))
            for entity in feed.entity:
                told = entity.vehicle
                stamps.append(now - told.timestamp)
                ages.append(now - told.timestamp - int(told.vehicle.id[1:]) % STEPS / STEPS)
            time.sleep(0.5)
        wall = time.time() - began
        used = {name: (after - before[name]) / wall for name, after in _processor(platform).items()}
        told = json.loads(sender.stdout.read().splitlines()[-1])
    return {
        "vehicles": count,
        "positions/s": round(told["answered"] / seconds),
        "unanswered": told["unanswered"],
        **_cuts("age since sent", ages),
        **_cuts("age since stamp", stamps),
        "read p50 ms": round(statistics.median(reads) * 1000),
        "answer p50/p95 ms": f"{told['answer p50 ms']}/{told['answer p95 ms']}",
        "sender late ms": told["sender late ms"],
        "in feed": min(sizes),
        "cores used": ", ".join(f"{name} {share:.2f}" for name, share in used.items()),
    }


def _cuts(name: str, values: Sequence[float]) -> dict[str, float]:
    cuts = statistics.quantiles(values, n=100)
    return {
        f"{name} p50 s": round(cuts[49], 2),
        f"{name} p95 s": round(cuts[94], 2),
        f"{name} p99 s": round(cuts[98], 2),
    }


def _processor(platform: Platform) -> dict[str, float]:
    """Processor seconds used so far by our own processes; broker and database are not in it."""
    found = {}
    for name, process in platform.running.items():
        times = psutil.Process(process.pid).cpu_times()
        found[name] = times.user + times.system
    return found


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("address")
    parser.add_argument("count", type=int)
    parser.add_argument("seconds", type=float)
    options = parser.parse_args()
    uvloop.install()
    print(json.dumps(asyncio.run(drive(options.address, options.count, options.seconds))))

"""A load of newborn cases, by a client that costs little: one event loop, keep-alive connections, HTTP by hand."""

from __future__ import annotations

import asyncio
import json
import random
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from city.population import generate, newborn_parents, rows
from demo.client import Client

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SEED, RESIDENTS = 2025, 20_000
NAMES = "安宁乐成明志远达文思涵雨晨曦若兰嘉怡子轩浩然欣悦梓萱宇航"


def submissions(seed: int) -> Iterator[bytes]:
    """Different newborns of the demonstration city, without end: couples come again with another child."""
    draw = random.Random(seed)  # noqa: S311 - a load, no secret
    city = generate(RESIDENTS, seed=SEED)
    couples = newborn_parents(city, "same-county", 1000, seed=1)
    wanted = sorted({one for couple in couples for one in couple})
    people = {one: next(rows(city, one, one + 1)) for one in wanted}
    now = datetime.now(UTC)
    while True:
        mother, father = (people[one] for one in draw.choice(couples))
        county = mother.hukou_county
        form = {
            "childName": father.name[0] + "".join(draw.sample(NAMES, 2)),
            "childSex": draw.choice(["MALE", "FEMALE"]),
            "bornAt": (now - timedelta(seconds=draw.randrange(3600, 25 * 86400))).isoformat(timespec="seconds"),
            "birthWeightGrams": draw.randrange(2800, 3800),
            "gestationWeeks": draw.randrange(38, 41),
            "birthInstitution": f"{county}-0001",
            "motherIdNumber": mother.id_number,
            "fatherIdNumber": father.id_number,
            "settleWith": "MOTHER",
            "contactPhone": "15400000001",
            "cardBank": "ICBC",
            "bankAccount": "6222021209001234562",
        }
        asked = {"oneThingId": "newborn", "situation": "same-county", "county": county, "form": form}
        yield json.dumps(asked, ensure_ascii=False).encode()


class Connection:
    """One keep-alive connection to the gateway."""

    def __init__(self, http: str, token: str, purpose: str = "") -> None:
        """Connects on first use."""
        self._host, _, port = http.partition(":")
        self._port = int(port)
        self._head = f"Host: {http}\r\nAuthorization: Bearer {token}\r\nContent-Type: application/json\r\n"
        self._head += f"Civic-Purpose: {purpose}\r\n" if purpose else ""
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def call(self, verb: str, path: str, body: bytes = b"") -> Any:  # noqa: ANN401 - JSON
        """The JSON answer. Raises RuntimeError for any status but 200 and 201."""
        if self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(self._host, self._port)
        assert self._reader is not None
        head = f"{verb} {path} HTTP/1.1\r\n{self._head}Content-Length: {len(body)}\r\n\r\n"
        self._writer.write(head.encode() + body)
        answer = (await self._reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        length = int(answer.lower().split("content-length: ")[1].split("\r\n")[0])
        content = await self._reader.readexactly(length)
        if answer.split(" ", 2)[1] not in ("200", "201"):
            raise RuntimeError(content.decode(errors="replace"))
        return json.loads(content)


async def saturate(
    http: str, token: str, cases: int, at_once: int, closed: Callable[[], int], progress: Callable[[int], None]
) -> float:
    """Keeps `at_once` cases in flight until `cases` have ended; returns whole cases per second."""
    bodies = submissions(int(time.time()))
    connections: asyncio.Queue[Connection] = asyncio.Queue()
    for _ in range(min(at_once, 24)):
        connections.put_nowait(Connection(http, token))
    before, sent, begun = closed(), 0, time.perf_counter()
    pending: set[asyncio.Task[None]] = set()

    async def one(body: bytes) -> None:
        connection = await connections.get()
        try:
            await connection.call("POST", "/v1/cases", body)
        finally:
            connections.put_nowait(connection)

    def ended(task: asyncio.Task[None]) -> None:
        pending.discard(task)
        task.result()

    while (done := closed() - before) < cases:
        while sent < cases and sent - done < at_once:
            task = asyncio.create_task(one(next(bodies)))
            pending.add(task)
            task.add_done_callback(ended)
            sent += 1
        progress(done)
        await asyncio.sleep(0.01)
        if time.perf_counter() - begun > 300:
            raise RuntimeError(f"only {done} of {cases} cases ended within 300 s")
    return cases / (time.perf_counter() - begun)


def paced(http: str, token: str, rate: float, cases: int, progress: Callable[[int], None]) -> list[float]:
    """Hands in `rate` cases a second and follows each by server-sent events; seconds from POST to the end of each."""
    bodies = submissions(int(time.time()) + 1)
    client = Client(http, token)

    def follow(body: bytes) -> float:
        begun = time.perf_counter()
        case_id = client.call("POST", "/v1/cases", json.loads(body))["caseId"]
        for _ in client.events(f"/v1/cases/{case_id}/events"):
            pass
        return time.perf_counter() - begun

    async def run() -> list[float]:
        # A thread for each case in flight, or the clients would wait for each other and not for the platform.
        asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(100))
        tasks = []
        begun = time.perf_counter()
        for number in range(cases):
            await asyncio.sleep(max(0.0, begun + number / rate - time.perf_counter()))
            tasks.append(asyncio.create_task(asyncio.to_thread(follow, next(bodies))))
            progress(number)
        return list(await asyncio.gather(*tasks))

    return asyncio.run(run())


async def hammer(calls: Callable[[], Any], seconds: float, at_once: int) -> float:
    """Calls per second of `at_once` loops that each await `calls()` again and again."""
    end, done = time.perf_counter() + seconds, 0

    async def loop() -> None:
        nonlocal done
        while time.perf_counter() < end:
            await calls()
            done += 1

    begun = time.perf_counter()
    await asyncio.gather(*(loop() for _ in range(at_once)))
    return done / (time.perf_counter() - begun)

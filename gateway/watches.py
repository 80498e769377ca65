"""Who waits for news of which record. One tail of the bus serves all watchers."""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from gateway.problems import Refused, retry_after

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from chassis.bus import Bus, Tail
    from chassis.events import Record

MOST_PER_CALLER = 20
MOST_IN_ALL = 2000
# Without news a stream looks again after this many seconds; news may be lost, since a bus tells only what passes.
RECHECK = 15.0
# A tail that has just been opened may not hear yet: for this long streams look every second.
_SETTLING = 10.0
# A tail without watchers is kept this long, since the next watcher often comes soon; then it costs nothing.
_IDLE = 30.0


class Watch:
    """One watcher."""

    def __init__(self) -> None:
        """No news yet."""
        self.news = asyncio.Event()

    async def wait(self, seconds: float) -> bool:
        """Whether news came within `seconds`."""
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await self.news.wait()
        return self.news.is_set()


class Watches:
    """All watchers of this process."""

    def __init__(self, bus: Bus, topics: Sequence[str]) -> None:
        """Listens to nothing until somebody watches."""
        self._bus, self._topics = bus, tuple(topics)
        self._waiting: dict[tuple[str, str], set[Watch]] = {}
        self._per_caller: Counter[str] = Counter()
        self._tail: Tail | None = None
        self._opened = 0.0
        self._idle: asyncio.TimerHandle | None = None
        self._closing: set[asyncio.Task[None]] = set()
        self._loop: asyncio.AbstractEventLoop | None = None
        self.stopping = False

    @contextmanager
    def watching(self, topic: str, key: str, caller: str) -> Iterator[Watch]:
        """A watch that is told of every record with that topic and key. Raises Refused: 429, or 503 when full."""
        if self._per_caller[caller] >= MOST_PER_CALLER:
            zh, en = f"同时最多打开 {MOST_PER_CALLER} 个事件流", f"at most {MOST_PER_CALLER} streams at once"
            raise Refused(429, "gateway.too-many-streams", zh, en, headers=retry_after(RECHECK))
        if self._per_caller.total() >= MOST_IN_ALL:
            zh, en = "事件流已满，请稍后再试", "no room for another stream at the moment"
            raise Refused(503, "gateway.streams-full", zh, en, headers=retry_after(RECHECK))
        watch, place = Watch(), (topic, key)
        self._per_caller[caller] += 1
        self._waiting.setdefault(place, set()).add(watch)
        try:
            self._open()
            yield watch
        finally:
            self._waiting[place].discard(watch)
            if not self._waiting[place]:
                del self._waiting[place]
            self._per_caller[caller] -= 1
            if not self._per_caller[caller]:
                del self._per_caller[caller]
            if not self._waiting and self._loop and not self.stopping:
                self._idle = self._loop.call_later(_IDLE, self._close_idle)

    @property
    def patience(self) -> float:
        """Seconds after which a stream looks again without news."""
        return 1.0 if time.monotonic() - self._opened < _SETTLING else RECHECK

    def stop(self) -> None:
        """Ends all streams, so that a server that stops need not wait for them. Call it on the event loop."""
        self.stopping = True
        for watches in self._waiting.values():
            for watch in watches:
                watch.news.set()

    async def close(self) -> None:
        """Stops listening."""
        self.stop()
        if self._idle:
            self._idle.cancel()
        tail, self._tail = self._tail, None
        if tail:
            await asyncio.to_thread(tail.close)
        if self._closing:
            await asyncio.wait(self._closing)

    def _open(self) -> None:
        if self._idle:
            self._idle.cancel()
            self._idle = None
        if self._tail is None:
            self._loop = asyncio.get_running_loop()
            self._tail, self._opened = self._bus.tail(self._topics, self._on_record), time.monotonic()

    def _on_record(self, record: Record) -> None:
        """In the bus's thread; the look at the dict spares the loop all that nobody waits for."""
        place = (record.topic, record.key)
        if place in self._waiting and self._loop:
            with suppress(RuntimeError):  # the loop has ended, and with it everybody who waited
                self._loop.call_soon_threadsafe(self._tell, place)

    def _tell(self, place: tuple[str, str]) -> None:
        for watch in self._waiting.get(place, ()):
            watch.news.set()

    def _close_idle(self) -> None:
        tail, self._tail, self._idle = self._tail, None, None
        if tail and not self._waiting and self._loop:
            task = self._loop.create_task(asyncio.to_thread(tail.close))
            self._closing.add(task)
            task.add_done_callback(self._closing.discard)
        else:
            self._tail = tail

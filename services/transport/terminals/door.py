"""The door for terminals: one listener in a thread of its own, thousands of connections."""

from __future__ import annotations

import asyncio
import hmac
import logging
import threading
import time
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

import uvloop

from chassis.edge import system
from city import geography
from services.transport.actions import terminals
from services.transport.law import law
from services.transport.terminals import bodies
from services.transport.terminals.connection import Connection
from services.transport.terminals.publisher import Publisher

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.bus import Bus
    from chassis.edge import Edge, Tx
    from services.transport.terminals.frames import Message

log = logging.getLogger(__name__)
COUNTS_EVERY, LOOK_EVERY = 5.0, 10.0
_THREADS = 4


class TerminalDoor:
    """Listens; `address` is where, HOST:PORT, with the port that was given if 0 was asked for."""

    def __init__(self, edge: Edge, bus: Bus, address: str) -> None:
        """Raises OSError if the address is taken."""
        self._edge = edge
        rules = law().at("terminals", date.today()).value  # noqa: DTZ011 - limits of the listener, read at its start
        self._most, self._silence, self._unproved = rules["most"], rules["silence-seconds"], rules["unproved-seconds"]
        self._ahead_ms = rules["ahead-seconds"] * 1000
        self._bounds = _bounds(rules["around-degrees"])
        self._secret = edge.keyring.secret("terminals")
        self._counts: Counter[str] = Counter()
        self._connections: set[Connection] = set()
        self._by_phone: dict[str, Connection] = {}
        self._pool = ThreadPoolExecutor(_THREADS, thread_name_prefix="terminals-db")
        # Vehicle and terminal by number; what is not here is looked up.
        self._known = edge.perform(terminals.known_terminals, system(edge.service), write=False)
        self._loop = uvloop.new_event_loop()
        self.publisher = Publisher(bus, self._published)
        host, _, port = address.rpartition(":")
        try:
            make = self._loop.create_server(lambda: Connection(self), host, int(port), backlog=4096)
            self._server = self._loop.run_until_complete(make)
        except BaseException:
            self.publisher.close()
            raise
        bound = self._server.sockets[0].getsockname()  # type: ignore[attr-defined] # uvloop's server has them
        self.address = f"{bound[0]}:{bound[1]}"
        self._thread = threading.Thread(target=self._run, name="terminals", daemon=True)
        self._thread.start()

    def close(self) -> None:
        """Takes nothing more, sends what waits, tells the counts, ends."""
        self._loop.call_soon_threadsafe(self._server.close)
        self.publisher.close()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout=5)
        self._pool.shutdown(wait=True)
        self._tell()

    # --- in the loop's thread -------------------------------------------------------------------------------------

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.call_later(COUNTS_EVERY, self._tell_later)
        self._loop.call_later(LOOK_EVERY, self._look)
        self._loop.run_forever()
        for connection in list(self._connections):
            connection.close()
        self._loop.run_until_complete(asyncio.sleep(0))
        self._loop.close()

    def opened(self, connection: Connection) -> bool:
        """False if there are too many."""
        self.count("CONNECTED")
        if len(self._connections) >= self._most:
            self.count("TOO_MANY")
            return False
        self._connections.add(connection)
        return True

    def lost(self, connection: Connection) -> None:
        """The connection has ended."""
        self._connections.discard(connection)
        self.signed_out(connection)

    def signed_out(self, connection: Connection) -> None:
        """The number is free for another connection of its terminal."""
        if self._by_phone.get(connection.phone) is connection:
            del self._by_phone[connection.phone]
        connection.signed_in("", "")

    def count(self, what: str) -> None:
        """For the day's table."""
        self._counts[what] += 1

    def objection(self, place: bodies.Place, received_ms: int) -> str:
        """FUTURE or OUTSIDE for what cannot be; empty otherwise."""
        if place.at * 1000 > received_ms + self._ahead_ms:
            return "FUTURE"
        south, north, west, east = self._bounds
        if not (south <= place.lat_e6 <= north and west <= place.lon_e6 <= east):
            return "OUTSIDE"
        return ""

    def register(self, connection: Connection, message: Message, told: bodies.Registration) -> None:
        """Asks the database, then answers with the code that proves the terminal from now on."""

        def done(answer: tuple[int, str]) -> None:
            result, vehicle_id = answer
            self.count(f"REGISTER_{result}")
            if result != terminals.DONE:
                connection.send(message, bodies.REGISTERED, bodies.registered(message.serial, result))
                return
            self._known[message.phone] = (vehicle_id, told.terminal_id)
            code = self.code(message.phone, told.terminal_id)
            connection.send(message, bodies.REGISTERED, bodies.registered(message.serial, result, code))

        asked = (message.phone, told.terminal_id, told.plate, connection.peer)
        self._ask(lambda tx: terminals.register_terminal(tx, *asked), done)

    def authenticate(self, connection: Connection, message: Message, code: str) -> None:
        """Whoever shows the code of the number's terminal is that terminal; anybody else is noted."""
        known = self._known.get(message.phone)
        if known is not None:
            self._authenticated(connection, message, code, known)
            return

        def found(rows: dict[str, tuple[str, str]]) -> None:
            self._known.update(rows)
            self._authenticated(connection, message, code, rows.get(message.phone))

        self._ask(partial(terminals.known_terminals, phone=message.phone), found)

    def _authenticated(
        self, connection: Connection, message: Message, code: str, known: tuple[str, str] | None
    ) -> None:
        if known is None:
            self.count("UNKNOWN_NUMBER")
            connection.answer(message, bodies.FAILED)
            return
        vehicle_id, terminal_id = known
        if not connection.holds(code, self.code(message.phone, terminal_id)):
            self.count("WRONG_CODE")
            connection.claim(message.phone, "WRONG_CODE")
            connection.answer(message, bodies.FAILED)
            return
        before = self._by_phone.get(message.phone)
        if before is not None and before is not connection:
            # The same terminal after its network broke: the old connection only has not noticed yet.
            self.count("CAME_AGAIN")
            before.signed_in("", "")
            before.close()
        self.signed_out(connection)
        self._by_phone[message.phone] = connection
        connection.signed_in(message.phone, vehicle_id)
        connection.answer(message, bodies.OK)

    def code(self, phone: str, terminal_id: str) -> str:
        """The code (鉴权码) of a terminal: nothing to keep, since only this department can make it."""
        return hmac.digest(self._secret, f"{phone}/{terminal_id}".encode(), "sha256").hex()[:32]

    def claim(self, phone: str, what: str, peer: str) -> None:
        """Kept as a row for an operator to look at."""
        self._ask(lambda tx: terminals.note_claim(tx, phone, what, peer), lambda _: None)

    def _look(self) -> None:
        """Ends connections that say nothing, or do not say who they are."""
        now = time.monotonic()
        for connection in list(self._connections):
            if now - connection.heard > (self._silence if connection.phone else self._unproved):
                self.count("SILENT")
                connection.close()
        self._loop.call_later(LOOK_EVERY, self._look)

    def _tell_later(self) -> None:
        self._pool.submit(self._tell)
        self._loop.call_later(COUNTS_EVERY, self._tell_later)

    def _ask(self, action: Callable[[Tx], Any], then: Callable[[Any], None]) -> None:
        """Runs an action on another thread, then `then` with its answer in the loop."""

        def work() -> None:
            try:
                answer = self._edge.perform(action, system(self._edge.service))
            except Exception:
                # The terminal gets no answer and tries again.
                log.exception("a terminal's message failed")
                return
            self._loop.call_soon_threadsafe(then, answer)

        self._pool.submit(work)

    # --- in other threads -----------------------------------------------------------------------------------------

    def _published(self, done: Sequence[Any]) -> None:
        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(self._answer, done)

    def _answer(self, done: Sequence[Any]) -> None:
        self._counts["POSITIONS"] += len(done)
        for mark in done:
            if mark is not None:
                connection, message = mark
                connection.answer(message, bodies.OK)

    def _tell(self) -> None:
        counts, self._counts = self._counts, Counter()
        dropped, self.publisher.dropped = self.publisher.dropped, 0
        if dropped:
            counts["DROPPED"] += dropped
        if counts:
            try:
                self._edge.perform(lambda tx: terminals.add_counts(tx, counts), system(self._edge.service))
            except Exception:
                log.exception("the terminals' counts were not kept")
                self._counts.update(counts)


def _bounds(around: float) -> tuple[int, int, int, int]:
    """South, north, west, east of the city with so many degrees around it, millionths of a degree."""
    points = [
        point for shape in geography.outlines()["features"] for point in geography.outline(shape["properties"]["code"])
    ]
    lats, lons = [lat for lat, _ in points], [lon for _, lon in points]
    edges = (min(lats) - around, max(lats) + around, min(lons) - around, max(lons) + around)
    return tuple(round(edge * 1e6) for edge in edges)  # type: ignore[return-value]


def open_terminals(edge: Edge, bus: Bus, address: str) -> TerminalDoor:
    """For the chassis' Door."""
    return TerminalDoor(edge, bus, address)

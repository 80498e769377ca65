"""One terminal's connection: it registers, proves who it is, and then tells where its vehicle is."""

from __future__ import annotations

import asyncio
import hmac
import logging
import time
from typing import TYPE_CHECKING

from civic.transport.positions.v1 import events_pb2 as events

from services.transport.terminals import bodies
from services.transport.terminals.frames import Assembly, BadFrame, Message, Splitter, decode, encode
from services.transport.terminals.publisher import Taken, milliseconds

if TYPE_CHECKING:
    from services.transport.terminals.door import TerminalDoor

log = logging.getLogger(__name__)
# A connection that sends so much nonsense is closed.
MOST_FAULTS = 50
# Answers that the terminal does not take away: it is closed before they fill our memory.
MOST_UNSENT = 65_536


class Connection(asyncio.Protocol):
    """Runs in the door's loop; everything that waits is done elsewhere."""

    def __init__(self, door: TerminalDoor) -> None:
        self._door = door
        self._splitter, self._assembly = Splitter(), Assembly()
        self._transport: asyncio.Transport | None = None
        self._serial = self._faults = self._garbage = 0
        self._claimed = False
        # Set once the terminal has proved who it is.
        self.phone = self.vehicle_id = ""
        self.peer = ""
        self.heard = time.monotonic()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Too many are turned away at once."""
        self._transport = transport  # type: ignore[assignment] # uvloop's are no subclass of asyncio's
        address = transport.get_extra_info("peername") or ("?", 0)
        self.peer = f"{address[0]}:{address[1]}"[:60]
        if not self._door.opened(self):
            transport.abort()  # type: ignore[attr-defined]

    def connection_lost(self, exc: Exception | None) -> None:  # noqa: ARG002 - asyncio's name
        """The number is free for a new connection."""
        self._door.lost(self)

    def data_received(self, data: bytes) -> None:
        """Takes every frame that is complete; nothing that comes in can end the door."""
        self.heard = time.monotonic()
        for raw in self._splitter.feed(data):
            try:
                whole = self._assembly.add(decode(raw))
                if whole is not None:
                    self._take(whole)
            except (BadFrame, bodies.BadBody) as fault:
                self._fault(fault.kind)
        if self._splitter.garbage > self._garbage:
            self._garbage = self._splitter.garbage
            self._fault("GARBAGE")

    def close(self) -> None:
        """Ends the connection."""
        if self._transport:
            self._transport.close()

    def _fault(self, kind: str) -> None:
        self._door.count(kind)
        self._faults += 1
        if self._faults >= MOST_FAULTS:
            self._door.count("CLOSED")
            self.close()

    def _take(self, message: Message) -> None:
        if message.id == bodies.REGISTER:
            told = bodies.registration(message.body, message.version)
            self._door.register(self, message, told)
        elif message.id == bodies.AUTHENTICATE:
            self._door.authenticate(self, message, bodies.auth_code(message.body, message.version))
        elif message.id == bodies.TERMINAL_ANSWER:
            pass
        elif not self.phone:
            self._fault("NOT_SIGNED_IN")
            self.answer(message, bodies.FAILED)
        elif message.phone != self.phone:
            self._other_number(message)
        elif message.id == bodies.POSITION:
            self._position(message, [message.body])
        elif message.id == bodies.POSITIONS:
            self._position(message, bodies.positions(message.body))
        elif message.id == bodies.HEARTBEAT:
            self.answer(message, bodies.OK)
        elif message.id == bodies.LOGOUT:
            self.answer(message, bodies.OK)
            self._door.signed_out(self)
        else:
            self._door.count("UNSUPPORTED")
            self.answer(message, bodies.UNSUPPORTED)

    def _other_number(self, message: Message) -> None:
        """One terminal speaks for another: not taken, and noted once a connection."""
        self._fault("OTHER_NUMBER")
        self.answer(message, bodies.FAILED)
        self.claim(message.phone, "OTHER_NUMBER")

    def claim(self, phone: str, what: str) -> None:
        """Notes that this connection claims somebody else's number, once."""
        if not self._claimed:
            self._claimed = True
            self._door.claim(phone, what, self.peer)

    def _position(self, message: Message, told: list[bytes]) -> None:
        """Places that cannot be are counted and left out; the message is answered once the others are safe."""
        received = milliseconds()
        found = []
        for body in told:
            try:
                place = bodies.position(body)
            except bodies.BadBody as fault:
                self._fault(fault.kind)
                continue
            if kind := self._door.objection(place, received):
                self._door.count(kind)
                continue
            found.append(
                events.Position(
                    vehicle_id=self.vehicle_id,
                    at=place.at,
                    lat_e6=place.lat_e6,
                    lon_e6=place.lon_e6,
                    speed=place.speed,
                    direction=place.direction,
                    alarm=place.alarm,
                    status=place.status,
                    received_ms=received,
                )
            )
        if not found:
            # Sending it again would not make it better.
            self.answer(message, bodies.OK)
            return
        for position in found[:-1]:
            self._door.publisher.put(Taken(position, None))
        # Records of one vehicle keep their order, so the last one is safe after the others.
        self._door.publisher.put(Taken(found[-1], (self, message)))

    def answer(self, message: Message, result: int) -> None:
        """The general answer."""
        self.send(message, bodies.ANSWER, bodies.answer(message.serial, message.id, result))

    def send(self, message: Message, message_id: int, body: bytes) -> None:
        """Answers in the version that the terminal speaks."""
        transport = self._transport
        if transport is None or transport.is_closing():
            return
        if transport.get_write_buffer_size() > MOST_UNSENT:
            self._door.count("SLOW")
            transport.abort()
            return
        self._serial = (self._serial + 1) & 0xFFFF
        transport.write(encode(Message(message_id, message.phone, self._serial, body, message.version)))

    def signed_in(self, phone: str, vehicle_id: str) -> None:
        """The terminal has proved who it is."""
        self.phone, self.vehicle_id = phone, vehicle_id

    def holds(self, code: str, right: str) -> bool:
        """Whether the code is the right one, in a time that tells nothing."""
        return hmac.compare_digest(code.encode(), right.encode())

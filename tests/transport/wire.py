"""A terminal as the tests hold it: blocking, one frame after the other."""

from __future__ import annotations

import socket
import time

from services.transport.terminals import bodies
from services.transport.terminals.frames import Message, Splitter, decode, encode

PLACE = bodies.Place(0, 28_950_000, 118_860_000, 300, 90, 0, 3)


class Wire:
    """One connection."""

    def __init__(self, address: str, phone: str, version: int = 2013) -> None:
        host, _, port = address.rpartition(":")
        self.socket = socket.create_connection((host, int(port)), timeout=10)
        self.phone, self.version, self.serial = phone, version, 0
        self.splitter, self.kept = Splitter(), list[Message]()

    def send(self, message_id: int, body: bytes = b"", *, phone: str = "") -> int:
        self.serial += 1
        frame = encode(Message(message_id, phone or self.phone, self.serial, body, self.version))
        self.socket.sendall(frame)
        return self.serial

    def read(self) -> Message:
        while not self.kept:
            data = self.socket.recv(65_536)
            if not data:
                raise EOFError
            self.kept += [decode(raw) for raw in self.splitter.feed(data)]
        return self.kept.pop(0)

    def ask(self, message_id: int, body: bytes = b"", *, phone: str = "") -> int:
        """Sends, and the result of the general answer to it."""
        serial = self.send(message_id, body, phone=phone)
        answer = self.read()
        assert answer.id == bodies.ANSWER
        told, about, result = bodies.read_answer(answer.body)
        assert (told, about) == (serial, message_id)
        return result

    def register(self, terminal_id: str, plate: str) -> tuple[int, str]:
        self.send(bodies.REGISTER, bodies.encode_registration(bodies.Registration(terminal_id, plate, 1), self.version))
        answer = self.read()
        assert answer.id == bodies.REGISTERED
        return answer.body[2], answer.body[3:].decode()

    def sign_in(self, terminal_id: str, plate: str) -> str:
        result, code = self.register(terminal_id, plate)
        assert result == 0
        assert self.ask(bodies.AUTHENTICATE, bodies.encode_auth(code, self.version)) == 0
        return code

    def place(self, seconds_ago: float = 0, **changes: int) -> int:
        place = PLACE._replace(at=int(time.time() - seconds_ago), **changes)
        return self.ask(bodies.POSITION, bodies.encode_position(place))

    def closed(self) -> bool:
        """Whether the other side has closed, within the time limit."""
        try:
            while self.socket.recv(65_536):
                pass
        except ConnectionError:
            return True
        return True

"""Frames of JT/T 808: between two 0x7E, escaped, with a check byte; headers of 2013 and of 2019."""

from __future__ import annotations

from functools import reduce
from operator import xor
from struct import Struct
from typing import NamedTuple

FLAG, ESCAPE = b"\x7e", b"\x7d"
# A body has at most 1,023 bytes; a frame at most that, 21 bytes of header, the check byte, and all of it escaped.
MOST_BODY = 0x03FF
MOST_RAW = 2 * (MOST_BODY + 21 + 1)
_ENCRYPTED, _SUBPACKAGE, _V2019 = 0x1C00, 0x2000, 0x4000
_OLD, _NEW, _PARTS, _HEAD = Struct(">HH6sH"), Struct(">HHB10sH"), Struct(">HH"), Struct(">HH")
_OLD_DIGITS, _NEW_DIGITS = 12, 20


class Message(NamedTuple):
    """One message: `phone` without leading zeros; `part` counts from 1 of `parts`; `version` is 2013 or 2019."""

    id: int
    phone: str
    serial: int
    body: bytes
    version: int = 2013
    parts: int = 1
    part: int = 1


class BadFrame(ValueError):
    """A frame that is none; `kind` is counted: CHECK, ESCAPE, LENGTH, PHONE, ENCRYPTED, SHORT, GARBAGE."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


class Splitter:
    """Cuts a stream of bytes, however it arrives, into the raw frames between flags."""

    __slots__ = ("_rest", "garbage")

    def __init__(self) -> None:
        self._rest = b""
        # How often bytes were thrown away that cannot be part of a frame.
        self.garbage = 0

    def feed(self, data: bytes) -> list[bytes]:
        """The frames that are complete now, still escaped, without their flags."""
        *whole, rest = (self._rest + data).split(FLAG)
        # What stands before the first flag has no beginning: it is given on, and its check byte will not hold.
        if len(rest) > MOST_RAW:
            rest = b""
            self.garbage += 1
        # The closing flag may open the next frame too, so what follows it is a frame's beginning or nothing.
        self._rest = rest
        return [frame for frame in whole if frame]


def unescape(raw: bytes) -> bytes:
    """7D 02 is 7E and 7D 01 is 7D. Raises BadFrame: a 7D before anything else, or at the end."""
    if ESCAPE not in raw:
        return raw
    if raw.count(b"\x7d\x01") + raw.count(b"\x7d\x02") != raw.count(ESCAPE):
        raise BadFrame("ESCAPE")
    return raw.replace(b"\x7d\x02", FLAG).replace(b"\x7d\x01", ESCAPE)


def decode(raw: bytes) -> Message:
    """A message from what stood between two flags. Raises BadFrame."""
    frame = unescape(raw)
    if len(frame) < _OLD.size + 1:
        raise BadFrame("SHORT")
    # The check byte is the XOR of all before it, so that of all with it is zero.
    if reduce(xor, frame):
        raise BadFrame("CHECK")
    message_id, attributes = _HEAD.unpack_from(frame)
    if attributes & _V2019:
        if len(frame) < _NEW.size + 1:
            raise BadFrame("SHORT")
        _, _, _, bcd, serial = _NEW.unpack_from(frame)
        start, version = _NEW.size, 2019
    else:
        _, _, bcd, serial = _OLD.unpack_from(frame)
        start, version = _OLD.size, 2013
    parts = part = 1
    if attributes & _SUBPACKAGE:
        if len(frame) < start + _PARTS.size + 1:
            raise BadFrame("SHORT")
        parts, part = _PARTS.unpack_from(frame, start)
        start += _PARTS.size
        if not 1 <= part <= parts:
            raise BadFrame("LENGTH")
    if len(frame) != start + (attributes & MOST_BODY) + 1:
        raise BadFrame("LENGTH")
    if attributes & _ENCRYPTED:
        raise BadFrame("ENCRYPTED")
    digits = bcd.hex()
    if not digits.isdecimal():
        raise BadFrame("PHONE")
    return Message(message_id, digits.lstrip("0"), serial, frame[start:-1], version, parts, part)


def encode(message: Message) -> bytes:
    """The frame of a message, flags included. Raises ValueError if the body is too long or the phone no number."""
    if len(message.body) > MOST_BODY:
        raise ValueError(f"a body of {len(message.body)} bytes needs subpackages")
    if not message.phone.isdecimal() and message.phone:
        raise ValueError(f"no phone number: {message.phone!r}")
    attributes = len(message.body) | (_SUBPACKAGE if message.parts > 1 else 0)
    if message.version == 2019:  # noqa: PLR2004 - the year of the standard
        bcd = bytes.fromhex(message.phone.zfill(_NEW_DIGITS))
        head = _NEW.pack(message.id, attributes | _V2019, 1, bcd, message.serial)
    else:
        bcd = bytes.fromhex(message.phone.zfill(_OLD_DIGITS))
        head = _OLD.pack(message.id, attributes, bcd, message.serial)
    if message.parts > 1:
        head += _PARTS.pack(message.parts, message.part)
    frame = head + message.body
    frame += bytes((reduce(xor, frame),))
    return FLAG + frame.replace(ESCAPE, b"\x7d\x01").replace(FLAG, b"\x7d\x02") + FLAG


def encode_long(message: Message) -> list[bytes]:
    """The frames of a message of any length: in subpackages with serials that follow each other."""
    cuts = range(0, max(1, len(message.body)), MOST_BODY)
    if len(cuts) == 1:
        return [encode(message)]
    return [
        encode(
            message._replace(
                serial=(message.serial + number) & 0xFFFF,
                body=message.body[start : start + MOST_BODY],
                parts=len(cuts),
                part=number + 1,
            )
        )
        for number, start in enumerate(cuts)
    ]


class Assembly:
    """Puts the subpackages of one connection together; forgets the oldest when too many are begun."""

    __slots__ = ("_begun",)
    MOST_PARTS, MOST_BEGUN = 64, 4

    def __init__(self) -> None:
        self._begun: dict[tuple[int, int, int], dict[int, bytes]] = {}

    def add(self, message: Message) -> Message | None:
        """The whole message once its last part is here, in any order; None until then. Raises BadFrame."""
        if message.parts == 1:
            return message
        if message.parts > self.MOST_PARTS:
            raise BadFrame("LENGTH")
        first = (message.serial - message.part + 1) & 0xFFFF
        key = (message.id, first, message.parts)
        parts = self._begun.setdefault(key, {})
        parts[message.part] = message.body
        if len(parts) < message.parts:
            if len(self._begun) > self.MOST_BEGUN:
                del self._begun[next(iter(self._begun))]
            return None
        del self._begun[key]
        body = b"".join(parts[number] for number in range(1, message.parts + 1))
        return message._replace(body=body, parts=1, part=1)

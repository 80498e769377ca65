"""What stands in the messages of JT/T 808 that the platform understands."""

from __future__ import annotations

from datetime import datetime
from struct import Struct
from typing import NamedTuple

from city.days import CHINA

TERMINAL_ANSWER, HEARTBEAT, LOGOUT = 0x0001, 0x0002, 0x0003
REGISTER, AUTHENTICATE, POSITION, POSITIONS = 0x0100, 0x0102, 0x0200, 0x0704
ANSWER, REGISTERED = 0x8001, 0x8100
OK, FAILED, WRONG, UNSUPPORTED = 0, 1, 2, 3
_POSITION, _ANSWER = Struct(">IIIIHHH6s"), Struct(">HHB")
_REGISTER_2013, _REGISTER_2019 = Struct(">HH5s20s7sB"), Struct(">HH11s30s30sB")
_LOCATED, _SOUTH, _WEST = 0x2, 0x4, 0x8
_MOST_LAT, _MOST_LON, _MOST_DIRECTION = 90_000_000, 180_000_000, 360
_COUNT, _LENGTH = Struct(">HB"), Struct(">H")


class Place(NamedTuple):
    """A position: `at` seconds since 1970 UTC, millionths of a degree, tenths of km/h, degrees."""

    at: int
    lat_e6: int
    lon_e6: int
    speed: int
    direction: int
    alarm: int
    status: int


class Registration(NamedTuple):
    """What a terminal says of itself; plate in the words of the licence."""

    terminal_id: str
    plate: str
    colour: int


class BadBody(ValueError):
    """A body that says nothing usable; `kind` is counted: BODY, TIME, NOT_LOCATED, RANGE."""

    def __init__(self, kind: str) -> None:
        super().__init__(kind)
        self.kind = kind


def position(body: bytes) -> Place:
    """The body of 0x0200. Raises BadBody. What follows the fixed part is left alone."""
    if len(body) < _POSITION.size:
        raise BadBody("BODY")
    alarm, status, lat, lon, _height, speed, direction, bcd = _POSITION.unpack_from(body)
    if not status & _LOCATED:
        raise BadBody("NOT_LOCATED")
    if lat > _MOST_LAT or lon > _MOST_LON or direction > _MOST_DIRECTION:
        raise BadBody("RANGE")
    at = _moment(bcd)
    lat, lon = (-lat if status & _SOUTH else lat), (-lon if status & _WEST else lon)
    return Place(at, lat, lon, speed, direction % _MOST_DIRECTION, alarm, status)


def _moment(bcd: bytes) -> int:
    digits = bcd.hex()
    try:
        year, month, day, hour, minute, second = (int(digits[n : n + 2]) for n in range(0, 12, 2))
        return int(datetime(2000 + year, month, day, hour, minute, second, tzinfo=CHINA).timestamp())
    except ValueError as error:
        raise BadBody("TIME") from error


def encode_position(place: Place) -> bytes:
    """The inverse of `position`, for a place north of the equator and east of Greenwich."""
    bcd = bytes.fromhex(datetime.fromtimestamp(place.at, CHINA).strftime("%y%m%d%H%M%S"))
    told = (place.alarm, place.status | _LOCATED, place.lat_e6, place.lon_e6, 0, place.speed, place.direction, bcd)
    return _POSITION.pack(*told)


def positions(body: bytes) -> list[bytes]:
    """The bodies of 0x0200 inside one of 0x0704. Raises BadBody if the lengths lie."""
    if len(body) < _COUNT.size:
        raise BadBody("BODY")
    count, _kind = _COUNT.unpack_from(body)
    start, found = _COUNT.size, []
    for _ in range(count):
        if len(body) < start + _LENGTH.size:
            raise BadBody("BODY")
        (length,) = _LENGTH.unpack_from(body, start)
        start += _LENGTH.size
        if len(body) < start + length:
            raise BadBody("BODY")
        found.append(body[start : start + length])
        start += length
    if start != len(body):
        raise BadBody("BODY")
    return found


def encode_positions(bodies: list[bytes]) -> bytes:
    """The inverse of `positions`; kind 1 is what was kept while the terminal had no network (盲区补报)."""
    return _COUNT.pack(len(bodies), 1) + b"".join(_LENGTH.pack(len(body)) + body for body in bodies)


def registration(body: bytes, version: int) -> Registration:
    """The body of 0x0100. Raises BadBody."""
    form = _REGISTER_2019 if version == 2019 else _REGISTER_2013  # noqa: PLR2004 - the year of the standard
    if len(body) < form.size:
        raise BadBody("BODY")
    _, _, _, _, terminal, colour = form.unpack_from(body)
    try:
        return Registration(_text(terminal), _text(body[form.size :]), colour)
    except UnicodeDecodeError as error:
        raise BadBody("BODY") from error


def encode_registration(told: Registration, version: int = 2013) -> bytes:
    """The inverse of `registration`."""
    form = _REGISTER_2019 if version == 2019 else _REGISTER_2013  # noqa: PLR2004
    return form.pack(33, 800, b"DEMO", b"DEMO", told.terminal_id.encode(), told.colour) + told.plate.encode("gbk")


def auth_code(body: bytes, version: int) -> str:
    """The body of 0x0102. Raises BadBody."""
    if version == 2019 and body:  # noqa: PLR2004
        body = body[1 : 1 + body[0]]
    try:
        return _text(body)
    except UnicodeDecodeError as error:
        raise BadBody("BODY") from error


def encode_auth(code: str, version: int = 2013) -> bytes:
    """The inverse of `auth_code`."""
    told = code.encode("ascii")
    return bytes((len(told),)) + told + bytes(35) if version == 2019 else told  # noqa: PLR2004


def answer(serial: int, message_id: int, result: int) -> bytes:
    """The body of the general answer 0x8001 to a message."""
    return _ANSWER.pack(serial, message_id, result)


def read_answer(body: bytes) -> tuple[int, int, int]:
    """Serial, message and result of a general answer."""
    return _ANSWER.unpack(body)


def registered(serial: int, result: int, code: str = "") -> bytes:
    """The body of 0x8100: 0 done, 1 vehicle taken, 2 no such vehicle, 3 terminal taken."""
    return _LENGTH.pack(serial) + bytes((result,)) + code.encode("ascii")


def _text(raw: bytes) -> str:
    return raw.rstrip(b"\0").decode("gbk").strip("\0 ")

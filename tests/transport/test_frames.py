"""Frames and bodies of JT/T 808: what was encoded is decoded, and no bytes whatever do harm."""

from __future__ import annotations

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from city.days import CHINA
from services.transport.terminals import bodies
from services.transport.terminals.frames import (
    Assembly,
    BadFrame,
    Message,
    Splitter,
    decode,
    encode,
    encode_long,
    unescape,
)

PHONES = st.from_regex(r"[1-9][0-9]{0,11}", fullmatch=True)
MESSAGES = st.builds(
    Message,
    id=st.integers(0, 0xFFFF),
    phone=PHONES,
    serial=st.integers(0, 0xFFFF),
    body=st.binary(max_size=1023),
    version=st.sampled_from((2013, 2019)),
    parts=st.just(1),
    part=st.just(1),
)
PLACES = st.builds(
    bodies.Place,
    at=st.integers(946_656_000, 4_000_000_000),
    lat_e6=st.integers(0, 90_000_000),
    lon_e6=st.integers(0, 180_000_000),
    speed=st.integers(0, 2000),
    direction=st.integers(0, 359),
    alarm=st.integers(0, 2**32 - 1),
    status=st.integers(0, 2**32 - 1).map(lambda bits: bits & ~0xC | 0x2),
)


@given(st.lists(MESSAGES, max_size=5), st.data())
def test_frames_round_trip_however_they_are_cut(messages: list[Message], data: st.DataObject) -> None:
    """INVARIANT: TCP may cut the stream anywhere. Would break if half a frame were lost, or half an escape."""
    stream = b"".join(encode(message) for message in messages)
    cuts = sorted(data.draw(st.lists(st.integers(0, len(stream)), max_size=8)))
    splitter, found = Splitter(), []
    for start, end in zip([0, *cuts], [*cuts, len(stream)], strict=True):
        found += [decode(raw) for raw in splitter.feed(stream[start:end])]
    assert found == messages


@given(st.binary(max_size=4000))
def test_any_bytes_are_survived(data: bytes) -> None:
    """INVARIANT: no bytes raise anything but what is counted."""
    splitter, assembly = Splitter(), Assembly()
    for raw in splitter.feed(data):
        try:
            message = assembly.add(decode(raw))
        except BadFrame as fault:
            assert fault.kind in {"CHECK", "ESCAPE", "LENGTH", "PHONE", "ENCRYPTED", "SHORT"}  # noqa: PT017
        else:
            assert message is None or isinstance(message, Message)


@given(st.binary(max_size=200), st.sampled_from((2013, 2019)))
def test_any_body_is_survived(body: bytes, version: int) -> None:
    for read in (
        bodies.position,
        bodies.positions,
        lambda raw: bodies.registration(raw, version),
        lambda raw: bodies.auth_code(raw, version),
    ):
        try:
            read(body)
        except bodies.BadBody as fault:
            assert fault.kind in {"BODY", "TIME", "RANGE", "NOT_LOCATED"}  # noqa: PT017


@given(MESSAGES, st.integers(0, 10_000), st.integers(1, 255))
def test_a_changed_byte_is_noticed(message: Message, where: int, change: int) -> None:
    raw = bytearray(encode(message)[1:-1])
    raw[where % len(raw)] ^= change
    found = [one for one in (_decoded(bytes(piece)) for piece in bytes(raw).split(b"\x7e") if piece) if one]
    assert message not in found


def _decoded(raw: bytes) -> Message | None:
    try:
        return decode(raw)
    except BadFrame:
        return None


@given(PLACES)
def test_positions_round_trip(place: bodies.Place) -> None:
    assert bodies.position(bodies.encode_position(place)) == place
    assert (
        bodies.positions(bodies.encode_positions([bodies.encode_position(place)] * 3))
        == [bodies.encode_position(place)] * 3
    )


@given(st.binary(max_size=10_000), st.randoms(use_true_random=False), st.sampled_from((2013, 2019)))
@settings(max_examples=50)
def test_subpackages_in_any_order(body: bytes, shuffle: object, version: int) -> None:
    message = Message(0x0704, "13800000000", 65_533, body, version)
    frames = [decode(raw) for frame in encode_long(message) for raw in Splitter().feed(frame)]
    shuffle.shuffle(frames)  # type: ignore[attr-defined]
    assembly = Assembly()
    whole = [made for frame in frames if (made := assembly.add(frame))]
    assert [(one.body, one.parts) for one in whole] == [(body, 1)]


@pytest.mark.parametrize(
    ("raw", "kind"),
    [
        (b"\x02\x00\x7d", "ESCAPE"),
        (b"\x7d\x03" * 8, "ESCAPE"),
        (b"\x02\x00", "SHORT"),
        (encode(Message(2, "1", 1, b""))[1:-2] + b"\xff", "CHECK"),
    ],
)
def test_what_is_no_frame(raw: bytes, kind: str) -> None:
    with pytest.raises(BadFrame) as fault:
        decode(raw)
    assert fault.value.kind == kind


def sealed(frame: bytes) -> bytes:
    check = 0
    for byte in frame:
        check ^= byte
    return frame + bytes((check,))


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("0200 0005 013800000000 0001 00", "LENGTH"),  # says five bytes, has one
        ("0200 03ff 013800000000 0001", "LENGTH"),
        ("0200 0400 013800000000 0001", "ENCRYPTED"),
        ("0200 0000 0138000000ab 0001", "PHONE"),
        ("0200 2000 013800000000 0001 0002 0003", "LENGTH"),  # part 3 of 2
        ("0200 2000 013800000000 0001", "SHORT"),
        ("0200 4000 013800000000 0001", "SHORT"),
    ],
)
def test_headers_that_lie(head: str, kind: str) -> None:
    with pytest.raises(BadFrame) as fault:
        decode(sealed(bytes.fromhex(head)))
    assert fault.value.kind == kind


def test_escapes_as_the_standard_shows_them() -> None:
    """30 7E 08 7D 55 is sent as 7E 30 7D 02 08 7D 01 55 7E (JT/T 808, 4.4.2)."""
    assert unescape(bytes.fromhex("307d02087d0155")) == bytes.fromhex("307e087d55")


def test_a_known_position() -> None:
    told = bytes.fromhex("00000000 00000003 01B9B7A8 0715C1E0 0064 0190 005A 261120093000".replace(" ", ""))
    place = bodies.position(told)
    assert (place.lat_e6, place.lon_e6, place.speed, place.direction) == (28_948_392, 118_866_400, 400, 90)
    assert datetime.fromtimestamp(place.at, CHINA).isoformat() == "2026-11-20T09:30:00+08:00"


@pytest.mark.parametrize(
    ("change", "kind"),
    [
        ((0, 28, "00"), "BODY"),
        ((4, 8, "00000001"), "NOT_LOCATED"),
        ((8, 12, "ffffffff"), "RANGE"),
        ((22, 28, "261320093000"), "TIME"),
        ((22, 28, "2611200930aa"), "TIME"),
        ((22, 28, "260230093000"), "TIME"),
    ],
)
def test_positions_that_cannot_be(change: tuple[int, int, str], kind: str) -> None:
    told = bytes.fromhex("000000000000000301B9B7A80715C1E000640190005A261120093000")
    start, end, new = change
    with pytest.raises(bodies.BadBody) as fault:
        bodies.position(told[:start] + bytes.fromhex(new) + told[end:])
    assert fault.value.kind == kind


def test_endless_garbage_is_thrown_away() -> None:
    splitter = Splitter()
    for _ in range(100):
        assert splitter.feed(b"\x00" * 1000) == []
    assert splitter.garbage > 0
    assert [decode(raw).id for raw in splitter.feed(b"\x7e" + encode(Message(2, "1", 1, b"")))[-1:]] == [2]

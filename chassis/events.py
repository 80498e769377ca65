"""CloudEvents 1.0 in Kafka binary mode: attributes in `ce_` headers, data = the protobuf message (JSON never)."""

from __future__ import annotations

import os
import threading
import time
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from civic import options_pb2
from google.protobuf.message import DecodeError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from google.protobuf.message import Message

CONTENT_TYPE = "application/protobuf"


@dataclass(frozen=True)
class Record:
    """A message as the bus carries it. `seq` is the outbox row, for the sender alone."""

    topic: str
    key: str
    headers: Mapping[str, str]
    data: bytes
    seq: int = 0


class Event(NamedTuple):
    """A decoded event: who announced what, when, because of what, and the fact itself."""

    id: str
    type: str
    source: str
    time: datetime
    topic: str
    key: str
    traceparent: str
    cause: str
    case_id: str
    message: Message


class Undecodable(Exception):
    """The record is no event we can read; the text says why."""


_last = 0
_lock = threading.Lock()


def new_id() -> str:
    """A time-ordered unique id: UUID version 7 (RFC 9562), hexadecimal, rising within one process."""
    global _last  # noqa: PLW0603 - the monotonic counter of the process
    with _lock:
        _last = max(_last + 1, time.time_ns() >> 8)
        stamp = _last
    millis, below = divmod(stamp << 8, 1_000_000)
    raw = bytearray(millis.to_bytes(6, "big") + ((below >> 8) & 0xFFF).to_bytes(2, "big") + os.urandom(8))
    raw[6] = (raw[6] & 0x0F) | 0x70
    raw[8] = (raw[8] & 0x3F) | 0x80
    return raw.hex()


def topic_of(event: type[Message], department: str = "") -> str:
    """The topic a kind of event travels on; addressed work needs the department it is for."""
    package = event.DESCRIPTOR.file.package
    channel = event.DESCRIPTOR.GetOptions().Extensions[options_pb2.channel]
    if channel == options_pb2.CHANNEL_ADDRESSED:
        if not department:
            msg = f"{event.DESCRIPTOR.full_name} is addressed: name the department"
            raise ValueError(msg)
        return f"{package}.to.{department}"
    return f"{package}.answers" if channel == options_pb2.CHANNEL_ANSWERS else package


def headers_of(  # noqa: PLR0913 - these are the attributes of an event
    event: Message, *, event_id: str, source: str, now: datetime, traceparent: str, cause: str, case_id: str
) -> dict[str, str]:
    """The CloudEvents attributes of a new event."""
    headers = {
        "ce_specversion": "1.0",
        "ce_id": event_id,
        "ce_source": f"/civic/{source}",
        "ce_type": event.DESCRIPTOR.full_name,
        "ce_time": _rfc3339(now),
        "content-type": CONTENT_TYPE,
        "ce_traceparent": traceparent,
    }
    if cause:
        headers["ce_causationid"] = cause
    if case_id:
        headers["ce_caseid"] = case_id
    return headers


@lru_cache(maxsize=16)
def _rfc3339(moment: datetime) -> str:
    """All events of a transaction, hundreds of them, have one time."""
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")


def decode(record: Record, known: Mapping[str, type[Message]]) -> Event | None:
    """Reads a record strictly. None: a valid event of a type that is not in `known`. Raises Undecodable."""
    headers = record.headers
    missing = [name for name in ("ce_id", "ce_source", "ce_type") if not headers.get(name)]
    if missing:
        raise Undecodable("missing header " + ", ".join(missing))
    if headers.get("ce_specversion") != "1.0":
        raise Undecodable(f"specversion {headers.get('ce_specversion')!r} is not 1.0")
    kind = known.get(headers["ce_type"])
    if kind is None:
        return None
    if headers.get("content-type") != CONTENT_TYPE:
        raise Undecodable(f"content-type {headers.get('content-type')!r} is not {CONTENT_TYPE}")
    try:
        announced = datetime.fromisoformat(headers.get("ce_time", ""))
        message = kind.FromString(record.data)
    except (ValueError, DecodeError) as error:
        raise Undecodable(f"{headers['ce_type']}: {error}") from error
    return Event(
        id=headers["ce_id"],
        type=headers["ce_type"],
        source=headers["ce_source"],
        time=announced if announced.tzinfo else announced.replace(tzinfo=UTC),
        topic=record.topic,
        key=record.key,
        traceparent=headers.get("ce_traceparent", ""),
        cause=headers.get("ce_causationid", ""),
        case_id=headers.get("ce_caseid", ""),
        message=message,
    )

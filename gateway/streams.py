"""Server-sent events (WHATWG HTML, 9.2): what a method answers, item by item, until it says that it is done."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

from chassis.errors import Fault
from gateway.problems import Refused, faulty
from gateway.visit import MASKED

if TYPE_CHECKING:
    from google.protobuf.message import Message

    from gateway.contract import Stream
    from gateway.door import Asking
    from gateway.watches import Watch, Watches

CONTENT_TYPE = b"text/event-stream; charset=utf-8"
_HEADERS = ((b"x-accel-buffering", b"no"),)
# How long a browser waits before it connects anew, milliseconds.
_BEGIN = b"retry: 2000\n\n"
_KEEP_ALIVE = b": keep-alive\n\n"
_END = b"event: end\ndata: {}\n\n"
# An answer with this many items may have more behind it: ask again at once.
_FULL = 100
_EVENT_ID = re.compile(rb"[0-9]{1,18}")


def wants_events(headers: dict[bytes, bytes]) -> bool:
    """True unless the caller asks for JSON and not for events."""
    accept = headers.get(b"accept", b"").lower()
    return b"text/event-stream" in accept or b"application/json" not in accept


async def send_events(asking: Asking, request: Any, watches: Watches, who: str, *, masked: bool) -> None:  # noqa: ANN401
    """Sends until the record is done, the caller has gone, or the server stops. Raises Refused before the first byte.

    Watches before it asks, so that nothing can happen between the answer and the wait for more.
    """
    stream, visit = asking.endpoint.method.stream, asking.visit
    assert stream is not None
    _resume(request, stream, visit.headers.get(b"last-event-id"))
    with watches.watching(stream.topic, str(getattr(request, stream.key)), who) as watch:
        answer = await asking.ask_again(request)
        await visit.begin(200, CONTENT_TYPE, (*_HEADERS, *(MASKED if masked else ())))
        await visit.part(_BEGIN)
        gone = asyncio.ensure_future(visit.gone())
        gone.add_done_callback(lambda _: watch.news.set())
        try:
            while not gone.done() and not watches.stopping:
                items = getattr(answer, stream.items)
                if items:
                    await visit.part(b"".join(_frame(asking, item, masked=masked) for item in items))
                    setattr(request, stream.cursor, items[-1].seq)
                if getattr(answer, stream.done):
                    await visit.part(_END)
                    break
                if len(items) < _FULL and not await watch.wait(watches.patience):
                    await visit.part(_KEEP_ALIVE)
                if gone.done() or watches.stopping:
                    break
                watch.news.clear()
                answer = await _ask_on(asking, request, answer, watch)
        except Refused as refused:
            await visit.part(b"event: error\ndata: " + refused.body(visit.here.trace_id) + b"\n\n")
        finally:
            gone.cancel()
            await visit.part(b"", more=False)


async def _ask_on(asking: Asking, request: Message, before: Any, watch: Watch) -> Any:  # noqa: ANN401
    """The next answer. A department that is down for a while breaks no stream: the answer is then an empty one."""
    try:
        return await asking.ask_again(request)
    except Refused as refused:
        if refused.status not in (503, 504):
            raise
        await watch.wait(1.0)
        return type(before)()


def _frame(asking: Asking, item: Any, *, masked: bool) -> bytes:  # noqa: ANN401 - a message of the contract's pool
    kind = "".join(item.kind.splitlines()) or "message"
    return b"id: %d\nevent: %s\ndata: %s\n\n" % (
        item.seq,
        kind.encode(),
        asking.endpoint.write_item(item, masked=masked),
    )


def _resume(request: Any, stream: Stream, last_event_id: bytes | None) -> None:  # noqa: ANN401
    """Last-Event-ID goes before the query: a browser repeats the address as it was. Raises Refused (400)."""
    if not last_event_id:
        return
    if not _EVENT_ID.fullmatch(last_event_id):
        zh, en = "应为先前收到的事件序号", "must be the id of an event that was received"
        raise faulty([Fault("Last-Event-ID", "gateway.bad-event-id", zh, en)])
    setattr(request, stream.cursor, int(last_event_id))

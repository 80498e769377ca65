"""One HTTP request and its answer, straight on ASGI."""

from __future__ import annotations

import asyncio
import re
from typing import TYPE_CHECKING, Any

import orjson

from chassis.errors import Fault
from gateway import problems
from gateway.problems import Refused

if TYPE_CHECKING:
    from starlette.types import Receive, Scope, Send

    from chassis.telemetry import Span
    from gateway.contract import Takes
    from gateway.forms import Form

# Protobuf reads 100 levels of messages, and recursive readers of a form have a limit somewhere too.
MOST_DEPTH = 64
# Who closes after one request would see a broken connection, and not why, if we answered before all of it was sent:
# so much of what is too large is taken in and dropped, for so many seconds.
_MOST_DROPPED, _DROP_SECONDS = 32 << 20, 5
_LENGTH = re.compile(rb"[0-9]{1,18}")
_JSON = re.compile(rb"application/(?:json|[a-z0-9.-]+\+json)\s*(?:;.*)?", re.IGNORECASE)
# Tells a caller that personal data was masked in this answer.
MASKED: problems.Headers = ((b"civic-masked", b"true"),)
# What is no JSON may be opened as a page, which must then run nothing.
STILL: problems.Headers = ((b"content-security-policy", b"script-src 'none'"),)


class Visit:
    """One HTTP request and the answer to it."""

    __slots__ = ("_begun", "_ended", "_form", "_receive", "_send", "headers", "here", "scope")

    def __init__(
        self, scope: Scope, receive: Receive, send: Send, headers: dict[bytes, bytes], here: Span, form: Form
    ) -> None:
        """Nothing is answered yet; `form` is how a refusal is written."""
        self.scope, self._receive, self._send, self.headers, self.here = scope, receive, send, headers, here
        self._form = form
        self._begun = self._ended = False

    async def body(self, takes: Takes | None, most: int) -> Any:  # noqa: ANN401 - any JSON, or the fields of an HttpBody
        """What was sent, at most so many bytes; None if nothing was. Raises Refused: 413, 415, 400."""
        raw = await self._body(most)
        if not raw:
            return None
        if takes:
            said = self.headers.get(b"content-type", b"").decode("latin-1").split(";")[0].strip().lower()
            if said not in takes.media_types:
                known = ", ".join(sorted(takes.media_types))
                raise Refused(415, "gateway.media-type", f"请求内容应为 {known}", f"the body must be {known}")
            return {"content_type": said, "data": raw}
        if not _JSON.fullmatch(self.headers.get(b"content-type", b"").strip()):
            raise Refused(415, "gateway.not-json", "请求内容应为 application/json", "the body must be application/json")
        try:
            value = orjson.loads(raw)
        except orjson.JSONDecodeError as error:
            zh = f"第 {error.lineno} 行第 {error.colno} 列不是有效的 JSON"
            en = f"not JSON at line {error.lineno}, column {error.colno}"
            raise problems.faulty([Fault("", "gateway.malformed-json", zh, en)]) from error
        if raw.count(b"{") + raw.count(b"[") > MOST_DEPTH and _deeper(value, MOST_DEPTH):
            zh, en = f"嵌套超过 {MOST_DEPTH} 层", f"nested more than {MOST_DEPTH} levels deep"
            raise problems.faulty([Fault("", "gateway.too-deep", zh, en)])
        return value

    async def _body(self, most: int) -> bytes:
        stated = self.headers.get(b"content-length", b"0")
        if not _LENGTH.fullmatch(stated) or int(stated) > most:
            await self._drop(0)
            raise _too_large(most)
        parts, size = [], 0
        while True:
            message = await self._receive()
            if message["type"] == "http.disconnect":
                raise Refused(400, "gateway.cut-off", "请求内容不完整", "the body was cut off")
            part = message.get("body", b"")
            size += len(part)
            if size > most:
                if message.get("more_body"):
                    await self._drop(size)
                raise _too_large(most)
            parts.append(part)
            if not message.get("more_body"):
                return b"".join(parts) if len(parts) > 1 else part

    async def _drop(self, size: int) -> None:
        """Takes in what is still being sent, keeping none of it. Who asks first whether to send is not told to."""
        if b"expect" in self.headers:
            return
        try:
            async with asyncio.timeout(_DROP_SECONDS):
                while size <= _MOST_DROPPED:
                    message = await self._receive()
                    size += len(message.get("body", b""))
                    if not message.get("more_body"):
                        return
        except TimeoutError:
            return

    async def send(self, status: int, content_type: bytes, body: bytes, headers: problems.Headers = ()) -> None:
        """A whole answer."""
        await self.begin(status, content_type, (*headers, (b"content-length", str(len(body)).encode())))
        await self.part(body, more=False)

    async def begin(self, status: int, content_type: bytes, headers: problems.Headers) -> None:
        """The head of an answer. Nothing that passes here may be kept by anybody on the way."""
        self._begun = True
        head = [
            (b"content-type", content_type),
            (b"cache-control", b"no-store"),
            (b"x-content-type-options", b"nosniff"),
            (b"traceparent", self.here.traceparent.encode()),
            (b"x-trace-id", self.here.trace_id.encode()),
            *headers,
        ]
        await self._send({"type": "http.response.start", "status": status, "headers": head})

    async def part(self, body: bytes, *, more: bool = True) -> None:
        """A piece of an answer that goes on; what comes after its end is dropped."""
        if self._ended:
            return
        self._ended = not more
        await self._send({"type": "http.response.body", "body": body, "more_body": more})

    async def gone(self) -> None:
        """Returns when the caller has hung up."""
        while (await self._receive())["type"] != "http.disconnect":
            pass

    async def refuse(self, refused: Refused) -> None:
        """A problem document, unless the answer has begun: then all that is left is to end it."""
        if self._begun:
            await self.part(b"", more=False)
            return
        await self.send(refused.status, *self._form(refused, self.here.trace_id), refused.headers)


def _deeper(value: Any, levels: int) -> bool:  # noqa: ANN401 - any JSON
    """Whether arrays and objects stand in each other more than so many levels deep."""
    level = [value]
    for _ in range(levels + 1):
        held = [item for item in level if isinstance(item, dict | list)]
        if not held:
            return False
        level = [item for holder in held for item in (holder.values() if isinstance(holder, dict) else holder)]
    return True


def _too_large(most: int) -> Refused:
    size = f"{most >> 20} MiB" if most >= 1 << 20 else f"{most >> 10} KiB"
    return Refused(413, "gateway.body-too-large", f"请求内容超过 {size}", f"the body is larger than {size}")

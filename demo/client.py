"""A small client of the gateway: JSON calls and server-sent events, with the standard library alone."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from urllib.parse import quote

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


class Refused(Exception):
    """An answer other than success: its status and its problem document (RFC 9457)."""

    def __init__(self, status: int, problem: Mapping[str, Any]) -> None:
        """`problem` is empty if the body was none."""
        super().__init__(f"{status} {json.dumps(problem, ensure_ascii=False)}")
        self.status, self.problem = status, problem


@dataclass(frozen=True)
class Client:
    """One caller at one gateway. `purpose` is stated with every call."""

    http: str
    token: str = ""
    purpose: str = ""

    def call(self, verb: str, path: str, body: object = None, **headers: str) -> Any:  # noqa: ANN401 - JSON
        """The JSON answer. Raises Refused."""
        request = urllib.request.Request(f"http://{self.http}{path}", method=verb, headers=self._headers(headers))
        if body is not None:
            request.data = json.dumps(body).encode()
            request.add_header("Content-Type", "application/json")
        try:
            with urllib.request.urlopen(request, timeout=30) as answer:  # noqa: S310
                return json.loads(answer.read())
        except urllib.error.HTTPError as error:
            raw = error.read()
            raise Refused(error.code, json.loads(raw) if raw.startswith(b"{") else {}) from error

    def events(self, path: str, after: int = 0, seconds: float = 60) -> Iterator[tuple[str, str, Any]]:
        """Server-sent events until the stream ends: (id, event, data). Raises TimeoutError after `seconds`."""
        end = time.monotonic() + seconds
        headers = self._headers({"Accept": "text/event-stream", **({"Last-Event-ID": str(after)} if after else {})})
        request = urllib.request.Request(f"http://{self.http}{path}", headers=headers)
        with urllib.request.urlopen(request, timeout=seconds) as answer:  # noqa: S310
            fields: dict[str, str] = {}
            for raw in answer:
                if time.monotonic() > end:
                    raise TimeoutError(f"{path} goes on after {seconds} s")
                line = raw.decode().rstrip("\n")
                if line:
                    name, _, value = line.partition(":")
                    fields[name] = value.strip()
                elif fields.get("event") or fields.get("data"):
                    yield fields.get("id", ""), fields.get("event", ""), json.loads(fields.get("data") or "null")
                    fields = {}

    def _headers(self, more: Mapping[str, str]) -> dict[str, str]:
        headers = {name.replace("_", "-"): value for name, value in more.items()}
        if self.token:
            headers["Authorization"] = f"Bearer {self.token}"
        if self.purpose:
            headers["Civic-Purpose"] = quote(self.purpose)
        return headers

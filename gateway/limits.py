"""How often one caller may ask: a token bucket each, in bounded memory."""

from __future__ import annotations

import time

from gateway.problems import Refused, retry_after

MOST_CALLERS = 50_000


class Buckets:
    """`rate` requests a second with a burst of `burst`; a rate of 0 or less is no limit."""

    def __init__(self, rate: float, burst: int, most: int = MOST_CALLERS) -> None:
        """Remembers `most` callers; beyond that the one that came first starts afresh."""
        self._rate, self._burst, self._most = rate, float(max(1, burst)), most
        self._left: dict[str, tuple[float, float]] = {}

    def take(self, caller: str) -> None:
        """Counts one request. Raises Refused (429 with Retry-After)."""
        left, now = self._now(caller)
        if left < 1.0:
            raise _too_many((1.0 - left) / self._rate)
        if len(self._left) >= self._most and caller not in self._left:
            del self._left[next(iter(self._left))]
        self._left[caller] = (left - 1.0, now)

    def look(self, caller: str) -> None:
        """Raises as `take` would, and counts nothing."""
        left, _ = self._now(caller)
        if left < 1.0:
            raise _too_many((1.0 - left) / self._rate)

    def _now(self, caller: str) -> tuple[float, float]:
        now = time.monotonic()
        known = self._left.get(caller)
        if known is None or self._rate <= 0:
            return self._burst, now
        return min(self._burst, known[0] + (now - known[1]) * self._rate), now


def _too_many(seconds: float) -> Refused:
    then = f"请在 {max(1, int(seconds + 0.999))} 秒后再试 / Try again in a moment"
    headers = retry_after(seconds)
    return Refused(429, "gateway.too-many-requests", "请求过于频繁", "too many requests", then=then, headers=headers)

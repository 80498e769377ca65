"""Whether everything that the gateway stands in front of can answer."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from chassis.bus import Bus
    from gateway.departments import Departments

_BUS_SECONDS = 2.5
# One answer serves all who ask within this many seconds, so that asking often costs the departments nothing.
_KEPT = 1.0


class Readiness:
    """Asks all departments and the bus at once."""

    def __init__(self, departments: Departments, bus: Bus) -> None:
        """Asks nobody yet."""
        self._departments, self._bus = departments, bus
        self._lock = asyncio.Lock()
        self._asked = float("-inf")
        self._found: dict[str, Any] = {}

    async def check(self) -> tuple[bool, dict[str, Any]]:
        """Whether all is well, and the state of each: `{"status", "services": {name: state}, "bus"}`."""
        async with self._lock:
            if time.monotonic() - self._asked > _KEPT:
                services, bus = await asyncio.gather(self._departments.health(), self._bus_answers())
                ready = bus and all(state == "SERVING" for state in services.values())
                status = "ready" if ready else "not ready"
                self._found = {"status": status, "services": services, "bus": "ok" if bus else "down"}
                self._asked = time.monotonic()
        return self._found["status"] == "ready", self._found

    async def _bus_answers(self) -> bool:
        try:
            async with asyncio.timeout(_BUS_SECONDS):
                return await asyncio.to_thread(self._bus.ready)
        except (TimeoutError, OSError):
            return False

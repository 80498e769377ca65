"""Under load, fewer and larger batches: what a batch costs is mostly the batch itself, not the events in it."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import threading

REST_FOR_WORK = 2.0
LONGEST_REST = 0.05
# Fewer events than this in a batch: the department is not busy, and a rest would only make people wait.
BUSY = 5


def rest(events: int, began: float, stopping: threading.Event) -> None:
    """After a batch of `events` that `began` then (monotonic seconds): rests twice as long as it took, at most 50 ms.

    Under load batches take longer, the rest grows with them, and the next batch carries more (docs/adr/0008).
    """
    if events >= BUSY:
        stopping.wait(min(REST_FOR_WORK * (time.monotonic() - began), LONGEST_REST))

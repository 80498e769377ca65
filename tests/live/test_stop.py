"""A process that is told to stop ends in order."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

from deploy.local.platform import Platform

if TYPE_CHECKING:
    from pathlib import Path


def test_sigterm_ends_the_whole_process_in_order(tmp_path: Path) -> None:
    """INVARIANT: SIGTERM lets calls end, sends what is left, and exits with status 0 within 10 s."""
    platform = Platform(tmp_path, {})
    platform.start()
    process = platform.running.pop("all")
    process.send_signal(signal.SIGTERM)
    assert process.wait(10) == 0
    assert "all stopped" in platform.log("all")

"""The operations of health, put together for `main.py`: each subject is a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chassis.service import Job
from services.health.network import demonstration as network
from services.health.surveillance import demonstration as surveillance_demonstration
from services.health.surveillance import law as surveillance_law
from services.health.surveillance import rpc as surveillance
from services.health.surveillance.actions import watch

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx

RPCS: dict[str, Callable[[Tx, Any], Message]] = {**surveillance.RPCS}
JOBS = (
    Job("surveillance-weeks", watch.EVERY_SECONDS, watch.judge_finished_weeks),
    Job("surveillance-overdue", watch.EVERY_SECONDS, watch.escalate_overdue),
)


def check() -> None:
    """Reads all data files of the subjects."""
    surveillance_law.check()


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Fills what is empty with the demonstration city; the same arguments on the same day give the same rows."""
    network.demonstrate(tx, residents, seed)
    surveillance_demonstration.demonstrate(tx, seed)

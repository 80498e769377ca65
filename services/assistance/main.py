"""Assistance as a value."""

from pathlib import Path

from civic.assistance.v1 import assistance_pb2

from chassis.service import Job, Service, run
from services.assistance.actions import discovery, rechecks, time_bank
from services.assistance.demonstration import demonstrate
from services.assistance.law import law
from services.assistance.models import Base
from services.assistance.reactions import REACTIONS
from services.assistance.rpc import RPCS
from services.assistance.sources import catalogue, open_sources


def check() -> None:
    """Reads everything: a fault in the data stops the start."""
    law()
    catalogue()


SERVICE = Service(
    name="assistance",
    folder=Path(__file__).parent,
    proto=assistance_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(
        Job("assistance-recheck", 3600.0, rechecks.recheck_due),
        Job("assistance-overdue-findings", 3600.0, discovery.mark_overdue),
        Job("assistance-expire-minutes", 3600.0, time_bank.expire),
    ),
    demonstrate=demonstrate,
    at_start=check,
    opens=open_sources,
)

if __name__ == "__main__":
    run(SERVICE)

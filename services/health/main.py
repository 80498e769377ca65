"""Health as a value."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from civic.health.v1 import health_pb2

from chassis.service import Job, Service, run
from services.health import operations
from services.health.law import check
from services.health.models import Base
from services.health.reactions import REACTIONS
from services.health.record import cards, demonstration
from services.health.rpc import RPCS

if TYPE_CHECKING:
    from chassis.edge import Tx


def data() -> None:
    """Everything this department reads from files; what does not load stops the start."""
    check()
    operations.check()


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """The demonstration city's health: records, institutions, sessions, counts."""
    demonstration.demonstrate(tx, residents=residents, seed=seed)
    operations.demonstrate(tx, residents=residents, seed=seed)


SERVICE = Service(
    name="health",
    folder=Path(__file__).parent,
    proto=health_pb2,
    rpcs={**RPCS, **operations.RPCS},
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(*operations.JOBS, Job("forget-card-codes", 3600.0, cards.forget_uses)),
    demonstrate=demonstrate,
    at_start=data,
)

if __name__ == "__main__":
    run(SERVICE)

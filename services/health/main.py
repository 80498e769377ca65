"""Health as a value."""

from pathlib import Path

from civic.health.v1 import health_pb2

from chassis.service import Job, Service, run
from services.health import operations
from services.health.law import check
from services.health.models import Base
from services.health.reactions import REACTIONS
from services.health.record import cards
from services.health.rpc import RPCS


def data() -> None:
    """Everything this department reads from files; what does not load stops the start."""
    check()
    operations.check()


SERVICE = Service(
    name="health",
    folder=Path(__file__).parent,
    proto=health_pb2,
    rpcs={**RPCS, **operations.RPCS},
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(*operations.JOBS, Job("forget-card-codes", 3600.0, cards.forget_uses)),
    demonstrate=operations.demonstrate,
    at_start=data,
)

if __name__ == "__main__":
    run(SERVICE)

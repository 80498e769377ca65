"""Health as a value."""

from pathlib import Path

from civic.health.v1 import health_pb2

from chassis.service import Job, Service, run
from services.health.law import check
from services.health.models import Base
from services.health.reactions import REACTIONS
from services.health.record import cards, demonstration
from services.health.rpc import RPCS

SERVICE = Service(
    name="health",
    folder=Path(__file__).parent,
    proto=health_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(Job("forget-card-codes", 3600.0, cards.forget_uses),),
    demonstrate=demonstration.demonstrate,
    at_start=check,
)

if __name__ == "__main__":
    run(SERVICE)

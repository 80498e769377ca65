"""Education as a value."""

from pathlib import Path

from civic.education.v1 import education_pb2

from chassis.service import Job, Service, run
from services.education.actions import pickups
from services.education.demonstration import demonstrate
from services.education.law import law
from services.education.models import Base
from services.education.reactions import REACTIONS
from services.education.rpc import RPCS

SERVICE = Service(
    name="education",
    folder=Path(__file__).parent,
    proto=education_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(Job("missed", 5.0, pickups.raise_missed),),
    demonstrate=demonstrate,
    at_start=law,
)

if __name__ == "__main__":
    run(SERVICE)

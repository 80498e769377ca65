"""Childcare as a value."""

from pathlib import Path

from civic.childcare.v1 import childcare_pb2

from chassis.service import Job, Service, run
from services.childcare.actions import credit, papers, waiting
from services.childcare.demonstration import demonstrate
from services.childcare.law import law
from services.childcare.models import Base
from services.childcare.reactions import REACTIONS
from services.childcare.rpc import RPCS

SERVICE = Service(
    name="childcare",
    folder=Path(__file__).parent,
    proto=childcare_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(
        Job("childcare-papers", papers.EVERY_SECONDS, credit.watch_papers),
        Job("childcare-places", waiting.EVERY_SECONDS, waiting.pass_on),
        Job("childcare-credit", credit.EVERY_SECONDS, credit.regrade),
    ),
    demonstrate=demonstrate,
    at_start=law,
)

if __name__ == "__main__":
    run(SERVICE)

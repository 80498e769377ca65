"""The orchestrator as a value."""

from pathlib import Path

from civic.onething.v1 import onething_pb2

from chassis.service import Job, Service, run
from services.onething.actions import appeal_clock, lights, publicity, whole
from services.onething.catalogue import load
from services.onething.models import Base
from services.onething.ratings import indicators, parameters
from services.onething.reactions import REACTIONS
from services.onething.rpc import RPCS


def data() -> None:
    """Everything this department reads from files; what does not load stops the start."""
    load()
    parameters()
    indicators()


SERVICE = Service(
    name="onething",
    folder=Path(__file__).parent,
    proto=onething_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(
        Job("lights", lights.EVERY_SECONDS, lights.sweep_lights),
        Job("cases", whole.EVERY_SECONDS, whole.sweep_cases),
        Job("notices", publicity.EVERY_SECONDS, publicity.sweep_notices),
        Job("names", publicity.EVERY_SECONDS, publicity.learn_names),
        Job("appeals", appeal_clock.EVERY_SECONDS, appeal_clock.sweep_appeals),
    ),
    at_start=data,
)

if __name__ == "__main__":
    run(SERVICE)

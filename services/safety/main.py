"""Safety as a value."""

from pathlib import Path

from civic.safety.v1 import safety_pb2

from chassis.service import Job, Service, run
from services.safety.actions import alarms, escalating, sending
from services.safety.demonstration import demonstrate
from services.safety.law import law
from services.safety.models import Base
from services.safety.reactions import REACTIONS
from services.safety.rpc import RPCS

SERVICE = Service(
    name="safety",
    folder=Path(__file__).parent,
    proto=safety_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(
        Job("places", 2.0, alarms.ask_places_again),
        Job("waiting", 3.0, sending.serve_waiting),
        Job("clocks", 5.0, escalating.escalate),
    ),
    demonstrate=demonstrate,
    at_start=law,
)

if __name__ == "__main__":
    run(SERVICE)

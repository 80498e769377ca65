"""Safety as a value."""

from pathlib import Path

from civic.safety.v1 import safety_pb2

from chassis.service import Job, Service, run
from services.safety import planbook
from services.safety.actions import alarms, escalating, plans, sending, warning_board
from services.safety.cap import reading
from services.safety.demonstration import demonstrate
from services.safety.law import law
from services.safety.models import Base
from services.safety.reactions import REACTIONS
from services.safety.rpc import RPCS


def data() -> None:
    """Everything this department reads from files; what does not load stops the start."""
    law()
    reading.load()
    planbook.plans()


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
        Job("timers", 5.0, plans.watch_timers),
        Job("warnings", 10.0, warning_board.end_warnings),
    ),
    demonstrate=demonstrate,
    at_start=data,
)

if __name__ == "__main__":
    run(SERVICE)

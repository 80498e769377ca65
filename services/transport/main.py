"""Transport as a value."""

from pathlib import Path

from civic.transport.v1 import transport_pb2

from chassis.service import Door, Job, Service, run
from services.transport.actions.green_ways import keep_green_ways
from services.transport.actions.incidents import clear_old_incidents
from services.transport.actions.trips import follow_vehicles
from services.transport.demonstration import demonstrate
from services.transport.law import law
from services.transport.models import Base
from services.transport.network import network
from services.transport.reactions import REACTIONS
from services.transport.rpc import RPCS
from services.transport.terminals.door import open_terminals


def check() -> None:
    """Reads everything: a fault in the data stops the start and not an ambulance."""
    law()
    network()


SERVICE = Service(
    name="transport",
    folder=Path(__file__).parent,
    proto=transport_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(
        Job("green-ways", 2.0, keep_green_ways),
        Job("vehicles", 10.0, follow_vehicles),
        Job("incidents", 60.0, clear_old_incidents),
    ),
    doors=(Door("terminals", open_terminals),),
    demonstrate=demonstrate,
    at_start=check,
)

if __name__ == "__main__":
    run(SERVICE)

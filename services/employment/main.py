"""Employment as a value."""

from pathlib import Path

from civic.employment.v1 import employment_pb2

from chassis.service import Job, Service, run
from services.employment.actions import arrears, contract_log, jobs
from services.employment.demonstration import demonstrate
from services.employment.law import law
from services.employment.models import Base
from services.employment.reactions import REACTIONS
from services.employment.rpc import RPCS


def check() -> None:
    """Reads everything: a fault in the data stops the start and nobody's case."""
    law()
    jobs.wordings()


SERVICE = Service(
    name="employment",
    folder=Path(__file__).parent,
    proto=employment_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    reactions=REACTIONS,
    jobs=(
        Job("employment-sign-heads", 300.0, contract_log.sign_heads),
        Job("employment-arrears-overdue", 3600.0, arrears.look_for_overdue),
    ),
    demonstrate=demonstrate,
    at_start=check,
    opens=lambda _settings, _keyring: jobs.Board(),
)

if __name__ == "__main__":
    run(SERVICE)

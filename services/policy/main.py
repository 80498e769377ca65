"""Policy as a value, and as a process of its own: `python -m services.policy.main [role …]`."""

from pathlib import Path

from civic.policy.v1 import policy_pb2

from chassis.service import Job, Service, run
from services.policy.actions.carry_on import carry_on
from services.policy.law import check
from services.policy.models import Base
from services.policy.rpc import RPCS

SERVICE = Service(
    name="policy",
    folder=Path(__file__).parent,
    proto=policy_pb2,
    rpcs=RPCS,
    tables=Base.metadata,
    jobs=(Job("carry-on-screenings", 2.0, carry_on),),
    at_start=check,
)

if __name__ == "__main__":
    run(SERVICE)

"""The registry as a service: `python -m services.registry.main [role …]`."""

from __future__ import annotations

from pathlib import Path

from civic.registry.v1 import registry_pb2

from chassis.service import Job, Service, run
from services.registry.actions.audit import chain_reads
from services.registry.actions.demonstration import demonstrate
from services.registry.actions.proving import publish_head
from services.registry.models import Base
from services.registry.reactions import REACTIONS
from services.registry.rpc import RPCS

SERVICE = Service(
    name="registry",
    folder=Path(__file__).parent,
    proto=registry_pb2,
    rpcs=RPCS,
    reactions=REACTIONS,
    tables=Base.metadata,
    jobs=(Job("chain-reads", 1.0, chain_reads), Job("publish-head", 10.0, publish_head)),
    demonstrate=demonstrate,
)

if __name__ == "__main__":
    run(SERVICE)

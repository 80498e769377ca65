"""The orchestrator as a value."""

from pathlib import Path

from civic.onething.v1 import onething_pb2

from chassis.service import Job, Service, run
from services.onething.actions import appeal_clock, draws, lights, noticing, promising, publicity, uploading, whole
from services.onething.catalogue import load
from services.onething.desks.law import desk_law
from services.onething.models import Base
from services.onething.papers.limits import law
from services.onething.papers.vault import open_vault
from services.onething.ratings import indicators, parameters
from services.onething.reactions import REACTIONS
from services.onething.rpc import RPCS
from services.onething.rpc.papers import look_beforehand


def data() -> None:
    """Everything this department reads from files; what does not load stops the start."""
    load()
    parameters()
    indicators()
    desk_law()
    law()


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
        Job("publicity", publicity.EVERY_SECONDS, publicity.sweep_notices),
        Job("names", publicity.EVERY_SECONDS, publicity.learn_names),
        Job("appeals", appeal_clock.EVERY_SECONDS, appeal_clock.sweep_appeals),
        Job("rechecks", draws.EVERY_SECONDS, draws.keep_draws),
        Job("notices", noticing.EVERY_SECONDS, noticing.issue_due),
        Job("promises", promising.EVERY_SECONDS, promising.look_at_due),
        Job("sweep-papers", uploading.SWEEP_SECONDS, uploading.sweep),
        Job("sweep-contents", uploading.SWEEP_SECONDS, uploading.sweep_orphans),
    ),
    at_start=data,
    opens=open_vault,
    beforehand={"UploadMaterial": look_beforehand},
)

if __name__ == "__main__":
    run(SERVICE)

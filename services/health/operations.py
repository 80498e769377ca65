"""The operations of health, put together for `main.py`: each subject is a folder of its own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chassis.service import Job
from services.health.appointments import demonstration as appointments_demonstration
from services.health.appointments import law as appointments_law
from services.health.appointments import rpc as appointments
from services.health.appointments.actions import sessions
from services.health.appointments.actions import waiting as appointments_waiting
from services.health.family import demonstration as family_demonstration
from services.health.family import law as family_law
from services.health.family import rpc as family
from services.health.family.actions import clock as family_clock
from services.health.family.actions import proposals
from services.health.network import demonstration as network
from services.health.referrals import law as referrals_law
from services.health.referrals import rpc as referrals
from services.health.referrals.actions import referrals as referrals_under_way
from services.health.supervision import law as supervision_law
from services.health.supervision import rpc as supervision
from services.health.surveillance import demonstration as surveillance_demonstration
from services.health.surveillance import law as surveillance_law
from services.health.surveillance import rpc as surveillance
from services.health.surveillance.actions import watch

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from civic.registry.v1.events_pb2 import HukouCancelled, HukouRegistered
    from google.protobuf.message import Message

    from chassis.edge import Tx

RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    **surveillance.RPCS,
    **appointments.RPCS,
    **family.RPCS,
    **referrals.RPCS,
    **supervision.RPCS,
}
JOBS = (
    Job("surveillance-weeks", watch.EVERY_SECONDS, watch.judge_finished_weeks),
    Job("surveillance-overdue", watch.EVERY_SECONDS, watch.escalate_overdue),
    Job("appointments-open", sessions.EVERY_SECONDS, sessions.open_sessions),
    Job("appointments-release", sessions.EVERY_SECONDS, sessions.release_priority),
    Job("appointments-offers", sessions.EVERY_SECONDS, appointments_waiting.expire_offers),
    Job("appointments-close", sessions.EVERY_SECONDS, sessions.close_sessions),
    Job("family-renewal", family_clock.EVERY_SECONDS, family_clock.remind_of_renewal),
    Job("family-term", family_clock.EVERY_SECONDS, family_clock.end_at_term),
    Job("family-overdue", family_clock.EVERY_SECONDS, family_clock.chase_overdue_services),
    Job("referrals-expire", referrals_under_way.EVERY_SECONDS, referrals_under_way.expire),
)


def check() -> None:
    """Reads all data files of the subjects."""
    surveillance_law.check()
    appointments_law.law()
    family_law.check()
    referrals_law.law()
    supervision_law.check()


def demonstrate(tx: Tx, residents: int, seed: int) -> None:
    """Fills what is empty with the demonstration city; the same arguments on the same day give the same rows."""
    institutions = network.demonstrate(tx, residents, seed)
    surveillance_demonstration.demonstrate(tx, seed)
    appointments_demonstration.demonstrate(tx, residents, seed)
    family_demonstration.demonstrate(tx, institutions)


def child_registered(tx: Tx, event: HukouRegistered) -> None:
    """A newborn is a resident now: a family doctor is proposed to the parents."""
    proposals.propose_for_newborn(tx, event.resident_id, event.case_id, event.village)


def child_cancelled(tx: Tx, event: HukouCancelled) -> None:
    """The entry was undone."""
    proposals.withdraw_proposal(tx, event.resident_id, event.case_id)


def read_ahead(tx: Tx, entered: Sequence[HukouRegistered]) -> None:
    """One query for a batch of children registered."""
    proposals.BY_CASE.rows(tx, *[event.case_id for event in entered if event.case_id])

"""What health does when the orchestrator assigns work, and when the registry enters a newborn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.childcare.v1.events_pb2 import GrowthAlarmRaised
from civic.onething.v1.events_pb2 import ItemAnswered, ItemAssigned
from civic.registry.v1.events_pb2 import HukouCancelled, HukouRegistered
from civic.safety.v1.events_pb2 import UnitAssigned

from chassis.ahead import reading_ahead
from chassis.inbox import Reactions
from chassis.work import answering
from services.health import operations
from services.health.actions import births, deaths, insurances, reimbursements, vaccinations
from services.health.family.actions import growth
from services.health.record import emergencies, newborns

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

TASKS = {
    "issue-birth-certificate": births.issue_birth_certificate,
    "open-vaccination-record": vaccinations.open_vaccination_record,
    "enrol-insurance": insurances.enrol_insurance,
    "reimburse-birth": reimbursements.reimburse_birth,
    "issue-death-certificate": deaths.issue_hospital_certificate,
    "issue-inquest-certificate": deaths.issue_inquest_certificate,
}
UNDOS = {
    "issue-birth-certificate": births.revoke_birth_certificate,
    "enrol-insurance": insurances.cancel_insurance,
    "reimburse-birth": reimbursements.cancel_reimbursement,
    "issue-death-certificate": deaths.revoke_certificate,
    "issue-inquest-certificate": deaths.revoke_certificate,
}


def link_child(tx: Tx, event: HukouRegistered) -> None:
    """A newborn is a resident now; who was entered outside a case has no record here to link."""
    if event.case_id:
        births.link_child(tx, event.resident_id, event.case_id)
        if births.child_of(tx, event.case_id) == event.resident_id:
            newborns.enter_newborn(tx, event.resident_id, event.case_id)
        operations.child_registered(tx, event)


def unlink_child(tx: Tx, event: HukouCancelled) -> None:
    """The entry was undone."""
    if event.case_id:
        births.unlink_child(tx, event.resident_id, event.case_id)
        newborns.cancel_newborn(tx, event.resident_id)
        operations.child_cancelled(tx, event)


def read_children_ahead(tx: Tx, entered: Sequence[HukouRegistered]) -> None:
    """A few queries for a batch."""
    cases = [event.case_id for event in entered if event.case_id]
    births.CHILD_BY_ID.rows(tx, *[event.resident_id for event in entered if event.case_id])
    births.CHILD_BY_CASE.rows(tx, *cases)
    births.BY_CASE.rows(tx, *cases)
    newborns.locked_records(tx, cases)
    operations.read_ahead(tx, entered)


AHEAD = reading_ahead(
    ("issue-birth-certificate", "mother.residentId", births.BY_MOTHER),
    ("open-vaccination-record", "", vaccinations.BY_CASE),
    ("enrol-insurance", "residentId", insurances.BY_RESIDENT),
    ("reimburse-birth", "certificateNo", reimbursements.BY_CERTIFICATE),
    ("issue-death-certificate", "residentId", deaths.BY_RESIDENT),
    ("issue-inquest-certificate", "residentId", deaths.BY_RESIDENT),
    ("reimburse-birth", "certificateNo", reimbursements.CERTIFICATE),
)
REACTIONS = Reactions(
    {
        ItemAssigned: answering(TASKS, UNDOS, ItemAnswered),
        HukouRegistered: link_child,
        HukouCancelled: unlink_child,
        UnitAssigned: emergencies.release_summary,
        GrowthAlarmRaised: growth.look_at_growth,
    },
    {ItemAssigned: AHEAD, HukouRegistered: read_children_ahead},
)

"""What assistance does when others report, and when the orchestrator assigns work."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.culture.v1 import events_pb2 as culture
from civic.eldercare.v1 import events_pb2 as eldercare
from civic.employment.v1 import events_pb2 as employment
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import events_pb2 as registry

from chassis.inbox import Reactions
from chassis.work import answering
from services.assistance.actions import awards, integrity, items_household, items_persons, rechecks, time_bank
from services.assistance.rules import awards as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

EVERYTHING = tuple(rules.NAMES)
# What is paid because of a death does not end with it.
ENDS_WITH_DEATH = tuple(one for one in EVERYTHING if one != rules.BURIAL)
TASKS = {**items_household.TASKS, **items_persons.TASKS}
UNDOS = {**items_household.UNDOS, **items_persons.UNDOS}


def take_death(tx: Tx, event: registry.DeathRecorded) -> None:
    """Every benefit that the dead person drew ends; told twice, or after the one-thing's items, nothing changes."""
    awards.stop_after_death(tx, event.resident_id, ENDS_WITH_DEATH, date.fromisoformat(event.died_on), event.case_id)


def take_revocation(tx: Tx, event: registry.DeathRevoked) -> None:
    """It was a mistake."""
    awards.resume_after_death(tx, event.resident_id, ENDS_WITH_DEATH)


def take_employment(tx: Tx, event: employment.EmploymentChanged) -> None:
    """Work or its loss changes a household's means."""
    rechecks.life_event(tx, event.resident_id)


def take_pension(tx: Tx, event: employment.PensionStarted) -> None:
    """So does a pension."""
    rechecks.life_event(tx, event.resident_id)


def take_care_hours(tx: Tx, event: eldercare.VolunteerHoursConfirmed) -> None:
    """Hours given to an elder."""
    time_bank.earn(tx, f"eldercare/{event.order_id}", event.volunteer_id, event.minutes)


def take_culture_hours(tx: Tx, event: culture.CultureHoursConfirmed) -> None:
    """Hours given in a museum or library."""
    time_bank.earn(tx, f"culture/{event.order_id}", event.volunteer_id, event.minutes)


def take_broken_promise(tx: Tx, event: onething.PromiseBroken) -> None:
    """A promise in place of a paper was broken."""
    integrity.enter(tx, event)


def take_repaired_promise(tx: Tx, event: onething.PromiseRepaired) -> None:
    """It was made good."""
    integrity.made_good(tx, event.promise_id)


REACTIONS = Reactions(
    {
        onething.ItemAssigned: answering(TASKS, UNDOS, onething.ItemAnswered),
        onething.PromiseBroken: take_broken_promise,
        onething.PromiseRepaired: take_repaired_promise,
        registry.DeathRecorded: take_death,
        registry.DeathRevoked: take_revocation,
        employment.EmploymentChanged: take_employment,
        employment.PensionStarted: take_pension,
        eldercare.VolunteerHoursConfirmed: take_care_hours,
        culture.CultureHoursConfirmed: take_culture_hours,
    }
)

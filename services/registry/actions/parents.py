"""Sharing what the register knows of a child's parents, so that a form need not ask for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chassis.decisions import Granted, NeedsSupplement
from city import resident_id
from services.registry import rules
from services.registry.actions.reads import Reading, log_reads
from services.registry.actions.register import BY_NUMBER, standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.decisions import Work
    from chassis.edge import Tx
    from services.registry.models import Resident

_ORCHESTRATOR = "onething"


def numbers_of(inputs: Mapping[str, Any]) -> tuple[str, str]:
    """The mother's and the father's ID number as a form gives them; the father's is empty if he is not named."""
    mother, father = (inputs.get(name) or "" for name in ("motherIdNumber", "fatherIdNumber"))
    return resident_id.normalise(str(mother)), resident_id.normalise(str(father))


def share_parents(tx: Tx, work: Work) -> Granted | NeedsSupplement:
    """Both parents as registered, and whether they are married. Each is told that the case read it."""
    numbers = numbers_of(work.inputs)
    mother, father = (standing(tx, BY_NUMBER, number) if number else None for number in numbers)
    people = [person for person in (mother, father) if person]
    reading = Reading(_ORCHESTRATOR, work.county, f"{work.one_thing_id}: {work.task}".lstrip(": "))
    log_reads(tx, dict.fromkeys(person.id for person in people), "hukou", reading)
    decision = rules.review_parents(facts_of(mother), facts_of(father), father_named=bool(numbers[1]))
    if isinstance(decision, NeedsSupplement) or mother is None:
        return decision
    married = father is not None and mother.spouse_id == father.id
    shared = {"mother": _shared(mother), "father": _shared(father) if father else None, "married": married}
    return Granted(outputs=shared)


def facts_of(resident: Resident | None) -> rules.Parent | None:
    """What the rules need of a parent."""
    return rules.Parent(resident.sex, resident.hukou_county) if resident else None


def _shared(resident: Resident) -> dict[str, str]:
    return {
        "residentId": resident.id,
        "name": resident.name,
        "idNumber": resident.id_number,
        "sex": resident.sex,
        "birthDate": resident.birth_date.isoformat(),
        "hukouCounty": resident.hukou_county,
        "hukouVillage": resident.hukou_village,
        "village": resident.village,
        "householdId": resident.household_id,
        "ethnicity": resident.ethnicity,
    }

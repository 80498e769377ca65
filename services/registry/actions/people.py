"""Reading residents and households: who may, and that it is logged."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound
from city import resident_id
from services.registry import rules
from services.registry.actions.reads import log_reads, reading_of
from services.registry.models import Household, Resident
from services.registry.parameters import parameters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx


def may_read(tx: Tx, resident: Resident) -> bool:
    """A resident may read the own record and that of a child not yet of age (未成年子女); the others by their role."""
    if tx.actor.role != "resident" or tx.actor.subject == resident.id:
        return True
    today = rules.day_in_china(tx.now)
    minor = rules.is_minor(resident.birth_date, today, parameters().at("age-of-majority", today))
    return minor and tx.actor.subject in (resident.mother_id, resident.father_id)


def get_resident(tx: Tx, resident_id: str) -> Resident:
    """One resident.

    Raises:
        InvalidInput: no purpose was stated.
        NotFound: there is none, or not for this reader; a registration that was undone is none.
    """
    reading = reading_of(tx.actor)
    resident = tx.session.get(Resident, resident_id)
    if resident is None or resident.cancelled or not may_read(tx, resident):
        raise _no_resident()
    log_reads(tx, [resident.id], "resident", reading)
    return resident


def find_resident(tx: Tx, id_number: str, what: str = "resident") -> Resident:
    """One resident by ID number, as typed.

    Raises:
        InvalidInput: no purpose was stated, or the number is malformed: every fault of it.
        NotFound: the register has nobody with this number.
    """
    reading = reading_of(tx.actor)
    number = resident_id.normalise(id_number)
    if faults := number_faults(tx, number):
        raise InvalidInput.of("registry.bad-id-number", faults)
    query = select(Resident).where(Resident.id_number == number, ~col(Resident.cancelled))
    resident = tx.session.exec(query).first()
    if resident is None or not may_read(tx, resident):
        raise _no_resident()
    log_reads(tx, [resident.id], what, reading)
    return resident


def number_faults(tx: Tx, number: str) -> list[Fault]:
    """What is wrong with an ID number, for the field `idNumber`."""
    today = rules.day_in_china(tx.now)
    return [Fault("idNumber", each.code, each.zh, each.en) for each in resident_id.faults(number, today)]


def get_household(tx: Tx, household_id: str) -> tuple[Household, Sequence[Resident]]:
    """A household and its members, in the order of their registration. Everyone in it is told of the read.

    A resident may read a household in which the own record stands, or that of a child not yet of age.

    Raises:
        InvalidInput: no purpose was stated.
        NotFound: there is none, or not for this reader.
    """
    reading = reading_of(tx.actor, kin="household-member")
    household = tx.session.get(Household, household_id)
    query = select(Resident).where(
        Resident.household_id == household_id, ~col(Resident.cancelled), col(Resident.hukou_ended_on).is_(None)
    )
    members = tx.session.exec(query.order_by(col(Resident.registered_at).is_not(None), col(Resident.id))).all()
    if household is None or not any(may_read(tx, member) for member in members):
        raise NotFound("registry.no-such-household", "没有这个户", "no such household")
    log_reads(tx, [member.id for member in members], "household", reading)
    return household, members


def _no_resident() -> NotFound:
    return NotFound("registry.no-such-resident", "没有这位居民", "no such resident")

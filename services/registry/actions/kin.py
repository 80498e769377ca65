"""Reading a person's family from the register: two generations up and down, siblings, the household."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, or_, select

from chassis.ahead import one_of
from services.registry.models import Resident
from services.registry.rules.kinship import Family, Person

if TYPE_CHECKING:
    from collections.abc import Iterable

    from chassis.edge import Tx

_STANDING = ~col(Resident.cancelled)


def family_of(tx: Tx, *people: Resident) -> Family:
    """Everybody whose ties to one of these count, six statements for all of them."""
    found = {person.id: person for person in people}
    for _ in range(2):  # parents, then grandparents, with the spouses of each step
        _add(tx, found, [each for one in found.values() for each in (one.mother_id, one.father_id, one.spouse_id)])
    homes = {person.household_id for person in people}
    _find(tx, found, one_of(tx, Resident.household_id, sorted(homes)))
    for _ in range(2):  # children and siblings, then grandchildren
        ids = sorted(found)
        _find(tx, found, or_(one_of(tx, Resident.mother_id, ids), one_of(tx, Resident.father_id, ids)))
    return Family(
        Person(
            id=one.id,
            birth_date=one.birth_date,
            household_id=one.household_id,
            relation=one.relation,
            mother_id=one.mother_id,
            father_id=one.father_id,
            spouse_id=one.spouse_id,
            died_on=one.died_on,
        )
        for one in found.values()
    )


def _add(tx: Tx, found: dict[str, Resident], ids: Iterable[str | None]) -> None:
    unknown = sorted({each for each in ids if each and each not in found})
    if unknown:
        _find(tx, found, one_of(tx, Resident.id, unknown))


def _find(tx: Tx, found: dict[str, Resident], condition: object) -> None:
    query = select(Resident).where(condition, _STANDING)  # type: ignore[arg-type]
    found.update({one.id: one for one in tx.session.exec(query)})

"""For whom somebody may act at health: staff for everybody, residents for themselves and their children."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import NotFound
from services.health.models import BirthCertificate, Child

if TYPE_CHECKING:
    from chassis.edge import Tx


def acts_for(tx: Tx, resident_id: str) -> bool:
    """Whether the actor may act for a resident, or read what is kept of that resident."""
    if tx.actor.role != "resident" or tx.actor.subject == resident_id:
        return True
    child = tx.session.get(Child, resident_id)
    if child is None or child.cancelled:
        return False
    of_case = select(BirthCertificate).where(col(BirthCertificate.case_id) == child.case_id)
    births = tx.session.exec(of_case.where(col(BirthCertificate.revoked_on).is_(None)))
    return any(tx.actor.subject in {birth.mother_id, birth.father_id} for birth in births)


def act_for(tx: Tx, resident_id: str) -> None:
    """Raises NotFound where `acts_for` says no: nobody learns whether there is such a person."""
    if not acts_for(tx, resident_id):
        raise NotFound("health.no-such-resident", "没有这位居民", "no such resident")

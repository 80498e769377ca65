"""The waiting list of an institution: asked, offered, confirmed; what is not confirmed in time passes on by itself.

Every step locks the institution first, so that a place is promised to one family at a time; the database itself refuses
more promised and used places than are filed.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.childcare.v1 import events_pb2 as events
from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.errors import Conflict, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day
from services.childcare.actions.papers import locked
from services.childcare.law import law
from services.childcare.models import Institution
from services.childcare.models.ledger import PlaceApplication
from services.childcare.rules import ledger as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

EVERY_SECONDS = 60.0
_AT_ONCE = 200


def apply_for_place(tx: Tx, institution_id: str, child_id: str) -> PlaceApplication:
    """A parent asks for a place for a child; offered at once if one is free and nobody waits longer.

    Who may is whoever the registry lets know of the child. Raises NotFound, InvalidInput, Conflict if the child waits
    there already, Unavailable.
    """
    asked = registry_pb2.GetResidentRequest(resident_id=child_id)
    child = tx.ask("GetResident", asked, "申请托位 asking for a childcare place")
    institution, today = locked(tx, institution_id), china_day(tx.now)
    born = date.fromisoformat(child.birth_date)
    if found := rules.child_faults(born, today, law().at("class-norms", today).value["BIG"]["to"]):
        raise InvalidInput.of("childcare.place", found)
    same = select(PlaceApplication).where(
        col(PlaceApplication.institution_id) == institution_id,
        col(PlaceApplication.child_id) == child_id,
        col(PlaceApplication.state).in_((*rules.OPEN, rules.CONFIRMED)),
    )
    if tx.session.exec(same).first():
        raise Conflict("childcare.already-waiting", "该儿童已在此机构排队或在托", "the child waits or is there already")
    made = PlaceApplication(
        no=draw("W", 12),
        institution_id=institution_id,
        child_id=child_id,
        parent_id=tx.actor.subject,
        born_on=born,
        state=rules.WAITING,
        asked_at=tx.now,
    )
    tx.session.add(made)
    tx.session.flush()
    offer_free(tx, institution)
    return made


def confirm_place(tx: Tx, no: str) -> PlaceApplication:
    """The family takes the place it was offered. Raises NotFound, NotPossibleNow without an offer that still holds."""
    made, institution = _locked(tx, no)
    if made.state == rules.CONFIRMED:
        return made
    if made.state != rules.OFFERED or made.answer_by is None or made.answer_by < tx.now:
        raise NotPossibleNow("childcare.no-offer", "没有有效的托位邀约", "there is no offer that still holds")
    made.state = rules.CONFIRMED
    institution.promised -= 1
    institution.used += 1
    _kept(tx, made, institution)
    return made


def withdraw(tx: Tx, no: str) -> PlaceApplication:
    """The family gives up waiting, an offer, or its place: the next in the queue is offered it."""
    made, institution = _locked(tx, no)
    if made.state == rules.OFFERED:
        institution.promised -= 1
    elif made.state == rules.CONFIRMED:
        institution.used -= 1
    elif made.state != rules.WAITING:
        return made
    made.state, made.ended_at = (rules.ENDED if made.state == rules.CONFIRMED else rules.WITHDRAWN), tx.now
    _kept(tx, made, institution)
    offer_free(tx, institution)
    return made


def read_application(tx: Tx, no: str) -> tuple[PlaceApplication, int]:
    """An application and how many wait before it; a resident reads the own. Raises NotFound."""
    made = tx.session.get(PlaceApplication, no)
    if made is None or (tx.actor.role == "resident" and made.parent_id != tx.actor.subject):
        raise _no_such_application()
    if made.state != rules.WAITING:
        return made, 0
    queue = _queue(tx, made.institution_id)
    return made, next(place for place, one in enumerate(queue) if one.no == made.no)


def pass_on(tx: Tx) -> bool:
    """The job: offers that nobody confirmed in time lapse, and free places are offered to who waits longest."""
    over = select(PlaceApplication.institution_id).where(
        col(PlaceApplication.state) == rules.OFFERED, col(PlaceApplication.answer_by) < tx.now
    )
    free = (
        select(PlaceApplication.institution_id)
        .join(Institution, col(Institution.id) == col(PlaceApplication.institution_id))
        .where(col(PlaceApplication.state) == rules.WAITING)
        .where(col(Institution.filed) > col(Institution.used) + col(Institution.promised))
    )
    ids = sorted({*tx.session.exec(over.distinct().limit(_AT_ONCE)), *tx.session.exec(free.distinct().limit(_AT_ONCE))})
    for institution_id in ids[:_AT_ONCE]:
        institution = locked(tx, institution_id)
        late = select(PlaceApplication).where(
            col(PlaceApplication.institution_id) == institution_id,
            col(PlaceApplication.state) == rules.OFFERED,
            col(PlaceApplication.answer_by) < tx.now,
        )
        for made in tx.session.exec(late.execution_options(populate_existing=True)).all():
            made.state, made.ended_at = rules.EXPIRED, tx.now
            institution.promised -= 1
            tx.session.add(made)
        tx.session.add(institution)
        offer_free(tx, institution)
    return len(ids) > _AT_ONCE


def offer_free(tx: Tx, institution: Institution) -> None:
    """Offers every free place of an institution, which is locked, to those who wait longest."""
    tx.session.flush()
    for made in _queue(tx, institution.id)[: max(0, institution.open)]:
        made.state, made.offered_at = rules.OFFERED, tx.now
        made.answer_by = rules.answer_by(law(), china_day(tx.now), tx.now)
        institution.promised += 1
        tx.session.add(made)
        tx.emit(institution.id, events.PlaceOffered(application_no=made.no, institution_id=institution.id))
    tx.session.add(institution)
    tx.session.flush()


def _queue(tx: Tx, institution_id: str) -> Sequence[PlaceApplication]:
    query = select(PlaceApplication).where(
        col(PlaceApplication.institution_id) == institution_id, col(PlaceApplication.state) == rules.WAITING
    )
    query = query.order_by(col(PlaceApplication.asked_at), col(PlaceApplication.no))
    return tx.session.exec(query.execution_options(populate_existing=True)).all()


def _locked(tx: Tx, no: str) -> tuple[PlaceApplication, Institution]:
    made = tx.session.get(PlaceApplication, no)
    if made is None or (tx.actor.role == "resident" and made.parent_id != tx.actor.subject):
        raise _no_such_application()
    institution = locked(tx, made.institution_id)
    # Read again under the lock: somebody else may have moved it meanwhile.
    tx.session.refresh(made)
    return made, institution


def _kept(tx: Tx, made: PlaceApplication, institution: Institution) -> None:
    tx.session.add(made)
    tx.session.add(institution)
    changed = events.PlacesChanged(institution_id=institution.id, county=institution.county)
    changed.planned, changed.filed, changed.used = institution.planned, institution.filed, institution.used
    tx.emit(institution.id, changed)


def _no_such_application() -> NotFound:
    return NotFound("childcare.no-such-application", "没有这条托位申请", "no such application")

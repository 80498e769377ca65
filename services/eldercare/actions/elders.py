"""The record of an elder (养老服务档案): open it, read it, whom to tell."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.registry.v1 import registry_pb2
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound
from chassis.serials import draw
from city import geography, places
from city.days import china_day
from services.eldercare.actions.reads import log_reads
from services.eldercare.models import Contact, Device, Elder
from services.eldercare.rules import sos as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

PURPOSE = "养老服务建档 a record for elder care"
_TOWN = 9


def elder_of(tx: Tx, resident_id: str) -> Elder:
    """The record of a resident, opened from the registry if there is none yet.

    Raises NotFound if the registry knows nobody, InvalidInput if the person lives elsewhere, Unavailable.
    """
    known = tx.session.get(Elder, resident_id)
    if known is not None:
        return known
    person = tx.ask("GetResident", registry_pb2.GetResidentRequest(resident_id=resident_id), PURPOSE)
    household = tx.ask("GetHousehold", registry_pb2.GetHouseholdRequest(household_id=person.household_id), PURPOSE)
    return enter_elder(tx, person, lives_alone=len(household.members) == 1)


def enter_elder(tx: Tx, person: registry_pb2.Resident, *, lives_alone: bool, case_id: str | None = None) -> Elder:
    """Enters a record from what the registry says. Raises InvalidInput if the person lives outside the city."""
    if places.place(person.village) is None:
        fault = Fault("residentId", "eldercare.lives-elsewhere", "居住地不在本市", "the person lives outside the city")
        raise InvalidInput.of("eldercare.elder", [fault])
    lat, lon = geography.position(person.village)
    elder = Elder(
        resident_id=person.resident_id,
        elder_no=draw("E", 12),
        county=person.village[:6],
        town=person.village[:_TOWN],
        village=person.village,
        lat=lat,
        lon=lon,
        birth_date=date.fromisoformat(person.birth_date),
        sex=registry_pb2.Resident.Sex.Name(person.sex),
        lives_alone=lives_alone,
        conditions=[],
        opened_on=china_day(tx.now),
        case_id=case_id,
    )
    tx.session.add(elder)
    tx.session.flush()
    return elder


def read_elder(tx: Tx, resident_id: str) -> Elder:
    """A record, its read logged. Raises NotFound, also for residents who ask for somebody else's."""
    elder = tx.session.get(Elder, resident_id)
    if elder is None or not own_or_staff(tx, resident_id):
        raise NotFound("eldercare.no-such-elder", "没有这份养老服务档案", "no such record")
    log_reads(tx, [resident_id], "elder")
    return elder


def own_or_staff(tx: Tx, resident_id: str) -> bool:
    """A resident sees only the own record; others by their role."""
    return tx.actor.role != "resident" or tx.actor.subject == resident_id


def contacts_of(tx: Tx, resident_id: str) -> Sequence[Contact]:
    """Whom to tell, first to last."""
    mine = select(Contact).where(Contact.resident_id == resident_id)
    return tx.session.exec(mine.order_by(col(Contact.rank))).all()


def devices_of(tx: Tx, resident_id: str) -> Sequence[Device]:
    """The devices of a resident."""
    return tx.session.exec(select(Device).where(Device.resident_id == resident_id).order_by(col(Device.id))).all()


def set_contacts(tx: Tx, resident_id: str, contacts: list[tuple[str, str, str]]) -> Sequence[Contact]:
    """Replaces whom to tell, each (name, relation, phone). Raises NotFound, InvalidInput naming every fault."""
    if not own_or_staff(tx, resident_id):
        raise NotFound("eldercare.no-such-elder", "没有这份养老服务档案", "no such record")
    if faults := rules.contact_faults(contacts):
        raise InvalidInput.of("eldercare.contacts", faults)
    elder = elder_of(tx, resident_id)
    # Two who replace at once wait for each other.
    tx.session.refresh(elder, with_for_update=True)
    for old in contacts_of(tx, resident_id):
        tx.session.delete(old)
    tx.session.flush()
    for rank, (name, relation, phone) in enumerate(contacts, 1):
        tx.session.add(Contact(resident_id=resident_id, rank=rank, name=name, relation=relation, phone=phone))
    tx.session.flush()
    log_reads(tx, [resident_id], "contacts", "登记紧急联系人 whom to tell")
    return contacts_of(tx, resident_id)

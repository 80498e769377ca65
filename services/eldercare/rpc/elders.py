"""Records of elders, whom to tell, who read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb

from city.days import china_day, years_between
from services.eldercare.actions import elders, keeping, reads
from services.eldercare.rpc import say
from services.eldercare.rpc.sos import device_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.eldercare.models import Contact, Elder


def keep_elder(tx: Tx, request: pb.KeepElderRequest) -> pb.Elder:
    """See the proto."""
    return _elder(tx, keeping.keep_elder(tx, request.resident_id, request.support, list(request.conditions)))


def get_elder(tx: Tx, request: pb.GetElderRequest) -> pb.Elder:
    """See the proto."""
    return _elder(tx, elders.read_elder(tx, request.resident_id))


def set_contacts(tx: Tx, request: pb.SetElderContactsRequest) -> pb.ElderContacts:
    """See the proto."""
    given = [(contact.name.strip(), contact.relation, contact.phone.strip()) for contact in request.contacts]
    found = elders.set_contacts(tx, request.resident_id, given)
    return pb.ElderContacts(resident_id=request.resident_id, contacts=_contacts(found))


def list_my_reads(tx: Tx, request: pb.ListMyEldercareReadsRequest) -> pb.ListMyEldercareReadsResponse:
    """See the proto."""
    answer = pb.ListMyEldercareReadsResponse()
    for read in reads.list_my_reads(tx, request.limit):
        answer.reads.add(reader=read.reader, purpose=read.purpose, what=read.what, **say.moments(at=read.at))
    return answer


def _elder(tx: Tx, elder: Elder) -> pb.Elder:
    return pb.Elder(
        elder_no=elder.elder_no,
        resident_id=elder.resident_id,
        county=elder.county,
        town=elder.town,
        village=elder.village,
        age=years_between(elder.birth_date, china_day(tx.now)),
        lives_alone=elder.lives_alone,
        support=elder.support,
        grade=elder.grade,
        assessed_on=say.day(elder.assessed_on),
        reassess_on=say.day(elder.reassess_on),
        conditions=elder.conditions,
        contacts=_contacts(elders.contacts_of(tx, elder.resident_id)),
        devices=[device_of(device) for device in elders.devices_of(tx, elder.resident_id)],
    )


def _contacts(found: Sequence[Contact]) -> list[pb.ElderContact]:
    return [pb.ElderContact(name=one.name, relation=one.relation, phone=one.phone) for one in found]


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "KeepElder": keep_elder,
    "GetElder": get_elder,
    "SetElderContacts": set_contacts,
    "ListMyEldercareReads": list_my_reads,
}

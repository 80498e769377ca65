"""Residence permits (居住证) for people whose hukou is in another city."""

from __future__ import annotations

import secrets
from datetime import date, timedelta
from typing import TYPE_CHECKING

from civic.registry.v1 import events_pb2
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from city import places, resident_id
from services.registry import rules
from services.registry.actions.licences import issue_licence
from services.registry.actions.people import find_resident, may_read, number_faults
from services.registry.actions.reads import log_reads, reading_of
from services.registry.models import RESIDENCE_PERMIT, ResidencePermit, Resident
from services.registry.parameters import parameters

if TYPE_CHECKING:
    from chassis.edge import Tx

_SERIAL = 10**8


def issue_residence_permit(tx: Tx, id_number: str, village: str, resident_since: str) -> ResidencePermit:
    """Files a residence permit for a year, and signs it as an electronic licence.

    Raises:
        InvalidInput: no purpose, or fields that cannot be read: all of them.
        NotFound: the register has nobody with this number.
        Conflict: there is a valid permit.
        NotPossibleNow: hukou in this city, or not resident long enough.
    """
    today = rules.day_in_china(tx.now)
    since = _since(tx, resident_id.normalise(id_number), village, resident_since)
    resident = find_resident(tx, id_number, "residence-permit")
    query = select(ResidencePermit).where(ResidencePermit.resident_id == resident.id, ~col(ResidencePermit.ended))
    open_permit = tx.session.exec(query).first()
    standing = open_permit if open_permit and open_permit.valid_until >= today else None
    valid = parameters().at("residence-permit-valid-months", today)
    reasons = rules.review_permit(
        hukou_county=resident.hukou_county,
        resident_since=since,
        valid_permit=standing.permit_no if standing else None,
        today=today,
        months=parameters().at("residence-permit-months", today),
        valid=valid,
    )
    if reasons:
        kind = Conflict if standing else NotPossibleNow
        faults = tuple(Fault(reason.field, reason.code, reason.zh, reason.en) for reason in reasons)
        zh, en = "；".join(reason.zh for reason in reasons), "; ".join(reason.en for reason in reasons)
        raise kind(reasons[0].code, zh, en, faults=faults)
    if open_permit:
        open_permit.ended = True
        tx.session.flush()
    permit = ResidencePermit(
        permit_no=rules.permit_no(village, today.year, secrets.randbelow(_SERIAL)),
        resident_id=resident.id,
        village=village,
        resident_since=since,
        valid_from=today,
        valid_until=rules.months_later(today, valid.value) - timedelta(days=1),
        issued_at=tx.now,
        issued_by=tx.actor.subject,
    )
    tx.session.add(permit)
    statement = {
        "permitNo": permit.permit_no,
        "name": resident.name,
        "idNumber": resident.id_number,
        "village": village,
        "residentSince": since.isoformat(),
        "validFrom": permit.valid_from.isoformat(),
    }
    issue_licence(tx, RESIDENCE_PERMIT, resident.id, statement, valid_until=permit.valid_until)
    issued = events_pb2.ResidencePermitIssued(resident_id=resident.id, permit_no=permit.permit_no, village=village)
    tx.emit(resident.id, issued)
    return permit


def get_residence_permit(tx: Tx, permit_no: str) -> ResidencePermit:
    """A residence permit by its number.

    Raises:
        InvalidInput: no purpose was stated.
        NotFound: there is none, or not for this reader.
    """
    reading = reading_of(tx.actor)
    permit = tx.session.get(ResidencePermit, permit_no)
    resident = tx.session.get(Resident, permit.resident_id) if permit else None
    if permit is None or resident is None or not may_read(tx, resident):
        raise NotFound("registry.no-such-permit", "没有这个居住证", "no such residence permit")
    log_reads(tx, [resident.id], "residence-permit", reading)
    return permit


def _since(tx: Tx, number: str, village: str, resident_since: str) -> date:
    """The first day of residence; raises InvalidInput with every fault of the application."""
    faults = number_faults(tx, number)
    found = places.place(village)
    if found is None or found.kind is not places.Kind.VILLAGE:
        zh, en = "居住地应为本市村（社区）的12位代码", "village must be the twelve-digit code of one in this city"
        faults.append(Fault("village", "registry.unknown-village", zh, en))
    since = date.min
    try:
        since = date.fromisoformat(resident_since)
    except ValueError:
        zh, en = "居住起始日期应为 YYYY-MM-DD", "residentSince must read YYYY-MM-DD"
        faults.append(Fault("residentSince", "registry.bad-date", zh, en))
    if since > rules.day_in_china(tx.now):
        zh, en = "居住起始日期不能晚于今天", "residentSince must not be in the future"
        faults.append(Fault("residentSince", "registry.date-in-future", zh, en))
    if faults:
        raise InvalidInput.of("registry.bad-application", faults)
    return since

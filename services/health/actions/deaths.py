"""Certificates of death (死亡医学证明): by a hospital, or after an inquiry; read; taken back."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col

from chassis.ahead import Lookup, enter
from chassis.decisions import Answer, Granted, Product, Refused, Undone, Work
from chassis.errors import NotFound
from chassis.serials import draw
from city.days import china_day
from services.health.actions.births import unreadable
from services.health.law import law, licences
from services.health.record import cards
from services.health.record.models import DeathCertificate
from services.health.rules import deaths as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

HOSPITAL, INQUEST = "HOSPITAL", "INQUEST"
BY_RESIDENT = Lookup(DeathCertificate, "resident_id", col(DeathCertificate.revoked_on).is_(None))
BY_CASE = Lookup(DeathCertificate, "case_id", col(DeathCertificate.revoked_on).is_(None))


def issue_hospital_certificate(tx: Tx, work: Work) -> Answer:
    """Certifies a death in a hospital. A case that already has its certificate is answered with it."""
    return _issue(tx, work, HOSPITAL, "hospitalCertificateNo")


def issue_inquest_certificate(tx: Tx, work: Work) -> Answer:
    """Certifies a death outside a hospital, once an officer has agreed after the inquiry."""
    return _issue(tx, work, INQUEST, "inquestCertificateNo")


def revoke_certificate(tx: Tx, work: Work) -> Undone:
    """Takes a case's certificate back; the health card stays revoked, the next code makes a new one."""
    for certificate in BY_CASE.rows(tx, work.case_id):
        if certificate.revoked_on is None:
            certificate.revoked_on = china_day(tx.now)
            told = events.DeathCertificateRevoked(certificate_no=certificate.no, case_id=work.case_id)
            tx.emit(certificate.no, told)
    return Undone()


def read_certificate(tx: Tx, no: str) -> DeathCertificate:
    """A certificate, for staff. Raises NotFound."""
    certificate = tx.session.get(DeathCertificate, no)
    if certificate is None:
        raise NotFound("health.no-such-certificate", "没有这张死亡医学证明", "no such certificate of death")
    return certificate


def _issue(tx: Tx, work: Work, kind: str, output: str) -> Answer:
    if work.officer_granted is False:
        return Refused(work.officer_reasons)
    try:
        resident_id, died_on = str(work.inputs["residentId"]), date.fromisoformat(work.inputs["diedOn"])
        institution = work.inputs["institution"] if kind == HOSPITAL else None
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(error) from error
    standing = [one for one in BY_RESIDENT.rows(tx, resident_id) if one.revoked_on is None]
    if standing:
        mine = standing[0].case_id == work.case_id
        return _granted(standing[0], output) if mine else rules.already_certified()
    licence = licences().get(institution or "")
    against = rules.objection(
        died_on,
        china_day(tx.now),
        law(),
        licensed=licence is not None and licence.holds(died_on),
        inquest=kind == INQUEST,
        officer_agrees=work.officer_granted is True,
    )
    if against:
        return against
    certificate = enter(
        tx,
        DeathCertificate,
        no=draw("D", 12),
        kind=kind,
        case_id=work.case_id,
        resident_id=resident_id,
        county=work.county,
        institution=institution,
        died_on=died_on,
        issued_on=china_day(tx.now),
    )
    # No card is shown for the dead.
    cards.revoke(tx, resident_id)
    issued = events.DeathCertificateIssued(certificate_no=certificate.no, county=work.county, case_id=work.case_id)
    tx.emit(certificate.no, issued)
    return _granted(certificate, output)


def _granted(certificate: DeathCertificate, output: str) -> Granted:
    path = f"/v1/health/death-certificates/{certificate.no}"
    return Granted((Product("death-certificate", certificate.no, path),), {output: certificate.no})

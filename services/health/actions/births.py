"""Birth certificates (出生医学证明): issue, revoke, read; and which resident the child became."""

from __future__ import annotations

import secrets
from datetime import date
from typing import TYPE_CHECKING, Any

from civic.health.v1 import events_pb2 as events
from sqlmodel import col

from chassis.ahead import Lookup, enter
from chassis.decisions import Answer, Granted, Product, Refused, Undone, Work
from chassis.errors import InvalidInput, NotFound
from city.days import china_day, moment
from services.health.law import law, licences
from services.health.models import BirthCertificate, Child
from services.health.rules import births

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.edge import Tx

# The letter in front of nine digits; I and O are not used, they read like 1 and 0.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"

BY_MOTHER = Lookup(BirthCertificate, "mother_id", col(BirthCertificate.revoked_on).is_(None))
BY_CASE = Lookup(BirthCertificate, "case_id")
CHILD_BY_ID = Lookup(Child, "resident_id")
CHILD_BY_CASE = Lookup(Child, "case_id")


def issue_birth_certificate(tx: Tx, work: Work) -> Answer:
    """Certifies a birth. A case that already has its certificate is answered with it."""
    if work.officer_granted is False:
        return Refused(work.officer_reasons)
    born, mother_id, father_id = _told(work.inputs)
    earlier = BY_MOTHER.rows(tx, mother_id)
    mine = [one for one in earlier if one.case_id == work.case_id]
    if not mine and work.attempt > 1:
        # What was supplemented may name another mother.
        mine = BY_CASE.rows(tx, work.case_id)
    if mine:
        return births.revoked_in_this_case() if mine[0].revoked_on else _granted(mine[0])
    licence = licences().get(born.institution)
    against = births.objection(
        born,
        law(),
        china_day(tx.now),
        certified=any((one.born_at, one.child_name) == (born.born_at, born.child_name) for one in earlier),
        licensed=licence is not None and licence.holds(born.born_on),
        officer_agrees=work.officer_granted is True,
    )
    if against:
        return against
    certificate = enter(
        tx,
        BirthCertificate,
        no=f"{secrets.choice(LETTERS)}{secrets.randbelow(10**9):09}",
        case_id=work.case_id,
        county=work.county,
        institution=born.institution,
        child_name=born.child_name,
        sex=born.sex,
        born_at=born.born_at,
        weight_grams=born.weight_grams,
        gestation_weeks=born.gestation_weeks,
        mother_id=mother_id,
        father_id=father_id,
        issued_on=china_day(tx.now),
    )
    issued = events.BirthCertificateIssued(certificate_no=certificate.no, county=work.county, case_id=work.case_id)
    tx.emit(certificate.no, issued)
    return _granted(certificate)


def revoke_birth_certificate(tx: Tx, work: Work) -> Undone:
    """Takes a case's certificate back."""
    for certificate in BY_CASE.rows(tx, work.case_id):
        if certificate.revoked_on is None:
            certificate.revoked_on = china_day(tx.now)
            revoked = events.BirthCertificateRevoked(certificate_no=certificate.no, case_id=work.case_id)
            tx.emit(certificate.no, revoked)
    return Undone()


def read_birth_certificate(tx: Tx, no: str) -> tuple[BirthCertificate, str]:
    """A certificate, with the child's resident id once there is one. Residents read their own or their child's.

    Raises NotFound.
    """
    certificate = tx.session.get(BirthCertificate, no)
    child = child_of(tx, certificate.case_id) if certificate else ""
    if certificate is None or not may_read(tx, certificate, child):
        raise NotFound("health.no-such-certificate", "没有这张出生医学证明", "no such birth certificate")
    return certificate, child


def may_read(tx: Tx, certificate: BirthCertificate | None, *others: str) -> bool:
    """Whether the actor may read what is about this birth: staff may, the parents may, and so may `others`."""
    if tx.actor.role != "resident":
        return True
    parents = (certificate.mother_id, certificate.father_id) if certificate else ()
    return tx.actor.subject in {*parents, *others} - {None, ""}


def certificate_of(tx: Tx, case_id: str) -> BirthCertificate | None:
    """The certificate of a case."""
    return next(iter(BY_CASE.rows(tx, case_id)), None)


def child_of(tx: Tx, case_id: str) -> str:
    """Resident id of a case's newborn; empty before it is entered in the household register."""
    return next((child.resident_id for child in CHILD_BY_CASE.rows(tx, case_id) if not child.cancelled), "")


def link_child(tx: Tx, resident_id: str, case_id: str) -> None:
    """The registry entered the newborn of a case. Harmless twice, and after the entry was undone."""
    if not CHILD_BY_ID.rows(tx, resident_id):
        enter(tx, Child, resident_id=resident_id, case_id=case_id, cancelled=False)


def unlink_child(tx: Tx, resident_id: str, case_id: str) -> None:
    """The registry undid the entry; if it was not reported yet, the report will find this and change nothing."""
    known = CHILD_BY_ID.rows(tx, resident_id)
    for child in known:
        child.cancelled = True
    if not known:
        enter(tx, Child, resident_id=resident_id, case_id=case_id, cancelled=True)


def _told(inputs: Mapping[str, Any]) -> tuple[births.Birth, str, str | None]:
    """The birth, and its parents' resident ids. Raises InvalidInput: catalogue and department then disagree."""
    try:
        mother, father = inputs["mother"], inputs.get("father")
        born = births.Birth(
            child_name=inputs["childName"],
            sex=inputs["childSex"],
            born_at=moment(inputs["bornAt"]),
            weight_grams=int(inputs["birthWeightGrams"]),
            gestation_weeks=int(inputs["gestationWeeks"]),
            institution=inputs["birthInstitution"],
            mother_born_on=date.fromisoformat(mother["birthDate"]),
        )
        return born, mother["residentId"], father["residentId"] if father else None
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(error) from error


def unreadable(error: Exception) -> InvalidInput:
    """Inputs that do not have the form the catalogue promises. Tells the missing name, never a value."""
    what = f"missing {error}" if isinstance(error, KeyError) else "a value of the wrong form"
    return InvalidInput("health.unreadable-inputs", "事项的输入不完整或格式不对", f"the inputs of the item: {what}")


def _granted(certificate: BirthCertificate) -> Granted:
    product = Product("birth-certificate", certificate.no, f"/v1/health/birth-certificates/{certificate.no}")
    return Granted((product,), {"certificateNo": certificate.no})

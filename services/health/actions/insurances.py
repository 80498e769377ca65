"""Medical insurance of residents (城乡居民医保): enrol, cancel, read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col

from chassis.ahead import Lookup, enter
from chassis.decisions import Answer, Granted, Product, Reason, Undone, Work
from chassis.errors import NotFound
from chassis.serials import draw
from city.days import china_day, moment
from services.health.actions.births import CHILD_BY_ID, certificate_of, may_read, unreadable
from services.health.law import law
from services.health.models import Insurance
from services.health.rules import insurance as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

BY_RESIDENT = Lookup(Insurance, "resident_id", col(Insurance.cancelled_on).is_(None))
BY_CASE = Lookup(Insurance, "case_id", col(Insurance.cancelled_on).is_(None))


def enrol_insurance(tx: Tx, work: Work) -> Answer:
    """Enrols a newborn. A case that already has its enrolment is answered with it."""
    try:
        resident_id, born_on = work.inputs["residentId"], china_day(moment(work.inputs["bornAt"]))
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(error) from error
    standing = [one for one in BY_RESIDENT.rows(tx, resident_id) if one.cancelled_on is None]
    if standing:
        return _granted(standing[0]) if standing[0].case_id == work.case_id else rules.already_insured()
    covered_from, reason = rules.covered_from(born_on, china_day(tx.now), law())
    enrolment = enter(
        tx,
        Insurance,
        no=draw(work.county, 9),
        case_id=work.case_id,
        resident_id=resident_id,
        county=work.county,
        covered_from=covered_from,
        enrolled_on=china_day(tx.now),
    )
    ids = {"resident_id": resident_id, "insurance_no": enrolment.no, "case_id": work.case_id}
    tx.emit(resident_id, events.InsuranceEnrolled(**ids, county=work.county))
    return _granted(enrolment, reason)


def cancel_insurance(tx: Tx, work: Work) -> Undone:
    """Undoes a case's enrolment."""
    for enrolment in BY_CASE.rows(tx, work.case_id):
        if enrolment.cancelled_on is None:
            enrolment.cancelled_on = china_day(tx.now)
            ids = {"resident_id": enrolment.resident_id, "insurance_no": enrolment.no, "case_id": work.case_id}
            tx.emit(enrolment.resident_id, events.InsuranceCancelled(**ids))
    return Undone()


def read_insurance(tx: Tx, no: str) -> Insurance:
    """An enrolment. Residents read their own or their child's. Raises NotFound."""
    enrolment = tx.session.get(Insurance, no)
    if enrolment is None or not _may_read(tx, enrolment):
        raise NotFound("health.no-such-insurance", "没有这条参保记录", "no such enrolment")
    return enrolment


def _may_read(tx: Tx, enrolment: Insurance) -> bool:
    """A newborn's certificate is of the same case; who was enrolled in another case is found by resident id."""
    if may_read(tx, None, enrolment.resident_id):
        return True
    births = {child.case_id for child in CHILD_BY_ID.rows(tx, enrolment.resident_id) if not child.cancelled}
    return any(may_read(tx, certificate_of(tx, case_id)) for case_id in (enrolment.case_id, *sorted(births)))


def _granted(enrolment: Insurance, *reasons: Reason) -> Granted:
    product = Product("medical-insurance", enrolment.no, f"/v1/health/insurances/{enrolment.no}")
    return Granted((product,), {"insuranceNo": enrolment.no}, reasons)

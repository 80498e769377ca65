"""Reimbursement of the cost of a birth (生育医疗费用报销): grant, undo, note the payment, read."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.health.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.ahead import Lookup, enter
from chassis.decisions import Answer, Granted, Product, Reason, Undone, Work
from chassis.errors import Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.serials import draw
from city.days import china_day, moment
from services.health.actions.births import may_read, unreadable
from services.health.law import law
from services.health.models import BirthCertificate, Reimbursement
from services.health.rules import reimbursement as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

CERTIFICATE = Lookup(BirthCertificate, "no")
BY_CERTIFICATE = Lookup(Reimbursement, "certificate_no", col(Reimbursement.cancelled_on).is_(None))
BY_CASE = Lookup(Reimbursement, "case_id", col(Reimbursement.cancelled_on).is_(None))


def reimburse_birth(tx: Tx, work: Work) -> Answer:
    """Grants the fixed amount. A case that already has its reimbursement is answered with it."""
    try:
        mother_id, no = work.inputs["mother"]["residentId"], work.inputs["certificateNo"]
        born_on, account = china_day(moment(work.inputs["bornAt"])), work.inputs["bankAccount"]
    except (KeyError, TypeError, ValueError) as error:
        raise unreadable(error) from error
    standing = [one for one in BY_CERTIFICATE.rows(tx, no) if one.cancelled_on is None]
    if standing and standing[0].case_id == work.case_id:
        return _granted(standing[0])
    certificate = next(iter(CERTIFICATE.rows(tx, no)), None)
    claim = rules.Claim(born_on, account, _standing_of(certificate, mother_id), paid_before=bool(standing))
    decision = rules.decide(claim, law())
    if not isinstance(decision, tuple):
        return decision
    amount, reason = decision
    reimbursement = enter(
        tx,
        Reimbursement,
        no=draw("R", 12),
        case_id=work.case_id,
        certificate_no=no,
        mother_id=mother_id,
        county=work.county,
        amount_fen=amount,
        bank_account=account,
        decided_on=china_day(tx.now),
    )
    granted = events.ReimbursementGranted(reimbursement_no=reimbursement.no, county=work.county, case_id=work.case_id)
    tx.emit(reimbursement.no, granted)
    return _granted(reimbursement, reason)


def cancel_reimbursement(tx: Tx, work: Work) -> Undone:
    """Undoes a case's reimbursement; what was paid already is claimed back."""
    reasons: list[Reason] = []
    for reimbursement in BY_CASE.rows(tx, work.case_id):
        if reimbursement.cancelled_on is None:
            # Paying may happen at this moment: whoever comes second sees what the first did. What was granted a
            # moment ago, in this transaction, is in no table yet.
            if isinstance(reimbursement, Reimbursement):
                tx.session.refresh(reimbursement, with_for_update=True)
            reimbursement.cancelled_on = china_day(tx.now)
            paid = reimbursement.paid_on is not None
            reasons += [rules.claimed_back()] if paid else []
            ids = {"reimbursement_no": reimbursement.no, "case_id": work.case_id}
            tx.emit(reimbursement.no, events.ReimbursementCancelled(**ids, claimed_back=paid))
    return Undone(tuple(reasons))


def pay_reimbursement(tx: Tx, no: str, paid_on: str) -> Reimbursement:
    """Notes the payment; twice with the same day changes nothing.

    Raises NotFound, NotAllowed, InvalidInput, and NotPossibleNow for what was cancelled or paid on another day.
    """
    if tx.actor.department != "health":
        raise NotAllowed("health.not-the-payer", "只有医保经办人员可以登记支付", "only health's own officers may")
    found = select(Reimbursement).where(col(Reimbursement.no) == no).with_for_update()
    reimbursement = tx.session.exec(found).first()
    if reimbursement is None:
        raise _no_such_reimbursement()
    day = _payment_day(tx, reimbursement, paid_on)
    if reimbursement.paid_on == day:
        return reimbursement
    if reimbursement.paid_on is not None:
        raise NotPossibleNow("health.already-paid", "已登记在另一日支付", "it was paid on another day already")
    if reimbursement.cancelled_on is not None:
        raise NotPossibleNow("health.reimbursement-cancelled", "报销已撤销，不能支付", "it was cancelled: do not pay")
    reimbursement.paid_on = day
    tx.session.add(reimbursement)
    tx.emit(no, events.ReimbursementPaid(reimbursement_no=no, county=reimbursement.county))
    return reimbursement


def _payment_day(tx: Tx, reimbursement: Reimbursement, text: str) -> date:
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.max
    if reimbursement.decided_on <= day <= china_day(tx.now):
        return day
    zh, en = "支付日期应在决定之日与今天之间", "a day (YYYY-MM-DD) from the decision to today"
    raise InvalidInput.of("health.payment", [Fault("paidOn", "health.payment-day", zh, en)])


def read_reimbursement(tx: Tx, no: str) -> Reimbursement:
    """A reimbursement. Residents read it if they are the mother or the father. Raises NotFound."""
    reimbursement = tx.session.get(Reimbursement, no)
    if reimbursement is None or not may_read(tx, tx.session.get(BirthCertificate, reimbursement.certificate_no)):
        raise _no_such_reimbursement()
    return reimbursement


def _standing_of(certificate: BirthCertificate | None, mother_id: str) -> str:
    if certificate is None:
        return rules.NONE
    if certificate.revoked_on is not None:
        return rules.REVOKED
    return rules.HERS if certificate.mother_id == mother_id else rules.OTHER_MOTHER


def _no_such_reimbursement() -> NotFound:
    return NotFound("health.no-such-reimbursement", "没有这笔报销", "no such reimbursement")


def _granted(reimbursement: Reimbursement, *reasons: Reason) -> Granted:
    product = Product("birth-reimbursement", reimbursement.no, f"/v1/health/reimbursements/{reimbursement.no}")
    return Granted((product,), {"reimbursementNo": reimbursement.no}, reasons)

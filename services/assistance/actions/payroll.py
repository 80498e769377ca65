"""The monthly payroll of a county: set-based, all or nothing, each person × benefit × month once."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any

from civic.assistance.v1 import events_pb2 as events
from sqlalchemy import func, text
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.signing import digest
from city import places
from city.days import china_day
from services.assistance.actions.awards import require_officer
from services.assistance.law import law
from services.assistance.models import Payment, Payroll
from services.assistance.rules.awards import later, month_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_MONTH = re.compile(r"20[0-9]{2}-(0[1-9]|1[0-2])")
_DUE = """
 FROM award a
 JOIN {months} m ON m.month >= a.from_month AND (a.stopped_from IS NULL OR m.month < a.stopped_from)
  AND (a.paid_until IS NULL OR m.month > a.paid_until)
 JOIN award_amount r ON r.award_no = a.no AND r.from_month =
  (SELECT max(x.from_month) FROM award_amount x WHERE x.award_no = a.no AND x.from_month <= m.month)
 WHERE a.county = :county AND a.state <> 'CANCELLED' AND r.amount_fen > 0 AND a.account_ok = :ok
"""
_PAY = (
    "INSERT INTO payment (award_no, month, payroll_id, resident_id, benefit, amount_fen, account) "
    "SELECT a.no, m.month, :payroll, a.resident_id, a.benefit, r.amount_fen, a.account"
    + _DUE
    + "ON CONFLICT DO NOTHING"
)
_MONTHS = {
    "sqlite": "(SELECT value AS month FROM json_each(:months))",
    "postgresql": "(SELECT json_array_elements_text(CAST(:months AS json)) AS month)",
}
_PAID = """UPDATE award SET paid_until = :month WHERE county = :county AND account_ok = :ok
 AND no IN (SELECT award_no FROM payment WHERE payroll_id = :payroll)"""


def payroll_id(month: str, county: str) -> str:
    """YYYY-MM-COUNTY."""
    return f"{month}-{county}"


def close_payroll(tx: Tx, month: str, county: str) -> Payroll:
    """Pays everything due in the month, and what was missed of the months before, in one transaction.

    Closed already: the payroll as it is. Two at once: the second waits for the first and finds it. Raises InvalidInput
    naming every fault, NotAllowed, NotPossibleNow for a month to come.
    """
    faults = []
    if not _MONTH.fullmatch(month):
        faults.append(Fault("month", "assistance.month", "月份格式为 YYYY-MM", "a month reads YYYY-MM"))
    if county not in {one.code for one in places.counties()}:
        faults.append(Fault("county", "assistance.county", "没有这个县（市、区）", "no such county"))
    if faults:
        raise InvalidInput.of("assistance.payroll", faults)
    require_officer(tx, county)
    today = china_day(tx.now)
    if month > month_of(today):
        raise NotPossibleNow("assistance.month-to-come", "不能发放未来月份", "that month is still to come")
    known = tx.session.get(Payroll, payroll_id(month, county))
    if known is not None:
        return known
    made = Payroll(
        id=payroll_id(month, county),
        month=month,
        county=county,
        payments=0,
        total_fen=0,
        held=0,
        file_digest="",
        closed_at=tx.now,
        closed_by=tx.actor.subject,
    )
    # The row is the lock: whoever comes second clashes here, waits, is undone, and finds it closed.
    tx.session.add(made)
    tx.session.flush()
    back = int(law().at("arrears-months", today).value)
    connection = tx.session.connection()
    months = _MONTHS[connection.dialect.name]
    told: dict[str, Any] = {"county": county, "months": json.dumps([later(month, -n) for n in range(back + 1)])}
    connection.execute(text(_PAY.format(months=months)), {**told, "payroll": made.id, "ok": True})
    connection.execute(text(_PAID), {"county": county, "month": month, "payroll": made.id, "ok": True})
    held = text("SELECT count(DISTINCT a.no)" + _DUE.format(months=months))
    made.held = int(connection.execute(held, {**told, "ok": False}).scalar_one())
    sums = select(func.count(), func.coalesce(func.sum(Payment.amount_fen), 0)).where(Payment.payroll_id == made.id)
    count, total = tx.session.exec(sums).one()
    made.payments, made.total_fen = int(count), int(total)
    made.file_digest = digest(bank_file(tx, made))
    tx.session.add(made)
    told_event = events.PayrollClosed(payroll_id=made.id, month=month, county=county)
    told_event.payments, told_event.total_fen = made.payments, made.total_fen
    tx.emit(made.id, told_event)
    return made


def read_payroll(tx: Tx, found_id: str) -> Payroll:
    """A payroll, for assistance's officers of the county. Raises NotFound, NotAllowed."""
    require_officer(tx)
    payroll = tx.session.get(Payroll, found_id)
    if payroll is None or tx.actor.county not in ("", payroll.county):
        raise NotFound("assistance.no-such-payroll", "没有这个发放批次", "no such payroll")
    return payroll


def bank_file(tx: Tx, payroll: Payroll) -> bytes:
    """The file for the bank, UTF-8, CRLF, fields by `|`, the same to the byte whenever it is made.

    `H|payroll|month|county|payments|total` · `D|number|award|month of the benefit|benefit|account|amount` ·
    `T|payments|total`. Amounts in 分. Every account passed its check (Luhn) when it was entered.
    """
    columns = (Payment.award_no, Payment.month, Payment.benefit, Payment.account, Payment.amount_fen)
    query = select(*columns).where(Payment.payroll_id == payroll.id)  # type: ignore[call-overload]
    rows = tx.session.exec(query.order_by(col(Payment.award_no), col(Payment.month))).all()
    total = sum(row[4] for row in rows)
    lines = [f"H|{payroll.id}|{payroll.month}|{payroll.county}|{len(rows)}|{total}"]
    lines += [f"D|{n}|{no}|{month}|{what}|{to}|{fen}" for n, (no, month, what, to, fen) in enumerate(rows, 1)]
    lines.append(f"T|{len(rows)}|{total}")
    return ("\r\n".join(lines) + "\r\n").encode()


def held_awards(tx: Tx, payroll: Payroll) -> Sequence[str]:
    """Awards that are due and cannot be paid since their account fails its check: open items, the first 1,000."""
    connection = tx.session.connection()
    query = "SELECT DISTINCT a.no" + _DUE.format(months=_MONTHS[connection.dialect.name]) + "ORDER BY a.no LIMIT 1000"
    told = {"county": payroll.county, "months": json.dumps([payroll.month]), "ok": False}
    return [row[0] for row in connection.execute(text(query), told)]


_DIFFERENCES = """
SELECT coalesce(n.award_no, o.award_no) AS no, coalesce(o.amount, 0) AS before, coalesce(n.amount, 0) AS now,
 a.stop_why AS stop_why, (SELECT r.why FROM award_amount r WHERE r.award_no = a.no AND r.from_month <= :month
  ORDER BY r.from_month DESC LIMIT 1) AS why, a.from_month AS from_month
FROM (SELECT award_no, sum(amount_fen) AS amount FROM payment WHERE payroll_id = :new GROUP BY award_no) n
FULL JOIN (SELECT award_no, sum(amount_fen) AS amount FROM payment WHERE payroll_id = :old GROUP BY award_no) o
 ON o.award_no = n.award_no
JOIN award a ON a.no = coalesce(n.award_no, o.award_no)
WHERE coalesce(o.amount, 0) <> coalesce(n.amount, 0) AND coalesce(n.award_no, o.award_no) > :after
ORDER BY 1 LIMIT :most
"""


def differences(tx: Tx, payroll: Payroll, after: str, most: int) -> list[tuple[str, int, int, str]]:
    """What is paid otherwise than in the month before: award, 分 before, 分 now, and why."""
    told = {"new": payroll.id, "old": payroll_id(later(payroll.month, -1), payroll.county)}
    rows = tx.session.connection().execute(
        text(_DIFFERENCES), {**told, "month": payroll.month, "after": after, "most": most}
    )
    found = []
    for row in rows:
        if row.now == 0:
            why = row.stop_why or "HELD"
        elif row.before == 0:
            why = "GRANTED" if row.from_month == payroll.month else "ARREARS"
        else:
            why = row.why if row.why != "GRANTED" else "ARREARS"
        found.append((row.no, int(row.before), int(row.now), why))
    return found

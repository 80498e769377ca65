"""Who may not work with children: the answer is yes or no, never who entered it or why; each question is kept."""

from __future__ import annotations

import hmac
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.decisions import Answer, Granted, Work
from chassis.errors import Fault, InvalidInput, NotAllowed
from chassis.serials import draw
from city import resident_id
from city.days import china_day
from services.childcare.models.filing import BarredCheck, BarredPerson

if TYPE_CHECKING:
    from chassis.edge import Tx

_KEY = "barred"


def is_barred(tx: Tx, id_number: str, purpose: str, case_id: str = "") -> bool:
    """Yes or no, and the question is kept."""
    marks = [_mark(key, id_number) for key in tx.keyring.secrets(_KEY)]
    today = china_day(tx.now)
    rows = tx.session.exec(select(BarredPerson).where(col(BarredPerson.mark).in_(marks))).all()
    barred = any(row.until is None or row.until >= today for row in rows)
    log = BarredCheck(id=draw("Q", 12), mark=marks[0], asked_by=tx.actor.subject, purpose=purpose[:200], at=tx.now)
    log.case_id, log.barred = case_id, barred
    tx.session.add(log)
    return barred


def check_barred(tx: Tx, work: Work) -> Answer:
    """The share of the filing: whether the head is barred."""
    number = str(work.inputs.get("headIdNumber") or "")
    return Granted(outputs={"barred": is_barred(tx, number, "托育机构备案 childcare filing", work.case_id)})


def ask(tx: Tx, id_number: str) -> bool:
    """Whether somebody is barred. Raises InvalidInput, NotAllowed without a purpose."""
    if tx.actor.department != "childcare" or not tx.actor.purpose:
        raise NotAllowed("childcare.not-for-you", "只有托育部门可以为明确用途核查", "only childcare may, for a purpose")
    if found := _faults(tx, id_number):
        raise InvalidInput.of("childcare.barred", found)
    return is_barred(tx, id_number, tx.actor.purpose)


def enter(tx: Tx, id_number: str, reason: str, until: str) -> None:
    """Bars somebody, until a day or for good. Raises InvalidInput naming every fault, NotAllowed."""
    if tx.actor.department != "childcare" or tx.actor.role != "supervisor":
        raise NotAllowed("childcare.not-for-you", "只有托育部门督办可以登记", "only childcare's supervisor may")
    found = _faults(tx, id_number)
    last: date | None = None
    try:
        last = date.fromisoformat(until) if until else None
    except ValueError:
        found.append(Fault("until", "childcare.date", "应为日期 年-月-日", "a date YYYY-MM-DD"))
    if not 2 <= len(reason.strip()) <= 200:  # noqa: PLR2004 - the width of the column
        found.append(Fault("reason", "childcare.reason", "请填写依据（200 字以内）", "say on what it rests"))
    if found:
        raise InvalidInput.of("childcare.barred", found)
    mark = _mark(tx.keyring.secret(_KEY), id_number)
    row = tx.session.get(BarredPerson, mark) or BarredPerson(
        mark=mark, reason="", entered_at=tx.now, entered_by=tx.actor.subject
    )
    row.reason, row.until = reason.strip(), last
    tx.session.add(row)


def mark_of(tx: Tx, id_number: str) -> str:
    """What stands in the tables in the place of an ID number."""
    return _mark(tx.keyring.secret(_KEY), id_number)


def _mark(key: bytes, id_number: str) -> str:
    return hmac.digest(key, resident_id.normalise(id_number).encode(), "sha256").hex()


def _faults(tx: Tx, id_number: str) -> list[Fault]:
    if resident_id.is_valid(resident_id.normalise(id_number), china_day(tx.now)):
        return []
    return [Fault("idNumber", "childcare.id-number", "身份证号码不正确", "no valid ID number")]

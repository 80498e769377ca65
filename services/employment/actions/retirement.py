"""Retirement (退休): what the file says, special work, approval, pension; and contributions told to others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from chassis.decisions import Answer, Granted, NeedsSupplement, Reason, Refused, Work
from city.days import china_day
from services.employment.actions import entries
from services.employment.actions.benefits import PENSION, grant, product_of, running
from services.employment.actions.people import person_of, record_of, text, unreadable
from services.employment.law import law
from services.employment.models import Career
from services.employment.rules import pensions as rules
from services.employment.rules.registers import retires_on

if TYPE_CHECKING:
    from chassis.edge import Tx

_PURPOSE = "办理退休 retirement"


def share_career(tx: Tx, work: Work) -> Answer:
    """Months paid, day of retirement and fund centre: the person is asked for none of them."""
    resident_id, employer = text(work.inputs, "residentId"), text(work.inputs, "employerCode")
    career = tx.session.get(Career, resident_id)
    if career is None:
        zh, en = "没有参保缴费记录", "no contributions are on record"
        return Refused((Reason("employment.no-contributions", zh, en, rules.PENSION_LAW),))
    if career.employer_code != employer.strip().upper():
        zh, en = "与参保登记的用人单位不一致，请核对", "not the employer that pays the contributions; please check"
        return NeedsSupplement((Reason("employment.other-employer", zh, en, rules.PENSION_LAW, field="employerCode"),))
    person, _, _ = person_of(tx, resident_id, _PURPOSE)
    due = retires_on(law(), person, china_day(tx.now))
    told = {"months": career.months, "retiresOn": due.isoformat(), "fundCentre": career.fund_centre}
    return Granted(outputs=told)


def share_contributions(tx: Tx, work: Work) -> Answer:
    """How many months the parents paid: the longer of the two counts. Nobody insured is 0, and is said so."""
    found = []
    for name in ("mother", "father"):
        parent: Any = work.inputs.get(name)
        if parent is not None and not isinstance(parent, dict | str):
            raise unreadable(name)
        resident_id = parent.get("residentId") if isinstance(parent, dict) else parent
        if isinstance(resident_id, str) and (career := tx.session.get(Career, resident_id)) is not None:
            found.append(career.months)
    zh, en = "未查到参保缴费记录", "no contributions are on record"
    none = (Reason("employment.no-contributions", zh, en, "《社会保险法》"),)
    return Granted(outputs={"months": max(found, default=0)}, reasons=() if found else none)


def recognise_special_work(tx: Tx, work: Work) -> Answer:
    """Recognises special work (特殊工种) by the file; an officer looks at its pages."""
    resident_id, named = text(work.inputs, "residentId"), text(work.inputs, "specialWork")
    if (known := entries.standing(tx, resident_id, entries.SPECIAL_WORK)) is not None:
        return entries.granted(known, "recognitionNo")
    today = china_day(tx.now)
    person, village, career = person_of(tx, resident_id, _PURPOSE)
    record = record_of(career)
    against = rules.special_work_objection(law(), record, named, today)
    if against is not None:
        reason, mendable = against
        return NeedsSupplement((reason,)) if mendable else Refused((reason,))
    early = rules.retirement_objection(law(), person, record, today, special=True)
    if early is not None:
        return Refused((early,))
    zh, en = (
        f"档案记载从事{named} {record.special_months} 个月，请核对材料",
        f"{record.special_months} months by the file",
    )
    if (said := entries.by_officer(work, Reason("employment.file-to-verify", zh, en, rules.SPECIAL_LAW))) is not None:
        return said
    detail = {"work": named, "months": record.special_months}
    entry = entries.register(tx, work, entries.SPECIAL_WORK, resident_id, today, village=village, **detail)
    return entries.granted(entry, "recognitionNo")


def approve_retirement(tx: Tx, work: Work) -> Answer:
    """Approves a retirement (退休审批): age and contributions by rule, an officer decides."""
    resident_id = text(work.inputs, "residentId")
    if (known := entries.standing(tx, resident_id, entries.RETIRED)) is not None:
        return entries.granted(known, "retirementNo")
    today = china_day(tx.now)
    person, village, career = person_of(tx, resident_id, _PURPOSE)
    number = work.inputs.get("recognitionNo")
    special = bool(number) and entries.numbered(tx, str(number), entries.SPECIAL_WORK, resident_id) is not None
    against = rules.retirement_objection(law(), person, record_of(career), today, special=special)
    if against is not None:
        return Refused((against,))
    due = retires_on(law(), person, today)
    zh, en = f"法定退休时间 {due}，缴费年限符合", f"the age of retirement is reached on {due}; contributions suffice"
    if (said := entries.by_officer(work, Reason("employment.may-retire", zh, en, rules.PENSION_LAW))) is not None:
        return said
    entry = entries.register(tx, work, entries.RETIRED, resident_id, today, village=village, special=special)
    for kind in (entries.UNEMPLOYED, entries.FLEXIBLE, entries.EMPLOYED, entries.INSURED, entries.HARDSHIP):
        entries.end(tx, entries.standing(tx, resident_id, kind, lock=True), entry.no)
    return entries.granted(entry, "retirementNo")


def grant_pension(tx: Tx, work: Work) -> Answer:
    """Works the pension out and grants it from the month after (养老待遇核定)."""
    entry = entries.numbered(tx, text(work.inputs, "retirementNo"), entries.RETIRED)
    if entry is None or entry.ended_on is not None:
        zh, en = "没有有效的退休审批", "no approval of retirement stands"
        return Refused((Reason("employment.not-retired", zh, en, rules.PENSION_LAW),))
    if (known := running(tx, entry.resident_id, PENSION)) is not None:
        return Granted((product_of(known),), {"pensionNo": known.no})
    person, _, career = person_of(tx, entry.resident_id, _PURPOSE)
    fen, own, why = rules.pension(law(), person, record_of(career), entry.since)
    account = text(work.inputs, "pensionAccount")
    benefit = grant(tx, work, PENSION, entry.resident_id, account, fen, own_fen=own)
    return Granted((product_of(benefit),), {"pensionNo": benefit.no}, (why,))

"""Receipts: printed for whoever may see the case, verified by anybody who holds one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import select

from chassis.errors import Fault, InvalidInput
from city import places
from city.calendar import day_of
from services.onething import receipts
from services.onething.actions.cases import look_up_case
from services.onething.actions.timing import limit_of, read_whole
from services.onething.actions.whole import look_up_reopenings
from services.onething.authoring import departments
from services.onething.store import CASES, CaseState, desk, read

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.onething.catalogue import Step

_PURPOSE = "receipt"
_LONGEST = 64


def print_receipt(tx: Tx, case_id: str) -> bytes:
    """The receipt of a case as PDF. Raises NotFound."""
    case = look_up_case(tx, case_id)
    entry, steps = case.entry, case.entry.steps
    situation = entry.situations[case.situation]["title"]
    code = receipts.code_of(tx.keyring.secret(_PURPOSE), case.receipt_no)
    facts = [
        ("回执编号 Receipt number", case.receipt_no),
        ("一件事 One-thing", f"{entry.title['zh']} {entry.title['en']}"),
        ("情形 Situation", f"{situation['zh']} {situation['en']}"),
        ("收件地 Place of intake", county_name(case.intake_county)),
        ("办理地 Place of competence", county_name(case.county)),
        ("收件日期 Received on", day_of(case.opened_at).isoformat()),
    ]
    standing = "按工作日计算；补正、公示、专家评审期间不计入时限。"
    notes = [f"{standing} Working days; supplements, notices and reviews stop the clock."]
    if reading := read_whole(case, tx.now):
        estimate = "（预计 estimate）" if reading.provisional else ""
        limit = f"承诺 {reading.promised} 个工作日 {reading.promised} working days promised"
        facts.append(("整件办结期限 Due on", f"{reading.due}{estimate}，{limit}"))
        if reading.provisional:
            notes.append(
                "期限跨入尚未公布放假调休安排的年份，为预计日期。 "
                "The limit crosses into a year whose make-up days are not published; the day is an estimate."
            )
    given = [m.title for m in entry.materials_in(case.situation) if m.id in case.materials]
    if given:
        notes.append("已收材料 Materials received: " + "；".join(f"{t['zh']} {t['en']}" for t in given))
    lines = [_line(steps[key]) for key, item in case.items.items() if not item.share]
    url = f"{tx.public_url.rstrip('/')}{receipts.path_of(case.receipt_no, code)}"
    return receipts.pdf(receipts.Paper(case.receipt_no, facts, lines, notes, code, url))


def _line(step: Step) -> receipts.Line:
    known, limit = departments()[step.department], limit_of(step)
    if step.node.planned:
        told = "尚未开通\nnot offered yet"
    elif limit is None or not limit.promised:
        told = "当场\nat once"
    else:
        told = f"{step.promised_days} 个工作日\n{step.promised_days} working day{'s' * (step.promised_days > 1)}"
    return receipts.Line(f"{step.title['zh']}\n{step.title['en']}", f"{known['zh']}\n{known['en']}", told)


def county_name(code: str) -> str:
    """A county of the city by its name, or the code if it is none."""
    place = places.place(code)
    return place.name if place else code


def verify_receipt(tx: Tx, receipt_no: str, code: str) -> CaseState | None:
    """The case of a receipt if number and code belong together; None if not, and nothing tells why.

    Raises InvalidInput without a code. The database is asked only about numbers that were issued here.
    """
    if not code.strip():
        fault = Fault("code", "onething.no-code", "请填写回执上的核验码", "the code on the receipt is required")
        raise InvalidInput.of("onething.receipt", [fault])
    short = max(len(receipt_no), len(code)) <= _LONGEST
    if not short or not receipts.holds(tx.keyring.secrets(_PURPOSE), receipt_no, code):
        return None
    found = tx.session.connection().execute(select(CASES.c.id).where(CASES.c.receipt_no == receipt_no)).scalar()
    if found is None:
        return None
    read(tx, [found], lock=False)
    case = desk(tx).cases[found]
    look_up_reopenings(tx, [case])
    return case

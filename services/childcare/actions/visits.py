"""The visits of a registered family: which are due, which are done."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotAllowed
from city.days import china_day
from services.childcare import rules
from services.childcare.actions import guidance
from services.childcare.law import law
from services.childcare.models.near import VisitDone

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.childcare.models import Guidance
    from services.childcare.rules import Visit

DUE, DONE, AHEAD = "DUE", "DONE", "AHEAD"


def schedule(tx: Tx, guidance_no: str) -> list[tuple[Visit, str, date | None]]:
    """Every visit with DONE, DUE (its day has come) or AHEAD, and the day it was done. Raises NotFound, Unavailable."""
    found = guidance.read_guidance(tx, guidance_no)
    query = select(VisitDone).where(col(VisitDone.guidance_no) == guidance_no)
    done = {one.age: one.done_on for one in tx.session.exec(query)}
    today = china_day(tx.now)
    return [
        (one, DONE if one.age in done else DUE if one.due_on <= today else AHEAD, done.get(one.age))
        for one in _all(found)
    ]


def note_visit(tx: Tx, guidance_no: str, age: str, done_on: str) -> None:
    """Enters a visit that took place, once an age: the first day that was told stands.

    Raises NotAllowed, NotFound, InvalidInput naming every fault.
    """
    if tx.actor.department not in {"childcare", "health"}:
        zh, en = "只有托育和卫生健康部门可以登记随访", "only childcare's and health's staff may"
        raise NotAllowed("childcare.not-our-staff", zh, en)
    found = guidance.read_guidance(tx, guidance_no)
    faults, day = [], None
    ages = [one.age for one in _all(found)]
    if age not in ages:
        faults.append(Fault("age", "childcare.visit-age", f"应为 {'、'.join(ages)} 之一", f"one of {', '.join(ages)}"))
    try:
        day = date.fromisoformat(done_on)
    except ValueError:
        faults.append(Fault("doneOn", "childcare.date", "应为日期 年-月-日", "a date YYYY-MM-DD"))
    if day and not found.born_on <= day <= china_day(tx.now):
        faults.append(Fault("doneOn", "childcare.visit-day", "应在出生之后、今天之前", "after the birth and not ahead"))
    if faults or day is None:
        raise InvalidInput.of("childcare.visit", faults)
    key = f"{guidance_no}-{age}"
    if tx.session.get(VisitDone, key) is None:
        row = VisitDone(id=key, guidance_no=guidance_no, age=age, done_on=day, noted_at=tx.now, noted_by="")
        row.noted_by = tx.actor.subject
        tx.session.add(row)
        tx.session.flush()


def _all(found: Guidance) -> tuple[Visit, ...]:
    """From birth to six years, by the norm in force when the family was registered."""
    return (*guidance.visits(found), *rules.later_visits(law(), found.born_on, found.registered_on))

"""Practitioners: checked for barred persons, trained, counted; and the classes of a day against them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from civic.childcare.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.serials import draw
from city import resident_id
from city.days import china_day
from services.childcare.actions import barred, credit
from services.childcare.actions.papers import locked, staff_only
from services.childcare.law import law
from services.childcare.models import Institution
from services.childcare.models.ledger import Attendance, RosterTask
from services.childcare.models.staff import Practitioner, TrainingHours
from services.childcare.rules import rosters
from services.childcare.rules import staff as rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from chassis.edge import Tx

_MOST_SHOWN = 500


@dataclass(frozen=True)
class Class:
    """One class as it was there: the children's ages in months, and who looked after them."""

    name: str
    kind: str
    ages: Sequence[float]
    carers: Sequence[str]


def enter(tx: Tx, institution_id: str, id_number: str, certificate: str, until: str, health: str) -> Practitioner:
    """Enters somebody who works at an institution. Who is barred is refused, without a reason.

    Raises NotAllowed, NotFound, InvalidInput naming every fault, NotPossibleNow, Conflict if employed elsewhere.
    """
    staff_only(tx)
    institution, today = locked(tx, institution_id), china_day(tx.now)
    until_on, health_on, found = rules.certificate_faults(certificate, until, health)
    number = resident_id.normalise(id_number)
    if not resident_id.is_valid(number, today):
        found.append(Fault("idNumber", "childcare.id-number", "身份证号码不正确", "no valid ID number"))
    if found:
        raise InvalidInput.of("childcare.practitioner", found)
    if barred.is_barred(tx, number, "从业人员登记 entering a practitioner"):
        refused = NotPossibleNow("childcare.may-not-work", "不能登记为从业人员", "cannot be entered")
        # The question stays on record although what was attempted is undone.

        def record(anew: Tx) -> None:
            barred.is_barred(anew, number, "从业人员登记 entering a practitioner")

        raise refused.recorded(record)
    mark = barred.mark_of(tx, number)
    known = tx.session.exec(
        select(Practitioner).where(col(Practitioner.mark) == mark, col(Practitioner.left_on).is_(None))
    ).first()
    if known and known.institution_id != institution_id:
        raise Conflict("childcare.works-elsewhere", "该人员已在另一机构登记", "entered at another institution")
    row = known or Practitioner(
        id=draw("C", 12), institution_id=institution_id, mark=mark, certificate="", entered_on=today
    )
    row.certificate, row.certificate_until, row.health_until = certificate, until_on, health_on
    tx.session.add(row)
    _tell(tx, institution)
    return row


def leave(tx: Tx, practitioner_id: str) -> Practitioner:
    """Somebody works there no longer. Raises NotAllowed, NotFound."""
    staff_only(tx)
    row = _known(tx, practitioner_id)
    if row.left_on is None:
        row.left_on = china_day(tx.now)
        tx.session.add(row)
        _tell(tx, locked(tx, row.institution_id))
    return row


def note_training(tx: Tx, practitioner_id: str, course: str, day: str, hours: int) -> int:
    """Enters a training, once a course and day; the hours of this year. Raises NotAllowed, NotFound, InvalidInput."""
    staff_only(tx)
    row, today = _known(tx, practitioner_id), china_day(tx.now)
    on, found = rules.training_faults(course, day, hours, today)
    if on is None or found:
        raise InvalidInput.of("childcare.training", found)
    key = f"{row.id}-{course.strip()}-{on}"
    told = {"practitioner_id": row.id, "course": course.strip(), "day": on, "hours": hours, "entered_at": tx.now}
    if tx.session.get(TrainingHours, key) is None:
        tx.session.add(TrainingHours(id=key, **told))
        tx.session.flush()
    return hours_in(tx, row.id, on.year)


def hours_in(tx: Tx, practitioner_id: str, year: int) -> int:
    """Hours of training in a year."""
    query = select(TrainingHours).where(col(TrainingHours.practitioner_id) == practitioner_id)
    return sum(one.hours for one in tx.session.exec(query) if one.day.year == year)


def of_institution(tx: Tx, institution_id: str) -> Sequence[Practitioner]:
    """Who works at an institution. Raises NotAllowed."""
    staff_only(tx)
    query = select(Practitioner).where(
        col(Practitioner.institution_id) == institution_id, col(Practitioner.left_on).is_(None)
    )
    return tx.session.exec(query.order_by(col(Practitioner.id))).all()


def share(tx: Tx, county: str) -> tuple[int, int, float, float]:
    """Staff, certified ones, percent certified and the target, of a county or the city."""
    query = select(Practitioner).where(col(Practitioner.left_on).is_(None))
    if county:
        inside = select(Institution.id).where(col(Institution.county) == county)
        query = query.where(col(Practitioner.institution_id).in_(inside))
    today = china_day(tx.now)
    rows = tx.session.exec(query).all()
    good = sum(is_certified(one, today) for one in rows)
    return len(rows), good, rules.share(good, len(rows)), float(law().at("certified-target", today).value)


def is_certified(one: Practitioner, day: date) -> bool:
    """Whether both certificates hold on a day."""
    return rules.certified(one.certificate, one.certificate_until, one.health_until, day)


def note_attendance(tx: Tx, institution_id: str, classes: Sequence[Class]) -> list[tuple[str, rosters.Breach]]:
    """The classes of today as they were there: each norm broken opens a task; who is not certified is no carer.

    Told again for a class, the newest counts. Raises NotAllowed, NotFound, InvalidInput naming every fault.
    """
    staff_only(tx)
    institution, today = locked(tx, institution_id), china_day(tx.now)
    working = {one.id: one for one in of_institution(tx, institution_id)}
    if found := _class_faults(classes, working):
        raise InvalidInput.of("childcare.attendance", found)
    broken: list[tuple[str, rosters.Breach]] = []
    for one in classes:
        lapsed = [carer for carer in one.carers if not is_certified(working[carer], today)]
        breaches = rosters.check(law(), today, one.kind, one.ages, len(one.carers) - len(lapsed))
        if lapsed:
            zh, en = (
                f"{len(lapsed)} 名照护人员证件已失效或缺失",
                f"{len(lapsed)} carers without a certificate that holds",
            )
            breaches.append(rosters.Breach("UNCERTIFIED", 0, len(lapsed), rosters.STAFF_NORM, zh, en))
        _keep(tx, institution, one, today, len(lapsed))
        for breach in breaches:
            broken.append((one.name, breach))
            _open_task(tx, institution, one.name, today, breach)
    return broken


def tasks(tx: Tx, county: str) -> Sequence[RosterTask]:
    """Open tasks of a county, oldest first. Raises NotAllowed."""
    staff_only(tx)
    query = select(RosterTask).where(
        col(RosterTask.county) == (county or tx.actor.county), col(RosterTask.closed_at).is_(None)
    )
    return tx.session.exec(query.order_by(col(RosterTask.opened_at), col(RosterTask.id)).limit(_MOST_SHOWN)).all()


def close_task(tx: Tx, task_id: str, outcome: str) -> RosterTask:
    """Says what came of a task. Raises NotAllowed, NotFound, InvalidInput, NotPossibleNow."""
    staff_only(tx)
    task = tx.session.exec(select(RosterTask).where(col(RosterTask.id) == task_id).with_for_update()).first()
    if task is None:
        raise NotFound("childcare.no-such-task", "没有这个任务", "no such task")
    if not 2 <= len(outcome.strip()) <= 200:  # noqa: PLR2004 - the width of the column
        zh, en = "请说明处理结果（200 字以内）", "say what came of it"
        raise InvalidInput.of("childcare.task", [Fault("outcome", "childcare.outcome", zh, en)])
    if task.closed_at:
        raise NotPossibleNow("childcare.task-closed", "任务已办结", "the task is closed")
    task.outcome, task.closed_at = outcome.strip(), tx.now
    tx.session.add(task)
    return task


def _keep(tx: Tx, institution: Institution, one: Class, today: date, uncertified: int) -> None:
    query = select(Attendance).where(
        col(Attendance.institution_id) == institution.id,
        col(Attendance.class_name) == one.name,
        col(Attendance.day) == today,
    )
    row = tx.session.exec(query).first() or Attendance(
        id=draw("D", 14),
        institution_id=institution.id,
        county=institution.county,
        class_name=one.name,
        kind="",
        day=today,
    )
    row.kind, row.children, row.carers, row.uncertified = one.kind, len(one.ages), len(one.carers), uncertified
    tx.session.add(row)


def _open_task(tx: Tx, institution: Institution, name: str, today: date, breach: rosters.Breach) -> None:
    key = f"{institution.id}-{name}-{today}-{breach.rule}"
    if tx.session.get(RosterTask, key) is not None:
        return
    told = {"institution_id": institution.id, "county": institution.county, "class_name": name, "day": today}
    tx.session.add(
        RosterTask(id=key, **told, rule=breach.rule, zh=breach.zh[:200], en=breach.en[:200], opened_at=tx.now)
    )
    event = events.RosterBroken(institution_id=institution.id, county=institution.county, rule=breach.rule)
    event.day = today.isoformat()
    tx.emit(institution.id, event)
    credit.note(tx, institution.id, "ROSTER_BROKEN", f"{today}")


def _class_faults(classes: Sequence[Class], working: dict[str, Practitioner]) -> list[Fault]:
    found = []
    for at, one in enumerate(classes):
        here = f"classes[{at}]"
        found += [
            Fault(f"{here}.{fault.field}", fault.code, fault.zh, fault.en)
            for fault in rosters.faults(one.kind, one.ages, len(one.carers))
        ]
        if not 1 <= len(one.name) <= 40:  # noqa: PLR2004 - the width of the column
            found.append(
                Fault(f"{here}.name", "childcare.class-name", "班级名称 1 至 40 字", "one to forty characters")
            )
        for carer in one.carers:
            if carer not in working:
                zh, en = f"{carer} 不是本机构在岗人员", f"{carer} does not work there"
                found.append(Fault(f"{here}.carerIds", "childcare.no-such-carer", zh, en))
    for twice in rules.repeated(carer for one in classes for carer in one.carers):
        zh, en = f"{twice} 被列入多次", f"{twice} is named more than once"
        found.append(Fault("classes", "childcare.carer-twice", zh, en))
    for twice in rules.repeated(one.name for one in classes):
        found.append(Fault("classes", "childcare.class-twice", f"班级 {twice} 重复", f"class {twice} is named twice"))
    return found


def _known(tx: Tx, practitioner_id: str) -> Practitioner:
    row = tx.session.get(Practitioner, practitioner_id)
    if row is None:
        raise NotFound("childcare.no-such-practitioner", "没有这名从业人员", "no such practitioner")
    return row


def _tell(tx: Tx, institution: Institution) -> None:
    tx.session.flush()
    rows = of_institution(tx, institution.id)
    today = china_day(tx.now)
    event = events.StaffChanged(institution_id=institution.id, county=institution.county, staff=len(rows))
    event.certified = sum(is_certified(one, today) for one in rows)
    tx.emit(institution.id, event)

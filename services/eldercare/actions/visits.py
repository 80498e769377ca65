"""Care plans (照护计划) and visits: planned ahead, checked in by place and time; missed: a task, then an alarm."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import events_pb2 as events
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from city.days import CHINA, add_months, china_day
from services.eldercare.actions import notices, tasks
from services.eldercare.actions.elders import devices_of, elder_of, own_or_staff
from services.eldercare.actions.reads import log_reads
from services.eldercare.law import law
from services.eldercare.models import CarePlan, CareTask, Elder, HelpOrder, Visit
from services.eldercare.rules import care as rules
from services.eldercare.rules import helps

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx

_AT_ONCE = 100


def make_plan(tx: Tx, resident_id: str, lines: Sequence[Mapping[str, Any]], carer_id: str, begins_on: str) -> CarePlan:
    """Makes a plan, ends the one before and plans the visits ahead.

    Raises InvalidInput naming every fault, NotFound, Unavailable.
    """
    today = china_day(tx.now)
    faults = rules.plan_faults(lines, carer_id)
    first = _day(begins_on, today)
    if first is None or not today <= first <= today + timedelta(days=366):
        told = "日期应在今天起一年内", "a day (YYYY-MM-DD) from today to a year ahead"
        faults.append(Fault("from", "eldercare.plan-begin", *told))
    if faults or first is None:
        raise InvalidInput.of("eldercare.plan", faults)
    elder = elder_of(tx, resident_id)
    # Two who plan at once wait for each other.
    tx.session.refresh(elder, with_for_update=True)
    for old in tx.session.exec(select(CarePlan).where(CarePlan.resident_id == resident_id, ~col(CarePlan.ended))):
        old.ended = True
        tx.session.add(old)
        _cancel_ahead(tx, old.id)
    tx.session.flush()
    lat, lon = home_of(tx, elder)
    plan = CarePlan(
        id=new_id(),
        resident_id=resident_id,
        county=elder.county,
        town=elder.town,
        lat=lat,
        lon=lon,
        carer_id=carer_id,
        lines=[dict(line) for line in lines],
        begins_on=first,
        planned_until=first - timedelta(days=1),
        review_on=add_months(first, law().at("plan-review-after", today).value),
    )
    tx.session.add(plan)
    _plan_ahead(tx, plan)
    tx.session.flush()
    log_reads(tx, [resident_id], "care-plan", "制定照护计划 a care plan")
    return plan


def read_plan(tx: Tx, plan_id: str) -> tuple[CarePlan, int]:
    """A plan and how many visits were planned. Raises NotFound."""
    plan = tx.session.get(CarePlan, plan_id)
    if plan is None or not own_or_staff(tx, plan.resident_id):
        raise NotFound("eldercare.no-such-plan", "没有这份照护计划", "no such care plan")
    log_reads(tx, [plan.resident_id], "care-plan")
    return plan, planned_visits(tx, plan_id)


def planned_visits(tx: Tx, belongs_to: str) -> int:
    """How many visits a plan or order has."""
    return tx.session.exec(select(func.count()).select_from(Visit).where(Visit.belongs_to == belongs_to)).one()


def list_visits(tx: Tx, resident_id: str, carer_id: str, day: str) -> Sequence[Visit]:
    """The visits of a day, by time. A resident sees the own and those to make. Raises InvalidInput."""
    chosen = _day(day, china_day(tx.now))
    faults = []
    if chosen is None:
        faults.append(Fault("day", "eldercare.day", "日期格式为 YYYY-MM-DD", "a day as YYYY-MM-DD"))
    if bool(resident_id) == bool(carer_id):
        told = "请提供老人或照护员之一", "name the elder or the carer"
        faults.append(Fault("residentId", "eldercare.visits-of-whom", *told))
    if faults or chosen is None:
        raise InvalidInput.of("eldercare.visits", faults)
    if not own_or_staff(tx, resident_id or carer_id):
        return ()
    begin = datetime.combine(chosen, datetime.min.time(), CHINA)
    query = select(Visit).where(Visit.planned_at >= begin, Visit.planned_at < begin + timedelta(days=1))
    of = Visit.resident_id == resident_id if resident_id else Visit.carer_id == carer_id
    found = tx.session.exec(query.where(of).order_by(col(Visit.planned_at))).all()
    if not _is_carer(tx, carer_id):  # who makes the visits knows of them
        log_reads(tx, {visit.resident_id for visit in found}, "visit")
    return found


def check_in(tx: Tx, visit_id: str, position: tuple[float, float] | None) -> Visit:
    """The carer is there. Twice changes nothing.

    Raises NotFound, NotPossibleNow, InvalidInput: too far, too early, too late, all at once.
    """
    visit = _visit(tx, visit_id)
    if visit.state in (rules.CHECKED_IN, rules.ENDED):
        return visit
    if visit.state == rules.CANCELLED:
        raise NotPossibleNow("eldercare.visit-cancelled", "此次上门已取消", "the visit was cancelled")
    distance = _distance(visit, position)
    if faults := rules.check_in_faults(law(), visit.planned_at, tx.now, distance, china_day(tx.now)):
        raise InvalidInput.of("eldercare.check-in", faults)
    visit.state, visit.checked_in_at, visit.distance_m = rules.CHECKED_IN, tx.now, distance
    tx.session.add(visit)
    tasks.close_tasks(tx, tasks.VISIT_MISSED, visit.id, "已签到 checked in")
    return visit


def end_visit(tx: Tx, visit_id: str, position: tuple[float, float] | None) -> Visit:
    """The visit is over; one that was much shorter than agreed is a task for people.

    Raises NotFound, NotPossibleNow before the check-in, InvalidInput too far away.
    """
    visit = _visit(tx, visit_id)
    if visit.state == rules.ENDED:
        return visit
    if visit.state != rules.CHECKED_IN:
        raise NotPossibleNow("eldercare.not-checked-in", "尚未签到", "check in first")
    distance = _distance(visit, position)
    if distance > (most := law().at("visit-check-in", china_day(tx.now)).value["metres"]):
        zh, en = (
            f"距老人住处 {distance} 米，须在 {most} 米以内",
            f"{distance} m from the home; within {most} m is needed",
        )
        raise InvalidInput.of("eldercare.visit-end", [Fault("position", "eldercare.too-far-away", zh, en)])
    visit.state, visit.ended_at = rules.ENDED, tx.now
    tx.session.add(visit)
    stayed = rules.minutes_between(visit.checked_in_at or tx.now, tx.now)
    if stayed < rules.least_minutes(law(), visit.service, visit.minutes, china_day(tx.now)):
        zh = f"{visit.service} 约定 {visit.minutes} 分钟，实际 {stayed} 分钟，请核实"
        en = f"{visit.service}: {visit.minutes} minutes were agreed, {stayed} were spent"
        place = (visit.county, visit.town)
        tasks.open_task(tx, tasks.VISIT_SHORT, visit.id, visit.resident_id, place, zh=zh, en=en)
    order = tx.session.get(HelpOrder, visit.belongs_to, with_for_update=True)
    if order is not None and order.state == helps.DISPATCHED:
        order.state, order.served_at = helps.SERVED, tx.now
        tx.session.add(order)
    return visit


def plan_visits_ahead(tx: Tx) -> bool:
    """Job: keeps the visits of the next days planned. True if there may be more."""
    ahead = china_day(tx.now) + timedelta(days=law().at("visits-planned-ahead", china_day(tx.now)).value)
    short = select(CarePlan).where(~col(CarePlan.ended), col(CarePlan.planned_until) < ahead)
    found = tx.session.exec(short.limit(_AT_ONCE).with_for_update(skip_locked=True)).all()
    for plan in found:
        _plan_ahead(tx, plan)
    return len(found) == _AT_ONCE


def call_for_review(tx: Tx) -> bool:
    """Job: a plan whose time has come is to be looked at again. True if there may be more."""
    due = select(CarePlan).where(~col(CarePlan.ended), ~col(CarePlan.review_asked))
    found = tx.session.exec(due.where(col(CarePlan.review_on) <= china_day(tx.now)).limit(_AT_ONCE)).all()
    for plan in found:
        plan.review_asked = True
        tx.session.add(plan)
        tx.emit(plan.resident_id, events.CareReviewDue(resident_id=plan.resident_id, county=plan.county))
        zh, en = "照护计划到期复核", "the care plan is due to be looked at again"
        place = (plan.county, plan.town)
        tasks.open_task(tx, tasks.REASSESSMENT, plan.resident_id, plan.resident_id, place, zh=zh, en=en)
    return len(found) == _AT_ONCE


def look_for_missed_visits(tx: Tx) -> bool:
    """Job: nobody checked in: a task for people; nobody did the task either: family and station are rung."""
    after = law().at("visit-missed-after", china_day(tx.now)).value
    missed = tx.now - timedelta(minutes=after["task"])
    alarmed = missed - timedelta(minutes=after["alarm"])
    due = select(Visit).where(
        ((col(Visit.state) == rules.PLANNED) & (col(Visit.planned_at) < missed))
        | ((col(Visit.state) == rules.MISSED) & (col(Visit.planned_at) < alarmed))
    )
    found = tx.session.exec(due.order_by(col(Visit.planned_at)).limit(_AT_ONCE).with_for_update(skip_locked=True)).all()
    for visit in found:
        place = (visit.county, visit.town)
        at = visit.planned_at.astimezone(CHINA).strftime("%m-%d %H:%M")
        if visit.state == rules.PLANNED:
            visit.state = rules.MISSED
            zh, en = f"{at} 的上门服务（{visit.service}）无人签到", f"nobody checked in for {visit.service} at {at}"
            tasks.open_task(tx, tasks.VISIT_MISSED, visit.id, visit.resident_id, place, zh=zh, en=en)
        elif _task_open(tx, visit.id):
            visit.state = rules.ALARMED
            for channel in (notices.FAMILY, notices.STATION):
                about = {"resident_id": visit.resident_id, "county": visit.county}
                notices.tell(tx, channel, "VISIT_MISSED", visit.id, **about)
        else:
            visit.state = rules.CANCELLED
        tx.session.add(visit)
    return len(found) == _AT_ONCE


def home_of(tx: Tx, elder: Elder) -> tuple[float, float]:
    """Where an elder lives: where the device is installed, else the village."""
    for device in devices_of(tx, elder.resident_id):
        if not device.retired:
            return device.lat, device.lon
    return elder.lat, elder.lon


def _plan_ahead(tx: Tx, plan: CarePlan) -> None:
    today = china_day(tx.now)
    last = today + timedelta(days=law().at("visits-planned-ahead", today).value)
    first = max(plan.planned_until + timedelta(days=1), today)
    for at, service, minutes in rules.visits(plan.lines, first, last):
        if at > tx.now:
            where = {"county": plan.county, "town": plan.town, "lat": plan.lat, "lon": plan.lon}
            who = {"resident_id": plan.resident_id, "carer_id": plan.carer_id, "belongs_to": plan.id}
            tx.session.add(Visit(id=new_id(), service=service, planned_at=at, minutes=minutes, **where, **who))
    plan.planned_until = max(plan.planned_until, last)
    tx.session.add(plan)


def _cancel_ahead(tx: Tx, belongs_to: str) -> None:
    ahead = select(Visit).where(Visit.belongs_to == belongs_to, Visit.state == rules.PLANNED)
    for visit in tx.session.exec(ahead.where(Visit.planned_at > tx.now)):
        visit.state = rules.CANCELLED
        tx.session.add(visit)


def _visit(tx: Tx, visit_id: str) -> Visit:
    """For change; residents only those they are to make."""
    visit = tx.session.get(Visit, visit_id, with_for_update=True)
    if visit is None or (tx.actor.role == "resident" and tx.actor.subject != visit.carer_id):
        raise NotFound("eldercare.no-such-visit", "没有这次上门服务", "no such visit")
    return visit


def _is_carer(tx: Tx, carer_id: str) -> bool:
    return tx.actor.role == "resident" and tx.actor.subject == carer_id


def _distance(visit: Visit, position: tuple[float, float] | None) -> int:
    if position is None:
        told = "请提供所在位置", "say where you are"
        raise InvalidInput.of("eldercare.check-in", [Fault("position", "eldercare.position-missing", *told)])
    return rules.metres((visit.lat, visit.lon), position)


def _task_open(tx: Tx, about: str) -> bool:
    open_ones = select(CareTask.id).where(col(CareTask.done_at).is_(None), CareTask.kind == tasks.VISIT_MISSED)
    return tx.session.exec(open_ones.where(CareTask.about == about)).first() is not None


def _day(text: str, otherwise: date) -> date | None:
    try:
        return date.fromisoformat(text) if text else otherwise
    except ValueError:
        return None

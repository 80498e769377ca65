"""Schools: teaching spaces, lessons held together, campus security."""

from __future__ import annotations

from datetime import UTC, timedelta
from typing import TYPE_CHECKING

from civic.education.v1 import events_pb2 as events
from sqlalchemy import func
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotFound, NotPossibleNow
from city import places
from city.days import china_day, moment
from services.education.law import law
from services.education.models.schools import CampusDevice, CampusIncident, Lesson, Pairing, School, Visit

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx

KINDS = ("INTRUDER", "FIRE", "INJURY", "DEVICE", "OTHER")
_ID, _NAME, _LONG, _MOST_SPACES, _MOST_PUPILS = 30, 80, 40, 1000, 5000
Counted = tuple[str, int, int, int]


def enter_school(tx: Tx, school_id: str, name: str, town: str, *, rural: bool, spaces: int) -> School:
    """A school, new or changed; a change of its spaces is announced. Raises InvalidInput naming every fault."""
    place = places.place(town)
    faults = []
    if not 1 <= len(school_id) <= _ID:
        faults.append(Fault("schoolId", "education.school-id", f"应为 1 至 {_ID} 位", f"1 to {_ID} characters"))
    if not 1 <= len(name) <= _NAME:
        faults.append(Fault("name", "education.text", f"应为 1 至 {_NAME} 个字符", f"1 to {_NAME} characters"))
    if place is None or place.kind is not places.Kind.TOWN:
        faults.append(Fault("town", "education.town", f"{town}：没有这个乡镇", f"{town}: no such town"))
    if not 0 <= spaces <= _MOST_SPACES:
        faults.append(Fault("spaces", "education.spaces", f"{spaces}：应为 0 至 1000", f"{spaces}: 0 to 1000"))
    if faults or place is None:
        raise InvalidInput.of("education.school", faults)
    known = tx.session.exec(select(School).where(col(School.id) == school_id).with_for_update()).first()
    before = known.spaces if known else 0
    school = known or School(id=school_id)
    school.name, school.county, school.town, school.rural, school.spaces = name, place.parent, town, rural, spaces
    tx.session.add(school)
    if spaces != before:
        event = events.TeachingSpacesChanged(school_id=school_id, county=place.parent, spaces=spaces)
        tx.emit(school_id, event)
    return school


def pair_schools(tx: Tx, school_id: str, partner_id: str) -> Pairing:
    """Pairs a school with a strong one; again is the same. Raises InvalidInput, NotFound."""
    if school_id == partner_id:
        zh, en = "学校不能与自己结对", "a school is not paired with itself"
        raise InvalidInput.of("education.pairing", [Fault("partnerId", "education.same-school", zh, en)])
    for each in (school_id, partner_id):
        _school(tx, each)
    identity = f"{school_id}+{partner_id}"
    made = tx.session.get(Pairing, identity) or Pairing(id=identity, school_id=school_id, partner_id=partner_id)
    tx.session.add(made)
    return made


def hold_lesson(tx: Tx, pairing_id: str, lesson_id: str, subject: str, held_at: str, pupils: int) -> Pairing:
    """A lesson held together; told again it counts once. Raises InvalidInput naming every fault, NotFound, Conflict."""
    pairing = tx.session.get(Pairing, pairing_id)
    if pairing is None:
        raise NotFound("education.no-such-pairing", "没有这个结对", "no such pairing")
    faults = []
    for name, text in (("lessonId", lesson_id), ("subject", subject)):
        if not 1 <= len(text) <= _LONG:
            faults.append(Fault(name, "education.text", f"应为 1 至 {_LONG} 个字符", f"1 to {_LONG} characters"))
    if not 1 <= pupils <= _MOST_PUPILS:
        faults.append(Fault("pupils", "education.pupils", f"{pupils}：至少 1 人", f"{pupils}: at least one"))
    at = _moment(held_at, tx.now, "heldAt", faults)
    if faults:
        raise InvalidInput.of("education.lesson", faults)
    known = tx.session.get(Lesson, (pairing_id, lesson_id))
    if known is not None:
        if (known.subject, known.held_at, known.pupils) != (subject, at, pupils):
            raise Conflict("education.lesson-exists", "同一课程编号，内容不同", "told with other content")
        return pairing
    tx.session.add(Lesson(pairing_id=pairing_id, id=lesson_id, subject=subject, held_at=at, pupils=pupils))
    school = _school(tx, pairing.school_id)
    told = {"pairing_id": pairing.id, "school_id": school.id, "partner_id": pairing.partner_id, "county": school.county}
    tx.emit(pairing.id, events.SharedLessonHeld(**told, rural=school.rural))
    return pairing


def lessons_of(tx: Tx, pairing_id: str) -> int:
    """How many lessons a pairing has held."""
    query = select(func.count()).select_from(Lesson).where(col(Lesson.pairing_id) == pairing_id)
    return int(tx.session.exec(query).one())


def coverage(tx: Tx, county: str) -> list[Counted]:
    """By county: rural schools, those reached by a shared lesson in the days that count, teaching spaces."""
    since = tx.now - timedelta(days=law().at("lesson-counts-days", china_day(tx.now)).value)
    query = select(Pairing.school_id).join(Lesson, col(Lesson.pairing_id) == col(Pairing.id))
    reached = set(tx.session.exec(query.where(col(Lesson.held_at) >= since).distinct()).all())
    schools = tx.session.exec(select(School)).all()
    found = []
    for each in places.counties():
        if county in ("", each.code):
            here = [school for school in schools if school.county == each.code]
            rural = [school.id for school in here if school.rural]
            spaces = sum(school.spaces for school in here)
            found.append((each.code, len(rural), len(reached.intersection(rural)), spaces))
    return found


def beat(tx: Tx, device_id: str, school_id: str, kind: str) -> CampusDevice:
    """A device works. Raises InvalidInput, NotFound."""
    if not 1 <= len(device_id) <= _LONG or not 1 <= len(kind) <= 20:  # noqa: PLR2004 - as long as the column
        fault = Fault("deviceId", "education.device", "编号或类别缺少或过长", "id or kind is missing or too long")
        raise InvalidInput.of("education.heartbeat", [fault])
    _school(tx, school_id)
    device = tx.session.get(CampusDevice, device_id) or CampusDevice(id=device_id)
    device.school_id, device.kind, device.heard_at = school_id, kind, tx.now
    tx.session.add(device)
    return device


def silent_devices(tx: Tx, school_id: str) -> Sequence[CampusDevice]:
    """Devices not heard for too long: work for somebody, and no alarm. The longest silent first."""
    since = tx.now - timedelta(minutes=law().at("device-silent-minutes", china_day(tx.now)).value)
    query = select(CampusDevice).where(col(CampusDevice.heard_at) < since).order_by(col(CampusDevice.heard_at))
    if school_id:
        query = query.where(col(CampusDevice.school_id) == school_id)
    return tx.session.exec(query.limit(500)).all()


def note_visitor(tx: Tx, visit_id: str, school_id: str, visitor_id: str, *, leaving: bool) -> tuple[Visit, int]:
    """A visitor comes or leaves; the visit, and how many visitors are inside now. Raises NotFound, InvalidInput."""
    _school(tx, school_id)
    known = tx.session.get(Visit, visit_id)
    if leaving and (known is None or known.school_id != school_id):
        raise NotFound("education.no-such-visit", "没有这次来访", "no such visit")
    if known is None:
        if not (1 <= len(visit_id) <= _LONG and 1 <= len(visitor_id) <= _LONG):
            fault = Fault("visitId", "education.text", f"编号应为 1 至 {_LONG} 个字符", f"1 to {_LONG} characters")
            raise InvalidInput.of("education.visitor", [fault])
        known = Visit(id=visit_id, school_id=school_id, visitor_id=visitor_id, came_at=tx.now)
    elif not leaving and known.left_at is not None:
        raise NotPossibleNow("education.visit-over", "这次来访已结束", "the visit is over")
    if leaving:
        known.left_at = known.left_at or tx.now
    tx.session.add(known)
    tx.session.flush()
    inside = select(func.count()).select_from(Visit).where(col(Visit.school_id) == school_id)
    return known, int(tx.session.exec(inside.where(col(Visit.left_at).is_(None))).one())


def report_incident(tx: Tx, report_id: str, school_id: str, kind: str, at: str) -> CampusIncident:
    """An incident: safety is told, once a report. Raises InvalidInput naming every fault, NotFound."""
    faults = []
    if not 1 <= len(report_id) <= _LONG:
        faults.append(Fault("reportId", "education.text", f"应为 1 至 {_LONG} 个字符", f"1 to {_LONG} characters"))
    if kind not in KINDS:
        faults.append(Fault("kind", "education.incident-kind", f"{kind}：应为 {KINDS}", f"{kind}: one of {KINDS}"))
    happened = _moment(at, tx.now, "at", faults)
    if faults:
        raise InvalidInput.of("education.campus-incident", faults)
    school = _school(tx, school_id)
    known = tx.session.get(CampusIncident, report_id)
    if known is not None:
        return known
    made = CampusIncident(id=report_id, school_id=school_id, kind=kind, at=happened)
    tx.session.add(made)
    event = events.CampusIncidentReported(campus_incident_id=report_id, school_id=school_id, kind=kind)
    event.county, event.town = school.county, school.town
    event.at.FromDatetime(happened)
    within = law().at("alarm-acts-within-minutes", china_day(tx.now)).value
    event.act_until.FromDatetime(happened + timedelta(minutes=within))
    tx.emit(report_id, event)
    return made


def _moment(text: str, now: datetime, name: str, faults: list[Fault]) -> datetime:
    try:
        found = moment(text).astimezone(UTC) if text else now
    except ValueError:
        faults.append(
            Fault(name, "education.moment", f"{text}：应为带时区的 ISO 8601", f"{text}: ISO 8601 with an offset")
        )
        return now
    if found > now + timedelta(minutes=1):
        faults.append(Fault(name, "education.future", f"{text}：在将来", f"{text}: in the future"))
    return found


def _school(tx: Tx, school_id: str) -> School:
    school = tx.session.get(School, school_id)
    if school is None:
        raise NotFound("education.no-such-school", "没有这所学校", "no such school")
    return school

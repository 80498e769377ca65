"""Incidents as people see them: report, read, list, grade, merge, send, close."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from civic.eldercare.v1 import eldercare_pb2
from sqlmodel import col, select

from chassis.errors import DomainError, Fault, InvalidInput, NotFound, NotPossibleNow, Unavailable
from chassis.serials import draw
from city import geography, places
from services.safety import models
from services.safety.actions import closing, opening, sending
from services.safety.actions.alarms import ELDERCARE, PURPOSE
from services.safety.actions.staff import require_staff
from services.safety.actions.timeline import mark
from services.safety.law import now_in_force
from services.safety.models import Incident, Mark, Order, Unit
from services.safety.rules import grading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST, USUAL = 200, 50
LONGEST_ID, LONGEST_WORDS = 64, 500
PEOPLE = 1_000_000


@dataclass(frozen=True)
class Report:
    """An incident as it was reported; `lat`/`lon` in WGS-84 degrees or None."""

    kind: str
    source_id: str
    lat: float | None
    lon: float | None
    town: str
    resident_id: str
    dead: int
    badly_hurt: int
    words: str


def report_incident(tx: Tx, report: Report) -> Incident:
    """Opens the incident of a report, or finds the one there is. Raises InvalidInput naming every fault."""
    if faults := _faults(report):
        raise InvalidInput.of("safety.report", faults)
    position = (report.lat, report.lon) if report.lat is not None and report.lon is not None else None
    county = (geography.county_at(*position) if position else None) or places.county_of(report.town) or ""
    actor = tx.actor
    department = actor.department if actor.role == "service" else "safety"
    # A person's own id is the person's own: nobody finds somebody else's incident by guessing one.
    source_id = report.source_id if actor.role == "service" else f"{actor.subject}/{report.source_id}"[:LONGEST_ID]
    incident = opening.open_incident(
        tx,
        opening.Alarm(
            department=department,
            source_id=source_id if report.source_id else draw("BJ", 12),
            kind=report.kind,
            county=county,
            town=report.town,
            resident_id=report.resident_id,
            reporter="" if actor.role == "service" else actor.subject,
            raised_at=tx.now,
            send_until=tx.now + timedelta(seconds=now_in_force("send-within-seconds", tx.now)),
            position=position,
            words=report.words,
            dead=report.dead,
            badly_hurt=report.badly_hurt,
        ),
    )
    assert incident is not None  # raised now, it is no history
    sending.send_pending(tx)
    return incident


def _faults(report: Report) -> list[Fault]:
    found = []
    if report.kind not in grading.KINDS:
        known = ", ".join(grading.KINDS)
        found.append(Fault("kind", "safety.kind", f"事件类型应为 {known} 之一", f"one of {known}"))
    if len(report.source_id) > LONGEST_ID - 24:
        most = LONGEST_ID - 24
        found.append(Fault("sourceId", "safety.source-id", f"最多{most}个字符", f"at most {most} characters"))
    if (report.lat is None) != (report.lon is None):
        found.append(Fault("lat", "safety.position", "经纬度须同时给出", "give both, lat and lon"))
    elif report.lat is not None and report.lon is not None:
        # A position that is no number compares as neither inside nor outside: it is outside.
        if not (-90 <= report.lat <= 90 and -180 <= report.lon <= 180):  # noqa: PLR2004 - degrees
            found.append(Fault("lat", "safety.position", "经纬度不是有效的度数", "no valid degrees"))
        elif geography.county_at(report.lat, report.lon) is None:
            found.append(Fault("lat", "safety.outside", "位置不在本市", "the position lies outside the city"))
    elif not report.town:
        found.append(Fault("town", "safety.place-missing", "请提供经纬度或乡镇街道代码", "give a position or a town"))
    if report.town and not is_town(report.town):
        found.append(Fault("town", "safety.no-such-town", "没有这个乡镇街道代码", "no such town"))
    for name, value in (("dead", report.dead), ("badlyHurt", report.badly_hurt)):
        if not 0 <= value <= PEOPLE:
            found.append(Fault(name, "safety.people", f"人数应在0至{PEOPLE}之间", f"from 0 to {PEOPLE}"))
    if len(report.words) > LONGEST_WORDS:
        found.append(Fault("words", "safety.words", f"最多{LONGEST_WORDS}字", f"at most {LONGEST_WORDS} characters"))
    return found


def is_town(code: str) -> bool:
    """Whether the city has this town or street."""
    place = places.place(code)
    return place is not None and place.kind == places.Kind.TOWN


def read_incident(tx: Tx, incident_id: str) -> Incident:
    """An incident that the actor may know of. Raises NotFound.

    Safety's staff, every department, the staff of the department whose alarm it was; a resident only the own one.
    """
    incident = tx.session.get(Incident, incident_id)
    if incident is None or not _may_know(tx, incident):
        raise no_such_incident()
    return incident


def _may_know(tx: Tx, incident: Incident) -> bool:
    actor = tx.actor
    if actor.role == "resident":
        return actor.subject in {incident.reporter, incident.resident_id}
    if actor.subject == incident.reporter:
        return True
    return actor.role == "service" or actor.department in {"safety", incident.source_department}


def no_such_incident() -> NotFound:
    """No such incident, or none that the actor may know of."""
    return NotFound("safety.no-such-incident", "没有这起事件", "no such incident")


def timeline(tx: Tx, incident_id: str) -> Sequence[Mark]:
    """Everything said of an incident, in order."""
    query = select(Mark).where(col(Mark.incident_id) == incident_id)
    return tx.session.exec(query.order_by(col(Mark.at), col(Mark.id))).all()


def orders(tx: Tx, incident_ids: Sequence[str]) -> Sequence[tuple[Order, Unit | None]]:
    """The orders of incidents with their units, in order."""
    query = select(Order).where(col(Order.incident_id).in_(incident_ids)).order_by(col(Order.id))
    found = tx.session.exec(query).all()
    ids = sorted({order.unit_id for order in found})
    units = {row.id: row for row in tx.session.exec(select(Unit).where(col(Unit.id).in_(ids)))} if ids else {}
    return [(order, units.get(order.unit_id)) for order in found]


def list_incidents(  # noqa: PLR0913 - these are the filters
    tx: Tx, county: str, kind: str, state: str, size: int, token: str, *, waiting: bool
) -> tuple[Sequence[Incident], str]:
    """Newest first; a page and the token of the next. Raises InvalidInput, NotAllowed."""
    require_staff(tx)
    if not 0 <= size <= MOST:
        raise InvalidInput.of("safety.list", [Fault("pageSize", "safety.page", f"1至{MOST}", f"from 1 to {MOST}")])
    size = size or USUAL
    query = select(Incident)
    for column, value in ((Incident.county, county), (Incident.kind, kind), (Incident.state, state)):
        if value:
            query = query.where(col(column) == value)
    if waiting:
        query = query.where(col(Incident.waiting).is_(True))
    if token:
        at = select(Incident.opened_at).where(col(Incident.id) == token).scalar_subquery()
        older = (col(Incident.opened_at) < at) | ((col(Incident.opened_at) == at) & (col(Incident.id) < token))
        query = query.where(older)
    query = query.order_by(col(Incident.opened_at).desc(), col(Incident.id).desc()).limit(size + 1)
    found = tx.session.exec(query).all()
    return found[:size], found[size - 1].id if len(found) > size else ""


def read_place(tx: Tx, incident_id: str) -> tuple[Incident, eldercare_pb2.Emergency | None]:
    """Where to go, asked of eldercare now, in the actor's name; None where it did not answer or nothing is to ask.

    Raises NotAllowed, NotFound.
    """
    require_staff(tx)
    incident = read_incident(tx, incident_id)
    if incident.source_department != ELDERCARE:
        return incident, None
    asked = eldercare_pb2.GetEmergencyRequest(emergency_id=incident.source_id, with_person=True)
    try:
        answer: eldercare_pb2.Emergency = tx.ask("GetEmergency", asked, PURPOSE)
    except (Unavailable, DomainError):
        return incident, None
    return incident, answer


def _held(tx: Tx, incident_id: str) -> Incident:
    require_staff(tx)
    incident = closing.hold(tx, incident_id)
    if incident is None:
        raise no_such_incident()
    if incident.state == models.CLOSED:
        zh, en = f"事件已结束（{incident.outcome}）", f"the incident is closed: {incident.outcome}"
        raise NotPossibleNow("safety.incident-closed", zh, en)
    return incident


def grade_incident(tx: Tx, incident_id: str, grade: int, reason: str) -> Incident:
    """A person grades an incident. Raises InvalidInput naming every fault, NotAllowed, NotFound, NotPossibleNow."""
    faults = []
    if grade not in grading.GRADES:
        faults.append(Fault("grade", "safety.grade", "等级应为1至4", "from 1 (gravest) to 4"))
    if not 0 < len(reason) <= LONGEST_WORDS:
        faults.append(Fault("reason", "safety.reason", "请说明理由", "say why"))
    if faults:
        raise InvalidInput.of("safety.grading", faults)
    incident = _held(tx, incident_id)
    if grade != incident.grade:
        opening.regrade(tx, incident, grade, "person", reason, reason)
    return incident


def merge_incident(tx: Tx, incident_id: str, into: str) -> Incident:
    """Ends an incident as the same as another. Raises InvalidInput, NotAllowed, NotFound, NotPossibleNow."""
    if incident_id == into:
        fault = Fault("into", "safety.merge-itself", "不能并入自身", "an incident is not merged into itself")
        raise InvalidInput.of("safety.merge", [fault])
    held = {one: _held(tx, one) for one in sorted((incident_id, into))}  # in one order: two merges do not deadlock
    opening.merge(tx, held[incident_id], held[into])
    sending.serve_waiting(tx)
    return held[incident_id]


def send_unit(tx: Tx, incident_id: str, unit_id: str) -> Incident:
    """A dispatcher sends a unit: the one named, or the nearest able. Raises NotAllowed, NotFound, NotPossibleNow."""
    incident = _held(tx, incident_id)
    if unit_id:
        unit = tx.session.get(Unit, unit_id, with_for_update=True)
        if unit is None:
            raise NotFound("safety.no-such-unit", "没有这支队伍", "no such unit")
        if unit.state != models.FREE:
            raise NotPossibleNow("safety.unit-busy", f"该队伍不空闲（{unit.state}）", f"the unit is {unit.state}")
        sending.send_this(tx, incident, unit)
        return incident
    if not incident.wanting:
        table = now_in_force("response", tx.now)
        incident.wanting = grading.needs(table, incident.kind, incident.alarm, incident.grade)
        incident.waiting = bool(incident.wanting)
    before = len(closing.standing_orders(tx, incident.id))
    sending.send([(tx, incident)])
    if len(closing.standing_orders(tx, incident.id)) == before:
        raise NotPossibleNow("safety.nobody-free", "没有空闲且胜任的队伍", "no unit is free and able")
    return incident


def close_incident(tx: Tx, incident_id: str, outcome: str) -> Incident:
    """A person closes an incident. Raises InvalidInput, NotAllowed, NotFound; closed already: nothing."""
    allowed = [one for one in closing.OUTCOMES if one != "MERGED"]
    if outcome not in allowed:
        known = ", ".join(allowed)
        fault = Fault("outcome", "safety.outcome", f"处置结果应为 {known} 之一", f"one of {known}")
        raise InvalidInput.of("safety.close", [fault])
    require_staff(tx)
    incident = closing.hold(tx, incident_id)
    if incident is None:
        raise no_such_incident()
    mark(tx, incident_id, "ClosedByStaff", "值班人员结束事件", "closed by staff")
    closing.close(tx, incident, outcome, outcome, outcome)
    sending.serve_waiting(tx)
    return incident

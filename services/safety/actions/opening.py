"""Opening incidents: one an alarm, however often it is given and in whatever order its words arrive."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

import numpy as np
from civic.safety.v1 import events_pb2 as events
from sqlmodel import col, select

from chassis.serials import draw
from city import distance, geography, places
from services.safety import models
from services.safety.actions import closing
from services.safety.actions.sending import send_later
from services.safety.actions.timeline import mark
from services.safety.law import now_in_force
from services.safety.models import EarlyWord, Incident
from services.safety.rules import grading

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx

HELPED_ALREADY = "HELPED_ALREADY"


@dataclass(frozen=True)
class Alarm:
    """An alarm as a department or a person gave it. Without a position the middle of its town stands in.

    `grade` is the one the department gave, 0 if none; `ask` says that its place is still to be asked.
    """

    department: str
    source_id: str
    kind: str
    county: str
    town: str
    raised_at: datetime
    send_until: datetime
    alarm: str = ""
    resident_id: str = ""
    reporter: str = ""
    words: str = ""
    position: tuple[float, float] | None = None
    grade: int = 0
    dead: int = 0
    badly_hurt: int = 0
    ask: bool = False
    why_zh: str = ""
    why_en: str = ""

    @property
    def source(self) -> str:
        """The alarm's name over all departments."""
        return f"{self.department}/{self.source_id}"


def known_incident(tx: Tx, department: str, source_id: str) -> Incident | None:
    """The incident of an alarm, read once a transaction."""
    known: dict[str, Incident | None] = tx.session.info.setdefault("incidents", {})
    source = f"{department}/{source_id}"
    if source not in known:
        query = select(Incident).where(
            col(Incident.source_department) == department, col(Incident.source_id) == source_id
        )
        known[source] = tx.session.exec(query).first()
    return known[source]


def read_ahead(tx: Tx, department: str, source_ids: Sequence[str], residents: Sequence[str]) -> None:
    """Reads what a batch of alarms will need: their incidents, early words, open incidents of the same persons."""
    known: dict[str, Incident | None] = tx.session.info.setdefault("incidents", {})
    known.update(dict.fromkeys(f"{department}/{one}" for one in source_ids))
    query = select(Incident).where(
        col(Incident.source_department) == department, col(Incident.source_id).in_(sorted(set(source_ids)))
    )
    known.update({f"{department}/{row.source_id}": row for row in tx.session.exec(query)})
    words: dict[str, EarlyWord | None] = tx.session.info.setdefault("early", {})
    words.update(dict.fromkeys(f"{department}/{one}" for one in source_ids))
    early = select(EarlyWord).where(col(EarlyWord.source).in_(sorted(words)))
    words.update({row.source: row for row in tx.session.exec(early)})
    persons: dict[str, list[Incident]] = tx.session.info.setdefault("persons", {})
    persons.update({one: [] for one in residents if one})
    same = select(Incident).where(col(Incident.closed_at).is_(None), col(Incident.resident_id).in_(sorted(persons)))
    for row in tx.session.exec(same):
        persons[row.resident_id].append(row)


def early_word(tx: Tx, source: str) -> EarlyWord | None:
    """What was said of an alarm before it came."""
    words: dict[str, EarlyWord | None] = tx.session.info.setdefault("early", {})
    if source not in words:
        words[source] = tx.session.get(EarlyWord, source)
    return words[source]


def open_incident(tx: Tx, alarm: Alarm) -> Incident | None:
    """The incident of an alarm: the one there is, or a new one that is graded, announced and served.

    None for an alarm so old that it is history. One that is late, but of this day, opens and sends nobody: it goes to
    people at once. One that was recalled before it came, or that is the same as an open one, opens and closes.
    """
    if known := known_incident(tx, alarm.department, alarm.source_id):
        return known
    late = alarm.send_until < tx.now
    looked_at = timedelta(hours=now_in_force("looked-at-within-hours", tx.now))
    if late and alarm.raised_at + looked_at < tx.now:
        return None
    early = early_word(tx, alarm.source)
    same = None if late else _same_as(tx, alarm)
    if same and (same := closing.hold(tx, same.id)) and same.state == models.CLOSED:
        same = None
    incident = _enter(tx, alarm, early)
    if early and early.recalled:
        outcome = "HELPED" if early.recalled == HELPED_ALREADY else "FALSE_ALARM"
        closing.close(tx, incident, outcome, "报警前已撤回", "it had been recalled before it came")
    elif same:
        merge(tx, incident, same)
    elif late:
        _leave_to_people(tx, incident)
    elif incident.wanting:
        send_later(tx, incident)
    return incident


def _enter(tx: Tx, alarm: Alarm, early: EarlyWord | None) -> Incident:
    presses = max(1, early.presses if early else 1)
    facts = grading.Facts(alarm.kind, alarm.alarm, presses, alarm.dead, alarm.badly_hurt, alarm.grade)
    graded = grading.grade(now_in_force("grading", tx.now), facts)
    wanting = grading.needs(now_in_force("response", tx.now), alarm.kind, alarm.alarm, graded.grade)
    steps = now_in_force("escalation", tx.now)[graded.grade]
    lat, lon = alarm.position or middle_of(alarm.town, alarm.county)
    incident = Incident(
        id=draw("SJ", 12),
        source_department=alarm.department,
        source_id=alarm.source_id,
        kind=alarm.kind,
        alarm=alarm.alarm,
        grade=graded.grade,
        grade_row=graded.row,
        reported_grade=alarm.grade,
        state=models.OPEN,
        county=alarm.county,
        town=alarm.town,
        resident_id=alarm.resident_id,
        reporter=alarm.reporter,
        words=alarm.words,
        lat=lat,
        lon=lon,
        place_known=alarm.position is not None,
        presses=presses,
        dead=alarm.dead,
        badly_hurt=alarm.badly_hurt,
        raised_at=alarm.raised_at,
        send_until=alarm.send_until,
        opened_at=tx.now,
        wanting=wanting,
        waiting=bool(wanting),
        escalate_at=grading.next_clock(steps, 0, tx.now),
    )
    if alarm.ask:
        incident.asked, incident.asked_at = 1, tx.now
        incident.ask_at = tx.now + timedelta(seconds=now_in_force("place-again-seconds", tx.now)[0])
    tx.session.add(incident)
    tx.session.info.setdefault("incidents", {})[alarm.source] = incident
    if (own := tx.session.info.get("persons", {}).get(alarm.resident_id)) is not None:
        own.append(incident)
    opened = events.IncidentOpened(
        incident_id=incident.id,
        source_department=incident.source_department,
        source_id=incident.source_id,
        kind=incident.kind,
        grade=incident.grade,
        county=incident.county,
        town=incident.town,
        resident_id=incident.resident_id,
    )
    opened.opened_at.FromDatetime(tx.now)
    tx.emit(incident.id, opened)
    mark(tx, incident.id, "Raised", "报警", "the alarm", department=alarm.department, at=alarm.raised_at)
    told = grading.ROMAN[graded.grade]
    mark(tx, incident.id, "IncidentOpened", f"开事件，{told}级：{graded.zh}", f"opened, grade {told}: {graded.en}")
    if alarm.ask:
        zh = f"位置未知（{alarm.why_zh}），暂按乡镇中心派出，继续询问"
        en = f"place unknown ({alarm.why_en}): sent to the town's middle, asked again"
        mark(tx, incident.id, "PLACE_UNKNOWN", zh, en)
    return incident


def middle_of(town: str, county: str) -> tuple[float, float]:
    """The middle of a town, of its county, or of the city's first county when the place is not of this city."""
    code = next(code for code in (town, county, places.counties()[0].code) if places.place(code))
    return geography.position(code)


def _same_as(tx: Tx, alarm: Alarm) -> Incident | None:
    """An open incident that this alarm belongs to: of the same person, or of the same kind near in space and time."""
    rules = now_in_force("merging", tx.now)
    alike = (col(Incident.closed_at).is_(None), col(Incident.kind) == alarm.kind)
    person, near = rules["same-person"], rules["near"].get(alarm.kind)
    if alarm.resident_id and alarm.kind in person["kinds"]:
        since = alarm.raised_at - timedelta(seconds=person["seconds"])
        own = (one for one in _of_person(tx, alarm.resident_id) if one.kind == alarm.kind and one.raised_at > since)
        return next((one for one in own if one.state != models.CLOSED), None)
    if near and alarm.position:
        # Two reports of one thing at the same moment: the second waits for the first, and then sees it.
        _one_at_a_time(tx, f"merge/{alarm.kind}")
        since = alarm.raised_at - timedelta(seconds=near["seconds"])
        query = select(Incident).where(*alike, col(Incident.place_known).is_(True), col(Incident.raised_at) > since)
        found = tx.session.exec(query.order_by(col(Incident.opened_at))).all()
        if not found:
            return None
        lats, lons = np.array([one.lat for one in found]), np.array([one.lon for one in found])
        apart = distance.metres(*alarm.position, lats, lons)
        nearest = int(np.argmin(apart))
        return found[nearest] if apart[nearest] <= near["metres"] else None
    return None


def _of_person(tx: Tx, resident_id: str) -> list[Incident]:
    """The open incidents of a person; those that this transaction opens are added to it."""
    persons: dict[str, list[Incident]] = tx.session.info.setdefault("persons", {})
    if resident_id not in persons:
        query = select(Incident).where(col(Incident.closed_at).is_(None), col(Incident.resident_id) == resident_id)
        persons[resident_id] = list(tx.session.exec(query).all())
    return persons[resident_id]


def _one_at_a_time(tx: Tx, name: str) -> None:
    """Until the end of the transaction; SQLite has one writer anyway."""
    connection = tx.session.connection()
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SELECT pg_advisory_xact_lock(hashtext(%s))", (name,))


def merge(tx: Tx, incident: Incident, into: Incident) -> None:
    """Ends an incident as merged into another; what it said counts there."""
    into.presses += incident.presses
    into.dead, into.badly_hurt = max(into.dead, incident.dead), max(into.badly_hurt, incident.badly_hurt)
    tx.session.add(into)
    incident.merged_into = into.id
    mark(tx, into.id, "Merged", f"并入 {incident.id}", f"{incident.id} is the same incident")
    closing.close(tx, incident, "MERGED", f"与 {into.id} 为同一事件", f"the same incident as {into.id}")
    regrade_by_table(tx, into)


def regrade_by_table(tx: Tx, incident: Incident) -> None:
    """Grades an open incident by what is known now; it may only rise: people lower it."""
    facts = grading.Facts(
        incident.kind,
        incident.alarm,
        incident.presses,
        incident.dead,
        incident.badly_hurt,
        incident.reported_grade,
    )
    graded = grading.grade(now_in_force("grading", tx.now), facts)
    if incident.state != models.CLOSED and graded.grade < incident.grade:
        regrade(tx, incident, graded.grade, graded.row, graded.zh, graded.en)


def regrade(tx: Tx, incident: Incident, grade: int, row: str, zh: str, en: str) -> None:
    """Another grade: its clock starts where the new grade's steps are, counted from the opening."""
    incident.grade, incident.grade_row = grade, row
    steps = now_in_force("escalation", tx.now)[grade]
    done = sum(incident.opened_at + timedelta(seconds=step["after"]) <= tx.now for step in steps)
    incident.escalation, incident.escalate_at = done, grading.next_clock(steps, done, incident.opened_at)
    tx.session.add(incident)
    told = events.IncidentRegraded(incident_id=incident.id, grade=grade, escalated_to=incident.escalated_to)
    tx.emit(incident.id, told)
    roman = grading.ROMAN[grade]
    mark(tx, incident.id, "IncidentRegraded", f"改为{roman}级：{zh}", f"grade {roman}: {en}")


def _leave_to_people(tx: Tx, incident: Incident) -> None:
    """Too late to send anybody by rule: people must look at it now."""
    incident.wanting, incident.waiting, incident.nobody_told = [], False, True
    incident.escalate_at = tx.now
    tx.session.add(incident)
    zh, en = "已过派出时限，未自动派出，报值班人员核实", "too late to send anybody by rule: people must look at it"
    mark(tx, incident.id, "TOO_LATE", zh, en)
    tx.emit(
        incident.id,
        events.NoUnitAvailable(
            incident_id=incident.id,
            source_department=incident.source_department,
            source_id=incident.source_id,
            county=incident.county,
        ),
    )

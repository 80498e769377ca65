"""Alarms, units, other departments and people for safety's tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2
from civic.eldercare.v1 import events_pb2 as elder
from civic.safety.v1 import safety_pb2 as pb
from sqlalchemy import select as core_select
from sqlmodel import col, select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import NotFound, Unavailable
from city import geography, places
from services.safety import models
from services.safety.main import SERVICE
from services.safety.models import Incident, Order, Unit
from tests.support import Stage, record, stage

if TYPE_CHECKING:
    import threading
    from collections.abc import Callable, Sequence

    from google.protobuf.message import Message

    from chassis.settings import Settings

TOWN = places.towns("330802")[0].code
LAT, LON = geography.position(TOWN)
STAFF = Actor("d1", "officer", county="330802", department="safety", via="gateway", purpose="test")
CHIEF = Actor("d2", "supervisor", county="330802", department="safety", via="gateway", purpose="test")
STRANGER = Actor("x1", "officer", county="330802", department="childcare", via="gateway", purpose="test")


def make_resident(subject: str) -> Actor:
    return Actor(subject, "resident", via="gateway", purpose="test")


def make_unit(name: str, kind: str = "AMBULANCE", north: float = 0.0, **changes: Any) -> Unit:
    """A unit so many degrees north of the town."""
    skills = {
        "AMBULANCE": "|first-aid|life-support|",
        "COMMUNITY": "|first-aid|",
        "POLICE": "|first-aid|police|",
        "FIRE": "|fire-fighting|first-aid|rescue-cutting|water-rescue|",
    }
    told: dict[str, Any] = {"state": models.FREE, "back_at": datetime(2021, 1, 1, tzinfo=UTC)}
    here = {"station_lat": LAT + north, "station_lon": LON, "lat": LAT + north, "lon": LON}
    place = {"county": "330802", "town": TOWN}
    return Unit(id=name, kind=kind, name=name, skills=skills[kind], **{**told, **here, **place, **changes})


def make_sos(emergency: str = "e1", *, ago: float = 1.0, within: float = 600.0, **changes: Any) -> elder.SosRaised:
    """An SOS raised so many seconds ago, for which units go within so many seconds."""
    told: dict[str, Any] = {"resident_id": f"r-{emergency}", "county": "330802", "town": TOWN, "kind": "PENDANT"}
    event = elder.SosRaised(emergency_id=emergency, device_id="d", **{**told, **changes})
    raised = datetime.now(UTC) - timedelta(seconds=ago)
    event.raised_at.FromDatetime(raised)
    event.send_until.FromDatetime(raised + timedelta(seconds=within))
    return event


@dataclass
class Others:
    """Answers in the place of other departments; those in `down` do not answer, `slow` waits until it is set."""

    emergencies: dict[str, tuple[float, float]] = field(default_factory=dict)
    answers: dict[str, Callable[[Any], Message]] = field(default_factory=dict)
    down: set[str] = field(default_factory=set)
    slow: threading.Event | None = None
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:
        self.asked.append((method, actor.subject, purpose))
        department = request.DESCRIPTOR.file.package.split(".")[1]
        if self.slow:
            self.slow.wait(5)
        if department in self.down:
            raise Unavailable("nobody answered")
        if method in self.answers:
            return self.answers[method](request)
        assert isinstance(request, eldercare_pb2.GetEmergencyRequest), method
        if request.emergency_id not in self.emergencies:
            raise NotFound("eldercare.no-such-emergency", "没有", "no such emergency")
        lat, lon = self.emergencies[request.emergency_id]
        told = {"address": "某村1号"}
        return eldercare_pb2.Emergency(emergency_id=request.emergency_id, lat=lat, lon=lon, **told)


def make_stage(fresh: Callable[..., Settings], *units: Unit) -> tuple[Stage, Others]:
    on, others = stage(fresh("safety"), [SERVICE]), Others()
    edge = on.host.departments["safety"].edge
    edge.asking = others
    edge.perform(lambda tx: tx.session.add_all(units), system("safety"))
    return on, others


def send(on: Stage, *events: Message, times: int = 1) -> list[Message]:
    """Delivers events as one batch, `times` times the same; returns what was announced."""
    names = ("emergency_id", "incident_id", "signal_id", "traffic_incident_id", "handover_id", "campus_incident_id")
    keys = [next(getattr(e, n) for n in names if hasattr(e, n)) for e in events]
    records = [record(event, key) for event, key in zip(events, keys, strict=True)]
    for _ in range(times):
        on.deliver("safety", *records)
    return on.announced("safety")


def kinds(messages: Sequence[Message]) -> list[str]:
    return [type(message).__name__ for message in messages]


def incidents(on: Stage) -> list[Incident]:
    with on.host.departments["safety"].db.transaction(write=False) as session:
        return list(session.exec(select(Incident).order_by(col(Incident.opened_at), col(Incident.id))).all())


def unit_of(on: Stage, name: str) -> Unit:
    with on.host.departments["safety"].db.transaction(write=False) as session:
        return session.get_one(Unit, name)


def standing(on: Stage) -> list[tuple[str, str]]:
    """(incident, unit) of every order that stands."""
    with on.host.departments["safety"].db.transaction(write=False) as session:
        query = core_select(Order.incident_id, Order.unit_id).where(col(Order.ended_at).is_(None))
        return [tuple(row) for row in session.connection().execute(query)]


def run_job(on: Stage, name: str) -> None:
    department = on.host.departments["safety"]
    (job,) = [job for job in department.service.jobs if job.name == name]
    while department.edge.perform(job.action, system("safety")):
        pass


def read(on: Stage, incident_id: str, actor: Actor = STAFF) -> pb.Incident:
    return on.call("safety", "GetIncident", pb.GetIncidentRequest(incident_id=incident_id), actor)


def change(on: Stage, action: Callable[[Any], None]) -> None:
    """Something done to the tables as the department would."""
    on.host.departments["safety"].edge.perform(action, system("safety"))

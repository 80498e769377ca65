"""Elders, devices and other departments for elder care's tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb
from civic.registry.v1 import registry_pb2
from google.protobuf.timestamp_pb2 import Timestamp

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import NotFound, Unavailable
from city import geography, places
from services.eldercare.actions import sos
from services.eldercare.main import SERVICE
from services.eldercare.models import Contact, Device, Elder
from services.eldercare.rules.sos import Taps
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from google.protobuf.message import Message

    from chassis.settings import Settings

NOW = datetime.now(UTC)
VILLAGE = places.villages()[0]
LAT, LON = geography.position(VILLAGE.code)
COUNTY, TOWN = VILLAGE.code[:6], VILLAGE.code[:9]
OFFICER = Actor("o1", "officer", county=COUNTY, department="eldercare", via="gateway", purpose="test")
SECOND = Actor("o2", "officer", county=COUNTY, department="eldercare", via="gateway", purpose="test")
THIRD = Actor("o3", "officer", county=COUNTY, department="eldercare", via="gateway", purpose="test")
WINDOW = Actor("w1", "window", county=COUNTY, department="eldercare", via="gateway", purpose="test")
SAFETY = Actor("safety", "service", department="safety", via="safety", purpose="出警 dispatch")


def make_resident(subject: str) -> Actor:
    return Actor(subject, "resident", via="gateway")


def make_elder(resident_id: str, **changes: Any) -> Elder:
    told: dict[str, Any] = {
        "elder_no": f"E{resident_id}",
        "county": COUNTY,
        "town": TOWN,
        "village": VILLAGE.code,
        "lat": LAT,
        "lon": LON,
        "birth_date": (NOW - timedelta(days=365.25 * 82)).date(),
        "sex": "FEMALE",
        "lives_alone": True,
        "conditions": [],
        "opened_on": NOW.date(),
    }
    return Elder(resident_id=resident_id, **{**told, **changes})


def make_device(device_id: str, resident_id: str, **changes: Any) -> Device:
    told: dict[str, Any] = {
        "kind": "PENDANT",
        "county": COUNTY,
        "town": TOWN,
        "lat": LAT,
        "lon": LON,
        "address": "3 幢 2 单元 501",
        "registered_at": NOW,
        "last_heard_at": NOW,
    }
    return Device(id=device_id, resident_id=resident_id, **{**told, **changes})


def make_contacts(resident_id: str, count: int = 2) -> list[Contact]:
    return [
        Contact(resident_id=resident_id, rank=rank, name=f"家属{rank}", relation="CHILD", phone=f"1540000000{rank}")
        for rank in range(1, count + 1)
    ]


@dataclass
class Registry:
    """Answers in the place of the registry."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    down: bool = False
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:
        self.asked.append((method, actor.subject, purpose))
        if self.down:
            raise Unavailable("nobody answered")
        if isinstance(request, registry_pb2.GetHouseholdRequest):
            members = [one for one in self.people if self.people[one].get("household", one) == request.household_id]
            shown = [registry_pb2.Household.Member(resident_id=one) for one in members]
            return registry_pb2.Household(household_id=request.household_id, members=shown)
        assert isinstance(request, registry_pb2.GetResidentRequest)
        if request.resident_id not in self.people:
            raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
        told = self.people[request.resident_id]
        return registry_pb2.Resident(
            resident_id=request.resident_id,
            name=told.get("name", "王芳"),
            sex=told.get("sex", "FEMALE"),
            birth_date=told.get("birth_date", "1944-05-06"),
            household_id=told.get("household", request.resident_id),
            village=told.get("village", VILLAGE.code),
            phone=told.get("phone", "15400000009"),
        )


def make_stage(fresh: Callable[..., Settings], *rows: Any, **changes: Any) -> tuple[Stage, Registry]:
    on, registry = stage(fresh("eldercare", **changes), [SERVICE]), Registry()
    edge = on.host.departments["eldercare"].edge
    edge.asking = registry
    enter(on, *rows)
    sos._taps = Taps()  # each test begins with full taps
    return on, registry


def enter(on: Stage, *rows: Any) -> None:
    on.host.departments["eldercare"].edge.perform(lambda tx: tx.session.add_all(rows), system("eldercare"))


def run_job(on: Stage, name: str, *, now: datetime | None = None) -> bool | None:
    """Runs a job once; `now` moves its clock."""
    edge = on.host.departments["eldercare"].edge
    (job,) = [one for one in SERVICE.jobs if one.name == name]

    def act(tx: Any) -> bool | None:
        tx.now = now or tx.now
        return job.action(tx)

    return edge.perform(act, system("eldercare"))


def call(on: Stage, method: str, request: Message, actor: Actor = OFFICER) -> Any:
    return on.call("eldercare", method, request, actor)


def rows(on: Stage, model: Any, **where: Any) -> Sequence[Any]:
    from sqlmodel import select  # noqa: PLC0415

    with on.host.departments["eldercare"].db.transaction(write=False) as session:
        query = select(model)
        for name, value in where.items():
            query = query.where(getattr(model, name) == value)
        found = session.exec(query).all()
        for row in found:
            session.expunge(row)
        return found


def change(on: Stage, model: Any, key: Any, **columns: Any) -> None:
    def act(tx: Any) -> None:
        row = tx.session.get(model, key)
        for name, value in columns.items():
            setattr(row, name, value)
        tx.session.add(row)

    on.host.departments["eldercare"].edge.perform(act, system("eldercare"))


def stamp(moment: datetime) -> Timestamp:
    found = Timestamp()
    found.FromDatetime(moment)
    return found


def press(on: Stage, device_id: str = "d1", actor: Actor = SAFETY, **told: Any) -> pb.RaiseSosResponse:
    answer: pb.RaiseSosResponse = call(on, "RaiseSos", pb.RaiseSosRequest(device_id=device_id, **told), actor)
    return answer

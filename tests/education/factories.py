"""A stage with education alone, a round of four squares, and who answers in the registry's place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.education.v1 import education_pb2 as pb
from civic.registry.v1 import registry_pb2
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import NotFound
from services.education.main import SERVICE
from services.education.models import AdmissionRound
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

COUNTY = "330802"
OFFICER = Actor("o1", "officer", county=COUNTY, department="education", via="gateway", purpose="test")
MOTHER = Actor("r-mother", "resident", via="gateway", purpose="test")
STRANGER = Actor("r-stranger", "resident", via="gateway", purpose="test")
NAMES = ("A", "B", "C", "D")


@dataclass
class Registry:
    """Answers GetResident: a mother may read her child."""

    children: dict[str, str] = field(default_factory=lambda: {"r-child": "r-mother"})

    def __call__(self, actor: Actor, method: str, request: Any, purpose: str, case_id: str) -> Any:
        assert purpose
        assert method == "GetResident"
        if actor.role == "resident" and self.children.get(request.resident_id) != actor.subject:
            raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
        return registry_pb2.Resident(resident_id=request.resident_id, hukou_county="330100")


def square(index: int) -> dict[str, Any]:
    """The n-th of four squares in a row, 0.1 degrees wide, from 118.8 E, 28.9 N."""
    west, east = 118.8 + 0.1 * index, 118.8 + 0.1 * (index + 1)
    ring = [[west, 28.9], [east, 28.9], [east, 29.0], [west, 29.0], [west, 28.9]]
    return {"type": "Polygon", "coordinates": [ring]}


def inside(index: int) -> pb.Point:
    return pb.Point(lat=28.95, lon=118.85 + 0.1 * index)


def make_request(**changes: Any) -> pb.OpenAdmissionRoundRequest:
    now = datetime.now(UTC)
    told = {"round_id": "R1", "county": COUNTY, "stage": "PRIMARY", "opens_at": (now - timedelta(days=1)).isoformat()}
    told["closes_at"] = (now + timedelta(days=1)).isoformat()
    schools = changes.pop("schools", None)
    request = pb.OpenAdmissionRoundRequest(**{**told, **changes})
    for index, name in enumerate(NAMES):
        row = request.schools.add(school_id=name, name=f"{name}校", capacity=2)
        row.catchment.update(square(index))
    if schools:
        schools(request.schools)
    return request


def make_stage(fresh: Callable[..., Settings]) -> Stage:
    on = stage(fresh("education"), [SERVICE])
    on.host.departments["education"].edge.asking = Registry()
    return on


def close(on: Stage, round_id: str = "R1") -> None:
    """The round's time is over."""

    def change(tx: Any) -> None:
        one = tx.session.exec(select(AdmissionRound).where(AdmissionRound.id == round_id)).one()
        one.closes_at = tx.now - timedelta(seconds=1)
        tx.session.add(one)

    on.host.departments["education"].edge.perform(change, system("education"))

"""Cards, people and a registry for employment's tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import NotFound, Unavailable
from services.employment.main import SERVICE
from services.employment.models import Career
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.settings import Settings

CHILD, MOTHER, STRANGER = "r-child", "r-mother", "r-stranger"
OFFICER = Actor("o1", "officer", county="330802", department="employment", via="gateway", purpose="test")


def make_resident(subject: str) -> Actor:
    return Actor(subject, "resident", via="gateway", purpose="test")


def make_inputs(**changes: Any) -> dict[str, Any]:
    return {"residentId": CHILD, "cardBank": "ICBC", **changes}


@dataclass
class Registry:
    """Answers in the registry's place: who may read whom. It keeps what it was asked."""

    readers: dict[str, set[str]] = field(default_factory=dict)
    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    down: bool = False
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:
        if isinstance(request, registry_pb2.GetHouseholdRequest):
            shown = [registry_pb2.Household.Member(resident_id=one) for one in self.people]
            return registry_pb2.Household(household_id=request.household_id, members=shown)
        assert method == "GetResident"
        assert isinstance(request, registry_pb2.GetResidentRequest)
        if actor.role != "resident" and request.resident_id in self.people:
            return registry_pb2.Resident(
                resident_id=request.resident_id,
                household_id="h",
                village="330802001001",
                **self.people[request.resident_id],
            )
        self.asked.append((actor.subject, request.resident_id, purpose))
        if self.down:
            raise Unavailable("registry did not answer")
        if actor.subject not in self.readers.get(request.resident_id, ()):
            raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
        return registry_pb2.Resident(resident_id=request.resident_id)


def make_stage(fresh: Callable[..., Settings]) -> tuple[Stage, Registry]:
    on, registry = stage(fresh("employment"), [SERVICE]), Registry({CHILD: {MOTHER}})
    on.host.departments["employment"].edge.asking = registry
    return on, registry


def make_career(resident_id: str, **changes: Any) -> Career:
    told: dict[str, Any] = {
        "county": "330802",
        "employer_code": "91330800MA28A0000X",
        "post": "WORKER",
        "months": 240,
        "unemployment_months": 130,
        "index_milli": 1000,
        "account_fen": 10_000_000,
        "fund_centre": "衢州市住房公积金管理中心",
    }
    return Career(resident_id=resident_id, **{**told, **changes})


def enter(on: Stage, *rows: Any) -> None:
    on.host.departments["employment"].edge.perform(lambda tx: tx.session.add_all(rows), system("employment"))


def rows(on: Stage, model: Any, **named: Any) -> list[Any]:
    with on.host.departments["employment"].db.transaction(write=False) as session:
        found = list(session.exec(select(model).filter_by(**named)).all())
        session.expunge_all()
    return found


def change(on: Stage, model: Any, key: Any, **changes: Any) -> None:
    def act(tx: Any) -> None:
        row = tx.session.get(model, key)
        for name, value in changes.items():
            setattr(row, name, value)
        tx.session.add(row)

    on.host.departments["employment"].edge.perform(act, system("employment"))


def call(on: Stage, method: str, request: Message, actor: Actor = OFFICER) -> Any:
    return on.call("employment", method, request, actor)

"""Cards, people and a registry for employment's tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from civic.registry.v1 import registry_pb2

from chassis.auth import Actor
from chassis.errors import NotFound, Unavailable
from services.employment.main import SERVICE
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
    down: bool = False
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:
        assert method == "GetResident"
        assert isinstance(request, registry_pb2.GetResidentRequest)
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

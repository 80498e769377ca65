"""Families, institutions and other departments for childcare's tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.health.v1 import health_pb2
from civic.registry.v1 import registry_pb2

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import NotFound, Unavailable
from city import places
from city.days import CHINA
from services.childcare.main import SERVICE
from services.childcare.models import Institution
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.settings import Settings

BORN = (datetime.now(UTC) - timedelta(days=10)).astimezone(CHINA).replace(microsecond=0)
MOTHER, FATHER, STRANGER = "r-mother", "r-father", "r-stranger"
VILLAGE = places.villages()[0].code
OFFICER = Actor("o1", "officer", county="330802", department="childcare", via="gateway", purpose="test")


def make_resident(subject: str) -> Actor:
    return Actor(subject, "resident", via="gateway", purpose="test")


def make_inputs(**changes: Any) -> dict[str, Any]:
    mother = {"residentId": MOTHER, "name": "王芳", "village": VILLAGE}
    return {"bornAt": BORN.isoformat(), "mother": mother, "certificateNo": "X123456789", **changes}


def make_institution(number: int, lat: float, lon: float, **changes: Any) -> Institution:
    told: dict[str, Any] = {"planned": 50, "filed": 40, "used": 20, "county": "330802", "town": "330802001"}
    return Institution(id=f"i{number}", name=f"托育园{number}", lat=lat, lon=lon, **{**told, **changes})


@dataclass
class Others:
    """Answers in the place of registry (homes by resident) and health (who may read a certificate)."""

    homes: dict[str, str] = field(default_factory=dict)
    readers: dict[str, set[str]] = field(default_factory=dict)
    down: bool = False
    asked: list[tuple[str, str, str]] = field(default_factory=list)

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:
        self.asked.append((method, actor.subject, purpose))
        if self.down:
            raise Unavailable("nobody answered")
        if isinstance(request, registry_pb2.GetResidentRequest):
            if request.resident_id not in self.homes:
                raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")
            return registry_pb2.Resident(resident_id=request.resident_id, village=self.homes[request.resident_id])
        assert isinstance(request, health_pb2.GetBirthCertificateRequest)
        if actor.subject not in self.readers.get(request.certificate_no, ()):
            raise NotFound("health.no-such-certificate", "没有这张出生医学证明", "no such birth certificate")
        return health_pb2.BirthCertificate(certificate_no=request.certificate_no)


def make_stage(fresh: Callable[..., Settings], *institutions: Institution) -> tuple[Stage, Others]:
    on, others = stage(fresh("childcare"), [SERVICE]), Others()
    edge = on.host.departments["childcare"].edge
    edge.asking = others
    edge.perform(lambda tx: tx.session.add_all(institutions), system("childcare"))
    return on, others

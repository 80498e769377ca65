"""A stage with transport alone, and who answers in safety's place."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.safety.v1 import events_pb2 as safety
from civic.safety.v1 import safety_pb2

from chassis.auth import Actor
from chassis.errors import NotFound, Unavailable
from services.transport.main import SERVICE
from tests.support import Stage, record, stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.events import Record
    from chassis.settings import Settings

OPERATOR = Actor("op1", "operator", county="330802", department="transport", via="gateway", purpose="test")
OFFICER = Actor("o1", "officer", county="330802", department="transport", via="gateway", purpose="test")
UNIT = "unit-1"
# Two places on one street of the demonstration grid of 柯城区, and two on a street across.
WEST, EAST = (28.93, 118.80), (28.93, 118.87)


@dataclass
class Safety:
    """Answers GetGreenWayRoute for the incidents it knows."""

    routes: dict[str, tuple[float, float, float, float]] = field(default_factory=dict)
    down: bool = False

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:
        assert actor.role == "service"
        assert purpose
        if self.down:
            raise Unavailable("nobody answered")
        assert isinstance(request, safety_pb2.GetGreenWayRouteRequest)
        if request.incident_id not in self.routes:
            raise NotFound("safety.no-such-incident", "没有这个事件", "no such incident")
        names = ("from_lat", "from_lon", "to_lat", "to_lon")
        ends = dict(zip(names, self.routes[request.incident_id], strict=True))
        return safety_pb2.GreenWayRoute(incident_id=request.incident_id, **ends)


def make_stage(fresh: Callable[..., Settings], asked: Any = None) -> Stage:
    on = stage(fresh("transport"), [SERVICE])
    if asked is not None:
        on.host.departments["transport"].edge.asking = asked
    return on


def asked(incident: str, *, unit: str = UNIT, minutes: float = 60, begins: float = 0) -> Record:
    """Safety asks for a green way, from `begins` to `minutes` from now."""
    event = safety.GreenWayAsked(incident_id=incident, unit_id=unit, county="330802")
    now = datetime.now(UTC)
    getattr(event, "from").FromDatetime(now + timedelta(minutes=begins))
    event.until.FromDatetime(now + timedelta(minutes=minutes))
    return record(event, incident, source="safety")


def ended(incident: str, unit: str = UNIT) -> Record:
    return record(safety.GreenWayEnded(incident_id=incident, unit_id=unit), incident, source="safety")


def arrived(incident: str, unit: str = UNIT) -> Record:
    return record(safety.UnitArrived(incident_id=incident, unit_id=unit), incident, source="safety")


def closed(incident: str) -> Record:
    return record(safety.IncidentClosed(incident_id=incident, outcome="HELPED"), incident, source="safety")

"""Households, sources and other departments for assistance's tests."""

from __future__ import annotations

import json
import threading
import time
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2 as onething
from civic.policy.v1 import policy_pb2
from civic.registry.v1 import registry_pb2

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import NotFound, Unavailable
from city import places, resident_id
from city.days import china_day
from services.assistance.main import SERVICE
from services.assistance.models import Award, AwardAmount, AwardPerson
from services.assistance.rules.awards import month_of
from tests.support import Stage, stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from google.protobuf.message import Message

    from chassis.settings import Settings

NOW = datetime.now(UTC)
TODAY = china_day(NOW)
MONTH = month_of(TODAY)
VILLAGE = places.villages()[0]
COUNTY, TOWN = VILLAGE.code[:6], VILLAGE.code[:9]
ACCOUNT, BAD_ACCOUNT = "6222021209001234562", "6222021209001234560"
_TOLD = {"county": COUNTY, "department": "assistance", "via": "gateway", "purpose": "test"}
OFFICER = Actor("o1", "officer", **_TOLD, token="t")
YES = onething.OfficerDecision(granted=True, officer="o1")
NO = onething.OfficerDecision(granted=False, officer="o1", reasons=[onething.Reason(code="x.no", zh="不予", en="no")])
LINE_FEN = 110_000


def id_number(n: int) -> str:
    body = f"330802{1950 + n % 50}0101{n:03}"
    return body + resident_id.check_character(body)


def make_person(subject: str) -> Actor:
    return Actor(subject, "resident", via="gateway")


@dataclass
class City:
    """Answers in the place of registry and policy, under their contracts."""

    people: dict[str, dict[str, Any]] = field(default_factory=dict)
    registry_down: bool = False
    policy_down: bool = False
    asked: list[tuple[str, str]] = field(default_factory=list)

    def __call__(self, actor: Actor, method: str, request: Message, purpose: str, case_id: str) -> Any:
        self.asked.append((method, purpose))
        if method == "AssessHousehold":
            if self.policy_down:
                raise Unavailable("policy did not answer")
            return assess(request)
        if self.registry_down:
            raise Unavailable("registry did not answer")
        if isinstance(request, registry_pb2.GetHouseholdRequest):
            found = registry_pb2.Household(household_id=request.household_id, village=VILLAGE.code)
            for one, told in self.people.items():
                if told["household"] == request.household_id:
                    found.members.add(resident_id=one, relation=told["relation"])
            return found
        if isinstance(request, registry_pb2.FindResidentRequest):
            for one, told in self.people.items():
                if told["number"] == request.id_number:
                    return self._resident(one)
        elif isinstance(request, registry_pb2.GetResidentRequest) and request.resident_id in self.people:
            return self._resident(request.resident_id)
        raise NotFound("registry.no-such-resident", "没有这位居民", "no such resident")

    def _resident(self, one: str) -> registry_pb2.Resident:
        told = self.people[one]
        return registry_pb2.Resident(
            resident_id=one,
            id_number=told["number"],
            sex="MALE",
            birth_date="1970-01-01",
            household_id=told["household"],
            village=VILLAGE.code,
        )

    def add(self, one: str, n: int, relation: str = "HEAD", household: str = "h1") -> str:
        self.people[one] = {"number": id_number(n), "relation": relation, "household": household}
        return id_number(n)


def assess(request: policy_pb2.AssessHouseholdRequest) -> policy_pb2.AssessHouseholdResponse:
    """A small department of policy under the real contract: the top-up to a line, and its edge."""
    home = request.household
    income = sum(one.amount_fen for each in home.persons for one in each.incomes)
    line, opened = LINE_FEN * len(home.persons), bool(home.unknown)
    answer = policy_pb2.AssessHouseholdResponse(rules_digest="sm3:toy")
    for name, yes, amount in (
        ("minimum-living", income < line, line - income),
        ("low-income-edge", line <= income <= line * 3 // 2, 0),
        ("extreme-support", income == 0, LINE_FEN * 3 // 2),
    ):
        row = answer.benefits.add(benefit=name, eligible=yes and not opened, open=opened, missing=home.unknown)
        row.amount_fen = amount if row.eligible else 0
        row.reasons.add(variable="income", value=str(income), parameter="line", source="toy", zh="收入", en="income")
    return answer


class Exchange:
    """Real HTTP sources; `says[source, resident]` is JSON, text, or a number of seconds to wait."""

    def __init__(self) -> None:
        says: dict[tuple[str, str], Any] = {}
        self.says = says

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                _, _, _, source, who = self.path.split("/")
                told = says.get((source, who), [])
                if isinstance(told, float):
                    time.sleep(told)
                    told = []
                as_of = TODAY.isoformat()
                body = told if isinstance(told, str) else json.dumps({"asOf": as_of, "figures": told})
                self.send_response(200)
                self.end_headers()
                self.wfile.write(body.encode())

            def log_message(self, *_: object) -> None: ...

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.address = f"127.0.0.1:{self.server.server_address[1]}"


def wage(fen: int, key: str = "") -> list[dict[str, Any]]:
    return [{"group": "INCOME", "code": "WAGE", "amountFen": fen, "key": key}]


def make_stage(fresh: Callable[..., Settings], exchange: Exchange | None = None) -> tuple[Stage, City]:
    doors = {"assistance.sources": exchange.address} if exchange else {}
    on, city = stage(fresh("assistance", doors=doors), [SERVICE]), City()
    on.host.departments["assistance"].edge.asking = city
    return on, city


def enter(on: Stage, *rows: Any) -> None:
    def act(tx: Any) -> None:
        for row in rows:
            tx.session.add(row)
            tx.session.flush()

    on.host.departments["assistance"].edge.perform(act, system("assistance"))


def perform(on: Stage, action: Callable[[Any], Any], actor: Actor | None = None) -> Any:
    return on.host.departments["assistance"].edge.perform(action, actor or system("assistance"))


def make_award(no: str, who: str, fen: int, **changes: Any) -> list[Any]:
    told: dict[str, Any] = {
        "benefit": "minimum-living",
        "county": COUNTY,
        "town": TOWN,
        "account": ACCOUNT,
        "account_ok": True,
        "state": "ACTIVE",
        "from_month": MONTH,
        "case_id": f"case-{no}",
        "granted_on": TODAY,
    }
    award = Award(no=no, resident_id=who, **{**told, **changes})
    amount = AwardAmount(award_no=no, from_month=award.from_month, amount_fen=fen, why="GRANTED")
    return [award, amount, AwardPerson(award_no=no, resident_id=who)]


def call(on: Stage, method: str, request: Message, actor: Actor = OFFICER) -> Any:
    return on.call("assistance", method, request, actor)


def rows(on: Stage, model: Any) -> Sequence[Any]:
    from sqlmodel import select  # noqa: PLC0415

    with on.host.departments["assistance"].db.transaction(write=False) as session:
        found = session.exec(select(model)).all()
        for row in found:
            session.expunge(row)
        return found

"""Cases that reach the desks, and who sits there."""

from __future__ import annotations

import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import onething_pb2 as pb
from sqlalchemy import text

from chassis.auth import Actor
from chassis.errors import DomainError
from city.calendar import day_of
from tests.onething import factories as make
from tests.support import WINDOW, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

COUNTY, TOWN, OTHER_TOWN = "330802", "330802005", "330802006"


def officer(account: str = "o1", county: str = COUNTY, department: str = "registry") -> Actor:
    return Actor(account, "officer", county=county, department=department, via="gateway")


def town_officer(account: str = "t1", town: str = TOWN) -> Actor:
    return Actor(account, "officer", county=town[:6], town=town, via="gateway")


def supervisor(account: str = "s1", county: str = COUNTY, department: str = "registry") -> Actor:
    return Actor(account, "supervisor", county=county, department=department, via="gateway")


def reach_officer(stage: Stage, town: str = TOWN, actor: Actor = WINDOW, outcome: str = "NEEDS_OFFICER") -> str:
    """A case whose hukou waits for an officer; the id of that item."""
    case = make.open_case(stage, actor, situation="different-counties")
    mother = {**make.MOTHER, "hukouVillage": f"{town}001"}
    parents = {"mother": mother, "father": make.FATHER, "married": True}
    while batch := make.assigned(stage):
        for work in batch:
            if work.case_id != case.case_id:
                continue
            if work.task == "share-parents":
                make.answer(stage, work, outputs=parents)
            else:
                make.answer(stage, work, outcome if work.task == "register-newborn" else "GRANTED")
    return f"{case.case_id}-hukou"


def call(stage: Stage, method: str, actor: Actor, **fields: Any) -> Any:
    """One RPC of the desks by its fields."""
    descriptor = pb.DESCRIPTOR.services_by_name["OneThingService"].methods_by_name[method]
    return stage.call("onething", method, getattr(pb, descriptor.input_type.name)(**fields), actor)


def decide(stage: Stage, item_id: str, actor: Actor, decision: str = "GRANT", **words: str) -> Any:
    return call(stage, "DecideItem", actor, item_id=item_id, decision=decision, **words)


def worklist(stage: Stage, actor: Actor, **fields: Any) -> list[str]:
    """Item ids in the order of the list."""
    return [one.item.item_id for one in call(stage, "ListWorklist", actor, **fields).entries]


def grant(stage: Stage, town: str = TOWN, actor: Actor | None = None, **changes: Any) -> Any:
    today = day_of(datetime.now(UTC))
    asked = {
        "town": town,
        "one_thing_id": "newborn",
        "item": "hukou",
        "first_day": today.isoformat(),
        "last_day": (today + timedelta(days=90)).isoformat(),
        "legal_reference": "区政府关于下放审批服务事项的决定",
        **changes,
    }
    return call(stage, "GrantMandate", actor or supervisor(), **asked)


def kinds(stage: Stage, item_id: str) -> list[str]:
    """What the case's log says of the item, in order."""
    case_id = item_id.partition("-")[0]
    ask = pb.ListCaseEventsRequest(case_id=case_id)
    return [one.kind for one in stage.call("onething", "ListCaseEvents", ask).events if one.item_id == item_id]


def attempts(stage: Stage, actor: Actor | None = None) -> list[tuple[str, str, str]]:
    """Account, action and code of what was refused."""
    found = call(stage, "ListRefusedAttempts", actor or supervisor()).attempts
    return [(one.account, one.action, one.code) for one in found]


def at_once(calls: Sequence[Callable[[], Any]]) -> list[str]:
    """Runs all at the same moment; ``ok`` or the code of the refusal, in the order of `calls`."""
    gate, outcomes = threading.Barrier(len(calls)), [""] * len(calls)

    def run(number: int) -> None:
        gate.wait()
        try:
            calls[number]()
            outcomes[number] = "ok"
        except DomainError as refusal:
            outcomes[number] = refusal.code

    threads = [threading.Thread(target=run, args=(number,)) for number in range(len(calls))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return outcomes


def execute(stage: Stage, statement: str, **values: Any) -> Any:
    """A statement on the orchestrator's database."""
    with stage.host.departments["onething"].db.transaction(write=True) as session:
        found = session.connection().execute(text(statement), values)
        return found.all() if found.returns_rows else None

"""After a death: one report stops every benefit, under the real contract, with departments of the tests' own."""

from __future__ import annotations

import json
import re
import time
from typing import TYPE_CHECKING, Any

import pytest
from civic.onething.v1 import events_pb2, onething_pb2
from google.protobuf import message_factory, symbol_database
from sqlalchemy import select

from chassis.auth import Actor, make_keys
from chassis.db import outbox
from chassis.decisions import Granted, NeedsOfficer, Reason, Refused, Undone
from chassis.errors import NotPossibleNow
from chassis.events import Record
from chassis.inbox import Reactions
from chassis.service import Host, Service
from chassis.work import answering
from services.onething.catalogue import FOLDER
from services.onething.main import SERVICE
from tests.chassis import toy
from tests.onething import factories as make
from tests.onething.offered import offered
from tests.support import KEYS, WINDOW, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.decisions import Answer, Work
    from chassis.edge import Tx
    from chassis.settings import Settings
    from services.onething.catalogue import Entry

LIVE = ("registry", "health", "assistance", "employment", "eldercare", "transport")
LATER = ("culture", "housing-fund")
FORM = {
    "deceasedIdNumber": "330802199503071227",
    "diedOn": "2026-03-01",
    "reportedBy": "HOSPITAL",
    "institution": "330802-0001",
    "placeOfDeath": "衢州市柯城区某路一号",
    "informantIdNumber": "330802199305121019",
    "heirAccount": "6222020000000000008",
    "contactPhone": "15900000001",
}
HEIR = Actor("r00000002", "resident", via="gateway")
STATUS = onething_pb2.Case.Item.Status.Name


def live_entry(text: str) -> str:
    """The real entry, as if the departments in LIVE had been built."""
    parts = re.split(r"(?m)^(?=  - id: )", text.replace("id: after-death\n", "id: after-death-live\n", 1))
    built = [
        part.replace("    planned: true\n", "") if any(f"department: {name}\n" in part for name in LIVE) else part
        for part in parts
    ]
    return "".join(built)


class City:
    """The orchestrator and departments whose tasks grant, unless told otherwise; records go by hand."""

    def __init__(self, settings: Settings, folder: Path, entry: Entry) -> None:
        make_keys(settings.keys, (*KEYS, *LIVE, *LATER))
        self.answers: dict[str, Callable[[Work], Answer]] = {}
        self.entry, self.done = entry, []
        departments = [self._department(name, folder) for name in LIVE]
        self.host = Host(settings, [SERVICE, *departments], roles=())
        self.stage = Stage(self.host)
        self._seen: dict[str, int] = {}

    def _department(self, name: str, folder: Path) -> Service:
        steps = [step for step in self.entry.steps.values() if step.department == name]
        tasks = {step.task: self._task(step.gives, stops=step.stops) for step in steps}
        undos = {step.task: lambda _tx, _work: Undone() for step in steps}
        toy_service = toy.toy(folder / f"toy-{name}")
        reactions = Reactions({events_pb2.ItemAssigned: answering(tasks, undos, events_pb2.ItemAnswered)})
        return Service(
            name=name,
            folder=toy_service.folder,
            proto=toy_service.proto,
            rpcs=toy_service.rpcs,
            tables=toy_service.tables,
            reactions=reactions,
        )

    def _task(self, gives: frozenset[str], *, stops: bool) -> Callable[[Tx, Work], Answer]:
        def grant(_tx: Tx, work: Work) -> Answer:
            self.done.append(work.task)
            if work.task in self.answers:
                return self.answers[work.task](work)
            made: dict[str, Any] = dict.fromkeys(sorted(gives), "x")
            if stops:
                made["overpaidFen"] = 10_000 if work.task == "stop-pension" else 0
            return Granted(outputs=made)

        return grant

    def step(self, times: int = 1, *, backwards: bool = False) -> bool:
        """Delivers what was announced since the last time, `times` times; False if there was nothing."""
        moved = False
        for name in ("onething", *LIVE):
            db = self.host.departments[name].db
            with db.transaction(write=False) as session:
                query = select(outbox).where(outbox.c.seq > self._seen.get(name, 0)).order_by(outbox.c.seq)
                rows = session.connection().execute(query).all()
            if rows:
                self._seen[name] = rows[-1].seq
            for row in reversed(rows) if backwards else rows:
                to = row.topic.rpartition(".to.")[2] if ".to." in row.topic else ""
                to = to or ("onething" if row.topic.endswith(".answers") else "")
                if to in self.host.departments:
                    moved = True
                    headers = json.loads(row.headers)
                    self.stage.deliver(to, *[Record(row.topic, row.key, headers, row.data)] * times)
        return moved

    def run(self, times: int = 1, *, backwards: bool = False) -> None:
        while self.step(times, backwards=backwards):
            pass

    def announced(self, kind: str) -> list[Any]:
        db = self.host.departments["onething"].db
        with db.transaction(write=False) as session:
            rows = session.connection().execute(select(outbox).order_by(outbox.c.seq)).all()
        found = []
        for row in rows:
            name = json.loads(row.headers)["ce_type"]
            if name.endswith(f".{kind}"):
                message = message_factory.GetMessageClass(symbol_database.Default().pool.FindMessageTypeByName(name))
                found.append(message.FromString(row.data))
        return found

    def report(self, **changes: Any) -> str:
        ask = make.make_request(
            one_thing_id=self.entry.id,
            situation="in-hospital",
            form={name: FORM[name] for name in self.entry.asked["in-hospital"].fields},
            promises=[{"material_id": "heirs-promise", "accepted": True}],
            **changes,
        )
        case: onething_pb2.Case = self.stage.call("onething", "OpenCase", ask, HEIR)
        return case.case_id

    def propagation(self, case_id: str, actor: Actor = WINDOW) -> onething_pb2.GetPropagationResponse:
        ask = onething_pb2.GetPropagationRequest(case_id=case_id)
        found: onething_pb2.GetPropagationResponse = self.stage.call("onething", "GetPropagation", ask, actor)
        return found


@pytest.fixture
def city(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[City]:
    text = (FOLDER / "after-death.yaml").read_text(encoding="utf-8")
    with offered(tmp_path, live_entry(text)) as entry:
        yield City(fresh("onething", *LIVE), tmp_path, entry)


def test_one_report_stops_every_benefit(city: City) -> None:
    """INVARIANT: every benefit of the entry is stopped by one report, in every department; each once."""
    case_id = city.report()
    before = city.propagation(case_id)
    assert (before.stopped, before.complete, before.HasField("seconds_to_last_stop")) == (0, False, False)
    assert before.open == before.benefits
    city.run(times=2)
    found = city.propagation(case_id)
    stops = [step.task for step in city.entry.steps_in("in-hospital") if step.stops]
    assert len(stops) >= 9
    assert (found.benefits, found.stopped, found.open, found.failed, found.planned) == (len(stops), len(stops), 0, 0, 0)
    assert found.complete
    assert sorted(task for task in city.done if task in stops) == sorted(stops)
    assert (found.overpaid_fen, found.overpayments_known) == (10_000, len(stops))
    assert found.seconds_to_last_stop > 0
    assert found.last_stopped_at == max(
        (one.stopped_at for one in found.departments if one.HasField("stopped_at")), key=lambda at: at.ToDatetime()
    )
    by_name = {one.department: one for one in found.departments}
    assert by_name["employment"].overpaid_fen == 10_000
    assert by_name["employment"].told_at.ToDatetime() <= by_name["employment"].stopped_at.ToDatetime()
    for name in LATER:
        assert by_name[name].planned
        assert not by_name[name].HasField("told_at")
    (said,) = city.announced("BenefitsStopped")
    assert (said.stopped, said.failed, said.overpayments) == (len(stops), 0, len(stops))
    assert said.seconds == pytest.approx(found.seconds_to_last_stop)
    assert said.slowest_department == found.slowest_department
    assert "fen" not in str(said)


def test_a_department_that_cannot_is_told_and_the_others_stop(city: City) -> None:
    why = Reason("transport.no-card", "没有优待卡", "no such card")
    city.answers["stop-ride-card"] = lambda _work: Refused((why,))
    city.answers["stop-pension"] = lambda _work: NeedsOfficer((why,))
    case_id = city.report()
    city.run()
    found = city.propagation(case_id)
    assert (found.open, found.failed, found.complete) == (1, 1, False)
    assert not found.HasField("seconds_to_last_stop")
    by_name = {one.department: one for one in found.departments}
    assert not by_name["employment"].HasField("stopped_at")
    assert by_name["assistance"].HasField("stopped_at")
    assert city.announced("BenefitsStopped") == []
    del city.answers["stop-pension"]
    time.sleep(0.05)
    officer = Actor("o1", "officer", county="330802", department="employment", via="gateway")
    grant = onething_pb2.DecideItemRequest(item_id=f"{case_id}-stop-pension", decision="GRANT")
    city.stage.call("onething", "DecideItem", grant, officer)
    city.run()
    found = city.propagation(case_id)
    assert (found.open, found.failed, found.complete, found.slowest_department) == (0, 1, False, "employment")
    slowest = found.seconds_to_last_stop
    assert slowest >= 0.05
    (said,) = city.announced("BenefitsStopped")
    assert (said.failed, said.slowest_department) == (1, "employment")


def test_a_report_that_nobody_can_certify_stops_nothing(city: City) -> None:
    why = Reason("health.not-dead", "查无此事", "no such death")
    city.answers["issue-death-certificate"] = lambda _work: Refused((why,))
    case_id = city.report()
    city.run()
    found = city.propagation(case_id)
    assert (found.stopped, found.failed, found.overpaid_fen) == (0, found.benefits, 0)
    assert city.announced("BenefitsStopped") == []


def test_answers_backwards_and_three_times_tell_it_once(city: City) -> None:
    """INVARIANT: however the answers come, the last stop is announced once."""
    case_ids = [city.report() for _ in range(3)]
    city.run(times=3, backwards=True)
    assert sorted(said.case_id for said in city.announced("BenefitsStopped")) == sorted(case_ids)


def test_what_departments_do_not_say_is_not_counted(city: City) -> None:
    def silent(work: Work) -> Answer:
        return Granted(outputs={"pensionStopped": "2026-04"})

    city.answers["stop-pension"] = silent
    city.answers["stop-elderly-allowance"] = lambda _work: Granted(outputs={"overpaidFen": "many"})
    case_id = city.report()
    city.run()
    found = city.propagation(case_id)
    assert (found.overpaid_fen, found.overpayments_known) == (0, found.stopped - 2)


def test_a_case_that_stops_nothing_has_no_propagation(city: City) -> None:
    case = make.open_case(city.stage)
    with pytest.raises(NotPossibleNow):
        city.propagation(case.case_id)

"""Runs over the city, with the real registry over gRPC and an assistance under its own contract."""

from __future__ import annotations

import time
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pyarrow as pa
import pytest
from civic.policy.v1 import events_pb2
from civic.policy.v1 import policy_pb2 as pb
from civic.registry.v1 import registry_pb2
from sqlmodel import select

from chassis.auth import Actor, make_keys
from chassis.errors import InvalidInput, NotAllowed, NotFound
from chassis.service import Host
from services.policy.main import SERVICE
from services.registry.main import SERVICE as REGISTRY
from services.registry.models import ReadEntry, Resident
from tests.policy.factories import SUPERVISOR, make_assistance, make_awards
from tests.support import KEYS, Stage

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from chassis.settings import Settings

DEPARTMENT = Actor("policy", "service", department="policy", via="policy", purpose="test")


class City:
    """A registry with 2,000 residents that is called over gRPC; policy is called by hand."""

    def __init__(self, settings: Settings, assistance: Any) -> None:
        make_keys(settings.keys, (*KEYS, "assistance"))
        departments = [replace(REGISTRY, jobs=()), *([assistance] if assistance else [])]
        self.served = Host(settings, departments, roles=("rpc",))
        self.served.demonstrate()
        self.served.start()
        assert self.served.server
        address = f"127.0.0.1:{self.served.server.port}"
        self.stage = Stage(Host(settings.model_copy(update={"rpc_address": address}), [SERVICE], roles=()))
        self.registry = Stage(self.served)

    def ask(self, method: str, request: Any, actor: Actor = SUPERVISOR) -> Any:
        return self.stage.call("policy", method, request, actor)

    def beat(self) -> bool:
        department = self.stage.host.departments["policy"]
        (job,) = department.service.jobs
        return bool(department.edge.perform(job.action, Actor("policy", "service", department="policy", via="policy")))

    def finish(self, screening_id: str) -> Any:
        end = time.monotonic() + 60
        while self.beat():
            assert time.monotonic() < end
        return self.ask("GetScreening", pb.GetScreeningRequest(screening_id=screening_id))

    def residents(self) -> list[Resident]:
        with self.served.departments["registry"].db.transaction(write=False) as session:
            return [row for row in session.exec(select(Resident).order_by(Resident.id)) if not row.cancelled]


@pytest.fixture
def city(fresh: Callable[..., Settings], tmp_path: Path) -> Iterator[Callable[..., City]]:
    made: list[City] = []

    def make(*pages: bytes, assistance: bool = True) -> City:
        settings = fresh("registry", "policy", "assistance", demo_residents=2000, ask_deadline=20)
        department = make_assistance(tmp_path / "toy", *pages) if assistance else None
        made.append(City(settings, department))
        return made[-1]

    yield make
    for one in made:
        one.served.stop()
        one.stage.host.stop()


def old(residents: list[Resident]) -> list[Resident]:
    """80 years in November 2026."""
    return [one for one in residents if (one.birth_date.year, one.birth_date.month) <= (1946, 11)]


def test_the_eligible_who_do_not_draw_are_found(city: Callable[..., City]) -> None:
    """INVARIANT: who may have a benefit and draws it is never listed, who does not draw it is listed once."""
    there = city(make_awards(("r00000000", "h00000000", "minimum-living")), make_awards())
    elders = old(there.residents())
    assert len(elders) > 20
    run = there.ask("ScreenCity", pb.ScreenCityRequest(month="2026-11"))
    assert (run.status, run.kind) == ("RUNNING", "SCREEN")
    done = there.finish(run.screening_id)
    assert done.status == "FINISHED"
    assert done.persons == len(there.residents())
    count = sum(one.eligible for one in done.counts if one.benefit == "elderly-allowance")
    assert count == len(elders)
    request = pb.ListScreeningFindingsRequest(screening_id=run.screening_id, benefit="elderly-allowance", page_size=7)
    found: list[str] = []
    while True:
        page = there.ask("ListScreeningFindings", request)
        found += [one.resident_id for one in page.findings]
        request.page_token = page.next_page_token
        if not page.next_page_token:
            break
    assert sorted(found) == sorted(one.id for one in elders)
    # Nobody knows incomes: minimum living is open everywhere, and nobody is counted as eligible.
    means = [one for one in done.counts if one.benefit == "minimum-living"]
    assert sum(one.open for one in means) == done.households
    assert sum(one.eligible + one.amount_fen for one in means) == 0
    events = there.ask("ListScreeningEvents", pb.ListScreeningEventsRequest(screening_id=run.screening_id))
    assert [one.kind for one in events.events] == ["started", "awards", "awards", "progress", "finished"]
    assert events.finished
    said = [one for one in there.stage.announced("policy") if isinstance(one, events_pb2.ScreeningAdvanced)]
    assert [one.finished for one in said] == [False] * 4 + [True]
    # The reading of everybody is one entry, with its purpose.
    with there.served.departments["registry"].db.transaction(write=False) as session:
        (entry,) = session.exec(select(ReadEntry).where(ReadEntry.what == "census")).all()
    assert entry.subject_id == "census"
    assert "主动发现" in entry.purpose


def test_who_draws_is_not_listed(city: Callable[..., City]) -> None:
    """INVARIANT: an award that is drawn takes its person off the list, and only that person."""
    probe = city()
    elders = old(probe.residents())
    drawn = elders[::2]
    page = make_awards(*((one.id, one.household_id, "elderly-allowance") for one in drawn))
    probe.served.stop()
    there = city(page, page)  # an award that is told twice is no fault
    run = there.ask("ScreenCity", pb.ScreenCityRequest(month="2026-11"))
    done = there.finish(run.screening_id)
    request = pb.ListScreeningFindingsRequest(
        screening_id=run.screening_id, benefit="elderly-allowance", page_size=1000
    )
    found = {one.resident_id for one in there.ask("ListScreeningFindings", request).findings}
    assert found == {one.id for one in elders} - {one.id for one in drawn}
    assert sum(one.not_drawing for one in done.counts if one.benefit == "elderly-allowance") == len(found)


def test_a_department_that_does_not_answer_keeps_the_run_open(city: Callable[..., City]) -> None:
    """INVARIANT: without assistance's answer nobody is said not to draw."""
    there = city(assistance=False)
    run = there.ask("ScreenCity", pb.ScreenCityRequest(month="2026-11"))
    assert not there.beat()
    assert not there.beat()
    waiting = there.ask("GetScreening", pb.GetScreeningRequest(screening_id=run.screening_id))
    assert (waiting.status, waiting.waiting_for, waiting.persons) == ("WAITING", "assistance", 0)
    events = there.ask("ListScreeningEvents", pb.ListScreeningEventsRequest(screening_id=run.screening_id))
    assert [one.kind for one in events.events] == ["started", "waiting"]
    assert not events.finished


def test_garbage_is_no_answer(city: Callable[..., City]) -> None:
    """INVARIANT: a page that cannot be read keeps the run open, like no page."""
    there = city(b"no arrow at all")
    run = there.ask("ScreenCity", pb.ScreenCityRequest(month="2026-11"))
    assert not there.beat()
    waiting = there.ask("GetScreening", pb.GetScreeningRequest(screening_id=run.screening_id))
    assert (waiting.status, waiting.waiting_for) == ("WAITING", "assistance")


def test_what_if_says_who_enters_and_what_it_costs(city: Callable[..., City]) -> None:
    there = city()
    changes = [pb.ParameterChange(parameter="elderly-allowance-80", value=0)]
    changes.append(pb.ParameterChange(parameter="childcare-months", value=48))
    run = there.ask("TryParameters", pb.TryParametersRequest(month="2026-11", changes=changes))
    done = there.finish(run.screening_id)
    counts = {"elderly-allowance": [0, 0, 0, 0], "childcare-subsidy": [0, 0, 0, 0]}
    for one in done.counts:
        if one.benefit in counts:
            for at, value in enumerate((one.enters, one.leaves, one.amount_fen, one.amount_after_fen)):
                counts[one.benefit][at] += value
    eighties = [one for one in old(there.residents()) if (one.birth_date.year, one.birth_date.month) > (1936, 11)]
    three = [
        one for one in there.residents() if 36 <= (2026 - one.birth_date.year) * 12 + 11 - one.birth_date.month < 48
    ]
    entered = counts["childcare-subsidy"]
    left = counts["elderly-allowance"]
    assert left[:2] == [0, len(eighties)]
    assert left[2] - left[3] == 5000 * len(eighties)
    assert entered[:2] == [len(three), 0]
    assert entered[3] - entered[2] == 30000 * len(three)
    listed = pb.ListScreeningFindingsRequest(screening_id=run.screening_id, kind="LEAVES", page_size=1000)
    found = there.ask("ListScreeningFindings", listed).findings
    assert {one.resident_id for one in found} == {one.id for one in eighties}
    # Nothing was changed.
    again = there.ask("TryParameters", pb.TryParametersRequest(month="2026-11", changes=changes[:1]))
    assert again.rules_digest == run.rules_digest


def test_bad_runs_are_refused_with_every_fault(city: Callable[..., City]) -> None:
    there = city()
    request = pb.TryParametersRequest(month="11", county="310000")
    for name, value in (("minimum-living-lin", 1), ("minimum-wage", -1), ("minimum-wage", 2)):
        request.changes.add(parameter=name, value=value)
    with pytest.raises(InvalidInput) as caught:
        there.ask("TryParameters", request)
    faults = {fault.field: fault for fault in caught.value.faults}
    assert set(faults) == {"month", "county", "changes[0].parameter", "changes[1].value", "changes[2].parameter"}
    assert "minimum-living-line" in faults["changes[0].parameter"].en
    with pytest.raises(InvalidInput) as caught:
        there.ask("ScreenCity", pb.ScreenCityRequest(month="2026-11"), replace(SUPERVISOR, purpose=" "))
    assert caught.value.code == "policy.no-purpose"
    with pytest.raises(NotFound):
        there.ask("GetScreening", pb.GetScreeningRequest(screening_id="none"))


def test_the_census_is_for_departments_with_a_purpose(city: Callable[..., City]) -> None:
    """INVARIANT: no person reads the whole city, and no department without saying why."""
    there = city()

    def read(actor: Actor = DEPARTMENT, **request: Any) -> Any:
        return there.registry.call("registry", "ReadCensus", registry_pb2.ReadCensusRequest(**request), actor)

    with pytest.raises(NotAllowed):
        read(SUPERVISOR)
    with pytest.raises(InvalidInput):
        read(replace(DEPARTMENT, purpose=""))
    with pytest.raises(InvalidInput) as caught:
        read(page_size=20_001, county="x")
    assert len(caught.value.faults) == 2
    seen: list[tuple[str, str]] = []
    after = ""
    while True:
        page = read(page_size=100, after=after)
        rows = pa.ipc.open_stream(page.page).read_all().to_pylist()
        assert len({row["household_id"] for row in rows}) == page.households <= 100
        heads = [row for at, row in enumerate(rows) if not at or rows[at - 1]["household_id"] != row["household_id"]]
        assert all(row["relation"] == "HEAD" for row in heads)
        seen += [(row["household_id"], row["resident_id"]) for row in rows]
        after = page.next
        if not after:
            break
    assert sorted(seen) == sorted((one.household_id, one.id) for one in there.residents())
    assert len(set(seen)) == len(seen)

"""Family doctors: ceilings that hold, a year and its services, renewal, proposals for newborns, tasks."""

from __future__ import annotations

import threading
from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from civic.registry.v1 import events_pb2 as registry
from hypothesis import given
from hypothesis import strategies as st
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import Conflict, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from city.days import CHINA
from services.health.family import rpc, rules
from services.health.family.actions import clock, tasks
from services.health.family.law import law, packages
from services.health.family.models import CareTask, DoctorTeam, FamilyContract
from services.health.network.models import Institution
from tests.health.factories import CHILD, OFFICER, STRANGER, make_resident, make_stage
from tests.support import WINDOW, record

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.edge import Tx
    from chassis.settings import Settings
    from tests.support import Stage

TODAY = date(2026, 11, 23)
NOW = datetime.combine(TODAY, time(9), CHINA).astimezone(UTC)
DAY = timedelta(days=1)


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    made = make_stage(fresh)

    def enter(tx: Tx) -> None:
        for serial in (1, 2):
            there = {"county": "330802", "town": f"33080200{serial}"}
            tx.session.add(Institution(id=f"H{serial}", name="演示卫生院", level=1, **there))
            tx.session.add(DoctorTeam(id=f"T{serial}", institution_id=f"H{serial}", name="团队", doctors=1, **there))

    made.host.departments["health"].edge.perform(enter, system("health"))
    return made


def at(on: Stage, moment: datetime, act: Callable[[Tx], Any], actor: Actor) -> Any:
    def then(tx: Tx) -> Any:
        tx.now = moment
        return act(tx)

    return on.host.departments["health"].edge.perform(then, actor)


def call(on: Stage, method: str, request: Any, actor: Actor = WINDOW, moment: datetime = NOW) -> Any:
    return at(on, moment, lambda tx: rpc.RPCS[method](tx, request), actor)


def run(on: Stage, job: Callable[[Tx], Any], moment: datetime) -> list[Any]:
    at(on, moment, job, system("health"))
    return on.announced("health")


def sign(on: Stage, who: str = "r-1", team: str = "T1", package: str = "BASIC", born_on: str = "") -> Any:
    told = pb.SignFamilyContractRequest(resident_id=who, team_id=team, package=package, born_on=born_on)
    return call(on, "SignFamilyContract", told, make_resident(who))


def rows(on: Stage, model: type[Any]) -> Sequence[Any]:
    with on.host.departments["health"].db.transaction(write=False) as session:
        return session.exec(select(model)).all()


def fill_panel(on: Stage, left: int, team: str = "T1") -> None:
    """Leaves so many places on a team's panel."""

    def enter(tx: Tx) -> None:
        found = tx.session.get(DoctorTeam, team)
        found.signed = law().at("panel-ceiling", TODAY).value - left
        tx.session.add(found)

    at(on, NOW, enter, system("health"))


def room(on: Stage, team: str = "T1") -> int:
    teams = call(on, "FindDoctorTeams", pb.FindDoctorTeamsRequest(county="330802", town="330802002")).teams
    return {one.team_id: one.room for one in teams}[team]


# --- signing ------------------------------------------------------------------------------------------------------


def test_a_contract_is_for_a_year(on: Stage) -> None:
    signed = sign(on, package="HYPERTENSION", born_on="1960-05-01")
    assert (signed.starts_on, signed.ends_on, signed.status) == ("2026-11-23", "2027-11-22", "ACTIVE")
    visits = [one for one in signed.services if one.code == "HYPERTENSION_VISIT"]
    assert [one.due_on for one in visits] == ["2027-02-21", "2027-05-23", "2027-08-22", "2027-11-22"]
    assert not any(one.overdue for one in signed.services)
    (said,) = on.announced("health")
    assert (said.contract_no, said.renewal) == (signed.contract_no, False)


def test_the_ceiling_of_a_panel_holds_when_many_sign_at_once(on: Stage) -> None:
    """INVARIANT: a team never signs more people than its ceiling, however many come at once."""
    fill_panel(on, 7)
    outcomes: Counter[str] = Counter()

    def one(who: str) -> None:
        try:
            sign(on, who)
            outcomes["signed"] += 1
        except NotPossibleNow as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=one, args=(f"r-{number}",)) for number in range(40)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"signed": 7, "health.panel-full": 33}
    assert room(on) == 0
    assert sign(on, "r-99", "T2").status == "ACTIVE"


def test_one_person_one_contract(on: Stage) -> None:
    """INVARIANT: nobody has two contracts that stand, also when they sign at two teams at once."""
    outcomes: Counter[str] = Counter()

    def one(team: str) -> None:
        try:
            sign(on, "r-1", team)
            outcomes["signed"] += 1
        except Conflict as error:
            outcomes[error.code] += 1

    threads = [threading.Thread(target=one, args=(team,)) for team in ("T1", "T2", "T1", "T2", "T1", "T2")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert outcomes == {"signed": 1, "health.family-contract-stands": 5}
    ceiling = law().at("panel-ceiling", TODAY).value
    assert room(on, "T1") + room(on, "T2") == 2 * ceiling - 1


def test_what_a_signing_refuses_is_said_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        sign(on, package="LUXURY", born_on="yesterday")
    assert [fault.field for fault in refused.value.faults] == ["package", "bornOn"]
    for born_on, field in (("", "bornOn"), ("2000-01-01", "package"), ("2030-01-01", "bornOn")):
        with pytest.raises(InvalidInput) as refused:
            sign(on, package="ELDER", born_on=born_on)
        assert [fault.field for fault in refused.value.faults] == [field]
    with pytest.raises(NotFound):
        sign(on, team="T9")
    told = pb.SignFamilyContractRequest(resident_id="r-2", team_id="T1", package="BASIC")
    with pytest.raises(NotFound):
        call(on, "SignFamilyContract", told, make_resident("r-1"))


def test_contracts_are_their_own(on: Stage) -> None:
    signed = sign(on)
    request = pb.GetFamilyContractRequest(contract_no=signed.contract_no)
    assert call(on, "GetFamilyContract", request, make_resident("r-1")).contract_no == signed.contract_no
    with pytest.raises(NotFound):
        call(on, "GetFamilyContract", request, make_resident(STRANGER))
    panel = pb.ListFamilyContractsRequest(team_id="T1")
    assert len(call(on, "ListFamilyContracts", panel).contracts) == 1
    assert len(call(on, "ListFamilyContracts", panel, make_resident("r-2")).contracts) == 0


# --- services -----------------------------------------------------------------------------------------------------


def test_services_due_and_done(on: Stage) -> None:
    signed = sign(on, package="DIABETES", born_on="1960-05-01")
    first = next(one for one in signed.services if one.code == "DIABETES_VISIT")
    told = pb.RecordFamilyServiceRequest(service_id=first.service_id, done_on="2026-11-23")
    on.announced("health")
    done = [call(on, "RecordFamilyService", told) for _ in range(2)][-1]
    (said,) = on.announced("health")
    assert (said.service_id, said.code, said.done_on) == (first.service_id, "DIABETES_VISIT", "2026-11-23")
    assert (said.contract_no, said.resident_id, said.county) == (signed.contract_no, "r-1", signed.county)
    assert [one.done_on for one in done.services if one.service_id == first.service_id] == ["2026-11-23"]
    second = next(one for one in signed.services if one.code == "DIABETES_VISIT" and one.from_on > "2026-12-31")
    with pytest.raises(InvalidInput):
        call(
            on, "RecordFamilyService", pb.RecordFamilyServiceRequest(service_id=second.service_id, done_on="2026-11-23")
        )
    other = Actor("w9", "window", county="330822", department="health", via="gateway")
    with pytest.raises(NotAllowed):
        call(on, "RecordFamilyService", told, other)


def test_an_overdue_service_opens_one_task(on: Stage) -> None:
    """INVARIANT: one cause, one task, however often the job runs."""
    sign(on, package="HYPERTENSION", born_on="1960-05-01")
    on.announced("health")
    late = NOW + 95 * DAY
    (opened,) = run(on, clock.chase_overdue_services, late)
    assert (opened.kind, opened.resident_id, opened.due_on) == ("FAMILY_SERVICE_OVERDUE", "r-1", "2027-03-12")
    assert run(on, clock.chase_overdue_services, late) == []
    listed = call(on, "ListCareTasks", pb.ListCareTasksRequest(), OFFICER, late).tasks
    assert [(one.task_id, one.reasons[0].code) for one in listed] == [(opened.task_id, "health.family-service-overdue")]
    close = pb.CloseCareTaskRequest(task_id=opened.task_id, outcome="已补做随访")
    assert call(on, "CloseCareTask", close, OFFICER, late).status == "DONE"
    with pytest.raises(NotPossibleNow):
        call(on, "CloseCareTask", close, OFFICER, late)
    with pytest.raises(NotAllowed):
        call(on, "ListCareTasks", pb.ListCareTasksRequest(), Actor("s", "officer", department="education"))


def test_a_task_of_one_cause_is_opened_once(on: Stage) -> None:
    def twice(tx: Tx) -> tuple[str, str]:
        told = {"resident_id": "r-1", "county": "330802", "town": "330802001", "due_on": TODAY, "reasons": ()}
        return tasks.open_task(tx, "X", "k", **told).id, tasks.open_task(tx, "X", "k", **told).id

    one, other = at(on, NOW, twice, system("health"))
    assert one == other
    assert len(rows(on, CareTask)) == 1


@given(st.dates(date(2020, 1, 1), date(2030, 12, 31)), st.sampled_from(sorted(packages())), st.integers(0, 1100))
def test_the_services_of_a_year(starts_on: date, code: str, age_days: int) -> None:
    """INVARIANT: the services of a contract lie in its term, those of one kind follow each other without a gap."""
    ends_on = rules.term(starts_on, law())
    assert ends_on - starts_on in {timedelta(days=364), timedelta(days=365)}
    found = rules.due(packages()[code], starts_on, ends_on, starts_on - timedelta(days=age_days))
    for kind in packages()[code].services:
        mine = sorted((one for one in found if one.code == kind.code), key=lambda one: one.serial)
        assert all(starts_on <= one.from_on <= one.due_on <= ends_on for one in mine)
        if kind.times:
            assert (mine[0].from_on, mine[-1].due_on, len(mine)) == (starts_on, ends_on, kind.times)
            assert all(b.from_on == a.due_on + DAY for a, b in pairwise(mine))


# --- the end of the year ------------------------------------------------------------------------------------------


def renew(on: Stage, no: str, moment: datetime) -> Any:
    return call(on, "RenewFamilyContract", pb.RenewFamilyContractRequest(contract_no=no), make_resident("r-1"), moment)


def test_a_renewal_follows_without_a_gap_and_takes_no_further_place(on: Stage) -> None:
    signed = sign(on)
    left = room(on)
    with pytest.raises(NotPossibleNow, match="too-early"):
        renew(on, signed.contract_no, NOW)
    near = NOW + 340 * DAY
    on.announced("health")
    assert [type(said).__name__ for said in run(on, clock.remind_of_renewal, near)] == ["FamilyContractRenewalDue"]
    assert run(on, clock.remind_of_renewal, near) == []
    fill_panel(on, 0)
    after = renew(on, signed.contract_no, near)
    on.announced("health")
    assert (after.starts_on, after.ends_on, after.status) == ("2027-11-23", "2028-11-22", "PLANNED")
    with pytest.raises(Conflict):
        renew(on, signed.contract_no, near)
    assert run(on, clock.end_at_term, NOW + 364 * DAY) == []
    run(on, clock.end_at_term, NOW + 365 * DAY)
    standing = {one.no: one.status for one in rows(on, FamilyContract)}
    assert standing == {signed.contract_no: "ENDED", after.contract_no: "ACTIVE"}
    assert left > 0
    assert room(on) == 0


def test_a_contract_not_renewed_ends_and_frees_its_place(on: Stage) -> None:
    sign(on)
    before = room(on)
    on.announced("health")
    (ended,) = run(on, clock.end_at_term, NOW + 366 * DAY)
    assert (isinstance(ended, events.FamilyContractEnded), ended.at_term) == (True, True)
    assert run(on, clock.end_at_term, NOW + 366 * DAY) == []
    assert room(on) == before + 1


def test_ending_before_the_term(on: Stage) -> None:
    signed = sign(on)
    request = pb.EndFamilyContractRequest(contract_no=signed.contract_no, reason="迁居外地")
    with pytest.raises(InvalidInput):
        call(on, "EndFamilyContract", pb.EndFamilyContractRequest(contract_no=signed.contract_no))
    assert call(on, "EndFamilyContract", request, make_resident("r-1")).status == "CANCELLED"
    with pytest.raises(NotPossibleNow):
        call(on, "EndFamilyContract", request, make_resident("r-1"))
    assert sign(on).status == "ACTIVE"


# --- newborns -----------------------------------------------------------------------------------------------------


def hukou(on: Stage, *, cancelled: bool = False, times: int = 1) -> None:
    told = {"resident_id": CHILD, "case_id": "case-1"}
    news = registry.HukouCancelled(**told) if cancelled else registry.HukouRegistered(**told, village="330802001001")
    on.deliver("health", *[record(news, CHILD, source="registry")] * times)


def proposals(on: Stage) -> list[str]:
    asked = pb.ListFamilyProposalsRequest(resident_id=CHILD)
    found = call(on, "ListFamilyProposals", asked, WINDOW, datetime.now(UTC)).proposals
    return [one.package for one in found]


def proposed(on: Stage) -> int:
    return sum(isinstance(said, events.FamilyContractProposed) for said in on.announced("health"))


def test_a_newborn_registered_is_proposed_a_contract_once(on: Stage) -> None:
    """INVARIANT: one child, one proposal, however often the news comes."""
    hukou(on, times=2)
    hukou(on)
    assert (proposals(on), proposed(on)) == (["CHILD"], 1)
    born = (datetime.now(UTC) - timedelta(days=9)).date().isoformat()
    told = pb.SignFamilyContractRequest(resident_id=CHILD, team_id="T1", package="CHILD", born_on=born)
    signed = call(on, "SignFamilyContract", told, WINDOW, datetime.now(UTC))
    assert [one.code for one in signed.services] == ["CHILD_VISIT"] * 5
    assert proposals(on) == []


@pytest.mark.parametrize("cancelled_first", [False, True])
def test_an_entry_undone_takes_the_proposal_back_in_any_order(on: Stage, cancelled_first: bool) -> None:
    """INVARIANT: after the entry was undone nothing is proposed, whichever news came first."""
    hukou(on, cancelled=cancelled_first, times=2)
    hukou(on, cancelled=not cancelled_first, times=2)
    assert proposals(on) == []

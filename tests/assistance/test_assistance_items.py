"""Assistance's items of the one-things: verification to award, certificates, allowances, stops after a death."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from civic.assistance.v1 import assistance_pb2 as pb
from civic.assistance.v1 import events_pb2 as events
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import events_pb2 as registry

from chassis.errors import NotFound, NotPossibleNow
from services.assistance.models import Award, DisabilityCard, Recovery, Report
from services.assistance.rules.awards import later
from tests.assistance.factories import (
    ACCOUNT,
    BAD_ACCOUNT,
    COUNTY,
    LINE_FEN,
    MONTH,
    NO,
    OFFICER,
    YES,
    Exchange,
    call,
    enter,
    make_award,
    make_person,
    make_stage,
    rows,
    wage,
)
from tests.support import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

Outcome = onething.ItemAnswered.Outcome


@pytest.fixture(scope="module")
def exchange() -> Exchange:
    return Exchange()


def verify(on: Stage, numbers: list[str], supporters: list[str] | None = None, **more: Any) -> onething.ItemAnswered:
    inputs = {"householdId": "h1", "householdIdNumbers": numbers, "supporterIdNumbers": supporters or []}
    return on.assign("assistance", "verify-means", {**inputs, "authorisation": "m1", **more.pop("inputs", {})}, **more)


def review(on: Stage, report: str, yuan: int, **more: Any) -> onething.ItemAnswered:
    inputs = {"monthlyIncome": yuan, "cause": "ILLNESS", "true-statement": "p1", "reportNo": report}
    return on.assign("assistance", "review-in-township", inputs, attempt=2, officer=YES, **more)


def grant(on: Stage, task: str, report: str, paper: str, **more: Any) -> onething.ItemAnswered:
    inputs = {"householdId": "h1", "bankAccount": ACCOUNT, "reportNo": report, "reviewNo": paper}
    return on.assign("assistance", task, inputs, **more)


def codes(answer: onething.ItemAnswered) -> set[str]:
    return {one.code for one in answer.reasons}


def test_from_verification_to_award(fresh: Callable[..., Settings], exchange: Exchange) -> None:
    on, city = make_stage(fresh, exchange)
    numbers = [city.add("r1", 1), city.add("r2", 2, "SPOUSE")]
    exchange.says.clear()
    exchange.says["tax", "r2"] = wage(100_000)
    answer = verify(on, numbers, times=2)
    assert answer.outcome == Outcome.GRANTED, answer
    report = on.outputs("assistance", answer)["reportNo"]
    reviewed = on.outputs("assistance", review(on, report, 1000))["reviewNo"]
    asked = grant(on, "grant-minimum-living", report, reviewed)
    assert asked.outcome == Outcome.NEEDS_OFFICER
    granted = grant(on, "grant-minimum-living", report, reviewed, attempt=2, officer=YES, times=2)
    assert granted.outcome == Outcome.GRANTED
    no = on.outputs("assistance", granted)["allowanceNo"]
    award = call(on, "GetAward", pb.GetAwardRequest(award_no=no), make_person("r2"))
    assert (award.amount_fen, award.from_month) == (2 * LINE_FEN - 100_000, MONTH)
    assert grant(on, "recognise-low-income-edge", report, reviewed).outcome == Outcome.REFUSED
    with pytest.raises(NotFound):
        call(on, "GetAward", pb.GetAwardRequest(award_no=no), make_person("r9"))
    shared = on.assign("assistance", "share-assistance-status", {"residentId": "r2"})
    assert on.outputs("assistance", shared) == {"assistanceKind": "MINIMUM_LIVING"}
    undone = grant(on, "grant-minimum-living", report, reviewed, undo=True)
    assert undone.outcome == Outcome.UNDONE
    assert [one.state for one in rows(on, Award)] == ["CANCELLED"]


def test_no_answer_is_never_zero(fresh: Callable[..., Settings], exchange: Exchange) -> None:
    """INVARIANT: a source that answers garbage, late or never leaves an open item: nothing is granted or refused."""
    on, city = make_stage(fresh, exchange)
    numbers = [city.add("r1", 1)]
    exchange.says.clear()
    exchange.says["tax", "r1"] = "<html>"
    exchange.says["bank", "r1"] = 30.0
    exchange.says["pension", "r1"] = [{"group": "INCOME", "code": "PENSION", "amountFen": -5}]
    report = on.outputs("assistance", verify(on, numbers))["reportNo"]
    found = call(on, "GetVerificationReport", pb.GetVerificationReportRequest(report_no=report))
    assert sorted(found.open_items) == ["bank:r1", "pension:r1", "tax:r1"]
    reviewed = on.outputs("assistance", review(on, report, 0))["reviewNo"]
    for officer, attempt in ((None, 1), (YES, 2)):
        asked = grant(on, "grant-minimum-living", report, reviewed, officer=officer, attempt=attempt)
        assert (asked.outcome, "assistance.open" in codes(asked)) == (Outcome.NEEDS_OFFICER, True)
    assert rows(on, Award) == []
    exchange.says.clear()
    again = call(on, "QuerySourcesAgain", pb.QuerySourcesAgainRequest(report_no=report))
    assert (again.version, list(again.open_items)) == (2, [])
    assert grant(on, "grant-minimum-living", report, reviewed, officer=YES, attempt=3).outcome == Outcome.GRANTED


def test_policy_that_does_not_answer_is_open_and_a_report_is_recomputed(
    fresh: Callable[..., Settings], exchange: Exchange
) -> None:
    on, city = make_stage(fresh, exchange)
    numbers = [city.add("r1", 1)]
    exchange.says.clear()
    city.policy_down = True
    report = on.outputs("assistance", verify(on, numbers))["reportNo"]
    reviewed = on.outputs("assistance", review(on, report, 0))["reviewNo"]
    assert "assistance.open" in codes(grant(on, "grant-minimum-living", report, reviewed))
    with pytest.raises(NotPossibleNow):
        call(on, "RecomputeReport", pb.RecomputeReportRequest(report_no=report))
    city.policy_down = False
    assert grant(on, "grant-minimum-living", report, reviewed, attempt=2, officer=YES).outcome == Outcome.GRANTED
    told = call(on, "RecomputeReport", pb.RecomputeReportRequest(report_no=report))
    assert (told.intact, told.same) == (True, True)


def test_a_withdrawn_authorisation_stops_later_reads(fresh: Callable[..., Settings], exchange: Exchange) -> None:
    """INVARIANT: nothing is read after the authorisation was withdrawn, and the case is told once."""
    on, city = make_stage(fresh, exchange)
    exchange.says.clear()
    report = on.outputs("assistance", verify(on, [city.add("r1", 1)]))["reportNo"]
    request = pb.WithdrawAuthorisationRequest(report_no=report)
    with pytest.raises(NotFound):
        call(on, "WithdrawAuthorisation", request, make_person("r7"))
    for _ in range(2):
        assert call(on, "WithdrawAuthorisation", request, make_person("r1")).withdrawn
    told = [one for one in on.announced("assistance") if isinstance(one, events.AuthorisationWithdrawn)]
    assert [one.case_id for one in told] == ["case-1"]
    with pytest.raises(NotPossibleNow, match="withdrawn"):
        call(on, "QuerySourcesAgain", pb.QuerySourcesAgainRequest(report_no=report))


def test_bad_households_are_named_at_once(fresh: Callable[..., Settings], exchange: Exchange) -> None:
    on, city = make_stage(fresh, exchange)
    one, other = city.add("r1", 1, "CHILD"), city.add("r2", 2, "HEAD", "h2")
    answer = verify(on, [one, one, "330802"], [one], inputs={"authorisation": None})
    wanted = {"id-twice", "id-in-both", "id-number", "no-authorisation"}
    assert (answer.outcome, codes(answer)) == (Outcome.NEEDS_SUPPLEMENT, {f"assistance.{each}" for each in wanted})
    answer = verify(on, [one, other], attempt=2)
    assert codes(answer) == {"assistance.no-head", "assistance.two-households"}
    city.registry_down = True
    assert verify(on, [one], attempt=3).outcome == Outcome.NEEDS_OFFICER
    assert rows(on, Report) == []


def test_relief_comes_first_and_once_a_month(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    inputs = {"residentId": "r1", "cause": "DISASTER", "bankAccount": BAD_ACCOUNT, "true-statement": "p"}
    task = "grant-temporary-relief"
    assert codes(on.assign("assistance", task, inputs)) == {"assistance.bank-account"}
    inputs["bankAccount"] = ACCOUNT
    assert on.assign("assistance", task, inputs, attempt=2).outcome == Outcome.NEEDS_OFFICER
    assert on.assign("assistance", task, inputs, attempt=3, officer=YES).outcome == Outcome.GRANTED
    (award,) = rows(on, Award)
    assert (award.from_month, award.stopped_from) == (MONTH, later(MONTH, 1))
    again = on.assign("assistance", task, inputs, case_id="case-2", officer=YES)
    assert codes(again) == {"assistance.relief-this-month"}
    refused = on.assign("assistance", task, {**inputs, "residentId": "r2"}, case_id="case-3", officer=NO)
    assert (refused.outcome, codes(refused)) == (Outcome.REFUSED, {"x.no"})


def test_a_certificate_and_both_allowances(fresh: Callable[..., Settings]) -> None:
    on, city = make_stage(fresh)
    number = city.add("r1", 1)
    inputs = {"residentId": "r1", "grade": 1, "photo": "m"}
    task = "issue-disability-certificate"
    assert on.assign("assistance", task, inputs).outcome == Outcome.NEEDS_OFFICER
    assert on.assign("assistance", task, inputs, attempt=2, officer=YES, times=2).outcome == Outcome.GRANTED
    check = {"residentId": "r1", "certificateNumber": f"{number}41"}
    assert on.assign("assistance", "check-disability-certificate", check).outcome == Outcome.GRANTED
    wrong = {**check, "certificateNumber": f"{number}42"}
    assert on.assign("assistance", "check-disability-certificate", wrong, case_id="c2").outcome == Outcome.REFUSED
    about = {"residentId": "r1", "bankAccount": ACCOUNT, "assistanceKind": "NONE"}
    assert codes(on.assign("assistance", "grant-living-allowance", about)) == {"assistance.not-poor"}
    about["assistanceKind"] = "MINIMUM_LIVING"
    for task in ("grant-living-allowance", "grant-care-allowance"):
        assert on.assign("assistance", task, about, attempt=2, officer=YES).outcome == Outcome.GRANTED
    undone = on.assign("assistance", "issue-disability-certificate", inputs, undo=True)
    assert undone.outcome == Outcome.UNDONE
    assert all(one.revoked_on for one in rows(on, DisabilityCard))


def test_childcare_subsidy_and_burial_relief_by_rule(fresh: Callable[..., Settings]) -> None:
    on, _ = make_stage(fresh)
    about = {"residentId": "r1", "bankAccount": ACCOUNT}
    assert on.assign("assistance", "grant-childcare-subsidy", about, times=2).outcome == Outcome.GRANTED
    twice = on.assign("assistance", "grant-childcare-subsidy", about, case_id="case-2")
    assert codes(twice) == {"assistance.already-drawn"}
    assert on.assign("assistance", "grant-childcare-subsidy", about, undo=True).outcome == Outcome.UNDONE
    burned = on.assign("assistance", "issue-cremation-certificate", {"deathNo": "d1"})
    paper = on.outputs("assistance", burned)["cremationNo"]
    told = {"residentId": "r2", "heirAccount": ACCOUNT, "cremationNo": paper}
    assert on.assign("assistance", "grant-burial-relief", told).outcome == Outcome.GRANTED


def test_a_death_stops_every_benefit_and_claims_back(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: told by event and by item, twice and in any order, a death stops each benefit once."""
    on, _ = make_stage(fresh)
    earlier = later(MONTH, -2)
    enter(on, *make_award("a1", "r1", 30_000, from_month=earlier))
    enter(on, *make_award("a2", "r1", 20_000, from_month=earlier, benefit="care-allowance"))
    call(on, "ClosePayroll", pb.ClosePayrollRequest(month=MONTH, county=COUNTY), OFFICER)
    died = f"{earlier}-15"
    event = registry.DeathRecorded(resident_id="r1", death_no="d1", died_on=died, county=COUNTY)
    on.deliver("assistance", *[record(event, "r1", source="registry")] * 2)
    inputs = {"residentId": "r1", "diedOn": died, "deathNo": "d1"}
    answer = on.assign("assistance", "stop-minimum-living", inputs, times=2)
    told = on.outputs("assistance", answer)
    assert told == {"minimumLivingStopped": later(earlier, 1), "overpaidFen": 60_000}
    assert {(one.award_no, one.total_fen) for one in rows(on, Recovery)} == {("a1", 60_000), ("a2", 40_000)}
    award = call(on, "GetAward", pb.GetAwardRequest(award_no="a1"))
    assert sum(one.amount_fen for one in award.recovery) == award.overpaid_fen == 60_000
    nothing = on.assign("assistance", "stop-extreme-support", inputs)
    assert codes(nothing) == {"assistance.nothing-to-stop"}
    on.deliver("assistance", record(registry.DeathRevoked(resident_id="r1", death_no="d1"), "r1", source="registry"))
    assert {(one.state, one.stopped_from) for one in rows(on, Award)} == {("ACTIVE", None)}
    assert all(one.waived for one in rows(on, Recovery))


def test_every_task_of_the_catalogue_is_done_here() -> None:
    from pathlib import Path  # noqa: PLC0415

    import yaml  # noqa: PLC0415

    from services.assistance.reactions import TASKS, UNDOS  # noqa: PLC0415

    for path in Path("services/onething/catalogue").glob("*.yaml"):
        told = yaml.safe_load(path.read_text(encoding="utf-8"))
        for item in [*told["items"], *told.get("shares", [])]:
            if item["department"] == "assistance":
                assert item["task"] in TASKS, item["task"]
                assert "planned" not in item
                assert not item.get("compensable") or item["task"] in UNDOS

"""Elder care's items of one-things, and monthly benefits."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb
from civic.onething.v1 import events_pb2 as onething

from chassis.errors import InvalidInput, NotPossibleNow
from city.days import china_day
from services.eldercare.law import law
from services.eldercare.models import Application, Benefit, Device, Elder
from services.eldercare.reactions import TASKS, UNDOS
from services.eldercare.rules import benefits as rules
from services.eldercare.rules.beds import Person
from services.onething.catalogue import load
from tests.eldercare.factories import (
    OFFICER,
    TOWN,
    Registry,
    call,
    change,
    enter,
    make_device,
    make_elder,
    make_resident,
    make_stage,
    rows,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

GRANTED, REFUSED = onething.ItemAnswered.GRANTED, onething.ItemAnswered.REFUSED
ASKS, UNDONE = onething.ItemAnswered.NEEDS_OFFICER, onething.ItemAnswered.UNDONE
TODAY = china_day(datetime.now(UTC))


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Registry]:
    on, registry = make_stage(fresh, make_elder("r1", birth_date=date(1930, 1, 1), grade=3))
    registry.people["r9"] = {"birth_date": "1966-01-01"}
    registry.people["away"] = {"village": "110101001001"}
    return on, registry


@pytest.fixture
def on(both: tuple[Stage, Registry]) -> Stage:
    return both[0]


def codes(answer: onething.ItemAnswered) -> list[str]:
    return [reason.code.removeprefix("eldercare.") for reason in answer.reasons]


def test_every_task_of_the_catalogue_is_built() -> None:
    """INVARIANT: what the catalogue gives to elder care, elder care does; what can be undone, it undoes."""
    newest = load().newest.values()
    named = {
        step.task: step.node for entry in newest for step in entry.steps.values() if step.department == "eldercare"
    }
    assert set(named) == set(TASKS)
    assert not [task for task, node in named.items() if node.planned]
    assert {task for task, node in named.items() if node.compensable} <= set(UNDOS)


def test_a_record_for_who_retires(on: Stage) -> None:
    first = on.assign("eldercare", "open-elder-record", {"residentId": "r9", "retirementNo": "T1"}, times=2)
    assert first.outcome == GRANTED
    number = on.outputs("eldercare", first)["elderNo"]
    assert first.products[0].path == "/v1/eldercare/elders/r9"
    again = on.assign("eldercare", "open-elder-record", {"residentId": "r9", "retirementNo": "T1"}, attempt=2)
    assert on.outputs("eldercare", again)["elderNo"] == number
    known = on.assign("eldercare", "open-elder-record", {"residentId": "r1", "retirementNo": "T2"}, case_id="case-2")
    assert on.outputs("eldercare", known)["elderNo"] == "Er1"
    for who, code in (("nobody", "registry.no-such-resident"), ("away", "lives-elsewhere")):
        refused = on.assign("eldercare", "open-elder-record", {"residentId": who, "retirementNo": "T"}, case_id=who)
        assert (refused.outcome, codes(refused)) == (REFUSED, [code])


def test_a_record_is_taken_back_unless_it_is_in_use(on: Stage) -> None:
    inputs = {"residentId": "r9", "retirementNo": "T1"}
    on.assign("eldercare", "open-elder-record", inputs)
    assert on.assign("eldercare", "open-elder-record", inputs, undo=True, times=2).outcome == UNDONE
    assert not rows(on, Elder, resident_id="r9")
    on.assign("eldercare", "open-elder-record", inputs, attempt=2)
    enter(on, make_device("d9", "r9"))
    kept = on.assign("eldercare", "open-elder-record", inputs, undo=True, attempt=2)
    assert (kept.outcome, codes(kept)) == (UNDONE, ["record-in-use"])
    assert rows(on, Elder, resident_id="r9")


def home(on: Stage, beds: int = 1) -> None:
    rooms = [pb.EnterElderHomeRequest.Room(room_no="1", sex="ANY", nursing=True, beds=beds)]
    request = pb.EnterElderHomeRequest(institution_id="h1", name="敬老院", town=TOWN, rooms=rooms)
    call(on, "EnterElderHome", request)


def place(on: Stage, **work: Any) -> onething.ItemAnswered:
    return on.assign("eldercare", "place-extreme-poor", {"residentId": "r1", "supportNo": "S1"}, **work)


def test_a_place_for_the_extremely_poor(on: Stage) -> None:
    home(on)
    first = place(on, times=2)
    assert (first.outcome, first.products[0].kind) == (GRANTED, "bed-application")
    assert place(on, attempt=2).products == first.products
    (application,) = rows(on, Application)
    assert (application.priority, application.state) == ("EXTREME_POOR", "OFFERED")
    assert rows(on, Elder, resident_id="r1")[0].support == "EXTREME_POOR"
    assert place(on, undo=True, times=2).outcome == UNDONE
    assert rows(on, Application)[0].state == "LEFT"


def test_without_a_free_bed_an_officer_decides(on: Stage) -> None:
    assert codes(place(on)) == ["no-bed-free"]
    assert place(on, attempt=2).outcome == ASKS
    granted = place(on, attempt=3, officer=onething.OfficerDecision(granted=True))
    assert granted.outcome == GRANTED
    refused = place(on, attempt=4, officer=onething.OfficerDecision(granted=False))
    assert refused.outcome == REFUSED
    assert rows(on, Application)[0].state == "LEFT"


# --- benefits ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "person", "fen"),
    [
        ("ELDERLY_ALLOWANCE", Person("NONE", None, 79), 0),
        ("ELDERLY_ALLOWANCE", Person("NONE", None, 80), 3000),
        ("ELDERLY_ALLOWANCE", Person("NONE", None, 100), 30000),
        ("CARE_SUBSIDY", Person("NONE", 4, 90), 0),
        ("CARE_SUBSIDY", Person("MINIMUM_LIVING", 2, 60), 25000),
        ("CARE_SUBSIDY", Person("LOST_ONLY_CHILD", None, 60), 12500),
    ],
)
def test_what_is_due(kind: str, person: Person, fen: int) -> None:
    assert rules.monthly(law(), kind, person, date(2026, 11, 20))[0] == fen


@pytest.mark.parametrize(
    ("died", "after"), [(date(2026, 11, 30), "2026-12"), (date(2026, 12, 1), "2027-01"), (date(2026, 1, 31), "2026-02")]
)
def test_a_benefit_stops_the_month_after_the_death(died: date, after: str) -> None:
    assert rules.month_after(died) == after


def test_months() -> None:
    assert [rules.months("2026-11", last) for last in ("", "2026-10", "2026-11", "2027-01")] == [0, 0, 1, 3]


def grant(on: Stage, kind: str = "ELDERLY_ALLOWANCE", who: str = "r1") -> pb.ElderBenefit:
    request = pb.GrantElderBenefitRequest(resident_id=who, kind=kind)
    answer: pb.ElderBenefit = call(on, "GrantElderBenefit", request)
    return answer


def pay(on: Stage, month: str) -> tuple[int, int]:
    paid = call(on, "PayElderBenefits", pb.PayElderBenefitsRequest(month=month))
    return paid.paid, paid.total_fen


def stop(on: Stage, died: str, task: str = "stop-elderly-allowance", **work: Any) -> onething.ItemAnswered:
    return on.assign("eldercare", task, {"residentId": "r1", "diedOn": died, "deathNo": "D1"}, **work)


def test_a_month_is_paid_once(on: Stage) -> None:
    """INVARIANT: a benefit is never paid twice for a month."""
    given = grant(on)
    assert (given.monthly_fen, grant(on).benefit_id) == (10000, given.benefit_id)
    month = rules.month_of(TODAY)
    assert [pay(on, month), pay(on, month)] == [(1, 10000), (0, 0)]
    with pytest.raises(NotPossibleNow):
        grant(on, "CARE_SUBSIDY")
    for bad in ("2026-13", "2999-01"):
        with pytest.raises(InvalidInput):
            pay(on, bad)


def test_a_death_stops_it_and_claims_back(on: Stage) -> None:
    given = grant(on)
    enter(on, make_device("d1", "r1"))
    change(on, Benefit, given.benefit_id, from_month="2026-01", paid_through="2026-10")
    answer = stop(on, "2026-07-15", times=2)
    assert (answer.outcome, codes(answer)) == (GRANTED, ["benefit-stopped", "claimed-back"])
    assert on.outputs("eldercare", answer) == {"elderlyStopped": "2026-08", "overpaidFen": 30000}
    assert on.outputs("eldercare", stop(on, "2026-07-15", attempt=2)) == on.outputs("eldercare", answer)
    shown = call(on, "GetElderBenefit", pb.GetElderBenefitRequest(benefit_id=given.benefit_id), make_resident("r1"))
    assert (shown.stopped_from, shown.claimed_back_fen) == ("2026-08", 30000)
    assert rows(on, Elder, resident_id="r1")[0].died_on == date(2026, 7, 15)
    assert rows(on, Device)[0].retired
    assert pay(on, rules.month_of(TODAY)) == (0, 0)
    none = stop(on, "2026-07-15", "stop-care-subsidy")
    assert (none.outcome, codes(none), on.outputs("eldercare", none)) == (
        GRANTED,
        ["nothing-to-stop"],
        {"careStopped": "", "overpaidFen": 0},
    )


def test_a_stop_is_taken_back(on: Stage) -> None:
    given = grant(on)
    stop(on, "2026-07-15")
    assert stop(on, "2026-07-15", undo=True).outcome == UNDONE
    request = pb.GetElderBenefitRequest(benefit_id=given.benefit_id)
    assert call(on, "GetElderBenefit", request, OFFICER).stopped_from == ""

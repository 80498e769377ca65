"""Employment's items of one-things: freelance work, retirement, after a death."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.employment.v1 import employment_pb2 as pb
from civic.employment.v1 import events_pb2 as events
from civic.onething.v1 import events_pb2 as onething
from civic.registry.v1 import events_pb2 as registry_events

from chassis.errors import NotAllowed, NotPossibleNow
from city.days import add_months, china_day
from services.employment.actions.items import TASKS, UNDOS
from services.employment.law import law
from services.employment.models import Benefit, Entry, Payout
from services.employment.rules import months, pensions, registers
from services.employment.rules.registers import Person
from services.onething.catalogue import load
from tests.employment.factories import (
    OFFICER,
    Registry,
    call,
    change,
    enter,
    make_career,
    make_resident,
    make_stage,
    rows,
)
from tests.support import WINDOW, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

GRANTED, REFUSED = onething.ItemAnswered.GRANTED, onething.ItemAnswered.REFUSED
ASKS, UNDONE = onething.ItemAnswered.NEEDS_OFFICER, onething.ItemAnswered.UNDONE
MENDABLE = onething.ItemAnswered.NEEDS_SUPPLEMENT
YES, NO = onething.OfficerDecision(granted=True), onething.OfficerDecision(granted=False)
TODAY = china_day(datetime.now(UTC))
THIS_MONTH = months.month_of(TODAY)


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Registry]:
    on, registry = make_stage(fresh)
    registry.people["worker"] = {"sex": "FEMALE", "birth_date": add_months(TODAY, -12 * 45).isoformat()}
    registry.people["elder"] = {"sex": "MALE", "birth_date": add_months(TODAY, -12 * 64).isoformat()}
    enter(on, make_career("worker"), make_career("elder", special_work="高空", special_months=150))
    return on, registry


@pytest.fixture
def on(both: tuple[Stage, Registry]) -> Stage:
    return both[0]


def do(on: Stage, task: str, inputs: dict[str, Any], **work: Any) -> onething.ItemAnswered:
    return on.assign("employment", task, inputs, **work)


def output(on: Stage, answer: onething.ItemAnswered) -> dict[str, Any]:
    return on.outputs("employment", answer)


def codes(answer: onething.ItemAnswered) -> list[str]:
    return [reason.code.removeprefix("employment.") for reason in answer.reasons]


def states(on: Stage, *records: Any) -> list[str]:
    on.announced("employment")
    on.deliver("employment", *records)
    return [said.state for said in on.announced("employment") if isinstance(said, events.EmploymentChanged)]


LOST = {"residentId": "worker", "lostWorkOn": add_months(TODAY, -14).isoformat()}


def test_every_task_of_the_catalogue_is_built() -> None:
    """INVARIANT: what the catalogue gives to employment, employment does; what can be undone, it undoes."""
    newest = load().newest.values()
    named = {
        step.task: step.node for entry in newest for step in entry.steps.values() if step.department == "employment"
    }
    assert set(named) == set(TASKS)
    assert not [task for task, node in named.items() if node.planned]
    assert {task for task, node in named.items() if node.compensable} <= set(UNDOS)


def chain(on: Stage) -> dict[str, str]:
    """The whole chain of who works freelance; the numbers by name."""
    found: dict[str, str] = output(on, do(on, "register-unemployment", LOST, times=2))
    asked = do(on, "recognise-hardship", {"residentId": "worker", "hardshipKind": "OLDER", **found})
    assert (asked.outcome, codes(asked)) == (ASKS, ["hardship-to-verify"])
    inputs = {"residentId": "worker", "hardshipKind": "OLDER", **found}
    found |= output(on, do(on, "recognise-hardship", inputs, attempt=2, officer=YES))
    since = add_months(TODAY, -1).isoformat()
    inputs = {"residentId": "worker", "workKind": "PLATFORM", "workSince": since, **found}
    found |= output(on, do(on, "register-flexible-work", inputs, times=2))
    inputs = {"residentId": "worker", "pensionBase": 6000, "bankAccount": "6222021234567890", **found}
    found |= output(on, do(on, "enrol-flexible-worker", inputs, times=2))
    return found


def test_the_chain_of_freelance_work(on: Stage) -> None:
    found = chain(on)
    inputs = {"bankAccount": "6222021234567890", **found}
    assert do(on, "grant-insurance-subsidy", inputs).outcome == ASKS
    granted = do(on, "grant-insurance-subsidy", inputs, attempt=2, officer=YES, times=2)
    assert granted.outcome == GRANTED
    (benefit,) = rows(on, Benefit)
    # 6,000 yuan × 20 % × 2/3 = 800 yuan for at most 36 months.
    assert (benefit.monthly_fen, months.between(benefit.from_month, benefit.through_month)) == (80_000, 36)
    standing = {entry.kind for entry in rows(on, Entry) if entry.ended_on is None}
    assert standing == {"HARDSHIP", "FLEXIBLE", "INSURED"}
    refused = do(on, "grant-insurance-subsidy", {**inputs, "hardshipNo": "KN0"}, case_id="case-2")
    assert (refused.outcome, codes(refused)) == (REFUSED, ["entries-do-not-stand"])


def test_what_is_undone_can_be_done_again(on: Stage) -> None:
    """INVARIANT: an undo puts back what stood before, and the item can be granted again afterwards."""
    found = chain(on)
    flexible = {"residentId": "worker", "workKind": "PLATFORM", "workSince": add_months(TODAY, -1).isoformat(), **found}
    assert do(on, "register-flexible-work", flexible, undo=True, times=2).outcome == UNDONE
    standing = {entry.kind for entry in rows(on, Entry) if entry.ended_on is None}
    assert standing == {"UNEMPLOYED", "HARDSHIP", "INSURED"}
    again = output(on, do(on, "register-flexible-work", flexible, attempt=3))
    assert again["flexibleNo"] != found["flexibleNo"]
    assert do(on, "register-unemployment", LOST, undo=True).outcome == UNDONE
    assert do(on, "register-unemployment", LOST, undo=True, case_id="nothing").outcome == UNDONE


@pytest.mark.parametrize(
    ("task", "changes", "outcome", "code"),
    [
        ("register-unemployment", {"residentId": "elder"}, REFUSED, "of-pension-age"),
        ("register-unemployment", {"lostWorkOn": (TODAY + timedelta(days=2)).isoformat()}, MENDABLE, "future-day"),
        ("recognise-hardship", {"hardshipKind": "LONG_UNEMPLOYED", "unemploymentNo": "x"}, REFUSED, "no-such-entry"),
        ("register-flexible-work", {"unemploymentNo": "x"}, REFUSED, "no-such-entry"),
        ("help-disabled-worker", {}, REFUSED, "no-certificate"),
    ],
)
def test_refused_with_reasons(on: Stage, task: str, changes: dict[str, Any], outcome: Any, code: str) -> None:
    inputs = {**LOST, "workKind": "PLATFORM", "workSince": TODAY.isoformat(), **changes}
    answer = do(on, task, inputs)
    assert (answer.outcome, codes(answer)) == (outcome, [code])
    assert all(reason.zh and reason.en and reason.legal_reference for reason in answer.reasons)


def test_the_form_can_be_mended(on: Stage) -> None:
    number = output(on, do(on, "register-unemployment", LOST))
    early = {"residentId": "worker", "workKind": "PLATFORM", "workSince": "2001-01-01", **number}
    assert [reason.field for reason in do(on, "register-flexible-work", early).reasons] == ["workSince"]
    since = output(on, do(on, "register-flexible-work", {**early, "workSince": TODAY.isoformat()}, attempt=2))
    low = {"residentId": "worker", "pensionBase": 1, "bankAccount": "6222021234567890", **since}
    answer = do(on, "enrol-flexible-worker", low)
    assert (answer.outcome, answer.reasons[0].field) == (MENDABLE, "pensionBase")
    assert answer.reasons[0].parameter == "contribution-base"


def test_hardship_in_a_poor_household_needs_no_second_inquiry(on: Stage) -> None:
    answer = do(on, "recognise-hardship", {"residentId": "worker", "reviewNo": "R1"}, times=2)
    assert answer.outcome == GRANTED
    assert rows(on, Entry, kind="HARDSHIP")[0].detail == {"kind": "MINIMUM_LIVING"}


def test_a_household_where_somebody_works_is_none_without_employment(both: tuple[Stage, Registry]) -> None:
    on, registry = both
    registry.people["spouse"] = {"sex": "MALE", "birth_date": "1985-01-01"}
    enter(on, make_career("spouse"))
    number = output(on, do(on, "register-unemployment", LOST))
    inputs = {"residentId": "worker", "hardshipKind": "ZERO_EMPLOYMENT", **number}
    assert codes(do(on, "recognise-hardship", inputs)) == ["somebody-works"]
    do(on, "register-unemployment", {**LOST, "residentId": "spouse"}, case_id="case-2")
    assert do(on, "recognise-hardship", inputs, attempt=2).outcome == ASKS


def test_help_for_disabled_workers(on: Stage) -> None:
    first = do(on, "help-disabled-worker", {"residentId": "worker", "cardNo": "C1", "workWish": "编程"}, times=2)
    assert first.outcome == GRANTED
    assert output(on, first)["planNo"].startswith("BF")
    assert rows(on, Entry, kind="HELP_PLAN")[0].detail["wish"] == "编程"


def test_retirement_from_the_file_to_the_pension(on: Stage) -> None:
    shared = do(on, "share-career", {"residentId": "elder", "employerCode": "91330800MA28A0000X"})
    told = output(on, shared)
    assert told["months"] == 240
    assert do(on, "share-career", {"residentId": "elder", "employerCode": "other"}).outcome == MENDABLE
    assert codes(do(on, "share-career", {"residentId": "nobody", "employerCode": "x"})) == ["no-contributions"]
    inputs = {"residentId": "elder", "months": 240, "retiresOn": told["retiresOn"], "recognitionNo": None}
    assert do(on, "approve-retirement", inputs).outcome == ASKS
    approved = do(on, "approve-retirement", inputs, attempt=2, officer=YES)
    granted = do(on, "grant-pension", {"pensionAccount": "6222021234567890", **output(on, approved)})
    assert granted.outcome == GRANTED
    (benefit,) = rows(on, Benefit)
    base = law().at("pension-base", TODAY).value
    assert benefit.account_fen == round(10_000_000 / 109)  # 64 years: 109 months
    assert benefit.monthly_fen == base * 20 // 100 + benefit.account_fen
    assert output(on, do(on, "grant-pension", {"pensionAccount": "6", **output(on, approved)}, attempt=2))
    assert len(rows(on, Benefit)) == 1
    too_young = do(on, "approve-retirement", {**inputs, "residentId": "worker"}, case_id="case-2")
    assert (too_young.outcome, codes(too_young)) == (REFUSED, ["not-of-age"])
    refused = do(on, "register-unemployment", {**LOST, "residentId": "elder"}, case_id="case-3")
    assert codes(refused) == ["retired"]


def test_special_work(both: tuple[Stage, Registry]) -> None:
    on, registry = both
    registry.people["elder"]["birth_date"] = add_months(TODAY, -12 * 59).isoformat()
    inputs = {"residentId": "elder", "months": 240, "specialWork": "高空"}
    assert do(on, "recognise-special-work", {**inputs, "specialWork": "办公"}).outcome == MENDABLE
    assert codes(do(on, "recognise-special-work", {**inputs, "specialWork": "高温"})) == ["too-little-special-work"]
    assert do(on, "recognise-special-work", inputs).outcome == ASKS
    assert do(on, "recognise-special-work", inputs, officer=NO, attempt=2).outcome == REFUSED
    number = output(on, do(on, "recognise-special-work", inputs, officer=YES, attempt=3))
    inputs = {"residentId": "elder", "months": 240, "retiresOn": "2030-01-01"}
    assert codes(do(on, "approve-retirement", {**inputs, "recognitionNo": None})) == ["not-of-age"]
    assert do(on, "approve-retirement", {**inputs, **number}, attempt=2).outcome == ASKS


def test_contributions_of_the_parents(on: Stage) -> None:
    for parents, expected in (
        ({"mother": {"residentId": "worker"}, "father": {"residentId": "nobody"}}, 240),
        ({"mother": {"residentId": "worker"}, "father": None}, 240),
        ({"mother": {"residentId": "nobody"}, "father": None}, 0),
    ):
        assert output(on, do(on, "share-contributions", parents))["months"] == expected


def pension(on: Stage) -> Benefit:
    first = months.later(THIS_MONTH, -24)
    told = {"kind": "PENSION", "resident_id": "elder", "case_id": "c", "county": "330802", "account": "6"}
    enter(
        on,
        Benefit(no="YL1", monthly_fen=300_000, account_fen=90_000, from_month=first, paid_through=THIS_MONTH, **told),
    )
    return rows(on, Benefit)[0]


def died(days: int = 75) -> registry_events.DeathRecorded:
    day = (TODAY - timedelta(days=days)).isoformat()
    return registry_events.DeathRecorded(resident_id="elder", death_no="D1", died_on=day, county="330802")


def test_a_death_stops_what_was_drawn_even_without_a_case(on: Stage) -> None:
    """INVARIANT: a death stops every benefit once, however often and in whatever order it is told."""
    pension(on)
    told = died()
    on.deliver("employment", *[record(told, "elder", source="registry")] * 2)
    on.deliver("employment", record(told, "elder", source="registry"))
    (stopped,) = rows(on, Benefit)
    from_month = months.later(months.month_of(date.fromisoformat(told.died_on)), 1)
    overpaid = 300_000 * months.between(from_month, THIS_MONTH)
    assert (stopped.stopped_from, stopped.claimed_back_fen) == (from_month, overpaid)
    inputs = {"residentId": "elder", "diedOn": told.died_on, "deathNo": "D1"}
    answer = do(on, "stop-pension", inputs, times=2)
    assert output(on, answer) == {"pensionStopped": from_month, "overpaidFen": overpaid}
    nothing = do(on, "stop-unemployment-benefit", inputs)
    assert output(on, nothing) == {"unemploymentStopped": "", "overpaidFen": 0}
    revoked = registry_events.DeathRevoked(resident_id="elder", death_no="D1")
    on.deliver("employment", *[record(revoked, "elder", source="registry")] * 2)
    assert rows(on, Benefit)[0].stopped_from is None
    assert output(on, do(on, "stop-pension", inputs, attempt=2))["overpaidFen"] == overpaid
    assert do(on, "stop-pension", inputs, undo=True, attempt=2).outcome == UNDONE
    assert rows(on, Benefit)[0].stopped_from is None


def test_what_the_family_is_due(on: Stage) -> None:
    """INVARIANT: the account and the survivors' benefit are paid once, to kin."""
    pension(on)
    on.deliver("employment", record(died(), "elder", source="registry"))
    inputs = {"residentId": "elder", "kinship": "CHILD", "heirAccount": "6222021234567890", "deathNo": "D1"}
    stranger = do(on, "pay-pension-account", {**inputs, "kinship": "OTHER"}, case_id="case-2")
    assert codes(stranger) == ["no-kin"]
    first = do(on, "pay-pension-account", inputs, times=2)
    assert output(on, first) == output(on, do(on, "pay-pension-account", inputs, attempt=2))
    drawn = 90_000 * 25
    assert rows(on, Payout)[0].fen == 10_000_000 - drawn
    assert codes(do(on, "pay-pension-account", inputs, case_id="case-3")) == ["paid-already"]
    assert do(on, "grant-survivors-benefit", inputs).outcome == ASKS
    assert do(on, "grant-survivors-benefit", inputs, attempt=2, officer=YES).outcome == GRANTED
    # 20 years: 9 + 5 = 14 months, a pension drawn: at most 9 … less two years, and two months for the funeral.
    (survivors,) = rows(on, Payout, kind="SURVIVORS")
    assert survivors.fen == pensions.survivors_fen(law(), 240, 25, TODAY)[0]
    assert (
        call(on, "GetEmploymentPayment", pb.GetEmploymentPaymentRequest(payment_no=survivors.no)).fen == survivors.fen
    )


def claim(on: Stage, who: str = "worker", actor: Any = WINDOW, **changes: Any) -> Any:
    request = pb.ClaimUnemploymentBenefitRequest(resident_id=who, **{"account": "6222021234567890", **changes})
    return call(on, "ClaimUnemploymentBenefit", request, actor)


def test_unemployment_benefit(on: Stage) -> None:
    with pytest.raises(NotPossibleNow):
        claim(on)
    number = output(on, do(on, "register-unemployment", LOST))
    with pytest.raises(NotPossibleNow):
        claim(on, left_by_own_will=True)
    granted = claim(on, actor=make_resident("worker"))
    assert months.between(granted.from_month, granted.through_month) == 24
    assert claim(on).benefit_no == granted.benefit_no
    change(on, Benefit, granted.benefit_no, from_month=THIS_MONTH)
    pay = pb.PayEmploymentBenefitsRequest(kind="UNEMPLOYMENT", month=THIS_MONTH)
    assert [call(on, "PayEmploymentBenefits", pay).paid for _ in range(2)] == [1, 0]
    with pytest.raises(NotAllowed):
        call(on, "PayEmploymentBenefits", pay, WINDOW)
    since = {"residentId": "worker", "workKind": "PLATFORM", "workSince": TODAY.isoformat(), **number}
    do(on, "register-flexible-work", since)
    assert call(on, "GetEmploymentBenefit", pb.GetEmploymentBenefitRequest(benefit_no=granted.benefit_no)).stopped_from


def test_each_change_of_state_is_announced(on: Stage) -> None:
    do(on, "register-unemployment", LOST)
    assert rows(on, Entry)[0].town == "330802001"
    entry = call(on, "GetEmploymentEntry", pb.GetEmploymentEntryRequest(entry_no=rows(on, Entry)[0].no), OFFICER)
    assert (entry.kind, entry.resident_id) == ("UNEMPLOYED", "worker")


@pytest.mark.parametrize(
    ("sex", "post", "born", "expected"),
    [
        ("MALE", "WORKER", "1964-12-31", "2024-12-31"),
        ("MALE", "WORKER", "1965-01-15", "2025-02-15"),
        ("MALE", "WORKER", "1965-05-15", "2025-07-15"),
        ("MALE", "WORKER", "1980-01-01", "2043-01-01"),
        ("FEMALE", "CADRE", "1970-01-01", "2025-02-01"),
        ("FEMALE", "WORKER", "1975-03-01", "2025-05-01"),
        ("FEMALE", "WORKER", "1990-01-01", "2045-01-01"),
    ],
)
def test_the_day_of_retirement_by_the_tables_of_2024(sex: str, post: str, born: str, expected: str) -> None:
    person = Person(date.fromisoformat(born), sex, post)
    assert registers.retires_on(law(), person, TODAY) == date.fromisoformat(expected)


@pytest.mark.parametrize(("paid", "expected"), [(11, 0), (12, 12), (59, 12), (60, 18), (119, 18), (120, 24), (400, 24)])
def test_months_of_unemployment_benefit(paid: int, expected: int) -> None:
    assert registers.unemployment_benefit(law(), paid, TODAY, own_will=False)[1] == expected

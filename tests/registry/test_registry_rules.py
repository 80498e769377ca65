"""The registry's rules, by tables and properties, without a database."""

from __future__ import annotations

from datetime import UTC, date, datetime
from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chassis.decisions import Granted, NeedsOfficer, NeedsSupplement, Reason, Refused
from chassis.parameters import Parameter
from city import resident_id
from services.registry import rules
from services.registry.parameters import parameters
from services.registry.rules import Birth, Officer, Parent

TODAY = date(2026, 11, 23)
LATE = Parameter("late-registration-days", 30, date(1958, 1, 9), "户口登记条例", "confirmed")
REVIEW = Parameter("review-days", 60, date(2024, 1, 1), "行政复议法", "confirmed")
MONTHS = Parameter("residence-permit-months", 6, date(2016, 1, 1), "居住证暂行条例", "confirmed")
VALID = Parameter("residence-permit-valid-months", 12, date(2016, 1, 1), "居住证暂行条例", "confirmed")
MAJORITY = Parameter("age-of-majority", 18, date(2021, 1, 1), "民法典", "confirmed")

HERE, NEXT, AWAY = "330802", "330881", "361123"
NO = Officer(granted=False, reasons=(Reason("onething.officer", "材料不符", "papers differ"),))


def codes(decision: Granted | Refused | NeedsSupplement | NeedsOfficer) -> list[str]:
    return [reason.code.removeprefix("registry.") for reason in decision.reasons]


Decision = Granted | Refused | NeedsSupplement | NeedsOfficer


def review(birth: Birth, mother: Parent | None, father: Parent | None, officer: Officer | None = None) -> Decision:
    return rules.review_registration(birth, mother, father, officer=officer, today=TODAY, late=LATE, review=REVIEW)


def mother(county: str = HERE) -> Parent:
    return Parent("FEMALE", county)


def father(county: str = HERE) -> Parent:
    return Parent("MALE", county)


@pytest.mark.parametrize(
    ("mother", "father", "named", "expected"),
    [
        (mother(), father(), True, []),
        (mother(AWAY), None, False, []),
        (None, None, True, ["unknown-number", "unknown-number"]),
        (None, father(), True, ["unknown-number"]),
        (mother(), None, True, ["unknown-number"]),
        (father(), mother(), True, ["mother-not-female", "father-not-male"]),
        (father(), None, True, ["mother-not-female", "unknown-number"]),
    ],
)
def test_parents_are_reviewed_with_everything_wrong_at_once(
    mother: Parent | None,
    father: Parent | None,
    named: bool,
    expected: list[str],
) -> None:
    decision = rules.review_parents(mother, father, father_named=named)
    assert codes(decision) == expected
    assert isinstance(decision, NeedsSupplement if expected else Granted)
    assert len({reason.field for reason in decision.reasons}) == len(expected)


@pytest.mark.parametrize(
    ("settle", "mother", "father", "officer", "kind", "expected"),
    [
        ("MOTHER", mother(), father(), None, Granted, []),
        ("FATHER", mother(), father(), None, Granted, []),
        ("MOTHER", mother(), None, None, Granted, []),
        ("MOTHER", mother(), father(AWAY), None, Granted, []),
        ("FATHER", mother(AWAY), father(), None, Granted, []),
        ("FATHER", mother(), None, None, NeedsSupplement, ["settling-parent-missing"]),
        ("MOTHER", None, father(), None, NeedsSupplement, ["unknown-number"]),
        ("MOTHER", mother(AWAY), father(), None, Refused, ["parent-not-local"]),
        ("FATHER", mother(), father(AWAY), None, Refused, ["parent-not-local"]),
        ("MOTHER", mother(AWAY), father(AWAY), None, Refused, ["parent-not-local"]),
        ("MOTHER", mother(), father(NEXT), None, NeedsOfficer, ["parents-in-different-counties"]),
        ("FATHER", mother(), father(NEXT), None, NeedsOfficer, ["parents-in-different-counties"]),
        ("FATHER", mother(), father(NEXT), Officer(granted=True), Granted, []),
        ("FATHER", mother(), father(NEXT), NO, Refused, ["onething.officer"]),
        ("FATHER", mother(), father(NEXT), Officer(granted=False), Refused, ["refused-by-officer"]),
        ("MOTHER", mother(AWAY), father(), Officer(granted=True), Refused, ["parent-not-local"]),
    ],
)
def test_registration(settle, mother, father, officer, kind, expected) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    birth = Birth(date(2026, 11, 20), settle)
    decision = review(birth, mother, father, officer)
    assert isinstance(decision, kind)
    assert codes(decision) == expected


def test_a_refusal_says_where_to_go_and_how_to_appeal() -> None:
    away = review(Birth(TODAY, "MOTHER"), mother(AWAY), father(AWAY))
    (reason,) = away.reasons
    assert "户籍所在地派出所" in reason.zh
    assert "60日内申请行政复议" in reason.zh
    assert "administrative review" in reason.en
    assert "户口登记条例" in reason.legal_reference
    assert (reason.parameter, reason.parameter_value, reason.parameter_from) == ("review-days", "60", "2024-01-01")
    assert "另一方" not in reason.zh
    one_here = review(Birth(TODAY, "MOTHER"), mother(AWAY), father())
    assert "另一方落户" in one_here.reasons[0].zh


@pytest.mark.parametrize(("day", "late"), [(date(2026, 10, 24), False), (date(2026, 10, 23), True)])
def test_a_late_registration_is_granted_and_says_so(day: date, late: bool) -> None:
    decision = review(Birth(day, "MOTHER"), mother(), None)
    assert isinstance(decision, Granted)
    assert codes(decision) == (["registered-late"] if late else [])
    if late:
        assert decision.reasons[0].parameter_value == "30"
        assert "第31日" in decision.reasons[0].zh


@given(
    st.sampled_from([HERE, NEXT]),
    st.dates(date(1990, 1, 1), TODAY),
    st.sampled_from(["MALE", "FEMALE"]),
    st.integers(0, 2**32),
)
def test_identity_numbers_are_valid_and_fit(county, day, sex, start) -> None:  # type: ignore[no-untyped-def]  # noqa: ANN001
    """INVARIANT: every number offered is well formed and shows the child's county, birth date and sex."""
    for number in islice(rules.identity_numbers(county, day, sex, start), 20):
        assert resident_id.faults(number, TODAY) == []
        assert number.startswith(rules.number_prefix(county, day))
        assert (resident_id.birth_date(number), resident_id.sex(number)) == (day, sex)


@pytest.mark.parametrize("start", [0, 7, 498, 499, 2**32 - 1])
def test_every_number_of_a_day_is_offered_once(start: int) -> None:
    boys = list(rules.identity_numbers(HERE, TODAY, "MALE", start))
    girls = list(rules.identity_numbers(HERE, TODAY, "FEMALE", start))
    assert len(boys) == len(girls) == 499
    assert len({*boys, *girls}) == 998


@pytest.mark.parametrize(
    ("county", "since", "permit", "expected"),
    [
        (AWAY, date(2026, 5, 23), None, []),
        (AWAY, date(2026, 5, 24), None, ["not-resident-long-enough"]),
        (HERE, date(2020, 1, 1), None, ["hukou-is-local"]),
        (AWAY, date(2020, 1, 1), "JZ1", ["permit-exists"]),
        (NEXT, TODAY, "JZ1", ["hukou-is-local", "not-resident-long-enough", "permit-exists"]),
    ],
)
def test_residence_permit(county: str, since: date, permit: str | None, expected: list[str]) -> None:
    reasons = rules.review_permit(
        hukou_county=county, resident_since=since, valid_permit=permit, today=TODAY, months=MONTHS, valid=VALID
    )
    assert [reason.code.removeprefix("registry.") for reason in reasons] == expected


@pytest.mark.parametrize(
    ("day", "months", "expected"),
    [
        (date(2026, 1, 31), 1, date(2026, 2, 28)),
        (date(2024, 2, 29), 12, date(2025, 2, 28)),
        (date(2026, 6, 30), 6, date(2026, 12, 30)),
        (date(2026, 12, 1), 1, date(2027, 1, 1)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
    ],
)
def test_months_later(day: date, months: int, expected: date) -> None:
    assert rules.months_later(day, months) == expected


@pytest.mark.parametrize(("born", "minor"), [(date(2008, 11, 24), True), (date(2008, 11, 23), False)])
def test_coming_of_age(born: date, minor: bool) -> None:
    assert rules.is_minor(born, TODAY, MAJORITY) is minor


def test_a_day_is_a_day_in_china() -> None:
    assert rules.day_in_china(datetime(2026, 11, 19, 16, 0, tzinfo=UTC)) == date(2026, 11, 20)
    assert rules.day_in_china(datetime(2026, 11, 19, 15, 59, tzinfo=UTC)) == date(2026, 11, 19)


@pytest.mark.parametrize(
    ("county", "local"),
    [("330802", True), ("330881", True), ("330800", False), ("330802005", False), ("361123", False)],
)
def test_local_counties(county: str, local: bool) -> None:
    assert rules.is_local(county) is local


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("late-registration-days", 30),
        ("review-days", 60),
        ("residence-permit-months", 6),
        ("residence-permit-valid-months", 12),
        ("age-of-majority", 18),
    ],
)
def test_parameters_are_dated_and_sourced(name: str, value: int) -> None:
    found = parameters().at(name, TODAY)
    assert found.value == value
    assert found.status == "confirmed"
    assert "《" in found.source

"""Health's rules, by tables."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from chassis.decisions import NeedsOfficer, NeedsSupplement, Refused
from city.days import CHINA, add_months, china_day, years_between
from services.health.law import law, licences
from services.health.rules import births, insurance, reimbursement, vaccinations
from tests.health.factories import ACCOUNT, make_birth

TODAY = date(2026, 3, 10)


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=CHINA)


@pytest.mark.parametrize(
    ("born", "months", "expected"),
    [
        ("2026-01-15", 0, "2026-01-15"),
        ("2026-01-31", 1, "2026-02-28"),
        ("2027-12-31", 2, "2028-02-29"),
        ("2026-11-20", 2, "2027-01-20"),
        ("2026-08-31", 18, "2028-02-29"),
        ("2024-02-29", 48, "2028-02-29"),
        ("2024-02-29", 12, "2025-02-28"),
    ],
)
def test_months_are_calendar_months(born: str, months: int, expected: str) -> None:
    assert add_months(date.fromisoformat(born), months).isoformat() == expected


@pytest.mark.parametrize(
    ("earlier", "later", "years"),
    [("1995-03-07", "2026-03-06", 30), ("1995-03-07", "2026-03-07", 31), ("2008-02-29", "2026-02-28", 17)],
)
def test_years_are_completed_years(earlier: str, later: str, years: int) -> None:
    assert years_between(date.fromisoformat(earlier), date.fromisoformat(later)) == years


def test_the_day_is_the_day_in_china() -> None:
    assert china_day(datetime.fromisoformat("2026-02-28T17:00:00+00:00")) == date(2026, 3, 1)


# --- certificates ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("changes", "field", "value"),
    [
        ({"mother_born_on": date(2012, 3, 2)}, "motherIdNumber", "14-55"),  # 13 years old
        ({"mother_born_on": date(1970, 3, 1)}, "motherIdNumber", "14-55"),  # 56 on the day
        ({"weight_grams": 1299}, "birthWeightGrams", "1300-7000"),
        ({"weight_grams": 4201, "gestation_weeks": 33}, "birthWeightGrams", "750-4200"),
        ({"weight_grams": 3200, "gestation_weeks": 24}, "birthWeightGrams", "250-1500"),
        ({"gestation_weeks": 46}, "gestationWeeks", "20-45"),
        ({"gestation_weeks": 19}, "gestationWeeks", "20-45"),
    ],
)
def test_implausible_data_needs_an_officer(changes: dict[str, Any], field: str, value: str) -> None:
    against = births.objection(make_birth(**changes), law(), TODAY, certified=False, licensed=True)
    assert isinstance(against, NeedsOfficer)
    (reason,) = against.reasons
    assert (reason.code, reason.field, reason.parameter_value) == ("health.implausible-birth-data", field, value)
    assert reason.zh
    assert reason.en
    assert reason.legal_reference
    assert reason.parameter_from == "1996-01-01"


@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"mother_born_on": date(2012, 3, 1)},  # 14 on the day
        {"mother_born_on": date(1970, 3, 2)},  # 55 until the day after
        {"weight_grams": 1300, "gestation_weeks": 37},
        {"weight_grams": 7000, "gestation_weeks": 45},
        {"weight_grams": 480, "gestation_weeks": 22},
    ],
)
def test_plausible_data_needs_nobody(changes: dict[str, Any]) -> None:
    assert births.objection(make_birth(**changes), law(), TODAY, certified=False, licensed=True) is None


def test_every_week_a_form_may_give_has_its_row() -> None:
    for weeks in range(20, 46):
        birth = make_birth(gestation_weeks=weeks, weight_grams=1)
        against = births.objection(birth, law(), TODAY, certified=False, licensed=True)
        assert against is not None
        assert against.reasons[0].field == "birthWeightGrams"


@pytest.mark.parametrize(("today", "late"), [(date(2027, 3, 1), False), (date(2027, 3, 2), True)])
def test_a_late_birth_needs_an_officer(today: date, late: bool) -> None:
    against = births.objection(make_birth(), law(), today, certified=False, licensed=True)
    assert (against is not None) == late
    if against:
        assert [reason.code for reason in against.reasons] == ["health.late-certificate"]


def test_all_doubts_at_once() -> None:
    birth = make_birth(mother_born_on=date(2015, 1, 1), weight_grams=9000)
    against = births.objection(birth, law(), date(2028, 1, 1), certified=False, licensed=True)
    assert isinstance(against, NeedsOfficer)
    assert [reason.field for reason in against.reasons] == ["motherIdNumber", "birthWeightGrams", "bornAt"]


def test_everything_to_be_supplemented_at_once_and_before_an_officer_is_asked() -> None:
    birth = make_birth(born_at=at("2026-03-11T08:00"), weight_grams=9000)
    against = births.objection(birth, law(), TODAY, certified=False, licensed=False)
    assert isinstance(against, NeedsSupplement)
    assert [(reason.code, reason.field) for reason in against.reasons] == [
        ("health.birth-in-the-future", "bornAt"),
        ("health.unknown-institution", "birthInstitution"),
    ]


def test_an_officer_settles_doubts_and_nothing_else() -> None:
    birth = make_birth(weight_grams=9000)
    agreed = {"officer_agrees": True}
    assert births.objection(birth, law(), TODAY, certified=False, licensed=True, **agreed) is None
    assert isinstance(births.objection(birth, law(), TODAY, certified=True, licensed=True, **agreed), Refused)
    assert isinstance(births.objection(birth, law(), TODAY, certified=False, licensed=False, **agreed), NeedsSupplement)


def test_the_second_certificate_is_refused_with_its_law() -> None:
    against = births.objection(make_birth(), law(), TODAY, certified=True, licensed=False)
    assert isinstance(against, Refused)
    (reason,) = against.reasons
    assert reason.code == "health.already-certified"
    assert "出生医学证明管理办法" in reason.legal_reference


def test_the_demonstration_institutions() -> None:
    counties = ("330802", "330803", "330822", "330824", "330825", "330881")
    assert set(licences()) == {f"{county}-{number:04}" for county in counties for number in range(1, 6)}
    one = licences()["330802-0001"]
    assert one.holds(date(1996, 1, 1))
    assert not one.holds(date(1995, 12, 31))


# --- vaccination -------------------------------------------------------------------------------------------------

BORN = date(2026, 1, 31)
SCHEDULE = {
    "HepB": ["2026-01-31", "2026-02-28", "2026-07-31"],
    "BCG": ["2026-01-31"],
    "IPV": ["2026-03-31", "2026-04-30"],
    "bOPV": ["2026-05-31", "2030-01-31"],
    "DTaP": ["2026-04-30", "2026-05-31", "2026-06-30", "2027-07-31"],
    "DT": ["2032-01-31"],
    "MMR": ["2026-09-30", "2027-07-31"],
    "JE-L": ["2026-09-30", "2028-01-31"],
    "MPSV-A": ["2026-07-31", "2026-10-31"],
    "MPSV-AC": ["2029-01-31", "2032-01-31"],
    "HepA-L": ["2027-07-31"],
}


def test_the_schedule_of_a_child_born_at_the_end_of_a_month() -> None:
    doses = vaccinations.schedule(law(), date(2026, 1, 31))
    found: dict[str, list[str]] = {}
    for dose in doses:
        found.setdefault(dose.vaccine, []).append(dose.due_on(BORN).isoformat())
        assert dose.number == len(found[dose.vaccine])
    assert found == SCHEDULE
    assert [dose.months for dose in doses] == sorted(dose.months for dose in doses)


def test_every_interval_names_doses_of_the_schedule() -> None:
    keys = {dose.key for dose in vaccinations.schedule(law(), TODAY)}
    rows = law().at("dose-intervals", TODAY).value
    assert {row["dose"] for row in rows} | {row["after"] for row in rows} <= keys
    later = {dose.key for dose in vaccinations.schedule(law(), TODAY) if dose.number > 1}
    assert later <= {row["dose"] for row in rows}


@pytest.mark.parametrize(
    ("dose", "given_on", "given", "codes"),
    [
        (("HepB", 1), "2026-01-31", {}, []),
        (("HepB", 1), "2026-01-30", {}, ["dose-before-birth"]),
        (("HepB", 1), "2026-03-11", {}, ["dose-in-the-future"]),
        (("HepB", 1), "2026-02-01", {"HepB-1": "2026-01-31"}, ["dose-already-given"]),
        (("HepB", 2), "2026-02-28", {"HepB-1": "2026-01-31"}, []),
        (("HepB", 2), "2026-02-27", {"HepB-1": "2026-01-31"}, ["dose-under-age", "dose-interval"]),
        (("HepB", 2), "2026-03-02", {"HepB-1": "2026-02-03"}, ["dose-interval"]),
        (("HepB", 2), "2026-03-03", {"HepB-1": "2026-02-03"}, []),
        (("HepB", 2), "2026-03-01", {}, ["previous-dose-missing"]),
        (("HepB", 2), "2026-02-01", {"HepB-1": "2026-02-05"}, ["dose-under-age", "dose-interval"]),
        (("HepB", 4), "2026-03-01", {}, ["unknown-dose"]),
        (("COVID", 1), "2027-03-01", {}, ["unknown-dose", "dose-in-the-future"]),
        (("HepB", 1), "", {}, ["no-date"]),
        (("XY", 0), "31.1.2026", {}, ["unknown-dose", "no-date"]),
        # Another vaccine's dose counts only if it was given.
        (("bOPV", 1), "2026-03-05", {}, ["dose-under-age"]),
    ],
)
def test_doses(dose: tuple[str, int], given_on: str, given: dict[str, str], codes: list[str]) -> None:
    day = date.fromisoformat(given_on) if given_on.count("-") == 2 else None
    before = {key: date.fromisoformat(when) for key, when in given.items()}
    found = vaccinations.faults(vaccinations.Injection(*dose, day), BORN, before, law(), BORN, TODAY)
    assert [reason.code for reason in found] == [f"health.{code}" for code in codes]
    assert all(reason.zh and reason.en and reason.field and reason.legal_reference for reason in found)


@pytest.mark.parametrize(
    ("given_on", "polio", "codes"),
    [
        ("2026-06-27", "2026-05-31", ["health.dose-interval"]),
        ("2026-06-28", "2026-05-31", []),
        ("2026-06-01", None, []),
    ],
)
def test_an_interval_to_another_vaccine(given_on: str, polio: str | None, codes: list[str]) -> None:
    before = {"IPV-2": date.fromisoformat(polio)} if polio else {}
    injection = vaccinations.Injection("bOPV", 1, date.fromisoformat(given_on))
    found = vaccinations.faults(injection, BORN, before, law(), BORN, date(2026, 12, 1))
    assert [reason.code for reason in found] == codes


def test_intervals_in_calendar_months() -> None:
    injection = vaccinations.Injection("JE-L", 2, date(2028, 9, 29))
    given = {"JE-L-1": date(2027, 9, 30)}
    found = vaccinations.faults(injection, BORN, given, law(), BORN, date(2030, 1, 1))
    (reason,) = found
    assert (reason.code, reason.parameter_value) == ("health.dose-interval", "JE-L-2: 12 months")


# --- insurance and reimbursement ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("born", "today", "covered", "code"),
    [
        ("2026-03-10", "2026-03-10", "2026-03-10", "health.covered-from-birth"),
        ("2026-01-01", "2026-04-01", "2026-01-01", "health.covered-from-birth"),  # the ninetieth day
        ("2026-01-01", "2026-04-02", "2026-04-02", "health.covered-from-enrolment"),
    ],
)
def test_cover(born: str, today: str, covered: str, code: str) -> None:
    day, reason = insurance.covered_from(date.fromisoformat(born), date.fromisoformat(today), law())
    assert (day.isoformat(), reason.code, reason.parameter_value) == (covered, code, "90")


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({}, 200000),
        ({"born_on": date(2024, 12, 31)}, 100000),
        ({"born_on": date(2009, 12, 31)}, "health.no-amount-in-force"),
        ({"certificate": reimbursement.NONE}, "health.no-certificate"),
        ({"certificate": reimbursement.REVOKED}, "health.certificate-revoked"),
        ({"certificate": reimbursement.OTHER_MOTHER}, "health.not-the-mothers-certificate"),
        ({"paid_before": True}, "health.already-reimbursed"),
        # What refuses goes before what could be supplemented.
        ({"paid_before": True, "bank_account": "6228480402564890019"}, "health.already-reimbursed"),
    ],
)
def test_claims(changes: dict[str, Any], expected: int | str) -> None:
    told = {"born_on": date(2026, 3, 1), "bank_account": ACCOUNT, "certificate": "HERS", "paid_before": False}
    decision = reimbursement.decide(reimbursement.Claim(**{**told, **changes}), law())
    if isinstance(expected, int):
        assert isinstance(decision, tuple)
        assert decision[0] == expected
        assert decision[1].parameter_value == str(expected)
    else:
        assert isinstance(decision, Refused)
        assert decision.reasons[0].code == expected
        assert decision.reasons[0].legal_reference


@pytest.mark.parametrize("account", ["6228480402564890019", "6228480402564890081", "622848040256489O018", ""])
def test_a_slip_in_the_account_is_asked_back(account: str) -> None:
    claim = reimbursement.Claim(date(2026, 3, 1), account, reimbursement.HERS, paid_before=False)
    decision = reimbursement.decide(claim, law())
    assert isinstance(decision, NeedsSupplement)
    (reason,) = decision.reasons
    assert (reason.code, reason.field) == ("health.bank-account", "bankAccount")
    assert account not in (reason.zh, reason.en) or not account

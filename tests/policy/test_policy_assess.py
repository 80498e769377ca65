"""One household: reasons from the trace, what is open, and every fault at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from civic.policy.v1 import policy_pb2 as pb
from hypothesis import given, settings
from hypothesis import strategies as st

from chassis.errors import InvalidInput
from services.policy.actions.assess import assess
from services.policy.law import law, raw
from services.policy.main import SERVICE
from services.policy.rules.changes import near
from services.policy.rules.facts import in_month
from tests.policy.factories import make_person, make_request
from tests.support import WINDOW, embedded, stage

if TYPE_CHECKING:
    from pathlib import Path


def told(*persons: Any, **more: Any) -> dict[str, Any]:
    return {one.benefit.name: one for one in assess(make_request(*persons, **more))}


def test_reasons_name_the_parameter_of_the_month_with_its_day_and_source() -> None:
    (one,) = assess(make_request(make_person(), month="2020-12", benefits=["minimum-living"]))
    (line,) = [why for why in one.reasons if why.variable == "living_line"]
    assert (line.parameter, line.since, line.value, line.confirmed) == (
        "minimum-living-line",
        "2020-01-01",
        "81000",
        False,
    )
    assert "低保标准" in line.zh
    assert "persons" in line.en


def test_every_reason_of_every_benefit_has_both_languages_and_a_source() -> None:
    for one in assess(make_request(make_person(medicalCostFen=1000))):
        assert one.reasons
        for why in one.reasons:
            assert why.zh
            assert why.en
            assert why.source
            if why.parameter:
                assert why.parameter in raw()


def test_a_part_of_a_month_is_told() -> None:
    income = {"kind": "PENSION", "amountFen": 100000, "from": "2026-11-16"}
    why = told(make_person(incomes=[income]))["minimum-living"].reasons
    assert any("15/30" in one.zh for one in why)


def test_every_fault_at_once_in_both_languages() -> None:
    first = make_person("p1", incomes=[{"kind": "GIFT", "amountFen": -1}], sex="?", diedOn="1970-01-01")
    second = make_person("p1", birthDate="soon", disability="LIMBS", occupation="KING", relation="AUNT")
    request = make_request(first, second, month="2026-13", benefits=["free-beer"], unknown=["persons.p9.incomes"])
    request.household.assets.add(kind="YACHT", value_fen=-5)
    with pytest.raises(InvalidInput) as caught:
        assess(request)
    faults = {fault.field: fault for fault in caught.value.faults}
    assert set(faults) >= {
        "month",
        "benefits[0]",
        "household.persons[0].sex",
        "household.persons[0].diedOn",
        "household.persons[0].incomes[0].kind",
        "household.persons[0].incomes[0].amountFen",
        "household.persons[1].personId",
        "household.persons[1].relation",
        "household.persons[1].birthDate",
        "household.persons[1].occupation",
        "household.persons[1].disabilityGrade",
        "household.assets[0].kind",
        "household.assets[0].valueFen",
        "household.unknown[0]",
    }
    assert all(fault.zh and fault.en for fault in faults.values())


@pytest.mark.parametrize("relations", [("CHILD", "SPOUSE"), ("HEAD", "HEAD")])
def test_one_head(relations: tuple[str, str]) -> None:
    with pytest.raises(InvalidInput) as caught:
        assess(make_request(*(make_person(f"p{i}", relation=one) for i, one in enumerate(relations))))
    assert [fault.code for fault in caught.value.faults] == ["policy.bad-head"]


def test_a_month_before_the_parameters_begin_is_refused() -> None:
    with pytest.raises(InvalidInput) as caught:
        assess(make_request(make_person(), month="2019-12"))
    assert caught.value.faults[0].code == "policy.month-too-early"


def test_unknown_is_open_and_names_what_is_missing() -> None:
    """INVARIANT: no answer is not zero: a benefit that hangs on an unknown fact is neither eligible nor refused."""
    found = told(make_person(), unknown=["persons.p1.incomes.WAGE", "assets.SECURITIES"])
    assert not found["minimum-living"].eligible
    assert found["minimum-living"].amount == 0
    assert found["minimum-living"].missing == ["persons.p1.incomes.WAGE", "assets.SECURITIES"]
    assert not found["childcare-subsidy"].missing
    assert all(why.value == "" for why in found["minimum-living"].reasons if why.variable == "household_income")


@given(
    wage=st.integers(0, 400_000),
    cash=st.integers(0, 6_000_000),
    grade=st.integers(0, 4),
    real_wage=st.integers(0, 10_000_000),
    real_cash=st.integers(0, 10_000_000),
)
@settings(max_examples=25, deadline=None)
def test_what_is_decided_without_a_fact_holds_whatever_the_fact_is(
    wage: int, cash: int, grade: int, real_wage: int, real_cash: int
) -> None:
    """INVARIANT: an answer given in spite of unknown facts is the answer that any value of them would give."""
    disabled = {"disability": "LIMBS", "disabilityGrade": grade} if grade else {}

    def person(amount: int) -> dict[str, Any]:
        return make_person(incomes=[{"kind": "WAGE", "amountFen": amount}], **disabled)

    unknown = told(
        person(wage), assets=[{"kind": "CASH", "valueFen": cash}], unknown=["assets.CASH", "persons.p1.incomes"]
    )
    known = told(person(real_wage), assets=[{"kind": "CASH", "valueFen": real_cash}])
    for name, one in unknown.items():
        if not one.missing:
            assert (one.eligible, one.amount) == (known[name].eligible, known[name].amount), name


def test_the_same_facts_and_digest_give_the_same_bytes(tmp_path: Path) -> None:
    """INVARIANT: a decision frozen with its facts and digest is recomputed to the byte."""
    staged = stage(embedded(tmp_path), [SERVICE])
    request = make_request(make_person(incomes=[{"kind": "WAGE", "amountFen": 12345, "from": "2026-11-03"}]))
    answers = [staged.call("policy", "AssessHousehold", request, WINDOW) for _ in range(2)]
    frozen = pb.AssessHouseholdRequest.FromString(request.SerializeToString())
    answers.append(staged.call("policy", "AssessHousehold", frozen, WINDOW))
    assert len({answer.SerializeToString(deterministic=True) for answer in answers}) == 1
    assert answers[0].rules_digest.startswith("sm3:")


def test_large_sums_do_not_wrap() -> None:
    """INVARIANT: money has 64 bits; OpenFisca's own whole numbers would wrap at 21 million yuan."""
    rich = make_person(incomes=[{"kind": "BUSINESS", "amountFen": 4_294_967_296}])  # 2 ** 32
    assert not told(rich)["minimum-living"].eligible
    assert not told(rich)["low-income-edge"].eligible


@given(st.integers(0, 10**9), st.integers(0, 27), st.integers(0, 27))
def test_days_of_a_month_add_up(amount: int, first: int, second: int) -> None:
    """Two parts of a month that meet are the month's amount, but for half a 分 each."""
    month = np.datetime64("2026-11", "M")
    cut = month.astype("M8[D]") + max(first, second)
    left = in_month(amount, np.datetime64("2026-01-01"), cut, month)
    right = in_month(amount, cut + 1, np.datetime64("2027-01-01"), month)
    assert left[1] + right[1] == 30
    assert abs(left[0] + right[0] - amount) <= 1


def test_near_names() -> None:
    assert "minimum-living-line" in near("minimum-living-lin", raw())
    assert near("minimum-wages", raw())[0] == "minimum-wage"


def test_parameters_are_whole_and_dated() -> None:
    """INVARIANT: no parameter is a fraction: every amount is worked out in whole 分."""
    for name, entry in raw().items():
        assert law().at(name, entry["values"][-1]["from"]).source
        assert all(type(one["value"]) is int for one in entry["values"]), name

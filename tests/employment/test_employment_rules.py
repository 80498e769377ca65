"""Employment's rules, by tables."""

from __future__ import annotations

from datetime import date

import pytest

from chassis.decisions import NeedsSupplement, Refused
from services.employment.law import law
from services.employment.rules.cards import objection

TODAY = date(2026, 11, 23)


@pytest.mark.parametrize("bank", ["ICBC", "ABC", "BOC", "CCB", "PSBC", "ZJRC", "QZB"])
def test_every_bank_of_the_form_is_in_the_list(bank: str) -> None:
    assert objection(bank, law(), TODAY, holds_card=False) is None


@pytest.mark.parametrize("bank", ["", "HSBC", "icbc"])
def test_another_bank_is_asked_back_with_the_list(bank: str) -> None:
    against = objection(bank, law(), TODAY, holds_card=False)
    assert isinstance(against, NeedsSupplement)
    (reason,) = against.reasons
    assert (reason.code, reason.field, reason.parameter) == ("employment.unknown-bank", "cardBank", "card-banks")
    assert "中国工商银行" in reason.zh
    assert "ICBC" in reason.parameter_value
    assert reason.legal_reference


@pytest.mark.parametrize("bank", ["ICBC", "HSBC"])
def test_a_second_card_is_refused_whatever_the_bank(bank: str) -> None:
    against = objection(bank, law(), TODAY, holds_card=True)
    assert isinstance(against, Refused)
    (reason,) = against.reasons
    assert (reason.code, reason.field) == ("employment.already-has-card", "")
    assert reason.legal_reference

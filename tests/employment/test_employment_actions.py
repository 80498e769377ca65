"""What employment does with work and questions, on SQLite and on PostgreSQL."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pytest
from civic.employment.v1 import employment_pb2 as pb
from civic.onething.v1 import events_pb2 as onething
from stdnum import luhn

from chassis.errors import NotAllowed, NotFound, NotPossibleNow, Unavailable
from tests.employment.factories import (
    CHILD,
    MOTHER,
    OFFICER,
    STRANGER,
    Registry,
    make_inputs,
    make_resident,
    make_stage,
)
from tests.support import WINDOW, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

GRANTED, REFUSED, UNDONE = onething.ItemAnswered.GRANTED, onething.ItemAnswered.REFUSED, onething.ItemAnswered.UNDONE


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Registry]:
    return make_stage(fresh)


@pytest.fixture
def on(both: tuple[Stage, Registry]) -> Stage:
    return both[0]


def order(on: Stage, **work: Any) -> onething.ItemAnswered:
    return on.assign("employment", "issue-social-security-card", work.pop("inputs", make_inputs()), **work)


def codes(answer: onething.ItemAnswered) -> list[str]:
    return [reason.code for reason in answer.reasons]


def read(on: Stage, no: str, actor: Any = WINDOW) -> Any:
    return on.call("employment", "GetSocialSecurityCard", pb.GetSocialSecurityCardRequest(card_no=no), actor)


def activate(on: Stage, no: str, actor: Any = OFFICER) -> Any:
    return on.call("employment", "ActivateSocialSecurityCard", pb.ActivateSocialSecurityCardRequest(card_no=no), actor)


def test_one_valid_card_a_resident(on: Stage) -> None:
    """INVARIANT: a resident holds at most one valid card. Would break if redelivery or another case made a second."""
    first = order(on, times=2)
    assert first.outcome == GRANTED
    (product,) = first.products
    assert (product.kind, product.path) == (
        "social-security-card",
        f"/v1/employment/social-security-cards/{product.id}",
    )
    assert luhn.is_valid(product.id[2:])
    assert on.outputs("employment", first) == {"cardNo": product.id}
    assert order(on, attempt=2).products == first.products
    other = order(on, case_id="case-2")
    assert (other.outcome, codes(other)) == (REFUSED, ["employment.already-has-card"])
    card = read(on, product.id)
    assert (card.resident_id, card.bank, card.status) == (CHILD, "ICBC", pb.SocialSecurityCard.ORDERED)


def test_two_cases_of_one_resident_in_one_batch(on: Stage) -> None:
    """INVARIANT: what one event of a batch entered, the next one sees."""
    sealed = on.host.departments["employment"].keyring.seal("employment", json.dumps(make_inputs()).encode())
    work = []
    for case in ("a", "b"):
        event = onething.ItemAssigned(case_id=case, item_id=f"{case}-i", department="employment", sealed_inputs=sealed)
        event.task, event.county, event.attempt = "issue-social-security-card", "330802", 1
        event.action = onething.ItemAssigned.PERFORM
        work.append(record(event, case, to="employment"))
    on.deliver("employment", *work, *work)
    answers = [said for said in on.announced("employment") if isinstance(said, onething.ItemAnswered)]
    assert [answer.outcome for answer in answers] == [GRANTED, REFUSED]


def test_another_bank_is_asked_back_and_may_be_mended(on: Stage) -> None:
    asked = order(on, inputs=make_inputs(cardBank="HSBC"))
    assert asked.outcome == onething.ItemAnswered.NEEDS_SUPPLEMENT
    assert [reason.field for reason in asked.reasons] == ["cardBank"]
    assert order(on, attempt=2).outcome == GRANTED


def test_inputs_of_another_form_are_parked_and_not_tried_again(on: Stage) -> None:
    with pytest.raises(AssertionError):
        order(on, inputs={"residentId": CHILD})
    (parked,) = on.host.departments["employment"].inbox.parked()
    assert "employment.unreadable-inputs" in parked.reason


def test_undone_once_and_its_place_is_free(on: Stage) -> None:
    assert order(on, undo=True).outcome == UNDONE
    no = order(on).products[0].id
    activate(on, no)
    on.announced("employment")
    assert order(on, undo=True, times=2).outcome == UNDONE
    assert order(on, undo=True, inputs={}).outcome == UNDONE
    assert read(on, no).status == pb.SocialSecurityCard.CANCELLED
    with pytest.raises(NotPossibleNow):
        activate(on, no)
    assert order(on, case_id="case-2").outcome == GRANTED
    again = order(on, attempt=2)
    assert codes(again) == ["employment.already-has-card"]


def test_each_change_of_a_card_is_announced_once(on: Stage) -> None:
    sealed = on.host.departments["employment"].keyring.seal("employment", json.dumps(make_inputs()).encode())
    work = []
    for action in (1, 2, 2):
        event = onething.ItemAssigned(case_id="c", item_id="c-i", department="employment", sealed_inputs=sealed)
        event.task, event.county, event.attempt = "issue-social-security-card", "330802", 1
        event.action = onething.ItemAssigned.Action.Name(action)
        work.append(record(event, "c", to="employment"))
    on.deliver("employment", *work)
    assert [type(said).__name__ for said in on.announced("employment")] == [
        "SocialSecurityCardIssued",
        "ItemAnswered",
        "SocialSecurityCardCancelled",
        "ItemAnswered",
        "ItemAnswered",
    ]


def test_activating(on: Stage) -> None:
    no = order(on).products[0].id
    on.announced("employment")
    assert activate(on, no).status == activate(on, no).status == pb.SocialSecurityCard.ACTIVE
    assert [type(said).__name__ for said in on.announced("employment")] == ["SocialSecurityCardActivated"]
    with pytest.raises(NotAllowed):
        activate(on, no, replace(OFFICER, department="health"))
    with pytest.raises(NotFound):
        activate(on, "330")


def test_who_reads_a_card(both: tuple[Stage, Registry]) -> None:
    """INVARIANT: a resident learns of no card but the own one and those of whom the registry lets them read."""
    on, registry = both
    no = order(on).products[0].id
    for reader in (WINDOW, OFFICER, make_resident(CHILD)):
        assert read(on, no, reader).resident_id == CHILD
    assert registry.asked == []
    assert read(on, no, make_resident(MOTHER)).resident_id == CHILD
    with pytest.raises(NotFound) as told:
        read(on, no, make_resident(STRANGER))
    assert told.value.code == "employment.no-such-card"
    assert [(who, whom) for who, whom, _ in registry.asked] == [(MOTHER, CHILD), (STRANGER, CHILD)]
    assert all(purpose for *_, purpose in registry.asked)
    with pytest.raises(NotFound):
        read(on, "330", make_resident(CHILD))
    registry.down = True
    with pytest.raises(Unavailable):
        read(on, no, make_resident(MOTHER))

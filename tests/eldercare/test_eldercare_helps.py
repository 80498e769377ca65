"""The six helps: order, dispatch, serve, confirm, rate, settle; the ledger always sums to zero."""

from __future__ import annotations

import threading
from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.eldercare.v1 import eldercare_pb2 as pb
from civic.eldercare.v1 import events_pb2 as events
from hypothesis import given
from hypothesis import strategies as st

from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow
from services.eldercare.law import law
from services.eldercare.models import Entry, HelpOrder, Visit
from services.eldercare.rules import helps as rules
from services.eldercare.rules.beds import Person
from services.eldercare.rules.care import HELPS
from tests.eldercare.factories import (
    COUNTY,
    LAT,
    LON,
    OFFICER,
    call,
    change,
    make_elder,
    make_resident,
    make_stage,
    rows,
    run_job,
    stamp,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

DAY = date(2026, 11, 20)
ELDER, CARER = make_resident("r1"), make_resident("carer")
HOME = pb.Position(lat=LAT, lon=LON)


def now() -> datetime:
    return datetime.now(UTC)


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    on = make_stage(fresh, make_elder("r1", support="MINIMUM_LIVING"), make_elder("r2"))[0]
    provider(on, "near", LAT + 0.01)
    provider(on, "far", LAT - 0.05)
    provider(on, "kind", LAT, volunteers=True)
    return on


def provider(on: Stage, provider_id: str, lat: float, actor: Any = OFFICER, **changes: Any) -> pb.CareProvider:
    told = {"helps": ["BATH", "MEAL"], "county": COUNTY, "orders_a_day": 2, "name": provider_id, **changes}
    request = pb.EnterCareProviderRequest(provider_id=provider_id, position=pb.Position(lat=lat, lon=LON), **told)
    answer: pb.CareProvider = call(on, "EnterCareProvider", request, actor)
    return answer


def order(on: Stage, actor: Any = ELDER, **changes: Any) -> pb.HelpOrder:
    told = {"help": "BATH", "at": stamp(now() + timedelta(minutes=30)), "minutes": 90, **changes}
    answer: pb.HelpOrder = call(on, "OrderHelp", pb.OrderHelpRequest(**told), actor)
    return answer


def dispatch(on: Stage, made: pb.HelpOrder, provider_id: str = "") -> pb.HelpOrder:
    request = pb.DispatchHelpRequest(order_id=made.order_id, provider_id=provider_id, carer_id="carer")
    answer: pb.HelpOrder = call(on, "DispatchHelp", request)
    return answer


def serve(on: Stage, made: pb.HelpOrder) -> None:
    call(on, "CheckInVisit", pb.CheckInVisitRequest(visit_id=made.visit_id, position=HOME), CARER)
    call(on, "EndVisit", pb.EndVisitRequest(visit_id=made.visit_id, position=HOME), CARER)


def confirm(on: Stage, made: pb.HelpOrder, *, done: bool = True, complaint: str = "") -> pb.HelpOrder:
    request = pb.ConfirmHelpRequest(order_id=made.order_id, done=done, complaint=complaint)
    answer: pb.HelpOrder = call(on, "ConfirmHelp", request, ELDER)
    return answer


def settle(on: Stage, provider_id: str = "near") -> pb.HelpSettlement:
    answer: pb.HelpSettlement = call(on, "SettleHelp", pb.SettleHelpRequest(provider_id=provider_id))
    return answer


def audit(on: Stage) -> pb.HelpLedger:
    answer: pb.HelpLedger = call(on, "AuditHelpLedger", pb.AuditHelpLedgerRequest())
    return answer


# --- rules -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("what", "minutes", "person", "price", "subsidy"),
    [
        ("BATH", 90, Person("NONE", None, 70), 9000, 0),
        ("BATH", 90, Person("NONE", None, 80), 9000, 2700),
        ("BATH", 50, Person("MINIMUM_LIVING", 4, 80), 5000, 3500),
        ("CLEANING", 61, Person("EXTREME_POOR", None, 60), 3558, 3558),
        ("MEAL", 60, Person("EXTREME_POOR", None, 60), 1200, 600),
    ],
)
def test_prices(what: str, minutes: int, person: Person, price: int, subsidy: int) -> None:
    found = rules.price(law(), what, minutes, person, DAY, by_volunteers=False)
    assert (found.price_fen, found.subsidy_fen) == (price, subsidy)
    assert rules.price(law(), what, minutes, person, DAY, by_volunteers=True).price_fen == 0


@given(
    st.lists(
        st.tuples(
            st.sampled_from(HELPS),
            st.integers(10, 480),
            st.sampled_from(["NONE", "EXTREME_POOR", "MINIMUM_LIVING", "LOST_ONLY_CHILD"]),
            st.none() | st.integers(0, 4),
            st.integers(50, 110),
            st.sampled_from(["p1", "p2"]),
        ),
        max_size=30,
    )
)
def test_the_ledger_always_sums_to_zero(served: list[tuple[str, int, str, int | None, int, str]]) -> None:
    """INVARIANT: no fen is made or lost; what is settled is what was owed."""
    accounts: Counter[str] = Counter()
    for what, minutes, support, grade, age, who in served:
        price = rules.price(law(), what, minutes, Person(support, grade, age), DAY, by_volunteers=False)
        assert 0 <= price.subsidy_fen <= price.price_fen
        booking = rules.served("r1", COUNTY, who, price.price_fen, price.subsidy_fen)
        assert sum(booking.values()) == 0
        accounts.update(booking)
    for who in ("p1", "p2"):
        accounts.update(rules.settled(who, accounts[f"provider:{who}"]))
        assert accounts[f"provider:{who}"] == 0
    assert sum(accounts.values()) == 0


def test_a_booking_that_does_not_sum_is_refused() -> None:
    with pytest.raises(ValueError, match="zero"):
        rules.balanced({"a": 1, "b": -2})


@pytest.mark.parametrize(
    ("ratings", "stars_sum", "visits", "off", "grade"),
    [
        (0, 0, (0, 0), 0, "A"),
        (1, 1, (0, 0), 0, "B"),
        (50, 250, (100, 2), 0, "B"),
        (50, 250, (100, 0), 26, "C"),
        (50, 50, (100, 0), 0, "D"),
        (50, 250, (10, 5), 0, "D"),
    ],
)
def test_public_grades(ratings: int, stars_sum: int, visits: tuple[int, int], off: int, grade: str) -> None:
    assert rules.rate(law(), ratings, stars_sum, visits, off, DAY).grade == grade


# --- from order to settlement ------------------------------------------------------------------------------------


def test_from_order_to_settlement(on: Stage) -> None:
    made = order(on)
    assert (made.price_fen, made.subsidy_fen, made.own_fen, made.state) == (9000, 6300, 2700, "ORDERED")
    assert [reason.parameter for reason in made.reasons] == ["help-prices", "help-subsidies"]
    sent = dispatch(on, made)
    assert (sent.provider_id, sent.state) == ("near", "DISPATCHED")
    with pytest.raises(NotPossibleNow):
        dispatch(on, made)
    with pytest.raises(NotPossibleNow):
        confirm(on, made)
    serve(on, sent)
    with pytest.raises(NotPossibleNow):
        call(on, "CancelHelp", pb.CancelHelpRequest(order_id=made.order_id), ELDER)
    assert [confirm(on, made).state for _ in range(2)] == ["CONFIRMED", "CONFIRMED"]
    assert {entry.account: entry.amount_fen for entry in rows(on, Entry)} == {
        "provider:near": 9000,
        f"fund:{COUNTY}": -6300,
        "elder:r1": -2700,
    }
    rate = pb.RateHelpRequest(order_id=made.order_id, stars=5, comment="好")
    assert call(on, "RateHelp", rate, ELDER).stars == 5
    with pytest.raises(NotPossibleNow):
        call(on, "RateHelp", rate, ELDER)
    paid = settle(on)
    assert (paid.orders, paid.total_fen) == (1, 9000)
    assert settle(on).settlement_id == ""
    found = audit(on)
    assert (found.sum_fen, found.unbalanced, found.bookings) == (0, 0, 2)
    assert {one.kind: one.balance_fen for one in found.accounts} == {
        "bank": 9000,
        "elder": -2700,
        "fund": -6300,
        "provider": 0,
    }
    assert rows(on, HelpOrder)[0].state == "SETTLED"


def test_settling_at_once_pays_once(on: Stage) -> None:
    """INVARIANT: an order is paid once, however many settle at the same moment."""
    for _ in range(2):
        made = dispatch(on, order(on))
        serve(on, made)
        confirm(on, made)
    with pytest.raises(NotAllowed):
        call(on, "SettleHelp", pb.SettleHelpRequest(provider_id="near"), replace(OFFICER, department="health"))
    totals: list[int] = []
    threads = [threading.Thread(target=lambda: totals.append(settle(on).total_fen)) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(totals) == [0] * 7 + [18000]
    assert audit(on).sum_fen == 0


def test_a_provider_gets_no_more_than_it_can_do(on: Stage) -> None:
    made = [order(on) for _ in range(6)]
    sent: list[str] = []

    def one(each: pb.HelpOrder) -> None:
        try:
            sent.append(dispatch(on, each, "near").provider_id)
        except NotPossibleNow:
            sent.append("")

    threads = [threading.Thread(target=one, args=(each,)) for each in made]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Counter(sent) == {"near": 2, "": 4}
    left = next(each for each in made if state(on, each) == "ORDERED")
    assert dispatch(on, left).provider_id == "far"


def state(on: Stage, made: pb.HelpOrder) -> str:
    return str(rows(on, HelpOrder, id=made.order_id)[0].state)


def test_volunteers_give_hours(on: Stage) -> None:
    made = order(on, by_volunteers=True)
    assert made.price_fen == 0
    with pytest.raises(NotPossibleNow):
        dispatch(on, made, "near")
    sent = dispatch(on, made)
    assert sent.provider_id == "kind"
    serve(on, sent)
    change(on, Visit, sent.visit_id, checked_in_at=now() - timedelta(minutes=50))
    on.announced("eldercare")
    for _ in range(2):
        confirm(on, made)
    (given,) = on.announced("eldercare")
    assert isinstance(given, events.VolunteerHoursConfirmed)
    assert (given.volunteer_id, given.beneficiary_id, given.minutes) == ("carer", "r1", 50)
    assert not rows(on, Entry)


def test_who_disputes_is_not_booked_until_it_is_settled_between_them(on: Stage) -> None:
    made = dispatch(on, order(on))
    serve(on, made)
    with pytest.raises(InvalidInput):
        confirm(on, made, done=False)
    assert confirm(on, made, done=False, complaint="没洗头").state == "DISPUTED"
    run_job(on, "eldercare-confirm-helps", now=now() + timedelta(days=8))
    assert not rows(on, Entry)
    assert confirm(on, made).state == "CONFIRMED"


def test_who_says_nothing_is_content(on: Stage) -> None:
    made = dispatch(on, order(on))
    serve(on, made)
    run_job(on, "eldercare-confirm-helps", now=now() + timedelta(days=6))
    assert state(on, made) == "SERVED"
    for _ in range(2):
        run_job(on, "eldercare-confirm-helps", now=now() + timedelta(days=8))
    assert state(on, made) == "CONFIRMED"
    assert audit(on).bookings == 1


def test_cancelled_nobody_comes(on: Stage) -> None:
    made = dispatch(on, order(on))
    cancel = pb.CancelHelpRequest(order_id=made.order_id)
    with pytest.raises(NotFound):
        call(on, "CancelHelp", cancel, make_resident("r2"))
    assert [call(on, "CancelHelp", cancel, ELDER).state for _ in range(2)] == ["CANCELLED", "CANCELLED"]
    with pytest.raises(NotPossibleNow):
        call(on, "CheckInVisit", pb.CheckInVisitRequest(visit_id=made.visit_id, position=HOME), CARER)


def test_faults_of_an_order_at_once(on: Stage) -> None:
    with pytest.raises(InvalidInput) as refused:
        order(on, help="DANCE", at=stamp(now() - timedelta(days=1)), minutes=5, note="x" * 201)
    assert [fault.field for fault in refused.value.faults] == ["help", "at", "minutes", "note"]
    with pytest.raises(NotFound):
        order(on, resident_id="r2")
    with pytest.raises(NotPossibleNow) as full:
        dispatch(on, order(on, help="OUTING"))
    assert full.value.code == "eldercare.no-provider"


def test_inspections_count_for_a_year_and_are_public(on: Stage) -> None:
    finding = pb.InspectCareProviderRequest.Finding(code="FIRE_SAFETY", note="通道堵塞")
    request = pb.InspectCareProviderRequest(provider_id="near", findings=[finding])
    shown = call(on, "InspectCareProvider", request)
    assert (shown.points, shown.grade) == (75, "B")
    with pytest.raises(NotAllowed):
        provider(on, "x", LAT, replace(OFFICER, department="health"))
    bad = pb.InspectCareProviderRequest(provider_id="near")
    bad.findings.add(code="UGLY")
    with pytest.raises(InvalidInput):
        call(on, "InspectCareProvider", bad)
    found = call(on, "FindCareProviders", pb.FindCareProvidersRequest(county=COUNTY, help="MEAL")).providers
    assert {one.provider_id: one.grade for one in found} == {"near": "B", "far": "A", "kind": "A"}
    missed = dispatch(on, order(on), "far")
    change(on, Visit, missed.visit_id, state="ALARMED", planned_at=now() - timedelta(days=1))
    found = call(on, "FindCareProviders", pb.FindCareProvidersRequest(county=COUNTY)).providers
    assert {one.provider_id: (one.missed, one.grade) for one in found}["far"] == (1, "D")

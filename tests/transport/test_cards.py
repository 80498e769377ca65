"""Items of cases: ride cards granted and stopped, licences cancelled, and all of it undone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from civic.onething.v1 import events_pb2 as onething
from civic.transport.v1 import transport_pb2 as pb
from sqlmodel import select

from chassis.auth import Actor
from chassis.edge import system
from chassis.errors import NotFound
from services.transport.models import DrivingLicence
from tests.support import WINDOW, Stage
from tests.transport.factories import make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings

GRANTED, REFUSED, UNDONE = (onething.ItemAnswered.Outcome.Value(name) for name in ("GRANTED", "REFUSED", "UNDONE"))
RETIRES = {"residentId": "r1", "retirementNo": "RT1"}
DIED = {"residentId": "r1", "diedOn": "2026-11-01", "deathNo": "D1"}


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    return make_stage(fresh)


def grant(on: Stage, case_id: str = "c1", **changes: object) -> onething.ItemAnswered:
    return on.assign("transport", "grant-elder-rides", {**RETIRES, **changes}, case_id=case_id)


def test_one_card_however_often_it_is_asked(on: Stage) -> None:
    """INVARIANT: one case, one card; one resident, one card that stands."""
    first = on.assign("transport", "grant-elder-rides", RETIRES, case_id="c1", times=2)
    assert first.outcome == GRANTED
    (product,) = first.products
    assert on.outputs("transport", first) == {"rideCardNo": product.id}
    again = on.assign("transport", "grant-elder-rides", RETIRES, case_id="c1", attempt=2)
    assert [one.id for one in again.products] == [product.id]
    other = grant(on, "c2")
    assert (other.outcome, other.reasons[0].code) == (REFUSED, "transport.already-has-card")
    read = pb.GetRideCardRequest(card_no=product.id)
    own = Actor("r1", "resident", via="gateway")
    assert on.call("transport", "GetRideCard", read, own).kind == "ELDER"
    assert on.call("transport", "GetRideCard", read, WINDOW).ended_on == ""
    with pytest.raises(NotFound):
        on.call("transport", "GetRideCard", read, Actor("r2", "resident", via="gateway"))


def test_undone_leaves_the_place_free(on: Stage) -> None:
    grant(on)
    for _ in range(2):
        undone = on.assign("transport", "grant-elder-rides", RETIRES, case_id="c1", undo=True)
        assert undone.outcome == UNDONE
    assert grant(on, "c2").outcome == GRANTED


def test_rides_stop_at_death_and_come_back_when_it_was_an_error(on: Stage) -> None:
    card = grant(on).products[0].id
    stopped = on.assign("transport", "stop-ride-card", DIED, case_id="d1", times=2)
    assert (stopped.outcome, on.outputs("transport", stopped)) == (GRANTED, {"ridesStopped": 1, "overpaidFen": 0})
    again = on.assign("transport", "stop-ride-card", DIED, case_id="d1", attempt=2)
    assert on.outputs("transport", again) == {"ridesStopped": 1, "overpaidFen": 0}
    read = pb.GetRideCardRequest(card_no=card)
    assert on.call("transport", "GetRideCard", read, WINDOW).ended_on
    for _ in range(2):
        assert on.assign("transport", "stop-ride-card", DIED, case_id="d1", undo=True).outcome == UNDONE
    assert on.call("transport", "GetRideCard", read, WINDOW).ended_on == ""


def test_nothing_to_stop_is_no_refusal(on: Stage) -> None:
    nothing = {
        "stop-ride-card": {"ridesStopped": 0, "overpaidFen": 0},
        "cancel-driving-licence": {"licenceCancelled": 0},
    }
    for task, outputs in nothing.items():
        answer = on.assign("transport", task, DIED, case_id="d1")
        assert (answer.outcome, on.outputs("transport", answer)) == (GRANTED, outputs)
        assert len(answer.reasons) == 1


def test_licences_are_cancelled_and_restored(on: Stage) -> None:
    edge = on.host.departments["transport"].edge
    licence = DrivingLicence(file_no="330800000001", resident_id="r1", vehicle_class="C1")
    edge.perform(lambda tx: tx.session.add(licence), system("transport"))
    done = on.assign("transport", "cancel-driving-licence", DIED, case_id="d1", times=2)
    assert on.outputs("transport", done) == {"licenceCancelled": 1}

    def cancelled() -> bool:
        (row,) = edge.perform(lambda tx: tx.session.exec(select(DrivingLicence)).all(), system("transport"))
        return row.cancelled_on is not None

    assert cancelled()
    assert on.assign("transport", "cancel-driving-licence", DIED, case_id="d1", undo=True).outcome == UNDONE
    assert not cancelled()

"""Pick-up: once, in its window, by whom and where agreed; gates that were offline; the alarm."""

from __future__ import annotations

import base64
import threading
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.education.v1 import education_pb2 as pb
from civic.education.v1 import events_pb2 as events
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from chassis.edge import system
from chassis.errors import InvalidInput, NotFound
from city import places
from services.education.actions.pickups import raise_missed
from services.education.models import Handover
from services.education.rules.pickups import signed_text
from tests.education.factories import COUNTY, MOTHER, OFFICER, STRANGER, make_stage

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.support import Stage

TOWN = places.towns(COUNTY)[0].code
KEYS = {name: Ed25519PrivateKey.generate() for name in ("g1", "g2")}


@pytest.fixture
def on(fresh: Callable[..., Settings]) -> Stage:
    stage = make_stage(fresh)
    for name, key in KEYS.items():
        public = base64.urlsafe_b64encode(key.public_key().public_bytes_raw()).decode().rstrip("=")
        request = pb.EnterGateRequest(gate_id=name, school_id="S", link="GATE", public_key=public)
        stage.call("education", "EnterGate", request, OFFICER)
    return stage


def make_pass(on: Stage, actor: Any = MOTHER, minutes: tuple[float, float] = (-60, 30), **told: str) -> pb.PickupPass:
    now = datetime.now(UTC)
    since, until = ((now + timedelta(minutes=each)).isoformat() for each in minutes)
    said = {"child_id": "r-child", "person_id": "r-grandma", "school_id": "S", "link": "GATE", "county": COUNTY}
    said |= {"town": TOWN, "valid_from": since, "valid_until": until}
    answer: pb.PickupPass = on.call("education", "MakePickupPass", pb.MakePickupPassRequest(**{**said, **told}), actor)
    return answer


def scan(on: Stage, token: str, gate: str = "g1", person: str = "r-grandma") -> str:
    request = pb.ScanPickupRequest(token=token, gate_id=gate, person_id=person)
    return str(on.call("education", "ScanPickup", request, OFFICER).outcome)


def offline(gate: str, number: str, token: str, at: datetime, person: str = "r-grandma") -> pb.GateScan:
    text = at.isoformat()
    signature = KEYS[gate].sign(signed_text(gate, number, token, person, text))
    signed = base64.urlsafe_b64encode(signature).decode()
    return pb.GateScan(scan_id=number, token=token, person_id=person, at=text, signature=signed)


def merge(on: Stage, gate: str, *scans: pb.GateScan) -> list[str]:
    answer = on.call("education", "MergeGateScans", pb.MergeGateScansRequest(gate_id=gate, scans=scans), OFFICER)
    return [one.outcome for one in answer.outcomes]


def job(on: Stage) -> None:
    on.host.departments["education"].edge.perform(raise_missed, system("education"))


def overdue(on: Stage, handover: str) -> None:
    def change(tx: Any) -> None:
        tx.session.get(Handover, handover).alarm_at = tx.now - timedelta(seconds=1)

    on.host.departments["education"].edge.perform(change, system("education"))


def test_a_pass_is_good_once_and_only_as_agreed(on: Stage) -> None:
    made = make_pass(on)
    assert made.qr_svg.startswith("<svg")
    assert scan(on, made.token, person="r-stranger") == "WRONG_PERSON"
    assert scan(on, made.token) == "HANDED_OVER"
    assert scan(on, made.token) == "ALREADY_USED"
    assert scan(on, made.token, "g2") == "ALREADY_USED"
    assert scan(on, made.token[:-6] + "AAAAAA") == "BAD_TOKEN"
    assert scan(on, "x") == "BAD_TOKEN"
    assert scan(on, make_pass(on, minutes=(10, 30)).token) == "TOO_EARLY"
    assert scan(on, make_pass(on, gate_id="g1").token, "g2") == "WRONG_GATE"
    kinds = [one.kind for one in on.announced("education") if isinstance(one, events.ChildNotHandedOver)]
    assert kinds == ["WRONG_PERSON", "WRONG_GATE"]
    seen = on.call("education", "ListHandovers", pb.ListHandoversRequest(child_id="r-child"), MOTHER)
    assert {one.state for one in seen.handovers} == {"HANDED_OVER", "EXPECTED"}
    with pytest.raises(NotFound):
        on.call("education", "ListHandovers", pb.ListHandoversRequest(child_id="r-child"), STRANGER)
    with pytest.raises(NotFound):
        make_pass(on, STRANGER)
    with pytest.raises(InvalidInput) as refused:
        make_pass(on, link="MOON", town="330802", gate_id="g9", minutes=(30, 10))
    assert [one.field for one in refused.value.faults] == ["link", "town", "gateId", "validUntil"]


def test_two_gates_at_the_same_instant_hand_over_once(on: Stage) -> None:
    """INVARIANT: of scans of one token at the same instant exactly one hands over."""
    for _ in range(3):
        made = make_pass(on)
        outcomes: list[str] = []
        start = threading.Barrier(6)

        def go(gate: str, token: str, into: list[str], start: threading.Barrier) -> None:
            start.wait()
            into.append(scan(on, token, gate))

        threads = [threading.Thread(target=go, args=(f"g{n % 2 + 1}", made.token, outcomes, start)) for n in range(6)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        assert sorted(outcomes) == ["ALREADY_USED"] * 5 + ["HANDED_OVER"]


def test_a_missed_scan_raises_the_alarm_once(on: Stage) -> None:
    made = make_pass(on)
    job(on)
    assert on.announced("education") == []
    overdue(on, made.handover_id)
    job(on)
    job(on)
    (said,) = on.announced("education")
    assert isinstance(said, events.ChildNotHandedOver)
    assert (said.kind, said.town) == ("LATE", TOWN)
    request = pb.SettleHandoverRequest(handover_id=made.handover_id, outcome="FOUND")
    for _ in range(2):
        assert on.call("education", "SettleHandover", request, OFFICER).state == "SETTLED"
    assert [one.outcome for one in on.announced("education")] == ["FOUND"]


def test_a_gate_that_was_offline_is_merged_in_order(on: Stage) -> None:
    """INVARIANT: a batch told again changes nothing; a child handed over at two gates is shown as a conflict."""
    first, second, third = make_pass(on), make_pass(on), make_pass(on)
    now = datetime.now(UTC)
    assert scan(on, second.token, "g2") == "HANDED_OVER"
    overdue(on, third.handover_id)
    job(on)
    on.announced("education")
    batch = [
        offline("g1", "3", first.token, now - timedelta(minutes=20)),
        offline("g1", "1", first.token, now - timedelta(minutes=50)),
        offline("g1", "2", second.token, now - timedelta(minutes=40)),
        offline("g1", "4", third.token, now - timedelta(minutes=10)),
    ]
    expected = ["ALREADY_USED", "HANDED_OVER", "CONFLICT", "HANDED_OVER"]
    assert merge(on, "g1", *batch) == expected
    said = on.announced("education")
    assert sorted(type(one).__name__ for one in said) == ["ChildNotHandedOver", "HandOverSettled"]
    assert merge(on, "g1", *batch) == expected
    assert merge(on, "g1", *reversed(batch)) == expected[::-1]
    assert on.announced("education") == []
    forged = offline("g1", "9", first.token, now)
    forged.person_id = "r-other"
    assert merge(on, "g1", forged) == ["BAD_SIGNATURE"]
    with pytest.raises(InvalidInput):
        merge(on, "g1", offline("g1", "5", first.token, now + timedelta(hours=1)), batch[0], batch[0])

"""The emergency summary: released when a unit is sent, read by it alone, for its time, logged and reviewed."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from civic.health.v1 import events_pb2 as events
from civic.health.v1 import health_pb2 as pb
from civic.safety.v1 import events_pb2 as safety
from sqlmodel import select

from chassis.edge import system
from chassis.errors import InvalidInput, NotAllowed, NotFound, NotPossibleNow, Unavailable
from services.health.record import summary
from services.health.record.models import BreakGlass
from tests.health import record_making as making
from tests.health.record_making import (
    DOCTOR,
    MOTHER,
    RESCUER,
    SUPERVISOR,
    make_allergy,
    make_condition,
    make_observation,
    make_patient,
    post,
    usage,
)
from tests.support import record

if TYPE_CHECKING:
    from collections.abc import Callable

    from chassis.settings import Settings
    from tests.health.record_making import Asked
    from tests.support import Stage

LOINC = "http://loinc.org"


@pytest.fixture
def both(fresh: Callable[..., Settings]) -> tuple[Stage, Asked]:
    return making.make_stage(fresh)


@pytest.fixture
def on(both: tuple[Stage, Asked]) -> Stage:
    return both[0]


def send_unit(on: Stage, times: int = 1, minutes: int = 10, **changes: Any) -> list[events.EmergencySummaryReleased]:
    told: dict[str, Any] = {"incident_id": "i1", "unit_id": "unit-7", "resident_id": MOTHER, "county": "330802"}
    event = safety.UnitAssigned(**{**told, **changes})
    event.act_until.FromDatetime(datetime.now(UTC) + timedelta(minutes=minutes))
    on.announced("health")
    for number in range(times):
        on.deliver("health", record(event, event.incident_id, source="safety", event_id=f"e{number}" if number else ""))
    return [one for one in on.announced("health") if isinstance(one, events.EmergencySummaryReleased)]


def read(on: Stage, release_id: str, actor: Any = RESCUER) -> pb.EmergencySummary:
    asked = pb.GetEmergencySummaryRequest(release_id=release_id)
    told: pb.EmergencySummary = on.call("health", "GetEmergencySummary", asked, actor)
    return told


def fill(on: Stage) -> None:
    post(on, make_patient(MOTHER, contact=[{"name": {"text": "李强"}, "telecom": [{"value": "13800000000"}]}]))
    post(on, make_allergy(MOTHER, "花粉"))
    post(on, make_allergy(MOTHER, "青霉素", criticality="high"))
    over = {"system": "http://terminology.hl7.org/CodeSystem/condition-clinical", "code": "resolved"}
    post(on, make_condition(MOTHER))
    post(on, make_condition(MOTHER, "阑尾炎", clinicalStatus={"coding": [over]}))
    drug = {"medicationCodeableConcept": {"text": "华法林"}, "subject": {"reference": f"Patient/{MOTHER}"}}
    post(on, {"resourceType": "MedicationStatement", "status": "active", **drug})
    stopped = {**drug, "medicationCodeableConcept": {"text": "阿莫西林"}}
    post(on, {"resourceType": "MedicationStatement", "status": "stopped", **stopped})
    group = {"coding": [{"system": LOINC, "code": "882-1"}]}
    blood = {name: value for name, value in make_observation(MOTHER, code=group).items() if name != "valueQuantity"}
    post(on, {**blood, "valueCodeableConcept": {"text": "A Rh(D) 阳性"}})
    post(on, make_observation(MOTHER))


def test_a_unit_that_is_sent_reads_what_it_must_know(on: Stage) -> None:
    fill(on)
    (released,) = send_unit(on)
    assert (released.incident_id, released.unit_id, released.resident_id) == ("i1", "unit-7", MOTHER)
    told = read(on, released.release_id)
    assert [(one.text, one.severity) for one in told.allergies] == [("青霉素", "HIGH"), ("花粉", "")]
    assert [one.text for one in told.conditions] == ["高血压"]
    assert [one.text for one in told.medications] == ["华法林"]
    assert (told.blood_group, told.empty) == ("A Rh(D) 阳性", False)
    assert "李强" not in str(told)
    assert "13800000000" not in str(told)


def test_every_read_of_it_is_logged_and_it_is_reviewed(both: tuple[Stage, Asked]) -> None:
    """INVARIANT: an emergency opens a record, and hides nothing from the person or from the review."""
    on, asked = both
    fill(on)
    (released,) = send_unit(on)
    read(on, released.release_id)
    read(on, released.release_id)
    assert usage(on, MOTHER)[:2] == [("safety/officer", "emergency-summary", "出警 on the way")] * 2
    (waiting,) = on.call("health", "ListGlassOpenings", pb.ListGlassOpeningsRequest(), SUPERVISOR).openings
    assert (waiting.what, waiting.unit_id, waiting.reads) == ("SUMMARY", "unit-7", 2)
    asked.down = True
    with pytest.raises(Unavailable):
        read(on, released.release_id)


def test_once_for_a_unit_however_often_it_is_told(on: Stage) -> None:
    """INVARIANT: one release for an incident and a unit, whatever the bus delivers."""
    fill(on)
    assert len(send_unit(on, times=3)) == 1
    assert send_unit(on) == []
    assert len(send_unit(on, unit_id="unit-8")) == 1


def test_last_months_fact_opens_nothing(on: Stage) -> None:
    """INVARIANT: replaying the topic sends nobody, and gives nobody a record."""
    fill(on)
    assert send_unit(on, minutes=-1) == []
    assert send_unit(on, resident_id="") == []
    with on.host.departments["health"].db.transaction(write=False) as session:
        assert session.exec(select(BreakGlass)).all() == []


def test_an_empty_record_says_that_it_is_empty(on: Stage) -> None:
    (released,) = send_unit(on, resident_id="r-unheard-of")
    told = read(on, released.release_id)
    assert told.empty
    assert list(told.allergies) == []


def test_who_reads_it_and_until_when(on: Stage) -> None:
    fill(on)
    (released,) = send_unit(on)
    for actor, error in (
        (DOCTOR, NotAllowed),
        (replace(RESCUER, purpose=""), InvalidInput),
        (replace(RESCUER, county="330824"), NotFound),
    ):
        with pytest.raises(error):
            read(on, released.release_id, actor)
    with pytest.raises(NotFound):
        read(on, "nothing")
    assert read(on, released.release_id, replace(system("safety"), purpose="调度")).unit_id == "unit-7"

    def later(tx: Any) -> None:
        tx.session.exec(select(BreakGlass)).one().until = tx.now - timedelta(seconds=1)

    on.host.departments["health"].edge.perform(later, system("health"))
    with pytest.raises(NotPossibleNow):
        read(on, released.release_id)


def test_blood_groups_by_either_code() -> None:
    ws = {"coding": [{"system": summary.WS, "code": "DE04.50.001.00"}]}
    group = {"coding": [{"system": "urn:oid:2.16.156.10011.2.3.1.85", "code": "3"}]}
    told = [
        {"resourceType": "Observation", "status": "final", "code": ws, "valueCodeableConcept": group},
        {"resourceType": "Observation", "status": "entered-in-error", "code": ws, "valueString": "AB"},
    ]
    assert summary.of(told)["bloodGroup"] == "O型"
    assert summary.of([])["empty"]

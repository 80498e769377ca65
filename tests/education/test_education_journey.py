"""Two thousand children of the demonstration city, from the round to admission and student record."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from civic.education.v1 import education_pb2 as pb
from civic.education.v1 import events_pb2 as events
from civic.onething.v1 import events_pb2 as onething
from google.protobuf.json_format import MessageToDict

from city import places
from services.education import demonstration, repeat
from tests.education.factories import OFFICER, close, make_stage
from tests.support import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from chassis.events import Record
    from chassis.settings import Settings
    from tests.support import Stage

PUPILS, BATCH = 2000, 250


def work(on: Stage, task: str, inputs: Mapping[str, Any], case_id: str, county: str) -> Record:
    event = onething.ItemAssigned(case_id=case_id, item_id=f"{case_id}-{task}", department="education", task=task)
    event.county, event.attempt, event.action = county, 1, onething.ItemAssigned.PERFORM
    event.sealed_inputs = on.host.departments["education"].keyring.seal("education", json.dumps(inputs).encode())
    return record(event, case_id, to="education")


def answers(on: Stage) -> dict[str, dict[str, Any]]:
    """Outputs by case of all that was granted."""
    said = [one for one in on.announced("education") if isinstance(one, onething.ItemAnswered)]
    return {one.case_id: on.outputs("education", one) for one in said if one.outcome == onething.ItemAnswered.GRANTED}


def in_batches(on: Stage, records: Iterator[Record]) -> None:
    """Each batch is delivered twice."""
    waiting = list(records)
    for start in range(0, len(waiting), BATCH):
        for _ in range(2):
            on.deliver("education", *waiting[start : start + BATCH])


def test_two_thousand_children_from_round_to_record(fresh: Callable[..., Settings]) -> None:
    """INVARIANT: every case is answered exactly once, no school takes more than its capacity, anybody can repeat it."""
    on = make_stage(fresh)
    edge = on.host.departments["education"].edge
    edge.perform(lambda tx: demonstration.demonstrate(tx, 160_000, 2025), OFFICER)
    county = "330802"
    towns = places.towns(county)
    children: dict[str, dict[str, Any]] = {}
    for number in range(PUPILS):
        villages = places.villages(towns[number % len(towns)].code)
        village = villages[(number // len(towns)) % len(villages)]
        address = f"{towns[number % len(towns)].name}{village.short_name}{number}号"
        children[f"case-{number}"] = {"homeAddress": address, "stage": "PRIMARY", "hukouVillage": village.code}
    in_batches(on, (work(on, "find-catchment", told, case, county) for case, told in children.items()))
    found = answers(on)
    assert len(found) > PUPILS * 0.9  # the others name no single village and are asked again
    asked = {
        case: {"residentId": f"r-{case}", "catchmentSchool": out["catchmentSchool"]} for case, out in found.items()
    }
    in_batches(on, (work(on, "admit-pupil", told, case, county) for case, told in asked.items()))
    assert answers(on) == {}
    (round_id,) = {told["catchmentSchool"].partition("/")[0] for told in asked.values()}
    close(on, round_id)
    ran = on.call("education", "RunAdmissions", pb.RunAdmissionsRequest(round_id=round_id), OFFICER)
    said = on.announced("education")
    told_once = [one.case_id for one in said if isinstance(one, onething.ItemAnswered)]
    assert sorted(told_once) == sorted(asked)
    placed = [one for one in said if isinstance(one, events.PupilAdmitted)]
    assert len(placed) == ran.placed > 0
    proof = on.call("education", "GetAdmissionProof", pb.GetAdmissionProofRequest(round_id=round_id), OFFICER)
    assert repeat.differences(MessageToDict(proof)) == []
    for school, capacity in proof.capacities.items():
        assert sum(one.school_id == school for one in placed) <= capacity
    admitted = {one.case_id: one.application_id for one in placed}
    records = ({"residentId": f"r-{case}", "admissionNo": no} for case, no in admitted.items())
    pairs = zip(admitted, records, strict=True)
    in_batches(on, (work(on, "open-student-record", told, case, county) for case, told in pairs))
    numbers = {out["studentNo"] for out in answers(on).values()}
    assert len(numbers) == len(admitted)

"""Forms and answers for the orchestrator's tests."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2, onething_pb2

from chassis.auth import Actor, Keyring
from chassis.work import label, stated
from tests.support import WINDOW, Stage, record

if TYPE_CHECKING:
    from collections.abc import Mapping

MOTHER = {"residentId": "r1", "name": "王芳", "hukouCounty": "330802", "village": "330802001001"}
FATHER = {"residentId": "r2", "name": "李强", "hukouCounty": "330802", "village": "330802001001"}
OUTPUTS: dict[str, dict[str, Any]] = {
    "share-parents": {"mother": MOTHER, "father": FATHER, "married": True},
    "issue-birth-certificate": {"certificateNo": "X1"},
    "open-vaccination-record": {"recordId": "v1"},
    "register-newborn": {"residentId": "r3", "idNumber": "x", "householdId": "h1", "village": "330802001001"},
    "enrol-insurance": {"insuranceNo": "i1"},
    "issue-social-security-card": {"cardNo": "c1"},
    "register-guidance": {"guidanceNo": "g1"},
    "reimburse-birth": {"reimbursementNo": "b1"},
    "grant-childcare-subsidy": {"grantNo": "g1"},
}
OFFICER = Actor("o1", "officer", county="330802", department="registry", via="gateway")


def make_form(**changes: Any) -> dict[str, Any]:
    """A form without a fault; a change to None leaves the field out."""
    form: dict[str, Any] = {
        "childName": "李小满",
        "childSex": "FEMALE",
        "bornAt": "2026-03-01T08:30:00+08:00",
        "birthWeightGrams": 3200,
        "gestationWeeks": 39,
        "birthInstitution": "330802-0001",
        "motherIdNumber": "330802199503071227",
        "fatherIdNumber": "330802199305121019",
        "settleWith": "MOTHER",
        "contactPhone": "15900000001",
        "cardBank": "ICBC",
        "bankAccount": "6222020000000000008",
    }
    return {name: value for name, value in {**form, **changes}.items() if value is not None}


def make_request(**changes: Any) -> onething_pb2.OpenCaseRequest:
    """A submission without a fault, unless changed."""
    form = changes.pop("form", None) or make_form()
    asked = {"one_thing_id": "newborn", "situation": "same-county", "county": "330802", **changes}
    return onething_pb2.OpenCaseRequest(**asked, form=json.dumps(form))


def open_case(stage: Stage, actor: Actor = WINDOW, **changes: Any) -> onething_pb2.Case:
    """A case that was just opened."""
    case: onething_pb2.Case = stage.call("onething", "OpenCase", make_request(**changes), actor)
    return case


def assigned(stage: Stage) -> list[events_pb2.ItemAssigned]:
    """Work sent out since the last time this was asked."""
    return [event for event in stage.announced("onething") if isinstance(event, events_pb2.ItemAssigned)]


def answer(
    stage: Stage,
    work: events_pb2.ItemAssigned,
    outcome: str = "GRANTED",
    outputs: Mapping[str, Any] | None = None,
    times: int = 1,
) -> events_pb2.ItemAnswered:
    """Delivers a department's answer, `times` times the same event."""
    said = signed_answer(stage, work, outcome, outputs)
    stage.deliver("onething", *[record(said, work.case_id, source=work.department)] * times)
    return said


def signed_answer(
    stage: Stage,
    work: events_pb2.ItemAssigned,
    outcome: str = "GRANTED",
    outputs: Mapping[str, Any] | None = None,
) -> events_pb2.ItemAnswered:
    """A department's answer, not delivered yet."""
    plain = json.dumps(outputs if outputs is not None else OUTPUTS[work.task]).encode()
    said = events_pb2.ItemAnswered(
        case_id=work.case_id,
        item_id=work.item_id,
        attempt=work.attempt,
        outcome=outcome,
        department=work.department,
        sealed_outputs=stage.host.departments["onething"].keyring.seal("onething", plain),
        products=[{"kind": work.task, "id": f"p-{work.task}", "path": "/p"}] if outcome == "GRANTED" else [],
        reasons=[] if outcome in {"GRANTED", "UNDONE"} else [{"code": "test.reason", "zh": "因", "en": "because"}],
    )
    sign(stage, said, work, plain)
    return said


def sign(
    stage: Stage, said: events_pb2.ItemAnswered, work: events_pb2.ItemAssigned, plain: bytes, by: str = ""
) -> None:
    """As the department does: `plain` is what the sealed outputs hold."""
    own = Keyring(stage.host.settings.keys, work.department)
    signer = Keyring(stage.host.settings.keys, by or work.department)
    said.inputs_digest = own.commit_to(work.department, label(work, "inputs"), own.unseal(work.sealed_inputs))
    said.rules_digest = "sm3:00"
    said.signature = signer.private.sign(stated(said, own.commit_to(work.department, label(said, "outputs"), plain)))


def get(stage: Stage, case_id: str, actor: Actor = WINDOW) -> onething_pb2.Case:
    """The case as it is now."""
    case: onething_pb2.Case = stage.call("onething", "GetCase", onething_pb2.GetCaseRequest(case_id=case_id), actor)
    return case


def statuses(case: onething_pb2.Case) -> dict[str, str]:
    """Item key → status."""
    kinds = onething_pb2.Case.Item.Status
    return {item.item_id.removeprefix(f"{case.case_id}-"): kinds.Name(item.status) for item in case.items}


def play(stage: Stage, outcomes: Mapping[str, str] | None = None, times: int = 1) -> list[str]:
    """Answers all work until none is left; returns the tasks in the order they were sent out."""
    order = []
    while batch := assigned(stage):
        for work in batch:
            undo = work.action == events_pb2.ItemAssigned.UNDO
            order.append(("undo " if undo else "") + work.task)
            answer(stage, work, "UNDONE" if undo else (outcomes or {}).get(work.task, "GRANTED"), times=times)
    return order

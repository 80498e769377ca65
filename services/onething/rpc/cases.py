"""Cases: open, look, supplement, withdraw. Protobuf in, action, protobuf out."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import orjson
from civic.onething.v1 import onething_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from chassis.rpc import Rpc
from services.onething import drawing, rules
from services.onething.actions import appealing, cases, proving
from services.onething.rpc.messages import add_appeal, case_message

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

SVG = "image/svg+xml"


def open_case(tx: Tx, request: pb.OpenCaseRequest) -> pb.Case:
    """See the proto."""
    case = cases.open_case(
        tx,
        request.one_thing_id,
        request.situation,
        request.county,
        _object(request.form),
        _brought(tx, request.materials, request.promises),
        request.applicant_id_number,
    )
    return case_message(case, tx.now)


def get_case(tx: Tx, request: pb.GetCaseRequest) -> pb.Case:
    """See the proto."""
    case = cases.look_up_case(tx, request.case_id)
    answer = case_message(case, tx.now)
    appeals = appealing.appeals_of(tx, case)
    for item, state in zip(answer.items, case.items.values(), strict=True):
        add_appeal(tx, item, case, state, appeals.get(state.id))
    return answer


def get_case_graph(tx: Tx, request: pb.GetCaseGraphRequest) -> HttpBody:
    """See the proto."""
    case = cases.look_up_case(tx, request.case_id)
    text = drawing.draw(case.entry, case.situation, {key: item.status for key, item in case.items.items()})
    return HttpBody(content_type=SVG, data=text.encode())


def list_case_events(tx: Tx, request: pb.ListCaseEventsRequest) -> pb.ListCaseEventsResponse:
    """See the proto."""
    case = cases.look_up_case(tx, request.case_id)
    steps = case.entry.steps
    answer = pb.ListCaseEventsResponse()
    for entry in cases.read_log(tx, case.id, request.after):
        event = answer.events.add(
            seq=entry.seq,
            at=entry.at,
            kind=entry.kind,
            status=entry.status,
            reasons=entry.reasons,
            products=entry.products,
        )
        if entry.item_key:
            for reason in event.reasons:
                reason.field = steps[entry.item_key].places.get(reason.field, reason.field)
            step = steps[entry.item_key]
            event.item_id, event.department, event.task = f"{case.id}-{entry.item_key}", step.department, step.task
            event.title_zh, event.title_en = step.title["zh"], step.title["en"]
    answer.closed = case.closed_at is not None and all(item.status != rules.UNDOING for item in case.items.values())
    return answer


def get_case_proof(tx: Tx, request: pb.GetCaseProofRequest) -> pb.GetCaseProofResponse:
    """See the proto."""
    return pb.GetCaseProofResponse(proof=orjson.dumps(proving.prove(tx, request.case_id)).decode())


def supplement_case(tx: Tx, request: pb.SupplementCaseRequest) -> pb.Case:
    """See the proto."""
    brought = _brought(tx, request.materials, request.promises)
    form = _object(request.form)
    case = cases.supplement_case(tx, request.case_id, form, brought, request.applicant_id_number)
    return case_message(case, tx.now)


def withdraw_case(tx: Tx, request: pb.WithdrawCaseRequest) -> pb.Case:
    """See the proto."""
    return case_message(cases.withdraw_case(tx, request.case_id), tx.now)


def _object(text: str) -> dict[str, Any] | None:
    """The form as the gateway passes it on; None if it is no JSON object."""
    try:
        value = json.loads(text or "{}")
    except ValueError:
        return None
    return value if isinstance(value, dict) else None


def _brought(tx: Tx, materials: Sequence[pb.HandedIn], promises: Sequence[pb.Promise]) -> dict[str, dict[str, str]]:
    """A paper goes before a promise; see `handing` for what each says."""
    given = {one.material_id: {"digest": one.digest, "file": one.file_name} for one in materials}
    for one in materials:
        if one.upload_id:
            given[one.material_id]["upload"] = one.upload_id
    promised = {one.material_id: {"promised": tx.now.isoformat()} for one in promises if one.accepted}
    for promise in promises:
        if promise.text_digest and promise.material_id in promised:
            promised[promise.material_id]["text"] = promise.text_digest
    return {**promised, **given}


RPCS: dict[str, Rpc] = {
    "OpenCase": open_case,
    "GetCase": get_case,
    "GetCaseGraph": get_case_graph,
    "ListCaseEvents": list_case_events,
    "GetCaseProof": get_case_proof,
    "SupplementCase": supplement_case,
    "WithdrawCase": withdraw_case,
}

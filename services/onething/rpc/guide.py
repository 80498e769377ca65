"""The guide: one-things, situations, forms, drawings, and the calendar. Protobuf in, action, protobuf out."""

from __future__ import annotations

import functools
import json
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import onething_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from chassis.errors import Fault, InvalidInput
from chassis.rpc import Rpc
from city.calendar import day_of
from services.onething import drawing
from services.onething.actions import cases, days
from services.onething.catalogue import load
from services.onething.papers.terms import promise_days, promise_text

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from chassis.edge import Tx
    from services.onething.catalogue import Entry, Material, Step

SVG = "image/svg+xml"


def list_one_things(_tx: Tx, _request: pb.ListOneThingsRequest) -> pb.ListOneThingsResponse:
    """See the proto."""
    answer = pb.ListOneThingsResponse()
    for entry in load().newest.values():
        answer.one_things.add(
            one_thing_id=entry.id,
            title_zh=entry.title["zh"],
            title_en=entry.title["en"],
            version=entry.version,
            lead_department=entry.lead,
            open=bool(entry.open_in),
        )
    return answer


def get_one_thing(tx: Tx, request: pb.GetOneThingRequest) -> pb.OneThing:
    """See the proto."""
    entry = cases.guide(request.one_thing_id)
    answer = pb.OneThing(
        one_thing_id=entry.id,
        version=entry.version,
        title_zh=entry.title["zh"],
        title_en=entry.title["en"],
        lead_department=entry.lead,
        form_schema=_schema(entry.form),
        sources=entry.sources,
        open=bool(entry.open_in),
        counties=sorted(entry.counties),
    )
    for key, one in entry.situations.items():
        asked = entry.asked[key]
        answer.situations.add(
            id=key,
            title_zh=one["title"]["zh"],
            title_en=one["title"]["en"],
            help_zh=one.get("help", ""),
            open=key in entry.open_in,
            form_schema=_schema(entry.forms[key]),
            materials=asked.materials,
            fields_asked=len(asked.fields),
            materials_asked=len(asked.materials),
            fields_of_own_forms=asked.own_fields,
            materials_of_own_forms=asked.own_materials,
        )
    for step in entry.steps.values():
        _add_step(answer, entry, step)
    for material in entry.materials:
        source = pb.OneThing.Material.Source.Value(material.source.upper())
        answer.materials.add(
            id=material.id,
            title_zh=material.title["zh"],
            title_en=material.title["en"],
            source=source,
            situations=sorted(material.situations),
            **_terms(material, day_of(tx.now)),
        )
    return answer


def _terms(material: Material, today: date) -> dict[str, Any]:
    """What is taken, how long it holds, and the promise as it is signed today."""
    terms = material.terms
    shown: dict[str, Any] = {"kind": terms.kind}
    if not material.promise_only:
        shown |= {"accepts": terms.accepts, "most_bytes": terms.most_bytes, "valid_months": terms.valid_months}
    if terms.promise is None:
        return shown
    zh, en, digest = promise_text(terms.promise, material.title, instead=not material.promise_only, day=today)
    return shown | {
        "promise_allowed": True,
        "promise_text_zh": zh,
        "promise_text_en": en,
        "promise_text_digest": digest,
        "promise_days": promise_days(terms.promise, today),
    }


def _schema(form: Mapping[str, Any]) -> str:
    return json.dumps({"$schema": "https://json-schema.org/draft/2020-12/schema", **form}, ensure_ascii=False)


def get_one_thing_graph(_tx: Tx, request: pb.GetOneThingGraphRequest) -> HttpBody:
    """See the proto."""
    entry = cases.guide(request.one_thing_id)
    if request.situation and request.situation not in entry.situations:
        known = "、".join(entry.situations)
        fault = Fault("situation", "onething.unknown-situation", f"没有这种情形；可选：{known}", f"one of: {known}")
        raise InvalidInput.of("onething.form", [fault])
    return HttpBody(content_type=SVG, data=_guide_drawing(entry.id, entry.version, request.situation))


@functools.cache
def _guide_drawing(one_thing_id: str, version: int, situation: str) -> bytes:
    """Drawn once, since anybody may ask for it and it never changes."""
    return drawing.draw(load().versions[one_thing_id, version], situation).encode()


def _add_step(answer: pb.OneThing, entry: Entry, step: Step) -> None:
    shared = step.node.share
    titles = {"title_zh": step.title["zh"], "title_en": step.title["en"]}
    needed = any(step.node.key in other.node.before for other in entry.steps.values())
    if shared or needed:
        source = pb.OneThing.Material.SHARED if shared else pb.OneThing.Material.PRODUCT
        answer.materials.add(
            id=step.node.key, source=source, department=step.department, situations=sorted(step.situations), **titles
        )
    if not shared:
        answer.items.add(
            id=step.node.key,
            department=step.department,
            task=step.task,
            after=sorted(step.node.before),
            legal_days=step.legal_days,
            promised_days=step.promised_days,
            legal_reference=step.legal_reference,
            planned=step.node.planned,
            situations=sorted(step.situations),
            publicity_days=step.publicity_days,
            decides=pb.OneThing.Item.OFFICER if step.by_officer else pb.OneThing.Item.RULE,
            limit_confirmed=step.limit_confirmed,
            **titles,
        )


def get_due_date(tx: Tx, request: pb.GetDueDateRequest) -> pb.GetDueDateResponse:
    """See the proto."""
    due, provisional = days.due_date(tx, getattr(request, "from"), request.working_days)
    return pb.GetDueDateResponse(due=due.isoformat(), provisional=provisional)


RPCS: dict[str, Rpc] = {
    "ListOneThings": list_one_things,
    "GetOneThing": get_one_thing,
    "GetOneThingGraph": get_one_thing_graph,
    "GetDueDate": get_due_date,
}

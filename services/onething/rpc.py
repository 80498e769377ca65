"""protobuf in, action, protobuf out."""

from __future__ import annotations

import base64
import binascii
import functools
import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any, TypeVar

import orjson
from civic.onething.v1 import events_pb2 as pb_events
from civic.onething.v1 import onething_pb2 as pb
from google.api.httpbody_pb2 import HttpBody

from chassis import telemetry
from chassis.errors import Fault, InvalidInput
from chassis.rpc import Rpc
from city.calendar import day_of
from services.onething import clock, drawing, endings, rpc_ratings, rules
from services.onething.actions import appealing, cases, days, lights, proving, stops, worklist
from services.onething.actions.moving import inputs_of
from services.onething.actions.timing import limit_of, read_item, read_whole
from services.onething.catalogue import load

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from chassis.edge import Tx
    from services.onething.catalogue import Entry, Step
    from services.onething.models import Appeal
    from services.onething.store import CaseState, ItemState

PAGE, MOST = 50, 200
T = TypeVar("T")
_OPEN = frozenset(pb.Case.Item.Status.Value(status) for status in rules.OPEN)
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


def get_one_thing(_tx: Tx, request: pb.GetOneThingRequest) -> pb.OneThing:
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
        )
    return answer


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


def get_case_graph(tx: Tx, request: pb.GetCaseGraphRequest) -> HttpBody:
    """See the proto."""
    case = cases.look_up_case(tx, request.case_id)
    text = drawing.draw(case.entry, case.situation, {key: item.status for key, item in case.items.items()})
    return HttpBody(content_type=SVG, data=text.encode())


@functools.cache
def _guide_drawing(one_thing_id: str, version: int, situation: str) -> bytes:
    """Drawn once, since anybody may ask for it and it never changes."""
    return drawing.draw(load().versions[one_thing_id, version], situation).encode()


def _add_step(answer: pb.OneThing, entry: Entry, step: Step) -> None:
    shared = step.node.share
    titles = {"title_zh": step.title["zh"], "title_en": step.title["en"]}
    needed = any(step.node.key in other.node.after for other in entry.steps.values())
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
            after=sorted(step.node.after),
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
        _add_appeal(tx, item, case, state, appeals.get(state.id))
    return answer


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
    return case_message(cases.supplement_case(tx, request.case_id, _object(request.form), brought), tx.now)


def withdraw_case(tx: Tx, request: pb.WithdrawCaseRequest) -> pb.Case:
    """See the proto."""
    return case_message(cases.withdraw_case(tx, request.case_id), tx.now)


def list_worklist(tx: Tx, request: pb.ListWorklistRequest) -> pb.ListWorklistResponse:
    """See the proto."""
    size = min(request.page_size or PAGE, MOST)
    after = _opened(request.page_token, datetime.fromisoformat)
    page, total = worklist.list_worklist(tx, request.county, request.one_thing_id, size, after)
    answer = pb.ListWorklistResponse(total=total)
    for case, item in page:
        needs = case.entry.steps[item.key].needs
        answer.entries.add(
            item=item_message(case, item, tx.now),
            one_thing_id=case.one_thing_id,
            situation=case.situation,
            receipt_no=case.receipt_no,
            waiting_since=item.started_at,
            questions=item.reasons,
            inputs=json.dumps(inputs_of(case, needs), ensure_ascii=False),
        )
    if len(page) == size and size:
        last = page[-1][1]
        assert last.started_at is not None
        answer.next_page_token = _token(last.started_at, last.id)
    return answer


def decide_item(tx: Tx, request: pb.DecideItemRequest) -> pb.Case.Item:
    """See the proto."""
    if request.decision == pb.DecideItemRequest.DECISION_UNSPECIFIED:
        fault = Fault("decision", "onething.no-decision", "请选择 GRANT 或 REFUSE", "must be GRANT or REFUSE")
        raise InvalidInput.of("onething.no-decision", [fault])
    case, item = worklist.decide_item(
        tx,
        request.item_id,
        granted=request.decision == pb.DecideItemRequest.GRANT,
        reason=request.reason,
        legal_reference=request.legal_reference,
    )
    return item_message(case, item, tx.now)


def appeal_item(tx: Tx, request: pb.AppealItemRequest) -> pb.Case.Item:
    """See the proto."""
    return _appealed(tx, *appealing.appeal_item(tx, request.case_id, request.item_id, request.reason))


def list_appeals(tx: Tx, request: pb.ListAppealsRequest) -> pb.ListAppealsResponse:
    """See the proto."""
    page, total = appealing.list_appeals(tx, request.county)
    answer = pb.ListAppealsResponse(total=total)
    for case, item, appeal in page:
        answer.entries.add(
            item=_appealed(tx, case, item, appeal),
            one_thing_id=case.one_thing_id,
            receipt_no=case.receipt_no,
            reason=appeal.reason,
            filed_at=appeal.filed_at,
        )
    return answer


def decide_appeal(tx: Tx, request: pb.DecideAppealRequest) -> pb.Case.Item:
    """See the proto."""
    if request.decision == pb.DecideAppealRequest.DECISION_UNSPECIFIED:
        fault = Fault("decision", "onething.no-decision", "请选择 UPHOLD 或 REOPEN", "must be UPHOLD or REOPEN")
        raise InvalidInput.of("onething.no-decision", [fault])
    found = appealing.decide_appeal(
        tx,
        request.item_id,
        reopen=request.decision == pb.DecideAppealRequest.REOPEN,
        reason=request.reason,
        legal_reference=request.legal_reference,
    )
    return _appealed(tx, *found)


def _appealed(tx: Tx, case: CaseState, item: ItemState, appeal: Appeal) -> pb.Case.Item:
    answer = item_message(case, item, tx.now)
    _add_appeal(tx, answer, case, item, appeal)
    return answer


def _add_appeal(tx: Tx, answer: pb.Case.Item, case: CaseState, item: ItemState, filed: Appeal | None) -> None:
    """How a refusal can be appealed, or was."""
    if item.status != rules.REFUSED or item.finished_at is None:
        return
    way = case.entry.steps[item.key].appeal
    until = endings.last_day(way, item.finished_at)
    state = filed.status if filed else "OPEN" if day_of(tx.now) <= until else "EXPIRED"
    answer.appeal.CopyFrom(
        pb.Case.Appeal(
            to_zh=way.to["zh"],
            to_en=way.to["en"],
            days=way.days,
            last_day=until.isoformat(),
            legal_reference=way.source,
            confirmed=way.status == "confirmed",
            state=state,
            filed_at=filed.filed_at if filed else None,
            decided_at=filed.decided_at if filed else None,
            grounds=filed.grounds if filed else [],
        )
    )


def list_overdue(tx: Tx, request: pb.ListOverdueRequest) -> pb.ListOverdueResponse:
    """See the proto."""
    size = min(request.page_size or PAGE, MOST)
    after = _opened(request.page_token, date.fromisoformat)
    page, counts = lights.list_overdue(tx, request.county, request.department, size, after)
    answer = pb.ListOverdueResponse(
        green=counts.get(clock.GREEN, 0), yellow=counts.get(clock.YELLOW, 0), red=counts.get(clock.RED, 0)
    )
    for case, item in page:
        shown = item_message(case, item, tx.now)
        answer.entries.add(item=shown, one_thing_id=case.one_thing_id, receipt_no=case.receipt_no)
    if len(page) == size:
        last = page[-1][1]
        assert last.due_on is not None
        answer.next_page_token = _token(last.due_on, last.id)
    return answer


def stop_clock(tx: Tx, request: pb.StopClockRequest) -> pb.Case.Item:
    """See the proto."""
    calendar_days = request.calendar_days if request.HasField("calendar_days") else None
    return item_message(
        *stops.stop_clock(tx, request.item_id, _kind(request.kind), calendar_days, request.legal_reference), tx.now
    )


def resume_clock(tx: Tx, request: pb.ResumeClockRequest) -> pb.Case.Item:
    """See the proto."""
    return item_message(*stops.resume_clock(tx, request.item_id, _kind(request.kind)), tx.now)


def _kind(number: int) -> str:
    """The name of a kind of stop; one that is not in the contract has none."""
    return str(pb.ClockStop.Kind.Name(number)) if number in pb.ClockStop.Kind.values() else ""


def get_due_date(tx: Tx, request: pb.GetDueDateRequest) -> pb.GetDueDateResponse:
    """See the proto."""
    due, provisional = days.due_date(tx, getattr(request, "from"), request.working_days)
    return pb.GetDueDateResponse(due=due.isoformat(), provisional=provisional)


def case_message(case: CaseState, now: datetime) -> pb.Case:
    """A case as the contract shows it, its clock as it stands at `now`."""
    span = telemetry.parse(case.traceparent)
    items = [item_message(case, item, now) for item in case.items.values()]
    shown = pb.Case(
        case_id=case.id,
        receipt_no=case.receipt_no,
        one_thing_id=case.one_thing_id,
        catalogue_version=case.version,
        situation=case.situation,
        county=case.county,
        intake_county=case.intake_county,
        status=case.status,
        items=items,
        opened_at=case.opened_at,
        closed_at=case.closed_at,
        trace_id=span.trace_id if span else "",
        asked_back=[
            reason for item in case.items.values() if item.status == rules.WAITING_APPLICANT for reason in item.reasons
        ],
        explanation=_explanation(case),
    )
    if reading := read_whole(case, now):
        open_lights = [pb_events.Light.Name(item.light) for item in items if item.status in _OPEN]
        shown.due_on, shown.provisional = reading.due.isoformat(), reading.provisional
        shown.light = pb_events.Light.Value(clock.worst([reading.light, *open_lights]))
        shown.promised_days, shown.days_stopped = reading.promised, reading.stopped
    return shown


def _explanation(case: CaseState) -> pb.Case.Explanation | None:
    """For a case that ended without everything granted."""
    if case.closed_at is None or case.status not in {rules.PARTLY_COMPLETED, rules.REFUSED}:
        return None
    outcomes = []
    for item in case.items.values():
        # A shared material is no item, but its refusal is why others could not start.
        if item.share and item.status == rules.GRANTED:
            continue
        step = case.entry.steps[item.key]
        refused = item.status == rules.REFUSED and item.finished_at is not None
        until = endings.last_day(step.appeal, item.finished_at) if refused and item.finished_at else None
        outcomes.append(endings.Outcome(step.title, item.status, item.reasons, step.appeal if refused else None, until))
    zh, en = endings.explain(outcomes)
    return pb.Case.Explanation(zh=zh, en=en)


def item_message(case: CaseState, item: ItemState, now: datetime) -> pb.Case.Item:
    """An item as the contract shows it, its clock as it stands at `now`."""
    step = case.entry.steps[item.key]
    title, limit = step.title, limit_of(step)
    shown = pb.Case.Item(
        item_id=item.id,
        case_id=case.id,
        department=item.department,
        task=item.task,
        title_zh=title["zh"],
        title_en=title["en"],
        status=item.status,
        reasons=item.reasons,
        products=item.products,
        started_at=item.started_at,
        finished_at=item.finished_at,
        attempt=item.attempt,
        county=item.county,
        share=item.share,
        stops=[{"kind": stop["kind"], "first_on": stop["first"], "last_on": stop["last"]} for stop in item.stops],
        escalated_to=item.escalated_to,
        escalated_at=item.escalated_at,
    )
    if limit:
        shown.legal_days, shown.promised_days = limit.legal, limit.promised
    if reading := read_item(item, step, now):
        shown.due_on, shown.legal_due_on = reading.due.isoformat(), reading.legal_due.isoformat()
        shown.provisional, shown.light = reading.provisional, pb_events.Light.Value(reading.light)
        shown.days_left, shown.days_used, shown.days_stopped = reading.left, reading.used, reading.stopped
    return shown


def _object(text: str) -> dict[str, Any]:
    """The form as the gateway passes it on. Raises InvalidInput if it is no JSON object."""
    try:
        value = json.loads(text or "{}")
    except ValueError:
        value = None
    if not isinstance(value, dict):
        fault = Fault("form", "onething.form-not-an-object", "表单应为 JSON 对象", "the form must be a JSON object")
        raise InvalidInput.of("onething.form", [fault])
    return value


def _brought(tx: Tx, materials: Iterable[pb.HandedIn], promises: Iterable[pb.Promise]) -> dict[str, dict[str, str]]:
    given = {one.material_id: {"digest": one.digest, "file": one.file_name} for one in materials}
    promised = {one.material_id: {"promised": tx.now.isoformat()} for one in promises if one.accepted}
    return {**promised, **given}


def _token(at: date | datetime, item_id: str) -> str:
    return base64.urlsafe_b64encode(f"{at.isoformat()} {item_id}".encode()).decode()


def _opened(token: str, parse: Callable[[str], T]) -> tuple[T, str] | None:
    """Where a page ended: its last moment or day, and its last item."""
    if not token:
        return None
    try:
        at, item_id = base64.urlsafe_b64decode(token).decode().split(" ")
        return parse(at), item_id
    except (ValueError, binascii.Error) as error:
        fault = Fault("pageToken", "onething.bad-page-token", "翻页标记无效", "not a page token of ours")
        raise InvalidInput.of("onething.bad-page-token", [fault]) from error


RPCS: dict[str, Rpc] = {
    "ListOneThings": list_one_things,
    "GetOneThing": get_one_thing,
    "GetOneThingGraph": get_one_thing_graph,
    "OpenCase": open_case,
    "GetCase": get_case,
    "GetCaseGraph": get_case_graph,
    "ListCaseEvents": list_case_events,
    "GetCaseProof": get_case_proof,
    "SupplementCase": supplement_case,
    "WithdrawCase": withdraw_case,
    "AppealItem": appeal_item,
    "ListAppeals": list_appeals,
    "DecideAppeal": decide_appeal,
    **rpc_ratings.RPCS,
    "ListWorklist": list_worklist,
    "DecideItem": decide_item,
    "ListOverdue": list_overdue,
    "StopClock": stop_clock,
    "ResumeClock": resume_clock,
    "GetDueDate": get_due_date,
}

"""The desks: worklist, decisions, clocks. Protobuf in, action, protobuf out."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2 as pb_events
from civic.onething.v1 import onething_pb2 as pb

from chassis.errors import Fault, InvalidInput
from chassis.rpc import Rpc
from services.onething import clock
from services.onething.actions import claiming, lights, stops, worklist
from services.onething.actions.moving import inputs_of
from services.onething.rpc.messages import item_message, name_of
from services.onething.rpc.pages import opened, token_of

if TYPE_CHECKING:
    from chassis.edge import Tx

PAGE, MOST = 50, 200


def list_worklist(tx: Tx, request: pb.ListWorklistRequest) -> pb.ListWorklistResponse:
    """See the proto."""
    size = min(request.page_size or PAGE, MOST)
    after = opened(request.page_token, date.fromisoformat)
    narrowed = filter_of(request.filter, request.county, request.one_thing_id)
    page, total = worklist.list_worklist(tx, narrowed, size, after)
    answer = pb.ListWorklistResponse(total=total)
    times = claiming.times_sent_back(tx, [item.id for _, item, _ in page])
    for case, item, row in page:
        needs = case.entry.steps[item.key].needs
        answer.entries.add(
            item=item_message(case, item, tx.now),
            one_thing_id=case.one_thing_id,
            situation=case.situation,
            receipt_no=case.receipt_no,
            waiting_since=item.started_at,
            questions=item.reasons,
            inputs=json.dumps(inputs_of(case, needs), ensure_ascii=False),
            desk=desk_message(tx, row, times.get(item.id, 0)),
        )
    if len(page) == size and size:
        last = page[-1][2]
        answer.next_page_token = token_of(last.due_on, last.id)
    return answer


def count_worklist(tx: Tx, request: pb.CountWorklistRequest) -> pb.CountWorklistResponse:
    """See the proto."""
    narrowed = filter_of(request.filter, request.county, request.one_thing_id)
    answer = pb.CountWorklistResponse()
    for one_thing_id, department, town, light, count in worklist.count_worklist(tx, narrowed):
        light_of = pb_events.Light.Value(light) if light else pb_events.LIGHT_UNSPECIFIED
        answer.counts.add(one_thing_id=one_thing_id, department=department, town=town, light=light_of, count=count)
        answer.total += count
    return answer


def filter_of(by: pb.WorklistFilter, county: str, one_thing_id: str) -> worklist.Filter:
    """A filter as the actions know it; a number that is no light of ours finds nothing."""
    return worklist.Filter(
        county=county,
        one_thing_id=one_thing_id,
        department=by.department,
        item=by.item,
        light=name_of(pb_events.Light, by.light),
        town=by.town,
        text=by.text,
        resident_id=by.resident_id,
        claim=name_of(pb.WorklistFilter.Claim, by.claim),
    )


def desk_message(tx: Tx, row: Any, times: int) -> pb.DeskItem:  # noqa: ANN401 - a row
    """An item on the desks as the contract shows it; a claim that has lapsed is none."""
    claimed = bool(row.claimed_by) and row.claimed_until > tx.now
    return pb.DeskItem(
        item_id=row.id,
        town=row.town,
        claimed_by=row.claimed_by if claimed else "",
        claimed_until=row.claimed_until if claimed else None,
        post=row.post or None,
        assignee=row.assignee,
        times_sent_back=times,
    )


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


def list_overdue(tx: Tx, request: pb.ListOverdueRequest) -> pb.ListOverdueResponse:
    """See the proto."""
    size = min(request.page_size or PAGE, MOST)
    after = opened(request.page_token, date.fromisoformat)
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
        answer.next_page_token = token_of(last.due_on, last.id)
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


RPCS: dict[str, Rpc] = {
    "ListWorklist": list_worklist,
    "CountWorklist": count_worklist,
    "DecideItem": decide_item,
    "ListOverdue": list_overdue,
    "StopClock": stop_clock,
    "ResumeClock": resume_clock,
}

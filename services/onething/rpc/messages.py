"""A case and its items as the contract shows them. Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2 as pb_events
from civic.onething.v1 import onething_pb2 as pb

from chassis import telemetry
from city.calendar import day_of
from services.onething import clock, endings, rules
from services.onething.actions.timing import limit_of, read_item, read_whole

if TYPE_CHECKING:
    from datetime import datetime

    from chassis.edge import Tx
    from services.onething.models import Appeal
    from services.onething.store import CaseState, ItemState

_OPEN = frozenset(pb.Case.Item.Status.Value(status) for status in rules.OPEN)


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
        # What is on public notice does not count yet.
        products=[] if item.status == rules.HELD else item.products,
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
        shown.legal_days, shown.promised_days = step.legal_days, limit.promised
    if reading := read_item(item, step, now):
        shown.due_on = reading.due.isoformat()
        if step.legal_days:
            shown.legal_due_on, shown.legal_provisional = reading.legal_due.isoformat(), reading.legal_provisional
        shown.provisional, shown.light = reading.provisional, pb_events.Light.Value(reading.light)
        shown.days_left, shown.days_used, shown.days_stopped = reading.left, reading.used, reading.stopped
    return shown


def add_appeal(tx: Tx, answer: pb.Case.Item, case: CaseState, item: ItemState, filed: Appeal | None) -> None:
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


def name_of(kind: Any, number: int) -> str:  # noqa: ANN401 - the wrapper of a protobuf enum
    """The name of an enum's value; empty for the first, which says nothing, and for one that is not in the contract."""
    return str(kind.Name(number)) if number and number in kind.values() else ""

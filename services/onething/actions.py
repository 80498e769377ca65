"""What people ask of the orchestrator: open a case, follow it, add to it, withdraw it, decide an item of it."""

from __future__ import annotations

import json
import secrets
from dataclasses import asdict
from datetime import timedelta, timezone
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from sqlalchemy import func, tuple_
from sqlmodel import col, select
from stdnum import luhn

from chassis.decisions import Reason
from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.events import new_id
from city import places, resident_id
from services.onething import forms, rules
from services.onething.catalogue import load
from services.onething.models import Case, Item, LogEntry

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import datetime

    from chassis.edge import Tx
    from services.onething.catalogue import Entry, Need

CITY = "330800"
CHINA = timezone(timedelta(hours=8))
_RECEIPT_DIGITS = 8


# --- opening -----------------------------------------------------------------------------------------------------


def open_case(  # noqa: PLR0913 - the parts of one submission
    tx: Tx,
    one_thing_id: str,
    situation: str,
    county: str,
    form: Mapping[str, Any],
    brought: Mapping[str, Mapping[str, str]],
    applicant_id_number: str,
) -> tuple[Case, list[Item]]:
    """Takes in the one form. Raises NotFound for an unknown one-thing, InvalidInput with every fault at once.

    `brought`: material id → {"digest", "file"} or {"promised": moment}.
    """
    entry = guide(one_thing_id)
    found = forms.faults(entry, form, tx.now)
    if situation not in entry.situations:
        known = "、".join(entry.situations)
        found.append(
            Fault("situation", "onething.unknown-situation", f"没有这种情形；可选：{known}", f"one of: {known}")
        )
    else:
        found += _missing_materials(entry, situation, brought)
    place = places.place(county)
    if place is None or place.kind != places.Kind.COUNTY:
        found.append(Fault("county", "onething.unknown-county", "不是本市的县（市、区）代码", "no county of this city"))
    if applicant_id_number:
        told = resident_id.faults(applicant_id_number, tx.now.date())
        found += [Fault("applicantIdNumber", f"form.{f.code}", f"申请人：{f.zh}", f"applicant: {f.en}") for f in told]
    if found:
        raise InvalidInput.of("onething.form", found)
    case = Case(
        id=new_id(),
        receipt_no=_receipt_no(county, tx.now),
        one_thing_id=entry.id,
        version=entry.version,
        situation=situation,
        county=county,
        intake_county=tx.actor.county or county,
        status=rules.ACCEPTED,
        applicant=tx.actor.subject if tx.actor.role == "resident" else "",
        form=dict(form),
        materials=dict(brought),
        traceparent=tx.traceparent,
        opened_at=tx.now,
    )
    tx.case_id = case.id
    items = [
        Item(
            id=f"{case.id}-{step.node.key}",
            case_id=case.id,
            key=step.node.key,
            department=step.department,
            task=step.task,
            county=county,
            share=step.node.share,
            status=rules.WAITING,
            attempt=1,
            reasons=[],
            products=[],
            outputs={},
        )
        for step in entry.steps_in(situation)
    ]
    tx.session.add(case)
    tx.session.add_all(items)
    opened = events_pb2.CaseOpened(case_id=case.id, one_thing_id=entry.id, situation=situation, county=county)
    opened.intake_county = case.intake_county
    tx.emit(case.id, opened)
    log(tx, case, "opened", status=rules.ACCEPTED)
    move(tx, case, items)
    return case, items


def guide(one_thing_id: str) -> Entry:
    """A catalogue entry. Raises NotFound."""
    entry = load().newest.get(one_thing_id)
    if entry is None:
        raise NotFound("onething.no-such-one-thing", "没有这个一件事", f"no one-thing {one_thing_id}")
    return entry


def entry_of(case: Case) -> Entry:
    """The version of the catalogue entry that a case began with."""
    return load().versions[case.one_thing_id, case.version]


def _missing_materials(entry: Entry, situation: str, brought: Mapping[str, Mapping[str, str]]) -> list[Fault]:
    wanted = {material.id: material for material in entry.materials_in(situation)}
    missing = [
        one for one in wanted.values() if not brought.get(one.id, {}).get("digest" if one.source == "self" else "promised")
    ]
    return [
        Fault(f"materials.{m.id}", "onething.missing-material", f"缺少材料：{m.title['zh']}", f"missing: {m.title['en']}")
        for m in missing
    ] + [
        Fault(f"materials.{unknown}", "onething.unknown-material", "本情形不需要此材料", "not needed here")
        for unknown in sorted(set(brought) - set(wanted))
    ]


def _receipt_no(county: str, now: datetime) -> str:
    """County, date, eight random digits and a check digit (Luhn), so that a number misheard is noticed.

    Random, since a counter would make every case of a county wait for the one before; a clash is tried once more.
    """
    body = f"{county}{now.astimezone(CHINA):%Y%m%d}{secrets.randbelow(10**_RECEIPT_DIGITS):0{_RECEIPT_DIGITS}d}"
    return body + luhn.calc_check_digit(body)


# --- following ---------------------------------------------------------------------------------------------------


def look_up_case(tx: Tx, case_id: str, *, lock: bool = False) -> tuple[Case, list[Item]]:
    """A case the actor may know of, with its items in the order of the catalogue. Raises NotFound."""
    case = tx.session.get(Case, case_id, with_for_update=True if lock else None)
    if case is not None:
        items = items_of(tx, case)
        if _may_see(tx, case, items):
            return case, items
    raise NotFound("onething.no-such-case", "没有这个办件", "no such case")


def _may_see(tx: Tx, case: Case, items: Sequence[Item]) -> bool:
    actor = tx.actor
    if actor.role == "resident":
        made = {item.key: item.outputs for item in items}
        owners = {_dig(made, path) for path in entry_of(case).owners}
        return actor.subject in owners | {case.applicant}
    # Any window may take and follow any case (异地代收代办); officers and supervisors see their county's.
    return actor.role == "window" or actor.county in {"", CITY, case.county, case.intake_county}


def _dig(made: Mapping[str, Any], path: tuple[str, ...]) -> object:
    value: Any = made
    for part in path:
        value = value.get(part) if isinstance(value, dict) else None
    return value


def items_of(tx: Tx, case: Case) -> list[Item]:
    """The items of a case, in the order of the catalogue; one query a transaction at most."""
    known: dict[str, list[Item]] = tx.session.info.setdefault("items", {})
    if case.id not in known:
        remember_items(tx, case, tx.session.exec(select(Item).where(Item.case_id == case.id)).all())
    return known[case.id]


def remember_items(tx: Tx, case: Case, items: Sequence[Item]) -> None:
    """Keeps a case's items for the rest of the transaction."""
    order = list(entry_of(case).steps)
    ordered = sorted(items, key=lambda item: order.index(item.key))
    tx.session.info.setdefault("items", {})[case.id] = ordered


def read_log(tx: Tx, case_id: str, after: int) -> Sequence[LogEntry]:
    """What happened in a case after entry `after`, in order."""
    query = select(LogEntry).where(LogEntry.case_id == case_id, col(LogEntry.seq) > after).order_by(col(LogEntry.seq))
    return tx.session.exec(query).all()


# --- moving ------------------------------------------------------------------------------------------------------


def move(tx: Tx, case: Case, items: Sequence[Item]) -> None:
    """Makes every move the graph allows, and tells the departments and whoever watches."""
    entry = entry_of(case)
    states = {item.key: item.status for item in items}
    moves = rules.advance(entry.graphs[case.situation], states, withdrawn=case.status == rules.WITHDRAWN)
    by_key = {item.key: item for item in items}
    for keys, status in ((moves.plan, rules.PLANNED), (moves.skip, rules.SKIPPED), (moves.withdraw, rules.WITHDRAWN)):
        for key in keys:
            item = by_key[key]
            item.status, item.finished_at = status, tx.now
            item.reasons = _why(entry, item, by_key) if status == rules.SKIPPED else []
            log(tx, case, "item_answered", item)
    for key in moves.start:
        by_key[key].started_at = tx.now
        assign(tx, case, by_key[key], by_key)
    for key in moves.undo:
        by_key[key].attempt += 1
        assign(tx, case, by_key[key], by_key, undo=True)
    case.status = moves.status
    if moves.closed and case.closed_at is None:
        case.closed_at = tx.now
        ended = [item.status for item in items if not item.share]
        closed = events_pb2.CaseClosed(case_id=case.id, one_thing_id=case.one_thing_id, county=case.county)
        closed.status, closed.granted = moves.status, ended.count(rules.GRANTED)
        closed.refused = ended.count(rules.REFUSED)
        log(tx, case, "closed", status=moves.status)
        tx.emit(case.id, closed, case_id=case.id)
    else:
        tx.emit(case.id, events_pb2.CaseAdvanced(case_id=case.id, status=moves.status), case_id=case.id)


def assign(
    tx: Tx,
    case: Case,
    item: Item,
    by_key: Mapping[str, Item],
    *,
    undo: bool = False,
    officer: events_pb2.OfficerDecision | None = None,
) -> None:
    """Sends an item to its department, with the inputs it needs sealed for that department alone."""
    item.status = rules.UNDOING if undo else rules.ASSIGNED
    item.finished_at = None
    step = entry_of(case).steps[item.key]
    inputs = json.dumps(inputs_of(case, step.needs, by_key), ensure_ascii=False).encode()
    action = events_pb2.ItemAssigned.UNDO if undo else events_pb2.ItemAssigned.PERFORM
    work = events_pb2.ItemAssigned(
        case_id=case.id,
        item_id=item.id,
        department=item.department,
        task=item.task,
        county=item.county,
        attempt=item.attempt,
        action=action,
        sealed_inputs=tx.keyring.seal(item.department, inputs),
        officer=officer,
        one_thing_id=case.one_thing_id,
        catalogue_version=case.version,
    )
    log(tx, case, "share_started" if item.share else "item_started", item)
    tx.emit(case.id, work, to=item.department, case_id=case.id)


def inputs_of(case: Case, needs: Sequence[Need], by_key: Mapping[str, Item]) -> dict[str, Any]:
    """The inputs of an item: from the form, from the case itself, from what other nodes made."""
    own = {"applicant": case.applicant, "county": case.county}
    sources = {"form": case.form, "case": own, **{key: item.outputs for key, item in by_key.items()}}
    return {need.name: sources.get(need.origin, {}).get(need.name) for need in needs}


def _why(entry: Entry, item: Item, by_key: Mapping[str, Item]) -> list[dict[str, str]]:
    """Why an item cannot start any more: which of those it needs did not come."""
    lost = [
        key for key in sorted(entry.steps[item.key].node.after) if key in by_key and by_key[key].status in rules.LOST
    ]
    names = [entry.steps[key].title for key in lost] or [{"zh": "前序事项", "en": "an earlier item"}]
    zh, en = "、".join(name["zh"] for name in names), ", ".join(name["en"] for name in names)
    return [asdict(Reason("onething.depends", f"所需的{zh}未办成", f"it needs what was not granted: {en}"))]


def log(tx: Tx, case: Case, kind: str, item: Item | None = None, *, status: str = "") -> None:
    """Adds to what happened in the case."""
    entry = LogEntry(
        case_id=case.id,
        at=tx.now,
        kind=kind,
        item_key=item.key if item else "",
        status=item.status if item else status,
        actor=f"{tx.actor.role}:{tx.actor.subject}",
        reasons=item.reasons if item else [],
        products=item.products if item else [],
    )
    tx.session.add(entry)


# --- changing ----------------------------------------------------------------------------------------------------


def supplement_case(
    tx: Tx, case_id: str, form: Mapping[str, Any], brought: Mapping[str, Mapping[str, str]]
) -> tuple[Case, list[Item]]:
    """Takes in what was asked back; every item that waited for it goes to its department again."""
    case, items = look_up_case(tx, case_id, lock=True)
    waiting = [item for item in items if item.status == rules.WAITING_APPLICANT]
    if not waiting:
        raise NotPossibleNow("onething.nothing-asked", "本办件没有待补正的内容", "nothing was asked back in this case")
    whole = {**case.form, **form}
    if found := forms.faults(entry_of(case), whole, tx.now):
        raise InvalidInput.of("onething.form", found)
    case.form, case.materials = whole, {**case.materials, **brought}
    by_key = {item.key: item for item in items}
    log(tx, case, "supplemented", status=case.status)
    for item in waiting:
        item.attempt += 1
        item.reasons = []
        assign(tx, case, item, by_key)
    move(tx, case, items)
    return case, items


def withdraw_case(tx: Tx, case_id: str) -> tuple[Case, list[Item]]:
    """Ends a case by the applicant's wish. What was granted and can be undone is undone; the rest stands."""
    case, items = look_up_case(tx, case_id, lock=True)
    if case.closed_at is not None or case.status == rules.WITHDRAWN:
        raise NotPossibleNow("onething.already-ended", "办件已经办结或撤回", f"the case has ended: {case.status}")
    case.status = rules.WITHDRAWN
    log(tx, case, "withdrawn", status=rules.WITHDRAWN)
    move(tx, case, items)
    return case, items


# --- the worklist ------------------------------------------------------------------------------------------------


def list_worklist(
    tx: Tx, county: str, one_thing_id: str, size: int, after: tuple[datetime, str] | None
) -> tuple[Sequence[tuple[Item, Case]], int]:
    """Items that wait for an officer of the actor's department and county, oldest first, and how many there are."""
    actor = tx.actor
    mine = [col(Item.status) == rules.WAITING_OFFICER]
    if actor.department:
        mine.append(col(Item.department) == actor.department)
    if actor.county not in {"", CITY}:
        mine.append(col(Item.county) == actor.county)
    if county:
        mine.append(col(Item.county) == county)
    query = select(Item, Case).join(Case, col(Item.case_id) == col(Case.id)).where(*mine)
    counting = select(func.count()).select_from(Item).join(Case, col(Item.case_id) == col(Case.id)).where(*mine)
    if one_thing_id:
        query = query.where(Case.one_thing_id == one_thing_id)
        counting = counting.where(Case.one_thing_id == one_thing_id)
    if after:
        query = query.where(tuple_(col(Item.started_at), col(Item.id)) > tuple_(*after))
    page = tx.session.exec(query.order_by(col(Item.started_at), col(Item.id)).limit(size)).all()
    return page, tx.session.exec(counting).one()


def decide_item(tx: Tx, item_id: str, *, granted: bool, reason: str, legal_reference: str) -> Item:
    """An officer's decision. The department then acts on it; the first decision stands.

    Raises NotFound, NotAllowed without the mandate, Conflict if it was decided already, InvalidInput for a refusal
    that gives no reason or no legal reference.
    """
    seen = tx.session.get(Item, item_id)
    if seen is None:
        raise NotFound("onething.no-such-item", "没有这个事项", "no such item")
    case = tx.session.get_one(Case, seen.case_id, with_for_update=True)
    item = tx.session.get_one(Item, item_id, populate_existing=True)
    actor = tx.actor
    if item.department != actor.department or actor.county not in {CITY, item.county}:
        raise NotAllowed(
            "onething.no-mandate", "您没有办理该事项的权限", "this item is another department's or county's"
        )
    if item.status != rules.WAITING_OFFICER:
        raise Conflict(
            "onething.already-decided", f"该事项已不在待办：{item.status}", f"no longer waiting: {item.status}"
        )
    missing = [] if granted else [("reason", reason, "理由"), ("legalReference", legal_reference, "法律依据")]
    if found := [
        Fault(name, "onething.refusal-needs-grounds", f"不予办理须写明{zh}", f"a refusal needs its {name}")
        for name, value, zh in missing
        if not value.strip()
    ]:
        raise InvalidInput.of("onething.refusal-needs-grounds", found)
    decision = events_pb2.OfficerDecision(granted=granted, officer=actor.subject)
    if reason or legal_reference:
        decision.reasons.add(code="officer.decision", zh=reason, en=reason, legal_reference=legal_reference)
    item.attempt += 1
    item.reasons = []
    log(tx, case, "decided", item, status=rules.GRANTED if granted else rules.REFUSED)
    items = items_of(tx, case)
    assign(tx, case, item, {one.key: one for one in items}, officer=decision)
    move(tx, case, items)
    return item

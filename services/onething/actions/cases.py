"""A case as people meet it: handed in, followed, added to, withdrawn."""

from __future__ import annotations

import hmac
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotFound, NotPossibleNow
from chassis.events import new_id
from chassis.serials import draw
from chassis.signing import ALGORITHM, canonical, digest
from city import places, resident_id
from city.calendar import day_of
from services.onething import forms, rules
from services.onething.actions import handing, noticing
from services.onething.actions.moving import assign, move
from services.onething.actions.whole import look_up_reopenings, start_clock
from services.onething.authoring import departments
from services.onething.catalogue import load
from services.onething.desks import rows
from services.onething.models import LogEntry
from services.onething.store import CaseState, ItemState, add, find, log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx
    from services.onething.catalogue import Entry

CITY = places.CITY_CODE


def open_case(  # noqa: PLR0913 - the parts of one submission
    tx: Tx,
    one_thing_id: str,
    situation: str,
    county: str,
    form: Mapping[str, Any] | None,
    brought: Mapping[str, Mapping[str, str]],
    applicant_id_number: str,
) -> CaseState:
    """Takes in the one form.

    Raises NotFound for an unknown one-thing, NotPossibleNow if too little of it is built yet, InvalidInput with every
    fault at once.

    `form` is None if what came is no object; `brought` is as `handing` says.
    """
    entry = guide(one_thing_id)
    _check_open(entry, situation)
    applicant = tx.actor.subject if tx.actor.role == "resident" else ""
    found = _form_faults(tx, entry, situation, form)
    if situation not in entry.situations:
        known = "、".join(entry.situations)
        found.append(
            Fault("situation", "onething.unknown-situation", f"没有这种情形；可选：{known}", f"one of: {known}")
        )
    else:
        found += handing.missing(entry, situation, brought)
        found += handing.faults(tx, entry, situation, brought, applicant, applicant_id_number)
    place = places.place(county)
    if place is None or place.kind != places.Kind.COUNTY:
        found.append(Fault("county", "onething.unknown-county", "不是本市的县（市、区）代码", "no county of this city"))
    elif entry.counties and county not in entry.counties:
        found.append(
            Fault("county", "onething.not-offered-here", f"{place.name}尚未开通", "not offered in this county")
        )
    found += _number_faults(tx, applicant_id_number)
    if found or form is None:
        raise InvalidInput.of("onething.form", found)
    case_id = new_id()
    case = CaseState(
        id=case_id,
        # Random and not counted: a counter would make every case of a county wait for the one before.
        receipt_no=draw(f"{county}{day_of(tx.now):%Y%m%d}", 8),
        one_thing_id=entry.id,
        version=entry.version,
        situation=situation,
        county=county,
        intake_county=tx.actor.county or county,
        status=rules.ACCEPTED,
        applicant=applicant,
        form=dict(form),
        materials={},
        traceparent=tx.traceparent,
        opened_at=tx.now,
        items={
            step.node.key: ItemState(
                id=f"{case_id}-{step.node.key}",
                case_id=case_id,
                key=step.node.key,
                department=step.department,
                task=step.task,
                county=county,
                share=step.node.share,
                status=rules.WAITING,
            )
            for step in entry.steps_in(situation)
        },
    )
    tx.case_id = case.id
    add(tx, case)
    start_clock(tx, case)
    opened = events_pb2.CaseOpened(
        case_id=case.id,
        one_thing_id=entry.id,
        situation=situation,
        county=county,
        intake_county=case.intake_county,
    )
    tx.emit(case.id, opened)
    case.materials = handing.keep(tx, case, brought)
    log(tx, case, "opened", status=rules.ACCEPTED, inputs=_handed_in(tx, case))
    handing.sign(tx, case, brought, applicant_id_number)
    move(tx, case)
    return case


def _handed_in(tx: Tx, case: CaseState) -> str:
    """Digest of form and materials as they are now, salted with what only the orchestrator knows."""
    salt = hmac.digest(tx.keyring.secret("handed-in"), f"{case.id} {case.log_count}".encode(), ALGORITHM)
    return digest(salt + canonical([case.form, case.materials]))


def guide(one_thing_id: str) -> Entry:
    """A catalogue entry, the newest version. Raises NotFound."""
    entry = load().newest.get(one_thing_id)
    if entry is None:
        raise NotFound("onething.no-such-one-thing", "没有这个一件事", f"no one-thing {one_thing_id}")
    return entry


def _check_open(entry: Entry, situation: str) -> None:
    """Raises NotPossibleNow. A situation that does not exist is a fault of the form, told with the others."""
    if entry.open_in and (situation in entry.open_in or situation not in entry.situations):
        return
    steps = entry.steps_in(situation) if situation in entry.situations else tuple(entry.steps.values())
    planned = [step for step in steps if step.node.planned]
    zh = "、".join(dict.fromkeys(departments()[step.department]["zh"] for step in planned))
    en = ", ".join(dict.fromkeys(departments()[step.department]["en"] for step in planned))
    raise NotPossibleNow(
        "onething.not-open-yet",
        f"“{entry.title['zh']}”暂不能在线申办，还在等待这些部门接入：{zh}。请先到窗口办理。",
        f"not open yet; it waits for these departments to join: {en}. Please go to a window meanwhile.",
    )


def _number_faults(tx: Tx, applicant_id_number: str) -> list[Fault]:
    if not applicant_id_number:
        return []
    told = resident_id.faults(resident_id.normalise(applicant_id_number), tx.now.date())
    return [Fault("applicantIdNumber", f"form.{f.code}", f"申请人：{f.zh}", f"applicant: {f.en}") for f in told]


def _form_faults(tx: Tx, entry: Entry, situation: str, form: Mapping[str, Any] | None) -> list[Fault]:
    if form is None:
        return [Fault("form", "onething.form-not-an-object", "表单应为 JSON 对象", "the form must be a JSON object")]
    return forms.faults(entry, situation, form, tx.now)


def look_up_case(tx: Tx, case_id: str, *, lock: bool = False) -> CaseState:
    """A case the actor may know of. Raises NotFound."""
    case = find(tx, case_id, lock=lock)
    if case is None or not _may_see(tx, case):
        raise NotFound("onething.no-such-case", "没有这个办件", "no such case")
    look_up_reopenings(tx, [case])
    return case


def _may_see(tx: Tx, case: CaseState) -> bool:
    actor = tx.actor
    if actor.role == "resident":
        return actor.subject in rows.parties(case)
    # Any window may take and follow any case (异地代收代办), a town's too; officers and supervisors see their own.
    if actor.role == "window":
        return True
    if actor.town:
        return actor.town == rows.seat(case)
    return actor.county in {"", CITY, case.county, case.intake_county}


def read_log(tx: Tx, case_id: str, after: int) -> Sequence[LogEntry]:
    """What happened in a case after entry `after`, in order."""
    query = select(LogEntry).where(LogEntry.case_id == case_id, col(LogEntry.seq) > after).order_by(col(LogEntry.seq))
    return tx.session.exec(query).all()


def supplement_case(
    tx: Tx,
    case_id: str,
    form: Mapping[str, Any] | None,
    brought: Mapping[str, Mapping[str, str]],
    applicant_id_number: str,
) -> CaseState:
    """Takes in what was asked back; every item that waited for it goes to its department again.

    Raises NotFound, NotPossibleNow if nothing was asked back, InvalidInput with every fault at once.
    """
    case = look_up_case(tx, case_id, lock=True)
    waiting = [item for item in case.items.values() if item.status == rules.WAITING_APPLICANT]
    if not waiting:
        raise NotPossibleNow("onething.nothing-asked", "本办件没有待补正的内容", "nothing was asked back in this case")
    whole = None if form is None else {**case.form, **form}
    found = _form_faults(tx, case.entry, case.situation, whole)
    found += handing.missing(case.entry, case.situation, {**case.materials, **brought})
    found += handing.faults(tx, case.entry, case.situation, brought, case.applicant, applicant_id_number)
    found += _number_faults(tx, applicant_id_number)
    if found or whole is None:
        raise InvalidInput.of("onething.form", found)
    changed = [f"form.{name}" for name, value in whole.items() if case.form.get(name) != value]
    materials = {**case.materials, **handing.keep(tx, case, brought)}
    changed += [f"material.{name}" for name, value in materials.items() if case.materials.get(name) != value]
    case.form, case.materials = whole, materials
    log(tx, case, "supplemented", status=case.status, inputs=_handed_in(tx, case))
    handing.sign(tx, case, brought, applicant_id_number)
    noticing.answer(tx, case, changed)
    for item in waiting:
        item.attempt += 1
        item.reasons = []
        assign(tx, case, item)
    move(tx, case)
    return case


def withdraw_case(tx: Tx, case_id: str) -> CaseState:
    """Ends a case by the applicant's wish. What was granted and can be undone is undone; the rest stands."""
    case = look_up_case(tx, case_id, lock=True)
    if case.closed_at is not None or case.status == rules.WITHDRAWN:
        raise NotPossibleNow("onething.already-ended", "办件已经办结或撤回", f"the case has ended: {case.status}")
    case.status = rules.WITHDRAWN
    log(tx, case, "withdrawn", status=rules.WITHDRAWN)
    move(tx, case)
    return case

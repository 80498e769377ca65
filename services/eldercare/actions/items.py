"""Elder care's items of the city's one-things (一件事): record, place for the extremely poor, stops after a death."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from chassis.decisions import Answer, Granted, NeedsOfficer, Product, Reason, Refused, Undone, Work
from chassis.errors import InvalidInput, NotFound
from services.eldercare.actions import beds, benefits
from services.eldercare.actions.elders import devices_of, elder_of
from services.eldercare.models import Application, Assessment, CarePlan, Device, Elder
from services.eldercare.rules import beds as bed_rules
from services.eldercare.rules import benefits as rules

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from chassis.edge import Tx

_CARE_LAW = "《浙江省社会养老服务促进条例》"
_SUPPORT_LAW = "《特困人员认定办法》（民发〔2021〕43号）；国发〔2016〕14号（生活不能自理的优先集中供养）"
_STOP_LAW = "待遇自死亡次月停发（公民身后一件事）"


def open_elder_record(tx: Tx, work: Work) -> Answer:
    """Opens the record of who retires (养老服务建档). Who has one keeps it."""
    resident_id = _told(work.inputs, "residentId")
    try:
        elder = elder_of(tx, resident_id)
    except InvalidInput as error:
        return Refused(
            tuple(Reason(one.code, one.zh, one.en, _CARE_LAW, field=one.field) for one in error.faults)
            or (Reason(error.code, error.zh, error.en, _CARE_LAW),)
        )
    except NotFound as error:
        return Refused((Reason(error.code, error.zh, error.en, _CARE_LAW),))
    if elder.case_id is None and not devices_of(tx, resident_id):
        elder.case_id = work.case_id
        tx.session.add(elder)
    product = Product("elder-record", elder.elder_no, f"/v1/eldercare/elders/{resident_id}")
    return Granted((product,), {"elderNo": elder.elder_no})


def close_elder_record(tx: Tx, work: Work) -> Undone:
    """Takes a record of this case back, unless something hangs on it by now: then it stays, and says so."""
    reasons = []
    for elder in tx.session.exec(select(Elder).where(Elder.case_id == work.case_id).with_for_update()).all():
        who = elder.resident_id
        hang = [
            select(Device.id).where(Device.resident_id == who),
            select(Assessment.id).where(Assessment.resident_id == who),
            select(CarePlan.id).where(CarePlan.resident_id == who),
            select(Application.id).where(Application.resident_id == who),
        ]
        if any(tx.session.exec(query.limit(1)).first() for query in hang):
            zh, en = "档案已在使用，予以保留", "the record is in use by now and stays"
            reasons.append(Reason("eldercare.record-in-use", zh, en, _CARE_LAW))
        else:
            tx.session.delete(elder)
    return Undone(tuple(reasons))


def place_extreme_poor(tx: Tx, work: Work) -> Answer:
    """A place in a home for who is supported as extremely poor (特困人员集中供养): first in the queue.

    With a bed on offer it is granted; without one an officer decides whether waiting will do.
    """
    resident_id = _told(work.inputs, "residentId")
    elder = elder_of(tx, resident_id)
    if elder.support != "EXTREME_POOR":
        elder.support = "EXTREME_POOR"
        tx.session.add(elder)
        beds.rank_anew(tx, elder)
    application = beds.apply_for_bed(tx, resident_id, (), "", nursing=False, case_id=work.case_id)
    if application.state == bed_rules.WAITING and not work.officer_granted:
        place = beds.place_in_queue(tx, application)
        zh = f"暂无合适空床，特困优先轮候第 {place} 位；请决定轮候或另行安置"
        en = f"no bed that fits is free: place {place} in the queue; an officer decides whether to wait"
        reason = Reason("eldercare.no-bed-free", zh, en, _SUPPORT_LAW)
        if work.officer_granted is None:
            return NeedsOfficer((reason,))
        beds.leave_bed(tx, application.id)
        return Refused(work.officer_reasons or (reason,))
    product = Product("bed-application", application.id, f"/v1/eldercare/bed-applications/{application.id}")
    return Granted((product,), {"placementNo": application.id}, beds.reasons_of(tx, application))


def leave_place(tx: Tx, work: Work) -> Undone:
    """Takes the application of a case back; a bed on offer goes to the next."""
    mine = select(Application.id).where(Application.case_id == work.case_id)
    for application_id in tx.session.exec(mine.where(col(Application.state) != bed_rules.LEFT)).all():
        beds.leave_bed(tx, application_id)
    return Undone()


def _stop(kind: str, output: str, tx: Tx, work: Work) -> Answer:
    """Stops a benefit of somebody who died. Nothing ran: that is an answer too."""
    resident_id = _told(work.inputs, "residentId")
    try:
        died_on = date.fromisoformat(_told(work.inputs, "diedOn"))
    except ValueError as error:
        raise _unreadable() from error
    _end_care(tx, resident_id, died_on)
    benefit = benefits.stop_benefit(tx, resident_id, kind, died_on, work.case_id)
    zh, en = rules.NAMES[kind]
    if benefit is None:
        none = Reason("eldercare.nothing-to-stop", f"逝者未领取{zh}", f"no {en} was drawn", _STOP_LAW)
        return Granted((), {output: "", "overpaidFen": 0}, (none,))
    back = benefit.claimed_back_fen
    told = f"{zh}自 {benefit.stopped_from} 起停发", f"{en} stops from {benefit.stopped_from}"
    reasons = [Reason("eldercare.benefit-stopped", *told, _STOP_LAW)]
    if back:
        told = f"多发 {back / 100:.2f} 元，予以追回", f"{back / 100:.2f} yuan paid for later months is claimed back"
        reasons.append(Reason("eldercare.claimed-back", *told, _STOP_LAW))
    product = Product("elder-benefit", benefit.id, f"/v1/eldercare/benefits/{benefit.id}")
    return Granted((product,), {output: benefit.stopped_from, "overpaidFen": back}, tuple(reasons))


def _end_care(tx: Tx, resident_id: str, died_on: date) -> None:
    """The record says it: no clock of elder care runs for the dead."""
    elder = tx.session.get(Elder, resident_id)
    if elder is None or elder.died_on is not None:
        return
    elder.died_on, elder.reassess_on = died_on, None
    tx.session.add(elder)
    for device in devices_of(tx, resident_id):
        device.retired = True
        tx.session.add(device)


def _resume(kind: str, tx: Tx, work: Work) -> Undone:
    benefits.resume_benefit(tx, kind, work.case_id)
    return Undone()


def _told(inputs: Mapping[str, Any], name: str) -> str:
    """A text of the item's inputs. Raises InvalidInput: catalogue and department then disagree."""
    found = inputs.get(name)
    if not isinstance(found, str) or not found:
        raise _unreadable()
    return found


def _unreadable() -> InvalidInput:
    zh, en = "事项的输入不完整或格式不对", "an input of the item is missing or of the wrong form"
    return InvalidInput("eldercare.unreadable-inputs", zh, en)


TASKS: dict[str, Callable[[Tx, Work], Answer]] = {
    "open-elder-record": open_elder_record,
    "place-extreme-poor": place_extreme_poor,
    "stop-elderly-allowance": partial(_stop, rules.ELDERLY_ALLOWANCE, "elderlyStopped"),
    "stop-care-subsidy": partial(_stop, rules.CARE_SUBSIDY, "careStopped"),
}
UNDOS: dict[str, Callable[[Tx, Work], Undone]] = {
    "open-elder-record": close_elder_record,
    "place-extreme-poor": leave_place,
    "stop-elderly-allowance": partial(_resume, rules.ELDERLY_ALLOWANCE),
    "stop-care-subsidy": partial(_resume, rules.CARE_SUBSIDY),
}

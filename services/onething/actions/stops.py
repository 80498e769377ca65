"""Stops of the clock that an officer declares: publicity (公示) and expert review (专家评审)."""

from __future__ import annotations

from dataclasses import asdict
from datetime import timedelta
from typing import TYPE_CHECKING

from chassis.decisions import Reason
from chassis.errors import Conflict, Fault, InvalidInput, NotPossibleNow
from city.calendar import day_of
from services.onething import clock
from services.onething.actions.timing import keep_time
from services.onething.actions.worklist import take_up
from services.onething.law import law
from services.onething.store import log

if TYPE_CHECKING:
    from chassis.edge import Tx
    from services.onething.store import CaseState, ItemState

_WORDS = {clock.PUBLICITY: ("公示", "publicity"), clock.EXPERT_REVIEW: ("专家评审", "expert review")}


def stop_clock(
    tx: Tx, item_id: str, kind: str, calendar_days: int | None, legal_reference: str
) -> tuple[CaseState, ItemState]:
    """Stops the clock of an item that waits for the actor, from today on.

    Raises NotFound, NotAllowed without the mandate, InvalidInput with every fault, Conflict if such a stop stands,
    NotPossibleNow for a publicity that the catalogue declares: it begins by itself.
    """
    case, item = take_up(tx, item_id)
    today = day_of(tx.now)
    most = law().at("most-stop-days", today).value
    faults = _kind_faults(kind)
    if kind == clock.PUBLICITY and calendar_days is None:
        faults.append(Fault("calendarDays", "onething.days-missing", "公示须写明天数", "a publicity needs its days"))
    if calendar_days is not None and not 1 <= calendar_days <= most:
        faults.append(Fault("calendarDays", "onething.days-out-of-range", f"应为 1 至 {most}", f"must be 1 to {most}"))
    if not legal_reference.strip():
        faults.append(
            Fault("legalReference", "onething.stop-needs-grounds", "停钟须写明依据", "a stop needs its legal reference")
        )
    if faults:
        raise InvalidInput.of("onething.stop", faults)
    if kind == clock.PUBLICITY and case.entry.steps[item.key].publicity_days:
        by_itself = "该事项的公示在拟准予后自动开始，无需手工停钟"
        raise NotPossibleNow("onething.publicity-by-itself", by_itself, "its public notice begins with the grant")
    zh, en = _WORDS[kind]
    if _standing(item, kind, today.isoformat()):
        raise Conflict("onething.already-stopped", f"{zh}已在进行，时限已停", f"stopped for {en} already")
    last = (today + timedelta(days=calendar_days)).isoformat() if calendar_days else None
    item.stops = [*item.stops, {"kind": kind, "first": today.isoformat(), "last": last}]
    told = Reason(
        "onething.clock-stopped",
        f"{zh}，时限暂停" + (f"至 {last}" if last else ""),
        f"the clock stands for {en}" + (f" until {last}" if last else ""),
        legal_reference,
    )
    return _keep(tx, case, item, "clock_stopped", told)


def resume_clock(tx: Tx, item_id: str, kind: str) -> tuple[CaseState, ItemState]:
    """Ends a stop today; the clock goes on tomorrow. Raises as `stop_clock`, NotPossibleNow if none stands."""
    case, item = take_up(tx, item_id)
    if faults := _kind_faults(kind):
        raise InvalidInput.of("onething.stop", faults)
    today = day_of(tx.now).isoformat()
    standing, (zh, en) = _standing(item, kind, today), _WORDS[kind]
    if not standing:
        raise NotPossibleNow("onething.not-stopped", f"时限没有因{zh}暂停", f"the clock does not stand for {en}")
    item.stops = [{**stop, "last": today} if stop in standing else stop for stop in item.stops]
    told = Reason("onething.clock-resumed", f"{zh}结束，时限恢复计算", f"the {en} is over, the clock goes on")
    return _keep(tx, case, item, "clock_resumed", told)


def _kind_faults(kind: str) -> list[Fault]:
    known = " / ".join(_WORDS)
    return [] if kind in _WORDS else [Fault("kind", "onething.unknown-stop", f"应为 {known}", f"must be {known}")]


def _standing(item: ItemState, kind: str, today: str) -> list[dict[str, str | None]]:
    return [stop for stop in item.stops if stop["kind"] == kind and (stop["last"] is None or stop["last"] > today)]


def _keep(tx: Tx, case: CaseState, item: ItemState, what: str, told: Reason) -> tuple[CaseState, ItemState]:
    keep_time(tx, item, case.entry.steps[item.key])
    log(tx, case, what, item, reasons=[asdict(told)], products=[])
    return case, item

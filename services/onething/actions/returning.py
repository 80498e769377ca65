"""Sending an item back to the applicant (补正): once, with everything that is missing (一次性告知)."""

from __future__ import annotations

import hmac
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.decisions import Reason
from chassis.errors import Fault, InvalidInput, NotPossibleNow
from chassis.signing import ALGORITHM, canonical
from services.onething import rules
from services.onething.actions.holding import Held, approach, check_free
from services.onething.actions.moving import move
from services.onething.actions.timing import keep_time
from services.onething.desks.models import SendBack
from services.onething.store import log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx
    from services.onething.store import CaseState, ItemState

_FROM_APPLICANT = frozenset({"form", "material"})
_ONCE = "《国务院关于加快推进政务服务标准化规范化便利化的指导意见》（国发〔2022〕5号）一次性告知；GB/T 32168"


@dataclass(frozen=True)
class Missing:
    """A form field or material, and what the applicant is told about it."""

    field: str
    reason: str


def send_back_item(tx: Tx, item_id: str, missing: Sequence[Missing], exception: str) -> tuple[CaseState, ItemState]:
    """Asks the applicant for everything that is missing; the clock stands until it comes.

    A second time only for what was asked before or has changed since; anything else could be seen the first time, and
    takes the department's supervisor and the reason for the exception, which is recorded.

    Raises NotFound, NotAllowed without the mandate (recorded), Conflict, InvalidInput with every fault, NotPossibleNow
    naming what could have been seen.
    """
    held = approach(tx, item_id, "send-back")
    above = tx.actor.role == "supervisor"
    if not above:
        check_free(tx, held)
    faults = _faults(held, missing)
    if above and not exception.strip():
        told = ("主管人员再次退回须写明理由", "a supervisor says why it is asked again")
        faults.append(Fault("exceptionReason", "onething.reason-missing", *told))
    if faults:
        raise InvalidInput.of("onething.send-back", faults)
    seen = _seen(tx, held)
    earlier = tx.session.exec(select(SendBack).where(SendBack.item_id == held.item.id).order_by(col(SendBack.n))).all()
    if earlier and not above:
        _check_new(held, missing, earlier, seen)
    _keep(tx, held, missing, seen, len(earlier) + 1, exception if above else "")
    return held.case, held.item


def _faults(held: Held, missing: Sequence[Missing]) -> list[Fault]:
    known = _asked_of_applicant(held)
    faults = (
        [] if missing else [Fault("missing", "onething.nothing-missing", "请列出缺少的内容", "say what is missing")]
    )
    fields = [one.field for one in missing]
    for number, one in enumerate(missing):
        place = f"missing[{number}]"
        if one.field not in known:
            told = "、".join(sorted(known))
            zh, en = f"该事项不需要 {one.field}；可选：{told}", f"the item does not need it; it needs {told}"
            faults.append(Fault(f"{place}.field", "onething.not-asked", zh, en))
        elif one.field in fields[:number]:
            faults.append(Fault(f"{place}.field", "onething.named-twice", "重复列出", "named twice"))
        if not one.reason.strip():
            faults.append(Fault(f"{place}.reason", "onething.reason-missing", "请写明理由", "say why"))
    return faults


def _asked_of_applicant(held: Held) -> frozenset[str]:
    needs = held.case.entry.steps[held.item.key].needs
    return frozenset(f"{need.origin}.{need.name}" for need in needs if need.origin in _FROM_APPLICANT)


def _seen(tx: Tx, held: Held) -> dict[str, str]:
    """A mark of each field and material as it is now: whether it changed can be told, what it was cannot."""
    secret = tx.keyring.secret("send-back")
    marks = {}
    for place in sorted(_asked_of_applicant(held)):
        origin, _, name = place.partition(".")
        value = (held.case.form if origin == "form" else held.case.materials).get(name)
        # A promise given anew at another moment is the same promise.
        shown = [value.get("digest", ""), "promised" in value] if origin == "material" and value else value
        marks[place] = hmac.digest(secret, canonical([held.item.id, place, shown]), ALGORITHM).hex()
    return marks


def _check_new(held: Held, missing: Sequence[Missing], earlier: Sequence[SendBack], seen: Mapping[str, str]) -> None:
    asked = {place for one in earlier for place in one.asked}
    last = earlier[-1].seen
    titles = held.case.entry.form["properties"]
    could = [one.field for one in missing if one.field not in asked and last.get(one.field) == seen[one.field]]
    if not could:
        return
    names = "、".join(str(titles.get(place.partition(".")[2], {}).get("title", place)) for place in could)
    raise NotPossibleNow(
        "onething.sent-back-before",
        f"已于首次退回时一次性告知；{names} 当时即可看到，不得再次要求补正",
        f"it was sent back before, and these could be seen then: {', '.join(could)}",
        faults=tuple(
            Fault(f"missing[{number}].field", "onething.could-be-seen", "首次退回时即可看到", "could be seen before")
            for number, one in enumerate(missing)
            if one.field in could
        ),
        then="确需补正的，由本部门督办人员写明理由后退回 / The department's supervisor may, with a recorded reason",
    )


def _keep(tx: Tx, held: Held, missing: Sequence[Missing], seen: Mapping[str, str], number: int, exception: str) -> None:
    case, item = held.case, held.item
    tx.session.add(
        SendBack(
            id=f"{item.id}-{number}",
            item_id=item.id,
            n=number,
            at=tx.now,
            by=f"{tx.actor.role}:{tx.actor.subject}",
            asked=[one.field for one in missing],
            seen=dict(seen),
            exception=exception,
        )
    )
    reasons = [asdict(Reason("onething.sent-back", one.reason, one.reason, _ONCE, field=one.field)) for one in missing]
    item.status, item.reasons = rules.WAITING_APPLICANT, reasons
    keep_time(tx, item, case.entry.steps[item.key])
    told = list(reasons)
    if exception:
        told.append(asdict(Reason("onething.asked-again", f"再次退回的理由：{exception}", f"asked again: {exception}")))
    log(tx, case, "sent_back", item, reasons=told)
    move(tx, case)

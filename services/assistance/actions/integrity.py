"""The integrity record (诚信记录): entered by broken promises, appealed, repaired, forgotten after its time."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2 as onething
from sqlmodel import col, select

from chassis.errors import InvalidInput, NotFound, NotPossibleNow
from city.days import china_day
from services.assistance.actions.awards import require_officer
from services.assistance.law import law
from services.assistance.models import Breach
from services.assistance.rules import integrity as rules

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

_LONGEST = 500


def enter(tx: Tx, event: onething.PromiseBroken) -> None:
    """Once a promise. Nobody known promised: nothing to enter."""
    if not event.resident_id or tx.session.get(Breach, event.promise_id) is not None:
        return
    today = china_day(tx.now)
    broken = date.fromisoformat(event.broken_on) if event.broken_on else today
    standing = len(_standing(tx, event.resident_id, today)) + 1
    row = {"resident_id": event.resident_id, "case_id": event.case_id, "material_id": event.material_id}
    tx.session.add(
        Breach(
            promise_id=event.promise_id,
            **row,
            county=event.county,
            grounds=onething.PromiseBroken.Grounds.Name(event.grounds)[:12],
            broken_on=broken,
            state="STANDS",
            ends_on=broken + timedelta(days=rules.grade(law(), today, standing)[1]),
            changed_at=tx.now,
        )
    )


def made_good(tx: Tx, promise_id: str) -> None:
    """A breach that was made good counts no more, and is shown a while."""
    breach = tx.session.get(Breach, promise_id)
    if breach is not None and breach.state in rules.COUNTS:
        breach.state, breach.changed_at = "REPAIRED", tx.now
        breach.ends_on = min(breach.ends_on, rules.ends_after_repair(law(), china_day(tx.now)))
        tx.session.add(breach)


def record_of(tx: Tx, resident_id: str) -> tuple[str, Sequence[Breach]]:
    """The grade of today and the entries that are still kept. Residents read their own. Raises NotFound."""
    if tx.actor.role == "resident" and tx.actor.subject != resident_id:
        raise NotFound("assistance.no-such-record", "没有这份记录", "no such record")
    today = china_day(tx.now)
    query = select(Breach).where(Breach.resident_id == resident_id, Breach.ends_on > today)
    kept = tx.session.exec(query.order_by(col(Breach.broken_on).desc(), col(Breach.promise_id))).all()
    return rules.grade(law(), today, len(_standing(tx, resident_id, today)))[0], kept


def appeal(tx: Tx, promise_id: str, words: str) -> Breach:
    """The person says that it is not so. Raises NotFound, InvalidInput, NotPossibleNow if it was decided."""
    breach = _locked(tx, promise_id)
    if breach is None or tx.actor.subject != breach.resident_id:
        raise NotFound("assistance.no-such-record", "没有这份记录", "no such record")
    if not 1 <= len(words.strip()) <= _LONGEST:
        raise InvalidInput("assistance.appeal-words", f"请说明理由，1 至 {_LONGEST} 字", "say why")
    if breach.state not in ("STANDS", "APPEALED"):
        raise NotPossibleNow("assistance.decided", "该记录已作决定", "it was decided already")
    breach.state, breach.appeal, breach.changed_at = "APPEALED", words.strip(), tx.now
    tx.session.add(breach)
    return breach


def decide(tx: Tx, promise_id: str, *, lifted: bool) -> Breach:
    """An officer of the county upholds or lifts what was appealed. Raises NotFound, NotAllowed, NotPossibleNow."""
    breach = _locked(tx, promise_id)
    require_officer(tx, breach.county if breach else "")
    if breach is None:
        raise NotFound("assistance.no-such-record", "没有这份记录", "no such record")
    if breach.state != "APPEALED":
        raise NotPossibleNow("assistance.not-appealed", "该记录没有待处理的异议", "nothing was appealed")
    breach.state, breach.decided_by, breach.changed_at = "LIFTED" if lifted else "UPHELD", tx.actor.subject, tx.now
    tx.session.add(breach)
    return breach


def _locked(tx: Tx, promise_id: str) -> Breach | None:
    return tx.session.exec(select(Breach).where(Breach.promise_id == promise_id).with_for_update()).first()


def _standing(tx: Tx, resident_id: str, today: date) -> Sequence[Breach]:
    query = select(Breach).where(Breach.resident_id == resident_id, Breach.ends_on > today)
    return tx.session.exec(query.where(col(Breach.state).in_(rules.COUNTS))).all()

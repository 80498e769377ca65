"""Who may act on an item that waits for an officer: the right (own department, or a town's mandate), recusal, claims.

Locks are taken in one order everywhere: mandates, then cases, then rows of the desks. So a revoked mandate and a
decision under it cannot pass each other, and nobody deadlocks.
"""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any, NoReturn

from sqlalchemy import select

from chassis.decisions import Reason
from chassis.errors import Conflict, NotAllowed, NotFound
from chassis.events import new_id
from city import places
from city.calendar import day_of
from services.onething import rules
from services.onething.desks import rows
from services.onething.desks.models import Attempt, Mandate, Recusal, Relative
from services.onething.desks.rows import DESKS
from services.onething.models import Base
from services.onething.store import CASES, ITEMS, LOG, CaseState, ItemState, find, log

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from sqlalchemy import ColumnElement, Table

    from chassis.auth import Actor
    from chassis.edge import Tx
    from chassis.errors import DomainError

CITY = places.CITY_CODE
MANDATES: Table = Base.metadata.tables[str(Mandate.__tablename__)]
DEPARTMENT, TOWN = "DEPARTMENT", "TOWN"
# Links of a case's chain: an officer's decision, and what makes an earlier one no reason why an item waits no more.
DECIDED = "decided"
_LEAVES = (DECIDED, "sent_back", "item_reopened")


@dataclass(frozen=True)
class Held:
    """An item that the actor may act on, its case locked. `mandate` is what it rests on, empty for an own officer."""

    case: CaseState
    item: ItemState
    # As the desks keep it.
    row: Any
    mandate: str

    @property
    def seat(self) -> str:
        """The town the case belongs to."""
        return rows.seat(self.case)


def standing(today: date) -> list[ColumnElement[bool]]:
    """What makes a mandate stand on a day."""
    table = MANDATES.c
    return [
        table.first_day <= today,
        table.last_day >= today,
        table.revoked_at.is_(None),
        table.suspended_at.is_(None),
    ]


def lock_mandates(tx: Tx, matter: str, towns: Iterable[str]) -> Mapping[str, str]:
    """Town → the mandate for the item that stands now, kept from being revoked until this transaction ends."""
    wanted = sorted({town for town in towns if town})
    if not wanted:
        return {}
    query = (
        select(MANDATES.c.town, MANDATES.c.id)
        .where(MANDATES.c.town.in_(wanted), MANDATES.c.matter == matter, *standing(day_of(tx.now)))
        .order_by(MANDATES.c.id)
        .with_for_update(read=True)
    )
    return {row.town: row.id for row in tx.session.connection().execute(query)}


def hold(tx: Tx, item_id: str, action: str) -> Held:
    """An item that the actor may decide on now: not claimed by another, nor handed to somebody else.

    Raises NotFound; NotAllowed without the mandate or if the officer must keep away, each attempt recorded; Conflict.
    """
    held = approach(tx, item_id, action)
    check_free(tx, held)
    return held


def approach(tx: Tx, item_id: str, action: str, *, towns: Iterable[str] = ()) -> Held:
    """Like `hold`, whoever has claimed it, and for supervisors too; the mandates of `towns` are locked as well."""
    facts = _facts(tx, item_id)
    actor = tx.actor
    matter = rows.matter(facts.one_thing_id, facts.key)
    mandates = lock_mandates(tx, matter, [actor.town, *towns])
    case = find(tx, facts.case_id, lock=True)
    assert case is not None
    item = case.items[facts.key]
    mandate = mandates.get(actor.town, "") if actor.town and rows.seat(case) == actor.town else ""
    if not (mandate if actor.town else owns(actor, item.department, item.county)):
        refuse(case.id, item.key, action, no_mandate())
    if actor.role == "officer" and must_keep_away(tx, actor.subject, case, item):
        refuse(case.id, item.key, action, keep_away())
    if item.status != rules.WAITING_OFFICER:
        raise _left(tx, case, item)
    row = tx.session.connection().execute(select(DESKS).where(DESKS.c.id == item.id)).one()
    return Held(case, item, row, mandate)


def _left(tx: Tx, case: CaseState, item: ItemState) -> Conflict:
    """Says that an item waits for nobody, and the decision that took it from the desk, if one did."""
    ends = (LOG.c.case_id == case.id, LOG.c.item_key == item.key, LOG.c.kind.in_(_LEAVES))
    query = select(LOG.c.kind, LOG.c.status, LOG.c.actor, LOG.c.at, LOG.c.reasons).where(*ends)
    last = tx.session.connection().execute(query.order_by(LOG.c.n.desc()).limit(1)).first()
    zh, en = f"该事项已不在待办：{item.status}", f"no longer waiting: {item.status}"
    if last and last.kind == DECIDED:
        day, grounds = day_of(last.at), "；".join(one["zh"] for one in last.reasons if one.get("zh"))
        zh += f"。{last.actor} 已于 {day} 决定：{last.status}{f'（{grounds}）' * bool(grounds)}"
        en += f"; {last.actor} decided on {day}: {last.status}"
    return Conflict("onething.already-decided", zh, en)


def _facts(tx: Tx, item_id: str) -> Any:  # noqa: ANN401 - a row
    columns = (ITEMS.c.case_id, ITEMS.c.key, CASES.c.one_thing_id)
    query = select(*columns).join(CASES, CASES.c.id == ITEMS.c.case_id).where(ITEMS.c.id == item_id)
    row = tx.session.connection().execute(query).first()
    if row is None:
        raise NotFound("onething.no-such-item", "没有这个事项", "no such item")
    return row


def owns(actor: Actor, department: str, county: str) -> bool:
    """Whether the item is of the actor's own department and county; the city's staff act for every county."""
    return not actor.town and actor.department == department and actor.county in {CITY, county}


def no_mandate() -> NotAllowed:
    """The refusal of who has no right to decide the item."""
    return NotAllowed(
        "onething.no-mandate",
        "您没有办理该事项的权限",
        "this item is another department's or county's, or the town has no mandate for it",
    )


def keep_away() -> NotAllowed:
    """The refusal of who must keep away."""
    return NotAllowed("onething.must-recuse", "依规定您应当回避该事项", "you must keep away from this item")


def must_keep_away(tx: Tx, account: str, case: CaseState, item: ItemState) -> bool:
    """Whether the officer gave the item up, or a declared relative is applicant or owner of the case."""
    if tx.session.get(Recusal, f"{item.id}:{account}"):
        return True
    return bool(relatives_of(tx, account) & rows.parties(case))


def relatives_of(tx: Tx, account: str) -> frozenset[str]:
    """Resident ids that the officer declared."""
    table = Base.metadata.tables[str(Relative.__tablename__)].c
    query = select(table.resident_id).where(table.account == account, table.ended_at.is_(None))
    return frozenset(tx.session.connection().execute(query).scalars())


def check_free(tx: Tx, held: Held) -> None:
    """Raises Conflict if another has claimed the item, or if it was handed to somebody else."""
    row, actor = held.row, tx.actor
    if row.claimed_by not in {"", actor.subject} and row.claimed_until > tx.now:
        raise Conflict(
            "onething.claimed",
            f"该事项已由 {row.claimed_by} 领办",
            f"{row.claimed_by} has claimed it until {row.claimed_until.isoformat(timespec='seconds')}",
        )
    if row.assignee not in {"", actor.subject}:
        raise Conflict("onething.handed-on", f"该事项已转给 {row.assignee}", f"it was handed to {row.assignee}")
    if row.post and row.post != (TOWN if actor.town else DEPARTMENT):
        zh, en = ("乡镇", "the town") if row.post == TOWN else ("部门", "the department")
        raise Conflict("onething.handed-on", f"该事项已转{zh}办理", f"it was handed to {en}'s desk")


def refuse(case_id: str, key: str, action: str, refusal: DomainError) -> NoReturn:
    """Raises `refusal`, leaving a record of the attempt and a link in the case's chain, which name no relative."""
    raise refusal.recorded(lambda own: _keep_attempt(own, case_id, key, action, refusal)) from None


def _keep_attempt(tx: Tx, case_id: str, key: str, action: str, refusal: DomainError) -> None:
    actor, case = tx.actor, find(tx, case_id, lock=True)
    assert case is not None
    item = case.items[key]
    tx.session.add(
        Attempt(
            id=new_id(),
            at=tx.now,
            account=actor.subject,
            county=actor.county,
            department=actor.department,
            town=actor.town,
            action=action,
            code=refusal.code,
            item_id=item.id,
            receipt_no=case.receipt_no,
            item_county=item.county,
            item_department=item.department,
        )
    )
    told = Reason(refusal.code, f"拒绝越权操作：{action}", f"an attempt without the right was refused: {action}")
    log(tx, case, "attempt_refused", item, reasons=[asdict(told)], products=[])

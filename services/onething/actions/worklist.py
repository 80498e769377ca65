"""The officers' worklist: what waits for a decision, and the decision, which stands once it is made."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from sqlalchemy import func, literal_column, select, tuple_

from chassis.decisions import Reason
from chassis.errors import Fault, InvalidInput, NotPossibleNow
from chassis.signing import filled
from city.calendar import day_of
from services.onething import rules
from services.onething.actions import publicity
from services.onething.actions.draws import note_delegated
from services.onething.actions.holding import (
    CITY,
    DECIDED,
    DEPARTMENT,
    MANDATES,
    TOWN,
    hold,
    relatives_of,
    standing,
)
from services.onething.actions.moving import assign, move
from services.onething.desks.models import Recusal
from services.onething.desks.rows import DESKS
from services.onething.models import Base
from services.onething.store import CaseState, ItemState, desk, log, read

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from sqlalchemy import ColumnElement, Table

    from chassis.edge import Tx

RECUSALS: Table = Base.metadata.tables[str(Recusal.__tablename__)]
MINE, FREE = "MINE", "FREE"


@dataclass(frozen=True)
class Filter:
    """What a worklist is narrowed to; what is empty narrows nothing."""

    county: str = ""
    one_thing_id: str = ""
    department: str = ""
    item: str = ""
    light: str = ""
    town: str = ""
    # Part of the receipt number.
    text: str = ""
    resident_id: str = ""
    claim: str = ""


def list_worklist(
    tx: Tx, narrowed: Filter, size: int, after: tuple[date, str] | None
) -> tuple[Sequence[tuple[CaseState, ItemState, Any]], int]:
    """Case, item and row of the desks of what waits in the actor's list, due first, first; and how many there are.

    Raises InvalidInput if somebody else than a supervisor looks for a person.
    """
    mine = [*_mine(tx), *_narrowing(tx, narrowed)]
    connection = tx.session.connection()
    total = int(connection.execute(select(func.count()).select_from(DESKS).where(*mine)).scalar_one())
    if after:
        mine.append(tuple_(DESKS.c.due_on, DESKS.c.id) > tuple_(*after))
    query = select(DESKS).where(*mine).order_by(DESKS.c.due_on, DESKS.c.id).limit(size)
    page = connection.execute(query).all()
    if page:
        read(tx, [row.case_id for row in page], lock=False)
    cases = desk(tx).cases
    return [(case := cases[row.case_id], case.items[row.id.removeprefix(f"{case.id}-")], row) for row in page], total


def count_worklist(tx: Tx, narrowed: Filter) -> Sequence[tuple[str, str, str, str, int]]:
    """One-thing, department, town, light, and how many wait in the actor's list. Raises as `list_worklist`."""
    by = (DESKS.c.one_thing_id, DESKS.c.department, DESKS.c.town, DESKS.c.light)
    query = select(*by, func.count()).where(*_mine(tx), *_narrowing(tx, narrowed)).group_by(*by).order_by(*by)
    return [(row[0], row[1], row[2], row[3], int(row[4])) for row in tx.session.connection().execute(query)]


def _mine(tx: Tx) -> list[ColumnElement[bool]]:
    """What the actor's list holds: an officer's without what was handed on and what the officer must keep away from."""
    actor, table = tx.actor, DESKS.c
    # As text, so that the planner always sees that the partial indexes serve.
    mine = [table.waits_for == literal_column("'OFFICER'")]
    if actor.role != "officer":
        if actor.department:
            mine.append(table.department == actor.department)
        return mine if actor.county in {"", CITY} else [*mine, table.county == actor.county]
    if actor.town:
        mine += [table.town == actor.town, table.matter.in_(_matters(tx, actor.town)), table.post != DEPARTMENT]
    else:
        mine += [table.department == actor.department, table.post != TOWN]
        if actor.county != CITY:
            mine.append(table.county == actor.county)
    mine.append(table.assignee.in_(["", actor.subject]))
    given_up = list(
        tx.session.connection().execute(select(RECUSALS.c.item_id).where(RECUSALS.c.account == actor.subject)).scalars()
    )
    if given_up:
        mine.append(table.id.not_in(given_up))
    return mine + [
        ~table.parties.contains(f" {one} ", autoescape=True) for one in sorted(relatives_of(tx, actor.subject))
    ]


def _matters(tx: Tx, town: str) -> list[str]:
    query = select(MANDATES.c.matter).where(MANDATES.c.town == town, *standing(day_of(tx.now)))
    return list(tx.session.connection().execute(query).scalars())


def _narrowing(tx: Tx, by: Filter) -> list[ColumnElement[bool]]:
    if by.resident_id and tx.actor.role != "supervisor":
        told = ("只有督办人员可以按当事人查询", "only a supervisor may look for a person")
        raise InvalidInput.of("onething.worklist", [Fault("filter.residentId", "onething.supervisors-only", *told)])
    table = DESKS.c
    found = [
        column == value
        for column, value in (
            (table.county, by.county),
            (table.one_thing_id, by.one_thing_id),
            (table.department, by.department),
            (table.light, by.light),
            (table.town, by.town),
        )
        if value
    ]
    if by.item:
        found.append(table.matter.endswith(f"/{by.item}", autoescape=True))
    if by.text:
        found.append(table.receipt_no.contains(by.text, autoescape=True))
    if by.resident_id:
        found.append(table.parties.contains(f" {by.resident_id} ", autoescape=True))
    held = (table.claimed_by != "") & (table.claimed_until > tx.now)
    if by.claim:
        found.append(held & (table.claimed_by == tx.actor.subject) if by.claim == MINE else ~held)
    return found


def decide_item(
    tx: Tx, item_id: str, *, granted: bool, reason: str, legal_reference: str
) -> tuple[CaseState, ItemState]:
    """An officer's decision, by who claimed the item or if nobody did. The first stands, and the department acts on it.

    Raises NotFound, NotAllowed without the mandate (recorded), Conflict if it was decided already or is another's,
    InvalidInput for a refusal that gives no reason or no legal reference, NotPossibleNow while what the item needs is
    being made again.
    """
    held = hold(tx, item_id, "decide")
    case, item = held.case, held.item
    missing = [] if granted else [("reason", reason, "理由"), ("legalReference", legal_reference, "法律依据")]
    if found := [
        Fault(name, "onething.refusal-needs-grounds", f"不予办理须写明{zh}", f"a refusal needs its {name}")
        for name, value, zh in missing
        if not value.strip()
    ]:
        raise InvalidInput.of("onething.refusal-needs-grounds", found)
    if granted and (lacking := [key for key in _needed(case, item) if case.items[key].status != rules.GRANTED]):
        names = "、".join(case.entry.steps[key].title["zh"] for key in lacking)
        told = f"所需的{names}正在重新办理，办成后才能准予"
        raise NotPossibleNow("onething.made-again", told, f"it needs what is being made again: {', '.join(lacking)}")
    decision = events_pb2.OfficerDecision(granted=granted, officer=tx.actor.subject)
    if reason or legal_reference:
        decision.reasons.add(code="officer.decision", zh=reason, en=reason, legal_reference=legal_reference)
    item.attempt += 1
    item.reasons = []
    grounds = [filled(one) for one in decision.reasons]
    if held.mandate:
        note_delegated(tx, held, granted=granted)
        told = f"the town decides under mandate {held.mandate}"
        grounds.append(asdict(Reason("onething.under-mandate", f"乡镇依授权 {held.mandate} 决定", told)))
    log(tx, case, DECIDED, item, status=rules.GRANTED if granted else rules.REFUSED, reasons=grounds)
    if granted and publicity.to_be_shown(tx, case, item):
        publicity.show(tx, case, item, decision)
    else:
        assign(tx, case, item, officer=decision)
    move(tx, case)
    return case, item


def _needed(case: CaseState, item: ItemState) -> list[str]:
    """The nodes whose products an item cannot do without; after a reopening some may have to be made again."""
    (node,) = (node for node in case.entry.graphs[case.situation] if node.key == item.key)
    return sorted(node.after)


def take_up(tx: Tx, item_id: str, action: str = "clock") -> tuple[CaseState, ItemState]:
    """An item that waits for the actor, its case locked. Raises NotFound, NotAllowed (recorded), Conflict."""
    held = hold(tx, item_id, action)
    return held.case, held.item

"""Mandates (授权): granted to a town by the department's supervisor for one item and a period, revocable at once."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2
from sqlalchemy import func, update
from sqlmodel import col, select

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed, NotFound, NotPossibleNow
from chassis.events import new_id
from city import places
from city.calendar import day_of
from services.onething.actions.draws import commit_months
from services.onething.actions.holding import CITY, TOWN
from services.onething.catalogue import load
from services.onething.desks.models import Mandate, MandateStep
from services.onething.desks.rows import DESKS, matter
from services.onething.store import desk, log, read

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from chassis.edge import Tx
    from services.onething.catalogue import Step

AT_MOST = 200
GRANTED, REVOKED, SUSPENDED, RESUMED = "GRANTED", "REVOKED", "SUSPENDED", "RESUMED"


def grant_mandate(  # noqa: PLR0913 - the parts of a mandate
    tx: Tx, town: str, one_thing_id: str, item: str, first_day: str, last_day: str, legal_reference: str
) -> Mandate:
    """Lets a town decide an item. The draws of its months are committed to before it can.

    Raises InvalidInput with every fault, NotAllowed for another department's or county's supervisor, Conflict if a
    mandate of these days stands already.
    """
    step, first, last, faults = _read(town, one_thing_id, item, first_day, last_day)
    if not legal_reference.strip():
        faults.append(Fault("legalReference", "onething.mandate-grounds", "须写明授权依据", "name what it rests on"))
    if last and last < day_of(tx.now):
        faults.append(Fault("lastDay", "onething.mandate-past", "截止日已过", "the last day is past"))
    if faults or step is None or first is None or last is None:
        raise InvalidInput.of("onething.mandate", faults)
    county = town[:6]
    _check_supervisor(tx, step.department, county)
    same = select(Mandate).where(Mandate.town == town, Mandate.matter == matter(one_thing_id, item))
    earlier = tx.session.exec(same).all()
    for one in earlier:
        if one.revoked_at is None and one.first_day <= last and first <= one.last_day:
            told = f"mandate {one.id} stands from {one.first_day} to {one.last_day}"
            raise Conflict(
                "onething.mandate-stands", f"该期间已有授权 {one.id}（{one.first_day} 至 {one.last_day}）", told
            )
    mandate = Mandate(
        id=f"{town}-{one_thing_id}-{item}-{len(earlier) + 1}",
        town=town,
        county=county,
        department=step.department,
        one_thing_id=one_thing_id,
        item_key=item,
        matter=matter(one_thing_id, item),
        first_day=first,
        last_day=last,
        legal_reference=legal_reference,
        granted_at=tx.now,
    )
    tx.session.add(mandate)
    commit_months(tx, [town])
    _note(tx, mandate, GRANTED, f"{tx.actor.role}:{tx.actor.subject}", legal_reference)
    return mandate


def _read(
    town: str, one_thing_id: str, item: str, first_day: str, last_day: str
) -> tuple[Step | None, date | None, date | None, list[Fault]]:
    faults = []
    place = places.place(town)
    if place is None or place.kind is not places.Kind.TOWN:
        faults.append(Fault("town", "onething.unknown-town", "不是本市的乡镇（街道）代码", "no town of this city"))
    entry = load().newest.get(one_thing_id)
    step = entry.steps.get(item) if entry else None
    if entry is None:
        faults.append(Fault("oneThingId", "onething.no-such-one-thing", "没有这个一件事", "no such one-thing"))
    elif step is None or step.node.share:
        faults.append(Fault("item", "onething.no-such-item", "没有这个事项", "no such item"))
    elif not entry.seat:
        told = ("该一件事的办件不能确定所属乡镇", "its cases do not say to which town they belong")
        faults.append(Fault("oneThingId", "onething.no-seat", *told))
    days = list[date | None]()
    for name, text in (("firstDay", first_day), ("lastDay", last_day)):
        try:
            days.append(date.fromisoformat(text))
        except ValueError:
            days.append(None)
            faults.append(Fault(name, "onething.not-a-day", "日期应为 YYYY-MM-DD 且真实存在", "not a day, YYYY-MM-DD"))
    first, last = days
    if first and last and last < first:
        faults.append(Fault("lastDay", "onething.days-reversed", "截止日早于起始日", "it ends before it begins"))
    return step, first, last, faults


def _check_supervisor(tx: Tx, department: str, county: str) -> None:
    actor = tx.actor
    if actor.department != department or actor.county not in {CITY, county}:
        zh, en = "只有该部门的督办人员可以授权", "only the department's own supervisor of the county may"
        raise NotAllowed("onething.not-your-mandate", zh, en)


def revoke_mandate(tx: Tx, mandate_id: str, reason: str) -> Mandate:
    """Ends a mandate at once: a decision under it commits before this or not at all. Open claims fall back.

    Raises NotFound, NotAllowed, InvalidInput without a reason, Conflict if it is revoked already.
    """
    mandate = _taken(tx, mandate_id, reason)
    if mandate.revoked_at:
        raise Conflict("onething.mandate-over", "该授权已收回", f"it was revoked on {day_of(mandate.revoked_at)}")
    mandate.revoked_at = tx.now
    end_claims(tx, mandate)
    _note(tx, mandate, REVOKED, f"{tx.actor.role}:{tx.actor.subject}", reason)
    return mandate


def resume_mandate(tx: Tx, mandate_id: str, reason: str) -> Mandate:
    """Lifts a suspension. Raises as `revoke_mandate`, NotPossibleNow if it is not suspended."""
    mandate = _taken(tx, mandate_id, reason)
    if mandate.revoked_at or not mandate.suspended_at:
        raise NotPossibleNow("onething.not-suspended", "该授权没有被暂停", "the mandate is not suspended")
    mandate.suspended_at = None
    _note(tx, mandate, RESUMED, f"{tx.actor.role}:{tx.actor.subject}", reason)
    return mandate


def _taken(tx: Tx, mandate_id: str, reason: str) -> Mandate:
    mandate = lock_mandate(tx, mandate_id)
    if mandate is None:
        raise NotFound("onething.no-such-mandate", "没有这个授权", "no such mandate")
    _check_supervisor(tx, mandate.department, mandate.county)
    if not reason.strip():
        fault = Fault("reason", "onething.reason-missing", "请写明理由", "say why")
        raise InvalidInput.of("onething.mandate", [fault])
    return mandate


def lock_mandate(tx: Tx, mandate_id: str) -> Mandate | None:
    """A mandate, once every decision and claim under it that has begun is over. Before any case is locked."""
    return tx.session.exec(select(Mandate).where(Mandate.id == mandate_id).with_for_update()).first()


def suspend(tx: Tx, mandate: Mandate, why: str, case_id: str) -> None:
    """Suspends a locked mandate by rule; open claims fall back. Locks the case that gave cause as well."""
    mandate.suspended_at = tx.now
    end_claims(tx, mandate, case_id)
    _note(tx, mandate, SUSPENDED, "rule:recheck-suspend-percent", why)


def end_claims(tx: Tx, mandate: Mandate, *more: str) -> None:
    """What the town had claimed under a mandate, or was handed, waits for the department again.

    All cases are locked in one order, those of `more` with them, and only then is it settled which rows there are.
    """
    table, connection = DESKS.c, tx.session.connection()
    under = (table.mandate_id == mandate.id) & (table.claimed_by != "")
    handed = (table.town == mandate.town) & (table.matter == mandate.matter) & (table.post == TOWN)
    waiting = DESKS.select().where(under | handed).order_by(table.id)
    read(tx, {*more, *(row.case_id for row in connection.execute(waiting))}, lock=True)
    found = connection.execute(waiting).all()
    if not found:
        return
    back: dict[str, Any] = {"claimed_by": "", "claimed_until": None, "mandate_id": "", "post": "", "assignee": ""}
    connection.execute(update(DESKS).where(table.id.in_([row.id for row in found])).values(back))
    for row in found:
        case = desk(tx).cases[row.case_id]
        log(tx, case, "claim_ended", case.items[row.id.removeprefix(f"{case.id}-")], reasons=[], products=[])


def _note(tx: Tx, mandate: Mandate, kind: str, by: str, reason: str) -> None:
    tx.session.add(mandate)
    tx.session.add(MandateStep(id=new_id(), mandate_id=mandate.id, kind=kind, at=tx.now, by=by, reason=reason))
    changed = events_pb2.MandateChanged(
        mandate_id=mandate.id,
        town=mandate.town,
        county=mandate.county,
        department=mandate.department,
        one_thing_id=mandate.one_thing_id,
        item=mandate.item_key,
        kind=kind,
    )
    tx.emit(mandate.id, changed)


def list_mandates(
    tx: Tx, town: str, one_thing_id: str, item: str, *, only_standing: bool
) -> tuple[Sequence[Mandate], int]:
    """Mandates of the actor's county, and of the own department or town; newest first, and how many there are."""
    actor, mine = tx.actor, list[Any]()
    if actor.county not in {"", CITY}:
        mine.append(Mandate.county == actor.county)
    if actor.town:
        mine.append(Mandate.town == actor.town)
    elif actor.department:
        mine.append(Mandate.department == actor.department)
    for column, value in ((Mandate.town, town), (Mandate.one_thing_id, one_thing_id), (Mandate.item_key, item)):
        if value:
            mine.append(column == value)
    if only_standing:
        today = day_of(tx.now)
        mine += [col(Mandate.revoked_at).is_(None), col(Mandate.suspended_at).is_(None)]
        mine += [Mandate.first_day <= today, Mandate.last_day >= today]
    total = tx.session.exec(select(func.count()).select_from(Mandate).where(*mine)).one()
    query = select(Mandate).where(*mine).order_by(col(Mandate.granted_at).desc(), col(Mandate.id)).limit(AT_MOST)
    return tx.session.exec(query).all(), total


def steps_of(tx: Tx, found: Iterable[Mandate]) -> Mapping[str, list[MandateStep]]:
    """What happened to each mandate, in order."""
    taken: dict[str, list[MandateStep]] = {one.id: [] for one in found}
    query = select(MandateStep).where(col(MandateStep.mandate_id).in_(list(taken))).order_by(col(MandateStep.at))
    for step in tx.session.exec(query).all() if taken else ():
        taken[step.mandate_id].append(step)
    return taken


def state_of(mandate: Mandate, today: date) -> str:
    """How a mandate stands on a day."""
    if mandate.revoked_at:
        return REVOKED
    if mandate.last_day < today:
        return "EXPIRED"
    if mandate.suspended_at:
        return SUSPENDED
    return "STANDING" if mandate.first_day <= today else "COMING"

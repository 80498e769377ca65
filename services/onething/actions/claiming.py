"""Who has an item on the desk: claimed, put back, handed on, given up (回避)."""

from __future__ import annotations

import hmac
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, select, update

from chassis.errors import Conflict, Fault, InvalidInput, NotAllowed
from chassis.events import new_id
from chassis.signing import ALGORITHM, digest
from city.calendar import day_of
from services.onething.actions.holding import (
    DEPARTMENT,
    TOWN,
    Held,
    approach,
    check_free,
    hold,
    lock_mandates,
    must_keep_away,
    refuse,
)
from services.onething.desks.law import desk_law
from services.onething.desks.models import DeskNote, Post, Recusal, SendBack
from services.onething.desks.rows import DESKS
from services.onething.models import Base
from services.onething.store import log

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx

OFFICER = "OFFICER"
_FREE: dict[str, Any] = {"claimed_by": "", "claimed_until": None, "mandate_id": ""}


def claim_item(tx: Tx, item_id: str) -> Any:  # noqa: ANN401 - a row
    """Takes an item for the actor for some hours; who has it already keeps it as it is. The item's row.

    Raises NotFound, NotAllowed (recorded), Conflict if another has it.
    """
    held = hold(tx, item_id, "claim")
    if held.row.claimed_by == tx.actor.subject and held.row.claimed_until > tx.now:
        return held.row
    hours = desk_law().at("claim-hours", day_of(tx.now)).value
    mine = {
        "claimed_by": tx.actor.subject,
        "claimed_until": tx.now + timedelta(hours=hours),
        "mandate_id": held.mandate,
    }
    log(tx, held.case, "claimed", held.item, reasons=[], products=[])
    return _set(tx, held, mine)


def release_item(tx: Tx, item_id: str) -> Any:  # noqa: ANN401 - a row
    """Puts a claimed item back. Raises as `claim_item`, Conflict if the actor has not claimed it."""
    held = hold(tx, item_id, "release")
    if held.row.claimed_by != tx.actor.subject:
        raise Conflict("onething.not-claimed", "您没有领办该事项", "you have not claimed this item")
    log(tx, held.case, "released", held.item, reasons=[], products=[])
    return _set(tx, held, _FREE)


def transfer_item(tx: Tx, item_id: str, to: str, officer: str, reason: str) -> Any:  # noqa: ANN401 - a row
    """Hands an item on, by who has it, or by the department's supervisor whoever has it.

    Raises NotFound; NotAllowed without the mandate, or if who is to have it has none (both recorded); Conflict;
    InvalidInput with every fault.
    """
    faults = [] if reason.strip() else [Fault("reason", "onething.reason-missing", "请写明理由", "say why")]
    if to == OFFICER and not officer:
        faults.append(Fault("officer", "onething.officer-missing", "请填写接收人账号", "name the account"))
    if faults:
        raise InvalidInput.of("onething.transfer", faults)
    post = tx.session.get(Post, officer) if to == OFFICER else None
    town = post.town if post else _town_of(tx, item_id) if to == TOWN else ""
    held = approach(tx, item_id, "transfer", towns=[town])
    if tx.actor.role != "supervisor":
        check_free(tx, held)
    if to == OFFICER and (post is None or not _may(tx, held, post)):
        refuse(held.case.id, held.item.key, "transfer", _wrong_hands(officer))
    if to == TOWN and not (held.seat and _mandate_of(tx, held, held.seat)):
        refuse(held.case.id, held.item.key, "transfer", _wrong_hands(held.seat or "乡镇 a town"))
    target = officer if to == OFFICER else to
    post_name = (TOWN if post.town else DEPARTMENT) if post else to
    _note(tx, held, "transferred", target, reason)
    log(tx, held.case, "transferred", held.item, reasons=[], products=[], inputs=_mark(tx, held, reason))
    return _set(tx, held, {**_FREE, "post": post_name, "assignee": officer if to == OFFICER else ""})


def _town_of(tx: Tx, item_id: str) -> str:
    """The town of the case, to lock its mandate before the case; a wrong one only finds no mandate."""
    return str(tx.session.connection().execute(select(DESKS.c.town).where(DESKS.c.id == item_id)).scalar() or "")


def _may(tx: Tx, held: Held, post: Post) -> bool:
    """Whether the account of a post may decide the item now."""
    if post.left_at or must_keep_away(tx, post.account, held.case, held.item):
        return False
    if post.town:
        return post.town == held.seat and bool(_mandate_of(tx, held, post.town))
    return post.department == held.item.department and post.county == held.item.county


def _mandate_of(tx: Tx, held: Held, town: str) -> str:
    # Locked before the case already; read again in the same transaction it cannot have ended.
    return lock_mandates(tx, held.row.matter, [town]).get(town, "")


def _wrong_hands(target: str) -> NotAllowed:
    return NotAllowed(
        "onething.transfer-without-mandate",
        f"{target} 没有办理该事项的权限或应当回避，不能转交",
        f"{target} may not decide this item",
    )


def recuse_from_item(tx: Tx, item_id: str, reason: str) -> None:
    """The actor keeps away from an item from now on; what the actor had of it falls back.

    Raises NotFound, NotAllowed without the mandate or if it was done before (recorded), Conflict if nothing waits,
    InvalidInput without a reason.
    """
    if not reason.strip():
        fault = Fault("reason", "onething.reason-missing", "请写明回避理由", "say why")
        raise InvalidInput.of("onething.recuse", [fault])
    held = approach(tx, item_id, "recuse")
    account = tx.actor.subject
    tx.session.add(Recusal(id=f"{held.item.id}:{account}", item_id=held.item.id, account=account, at=tx.now))
    _note(tx, held, "recused", "", reason)
    log(tx, held.case, "recused", held.item, reasons=[], products=[])
    changes: dict[str, Any] = dict(_FREE) if held.row.claimed_by == account else {}
    if held.row.assignee == account:
        changes |= {"assignee": "", "post": ""}
    if changes:
        _set(tx, held, changes)


def times_sent_back(tx: Tx, item_ids: Sequence[str]) -> Mapping[str, int]:
    """Item → how often it was sent back, where it was."""
    table = Base.metadata.tables[str(SendBack.__tablename__)].c
    query = select(table.item_id, func.count()).where(table.item_id.in_(item_ids)).group_by(table.item_id)
    return {row[0]: int(row[1]) for row in tx.session.connection().execute(query)} if item_ids else {}


def _set(tx: Tx, held: Held, values: dict[str, Any]) -> Any:  # noqa: ANN401 - a row
    connection = tx.session.connection()
    connection.execute(update(DESKS).where(DESKS.c.id == held.item.id).values(values))
    return connection.execute(select(DESKS).where(DESKS.c.id == held.item.id)).one()


def _note(tx: Tx, held: Held, kind: str, target: str, note: str) -> None:
    by = f"{tx.actor.role}:{tx.actor.subject}"
    tx.session.add(DeskNote(id=new_id(), item_id=held.item.id, kind=kind, at=tx.now, by=by, target=target, note=note))


def _mark(tx: Tx, held: Held, text: str) -> str:
    """Digest of what was written, salted with what only the orchestrator knows."""
    label = f"{held.item.id} {held.case.log_count}".encode()
    return digest(hmac.digest(tx.keyring.secret("desk-note"), label, ALGORITHM) + text.encode())

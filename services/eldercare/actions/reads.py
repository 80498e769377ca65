"""The log of who read what is kept of an elder, and why."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlmodel import col, select

from chassis.ahead import enter
from chassis.errors import Fault, InvalidInput
from chassis.events import new_id
from services.eldercare.models import ReadEntry

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from chassis.edge import Tx

_PAGE, _LARGEST_PAGE = 50, 200


def log_reads(tx: Tx, residents: Iterable[str], what: str, why: str = "") -> None:
    """Enters a read of each resident's record. A person's own look is not entered, nor what we do by ourselves.

    `why` stands for the purpose of who states none, where what is done says it: reading alone always needs one.

    Raises InvalidInput `eldercare.no-purpose` if somebody else reads and does not say why.
    """
    actor = tx.actor
    own = actor.subject if actor.role == "resident" and actor.via in ("", "gateway") else ""
    others = [resident for resident in residents if resident != own]
    if not others or (actor.role == "service" and actor.via == tx.service):
        return
    purpose = actor.purpose.strip() or why
    if not purpose:
        then = "在请求头 Civic-Purpose 中写明目的后重试 / say why in the header Civic-Purpose and try again"
        zh, en = "读取个人数据须说明目的", "reading a person's data needs a purpose"
        raise InvalidInput("eldercare.no-purpose", zh, en, then=then)
    via = actor.via if actor.via not in ("", "gateway", tx.service) else ""
    reader = "/".join(part for part in (via, actor.department, actor.role, actor.county) if part)
    for resident in filter(None, others):
        said = {"reader": reader[:120], "purpose": purpose, "what": what}
        enter(tx, ReadEntry, id=new_id(), at=tx.now, resident_id=resident, **said)


def list_my_reads(tx: Tx, limit: int) -> Sequence[ReadEntry]:
    """Who read the signed-in person's record, newest first."""
    mine = select(ReadEntry).where(col(ReadEntry.resident_id) == tx.actor.subject, col(ReadEntry.resident_id) != "")
    return tx.session.exec(mine.order_by(col(ReadEntry.at).desc()).limit(page(limit))).all()


def page(limit: int) -> int:
    """How many to show. Raises InvalidInput."""
    if not 0 <= limit <= _LARGEST_PAGE:
        zh, en = f"应为 1 到 {_LARGEST_PAGE}", f"from 1 to {_LARGEST_PAGE}"
        raise InvalidInput.of("eldercare.page", [Fault("limit", "eldercare.limit", zh, en)])
    return limit or _PAGE

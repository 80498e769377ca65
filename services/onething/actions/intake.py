"""What the windows took in: receipts, and what waits for the applicant."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, literal_column, select, tuple_

from chassis.errors import Fault, InvalidInput
from services.onething.desks.rows import DESKS
from services.onething.store import CASES, LOG, CaseState, desk, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Select

    from chassis.edge import Tx

Place = tuple[date | datetime, str]


def list_intake(
    tx: Tx,
    *,
    waiting: bool,
    mine: bool,
    text: str,
    size: int,
    after: Place | None,
) -> tuple[Sequence[CaseState], Place | None]:
    """The cases that windows of the actor's county took in, newest first; or those that wait for the applicant.

    The latter come in the order in which they are due. `mine`: only the actor's own. Returns the page and where it
    ended. Raises InvalidInput if the actor has no county.
    """
    if not tx.actor.county:
        fault = Fault("", "onething.no-county", "登录凭证没有所在县（市、区）", "your token names no county")
        raise InvalidInput.of("onething.intake", [fault])
    query = _waiting(tx, after) if waiting else _all(tx, after)
    if mine:
        own = select(LOG.c.case_id).where(
            LOG.c.kind == literal_column("'opened'"), LOG.c.actor == f"{tx.actor.role}:{tx.actor.subject}"
        )
        query = query.where((DESKS.c.case_id if waiting else CASES.c.id).in_(own))
    if text:
        column = DESKS.c.receipt_no if waiting else CASES.c.receipt_no
        query = query.where(column.contains(text, autoescape=True))
    page = tx.session.connection().execute(query.limit(size)).all()
    if page:
        read(tx, [row.id for row in page], lock=False)
    ended: Place | None = (page[-1].at, page[-1].id) if len(page) == size and size else None
    return [desk(tx).cases[row.id] for row in page], ended


def _waiting(tx: Tx, after: Place | None) -> Select[Any]:
    """By the case's item that is due first."""
    due = func.min(DESKS.c.due_on)
    query = (
        select(DESKS.c.case_id.label("id"), due.label("at"))
        .where(DESKS.c.waits_for == literal_column("'APPLICANT'"), DESKS.c.window_county == tx.actor.county)
        .group_by(DESKS.c.case_id)
        .order_by(due, DESKS.c.case_id)
    )
    return query.having(tuple_(due, DESKS.c.case_id) > tuple_(*after)) if after else query


def _all(tx: Tx, after: Place | None) -> Select[Any]:
    mine = (CASES.c.applicant == literal_column("''"), CASES.c.intake_county == tx.actor.county)
    query = select(CASES.c.id, CASES.c.opened_at.label("at")).where(*mine)
    if after:
        query = query.where(tuple_(CASES.c.opened_at, CASES.c.id) < tuple_(*after))
    return query.order_by(CASES.c.opened_at.desc(), CASES.c.id.desc())


def opened(waiting: bool) -> Callable[[str], date | datetime]:  # noqa: FBT001 - which of two
    """How the page token of either list is read."""
    return date.fromisoformat if waiting else datetime.fromisoformat

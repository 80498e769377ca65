"""Warnings that are out: the list, the feed, their documents, what the channels said, and their end."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlmodel import col, select

from chassis.errors import Fault, InvalidInput, NotPossibleNow
from services.safety import models
from services.safety.actions.staff import require_staff
from services.safety.actions.warnings import no_such_warning, read_warning
from services.safety.cap import writing
from services.safety.law import now_in_force
from services.safety.models import Receipt, Warning  # noqa: A004 - what the trade calls it

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx

MOST, USUAL, FEED = 200, 50, 200
PATH = "/v1/safety/warnings"
_MOST_REACHED = 10_000_000


def read_document(tx: Tx, warning_id: str) -> bytes:
    """The CAP message of a warning that was published; a draft is nobody's to see. Raises NotFound."""
    warning = tx.session.get(Warning, warning_id)
    if warning is None or not warning.document:
        raise no_such_warning(warning_id)
    return bytes(warning.document.encode())


def receipts(tx: Tx, warning_id: str) -> Sequence[Receipt]:
    """What the channels said."""
    query = select(Receipt).where(col(Receipt.warning_id) == warning_id).order_by(col(Receipt.channel))
    return tx.session.exec(query).all()


def note_receipt(tx: Tx, warning_id: str, channel: str, reached: int) -> Warning:
    """A channel says whom it reached; the last word counts. Raises NotFound, InvalidInput, NotPossibleNow."""
    if tx.actor.role != "service":
        require_staff(tx)
    warning = read_warning(tx, warning_id)
    found = []
    if channel not in warning.channels:
        listed = ", ".join(warning.channels)
        found.append(Fault("channel", "safety.channel", f"本预警的渠道为：{listed}", f"its channels: {listed}"))
    if not 0 <= reached <= _MOST_REACHED:
        found.append(Fault("reached", "safety.reached", "人数不合理", f"from 0 to {_MOST_REACHED}"))
    if found:
        raise InvalidInput.of("safety.receipt", found)
    if warning.published_at is None:
        raise NotPossibleNow("safety.not-published", "预警尚未发布", "the warning is not published")
    row = tx.session.get(Receipt, (warning_id, channel)) or Receipt(warning_id=warning_id, channel=channel)
    row.reached, row.at = reached, tx.now
    tx.session.add(row)
    tx.session.flush()
    return warning


def list_warnings(tx: Tx, state: str, county: str, size: int, token: str) -> tuple[Sequence[Warning], str]:
    """Newest first; a page and the token of the next. Raises InvalidInput."""
    if not 0 <= size <= MOST:
        raise InvalidInput.of("safety.list", [Fault("pageSize", "safety.page", f"1至{MOST}", f"from 1 to {MOST}")])
    size = size or USUAL
    query = select(Warning)
    if state:
        query = query.where(col(Warning.state) == state)
    if token:
        at = select(Warning.drafted_at).where(col(Warning.id) == token).scalar_subquery()
        older = (col(Warning.drafted_at) < at) | ((col(Warning.drafted_at) == at) & (col(Warning.id) < token))
        query = query.where(older)
    rows = tx.session.exec(query.order_by(col(Warning.drafted_at).desc(), col(Warning.id).desc())).partitions(MOST)
    found = [row for part in rows for row in part if not county or county in row.counties][: size + 1]
    return found[:size], found[size - 1].id if len(found) > size else ""


def read_feed(tx: Tx, county: str) -> bytes:
    """The warnings in force as Atom."""
    query = select(Warning).where(col(Warning.state) == models.PUBLISHED, col(Warning.expires_at) > tx.now)
    rows = tx.session.exec(query.order_by(col(Warning.published_at).desc()).limit(FEED)).all()
    issuer: dict[str, Any] = now_in_force("warning-issuer", tx.now)
    entries = [
        writing.Entry(
            identifier=row.id,
            headline=row.headline,
            summary=row.description,
            sent=row.published_at or row.drafted_at,
            expires=row.expires_at,
            author=issuer["name"],
            counties=row.counties,
        )
        for row in rows
        if not county or county in row.counties
    ]
    updated = max((one.sent for one in entries), default=tx.now)
    return writing.feed(entries, updated, PATH)


def end_warnings(tx: Tx) -> None:
    """The job: warnings past their time are in force no longer."""
    query = select(Warning).where(col(Warning.state) == models.PUBLISHED, col(Warning.expires_at) <= tx.now)
    for warning in tx.session.exec(query.limit(MOST).with_for_update(skip_locked=True)):
        warning.state, warning.ended_at = models.EXPIRED, warning.expires_at
        tx.session.add(warning)

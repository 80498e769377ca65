"""The timeline of an incident: every word said of it, by whom, in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.events import new_id
from services.safety.models import Mark

if TYPE_CHECKING:
    from datetime import datetime

    from chassis.edge import Tx

_LONGEST = 300


def mark(  # noqa: PLR0913 - these are the columns of a line
    tx: Tx,
    incident_id: str,
    kind: str,
    zh: str,
    en: str,
    *,
    department: str = "safety",
    at: datetime | None = None,
) -> None:
    """Enters a line. It names no person: ids and roles only."""
    tx.session.add(
        Mark(
            id=new_id(),
            incident_id=incident_id,
            at=at or tx.now,
            department=department,
            kind=kind,
            zh=zh[:_LONGEST],
            en=en[:_LONGEST],
        )
    )

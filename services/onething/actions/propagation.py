"""How far one report has come: which benefits it has stopped in which department, when, and what was paid too much."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2

from services.onething import rules

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from chassis.edge import Tx
    from services.onething.store import CaseState, ItemState

# What a department that stops a benefit reports beside it: 分 paid for the time after.
OVERPAID = "overpaidFen"


@dataclass(frozen=True)
class Spread:
    """A report's way through the departments, as far as it has come; `planned` are those of departments to be built."""

    stopped: Sequence[ItemState]
    open: Sequence[ItemState]
    failed: Sequence[ItemState]
    planned: Sequence[ItemState]

    @property
    def benefits(self) -> int:
        """How many benefits the report is to stop."""
        return len(self.stopped) + len(self.open) + len(self.failed) + len(self.planned)

    @property
    def complete(self) -> bool:
        """All that can be stopped has been."""
        return bool(self.stopped) and not self.open and not self.failed

    @property
    def last(self) -> ItemState | None:
        """The one that was stopped last; None while one is open."""
        if self.open or not self.stopped:
            return None
        return max(self.stopped, key=lambda item: (_ended(item), item.id))


def spread(case: CaseState, items: Sequence[ItemState] | None = None) -> Spread:
    """How the benefits of a case (or of some of its items) stand."""
    stops = [item for item in items or case.items.values() if item.key in case.entry.stopping]
    return Spread(
        stopped=[item for item in stops if item.status == rules.GRANTED],
        open=[item for item in stops if item.status in rules.OPEN],
        failed=[item for item in stops if item.status not in rules.OPEN | {rules.GRANTED, rules.PLANNED}],
        planned=[item for item in stops if item.status == rules.PLANNED],
    )


def overpaid(item: ItemState) -> int | None:
    """What the department reported as paid too much, 分; None if it said nothing, or has not stopped it."""
    said = item.outputs.get(OVERPAID) if item.status == rules.GRANTED else None
    return said if isinstance(said, int) and not isinstance(said, bool) and said >= 0 else None


def seconds_until(case: CaseState, item: ItemState) -> float:
    """From the report to the end of an item."""
    return (_ended(item) - case.opened_at).total_seconds()


def _ended(item: ItemState) -> datetime:
    assert item.finished_at is not None
    return item.finished_at


def tell_stopped(tx: Tx, case: CaseState) -> None:
    """Announces that the last benefit has been stopped, when it was just now; called once the moves are made."""
    if not case.entry.stopping:
        return
    found = spread(case)
    if found.open or not found.stopped:
        return
    ended = [*found.stopped, *found.failed]
    if max(_ended(item) for item in ended) != tx.now:
        return
    last = found.last
    assert last is not None
    event = events_pb2.BenefitsStopped(
        case_id=case.id,
        one_thing_id=case.one_thing_id,
        county=case.county,
        stopped=len(found.stopped),
        failed=len(found.failed),
        seconds=seconds_until(case, last),
        slowest_department=last.department,
        overpayments=sum(overpaid(item) is not None for item in found.stopped),
    )
    tx.emit(case.id, event, case_id=case.id)

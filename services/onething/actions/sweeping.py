"""What jobs do to many cases at once, so that one that fails stops none of the others."""

from __future__ import annotations

import logging
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from chassis.db import is_down
from services.onething.store import desk, read

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from chassis.edge import Tx
    from services.onething.store import CaseState

logger = logging.getLogger(__name__)
# What cannot be worked out is looked at again after this, and hinders nobody meanwhile.
AGAIN = timedelta(minutes=30)


class Due(NamedTuple):
    """Something that is due in a case."""

    id: str
    case_id: str


def each(tx: Tx, due: Sequence[Due], act: Callable[[CaseState, str], None]) -> list[str]:
    """Acts on each with its case locked: all in one savepoint or, if that fails, each in its own.

    Returns the ids that failed: nothing of what they did stands, nor is it announced. `act(case, id)` looks again
    whether it is still due: somebody else may have had the case until now.
    """
    if _done(tx, due, act, alone=len(due) == 1):
        return []
    # Alone and in the order of the cases, as everybody locks them.
    alone = sorted(due, key=lambda one: one.case_id) if len(due) > 1 else []
    return [one.id for one in alone if not _done(tx, [one], act, alone=True)] if alone else [one.id for one in due]


def _done(tx: Tx, due: Sequence[Due], act: Callable[[CaseState, str], None], *, alone: bool) -> bool:
    announced, span = len(tx.outgoing), tx.traceparent
    at_desk = desk(tx)
    try:
        with tx.session.begin_nested():
            read(tx, {one.case_id for one in due}, lock=True)
            for one in due:
                if case := at_desk.cases.get(one.case_id):
                    tx.traceparent = case.traceparent
                    act(case, one.id)
            tx.session.flush()
            at_desk.write_now()
    except Exception as error:
        if is_down(error):
            raise
        del tx.outgoing[announced:]
        if alone:
            logger.exception("%s of case %s", due[0].id, due[0].case_id)
        return False
    finally:
        tx.traceparent = span
        # What comes next reads and locks for itself.
        at_desk.forget()
    return True

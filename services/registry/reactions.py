"""What the registry does when the orchestrator assigns it work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2

from chassis.errors import DomainError
from chassis.inbox import Reactions
from chassis.work import answering, opened
from services.registry.actions.newborns import Application, cancel_registration, register_newborn
from services.registry.actions.parents import numbers_of, share_parents
from services.registry.actions.register import BY_CASE, BY_CERTIFICATE, BY_ID, BY_NUMBER, Register, standing

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from chassis.work import Task, Undo

TASKS: dict[str, Task] = {"share-parents": share_parents, "register-newborn": register_newborn}
UNDOS: dict[str, Undo] = {"register-newborn": cancel_registration}


def read_ahead(tx: Tx, assigned: Sequence[events_pb2.ItemAssigned]) -> None:
    """Reads what a batch of items will need: a few statements for all of them in place of as many for each."""
    numbers: set[str] = set()
    newborns: dict[str, Application] = {}
    for event in assigned:
        if event.action == events_pb2.ItemAssigned.UNDO:
            continue
        try:
            if event.task == "share-parents":
                numbers.update(number for number in numbers_of(opened(tx, event)) if number)
            elif event.task == "register-newborn":
                newborns[event.case_id] = Application.of(opened(tx, event))
        except (DomainError, ValueError, LookupError):
            continue  # The item itself will say what is wrong with it.
    BY_NUMBER.rows(tx, *numbers)
    BY_CASE.rows(tx, *newborns)
    BY_CERTIFICATE.rows(tx, *[newborn.certificate_no for newborn in newborns.values()])
    BY_ID.rows(tx, *[each for newborn in newborns.values() for each in newborn.parents])
    register = Register.of(tx)
    register.look_up_births([newborn.birth for newborn in newborns.values()])
    register.look_up_numbers(
        newborn.wanted(case_id, parent.hukou_county)
        for case_id, newborn in newborns.items()
        if newborn.settling and (parent := standing(tx, BY_ID, newborn.settling))
    )


REACTIONS = Reactions(
    {events_pb2.ItemAssigned: answering(TASKS, UNDOS, events_pb2.ItemAnswered)},
    preloads={events_pb2.ItemAssigned: read_ahead},
)

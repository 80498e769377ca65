"""What the registry does when the orchestrator assigns it work."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from civic.onething.v1 import events_pb2

from chassis.errors import DomainError
from chassis.inbox import Reactions
from chassis.work import answering
from services.registry.actions.newborns import Application, cancel_registration, register_newborn
from services.registry.actions.parents import numbers_of, share_parents
from services.registry.actions.register import Register

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from chassis.work import Task, Undo

TASKS: dict[str, Task] = {"share-parents": share_parents, "register-newborn": register_newborn}
UNDOS: dict[str, Undo] = {"register-newborn": cancel_registration}


def read_ahead(tx: Tx, assigned: Sequence[events_pb2.ItemAssigned]) -> None:
    """Reads what a batch of items will need: a few statements for all of them in place of as many for each."""
    register = Register.of(tx)
    numbers: set[str] = set()
    newborns: dict[str, Application] = {}
    for event in assigned:
        if event.action == events_pb2.ItemAssigned.UNDO:
            continue
        try:
            inputs: dict[str, Any] = json.loads(tx.keyring.unseal(event.sealed_inputs))
            if event.task == "share-parents":
                numbers.update(number for number in numbers_of(inputs) if number)
            elif event.task == "register-newborn":
                newborns[event.case_id] = Application.of(inputs)
        except (DomainError, ValueError, LookupError):
            continue  # The item itself will say what is wrong with it.
    if numbers:
        register.by_number(numbers)
    if newborns:
        people = register.by_id({each for newborn in newborns.values() for each in newborn.parents})
        register.look_up_births([newborn.birth(case_id) for case_id, newborn in newborns.items()])
        settling = {case_id: people.get(newborn.settling) for case_id, newborn in newborns.items()}
        register.look_up_numbers(
            newborns[case_id].wanted(case_id, parent.hukou_county) for case_id, parent in settling.items() if parent
        )


REACTIONS = Reactions(
    {events_pb2.ItemAssigned: answering(TASKS, UNDOS, events_pb2.ItemAnswered)},
    preloads={events_pb2.ItemAssigned: read_ahead},
)

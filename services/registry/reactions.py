"""What the registry does when the orchestrator assigns it work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.onething.v1 import events_pb2

from chassis.ahead import reading_ahead
from chassis.errors import DomainError
from chassis.inbox import Reactions
from chassis.work import answering, opened
from services.registry.actions import deaths, shares
from services.registry.actions.newborns import Application, cancel_registration, register_newborn
from services.registry.actions.parents import numbers_of, share_parents
from services.registry.actions.register import BY_CASE, BY_CERTIFICATE, BY_ID, BY_NUMBER, Register, standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from chassis.edge import Tx
    from chassis.work import Task, Undo

TASKS: dict[str, Task] = {
    "share-parents": share_parents,
    "register-newborn": register_newborn,
    "share-person": shares.share_person,
    "share-household": shares.share_household,
    "share-child": shares.share_child,
    "share-deceased": shares.share_deceased,
    "share-organisation": shares.share_organisation,
    "share-property": shares.share_property,
    "share-residence-permit": shares.share_residence_permit,
    "issue-police-certificate": deaths.issue_police_certificate,
    "record-death": deaths.record_death,
    "cancel-hukou": deaths.cancel_hukou,
}
UNDOS: dict[str, Undo] = {"register-newborn": cancel_registration, "record-death": deaths.withdraw_report}

_more_ahead = reading_ahead(
    ("record-death", "residentId", BY_ID),
    ("cancel-hukou", "residentId", BY_ID),
    ("issue-police-certificate", "residentId", BY_ID),
    ("share-property", "mother.residentId", shares.BY_OWNER),
    ("share-property", "father.residentId", shares.BY_OWNER),
    ("share-residence-permit", "permitNo", shares.BY_PERMIT),
)


def read_ahead(tx: Tx, assigned: Sequence[events_pb2.ItemAssigned]) -> None:
    """Reads what a batch of items will need: a few statements for all of them in place of as many for each."""
    numbers: set[str] = set()
    codes: set[str] = set()
    newborns: dict[str, Application] = {}
    for event in assigned:
        if event.action == events_pb2.ItemAssigned.UNDO:
            continue
        try:
            if event.task == "share-parents":
                numbers.update(number for number in numbers_of(opened(tx, event)) if number)
            elif event.task == "register-newborn":
                newborns[event.case_id] = Application.of(opened(tx, event))
            elif event.task in shares.NUMBERS:
                inputs = opened(tx, event)
                numbers.update(shares.number_in(inputs, name) for name in shares.NUMBERS[event.task])
            elif event.task == "share-organisation":
                codes.add(shares.code_in(opened(tx, event)))
        except (DomainError, ValueError, LookupError, AttributeError):
            continue  # The item itself will say what is wrong with it.
    BY_NUMBER.rows(tx, *numbers)
    shares.BY_CODE.rows(tx, *codes)
    _more_ahead(tx, assigned)
    if newborns:
        _newborns_ahead(tx, newborns)


def _newborns_ahead(tx: Tx, newborns: Mapping[str, Application]) -> None:
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

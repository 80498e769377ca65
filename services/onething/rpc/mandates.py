"""Mandates of towns. Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.onething.v1 import onething_pb2 as pb

from chassis.rpc import Rpc
from city.calendar import day_of
from services.onething.actions import mandates

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.onething.desks.models import Mandate, MandateStep


def grant_mandate(tx: Tx, request: pb.GrantMandateRequest) -> pb.Mandate:
    """See the proto."""
    made = mandates.grant_mandate(
        tx,
        request.town,
        request.one_thing_id,
        request.item,
        request.first_day,
        request.last_day,
        request.legal_reference,
    )
    return _alone(tx, made)


def revoke_mandate(tx: Tx, request: pb.RevokeMandateRequest) -> pb.Mandate:
    """See the proto."""
    return _alone(tx, mandates.revoke_mandate(tx, request.mandate_id, request.reason))


def resume_mandate(tx: Tx, request: pb.ResumeMandateRequest) -> pb.Mandate:
    """See the proto."""
    return _alone(tx, mandates.resume_mandate(tx, request.mandate_id, request.reason))


def list_mandates(tx: Tx, request: pb.ListMandatesRequest) -> pb.ListMandatesResponse:
    """See the proto."""
    found, total = mandates.list_mandates(
        tx, request.town, request.one_thing_id, request.item, only_standing=request.standing
    )
    steps = mandates.steps_of(tx, found)
    return pb.ListMandatesResponse(mandates=[_message(tx, one, steps[one.id]) for one in found], total=total)


def _alone(tx: Tx, one: Mandate) -> pb.Mandate:
    return _message(tx, one, mandates.steps_of(tx, [one])[one.id])


def _message(tx: Tx, one: Mandate, steps: Sequence[MandateStep]) -> pb.Mandate:
    return pb.Mandate(
        mandate_id=one.id,
        town=one.town,
        county=one.county,
        department=one.department,
        one_thing_id=one.one_thing_id,
        item=one.item_key,
        first_day=one.first_day.isoformat(),
        last_day=one.last_day.isoformat(),
        legal_reference=one.legal_reference,
        state=mandates.state_of(one, day_of(tx.now)),
        history=[pb.Mandate.Step(kind=step.kind, at=step.at, by=step.by, reason=step.reason) for step in steps],
    )


RPCS: dict[str, Rpc] = {
    "GrantMandate": grant_mandate,
    "RevokeMandate": revoke_mandate,
    "ResumeMandate": resume_mandate,
    "ListMandates": list_mandates,
}

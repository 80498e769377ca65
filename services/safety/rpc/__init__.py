"""protobuf in, action, protobuf out; one module a subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services.safety.rpc import incidents, plans, review, shelters, warnings

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx

RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    **incidents.RPCS,
    **warnings.RPCS,
    **plans.RPCS,
    **shelters.RPCS,
    **review.RPCS,
}

"""protobuf in, action, protobuf out; by subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services.eldercare.rpc import beds, care, elders, helps, meals, risk, sos

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx

RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    **elders.RPCS,
    **sos.RPCS,
    **care.RPCS,
    **beds.RPCS,
    **meals.RPCS,
    **helps.RPCS,
    **risk.RPCS,
}

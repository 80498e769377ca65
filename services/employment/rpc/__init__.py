"""protobuf in, action, protobuf out; by subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services.employment.rpc import arrears, cards, contracts, jobs, registers

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx

RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    **cards.RPCS,
    **registers.RPCS,
    **contracts.RPCS,
    **jobs.RPCS,
    **arrears.RPCS,
}

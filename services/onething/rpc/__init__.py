"""protobuf in, action, protobuf out; one module for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.onething.rpc import appeals, cases, guide, notices, propagation, ratings, receipts, worklist

if TYPE_CHECKING:
    from chassis.rpc import Rpc

RPCS: dict[str, Rpc] = {
    **guide.RPCS,
    **cases.RPCS,
    **worklist.RPCS,
    **appeals.RPCS,
    **ratings.RPCS,
    **notices.RPCS,
    **receipts.RPCS,
    **propagation.RPCS,
}

"""protobuf in, action, protobuf out; one module for each subject."""

from __future__ import annotations

from typing import TYPE_CHECKING

from services.onething.rpc import (
    appeals,
    cases,
    desks,
    guide,
    mandates,
    notices,
    papers,
    propagation,
    ratings,
    receipts,
    rechecks,
    staff,
    worklist,
)

if TYPE_CHECKING:
    from chassis.rpc import Rpc

RPCS: dict[str, Rpc] = {
    **guide.RPCS,
    **cases.RPCS,
    **papers.RPCS,
    **worklist.RPCS,
    **desks.RPCS,
    **staff.RPCS,
    **mandates.RPCS,
    **rechecks.RPCS,
    **appeals.RPCS,
    **notices.RPCS,
    **receipts.RPCS,
    **propagation.RPCS,
    **ratings.RPCS,
}

"""Protobuf in, action, protobuf out, by subject."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from services.education.rpc import admissions, pickups, schools
from services.education.rpc import credits as credit_bank

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx

RPCS: dict[str, Callable[[Tx, Any], Message]] = {**admissions.RPCS, **pickups.RPCS, **credit_bank.RPCS, **schools.RPCS}

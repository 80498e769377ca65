"""Values that many answers hold, as protobuf."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.employment.v1 import employment_pb2 as pb

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from chassis.decisions import Reason


def reasons(found: Iterable[Reason]) -> list[pb.Reason]:
    """Reasons as they are told."""
    return [pb.Reason(**vars(reason)) for reason in found]


def day(found: date | None) -> str:
    """An ISO 8601 date, or nothing."""
    return found.isoformat() if found else ""

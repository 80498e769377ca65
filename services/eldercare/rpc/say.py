"""Values that many answers hold, as protobuf."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb

from services.eldercare.actions.emergencies import stamp

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date, datetime

    from chassis.decisions import Reason


def reasons(found: Iterable[Reason]) -> list[pb.Reason]:
    """Reasons as they are told."""
    return [pb.Reason(**vars(reason)) for reason in found]


def moments(**named: datetime | None) -> dict[str, Any]:
    """Moments by name; those that are not there stay out."""
    return {name: stamp(moment) for name, moment in named.items() if moment is not None}


def day(found: date | None) -> str:
    """An ISO 8601 date, or nothing."""
    return found.isoformat() if found else ""

"""Opening and changing the record of an elder, and everything that follows from a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from chassis.errors import Fault, InvalidInput
from city.days import china_day
from services.eldercare.actions.beds import rank_anew
from services.eldercare.actions.elders import elder_of
from services.eldercare.actions.reads import log_reads
from services.eldercare.law import law
from services.eldercare.rules import meals

if TYPE_CHECKING:
    from collections.abc import Sequence

    from chassis.edge import Tx
    from services.eldercare.models import Elder

SUPPORTS = ("NONE", "EXTREME_POOR", "MINIMUM_LIVING", "LOW_INCOME_EDGE", "LOST_ONLY_CHILD")


def keep_elder(tx: Tx, resident_id: str, support: str, conditions: Sequence[str]) -> Elder:
    """Opens or changes a record. Raises InvalidInput naming every fault, NotFound, Unavailable."""
    faults = []
    if support and support not in SUPPORTS:
        told = f"应为 {'、'.join(SUPPORTS)} 之一", f"one of {', '.join(SUPPORTS)}"
        faults.append(Fault("support", "eldercare.unknown-support", *told))
    codes, unknown = meals.known(law(), conditions, china_day(tx.now))
    faults += unknown
    if faults:
        raise InvalidInput.of("eldercare.elder", faults)
    elder = elder_of(tx, resident_id)
    elder.support = support or elder.support
    elder.conditions = list(codes) or elder.conditions
    tx.session.add(elder)
    rank_anew(tx, elder)
    log_reads(tx, [resident_id], "elder", "养老服务建档 a record for elder care")
    return elder

"""Congestion."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb

from chassis.errors import Fault, InvalidInput
from city.days import china_day
from services.transport.law import law
from services.transport.rules import congestion as rules

if TYPE_CHECKING:
    from chassis.edge import Tx

_MOST_FAULTS = 100


def evaluate_congestion(tx: Tx, request: pb.EvaluateCongestionRequest) -> pb.Congestion:
    """See the proto."""
    segments = [rules.Segment(one.id, one.length_m, one.free_speed_kmh, one.speed_kmh) for one in request.segments]
    if found := rules.faults(segments):
        told = [Fault(reason.field, reason.code, reason.zh, reason.en) for reason in found[:_MOST_FAULTS]]
        raise InvalidInput.of("transport.congestion", told)
    state = rules.state(law(), china_day(tx.now), segments)
    answer = pb.Congestion(dtp=state.dtp, tpi=state.tpi, word=state.word_zh, word_en=state.word_en)
    for segment, level in zip(segments, state.levels, strict=True):
        answer.segments.add(id=segment.id, level=level)
    return answer


RPCS = {"EvaluateCongestion": evaluate_congestion}

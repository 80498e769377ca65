"""Re-checks of delegated decisions. Protobuf in, action, protobuf out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from civic.onething.v1 import onething_pb2 as pb

from chassis.rpc import Rpc
from services.onething.actions import draws, rechecks
from services.onething.desks.draws import draw
from services.onething.rpc.messages import name_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from chassis.edge import Tx
    from services.onething.desks.models import Delegated, Draw


def list_recheck_draws(tx: Tx, request: pb.ListRecheckDrawsRequest) -> pb.ListRecheckDrawsResponse:
    """See the proto."""
    found = draws.list_draws(tx, request.town, request.month)
    results = draws.results_of(tx, found)
    return pb.ListRecheckDrawsResponse(draws=[_draw(one, results[one.id]) for one in found])


def get_recheck_draw(tx: Tx, request: pb.GetRecheckDrawRequest) -> pb.RecheckDraw:
    """See the proto."""
    one = draws.look_up_draw(tx, request.draw_id)
    shown = _draw(one, draws.results_of(tx, [one])[one.id])
    if one.drawn_at:
        shown.lots.extend(one.lots)
        shown.drawn.extend(draw(bytes.fromhex(one.seed), one.lots, one.size))
    return shown


def list_rechecks(tx: Tx, request: pb.ListRechecksRequest) -> pb.ListRechecksResponse:
    """See the proto."""
    found, total = rechecks.list_rechecks(tx, name_of(pb.Recheck.Result, request.result), request.town)
    return pb.ListRechecksResponse(rechecks=[_recheck(one) for one in found], total=total)


def record_recheck(tx: Tx, request: pb.RecordRecheckRequest) -> pb.Recheck:
    """See the proto."""
    result = name_of(pb.Recheck.Result, request.result)
    return _recheck(rechecks.record_recheck(tx, request.recheck_id, result, request.reason, request.legal_reference))


def _draw(one: Draw, results: Mapping[str, int]) -> pb.RecheckDraw:
    return pb.RecheckDraw(
        draw_id=one.id,
        town=one.town,
        month=one.month,
        commitment=one.commitment,
        committed_at=one.committed_at,
        drawn_at=one.drawn_at,
        seed=one.seed,
        population=one.population,
        size=one.size,
        assumed_percent=one.assumed_percent,
        assumed_faulty=one.assumed_faulty,
        wanted_percent=one.wanted_percent,
        detection=one.detection,
        upheld=results.get(draws.UPHELD, 0),
        wrong=results.get(draws.WRONG, 0),
        least=one.least,
    )


def _recheck(one: Delegated) -> pb.Recheck:
    return pb.Recheck(
        recheck_id=one.id,
        draw_id=draws.draw_id(one.town, one.month),
        case_id=one.case_id,
        item_id=one.item_id,
        one_thing_id=one.one_thing_id,
        department=one.department,
        county=one.county,
        town=one.town,
        mandate_id=one.mandate_id,
        granted=one.granted,
        decided_by=one.decided_by,
        decided_at=one.decided_at,
        result=one.result,
        reason=one.reason,
        legal_reference=one.legal_reference,
        checked_by=one.checked_by,
        checked_at=one.checked_at,
    )


RPCS: dict[str, Rpc] = {
    "ListRecheckDraws": list_recheck_draws,
    "GetRecheckDraw": get_recheck_draw,
    "ListRechecks": list_rechecks,
    "RecordRecheck": record_recheck,
}

"""Who is at risk, products, benefits."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb

from services.eldercare.actions import benefits, products, risk
from services.eldercare.rpc import say

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from google.protobuf.message import Message

    from chassis.decisions import Reason
    from chassis.edge import Tx
    from services.eldercare.models import Benefit


def report_use(tx: Tx, request: pb.ReportMeterUseRequest) -> pb.ReportMeterUseResponse:
    """See the proto."""
    readings = [(one.resident_id, one.meter, one.last_used_on) for one in request.readings]
    return pb.ReportMeterUseResponse(kept=risk.report_use(tx, readings))


def list_at_risk(tx: Tx, request: pb.ListEldersAtRiskRequest) -> pb.ListEldersAtRiskResponse:
    """See the proto."""
    found, total = risk.list_at_risk(
        tx, request.area_geojson, list(request.counties), list(request.towns), request.most
    )
    answer = pb.ListEldersAtRiskResponse(total=total)
    ranks = sorted({one.risk.score for one in found}, reverse=True)
    for one in found:
        elder = one.elder
        answer.people.add(
            resident_id=elder.resident_id,
            county=elder.county,
            town=elder.town,
            lat=elder.lat,
            lon=elder.lon,
            score=one.risk.score,
            lives_alone=elder.lives_alone,
            grade=elder.grade,
            reasons=[reason.zh for reason in one.risk.reasons],
            rank=ranks.index(one.risk.score) + 1,
        )
    return answer


def find_products(_: Tx, request: pb.FindCareProductsRequest) -> pb.FindCareProductsResponse:
    """See the proto."""
    answer = pb.FindCareProductsResponse()
    for one in products.find_products(request.query):
        answer.products.add(
            product_id=one.id,
            name_zh=one.zh,
            name_en=one.en,
            category=one.category,
            purpose_zh=one.purpose,
            device_kind=one.device,
            standard=one.standard,
            grades=one.grades,
        )
    return answer


def grant_benefit(tx: Tx, request: pb.GrantElderBenefitRequest) -> pb.ElderBenefit:
    """See the proto."""
    return _benefit(*benefits.grant_benefit(tx, request.resident_id, request.kind))


def get_benefit(tx: Tx, request: pb.GetElderBenefitRequest) -> pb.ElderBenefit:
    """See the proto."""
    return _benefit(benefits.read_benefit(tx, request.benefit_id))


def pay_benefits(tx: Tx, request: pb.PayElderBenefitsRequest) -> pb.PayElderBenefitsResponse:
    """See the proto."""
    paid, total = benefits.pay_benefits(tx, request.month)
    return pb.PayElderBenefitsResponse(paid=paid, total_fen=total)


def _benefit(found: Benefit, reasons: Iterable[Reason] = ()) -> pb.ElderBenefit:
    return pb.ElderBenefit(
        benefit_id=found.id,
        resident_id=found.resident_id,
        kind=found.kind,
        monthly_fen=found.monthly_fen,
        from_month=found.from_month,
        paid_through=found.paid_through,
        stopped_from=found.stopped_from or "",
        claimed_back_fen=found.claimed_back_fen,
        reasons=say.reasons(reasons),
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "ReportMeterUse": report_use,
    "ListEldersAtRisk": list_at_risk,
    "FindCareProducts": find_products,
    "GrantElderBenefit": grant_benefit,
    "GetElderBenefit": get_benefit,
    "PayElderBenefits": pay_benefits,
}

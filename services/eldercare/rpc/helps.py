"""Providers, orders of the six helps, the ledger."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from civic.eldercare.v1 import eldercare_pb2 as pb

from services.eldercare.actions import ledger, orders, providers
from services.eldercare.rpc import say
from services.eldercare.rpc.sos import moment, position

if TYPE_CHECKING:
    from collections.abc import Callable

    from google.protobuf.message import Message

    from chassis.edge import Tx
    from services.eldercare.models import HelpOrder, Provider


def enter_provider(tx: Tx, request: pb.EnterCareProviderRequest) -> pb.CareProvider:
    """See the proto."""
    told = (request.provider_id, request.name, list(request.helps), request.county, position(request))
    entered = providers.enter_provider(
        tx,
        *told,
        orders_a_day=request.orders_a_day,
        volunteers=request.volunteers,
        suspended=request.suspended,
    )
    return _provider(tx, entered)


def find_providers(tx: Tx, request: pb.FindCareProvidersRequest) -> pb.FindCareProvidersResponse:
    """See the proto."""
    found = providers.find_providers(tx, request.county, request.help, request.limit)
    return pb.FindCareProvidersResponse(providers=[_provider(tx, one) for one in found])


def inspect_provider(tx: Tx, request: pb.InspectCareProviderRequest) -> pb.CareProvider:
    """See the proto."""
    findings = [(finding.code, finding.note) for finding in request.findings]
    return _provider(tx, providers.inspect_provider(tx, request.provider_id, findings))


def order_help(tx: Tx, request: pb.OrderHelpRequest) -> pb.HelpOrder:
    """See the proto."""
    at = moment(request.at, "at") if request.HasField("at") else None
    told = (request.resident_id, request.help, at, request.minutes, request.note)
    return _order(tx, orders.order_help(tx, *told, by_volunteers=request.by_volunteers))


def dispatch_help(tx: Tx, request: pb.DispatchHelpRequest) -> pb.HelpOrder:
    """See the proto."""
    return _order(tx, orders.dispatch_help(tx, request.order_id, request.provider_id, request.carer_id))


def get_order(tx: Tx, request: pb.GetHelpOrderRequest) -> pb.HelpOrder:
    """See the proto."""
    return _order(tx, orders.read_order(tx, request.order_id))


def cancel_help(tx: Tx, request: pb.CancelHelpRequest) -> pb.HelpOrder:
    """See the proto."""
    return _order(tx, orders.cancel_help(tx, request.order_id))


def confirm_help(tx: Tx, request: pb.ConfirmHelpRequest) -> pb.HelpOrder:
    """See the proto."""
    return _order(tx, orders.confirm_help(tx, request.order_id, request.complaint, done=request.done))


def rate_help(tx: Tx, request: pb.RateHelpRequest) -> pb.HelpOrder:
    """See the proto."""
    return _order(tx, orders.rate_help(tx, request.order_id, request.stars, request.comment))


def settle_help(tx: Tx, request: pb.SettleHelpRequest) -> pb.HelpSettlement:
    """See the proto."""
    settlement, count, total = orders.settle_help(tx, request.provider_id)
    told = {"settlement_id": settlement, "provider_id": request.provider_id}
    return pb.HelpSettlement(**told, orders=count, total_fen=total)


def audit_ledger(tx: Tx, _: pb.AuditHelpLedgerRequest) -> pb.HelpLedger:
    """See the proto."""
    found = ledger.audit(tx)
    return pb.HelpLedger(
        accounts=[pb.HelpLedger.Account(kind=kind, balance_fen=fen) for kind, fen in found.accounts.items()],
        bookings=found.bookings,
        sum_fen=found.total_fen,
        unbalanced=found.unbalanced,
    )


def _provider(tx: Tx, provider: Provider) -> pb.CareProvider:
    rating, (visits, missed) = providers.rating_of(tx, provider)
    return pb.CareProvider(
        provider_id=provider.id,
        name=provider.name,
        helps=provider.helps,
        county=provider.county,
        volunteers=provider.volunteers,
        suspended=provider.suspended,
        ratings=provider.ratings,
        stars=rating.stars,
        visits=visits,
        missed=missed,
        points=rating.points,
        grade=rating.grade,
        reasons=say.reasons(rating.reasons),
    )


def _order(tx: Tx, order: HelpOrder) -> pb.HelpOrder:
    return pb.HelpOrder(
        order_id=order.id,
        resident_id=order.resident_id,
        help=order.help,
        minutes=order.minutes,
        state=order.state,
        provider_id=order.provider_id or "",
        visit_id=order.visit_id or "",
        price_fen=order.price_fen,
        subsidy_fen=order.subsidy_fen,
        own_fen=order.price_fen - order.subsidy_fen,
        reasons=say.reasons(orders.price_reasons(tx, order)),
        stars=order.stars,
        note=order.note,
        complaint=order.complaint,
        by_volunteers=order.by_volunteers,
        **say.moments(at=order.at),
    )


RPCS: dict[str, Callable[[Tx, Any], Message]] = {
    "EnterCareProvider": enter_provider,
    "FindCareProviders": find_providers,
    "InspectCareProvider": inspect_provider,
    "OrderHelp": order_help,
    "DispatchHelp": dispatch_help,
    "GetHelpOrder": get_order,
    "CancelHelp": cancel_help,
    "ConfirmHelp": confirm_help,
    "RateHelp": rate_help,
    "SettleHelp": settle_help,
    "AuditHelpLedger": audit_ledger,
}

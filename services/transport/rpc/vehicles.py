"""Vehicles and their terminals."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from civic.transport.v1 import transport_pb2 as pb

from chassis.errors import Fault, InvalidInput
from city.days import china_day
from services.transport.actions import terminals

if TYPE_CHECKING:
    from chassis.edge import Tx


def enter_vehicle(tx: Tx, request: pb.EnterVehicleRequest) -> pb.Vehicle:
    """See the proto."""
    made = terminals.enter_vehicle(tx, request.plate, request.kind, request.county, request.route_id)
    return pb.Vehicle(vehicle_id=made.id, plate=made.plate, kind=made.kind, county=made.county, route_id=made.route_id)


def take_terminal_off(tx: Tx, request: pb.TakeTerminalOffRequest) -> pb.TakeTerminalOffResponse:
    """See the proto."""
    return pb.TakeTerminalOffResponse(vehicle_id=terminals.take_terminal_off(tx, request.phone).vehicle_id)


def get_terminal_report(tx: Tx, request: pb.GetTerminalReportRequest) -> pb.TerminalReport:
    """See the proto."""
    try:
        day = date.fromisoformat(request.day) if request.day else china_day(tx.now)
    except ValueError as error:
        fault = Fault("day", "transport.day", "日期应为 YYYY-MM-DD", "a date as YYYY-MM-DD")
        raise InvalidInput.of("transport.report", [fault]) from error
    report = pb.TerminalReport()
    for what, count in sorted(terminals.read_counts(tx, day).items()):
        report.counts.add(what=what, count=count)
    for claim in terminals.list_claims(tx):
        report.claims.add(phone=claim.phone, what=claim.what, peer=claim.peer, at=claim.at.isoformat())
    return report


RPCS = {
    "EnterVehicle": enter_vehicle,
    "TakeTerminalOff": take_terminal_off,
    "GetTerminalReport": get_terminal_report,
}

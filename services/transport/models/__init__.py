"""What transport keeps, by subject."""

from services.transport.models.base import Base
from services.transport.models.cards import DrivingLicence, RideCard
from services.transport.models.green_ways import Crossing, CrossingHold, GreenWay, GreenWayEnd
from services.transport.models.incidents import TrafficIncident, TrafficReport
from services.transport.models.parking import CarPark, GateEvent, Reconciliation, Stay
from services.transport.models.timetables import Feed, Forecast, VehicleTrip
from services.transport.models.travel import (
    Balance,
    GreenDay,
    LedgerEntry,
    RideOrder,
    RideShift,
    TravelCount,
)
from services.transport.models.vehicles import Terminal, TerminalClaim, TerminalCount, Vehicle, VehiclePosition

__all__ = [
    "Balance",
    "Base",
    "CarPark",
    "Crossing",
    "CrossingHold",
    "DrivingLicence",
    "Feed",
    "Forecast",
    "GateEvent",
    "GreenDay",
    "GreenWay",
    "GreenWayEnd",
    "LedgerEntry",
    "Reconciliation",
    "RideCard",
    "RideOrder",
    "RideShift",
    "Stay",
    "Terminal",
    "TerminalClaim",
    "TerminalCount",
    "TrafficIncident",
    "TrafficReport",
    "TravelCount",
    "Vehicle",
    "VehiclePosition",
    "VehicleTrip",
]

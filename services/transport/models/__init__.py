"""What transport keeps, by subject."""

from services.transport.models.base import Base
from services.transport.models.green_ways import Crossing, CrossingHold, GreenWay, GreenWayEnd
from services.transport.models.timetables import Feed, Forecast, VehicleTrip
from services.transport.models.vehicles import Terminal, TerminalClaim, TerminalCount, Vehicle, VehiclePosition

__all__ = [
    "Base",
    "Crossing",
    "CrossingHold",
    "Feed",
    "Forecast",
    "GreenWay",
    "GreenWayEnd",
    "Terminal",
    "TerminalClaim",
    "TerminalCount",
    "Vehicle",
    "VehiclePosition",
    "VehicleTrip",
]
